//! Who has values of an indicator and from when to when: counted once for a dataset, shown in every list.

use crate::analysis::coverage::{self, Extent};
use crate::frame::Cube;
use crate::model::catalogue::Catalogue;
use crate::model::message::Message;
use crate::model::municipality::{AreaCode, AreaKind};
use crate::model::place::{IndicatorPlace, SeriesPlace};
use std::collections::{BTreeMap, BTreeSet};

/// The areas and years of one indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Areas with at least one number or a target.
    pub areas: usize,
    /// Municipalities among them.
    pub cities: usize,
    /// Whether there are municipalities among them that are no 市: towns, villages, wards.
    pub towns: bool,
    /// The area, where it is only one.
    pub only: Option<AreaCode>,
    /// First and last Western year with a number, of whatever role.
    pub years: Option<(u16, u16)>,
}

/// The coverage of all indicators of a dataset.
#[derive(Debug, Default)]
pub struct Covered {
    /// By place of the indicator.
    of: Vec<Coverage>,
    /// By place of the series: whether it has a number or a target.
    series: Vec<bool>,
}

impl Covered {
    /// Counts.
    ///
    /// # Errors
    /// `error-analysis` where the columns cannot be grouped.
    pub fn new(index: &Cube) -> Result<Self, Message> {
        let data = index.data();
        let towns: BTreeSet<AreaCode> = towns(data).collect();
        let kinds: BTreeMap<AreaCode, AreaKind> =
            data.municipalities.iter().rev().map(|m| (m.municipality_code, m.kind)).collect();
        let extents = coverage::extents(index).map_err(|cause| Message::new("error-analysis").text("cause", cause))?;
        let mut found = Self { of: Vec::with_capacity(data.indicators.len()), series: vec![false; index.count()] };
        for (position, _) in data.placed_indicators() {
            let (mut coverage, mut all) = (Coverage::default(), Extent::default());
            for place in index.series_at(position) {
                let extent = extents.get(place.index()).copied().unwrap_or_default();
                all = all.and(extent);
                let Some(series) = index.series(place) else { continue };
                if extent.values == 0 && index.targets_of(place).next().is_none() {
                    continue;
                }
                if let Some(known) = found.series.get_mut(place.index()) {
                    *known = true;
                }
                coverage.only = (coverage.areas == 0).then_some(series.area);
                coverage.areas += 1;
                // An area that the data do not name is a municipality that is drawn like any other.
                if kinds.get(&series.area).is_none_or(|kind| *kind == AreaKind::Municipality) {
                    coverage.cities += 1;
                    coverage.towns |= towns.contains(&series.area);
                }
            }
            coverage.years = all.years;
            found.of.push(coverage);
        }
        Ok(found)
    }

    /// The coverage of the indicator at a place.
    #[must_use]
    pub fn of(&self, position: IndicatorPlace) -> Coverage {
        self.of.get(position.index()).copied().unwrap_or_default()
    }

    /// Whether the series at a place has a number or a target.
    #[must_use]
    pub fn has(&self, place: SeriesPlace) -> bool {
        self.series.get(place.index()).copied().unwrap_or_default()
    }
}

/// Municipalities whose name does not end in 市.
fn towns(data: &Catalogue) -> impl Iterator<Item = AreaCode> {
    let towns = data.municipalities.iter().filter(|m| m.kind == AreaKind::Municipality && !m.name.ends_with('市'));
    towns.map(|m| m.municipality_code)
}
