//! Periods as three small integers and back.

use crate::model::period::Period;

/// Kind, start and end as the table `observation` keeps them (see the schema's comment there).
pub(super) const fn encode(period: Period) -> (u8, u32, Option<u16>) {
    match period {
        Period::Fiscal(year) => (0, year as u32, None),
        Period::Calendar(year) => (1, year as u32, None),
        Period::AsOf { year, month, day } => {
            let day = match day {
                Some(day) => day as u32,
                None => 0,
            };
            (2, year as u32 * 10_000 + month as u32 * 100 + day, None)
        }
        Period::FiscalSpan(first, last) => (3, first as u32, Some(last)),
        Period::CalendarSpan(first, last) => (4, first as u32, Some(last)),
        Period::Quarter { year, quarter } => (5, year as u32 * 10 + quarter as u32, None),
    }
}

/// The period, or `None` where the integers are none of ours.
pub(super) fn decode(kind: u8, start: u32, end: Option<u16>) -> Option<Period> {
    let year = |number: u32| u16::try_from(number).ok().filter(|year| (1868..=2999).contains(year));
    let two_digits = |number: u32| u8::try_from(number % 100).ok();
    match (kind, end) {
        (0, None) => year(start).map(Period::Fiscal),
        (1, None) => year(start).map(Period::Calendar),
        (2, None) => Some(Period::AsOf {
            year: year(start / 10_000)?,
            month: two_digits(start / 100).filter(|month| (1..=12).contains(month))?,
            day: two_digits(start).filter(|day| *day <= 31).map(|day| (day > 0).then_some(day))?,
        }),
        (3, Some(last)) => year(start).map(|first| Period::FiscalSpan(first, last)),
        (4, Some(last)) => year(start).map(|first| Period::CalendarSpan(first, last)),
        (5, None) => Period::quarter(year(start / 10)?, u8::try_from(start % 10).ok()?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_comes_back_as_it_was() {
        for text in ["FY2021", "2021", "2020-12", "2020-02-29", "FY2015..FY2019", "2015..2019", "2021-10..2021-12"] {
            let period = Period::parse(text).unwrap();
            let (kind, start, end) = encode(period);
            assert_eq!(decode(kind, start, end), Some(period), "{text}");
        }
        for (kind, start, end) in [
            (0, 0, None),
            (2, 20_201_300, None),
            (3, 2015, None),
            (0, 2015, Some(2019)),
            (5, 1, None),
            (5, 20_215, None),
            (6, 2015, None),
        ] {
            assert_eq!(decode(kind, start, end), None);
        }
    }
}
