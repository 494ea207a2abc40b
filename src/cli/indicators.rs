//! `machikurabe indicators`: what is measured, of which city, on which level, and where that is printed.

use super::args::Format;
use super::filter::Filter;
use super::output::{Cell, Column, Report, Shown};
use crate::analysis::coverage::{self, Extent};
use crate::chart::findings::source_words;
use crate::chart::request::area_name;
use crate::frame::Cube;
use crate::model::breakdown;
use crate::model::indicator::Indicator;
use crate::model::message::{Fact, Message};
use crate::model::municipality::AreaCode;
use crate::model::place::{IndicatorPlace, SeriesPlace};
use crate::model::typed::is_derived;
use crate::text::catalogue::Texts;

struct Row<'a> {
    texts: &'a Texts,
    indicator: &'a Indicator,
    area: String,
    /// The area, where there is only one.
    only: Option<AreaCode>,
    observations: usize,
    targets: usize,
    /// Number of areas.
    areas: usize,
    /// The values of all of them.
    extent: Extent,
}

impl<'a> Row<'a> {
    const COLUMNS: &'a [Column<Self>] = &[
        ("indicator_id", |r| Cell::text(&r.indicator.indicator_id)),
        ("municipality_code", |r| r.only.map_or(Cell::Empty, Cell::text)),
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
        ("areas", |r| Cell::whole(Some(r.areas))),
        ("first_period", |r| r.extent.periods.map_or(Cell::Empty, |(first, _)| Cell::text(first))),
        ("last_period", |r| r.extent.periods.map_or(Cell::Empty, |(_, last)| Cell::text(last))),
        ("values", |r| Cell::whole(Some(r.extent.values as usize))),
        ("breakdown", |r| Cell::text(breakdown::written(&r.indicator.breakdown))),
        ("indicator_en", |r| Cell::text(&r.indicator.label_en)),
    ];

    const SHOWN: &'a [Shown<Self>] = &[
        Shown::words("column-municipality", 14, |r| r.area.clone()),
        Shown::words("column-indicator", 64, |r| r.texts.label(r.indicator).to_owned()),
        Shown::words("column-unit", 10, |r| r.indicator.unit.to_string()),
        Shown::words("column-level", 16, |r| r.texts.level(r.indicator.level)),
        Shown::words("column-theme", 26, |r| r.texts.theme(r.indicator.theme)),
        Shown::words("column-polarity", 16, |r| r.texts.polarity(r.indicator.polarity)),
        Shown::number("column-observations", |r| r.observations.to_string()),
        Shown::number("column-targets", |r| r.targets.to_string()),
        Shown::words("column-remarks", 40, Row::remark),
        Shown::words("column-id", 32, |r| r.indicator.indicator_id.to_string()),
        Shown::words("column-source", 44, |r| source_words(r.texts, &r.indicator.source)),
    ];

    /// That it repeats another one, or how it is computed from others.
    fn remark(&self) -> String {
        if self.indicator.repeat_of.is_some() {
            self.texts.t("table-repeat")
        } else if is_derived(&self.indicator.indicator_id) {
            self.texts.pair(&self.texts.t("derived-mark"), &self.indicator.definition_note)
        } else {
            String::new()
        }
    }
}

/// An indicator with what the wanted areas have of it; `None` where none of them has it.
fn row<'a>(
    (index, extents): (&'a Cube, &[Extent]),
    texts: &'a Texts,
    filter: &Filter,
    (at, indicator): (IndicatorPlace, &'a Indicator),
) -> Option<Row<'a>> {
    let all = index.series_at(at);
    let only = all.clone().next().filter(|_| all.len() == 1).and_then(|place| index.series(place)).map(|s| s.area);
    let wanted = |place: &SeriesPlace| index.series(*place).is_some_and(|series| filter.takes(index, series));
    let places: Vec<SeriesPlace> = all.clone().filter(wanted).collect();
    if places.is_empty() && !(all.is_empty() && filter.takes_alone(indicator)) {
        return None;
    }
    let areas = ("count", Fact::Number(places.len() as f64));
    Some(Row {
        texts,
        indicator,
        area: only.map_or_else(|| texts.with("pick-coverage", &[areas]), |area| area_name(index, texts, area)),
        only,
        observations: places.iter().map(|place| index.rows_of(*place).len()).sum(),
        targets: places.iter().map(|place| index.targets_of(*place).count()).sum(),
        areas: places.len(),
        extent: places.iter().map(|place| extent(index, extents, *place)).fold(Extent::default(), Extent::and),
    })
}

/// What a series has; what is computed is counted as it comes out.
fn extent(index: &Cube, extents: &[Extent], place: SeriesPlace) -> Extent {
    if index.is_derived_at(index.position_of(place)) {
        return coverage::extent(index, place);
    }
    extents.get(place.index()).copied().unwrap_or_default()
}

/// The list in a format.
///
/// # Errors
/// Where the output cannot be formed.
pub fn list(index: &Cube, texts: &Texts, filter: &Filter, format: Format) -> Result<String, Message> {
    let extents = coverage::extents(index).map_err(|cause| Message::new("error-analysis").text("cause", cause))?;
    let rows = index.data().placed_indicators();
    let records: Vec<Row<'_>> = rows.filter_map(|of| row((index, &extents), texts, filter, of)).collect();
    let remarks = vec![super::output::count(texts, records.len()), texts.t("summary-columns")];
    Report { columns: Row::COLUMNS, shown: Row::SHOWN, records: &records, remarks }.render(format, texts)
}
