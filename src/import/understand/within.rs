//! Words behind a year that make it no period of the values: 昭和56年以前 is part of a name, 令和3年度上期 part of a year.

use crate::import::notation::fold::tight;
use crate::import::notation::period::{Reading, period};
use crate::model::mapping::BareYear;
use crate::model::period::Period;

/// What stands behind a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    /// Words about what is counted: 令和3年度人口.
    Words,
    /// Words that make the year part of a name: 昭和56年以前建築の住宅.
    Name,
    /// A part of the year: 令和3年度上期.
    Part,
}

/// How words begin that make the year before them part of a name.
const NAMES: [&str; 15] =
    ["以前", "以降", "以後", "以来", "まで", "から", "より", "生まれ", "生れ", "基準", "代", "比", "築", "時点の", "="];

/// Words that only begin like those.
const OTHERS: [&str; 8] = ["基準値", "代表", "代替", "代金", "比率", "比較", "築港", "築城"];

/// How words begin that make several years before them part of a name, since a table of values of several years says
/// them more rarely than one of houses by their age.
const BUILT: [&str; 5] = ["建築", "建設", "竣工", "着工", "入居"];

/// Signs that go on with another year.
const ON: [char; 7] = ['〜', '～', '~', '-', '–', '—', '―'];

/// What the words behind a period make of it.
pub(super) fn behind(reading: Reading, rest: &str) -> Behind {
    let rest = tight(rest);
    let name = NAMES.iter().any(|word| rest.starts_with(word)) && !OTHERS.iter().any(|word| rest.starts_with(word));
    let several = years(reading).0 != years(reading).1;
    if name || goes_on(&rest) || (several && BUILT.iter().any(|word| rest.starts_with(word))) {
        return Behind::Name;
    }
    if begins_with_part(&rest) { Behind::Part } else { Behind::Words }
}

/// Whether a sign goes on with another year, which no period was read from: 1981年～建築, but not 2021年度-人口.
fn goes_on(rest: &str) -> bool {
    let Some(after) = rest.strip_prefix(ON) else { return false };
    let begins_year = |c: char| c.is_ascii_digit() || "令平昭大明RHS".contains(c);
    rest.starts_with(['〜', '～', '~']) || after.chars().next().is_none_or(begins_year)
}

/// Parts of a year by their own names.
const HALVES: [&str; 8] = ["上期", "下期", "上半期", "下半期", "前半期", "後半期", "上半年", "下半年"];

/// Whether a part of a heading that stands for itself says that values are of a part of a year: 上期, 第1四半期, 4～6月,
/// 3月期, 5月累計. The one place that knows the words for quarters in headings.
pub(super) fn is_part_of_year(text: &str) -> bool {
    let text = tight(text);
    let text = text.trim_start_matches(['(', '[', '〔', '【']).trim_end_matches([')', ']', '〕', '】']);
    if matches!(text, "前期" | "後期" | "半期" | "年度途中" | "途中") || HALVES.contains(&text) {
        return true;
    }
    is_quarter(text) || is_months(text)
}

/// Whether words behind a year begin with a part of it.
fn begins_with_part(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['(', '[', '〔', '【', '※', '_', '・', ':', '/']);
    // 後期高齢者 are people.
    let half = ["前期", "後期"].iter().any(|word| rest.starts_with(word)) && !rest.contains("高齢");
    let first = rest.split([')', ']', '〕', '】', ' ']).next().unwrap_or(rest);
    let quarter = rest.find("四半期").is_some_and(|at| at <= '第'.len_utf8() * 2);
    HALVES.iter().any(|word| rest.starts_with(word))
        || half
        || quarter
        || rest.starts_with("途中")
        || is_part_of_year(first)
        || month_first(first)
}

/// 第1四半期, 四半期, Q1, 1Q, 2021Q2.
fn is_quarter(text: &str) -> bool {
    if text.ends_with("四半期") && text.chars().count() <= 5 {
        return true;
    }
    let upper = text.to_uppercase();
    let Some((before, after)) = upper.split_once('Q') else { return false };
    let is_number = |text: &str| matches!(text, "1" | "2" | "3" | "4");
    let is_year = |text: &str| text.is_empty() || text == "FY" || period(text.trim_end_matches(['-', '/'])).is_some();
    (is_number(after) && is_year(before)) || (is_number(before) && after.is_empty())
}

/// 4～6月, 4月-9月分, 1~3月期, 3月期, 5月累計, 4月以降, 12月末現在.
fn is_months(text: &str) -> bool {
    let Some((first, rest)) = number(text) else { return false };
    if !(1..=12).contains(&first) {
        return false;
    }
    let after = rest.strip_prefix('月').unwrap_or(rest);
    if let Some(second) = after.strip_prefix(ON).or_else(|| after.strip_prefix("から")) {
        let Some((last, end)) = number(second) else { return false };
        let of_months = end.starts_with('月') || (end.is_empty() && rest.starts_with('月'));
        return (1..=12).contains(&last) && of_months;
    }
    rest.starts_with('月')
        && ["期", "累計", "までの累計", "以降", "以後", "まで", "から", "末まで"]
            .iter()
            .any(|word| after.starts_with(word))
}

/// Whether words behind a year name a month or a day of it that no period was read from: （12月末現在）.
fn month_first(text: &str) -> bool {
    let month = number(text).filter(|(month, rest)| (1..=12).contains(month) && rest.starts_with('月'));
    month.is_some_and(|(_, rest)| rest != "月" && rest != "月分")
}

/// A number of one or two digits, and what follows.
fn number(text: &str) -> Option<(u8, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    (1..=2).contains(&end).then_some(())?;
    Some((head.parse().ok()?, rest))
}

/// How two periods of one heading go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Beside {
    /// They are the same, or the first says more.
    First,
    /// The second lies within the first.
    Second,
    /// They contradict each other.
    Neither,
}

/// What two periods of one heading say together: 令和2年度 above R2.10.1 is a day of that year, 令和元年度 below it is not.
pub(in crate::import) fn beside(first: Reading, second: Reading) -> Beside {
    let own = |reading: Reading| [BareYear::Fiscal, BareYear::Calendar].map(|kind| reading.period(kind));
    let (ones, others) = (own(first), own(second));
    if ones.iter().any(|one| others.contains(one)) {
        return if first.is_bare() { Beside::Second } else { Beside::First };
    }
    let within = |inner: &[Period; 2], outer: &[Period; 2]| {
        inner.iter().any(|inner| outer.iter().any(|outer| is_within(*inner, *outer)))
    };
    match (within(&others, &ones), within(&ones, &others)) {
        (true, _) => Beside::Second,
        (_, true) => Beside::First,
        _ => Beside::Neither,
    }
}

/// Whether a period lies within a longer one of the same kind of year.
fn is_within(inner: Period, outer: Period) -> bool {
    let fiscal_year_of = |year: u16, month: u8| if month < 4 { year - 1 } else { year };
    match (inner, outer) {
        (Period::AsOf { year, month, .. }, Period::Fiscal(of)) => fiscal_year_of(year, month) == of,
        (Period::AsOf { year, .. } | Period::Quarter { year, .. }, Period::Calendar(of)) => year == of,
        (Period::Quarter { year, quarter }, Period::Fiscal(of)) => (if quarter == 1 { year - 1 } else { year }) == of,
        (Period::AsOf { year, month, day: Some(_) }, Period::AsOf { year: of, month: in_month, day: None }) => {
            (year, month) == (of, in_month)
        }
        (Period::AsOf { .. }, Period::FiscalSpan(first, last) | Period::CalendarSpan(first, last)) => {
            (first..=last).contains(&inner.first_year())
        }
        (Period::Fiscal(year), Period::FiscalSpan(first, last))
        | (Period::Calendar(year), Period::CalendarSpan(first, last)) => (first..=last).contains(&year),
        _ => false,
    }
}

const fn years(reading: Reading) -> (u16, u16) {
    match reading {
        Reading::Exact(period) => (period.first_year(), period.last_year()),
        Reading::Bare(first, last) => (first, last),
        Reading::BareQuarter(year, _) => (year, year),
    }
}

/// The period that a text begins with, the longest one, and the words behind it: 2021年度人口, 2015年～2019年の出生.
pub(super) fn leading(text: &str) -> Option<(&str, &str, Behind)> {
    let ends = |suffix: &'static str| text.match_indices(suffix).map(move |(at, _)| at + suffix.len());
    let mut found: Vec<(&str, &str, Reading)> = ends("年度")
        .chain(ends("日現在"))
        .chain(ends("日"))
        .chain(ends("年").filter(|end| !text.get(*end..).is_some_and(|rest| rest.starts_with('度'))))
        .filter_map(|end| {
            let (first, rest) = (text.get(..end)?, text.get(end..)?);
            let reading = period(first).filter(|_| !rest.is_empty())?;
            Some((first, rest, reading))
        })
        .collect();
    found.sort_by_key(|(first, ..)| first.len());
    let (first, rest, reading) = found.pop()?;
    Some((first, rest, behind(reading, rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_behind_a_year() {
        for (text, first, expected) in [
            ("2021年度人口", "2021年度", Behind::Words),
            ("平成27年基準値", "平成27年", Behind::Words),
            ("2021年代表者数", "2021年", Behind::Words),
            ("2015年～2019年の出生数", "2015年～2019年", Behind::Words),
            ("令和3年度後期高齢者医療費", "令和3年度", Behind::Words),
            ("昭和56年以前建築の住宅数", "昭和56年", Behind::Name),
            ("昭和56年～平成2年建築", "昭和56年～平成2年", Behind::Name),
            ("1990年代生まれ", "1990年", Behind::Name),
            ("平成27年基準指数", "平成27年", Behind::Name),
            ("1999年度以前加入者", "1999年度", Behind::Name),
            ("2020年時点の人口", "2020年", Behind::Name),
            ("2021年度-人口", "2021年度", Behind::Words),
            ("令和3年度上期", "令和3年度", Behind::Part),
            ("2021年第1四半期", "2021年", Behind::Part),
            ("令和3年1~3月期", "令和3年", Behind::Part),
            ("令和3年度(4~9月)", "令和3年度", Behind::Part),
            ("令和4年度(12月末現在)", "令和4年度", Behind::Part),
            ("令和5年度※途中", "令和5年度", Behind::Part),
            ("2023年3月期決算", "2023年", Behind::Part),
        ] {
            assert_eq!(leading(text).map(|(first, _, behind)| (first, behind)), Some((first, expected)), "{text}");
        }
        assert_eq!(leading("昭和以前の住宅"), None);
        assert_eq!(leading("令和3年度"), None);
    }

    #[test]
    fn parts_of_a_year_are_known_and_names_that_look_alike_are_not() {
        for text in [
            "上期",
            "（下半期）",
            "第1四半期",
            "第四四半期",
            "2021Q2",
            "Q4",
            "3Q",
            "4~6月",
            "4月～9月",
            "1-3月期",
            "3月期",
            "5月累計",
        ] {
            assert!(is_part_of_year(text), "{text}");
        }
        for text in [
            "4月",
            "12月分",
            "10月1日",
            "後期高齢者",
            "4-6歳",
            "1~3人世帯",
            "Q熱",
            "2021",
            "13~15月",
            "人口",
            "4-6",
            "",
        ] {
            assert!(!is_part_of_year(text), "{text}");
        }
    }

    #[test]
    fn two_periods_of_one_heading() {
        let read = |text: &str| period(text).unwrap();
        for (first, second, expected) in [
            ("令和2年度", "2020年度", Beside::First),
            ("R2", "令和2年度", Beside::Second),
            ("令和2年度", "R2", Beside::First),
            ("令和2年度", "令和2年10月1日", Beside::Second),
            ("令和2年", "令和3年1月1日", Beside::Neither),
            ("令和2年度", "令和3年1月1日", Beside::Second),
            ("R2~R6", "R3", Beside::Second),
            ("令和2年度", "令和元年度", Beside::Neither),
        ] {
            assert_eq!(beside(read(first), read(second)), expected, "{first} {second}");
        }
    }
}
