//! Observations: one value, or one explained gap, of one indicator in one period.

use super::document::Provenance;
use super::id::{IndicatorId, ObservationId};
use super::municipality::AreaCode;
use super::period::Period;
use super::quantity::Quantity;
use super::unit::Unit;
use serde::{Deserialize, Serialize};

keyed_enum! {
    /// What a value is in its series.
    Role as "role" {
        /// 実績値: measured.
        Actual = "actual",
        /// 基準値・策定時: where the plan starts from.
        Baseline = "baseline",
        /// 推計: an estimate of the future, for example by the national institute.
        Projection = "projection",
        /// 計画・予定: what the city itself aims at or plans.
        Plan = "plan",
        /// 参考: printed for reference only.
        Reference = "reference",
    }
}

keyed_enum! {
    /// Observation status in the sense of SDMX.
    ObservationStatus as "observation status" {
        /// A normal value.
        Normal = "normal",
        /// 見込・速報: provisional.
        Provisional = "provisional",
        /// Estimated.
        Estimated = "estimated",
        /// No value; the reason is given beside it.
        Missing = "missing",
    }
}

keyed_enum! {
    /// Why a value is missing. Missing is never zero.
    MissingReason as "missing reason" {
        /// 調査なし.
        NotSurveyed = "not_surveyed",
        /// 未公表.
        Unpublished = "unpublished",
        /// 算定中.
        BeingComputed = "being_computed",
        /// A dash: not applicable, or none.
        NotApplicable = "not_applicable",
        /// Blank: not yet.
        NotYet = "not_yet",
        /// X: suppressed to protect respondents.
        Suppressed = "suppressed",
        /// …: unknown.
        Unknown = "unknown",
        /// ***: not available.
        NotAvailable = "not_available",
    }
}

keyed_enum! {
    /// From when a cumulative value counts.
    CumulativeSince as "start of a cumulative value" {
        /// From the first plan year.
        Plan = "plan",
        /// From the beginning of the scheme itself (制度開始), which may lie before the plan.
        Scheme = "scheme",
        /// The document does not say.
        Unknown = "unknown",
    }
}

keyed_enum! {
    /// Why a printed actual cannot be judged against a target.
    UnusableReason as "reason why an actual cannot be judged" {
        /// Printed in parentheses for reference.
        ReferenceValue = "reference_value",
        /// Repeated from an earlier year: nothing was measured.
        RepeatedValue = "repeated_value",
        /// Dated before the plan.
        BeforePlan = "before_plan",
    }
}

/// One value, or one explained gap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// Identifier.
    pub observation_id: ObservationId,
    /// The indicator observed.
    pub indicator_id: IndicatorId,
    /// The area observed.
    pub municipality_code: AreaCode,
    /// What the value is in its series.
    pub role: Role,
    /// When.
    pub period: Period,
    /// Whether the document does not date the value, so that `period` is our assumption; such values stay out of trends.
    pub period_assumed: bool,
    /// The period as printed, for example `R3` or `策定時`.
    pub period_printed: String,
    /// The value in `unit`; `None` exactly when `status` is missing.
    pub value: Option<Quantity>,
    /// Unit as printed.
    pub unit: Unit,
    /// Status of the value.
    pub status: ObservationStatus,
    /// Why there is no value; given exactly when it is missing.
    pub missing_reason: Option<MissingReason>,
    /// Whether the value is a running total (累計).
    pub cumulative: bool,
    /// From when that total counts; given exactly when `cumulative`.
    pub cumulative_since: Option<CumulativeSince>,
    /// Whether the value covers only part of its period; such values stay out of trends.
    pub partial: bool,
    /// Whether the value is a mean over its span.
    pub averaged: bool,
    /// Why an actual cannot be judged against a target.
    pub unusable_reason: Option<UnusableReason>,
    /// What a reader must know, in our words.
    pub note: String,
    /// Where the value stands.
    pub source: Provenance,
}

/// What an observation is of, whatever it is called: indicator, area, period, role, running total.
pub type Spot = (IndicatorId, AreaCode, Period, Role, bool);

impl Observation {
    /// What it is of.
    #[must_use]
    pub fn spot(&self) -> Spot {
        (self.indicator_id.clone(), self.municipality_code, self.period, self.role, self.cumulative)
    }
}
