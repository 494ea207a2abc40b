//! What the indicators of a plan get beside their values: the wanted direction, and the plan itself.

use super::{Assembler, short_hash};
use crate::import::known::label_key;
use crate::import::row::Draft;
use crate::model::id::PlanId;
use crate::model::indicator::Polarity;
use crate::model::mapping::{ColumnKind, PlanDefault};
use crate::model::municipality::AreaCode;
use crate::model::plan::Plan;

impl Assembler<'_> {
    /// The direction that was said for the indicator of a draft alone, by an answer or by its row.
    pub(in crate::import) fn own_direction(&self, draft: &Draft) -> Option<Polarity> {
        let said = draft.facts.as_ref().and_then(|facts| facts.polarity).filter(|said| *said != Polarity::Neutral);
        self.directions.get(&label_key(&draft.label)).copied().or(said)
    }

    /// Whether somebody answered which direction is wanted of an indicator.
    pub(in crate::import) fn directions_say(&self, label: &str) -> bool {
        self.directions.contains_key(&label_key(label))
    }

    /// Whether the direction of a row is that of every row of its file, so that it may have been filled in without a
    /// look at the single indicator.
    pub(in crate::import) fn is_said_for_all(&self, draft: &Draft) -> bool {
        let column = self.mapping.position(ColumnKind::Polarity).and_then(|at| self.mapping.columns.get(at));
        column.is_some_and(|column| column.only.is_some()) && !self.directions.contains_key(&label_key(&draft.label))
    }

    /// Gives the indicator of a series a direction. Where it went out with an earlier part of the dataset, that is too
    /// late, and `false`.
    pub(in crate::import) fn direct(&mut self, at: usize, polarity: Polarity) -> bool {
        let Some(series) = self.series.get(at) else { return false };
        let found = self.frame.part.indicators.iter_mut().rev().find(|indicator| indicator.indicator_id == series.id);
        found.map(|indicator| indicator.polarity = polarity).is_some() || series.polarity == Some(polarity)
    }

    /// The plan that the mapping gives for an area.
    pub(in crate::import) fn default_plan(&mut self, at: usize) -> Option<PlanId> {
        let area = self.series.get(at)?.area;
        let plan = &self.plan_of(at)?;
        if let Some(known) = self.stored_plan(area, plan) {
            self.frame.stored_plan(&known);
            return Some(known);
        }
        let plan_id = PlanId(format!("import-plan-{area}-{}", short_hash(&[&self.dataset, &plan.name])));
        self.frame.own_plan(Plan {
            plan_id: plan_id.clone(),
            municipality_code: area,
            name: plan.name.clone(),
            name_en: plan.name.clone(),
            first_year: plan.first_year,
            last_year: plan.last_year.max(plan.first_year),
            document_id: self.document.clone(),
            source_line: None,
        });
        Some(plan_id)
    }

    /// The plan of the store with this name and these years.
    fn stored_plan(&self, area: AreaCode, plan: &PlanDefault) -> Option<PlanId> {
        let years = (plan.first_year, plan.last_year);
        let plans = &self.known.index()?.data().plans;
        let is_it = |known: &&Plan| {
            known.municipality_code == area
                && (known.first_year, known.last_year) == years
                && label_key(&known.name) == label_key(&plan.name)
        };
        plans.iter().find(is_it).map(|known| known.plan_id.clone())
    }
}
