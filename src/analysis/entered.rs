//! Which observations an actual is made of, so that a reader can add them up again.

use crate::analysis::chosen::{Candidate, Chosen};
use crate::analysis::scorecard::ScorecardRow;
use crate::frame::Cube;
use crate::model::finding::Basis;
use crate::model::place::RowPlace;

/// The rows of the observations that a row's actual is made of, the earliest first: one for a level or a printed
/// total, every year for a sum or a mean (after a printed total, that total first). Empty without an actual.
#[must_use]
pub fn rows(index: &Cube, row: &ScorecardRow) -> Vec<RowPlace> {
    let Some(actual) = row.actual else { return Vec::new() };
    let data = index.data();
    let target = data.targets.get(row.target);
    let plan = target.and_then(|target| data.plan(&target.plan_id));
    let until = target.and_then(|target| index.interim_year(target)).map_or(i32::MAX, i32::from);
    let (Some(plan), Some(basis @ (Basis::Sum | Basis::LowerBound | Basis::Mean))) = (plan, row.basis) else {
        return vec![actual.observation];
    };
    let mut chosen = Chosen::default();
    let candidates = index.observations_of(row.series).filter_map(Candidate::of).filter(|c| c.year <= until);
    chosen.choose(candidates, i32::from(plan.first_year), i32::from(plan.last_year));
    let row = |candidate: &Candidate| candidate.row;
    match basis {
        Basis::Mean => chosen.complete_years().map(row).collect(),
        _ => chosen.of_total().map(row).collect(),
    }
}
