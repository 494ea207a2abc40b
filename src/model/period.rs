//! Periods of time as Japanese administration uses them: fiscal year, calendar year, point in time, and spans.
//!
//! 年度 (April to March), 年 (January to December) and 時点 (as of a date) are different kinds and
//! are never merged: a value of 2020年 does not stand in for one of 2020年度.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;

/// When something was measured, or until when something is to be reached.
///
/// Written as `FY2021` (fiscal year), `2021` (calendar year), `2020-12-31` or `2020-12` (as of),
/// `FY2015..FY2019` or `2015..2019` (a span, both ends included), and `2021-04..2021-06`
/// (three months of a quarter). Years are Western, 1868 to 2999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// 年度: April of the year to March of the next.
    Fiscal(u16),
    /// 年: January to December.
    Calendar(u16),
    /// 時点: as of a month, or of a day in it.
    AsOf {
        /// Western year.
        year: u16,
        /// Month, 1 to 12.
        month: u8,
        /// Day of the month, 1 to 31, where it is known.
        day: Option<u8>,
    },
    /// Several fiscal years, both included.
    FiscalSpan(u16, u16),
    /// Several calendar years, both included.
    CalendarSpan(u16, u16),
    /// 四半期: three months, named by what the calendar calls them. The first quarter of a fiscal year is the second one
    /// of the calendar: the same months are the same period, whoever counts them.
    Quarter {
        /// Western year that the months lie in.
        year: u16,
        /// Quarter of the calendar year, 1 (January to March) to 4.
        quarter: u8,
    },
}

keyed_enum! {
    /// The kind of a period; only periods of one kind form one series.
    PeriodKind as "period kind" {
        /// 年度.
        Fiscal = "fiscal_year",
        /// 年.
        Calendar = "calendar_year",
        /// 時点.
        AsOf = "as_of",
        /// A span of fiscal years.
        FiscalSpan = "fiscal_span",
        /// A span of calendar years.
        CalendarSpan = "calendar_span",
        /// 四半期.
        Quarter = "quarter",
    }
}

/// A text that is no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "not a period: {0} (expected FY2021, 2021, 2020-12, 2020-12-31, FY2015..FY2019, 2015..2019 or 2021-04..2021-06)"
)]
pub struct PeriodError(pub String);

impl Period {
    /// The kind of this period.
    #[must_use]
    pub const fn kind(self) -> PeriodKind {
        match self {
            Self::Fiscal(_) => PeriodKind::Fiscal,
            Self::Calendar(_) => PeriodKind::Calendar,
            Self::AsOf { .. } => PeriodKind::AsOf,
            Self::FiscalSpan(..) => PeriodKind::FiscalSpan,
            Self::CalendarSpan(..) => PeriodKind::CalendarSpan,
            Self::Quarter { .. } => PeriodKind::Quarter,
        }
    }

    /// Whether the period is a span: several years (an average or a total over them) or three months of one. What is of
    /// a span is never taken for the value of a year.
    #[must_use]
    pub const fn is_span(self) -> bool {
        matches!(self, Self::FiscalSpan(..) | Self::CalendarSpan(..) | Self::Quarter { .. })
    }

    /// The quarter of a calendar year; `None` where there is no such quarter or year.
    #[must_use]
    pub fn quarter(year: u16, quarter: u8) -> Option<Self> {
        ((1..=4).contains(&quarter) && (1868..=2999).contains(&year)).then_some(Self::Quarter { year, quarter })
    }

    /// The quarter of a fiscal year, whose fourth lies in the next calendar year.
    #[must_use]
    pub fn fiscal_quarter(year: u16, quarter: u8) -> Option<Self> {
        match quarter {
            1..=3 => Self::quarter(year, quarter + 1),
            4 => Self::quarter(year.checked_add(1)?, 1),
            _ => None,
        }
    }

    /// The last year named by the period, in its own reckoning (the fiscal year of `FY2021` is 2021).
    #[must_use]
    pub const fn last_year(self) -> u16 {
        match self {
            Self::Fiscal(year) | Self::Calendar(year) | Self::AsOf { year, .. } | Self::Quarter { year, .. } => year,
            Self::FiscalSpan(_, last) | Self::CalendarSpan(_, last) => last,
        }
    }

    /// The first year named by the period, in its own reckoning.
    #[must_use]
    pub const fn first_year(self) -> u16 {
        match self {
            Self::Fiscal(year) | Self::Calendar(year) | Self::AsOf { year, .. } | Self::Quarter { year, .. } => year,
            Self::FiscalSpan(first, _) | Self::CalendarSpan(first, _) => first,
        }
    }

    /// The fiscal year in which the period ends: a calendar year and a date in January to March belong
    /// to the fiscal year whose number they carry or the one before.
    ///
    /// A calendar year is reckoned to the fiscal year of the same number, as the plans do
    /// (`2020年` is the first of the plan years 2020年度–2024年度).
    #[must_use]
    pub const fn fiscal_year(self) -> u16 {
        match self {
            Self::AsOf { year, month, .. } if month <= 3 => year.saturating_sub(1),
            Self::Quarter { year, quarter: 1 } => year.saturating_sub(1),
            other => other.last_year(),
        }
    }

    /// A position on a time axis in decimal years, at the middle of the period.
    ///
    /// A fiscal year's middle is 1 October (`year + 0.75`), a calendar year's 1 July (`year + 0.5`).
    #[must_use]
    pub fn middle(self) -> f64 {
        let year = |y: u16| f64::from(y);
        match self {
            Self::Fiscal(y) => year(y) + 0.75,
            Self::Calendar(y) => year(y) + 0.5,
            Self::AsOf { year: y, month, day } => {
                let day = day.map_or(0.5, |d| (f64::from(d) - 0.5) / 31.0);
                year(y) + (f64::from(month) - 1.0 + day) / 12.0
            }
            Self::FiscalSpan(first, last) => f64::midpoint(year(first), year(last)) + 0.75,
            Self::CalendarSpan(first, last) => f64::midpoint(year(first), year(last)) + 0.5,
            Self::Quarter { year: y, quarter } => year(y) + (f64::from(quarter) - 0.5) / 4.0,
        }
    }

    /// When the period is over, in years; a date is its own end.
    ///
    /// 2020年 ends at 2021.0, 2020年度 at 2021.25.
    #[must_use]
    pub fn end(self) -> f64 {
        match self {
            Self::Fiscal(y) | Self::FiscalSpan(_, y) => f64::from(y) + 1.25,
            Self::Calendar(y) | Self::CalendarSpan(_, y) => f64::from(y) + 1.0,
            Self::Quarter { year, quarter } => f64::from(year) + f64::from(quarter) / 4.0,
            Self::AsOf { .. } => self.middle(),
        }
    }

    /// The last year of a span; any other period as it is.
    #[must_use]
    pub const fn at_end(self) -> Self {
        match self {
            Self::FiscalSpan(_, last) => Self::Fiscal(last),
            Self::CalendarSpan(_, last) => Self::Calendar(last),
            other => other,
        }
    }

    /// Reads the canonical form.
    ///
    /// # Errors
    /// [`PeriodError`] with the text for anything else, including months and days that do not exist
    /// and spans that end before they begin.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        parse(text).ok_or_else(|| PeriodError(text.to_owned()))
    }
}

fn year(text: &str) -> Option<u16> {
    let plain = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|y| plain && (1868..=2999).contains(y))
}

fn two_digits(text: &str, max: u8) -> Option<u8> {
    let plain = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|n| plain && (1..=max).contains(n))
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn parse(text: &str) -> Option<Period> {
    if let Some((first, last)) = text.split_once("..") {
        return match (parse(first)?, parse(last)?) {
            (Period::Fiscal(a), Period::Fiscal(b)) if a < b => Some(Period::FiscalSpan(a, b)),
            (Period::Calendar(a), Period::Calendar(b)) if a < b => Some(Period::CalendarSpan(a, b)),
            (Period::AsOf { year, month, day: None }, Period::AsOf { year: end, month: last, day: None })
                if year == end && month % 3 == 1 && last == month + 2 =>
            {
                Period::quarter(year, last / 3)
            }
            _ => None,
        };
    }
    if let Some(rest) = text.strip_prefix("FY") {
        return year(rest).map(Period::Fiscal);
    }
    let mut parts = text.split('-');
    let y = year(parts.next()?)?;
    let Some(month) = parts.next() else { return Some(Period::Calendar(y)) };
    let month = two_digits(month, 12)?;
    let day = parts.next().map(|d| two_digits(d, days_in(y, month)));
    match (day, parts.next()) {
        (None, None) => Some(Period::AsOf { year: y, month, day: None }),
        (Some(Some(day)), None) => Some(Period::AsOf { year: y, month, day: Some(day) }),
        _ => None,
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Fiscal(y) => write!(f, "FY{y}"),
            Self::Calendar(y) => write!(f, "{y}"),
            Self::AsOf { year, month, day: None } => write!(f, "{year}-{month:02}"),
            Self::AsOf { year, month, day: Some(day) } => write!(f, "{year}-{month:02}-{day:02}"),
            Self::FiscalSpan(a, b) => write!(f, "FY{a}..FY{b}"),
            Self::CalendarSpan(a, b) => write!(f, "{a}..{b}"),
            Self::Quarter { year, quarter } => {
                write!(
                    f,
                    "{year}-{:02}..{year}-{:02}",
                    quarter.saturating_mul(3).saturating_sub(2),
                    quarter.saturating_mul(3)
                )
            }
        }
    }
}

impl Ord for Period {
    /// By position in time, then by kind and written form, so that equal means identical.
    fn cmp(&self, other: &Self) -> Ordering {
        self.middle()
            .total_cmp(&other.middle())
            .then_with(|| self.kind().cmp(&other.kind()))
            .then_with(|| self.first_year().cmp(&other.first_year()))
            .then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_forms_survive_a_round_trip() {
        for text in ["FY2021", "2021", "2020-12", "2020-12-31", "FY2015..FY2019", "2015..2019", "2021-04..2021-06"] {
            assert_eq!(Period::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_does_not_exist_is_refused() {
        for text in [
            "",
            "R3",
            "FY21",
            "2021-13",
            "2021-02-29",
            "2021-4-1",
            "2019..2015",
            "FY2015..2019",
            "20210401",
            "2021-01-01-01",
            "2021-Q1",
            "2021-04..2021-07",
            "2021-05..2021-07",
            "2021-10..2022-01",
            "2021-04..2021-06-30",
        ] {
            assert!(Period::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn fiscal_and_calendar_years_differ_and_are_ordered_in_time() {
        let mut periods: Vec<_> = ["FY2020", "2021", "2020", "2020-12-31", "2020-10..2020-12"]
            .iter()
            .map(|t| Period::parse(t).unwrap())
            .collect();
        periods.sort();
        let written: Vec<_> = periods.iter().map(ToString::to_string).collect();
        assert_eq!(written, ["2020", "FY2020", "2020-10..2020-12", "2020-12-31", "2021"]);
        assert_eq!(Period::fiscal_quarter(2021, 1), Period::quarter(2021, 2));
        assert_eq!(Period::fiscal_quarter(2021, 4), Period::quarter(2022, 1));
        assert_eq!(Period::parse("2022-01..2022-03").unwrap().fiscal_year(), 2021);
        assert_eq!(Period::parse("2022-04..2022-06").unwrap().fiscal_year(), 2022);
        assert_eq!(Period::parse("2021-03-31").unwrap().fiscal_year(), 2020);
        assert_eq!(Period::parse("2021-04-01").unwrap().fiscal_year(), 2021);
    }
}
