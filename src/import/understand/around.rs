//! What the lines above a table and the name of its sheet say about the part that all its values are of: 男, （女）,
//! 外国人住民.
//!
//! It is proposed, and as long as nobody takes it for a part it stands in the name of the indicator, so that the sheets
//! 男 and 女 of one workbook never have the same series.

use super::breakdown;
use super::columns::Column;
use super::parts::last_part;
use super::place::is_about_making;
use super::rows::{Texts, is_unit_note};
use crate::model::breakdown::Breakdown;
use crate::model::mapping::{ColumnKind, Defaults, Why};
use crate::model::parts::PartsOffer;

/// Words for people of one nationality, which titles name without brackets.
const PEOPLE: [&str; 2] = ["外国人", "日本人"];

/// Words that take such a title back: 外国人を含む人口.
const BOTH: [&str; 7] = ["含", "除", "及び", "と日本", "と外国", "・日本", "・外国"];

/// The parts that titles and the name of the sheet say of all values; of two that contradict each other none.
pub(super) fn around(texts: &Texts, top: usize, sheet: &str, columns: &[Column]) -> Vec<Breakdown> {
    // With a second table at the right, the first of several titles is the one of the table that is read.
    let is_beside = columns.iter().any(|column| column.mapping.guess.why == Why::Beside);
    let lines = texts.own.iter().take(top).filter_map(|row| {
        let mut filled = row.iter().filter(|text| !text.is_empty());
        let first = filled.next()?;
        (is_beside || filled.next().is_none()).then_some(first.as_str())
    });
    let mut found: Vec<Breakdown> = Vec::new();
    let mut unclear: Vec<String> = Vec::new();
    let is_title = |text: &&str| !is_unit_note(text) && !is_about_making(text);
    for member in lines.filter(is_title).chain(std::iter::once(sheet)).filter_map(member_of) {
        let Some(dimension) = breakdown::dimension_of(&member) else { continue };
        match found.iter().find(|part| part.dimension == dimension) {
            Some(known) if known.member != member => unclear.push(dimension.to_owned()),
            Some(_) => {}
            None => found.push(Breakdown { dimension: dimension.to_owned(), member }),
        }
    }
    let parted = |dimension: &str| columns.iter().any(|column| names(column, dimension));
    found.retain(|part| !unclear.contains(&part.dimension) && !parted(&part.dimension));
    found
}

/// The member that a title names as a whole, at its end, or in its words.
fn member_of(text: &str) -> Option<String> {
    let bare = text.trim().trim_start_matches(['(', '（', '[', '【', '<', '■', '●']);
    let bare = bare.trim_end_matches([')', '）', ']', '】', '>']);
    if breakdown::is_member(bare) {
        return Some(bare.to_owned());
    }
    if let Some((_, member)) = last_part(text) {
        return breakdown::is_member(&member).then_some(member);
    }
    let mut people = PEOPLE.iter().filter(|word| text.contains(**word));
    match (people.next(), people.next()) {
        (Some(word), None) if !BOTH.iter().any(|both| text.contains(both)) => Some((*word).to_owned()),
        _ => None,
    }
}

/// Whether a column says itself of which member of a dimension its values, or those of the rows, are.
fn names(column: &Column, dimension: &str) -> bool {
    let lowest = column.heading.whole.rsplit(" > ").next().unwrap_or_default();
    let in_heading = breakdown::dimension_of(lowest) == Some(dimension)
        || last_part(&column.heading.label)
            .is_some_and(|(_, member)| breakdown::dimension_of(&member) == Some(dimension));
    let in_cells = column.mapping.breakdown || column.mapping.kind == ColumnKind::Breakdown;
    (column.mapping.kind == ColumnKind::Value && in_heading)
        || (in_cells && (lowest.contains(dimension) || column.cells.members > 0))
}

/// Proposes these parts for the columns of values whose names do not say them.
pub(super) fn offer(columns: &mut [Column], defaults: &Defaults) {
    for column in columns.iter_mut().filter(|column| column.mapping.kind == ColumnKind::Value) {
        let own = column.mapping.indicator.as_str();
        let name = if own.is_empty() { defaults.indicator.as_str() } else { own };
        let parts: Vec<Breakdown> =
            defaults.around.iter().filter(|part| !name.contains(part.member.as_str())).cloned().collect();
        if parts.is_empty() {
            continue;
        }
        let offer =
            column.mapping.offer.get_or_insert_with(|| PartsOffer { indicator: own.to_owned(), members: Vec::new() });
        for part in parts {
            if offer.members.iter().all(|known| known.dimension != part.dimension) {
                offer.members.push(part);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_sheets_name_a_member_or_none() {
        for (text, member) in [
            ("男", "男"),
            ("（女）", "女"),
            ("人口（女）", "女"),
            ("人口_男", "男"),
            ("外国人住民", "外国人"),
            ("日本人人口の推移", "日本人"),
            ("第3表 65歳以上", "65歳以上"),
        ] {
            assert_eq!(member_of(text).as_deref(), Some(member), "{text}");
        }
        for text in ["男女別人口", "人口", "外国人を含む人口", "日本人及び外国人", "総数", "Sheet1", "男女共同参画", ""]
        {
            assert_eq!(member_of(text), None, "{text}");
        }
    }
}
