//! `machikurabe indicators`: what is measured, of which city, on which level, and where that is printed.

use super::args::Format;
use super::filter::Filter;
use super::output::{Cell, Column, Report, Shown};
use crate::chart::findings::source_words;
use crate::chart::request::area_name;
use crate::model::indexed::IndexedDataset;
use crate::model::indicator::Indicator;
use crate::model::message::Message;
use crate::text::catalogue::Texts;

struct Row<'a> {
    texts: &'a Texts,
    indicator: &'a Indicator,
    area: String,
    observations: usize,
    targets: usize,
}

impl<'a> Row<'a> {
    const COLUMNS: &'a [Column<Self>] = &[
        ("indicator_id", |r| Cell::text(&r.indicator.indicator_id)),
        ("municipality_code", |r| Cell::text(r.indicator.municipality_code)),
        ("municipality", |r| Cell::text(&r.area)),
        ("indicator", |r| Cell::text(&r.indicator.label)),
        ("level", |r| Cell::key(Some(r.indicator.level.key()))),
        ("theme", |r| Cell::key(Some(r.indicator.theme.key()))),
        ("unit", |r| Cell::text(&r.indicator.unit)),
        ("polarity", |r| Cell::key(Some(r.indicator.polarity.key()))),
        ("polarity_reason", |r| Cell::text(&r.indicator.polarity_reason)),
        ("goal", |r| Cell::text(&r.indicator.goal)),
        ("policy", |r| Cell::text(&r.indicator.policy)),
        ("project", |r| Cell::text(&r.indicator.project)),
        ("department", |r| Cell::text(&r.indicator.department)),
        ("definition_note", |r| Cell::text(&r.indicator.definition_note)),
        ("review_flag", |r| Cell::text(&r.indicator.review_flag)),
        ("repeat_of", |r| r.indicator.repeat_of.as_ref().map_or(Cell::Empty, Cell::text)),
        ("observations", |r| Cell::whole(Some(r.observations))),
        ("targets", |r| Cell::whole(Some(r.targets))),
        ("document_id", |r| Cell::text(&r.indicator.source.document_id)),
        ("section", |r| Cell::text(&r.indicator.source.section)),
        ("source_line", |r| Cell::line(r.indicator.source.source_line)),
        ("raw_text", |r| Cell::text(&r.indicator.source.raw_text)),
    ];

    const SHOWN: &'a [Shown<Self>] = &[
        Shown::words("column-municipality", 14, |r| r.area.clone()),
        Shown::words("column-indicator", 64, |r| r.indicator.label.clone()),
        Shown::words("column-unit", 10, |r| r.indicator.unit.to_string()),
        Shown::words("column-level", 16, |r| r.texts.level(r.indicator.level)),
        Shown::words("column-theme", 26, |r| r.texts.theme(r.indicator.theme)),
        Shown::words("column-polarity", 16, |r| r.texts.polarity(r.indicator.polarity)),
        Shown::number("column-observations", |r| r.observations.to_string()),
        Shown::number("column-targets", |r| r.targets.to_string()),
        Shown::words("column-remarks", 8, Row::repeat),
        Shown::words("column-id", 32, |r| r.indicator.indicator_id.to_string()),
        Shown::words("column-source", 44, |r| source_words(r.texts, &r.indicator.source)),
    ];

    fn repeat(&self) -> String {
        if self.indicator.repeat_of.is_some() { self.texts.t("table-repeat") } else { String::new() }
    }
}

/// The list in a format.
///
/// # Errors
/// Where the output cannot be formed.
pub fn list(index: &IndexedDataset, texts: &Texts, filter: &Filter, format: Format) -> Result<String, Message> {
    let rows = index.data().indicators.iter().enumerate().filter(|(_, indicator)| filter.takes(indicator));
    let records: Vec<Row<'_>> = rows
        .map(|(place, indicator)| Row {
            texts,
            indicator,
            area: area_name(index, texts, indicator),
            observations: index.places_of(place).len(),
            targets: index.targets_of(place).count(),
        })
        .collect();
    let remarks = vec![super::output::count(texts, records.len()), texts.t("summary-columns")];
    Report { columns: Row::COLUMNS, shown: Row::SHOWN, records: &records, remarks }.render(format, texts)
}
