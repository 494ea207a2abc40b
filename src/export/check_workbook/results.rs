//! The sheet of results: every figure a formula, every withheld one its reason.

use super::Names;
use super::formulas::Row;
use super::inputs;
use super::style::{self, on};
use crate::chart::check::{CheckBook, CheckRow, CheckSum, Told};
use crate::text::catalogue::Texts;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// Column of the baseline.
pub const BASELINE: u16 = 4;
/// Column of the target.
pub const TARGET: u16 = 5;
/// Column of the actual.
pub const ACTUAL: u16 = 6;
/// Column of progress.
pub const PROGRESS: u16 = 7;
/// Column of the pace.
pub const PACE: u16 = 8;
/// Column of attainment.
pub const ATTAINMENT: u16 = 9;
/// Column of the gap.
pub const GAP: u16 = 10;
/// Column of what is needed each year.
const REQUIRED: u16 = 11;
/// Column of what the ruler grades.
pub const RATIO: u16 = 12;
/// Column of the status.
const STATUS: u16 = 13;
/// Column of the remarks.
const REMARKS: u16 = 14;

/// Writes the sheet.
pub fn fill(sheet: &mut Worksheet, book: &CheckBook, names: &Names, texts: &Texts) -> Result<(), XlsxError> {
    let heads = [
        ("column-municipality", 10.0),
        ("column-indicator", 36.0),
        ("column-target-kind", 11.0),
        ("column-unit", 8.0),
        ("column-baseline", 12.0),
        ("column-target", 12.0),
        ("column-actual", 12.0),
        ("column-progress", 16.0),
        ("column-pace", 9.0),
        ("column-attainment", 16.0),
        ("column-gap", 13.0),
        ("column-required", 14.0),
        ("check-ratio", 12.0),
        ("column-status", 12.0),
        ("column-remarks", 48.0),
    ];
    style::begin(sheet, &names.results, &heads.map(|(key, width)| (texts.t(key), width)), 2)?;
    let last = u32::try_from(book.rows.len()).unwrap_or(u32::MAX - 1);
    sheet.autofilter(0, 0, last, REMARKS)?;
    let none = texts.t("no-value");
    for (row, at) in book.rows.iter().zip(1_u32..) {
        Writer { sheet, names, texts, none: &none, row, at }.write()?;
    }
    Ok(())
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    names: &'a Names,
    texts: &'a Texts,
    none: &'a str,
    row: &'a CheckRow,
    at: u32,
}

impl Writer<'_> {
    fn write(mut self) -> Result<(), XlsxError> {
        let (row, at) = (self.row, self.at);
        let words = style::words();
        let kind = self.texts.target_kind(row.kind);
        for (text, column) in [&row.area, &row.indicator, &kind, &row.unit.0].into_iter().zip(0_u16..) {
            style::text(self.sheet, at, column, text, &words)?;
        }
        let amount = style::number(row.decimals);
        let linked = [
            (BASELINE, inputs::BASELINE, row.baseline.as_ref().map(|input| input.result), &amount),
            (TARGET, inputs::TARGET, Some(row.target.value()), &style::number(row.target.decimals())),
            (ACTUAL, inputs::ACTUAL, row.actual.as_ref().map(|input| input.result), &amount),
        ];
        for (column, from, value, format) in linked {
            let formula = on(&self.names.targets, at, from);
            match value {
                Some(value) => style::formula(self.sheet, (at, column), &formula, value, format)?,
                None => style::text(self.sheet, at, column, self.none, &style::reason())?,
            }
        }
        let status = self.texts.status(row.status);
        if let Some(sum) = &row.sum {
            self.figures(sum, &amount)?;
            let formulas = Row::new(row, sum, at, self.names);
            style::telling(self.sheet, (at, STATUS), &formulas.status(self.texts), &status, &words)?;
        } else {
            for column in PROGRESS..STATUS {
                style::text(self.sheet, at, column, self.none, &style::reason())?;
            }
            style::text(self.sheet, at, STATUS, &status, &words)?;
        }
        style::text(self.sheet, at, REMARKS, &row.remarks, &style::reason())?;
        let reason = |told: fn(&CheckSum) -> &Told| {
            let told = row.sum.as_ref().map(told);
            told.and_then(|told| told.as_ref().err()).map_or("", String::as_str)
        };
        let wrapped = [
            (row.indicator.as_str(), 36.0),
            (row.remarks.as_str(), 52.0),
            (reason(|sum| &sum.progress), 18.0),
            (reason(|sum| &sum.attainment), 18.0),
        ];
        style::heighten(self.sheet, at, &wrapped)
    }

    fn figures(&mut self, sum: &CheckSum, amount: &Format) -> Result<(), XlsxError> {
        let formulas = Row::new(self.row, sum, self.at, self.names);
        let percent = style::percent();
        self.told(PROGRESS, &formulas.progress(), &sum.progress, &percent)?;
        match formulas.pace() {
            Some(pace) => style::formula(self.sheet, (self.at, PACE), &pace, sum.pace, &percent)?,
            None => drop(self.sheet.write_number_with_format(self.at, PACE, sum.pace, &percent)?),
        }
        self.told(ATTAINMENT, &formulas.attainment(), &sum.attainment, &percent)?;
        style::formula(self.sheet, (self.at, GAP), &formulas.gap(), sum.gap, amount)?;
        let each = style::number(self.row.decimals.max(1));
        let required = sum.required.map(|value| (formulas.required(self.none), value));
        self.maybe(REQUIRED, required, &each)?;
        let ratio = formulas.ratio(self.texts, self.none).map(|formula| (formula, sum.ratio));
        self.maybe(RATIO, ratio, &style::number(2))
    }

    /// A figure, or the reason why it is withheld.
    fn told(&mut self, column: u16, formula: &str, told: &Told, format: &Format) -> Result<(), XlsxError> {
        match told {
            Ok(value) => style::formula(self.sheet, (self.at, column), formula, *value, format),
            Err(reason) => style::text(self.sheet, self.at, column, reason, &style::reason()),
        }
    }

    /// A formula that may come to nothing, or nothing.
    fn maybe(&mut self, column: u16, formula: Option<(String, Option<f64>)>, format: &Format) -> Result<(), XlsxError> {
        match formula {
            Some((formula, Some(value))) => style::formula(self.sheet, (self.at, column), &formula, value, format),
            Some((formula, None)) => style::telling(self.sheet, (self.at, column), &formula, self.none, format),
            None => style::text(self.sheet, self.at, column, self.none, &style::reason()),
        }
    }
}
