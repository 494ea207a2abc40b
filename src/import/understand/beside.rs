//! Tables that stand side by side: the left one is read, the others are refused.

use super::breakdown::is_total;
use super::columns::Column;
use super::rows::{Shape, Texts};
use crate::model::mapping::{ColumnKind, Why};

/// Takes away a second table that begins further right on the same rows: its values are those of its own places, which
/// stand in a second column of names or codes behind values of the first table.
pub(super) fn places(columns: &mut [Column]) {
    let is_value = |column: &Column| column.mapping.kind == ColumnKind::Value;
    for kind in [ColumnKind::MunicipalityName, ColumnKind::MunicipalityCode] {
        let mut places = columns.iter().enumerate().filter(|(_, c)| c.mapping.kind == kind).map(|(at, _)| at);
        let Some(first) = places.next() else { continue };
        let parted = |at: &usize| columns.get(first..*at).is_some_and(|between| between.iter().any(is_value));
        let Some(second) = places.find(parted) else { continue };
        if !columns.get(second..).is_some_and(|rest| rest.iter().any(is_value)) {
            continue;
        }
        // Codes of the second table may stand before its names.
        let is_place = |c: &&Column| {
            matches!(
                c.mapping.kind,
                ColumnKind::MunicipalityName | ColumnKind::MunicipalityCode | ColumnKind::Prefecture
            )
        };
        let before = columns.get(..second).map_or(0, |left| left.iter().rev().take_while(is_place).count());
        take_away(columns, second - before);
        return;
    }
}

/// Takes away a second table behind an empty column, where its headings begin like those of the first one, or where it
/// has a title of its own: without places of their own, its values would be taken for more columns of the first.
pub(super) fn gaps(columns: &mut [Column], texts: &Texts, shape: &Shape) {
    let is_value = |column: &Column| column.mapping.kind == ColumnKind::Value;
    let Some(first) = columns.iter().position(|column| column.cells.filled > 0) else { return };
    let is_gap = |column: &Column| column.cells.filled == 0 && column.heading.whole.is_empty();
    let begins_again = |columns: &[Column], at: usize| {
        let heading = |at: usize| columns.get(at).map_or("", |column| column.heading.whole.as_str());
        !heading(at).is_empty() && heading(at) == heading(first)
    };
    let top = shape.header.first().copied().unwrap_or(shape.first_row);
    // Two titles above, one of them over the first column behind the gap.
    let is_titled = |at: usize| {
        let row = (0..top).rev().find(|row| texts.filled(*row) > 0);
        row.is_some_and(|row| texts.filled(row) == 2 && !texts.cell(row, at).is_empty())
    };
    let second = (first + 2..columns.len()).find(|at| {
        let gap = columns.get(at - 1).is_some_and(is_gap);
        let filled = columns.get(*at).is_some_and(|column| column.cells.filled > 0);
        gap && filled && (begins_again(columns, *at) || is_titled(*at))
    });
    let Some(second) = second else { return };
    let parted = |part: Option<&[Column]>| part.is_some_and(|part| part.iter().any(is_value));
    if parted(columns.get(..second)) && parted(columns.get(second..)) {
        take_away(columns, second);
    }
}

/// Takes away columns that sum up places beside them: 合計 beside 根室市 and 釧路市 is of neither, and under 北海道 it may
/// be of the whole prefecture or of those that are listed.
pub(super) fn sums(columns: &mut [Column]) {
    let is_value = |column: &Column| column.mapping.kind == ColumnKind::Value;
    let placed = |column: &&Column| is_value(column) && !column.mapping.municipality.is_empty();
    let mut areas: Vec<String> = columns.iter().filter(placed).map(|c| c.mapping.municipality.clone()).collect();
    areas.sort_unstable();
    areas.dedup();
    if areas.len() < 2 {
        return;
    }
    for column in columns.iter_mut().filter(|column| is_value(column)) {
        let last = column.heading.whole.rsplit(" > ").next().unwrap_or_default();
        if is_total(last) || matches!(last, "平均" | "小計") {
            column.drop(0.8, Why::Remains);
        }
    }
}

/// Drops the columns of a second table.
fn take_away(columns: &mut [Column], second: usize) {
    for column in columns.iter_mut().skip(second).filter(|column| column.cells.filled > 0) {
        let is_value = column.mapping.kind == ColumnKind::Value;
        column.drop(0.9, if is_value { Why::Beside } else { Why::Duplicate });
    }
}
