//! Running totals of a target that is a sum: as printed, or summed up from the single years.

use crate::model::observation::{Observation, Role};
use crate::model::plan::Plan;
use crate::model::quantity::Quantity;
use std::collections::BTreeMap;

/// The running total at the end of a plan year.
#[derive(Debug, Clone, PartialEq)]
pub struct Running<'a> {
    /// The observation that closes the year.
    pub observation: &'a Observation,
    /// The total, in the observation's unit.
    pub total: f64,
    /// Whether the document prints this total; otherwise it is summed up.
    pub printed: bool,
    /// What it is read or summed up from.
    pub read: Vec<&'a Observation>,
}

/// The running totals of an indicator, year by year.
///
/// A printed total stands as it is. Where none is printed the single years are summed, but only as long
/// as no plan year is missing: after a gap the sum would be another figure.
#[must_use]
pub fn totals<'a>(observations: &[&'a Observation], plan: &Plan) -> Vec<Running<'a>> {
    let usable = |o: &&&Observation| {
        o.role == Role::Actual && o.unusable_reason.is_none() && o.period.fiscal_year() >= plan.first_year
    };
    let mut by_year: BTreeMap<u16, (Option<&Observation>, Option<&Observation>)> = BTreeMap::new();
    for observation in observations.iter().filter(usable).filter(|o| o.value.is_some() && !o.averaged) {
        let slot = by_year.entry(observation.period.fiscal_year()).or_default();
        if observation.cumulative { slot.0 = Some(observation) } else { slot.1 = Some(observation) }
    }
    let mut found = Vec::new();
    let mut sum = Some(0.0);
    let mut read: Vec<&Observation> = Vec::new();
    let mut next = plan.first_year;
    for (year, (printed, single)) in by_year {
        if year != next {
            sum = None;
        }
        next = year + 1;
        let value = |o: &Observation| o.value.map(Quantity::value);
        if let Some((observation, total)) = printed.and_then(|o| value(o).map(|v| (o, v))) {
            sum = Some(total);
            read = vec![observation];
            found.push(Running { observation, total, printed: true, read: read.clone() });
        } else if let Some((observation, v)) = single.and_then(|o| value(o).map(|v| (o, v))) {
            sum = sum.map(|s| s + v);
            read.push(observation);
            if let Some(total) = sum {
                found.push(Running { observation, total, printed: false, read: read.clone() });
            }
        }
    }
    found
}
