//! When the values of a table are that no column and no heading dates: what titles and notes say, and what names of
//! file and sheet only propose.
//!
//! A wrong year is worse than a question. A title dates values; a day without 現在 or 時点 may be the day of printing,
//! a source may be an edition, and a name may carry a version: all of these are proposed, and somebody confirms them.
//! Days of publication, links and numbers of versions are not even that.

use super::within::{self, Behind};
use super::{publication, words};
use crate::import::notation::fold::fold;
use crate::import::notation::period::{Reading, period};
use crate::model::dated::OfferedBy;
use crate::model::period::Period;

/// What the surroundings of a table say about time.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Dates {
    /// The one period that titles and notes name, with its words.
    pub(super) said: Option<(Reading, String)>,
    /// Periods that have to be confirmed, with what proposes them.
    pub(super) offered: Vec<(Reading, OfferedBy, String)>,
}

/// Parts of a text that each say something of their own.
const PARTS: [char; 21] = [
    ' ', '(', ')', '（', '）', '_', '・', '、', '[', ']', '【', '】', '「', '」', '『', '』', ':', '：', ',', ';', '|',
];

/// What the rows above a table and the names of its sheet and file say.
pub(super) fn dates(above: &[Vec<String>], sheet: &str, file: &str) -> Dates {
    let mut found = Dates::default();
    let mut said: Vec<(Reading, String)> = Vec::new();
    for row in above {
        in_row(row, &mut said, &mut found.offered);
    }
    // 令和2年国勢調査（令和2年10月1日現在） says one time twice, of which the first is meant.
    if let Some(first) = said.first().map(|(reading, _)| *reading)
        && said.iter().all(|(reading, _)| *reading == first || is_day_in(*reading, first))
    {
        found.said = said.into_iter().next();
    } else {
        found.offered.splice(0..0, said.into_iter().map(|(reading, text)| (reading, OfferedBy::Title, text)));
    }
    for (name, by) in [(sheet, OfferedBy::SheetName), (file, OfferedBy::FileName)] {
        let name = fold(name);
        found.offered.extend(in_name(&name, by).map(|reading| (reading, by, name.clone().into_owned())));
    }
    let mut seen: Vec<Reading> = Vec::new();
    found.offered.retain(|(reading, ..)| {
        !seen.contains(reading) && {
            seen.push(*reading);
            true
        }
    });
    found
}

/// Whether a row that was taken for a heading heads no column: it says when something was published (`公開日 |
/// 2022年06月21日`), or it is a title with a day at the right, which may be the day of the paper.
pub(super) fn is_no_heading(row: &[String]) -> bool {
    let cells: Vec<&str> = row.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let date = |text: &str| period(text.split(' ').next().unwrap_or(text)).is_some() || is_link(text);
    if cells.iter().any(|text| publication::is_publication(text)) {
        return cells.iter().all(|text| publication::is_publication(text) || date(text));
    }
    let days = cells.iter().filter(|text| matches!(period(text), Some(Reading::Exact(Period::AsOf { .. }))));
    let title = |text: &&&str| period(text).is_none() && words::kind(text).is_none() && words::meaning(text).is_none();
    days.count() == 1
        && cells.iter().filter(title).count() == 1
        && cells.len() == 2
        && !cells.iter().any(|text| publication::says_as_of(text))
}

/// What the cells of a row above the table say.
fn in_row(row: &[String], said: &mut Vec<(Reading, String)>, offered: &mut Vec<(Reading, OfferedBy, String)>) {
    let cells: Vec<&str> = row.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let as_of = cells.iter().any(|text| publication::says_as_of(text));
    let mut passed_over = false;
    for text in &cells {
        // 公開日 | 2022年06月21日: the label stands in one cell, its day in the next.
        if std::mem::take(&mut passed_over) {
            continue;
        }
        if is_link(text) {
            continue;
        }
        let (parts, label) = evidence(text);
        passed_over = label;
        let whole = Some(text).filter(|text| !publication::is_publication(text)).and_then(|text| period(text));
        let readings: Vec<Reading> = match whole {
            Some(reading) => vec![reading],
            None => parts.iter().flat_map(|part| all_in_part(part)).collect(),
        };
        for reading in readings {
            let day = matches!(reading, Reading::Exact(Period::AsOf { .. }));
            if (day && !as_of) || publication::is_source(text) {
                offered.push((reading, OfferedBy::Title, (*text).to_owned()));
            } else {
                said.push((reading, (*text).to_owned()));
            }
        }
    }
}

/// The day that a title gives to what it names: 令和7年1月1日住民基本台帳人口. A day that begins a span is none, and
/// neither is one that stands alone, which may be the day of the paper.
pub(super) fn day_of_title(above: &[Vec<String>]) -> Option<Period> {
    let mut days = above.iter().flatten().filter_map(|text| {
        let end = text.find('日')? + '日'.len_utf8();
        let (day, rest) = (text.get(..end)?, text.get(end..)?.trim_start());
        let Some(Reading::Exact(day @ Period::AsOf { day: Some(_), .. })) = period(day) else { return None };
        let is_span =
            ["から", "〜", "～", "~", "-", "–", "まで", "以降", "以後"].iter().any(|word| rest.starts_with(word));
        let named = rest.chars().next().is_some_and(char::is_alphabetic) && !is_span;
        (named && !publication::is_publication(text)).then_some(day)
    });
    let first = days.next()?;
    days.all(|other| other == first).then_some(first)
}

/// The parts of a text that do not speak of its publication, and whether it is nothing but a label of one.
fn evidence(text: &str) -> (Vec<&str>, bool) {
    let parts: Vec<&str> = text.split(PARTS).filter(|part| !part.is_empty()).collect();
    let mut kept = vec![true; parts.len()];
    let mut label = false;
    for (at, part) in parts.iter().enumerate().filter(|(_, part)| publication::is_publication(part)) {
        let mut drop = |at: Option<usize>| {
            if let Some(flag) = at.and_then(|at| kept.get_mut(at)) {
                *flag = false;
            }
        };
        drop(Some(at));
        if part.contains(|c: char| c.is_ascii_digit() || c == '元') {
            continue;
        }
        // The day stands behind the word, or where nothing follows, before it.
        if at + 1 < parts.len() {
            drop(Some(at + 1));
        } else {
            drop(at.checked_sub(1));
            label = parts.len() == 1;
        }
    }
    (parts.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(part, _)| part).collect(), label)
}

/// The period that a part of a text begins with: `令和3年度人口`.
fn in_part(part: &str) -> Option<Reading> {
    if let Some(whole) = period(part) {
        return Some(whole);
    }
    // 昭和56年以前建築の住宅 and 令和3年度上期 are of no year that a title gives.
    if within::leading(part).is_some_and(|(.., behind)| behind != Behind::Words) {
        return None;
    }
    ["年度", "日現在", "日", "年"].iter().find_map(|suffix| {
        let end = part.find(suffix)? + suffix.len();
        part.get(..end).and_then(period)
    })
}

/// Every period that a part names with its suffix: 平成27年度と令和2年度の比較 is of neither alone.
fn all_in_part(part: &str) -> Vec<Reading> {
    let mut found: Vec<Reading> = in_part(part).into_iter().collect();
    if period(part).is_some() {
        return found;
    }
    for (at, _) in part.char_indices().skip(1) {
        // A year begins with its era or its digits, never inside of them.
        let begins = part.get(..at).is_some_and(|before| !before.ends_with(|c: char| c.is_ascii_alphanumeric()));
        let other = part.get(at..).filter(|_| begins).and_then(in_part);
        found.extend(other.filter(|other| !found.contains(other)));
    }
    found
}

/// The periods that a line names, of a publication none.
pub(in crate::import) fn named_in(text: &str) -> Vec<Reading> {
    if publication::is_publication(text) || publication::is_source(text) {
        return Vec::new();
    }
    match period(text) {
        Some(reading) => vec![reading],
        None => text.split(PARTS).filter(|part| !part.is_empty()).flat_map(all_in_part).collect(),
    }
}

/// Whether a reading is a day within the year of another one.
const fn is_day_in(reading: Reading, year: Reading) -> bool {
    match (reading, year) {
        (
            Reading::Exact(day @ Period::AsOf { .. }),
            Reading::Exact(Period::Calendar(year)) | Reading::Bare(year, _),
        ) => day.first_year() == year,
        _ => false,
    }
}

fn is_link(text: &str) -> bool {
    text.contains("://") || text.contains("www.") || text.starts_with("http")
}

/// The period that a name proposes.
fn in_name(name: &str, by: OfferedBy) -> Option<Reading> {
    let tokens: Vec<&str> = name.split(PARTS).filter(|part| !part.is_empty()).collect();
    let copy = tokens.iter().any(|token| publication::is_copy(token));
    // R3 alone is the third revision as well as 令和3年, and in a copy it may be anything; a sheet is seldom either.
    let alone = tokens.len() == 1 && by == OfferedBy::FileName;
    let token = |token: &str| -> Option<Reading> {
        if publication::is_publication(token) || is_version(token) || is_day_number(token) {
            return None;
        }
        if is_short_era(token) && (copy || alone || token.starts_with(['s', 'S', 't', 'T', 'm', 'M'])) {
            return None;
        }
        in_part(token).or_else(|| year_at_end(token))
    };
    let by_parts = tokens.iter().find_map(|part| token(part));
    by_parts.or_else(|| {
        let finer = tokens.iter().flat_map(|part| part.split(['-', '.']));
        finer.filter(|part| !part.is_empty()).find_map(token)
    })
}

/// `v2`, `ver3`, `rev4`, `2版`: a number of a version.
fn is_version(token: &str) -> bool {
    let token = token.to_lowercase();
    ["v", "ver", "version", "rev", "no", "第"].iter().any(|word| {
        token.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.trim_start_matches('.');
            !rest.is_empty() && rest.starts_with(|c: char| c.is_ascii_digit())
        })
    })
}

/// `20240115`, `202401`: the day on which a file was made.
fn is_day_number(token: &str) -> bool {
    token.len() >= 6 && token.bytes().all(|b| b.is_ascii_digit())
}

/// `r6`, `H30`.
fn is_short_era(token: &str) -> bool {
    token.len() <= 3
        && token.starts_with(|c: char| c.is_ascii_alphabetic())
        && token.chars().skip(1).all(|c| c.is_ascii_digit())
}

/// `人口2022`, `人口令和3年度`: the period that a word ends with.
fn year_at_end(token: &str) -> Option<Reading> {
    let mut before = None;
    for (at, letter) in token.char_indices() {
        let begins = before.is_some_and(|before: char| !before.is_ascii_alphanumeric());
        before = Some(letter);
        if !begins {
            continue;
        }
        let end = token.get(at..)?;
        if end.len() >= 4
            && (end.len() == 4 || !end.bytes().all(|b| b.is_ascii_digit()))
            && let Some(reading) = period(end)
        {
            return Some(reading);
        }
    }
    None
}
