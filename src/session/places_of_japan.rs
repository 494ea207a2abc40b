//! Municipalities of the whole country, for a city that the store does not have yet.

use super::Session;
use crate::import::municipality::list::{Area, AreaList};
use crate::model::municipality::{AreaKind, Municipality};
use crate::text::search::{Query, Searchable, normalise};

/// Most municipalities that are offered; who looks for others types more.
const MOST: usize = 6;

impl Session {
    /// Municipalities of the national list that fit what was typed, whole names first.
    #[must_use]
    pub fn national(&self, words: &str) -> Vec<Municipality> {
        let wanted = normalise(words);
        if wanted.is_empty() {
            return Vec::new();
        }
        let query = Query::new(words);
        let all = AreaList::national().areas().iter().map(Area::municipality);
        let mut found: Vec<(u8, Municipality)> = all
            .filter(|area| area.kind == AreaKind::Municipality)
            .filter(|area| {
                let code = area.municipality_code.to_string();
                let whole = format!("{}{}", area.prefecture, area.name);
                query.matches(&Searchable::new(&[&whole, &area.kana, &area.name_en, &code]))
            })
            .map(|area| {
                let names = [&area.name, &area.kana, &area.name_en].map(|name| normalise(name));
                let is_whole = names.contains(&wanted);
                let begins = names.iter().any(|name| name.starts_with(&wanted));
                (if is_whole { 0 } else { 2 - u8::from(begins) }, area)
            })
            .collect();
        found.sort_by_key(|(rank, area)| (*rank, area.municipality_code));
        found.into_iter().take(MOST).map(|(_, area)| area).collect()
    }
}
