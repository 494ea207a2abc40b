//! What one cell of a column of values says, before it is joined to an indicator.

use super::Parts;
use crate::model::dated::DatedBy;
use crate::model::evidence::Told;
use crate::model::indicator::{Level, Polarity};
use crate::model::mapping::{Meaning, PlanDefault};
use crate::model::municipality::AreaCode;
use crate::model::observation::{CumulativeSince, MissingReason, ObservationStatus, UnusableReason};
use crate::model::period::Period;
use crate::model::quantity::Quantity;
use crate::model::report::ProblemReason;
use crate::model::target::TargetKind;
use crate::model::theme::Theme;
use crate::model::unit::Unit;
use std::sync::Arc;

/// One value or gap as the file says it, before it is joined to an indicator.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::import) struct Draft {
    pub(in crate::import) area: AreaCode,
    pub(in crate::import) indicator_id: String,
    pub(in crate::import) label: String,
    /// The parts of the indicator that are counted.
    pub(in crate::import) parts: Arc<Parts>,
    pub(in crate::import) meaning: Meaning,
    /// Whether its row or a person says so.
    pub(in crate::import) meant: bool,
    pub(in crate::import) period: Option<Period>,
    /// What says when.
    pub(in crate::import) dated: DatedBy,
    /// What says where, in which unit and in which role.
    pub(in crate::import) told: Told,
    pub(in crate::import) bare_year: bool,
    pub(in crate::import) period_printed: String,
    pub(in crate::import) period_assumed: bool,
    pub(in crate::import) value: Result<Quantity, MissingReason>,
    /// Whether the cell is empty.
    pub(in crate::import) blank: bool,
    pub(in crate::import) unit: Unit,
    pub(in crate::import) status: ObservationStatus,
    pub(in crate::import) cumulative: bool,
    pub(in crate::import) since: CumulativeSince,
    pub(in crate::import) partial: bool,
    pub(in crate::import) averaged: bool,
    pub(in crate::import) unusable: Option<UnusableReason>,
    pub(in crate::import) note: String,
    /// Identifier that the file gives the observation; empty where it gives none.
    pub(in crate::import) observation_id: String,
    /// What the file says about the indicator beside its name.
    pub(in crate::import) facts: Option<Box<Facts>>,
    pub(in crate::import) raw: String,
    /// What a person should look at although the value is taken.
    pub(in crate::import) doubts: Vec<ProblemReason>,
}

impl Default for Draft {
    /// A draft that says nothing yet.
    fn default() -> Self {
        Self {
            area: AreaCode::NATION,
            indicator_id: String::new(),
            label: String::new(),
            parts: Arc::default(),
            meaning: Meaning::Actual,
            meant: false,
            period: None,
            dated: DatedBy::User,
            told: Told::NOTHING,
            bare_year: false,
            period_printed: String::new(),
            period_assumed: false,
            value: Err(MissingReason::NotYet),
            blank: true,
            unit: Unit::default(),
            status: ObservationStatus::Missing,
            cumulative: false,
            since: CumulativeSince::Unknown,
            partial: false,
            averaged: false,
            unusable: None,
            note: String::new(),
            observation_id: String::new(),
            facts: None,
            raw: String::new(),
            doubts: Vec::new(),
        }
    }
}

impl Draft {
    /// Whether its cell is empty and nothing says why.
    pub(in crate::import) fn is_unexplained_blank(&self) -> bool {
        self.blank && self.value == Err(MissingReason::NotYet)
    }
}

/// What a file may say about an indicator beside its name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::import) struct Facts {
    pub(in crate::import) theme: Option<Theme>,
    pub(in crate::import) level: Option<Level>,
    pub(in crate::import) polarity: Option<Polarity>,
    /// Kind of the target, and its plan; the name of the plan may be empty.
    pub(in crate::import) kind: Option<TargetKind>,
    pub(in crate::import) plan: Option<PlanDefault>,
    pub(in crate::import) goal: String,
    pub(in crate::import) policy: String,
    pub(in crate::import) project: String,
    pub(in crate::import) department: String,
}
