//! Columns of values that nobody can be sure about: without heading among others that have one, digits that a separator
//! of thousands parted, spans of years that are classes of age.

use super::columns::Column;
use super::rows::{Shape, Texts};
use super::within::{self, Behind};
use crate::import::notation::period::period;
use crate::model::doubt::HeadingDoubt;
use crate::model::mapping::ColumnKind;
use crate::model::period::Period;

/// Words of headings about what happened in a year, which dates no values: 市制施行年, 開始年度.
const EVENTS: [&str; 35] = [
    "施行", "開始", "終了", "設立", "創立", "創業", "開設", "開業", "開館", "開校", "開園", "竣工", "完成", "建設",
    "建築", "築年", "合併", "発足", "制定", "廃止", "閉校", "着工", "着手", "完了", "指定", "登録", "認定", "取得",
    "生年", "供用", "改定", "改正", "締結", "設置", "導入",
];

/// Whether a heading names the year of an event.
pub(super) fn is_event(heading: &str) -> bool {
    EVENTS.iter().any(|word| heading.contains(word))
}

/// Whether a heading calls what its cells hold a year: 建築年, 開始年度（西暦）.
pub(super) fn is_named_year(heading: &str) -> bool {
    let last = heading.rsplit(" > ").next().unwrap_or(heading).to_lowercase();
    let (outer, inner) = last.trim_end_matches([')', ']']).split_once(['(', '[']).unwrap_or((&last, ""));
    let is = |word: &str| ["年", "年度", "年次", "西暦", "year"].iter().any(|end| word.trim().ends_with(end));
    is(outer) && (inner.is_empty() || is(inner) || inner == "和暦")
}

/// Takes no values of a column without heading where others of the table have one.
pub(super) fn nameless(columns: &mut [Column], shape: &Shape) {
    let is_value = |column: &Column| column.mapping.kind == ColumnKind::Value;
    let named = columns.iter().any(|column| is_value(column) && !column.heading.whole.is_empty());
    if shape.header.is_empty() || !named {
        return;
    }
    for column in columns.iter_mut().filter(|c| is_value(c) && c.heading.whole.is_empty() && c.cells.filled > 0) {
        column.mapping.doubt = Some(HeadingDoubt::Nameless);
    }
}

/// Takes spans of years for classes of what is counted where another heading says 以前 or 以降: 昭和55年以前 | 昭和56年～平成2年.
pub(super) fn classes_of_years(columns: &mut [Column]) {
    let lowest = |column: &Column| column.heading.whole.rsplit(" > ").next().unwrap_or_default().to_owned();
    let is_value = |column: &Column| column.mapping.kind == ColumnKind::Value;
    let is_end = |text: &str| {
        let behind = within::leading(text).filter(|(_, _, behind)| *behind == Behind::Name);
        behind.is_some_and(|(_, rest, _)| ["以前", "以降", "以後"].iter().any(|word| rest.trim().starts_with(word)))
    };
    if !columns.iter().any(|column| is_value(column) && is_end(&lowest(column))) {
        return;
    }
    for column in columns.iter_mut().filter(|column| is_value(column)) {
        let name = lowest(column);
        if column.mapping.period.is_some_and(Period::is_span) && period(&name).is_some() {
            (column.mapping.period, column.mapping.bare_year) = (None, false);
            column.mapping.period_printed.clear();
            column.mapping.indicator = name;
        }
    }
}

/// Takes nothing of two columns of a text file whose digits seem to be one number, parted at its separator of thousands:
/// 24 | 636 and 23 | 001. Numbers of their own are seldom all of three digits, and never begin with zeros.
pub(super) fn thousands(columns: &mut [Column], texts: &Texts, shape: &Shape) {
    for at in 1..columns.len() {
        let (Some(first), Some(second)) = (columns.get(at - 1), columns.get(at)) else { continue };
        if first.mapping.kind != ColumnKind::Value || first.cells.filled == 0 || second.cells.filled == 0 {
            continue;
        }
        let spare = match second.mapping.kind {
            ColumnKind::Value => second.heading.whole.is_empty(),
            ColumnKind::Note | ColumnKind::Ignore => true,
            _ => continue,
        };
        let (mut rows, mut zeros, mut fits) = (0, 0, true);
        for row in shape.data(texts).take(150) {
            let (before, after) = (texts.cell(row, at - 1), texts.cell(row, at));
            if after.is_empty() {
                continue;
            }
            rows += 1;
            zeros += usize::from(after.starts_with('0'));
            let head = before.trim_start_matches(['-', '△', '▲', '−']);
            let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
            fits &= digits(after) && after.len() == 3 && digits(head) && (1..=3).contains(&head.len());
            fits &= !head.starts_with('0') || head == "0";
        }
        if fits && rows > 1 && (zeros > 0 || spare) {
            for column in columns.iter_mut().skip(at - 1).take(2).filter(|c| c.mapping.kind == ColumnKind::Value) {
                column.mapping.doubt = Some(HeadingDoubt::Thousands);
            }
        }
    }
}
