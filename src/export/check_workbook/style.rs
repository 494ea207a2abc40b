//! Formats, widths and the writing of cells that all sheets share.

use crate::model::grid::column_letters;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError};

/// Ground of headings.
const HEAD: Color = Color::RGB(0x00E3_E8EE);

/// Ground of cells that a reader may change.
const OPEN: Color = Color::RGB(0x00FF_F6DA);

/// Colour of reasons and remarks.
const FAINT: Color = Color::RGB(0x0052_5B66);

/// A heading.
pub fn head() -> Format {
    Format::new()
        .set_bold()
        .set_background_color(HEAD)
        .set_border_bottom(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
}

/// Words, wrapped.
pub fn words() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

/// A reason in place of a number.
pub fn reason() -> Format {
    words().set_font_color(FAINT).set_font_size(9)
}

/// A number with so many decimals, grouped by thousands.
pub fn number(decimals: u8) -> Format {
    Format::new().set_num_format(code(decimals)).set_align(FormatAlign::Top)
}

/// A number with its unit behind it.
pub fn amount(decimals: u8, unit: &str) -> Format {
    let unit = unit.replace('"', "");
    let unit = if unit.is_empty() { String::new() } else { format!("\"{unit}\"") };
    Format::new().set_num_format(code(decimals) + &unit).set_align(FormatAlign::Top)
}

/// A fraction as a percentage with one decimal.
pub fn percent() -> Format {
    Format::new().set_num_format("0.0%").set_align(FormatAlign::Top)
}

/// A number that a reader may change.
pub fn open(format: Format) -> Format {
    format.set_background_color(OPEN).set_border(FormatBorder::Thin)
}

fn code(decimals: u8) -> String {
    match decimals {
        0 => "#,##0".to_owned(),
        some => format!("#,##0.{}", "0".repeat(usize::from(some))),
    }
}

/// A cell on the same sheet, by row and column from 0.
pub fn cell(row: u32, column: u16) -> String {
    format!("{}{}", column_letters(usize::from(column)), row + 1)
}

/// A cell on another sheet.
pub fn on(sheet: &str, row: u32, column: u16) -> String {
    format!("'{}'!{}", sheet.replace('\'', "''"), cell(row, column))
}

/// A cell on another sheet that stays where it is when formulas are copied.
pub fn absolute(sheet: &str, row: u32, column: u16) -> String {
    format!("'{}'!${}${}", sheet.replace('\'', "''"), column_letters(usize::from(column)), row + 1)
}

/// A text inside a formula.
pub fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('"', "\"\""))
}

/// Words on one line.
pub fn line() -> Format {
    Format::new().set_align(FormatAlign::Top)
}

/// Height of a line of text in points.
const LINE: f64 = 15.0;

/// Makes a row as high as its wrapped words need in columns of these widths; not every program does it by itself.
pub fn heighten(sheet: &mut Worksheet, row: u32, words: &[(&str, f64)]) -> Result<(), XlsxError> {
    let lines = |(words, width): &(&str, f64)| {
        // Kanji and kana are two digits wide.
        let wide: usize = words.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        (wide as f64 / (width - 1.0)).ceil().max(1.0)
    };
    let most = words.iter().map(lines).fold(1.0, f64::max);
    sheet.set_row_height(row, LINE * most).map(|_| ())
}

/// Writes a text as a text, so that what begins with `= + - @` is no formula; an empty one is nothing.
pub fn text(sheet: &mut Worksheet, row: u32, column: u16, words: &str, format: &Format) -> Result<(), XlsxError> {
    if words.is_empty() {
        return Ok(());
    }
    sheet.write_string_with_format(row, column, words, format).map(|_| ())
}

/// Writes a formula with the number it comes to.
pub fn formula(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    formula: &str,
    result: f64,
    format: &Format,
) -> Result<(), XlsxError> {
    let formula = Formula::new(formula).set_result(result.to_string());
    sheet.write_formula_with_format(row, column, formula, format).map(|_| ())
}

/// Writes a formula with the words it comes to.
pub fn telling(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    formula: &str,
    result: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let formula = Formula::new(formula).set_result(result);
    sheet.write_formula_with_format(row, column, formula, format).map(|_| ())
}

/// Begins a table: its name, headings that stay, widths, and how it prints.
pub fn begin(sheet: &mut Worksheet, name: &str, heads: &[(String, f64)], kept: u16) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let format = head();
    for ((words, width), column) in heads.iter().zip(0_u16..) {
        sheet.write_string_with_format(0, column, words, &format)?;
        sheet.set_column_width(column, *width)?;
    }
    sheet.set_freeze_panes(1, kept)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}
