//! What was typed of a city and is not saved yet.

use crate::model::id::IndicatorId;
use crate::model::municipality::AreaCode;
use crate::model::observation::ObservationStatus;
use crate::model::period::Period;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The key under which a store keeps drafts.
pub const SETTING: &str = "typing-drafts";

/// Which value of a city is meant: an actual of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellKey {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The period.
    pub period: Period,
    /// Whether it is a total so far.
    pub cumulative: bool,
}

/// What was typed into a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Cell {
    /// The value, or the word for a gap.
    pub value: String,
    /// Its page, where it is another one than the sheet's.
    pub page: String,
    /// Its document, where it is another one than the sheet's.
    pub document: String,
    /// What a reader must know.
    pub note: String,
    /// Its status, where somebody says one.
    pub status: Option<ObservationStatus>,
    /// Whether what was typed and saved there before is dropped.
    pub dropped: bool,
}

impl Cell {
    /// Whether nothing was typed into it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it says something to be saved.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.dropped || !self.value.trim().is_empty()
    }
}

/// What was typed of a city.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The document of all cells that name none.
    pub document: String,
    /// The page of all of them.
    pub page: String,
    /// The fiscal year that is shown; `None` for the next one without values.
    pub year: Option<u16>,
    /// The cells in the order in which they were begun.
    pub cells: Vec<(CellKey, Cell)>,
}

impl Draft {
    /// A cell, where something was typed into it.
    #[must_use]
    pub fn cell(&self, key: &CellKey) -> Option<&Cell> {
        self.cells.iter().find(|(known, _)| known == key).map(|(_, cell)| cell)
    }

    /// A cell to be typed into.
    pub(super) fn cell_mut(&mut self, key: &CellKey) -> &mut Cell {
        let at = self.cells.iter().position(|(known, _)| known == key).unwrap_or_else(|| {
            self.cells.push((key.clone(), Cell::default()));
            self.cells.len() - 1
        });
        &mut self.cells[at].1
    }

    /// Number of cells that say something to be saved.
    #[must_use]
    pub fn count(&self) -> usize {
        self.cells.iter().filter(|(_, cell)| cell.counts()).count()
    }

    /// Document and page of a cell: its own, or those of the sheet.
    #[must_use]
    pub fn source<'d>(&'d self, cell: &'d Cell) -> (&'d str, &'d str) {
        let own = |own: &'d str, all: &'d str| if own.trim().is_empty() { all.trim() } else { own.trim() };
        // The page of another document says nothing about a cell's own one.
        let page = if cell.document.trim().is_empty() { own(&cell.page, &self.page) } else { cell.page.trim() };
        (own(&cell.document, &self.document), page)
    }
}

/// The drafts as a store keeps them.
#[must_use]
pub fn kept(drafts: &BTreeMap<AreaCode, Draft>) -> Vec<(AreaCode, Draft)> {
    let worth = drafts.iter().filter(|(_, draft)| **draft != Draft { year: draft.year, ..Draft::default() });
    // Without cells, the next year without values is asked for when the program starts again.
    let year = |draft: &Draft| draft.year.filter(|_| !draft.cells.is_empty());
    worth.map(|(area, draft)| (*area, Draft { year: year(draft), ..draft.clone() })).collect()
}
