//! `machikurabe series`: every value and every explained gap, one a row, with its source.

use super::args::Format;
use super::filter::Filter;
use super::output::{self, Cell, Column, Report, Shown};
use crate::chart::findings::source_words;
use crate::chart::observed::{Observed, measure};
use crate::chart::request::area_name;
use crate::frame::{Cube, ObservationRef};
use crate::model::breakdown;
use crate::model::indicator::Indicator;
use crate::model::message::Message;
use crate::model::observation::{CumulativeSince, MissingReason, UnusableReason};
use crate::text::catalogue::Texts;

struct Row<'a> {
    texts: &'a Texts,
    observation: ObservationRef<'a>,
    indicator: &'a Indicator,
    area: String,
    /// Identifiers of the observations from which it was computed.
    sources: Vec<String>,
}

impl<'a> Row<'a> {
    const COLUMNS: &'a [Column<Self>] = &[
        ("indicator_id", |r| Cell::text(r.observation.indicator_id())),
        ("municipality_code", |r| Cell::text(r.observation.municipality_code)),
        ("indicator", |r| Cell::text(&r.indicator.label)),
        ("unit", |r| Cell::text(&r.observation.unit)),
        ("period", |r| Cell::text(r.observation.period)),
        ("value", |r| Cell::printed(r.observation.value)),
        ("role", |r| Cell::key(Some(r.observation.role.key()))),
        ("status", |r| Cell::key(Some(r.observation.status.key()))),
        ("missing_reason", |r| Cell::key(r.observation.missing_reason.map(MissingReason::key))),
        ("cumulative", |r| Cell::Flag(r.observation.cumulative)),
        ("partial", |r| Cell::Flag(r.observation.partial)),
        ("document_id", |r| Cell::text(&r.observation.document_id)),
        ("source_line", |r| Cell::line(r.observation.source_line())),
        ("raw_text", |r| Cell::text(r.observation.raw_text())),
        ("municipality", |r| Cell::text(&r.area)),
        ("period_printed", |r| Cell::text(&r.observation.period_printed)),
        ("cumulative_since", |r| Cell::key(r.observation.cumulative_since.map(CumulativeSince::key))),
        ("averaged", |r| Cell::Flag(r.observation.averaged)),
        ("period_assumed", |r| Cell::Flag(r.observation.period_assumed)),
        ("unusable_reason", |r| Cell::key(r.observation.unusable_reason.map(UnusableReason::key))),
        ("note", |r| Cell::text(r.observation.note())),
        ("section", |r| Cell::text(&r.observation.section)),
        ("observation_id", |r| Cell::text(r.observation.observation_id())),
        ("breakdown", |r| Cell::text(breakdown::written(&r.indicator.breakdown))),
        ("indicator_en", |r| Cell::text(&r.indicator.label_en)),
        ("computed_from", |r| Cell::text(r.sources.join(" "))),
    ];

    const SHOWN: &'a [Shown<Self>] = &[
        Shown::words("column-municipality", 14, |r| r.area.clone()),
        Shown::words("column-indicator", 64, |r| r.texts.label(r.indicator).to_owned()),
        Shown::words("column-measure", 36, |r| measure(r.indicator).to_owned()),
        Shown::words("column-period", 24, |r| r.texts.period_short(r.observation.period)),
        Shown::number("column-value", |r| r.observed().amount()),
        Shown::words("column-role", 10, |r| r.texts.role(r.observation.role)),
        Shown::words("column-remarks", 44, Row::remarks),
        Shown::words("column-id", 32, |r| r.observation.indicator_id().to_string()),
        Shown::words("column-source", 44, |r| source_words(r.texts, &r.observation.source())),
    ];

    fn observed(&self) -> Observed<'_> {
        Observed { texts: self.texts, indicator: self.indicator, observation: self.observation }
    }

    /// What a reader of the number must know: why there is none, or what is particular about it.
    fn remarks(&self) -> String {
        let missing = self.observation.missing_reason.map(|reason| self.texts.missing_reason(reason));
        let computed = (!self.sources.is_empty()).then(|| self.observation.raw_text().into_owned());
        self.texts.list(&missing.into_iter().chain(self.observed().remarks()).chain(computed).collect::<Vec<_>>())
    }
}

/// The list in a format.
///
/// # Errors
/// Where the output cannot be formed.
pub fn list(index: &Cube, texts: &Texts, filter: &Filter, format: Format) -> Result<String, Message> {
    // Asked once for each series, not for each of its values.
    let wanted = index.all_series().filter(|series| filter.takes(index, *series));
    let rows = index.published_order_of(wanted.map(|series| series.place));
    let records: Vec<Row<'_>> = rows
        .into_iter()
        .filter_map(|row| {
            let observation = index.at(row)?;
            let area = area_name(index, texts, observation.municipality_code);
            let sources = index.sources_of(row).iter().map(|o| o.observation_id().0).collect();
            Some(Row { texts, observation, indicator: observation.indicator, area, sources })
        })
        .collect();
    let remarks = vec![output::count(texts, records.len()), texts.t("summary-columns")];
    Report { columns: Row::COLUMNS, shown: Row::SHOWN, records: &records, remarks }.render(format, texts)
}
