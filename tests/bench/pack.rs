//! A pack of a hundred figures as one PDF, the time that a reader waits for it.

use crate::{median, report};
use machikurabe::chart::page::{DataFacts, NamedSize, PageChoice, PageSize};
use machikurabe::export::briefing::{PackFormat, write};
use machikurabe::import::sample;
use machikurabe::model::indexed::IndexedDataset;
use machikurabe::model::municipality::AreaKind;
use machikurabe::session::figures::Ground;
use machikurabe::session::view::ViewSpec;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::time::Duration;

/// Figures in the pack.
const FIGURES: usize = 100;

/// Runs the benchmark; `quick` makes a smaller pack, once.
pub fn run(quick: bool) {
    let index = IndexedDataset::new(sample::sample().unwrap());
    let texts = Texts::new(Language::Ja);
    let facts = DataFacts::default();
    let ground = Ground { index: &index, facts: &facts, texts: &texts };
    let cities = index.data().municipalities.iter().filter(|m| m.kind == AreaKind::Municipality);
    let areas: Vec<_> = cities.map(|m| m.municipality_code).collect();
    let view = ViewSpec { areas: areas.clone(), ..ViewSpec::default() };
    let count = if quick { 3 } else { FIGURES };
    let choice = PageChoice { size: PageSize::Named(NamedSize::A4), ..PageChoice::default() };
    let collected: Vec<_> = ground.usual(&view).into_iter().cycle().take(count).collect();
    let mut pack = ground.briefing("", &collected, (&areas, &view.ruler), &choice).unwrap();
    // The population of four cities is several figures at once.
    pack.pages.truncate(count);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pack.pdf");
    let time = median(if quick { 1 } else { 3 }, || {
        write(&pack, PackFormat::Pdf, &path, true, &texts, &mut |_, _| true).unwrap();
    });
    report(&format!("pack of {count} figures as PDF"), time, "budget", Some(Duration::from_secs(10)));
}
