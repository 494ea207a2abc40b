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
/// A mark stands at the middle of the year in the reckoning (年度 or 年) that most of the periods use, so
/// that it stands under their points.
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

/// The middle of a year in the reckoning (年度 or 年) that most of the periods use.
#[must_use]
pub fn middle(periods: &[Period], year: u16) -> f64 {
    let mut kinds: BTreeMap<PeriodKind, usize> = BTreeMap::new();
    for single in periods.iter().filter(|p| !p.is_span()) {
        *kinds.entry(single.kind()).or_default() += 1;
    }
    let main = kinds.iter().max_by_key(|(_, n)| **n).map(|(kind, _)| *kind);
    let period = if main == Some(PeriodKind::Fiscal) { Period::Fiscal(year) } else { Period::Calendar(year) };
    period.middle()
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
