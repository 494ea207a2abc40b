//! One CSV file of a package: UTF-8 with or without a byte order mark, columns found by their names.

use super::error::{CellProblem, PackageError};
use crate::model::document::Provenance;
use crate::model::id::DocumentId;
use crate::model::keyed::UnknownKey;
use crate::model::municipality::{AreaCode, AreaCodeError};
use crate::model::period::Period;
use crate::model::quantity::{Quantity, QuantityError};
use csv::StringRecord;
use std::str::FromStr;

/// The text of a file without its byte order mark.
///
/// # Errors
/// [`PackageError::NotUtf8`] with the line of the first byte that is none.
pub(super) fn text<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, PackageError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let (before, _) = bytes.split_at(error.valid_up_to());
        let line = 1 + before.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
        PackageError::NotUtf8 { file: file.to_owned(), line }
    })
}

/// A column of the file being read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    index: usize,
    name: &'static str,
}

/// Columns that packages of earlier versions do not have: their cells are empty then.
const LATER: [&str; 1] = ["label_en"];

/// Reads all rows of a CSV file whose columns are exactly `names`, in any order; only [`LATER`] ones may lack.
///
/// # Errors
/// [`PackageError`] for the first thing that cannot be read.
pub(super) fn read<const N: usize, T>(
    file: &str,
    bytes: &[u8],
    names: [&'static str; N],
    mut build: impl FnMut(&Row<'_>, [Column; N]) -> Result<T, PackageError>,
) -> Result<Vec<T>, PackageError> {
    // Rows of another length are let through by the reader, because our own error says more.
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text(file, bytes)?.as_bytes());
    let unreadable = |error: csv::Error| PackageError::Unreadable { file: file.to_owned(), detail: error.to_string() };
    let header = reader.headers().map_err(unreadable)?.clone();
    let columns = columns(file, &header, names)?;
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(unreadable)? {
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != header.len() {
            let (expected, found) = (header.len(), record.len());
            return Err(PackageError::RowLength { file: file.to_owned(), line, expected, found });
        }
        rows.push(build(&Row { file, line, record: &record }, columns)?);
    }
    Ok(rows)
}

fn columns<const N: usize>(
    file: &str,
    header: &StringRecord,
    names: [&'static str; N],
) -> Result<[Column; N], PackageError> {
    for (index, column) in header.iter().enumerate() {
        let (file, column) = (file.to_owned(), column.to_owned());
        if !names.contains(&column.as_str()) {
            return Err(PackageError::UnknownColumn { file, column });
        }
        if header.iter().take(index).any(|earlier| earlier == column) {
            return Err(PackageError::DuplicateColumn { file, column });
        }
    }
    let mut columns = names.map(|name| Column { index: usize::MAX, name });
    for column in &mut columns {
        column.index = header
            .iter()
            .position(|name| name == column.name)
            .or_else(|| LATER.contains(&column.name).then_some(usize::MAX))
            .ok_or_else(|| PackageError::MissingColumn { file: file.to_owned(), column: column.name })?;
    }
    Ok(columns)
}

/// One row, with typed access to its cells.
pub(super) struct Row<'a> {
    file: &'a str,
    line: u64,
    record: &'a StringRecord,
}

impl Row<'_> {
    /// The refusal of one cell of this row.
    pub(super) fn refuse(&self, column: Column, problem: CellProblem) -> PackageError {
        PackageError::Cell {
            file: self.file.to_owned(),
            line: self.line,
            column: column.name,
            cell: self.cell(column).to_owned(),
            problem,
        }
    }

    /// The cell as it stands; empty where nothing applies.
    pub(super) fn cell(&self, column: Column) -> &str {
        self.record.get(column.index).unwrap_or_default()
    }

    /// The cell's text; may be empty.
    pub(super) fn text(&self, column: Column) -> String {
        self.cell(column).to_owned()
    }

    /// A text that must not be empty.
    pub(super) fn required(&self, column: Column) -> Result<String, PackageError> {
        match self.cell(column) {
            "" => Err(self.refuse(column, CellProblem::Empty)),
            text => Ok(text.to_owned()),
        }
    }

    /// What `read` makes of the cell, or `None` where it is empty.
    pub(super) fn optional<T>(
        &self,
        column: Column,
        read: impl FnOnce(&Self, Column) -> Result<T, PackageError>,
    ) -> Result<Option<T>, PackageError> {
        if self.cell(column).is_empty() { Ok(None) } else { read(self, column).map(Some) }
    }

    /// One of a closed list of keys.
    pub(super) fn key<T: FromStr<Err = UnknownKey>>(&self, column: Column) -> Result<T, PackageError> {
        self.cell(column).parse().map_err(|UnknownKey { what, .. }| self.refuse(column, CellProblem::Key { what }))
    }

    /// `true` or `false`.
    pub(super) fn boolean(&self, column: Column) -> Result<bool, PackageError> {
        match self.cell(column) {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(self.refuse(column, CellProblem::Boolean)),
        }
    }

    /// A plain decimal number with its printed precision.
    pub(super) fn quantity(&self, column: Column) -> Result<Quantity, PackageError> {
        Quantity::parse(self.cell(column)).map_err(|error| {
            let problem = match error {
                QuantityError::NotANumber(_) => CellProblem::Number,
                QuantityError::TooPrecise(_) => CellProblem::TooPrecise,
            };
            self.refuse(column, problem)
        })
    }

    /// A whole number from `least` to `most`, in ASCII digits.
    pub(super) fn whole(&self, column: Column, least: u32, most: u32) -> Result<u32, PackageError> {
        let cell = self.cell(column);
        let digits = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
        match cell.parse::<u32>() {
            Ok(number) if digits && (least..=most).contains(&number) => Ok(number),
            _ => Err(self.refuse(column, CellProblem::Whole { least, most })),
        }
    }

    /// A Western year.
    pub(super) fn year(&self, column: Column) -> Result<u16, PackageError> {
        let (least, most) = (1868, 2999);
        let refused = |_| self.refuse(column, CellProblem::Whole { least, most });
        u16::try_from(self.whole(column, least, most)?).map_err(refused)
    }

    /// A line number from 1, or `None` where there is no line.
    pub(super) fn line(&self, column: Column) -> Result<Option<u32>, PackageError> {
        self.optional(column, |row, column| row.whole(column, 1, u32::MAX))
    }

    /// A period in its canonical form.
    pub(super) fn period(&self, column: Column) -> Result<Period, PackageError> {
        Period::parse(self.cell(column)).map_err(|_| self.refuse(column, CellProblem::Period))
    }

    /// A six-digit area code.
    pub(super) fn area(&self, column: Column) -> Result<AreaCode, PackageError> {
        AreaCode::parse(self.cell(column)).map_err(|error| {
            let problem = match error {
                AreaCodeError::NotSixDigits(_) => CellProblem::AreaDigits,
                AreaCodeError::CheckDigit { expected, .. } => CellProblem::AreaCheckDigit { expected },
            };
            self.refuse(column, problem)
        })
    }

    /// The proof trail: document, section, line and raw text.
    pub(super) fn provenance(&self, columns: [Column; 4]) -> Result<Provenance, PackageError> {
        let [document_id, section, source_line, raw_text] = columns;
        Ok(Provenance {
            document_id: DocumentId(self.required(document_id)?),
            section: self.text(section),
            source_line: self.line(source_line)?,
            raw_text: self.text(raw_text),
        })
    }
}
