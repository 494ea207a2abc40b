//! What follows from the rest of a row and is not written again: an observation's usual identifier, its usual text.
//!
//! `migrations/0002_cube.sql` says the same in SQL for rows of the first schema.

use super::observations::Placed;
use super::write::Writer;
use crate::model::indicator::Indicator;
use crate::model::municipality::AreaCode;
use crate::model::observation::Role;
use crate::model::period::Period;
use crate::model::usual::{self, Said};

/// Longest text that is left out: with more digits than a number keeps, the text is evidence of its own.
const LONGEST: usize = 15;

/// What the identifiers of an indicator's observations follow from.
#[derive(Debug, Clone)]
pub(super) struct Derives {
    /// Identifier of the indicator.
    pub(super) id: String,
    /// Whether the indicator names its area itself, so that identifiers need not.
    pub(super) own_area: bool,
}

impl Derives {
    /// What those of an indicator follow from.
    pub(super) fn of(indicator: &Indicator) -> Self {
        Self { id: indicator.indicator_id.0.clone(), own_area: indicator.municipality_code.is_some() }
    }

    /// The usual identifier of an observation.
    pub(super) fn id(&self, area: AreaCode, period: Period, role: Role, cumulative: bool) -> String {
        usual::id(&self.id, &Said { area: (!self.own_area).then_some(area), period, role, cumulative })
    }
}

impl Writer<'_> {
    /// Whether the identifier, and whether the text, of a row follows from the rest of it.
    pub(super) fn is_derived(&self, (key, _, row): Placed<'_>) -> (bool, bool) {
        let derives = key.and_then(|key| self.derives.get(&key));
        let id = derives
            .is_some_and(|d| d.id(row.municipality_code, row.period, row.role, row.cumulative) == row.observation_id.0);
        let raw = &row.source.raw_text;
        (id, row.value.is_some() && raw.len() <= LONGEST && *raw == usual::text(row.value))
    }
}
