//! The KPI sheet of a city: the columns officials use, amounts as numbers with their units.

use super::style;
use crate::chart::kpi::{KpiAmount, KpiSheet};
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// Longest name of a sheet in characters, and characters that none may hold.
const LONGEST: usize = 31;
const FORBIDDEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// Writes the sheet.
pub fn fill(sheet: &mut Worksheet, kpi: &KpiSheet) -> Result<(), XlsxError> {
    let widths: [f64; 7] = [44.0, 18.0, 18.0, 18.0, 12.0, 14.0, 18.0];
    let heads: Vec<(String, f64)> = kpi.heads.iter().cloned().zip(widths).collect();
    let name: String = kpi.name.chars().filter(|c| !FORBIDDEN.contains(c)).take(LONGEST).collect();
    style::begin(sheet, name.trim_matches('\''), &heads, 1)?;
    sheet.set_header(format!("&C&B{}", kpi.title.replace('&', "&&")));
    let (words, reason, percent) = (style::words(), style::reason(), style::percent());
    let mut at = 1;
    let (mut level, mut goal) = ("", "");
    let group = Format::new().set_bold();
    for row in &kpi.rows {
        if (row.level.as_str(), row.goal.as_str()) != (level, goal) {
            (level, goal) = (&row.level, &row.goal);
            let heading = if goal.is_empty() { level.to_owned() } else { format!("{level}  {goal}") };
            style::text(sheet, at, 0, &heading, &group)?;
            at += 1;
        }
        style::text(sheet, at, 0, &row.indicator, &words)?;
        for (column, amount) in [(1, &row.baseline), (2, &row.target), (3, &row.actual)] {
            number(sheet, at, column, amount, row.unit.as_str())?;
        }
        match row.progress {
            Some(progress) => drop(sheet.write_number_with_format(at, 4, progress, &percent)?),
            None => style::text(sheet, at, 4, &row.progress_words, &reason)?,
        }
        style::text(sheet, at, 5, &row.status_words, &words)?;
        style::text(sheet, at, 6, &row.source, &words)?;
        style::text(sheet, at, 7, &row.remarks, &Format::new().set_font_size(9))?;
        style::heighten(sheet, at, &[(&row.indicator, widths[0]), (&row.progress_words, widths[4])])?;
        at += 1;
    }
    for note in &kpi.notes {
        at += 1;
        style::text(sheet, at, 0, note, &Format::new())?;
    }
    Ok(())
}

fn number(sheet: &mut Worksheet, at: u32, column: u16, amount: &KpiAmount, unit: &str) -> Result<(), XlsxError> {
    match amount.value {
        Some(value) => {
            let format = style::amount(value.decimals(), unit);
            sheet.write_number_with_format(at, column, value.value(), &format).map(|_| ())
        }
        None => style::text(sheet, at, column, &amount.words, &style::reason()),
    }
}
