//! Evaluations: the grades that cities' own bodies gave, kept beside our judgement and never mixed with it.

use super::document::Provenance;
use super::id::{EvaluationId, IndicatorId, PlanId};
use super::municipality::AreaCode;
use super::period::Period;
use serde::{Deserialize, Serialize};

keyed_enum! {
    /// What is graded.
    EvaluationScope as "evaluation scope" {
        /// A goal as a whole.
        Goal = "goal",
        /// A policy as a whole.
        Policy = "policy",
        /// One indicator.
        Indicator = "indicator",
    }
}

keyed_enum! {
    /// Who graded.
    EvaluationBody as "evaluating body" {
        /// 内部検証: the administration itself.
        Internal = "internal",
        /// 外部検証・有識者会議: an external panel.
        External = "external",
        /// The city, without saying which body.
        City = "city",
    }
}

keyed_enum! {
    /// The scale of the grade.
    GradeScheme as "grade scheme" {
        /// 根室市: A 順調 / B 概ね順調 / C やや遅れ / D 遅れ, per policy or goal.
        NemuroAbcd = "nemuro-abcd",
        /// 岩見沢市: 順調 / 低調, per indicator.
        IwamizawaStatus = "iwamizawa-status",
    }
}

/// One grade by one body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluation {
    /// Identifier.
    pub evaluation_id: EvaluationId,
    /// Whose plan is graded.
    pub municipality_code: AreaCode,
    /// The plan.
    pub plan_id: PlanId,
    /// What is graded.
    pub scope: EvaluationScope,
    /// Goal heading, verbatim.
    pub goal: String,
    /// Policy heading, verbatim; empty where the goal is graded.
    pub policy: String,
    /// The indicator, where one is graded.
    pub indicator_id: Option<IndicatorId>,
    /// Who graded.
    pub body: EvaluationBody,
    /// The scale.
    pub scheme: GradeScheme,
    /// The grade as printed; `None` where all letters are printed or a dash stands there, so that it is unknown.
    pub grade: Option<String>,
    /// The period graded.
    pub period: Period,
    /// Where the grade stands.
    pub source: Provenance,
}
