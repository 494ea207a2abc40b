//! Which targets are judged differently under another ruler.

use super::scorecard::ScorecardRow;
use crate::model::place::SeriesPlace;
use crate::model::status::Status;
use std::collections::BTreeSet;

/// One target whose status changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flip {
    /// Place of the series.
    pub series: SeriesPlace,
    /// Status before.
    pub from: Status,
    /// Status now.
    pub to: Status,
}

/// The targets whose status differs between two scorecards of the same data, each indicator once.
#[must_use]
pub fn flips(before: &[ScorecardRow], now: &[ScorecardRow]) -> Vec<Flip> {
    let mut seen = BTreeSet::new();
    before
        .iter()
        .zip(now)
        .filter(|(old, new)| old.target == new.target && old.status != new.status)
        .filter(|(_, new)| seen.insert(new.series))
        .map(|(old, new)| Flip { series: new.series, from: old.status, to: new.status })
        .collect()
}
