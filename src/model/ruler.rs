//! Rulers: named sets of thresholds that turn progress into a status, the same for all cities.

use serde::{Deserialize, Serialize};

keyed_enum! {
    /// What a ruler measures.
    RulerBasis as "ruler basis" {
        /// Progress divided by pace: 1.0 is exactly on the straight line to the target.
        ProgressOverPace = "progress_over_pace",
        /// Progress alone, without regard to how much of the plan has passed.
        Progress = "progress",
        /// The level against the baseline: beyond it, within a band around it, or below.
        BaselineBand = "baseline_band",
    }
}

/// Thresholds in falling order; a figure at or above one gets its status.
///
/// Each is a ratio (1.0 = exactly on pace) between 0 and 2, and they may be equal but never rise:
/// an equal pair leaves the lower status empty, which is how three-step rulers are written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ruler {
    /// Stable key of a preset, or the user's own name.
    pub key: String,
    /// What is measured.
    pub basis: RulerBasis,
    /// At or above: on track (順調).
    pub on_track: f64,
    /// At or above: mostly on track (概ね順調).
    pub mostly_on_track: f64,
    /// At or above: slightly behind (やや遅れ); below: behind (遅れ).
    pub slightly_behind: f64,
}

/// Thresholds that are no ruler.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("ruler thresholds must fall from {on_track} to {mostly_on_track} to {slightly_behind}, each between 0 and 2")]
pub struct RulerError {
    /// Threshold for on track.
    pub on_track: f64,
    /// Threshold for mostly on track.
    pub mostly_on_track: f64,
    /// Threshold for slightly behind.
    pub slightly_behind: f64,
}

impl Ruler {
    /// A ruler with checked thresholds.
    ///
    /// # Errors
    /// [`RulerError`] where a threshold lies outside 0 to 2 or the thresholds rise.
    pub fn new(key: &str, basis: RulerBasis, thresholds: [f64; 3]) -> Result<Self, RulerError> {
        let [on_track, mostly_on_track, slightly_behind] = thresholds;
        let inside = thresholds.iter().all(|t| (0.0..=2.0).contains(t));
        if !inside || on_track < mostly_on_track || mostly_on_track < slightly_behind {
            return Err(RulerError { on_track, mostly_on_track, slightly_behind });
        }
        Ok(Self { key: key.to_owned(), basis, on_track, mostly_on_track, slightly_behind })
    }
}
