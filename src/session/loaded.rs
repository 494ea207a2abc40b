//! A loaded store: its current dataset with the look-ups that screens need in every frame.

use crate::model::dataset::Dataset;
use crate::model::indexed::IndexedDataset;
use crate::model::municipality::AreaCode;
use crate::model::theme::Theme;
use crate::model::vintage::Vintage;
use crate::text::passing::{Passing, area_key, indicator_key};
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
    /// What is searched of each indicator, in the dataset's order.
    search_keys: Vec<Searchable>,
    /// What is searched of each area.
    area_keys: BTreeMap<AreaCode, Searchable>,
}

impl Loaded {
    /// Builds the look-ups of a dataset.
    #[must_use]
    pub fn new(data: Dataset, path: PathBuf, read_only: bool, vintages: Vec<Vintage>) -> Self {
        let areas = data.municipalities.iter().rev();
        let area_keys = areas.map(|area| (area.municipality_code, area_key(area))).collect();
        let search_keys = data.indicators.iter().map(indicator_key).collect();
        Self { index: IndexedDataset::new(data), path, read_only, vintages, search_keys, area_keys }
    }

    /// The data.
    #[must_use]
    pub const fn data(&self) -> &Dataset {
        self.index.data()
    }

    /// Whether the series at a place passes a filter.
    #[must_use]
    pub fn passes(&self, place: usize, filter: &Passing) -> bool {
        let Some(series) = self.index.series(place) else { return false };
        let nothing = Searchable::default();
        let indicator = self.search_keys.get(self.index.position_of(place)).unwrap_or(&nothing);
        filter.passes_with(series, [indicator, self.area_keys.get(&series.area).unwrap_or(&nothing)])
    }

    /// Whether the series at a place contains the words searched for, in label, project, policy, goal or city.
    #[must_use]
    pub fn matches(&self, place: usize, words: &Query) -> bool {
        let Some(series) = self.index.series(place) else { return false };
        self.matches_in(self.index.position_of(place), series.area, words)
    }

    fn matches_in(&self, indicator: usize, area: AreaCode, words: &Query) -> bool {
        if words.is_empty() {
            return true;
        }
        let Some(key) = self.search_keys.get(indicator) else { return false };
        match self.area_keys.get(&area) {
            Some(names) => words.matches_together(&[key, names]),
            None => words.matches(key),
        }
    }

    /// The indicators that can be picked, as positions in the dataset: with at least one number in a picked area,
    /// of the picked themes, matching the search; repeats are left out, because their originals are there.
    #[must_use]
    pub fn pick_list(&self, areas: &[AreaCode], themes: &[Theme], search: &str) -> Vec<usize> {
        let areas: BTreeSet<AreaCode> = areas.iter().copied().collect();
        let search = Query::new(search);
        let has_number = |p: usize| {
            self.index.observations_of(p).any(|o| o.value.is_some()) || self.index.targets_of(p).next().is_some()
        };
        let fits = |position: usize| {
            let shown = |p: &usize| {
                let series = self.index.series(*p);
                series.is_some_and(|s| areas.contains(&s.area) && self.matches_in(position, s.area, &search))
            };
            self.index.series_at(position).filter(shown).any(has_number)
        };
        let indicators = self.data().indicators.iter().enumerate();
        indicators
            .filter(|(_, i)| i.repeat_of.is_none() && (themes.is_empty() || themes.contains(&i.theme)))
            .filter(|(position, _)| fits(*position))
            .map(|(position, _)| position)
            .collect()
    }
}
