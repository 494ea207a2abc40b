//! A loaded store: its current dataset with the look-ups that screens need in every frame.

use super::coverage::Covered;
use super::families::Families;
use super::places::Places;
use crate::analysis::consistency;
use crate::analysis::scorecard::{self, ScorecardRow};
use crate::frame::Cube;
use crate::model::catalogue::Catalogue;
use crate::model::id::IndicatorId;
use crate::model::indicator::Indicator;
use crate::model::message::Message;
use crate::model::municipality::AreaCode;
use crate::model::place::{IndicatorPlace, SeriesPlace};
use crate::model::ruler::Ruler;
use crate::model::target::Revision;
use crate::model::theme::Theme;
use crate::model::vintage::Vintage;
use crate::text::passing::{Passing, area_key, indicator_key};
use crate::text::search::{Query, Searchable};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;

/// The current dataset of an open store.
#[derive(Debug)]
pub struct Loaded {
    /// The data with its look-ups.
    pub index: Cube,
    /// Where the store lies.
    pub path: PathBuf,
    /// Whether nothing can be stored (a folder without write permission, for example).
    pub read_only: bool,
    /// All vintages in the store.
    pub vintages: Vec<Vintage>,
    /// Families of the indicators.
    pub families: Families,
    /// Who has values of each indicator.
    pub covered: Covered,
    /// The search for places, and the ready sets.
    pub places: Places,
    /// What is searched of each indicator, in the dataset's order.
    search_keys: Vec<Searchable>,
    /// What is searched of each area.
    area_keys: BTreeMap<AreaCode, Searchable>,
    /// The final targets with everything that no ruler changes, once somebody asks.
    judged: OnceLock<Vec<ScorecardRow>>,
    /// How many printed figures disagree with what follows from the printed values, once somebody asks.
    disagreeing: OnceLock<usize>,
}

impl Loaded {
    /// Builds the look-ups of a cube.
    ///
    /// # Errors
    /// `error-analysis` where its columns cannot be grouped.
    pub fn new(index: Cube, path: PathBuf, read_only: bool, vintages: Vec<Vintage>) -> Result<Self, Message> {
        let data = index.data();
        let areas = data.municipalities.iter().rev();
        let area_keys = areas.map(|area| (area.municipality_code, area_key(area))).collect();
        let search_keys = data.indicators.iter().map(indicator_key).collect();
        let families = Families::new(data);
        let covered = Covered::new(&index)?;
        let places = Places::new(&index, &covered);
        let (judged, disagreeing) = (OnceLock::new(), OnceLock::new());
        Ok(Self {
            index,
            path,
            read_only,
            vintages,
            families,
            covered,
            places,
            search_keys,
            area_keys,
            judged,
            disagreeing,
        })
    }

    /// The data.
    #[must_use]
    pub fn data(&self) -> &Catalogue {
        self.index.data()
    }

    /// How many printed figures disagree with what follows from the printed values.
    #[must_use]
    pub fn disagreeing(&self) -> usize {
        *self.disagreeing.get_or_init(|| consistency::check(&self.index).disagreements.len())
    }

    /// Every final target judged under a ruler. What no ruler changes is computed once for the data.
    ///
    /// # Errors
    /// `error-analysis` where the actuals cannot be selected.
    pub fn judged(&self, ruler: &Ruler) -> Result<Vec<ScorecardRow>, Message> {
        if let Some(rows) = self.judged.get() {
            return Ok(scorecard::under(rows, ruler));
        }
        let rows = scorecard::scorecard(&self.index, Revision::Final, ruler)
            .map_err(|cause| Message::new("error-analysis").text("cause", cause))?;
        Ok(self.judged.get_or_init(|| rows).clone())
    }

    /// Whether the series at a place passes a filter.
    #[must_use]
    pub fn passes(&self, place: SeriesPlace, filter: &Passing) -> bool {
        let Some(series) = self.index.series(place) else { return false };
        let nothing = Searchable::default();
        let indicator = self.search_keys.get(self.index.position_of(place).index()).unwrap_or(&nothing);
        filter.passes_with(series, [indicator, self.area_keys.get(&series.area).unwrap_or(&nothing)])
    }

    /// Whether the series at a place contains the words searched for, in label, project, policy, goal or city.
    #[must_use]
    pub fn matches(&self, place: SeriesPlace, words: &Query) -> bool {
        let Some(series) = self.index.series(place) else { return false };
        self.matches_in(self.index.position_of(place), series.area, words)
    }

    fn matches_in(&self, indicator: IndicatorPlace, area: AreaCode, words: &Query) -> bool {
        if words.is_empty() {
            return true;
        }
        let Some(key) = self.search_keys.get(indicator.index()) else { return false };
        match self.area_keys.get(&area) {
            Some(names) => words.matches_together(&[key, names]),
            None => words.matches(key),
        }
    }

    /// Whether an indicator is found by words, wherever it has values; the name of an area finds what only it has.
    #[must_use]
    pub fn is_found(&self, position: IndicatorPlace, words: &Query) -> bool {
        let only = || self.covered.of(position).only.is_some_and(|area| self.matches_in(position, area, words));
        words.is_empty() || self.search_keys.get(position.index()).is_some_and(|key| words.matches(key)) || only()
    }

    /// Place in the dataset of an indicator.
    #[must_use]
    pub fn position(&self, id: &IndicatorId) -> Option<IndicatorPlace> {
        self.index.position(id.as_str())
    }

    /// The indicators that can be picked, as places in the dataset: with at least one number in a picked area,
    /// of the picked themes, matching the search; repeats are left out, because their originals are there.
    #[must_use]
    pub fn pick_list(&self, areas: &[AreaCode], themes: &[Theme], search: &str) -> Vec<IndicatorPlace> {
        let picked: BTreeSet<AreaCode> = areas.iter().copied().collect();
        let search = Query::new(search);
        let fits = |position: IndicatorPlace, indicator: &Indicator| {
            let series = self.index.series_at(position);
            let matches = |area| self.matches_in(position, area, &search);
            // The shorter of the two lists is walked: one national indicator has 1,741 areas.
            if series.len() <= picked.len() {
                let shown = |place: SeriesPlace| {
                    let area = self.index.series(place).map(|series| series.area);
                    self.covered.has(place) && area.is_some_and(|area| picked.contains(&area) && matches(area))
                };
                series.into_iter().any(shown)
            } else {
                let has =
                    |area| self.index.place_in(&indicator.indicator_id, area).is_some_and(|p| self.covered.has(p));
                picked.iter().any(|area| has(*area) && matches(*area))
            }
        };
        let indicators = self.data().placed_indicators();
        indicators
            .filter(|(_, i)| i.repeat_of.is_none() && (themes.is_empty() || themes.contains(&i.theme)))
            .filter(|(position, indicator)| fits(*position, indicator))
            .map(|(position, _)| position)
            .collect()
    }
}
