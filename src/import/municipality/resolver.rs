//! From the texts of a row to one area, or to all that it may be.

use super::former::{Former, Formers};
use super::key::key;
use super::list::{Area, AreaList};
use crate::import::notation::fold::tight;
use crate::model::mapping::{CodeReading, Mapping};
use crate::model::municipality::AreaCode;
use std::collections::BTreeMap;

/// What the texts of a row stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// This area and no other.
    Resolved(AreaCode),
    /// One of these, or perhaps none; the user must say which.
    Ambiguous(Vec<AreaCode>),
    /// No area.
    Unknown,
    /// A municipality that is no more, and has no successor within the same bounds; several where some bore one name.
    Former(Vec<&'static Former>),
    /// Code, name and prefecture stand for different areas.
    Contradiction,
    /// The row says nothing.
    Silent,
}

/// The texts of a row that are about its area; empty where there are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AreaTexts<'t> {
    /// Code.
    pub code: &'t str,
    /// Name.
    pub name: &'t str,
    /// Prefecture.
    pub prefecture: &'t str,
}

/// Resolves the areas of one file.
#[derive(Debug, Clone)]
pub struct Resolver {
    list: &'static AreaList,
    answers: BTreeMap<String, AreaCode>,
    reading: Option<CodeReading>,
    prefecture: Option<&'static str>,
}

impl Default for Resolver {
    fn default() -> Self {
        Self { list: AreaList::national(), answers: BTreeMap::new(), reading: None, prefecture: None }
    }
}

impl Resolver {
    /// The resolver of a file that is understood by this mapping.
    #[must_use]
    pub fn new(mapping: &Mapping) -> Self {
        let list = AreaList::national();
        let prefecture = mapping.defaults.prefecture.as_str();
        let prefecture =
            if prefecture.is_empty() { None } else { list.named(prefecture).0.first().map(|area| area.prefecture) };
        Self {
            list,
            answers: mapping.answers.iter().map(|(text, code)| (key(text), *code)).collect(),
            reading: mapping.defaults.code_reading,
            prefecture: prefecture.filter(|name| !name.is_empty()),
        }
    }

    /// What the texts of a row stand for.
    #[must_use]
    pub fn resolve(&self, texts: AreaTexts<'_>) -> Resolution {
        let former = self.former(texts);
        if let Some(one) = former.first() {
            let today = Formers::national().today(one).filter(|_| former.len() == 1);
            return today.map_or(Resolution::Former(former), Resolution::Resolved);
        }
        let found = self.resolve_places(texts);
        // A prefecture in the row may decide, and may never be passed over.
        if let (Resolution::Resolved(code), Some(prefecture)) = (&found, self.said_prefecture(texts.prefecture))
            && self.list.area(*code).is_some_and(|area| area.prefecture != prefecture)
            && !self.answers.values().any(|answer| answer == code)
        {
            return Resolution::Contradiction;
        }
        found
    }

    /// The municipalities that are no more and that the texts of a row name, where they name no place of today.
    #[must_use]
    pub fn former(&self, texts: AreaTexts<'_>) -> Vec<&'static Former> {
        let (code, name) = (texts.code.trim(), texts.name.trim());
        let formers = Formers::national();
        if [code, name].iter().any(|text| self.answers.contains_key(&key(text))) {
            return Vec::new();
        }
        let prefecture = self.said_prefecture(texts.prefecture).or(self.prefecture);
        let lies_there = |former: &&Former| prefecture.is_none_or(|prefecture| former.prefecture == prefecture);
        if !code.is_empty() {
            let former = self.former_code(code).and_then(|number| formers.of_code(number)).filter(lies_there);
            let today = former.and_then(|former| formers.today(former));
            let is_of_today = |code: AreaCode| self.list.named(name).0.iter().any(|area| area.code == code);
            let fits = |former: &&Former| {
                let named = former.is_named(name);
                // A code that stayed says nothing of the old name unless it stands beside it.
                let stayed = self.list.area(former.code).is_some();
                named || (!stayed && (name.is_empty() || today.is_some_and(is_of_today)))
            };
            return former.filter(fits).into_iter().collect();
        }
        let found: Vec<&Former> = formers.named(name).into_iter().filter(lies_there).collect();
        if found.is_empty() {
            return found;
        }
        let (mut current, whole) = self.list.named(name);
        current.retain(|area| prefecture.is_none_or(|prefecture| area.prefecture == prefecture));
        if whole && !current.is_empty() { Vec::new() } else { found }
    }

    /// A former municipality whose name a place of today bears, where neither a code nor a prefecture tells the two apart.
    #[must_use]
    pub fn namesake(&self, texts: AreaTexts<'_>) -> Option<&'static Former> {
        let name = texts.name.trim();
        let silent = |text: &str| text.trim().is_empty();
        if !silent(texts.code) || !silent(texts.prefecture) || self.prefecture.is_some() || name.is_empty() {
            return None;
        }
        if self.answers.contains_key(&key(name)) {
            return None;
        }
        // The same municipality under another code is no other one.
        let (current, _) = self.list.named(name);
        let is_other = |former: &&Former| {
            let today = Formers::national().today(former);
            current.iter().all(|area| Some(area.code) != today && !former.successors.contains(&area.code))
        };
        Formers::national().named(name).into_iter().filter(is_other).max_by_key(|former| former.day)
    }

    /// The number that a code had, with its check digit.
    fn former_code(&self, text: &str) -> Option<u32> {
        let folded = tight(text);
        let digits = digits(&folded);
        let number: u32 = digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        match (digits.len(), self.reading) {
            (6, _) | (5, Some(CodeReading::WithCheckDigit)) => Some(number),
            (4 | 5, Some(CodeReading::WithoutCheckDigit)) => Some(number * 10 + AreaCode::check_digit(number)),
            _ => None,
        }
    }

    fn resolve_places(&self, texts: AreaTexts<'_>) -> Resolution {
        let (code, name) = (texts.code.trim(), texts.name.trim());
        if code.is_empty() && name.is_empty() {
            // A row of a whole prefecture says no more than its name.
            return if texts.prefecture.trim().is_empty() {
                Resolution::Silent
            } else {
                self.by_name(texts.prefecture, None)
            };
        }
        let prefecture = self.said_prefecture(texts.prefecture).or(self.prefecture);
        if code.is_empty() {
            return self.by_name(name, prefecture);
        }
        let by_code = self.by_code(code);
        if name.is_empty() {
            return by_code;
        }
        self.both(by_code, name, prefecture)
    }

    /// The prefecture that a cell names, where it names one.
    fn said_prefecture(&self, text: &str) -> Option<&'static str> {
        if text.trim().is_empty() {
            return None;
        }
        let code = match self.by_name(text, None) {
            Resolution::Resolved(code) => code,
            // 青森: the beginning of one prefecture's name is enough to choose between its places.
            Resolution::Ambiguous(codes) => codes.first().copied().filter(|_| codes.len() == 1)?,
            _ => return None,
        };
        self.list.area(code).map(|area| area.prefecture).filter(|name| !name.is_empty())
    }

    /// Every reading of a code.
    fn by_code(&self, text: &str) -> Resolution {
        let folded = tight(text);
        if let Some(answer) = self.answers.get(&key(text)) {
            return Resolution::Resolved(*answer);
        }
        let (with, without) = readings(self.list, &folded);
        let candidates = match self.reading {
            Some(CodeReading::WithCheckDigit) => [with, None],
            Some(CodeReading::WithoutCheckDigit) => [None, without],
            None => [with, without],
        };
        // Where nothing decided how the column is read, one cell must not be read otherwise than the next, even if only
        // one of its readings is an area: the other one may have been dissolved. Six digits prove themselves.
        let sure = self.reading.is_some() || digits(&folded).len() == 6;
        decided(candidates.into_iter().flatten().map(|area| area.code).collect(), sure)
    }

    /// Every area of a name.
    fn by_name(&self, text: &str, prefecture: Option<&str>) -> Resolution {
        if let Some(answer) = self.answers.get(&key(text)) {
            return Resolution::Resolved(*answer);
        }
        let (found, whole) = self.named(text, prefecture);
        decided(found, whole)
    }

    fn named(&self, text: &str, prefecture: Option<&str>) -> (Vec<AreaCode>, bool) {
        let (mut found, whole) = self.list.named(text);
        if let Some(prefecture) = prefecture
            && found.iter().any(|area| area.prefecture == prefecture)
        {
            found.retain(|area| area.prefecture == prefecture);
        }
        (found.into_iter().map(|area| area.code).collect(), whole)
    }

    /// A code with a name beside it: each may decide for the other, and neither may be ignored.
    fn both(&self, by_code: Resolution, name: &str, prefecture: Option<&str>) -> Resolution {
        let (names, _) = self.named(name, prefecture);
        let is_sure = matches!(by_code, Resolution::Resolved(_));
        let codes = match by_code {
            Resolution::Resolved(code) => vec![code],
            Resolution::Ambiguous(codes) => codes,
            // A wrong code beside a right name is a slip that a person must look at.
            _ if names.is_empty() => return Resolution::Unknown,
            _ => return Resolution::Contradiction,
        };
        let common: Vec<AreaCode> = codes.iter().copied().filter(|code| names.contains(code)).collect();
        let said: Vec<AreaCode> = codes
            .iter()
            .copied()
            .filter(|code| self.list.area(*code).is_some_and(|area| speaks_of(name, area)))
            .collect();
        let found = match (common.as_slice(), said.as_slice()) {
            ([one], _) => Resolution::Resolved(*one),
            // 根室市（再掲）: remarks around a name say nothing against the code.
            ([], [one]) if names.is_empty() => Resolution::Resolved(*one),
            // A name of a place that is not the code's, whether the list still has it or not (旧：大栄町).
            ([], _) if !names.is_empty() || is_place(name) => Resolution::Contradiction,
            ([], _) => decided(codes, is_sure),
            _ => Resolution::Ambiguous(common),
        };
        match (&found, self.answers.get(&key(name))) {
            (Resolution::Ambiguous(candidates), Some(answer)) if candidates.contains(answer) => {
                Resolution::Resolved(*answer)
            }
            _ => found,
        }
    }

    /// The area with a code.
    #[must_use]
    pub fn area(&self, code: AreaCode) -> Option<&'static Area> {
        self.list.area(code)
    }

    /// The areas that an answer of the user names: a code of six digits, or a whole name.
    #[must_use]
    pub fn answer(&self, text: &str) -> Option<AreaCode> {
        let folded = tight(text);
        if let Ok(code) = AreaCode::parse(&folded) {
            return self.list.area(code).map(|area| area.code);
        }
        match self.list.named(text) {
            (found, true) => match found.as_slice() {
                [one] => Some(one.code),
                _ => None,
            },
            _ => None,
        }
    }
}

fn decided(candidates: Vec<AreaCode>, whole: bool) -> Resolution {
    match candidates.as_slice() {
        [] => Resolution::Unknown,
        [one] if whole => Resolution::Resolved(*one),
        _ => Resolution::Ambiguous(candidates),
    }
}

/// Whether a text holds the name of an area, with words around it.
fn speaks_of(text: &str, area: &Area) -> bool {
    let (text, name) = (key(text), key(&area.name));
    // 篠山市 became 丹波篠山市 and kept its code.
    text.contains(&name) || (name.ends_with(&text) && is_place(&text))
}

/// Whether a text ends like the name of a municipality, brackets and remarks aside.
fn is_place(text: &str) -> bool {
    let text = key(text);
    let text = text.trim_end_matches([')', '）', '」', '】', ']']);
    let name = text.rsplit(['(', '（', ':', '：', '旧', '「', '【', '[']).next().unwrap_or_default();
    name.chars().count() > 1 && name.ends_with(['市', '区', '町', '村']) && name.chars().all(char::is_alphabetic)
}

/// The digits of a code, without what a spreadsheet puts behind a number.
fn digits(text: &str) -> &str {
    text.strip_suffix(".0").unwrap_or(text)
}

/// The areas of a code read with and without its check digit.
fn readings<'l>(list: &'l AreaList, text: &str) -> (Option<&'l Area>, Option<&'l Area>) {
    let text = digits(text);
    let plain = (4..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let Some(number) = text.parse::<u32>().ok().filter(|_| plain) else { return (None, None) };
    let with = AreaCode::from_number(number).and_then(|code| list.area(code));
    let without = list.area_of_five(number);
    match text.len() {
        6 => (with, None),
        5 => (with, without),
        _ => (None, without),
    }
}

/// Whether a text can be an area code in one of its readings, or was one.
#[must_use]
pub fn is_code(text: &str) -> bool {
    let text = tight(text);
    let (with, without) = readings(AreaList::national(), &text);
    let was_one = || {
        let digits = digits(&text);
        digits.len() == 6 && digits.parse().is_ok_and(|number| Formers::national().of_code(number).is_some())
    };
    with.is_some() || without.is_some() || was_one()
}

/// The reading that the codes of a column and the names beside them allow. Names decide where they do; without them one
/// that some code fits alone, while no code fits the other alone.
pub fn reading_beside<'t>(rows: impl Iterator<Item = (&'t str, &'t str)> + Clone) -> Option<CodeReading> {
    let list = AreaList::national();
    let (mut named_with, mut named_without) = (false, false);
    for (code, name) in rows.clone().filter(|(_, name)| !name.is_empty()) {
        let (with, without) = readings(list, &tight(code));
        let (names, whole) = list.named(name);
        let fits = |area: Option<&Area>| whole && area.is_some_and(|area| names.contains(&area));
        match (fits(with), fits(without)) {
            (true, false) => named_with = true,
            (false, true) => named_without = true,
            _ => {}
        }
    }
    match (named_with, named_without) {
        (true, false) => Some(CodeReading::WithCheckDigit),
        (false, true) => Some(CodeReading::WithoutCheckDigit),
        (true, true) => None,
        (false, false) => reading(rows.map(|(code, _)| code)),
    }
}

/// The reading that a column's codes allow: one that some code fits alone, while no code fits the other alone.
pub fn reading<'t>(codes: impl Iterator<Item = &'t str>) -> Option<CodeReading> {
    let list = AreaList::national();
    let (mut only_with, mut only_without) = (false, false);
    for code in codes {
        match readings(list, &tight(code)) {
            (Some(_), None) => only_with = true,
            (None, Some(_)) => only_without = true,
            _ => {}
        }
    }
    match (only_with, only_without) {
        (true, false) => Some(CodeReading::WithCheckDigit),
        (false, true) => Some(CodeReading::WithoutCheckDigit),
        _ => None,
    }
}
