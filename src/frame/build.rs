//! Building a cube: rows as they come, delivery after delivery, then sorted once.

use super::col;
use super::columns::{Columns, NO_VALUE};
use super::cube::Cube;
use super::facet::{Facet, Facets};
use super::texts::TextsBuilder;
use crate::model::catalogue::Catalogue;
use crate::model::indexed::Indexed;
use crate::model::municipality::AreaCode;
use crate::model::observation::Observation;
use crate::model::period::Period;
use crate::model::place::{IndicatorPlace, SeriesPlace};
use crate::model::quantity::Quantity;
use crate::model::usual::{self, Said};
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// One observation on its way into a cube.
#[derive(Debug, Clone, Copy)]
pub struct NewRow<'r> {
    /// Place of the indicator in the catalogue.
    pub indicator: IndicatorPlace,
    /// Where.
    pub area: AreaCode,
    /// When.
    pub period: Period,
    /// The value; `None` where it is missing.
    pub value: Option<Quantity>,
    /// What it shares with others, as [`CubeBuilder::facet`] numbered it.
    pub facet: u32,
    /// Place in the publisher's order of its delivery.
    pub position: u32,
    /// Line in the document; of no meaning where the facet says that there is none.
    pub line: u32,
    /// Its identifier, where it is not the usual one.
    pub id: Option<&'r str>,
    /// Its text as printed, where it is not the usual one.
    pub raw_text: Option<&'r str>,
    /// What a reader must know.
    pub note: &'r str,
}

/// Collects the rows of one cube.
///
/// Of deliveries that hold rows with the same identifier, the row of the later one stands in the earlier one's place,
/// unless somebody typed the earlier one.
#[derive(Debug, Default)]
pub struct CubeBuilder {
    catalogue: Catalogue,
    indicators: BTreeMap<String, IndicatorPlace>,
    facets: Facets,
    periods: Vec<Period>,
    period_numbers: BTreeMap<Period, u32>,
    last_period: u32,
    pub(super) indicator: Vec<IndicatorPlace>,
    pub(super) area: Vec<AreaCode>,
    pub(super) period: Vec<u32>,
    pub(super) facet: Vec<u32>,
    value: Vec<f64>,
    decimals: Vec<u8>,
    pub(super) position: Vec<u32>,
    line: Vec<u32>,
    pub(super) ids: TextsBuilder,
    raws: TextsBuilder,
    notes: TextsBuilder,
    /// First row of the delivery that is being taken.
    pub(super) delivery: u32,
    /// Where the publisher's order of that delivery begins.
    base: u32,
    /// Rows whose place another delivery took.
    pub(super) gone: BTreeSet<u32>,
    /// Whether the delivery that is being taken holds what somebody typed.
    pub(super) is_typed: bool,
}

impl CubeBuilder {
    /// A cube about this catalogue, without rows.
    #[must_use]
    pub fn new(catalogue: Catalogue) -> Self {
        let mut indicators = BTreeMap::new();
        for (at, indicator) in catalogue.placed_indicators() {
            indicators.entry(indicator.indicator_id.0.clone()).or_insert(at);
        }
        Self { catalogue, indicators, ..Self::default() }
    }

    /// What the rows are about.
    #[must_use]
    pub const fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    pub(super) const fn catalogue_mut(&mut self) -> &mut Catalogue {
        &mut self.catalogue
    }

    /// The place of an indicator in the catalogue.
    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<IndicatorPlace> {
        self.indicators.get(id).copied()
    }

    /// The number of a facet.
    pub fn facet(&mut self, facet: Facet) -> u32 {
        self.facets.number(facet)
    }

    pub(super) fn facet_at(&self, number: u32) -> Option<&Facet> {
        self.facets.get(number)
    }

    pub(super) fn period_number(&self, period: Period) -> Option<u32> {
        self.period_numbers.get(&period).copied()
    }

    pub(super) fn period_at(&self, number: u32) -> Option<Period> {
        self.periods.get(number as usize).copied()
    }

    fn period(&mut self, period: Period) -> u32 {
        if self.periods.get(self.last_period as usize) == Some(&period) {
            return self.last_period;
        }
        let next = u32::try_from(self.periods.len()).unwrap_or(u32::MAX);
        let number = *self.period_numbers.entry(period).or_insert(next);
        if number == next {
            self.periods.push(period);
        }
        self.last_period = number;
        number
    }

    /// Makes room for so many further rows.
    pub fn reserve(&mut self, rows: usize) {
        self.indicator.reserve(rows);
        self.area.reserve(rows);
        self.period.reserve(rows);
        self.facet.reserve(rows);
        self.value.reserve(rows);
        self.decimals.reserve(rows);
        self.position.reserve(rows);
        self.line.reserve(rows);
    }

    /// Takes a row of the present delivery.
    pub fn push(&mut self, row: &NewRow<'_>) {
        let at = u32::try_from(self.indicator.len()).unwrap_or(u32::MAX);
        let period = self.period(row.period);
        self.indicator.push(row.indicator);
        self.area.push(row.area);
        self.period.push(period);
        self.facet.push(row.facet);
        self.value.push(row.value.map_or(0.0, Quantity::value));
        self.decimals.push(row.value.map_or(NO_VALUE, Quantity::decimals));
        self.position.push(self.base.saturating_add(row.position));
        self.line.push(row.line);
        if let Some(id) = row.id {
            self.ids.push(at, id);
        }
        if let Some(text) = row.raw_text {
            self.raws.push(at, text);
        }
        if !row.note.is_empty() {
            self.notes.push(at, row.note);
        }
    }

    /// Takes an observation as it stands in a delivery.
    pub fn observation(&mut self, row: &Observation) {
        let Some(indicator) = self.indicator(row.indicator_id.as_str()) else { return };
        let own_area = self.catalogue.indicator_at(indicator).and_then(|i| i.municipality_code);
        let said = Said {
            area: own_area.is_none().then_some(row.municipality_code),
            period: row.period,
            role: row.role,
            cumulative: row.cumulative,
        };
        let (id, text) = (usual::id(row.indicator_id.as_str(), &said), usual::text(row.value));
        let facet = self.facet(Facet::of(row));
        self.push(&NewRow {
            indicator,
            area: row.municipality_code,
            period: row.period,
            value: row.value,
            facet,
            position: u32::try_from(self.position.len()).unwrap_or(u32::MAX).saturating_sub(self.delivery),
            line: row.source.source_line.unwrap_or_default(),
            id: (id != row.observation_id.0).then_some(row.observation_id.as_str()),
            raw_text: (text != row.source.raw_text).then_some(row.source.raw_text.as_str()),
            note: &row.note,
        });
    }

    /// Says of the next delivery whether it holds what somebody typed, beside copies of what that refers to: then only
    /// the typed rows stand in the place of anything.
    pub const fn begin_delivery(&mut self, is_typed: bool) {
        self.is_typed = is_typed;
    }

    /// Ends a delivery; further rows belong to the next, which was stored later.
    pub fn end_delivery(&mut self) {
        self.replace_earlier();
        self.delivery = u32::try_from(self.indicator.len()).unwrap_or(u32::MAX);
        self.base = self.position.iter().max().map_or(0, |last| last.saturating_add(1));
    }

    /// Sorts the rows by series.
    #[must_use]
    pub fn finish(mut self) -> Cube {
        self.replace_earlier();
        let mut areas = self.areas();
        super::derived::areas(&self.catalogue, &mut areas);
        let indexed = Indexed::new(std::mem::take(&mut self.catalogue), areas);
        let series = self.series(&indexed);
        (self.indicator, self.area) = (Vec::new(), Vec::new());
        let order = self.order(&series, indexed.count());
        let columns = self.sorted(series, order, indexed.count());
        Cube { indexed, columns, derived: super::derived::Derived::default() }
    }

    /// The areas with values of each indicator.
    fn areas(&self) -> Vec<BTreeSet<AreaCode>> {
        let mut areas = vec![BTreeSet::new(); self.catalogue.indicators.len()];
        // Rows of one indicator mostly stand together, and each area is then noted once.
        let mut met: BTreeMap<AreaCode, IndicatorPlace> = BTreeMap::new();
        let mut last = None;
        for (indicator, area) in self.indicator.iter().zip(&self.area) {
            if last.replace((indicator, area)) == Some((indicator, area))
                || met.insert(*area, *indicator) == Some(*indicator)
            {
                continue;
            }
            if let Some(known) = areas.get_mut(indicator.index()) {
                known.insert(*area);
            }
        }
        areas
    }

    /// The place of the series of each row.
    fn series(&self, indexed: &Indexed) -> Vec<u32> {
        let mut last: Option<((IndicatorPlace, AreaCode), u32)> = None;
        let place = |(indicator, area): (IndicatorPlace, AreaCode)| {
            indexed.place_at(indicator, area).map_or(u32::MAX, SeriesPlace::number)
        };
        let of = |key| match last {
            Some((known, found)) if known == key => found,
            _ => last.insert((key, place(key))).1,
        };
        self.indicator.iter().copied().zip(self.area.iter().copied()).map(of).collect()
    }

    /// The rows in the order of their series, each series in the publishers' order; `None` where they stand so already.
    fn order(&self, series: &[u32], count: usize) -> Option<Vec<u32>> {
        let key = |row: usize| (series.get(row), self.position.get(row));
        if self.gone.is_empty() && (1..series.len()).all(|row| key(row - 1) <= key(row)) {
            return None;
        }
        let mut next: Vec<u32> = vec![0; count + 1];
        for place in series {
            if let Some(n) = next.get_mut(*place as usize + 1) {
                *n += 1;
            }
        }
        for at in 1..next.len() {
            next[at] += next[at - 1];
        }
        let firsts = next.clone();
        let mut order: Vec<u32> = vec![0; series.len()];
        for (row, place) in (0u32..).zip(series) {
            let Some(slot) = next.get_mut(*place as usize) else { continue };
            if let Some(room) = order.get_mut(*slot as usize) {
                *room = row;
            }
            *slot += 1;
        }
        for (first, end) in firsts.iter().zip(firsts.iter().skip(1)) {
            let rows = order.get_mut(*first as usize..*end as usize).unwrap_or_default();
            let position = |row: &u32| self.position.get(*row as usize).copied();
            if !rows.is_sorted_by_key(position) {
                rows.sort_by_key(position);
            }
        }
        if !self.gone.is_empty() {
            order.retain(|row| !self.gone.contains(row));
        }
        Some(order)
    }

    fn sorted(self, series: Vec<u32>, order: Option<Vec<u32>>, count: usize) -> Columns {
        let before = series.len();
        let order = Order(order);
        let series = order.of(series);
        let mut first_row: Vec<u32> = vec![0; count + 1];
        for place in &series {
            if let Some(n) = first_row.get_mut(*place as usize + 1) {
                *n += 1;
            }
        }
        for at in 1..first_row.len() {
            first_row[at] += first_row[at - 1];
        }
        let (decimals, value) = (order.of(self.decimals), order.of(self.value));
        let value = if decimals.contains(&NO_VALUE) {
            let known = value.iter().zip(&decimals).map(|(value, decimals)| (*decimals != NO_VALUE).then_some(*value));
            Float64Chunked::from_iter_options(col::VALUE.into(), known)
        } else {
            Float64Chunked::from_vec(col::VALUE.into(), value)
        };
        let places = order.places(before);
        let place = |row: u32| match &places {
            Some(places) => places.get(row as usize).copied().filter(|place| *place != u32::MAX),
            None => Some(row),
        };
        let mut series = UInt32Chunked::from_vec(col::SERIES.into(), series);
        // Said once, grouping by series walks over the rows instead of hashing every one of them.
        series.set_sorted_flag(polars::series::IsSorted::Ascending);
        Columns {
            series,
            period: UInt32Chunked::from_vec(col::PERIOD.into(), order.of(self.period)),
            facet: UInt32Chunked::from_vec(col::FACET.into(), order.of(self.facet)),
            value,
            decimals,
            position: order.of(self.position),
            line: order.of(self.line),
            first_row,
            periods: self.periods,
            facets: self.facets.finish(),
            ids: self.ids.finish(place),
            raws: self.raws.finish(place),
            notes: self.notes.finish(place),
            base: 0,
        }
    }
}

/// The old row of each new one; `None` where all stay where they are.
struct Order(Option<Vec<u32>>);

impl Order {
    /// A column in this order.
    fn of<T: Copy>(&self, values: Vec<T>) -> Vec<T> {
        match &self.0 {
            Some(order) => order.iter().filter_map(|row| values.get(*row as usize).copied()).collect(),
            None => values,
        }
    }

    /// The new row of each of so many old ones, `u32::MAX` for one that is gone.
    fn places(&self, before: usize) -> Option<Vec<u32>> {
        let order = self.0.as_ref()?;
        let mut places = vec![u32::MAX; before];
        for (place, row) in (0u32..).zip(order) {
            if let Some(slot) = places.get_mut(*row as usize) {
                *slot = place;
            }
        }
        Some(places)
    }
}
