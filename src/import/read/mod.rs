//! Files of other systems → rows of cells, recognised by content, never by name.
//!
//! [`head`] tells what a file is and shows its first rows; [`rows`] streams one sheet from its beginning in
//! constant memory. Nothing is understood here: a cell is handed out as it was found.

mod ahead;
mod archive;
mod binary;
mod book;
mod cell;
mod cfb;
mod csv;
mod decode;
mod dialect;
mod encoding;
pub mod error;
mod excel;
mod format;
mod json;
mod json_classes;
mod json_rows;
pub mod limits;
mod ods;
pub mod package;
mod parquet;
mod pump;
mod scan;
mod shown;
mod sniff;
mod tags;
mod unseen;

use self::ahead::Ahead;
use self::csv::CsvRows;
use crate::model::grid::{Cell, Encoding, FileHead, FileKind, ReadOptions, SheetHead};
use error::{Place, ReadError, ReadProblem};
use pump::{Out, Pump};
use sniff::Found;
use std::path::{Path, PathBuf};

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

    /// Goes back to the beginning; `false` where the rows come only once.
    ///
    /// # Errors
    /// [`ReadError`] where what was read is there no more.
    fn begin_again(&mut self) -> Result<bool, ReadError> {
        Ok(false)
    }
}

/// The rows of a sheet of a file, which can be opened again.
struct FileRows {
    path: PathBuf,
    options: ReadOptions,
    sheet: usize,
    rows: Box<dyn Rows>,
}

impl Rows for FileRows {
    fn next_row(&mut self, row: &mut Vec<Cell>) -> Result<Option<u64>, ReadError> {
        self.rows.next_row(row)
    }

    fn progress(&self) -> f64 {
        self.rows.progress()
    }

    fn begin_again(&mut self) -> Result<bool, ReadError> {
        self.rows = once(&self.path, self.options, self.sheet)?;
        Ok(true)
    }
}

/// What the file is, and the first [`HEAD_ROWS`] rows of each of its sheets.
///
/// A data package and a store are only recognised: they have readers of their own, and no sheets here.
///
/// # Errors
/// [`ReadError`] where the file cannot be read, is of no known kind, or breaks a limit within these rows.
pub fn head(path: &Path, options: &ReadOptions) -> Result<FileHead, ReadError> {
    let found = sniff::open(path, *options)?;
    let mut separator = None;
    let sheets = match found.kind {
        FileKind::Csv => {
            let mut rows = text(&found, *options)?;
            separator = Some(rows.separator());
            vec![text_head(&mut rows)?]
        }
        FileKind::Xlsx | FileKind::Xlsb | FileKind::Xls => excel::heads(&found)?,
        FileKind::Ods => ods::heads(&found)?,
        FileKind::Parquet => parquet::heads(&found)?,
        FileKind::Json => json::heads(&found)?,
        FileKind::DataPackage | FileKind::Store => Vec::new(),
    };
    let (encoding, certain) = found.encoding.unzip();
    Ok(FileHead {
        name: found.name,
        kind: found.kind,
        encoding,
        encoding_certain: certain.unwrap_or(true),
        separator,
        bytes: found.bytes,
        sheets,
    })
}

/// The rows of a sheet, by its position in [`FileHead::sheets`].
///
/// # Errors
/// [`ReadError`] as for [`head`]; [`ReadProblem::NoSheet`] and [`ReadProblem::NoRows`] where there are none. A fault
/// further down comes with the row before which it stands.
pub fn rows(path: &Path, options: &ReadOptions, sheet: usize) -> Result<Box<dyn Rows>, ReadError> {
    let rows = once(path, *options, sheet)?;
    Ok(Box::new(FileRows { path: path.to_owned(), options: *options, sheet, rows }))
}

fn once(path: &Path, options: ReadOptions, sheet: usize) -> Result<Box<dyn Rows>, ReadError> {
    let found = sniff::open(path, options)?;
    let read = match found.kind {
        FileKind::Csv if sheet == 0 => return Ok(Box::new(Ahead::start(&found.name, text(&found, options)?))),
        FileKind::Csv => {
            let place = Place::file(&found.name);
            return Err(place.refuse(ReadProblem::NoSheet(sheet as u64 + 1)));
        }
        FileKind::Xlsx | FileKind::Xlsb | FileKind::Xls => excel::read,
        FileKind::Ods => ods::read,
        FileKind::Parquet => parquet::read,
        FileKind::Json => json::read,
        FileKind::DataPackage | FileKind::Store => return Err(Place::file(&found.name).refuse(ReadProblem::NoRows)),
    };
    let name = found.name.clone();
    Ok(Box::new(Pump::start(&name, move |out: &mut dyn Out| read(&found, sheet, out))))
}

/// Opens a text with separators.
fn text(found: &Found, options: ReadOptions) -> Result<CsvRows, ReadError> {
    let encoding = found.encoding.map_or(Encoding::Utf8, |(encoding, _)| encoding);
    let separator = options.separator.and_then(|separator| u8::try_from(separator).ok()).filter(u8::is_ascii);
    CsvRows::open(&found.name, found.file()?, found.bytes, encoding, separator)
}

/// The first rows of a text.
fn text_head(rows: &mut CsvRows) -> Result<SheetHead, ReadError> {
    let mut head = SheetHead::default();
    while head.rows.len() < HEAD_ROWS {
        let mut row = Vec::new();
        let Some(number) = rows.next_row(&mut row)? else {
            head.total_rows = Some(head.rows.len() as u64);
            break;
        };
        head.rows.push(row);
        head.numbers.push(number);
    }
    Ok(head)
}

/// Name of a file without its folder.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
