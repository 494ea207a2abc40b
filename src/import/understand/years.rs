//! What a year without 年 or 年度 means: `2021`, `R3`. What stands nearest decides; where nothing says it, nobody knows.

use super::columns::Column;
use super::place::is_about_making;
use super::rows::{Shape, Texts};
use crate::model::mapping::{BareYear, ColumnKind, Guess, Why};

/// The kind of bare years, by the column of periods, the headings of values, the titles above, or other headings.
pub(super) fn bare_year(texts: &Texts, shape: &Shape, columns: &[Column], above: &[&str]) -> (BareYear, Guess) {
    let is = |kind: ColumnKind| columns.iter().any(|column| column.mapping.kind == kind);
    // Files that this program wrote say 2021 for the year of the calendar, and FY2021 for the other.
    if is(ColumnKind::PeriodPrinted) || is(ColumnKind::PeriodAssumed) {
        return (BareYear::Calendar, Guess::new(0.95, Why::Heading));
    }
    if let Some(at) = columns.iter().position(|c| c.mapping.kind == ColumnKind::Period) {
        let cells = || (shape.first_row..texts.rows.len()).map(|row| texts.cell(row, at));
        if cells().any(|text| text.starts_with("FY")) {
            return (BareYear::Calendar, Guess::new(0.95, Why::Cells));
        }
        if cells().any(|text| text.contains("年度")) {
            return (BareYear::Fiscal, Guess::new(0.7, Why::Cells));
        }
        let mut own = columns.iter().filter(|column| column.mapping.kind == ColumnKind::Period);
        if let Some(kind) = own.find_map(|column| said(&column.heading.whole)) {
            return (kind, Guess::new(0.85, Why::Heading));
        }
    }
    let mut bare = columns.iter().filter(|c| c.mapping.kind == ColumnKind::Value && c.mapping.bare_year);
    if let Some(kind) = bare.find_map(|column| said(&column.heading.whole)) {
        return (kind, Guess::new(0.85, Why::Heading));
    }
    let mut titles = above.iter().copied().filter(|text| !is_about_making(text));
    if let Some(kind) = titles.find_map(said_by_title) {
        return (kind, Guess::new(0.7, Why::Title));
    }
    if let Some(kind) = columns.iter().find_map(|column| said(&column.heading.whole)) {
        return (kind, Guess::new(0.6, Why::Heading));
    }
    (BareYear::Fiscal, Guess::new(0.5, Why::Usual))
}

/// The kind of year that a heading names.
fn said(heading: &str) -> Option<BareYear> {
    let lower = heading.to_lowercase();
    if heading.contains("年度") || lower.contains("fiscal") {
        return Some(BareYear::Fiscal);
    }
    if lower.contains("calendar") {
        return Some(BareYear::Calendar);
    }
    let calendar = |part: &str| {
        let part = part.trim();
        part == "年" || ["年次", "暦年", "西暦"].iter().any(|word| part.contains(word))
    };
    heading.split(" > ").any(calendar).then_some(BareYear::Calendar)
}

fn said_by_title(title: &str) -> Option<BareYear> {
    if title.contains("年度") {
        return Some(BareYear::Fiscal);
    }
    ["年次", "暦年"].iter().any(|word| title.contains(word)).then_some(BareYear::Calendar)
}
