//! What many observations share, kept once.

use crate::model::document::Provenance;
use crate::model::id::{DocumentId, IndicatorId, ObservationId};
use crate::model::municipality::AreaCode;
use crate::model::observation::{CumulativeSince, MissingReason, Observation, ObservationStatus, Role, UnusableReason};
use crate::model::period::Period;
use crate::model::quantity::Quantity;
use crate::model::unit::Unit;
use std::collections::BTreeMap;

/// Everything about an observation that it shares with others of its file: what sort of value it is, and where such
/// values stand. A note of one row is no part of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Facet {
    /// What the value is in its series.
    pub role: Role,
    /// Whether the document does not date the value, so that the period is our assumption.
    pub period_assumed: bool,
    /// The period as printed.
    pub period_printed: String,
    /// Unit as printed.
    pub unit: Unit,
    /// Status of the value.
    pub status: ObservationStatus,
    /// Why there is no value.
    pub missing_reason: Option<MissingReason>,
    /// Whether the value is a running total (累計).
    pub cumulative: bool,
    /// From when that total counts.
    pub cumulative_since: Option<CumulativeSince>,
    /// Whether the value covers only part of its period.
    pub partial: bool,
    /// Whether the value is a mean over its span.
    pub averaged: bool,
    /// Why an actual cannot be judged against a target.
    pub unusable_reason: Option<UnusableReason>,
    /// The document.
    pub document_id: DocumentId,
    /// Heading path in it, parts joined by ` > `.
    pub section: String,
    /// Whether such values stand on numbered lines of the document.
    pub has_line: bool,
}

impl Facet {
    /// What an observation shares with others.
    #[must_use]
    pub fn of(row: &Observation) -> Self {
        Self {
            role: row.role,
            period_assumed: row.period_assumed,
            period_printed: row.period_printed.clone(),
            unit: row.unit.clone(),
            status: row.status,
            missing_reason: row.missing_reason,
            cumulative: row.cumulative,
            cumulative_since: row.cumulative_since,
            partial: row.partial,
            averaged: row.averaged,
            unusable_reason: row.unusable_reason,
            document_id: row.source.document_id.clone(),
            section: row.source.section.clone(),
            has_line: row.source.source_line.is_some(),
        }
    }

    /// The observation that such a facet makes of what is its own.
    #[must_use]
    pub fn observation(&self, own: Own) -> Observation {
        Observation {
            observation_id: own.observation_id,
            indicator_id: own.indicator_id,
            municipality_code: own.area,
            role: self.role,
            period: own.period,
            period_assumed: self.period_assumed,
            period_printed: self.period_printed.clone(),
            value: own.value,
            unit: self.unit.clone(),
            status: self.status,
            missing_reason: self.missing_reason,
            cumulative: self.cumulative,
            cumulative_since: self.cumulative_since,
            partial: self.partial,
            averaged: self.averaged,
            unusable_reason: self.unusable_reason,
            note: own.note,
            source: Provenance {
                document_id: self.document_id.clone(),
                section: self.section.clone(),
                source_line: own.line,
                raw_text: own.raw_text,
            },
        }
    }

    /// Whether values of this sort are actuals that may be judged; the value itself may still be missing.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.role == Role::Actual && self.unusable_reason.is_none()
    }
}

/// What an observation does not share with others.
#[derive(Debug)]
pub struct Own {
    /// Identifier.
    pub observation_id: ObservationId,
    /// The indicator observed.
    pub indicator_id: IndicatorId,
    /// The area observed.
    pub area: AreaCode,
    /// When.
    pub period: Period,
    /// The value; `None` where it is missing.
    pub value: Option<Quantity>,
    /// What a reader must know.
    pub note: String,
    /// Line in the document.
    pub line: Option<u32>,
    /// The cell or number as printed.
    pub raw_text: String,
}

/// The facets met so far.
#[derive(Debug, Default)]
pub(super) struct Facets {
    all: Vec<Facet>,
    numbers: BTreeMap<Facet, u32>,
}

impl Facets {
    /// The number of a facet.
    pub(super) fn number(&mut self, facet: Facet) -> u32 {
        if let Some(number) = self.numbers.get(&facet) {
            return *number;
        }
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(facet.clone());
        self.numbers.insert(facet, number);
        number
    }

    /// The facet with a number.
    pub(super) fn get(&self, number: u32) -> Option<&Facet> {
        self.all.get(number as usize)
    }

    /// All of them by number.
    pub(super) fn finish(self) -> Vec<Facet> {
        self.all
    }
}
