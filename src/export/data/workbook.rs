//! XLSX: a sheet for each table, numbers as numbers with their printed decimals, headings frozen.

use super::DataError;
use super::tables::{Table, Value};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::collections::BTreeMap;

/// The most rows that a sheet holds, the heading included.
pub const MOST_ROWS: usize = 1_048_576;

/// The bytes of a workbook with these tables. `created` (`2026-01-31T09:00:00Z`) is the moment the data were
/// stored, so that the same data give the same bytes.
///
/// # Errors
/// [`DataError::TooManyRows`] where a table is longer than a sheet; [`DataError::Format`] else.
pub fn write(tables: Vec<Table<'_>>, created: &str) -> Result<Vec<u8>, DataError> {
    let failed = |cause: XlsxError| DataError::Format { format: "XLSX", cause: cause.to_string() };
    let mut book = Workbook::new();
    let mut properties = DocProperties::new();
    if let Ok(moment) = ExcelDateTime::parse_from_str(created.trim_end_matches('Z')) {
        properties = properties.set_creation_datetime(&moment);
    }
    book.set_properties(&properties);
    for table in tables {
        if table.count >= MOST_ROWS {
            return Err(DataError::TooManyRows { format: "XLSX", rows: table.count, most: MOST_ROWS - 1 });
        }
        let sheet = book.add_worksheet();
        fill(sheet, table).map_err(failed)?;
    }
    book.save_to_buffer().map_err(failed)
}

fn fill(sheet: &mut Worksheet, table: Table<'_>) -> Result<(), XlsxError> {
    sheet.set_name(table.name)?;
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold();
    for (name, column) in table.columns.iter().zip(0_u16..) {
        sheet.write_string_with_format(0, column, *name, &bold)?;
    }
    let mut formats: BTreeMap<usize, Format> = BTreeMap::new();
    for (line, row) in table.rows.zip(1_u32..) {
        for (value, column) in line.iter().zip(0_u16..) {
            match value {
                Value::Empty => {}
                // A string is written as a string: what begins with = + - @ is no formula.
                Value::Text(text) => drop(sheet.write_string(row, column, text.as_ref())?),
                Value::Flag(flag) => drop(sheet.write_boolean(row, column, *flag)?),
                Value::Number(digits) => {
                    let decimals = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
                    let format = formats.entry(decimals).or_insert_with(|| decimal(decimals));
                    let number: f64 = digits.parse().unwrap_or_default();
                    sheet.write_number_with_format(row, column, number, format)?;
                }
            }
        }
    }
    Ok(())
}

/// A number format with as many decimals as were printed.
fn decimal(decimals: usize) -> Format {
    let code = if decimals == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(decimals)) };
    Format::new().set_num_format(code)
}
