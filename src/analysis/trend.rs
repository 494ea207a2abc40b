//! Trends: Theil–Sen and least squares over comparable points, and a projection that says how sure it is.
//!
//! Only complete single periods of one kind enter; partial years, running totals, means, projections
//! and repeated values never do. Below [`FEWEST_POINTS`] no trend is given, below
//! [`FEWEST_FOR_PROJECTION`] no projection: two points always make a line, and a line through three
//! leaves one degree of freedom, too few to say how wrong it may be.

use crate::frame::col;
use crate::frame::{Cube, ObservationRef};
use crate::model::finding::LeftOut;
use crate::model::id::ObservationId;
use crate::model::observation::Role;
use crate::model::period::{Period, PeriodKind};
use crate::model::place::SeriesPlace;
use polars::prelude::*;
use std::collections::BTreeMap;

/// Fewest points for a trend.
pub const FEWEST_POINTS: usize = 3;
/// Fewest points for a projection.
pub const FEWEST_FOR_PROJECTION: usize = 4;

/// Two-sided 80 % quantiles of Student's t by degrees of freedom, 1 to 30; beyond, the normal 1.282.
///
/// 80 % rather than 95 %: with four or five yearly points a 95 % band is wider than the axis and says
/// nothing. Source: any table of Student's distribution (t at 0.90 one-sided).
const T_80: [f64; 30] = [
    3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350, 1.345, 1.341, 1.337,
    1.333, 1.330, 1.328, 1.325, 1.323, 1.321, 1.319, 1.318, 1.316, 1.315, 1.314, 1.313, 1.311, 1.310,
];

/// Two-sided 80 % quantile of Student's t with so many degrees of freedom; infinite with none.
#[must_use]
pub fn t_80(degrees: usize) -> f64 {
    degrees.checked_sub(1).map_or(f64::INFINITY, |at| T_80.get(at).copied().unwrap_or(1.282))
}

/// One point of a series: time in decimal years, value in the indicator's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrendPoint {
    /// Decimal year at the middle of the period.
    pub time: f64,
    /// Value.
    pub value: f64,
    /// The period it stands for.
    pub period: Period,
}

/// The points of one series that a trend may use, and how many were left out for which reason.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TrendSeries {
    /// Points in order of time, one per period.
    pub points: Vec<TrendPoint>,
    /// Number of observations left out, by reason.
    pub left_out: BTreeMap<LeftOut, usize>,
}

/// A straight line through a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// Median of all pairwise slopes, per year (Theil 1950, Sen 1968); not moved by a single odd year.
    pub theil_sen: f64,
    /// Level of the Theil–Sen line at `origin` (median of value − slope·(time − origin)).
    pub theil_sen_level: f64,
    /// Least-squares slope per year.
    pub least_squares: f64,
    /// Level of the least-squares line at `origin`, the mean time of the points.
    pub least_squares_level: f64,
    /// Mean time of the points, decimal years.
    pub origin: f64,
    /// Number of points.
    pub n: usize,
}

/// A projection by the least-squares line with an 80 % prediction interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Projection {
    /// Decimal year projected to.
    pub time: f64,
    /// Value on the line.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// Too few points for what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{found} comparable points, {needed} needed")]
pub struct TooFewPoints {
    /// Comparable points found.
    pub found: usize,
    /// Points needed.
    pub needed: usize,
}

/// Why an observation may not enter, if it may not. `comparable` is the baseline that a target vouches for.
fn left_out(observation: ObservationRef<'_>, comparable: Option<&ObservationId>) -> Option<LeftOut> {
    if observation.value.is_none() {
        return Some(LeftOut::Missing);
    }
    match observation.role {
        Role::Actual if observation.unusable_reason.is_some() => return Some(LeftOut::Unusable),
        Role::Baseline if observation.period_assumed || comparable != Some(&observation.observation_id()) => {
            return Some(LeftOut::Baseline);
        }
        Role::Actual | Role::Baseline => {}
        Role::Projection | Role::Plan | Role::Reference => return Some(LeftOut::NotMeasured),
    }
    if observation.cumulative {
        Some(LeftOut::Cumulative)
    } else if observation.is_over_years() {
        Some(LeftOut::Span)
    } else if observation.partial {
        Some(LeftOut::Partial)
    } else {
        None
    }
}

/// The points of a series that a trend may use: its comparable actuals, and a dated
/// single-period baseline of the same series.
#[must_use]
pub fn series(index: &Cube, place: SeriesPlace) -> TrendSeries {
    let comparable = index
        .targets_of(place)
        .filter(|t| t.baseline_reason.is_none() && t.actual_comparable)
        .find_map(|t| t.baseline_observation_id.as_ref());
    let mut series = TrendSeries::default();
    let mut kept: BTreeMap<Period, (ObservationRef<'_>, f64)> = BTreeMap::new();
    for observation in index.observations_of(place) {
        match (left_out(observation, comparable), observation.value) {
            (Some(reason), _) => *series.left_out.entry(reason).or_default() += 1,
            (None, Some(value)) => {
                // An actual of the same period says the same as the baseline and comes first.
                let entry = kept.entry(observation.period).or_insert((observation, value.value()));
                if observation.role == Role::Actual {
                    *entry = (observation, value.value());
                }
            }
            (None, None) => {}
        }
    }
    let mut kinds: BTreeMap<PeriodKind, usize> = BTreeMap::new();
    for period in kept.keys() {
        *kinds.entry(period.kind()).or_default() += 1;
    }
    let main = kinds.iter().max_by_key(|(_, n)| **n).map(|(kind, _)| *kind);
    for (period, (_, value)) in kept {
        if Some(period.kind()) == main {
            series.points.push(TrendPoint { time: period.middle(), value, period });
        } else {
            *series.left_out.entry(LeftOut::OtherPeriodKind).or_default() += 1;
        }
    }
    series
}

fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        n if n % 2 == 1 => values.get(middle).copied(),
        _ => Some(f64::midpoint(*values.get(middle - 1)?, *values.get(middle)?)),
    }
}

/// Number of different times; values of the same time do not make a line longer.
fn different_times(points: &[TrendPoint]) -> usize {
    let mut times: Vec<f64> = points.iter().map(|p| p.time).collect();
    times.sort_by(f64::total_cmp);
    times.dedup();
    times.len()
}

/// Both lines through the points.
///
/// Theil–Sen: median of (yⱼ−yᵢ)/(tⱼ−tᵢ) over all i < j. Least squares: Σ(t−t̄)(y−ȳ) / Σ(t−t̄)².
/// Unit: the indicator's unit per year. Points at the same time form no pair.
///
/// # Errors
/// [`TooFewPoints`] below three points at different times.
pub fn trend(points: &[TrendPoint]) -> Result<Trend, TooFewPoints> {
    let n = points.len();
    let too_few = TooFewPoints { found: different_times(points), needed: FEWEST_POINTS };
    if too_few.found < FEWEST_POINTS {
        return Err(too_few);
    }
    let mut slopes = Vec::with_capacity(n * (n - 1) / 2);
    for (i, a) in points.iter().enumerate() {
        for b in points.iter().skip(i + 1).filter(|b| (b.time - a.time).abs() > f64::EPSILON) {
            slopes.push((b.value - a.value) / (b.time - a.time));
        }
    }
    let theil_sen = median(&mut slopes).ok_or(too_few)?;
    let count = n as f64;
    let origin = points.iter().map(|p| p.time).sum::<f64>() / count;
    let mean = points.iter().map(|p| p.value).sum::<f64>() / count;
    let spread: f64 = points.iter().map(|p| (p.time - origin).powi(2)).sum();
    let joint: f64 = points.iter().map(|p| (p.time - origin) * (p.value - mean)).sum();
    let mut levels: Vec<f64> = points.iter().map(|p| p.value - theil_sen * (p.time - origin)).collect();
    let theil_sen_level = median(&mut levels).ok_or(too_few)?;
    Ok(Trend { theil_sen, theil_sen_level, least_squares: joint / spread, least_squares_level: mean, origin, n })
}

/// The least-squares line at another time, with an 80 % prediction interval
/// ŷ ± t·s·√(1 + 1/n + (t₀−t̄)²/Σ(t−t̄)²), s² = Σ(y−ŷ)²/(n−2).
///
/// # Errors
/// [`TooFewPoints`] below four points at different times.
pub fn project(points: &[TrendPoint], time: f64) -> Result<Projection, TooFewPoints> {
    let needed = FEWEST_FOR_PROJECTION;
    let found = different_times(points);
    if found < needed {
        return Err(TooFewPoints { found, needed });
    }
    let line = trend(points)?;
    let at = |t: f64| line.least_squares_level + line.least_squares * (t - line.origin);
    let count = points.len() as f64;
    let residual: f64 = points.iter().map(|p| (p.value - at(p.time)).powi(2)).sum();
    let spread: f64 = points.iter().map(|p| (p.time - line.origin).powi(2)).sum();
    let degrees = points.len() - 2;
    let half = t_80(degrees)
        * (residual / (count - 2.0)).sqrt()
        * (1.0 + 1.0 / count + (time - line.origin).powi(2) / spread).sqrt();
    Ok(Projection { time, value: at(time), low: at(time) - half, high: at(time) + half })
}

/// Least-squares slopes of all series at once, from a frame with the columns `SERIES`, `TIME`, `VALUE`.
///
/// The same formula as [`trend`], in one grouped query: slope = (nΣty − ΣtΣy) / (nΣt² − (Σt)²), with times taken from
/// 2000 so that the sums stay small. Series with fewer than three values, or all at one time, give null.
/// Returns `SERIES`, `n`, `slope`, a row per series with a value, in the order of the series.
///
/// # Errors
/// Only where polars cannot read the frame.
pub fn slopes(frame: DataFrame) -> PolarsResult<DataFrame> {
    let time = || col(col::TIME) - lit(2000.0);
    let value = || col(col::VALUE);
    let (n, t, y, tt, ty) = ("n", "t", "y", "tt", "ty");
    let sums = frame.lazy().filter(value().is_not_null()).group_by([col(col::SERIES)]).agg([
        len().alias(n),
        time().sum().alias(t),
        value().sum().alias(y),
        (time() * time()).sum().alias(tt),
        (time() * value()).sum().alias(ty),
    ]);
    let count = || col(n).cast(DataType::Float64);
    let spread = || count() * col(tt) - col(t) * col(t);
    let enough = col(n).gt_eq(lit(FEWEST_POINTS as u64)).and(spread().gt(lit(0.0)));
    let slope = when(enough).then((count() * col(ty) - col(t) * col(y)) / spread()).otherwise(lit(NULL));
    let found = sums.select([col(col::SERIES), col(n), slope.alias("slope")]);
    found.sort([col::SERIES], SortMultipleOptions::default()).collect()
}
