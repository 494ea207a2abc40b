//! What a forecast says about a target: the year in which it would be met, as far as the interval supports that.

use super::{FARTHEST, yearly::Yearly};
use crate::frame::Cube;
use crate::model::period::Period;
use crate::model::place::SeriesPlace;
use crate::model::target::{Revision, Target, TargetKind};
use crate::model::unit::Unit;

/// Whether and when a level would be met if the series went on as forecast.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Met {
    /// The newest measured value is at or better than the target already.
    Already,
    /// The first period whose whole interval is at or better than the target.
    By(Period),
    /// The expected value gets there within the years that can be forecast, but the interval never lies there whole.
    NotSupported,
    /// Not within the years that can be forecast.
    NotWithin(usize),
}

/// The level in the series' unit that a target of a series asks for, with its sign of improvement.
///
/// Only a level can be met by a level: totals, means over the plan, and floors or ceilings to be held are not asked
/// after. Neither is a target that measures another series, or whose way begins at an unknown baseline.
#[must_use]
pub fn level(index: &Cube, place: SeriesPlace, unit: &Unit) -> Option<(f64, f64)> {
    let target = index.targets_of(place).find(|target| target.revision == Revision::Final)?;
    let base = match target.kind {
        TargetKind::Reach | TargetKind::EveryYear => 0.0,
        TargetKind::IncreaseStock => baseline(index, target)?,
        TargetKind::Accumulate | TargetKind::Average | TargetKind::Maintain => return None,
    };
    let from = &target.unit;
    let factor = if from.as_str().is_empty() { Some(1.0) } else { from.factor_to(unit) };
    let sign = index.series(place)?.polarity.sign();
    let level = (base + target.value.value()) * factor?;
    (target.actual_comparable && sign != 0.0).then_some((level, sign))
}

/// The comparable baseline of a target, in the target's unit.
fn baseline(index: &Cube, target: &Target) -> Option<f64> {
    let id = target.baseline_observation_id.as_ref().filter(|_| target.baseline_reason.is_none())?;
    let observation = index.observation(id)?;
    Some(observation.value?.value() * observation.unit.factor_to(&target.unit)?)
}

/// When a level would be met; `None` where the series is not forecast.
///
/// The whole interval must be there, not the expected value alone: of values that lie inside with 80 %, a tenth lie on
/// the worse side. Three values say nothing about a target, however far they are from it.
#[must_use]
pub fn met(yearly: &Yearly, (level, sign): (f64, f64)) -> Option<Met> {
    let last = yearly.points.last()?;
    if (last.value - level) * sign >= 0.0 {
        return Some(Met::Already);
    }
    let forecast = yearly.forecast(FARTHEST).ok().filter(|found| found.n >= super::FEWEST_TO_CHOOSE)?;
    let worse_end = |[low, high]: [f64; 2]| if sign > 0.0 { low } else { high };
    let whole = |interval: Option<[f64; 2]>| interval.is_some_and(|both| (worse_end(both) - level) * sign >= 0.0);
    if let Some(at) = forecast.steps.iter().position(|step| whole(step.interval)) {
        return yearly.period_after(at + 1).map(Met::By);
    }
    let expected = forecast.steps.iter().any(|step| (step.value - level) * sign >= 0.0);
    Some(if expected { Met::NotSupported } else { Met::NotWithin(forecast.steps.len()) })
}
