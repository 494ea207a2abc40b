//! The sheets that formulas read: targets with their inputs, and the values as printed.

use super::Names;
use super::formulas;
use super::style;
use crate::chart::check::{CheckBook, CheckInput, CheckSource};
use crate::text::catalogue::Texts;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// Column of the values in their sheet.
pub const VALUE: u16 = 4;
/// Column of the baselines in the sheet of targets.
pub const BASELINE: u16 = 7;
/// Column of the targets.
pub const TARGET: u16 = 9;
/// Column of the position k.
pub const POSITION: u16 = 12;
/// Column of the number of plan years n.
pub const YEARS: u16 = 13;
/// Column of the actuals.
pub const ACTUAL: u16 = 14;

/// Columns that say where something stands.
const SOURCE: [(&str, f64); 4] =
    [("check-document", 30.0), ("check-section", 30.0), ("column-line", 7.0), ("check-printed", 24.0)];

/// Writes the sheet of targets.
pub fn targets(sheet: &mut Worksheet, book: &CheckBook, names: &Names, texts: &Texts) -> Result<(), XlsxError> {
    let heads = [
        ("column-municipality", 10.0),
        ("column-indicator", 36.0),
        ("column-measure", 28.0),
        ("column-level", 12.0),
        ("column-target-kind", 11.0),
        ("column-polarity", 14.0),
        ("column-unit", 8.0),
        ("column-baseline", 12.0),
        ("check-baseline-period", 12.0),
        ("column-target", 12.0),
        ("check-target-period", 12.0),
        ("check-plan-years", 14.0),
        ("check-position", 9.0),
        ("check-years", 9.0),
        ("column-actual", 12.0),
        ("check-actual-period", 12.0),
        ("check-basis", 18.0),
    ];
    let mut all: Vec<(String, f64)> = heads.iter().chain(&SOURCE).map(|(key, width)| (texts.t(key), *width)).collect();
    all.push((texts.t("check-id"), 30.0));
    style::begin(sheet, &names.targets, &all, 2)?;
    let (words, whole) = (style::line(), style::number(0));
    for (row, at) in book.rows.iter().zip(1_u32..) {
        let kind = texts.target_kind(row.kind);
        let first = [&row.area, &row.indicator, &row.measure, &row.level, &kind, &row.polarity, &row.unit.0];
        for (text, column) in first.into_iter().zip(0_u16..) {
            style::text(sheet, at, column, text, &words)?;
        }
        let amount = style::number(row.decimals);
        let mut input = |column: u16, found: Option<&CheckInput>| -> Result<(), XlsxError> {
            let Some(found) = found else {
                return style::text(sheet, at, column, &texts.t("no-value"), &words);
            };
            let formula = formulas::input(names, found);
            style::formula(sheet, (at, column), &formula, found.result, &amount)?;
            style::text(sheet, at, column + 1, &found.period, &words)
        };
        input(BASELINE, row.baseline.as_ref())?;
        input(ACTUAL, row.actual.as_ref())?;
        let target = style::number(row.target.decimals());
        sheet.write_number_with_format(at, TARGET, row.target.value(), &style::open(target))?;
        style::text(sheet, at, TARGET + 1, &row.target_period, &words)?;
        style::text(sheet, at, TARGET + 2, &row.plan_years, &words)?;
        if let Some(sum) = &row.sum {
            sheet.write_number_with_format(at, POSITION, sum.position, &whole)?;
            sheet.write_number_with_format(at, YEARS, sum.years, &whole)?;
        }
        style::text(sheet, at, ACTUAL + 2, &row.basis, &words)?;
        source(sheet, at, ACTUAL + 3, &row.source, &words)?;
        style::text(sheet, at, ACTUAL + 7, &row.id, &words)?;
    }
    Ok(())
}

/// Writes the sheet of values.
pub fn values(sheet: &mut Worksheet, book: &CheckBook, names: &Names, texts: &Texts) -> Result<(), XlsxError> {
    let heads = [
        ("column-municipality", 10.0),
        ("column-indicator", 36.0),
        ("column-role", 12.0),
        ("column-period", 14.0),
        ("column-value", 13.0),
        ("column-unit", 8.0),
        ("column-remarks", 36.0),
    ];
    let mut all: Vec<(String, f64)> = heads.iter().chain(&SOURCE).map(|(key, width)| (texts.t(key), *width)).collect();
    all.push((texts.t("check-id"), 30.0));
    style::begin(sheet, &names.data, &all, 2)?;
    let words = style::line();
    for (value, at) in book.values.iter().zip(1_u32..) {
        let first = [&value.area, &value.indicator, &value.role, &value.period];
        for (text, column) in first.into_iter().zip(0_u16..) {
            style::text(sheet, at, column, text, &words)?;
        }
        let format = style::open(style::number(value.value.decimals()));
        sheet.write_number_with_format(at, VALUE, value.value.value(), &format)?;
        style::text(sheet, at, VALUE + 1, &value.unit.0, &words)?;
        style::text(sheet, at, VALUE + 2, &value.remarks, &words)?;
        source(sheet, at, VALUE + 3, &value.source, &words)?;
        style::text(sheet, at, VALUE + 7, &value.id, &words)?;
    }
    Ok(())
}

fn source(sheet: &mut Worksheet, at: u32, column: u16, source: &CheckSource, words: &Format) -> Result<(), XlsxError> {
    style::text(sheet, at, column, &source.document, words)?;
    style::text(sheet, at, column + 1, &source.section, words)?;
    if let Some(line) = source.line {
        sheet.write_number_with_format(at, column + 2, line, &Format::new().set_num_format("0"))?;
    }
    style::text(sheet, at, column + 3, &source.printed, words)
}
