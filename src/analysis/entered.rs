//! Which observations an actual is made of, so that a reader can add them up again.

use crate::analysis::scorecard::ScorecardRow;
use crate::frame;
use crate::model::finding::Basis;
use crate::model::indexed::IndexedDataset;
use crate::model::observation::Observation;
use std::collections::BTreeMap;

/// The places of the observations that a row's actual is made of, the earliest first: one for a level or a printed
/// total, every year for a sum or a mean (after a printed total, that total first). Empty without an actual.
///
/// The choice is that of [`crate::analysis::actuals`]: of several values of a year the latest complete one.
#[must_use]
pub fn places(index: &IndexedDataset, row: &ScorecardRow) -> Vec<usize> {
    let Some(actual) = row.actual else { return Vec::new() };
    let alone = vec![actual.observation];
    let data = index.data();
    let plan = data.targets.get(row.target).and_then(|target| data.plan(&target.plan_id));
    let (Some(plan), Some(Basis::Sum | Basis::LowerBound | Basis::Mean)) = (plan, row.basis) else { return alone };
    let mut running: Option<(usize, &Observation)> = None;
    let mut years: BTreeMap<u16, (usize, &Observation)> = BTreeMap::new();
    for place in index.places_of(row.indicator) {
        let Some(found) = data.observations.get(*place).filter(|o| frame::is_usable(o)) else { continue };
        let year = found.period.fiscal_year();
        if year < plan.first_year {
            continue;
        }
        if found.cumulative {
            if running.is_none_or(|(_, known)| known.period.middle() <= found.period.middle()) {
                running = Some((*place, found));
            }
        } else if year <= plan.last_year && !found.period.is_span() {
            let known = years.entry(year).or_insert((*place, found));
            if gives_way(known.1, found) {
                *known = (*place, found);
            }
        }
    }
    if row.basis == Some(Basis::Mean) {
        return years.values().filter(|(_, o)| !o.partial).map(|(place, _)| *place).collect();
    }
    let total_year = running.map_or(0, |(_, o)| o.period.fiscal_year());
    let since = years.range(total_year + 1..).map(|(_, (place, _))| *place);
    running.map(|(place, _)| place).into_iter().chain(since).collect()
}

/// Whether another value of the year says more: a complete one before one of part of its period, then the later one.
fn gives_way(known: &Observation, other: &Observation) -> bool {
    if known.partial == other.partial { known.period.middle() <= other.period.middle() } else { known.partial }
}
