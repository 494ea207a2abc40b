//! What enters the formula: for every target the latest level, the running total, the sum and the mean of its plan years.
//!
//! One query over the columns answers for all targets at once. [`crate::analysis::chosen`] says the same rule for a single
//! series, row by row, where somebody wants to see what was chosen; the tests hold the two against each other.

use crate::frame::col;
use crate::model::place::RowPlace;
use polars::prelude::*;
use std::collections::BTreeMap;

/// A level and the observation it comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Value in the printed unit.
    pub value: f64,
    /// Row of the observation in the cube.
    pub row: RowPlace,
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
    /// Row of the last year's observation.
    pub last_row: RowPlace,
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

/// Number of years that were summed up.
const COUNT: &str = "count";
/// Year of the running total after which years are added.
const AFTER: &str = "after";

/// The latest level, running total and sums of every target.
///
/// `observations` has the columns of [`crate::frame::observations`], `targets` those of
/// [`crate::frame::targets`]. Values dated before the plan are left out, and
/// for a target that a later one of its series follows those after its year. Values after its end count as its last
/// year where a level is judged, and not at all in sums and means. The result is keyed by the target's place.
///
/// # Errors
/// Only where polars cannot read the frames, for example frames with other columns.
pub fn actuals(observations: DataFrame, targets: DataFrame) -> PolarsResult<BTreeMap<u32, Actuals>> {
    let usable = observations.lazy().filter(col(col::USABLE));
    let on_series = [col(col::SERIES)];
    let in_plan = targets
        .lazy()
        .join(usable, &on_series, &on_series, JoinArgs::new(JoinType::Inner))
        .filter(col(col::YEAR).gt_eq(col(col::FIRST)).and(col(col::YEAR).lt_eq(col(col::UNTIL))))
        .select([
            col(col::TARGET),
            col(col::ROW),
            col(col::YEAR),
            col(col::TIME),
            col(col::VALUE),
            col(col::PARTIAL),
            col(col::CUMULATIVE),
            // A total or a mean over several years, and what was measured after the plan, is none of its single years.
            col(col::YEAR).lt_eq(col(col::LAST)).and(col(col::SPAN).not()).alias(SINGLE),
        ])
        .collect()?;
    let rows = || in_plan.clone().lazy();
    let single_values = rows().filter(col(col::CUMULATIVE).not());
    // What says most stands last: a complete value after one of part of its period, then the later one.
    let ranked = single_values
        .sort_by_exprs([col(col::PARTIAL).not(), col(col::TIME), col(col::ROW)], SortMultipleOptions::default());
    let ranked = ranked.collect()?;
    let totals = rows().filter(col(col::CUMULATIVE)).sort([col::TIME, col::ROW], SortMultipleOptions::default());
    let running = last_of_each(totals, [col(col::TARGET)]).collect()?;
    let years = last_of_each(ranked.clone().lazy().filter(col(SINGLE)), [col(col::TARGET), col(col::YEAR)]);
    let years = years.sort([col::TARGET, col::YEAR], SortMultipleOptions::default()).collect()?;
    let last_total = running.clone().lazy().select([col(col::TARGET), col(col::YEAR).alias(AFTER)]);
    let on_target = [col(col::TARGET)];
    let since = years.clone().lazy().join(last_total, &on_target, &on_target, JoinArgs::new(JoinType::Inner));
    let since =
        since.filter(col(col::YEAR).gt(col(AFTER))).sort([col::TARGET, col::YEAR], SortMultipleOptions::default());
    let complete = years.clone().lazy().filter(col(col::PARTIAL).not());

    let mut found: BTreeMap<u32, Actuals> = BTreeMap::new();
    let levels = last_of_each(ranked.lazy(), [col(col::TARGET)]).collect()?;
    points(&levels, |target, point| found.entry(target).or_default().level = Some(point))?;
    points(&running, |target, point| found.entry(target).or_default().running = Some(point))?;
    summed(years.lazy(), |target, years| found.entry(target).or_default().years = Some(years))?;
    summed(complete, |target, years| found.entry(target).or_default().complete_years = Some(years))?;
    summed(since, |target, years| found.entry(target).or_default().since_running = Some(years))?;
    Ok(found)
}

/// Whether a value is one of a single plan year.
const SINGLE: &str = "single";

/// The last row of each group, in the order in which the rows stand.
fn last_of_each<const N: usize>(rows: LazyFrame, keys: [Expr; N]) -> LazyFrame {
    let kept = [col::VALUE, col::ROW, col::YEAR, col::PARTIAL];
    let other = kept.into_iter().filter(|name| !keys.contains(&col(*name)));
    let last: Vec<Expr> = other.map(|name| col(name).last()).collect();
    rows.group_by(keys).agg(last)
}

/// Reads a frame of `TARGET`, `VALUE`, `ROW` and `YEAR`.
fn points(frame: &DataFrame, mut each: impl FnMut(u32, Point)) -> PolarsResult<()> {
    let [targets, rows] = [col::TARGET, col::ROW].map(|name| frame.column(name).and_then(|c| c.u32()));
    let (targets, rows) = (targets?, rows?);
    let (values, years) = (frame.column(col::VALUE)?.f64()?, frame.column(col::YEAR)?.i32()?);
    for at in 0..frame.height() {
        if let (Some(target), Some(value), Some(row), Some(year)) =
            (targets.get(at), values.get(at), rows.get(at).map(RowPlace::new), years.get(at))
        {
            each(target, Point { value, row, year });
        }
    }
    Ok(())
}

/// Sums up single years, the earliest first, by `TARGET`.
fn summed(years: LazyFrame, mut each: impl FnMut(u32, Years)) -> PolarsResult<()> {
    let sums = years.group_by([col(col::TARGET)]).agg([
        col(col::VALUE).sum(),
        len().alias(COUNT),
        col(col::YEAR).last(),
        col(col::ROW).last(),
        col(col::PARTIAL).any(true),
    ]);
    let frame = sums.collect()?;
    let [targets, rows, counts] = [col::TARGET, col::ROW, COUNT].map(|name| frame.column(name).and_then(|c| c.u32()));
    let (targets, rows, counts) = (targets?, rows?, counts?);
    let (values, lasts) = (frame.column(col::VALUE)?.f64()?, frame.column(col::YEAR)?.i32()?);
    let partial = frame.column(col::PARTIAL)?.bool()?;
    for at in 0..frame.height() {
        if let (Some(target), Some(sum), Some(count), Some(last), Some(last_row)) =
            (targets.get(at), values.get(at), counts.get(at), lasts.get(at), rows.get(at).map(RowPlace::new))
        {
            each(target, Years { sum, count, last, last_row, partial: partial.get(at).unwrap_or(false) });
        }
    }
    Ok(())
}
