//! Moments for people: the store keeps them in UTC, and no part of the program knows the local zone.

use super::catalogue::Texts;
use crate::model::message::Fact;

impl Texts {
    /// A stored moment (`2026-01-31T09:00:00Z`) as date and time, marked as UTC: `2026年1月31日 09:00（UTC）`.
    ///
    /// A text in any other form stays as it is.
    #[must_use]
    pub fn moment(&self, utc: &str) -> String {
        let Some((date, time)) = parts(utc) else { return utc.to_owned() };
        let (year, month, day) = date;
        let date = self.date(year, month, Some(day));
        self.with("moment", &[("date", Fact::Text(date)), ("time", Fact::Text(time.to_owned()))])
    }
}

/// Year, month and day, and the time up to the minute.
fn parts(utc: &str) -> Option<((u16, u8, u8), &str)> {
    let (date, time) = utc.strip_suffix('Z')?.split_once('T')?;
    let mut numbers = date.split('-');
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let minutes = time.get(..5)?;
    let right = numbers.next().is_none() && (1..=12).contains(&month) && (1..=31).contains(&day);
    right.then_some(((year, month, day), minutes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::Language;

    #[test]
    fn a_stored_moment_becomes_a_date_and_a_time() {
        let (ja, en) = (Texts::new(Language::Ja), Texts::new(Language::En));
        assert_eq!(ja.moment("2026-01-31T09:00:00Z"), "2026年1月31日 09:00（UTC）");
        assert_eq!(en.moment("2026-01-31T09:00:00Z"), "31 Jan 2026, 09:00 (UTC)");
        for other in ["", "now", "2026-01-31", "2026-13-31T09:00:00Z", "2026-01-31T9Z"] {
            assert_eq!(ja.moment(other), other);
        }
    }
}
