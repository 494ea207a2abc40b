//! Periods as Japanese offices write them: 令和3年度, R3, 平成 23年, 2021年度, 2021/4/1, spans, time codes of e-Stat.

use super::fold::tight;
use super::period_parts::{Point, point};
use super::quarter;
use crate::model::mapping::BareYear;
use crate::model::period::Period;
use std::borrow::Cow;

/// What a text says about time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// One period.
    Exact(Period),
    /// A year, or a span of years, that is not said to be 年 or 年度; first and last year, equal for one.
    Bare(u16, u16),
    /// A quarter of a year that is not said to be 年 or 年度: other months in the one and in the other.
    BareQuarter(u16, u8),
}

impl Reading {
    /// The period, where a bare year is taken as said.
    #[must_use]
    pub const fn period(self, bare: BareYear) -> Period {
        match (self, bare) {
            (Self::Exact(period), _) => period,
            (Self::Bare(first, last), BareYear::Fiscal) if first == last => Period::Fiscal(first),
            (Self::Bare(first, last), BareYear::Calendar) if first == last => Period::Calendar(first),
            (Self::Bare(first, last), BareYear::Fiscal) => Period::FiscalSpan(first, last),
            (Self::Bare(first, last), BareYear::Calendar) => Period::CalendarSpan(first, last),
            (Self::BareQuarter(year, quarter), BareYear::Calendar) => Period::Quarter { year, quarter },
            (Self::BareQuarter(year, 4), BareYear::Fiscal) => Period::Quarter { year: year + 1, quarter: 1 },
            (Self::BareQuarter(year, quarter), BareYear::Fiscal) => Period::Quarter { year, quarter: quarter + 1 },
        }
    }

    /// Whether the kind of year is not said.
    #[must_use]
    pub const fn is_bare(self) -> bool {
        matches!(self, Self::Bare(..) | Self::BareQuarter(..))
    }
}

/// Reads a period; `None` where the text is none, or names two that differ.
#[must_use]
pub fn period(text: &str) -> Option<Reading> {
    let text = tight(text);
    if text.is_empty() || text.len() > 120 {
        return None;
    }
    if let Some(canonical) = canonical(&text) {
        return Some(canonical);
    }
    match in_two_names(&text) {
        Some((outer, inner)) => agreed(period_of(&outer)?, &inner),
        None => period_of(&text),
    }
}

/// The forms that this program writes itself.
fn canonical(text: &str) -> Option<Reading> {
    // A plain `2021` says calendar year there, and nothing in the files of others.
    let bare = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    match Period::parse(text) {
        Ok(period) if !bare => Some(Reading::Exact(period)),
        Ok(Period::CalendarSpan(first, last)) => Some(Reading::Exact(Period::CalendarSpan(first, last))),
        _ => None,
    }
}

/// `令和3年度(2021年度)` apart: the words before the bracket, and those inside.
fn in_two_names(text: &str) -> Option<(Cow<'_, str>, Cow<'_, str>)> {
    if let Some((first, second)) = text.split_once('|') {
        return Some((Cow::Borrowed(first), Cow::Borrowed(second)));
    }
    let open = text.find(['(', '（', '[', '〔'])?;
    let (outer, rest) = text.split_at(open);
    let mut inner = rest.chars();
    inner.next();
    let inner = inner.as_str();
    let close = inner.find([')', '）', ']', '〕'])?;
    let (inner, after) = inner.split_at(close);
    let mut after = after.chars();
    after.next();
    // 令和3(2021)年度: the suffix stands behind the bracket.
    let outer =
        if after.as_str().is_empty() { Cow::Borrowed(outer) } else { Cow::Owned(format!("{outer}{}", after.as_str())) };
    Some((outer, Cow::Borrowed(inner)))
}

/// The period of the words before a bracket, where those inside name the same.
fn agreed(outer: Reading, inner: &str) -> Option<Reading> {
    if let Some(quarter) = quarter::agreed(outer, inner) {
        return quarter;
    }
    for name in inner.split(['・', ',', '、']) {
        // The bracket says the other name of the year, seldom of the day: only what both say must agree.
        let said = period_of(name)?;
        if years(said) != years(outer) {
            return None;
        }
        match (outer, said) {
            (Reading::Exact(a), Reading::Exact(b)) if a != b && !matches!(a, Period::AsOf { .. }) => return None,
            (Reading::Bare(..), Reading::Exact(_)) => return Some(said),
            _ => {}
        }
    }
    Some(outer)
}

const fn years(reading: Reading) -> (u16, u16) {
    match reading {
        Reading::Exact(period) => (period.first_year(), period.last_year()),
        Reading::Bare(first, last) => (first, last),
        Reading::BareQuarter(year, _) => (year, year),
    }
}

/// A period without a second name.
fn period_of(text: &str) -> Option<Reading> {
    if let Some(reading) = time_code(text) {
        return reading;
    }
    single(text).or_else(|| quarter::with_year(text)).or_else(|| span(text))
}

fn single(text: &str) -> Option<Reading> {
    Some(match point(text)? {
        Point::Year(year) => Reading::Bare(year, year),
        Point::Fiscal(year) => Reading::Exact(Period::Fiscal(year)),
        Point::Calendar(year) => Reading::Exact(Period::Calendar(year)),
        Point::AsOf(year, month, day) => Reading::Exact(Period::AsOf { year, month, day }),
    })
}

/// Digits only: time codes of e-Stat (`2020100000` 年度, `2020000000` 年, `2020000404` a month), dates and months
/// without separators. Outer `None`: not of this kind; inner `None`: of this kind, and no period that can be kept.
#[allow(clippy::option_option, reason = "two different noes; an enum of its own would only rename them")]
fn time_code(text: &str) -> Option<Option<Reading>> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number =
        |range: std::ops::Range<usize>| text.get(range).and_then(|digits| digits.parse::<u16>().ok()).unwrap_or(0);
    let year = number(0..4);
    let known = (1868..=2999).contains(&year);
    match text.len() {
        10 => {
            let exact = match (number(4..6), number(6..8), number(8..10)) {
                (10, 0, 0) => Some(Period::Fiscal(year)),
                (0, 0, 0) => Some(Period::Calendar(year)),
                (0, first, last) if first == last => Period::parse(&format!("{year}-{first:02}")).ok(),
                _ => None,
            };
            Some(exact.filter(|_| known).map(Reading::Exact))
        }
        8 => {
            let date = format!("{year:04}-{:02}-{:02}", number(4..6), number(6..8));
            Some(Period::parse(&date).ok().map(Reading::Exact))
        }
        6 => Some(Period::parse(&format!("{year:04}-{:02}", number(4..6))).ok().map(Reading::Exact)),
        _ => None,
    }
}

/// 令和2年度～令和6年度, R2–R6, H27–R1年度, 2015-2019, 平成27年から令和元年.
fn span(text: &str) -> Option<Reading> {
    let separators = ["から", "〜", "～", "~", "–", "—", "―", "−", "ー", "-"];
    for separator in separators {
        let Some((first, last)) = text.split_once(separator) else { continue };
        let last = last.strip_suffix("まで").or_else(|| last.strip_suffix("の間")).unwrap_or(last);
        let ends = (end(first)?, end(last)?);
        return match ends {
            (Point::Year(a), Point::Year(b)) if a < b => Some(Reading::Bare(a, b)),
            (Point::Fiscal(a) | Point::Year(a), Point::Fiscal(b)) if a < b => {
                Some(Reading::Exact(Period::FiscalSpan(a, b)))
            }
            (Point::Calendar(a) | Point::Year(a), Point::Calendar(b)) if a < b => {
                Some(Reading::Exact(Period::CalendarSpan(a, b)))
            }
            // FY2015–2019: the kind stands before the first year.
            (Point::Fiscal(a), Point::Year(b)) if a < b && first.starts_with("FY") => {
                Some(Reading::Exact(Period::FiscalSpan(a, b)))
            }
            _ => None,
        };
    }
    None
}

/// One end of a span. M33–M34年度 says the kind of both at its end, while M33 alone may be anything.
fn end(text: &str) -> Option<Point> {
    let named = |point| if let Point::Calendar(year) = point { Point::Year(year) } else { point };
    point(text).or_else(|| text.starts_with(['T', 'M']).then(|| point(&format!("{text}年")))?.map(named))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(text: &str) -> String {
        match period(text) {
            Some(Reading::Exact(period)) => period.to_string(),
            Some(Reading::Bare(a, b)) if a == b => format!("bare {a}"),
            Some(Reading::Bare(a, b)) => format!("bare {a}..{b}"),
            Some(Reading::BareQuarter(year, quarter)) => format!("bare {year} Q{quarter}"),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn every_spelling() {
        for (text, expected) in [
            ("令和3年度", "FY2021"),
            ("令和元年度", "FY2019"),
            ("平成31年度", "FY2019"),
            ("平成 23年", "2011"),
            ("㍻23年度", "FY2011"),
            ("昭和63年", "1988"),
            ("令和三年度", "FY2021"),
            ("平成二十三年", "2011"),
            ("R3", "bare 2021"),
            ("Ｒ３", "bare 2021"),
            ("H31", "bare 2019"),
            ("R1", "bare 2019"),
            ("R3年度", "FY2021"),
            ("R3年", "2021"),
            ("2021年度", "FY2021"),
            ("2021年", "2021"),
            ("2021", "bare 2021"),
            ("２０２１", "bare 2021"),
            ("2021.0", "none"),
            ("2021/4/1", "2021-04-01"),
            ("2021-04", "2021-04"),
            ("2021年4月", "2021-04"),
            ("令和3年10月1日", "2021-10-01"),
            ("令和3年10月1日現在", "2021-10-01"),
            ("R3.10.1", "2021-10-01"),
            ("R2.12.31時点", "2020-12-31"),
            ("令和3年度末", "2022-03-31"),
            ("令和3年末", "2021-12-31"),
            ("20211001", "2021-10-01"),
            ("202110", "2021-10"),
            ("2020100000", "FY2020"),
            ("2020000000", "2020"),
            ("2020000404", "2020-04"),
            ("2020000103", "none"),
            ("令和3年度（2021年度）", "FY2021"),
            ("令和3（2021）年度", "FY2021"),
            ("令和元年度（平成31年度・2019年度）", "FY2019"),
            ("2021年(令和4年)", "none"),
            ("令和3年度(2021年)", "none"),
            ("R3|2021", "bare 2021"),
            ("R2～R6", "bare 2020..2024"),
            ("令和2年度～令和6年度", "FY2020..FY2024"),
            ("H27–R1年度", "FY2015..FY2019"),
            ("2015-2019", "bare 2015..2019"),
            ("平成27年から令和元年", "2015..2019"),
            ("FY2021", "FY2021"),
            ("FY2015..FY2019", "FY2015..FY2019"),
            ("31 Dec 2020", "2020-12-31"),
            ("", "none"),
            ("人口", "none"),
            ("21年度", "none"),
            ("2021年13月", "none"),
            ("2021Q2", "bare 2021 Q2"),
            ("2021-Q2", "bare 2021 Q2"),
            ("2021年第1四半期", "2021-01..2021-03"),
            ("令和3年度第2四半期", "2021-07..2021-09"),
            ("令和３年度　第４四半期", "2022-01..2022-03"),
            ("R3年度4Q", "2022-01..2022-03"),
            ("FY2021Q1", "2021-04..2021-06"),
            ("2021 4-6月期", "2021-04..2021-06"),
            ("2021年４～６月期", "2021-04..2021-06"),
            ("2021年度1-3月期", "2022-01..2022-03"),
            ("2021年1月～3月", "2021-01..2021-03"),
            ("2021 1-3月期", "none"),
            ("令和3年度第5四半期", "none"),
            ("2021年4-7月期", "none"),
            ("第1四半期", "none"),
            ("Q2 2021", "bare 2021 Q2"),
            ("2021-04..2021-06", "2021-04..2021-06"),
            ("令和3年度第1四半期（4～6月）", "2021-04..2021-06"),
            ("2021年第1四半期（4～6月）", "none"),
            ("2021Q1（4-6月）", "2021-04..2021-06"),
            ("2021Q1（1-3月）", "2021-01..2021-03"),
            ("2021Q1（7-9月）", "none"),
            ("R34-6月期", "none"),
            ("Q2", "none"),
            ("2021/2/29", "none"),
            ("1234567", "none"),
            ("R0", "none"),
            ("2019-2015", "none"),
            ("令和3年度上半期", "none"),
            ("24636", "none"),
        ] {
            assert_eq!(exact(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,14}") {
            let _ = period(&text);
        }

        #[test]
        fn any_mixture_of_year_signs_is_read_or_refused(text in "[0-9０-９RHS令和平成元年度月日/.()～-]{0,14}") {
            let _ = period(&text);
        }
    }
}
