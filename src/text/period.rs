//! Periods as people read them, with Japanese era and Western year side by side.
//!
//! A year (年 or 年度) is named for the era in force on 1 July of the year with its number. For
//! fiscal years that is the era of 1 April, except that the whole of 2019年度 is 令和元年度, as the
//! government laid down in April 2019; for calendar years it is the name in general use (1989年 is
//! 平成元年, 1926年 大正15年). Where a year bears two names, the long form gives both. A date has the
//! era of its very day, a month that of its first day.

use super::catalogue::Texts;
use super::language::Language;
use crate::model::message::Fact;
use crate::model::period::Period;

keyed_enum! {
    /// An era of the Japanese calendar since 1868.
    Era as "era" {
        /// 明治, from 23 October 1868, reckoned from the beginning of that year.
        Meiji = "meiji",
        /// 大正, from 30 July 1912.
        Taisho = "taisho",
        /// 昭和, from 25 December 1926.
        Showa = "showa",
        /// 平成, from 8 January 1989.
        Heisei = "heisei",
        /// 令和, from 1 May 2019.
        Reiwa = "reiwa",
    }
}

impl Era {
    /// The first day: year, month, day.
    const fn begins(self) -> (u16, u8, u8) {
        match self {
            Self::Meiji => (1868, 1, 1),
            Self::Taisho => (1912, 7, 30),
            Self::Showa => (1926, 12, 25),
            Self::Heisei => (1989, 1, 8),
            Self::Reiwa => (2019, 5, 1),
        }
    }

    /// The letter that short forms use: the R of R3.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Meiji => 'M',
            Self::Taisho => 'T',
            Self::Showa => 'S',
            Self::Heisei => 'H',
            Self::Reiwa => 'R',
        }
    }
}

/// A year of an era.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EraYear {
    /// The era.
    pub era: Era,
    /// The year in it, from 1.
    pub year: u16,
}

impl EraYear {
    /// The short form: `R3`.
    #[must_use]
    pub fn short(self) -> String {
        format!("{}{}", self.era.letter(), self.year)
    }
}

/// The era year of a date. Dates before 1868 are reckoned to the first year of 明治.
#[must_use]
pub fn era_of_date(year: u16, month: u8, day: u8) -> EraYear {
    let era = Era::ALL.iter().rev().copied().find(|e| e.begins() <= (year, month, day)).unwrap_or(Era::Meiji);
    EraYear { era, year: year.saturating_sub(era.begins().0) + 1 }
}

/// The era year that names a year (年 or 年度) of this Western number.
#[must_use]
pub fn era_of_year(year: u16) -> EraYear {
    era_of_date(year, 7, 1)
}

/// The other era year that a year also bears, where the era changed in it. Its first month is 1 (年) or 4 (年度).
fn other_era(year: u16, first_month: u8) -> Option<EraYear> {
    let named = era_of_year(year);
    [era_of_date(year, first_month, 1), era_of_date(year, 12, 31)].into_iter().find(|e| e.era != named.era)
}

/// A label of a time axis in two lines: the reader's own reckoning first (`R3` over `2021`, or the other way round).
#[must_use]
pub fn axis_year(language: Language, year: u16) -> String {
    two_lines(language, &era_of_year(year).short(), &year.to_string())
}

/// A label of a time axis in two lines for a period: [`axis_year`], with months, days and both ends of spans.
#[must_use]
pub fn axis(language: Language, period: Period) -> String {
    match period {
        Period::Fiscal(year) | Period::Calendar(year) => axis_year(language, year),
        Period::AsOf { year, .. } => two_lines(language, &short_date(period), &year.to_string()),
        Period::Quarter { year, quarter } => {
            let [first, last] = months_of(quarter);
            let era = format!("{}.{first}–{last}", era_of_date(year, first, 1).short());
            two_lines(language, &era, &year.to_string())
        }
        Period::FiscalSpan(first, last) | Period::CalendarSpan(first, last) => {
            let eras = format!("{}–{}", era_of_year(first).short(), era_of_year(last).short());
            two_lines(language, &eras, &format!("{first}–{last}"))
        }
    }
}

fn two_lines(language: Language, era: &str, western: &str) -> String {
    match language {
        Language::Ja => format!("{era}\n{western}"),
        Language::En => format!("{western}\n{era}"),
    }
}

/// The first and the last month of a quarter of the calendar.
const fn months_of(quarter: u8) -> [u8; 2] {
    [quarter * 3 - 2, quarter * 3]
}

/// `R2.12.31` or `R2.12` for a point in time, `R2` for anything else.
fn short_date(period: Period) -> String {
    match period {
        Period::AsOf { year, month, day: Some(day) } => {
            format!("{}.{month}.{day}", era_of_date(year, month, day).short())
        }
        Period::AsOf { year, month, day: None } => format!("{}.{month}", era_of_date(year, month, 1).short()),
        other => era_of_year(other.last_year()).short(),
    }
}

fn text(value: impl Into<String>) -> Fact {
    Fact::Text(value.into())
}

impl Texts {
    /// An era year in words: 令和3, 令和元, Reiwa 1.
    #[must_use]
    pub fn era(&self, era: EraYear) -> String {
        self.with(&format!("era-{}", era.era.key()), &[("year", Fact::Number(era.year.into()))])
    }

    /// The long form: `令和3年度（2021年度）`, `2021年（令和3年）`, `2020年12月31日時点（令和2年）`, `2015–2019年度`.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        match period {
            Period::Fiscal(year) => self.year("period-fiscal", year, other_era(year, 4)),
            Period::Calendar(year) => self.year("period-calendar", year, other_era(year, 1)),
            Period::AsOf { year, month, day } => {
                let era = self.era(era_of_date(year, month, day.unwrap_or(1)));
                self.with("period-as-of", &[("date", text(self.date(year, month, day))), ("era", text(era))])
            }
            Period::FiscalSpan(first, last) => self.span("period-fiscal-span", &first.to_string(), &last.to_string()),
            Period::CalendarSpan(first, last) => {
                self.span("period-calendar-span", &first.to_string(), &last.to_string())
            }
            Period::Quarter { year, quarter } => {
                let era = self.era(era_of_date(year, months_of(quarter)[0], 1));
                self.quarter("period-quarter", year.to_string(), quarter, &[("era", text(era))])
            }
        }
    }

    /// The months of a quarter, behind or before their year.
    fn quarter(&self, key: &str, year: String, quarter: u8, others: &[(&'static str, Fact)]) -> String {
        let mut facts = others.to_vec();
        facts.extend([("year", text(year)), ("quarter", text(quarter.to_string()))]);
        self.with(key, &facts)
    }

    /// The short form: `R3年度`, `R3年`, `R2.12.31時点`, `H27–R1年度`; in English `FY2021`, `2021`, `31 Dec 2020`.
    #[must_use]
    pub fn period_short(&self, period: Period) -> String {
        match (period, self.language()) {
            (Period::Fiscal(year), _) => self.with("period-fiscal-short", &[("year", text(self.short_year(year)))]),
            (Period::Calendar(year), _) => self.with("period-calendar-short", &[("year", text(self.short_year(year)))]),
            (Period::AsOf { .. }, Language::Ja) => {
                self.with("period-as-of-short", &[("date", text(short_date(period)))])
            }
            (Period::AsOf { year, month, day }, Language::En) => {
                self.with("period-as-of-short", &[("date", text(self.date(year, month, day)))])
            }
            (Period::FiscalSpan(first, last), _) => {
                self.span("period-fiscal-span", &self.short_year(first), &self.short_year(last))
            }
            (Period::CalendarSpan(first, last), _) => {
                self.span("period-calendar-span", &self.short_year(first), &self.short_year(last))
            }
            (Period::Quarter { year, quarter }, Language::Ja) => {
                let era = era_of_date(year, months_of(quarter)[0], 1).short();
                self.quarter("period-quarter-short", era, quarter, &[])
            }
            (Period::Quarter { year, quarter }, Language::En) => {
                self.quarter("period-quarter-short", year.to_string(), quarter, &[])
            }
        }
    }

    fn year(&self, key: &str, year: u16, other: Option<EraYear>) -> String {
        let mut facts = vec![("era", text(self.era(era_of_year(year)))), ("western", text(year.to_string()))];
        match other {
            None => self.with(key, &facts),
            Some(other) => {
                facts.push(("other", text(self.era(other))));
                self.with(&format!("{key}-two-eras"), &facts)
            }
        }
    }

    fn span(&self, key: &str, first: &str, last: &str) -> String {
        self.with(key, &[("first", text(first)), ("last", text(last))])
    }

    /// The year of a short form in the reader's own reckoning: R3 or 2021.
    fn short_year(&self, year: u16) -> String {
        match self.language() {
            Language::Ja => era_of_year(year).short(),
            Language::En => year.to_string(),
        }
    }

    pub(super) fn date(&self, year: u16, month: u8, day: Option<u8>) -> String {
        let month = text(self.with("month", &[("month", Fact::Number(month.into()))]));
        match day {
            Some(day) => self.with(
                "date-day",
                &[("western", text(year.to_string())), ("month", month), ("day", text(day.to_string()))],
            ),
            None => self.with("date-month", &[("western", text(year.to_string())), ("month", month)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(language: Language, period: &str) -> (String, String, String) {
        let (texts, period) = (Texts::new(language), Period::parse(period).unwrap());
        (texts.period(period), texts.period_short(period), axis(language, period).replace('\n', "|"))
    }

    #[test]
    fn japanese_forms() {
        for (period, long, short, label) in [
            ("FY2021", "令和3年度（2021年度）", "R3年度", "R3|2021"),
            ("FY2020", "令和2年度（2020年度）", "R2年度", "R2|2020"),
            ("FY2019", "令和元年度（平成31年度・2019年度）", "R1年度", "R1|2019"),
            ("FY2018", "平成30年度（2018年度）", "H30年度", "H30|2018"),
            ("FY1989", "平成元年度（1989年度）", "H1年度", "H1|1989"),
            ("FY1988", "昭和63年度（1988年度）", "S63年度", "S63|1988"),
            ("FY1926", "大正15年度（昭和元年度・1926年度）", "T15年度", "T15|1926"),
            ("FY1912", "明治45年度（大正元年度・1912年度）", "M45年度", "M45|1912"),
            ("2021", "2021年（令和3年）", "R3年", "R3|2021"),
            ("2019", "2019年（令和元年・平成31年）", "R1年", "R1|2019"),
            ("1989", "1989年（平成元年・昭和64年）", "H1年", "H1|1989"),
            ("1926", "1926年（大正15年・昭和元年）", "T15年", "T15|1926"),
            ("1868", "1868年（明治元年）", "M1年", "M1|1868"),
            ("2060", "2060年（令和42年）", "R42年", "R42|2060"),
            ("2020-12-31", "2020年12月31日時点（令和2年）", "R2.12.31時点", "R2.12.31|2020"),
            ("2021-03", "2021年3月時点（令和3年）", "R3.3時点", "R3.3|2021"),
            ("FY2015..FY2019", "2015–2019年度", "H27–R1年度", "H27–R1|2015–2019"),
            ("2015..2019", "2015–2019年", "H27–R1年", "H27–R1|2015–2019"),
        ] {
            assert_eq!(forms(Language::Ja, period), (long.to_owned(), short.to_owned(), label.to_owned()));
        }
    }

    #[test]
    fn english_forms() {
        for (period, long, short, label) in [
            ("FY2021", "FY2021 (Reiwa 3)", "FY2021", "2021|R3"),
            ("FY2019", "FY2019 (Reiwa 1, Heisei 31)", "FY2019", "2019|R1"),
            ("2021", "2021 (Reiwa 3)", "2021", "2021|R3"),
            ("1989", "1989 (Heisei 1, Showa 64)", "1989", "1989|H1"),
            ("2020-12-31", "31 Dec 2020 (Reiwa 2)", "31 Dec 2020", "2020|R2.12.31"),
            ("2020-12", "Dec 2020 (Reiwa 2)", "Dec 2020", "2020|R2.12"),
            ("FY2015..FY2019", "FY2015–2019", "FY2015–2019", "2015–2019|H27–R1"),
            ("2015..2019", "2015–2019", "2015–2019", "2015–2019|H27–R1"),
        ] {
            assert_eq!(forms(Language::En, period), (long.to_owned(), short.to_owned(), label.to_owned()));
        }
    }

    #[test]
    fn eras_change_on_their_very_day() {
        for (date, short) in [
            ((1912, 7, 29), "M45"),
            ((1912, 7, 30), "T1"),
            ((1926, 12, 24), "T15"),
            ((1926, 12, 25), "S1"),
            ((1989, 1, 7), "S64"),
            ((1989, 1, 8), "H1"),
            ((2019, 4, 30), "H31"),
            ((2019, 5, 1), "R1"),
            ((2020, 1, 1), "R2"),
            ((1868, 1, 1), "M1"),
        ] {
            let (year, month, day) = date;
            assert_eq!(era_of_date(year, month, day).short(), short);
        }
        assert_eq!(forms(Language::Ja, "2019-04-30").0, "2019年4月30日時点（平成31年）");
        assert_eq!(forms(Language::Ja, "2019-05").0, "2019年5月時点（令和元年）");
    }

    #[test]
    fn every_year_that_a_period_may_name_has_one_era_name() {
        for language in Language::ALL {
            let texts = Texts::new(*language);
            let mut seen = std::collections::BTreeSet::new();
            for year in 1868..=2999 {
                assert!(seen.insert(era_of_year(year).short()), "{year}");
                assert!(texts.period(Period::Fiscal(year)).contains(&year.to_string()), "{year}");
            }
        }
    }
}
