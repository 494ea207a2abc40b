//! What enters the formula: for every target the latest level, the sum and the mean of its plan years.
//!
//! Polars sorts the observations by series where they are not; each target then reads its series' rows
//! once. Which of the three it uses is decided by its kind in [`crate::analysis::scorecard`].

use crate::analysis::chosen::{Candidate, Chosen};
use crate::analysis::runs::{self, Runs};
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
/// Only where polars cannot sort or read the frames, for example frames with other columns.
pub fn actuals(observations: &DataFrame, targets: &DataFrame) -> PolarsResult<BTreeMap<u32, Actuals>> {
    let sorted = runs::by_series(observations)?;
    let rows = Rows::of(&sorted)?;
    let runs = Runs::of(rows.series);
    let [places, series] = [col::TARGET, col::SERIES].map(|name| targets.column(name).and_then(|c| c.u32().cloned()));
    let [firsts, lasts] = [col::FIRST, col::LAST].map(|name| targets.column(name).and_then(|c| c.i32().cloned()));
    let (places, series, firsts, lasts) = (places?, series?, firsts?, lasts?);
    let of = |range: std::ops::Range<usize>| {
        let mut found = Vec::with_capacity(range.len());
        let mut chosen = Chosen::default();
        for i in range {
            let (Some(place), Some(at)) = (places.get(i), series.get(i)) else { continue };
            let (Some(first), Some(last)) = (firsts.get(i), lasts.get(i)) else { continue };
            let actuals = rows.actuals(runs.get(at), first, last, &mut chosen);
            if actuals != Actuals::default() {
                found.push((place, actuals));
            }
        }
        found
    };
    Ok(in_parts(targets.height(), of).into_iter().flatten().collect())
}

/// Below this many targets a second thread costs more than it saves.
const WORTH_A_THREAD: usize = 10_000;

/// Does the work for 0..n in as many parts as there are processors, in order.
fn in_parts<T: Send>(n: usize, work: impl Fn(std::ops::Range<usize>) -> T + Sync) -> Vec<T> {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let parts = processors.min(n / WORTH_A_THREAD).max(1);
    let part = |k: usize| (n * k / parts)..(n * (k + 1) / parts);
    if parts == 1 {
        return vec![work(0..n)];
    }
    std::thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = (0..parts).map(|k| scope.spawn(move || work(part(k)))).collect();
        // A part that panicked is passed on as the panic it was.
        threads.into_iter().map(|t| t.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

/// A column of numbers or bits in one piece of memory.
type Floats = <Float64Type as PolarsDataType>::Array;
type Bits = <BooleanType as PolarsDataType>::Array;

/// The columns of the observations, sorted by series, as plain slices and bits.
struct Rows<'a> {
    series: &'a [u32],
    places: &'a [u32],
    years: &'a [i32],
    times: &'a [f64],
    values: &'a Floats,
    usable: &'a Bits,
    cumulative: &'a Bits,
    partial: &'a Bits,
    span: &'a Bits,
}

impl<'a> Rows<'a> {
    fn of(frame: &'a DataFrame) -> PolarsResult<Self> {
        Ok(Self {
            series: frame.column(col::SERIES)?.u32()?.cont_slice()?,
            places: frame.column(col::ROW)?.u32()?.cont_slice()?,
            years: frame.column(col::YEAR)?.i32()?.cont_slice()?,
            times: frame.column(col::TIME)?.f64()?.cont_slice()?,
            values: frame.column(col::VALUE)?.f64()?.downcast_as_array(),
            usable: frame.column(col::USABLE)?.bool()?.downcast_as_array(),
            cumulative: frame.column(col::CUMULATIVE)?.bool()?.downcast_as_array(),
            partial: frame.column(col::PARTIAL)?.bool()?.downcast_as_array(),
            span: frame.column(col::SPAN)?.bool()?.downcast_as_array(),
        })
    }

    /// Reads the rows of one series for a plan. `chosen` is scratch space that is reused from target to target.
    fn actuals(&self, run: std::ops::Range<usize>, first: i32, last: i32, chosen: &mut Chosen) -> Actuals {
        let is = |column: &Bits, at: usize| column.get(at).unwrap_or(false);
        let candidate = |at: usize| {
            Some(Candidate {
                place: *self.places.get(at).filter(|_| is(self.usable, at))?,
                year: *self.years.get(at)?,
                time: *self.times.get(at)?,
                value: self.values.get(at)?,
                cumulative: is(self.cumulative, at),
                partial: is(self.partial, at),
                span: is(self.span, at),
            })
        };
        chosen.choose(run.filter_map(candidate), first, last);
        Actuals {
            level: chosen.level.map(Point::of),
            running: chosen.running.map(Point::of),
            years: sum(chosen.years.iter()),
            complete_years: sum(chosen.complete_years()),
            since_running: chosen.running.and_then(|_| sum(chosen.since_running())),
        }
    }
}

impl Point {
    const fn of(candidate: Candidate) -> Self {
        Self { value: candidate.value, row: candidate.place, year: candidate.year }
    }
}

/// The sum of some years in order; `None` where there are none.
fn sum<'a>(years: impl Iterator<Item = &'a Candidate>) -> Option<Years> {
    years.fold(None, |before: Option<Years>, year| {
        let (sum, count, partial) = before.map_or((0.0, 0, false), |y| (y.sum, y.count, y.partial));
        Some(Years {
            sum: sum + year.value,
            count: count + 1,
            last: year.year,
            last_row: year.place,
            partial: partial || year.partial,
        })
    })
}
