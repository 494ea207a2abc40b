//! The list of indicators as it is shown: families under their themes, and what is left out of it.

use super::coverage::Coverage;
use super::loaded::Loaded;
use crate::model::id::IndicatorId;
use crate::model::place::IndicatorPlace;
use crate::model::theme::Theme;
use crate::text::search::Query;
use std::collections::{BTreeMap, BTreeSet};

/// One entry: a family, or an indicator that has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Number of the family.
    pub family: usize,
    /// Its members that fit what is asked for, as places of indicators; a click picks the first.
    pub members: Vec<IndicatorPlace>,
}

/// Entries of one theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The theme.
    pub theme: Theme,
    /// Its entries, in the data's order.
    pub entries: Vec<Entry>,
}

/// The whole list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// Entries by theme.
    pub groups: Vec<Group>,
    /// Number of entries, picked ones included, which stand above the list.
    pub count: usize,
    /// Entries that are left out because fewer than two cities have values.
    pub hidden: usize,
    /// Entries of which only cities have values that are not picked; listed or not.
    pub elsewhere: usize,
}

/// What the list is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Places of the indicators that the picked areas, themes and words leave.
    pub list: &'a [IndicatorPlace],
    /// Picked themes; empty means all.
    pub themes: &'a [Theme],
    /// Words searched for.
    pub search: &'a str,
    /// Whether two cities must have values.
    pub several: bool,
    /// Whether entries are listed of which no picked area has values.
    pub elsewhere: bool,
    /// Picked indicators: their families stand above the list, whatever is filtered.
    pub picked: &'a [IndicatorId],
}

/// Fewest cities that can be compared.
const SEVERAL: usize = 2;

impl Listing {
    /// Makes the list.
    #[must_use]
    pub fn new(loaded: &Loaded, wanted: &Wanted<'_>) -> Self {
        let families = &loaded.families;
        let mut entries: BTreeMap<usize, Vec<IndicatorPlace>> = BTreeMap::new();
        for position in wanted.list {
            if let Some(family) = families.of(*position) {
                entries.entry(family).or_default().push(*position);
            }
        }
        let mut found = Self::default();
        let cities = |members: &[IndicatorPlace]| {
            members.iter().map(|at| loaded.covered.of(*at).cities).max().unwrap_or_default()
        };
        for (family, members) in elsewhere(loaded, wanted, &entries) {
            found.elsewhere += usize::from(!wanted.several || cities(&members) >= SEVERAL);
            if wanted.elsewhere {
                entries.insert(family, members);
            }
        }
        let picked: BTreeSet<usize> = wanted
            .picked
            .iter()
            .filter_map(|id| loaded.position(id))
            .filter_map(|position| families.of(position))
            .collect();
        let mut groups: BTreeMap<Theme, Vec<Entry>> = BTreeMap::new();
        for (family, mut members) in entries {
            if picked.contains(&family) {
                found.count += 1;
                continue;
            }
            if wanted.several && cities(&members) < SEVERAL {
                found.hidden += 1;
                continue;
            }
            let order = families.members(family);
            members.sort_by_key(|member| order.iter().position(|at| at == member));
            let theme = members.first().and_then(|at| loaded.data().indicator_at(*at)).map(|i| i.theme);
            if let Some(theme) = theme {
                groups.entry(theme).or_default().push(Entry { family, members });
                found.count += 1;
            }
        }
        found.groups = groups.into_iter().map(|(theme, entries)| Group { theme, entries }).collect();
        found
    }

    /// All entries, in the order of the list.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.groups.iter().flat_map(|group| &group.entries)
    }
}

/// Families of which only areas have values that are not picked, with the members that fit.
fn elsewhere(
    loaded: &Loaded,
    wanted: &Wanted<'_>,
    here: &BTreeMap<usize, Vec<IndicatorPlace>>,
) -> BTreeMap<usize, Vec<IndicatorPlace>> {
    let query = Query::new(wanted.search);
    let mut found: BTreeMap<usize, Vec<IndicatorPlace>> = BTreeMap::new();
    for (position, indicator) in loaded.data().placed_indicators() {
        let Some(family) = loaded.families.of(position).filter(|family| !here.contains_key(family)) else { continue };
        let Coverage { areas, .. } = loaded.covered.of(position);
        let of_theme = wanted.themes.is_empty() || wanted.themes.contains(&indicator.theme);
        if areas > 0 && of_theme && indicator.repeat_of.is_none() && loaded.is_found(position, &query) {
            found.entry(family).or_default().push(position);
        }
    }
    found
}
