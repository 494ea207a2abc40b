//! Areas of the national list, as people choose them: code, prefecture, name and reading.

use crate::import::municipality::list::{Area, AreaList};
use crate::import::municipality::resolver::{AreaTexts, Resolution, Resolver};
use crate::model::mapping::Mapping;
use crate::model::municipality::AreaCode;
use crate::text::search::{Query, Searchable};

/// An area that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Its code.
    pub code: AreaCode,
    /// Name of its prefecture; empty for the nation and for prefectures.
    pub prefecture: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its reading.
    pub kana: &'static str,
}

impl Choice {
    fn of(area: &'static Area) -> Self {
        let prefecture = if area.prefecture == area.name { "" } else { area.prefecture };
        Self { code: area.code, prefecture, name: &area.name, kana: &area.kana }
    }

    /// Prefecture and name, as a whole name is written; with the county where that alone tells two places apart.
    #[must_use]
    pub fn whole(&self) -> String {
        AreaList::national().area(self.code).map_or_else(|| self.name.to_owned(), Area::full_name)
    }
}

/// The area with a code.
#[must_use]
pub fn choice(code: AreaCode) -> Option<Choice> {
    AreaList::national().area(code).map(Choice::of)
}

/// The areas whose code, prefecture, name or reading contains these words, at most `most` of them.
#[must_use]
pub fn search(words: &str, most: usize) -> Vec<Choice> {
    if words.trim().is_empty() {
        return Vec::new();
    }
    let query = Query::new(words);
    let matches = |area: &&'static Area| {
        let code = area.code.to_string();
        query.matches(&Searchable::new(&[area.prefecture, &area.name, &area.kana, &code]))
    };
    AreaList::national().areas().iter().filter(matches).take(most).map(Choice::of).collect()
}

/// The area that a text stands for in a file that is understood so; `None` where it stands for none or several.
#[must_use]
pub fn resolved(mapping: &Mapping, text: &str) -> Option<Choice> {
    match Resolver::new(mapping).resolve(AreaTexts { name: text, ..AreaTexts::default() }) {
        Resolution::Resolved(code) => choice(code),
        _ => None,
    }
}

/// Writes an area into a mapping so that its text stands for it alone; returns the text.
pub fn written(mapping: &mut Mapping, choice: Choice) -> String {
    let whole = choice.whole();
    if resolved(mapping, &whole).is_none_or(|found| found.code != choice.code) {
        mapping.answers.insert(whole.clone(), choice.code);
    }
    whole
}
