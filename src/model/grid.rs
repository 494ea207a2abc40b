//! The raw grid of a file before anything is understood: sheets, rows and cells as they were found.

keyed_enum! {
    /// What a file is, told by its content and never by its name.
    FileKind as "file kind" {
        /// Text with separators.
        Csv = "csv",
        /// A workbook of Office Open XML.
        Xlsx = "xlsx",
        /// A binary workbook of Office Open XML.
        Xlsb = "xlsb",
        /// A workbook of Excel 97 to 2003.
        Xls = "xls",
        /// A workbook of OpenDocument.
        Ods = "ods",
        /// Columns in Apache Parquet.
        Parquet = "parquet",
        /// An array of JSON objects or arrays, or one object a line.
        Json = "json",
        /// A Frictionless Data Package: a folder, its datapackage.json, or a zip of it.
        DataPackage = "data_package",
        /// Another store of this program.
        Store = "store",
    }
}

keyed_enum! {
    /// How the bytes of a text file are characters.
    Encoding as "encoding" {
        /// UTF-8, with or without byte order mark.
        Utf8 = "utf-8",
        /// UTF-16, little end first.
        Utf16Le = "utf-16le",
        /// UTF-16, big end first.
        Utf16Be = "utf-16be",
        /// Shift_JIS as Windows extends it (髙 ① Ⅲ ㎡).
        Cp932 = "cp932",
        /// EUC-JP.
        EucJp = "euc-jp",
    }
}

/// One cell as it was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, untouched.
    Text(String),
    /// A number of a typed file (workbook, Parquet, JSON); finite.
    Number(f64),
    /// A date of a typed file: year, month 1 to 12, day 1 to 31.
    Date(u16, u8, u8),
    /// Yes or no.
    Bool(bool),
    /// What a spreadsheet shows instead of a value: `#REF!`, `#N/A`.
    Fault(String),
}

/// Cells that a workbook shows as one; rows and columns count from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

/// The head of a sheet: enough to understand how it is laid out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SheetHead {
    /// Name of the sheet; empty for files that have only one.
    pub name: String,
    /// Whether the workbook hides it from its readers.
    pub hidden: bool,
    /// The first rows, each as wide as it was found; blank rows are empty, so that in workbooks the position is the
    /// row.
    pub rows: Vec<Vec<Cell>>,
    /// The number of each of them in the file, from 1: the row, or the line on which it begins.
    pub numbers: Vec<u64>,
    /// Cells shown as one.
    pub merged: Vec<Merged>,
    /// Number of all rows, where it is known without reading everything.
    pub total_rows: Option<u64>,
}

/// The head of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileHead {
    /// Name of the file without its folder.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Encoding of a text file.
    pub encoding: Option<Encoding>,
    /// Whether the encoding is certain (a mark, or strict UTF-8) or the likeliest of several.
    pub encoding_certain: bool,
    /// Separator of a text file.
    pub separator: Option<char>,
    /// Size in bytes.
    pub bytes: u64,
    /// Its sheets.
    pub sheets: Vec<SheetHead>,
}

/// What a reader is told instead of finding it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadOptions {
    /// Encoding of a text file.
    pub encoding: Option<Encoding>,
    /// Separator of a text file.
    pub separator: Option<char>,
}
