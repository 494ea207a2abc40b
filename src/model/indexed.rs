//! A catalogue together with its look-ups, built once and read everywhere.

use super::catalogue::Catalogue;
use super::dataset::Dataset;
use super::id::{IndicatorId, SeriesId};
use super::indicator::Indicator;
use super::municipality::AreaCode;
use super::place::{IndicatorPlace, Run, SeriesPlace};
use super::target::Target;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

/// A catalogue whose rows can be found by identifier or by what they belong to, in logarithmic time.
///
/// Series are referred to by their *place* ([`SeriesPlace`]): their position in the list of all series, which stands in
/// the order of the catalogue's indicators and, within an indicator, of its areas. Indicators are referred to by their
/// place in the catalogue's own list ([`IndicatorPlace`]), targets by their position in it.
#[derive(Debug, Default)]
pub struct Indexed {
    catalogue: Catalogue,
    /// Places of the indicators in the catalogue.
    indicators: BTreeMap<String, IndicatorPlace>,
    /// What former identifiers stand for.
    aliases: BTreeMap<String, SeriesId>,
    /// The area of each plan.
    plans: BTreeMap<String, AreaCode>,
    /// Place of the indicator, and the area, of each series.
    series: Vec<(IndicatorPlace, AreaCode)>,
    /// Place of the first series of each indicator; one more entry closes the last.
    first_series: Vec<SeriesPlace>,
    targets_of: BTreeMap<SeriesPlace, Vec<usize>>,
    series_in: BTreeMap<AreaCode, Vec<SeriesPlace>>,
}

/// One indicator in one area; it reads like its indicator.
#[derive(Debug, Clone, Copy)]
pub struct Series<'a> {
    /// Its place in the index.
    pub place: SeriesPlace,
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

impl Indexed {
    /// Builds the look-ups. Of rows with the same identifier the first is found.
    ///
    /// A series is every pair of indicator and area that has a value, a target, or the indicator's own word for it;
    /// `areas` gives the areas with values by place of the indicator, and may be shorter than the list of them.
    #[must_use]
    pub fn new(catalogue: Catalogue, areas: Vec<BTreeSet<AreaCode>>) -> Self {
        let mut index = Self::default();
        for (at, indicator) in catalogue.placed_indicators() {
            index.indicators.entry(indicator.indicator_id.0.clone()).or_insert(at);
        }
        for alias in &catalogue.aliases {
            let series = SeriesId { indicator: alias.indicator_id.clone(), area: alias.municipality_code };
            index.aliases.entry(alias.alias.0.clone()).or_insert(series);
        }
        for plan in &catalogue.plans {
            index.plans.entry(plan.plan_id.0.clone()).or_insert(plan.municipality_code);
        }
        index.find_series(&catalogue, areas);
        for (at, target) in catalogue.targets.iter().enumerate() {
            if let Some(place) = index.place_of_target(target) {
                index.targets_of.entry(place).or_default().push(at);
            }
        }
        index.catalogue = catalogue;
        index
    }

    /// The look-ups of a delivery, its catalogue copied.
    #[must_use]
    pub fn of(data: &Dataset) -> Self {
        let mut positions: BTreeMap<&IndicatorId, IndicatorPlace> = BTreeMap::new();
        for (at, indicator) in data.placed_indicators() {
            positions.entry(&indicator.indicator_id).or_insert(at);
        }
        let mut areas = vec![BTreeSet::new(); data.indicators.len()];
        let mut last: Option<(&IndicatorId, AreaCode)> = None;
        for observation in &data.observations {
            let key = (&observation.indicator_id, observation.municipality_code);
            if last.replace(key) != Some(key)
                && let Some(known) = positions.get(key.0).and_then(|at| areas.get_mut(at.index()))
            {
                known.insert(key.1);
            }
        }
        Self::new(data.catalogue.clone(), areas)
    }

    fn find_series(&mut self, catalogue: &Catalogue, mut areas: Vec<BTreeSet<AreaCode>>) {
        areas.resize_with(catalogue.indicators.len(), BTreeSet::new);
        for (indicator, known) in catalogue.indicators.iter().zip(&mut areas) {
            known.extend(indicator.municipality_code);
        }
        for target in &catalogue.targets {
            let area = self.plans.get(target.plan_id.as_str());
            let known = self.indicators.get(target.indicator_id.as_str()).and_then(|at| areas.get_mut(at.index()));
            if let (Some(area), Some(known)) = (area, known) {
                known.insert(*area);
            }
        }
        for ((at, _), areas) in catalogue.placed_indicators().zip(areas) {
            self.first_series.push(SeriesPlace::at(self.series.len()));
            for area in areas {
                self.series_in.entry(area).or_default().push(SeriesPlace::at(self.series.len()));
                self.series.push((at, area));
            }
        }
        self.first_series.push(SeriesPlace::at(self.series.len()));
    }

    /// The place of the series that a target aims at: its indicator in the area of its plan.
    #[must_use]
    pub fn place_of_target(&self, target: &Target) -> Option<SeriesPlace> {
        let of_plan =
            self.plans.get(target.plan_id.as_str()).and_then(|area| self.place_in(&target.indicator_id, *area));
        // A target whose plan is not in the catalogue still has its place where its indicator has one area only.
        of_plan.or_else(|| self.only(&target.indicator_id))
    }

    /// The catalogue itself.
    #[must_use]
    pub const fn data(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Number of series.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.series.len()
    }

    /// The place of the series of an indicator in an area.
    #[must_use]
    pub fn place(&self, id: &SeriesId) -> Option<SeriesPlace> {
        self.place_in(&id.indicator, id.area)
    }

    /// The place of the series of an indicator in an area, from its parts.
    #[must_use]
    pub fn place_in(&self, id: &IndicatorId, area: AreaCode) -> Option<SeriesPlace> {
        self.place_at(self.position(id.as_str())?, area)
    }

    /// The place of the series that an identifier names by itself: the only one of its indicator, or what a former
    /// identifier stands for; `None` where there are several or none.
    #[must_use]
    pub fn only(&self, id: &IndicatorId) -> Option<SeriesPlace> {
        if let Some(series) = self.aliases.get(id.as_str()).filter(|_| !self.knows(id)) {
            return self.place_in(&series.indicator, series.area);
        }
        self.series_of(id).only()
    }

    /// The places of all series of an indicator, in the order of their area codes.
    #[must_use]
    pub fn series_of(&self, id: &IndicatorId) -> Run<SeriesPlace> {
        self.indicators.get(id.as_str()).map(|at| self.series_at(*at)).unwrap_or_default()
    }

    /// The places of all series of the indicator at a place of the catalogue.
    #[must_use]
    pub fn series_at(&self, indicator: IndicatorPlace) -> Run<SeriesPlace> {
        match (self.first_series.get(indicator.index()), self.first_series.get(indicator.index() + 1)) {
            (Some(first), Some(next)) => Run::new(first.number()..next.number()),
            _ => Run::default(),
        }
    }

    /// Whether the catalogue has an indicator.
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
        self.catalogue.indicator_at(*self.indicators.get(id.as_str())?)
    }

    /// The series at a place.
    #[must_use]
    pub fn series(&self, place: SeriesPlace) -> Option<Series<'_>> {
        let (at, area) = *self.series.get(place.index())?;
        Some(Series { place, indicator: self.catalogue.indicator_at(at)?, area })
    }

    /// The place in the catalogue of the indicator of a series; the one behind the last for a series that there is not.
    #[must_use]
    pub fn position_of(&self, place: SeriesPlace) -> IndicatorPlace {
        let none = || IndicatorPlace::at(self.catalogue.indicators.len());
        self.series.get(place.index()).map_or_else(none, |(at, _)| *at)
    }

    /// The places of all series in their order.
    #[must_use]
    pub fn places(&self) -> Run<SeriesPlace> {
        Run::new(0..SeriesPlace::at(self.series.len()).number())
    }

    /// All series in the order of their places.
    pub fn all_series(&self) -> impl Iterator<Item = Series<'_>> {
        self.places().filter_map(|place| self.series(place))
    }

    /// The places of the series of an area, in the catalogue's order.
    #[must_use]
    pub fn series_in(&self, area: AreaCode) -> &[SeriesPlace] {
        self.series_in.get(&area).map(Vec::as_slice).unwrap_or_default()
    }

    /// The place of the series of an indicator, by its place in the catalogue, in an area.
    #[must_use]
    pub fn place_at(&self, indicator: IndicatorPlace, area: AreaCode) -> Option<SeriesPlace> {
        let mut run = self.series_at(indicator);
        let areas = self.series.get(run.indices())?;
        areas.binary_search_by_key(&area, |(_, area)| *area).ok().and_then(|at| run.nth(at))
    }

    /// The place in the catalogue of the indicator with this identifier.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<IndicatorPlace> {
        self.indicators.get(id).copied()
    }

    /// The fiscal year of a target that a later one of its series follows: what was measured after it says nothing about
    /// it. `None` for the last target of a series, and for the only one.
    #[must_use]
    pub fn interim_year(&self, target: &Target) -> Option<u16> {
        let own = target.target_period.fiscal_year();
        let series = self.place_of_target(target)?;
        let mut others = self.targets_of(series).filter(|other| other.revision == target.revision);
        others.any(|other| other.target_period.fiscal_year() > own).then_some(own)
    }

    /// The targets of the series at a place in all revisions, in the catalogue's order.
    pub fn targets_of(&self, series: SeriesPlace) -> impl Iterator<Item = &Target> {
        let places = self.targets_of.get(&series).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|p| self.catalogue.targets.get(*p))
    }
}
