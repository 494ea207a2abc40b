//! Targets: what a plan promises, in which of six kinds, and what it may be compared with.

use super::document::Provenance;
use super::id::{IndicatorId, ObservationId, PlanId, TargetId};
use super::period::Period;
use super::quantity::Quantity;
use super::unit::Unit;
use serde::{Deserialize, Serialize};

keyed_enum! {
    /// The kind of a target decides which arithmetic is right for it.
    TargetKind as "target kind" {
        /// A level to be reached by the end of the plan: progress (x−B)/(T−B), pace k/n.
        Reach = "reach",
        /// A total over the plan: progress Σ/T, pace k/n; the baseline is never subtracted.
        Accumulate = "accumulate",
        /// A rise of a stock by T: progress (x−B)/T, pace k/n.
        IncreaseStock = "increase_stock",
        /// The same amount every year: progress x/T, pace 1, each year judged alone.
        EveryYear = "every_year",
        /// A mean over the plan years: mean so far / T, pace 1.
        Average = "average",
        /// A floor or ceiling to be held: met or not, no progress.
        Maintain = "maintain",
    }
}

impl TargetKind {
    /// Whether it leads from a baseline to a target, so that progress is a share of the way.
    #[must_use]
    pub const fn has_way(self) -> bool {
        matches!(self, Self::Reach | Self::IncreaseStock)
    }

    /// Whether progress is expected to grow over the plan; the others are judged by the whole target in every year.
    #[must_use]
    pub const fn is_paced(self) -> bool {
        matches!(self, Self::Reach | Self::Accumulate | Self::IncreaseStock)
    }

    /// Whether what is missing can be spread over the years that remain.
    #[must_use]
    pub const fn is_spread(self) -> bool {
        !matches!(self, Self::EveryYear | Self::Maintain)
    }

    /// Whether what is met before the end of the plan can still be lost: a mean, and a level that is held.
    #[must_use]
    pub const fn can_be_lost(self) -> bool {
        matches!(self, Self::Average | Self::Maintain)
    }
}

keyed_enum! {
    /// Which version of a target this is.
    Revision as "revision" {
        /// From the draft of the plan (素案); superseded.
        Draft = "draft",
        /// In force.
        Final = "final",
    }
}

keyed_enum! {
    /// Why a baseline may not be compared with the actual.
    BaselineReason as "reason against a baseline" {
        /// The document prints none.
        NonePrinted = "none_printed",
        /// It measures another series.
        DifferentSeries = "different_series",
        /// It is the total of the previous plan.
        PreviousTotal = "previous_total",
        /// It is one year, the target a total of several.
        OneYearVsTotal = "one_year_vs_total",
        /// It is a projection, the actual a register count.
        ProjectionVsRegister = "projection_vs_register",
    }
}

/// One revision of one target of one indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Identifier.
    pub target_id: TargetId,
    /// The indicator that is aimed at. One indicator may be a target of two goals.
    pub indicator_id: IndicatorId,
    /// Draft or final.
    pub revision: Revision,
    /// The plan that sets the target.
    pub plan_id: PlanId,
    /// Heading of the goal under which this target is printed, verbatim.
    pub goal: String,
    /// Which arithmetic is right.
    pub kind: TargetKind,
    /// The target value T in `unit`.
    pub value: Quantity,
    /// Unit as printed.
    pub unit: Unit,
    /// By when.
    pub target_period: Period,
    /// The observation that is the baseline B; `None` where none is printed.
    pub baseline_observation_id: Option<ObservationId>,
    /// Why B may not be compared; `None` where it may.
    pub baseline_reason: Option<BaselineReason>,
    /// Whether actual and target measure the same series. Where not, no status is given.
    pub actual_comparable: bool,
    /// Whether T is a rounded rate rather than a count, which decides how short a way is too short to measure.
    pub rounded_rate: bool,
    /// What a reader must know, in our words.
    pub note: String,
    /// Where the target stands.
    pub source: Provenance,
}
