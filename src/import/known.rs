//! What the store knows already: series by area and label, and their observations by period.

use super::beside::Beside;
use super::notation::fold::tight;
use crate::frame::{Cube, ObservationRef};
use crate::model::breakdown;
use crate::model::document::DocumentKind;
use crate::model::id::IndicatorId;
use crate::model::indicator::Indicator;
use crate::model::municipality::AreaCode;
use crate::model::observation::Role;
use crate::model::period::Period;
use crate::model::place::{RowPlace, SeriesPlace};
use crate::model::unit::Unit;
use std::collections::{BTreeMap, BTreeSet};

/// The current data of the store that a file is brought into.
#[derive(Debug, Default)]
pub struct Known<'d> {
    index: Option<&'d Cube>,
    /// By area, label and what the parts are told by.
    by_label: BTreeMap<(u32, String, String), Vec<SeriesPlace>>,
    labels: BTreeSet<String>,
    beside: Option<&'d Beside>,
    today: Option<Period>,
}

/// A label without differences of width and space.
#[must_use]
pub fn label_key(label: &str) -> String {
    tight(label).to_lowercase()
}

/// The factor that turns values of one unit into another, whatever width their letters have (人／日, 人/日).
#[must_use]
pub fn factor(from: &Unit, to: &Unit) -> Option<f64> {
    from.factor_to(to).or_else(|| {
        let plain = |unit: &Unit| Unit::new(tight(unit.as_str()));
        plain(from).factor_to(&plain(to))
    })
}

/// Everything by which an observation of one indicator is the same as another one: period, role, running total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeriesKey(u32);

impl SeriesKey {
    /// The key of a value. Kind, dates and years up to 2999, role and total fit 32 bits.
    #[must_use]
    pub fn new(period: Period, role: Role, cumulative: bool) -> Self {
        let (kind, time) = match period {
            Period::Fiscal(year) => (0, u32::from(year)),
            Period::Calendar(year) => (1, u32::from(year)),
            Period::AsOf { year, month, day } => {
                (2, u32::from(year) * 10_000 + u32::from(month) * 100 + u32::from(day.unwrap_or(0)))
            }
            Period::FiscalSpan(first, last) => (3, (u32::from(first) << 12) | u32::from(last)),
            Period::CalendarSpan(first, last) => (4, (u32::from(first) << 12) | u32::from(last)),
            Period::Quarter { year, quarter } => (5, u32::from(year) * 10 + u32::from(quarter)),
        };
        Self((kind << 29) | (time << 4) | ((role as u32) << 1) | u32::from(cumulative))
    }

    /// The key of a target, which no observation has.
    #[must_use]
    pub fn target(period: Period) -> Self {
        let Self(bits) = Self::new(period, Role::Actual, false);
        Self(bits | (7 << 1))
    }

    /// The key of an observation.
    #[must_use]
    pub fn of(observation: &ObservationRef<'_>) -> Self {
        Self::new(observation.period, observation.role, observation.cumulative)
    }
}

impl<'d> Known<'d> {
    /// The look-ups of a store's current data.
    #[must_use]
    pub fn new(index: &'d Cube) -> Self {
        let mut by_label: BTreeMap<(u32, String, String), Vec<SeriesPlace>> = BTreeMap::new();
        let mut labels = BTreeSet::new();
        for (position, indicator) in index.data().placed_indicators() {
            let label = label_key(&indicator.label);
            let parts = breakdown::key(&indicator.breakdown);
            // A repeat is not the series itself.
            if indicator.repeat_of.is_none() {
                for series in index.series_at(position).filter_map(|place| index.series(place)) {
                    by_label
                        .entry((series.area.number(), label.clone(), parts.clone()))
                        .or_default()
                        .push(series.place);
                }
            }
            labels.insert(label);
        }
        Self { index: Some(index), by_label, labels, beside: None, today: None }
    }

    /// The same, with what other files of one command say of the dataset.
    #[must_use]
    pub fn with(self, beside: Option<&'d Beside>) -> Self {
        Self { beside, ..self }
    }

    /// The same, on the day on which the file is brought in: what is measured later cannot be known yet.
    #[must_use]
    pub fn on(self, today: Option<Period>) -> Self {
        Self { today, ..self }
    }

    /// The day on which the file is brought in, where it is known.
    #[must_use]
    pub const fn today(&self) -> Option<Period> {
        self.today
    }

    /// What other files of one command say of the dataset, where there are any.
    #[must_use]
    pub const fn beside(&self) -> Option<&'d Beside> {
        self.beside
    }

    /// The data, where there are any.
    #[must_use]
    pub const fn index(&self) -> Option<&'d Cube> {
        self.index
    }

    /// Places of the series of an area with a label and the parts that a key tells ([`breakdown::key`]).
    #[must_use]
    pub fn indicators(&self, area: AreaCode, label: &str, parts: &str) -> &[SeriesPlace] {
        self.by_label.get(&(area.number(), label_key(label), parts.to_owned())).map(Vec::as_slice).unwrap_or_default()
    }

    /// Place of an indicator in an area.
    #[must_use]
    pub fn place(&self, id: &IndicatorId, area: AreaCode) -> Option<SeriesPlace> {
        self.index.and_then(|index| index.place_in(id, area))
    }

    /// The indicator with this identifier.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<&'d Indicator> {
        self.index.and_then(|index| index.indicator(id))
    }

    /// Whether any indicator has this label.
    #[must_use]
    pub fn has_label(&self, label: &str) -> bool {
        !self.labels.is_empty() && self.labels.contains(&label_key(label))
    }

    /// The observations of the series at a place by what they are, with their rows in the data, sorted.
    #[must_use]
    pub fn observations(&self, series: SeriesPlace) -> Vec<(SeriesKey, RowPlace)> {
        let Some(index) = self.index else { return Vec::new() };
        let mut found: Vec<_> = index.observations_of(series).map(|o| (SeriesKey::of(&o), o.row)).collect();
        // Of several the first stands, as in every look-up of the data.
        found.sort_unstable();
        found.dedup_by_key(|(key, _)| *key);
        found
    }

    /// Identifiers of the documents that earlier imports of a dataset made.
    #[must_use]
    pub fn documents_of(&self, dataset: &str) -> BTreeSet<&'d str> {
        let prefix = document_prefix(dataset);
        let documents = self.index.map(|index| index.data().documents.as_slice()).unwrap_or_default();
        let own = |d: &&crate::model::document::Document| {
            d.kind == DocumentKind::Export && d.document_id.as_str().starts_with(&prefix)
        };
        documents.iter().filter(own).map(|d| d.document_id.as_str()).collect()
    }
}

/// How the identifiers of the documents of an imported dataset begin.
#[must_use]
pub fn document_prefix(dataset: &str) -> String {
    format!("import:{dataset}:")
}
