//! A generated grid as a file: CSV in four encodings, alone or in a zip, or a workbook.

use super::case::Form;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::io::Write as _;

/// A cell of a generated grid.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(u32),
    /// 1,234 in a text, a formatted number in a workbook.
    Grouped(u32),
    /// A day, which a workbook keeps as one.
    Day(u16, u8, u8),
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// As a text file has it.
    pub fn written(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Grouped(number) => grouped(*number),
            Self::Day(year, month, day) => format!("{year}/{month}/{day}"),
        }
    }
}

pub fn grouped(number: u32) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", number / 1_000, number % 1_000) }
}

/// A grid with the cells that a workbook merges: first row and column, last row and column.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub rows: Vec<Vec<Cell>>,
    pub merged: Vec<(usize, usize, usize, usize)>,
}

impl Sheet {
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The grid as a person sees it.
    pub fn shown(&self) -> String {
        let line = |row: &Vec<Cell>| row.iter().map(Cell::written).collect::<Vec<_>>().join(" | ");
        self.rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// The ending of the name of a file, and its bytes.
pub fn bytes(sheet: &Sheet, form: Form) -> (&'static str, Vec<u8>) {
    match form {
        Form::Workbook => ("xlsx", workbook(sheet)),
        Form::Utf8 => ("csv", csv(sheet).into_bytes()),
        Form::Utf8Mark => ("csv", format!("\u{feff}{}", csv(sheet)).into_bytes()),
        Form::Cp932 => ("csv", encoded(&csv(sheet), encoding_rs::SHIFT_JIS)),
        Form::Iso2022 => ("csv", encoded(&csv(sheet), encoding_rs::ISO_2022_JP)),
        Form::Zip => ("zip", zipped(&csv(sheet))),
    }
}

fn encoded(text: &str, table: &'static encoding_rs::Encoding) -> Vec<u8> {
    let (bytes, _, lossy) = table.encode(text);
    assert!(!lossy, "every word has its place in {}", table.name());
    bytes.into_owned()
}

/// One table in a zip.
fn zipped(text: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("data.csv", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(text.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// All rows as long as the longest, as spreadsheets write them.
fn csv(sheet: &Sheet) -> String {
    let width = sheet.width();
    let quoted = |cell: &Cell| {
        let text = cell.written();
        if text.contains([',', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    let mut text = String::new();
    for row in &sheet.rows {
        let mut cells: Vec<String> = row.iter().map(quoted).collect();
        cells.resize(width, String::new());
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn workbook(sheet: &Sheet) -> Vec<u8> {
    let mut book = Workbook::new();
    let (day, number) = (Format::new().set_num_format("yyyy/m/d"), Format::new().set_num_format("#,##0"));
    let page = book.add_worksheet();
    page.set_name("Sheet1").unwrap();
    let place = |row: usize, column: usize| (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
    let mut held = std::collections::BTreeSet::new();
    for (top, left, bottom, right) in &sheet.merged {
        let ((top_row, left_column), (bottom_row, right_column)) = (place(*top, *left), place(*bottom, *right));
        let text = sheet.rows[*top].get(*left).map(Cell::written).unwrap_or_default();
        page.merge_range(top_row, left_column, bottom_row, right_column, &text, &Format::new()).unwrap();
        held.insert((*top, *left));
    }
    for (row, cells) in sheet.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate().filter(|(column, _)| !held.contains(&(row, *column))) {
            let (row, column) = place(row, column);
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => {
                    page.write_string(row, column, text).unwrap();
                }
                Cell::Number(value) => {
                    page.write_number(row, column, f64::from(*value)).unwrap();
                }
                Cell::Grouped(value) => {
                    page.write_number_with_format(row, column, f64::from(*value), &number).unwrap();
                }
                Cell::Day(year, month, of) => {
                    let date = ExcelDateTime::from_ymd(*year, *month, *of).unwrap();
                    page.write_datetime_with_format(row, column, &date, &day).unwrap();
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}
