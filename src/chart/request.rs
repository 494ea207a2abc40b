//! What a chart is asked for with, and the names that every part of it takes from the data.

use super::arrange::Arrangement;
use crate::frame::{Cube, ObservationRef};
use crate::model::comparison::Comparison;
use crate::model::document::Provenance;
use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
use crate::model::place::SeriesPlace;
use crate::model::status::Status;
use crate::text::catalogue::Texts;
use std::collections::BTreeMap;

/// What a chart is made from.
#[derive(Debug, Clone, Copy)]
pub struct ChartRequest<'a> {
    /// The data.
    pub index: &'a Cube,
    /// Places of the picked series: indicators in the order of picking, each in the order of the picked areas.
    pub picks: &'a [SeriesPlace],
    /// The picked areas, which decide how each is drawn.
    pub areas: &'a [AreaCode],
    /// Status of each picked series that has a target.
    pub statuses: &'a BTreeMap<SeriesPlace, Status>,
    /// Whether the axis counts shares of the plan.
    pub plan_time: bool,
    /// The comparison whose members are shown, with its grade and reason.
    pub comparison: Option<&'a Comparison>,
    /// The ruler in words, for the remarks.
    pub ruler: &'a str,
    /// Scale, panels, lines or bars, years.
    pub arrangement: Arrangement,
}

/// The name of an area in the reader's language; its code where the data do not name it.
#[must_use]
pub fn area_name(index: &Cube, texts: &Texts, area: AreaCode) -> String {
    index.data().municipality(area).map_or_else(|| area.to_string(), |a| texts.place(a).to_owned())
}

/// Where a value was read, in one line.
#[must_use]
pub fn source_line(index: &Cube, texts: &Texts, observation: ObservationRef<'_>) -> String {
    let title = document_title(index, texts, &observation.source());
    match observation.source_line() {
        Some(line) => {
            texts.with("chart-hover-source", &[("document", Fact::Text(title)), ("line", Fact::Text(line.to_string()))])
        }
        // A table without numbered lines is found again by its section: edition, sheet and row.
        None if !observation.section.is_empty() => {
            let document = texts.aside(&title, &observation.section);
            texts.with("chart-hover-source-no-line", &[("document", Fact::Text(document))])
        }
        None => texts.with("chart-hover-source-no-line", &[("document", Fact::Text(title))]),
    }
}

/// The title of a document in the reader's language; its id where the store has none.
pub(super) fn document_title(index: &Cube, texts: &Texts, source: &Provenance) -> String {
    let document = index.data().document(&source.document_id);
    document.map_or_else(|| source.document_id.to_string(), |d| texts.title(d).to_owned())
}
