//! Why a file cannot be opened or a data package cannot be read, always with the place to look at.

use super::read::error::ReadError;
use crate::model::integrity::Breach;
use crate::model::message::{Explain, Message};

/// Why a file cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenFileError {
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It is a data package with a fault.
    #[error(transparent)]
    Package(#[from] PackageError),
}

impl Explain for OpenFileError {
    fn explain(&self) -> Message {
        match self {
            Self::Read(error) => error.explain(),
            Self::Package(error) => error.explain(),
        }
    }
}

/// Why a data package was refused. Nothing of a refused package is kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackageError {
    /// A file of the package is not there.
    #[error("{file} is missing from the package")]
    MissingFile {
        /// Its name or path.
        file: String,
    },
    /// A file of the package is there and cannot be read.
    #[error("{file}: {detail}")]
    Unreadable {
        /// Its name or path.
        file: String,
        /// What the operating system said.
        detail: String,
    },
    /// A file is not UTF-8.
    #[error("{file}:{line}: not UTF-8")]
    NotUtf8 {
        /// The file.
        file: String,
        /// The line with the first byte that is none, from 1.
        line: u64,
    },
    /// `datapackage.json` is no JSON, or not of the expected shape.
    #[error("{file}:{line}: {detail}")]
    Descriptor {
        /// The file.
        file: String,
        /// The line, from 1.
        line: u64,
        /// What the JSON reader said.
        detail: String,
    },
    /// The descriptor lacks one of the texts that every dataset needs.
    #[error("{file}: {field} is missing or empty")]
    DescriptorField {
        /// The file.
        file: String,
        /// `name`, `version` or `title`.
        field: &'static str,
    },
    /// A resource that every dataset needs is not listed.
    #[error("resource {name} is not listed")]
    MissingResource {
        /// The resource.
        name: &'static str,
    },
    /// A resource is listed twice.
    #[error("resource {name} is listed twice")]
    DuplicateResource {
        /// The resource.
        name: String,
    },
    /// A resource is listed that this program does not know and would have to skip.
    #[error("resource {name} is not known")]
    UnknownResource {
        /// The resource.
        name: String,
    },
    /// A resource's path leaves the package's folder.
    #[error("resource {name}: {path} leaves the package")]
    UnsafePath {
        /// The resource.
        name: String,
        /// The path as it stands.
        path: String,
    },
    /// A file lacks a column.
    #[error("{file}: column {column} is missing")]
    MissingColumn {
        /// The file.
        file: String,
        /// The column.
        column: &'static str,
    },
    /// A file has a column that this program does not know and would have to skip.
    #[error("{file}: column {column} is not known")]
    UnknownColumn {
        /// The file.
        file: String,
        /// The column as it stands.
        column: String,
    },
    /// A file has two columns of one name.
    #[error("{file}: column {column} stands there twice")]
    DuplicateColumn {
        /// The file.
        file: String,
        /// The column.
        column: String,
    },
    /// A row has more or fewer cells than the header.
    #[error("{file}:{line}: {found} cells instead of {expected}")]
    RowLength {
        /// The file.
        file: String,
        /// The line on which the row begins, from 1.
        line: u64,
        /// Cells of the header.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// A cell does not hold what its column asks for.
    #[error("{file}:{line}: {column} is {cell:?}: {problem}")]
    Cell {
        /// The file.
        file: String,
        /// The line on which the row begins, from 1.
        line: u64,
        /// The column.
        column: &'static str,
        /// The cell as it stands.
        cell: String,
        /// What is wrong with it.
        problem: CellProblem,
    },
    /// All cells can be read, but rows contradict each other.
    #[error("{name}: {} breaches of integrity, first {}", .breaches.len(), .breaches.first().map(ToString::to_string).unwrap_or_default())]
    Breaches {
        /// Name of the dataset.
        name: String,
        /// Every breach, in table order; never empty.
        breaches: Vec<Breach>,
    },
}

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CellProblem {
    /// It is empty, and must not be.
    #[error("must not be empty")]
    Empty,
    /// It is not a plain decimal number.
    #[error("not a plain decimal number")]
    Number,
    /// It has more than 15 significant digits.
    #[error("more than 15 significant digits")]
    TooPrecise,
    /// It is not a whole number within bounds.
    #[error("not a whole number from {least} to {most}")]
    Whole {
        /// Smallest allowed value.
        least: u32,
        /// Largest allowed value.
        most: u32,
    },
    /// It is neither `true` nor `false`.
    #[error("neither true nor false")]
    Boolean,
    /// It is not one of a closed list of keys.
    #[error("not a {what} key")]
    Key {
        /// Which list.
        what: &'static str,
    },
    /// It is no period.
    #[error("not a period")]
    Period,
    /// It is not a six-digit area code.
    #[error("not a six-digit area code")]
    AreaDigits,
    /// It is an area code with a wrong check digit.
    #[error("the check digit should be {expected}")]
    AreaCheckDigit {
        /// The digit that the first five ask for.
        expected: u32,
    },
    /// It does not state the decimals that the printed value has.
    #[error("the value has {expected} decimals")]
    Decimals {
        /// Decimals of the value in the same row.
        expected: u8,
    },
    /// It contradicts another cell of its row.
    #[error("contradicts {other}")]
    Contradicts {
        /// The other column.
        other: &'static str,
    },
}

impl Explain for PackageError {
    fn explain(&self) -> Message {
        match self {
            Self::MissingFile { file } => Message::new("error-package-missing-file").text("file", file),
            Self::Unreadable { file, detail } => {
                Message::new("error-package-unreadable").text("file", file).text("detail", detail)
            }
            Self::NotUtf8 { file, line } => place("error-package-not-utf8", file, *line),
            Self::Descriptor { file, line, detail } => {
                place("error-package-descriptor", file, *line).text("detail", detail)
            }
            Self::DescriptorField { file, field } => {
                Message::new("error-package-descriptor-field").text("file", file).text("field", field)
            }
            Self::MissingResource { name } => Message::new("error-package-missing-resource").text("name", name),
            Self::DuplicateResource { name } => Message::new("error-package-duplicate-resource").text("name", name),
            Self::UnknownResource { name } => Message::new("error-package-unknown-resource").text("name", name),
            Self::UnsafePath { name, path } => {
                Message::new("error-package-unsafe-path").text("name", name).text("path", path)
            }
            Self::MissingColumn { file, column } => {
                Message::new("error-package-missing-column").text("file", file).text("column", column)
            }
            Self::UnknownColumn { file, column } => {
                Message::new("error-package-unknown-column").text("file", file).text("column", column)
            }
            Self::DuplicateColumn { file, column } => {
                Message::new("error-package-duplicate-column").text("file", file).text("column", column)
            }
            Self::RowLength { file, line, expected, found } => place("error-package-row-length", file, *line)
                .number("expected", *expected as f64)
                .number("found", *found as f64),
            Self::Cell { file, line, column, cell, problem } => {
                explain_cell(*problem, file, *line).text("column", column).text("cell", cell)
            }
            Self::Breaches { name, breaches } => {
                let message = Message::new("error-package-breaches").text("name", name);
                let message = message.number("count", breaches.len() as f64);
                match breaches.first() {
                    Some(first) => message.message("first", first.explain()),
                    None => message,
                }
            }
        }
    }
}

/// A message about one line. The line is text, so that it never gets thousands separators.
fn place(key: &'static str, file: &str, line: u64) -> Message {
    Message::new(key).text("file", file).text("line", line)
}

fn explain_cell(problem: CellProblem, file: &str, line: u64) -> Message {
    let message = |key| place(key, file, line);
    match problem {
        CellProblem::Empty => message("error-package-cell-empty"),
        CellProblem::Number => message("error-package-cell-number"),
        CellProblem::TooPrecise => message("error-package-cell-too-precise"),
        CellProblem::Whole { least, most } => {
            message("error-package-cell-whole").text("least", least).text("most", most)
        }
        CellProblem::Boolean => message("error-package-cell-boolean"),
        CellProblem::Key { .. } => message("error-package-cell-key"),
        CellProblem::Period => message("error-package-cell-period"),
        CellProblem::AreaDigits => message("error-package-cell-area-digits"),
        CellProblem::AreaCheckDigit { expected } => {
            message("error-package-cell-area-check-digit").text("expected", expected)
        }
        CellProblem::Decimals { expected } => message("error-package-cell-decimals").text("expected", expected),
        CellProblem::Contradicts { other } => message("error-package-cell-contradicts").text("other", other),
    }
}
