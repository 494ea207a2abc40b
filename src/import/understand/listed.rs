//! Several units above a table: `（単位：人、世帯、％）`.
//!
//! Such a note names every unit of the table. Which column has which follows from the columns' own words; a column of
//! which they do not say it has no unit rather than a wrong one.

use super::columns::Column;
use super::rows::is_unit_note;
use super::words;
use crate::import::notation::fold::fold;
use crate::model::mapping::ColumnKind;

/// Words of a rate, whose values are no counts.
const RATES: [&str; 4] = ["率", "割合", "比", "シェア"];

/// Words of values that are none of the listed units alone.
const COMPOUND: [&str; 6] = ["当たり", "当り", "あたり", "密度", "指数", "平均"];

/// Gives the columns of values without a unit the one that a note with several units has for them.
pub(super) fn apply<'t>(columns: &mut [Column], above: impl IntoIterator<Item = &'t String>) {
    let mut notes = above.into_iter().filter_map(|text| units(text));
    // Two notes that differ say nothing together.
    let Some(units) = notes.next().filter(|units| notes.all(|other| other == *units)) else { return };
    for column in columns {
        let mapping = &mut column.mapping;
        if mapping.kind == ColumnKind::Value
            && mapping.unit.is_empty()
            && let Some(unit) = unit_of(&fold(&mapping.indicator), &units)
        {
            unit.clone_into(&mut mapping.unit);
        }
    }
}

/// The units of a note that names several; `None` for any other text.
fn units(text: &str) -> Option<Vec<String>> {
    let text = fold(text);
    if !is_unit_note(&text) {
        return None;
    }
    let inner = text.trim_start_matches(['(', '[', '【']).trim_start_matches("単位");
    let inner = inner.trim_start_matches([':', ' ', ';']).trim_end_matches([')', ']', '】']);
    let units: Vec<String> = inner.split(['、', ',', '・', '，', ' ']).map(|unit| unit.trim().to_owned()).collect();
    (units.len() > 1 && units.iter().all(|unit| words::is_unit(unit))).then_some(units)
}

fn is_share(unit: &str) -> bool {
    matches!(unit, "%" | "‰" | "ポイント")
}

/// The one of some units that a column of this name counts in.
fn unit_of<'u>(name: &str, units: &'u [String]) -> Option<&'u str> {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let only = |of: &dyn Fn(&str) -> bool| {
        let mut found = units.iter().map(String::as_str).filter(|unit| of(unit));
        found.next().filter(|_| found.next().is_none())
    };
    if has(&COMPOUND) {
        return None;
    }
    if has(&RATES) {
        return only(&is_share);
    }
    // A unit that is a word of its own in the name: 世帯数, 戸数, 件数.
    if let Some(named) = only(&|unit| unit != "人" && !is_share(unit) && name.contains(unit)) {
        return Some(named);
    }
    if units.iter().any(|unit| unit != "人" && !is_share(unit) && name.contains(unit.as_str())) {
        return None;
    }
    // The others are in the one unit that is left, once those that their own names claim are gone.
    let left = only(&|unit| !is_share(unit) && (unit == "人" || !claims(unit)))?;
    has(if left == "人" { &PEOPLE } else { &MONEY }).then_some(left)
}

/// Whether columns of this unit say it in their names: 世帯, 戸, 件, 台.
fn claims(unit: &str) -> bool {
    !matches!(unit, "人" | "円" | "千円" | "百万円" | "億円")
}

/// Words of columns that count people, and of changes between such counts.
const PEOPLE: [&str; 12] = ["人口", "人数", "者数", "人員", "男", "女", "増減数", "転入", "転出", "出生", "死亡", "計"];

/// Words of columns that count money.
const MONEY: [&str; 12] = ["費", "額", "収入", "支出", "歳入", "歳出", "税", "料", "価格", "給与", "所得", "円"];

#[cfg(test)]
mod tests {
    use super::*;

    fn said(note: &str, name: &str) -> Option<String> {
        units(note).and_then(|units| unit_of(name, &units).map(str::to_owned))
    }

    #[test]
    fn a_listed_unit_goes_to_the_columns_that_say_it() {
        let note = "（単位：人、世帯、％）";
        for (name, unit) in [
            ("人口 男", Some("人")),
            ("世帯数", Some("世帯")),
            ("自然増減率", Some("%")),
            ("住民票記載数 転入者数", Some("人")),
            ("世帯当たり人員", None),
            ("面積", None),
        ] {
            assert_eq!(said(note, name).as_deref(), unit, "{name}");
        }
        assert_eq!(said("(単位:戸・千円)", "着工戸数").as_deref(), Some("戸"));
        assert_eq!(said("(単位:戸・千円)", "工事費").as_deref(), Some("千円"));
        assert_eq!(said("(単位:戸・千円)", "延べ面積"), None, "neither people nor money");
        assert_eq!(said("(単位:人、世帯)", "高齢化率"), None, "no share is listed");
        assert_eq!(said("(単位:%、‰)", "出生率"), None, "two shares are listed");
        assert_eq!(said("(単位:人、円、千円)", "歳出"), None, "two are left");
        assert_eq!((said("(単位:人)", "人口"), said("人、世帯", "人口")), (None, None), "one unit is another rule's");
    }
}
