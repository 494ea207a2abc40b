//! Comparisons: indicators of several cities that measure nearly the same thing, with an honest grade.

use super::id::{ComparisonId, IndicatorId};
use super::theme::Theme;
use serde::{Deserialize, Serialize};

keyed_enum! {
    /// How far the members of a comparison may be compared.
    Grade as "comparability grade" {
        /// Same definition.
        Same = "same",
        /// Similar; what differs is said.
        Similar = "similar",
        /// Look-alike: not comparable, shown side by side only with a warning.
        LookAlike = "look_alike",
    }
}

/// A named comparison across cities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Identifier.
    pub comparison_id: ComparisonId,
    /// Theme.
    pub theme: Theme,
    /// Name in Japanese.
    pub name: String,
    /// Name in English.
    pub name_en: String,
    /// How far the members may be compared.
    pub grade: Grade,
    /// One line saying why, in Japanese.
    pub reason: String,
    /// One line saying why, in English.
    pub reason_en: String,
}

/// One indicator taking part in a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparisonMember {
    /// The comparison.
    pub comparison_id: ComparisonId,
    /// The indicator.
    pub indicator_id: IndicatorId,
    /// What is particular about this member, in Japanese.
    pub note: String,
    /// What is particular about this member, in English.
    pub note_en: String,
}
