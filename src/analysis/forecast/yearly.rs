//! Which values of a series a forecast may use: the newest unbroken run of yearly measurements.
//!
//! Only complete measured values of one year each enter. Left out, and counted by reason, are gaps, values of part of a
//! period, running totals, means and totals of several years, provisional and estimated values, values whose period is
//! assumed, values not to be judged, projections, plans, references and baselines: a baseline is often another
//! measurement, and one doubtful point weighs much in a series of five. Of fiscal years, calendar years and dates the
//! kind with the most values stands, dates being of one kind where they name the same day of the year. A year without a
//! value ends the run: what lies before the last hole does not enter, because methods that count steps would take two
//! years for one.

use super::NoForecast;
use crate::frame::{Cube, ObservationRef};
use crate::model::finding::LeftOut;
use crate::model::observation::{ObservationStatus, Role};
use crate::model::period::{Period, PeriodKind};
use crate::model::place::{RowPlace, SeriesPlace};
use crate::model::quantity::Quantity;
use crate::model::unit::Unit;
use std::collections::BTreeMap;

/// One value that enters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct YearlyPoint {
    /// Row of the observation in the cube.
    pub row: RowPlace,
    /// When.
    pub period: Period,
    /// The value in the unit of the whole run.
    pub value: f64,
}

/// The values that enter, and how many were left out for which reason.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Yearly {
    /// Values of consecutive years, oldest first.
    pub points: Vec<YearlyPoint>,
    /// Unit of the values: that of the newest one.
    pub unit: Unit,
    /// Decimals of the values as printed: the most of any.
    pub decimals: u8,
    /// Number of observations left out, by reason.
    pub left_out: BTreeMap<LeftOut, usize>,
    /// Whether a measured value of another kind of period is newer than the last one that enters.
    pub is_overtaken: bool,
}

impl Yearly {
    /// The values alone.
    #[must_use]
    pub fn values(&self) -> Vec<f64> {
        self.points.iter().map(|point| point.value).collect()
    }

    /// The period so many years after the last one.
    #[must_use]
    pub fn period_after(&self, years: usize) -> Option<Period> {
        after(self.points.last()?.period, u16::try_from(years).ok()?)
    }

    /// The forecast of so many years.
    ///
    /// # Errors
    /// [`NoForecast`] where there is none.
    pub fn forecast(&self, horizon: usize) -> Result<super::Forecast, NoForecast> {
        if self.is_overtaken {
            return Err(NoForecast::OtherPeriodKind);
        }
        super::forecast(&self.values(), horizon)
    }
}

/// What makes periods steps of one series: their kind, and of a date the day of the year.
type Reckoning = (PeriodKind, Option<(u8, Option<u8>)>);

const fn reckoning(period: Period) -> Reckoning {
    match period {
        Period::AsOf { month, day, .. } => (period.kind(), Some((month, day))),
        other => (other.kind(), None),
    }
}

/// The same period so many years later.
const fn after(period: Period, years: u16) -> Option<Period> {
    match period {
        Period::Fiscal(year) => Some(Period::Fiscal(year + years)),
        Period::Calendar(year) => Some(Period::Calendar(year + years)),
        Period::AsOf { year, month, day } => Some(Period::AsOf { year: year + years, month, day }),
        Period::FiscalSpan(..) | Period::CalendarSpan(..) | Period::Quarter { .. } => None,
    }
}

/// Why an observation may not enter, if it may not.
fn reason(observation: ObservationRef<'_>) -> Option<LeftOut> {
    Some(match observation.role {
        _ if observation.value.is_none() => LeftOut::Missing,
        Role::Baseline => LeftOut::Baseline,
        Role::Projection | Role::Plan | Role::Reference => LeftOut::NotMeasured,
        Role::Actual if observation.unusable_reason.is_some() => LeftOut::Unusable,
        Role::Actual if observation.cumulative => LeftOut::Cumulative,
        Role::Actual if observation.is_over_years() => LeftOut::Span,
        Role::Actual if observation.partial => LeftOut::Partial,
        Role::Actual if observation.period_assumed => LeftOut::Assumed,
        Role::Actual if observation.status != ObservationStatus::Normal => LeftOut::Provisional,
        Role::Actual => return None,
    })
}

/// The values of the series at a place that a forecast may use.
#[must_use]
pub fn yearly(index: &Cube, place: SeriesPlace) -> Yearly {
    let mut found = Yearly::default();
    let mut kinds: BTreeMap<Reckoning, BTreeMap<Period, ObservationRef<'_>>> = BTreeMap::new();
    for observation in index.observations_of(place) {
        match reason(observation) {
            Some(reason) => *found.left_out.entry(reason).or_default() += 1,
            // Of several values of one period the last published stands, as everywhere.
            None => {
                kinds.entry(reckoning(observation.period)).or_default().insert(observation.period, observation);
            }
        }
    }
    let newest = kinds.values().filter_map(|of| of.last_key_value()).map(|(period, _)| *period).max();
    // Of equally many the kind with the newer value.
    let main = kinds.values().max_by_key(|of| (of.len(), of.last_key_value().map(|(period, _)| *period)));
    let Some(main) = main.cloned() else { return found };
    let others = kinds.values().map(BTreeMap::len).sum::<usize>() - main.len();
    let mut run: Vec<(Period, ObservationRef<'_>)> = Vec::new();
    for (period, observation) in main.iter().rev() {
        if run.last().is_some_and(|(later, _)| after(*period, 1) != Some(*later)) {
            break;
        }
        run.push((*period, *observation));
    }
    run.reverse();
    let unit = run.last().map(|(_, last)| last.facet().unit.clone()).unwrap_or_default();
    // A value in a unit that cannot be converted ends the run as a hole does.
    let factor = |from: &Unit| if from.as_str().is_empty() { Some(1.0) } else { from.factor_to(&unit) };
    let fitting = run.iter().rev().take_while(|(_, o)| factor(&o.facet().unit).is_some()).count();
    let entered = run.iter().skip(run.len() - fitting);
    let point = |(period, o): &(Period, ObservationRef<'_>)| {
        let value = o.value?.value() * factor(&o.facet().unit)?;
        Some(YearlyPoint { row: o.row, period: *period, value })
    };
    found.decimals = entered.clone().filter_map(|(_, o)| o.value).map(Quantity::decimals).max().unwrap_or(0);
    found.points = entered.filter_map(point).collect();
    found.is_overtaken = newest > found.points.last().map(|point| point.period);
    for (reason, count) in [
        (LeftOut::OtherPeriodKind, others),
        (LeftOut::OtherUnit, run.len() - fitting),
        (LeftOut::BeforeHole, main.len() - run.len()),
    ] {
        if count > 0 {
            *found.left_out.entry(reason).or_default() += count;
        }
    }
    found.unit = unit;
    found
}
