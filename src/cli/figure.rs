//! `machikurabe figure`: one figure as SVG, PNG or PDF, the same as on the screen.

use super::args::{Figure, View};
use super::filter::{self, Filter};
use crate::analysis::scorecard::{self, ScorecardRow};
use crate::chart::arrange::Arrangement;
use crate::chart::board::BoardRequest;
use crate::chart::board::order::Order;
use crate::chart::build::ChartRequest;
use crate::chart::matrix::MatrixRequest;
use crate::chart::page::{self, DataFacts, FigurePage, PageChoice, PageSize};
use crate::chart::population;
use crate::export::Exporter;
use crate::export::file;
use crate::export::pdf::{Pages, Pdf};
use crate::export::png::{Png, Resolution};
use crate::export::svg::Svg;
use crate::figure::headless::Studio;
use crate::figure::paged;
use crate::figure::picture::Picture;
use crate::model::comparison::Comparison;
use crate::model::indexed::IndexedDataset;
use crate::model::message::{Explain, Fact, Message};
use crate::model::municipality::AreaCode;
use crate::model::ruler::Ruler;
use crate::model::status::Status;
use crate::model::target::Revision;
use crate::text::catalogue::Texts;
use crate::text::language::Language;
use crate::text::search::normalise;
use std::collections::BTreeMap;
use std::path::Path;

/// The formats, by how the names of their files end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
    Pdf,
}

impl Format {
    fn of(path: &Path) -> Result<Self, Message> {
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
        match extension.as_str() {
            "svg" => Ok(Self::Svg),
            "png" => Ok(Self::Png),
            "pdf" => Ok(Self::Pdf),
            _ => Err(Message::new("error-figure-extension").text("path", path.display())),
        }
    }
}

/// Draws the figure and writes it; the answer is what to say about it.
///
/// # Errors
/// What was asked for and does not exist, why the figure cannot be drawn, or why the file cannot be written.
pub fn write(
    index: &IndexedDataset,
    texts: &Texts,
    filter: Filter,
    asked: &Figure,
    data: &DataFacts,
) -> Result<String, Message> {
    let path = Path::new(&asked.out);
    let format = Format::of(path)?;
    let page = page(index, texts, filter, asked, data)?;
    let studio = Studio::new();
    let draw = |page: &FigurePage| studio.draw(page).map_err(|error| error.explain());
    let bytes = if format == Format::Pdf {
        let parts = paged::pages(&studio, &page, texts).map_err(|error| error.explain())?;
        let pages: Vec<Picture> = parts.iter().map(draw).collect::<Result<_, _>>()?;
        Pdf.bytes(&Pages { title: page.title.clone(), language: page.language, pages })
    } else {
        bytes(&draw(&page)?, format, asked)
    };
    let bytes = bytes.map_err(|error| error.explain())?;
    file::write(path, &bytes, asked.overwrite).map_err(|error| error.explain())?;
    Ok(texts.with("figure-written", &[("path", Fact::Text(path.display().to_string()))]) + "\n")
}

fn bytes(picture: &Picture, format: Format, asked: &Figure) -> Result<Vec<u8>, crate::export::error::ExportError> {
    let resolution = match (asked.scale, asked.dpi) {
        (_, Some(dpi)) => Resolution::PerInch(dpi),
        (Some(scale), None) => Resolution::Scale(scale),
        (None, None) => Resolution::Usual,
    };
    match format {
        Format::Svg => Svg { outline: asked.outline }.bytes(picture),
        Format::Png => Png { resolution }.bytes(picture),
        Format::Pdf => Pdf.bytes(&Pages::from(picture.clone())),
    }
}

fn page(
    index: &IndexedDataset,
    texts: &Texts,
    filter: Filter,
    asked: &Figure,
    data: &DataFacts,
) -> Result<FigurePage, Message> {
    let ruler = filter::ruler(asked.ruler.as_deref(), texts)?;
    let choice = choice(index, texts, asked)?;
    match asked.view {
        View::Compare => compare(index, texts, filter, asked, &ruler, (&choice, data)),
        View::Overview => {
            let rows = judged(index, &ruler)?;
            let areas = areas(index, &filter);
            let ruler = ruler_note(texts, &ruler);
            let (rows, areas, themes, ruler) = (&rows[..], &areas[..], &filter.themes()[..], &ruler[..]);
            let request = MatrixRequest { index, rows, flips: &[], areas, themes, levels: &[], ruler, own: None };
            Ok(page::overview(&request, &choice, data, texts))
        }
        View::Gaps => {
            let rows = judged(index, &ruler)?;
            let taken = |row: &&ScorecardRow| index.indicator(row.indicator).is_some_and(|i| filter.takes(i));
            let rows: Vec<&ScorecardRow> = rows.iter().filter(taken).collect();
            if rows.is_empty() {
                return Err(Message::new("error-figure-nothing-found"));
            }
            let areas = areas(index, &filter);
            let (all, rows, areas, ruler, order) = (rows.len(), &rows[..], &areas[..], &ruler, Order::Behind);
            let request = BoardRequest { index, rows, areas, order, ruler, all, statuses: &[], filters: "", own: None };
            Ok(page::gaps(&request, &choice, data, texts))
        }
        View::Population => {
            let area = match areas(index, &filter).as_slice() {
                [one] => *one,
                _ => return Err(Message::new("error-figure-one-city")),
            };
            let figures = population::figures(index, texts, area);
            let figure = figures.into_iter().find(|figure| figure.topic == asked.topic);
            let figure = figure.filter(|figure| !figure.is_empty());
            let figure = figure.ok_or_else(|| Message::new("error-figure-empty"))?;
            Ok(page::population(figure, &choice, data, texts))
        }
    }
}

fn compare(
    index: &IndexedDataset,
    texts: &Texts,
    filter: Filter,
    asked: &Figure,
    ruler: &Ruler,
    (choice, data): (&PageChoice, &DataFacts),
) -> Result<FigurePage, Message> {
    let comparison = asked.comparison.as_deref().map(|typed| comparison(typed, index, texts)).transpose()?;
    let picks = picks(index, filter, asked, comparison)?;
    let statuses = statuses(index, &picks, ruler)?;
    let ruler = if statuses.is_empty() { String::new() } else { ruler_note(texts, ruler) };
    let plan_time = asked.plan_time;
    let request = ChartRequest {
        index,
        picks: &picks,
        statuses: &statuses,
        plan_time,
        comparison,
        ruler: &ruler,
        arrangement: Arrangement::PLAIN,
    };
    Ok(page::compare(&request, choice, data, texts))
}

/// The wanted areas, in the order of the data.
fn areas(index: &IndexedDataset, filter: &Filter) -> Vec<AreaCode> {
    let areas = index.data().municipalities.iter().map(|m| m.municipality_code);
    areas.filter(|area| filter.takes_area(*area)).collect()
}

fn ruler_note(texts: &Texts, ruler: &Ruler) -> String {
    texts.with("chart-ruler", &[("ruler", Fact::Text(texts.ruler_in_words(ruler)))])
}

/// Size, style, own city and title as asked for.
fn choice(index: &IndexedDataset, texts: &Texts, asked: &Figure) -> Result<PageChoice, Message> {
    let own_city = asked.own_city.as_deref().map(|typed| filter::city(typed, index.data(), texts)).transpose()?;
    let size = size(asked.size.as_deref())?;
    let usual = PageChoice::default();
    let style = asked.style.unwrap_or(usual.style);
    Ok(PageChoice { size: size.unwrap_or(usual.size), style, own_city, title: asked.title.clone() })
}

/// A size by name or measure, where one was given.
///
/// # Errors
/// `error-figure-size` for a text that is none.
pub fn size(typed: Option<&str>) -> Result<Option<PageSize>, Message> {
    let size = typed.map(str::parse).transpose();
    size.map_err(|wrong: page::NotASize| Message::new("error-figure-size").text("text", wrong.0))
}

/// The places of the picked indicators: of a comparison, or of all, as far as the filter takes them.
fn picks(
    index: &IndexedDataset,
    filter: Filter,
    asked: &Figure,
    comparison: Option<&Comparison>,
) -> Result<Vec<usize>, Message> {
    let filter = filter.with_indicators(&asked.indicator, index.data())?;
    let data = index.data();
    let picks: Vec<usize> = match comparison {
        Some(comparison) => crate::analysis::compare::members(data, comparison)
            .filter_map(|member| index.place(&member.indicator_id))
            .filter(|place| index.indicator(*place).is_some_and(|indicator| filter.takes(indicator)))
            .collect(),
        None if filter.is_empty() => return Err(Message::new("error-figure-no-picks")),
        None => {
            let taken = data.indicators.iter().enumerate().filter(|(_, i)| filter.takes(i));
            // Repeats of an indicator would draw its line twice, unless one is asked for by name.
            taken.filter(|(_, i)| i.repeat_of.is_none() || !asked.indicator.is_empty()).map(|(p, _)| p).collect()
        }
    };
    if picks.is_empty() { Err(Message::new("error-figure-nothing-found")) } else { Ok(picks) }
}

fn judged(index: &IndexedDataset, ruler: &Ruler) -> Result<Vec<ScorecardRow>, Message> {
    scorecard::scorecard(index, Revision::Final, ruler)
        .map_err(|cause| Message::new("error-analysis").text("cause", cause))
}

/// The status of each picked indicator that has a target.
fn statuses(index: &IndexedDataset, picks: &[usize], ruler: &Ruler) -> Result<BTreeMap<usize, Status>, Message> {
    let rows = judged(index, ruler)?;
    let mut statuses = BTreeMap::new();
    for row in rows.iter().filter(|row| picks.contains(&row.indicator)) {
        statuses.entry(row.indicator).or_insert(row.status);
    }
    Ok(statuses)
}

/// The comparison with this key or name.
fn comparison<'a>(typed: &str, index: &'a IndexedDataset, texts: &Texts) -> Result<&'a Comparison, Message> {
    let wanted = normalise(typed);
    let all = &index.data().comparisons;
    let found = all
        .iter()
        .find(|c| [c.comparison_id.as_str(), &c.name, &c.name_en].into_iter().any(|name| normalise(name) == wanted));
    found.ok_or_else(|| {
        let name = |c: &Comparison| match texts.language() {
            Language::Ja => format!("{} {}", c.comparison_id.as_str(), c.name),
            Language::En => format!("{} {}", c.comparison_id.as_str(), c.name_en),
        };
        let known = texts.list(&all.iter().map(name).collect::<Vec<_>>());
        Message::new("error-filter-comparison").text("text", typed).text("known", known)
    })
}
