//! Headings of several rows: which rows belong to them, and what they say of each column.

use super::rows::{Look, Shape, Texts, first_of, is_unit_note, look};
use super::{breakdown, words};
use crate::import::row::is_note;

/// Whether a row belongs to the heading whose lower rows are already found.
pub(super) fn belongs(row: usize, data: usize, lower: &[usize], texts: &Texts, merged: bool) -> bool {
    let distinct = texts.distinct(row);
    let first = first_of(texts, row);
    // 備考 begins a note, unless it heads the first of several columns.
    if is_note(first) && distinct < 3 || is_unit_note(first) && distinct == 1 {
        return false;
    }
    // A title with the unit of all at its right: 人口（総計） | （単位：人）.
    let filled = || texts.rows.get(row).into_iter().flatten().filter(|text| !text.is_empty());
    if distinct == 2 && filled().any(|text| is_unit_note(text) && text != "単位") {
        return false;
    }
    let Some(lowest) = lower.last() else {
        return distinct >= 2 || texts.width() == 1 || is_over_the_values(row, data, texts);
    };
    // A title that stands over the first column, whose heading was found already, and perhaps one of a table beside it.
    let headed = |column: usize| lower.iter().any(|row| !texts.own(*row, column).is_empty());
    if distinct <= 2 && !texts.own(row, 0).is_empty() && headed(0) && !is_over_groups(row, *lowest, texts) {
        return false;
    }
    let wide = texts.filled(row) * 2 >= texts.filled(*lowest);
    // A title stands in the first column; a heading over a group of columns leaves it free or is merged in part.
    let leading_gap = texts.own(row, 0).is_empty() && texts.filled(row) > 0;
    let partly_merged = merged && distinct >= 2 && (0..texts.width()).any(|column| texts.is_filled_in(row, column));
    if distinct == 1 && !fills_gaps(row, data, lower, texts) {
        return leading_gap && texts.filled(row) < texts.width() && !is_unit_note(first);
    }
    wide || leading_gap || partly_merged || is_over_groups(row, *lowest, texts) || fills_gaps(row, data, lower, texts)
}

/// Whether the only text of a row stands over the only column of values, where a heading of several rows ends.
fn is_over_the_values(row: usize, first: usize, texts: &Texts) -> bool {
    let own = texts.own.get(row).map(Vec::as_slice).unwrap_or_default();
    let mut filled = own.iter().enumerate().filter(|(_, text)| !text.is_empty());
    let (Some((at, text)), None) = (filled.next(), filled.next()) else { return false };
    let is_value = |at: usize| matches!(look(texts.cell(first, at)), Look::Number(_) | Look::Symbol | Look::Year(true));
    let continues = row.checked_sub(1).is_some_and(|above| !texts.own(above, at).is_empty());
    let alone = || (0..texts.width()).filter(|at| is_value(*at)).count() == 1;
    at > 0 && look(text) == Look::Text && is_value(at) && (continues || alone())
}

/// Whether the texts of a row part the row below, which repeats its own, into groups: 男 over 2020 | 2021, 女 over 2020
/// | 2021.
fn is_over_groups(row: usize, lowest: usize, texts: &Texts) -> bool {
    let own = texts.own.get(row).map(Vec::as_slice).unwrap_or_default();
    let mut filled = own.iter().enumerate().filter(|(_, text)| !text.is_empty());
    let repeated = texts.distinct(lowest) * 2 <= texts.filled(lowest);
    // Behind an empty column begins a table of its own, and the texts are titles.
    let over = |at: usize| {
        let before = at.checked_sub(1).is_none_or(|before| !texts.cell(lowest, before).is_empty());
        before && !texts.cell(lowest, at).is_empty()
    };
    repeated && texts.distinct(row) > 1 && filled.all(|(at, _)| over(at))
}

/// Whether a row heads columns that the rows of the heading below leave free, beside groups of the others: 団体コード |
/// 指標 | 令和4年度 above the months.
fn fills_gaps(row: usize, first: usize, lower: &[usize], texts: &Texts) -> bool {
    let own = texts.own.get(row).map(Vec::as_slice).unwrap_or_default();
    let is_gap =
        |at: usize| !texts.cell(first, at).is_empty() && lower.iter().all(|row| texts.own(*row, at).is_empty());
    let mut filled = own.iter().enumerate().filter(|(_, text)| !text.is_empty());
    if filled.clone().any(|(_, text)| is_unit_note(text) && text != "単位") {
        return false;
    }
    let is_known = |text: &str| words::kind(text).is_some() || breakdown::is_heading(text);
    let known = filled.clone().any(|(at, text)| is_gap(at) && is_known(text));
    known || (texts.distinct(row) > 2 && filled.any(|(at, _)| is_gap(at)))
}

/// The parts of each column's heading from top to bottom.
pub(super) fn headings(texts: &Texts, shape: &Shape) -> Vec<Vec<String>> {
    let width = texts.width();
    let mut parts: Vec<Vec<String>> = vec![Vec::new(); width];
    for (depth, row) in shape.header.iter().enumerate() {
        let below = shape.header.get(depth + 1..).unwrap_or_default();
        let lower = below.first().copied();
        let mut group = String::new();
        for (column, parts) in parts.iter_mut().enumerate() {
            let own = texts.cell(*row, column);
            let text = if own.is_empty() {
                // Text files know no merged cells: an empty cell above a filled one continues its group.
                let continues = below.iter().any(|lower| !texts.cell(*lower, column).is_empty());
                if continues && !group.is_empty() { group.clone() } else { continue }
            } else {
                // Only a cell with something of its own below it can be a group, and one merged downwards has none.
                let has_lower = lower.is_some_and(|lower| {
                    !texts.cell(lower, column).is_empty() && !texts.is_below_merged(lower, column)
                });
                group = if has_lower { own.to_owned() } else { String::new() };
                own.to_owned()
            };
            if parts.last() != Some(&text) {
                parts.push(text);
            }
        }
    }
    // A row of units may name the columns that have none: 団体コード | 市区町村名 | 人 | 世帯.
    if let Some(row) = shape.unit_row {
        for (column, parts) in parts.iter_mut().enumerate().filter(|(_, parts)| parts.is_empty()) {
            let text = texts.cell(row, column);
            if !text.is_empty() && !words::is_unit(text) {
                parts.push(text.to_owned());
            }
        }
    }
    parts
}
