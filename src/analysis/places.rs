//! One indicator over many places at one time: the values of a single period, with their order, median and quartiles.
//!
//! All values are of the same period, because a rank among different years would compare nothing. Without a wish it is
//! the newest period that at least half as many places have as the best covered one.
//!
//! Quartiles are those of linear interpolation (type 7 of Hyndman and Fan 1996, the usual one of spreadsheets).

use crate::frame::{self, Cube, col};
use crate::model::catalogue::Catalogue;
use crate::model::id::IndicatorId;
use crate::model::municipality::{AreaCode, AreaKind, Municipality};
use crate::model::period::Period;
use crate::model::place::{RowPlace, SeriesPlace};
use polars::prelude::*;
use std::collections::BTreeSet;

/// The value of one place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlaceValue {
    /// Place of the series.
    pub series: SeriesPlace,
    /// Row of the observation.
    pub row: RowPlace,
    /// The value in the printed unit.
    pub value: f64,
}

/// The values of all municipalities in one period.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceValues {
    /// The period of all values.
    pub period: Period,
    /// Places with a value, the greatest value first.
    pub values: Vec<PlaceValue>,
    /// Series of municipalities without a value in this period.
    pub missing: Vec<SeriesPlace>,
}

/// Median and quartiles of values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Number of values.
    pub count: usize,
    /// First quartile, median, third quartile.
    pub quartiles: [f64; 3],
}

/// The values of an indicator in one period; `None` where no municipality has a single measured one.
///
/// Wards of a designated city are counted with their city, unless they are among the `picked` areas.
///
/// # Errors
/// Only where polars cannot select or group the rows.
pub fn values(
    cube: &Cube,
    indicator: &IndicatorId,
    year: Option<u16>,
    picked: &[AreaCode],
) -> PolarsResult<Option<PlaceValues>> {
    values_of(cube, &[indicator], year, picked)
}

/// The same of several indicators together, of which no place should have two: what each city publishes of its own.
///
/// # Errors
/// As for [`values`].
pub fn values_of(
    cube: &Cube,
    indicators: &[&IndicatorId],
    year: Option<u16>,
    picked: &[AreaCode],
) -> PolarsResult<Option<PlaceValues>> {
    let data = cube.data();
    let wards = Wards::of(data);
    let is_city = |place: &SeriesPlace| {
        let area = cube.series(*place).and_then(|series| data.municipality(series.area));
        area.is_some_and(|area| {
            area.kind == AreaKind::Municipality && (picked.contains(&area.municipality_code) || !wards.contain(area))
        })
    };
    let places: BTreeSet<SeriesPlace> = indicators.iter().flat_map(|id| cube.series_of(id)).filter(is_city).collect();
    let single =
        col(col::USABLE).and(col(col::CUMULATIVE).not()).and(col(col::PARTIAL).not()).and(col(col::SPAN).not());
    let mut rows = frame::observations(cube, &places)?.lazy().filter(single);
    if let Some(year) = year {
        rows = rows.filter(col(col::LAST_YEAR).eq(lit(u32::from(year))));
    }
    let rows = rows.collect()?;
    let Some(rank) = covered_period(&rows)? else { return Ok(None) };
    let chosen = rows
        .lazy()
        .filter(col(col::RANK).eq(lit(rank)))
        .group_by([col(col::SERIES)])
        .agg([col(col::ROW).last(), col(col::VALUE).last()])
        .sort_by_exprs(
            [col(col::VALUE), col(col::SERIES)],
            SortMultipleOptions::default().with_order_descending_multi([true, false]),
        )
        .collect()?;
    let Some(period) = cube.periods_in_time().get(rank as usize).copied() else { return Ok(None) };
    let (series, row) = (chosen.column(col::SERIES)?.u32()?, chosen.column(col::ROW)?.idx()?);
    let value = chosen.column(col::VALUE)?.f64()?;
    let values: Vec<PlaceValue> = (0..chosen.height())
        .filter_map(|at| {
            let row = RowPlace::new(row.get(at)?);
            Some(PlaceValue { series: SeriesPlace::new(series.get(at)?), row, value: value.get(at)? })
        })
        .collect();
    let found: BTreeSet<SeriesPlace> = values.iter().map(|value| value.series).collect();
    Ok(Some(PlaceValues { period, values, missing: places.difference(&found).copied().collect() }))
}

/// The cities of the data, by which wards of designated cities are told: their names begin with the city's.
struct Wards<'a> {
    cities: BTreeSet<(u32, &'a str)>,
}

impl<'a> Wards<'a> {
    fn of(data: &'a Catalogue) -> Self {
        let cities = data.municipalities.iter().filter(|area| area.name.ends_with('市'));
        Self { cities: cities.map(|area| (Self::prefecture(area), area.name.as_str())).collect() }
    }

    const fn prefecture(area: &Municipality) -> u32 {
        area.municipality_code.number() / 10_000
    }

    fn contain(&self, area: &Municipality) -> bool {
        let city = area.name.find('市').map(|at| area.name.split_at(at + '市'.len_utf8()).0);
        area.name.ends_with('区') && city.is_some_and(|city| self.cities.contains(&(Self::prefecture(area), city)))
    }
}

/// Areas without the wards of cities that the data have as well: the same people are counted once.
#[must_use]
pub fn without_wards(data: &Catalogue, areas: Vec<AreaCode>) -> Vec<AreaCode> {
    let wards = Wards::of(data);
    let is_ward = |area: AreaCode| data.municipality(area).is_some_and(|area| wards.contain(area));
    areas.into_iter().filter(|area| !is_ward(*area)).collect()
}

/// The newest period that at least half as many places have as the best covered one, by its place in time.
fn covered_period(rows: &DataFrame) -> PolarsResult<Option<u32>> {
    let counted = rows
        .clone()
        .lazy()
        .group_by([col(col::RANK)])
        .agg([col(col::SERIES).n_unique().alias(COUNT)])
        .filter((col(COUNT) * lit(2_u32)).gt_eq(col(COUNT).max()))
        .select([col(col::RANK).max()])
        .collect()?;
    Ok(counted.column(col::RANK)?.u32()?.get(0))
}

const COUNT: &str = "count";

/// Median and quartiles; `None` of nothing.
///
/// # Errors
/// Only where polars cannot compute them.
pub fn spread(values: &[f64]) -> PolarsResult<Option<Spread>> {
    if values.is_empty() {
        return Ok(None);
    }
    let frame = df!(col::VALUE => values)?;
    let quantile = |share: f64, name: &str| col(col::VALUE).quantile(lit(share), QuantileMethod::Linear).alias(name);
    let found = frame.lazy().select([quantile(0.25, "q1"), quantile(0.5, "q2"), quantile(0.75, "q3")]).collect()?;
    let of = |name: &str| -> PolarsResult<f64> { Ok(found.column(name)?.f64()?.get(0).unwrap_or(f64::NAN)) };
    Ok(Some(Spread { count: values.len(), quartiles: [of("q1")?, of("q2")?, of("q3")?] }))
}
