//! Columns of words that nobody knows and that may part values, although no two rows collide: 施設種別, 転入先.
//!
//! A library of one city beside a museum of another is no comparison. What only describes a place, an indicator or a
//! year parts nothing.

use super::breakdown;
use super::columns::Column;
use super::rows::{Shape, Texts};
use super::words;
use crate::model::mapping::{ColumnKind, Why};
use std::collections::{BTreeMap, BTreeSet};

/// Most rows that are looked at.
const SAMPLE: usize = 300;

/// Most members of a dimension that is not known by its heading.
const MOST_MEMBERS: usize = 30;

/// How headings end that name kinds of what is counted.
const KINDS: [&str; 12] =
    ["種別", "種類", "区分", "分類", "類型", "タイプ", "業種", "業態", "品目", "用途", "type", "category"];

/// Marks columns that may part values, so that they are asked about.
pub(super) fn dimensions(columns: &mut [Column], texts: &Texts, shape: &Shape) {
    if !columns.iter().any(|column| column.mapping.kind == ColumnKind::Value) {
        return;
    }
    let rows: Vec<usize> = shape.data(texts).take(SAMPLE).filter(|row| texts.filled(*row) > 1).collect();
    let parts = |at: usize, column: &Column| match column.mapping.guess.why {
        Why::Remains => is_dimension(columns, at, texts, &rows),
        Why::Duplicate => is_other_place(column, columns, at, texts, &rows),
        _ => false,
    };
    let open = |column: &Column| column.mapping.kind == ColumnKind::Ignore && !column.mapping.breakdown;
    let found: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(at, column)| open(column) && parts(*at, column))
        .map(|(at, _)| at)
        .collect();
    for (at, column) in columns.iter_mut().enumerate() {
        column.mapping.breakdown |= found.contains(&at);
    }
}

/// Whether the title says with a unit what is counted, as 仮の本数（件）, so that no column of words names it.
pub(super) fn is_measured(texts: &Texts, shape: &Shape) -> bool {
    let top = shape.header.first().copied().unwrap_or(shape.first_row);
    let mut lines = texts.own.get(..top).unwrap_or_default().iter().rev();
    let nearest = lines.find_map(|line| line.iter().find(|text| super::context::is_title(text)));
    let inner = nearest.and_then(|title| title.strip_suffix([')', '）', ']'])?.rsplit_once(['(', '（', '[']));
    inner.is_some_and(|(name, unit)| !name.is_empty() && words::is_unit(unit))
}

/// Whether the words of a column may be members of a dimension.
fn is_dimension(columns: &[Column], at: usize, texts: &Texts, rows: &[usize]) -> bool {
    use ColumnKind::{
        County, IndicatorId, IndicatorLabel, Month, MunicipalityCode, MunicipalityName, Period, Prefecture,
    };
    let Some(column) = columns.get(at) else { return false };
    let (heading, cells) = (column.heading.whole.as_str(), column.cells);
    let short = |row: &usize| texts.cell(*row, at).chars().count() <= breakdown::LONGEST;
    let may_be = breakdown::may_part(heading, "") && !cells.is_numeric() && cells.distinct > 1;
    if !may_be || cells.mostly(cells.dates, 0.5) || cells.mostly(cells.places, 0.5) || !rows.iter().all(short) {
        return false;
    }
    let of = |kinds: &[ColumnKind]| -> Vec<usize> {
        let is = |(_, column): &(usize, &Column)| kinds.contains(&column.mapping.kind);
        columns.iter().enumerate().filter(is).map(|(at, _)| at).collect()
    };
    let told = |by: &[usize]| told_by(by, at, texts, rows);
    let (by_label, by_period) = (told(&of(&[IndicatorLabel, IndicatorId])), told(&of(&[Period, Month])));
    let by_place = told(&of(&[MunicipalityCode, MunicipalityName, Prefecture, County]));
    let lowest = breakdown::lowest(heading);
    if KINDS.iter().any(|ending| lowest.ends_with(ending)) {
        return by_label == Told::No && by_period != Told::Repeatedly;
    }
    let few = cells.distinct <= MOST_MEMBERS && cells.distinct * 2 <= cells.filled;
    few && [by_label, by_period, by_place].iter().all(|told| *told == Told::No)
}

/// Whether some columns tell what stands in another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// There are none, or the same texts stand beside different ones.
    No,
    /// Every text comes once only, so that nobody knows.
    Once,
    /// The same stands beside the same, in several rows.
    Repeatedly,
}

fn told_by(by: &[usize], at: usize, texts: &Texts, rows: &[usize]) -> Told {
    if by.is_empty() {
        return Told::No;
    }
    let mut seen: BTreeMap<Vec<&str>, &str> = BTreeMap::new();
    let mut repeated = false;
    for row in rows {
        let text = texts.cell(*row, at);
        if text.is_empty() {
            continue;
        }
        let key: Vec<&str> = by.iter().map(|column| texts.cell(*row, *column)).collect();
        match seen.insert(key, text) {
            Some(before) if before != text => return Told::No,
            Some(_) => repeated = true,
            None => {}
        }
    }
    if repeated { Told::Repeatedly } else { Told::Once }
}

/// Whether a second column of places names other ones than the first: 転出元 | 転入先.
fn is_other_place(column: &Column, columns: &[Column], at: usize, texts: &Texts, rows: &[usize]) -> bool {
    let first = columns.iter().position(|column| column.mapping.kind == ColumnKind::MunicipalityName);
    let (Some(first), true) = (first, column.cells.mostly(column.cells.places, 0.6)) else { return false };
    // They are those of another table, which is refused as a whole.
    if columns.iter().any(|column| column.mapping.guess.why == Why::Beside) {
        return false;
    }
    // くしろし beside 釧路市 is another name of the place; where each place comes once, only the heading can tell.
    match told_by(&[first], at, texts, rows) {
        Told::No => {}
        Told::Once if column.heading.whole.ends_with(['元', '先']) => {}
        Told::Once | Told::Repeatedly => return false,
    }
    // 札幌市 | 中央区 and 北海道 | 釧路市 name one place by its parts.
    let is_part = |text: &str| text.ends_with(['区', '都', '道', '府', '県', '郡']) || text == "全国";
    let both: BTreeSet<(&str, &str)> = rows.iter().map(|row| (texts.cell(*row, first), texts.cell(*row, at))).collect();
    let (mut differ, mut same) = (0, 0);
    for (one, other) in both.iter().filter(|(one, other)| !one.is_empty() && !other.is_empty()) {
        let of_one = one.contains(other) || other.contains(one) || is_part(one) || is_part(other);
        if of_one { same += 1 } else { differ += 1 }
    }
    differ > same
}
