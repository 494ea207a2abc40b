//! Quarters as offices write them: 2021年第1四半期, 令和3年度第2四半期, 2021Q2, 2021年4–6月期.
//!
//! The first quarter of a fiscal year and of a calendar year are other months. Where only a number says which, and the
//! year is not said to be 年 or 年度, the quarter is as open as its year. Months say it themselves.

use super::fold::{fold, tight};
use super::period::Reading;
use super::period_parts::{era, western};
use crate::model::mapping::BareYear;
use crate::model::period::Period;

/// Which quarter a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// By its number in the year, fiscal or not.
    Number(u8),
    /// By its months: the quarter of the calendar year.
    Months(u8),
}

/// Whether a text names a quarter of a year that stands elsewhere.
#[must_use]
pub fn is_quarter(text: &str) -> bool {
    part(&tight(text)).is_some()
}

/// A quarter with its year, spaces taken out.
pub(super) fn with_year(text: &str) -> Option<Reading> {
    if let Some((number, year)) = text.strip_prefix(['Q', 'q']).and_then(|rest| rest.split_at_checked(1)) {
        let (year, rest) = western(year)?;
        return join(Reading::Bare(year, year), number_of(number).filter(|_| rest.is_empty()).map(Part::Number)?);
    }
    if let Some(rest) = text.strip_prefix("FY") {
        let (year, rest) = western(rest)?;
        return join(Reading::Exact(Period::Fiscal(year)), part(rest.trim_start_matches('-'))?);
    }
    // 20214-6月期 was 2021 4-6月期.
    let bare = || Some((text.get(..4)?.parse().ok().filter(|year| (1868..=2999).contains(year))?, text.get(4..)?));
    let (year, rest): (u16, &str) = era(text).or_else(|| western(text)).or_else(bare)?;
    let (year, rest) = if let Some(rest) = rest.strip_prefix("年度") {
        (Reading::Exact(Period::Fiscal(year)), rest)
    } else if let Some(rest) = rest.strip_prefix('年') {
        (Reading::Exact(Period::Calendar(year)), rest)
    } else {
        (Reading::Bare(year, year), rest.strip_prefix(['-', '/', '.']).unwrap_or(rest))
    };
    join(year, part(rest.strip_prefix('の').unwrap_or(rest))?)
}

/// The quarter of a year that a text names; `None` where it names none, or where its months lie in two years.
#[must_use]
pub fn within(year: Reading, text: &str) -> Option<Reading> {
    join(year, part(&tight(text))?)
}

/// The quarter of a year whose kind is known.
#[must_use]
pub fn of(year: Period, text: &str) -> Option<Period> {
    within(Reading::Exact(year), text).map(|reading| reading.period(BareYear::Calendar))
}

fn join(year: Reading, part: Part) -> Option<Reading> {
    let exact = |period: Option<Period>| period.map(Reading::Exact);
    match (year, part) {
        (Reading::Exact(Period::Calendar(year)), Part::Number(quarter) | Part::Months(quarter)) => {
            exact(Period::quarter(year, quarter))
        }
        (Reading::Exact(Period::Fiscal(year)), Part::Number(quarter)) => exact(Period::fiscal_quarter(year, quarter)),
        (Reading::Exact(Period::Fiscal(year)), Part::Months(quarter)) => {
            exact(Period::quarter(year + u16::from(quarter == 1), quarter))
        }
        (Reading::Bare(year, last), Part::Number(quarter)) if year == last => {
            Some(Reading::BareQuarter(year, quarter)).filter(|_| (1..=4).contains(&quarter))
        }
        // From April to December both kinds of year have the same number; from January to March nobody knows.
        (Reading::Bare(year, last), Part::Months(quarter)) if year == last && quarter > 1 => {
            exact(Period::quarter(year, quarter))
        }
        _ => None,
    }
}

/// What months in a bracket behind a quarter say: 令和3年度第1四半期（4～6月）. Outer `None`: they are none; inner `None`:
/// they contradict it.
#[expect(clippy::option_option, reason = "two different noes; an enum of its own would only rename them")]
pub(super) fn agreed(outer: Reading, inner: &str) -> Option<Option<Reading>> {
    let Some(Part::Months(quarter)) = part(inner) else { return None };
    let has = |period: Period| matches!(period, Period::Quarter { quarter: other, .. } if other == quarter);
    Some(match outer {
        Reading::Exact(period @ Period::Quarter { .. }) => Some(outer).filter(|_| has(period)),
        Reading::BareQuarter(..) => {
            BareYear::ALL.iter().map(|kind| outer.period(*kind)).find(|period| has(*period)).map(Reading::Exact)
        }
        year => join(year, Part::Months(quarter)),
    })
}

/// The quarter that a text names by its number or its months.
fn part(text: &str) -> Option<Part> {
    let text = text.strip_suffix("実績").or_else(|| text.strip_suffix("分")).unwrap_or(text);
    if let Some(number) = text.strip_suffix("四半期").or_else(|| text.strip_suffix("四半期期")) {
        return number_of(number.strip_prefix('第').unwrap_or(number)).map(Part::Number);
    }
    let number = text.strip_prefix(['Q', 'q']).or_else(|| text.strip_suffix(['Q', 'q']));
    if let Some(number) = number {
        return number_of(number.strip_prefix('第').unwrap_or(number)).map(Part::Number);
    }
    months(text).map(Part::Months)
}

/// 1, 一, I: the number of a quarter.
fn number_of(text: &str) -> Option<u8> {
    match text {
        "1" | "一" | "I" => Some(1),
        "2" | "二" | "II" => Some(2),
        "3" | "三" | "III" => Some(3),
        "4" | "四" | "IV" => Some(4),
        _ => None,
    }
}

/// `4-6月期`, `4月～6月`, `10～12月`: the quarter of the calendar year that three months make.
fn months(text: &str) -> Option<u8> {
    let text = text.strip_suffix("月期").or_else(|| text.strip_suffix("月期間")).or_else(|| text.strip_suffix('月'))?;
    let (first, last) =
        ["から", "〜", "～", "~", "–", "—", "―", "−", "ー", "-"].iter().find_map(|s| text.split_once(s))?;
    let number = |text: &str| {
        let plain = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        text.parse::<u8>().ok().filter(|_| plain)
    };
    let (first, last) = (number(first.strip_suffix('月').unwrap_or(first))?, number(last)?);
    (first % 3 == 1 && last == first + 2 && last <= 12).then_some(last / 3)
}

/// A text of a cell as the number of a quarter, as columns of quarters have it: 1, 第1, Ⅱ.
#[must_use]
pub fn cell(text: &str) -> Option<String> {
    let text = fold(text);
    let text = text.trim_start_matches('第').trim_end_matches(['期', '季']);
    number_of(text).map(|number| format!("第{number}四半期"))
}
