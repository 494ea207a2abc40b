//! Figures as files: they say what the screen says, in every size, style, format and language, and nothing is lost.

mod files;
mod office;
mod pages;
mod pdf;
mod pixels;
mod same;
mod sets;
mod svg;

use crate::charts::{index, members, place_of};
use machikurabe::analysis::scorecard;
use machikurabe::chart::arrange::Arrangement;
use machikurabe::chart::page::{self, DataFacts, FigurePage, NamedSize, PageChoice, PageSize, PageStyle};
use machikurabe::chart::request::ChartRequest;
use machikurabe::figure::headless::Studio;
use machikurabe::figure::picture::{Picture, Run};
use machikurabe::model::comparison::Comparison;
use machikurabe::model::message::Fact;
use machikurabe::model::place::SeriesPlace;
use machikurabe::model::ruler::Ruler;
use machikurabe::model::status::Status;
use machikurabe::model::target::Revision;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// Every size that a reader can ask for by name, and two of their own.
fn sizes() -> Vec<PageSize> {
    let own = [PageSize::Millimetres(170.0, 110.0), PageSize::Pixels(1280, 800)];
    NamedSize::ALL.iter().map(|name| PageSize::Named(*name)).chain(own).collect()
}

/// What the figures are judged by.
fn ruler() -> Ruler {
    machikurabe::analysis::ruler::default_ruler()
}

fn statuses() -> &'static BTreeMap<SeriesPlace, Status> {
    static STATUSES: OnceLock<BTreeMap<SeriesPlace, Status>> = OnceLock::new();
    STATUSES.get_or_init(|| {
        let rows = scorecard::scorecard(index(), Revision::Final, &ruler()).unwrap();
        rows.iter().map(|row| (row.series, row.status)).collect()
    })
}

/// The data as a store of a known day has it.
fn data() -> DataFacts {
    DataFacts { title: "見本".into(), version: "1.0.0".into(), stored_at: "2026-01-31T09:00:00Z".into() }
}

/// A page of indicators, judged by the default ruler.
fn page_of(ids: &[&str], comparison: Option<&Comparison>, choice: &PageChoice, language: Language) -> FigurePage {
    let picks: Vec<SeriesPlace> = ids.iter().map(|id| place_of(index(), id)).collect();
    let texts = Texts::new(language);
    let statuses = statuses().iter().filter(|(p, _)| picks.contains(p)).map(|(p, s)| (*p, *s)).collect();
    let ruler = texts.with("chart-ruler", &[("ruler", Fact::Text(texts.ruler_in_words(&ruler())))]);
    let request = ChartRequest {
        index: index(),
        areas: &[],
        picks: &picks,
        statuses: &statuses,
        plan_time: false,
        comparison,
        ruler: &ruler,
        arrangement: Arrangement::PLAIN,
    };
    page::compare(&request, choice, &data(), &texts)
}

fn comparison(id: &str) -> &'static Comparison {
    index().data().comparisons.iter().find(|c| c.comparison_id.as_str() == id).expect(id)
}

fn page_of_comparison(comparison: &Comparison, choice: &PageChoice, language: Language) -> FigurePage {
    page_of(&members(comparison), Some(comparison), choice, language)
}

fn choice(size: PageSize, style: PageStyle) -> PageChoice {
    PageChoice { size, style, ..PageChoice::default() }
}

fn drawn(page: &FigurePage) -> Picture {
    Studio::new().draw(page).unwrap()
}

/// Everything that texts say, without the spaces at which lines were broken.
fn said<'a>(runs: impl Iterator<Item = &'a Run>) -> String {
    runs.flat_map(|run| run.text.chars()).filter(|c| !c.is_whitespace()).collect()
}

fn squeezed(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a program is installed; where it is not, that a check was left out is said.
pub fn has(program: &str) -> bool {
    let found = Command::new(program).arg("-v").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    if !found {
        println!("skipped: {program} is not installed");
    }
    found
}
