//! One point of a period: an era year, a Western year, a month or a day, with what follows it.

use crate::model::period::Period;

/// What a text names: a year whose kind is not said, a fiscal year, a calendar year, or a month or day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    Year(u16),
    Fiscal(u16),
    Calendar(u16),
    AsOf(u16, u8, Option<u8>),
}

/// Names of the eras with the year before their first, and the last of their years that anybody writes.
/// 平成 goes on after its end, because older plans look ahead in it (平成37年度).
const ERAS: [(&[&str; 4], u16, u16); 5] = [
    (&["令和", "Reiwa", "R", "r"], 2018, 99),
    (&["平成", "Heisei", "H", "h"], 1988, 60),
    (&["昭和", "Showa", "S", "s"], 1925, 64),
    (&["大正", "Taisho", "T", "t"], 1911, 15),
    (&["明治", "Meiji", "M", "m"], 1867, 45),
];

/// Reads a point from a text without spaces.
pub(super) fn point(text: &str) -> Option<Point> {
    if let Some(rest) = text.strip_prefix("FY") {
        return western(rest).filter(|(_, rest)| rest.is_empty()).map(|(year, _)| Point::Fiscal(year));
    }
    if let Some(rest) = text.strip_prefix("CY") {
        return western(rest).filter(|(_, rest)| rest.is_empty()).map(|(year, _)| Point::Calendar(year));
    }
    if let Some(point) = english(text) {
        return Some(point);
    }
    let (year, rest) = era(text).or_else(|| western(text))?;
    if let Some(point) = after_year(year, rest) {
        return Some(point);
    }
    let rest = rest.strip_prefix('年').or_else(|| rest.strip_prefix(['.', '/', '-']))?;
    date(year, rest)
}

fn after_year(year: u16, rest: &str) -> Option<Point> {
    Some(match rest {
        "" => Point::Year(year),
        "年度" | "年度分" | "年度計" | "年度実績" => Point::Fiscal(year),
        "年" | "年分" | "暦年" | "年中" => Point::Calendar(year),
        "年度末" | "年度末現在" | "年度末時点" if year < 2999 => Point::AsOf(year + 1, 3, Some(31)),
        "年末" | "年末現在" | "年末時点" => Point::AsOf(year, 12, Some(31)),
        _ => return None,
    })
}

/// The year of an era, and what follows.
pub(super) fn era(text: &str) -> Option<(u16, &str)> {
    ERAS.iter().find_map(|(names, before, last)| {
        let rest = names.iter().find_map(|name| text.strip_prefix(name))?;
        // M2 is a square metre, T1 a column; nobody writes those eras without 年.
        let needs_sign = text.starts_with(['T', 't', 'M', 'm']) && !text.starts_with(names[1]);
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        let (year, rest) = match rest.strip_prefix('元') {
            Some(rest) => (1, rest),
            None => digits(rest, 2).or_else(|| kanji(rest))?,
        };
        // T5.4.1 is a date.
        let is_date = text.starts_with(['T', 'M'])
            && rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if needs_sign && !is_date && !rest.starts_with('年') {
            return None;
        }
        (1..=*last).contains(&year).then_some((before + year, rest))
    })
}

/// A Western year of four digits, and what follows.
pub(super) fn western(text: &str) -> Option<(u16, &str)> {
    let (head, rest) = (text.get(..4)?, text.get(4..)?);
    let plain = head.bytes().all(|b| b.is_ascii_digit()) && !rest.starts_with(|c: char| c.is_ascii_digit());
    let year = head.parse().ok().filter(|year| plain && (1868..=2999).contains(year))?;
    let rest = rest.strip_prefix("FY").map_or(rest, |_| rest);
    Some((year, rest))
}

/// A number of at most so many ASCII digits, and what follows.
fn digits(text: &str, most: usize) -> Option<(u16, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if end == 0 || end > most {
        return None;
    }
    let (head, rest) = text.split_at(end);
    head.parse().ok().map(|number| (number, rest))
}

/// A number up to 99 in kanji (三, 十二, 二十三), and what follows.
fn kanji(text: &str) -> Option<(u16, &str)> {
    const DIGITS: &str = "一二三四五六七八九";
    let value = |c: char| DIGITS.chars().position(|d| d == c).and_then(|at| u16::try_from(at + 1).ok());
    let end = text.find(|c: char| c != '十' && value(c).is_none()).unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    let mut total = 0;
    let mut pending = None;
    for c in head.chars() {
        match (value(c), pending) {
            (Some(digit), None) => pending = Some(digit),
            (None, digit) if total == 0 => {
                total = digit.unwrap_or(1) * 10;
                pending = None;
            }
            _ => return None,
        }
    }
    let total = total + pending.unwrap_or(0);
    (total > 0).then_some((total, rest))
}

/// Month and day behind a year: `10月1日`, `10.1`, `4/1`, `04`.
fn date(year: u16, text: &str) -> Option<Point> {
    let text = ["現在", "時点", "末"].iter().fold(text, |text, word| text.strip_suffix(word).unwrap_or(text));
    let (month, rest) = digits(text, 2)?;
    let rest = rest.strip_prefix('月').or_else(|| rest.strip_prefix(['.', '/', '-'])).unwrap_or(rest);
    let day = if rest.is_empty() {
        None
    } else {
        let (day, rest) = digits(rest, 2)?;
        if !matches!(rest, "" | "日") {
            return None;
        }
        Some(day)
    };
    let written = day.map_or_else(|| format!("{year:04}-{month:02}"), |day| format!("{year:04}-{month:02}-{day:02}"));
    match Period::parse(&written) {
        Ok(Period::AsOf { year, month, day }) => Some(Point::AsOf(year, month, day)),
        _ => None,
    }
}

/// `31Dec2020`, `Dec2020`: how English screens write a date, spaces taken out.
fn english(text: &str) -> Option<Point> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let at = text.find(|c: char| c.is_ascii_alphabetic())?;
    let (day, rest) = text.split_at(at);
    let (month, rest) =
        (1..).zip(MONTHS).find_map(|(number, name)| rest.strip_prefix(name).map(|rest| (number, rest)))?;
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '.');
    let (year, rest) = western(rest)?;
    if !rest.is_empty() {
        return None;
    }
    let day = if day.is_empty() { String::new() } else { format!("-{:02}", digits(day, 2)?.0) };
    match Period::parse(&format!("{year}-{month:02}{day}")) {
        Ok(Period::AsOf { year, month, day }) => Some(Point::AsOf(year, month, day)),
        _ => None,
    }
}
