//! The numbers of a native chart as cells: what the chart in a slide is edited through.
//!
//! Over categories, they stand in the first column and each series in one more. Over numbers, the series stand under
//! each other, each with its periods, places and values, because their places differ.

use super::native::{Across, NativeChart, number_format};
use crate::export::error::ExportError;
use crate::model::grid::column_letters;
use crate::text::catalogue::Texts;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// Where the cells of a series are, as formulas of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cells {
    /// Its name.
    pub name: String,
    /// Its categories or places.
    pub across: String,
    /// Its values.
    pub values: String,
}

/// Where the cells of a chart are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Of each series.
    pub series: Vec<Cells>,
    /// Rows that they take.
    pub rows: u32,
    /// Columns that they take.
    pub columns: u16,
}

/// A range on a sheet, by rows and columns from 0, both ends included.
fn range(sheet: &str, [top, bottom]: [u32; 2], column: u16) -> String {
    let letters = column_letters(usize::from(column));
    let sheet = sheet.replace('\'', "''");
    let first = format!("'{sheet}'!${letters}${}", top + 1);
    if top == bottom { first } else { format!("{first}:${letters}${}", bottom + 1) }
}

/// Whether a character can stand in a file of XML (XML 1.0, 2.2).
pub fn is_written(character: char) -> bool {
    !character.is_control() && !matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// Words without what no file of XML can hold.
pub fn clean(words: &str) -> String {
    words.chars().filter(|c| is_written(*c) || *c == '\n').collect()
}

/// A row or column from 0 as cells count them.
fn row(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn column(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// Writes the numbers of a chart to a sheet, from a row downwards.
///
/// # Errors
/// What the writer of workbooks refuses: more rows than a sheet has.
pub fn fill(
    sheet: &mut Worksheet,
    name: &str,
    top: u32,
    chart: &NativeChart,
    texts: &Texts,
) -> Result<Block, XlsxError> {
    match &chart.across {
        Across::Categories { words, .. } => categories(sheet, name, top, chart, words),
        Across::Numbers { format, .. } => numbers(sheet, name, top, chart, format, texts),
        Across::Rows { format, .. } => numbers(sheet, name, top, chart, format, texts),
    }
}

fn head() -> Format {
    Format::new().set_bold().set_text_wrap()
}

fn categories(
    sheet: &mut Worksheet,
    name: &str,
    top: u32,
    chart: &NativeChart,
    words: &[String],
) -> Result<Block, XlsxError> {
    let bottom = top + row(words.len());
    sheet.write_string_with_format(top, 0, clean(&chart.across_words), &head())?;
    for (words, at) in words.iter().zip(top + 1..) {
        sheet.write_string(at, 0, clean(words))?;
    }
    let mut series = Vec::with_capacity(chart.series.len());
    for (one, at) in chart.series.iter().zip(1_usize..) {
        let at = column(at);
        sheet.write_string_with_format(top, at, clean(&one.name), &head())?;
        let format = Format::new().set_num_format(number_format(one.decimals()));
        for (spot, down) in one.spots.iter().zip(top + 1..) {
            if let Some(y) = spot.y {
                sheet.write_number_with_format(down, at, y, &format)?;
            }
        }
        series.push(Cells {
            name: range(name, [top, top], at),
            across: range(name, [top + 1, bottom], 0),
            values: range(name, [top + 1, bottom], at),
        });
    }
    Ok(Block { series, rows: bottom - top + 1, columns: column(chart.series.len() + 1) })
}

fn numbers(
    sheet: &mut Worksheet,
    name: &str,
    top: u32,
    chart: &NativeChart,
    format: &str,
    texts: &Texts,
) -> Result<Block, XlsxError> {
    let period = texts.t("chart-axis-period");
    let [across, up] = match &chart.across {
        Across::Rows { .. } => [chart.heading.clone(), texts.t("office-row")],
        _ => [chart.across_words.clone(), chart.heading.clone()],
    };
    let heads = [texts.t("table-series"), period, across, up];
    for (words, at) in heads.iter().zip(0_u16..) {
        sheet.write_string_with_format(top, at, clean(words), &head())?;
    }
    // Places of years keep the fractions that the axis does not print.
    let place = Format::new().set_num_format(if format == "0" { "0.##" } else { format });
    let mut down = top + 1;
    let mut series = Vec::with_capacity(chart.series.len());
    for one in &chart.series {
        let first = down;
        let format = Format::new().set_num_format(number_format(one.decimals()));
        sheet.write_string(first, 0, clean(&one.name))?;
        for spot in &one.spots {
            sheet.write_string(down, 1, clean(&spot.words))?;
            sheet.write_number_with_format(down, 2, spot.x, &place)?;
            if let Some(y) = spot.y {
                sheet.write_number_with_format(down, 3, y, &format)?;
            }
            down += 1;
        }
        if one.spots.len() == 1 {
            // An empty row more: ranges of one cell are lost by some programs when they open slides.
            down += 1;
        }
        let last = down.saturating_sub(1).max(first);
        series.push(Cells {
            name: range(name, [first, first], 0),
            across: range(name, [first, last], 2),
            values: range(name, [first, last], 3),
        });
    }
    Ok(Block { series, rows: down - top, columns: 4 })
}

/// The facts of a workbook that depend on no clock.
///
/// # Errors
/// Never: the date is one that workbooks have.
pub fn properties(title: &str) -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&ExcelDateTime::from_ymd(1980, 1, 1)?))
}

/// The workbook that a chart carries with it, and where its cells are.
///
/// # Errors
/// [`ExportError::Format`] where the workbook cannot be formed.
pub fn workbook(chart: &NativeChart, texts: &Texts) -> Result<(Vec<u8>, Block), ExportError> {
    let made = || -> Result<(Vec<u8>, Block), XlsxError> {
        let name = texts.t("office-sheet");
        let mut book = Workbook::new();
        book.set_properties(&properties(&clean(&chart.heading))?);
        let sheet = book.add_worksheet();
        sheet.set_name(&name)?;
        sheet.set_column_width(0, 28.0)?;
        let block = fill(sheet, &name, 0, chart, texts)?;
        Ok((book.save_to_buffer()?, block))
    };
    made().map_err(|cause| ExportError::Format { format: "XLSX", cause: cause.to_string() })
}
