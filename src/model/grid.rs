//! The raw grid of a file before anything is understood: sheets, rows and cells as they were found.

/// The letters by which spreadsheets name a column (from 0): A, B, … Z, AA.
#[must_use]
pub fn column_letters(column: usize) -> String {
    let (mut rest, mut name) = (column + 1, Vec::new());
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        name.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    name.iter().rev().collect()
}

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
        /// ISO-2022-JP, as old mail and host programs write it.
        Iso2022Jp = "iso-2022-jp",
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
    /// What a spreadsheet shows instead of a value: `#REF!`, `#N/A`; [`NO_RESULT`] where it never computed a formula.
    Fault(String),
    /// A number that its sheet shows smaller than it is, by thousands: 12,346 for 12,345,678.
    Scaled(Scaled),
}

/// What stands in place of a formula whose result the workbook does not hold.
pub const NO_RESULT: &str = "=";

/// A number that its sheet shows divided by a power of ten.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scaled {
    /// The number that the cell holds; finite.
    pub held: f64,
    /// The power of ten that it is divided by.
    pub power: u8,
    /// Decimals that are shown.
    pub decimals: u8,
}

impl Scaled {
    /// The digits that are shown, without separators: rounded in the decimal digits that a workbook keeps, half away
    /// from zero, as spreadsheets do.
    #[must_use]
    pub fn shown(self) -> String {
        let (power, decimals) = (usize::from(self.power.min(60)), usize::from(self.decimals.min(30)));
        // Fifteen digits are what a workbook keeps.
        let kept = format!("{:.14e}", self.held.abs());
        let (mantissa, exponent) = kept.split_once('e').unwrap_or((&kept, "0"));
        let digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        // The digit at `place` stands for that power of ten.
        let first = exponent.parse::<i64>().unwrap_or(0) - i64::try_from(power).unwrap_or(0);
        let last = -i64::try_from(decimals).unwrap_or(0);
        let digit =
            |place: i64| usize::try_from(first - place).ok().and_then(|at| digits.get(at)).copied().unwrap_or(0);
        let mut shown: Vec<u8> = (last..=first.max(0)).rev().map(digit).collect();
        let mut carry = digit(last - 1) >= 5;
        for digit in shown.iter_mut().rev() {
            if !carry {
                break;
            }
            carry = *digit == 9;
            *digit = if carry { 0 } else { *digit + 1 };
        }
        if carry {
            shown.insert(0, 1);
        }
        let negative = self.held < 0.0 && shown.iter().any(|digit| *digit != 0);
        let mut text: String = shown.iter().map(|digit| char::from(b'0' + digit)).collect();
        if decimals > 0 {
            text.insert(text.len() - decimals, '.');
        }
        if negative { format!("-{text}") } else { text }
    }
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
    /// Rows that the sheet hides, by their numbers from 1, both ends included, in order.
    pub hidden_rows: Vec<(u64, u64)>,
    /// Columns that the sheet hides, from 0, both ends included.
    pub hidden_columns: Vec<(usize, usize)>,
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

#[cfg(test)]
mod tests {
    use super::column_letters;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        let names: Vec<String> = [0, 25, 26, 51, 52, 701, 702].into_iter().map(column_letters).collect();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
