//! Running totals of a target that is a sum: as printed, or summed up from the single years.

use crate::analysis::chosen::{Candidate, Chosen};
use crate::frame::ObservationRef;
use crate::model::plan::Plan;
use std::collections::BTreeSet;

/// The running total at the end of a plan year.
#[derive(Debug, Clone, PartialEq)]
pub struct Running<'a> {
    /// The observation that closes the year.
    pub observation: ObservationRef<'a>,
    /// The total, in the observation's unit.
    pub total: f64,
    /// Whether the document prints this total; otherwise it is summed up.
    pub printed: bool,
    /// What it is read or summed up from.
    pub read: Vec<ObservationRef<'a>>,
}

/// The running totals of an indicator, year by year.
///
/// A printed total stands as it is. Where none is printed the single years are summed, but only as long
/// as no plan year is missing: after a gap the sum would be another figure.
#[must_use]
pub fn totals<'a>(observations: &[ObservationRef<'a>], plan: &Plan) -> Vec<Running<'a>> {
    let candidates: Vec<Candidate> = observations.iter().filter_map(|o| Candidate::of(*o)).collect();
    let of = |c: &Candidate| observations.iter().find(|o| o.row == c.row).copied();
    let years: BTreeSet<i32> = candidates.iter().map(|c| c.year).filter(|y| *y >= i32::from(plan.first_year)).collect();
    let (first, last) = (i32::from(plan.first_year), i32::from(plan.last_year));
    let mut chosen = Chosen::default();
    let mut found = Vec::new();
    for year in years {
        chosen.choose(candidates.iter().copied().filter(|c| c.year <= year), first, last.max(year));
        let since = chosen.running.map_or(first - 1, |total| total.year);
        let parts: Vec<Candidate> = chosen.of_total().copied().collect();
        let singles = parts.len() - usize::from(chosen.running.is_some());
        let is_whole = usize::try_from(year - since).is_ok_and(|expected| singles == expected);
        let observation = parts.last().and_then(of);
        let Some(observation) = observation.filter(|_| is_whole) else { continue };
        let read = parts.iter().filter_map(of).collect();
        found.push(Running { observation, total: parts.iter().map(|c| c.value).sum(), printed: singles == 0, read });
    }
    found
}
