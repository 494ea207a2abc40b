//! One heading, parts of several rows together: period, area, unit, meaning and what is left as a label.

use super::expected::{self, Expected};
use super::within::{self, Behind, Beside};
use super::{kpi, measure, publication, words};
use crate::import::municipality::list::AreaList;
use crate::import::municipality::resolver::is_code;
use crate::import::notation::fold::{fold, tight};
use crate::import::notation::period::{Reading, period};
use crate::import::notation::quarter;
use crate::model::doubt::HeadingDoubt;
use crate::model::mapping::{ColumnKind, Meaning};
use crate::model::observation::CumulativeSince;

/// What a heading says.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Heading {
    /// The parts joined by ` > `.
    pub(super) whole: String,
    /// What the column calls itself.
    pub(super) kind: Option<ColumnKind>,
    /// What its values are called.
    pub(super) meaning: Option<Meaning>,
    /// The period, and its words.
    pub(super) period: Option<(Reading, String)>,
    /// The month of a year that is named elsewhere.
    pub(super) month: Option<u8>,
    /// The quarter of such a year, in its words.
    pub(super) quarter: String,
    /// The area as written.
    pub(super) area: String,
    /// The unit.
    pub(super) unit: String,
    /// Since when its values are totals so far (令和3年度累計); `None` where they are none.
    pub(super) cumulative: Option<CumulativeSince>,
    /// Whether its values are called provisional.
    pub(super) provisional: bool,
    /// Whether it has a word for targets or forecasts and does not say what its values are.
    pub(super) expects: bool,
    /// The words that are none of this, and those of them that stand in one cell with what was understood.
    pub(super) label: String,
    torn: String,
    /// Whether it speaks of a publication, an update or an edition, whose date dates no values.
    pub(super) is_publication: bool,
    /// Why nobody can say what its values are.
    pub(super) doubt: Option<HeadingDoubt>,
}

impl Heading {
    /// Adds words to the name of what is counted.
    fn name(&mut self, text: &str, depth: u8) {
        let torn = Some(&mut self.torn).filter(|_| depth > 0);
        for name in torn.into_iter().chain([&mut self.label]) {
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(text);
        }
    }
}

/// Reads the parts of a heading from top to bottom.
pub(super) fn heading(parts: &[&str]) -> Heading {
    let mut found = Heading { whole: parts.join(" > "), ..Heading::default() };
    let single = parts.len() == 1;
    for (at, part) in parts.iter().enumerate() {
        let text = fold(part);
        // A date beside such a word is no period, and where the word heads the column, its cells are none either.
        found.is_publication = publication::is_publication(&text);
        // The last row of a heading is what the column is; those above say what several have in common.
        if let Some(kind) = words::kind(&text).or_else(|| year_in_two_words(&text)) {
            // 年度 over 令和3年度, 市町村 over 根室市: columns of values in a group.
            if parts.iter().skip(at + 1).any(|part| says_itself(&fold(part))) {
                continue;
            }
            found.kind = Some(kind);
            // 時点 over 値: what a kind of column is called names nothing that is counted.
            let over = at + 1 < parts.len() && is_of_rows(kind);
            if single || over || kind == ColumnKind::Value {
                continue;
            }
        }
        read(&text, &mut found, 0);
    }
    if let Some((year, words)) = &found.period
        && let Some(joined) = quarter::within(*year, &found.quarter)
    {
        found.period = Some((joined, format!("{words}{}", std::mem::take(&mut found.quarter))));
    }
    if found.kind.is_some() && found.kind != Some(ColumnKind::Value) {
        // 市町村名 under 地域 is no label.
        found.label.clear();
    }
    settle(&mut found);
    found
}

/// Looks whether what is left as a name is a word for what is expected: the year may stand behind it.
fn settle(found: &mut Heading) {
    let dated = found.period.is_some();
    if !found.torn.is_empty()
        && found.torn == found.label
        && let Some(expected) = expected::exactly(unbracketed(&found.label), dated)
    {
        found.label.clear();
        take(expected, found);
    }
    if dated && let Some((since, "")) = kpi::split_total(unbracketed(&found.label)) {
        found.label.clear();
        found.cumulative = Some(since);
    }
    let speaks = expected::speaks(&found.label, false) || (dated && expected::speaks(&found.torn, true));
    found.expects |= speaks && found.meaning.is_none() && !found.label.is_empty();
}

/// Takes a word for what is expected. 実績（見込） is a forecast, and what contradicts itself is asked about.
fn take(expected: Expected, found: &mut Heading) {
    match (expected, found.meaning) {
        (Expected::Provisional, _) => found.provisional = true,
        (Expected::Is(meaning), None | Some(Meaning::Actual)) => found.meaning = Some(meaning),
        (Expected::Is(meaning), Some(said)) => found.expects |= said != meaning,
        (Expected::Unclear, _) => found.expects = true,
    }
}

/// Whether columns of a kind say when, where or in which unit the values of a row are.
const fn is_of_rows(kind: ColumnKind) -> bool {
    use ColumnKind::{County, Day, Month, MunicipalityCode, MunicipalityName, Period, Prefecture, Quarter, Unit};
    matches!(kind, County | Day | Month | MunicipalityCode | MunicipalityName | Period | Prefecture | Quarter | Unit)
}

/// Whether a part of a heading says when or where the values below it are of.
pub(in crate::import) fn says_itself(text: &str) -> bool {
    (period(text).is_some() && !is_long_number(text)) || month(text).is_some() || is_quarter(text) || is_area(text)
}

/// Takes what a part of a heading says of time: a period, its other name, a month, a quarter; whether it says any.
fn read_time(text: &str, found: &mut Heading) -> bool {
    let undated = found.period.is_none() && !found.is_publication;
    if undated && let Some(reading) = period(text).filter(|_| !is_long_number(text)) {
        found.period = Some((reading, text.to_owned()));
        return true;
    }
    // 令和7年 over 2025年: the other name of the year, or one that it has already.
    if let Some((known, _)) = &found.period
        && let Some(again) = period(text).filter(|_| !is_long_number(text))
    {
        match within::beside(*known, again) {
            Beside::First => {}
            Beside::Second => found.period = Some((again, text.to_owned())),
            Beside::Neither => found.doubt = Some(HeadingDoubt::TwoTimes),
        }
        return true;
    }
    if found.month.is_none() && month(text).is_some() && !found.is_publication {
        found.month = month(text);
        return true;
    }
    if found.quarter.is_empty() && is_quarter(text) && !found.is_publication {
        // 第1四半期 under 令和3年度; without a year it is one of years in a column.
        let Some((year, words)) = &found.period else {
            text.clone_into(&mut found.quarter);
            return true;
        };
        if let Some(joined) = quarter::within(*year, text) {
            found.period = Some((joined, format!("{words}{text}")));
            return true;
        }
    }
    false
}

fn read(text: &str, found: &mut Heading, depth: u8) {
    let text = text.trim().trim_matches(['・', '/', ':', '：', '_', ',']).trim();
    if text.is_empty() || depth > 6 {
        return;
    }
    if within::is_part_of_year(text) && !is_quarter(text) && !found.is_publication {
        found.doubt = Some(HeadingDoubt::PartOfYear);
        return;
    }
    // 世帯 alone is what is counted; behind something else, or in brackets, it is the unit. ㎡ is no year of Meiji.
    let may_be_unit = text.starts_with(['(', '[', '〔', '【']) || !found.label.is_empty() || depth > 0;
    if may_be_unit && words::is_unit(text) && found.unit.is_empty() {
        let unit = unbracketed(text);
        found.unit = measure::in_signs(unit).unwrap_or_else(|| unit.to_owned());
        return;
    }
    if read_time(text, found) {
        return;
    }
    if let Some(meaning) = words::meaning(&tight(text)) {
        found.meaning = Some(meaning);
        return;
    }
    // 予算 without a year is what is counted.
    if let Some(said) = expected::exactly(unbracketed(text), found.period.is_some()) {
        if said == Expected::Unclear {
            found.name(text, depth);
        }
        take(said, found);
        return;
    }
    if is_area(text) {
        // 根室市 under 北海道, 中央区 under 札幌市: both say the place, and what contradicts itself is no place.
        if found.area.is_empty() {
            text.clone_into(&mut found.area);
        } else if found.area != text {
            found.area.push_str(text);
        }
        return;
    }
    if let Some((outer, inner, after)) = bracketed(text) {
        let inner_says = period(inner).is_some()
            || words::is_unit(inner)
            || split_says(inner)
            || inner.starts_with("単位")
            || within::is_part_of_year(inner)
            || expected::exactly(inner, period(outer).is_some()).is_some()
            || is_total(inner, outer);
        if inner_says {
            read(outer, found, depth + 1);
            read(inner.trim_start_matches("単位").trim_start_matches([':', '：']), found, depth + 1);
            read(after, found, depth + 1);
            return;
        }
    }
    if let Some((since, rest)) = kpi::split_total(unbracketed(text))
        && (period(rest).is_some() || (rest.is_empty() && found.period.is_some()))
    {
        found.cumulative = Some(since);
        read(rest, found, depth + 1);
        return;
    }
    if let Some((meaning, rest)) = words::split_meaning(text)
        && (rest.is_empty() || period(rest).is_some() || bracketed(rest).is_some())
    {
        found.meaning = Some(meaning);
        read(rest, found, depth + 1);
        return;
    }
    if let Some((first, said)) = expected::split(text) {
        read(first, found, depth + 1);
        take(said, found);
        return;
    }
    match within::leading(text).filter(|_| !found.is_publication) {
        Some((first, rest, Behind::Words)) => {
            read(first, found, depth + 1);
            read(rest, found, depth + 1);
            return;
        }
        Some((.., Behind::Part)) => {
            found.doubt = Some(HeadingDoubt::PartOfYear);
            return;
        }
        Some((.., Behind::Name)) => {
            found.name(text, depth);
            return;
        }
        None => {}
    }
    if let Some((first, rest)) = text.split_once(' ')
        && (period(first).is_some()
            || period(rest).is_some()
            || words::meaning(first).is_some()
            || words::meaning(rest).is_some())
    {
        read(first, found, depth + 1);
        read(rest, found, depth + 1);
        return;
    }
    found.name(text, depth);
}

/// 西暦（年）, 調査年（西暦）: a column of years that says twice what it is.
fn year_in_two_words(text: &str) -> Option<ColumnKind> {
    let (outer, inner, after) = bracketed(text)?;
    let of_years = |word: &str| words::kind(word.trim()) == Some(ColumnKind::Period);
    (after.is_empty() && of_years(outer) && of_years(inner)).then_some(ColumnKind::Period)
}

/// `4月`, `12月分`.
pub(super) fn month(text: &str) -> Option<u8> {
    let text = tight(text);
    let digits = text.strip_suffix("月").or_else(|| text.strip_suffix("月分"))?;
    digits.parse().ok().filter(|month| (1..=12).contains(month) && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a part of a heading names a quarter: 第1四半期, 4～6月. Q1 alone may be a question of a survey.
fn is_quarter(text: &str) -> bool {
    text.contains(['期', '月']) && quarter::is_quarter(text)
}

fn split_says(text: &str) -> bool {
    words::split_meaning(text).is_some_and(|(_, rest)| rest.is_empty() || period(rest).is_some())
}

/// Six and eight digits in a heading are codes and numbers more often than dates.
fn is_long_number(text: &str) -> bool {
    matches!(text.len(), 6 | 8) && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_area(text: &str) -> bool {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text.len() >= 5 && is_code(text);
    }
    matches!(AreaList::national().named(text), (found, true) if !found.is_empty())
}

fn unbracketed(text: &str) -> &str {
    text.trim_start_matches(['(', '[', '〔', '【']).trim_end_matches([')', ']', '〕', '】'])
}

/// The words before a bracket, inside, and behind it.
fn bracketed(text: &str) -> Option<(&str, &str, &str)> {
    let open = text.find(['(', '[', '〔', '【'])?;
    let (outer, rest) = text.split_at(open);
    let rest = rest.get(rest.chars().next()?.len_utf8()..)?;
    let close = rest.find([')', ']', '〕', '】'])?;
    let (inner, after) = rest.split_at(close);
    Some((outer, inner, after.get(after.chars().next()?.len_utf8()..)?))
}

/// Whether a bracket says that the values of a year are totals so far: （R6年度累計）, 令和4年度（累計）.
fn is_total(inner: &str, outer: &str) -> bool {
    let total = kpi::split_total(inner);
    total.is_some_and(|(_, rest)| period(rest).is_some() || (rest.is_empty() && period(outer).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::mapping::BareYear;

    #[test]
    fn headings_say_several_things() {
        for (parts, meaning, period, area, unit, label) in [
            (&["令和3年度"][..], None, "FY2021", "", "", ""),
            (&["R3実績"], Some(Meaning::Actual), "FY2021", "", "", ""),
            (&["目標値（R6）"], Some(Meaning::Target), "FY2024", "", "", ""),
            (&["基準値", "H30"], Some(Meaning::Baseline), "FY2018", "", "", ""),
            (&["総人口（人）"], None, "", "", "人", "総人口"),
            (&["人口", "2021年"], None, "2021", "", "", "人口"),
            (&["令和3年", "2021年", "人口"], None, "2021", "", "", "人口"),
            (&["根室市"], None, "", "根室市", "", ""),
            (&["2021年度人口"], None, "FY2021", "", "", "人口"),
            (&["令和3年度", "第1四半期"], None, "2021-04..2021-06", "", "", ""),
            (&["第4四半期", "令和3年度"], None, "2022-01..2022-03", "", "", ""),
            (&["2021年", "7～9月期", "宿泊者数（人）"], None, "2021-07..2021-09", "", "人", "宿泊者数"),
            (&["令和3年度第2四半期"], None, "2021-07..2021-09", "", "", ""),
            (&["令和3年度", "Q1"], None, "FY2021", "", "", ""),
            (&["実績値(令和3年度)"], Some(Meaning::Actual), "FY2021", "", "", ""),
            (&["製造品出荷額等（百万円）"], None, "", "", "百万円", "製造品出荷額等"),
            (&["65歳以上人口"], None, "", "", "", "65歳以上人口"),
            (&["面積（㎡）"], None, "", "", "m2", "面積"),
            (&["公園面積", "㎡"], None, "", "", "m2", "公園面積"),
            (&["昭和56年以前の住宅（戸）"], None, "", "", "戸", "昭和56年以前の住宅"),
            (&["令和2年度", "R2.10.1", "人口"], None, "2020-10-01", "", "", "人口"),
        ] {
            let found = heading(parts);
            let written = found.period.map(|(r, _)| r.period(BareYear::Fiscal).to_string()).unwrap_or_default();
            assert_eq!(
                (found.meaning, written.as_str(), found.area.as_str(), found.unit.as_str(), found.label.as_str()),
                (meaning, period, area, unit, label),
                "{parts:?}"
            );
        }
    }
}
