//! What each series has: how many values, and from when to when.

use crate::frame::{Cube, col};
use crate::model::derived::{Formula, Operation};
use crate::model::period::{Period, PeriodKind};
use crate::model::place::SeriesPlace;
use polars::prelude::*;

/// The values of one series, explained gaps left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extent {
    /// Number of values, of whatever role.
    pub values: u32,
    /// First and last period with a value.
    pub periods: Option<(Period, Period)>,
    /// First and last Western year that a period with a value names.
    pub years: Option<(u16, u16)>,
}

impl Extent {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        fn join<T: Ord + Copy>(a: Option<(T, T)>, b: Option<(T, T)>) -> Option<(T, T)> {
            match (a, b) {
                (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
                (one, other) => one.or(other),
            }
        }
        Self {
            values: self.values + other.values,
            periods: join(self.periods, other.periods),
            years: join(self.years, other.years),
        }
    }
}

/// Rows that are grouped together.
const PART: usize = 262_144;

/// What every series has, by its place.
///
/// # Errors
/// Only where polars cannot group the columns.
pub fn extents(cube: &Cube) -> PolarsResult<Vec<Extent>> {
    let periods = cube.periods()?.select([col::FIRST_YEAR, col::LAST_YEAR, col::RANK])?;
    let in_time = cube.periods_in_time();
    let mut extents = vec![Extent::default(); cube.count()];
    for part in cube.parts(PART)? {
        grouped(&part, &periods, |series, found| {
            let period = |rank: u32| in_time.get(rank as usize).copied();
            let year = |year: u32| u16::try_from(year).ok();
            let Grouped { values, ranks: (first, last), years: (first_year, last_year) } = found;
            if let Some(extent) = extents.get_mut(series as usize) {
                let (periods, years) = (period(first).zip(period(last)), year(first_year).zip(year(last_year)));
                *extent = Extent { values, periods, years };
            }
        })?;
    }
    for place in cube.places() {
        if let Some(extent) = of_sources(cube, place, &extents) {
            extents[place.index()] = extent;
        }
    }
    Ok(extents)
}

/// What all sources of a derived series have, which is as much as can be computed from them: it is not computed for this.
fn of_sources(cube: &Cube, place: SeriesPlace, extents: &[Extent]) -> Option<Extent> {
    if !cube.is_derived_at(cube.position_of(place)) {
        return None;
    }
    let series = cube.series(place)?;
    let formula = Formula::of(series.indicator)?;
    let source =
        |id| cube.place_in(id, series.area).and_then(|place| extents.get(place.index())).copied().unwrap_or_default();
    let first = source(&formula.a);
    let is_dated = |extent: Extent| extent.periods.is_some_and(|(period, _)| period.kind() == PeriodKind::AsOf);
    let common = |a: Extent, b: Extent| {
        // A flow of a year meets the stock of the first day of the next.
        let ahead = u16::from(formula.op == Operation::Ratio && is_dated(b) && !is_dated(first));
        let years = b.years.map(|(from, to)| (from.saturating_sub(ahead), to.saturating_sub(ahead)));
        let years = a.years.zip(years).map(|(a, b)| (a.0.max(b.0), a.1.min(b.1)));
        Extent { values: a.values.min(b.values), years: years.filter(|(from, to)| from <= to), ..a }
    };
    let mut found = formula.b.iter().map(source).fold(first, common);
    if formula.op == Operation::Growth {
        let years = found.years.map(|(from, to)| (from.saturating_add(formula.years), to));
        found.years = years.filter(|(from, to)| from <= to);
    }
    if found.years.is_none() { Some(Extent::default()) } else { Some(found) }
}

/// What the series at a place has, by its observations: of a derived one, what is computed.
#[must_use]
pub fn extent(cube: &Cube, place: SeriesPlace) -> Extent {
    let one = |period: Period| Extent {
        values: 1,
        periods: Some((period, period)),
        years: Some((period.first_year(), period.last_year())),
    };
    let with_value = cube.observations_of(place).filter(|row| row.value.is_some());
    with_value.fold(Extent::default(), |all, row| all.and(one(row.period)))
}

/// What a query says of one series.
struct Grouped {
    values: u32,
    ranks: (u32, u32),
    years: (u32, u32),
}

/// Groups some rows by their series.
fn grouped(rows: &DataFrame, periods: &DataFrame, mut each: impl FnMut(u32, Grouped)) -> PolarsResult<()> {
    let with_value = rows.clone().lazy().filter(col(col::VALUE).is_not_null());
    let with_value = with_value.select([col(col::SERIES), col(col::PERIOD)]).collect()?;
    // What numbers stand for is taken by the number, which keeps the rows in the order of their series.
    let periods = periods.take(with_value.column(col::PERIOD)?.u32()?)?;
    let found = with_value
        .hstack(periods.columns())?
        .lazy()
        .group_by([col(col::SERIES)])
        .agg([
            len().alias(VALUES),
            col(col::RANK).min().alias(FIRST),
            col(col::RANK).max().alias(LAST),
            col(col::FIRST_YEAR).min(),
            col(col::LAST_YEAR).max(),
        ])
        .collect()?;
    let columns = [col::SERIES, VALUES, FIRST, LAST, col::FIRST_YEAR, col::LAST_YEAR];
    let columns = columns.map(|name| found.column(name).and_then(|c| c.u32()));
    let [series, values, first, last, first_year, last_year] = columns;
    let (series, values, first, last) = (series?, values?, first?, last?);
    let (first_year, last_year) = (first_year?, last_year?);
    for at in 0..found.height() {
        if let (Some(series), Some(values), Some(first), Some(last), Some(from), Some(to)) =
            (series.get(at), values.get(at), first.get(at), last.get(at), first_year.get(at), last_year.get(at))
        {
            each(series, Grouped { values, ranks: (first, last), years: (from, to) });
        }
    }
    Ok(())
}

const VALUES: &str = "values";
const FIRST: &str = "first_period";
const LAST: &str = "last_period";
