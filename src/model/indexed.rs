//! A dataset together with its look-ups, built once and read everywhere.

use super::dataset::Dataset;
use super::id::{IndicatorId, ObservationId, SeriesId};
use super::indicator::Indicator;
use super::municipality::AreaCode;
use super::observation::Observation;
use super::target::Target;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, Range};

/// A dataset whose rows can be found by identifier or by what they belong to, in logarithmic time.
///
/// Series are referred to by their *place*: their position in the list of all series, which stands in the order of
/// the dataset's indicators and, within an indicator, of its areas. Observations and targets are referred to by their
/// position in the dataset's own lists.
#[derive(Debug, Default)]
pub struct IndexedDataset {
    data: Dataset,
    /// Positions of the indicators in the dataset.
    indicators: BTreeMap<String, usize>,
    /// What former identifiers stand for.
    aliases: BTreeMap<String, SeriesId>,
    /// The area of each plan.
    plans: BTreeMap<String, AreaCode>,
    /// Position of the indicator, and the area, of each series.
    series: Vec<(usize, AreaCode)>,
    /// Place of the first series of each indicator; one more entry closes the last.
    first_series: Vec<usize>,
    /// Positions of the observations in the order of their identifiers.
    by_id: Vec<u32>,
    observations_of: Vec<Vec<usize>>,
    targets_of: BTreeMap<usize, Vec<usize>>,
    series_in: BTreeMap<AreaCode, Vec<usize>>,
}

/// One indicator in one area; it reads like its indicator.
#[derive(Debug, Clone, Copy)]
pub struct Series<'a> {
    /// Its place in the index.
    pub place: usize,
    /// What is measured.
    pub indicator: &'a Indicator,
    /// Where.
    pub area: AreaCode,
}

impl Series<'_> {
    /// What the series is known by.
    #[must_use]
    pub fn id(&self) -> SeriesId {
        SeriesId { indicator: self.indicator.indicator_id.clone(), area: self.area }
    }
}

impl Deref for Series<'_> {
    type Target = Indicator;

    fn deref(&self) -> &Indicator {
        self.indicator
    }
}

impl IndexedDataset {
    /// Builds the look-ups. Of rows with the same identifier the first is found.
    #[must_use]
    pub fn new(data: Dataset) -> Self {
        let mut index = Self::default();
        for (at, indicator) in data.indicators.iter().enumerate() {
            index.indicators.entry(indicator.indicator_id.0.clone()).or_insert(at);
        }
        for alias in &data.aliases {
            let series = SeriesId { indicator: alias.indicator_id.clone(), area: alias.municipality_code };
            index.aliases.entry(alias.alias.0.clone()).or_insert(series);
        }
        for plan in &data.plans {
            index.plans.entry(plan.plan_id.0.clone()).or_insert(plan.municipality_code);
        }
        index.find_series(&data);
        index.observations_of = vec![Vec::new(); index.series.len()];
        // Neighbours are mostly of one series, which is then looked up once.
        let mut last: Option<(&IndicatorId, AreaCode, Option<usize>)> = None;
        for (at, observation) in data.observations.iter().enumerate() {
            let (id, area) = (&observation.indicator_id, observation.municipality_code);
            let series = match last {
                Some((known, of, series)) if known == id && of == area => series,
                _ => index.place_of(id, area),
            };
            last = Some((id, area, series));
            if let Some(places) = series.and_then(|place| index.observations_of.get_mut(place)) {
                places.push(at);
            }
        }
        index.by_id = (0..).take(data.observations.len()).collect();
        // Stable, so that of rows with the same identifier the first is found.
        index.by_id.sort_by(|a, b| id_of(&data, *a).cmp(&id_of(&data, *b)));
        for (at, target) in data.targets.iter().enumerate() {
            if let Some(place) = index.place_of_target(target) {
                index.targets_of.entry(place).or_default().push(at);
            }
        }
        index.data = data;
        index
    }

    /// Lists every pair of indicator and area that has a value, a target, or the indicator's own word for it.
    fn find_series(&mut self, data: &Dataset) {
        let mut areas: Vec<BTreeSet<AreaCode>> =
            data.indicators.iter().map(|indicator| indicator.municipality_code.into_iter().collect()).collect();
        let mut last: Option<(&IndicatorId, AreaCode)> = None;
        for observation in &data.observations {
            let key = (&observation.indicator_id, observation.municipality_code);
            if last != Some(key) {
                last = Some(key);
                if let Some(known) = self.indicators.get(key.0.as_str()).and_then(|at| areas.get_mut(*at)) {
                    known.insert(key.1);
                }
            }
        }
        for target in &data.targets {
            let area = self.plans.get(target.plan_id.as_str());
            let known = self.indicators.get(target.indicator_id.as_str()).and_then(|at| areas.get_mut(*at));
            if let (Some(area), Some(known)) = (area, known) {
                known.insert(*area);
            }
        }
        for (at, areas) in areas.into_iter().enumerate() {
            self.first_series.push(self.series.len());
            for area in areas {
                self.series_in.entry(area).or_default().push(self.series.len());
                self.series.push((at, area));
            }
        }
        self.first_series.push(self.series.len());
    }

    /// The place of the series that a target aims at: its indicator in the area of its plan.
    #[must_use]
    pub fn place_of_target(&self, target: &Target) -> Option<usize> {
        let of_plan =
            self.plans.get(target.plan_id.as_str()).and_then(|area| self.place_of(&target.indicator_id, *area));
        // A target whose plan is not in the dataset still has its place where its indicator has one area only.
        of_plan.or_else(|| self.only(&target.indicator_id))
    }

    fn place_of(&self, id: &IndicatorId, area: AreaCode) -> Option<usize> {
        let range = self.series_of(id);
        let areas = self.series.get(range.clone())?;
        areas.binary_search_by_key(&area, |(_, area)| *area).ok().map(|at| range.start + at)
    }

    /// The dataset itself.
    #[must_use]
    pub const fn data(&self) -> &Dataset {
        &self.data
    }

    /// Number of series.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.series.len()
    }

    /// The place of an indicator in an area.
    #[must_use]
    pub fn place(&self, id: &SeriesId) -> Option<usize> {
        self.place_of(&id.indicator, id.area)
    }

    /// The place of an indicator in an area, from its parts.
    #[must_use]
    pub fn place_in(&self, id: &IndicatorId, area: AreaCode) -> Option<usize> {
        self.place_of(id, area)
    }

    /// The place of the series that an identifier names by itself: the only one of its indicator, or what a former
    /// identifier stands for; `None` where there are several or none.
    #[must_use]
    pub fn only(&self, id: &IndicatorId) -> Option<usize> {
        if let Some(series) = self.aliases.get(id.as_str()).filter(|_| !self.knows(id)) {
            return self.place_of(&series.indicator, series.area);
        }
        let range = self.series_of(id);
        (range.len() == 1).then_some(range.start)
    }

    /// The places of all series of an indicator, in the order of their area codes.
    #[must_use]
    pub fn series_of(&self, id: &IndicatorId) -> Range<usize> {
        self.indicators.get(id.as_str()).map_or(0..0, |at| self.series_at(*at))
    }

    /// The places of all series of the indicator at a position of the dataset.
    #[must_use]
    pub fn series_at(&self, indicator: usize) -> Range<usize> {
        match (self.first_series.get(indicator), self.first_series.get(indicator + 1)) {
            (Some(first), Some(next)) => *first..*next,
            _ => 0..0,
        }
    }

    /// Whether the dataset has an indicator.
    #[must_use]
    pub fn knows(&self, id: &IndicatorId) -> bool {
        self.indicators.contains_key(id.as_str())
    }

    /// The identifier that an indicator has now: its own, or that of the one it became part of.
    #[must_use]
    pub fn resolve(&self, id: &IndicatorId) -> Option<IndicatorId> {
        if self.knows(id) {
            return Some(id.clone());
        }
        self.aliases.get(id.as_str()).map(|series| series.indicator.clone()).filter(|now| self.knows(now))
    }

    /// The indicator with this identifier.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.data.indicators.get(*self.indicators.get(id.as_str())?)
    }

    /// The series at a place.
    #[must_use]
    pub fn series(&self, place: usize) -> Option<Series<'_>> {
        let (at, area) = *self.series.get(place)?;
        Some(Series { place, indicator: self.data.indicators.get(at)?, area })
    }

    /// The position in the dataset of the indicator of a series; the number of indicators for a place that has none.
    #[must_use]
    pub fn position_of(&self, place: usize) -> usize {
        self.series.get(place).map_or(self.data.indicators.len(), |(at, _)| *at)
    }

    /// All series in the order of their places.
    pub fn all_series(&self) -> impl Iterator<Item = Series<'_>> {
        (0..self.series.len()).filter_map(|place| self.series(place))
    }

    /// The places of the series of an area, in the dataset's order.
    #[must_use]
    pub fn series_in(&self, area: AreaCode) -> &[usize] {
        self.series_in.get(&area).map(Vec::as_slice).unwrap_or_default()
    }

    /// The observation with this identifier, with its position.
    #[must_use]
    pub fn observation(&self, id: &ObservationId) -> Option<(usize, &Observation)> {
        let at = self.by_id.partition_point(|place| id_of(&self.data, *place) < Some(id));
        let place = self.by_id.get(at).filter(|place| id_of(&self.data, **place) == Some(id)).map(|p| *p as usize)?;
        self.data.observations.get(place).map(|observation| (place, observation))
    }

    /// The observations of the series at a place, in the dataset's order.
    pub fn observations_of(&self, series: usize) -> impl Iterator<Item = &Observation> {
        self.places_of(series).iter().filter_map(|p| self.data.observations.get(*p))
    }

    /// The positions of these observations.
    #[must_use]
    pub fn places_of(&self, series: usize) -> &[usize] {
        self.observations_of.get(series).map(Vec::as_slice).unwrap_or_default()
    }

    /// The targets of the series at a place in all revisions, in the dataset's order.
    pub fn targets_of(&self, series: usize) -> impl Iterator<Item = &Target> {
        let places = self.targets_of.get(&series).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|p| self.data.targets.get(*p))
    }

    /// The place of the series of an observation.
    #[must_use]
    pub fn place_of_observation(&self, observation: &Observation) -> Option<usize> {
        self.place_of(&observation.indicator_id, observation.municipality_code)
    }
}

fn id_of(data: &Dataset, place: u32) -> Option<&ObservationId> {
    data.observations.get(place as usize).map(|observation| &observation.observation_id)
}
