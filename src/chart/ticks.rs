//! Marks of the time axis: whole years, labelled by era and Western year, never more than fit.

use crate::model::period::{Period, PeriodKind};
use crate::text::catalogue::Texts;
use crate::text::{number, period};
use std::collections::BTreeMap;

/// Most marks on a calendar axis: each label needs about 50 points of width.
const MOST: u16 = 9;

/// Steps between marks that people count in.
const STEPS: [u16; 6] = [1, 2, 5, 10, 20, 50];

/// Marks for the years of some periods.
///
/// A mark stands where [`middle`] says, under the points of its year.
#[must_use]
pub fn calendar(texts: &Texts, periods: &[Period]) -> Vec<(f64, String)> {
    let first = periods.iter().map(|p| p.first_year()).min();
    let last = periods.iter().map(|p| p.last_year()).max();
    let Some((first, last)) = first.zip(last) else { return Vec::new() };
    let step = STEPS.iter().copied().find(|step| (last - first) / step < MOST).unwrap_or(100);
    (first..=last)
        .filter(|year| year % step == 0 || step == 1)
        .map(|year| (middle(periods, year), period::axis_year(texts.language(), year)))
        .collect()
}

/// Where the mark of a year stands: at the middle of the year in the reckoning (年度 or 年) that most of the periods use,
/// or at the day of the year, such as 1 January, if most are of a date and all dates are of that day.
#[must_use]
pub fn middle(periods: &[Period], year: u16) -> f64 {
    let mut kinds: BTreeMap<PeriodKind, usize> = BTreeMap::new();
    for single in periods.iter().filter(|p| !p.is_span()) {
        *kinds.entry(single.kind()).or_default() += 1;
    }
    let main = kinds.iter().max_by_key(|(_, n)| **n).map(|(kind, _)| *kind);
    let period = match main {
        Some(PeriodKind::Fiscal) => Period::Fiscal(year),
        Some(PeriodKind::AsOf) => day_of(periods, year).unwrap_or(Period::Calendar(year)),
        _ => Period::Calendar(year),
    };
    period.middle()
}

/// The day that all dates among some periods have in common, in another year.
fn day_of(periods: &[Period], year: u16) -> Option<Period> {
    let mut days = periods.iter().filter_map(|period| match *period {
        Period::AsOf { month, day, .. } => Some((month, day)),
        _ => None,
    });
    let (month, day) = days.next()?;
    days.all(|other| other == (month, day)).then_some(Period::AsOf { year, month, day })
}

/// Marks of the plan-time axis: every quarter of the plan.
#[must_use]
pub fn plan_time(range: [f64; 2]) -> Vec<(f64, String)> {
    let within = |quarter: &i32| (range[0]..=range[1]).contains(&(f64::from(*quarter) / 4.0));
    // From ten plan lengths before to ten after: no plan is compared with anything farther away.
    let quarters: Vec<i32> = (-40..=40).filter(within).collect();
    let step = if quarters.len() > 12 { 4 } else { 1 };
    quarters
        .into_iter()
        .filter(|quarter| quarter % step == 0)
        .map(|quarter| (f64::from(quarter) / 4.0, number::percent_whole(f64::from(quarter) / 4.0)))
        .collect()
}
