//! A dataset together with its look-ups, built once and read everywhere.

use super::dataset::Dataset;
use super::id::{IndicatorId, ObservationId};
use super::indicator::Indicator;
use super::municipality::AreaCode;
use super::observation::Observation;
use super::target::Target;
use std::collections::BTreeMap;

/// A dataset whose rows can be found by identifier or by what they belong to, in logarithmic time.
///
/// Rows are referred to by their *place*: their position in the dataset's own lists.
#[derive(Debug, Default)]
pub struct IndexedDataset {
    data: Dataset,
    indicators: BTreeMap<String, usize>,
    /// Places of the observations in the order of their identifiers.
    by_id: Vec<u32>,
    observations_of: Vec<Vec<usize>>,
    targets_of: BTreeMap<usize, Vec<usize>>,
    indicators_of: BTreeMap<AreaCode, Vec<usize>>,
}

impl IndexedDataset {
    /// Builds the look-ups. Of rows with the same identifier the first is found.
    #[must_use]
    pub fn new(data: Dataset) -> Self {
        let mut index = Self::default();
        for (place, indicator) in data.indicators.iter().enumerate() {
            index.indicators.entry(indicator.indicator_id.0.clone()).or_insert(place);
            index.indicators_of.entry(indicator.municipality_code).or_default().push(place);
        }
        index.observations_of = vec![Vec::new(); data.indicators.len()];
        // Neighbours are mostly of one indicator, which is then looked up once.
        let mut last: Option<(&IndicatorId, Option<usize>)> = None;
        for (place, observation) in data.observations.iter().enumerate() {
            let id = &observation.indicator_id;
            let indicator = match last {
                Some((known, indicator)) if known == id => indicator,
                _ => index.indicators.get(id.as_str()).copied(),
            };
            last = Some((id, indicator));
            if let Some(places) = indicator.and_then(|i| index.observations_of.get_mut(i)) {
                places.push(place);
            }
        }
        index.by_id = (0..).take(data.observations.len()).collect();
        // Stable, so that of rows with the same identifier the first is found.
        index.by_id.sort_by(|a, b| id_of(&data, *a).cmp(&id_of(&data, *b)));
        for (place, target) in data.targets.iter().enumerate() {
            if let Some(indicator) = index.indicators.get(target.indicator_id.as_str()) {
                index.targets_of.entry(*indicator).or_default().push(place);
            }
        }
        index.data = data;
        index
    }

    /// The dataset itself.
    #[must_use]
    pub const fn data(&self) -> &Dataset {
        &self.data
    }

    /// Place of an indicator.
    #[must_use]
    pub fn place(&self, id: &IndicatorId) -> Option<usize> {
        self.indicators.get(id.as_str()).copied()
    }

    /// The indicator at a place.
    #[must_use]
    pub fn indicator(&self, place: usize) -> Option<&Indicator> {
        self.data.indicators.get(place)
    }

    /// The places of the indicators of an area, in the dataset's order.
    #[must_use]
    pub fn indicators_of(&self, area: AreaCode) -> &[usize] {
        self.indicators_of.get(&area).map(Vec::as_slice).unwrap_or_default()
    }

    /// The observation with this identifier, with its place.
    #[must_use]
    pub fn observation(&self, id: &ObservationId) -> Option<(usize, &Observation)> {
        let at = self.by_id.partition_point(|place| id_of(&self.data, *place) < Some(id));
        let place = self.by_id.get(at).filter(|place| id_of(&self.data, **place) == Some(id)).map(|p| *p as usize)?;
        self.data.observations.get(place).map(|observation| (place, observation))
    }

    /// The observations of the indicator at a place, in the dataset's order.
    pub fn observations_of(&self, indicator: usize) -> impl Iterator<Item = &Observation> {
        self.places_of(indicator).iter().filter_map(|p| self.data.observations.get(*p))
    }

    /// The places of these observations.
    #[must_use]
    pub fn places_of(&self, indicator: usize) -> &[usize] {
        self.observations_of.get(indicator).map(Vec::as_slice).unwrap_or_default()
    }

    /// The targets of the indicator at a place in all revisions, in the dataset's order.
    pub fn targets_of(&self, indicator: usize) -> impl Iterator<Item = &Target> {
        let places = self.targets_of.get(&indicator).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|p| self.data.targets.get(*p))
    }
}

fn id_of(data: &Dataset, place: u32) -> Option<&ObservationId> {
    data.observations.get(place as usize).map(|observation| &observation.observation_id)
}
