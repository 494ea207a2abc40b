//! The KPI sheet of a city in the columns officials use: indicator, baseline, target, actual, progress, judgement, source.

use super::cited::documents_of;
use super::explain;
use super::observed::measure;
use super::request::area_name;
use crate::analysis::scorecard::{Entry, ScorecardRow};
use crate::frame::Cube;
use crate::model::id::DocumentId;
use crate::model::indicator::Level;
use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
use crate::model::quantity::Quantity;
use crate::model::status::Status;
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;
use crate::text::number;

/// An amount of a KPI sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KpiAmount {
    /// The amount, where there is one.
    pub value: Option<Quantity>,
    /// As shown, with its unit; a dash where there is none.
    pub words: String,
    /// When it holds.
    pub period: String,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct KpiRow {
    /// Heading of the goal under which the target stands.
    pub goal: String,
    /// Label of the indicator.
    pub indicator: String,
    /// Policy or project.
    pub measure: String,
    /// Level in words.
    pub level: String,
    /// Unit of the amounts.
    pub unit: Unit,
    /// Baseline.
    pub baseline: KpiAmount,
    /// Target.
    pub target: KpiAmount,
    /// Actual.
    pub actual: KpiAmount,
    /// Progress as a fraction, where it has a meaning and is not backwards.
    pub progress: Option<f64>,
    /// Progress as shown: a percentage, a word, or a dash.
    pub progress_words: String,
    /// Status.
    pub status: Status,
    /// Status in words.
    pub status_words: String,
    /// Why there is no progress, and what else must be known.
    pub remarks: String,
    /// Document and line.
    pub source: String,
}

/// The KPI sheet of a city.
#[derive(Debug, Clone, PartialEq)]
pub struct KpiSheet {
    /// The city.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// Title of the sheet.
    pub title: String,
    /// What heads the columns: indicator, baseline, target, actual, progress, status, source.
    pub heads: [String; 7],
    /// The rows in the order of the plan.
    pub rows: Vec<KpiRow>,
    /// What must be known: the ruler, abbreviations of the documents, rows that stand twice.
    pub notes: Vec<String>,
    /// The sheet in a sentence.
    pub alt: String,
}

/// The KPI sheets of the cities that occur in some rows of a scorecard, in the dataset's order of cities.
#[must_use]
pub fn sheets(index: &Cube, rows: &[&ScorecardRow], ruler: &str, texts: &Texts) -> Vec<KpiSheet> {
    let areas = index.data().municipalities.iter().map(|m| m.municipality_code);
    areas.filter_map(|area| sheet(index, rows, area, ruler, texts)).collect()
}

fn sheet(index: &Cube, rows: &[&ScorecardRow], area: AreaCode, ruler: &str, texts: &Texts) -> Option<KpiSheet> {
    let of_city = |row: &&&ScorecardRow| index.series(row.series).is_some_and(|s| s.area == area);
    let own: Vec<&ScorecardRow> = rows.iter().filter(of_city).copied().collect();
    let first = index.series(own.first()?.series)?;
    let name = area_name(index, texts, first.area);
    let mut documents: Vec<&str> = Vec::new();
    for row in &own {
        for id in documents_of(index, row) {
            if !documents.contains(&id.as_str()) {
                documents.push(id.as_str());
            }
        }
    }
    let mut made = Vec::new();
    for level in Level::ALL {
        let of_level = own.iter().filter(|r| index.series(r.series).is_some_and(|i| i.level == *level));
        made.extend(of_level.filter_map(|judged| row(index, judged, &documents, texts)));
    }
    let mut notes = Vec::new();
    if !ruler.is_empty() {
        notes.push(ruler.to_owned());
    }
    for (document, count) in documents.iter().zip(1_u32..) {
        let found = index.data().documents.iter().find(|d| d.document_id.as_str() == *document);
        let Some(found) = found else { continue };
        let facts = [("number", Fact::Text(count.to_string())), ("document", Fact::Text(texts.document(found)))];
        notes.push(texts.with("kpi-document", &facts));
    }
    let city = || Fact::Text(name.clone());
    let assessed = made.iter().filter(|row| row.status.is_assessed()).count();
    let on_track = made.iter().filter(|row| row.status.is_on_track()).count();
    let alt = texts.with(
        "kpi-alt",
        &[
            ("city", city()),
            ("total", Fact::Number(made.len() as f64)),
            ("ontrack", Fact::Number(on_track as f64)),
            ("count", Fact::Number(assessed as f64)),
        ],
    );
    let heads = [
        "column-indicator",
        "column-baseline",
        "column-target",
        "column-actual",
        "kpi-progress",
        "kpi-status",
        "column-source",
    ];
    Some(KpiSheet {
        area,
        title: texts.with("kpi-title", &[("city", city())]),
        heads: heads.map(|key| texts.t(key)),
        rows: made,
        notes,
        alt,
        name,
    })
}

fn row(index: &Cube, judged: &ScorecardRow, documents: &[&str], texts: &Texts) -> Option<KpiRow> {
    let target = index.data().targets.get(judged.target)?;
    let indicator = index.series(judged.series)?;
    let unit = if target.unit.as_str().is_empty() { &indicator.unit } else { &target.unit };
    let decimals = explain::decimals(index, judged);
    let amount = |entry: Option<Entry>| {
        let observation = entry.and_then(|entry| index.at(entry.observation));
        let value = entry.and_then(|entry| Quantity::new(entry.value, decimals));
        let words = value.map_or_else(|| texts.t("no-value"), |value| texts.amount(value, unit));
        let period = observation.map(|o| texts.period_short(o.period)).unwrap_or_default();
        KpiAmount { value, words, period }
    };
    let progress = judged.progress();
    let progress_words = match progress {
        None => texts.t("no-value"),
        Some(progress) if progress < 0.0 => texts.status(Status::WorseThanBaseline),
        Some(progress) => number::percent(progress),
    };
    let remarks = explain::remarks(texts, judged);
    let source = |id: &DocumentId| {
        let place = documents.iter().position(|known| *known == id.as_str()).map_or(0, |at| at + 1);
        let number = Fact::Text(place.to_string());
        // The line is the target's; the other documents are those of baseline and actual.
        match target.source.source_line.filter(|_| *id == target.source.document_id) {
            None => texts.with("kpi-source", &[("number", number)]),
            Some(line) => texts.with("kpi-source-line", &[("number", number), ("line", Fact::Text(line.to_string()))]),
        }
    };
    let source = texts.list(&documents_of(index, judged).into_iter().map(source).collect::<Vec<_>>());
    Some(KpiRow {
        goal: target.goal.clone(),
        indicator: texts.label(indicator.indicator).to_owned(),
        measure: measure(indicator.indicator).to_owned(),
        level: texts.level(indicator.level),
        unit: unit.clone(),
        baseline: amount(judged.baseline),
        target: KpiAmount {
            value: Some(target.value),
            words: texts.amount(target.value, unit),
            period: texts.period_short(target.target_period),
        },
        actual: amount(judged.actual),
        progress: progress.filter(|progress| *progress >= 0.0),
        progress_words,
        status: judged.status,
        status_words: texts.status(judged.status),
        remarks: remarks.join(" "),
        source,
    })
}
