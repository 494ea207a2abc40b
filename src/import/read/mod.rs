//! Files of other systems → rows of cells, recognised by content, never by name.
//!
//! [`head`] tells what a file is and shows its first rows; [`rows`] streams one sheet from its beginning in
//! constant memory. Nothing is understood here: a cell is handed out as it was found.

pub mod error;

use crate::model::grid::{Cell, FileHead, ReadOptions};
use error::{Place, ReadError, ReadProblem};
use std::path::Path;

/// How many rows of each sheet [`head`] reads: enough for titles, notes, headers and a good look at the values.
pub const HEAD_ROWS: usize = 300;

/// The rows of one sheet, one after the other.
pub trait Rows: Send {
    /// Puts the next row into `row`, whose cells are overwritten, and returns its number from 1: the row of the
    /// sheet, or the line of the text on which the record begins. A blank row is an empty one, so that the rows
    /// come in the same order and number as in [`head`]. `None` at the end.
    ///
    /// # Errors
    /// [`ReadError`] with the place; no further row can be read after it.
    fn next_row(&mut self, row: &mut Vec<Cell>) -> Result<Option<u64>, ReadError>;

    /// The share of the file that was read, 0 to 1.
    fn progress(&self) -> f64;
}

/// What the file is, and the first [`HEAD_ROWS`] rows of each of its sheets.
///
/// A data package and a store are only recognised: they have readers of their own, and no sheets here.
///
/// # Errors
/// [`ReadError`] where the file cannot be read, is of no known kind, or breaks a limit within these rows.
pub fn head(path: &Path, _options: &ReadOptions) -> Result<FileHead, ReadError> {
    Err(Place::file(&name_of(path)).refuse(ReadProblem::Missing))
}

/// The rows of a sheet, by its position in [`FileHead::sheets`].
///
/// # Errors
/// [`ReadError`] as for [`head`]; [`ReadProblem::NoSheet`] and [`ReadProblem::NoRows`] where there are none.
pub fn rows(path: &Path, _options: &ReadOptions, _sheet: usize) -> Result<Box<dyn Rows>, ReadError> {
    Err(Place::file(&name_of(path)).refuse(ReadProblem::Missing))
}

/// Name of a file without its folder.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
