//! Rows and columns that a sheet hides from its readers: nobody knows whether they are meant.

use super::mapping::{ColumnKind, Mapping};
use super::message::{Explain, Message};

keyed_enum! {
    /// What becomes of rows and columns of values that a sheet hides.
    Hidden as "what becomes of hidden cells" {
        /// Nobody said it yet: nothing of them is taken, and the report asks.
        Ask = "ask",
        /// They are taken like the others.
        Take = "take",
        /// They are left out.
        Leave = "leave",
    }
}

impl Hidden {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serialising hands it over so")]
    pub(super) const fn is_ask(&self) -> bool {
        matches!(self, Self::Ask)
    }

    pub(super) const fn ask() -> Self {
        Self::Ask
    }
}

/// Hidden rows and columns that an import met, and what became of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HiddenMet {
    /// What became of them.
    pub fate: Hidden,
    /// Rows with values.
    pub rows: u64,
    /// Headings of columns of values.
    pub columns: Vec<String>,
}

impl Default for HiddenMet {
    fn default() -> Self {
        Self { fate: Hidden::Ask, rows: 0, columns: Vec::new() }
    }
}

impl HiddenMet {
    /// Whether none was met.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.rows == 0 && self.columns.is_empty()
    }
}

impl Explain for HiddenMet {
    fn explain(&self) -> Message {
        let message = Message::new(match self.fate {
            Hidden::Ask => "import-hidden-met-ask",
            Hidden::Take => "import-hidden-met-take",
            Hidden::Leave => "import-hidden-met-leave",
        });
        message.number("rows", self.rows as f64).number("columns", self.columns.len() as f64)
    }
}

impl Mapping {
    /// Whether the sheet hides a row, by its number from 1.
    #[must_use]
    pub fn hides(&self, row: u64) -> bool {
        let at = self.hidden_rows.partition_point(|(_, last)| *last < row);
        self.hidden_rows.get(at).is_some_and(|(first, _)| *first <= row)
    }

    /// Whether a row, by its number from 1, is hidden and not to be taken.
    #[must_use]
    pub fn passes_over(&self, row: u64) -> bool {
        self.hidden != Hidden::Take && self.hides(row)
    }

    /// Whether the sheet hides rows below the headings, or columns of values.
    #[must_use]
    pub fn has_hidden(&self) -> bool {
        let first = self.first_row as u64;
        self.hidden_rows.iter().any(|(_, last)| *last > first)
            || self.columns.iter().any(|column| column.hidden && column.kind == ColumnKind::Value)
    }
}
