//! Values that follow from others: computed the first time somebody asks for them, and kept as long as the cube.
//!
//! How they are computed is no matter of the frame: a rule is handed in from above. A derived indicator has a series in
//! every area in which all of its sources have one. Its rows are numbered behind those of the columns, so that a row
//! number means one observation, computed or not.

use super::col;
use super::columns::{Columns, ObservationRef};
use super::cube::Cube;
use crate::model::catalogue::Catalogue;
use crate::model::derived::Formula;
use crate::model::id::IndicatorId;
use crate::model::indicator::Indicator;
use crate::model::municipality::AreaCode;
use crate::model::place::{IndicatorPlace, RowPlace, SeriesPlace};
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;

/// The values of one derived indicator, and which rows each was computed from.
#[derive(Debug, Default)]
pub struct Computed {
    /// The values: a cube of the one indicator.
    pub values: Cube,
    /// For each row of `values`, the rows of the sources in the order of the formula; as many for each.
    pub sources: Vec<RowPlace>,
    /// How many rows each value is computed from.
    pub each: usize,
}

/// How the values of a derived indicator are computed from the cube that holds its sources.
pub type Rule = fn(&Cube, &Indicator) -> Computed;

/// One derived indicator of a cube.
#[derive(Debug)]
struct Slot {
    /// Number of its first row.
    first_row: usize,
    /// Most rows that it can have.
    room: usize,
    made: OnceLock<Computed>,
}

/// The derived indicators of a cube by their place in the catalogue.
#[derive(Debug, Default)]
pub(super) struct Derived {
    rule: Option<Rule>,
    slots: BTreeMap<IndicatorPlace, Slot>,
}

/// The areas of derived indicators: those in which all sources have values.
pub(super) fn areas(catalogue: &Catalogue, areas: &mut [BTreeSet<AreaCode>]) {
    let formulas = catalogue.indicators.iter().enumerate().filter_map(|(at, row)| Some((at, Formula::of(row)?)));
    let formulas: Vec<(usize, Formula)> = formulas.collect();
    for (at, formula) in formulas {
        let position = |id: &IndicatorId| catalogue.indicators.iter().position(|row| row.indicator_id == *id);
        let of = |id: &IndicatorId| position(id).and_then(|at| areas.get(at)).cloned().unwrap_or_default();
        let common = formula.sources().map(of).reduce(|one, other| one.intersection(&other).copied().collect());
        if let Some(slot) = areas.get_mut(at) {
            *slot = common.unwrap_or_default();
        }
    }
}

impl Cube {
    /// The same cube with the rule by which derived indicators get their values.
    #[must_use]
    pub fn computing(mut self, rule: Rule) -> Self {
        let mut first_row = self.columns.len();
        let mut slots = BTreeMap::new();
        for (at, indicator) in self.data().placed_indicators() {
            let Some(formula) = Formula::of(indicator) else { continue };
            // A value stands at a period of the first source.
            let series = self.series_of(&formula.a);
            let rows = series.clone().next().zip(series.clone().next_back());
            let room = rows.map_or(0, |(first, last)| self.columns.rows(last).end - self.columns.rows(first).start);
            slots.insert(at, Slot { first_row, room, made: OnceLock::new() });
            first_row += room;
        }
        self.derived = Derived { rule: Some(rule), slots };
        self
    }

    /// The slot of the derived indicator at a place, with its values.
    fn slot(&self, position: IndicatorPlace) -> Option<(&Slot, &Computed)> {
        let (slot, rule) = (self.derived.slots.get(&position)?, self.derived.rule?);
        let indicator = self.data().indicator_at(position)?;
        let made = slot.made.get_or_init(|| {
            let mut made = rule(self, indicator);
            made.values.columns.base = slot.first_row;
            made
        });
        // More than there is room for would be taken for rows of another indicator.
        (made.values.len() <= slot.room).then_some((slot, made))
    }

    /// The columns in which the series at a place stands, and its rows there.
    pub(super) fn part(&self, series: SeriesPlace) -> (&Columns, Range<usize>) {
        if self.derived.slots.is_empty() {
            return (&self.columns, self.columns.rows(series));
        }
        let position = self.position_of(series);
        if !self.derived.slots.contains_key(&position) {
            return (&self.columns, self.columns.rows(series));
        }
        let Some((_, made)) = self.slot(position) else { return (&self.columns, 0..0) };
        let area = self.series(series).map(|series| series.area);
        let local = area.and_then(|area| made.values.place_at(IndicatorPlace::FIRST, area));
        (&made.values.columns, local.map_or(0..0, |local| made.values.columns.rows(local)))
    }

    /// The computed observation in a row behind those of the columns.
    pub(super) fn computed_at(&self, row: RowPlace) -> Option<ObservationRef<'_>> {
        let (position, slot) = self.slot_of(row)?;
        let (_, made) = self.slot(position)?;
        let local = row.index() - slot.first_row;
        let area = made.values.series(made.values.columns.series_at(local)?)?.area;
        made.values.columns.get(local, self.data().indicator_at(position)?, area)
    }

    fn slot_of(&self, row: RowPlace) -> Option<(IndicatorPlace, &Slot)> {
        let mut slots = self.derived.slots.iter();
        slots
            .find(|(_, slot)| (slot.first_row..slot.first_row + slot.room).contains(&row.index()))
            .map(|(at, slot)| (*at, slot))
    }

    /// Whether the values of the indicator at a place are computed from those of others.
    #[must_use]
    pub fn is_derived_at(&self, position: IndicatorPlace) -> bool {
        self.derived.slots.contains_key(&position)
    }

    /// The observations from which the one in a row was computed, in the order of the formula; none where it was read
    /// somewhere.
    #[must_use]
    pub fn sources_of(&self, row: RowPlace) -> Vec<ObservationRef<'_>> {
        let Some((position, slot)) = self.slot_of(row) else { return Vec::new() };
        let Some((_, made)) = self.slot(position) else { return Vec::new() };
        let from = (row.index() - slot.first_row) * made.each;
        let rows = made.sources.get(from..from + made.each).unwrap_or_default();
        rows.iter().filter_map(|row| self.at(*row)).collect()
    }

    /// Rows of derived series as a frame with the columns of [`super::observations`], numbers meaning what they mean in
    /// the cube; `None` where none of the series is derived.
    pub(super) fn computed_rows(&self, series: &BTreeSet<SeriesPlace>) -> PolarsResult<Option<DataFrame>> {
        let mut whole: Option<DataFrame> = None;
        let mut wanted: BTreeMap<IndicatorPlace, Vec<SeriesPlace>> = BTreeMap::new();
        for &place in series {
            let position = self.position_of(place);
            if self.derived.slots.contains_key(&position) {
                wanted.entry(position).or_default().push(place);
            }
        }
        let in_time = self.periods_in_time();
        for (position, places) in wanted {
            let Some((slot, made)) = self.slot(position) else { continue };
            let (mut local, mut global): (Vec<IdxSize>, Vec<u32>) = (Vec::new(), Vec::new());
            for place in places {
                let area = self.series(place).map(|series| series.area);
                let of = area.and_then(|area| made.values.place_at(IndicatorPlace::FIRST, area));
                for row in of.map_or(0..0, |of| made.values.columns.rows(of)) {
                    local.extend(IdxSize::try_from(row).ok());
                    global.push(place.number());
                }
            }
            let first = IdxSize::try_from(slot.first_row).unwrap_or(IdxSize::MAX);
            let rows: Vec<IdxSize> = local.iter().map(|row| row.saturating_add(first)).collect();
            let mut taken = made.values.frame()?.take(&IdxCa::from_vec(col::ROW.into(), local))?;
            taken.with_column(UInt32Chunked::from_vec(col::SERIES.into(), global).into_column())?;
            let rows = taken.hstack(&[IdxCa::from_vec(col::ROW.into(), rows).into_column()])?;
            let ranks = made
                .values
                .columns
                .periods
                .iter()
                .map(|period| u32::try_from(in_time.partition_point(|other| other < period)).unwrap_or(u32::MAX));
            let mut periods = made.values.periods()?;
            periods.with_column(Column::new(col::RANK.into(), ranks.collect::<Vec<_>>()))?;
            let told = super::told(&rows, &periods, &made.values.facets()?)?;
            match &mut whole {
                Some(whole) => {
                    whole.vstack_mut(&told)?;
                }
                None => whole = Some(told),
            }
        }
        Ok(whole)
    }
}
