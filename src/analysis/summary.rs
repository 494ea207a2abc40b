//! Counts by status, and the share on track with its n.

use crate::analysis::scorecard::ScorecardRow;
use crate::model::status::Status;
use std::collections::{BTreeMap, BTreeSet};

/// Counts of targets by status; an indicator that is a target of two goals counts once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    by_status: BTreeMap<Status, usize>,
}

impl Counts {
    /// Counts rows of one level; rows of several levels must not be mixed by the caller.
    #[must_use]
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a ScorecardRow>) -> Self {
        let mut seen = BTreeSet::new();
        let mut counts = Self::default();
        for row in rows {
            if seen.insert(row.series) {
                *counts.by_status.entry(row.status).or_default() += 1;
            }
        }
        counts
    }

    /// Number with this status.
    #[must_use]
    pub fn get(&self, status: Status) -> usize {
        self.by_status.get(&status).copied().unwrap_or_default()
    }

    /// Number of all.
    #[must_use]
    pub fn total(&self) -> usize {
        self.by_status.values().sum()
    }

    /// Number that could be judged: n of the share on track.
    #[must_use]
    pub fn assessed(&self) -> usize {
        self.by_status.iter().filter(|(status, _)| status.is_assessed()).map(|(_, n)| n).sum()
    }

    /// Number that is achieved, on track or mostly on track.
    #[must_use]
    pub fn on_track(&self) -> usize {
        self.by_status.iter().filter(|(status, _)| status.is_on_track()).map(|(_, n)| n).sum()
    }

    /// (achieved + on track + mostly on track) ÷ assessable, as a fraction; `None` where nothing is assessable.
    #[must_use]
    pub fn share_on_track(&self) -> Option<f64> {
        let n = self.assessed();
        (n > 0).then(|| self.on_track() as f64 / n as f64)
    }
}
