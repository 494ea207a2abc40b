//! Months in headings, and the sums that stand beside them.

use super::columns::Column;
use crate::import::notation::fold::tight;
use crate::model::mapping::{ColumnKind, Why};
use crate::model::period::Period;
use std::collections::BTreeSet;

/// How columns of sums over all months of a year are called.
const SUMS: [&str; 8] = ["計", "合計", "総計", "年計", "年間", "年度計", "年間計", "年合計"];

/// How columns are called that are no amounts of the year.
const OTHERS: [&str; 5] = ["平均", "月平均", "累計", "前年比", "前年度比"];

/// How many quarters stand beside a column, under what its heading stands under.
fn quarters(columns: &[Column], column: &Column) -> usize {
    let over = |column: &Column| column.heading.whole.rsplit_once(" > ").map_or("", |(over, _)| over).to_owned();
    let own = over(column);
    let is_quarter = |other: &&Column| {
        let named = !other.mapping.quarter.is_empty() || matches!(other.mapping.period, Some(Period::Quarter { .. }));
        named && over(other) == own && other.mapping.municipality == column.mapping.municipality
    };
    columns.iter().filter(is_quarter).count()
}

/// Beside twelve months, or four quarters, of a year their sum is the value of the year; beside fewer of them it is the value of nobody
/// knows which part, and is not taken.
pub(super) fn sums(columns: &mut [Column]) {
    let of_year = |column: &Column| (column.mapping.period, column.mapping.municipality.clone());
    let months = |year: &(Option<_>, String)| -> BTreeSet<u8> {
        columns.iter().filter(|column| of_year(column) == *year).filter_map(|column| column.mapping.month).collect()
    };
    let mut whole: Vec<(usize, bool)> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let label = tight(&column.mapping.indicator);
        let (sum, other) = (SUMS.contains(&label.as_ref()), OTHERS.contains(&label.as_ref()));
        let (count, quarters) = (months(&of_year(column)).len(), quarters(columns, column));
        let is_value = column.mapping.kind == ColumnKind::Value && !column.mapping.is_within_year();
        if is_value && (sum || other) && (count > 1 || quarters > 1) {
            whole.push((at, sum && (count == 12 || quarters == 4)));
        }
    }
    for (at, is_whole) in whole {
        let Some(column) = columns.get_mut(at) else { continue };
        if is_whole {
            column.mapping.indicator.clear();
        } else {
            column.drop(0.6, Why::Remains);
        }
    }
}
