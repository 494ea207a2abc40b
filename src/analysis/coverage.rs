//! What each series has: how many values, and from when to when.

use crate::frame::{Cube, col};
use crate::model::period::Period;
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
    Ok(extents)
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
