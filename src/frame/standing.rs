//! What stands in a cube that is being built, for rows that take the place of others whatever those are called.

use super::build::CubeBuilder;
use crate::model::id::ObservationId;
use crate::model::observation::Spot;
use crate::model::place::IndicatorPlace;
use crate::model::usual::{self, Said};
use std::collections::{BTreeMap, BTreeSet};

impl CubeBuilder {
    /// The identifiers of the observations of some indicators that stand so far, by what they are of.
    #[must_use]
    pub fn standing(&self, indicators: &BTreeSet<&str>) -> BTreeMap<Spot, ObservationId> {
        let meant: BTreeSet<IndicatorPlace> = indicators.iter().filter_map(|id| self.indicator(id)).collect();
        let rows = (0_u32..).zip(&self.indicator);
        let rows = rows.filter(|(row, indicator)| meant.contains(indicator) && !self.gone.contains(row));
        let mut found: BTreeMap<u32, (Spot, ObservationId)> =
            rows.filter_map(|(row, _)| Some((row, self.spot(row)?))).collect();
        for (row, id) in self.ids.iter() {
            if let Some((_, known)) = found.get_mut(&row) {
                id.clone_into(&mut known.0);
            }
        }
        found.into_values().collect()
    }

    /// What a row is of, and its usual identifier.
    fn spot(&self, row: u32) -> Option<(Spot, ObservationId)> {
        let at = row as usize;
        let indicator = self.catalogue().indicator_at(*self.indicator.get(at)?)?;
        let facet = self.facet_at(*self.facet.get(at)?)?;
        let (area, period) = (*self.area.get(at)?, self.period_at(*self.period.get(at)?)?);
        let own = indicator.municipality_code.is_some();
        let said = Said { area: (!own).then_some(area), period, role: facet.role, cumulative: facet.cumulative };
        let id = &indicator.indicator_id;
        let spot = (id.clone(), area, period, facet.role, facet.cumulative);
        Some((spot, ObservationId(usual::id(id.as_str(), &said))))
    }

    /// Leads targets to their baselines where these have got other identifiers.
    pub fn rename_baselines(&mut self, renamed: &BTreeMap<ObservationId, ObservationId>) {
        let targets = self.catalogue_mut().targets.iter_mut();
        for baseline in targets.filter_map(|target| target.baseline_observation_id.as_mut()) {
            if let Some(id) = renamed.get(baseline) {
                baseline.clone_from(id);
            }
        }
    }
}
