//! The chart of what is picked, as the view asks for it: the same for the screen and for every file.

use super::Session;
use super::loaded::Loaded;
use super::view::TimeAxis;
use crate::chart::arrange::Arrangement;
use crate::chart::build;
use crate::chart::request::ChartRequest;
use crate::chart::spec::ChartSpec;
use crate::model::comparison::Comparison;
use crate::model::message::Fact;
use std::collections::BTreeMap;

impl Session {
    /// The arrangement that the view asks for.
    #[must_use]
    pub fn arrangement(&self) -> Arrangement {
        self.view().arrangement(self.preferences().own_city)
    }

    /// The chart of what is picked; `None` while no store is open or nothing is picked.
    #[must_use]
    pub fn chart(&self) -> Option<ChartSpec> {
        let loaded = self.store().value()?;
        let picks = self.picks();
        if picks.is_empty() {
            return None;
        }
        let mut statuses = BTreeMap::new();
        if let Some(scored) = self.scored().value() {
            for place in &picks {
                if let Some(row) = scored.rows_of(*place).next() {
                    statuses.insert(*place, row.status);
                }
            }
        }
        // The ruler by which these statuses came about: while another is being applied, the old one still stands.
        let judged_by = self.scored().value().filter(|_| !statuses.is_empty());
        let ruler = judged_by.map_or_else(String::new, |scored| {
            let words = self.texts().ruler_in_words(&scored.ruler);
            self.texts().with("chart-ruler", &[("ruler", Fact::Text(words))])
        });
        let request = ChartRequest {
            index: &loaded.index,
            picks: &picks,
            areas: &self.view().areas,
            statuses: &statuses,
            plan_time: self.view().axis == TimeAxis::PlanTime,
            comparison: self.comparison(loaded),
            ruler: &ruler,
            arrangement: self.arrangement(),
        };
        Some(build::chart(&request, self.texts()))
    }

    /// The comparison that is picked.
    fn comparison<'a>(&self, loaded: &'a Loaded) -> Option<&'a Comparison> {
        let id = self.view().comparison.as_ref()?;
        loaded.data().comparisons.iter().find(|c| c.comparison_id == *id)
    }
}
