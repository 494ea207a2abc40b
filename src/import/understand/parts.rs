//! Which columns hold the parts of values, and which headings seem to name them.
//!
//! Sex, age and industry, and dimensions that stand as a code with a name, are taken for what they are. What a heading
//! of values seems to name is only proposed. Everything else that may part values is asked about.

use super::breakdown;
use super::cells::Cells;
use super::columns::Column;
use super::dimension;
use crate::model::breakdown::Breakdown;
use crate::model::mapping::{ColumnKind, Guess, Why};
use crate::model::parts::PartsOffer;
use std::collections::BTreeMap;

/// Most parts that one heading names.
const MOST_PARTS: usize = 3;

/// Words for the two sexes that stand before what is counted: 男性人口.
const BEFORE: [&str; 6] = ["男性", "女性", "男子", "女子", "男", "女"];

/// Whether the cells of a column are members that are known by themselves, and totals.
pub(super) fn is_of_members(cells: Cells) -> bool {
    cells.members > 0 && cells.members + cells.totals == cells.filled
}

/// Takes columns of known dimensions for breakdowns, and marks the others that part values although they are not taken.
pub(super) fn breakdowns(columns: &mut [Column], titled: bool) {
    let headings: Vec<String> = columns.iter().map(|column| column.heading.whole.clone()).collect();
    let names = |column: &Column| match column.mapping.kind {
        ColumnKind::IndicatorLabel => true,
        ColumnKind::Value => !column.mapping.indicator.is_empty(),
        _ => false,
    };
    let has_label = columns.iter().any(names);
    for (at, column) in columns.iter_mut().enumerate().filter(|(_, c)| c.mapping.kind == ColumnKind::Ignore) {
        let (heading, cells) = (column.heading.whole.as_str(), column.cells);
        let name = breakdown::named_by(heading);
        // A key says the same as the name beside it.
        let is_key = name.as_ref().is_some_and(|name| headings.iter().any(|other| breakdown::is_same(other, name)))
            || dimension::is_category_code(heading);
        // What stands beside the table that is read, or says again what another column says, parts nothing of it.
        let other = matches!(column.mapping.guess.why, Why::Beside | Why::Duplicate);
        if is_key || cells.filled == 0 || other {
            continue;
        }
        let about_file = breakdown::is_about_file(heading);
        let free = has_label && column.mapping.guess.why == Why::Remains;
        let pair = free
            && (is_category(&headings, at) && breakdown::may_be_dimension(heading)
                || is_paired(&headings, at) && breakdown::may_be_paired(heading));
        // Where the title says what is counted, a code with its name parts it.
        let pair = pair
            || (titled
                && column.mapping.guess.why == Why::Remains
                && is_paired(&headings, at)
                && breakdown::may_be_paired(heading));
        let known = name.is_none() && dimension::is_known(heading);
        if known || (is_of_members(cells) && !about_file) || pair {
            let why = if known && is_of_members(cells) {
                Why::Both
            } else if known || pair {
                Why::Heading
            } else {
                Why::Cells
            };
            column.mapping.kind = ColumnKind::Breakdown;
            column.mapping.guess = Guess::new(if why == Why::Both { 0.97 } else { 0.9 }, why);
            column.mapping.only = None;
            continue;
        }
        let by_heading = match name {
            Some(name) => breakdown::is_heading(&name),
            None => breakdown::is_heading(heading),
        };
        let by_members = cells.members > 0 && cells.mostly(cells.members + cells.totals, 0.8);
        let only = column.mapping.only.as_deref().filter(|text| !breakdown::is_total(text));
        // One row alone has one text in every column.
        let by_only = cells.filled > 1
            && cells.empty == 0
            && column.mapping.guess.why == Why::Remains
            && only.is_some_and(|text| breakdown::may_part(heading, text));
        // 甲, 乙, 合計: what has a total is parted by the others.
        let by_total = cells.totals > 0 && cells.distinct > 1 && !cells.is_numeric() && !about_file;
        // 累計, 単年 under a heading of its own: of which kind the values of a row are, somebody has to say.
        let by_counting = cells.filled > 0 && cells.counted == cells.filled;
        column.mapping.breakdown = by_heading || by_only || by_total || by_counting || (by_members && !about_file);
        if about_file {
            column.mapping.only = None;
        }
    }
}

/// Whether a column stands behind one of the code columns of an interface: cat01_code.
fn is_category(headings: &[String], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| headings.get(before));
    before.is_some_and(|before| dimension::is_category_code(before))
}

/// Whether a column of codes of the same name stands beside a column: 男女別 コード, 男女別.
fn is_paired(headings: &[String], at: usize) -> bool {
    let Some(own) = headings.get(at) else { return false };
    let codes = headings.iter().filter(|other| breakdown::is_code(other));
    codes.filter_map(|other| breakdown::named_by(other)).any(|name| breakdown::is_same(own, &name))
}

/// Proposes what headings of values seem to name: 総人口 > 男, 総人口（男）, 人口_女, 男性人口.
pub(super) fn offers(columns: &mut [Column]) {
    let is_value = |column: &&Column| column.mapping.kind == ColumnKind::Value && !column.mapping.indicator.is_empty();
    let mut rests: BTreeMap<String, usize> = BTreeMap::new();
    for column in columns.iter().filter(is_value) {
        let label = column.mapping.indicator.as_str();
        let rest = before(label).map_or(label, |(_, rest)| rest);
        *rests.entry(rest.to_owned()).or_default() += 1;
    }
    let mut offers: Vec<Option<PartsOffer>> = columns.iter().map(|_| None).collect();
    for (column, offer) in columns.iter().zip(&mut offers).filter(|(column, _)| is_value(column)) {
        *offer = offer_of(&column.mapping.indicator, &rests);
    }
    let parted: Vec<String> =
        offers.iter().flatten().filter(|offer| !offer.members.is_empty()).map(|o| o.indicator.clone()).collect();
    for (column, offer) in columns.iter_mut().zip(offers) {
        // 総人口 計 is the whole where other columns are parts of 総人口.
        column.mapping.offer = offer.filter(|o| !o.members.is_empty() || parted.contains(&o.indicator));
    }
}

/// What a label seems to name; `rests` counts the labels that are the same without a word for a sex before them.
fn offer_of(label: &str, rests: &BTreeMap<String, usize>) -> Option<PartsOffer> {
    let (mut rest, mut members, mut is_whole) = (label.to_owned(), Vec::new(), false);
    while members.len() < MOST_PARTS {
        let Some((shorter, member)) = last_part(&rest) else { break };
        if breakdown::is_total(&member) {
            is_whole = true;
        } else {
            let dimension = breakdown::dimension_of(&member)?;
            members.insert(0, Breakdown { dimension: dimension.to_owned(), member });
        }
        rest = shorter;
    }
    if members.is_empty() && !is_whole {
        let (sex, plain) = before(label)?;
        if rests.get(plain).is_none_or(|count| *count < 2) {
            return None;
        }
        (rest, members) = (plain.to_owned(), vec![Breakdown { dimension: "性別".to_owned(), member: sex.to_owned() }]);
    }
    // Two members of one dimension contradict each other.
    let mut dimensions: Vec<&str> = members.iter().map(|part| part.dimension.as_str()).collect();
    dimensions.sort_unstable();
    dimensions.dedup();
    (dimensions.len() == members.len()).then_some(PartsOffer { indicator: rest, members })
}

/// A label without the member or total at its end, and that.
pub(super) fn last_part(label: &str) -> Option<(String, String)> {
    let bracketed = label.strip_suffix([')', '）']).and_then(|rest| rest.rsplit_once(['(', '（']));
    let parted = || label.rsplit_once([' ', '_', '・', '：', ':', '-', '／', '/']);
    let (rest, member) = bracketed.or_else(parted)?;
    let (rest, member) = (rest.trim(), member.trim());
    let fits = !rest.is_empty() && (breakdown::is_member(member) || breakdown::is_total(member));
    fits.then(|| (rest.to_owned(), member.to_owned()))
}

/// A word for a sex before a label, and the label without it.
fn before(label: &str) -> Option<(&'static str, &str)> {
    // 男女共同参画 is about neither.
    if label.starts_with("男女") {
        return None;
    }
    BEFORE.iter().find_map(|word| {
        let rest = label.strip_prefix(word)?.trim_start_matches(['の', ' ']);
        (rest.chars().count() > 1).then_some((*word, rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_seem_to_name_parts() {
        let rests = BTreeMap::from([("人口".to_owned(), 2), ("雇用者".to_owned(), 1)]);
        for (label, rest, members) in [
            ("総人口 男", "総人口", "性別=男"),
            ("総人口(女)", "総人口", "性別=女"),
            ("人口_0~14歳", "人口", "年齢=0~14歳"),
            ("人口(男) 65歳以上", "人口", "性別=男,年齢=65歳以上"),
            ("男性人口", "人口", "性別=男性"),
            ("総人口 計", "総人口", ""),
        ] {
            let offer = offer_of(label, &rests).unwrap();
            let said: Vec<String> = offer.members.iter().map(|p| format!("{}={}", p.dimension, p.member)).collect();
            assert_eq!((offer.indicator.as_str(), said.join(",").as_str()), (rest, members), "{label}");
        }
        for label in ["男性雇用者", "男女共同参画", "総人口", "男", "人口(男) 女", "女性の活躍推進課"]
        {
            assert_eq!(offer_of(label, &rests), None, "{label}");
        }
    }
}
