//! Plans: the strategies whose targets are judged.

use super::id::{DocumentId, PlanId};
use super::municipality::AreaCode;
use super::period::Period;
use serde::{Deserialize, Serialize};

/// A city's plan with its years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Identifier.
    pub plan_id: PlanId,
    /// Whose plan it is.
    pub municipality_code: AreaCode,
    /// Printed name, verbatim.
    pub name: String,
    /// Name in English.
    pub name_en: String,
    /// First fiscal year of the plan, Western.
    pub first_year: u16,
    /// Last fiscal year of the plan, Western; not before the first.
    pub last_year: u16,
    /// Document that states these years.
    pub document_id: DocumentId,
    /// Line in that document's text edition.
    pub source_line: Option<u32>,
}

impl Plan {
    /// Number of plan years n (at least 1).
    #[must_use]
    pub const fn years(&self) -> u16 {
        self.last_year.saturating_sub(self.first_year) + 1
    }

    /// Position k of a period among the plan years: 1 for the first year, n for the last.
    ///
    /// `None` for a period before the plan. A period after its end counts as the last year.
    /// Years are counted from the first plan year, never from the baseline year or from today.
    #[must_use]
    pub const fn position(&self, period: Period) -> Option<u16> {
        let year = period.fiscal_year();
        if year < self.first_year {
            None
        } else if year > self.last_year {
            Some(self.years())
        } else {
            Some(year - self.first_year + 1)
        }
    }
}
