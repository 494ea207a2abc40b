//! A preview: what a mapping makes of the first rows of a sheet, cell by cell, before anything is stored.

use super::grid::SheetHead;
use super::municipality::AreaCode;
use super::observation::MissingReason;
use super::period::Period;
use super::problem::ProblemReason;
use super::quantity::Quantity;
use super::unit::Unit;

keyed_enum! {
    /// What a row is taken for.
    RowKind as "row kind" {
        /// Nothing in it.
        Blank = "blank",
        /// A title or note above the table.
        Above = "above",
        /// Headings.
        Header = "header",
        /// Units.
        Units = "units",
        /// Data.
        Data = "data",
        /// A note, a heading or a total among or below the data.
        Note = "note",
        /// Data of a part that somebody left out.
        LeftOut = "left_out",
    }
}

/// What a cell is taken for.
#[derive(Debug, Clone, PartialEq)]
pub enum Taken {
    /// Nothing: empty, or in a row or column that is not taken.
    Nothing,
    /// A word of a heading, title, note, unit or label, as it stands.
    Text,
    /// An area.
    Area(AreaCode),
    /// A period.
    Period(Period),
    /// A value.
    Value(Quantity, Unit),
    /// A gap with its reason.
    Missing(MissingReason),
    /// Refused, with the reason.
    Refused(ProblemReason),
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct PreviewRow {
    /// What it is taken for.
    pub kind: RowKind,
    /// What its cells are taken for; in rows of data at least as many as the mapping has columns.
    pub cells: Vec<Taken>,
}

/// A text that fits several areas; to be asked once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The text as it stands in the file.
    pub text: String,
    /// What it may mean, in the order of the codes; a single one where the name is not whole.
    pub candidates: Vec<AreaCode>,
    /// How many rows ask it.
    pub rows: u64,
}

/// What a mapping makes of the head of a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Preview {
    /// The rows of the head.
    pub rows: Vec<PreviewRow>,
    /// What must be asked.
    pub questions: Vec<Question>,
    /// Cells that are values or gaps.
    pub values: usize,
    /// Cells that are refused.
    pub refused: usize,
}

/// Rows of a sheet beyond its head, and what a mapping makes of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Around {
    /// The number of the row that was looked for.
    pub row: u64,
    /// The rows with their numbers.
    pub sheet: SheetHead,
    /// What they are taken for.
    pub preview: Preview,
}
