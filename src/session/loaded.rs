//! A loaded store: its current dataset with the look-ups that screens need in every frame.

use crate::model::dataset::Dataset;
use crate::model::indexed::IndexedDataset;
use crate::model::indicator::Indicator;
use crate::model::municipality::{AreaCode, Municipality};
use crate::model::theme::Theme;
use crate::model::vintage::Vintage;
use crate::text::search::{Query, Searchable};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The current dataset of an open store.
#[derive(Debug)]
pub struct Loaded {
    /// The data with its look-ups.
    pub index: IndexedDataset,
    /// Where the store lies.
    pub path: PathBuf,
    /// Whether nothing can be stored (a folder without write permission, for example).
    pub read_only: bool,
    /// All vintages in the store.
    pub vintages: Vec<Vintage>,
    search_keys: Vec<Searchable>,
}

impl Loaded {
    /// Builds the look-ups of a dataset.
    #[must_use]
    pub fn new(data: Dataset, path: PathBuf, read_only: bool, vintages: Vec<Vintage>) -> Self {
        let areas: BTreeMap<AreaCode, &Municipality> =
            data.municipalities.iter().rev().map(|area| (area.municipality_code, area)).collect();
        let area_of = |i: &Indicator| areas.get(&i.municipality_code).copied();
        let search_keys = data.indicators.iter().map(|i| search_key(area_of(i), i)).collect();
        Self { index: IndexedDataset::new(data), path, read_only, vintages, search_keys }
    }

    /// The data.
    #[must_use]
    pub const fn data(&self) -> &Dataset {
        self.index.data()
    }

    /// Whether the indicator at a place contains the words searched for, in label, project, policy, goal or city.
    #[must_use]
    pub fn matches(&self, place: usize, words: &Query) -> bool {
        self.search_keys.get(place).is_some_and(|key| words.matches(key))
    }

    /// The indicators that can be picked: of the picked areas and themes, with at least one number,
    /// matching the search; repeats are left out, because their originals are there.
    #[must_use]
    pub fn pick_list(&self, areas: &[AreaCode], themes: &[Theme], search: &str) -> Vec<usize> {
        let areas: BTreeSet<AreaCode> = areas.iter().copied().collect();
        let search = Query::new(search);
        let has_number = |p: usize| {
            self.index.observations_of(p).any(|o| o.value.is_some()) || self.index.targets_of(p).next().is_some()
        };
        self.data()
            .indicators
            .iter()
            .enumerate()
            .filter(|(_, i)| i.repeat_of.is_none() && areas.contains(&i.municipality_code))
            .filter(|(_, i)| themes.is_empty() || themes.contains(&i.theme))
            .filter(|(p, _)| has_number(*p))
            .filter(|(p, _)| self.matches(*p, &search))
            .map(|(p, _)| p)
            .collect()
    }
}

/// What a search looks through: label, project, policy, goal, area with its reading, identifier.
pub(super) fn search_key(area: Option<&Municipality>, indicator: &Indicator) -> Searchable {
    let (name, kana, name_en) = area.map_or(("", "", ""), |a| (&a.name, &a.kana, &a.name_en));
    let i = indicator;
    let fields = [&i.label, &i.project, &i.policy, &i.goal, &i.department].map(String::as_str);
    Searchable::new(&[&fields[..], &[name, kana, name_en, i.indicator_id.as_str()]].concat())
}
