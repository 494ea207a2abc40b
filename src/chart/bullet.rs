//! The way from a baseline to a target as a bullet: where a target stands, where it should stand by now, and how far it
//! fell below its beginning or rose above its end.

use super::board::{self, TrackKind};
use crate::analysis::risk;
use crate::analysis::scorecard::ScorecardRow;
use crate::model::status::Status;

/// A bullet. The beginning is the baseline for a way, and zero for a total or a share; the end is the target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bullet {
    /// What the bar counts.
    pub kind: TrackKind,
    /// The status whose colour it has.
    pub status: Status,
    /// Present position: 0 at the beginning, 1 at the target, beyond both where it lies beyond them; `None` where the
    /// target has no such figure.
    pub now: Option<f64>,
    /// Position expected by now, between 0 and 1.
    pub pace: Option<f64>,
    /// How far it fell below its beginning, as a share of the baseline, 0 to 1; `None` where it did not fall.
    pub fall: Option<f64>,
}

impl Bullet {
    /// The bullet of a judged target.
    #[must_use]
    pub fn of(row: &ScorecardRow) -> Self {
        let track = board::row::track(row);
        let now = match track.kind {
            TrackKind::Way | TrackKind::Total | TrackKind::Share => row.progress(),
            TrackKind::Attainment => row.attainment(),
            TrackKind::Held | TrackKind::Missed | TrackKind::None => None,
        };
        // A fall from nothing is more than the whole of it.
        let backwards = row.status == Status::WorseThanBaseline || now.is_some_and(|now| now < 0.0);
        let fall = backwards.then(|| risk::fall(row).map_or(1.0, |share| share.min(1.0)));
        Self { kind: track.kind, status: row.status, now, pace: track.pace.filter(|pace| *pace < 1.0), fall }
    }
}
