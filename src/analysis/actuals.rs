//! What enters the formula: for every target the latest level, the sum and the mean of its plan years.
//!
//! Polars joins observations to targets and groups; which of the three a target uses is decided by
//! its kind in [`crate::analysis::scorecard`].

use crate::frame::col;
use polars::prelude::*;
use std::collections::BTreeMap;

/// A level and the observation it comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Value in the printed unit.
    pub value: f64,
    /// Place of the observation in the dataset.
    pub row: u32,
    /// Fiscal year to which its period is reckoned.
    pub year: i32,
}

/// The plan years of one target summed up, one value per year: of several the latest complete one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Years {
    /// Sum of the yearly values.
    pub sum: f64,
    /// Number of different years with a value.
    pub count: u32,
    /// Last of them.
    pub last: i32,
    /// Place of the last year's observation.
    pub last_row: u32,
    /// Whether a value covers only part of its year, so that the sum is a lower bound.
    pub partial: bool,
}

/// Everything a target's formula may use; absent where nothing usable was measured in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Actuals {
    /// The latest level that is no running total; one of part of a period only where no complete one exists.
    pub level: Option<Point>,
    /// The latest printed running total.
    pub running: Option<Point>,
    /// The single years so far.
    pub years: Option<Years>,
    /// Those of them that are complete, for means.
    pub complete_years: Option<Years>,
    /// The single years after the latest running total.
    pub since_running: Option<Years>,
}

/// The latest level, running total and sums of every target.
///
/// `observations` has the columns of [`crate::frame::observations`], `targets` those of
/// [`crate::frame::targets`]. Values dated before the plan are left out. Values after its end count as its last
/// year where a level is judged, and not at all in sums and means. The result is keyed by the target's place.
///
/// # Errors
/// Only where polars cannot run the query, for example on frames with other columns.
pub fn actuals(observations: &DataFrame, targets: &DataFrame) -> PolarsResult<BTreeMap<u32, Actuals>> {
    let joined = targets
        .clone()
        .lazy()
        .join(
            observations.clone().lazy().filter(col(col::USABLE)),
            [col(col::INDICATOR)],
            [col(col::INDICATOR)],
            JoinArgs::new(JoinType::Inner),
        )
        .filter(col(col::YEAR).gt_eq(col(col::FIRST)))
        .sort([col::TARGET, col::TIME], SortMultipleOptions::default())
        .collect()?;
    let mut found: BTreeMap<u32, Actuals> = BTreeMap::new();
    let levels = joined
        .clone()
        .lazy()
        .filter(col(col::CUMULATIVE).not())
        // A stable sort keeps the order in time among equals, so the last row is the latest complete one if any.
        .sort_by_exprs(
            [col(col::TARGET), col(col::PARTIAL).not(), col(col::TIME)],
            SortMultipleOptions::default().with_maintain_order(true),
        );
    for (target, point) in last_of_each(levels)? {
        found.entry(target).or_default().level = Some(point);
    }
    for (target, point) in last_of_each(joined.clone().lazy().filter(col(col::CUMULATIVE)))? {
        found.entry(target).or_default().running = Some(point);
    }
    let single = joined
        .lazy()
        .filter(col(col::CUMULATIVE).not().and(col(col::SPAN).not()).and(col(col::YEAR).lt_eq(col(col::LAST))))
        .sort_by_exprs(
            [col(col::TARGET), col(col::YEAR), col(col::PARTIAL).not(), col(col::TIME)],
            SortMultipleOptions::default().with_maintain_order(true),
        )
        .group_by_stable([col(col::TARGET), col(col::YEAR)])
        .agg([col(col::VALUE).last(), col(col::ROW).last(), col(col::PARTIAL).last()]);
    for (target, years) in years_of_each(single.clone())? {
        found.entry(target).or_default().years = Some(years);
    }
    for (target, years) in years_of_each(single.clone().filter(col(col::PARTIAL).not()))? {
        found.entry(target).or_default().complete_years = Some(years);
    }
    let (keys, ends): (Vec<u32>, Vec<i32>) =
        found.iter().filter_map(|(target, a)| a.running.map(|r| (*target, r.year))).unzip();
    let running = df!(col::TARGET => keys, "running_year" => ends)?;
    let after = single
        .join(running.lazy(), [col(col::TARGET)], [col(col::TARGET)], JoinArgs::new(JoinType::Inner))
        .filter(col(col::YEAR).gt(col("running_year")));
    for (target, years) in years_of_each(after)? {
        found.entry(target).or_default().since_running = Some(years);
    }
    Ok(found)
}

fn last_of_each(frame: LazyFrame) -> PolarsResult<Vec<(u32, Point)>> {
    let rows = frame
        .group_by_stable([col(col::TARGET)])
        .agg([col(col::VALUE).last(), col(col::ROW).last(), col(col::YEAR).last()])
        .collect()?;
    let (targets, values) = (rows.column(col::TARGET)?.u32()?, rows.column(col::VALUE)?.f64()?);
    let (places, years) = (rows.column(col::ROW)?.u32()?, rows.column(col::YEAR)?.i32()?);
    Ok((0..rows.height())
        .filter_map(|i| {
            let point = Point { value: values.get(i)?, row: places.get(i)?, year: years.get(i)? };
            Some((targets.get(i)?, point))
        })
        .collect())
}

fn years_of_each(frame: LazyFrame) -> PolarsResult<Vec<(u32, Years)>> {
    let rows = frame
        .group_by_stable([col(col::TARGET)])
        .agg([
            col(col::VALUE).sum(),
            len().alias("count"),
            col(col::YEAR).last(),
            col(col::ROW).last(),
            col(col::PARTIAL).any(true),
        ])
        .collect()?;
    let (targets, sums) = (rows.column(col::TARGET)?.u32()?, rows.column(col::VALUE)?.f64()?);
    let (counts, lasts) = (rows.column("count")?.u32()?, rows.column(col::YEAR)?.i32()?);
    let (places, partial) = (rows.column(col::ROW)?.u32()?, rows.column(col::PARTIAL)?.bool()?);
    Ok((0..rows.height())
        .filter_map(|i| {
            let years = Years {
                sum: sums.get(i)?,
                count: counts.get(i)?,
                last: lasts.get(i)?,
                last_row: places.get(i)?,
                partial: partial.get(i)?,
            };
            Some((targets.get(i)?, years))
        })
        .collect())
}
