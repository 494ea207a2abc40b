//! Why a file cannot be read, always with the place to look at.

use crate::model::grid::{Encoding, column_letters};
use crate::model::message::{Explain, Message};
use std::fmt;

/// A place in a file; what is not known, or does not apply, is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Name of the file without its folder.
    pub file: String,
    /// Name of the sheet of a workbook.
    pub sheet: Option<String>,
    /// Row of the sheet or line of the text, from 1.
    pub row: Option<u64>,
    /// Column, from 1.
    pub column: Option<u32>,
}

/// Why a file was refused. Nothing of the row that it names was handed out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct ReadError {
    /// Where.
    pub place: Place,
    /// What.
    pub problem: ReadProblem,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadProblem {
    /// There is no such file.
    #[error("not found")]
    Missing,
    /// A folder that is no data package.
    #[error("a folder without datapackage.json")]
    Folder,
    /// The operating system refuses it.
    #[error("{0}")]
    Unreadable(String),
    /// It has no content.
    #[error("empty")]
    Empty,
    /// It is of a kind that no reader here knows.
    #[error("a {} is not a table", .0.key())]
    Unsupported(Foreign),
    /// It asks for a password.
    #[error("protected by a password")]
    Protected,
    /// A workbook, Parquet file or zip is cut off or damaged.
    #[error("damaged: {0}")]
    Damaged(String),
    /// A text holds a NUL byte.
    #[error("a NUL byte")]
    Nul,
    /// Bytes are no characters of the encoding.
    #[error("not {}", .0.key())]
    Undecodable(Encoding),
    /// A quoted cell never ends.
    #[error("a quotation mark without its end")]
    OpenQuote,
    /// A sheet has too many rows.
    #[error("more than {0} rows")]
    TooManyRows(u64),
    /// The sheets of an old workbook span too many cells.
    #[error("more than {0} cells")]
    TooManyCells(u64),
    /// A row has too many cells.
    #[error("more than {0} columns")]
    TooManyColumns(u32),
    /// A cell is too long.
    #[error("a cell of more than {0} bytes")]
    CellTooLong(u64),
    /// A row is too long.
    #[error("a row of more than {0} MB")]
    RowTooLong(u64),
    /// A part of an archive, or the whole of it, is too large when unpacked.
    #[error("{part} unpacks to more than {limit} MB")]
    Inflated {
        /// Path inside the archive, or the archive's own name.
        part: String,
        /// The limit in megabytes.
        limit: u64,
    },
    /// A part of an archive is packed as no honest file is.
    #[error("{part} unpacks to more than {ratio} times its size")]
    Ratio {
        /// Path inside the archive.
        part: String,
        /// The largest allowed ratio.
        ratio: u64,
    },
    /// An archive has too many parts, or a workbook too many sheets.
    #[error("more than {0} parts")]
    TooManyParts(u64),
    /// A zip holds several files that may be meant.
    #[error("{count} files in one zip")]
    SeveralFiles {
        /// The first of their names.
        names: Vec<String>,
        /// How many there are.
        count: u64,
    },
    /// A part of an archive would lie outside it, or hides behind another of the same name.
    #[error("the path {0:?} is not safe")]
    UnsafePath(String),
    /// Too large to be held in memory, for formats that cannot be read bit by bit.
    #[error("larger than {0} MB")]
    TooLarge(u64),
    /// JSON that is none.
    #[error("no JSON: {0}")]
    Json(String),
    /// JSON that is no table.
    #[error("no array of rows")]
    JsonShape,
    /// JSON nested too deeply.
    #[error("nested more than {0} levels deep")]
    TooDeep(u32),
    /// A column of a Parquet file holds lists or structures.
    #[error("column {name} holds {kind}")]
    ColumnType {
        /// Name of the column.
        name: String,
        /// Its type, as the file names it.
        kind: String,
    },
    /// There is no sheet with this position.
    #[error("no sheet {0}")]
    NoSheet(u64),
    /// A data package was expected, and this is none.
    #[error("no data package")]
    NoPackage,
    /// The kind of file has a reader of its own (a data package, a store) and no rows.
    #[error("no rows")]
    NoRows,
}

keyed_enum! {
    /// Kinds of file that offices have and that hold no table to read.
    Foreign as "kind of file" {
        /// Portable Document Format.
        Pdf = "pdf",
        /// A text document or presentation.
        Document = "document",
        /// A picture.
        Image = "image",
        /// An archive without workbook and without data package.
        Archive = "archive",
        /// A database that is no store of this program.
        Database = "database",
        /// A page of the web, also where it is called .xls.
        WebPage = "web_page",
        /// Bytes that are no text.
        Binary = "binary",
    }
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(name: &str) -> Self {
        Self { file: name.to_owned(), ..Self::default() }
    }

    /// The same place in a sheet; a name that is empty changes nothing.
    #[must_use]
    pub fn sheet(mut self, name: &str) -> Self {
        self.sheet = (!name.is_empty()).then(|| name.to_owned());
        self
    }

    /// The same place with a row, from 1.
    #[must_use]
    pub const fn row(mut self, row: u64) -> Self {
        self.row = Some(row);
        self
    }

    /// The same place with a column, from 1.
    #[must_use]
    pub const fn column(mut self, column: u32) -> Self {
        self.column = Some(column);
        self
    }

    /// The refusal of what stands here.
    #[must_use]
    pub const fn refuse(self, problem: ReadProblem) -> ReadError {
        ReadError { place: self, problem }
    }

    /// The place as a message, to be named inside a sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        let of = |key| Message::new(key).text("file", &self.file);
        match (&self.sheet, self.row, self.column) {
            (None, None, _) => of("read-place-file"),
            (None, Some(row), None) => of("read-place-row").text("row", row),
            (None, Some(row), Some(column)) => of("read-place-cell").text("row", row).text("column", column),
            (Some(sheet), None, _) => of("read-place-sheet").text("sheet", sheet),
            (Some(sheet), Some(row), None) => of("read-place-sheet-row").text("sheet", sheet).text("row", row),
            (Some(sheet), Some(row), Some(column)) => {
                let cell = format!("{}{row}", column_letters(column.saturating_sub(1) as usize));
                of("read-place-sheet-cell").text("sheet", sheet).text("address", cell)
            }
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.file)?;
        self.sheet.iter().try_for_each(|sheet| write!(out, "[{sheet}]"))?;
        self.row.iter().try_for_each(|row| write!(out, ":{row}"))?;
        self.column.iter().try_for_each(|column| write!(out, ":{column}"))
    }
}

impl Explain for ReadError {
    fn explain(&self) -> Message {
        let message = |key| Message::new(key).message("place", self.place.message());
        match &self.problem {
            ReadProblem::Missing => message("error-read-missing"),
            ReadProblem::Folder => message("error-read-folder"),
            ReadProblem::Unreadable(detail) => message("error-read-unreadable").text("detail", detail),
            ReadProblem::Empty => message("error-read-empty"),
            ReadProblem::Unsupported(kind) => message(match kind {
                Foreign::Pdf => "error-read-pdf",
                Foreign::Document => "error-read-document",
                Foreign::Image => "error-read-image",
                Foreign::Archive => "error-read-archive",
                Foreign::Database => "error-read-database",
                Foreign::WebPage => "error-read-web-page",
                Foreign::Binary => "error-read-binary",
            }),
            ReadProblem::Protected => message("error-read-protected"),
            ReadProblem::Damaged(detail) => message("error-read-damaged").text("detail", detail),
            ReadProblem::Nul => message("error-read-nul"),
            ReadProblem::Undecodable(encoding) => {
                message("error-read-undecodable").text("encoding", encoding_name(*encoding))
            }
            ReadProblem::OpenQuote => message("error-read-open-quote"),
            ReadProblem::TooManyRows(limit) => message("error-read-rows").number("limit", *limit as f64),
            ReadProblem::TooManyCells(limit) => message("error-read-cells").number("limit", *limit as f64),
            ReadProblem::TooManyColumns(limit) => message("error-read-columns").number("limit", f64::from(*limit)),
            ReadProblem::CellTooLong(limit) => message("error-read-cell-length").number("limit", *limit as f64),
            ReadProblem::RowTooLong(limit) => message("error-read-row-length").number("limit", *limit as f64),
            ReadProblem::Inflated { part, limit } => {
                message("error-read-inflated").text("part", part).number("limit", *limit as f64)
            }
            ReadProblem::Ratio { part, ratio } => {
                message("error-read-ratio").text("part", part).number("ratio", *ratio as f64)
            }
            ReadProblem::SeveralFiles { names, count } => {
                let more = if *count > names.len() as u64 { "…" } else { "" };
                let names = format!("{}{more}", names.join(", "));
                message("error-read-several-files").text("names", names).number("count", *count as f64)
            }
            ReadProblem::TooManyParts(limit) => message("error-read-parts").number("limit", *limit as f64),
            ReadProblem::UnsafePath(path) => message("error-read-unsafe-path").text("path", path),
            ReadProblem::TooLarge(limit) => message("error-read-too-large").number("limit", *limit as f64),
            ReadProblem::Json(detail) => message("error-read-json").text("detail", detail),
            ReadProblem::JsonShape => message("error-read-json-shape"),
            ReadProblem::TooDeep(limit) => message("error-read-too-deep").number("limit", f64::from(*limit)),
            ReadProblem::ColumnType { name, kind } => {
                message("error-read-column-type").text("name", name).text("kind", kind)
            }
            ReadProblem::NoSheet(number) => message("error-read-no-sheet").text("number", number),
            ReadProblem::NoPackage => message("error-read-no-package"),
            ReadProblem::NoRows => message("error-read-no-rows"),
        }
    }
}

/// The name by which people know an encoding; the same in every language.
const fn encoding_name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
        Encoding::Cp932 => "Shift_JIS (CP932)",
        Encoding::EucJp => "EUC-JP",
        Encoding::Iso2022Jp => "ISO-2022-JP",
    }
}
