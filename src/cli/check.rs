//! `machikurabe check`: printed figures that do not follow from the document's own numbers.

use super::args::Format;
use super::filter::Filter;
use super::output::{Cell, Column, Report, Shown};
use crate::analysis::consistency::{self, CheckedFigure};
use crate::chart::findings::{Finding, source_words};
use crate::chart::request::area_name;
use crate::frame::Cube;
use crate::model::indexed::Series;
use crate::model::message::{Fact, Message};
use crate::model::printed::Arrow;
use crate::text::catalogue::Texts;

struct Row<'a> {
    texts: &'a Texts,
    disagreement: &'a CheckedFigure,
    finding: Finding<'a>,
    indicator: Series<'a>,
    area: String,
}

impl<'a> Row<'a> {
    const COLUMNS: &'a [Column<Self>] = &[
        ("municipality_code", |r| Cell::text(r.indicator.area)),
        ("municipality", |r| Cell::text(&r.area)),
        ("indicator_id", |r| Cell::text(&r.indicator.indicator_id)),
        ("indicator", |r| Cell::text(&r.indicator.label)),
        ("kind", |r| Cell::key(Some(r.disagreement.kind.key()))),
        ("printed", |r| Cell::printed(r.finding.printed())),
        ("recomputed", |r| Cell::exact(r.disagreement.recomputed)),
        ("unit", |r| Cell::text(r.finding.unit())),
        ("printed_arrow", |r| Cell::key(r.disagreement.printed_arrow.map(Arrow::key))),
        ("recomputed_arrow", |r| Cell::key(r.disagreement.recomputed_arrow.map(Arrow::key))),
        ("sentence", |r| Cell::text(r.finding.sentence(r.texts))),
        ("document_id", |r| r.finding.source().map_or(Cell::Empty, |source| Cell::text(&source.document_id))),
        ("source_line", |r| Cell::line(r.finding.source().and_then(|source| source.source_line))),
        ("raw_text", |r| r.finding.source().map_or(Cell::Empty, |source| Cell::text(&source.raw_text))),
        ("indicator_en", |r| Cell::text(&r.indicator.label_en)),
    ];

    const SHOWN: &'a [Shown<Self>] = &[
        Shown::words("column-municipality", 14, |r| r.area.clone()),
        Shown::words("column-indicator", 64, |r| r.texts.label(r.indicator.indicator).to_owned()),
        Shown::words("column-finding", 24, |r| r.texts.disagreement(r.disagreement.kind)),
        Shown::number("column-printed", |r| r.finding.printed_words(r.texts)),
        Shown::number("column-computed", |r| r.finding.computed_words(r.texts)),
        Shown::words("column-sentence", 120, |r| r.finding.sentence(r.texts)),
        Shown::words("column-id", 32, |r| r.indicator.indicator_id.to_string()),
        Shown::words("column-source", 44, |r| {
            r.finding.source().map(|source| source_words(r.texts, &source)).unwrap_or_default()
        }),
    ];
}

/// The disagreements in a format; below the table, how many figures were checked and could not be.
///
/// # Errors
/// Where the output cannot be formed.
pub fn list(index: &Cube, texts: &Texts, filter: &Filter, format: Format) -> Result<String, Message> {
    let result = consistency::check_of(index, |series| filter.takes(index, series));
    let records: Vec<Row<'_>> = result
        .disagreements
        .iter()
        .filter_map(|disagreement| {
            let indicator = index.series(disagreement.series)?;
            let finding = Finding::new(index, disagreement);
            Some(Row { texts, disagreement, finding, indicator, area: area_name(index, texts, indicator.area) })
        })
        .collect();
    let count = |n: usize| Fact::Number(n as f64);
    let facts = [
        ("count", count(result.checked)),
        ("differing", count(records.len())),
        ("missing", count(result.uncheckable.len())),
    ];
    let remarks = vec![texts.with("check-summary", &facts), texts.t("summary-columns")];
    Report { columns: Row::COLUMNS, shown: Row::SHOWN, records: &records, remarks }.render(format, texts)
}
