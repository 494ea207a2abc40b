//! The frame of an imported dataset: areas, documents, plans and indicators that its rows refer to, each once.
//!
//! What the store has already is taken over as it stands, so that the new vintage is whole by itself and changes
//! nothing in what it only refers to.

use super::known::Known;
use super::municipality::list::AreaList;
use crate::frame::ObservationRef;
use crate::model::dataset::Dataset;
use crate::model::document::Document;
use crate::model::id::{DocumentId, IndicatorId, ObservationId, PlanId};
use crate::model::indicator::Indicator;
use crate::model::municipality::AreaCode;
use crate::model::plan::Plan;
use std::collections::BTreeSet;

/// Rows that were handed on, and those that wait.
#[derive(Debug)]
pub(super) struct Frame<'d> {
    known: &'d Known<'d>,
    /// What waits to be handed on.
    pub(super) part: Dataset,
    areas: BTreeSet<AreaCode>,
    /// The area before: most rows repeat it.
    last_area: Option<AreaCode>,
    documents: BTreeSet<DocumentId>,
    plans: BTreeSet<PlanId>,
    indicators: BTreeSet<IndicatorId>,
    observations: BTreeSet<ObservationId>,
}

impl<'d> Frame<'d> {
    pub(super) fn new(known: &'d Known<'d>, name: &str, version: &str, title: &str) -> Self {
        let part = Dataset::named(name, version, title);
        Self {
            known,
            part,
            areas: BTreeSet::new(),
            last_area: None,
            documents: BTreeSet::new(),
            plans: BTreeSet::new(),
            indicators: BTreeSet::new(),
            observations: BTreeSet::new(),
        }
    }

    /// Everything that waits; what was handed on is not handed on again.
    pub(super) fn take(&mut self) -> Dataset {
        let next = Dataset::named(&self.part.name, &self.part.version, &self.part.title);
        std::mem::replace(&mut self.part, next)
    }

    pub(super) fn area(&mut self, code: AreaCode) {
        if self.last_area == Some(code) {
            return;
        }
        self.last_area = Some(code);
        if self.areas.insert(code) {
            let stored = self.known.index().and_then(|index| index.data().municipality(code)).cloned();
            self.part.municipalities.extend(
                stored.or_else(|| AreaList::national().area(code).map(super::municipality::list::Area::municipality)),
            );
        }
    }

    /// Adds a document of this import.
    pub(super) fn own_document(&mut self, document: Document) {
        self.area(document.municipality_code);
        if self.documents.insert(document.document_id.clone()) {
            self.part.documents.push(document);
        }
    }

    /// Adds a plan of this import.
    pub(super) fn own_plan(&mut self, plan: Plan) {
        self.area(plan.municipality_code);
        if self.plans.insert(plan.plan_id.clone()) {
            self.part.plans.push(plan);
        }
    }

    /// Adds an indicator of this import, whose plan and document are there.
    pub(super) fn own_indicator(&mut self, indicator: Indicator) {
        if let Some(area) = indicator.municipality_code {
            self.area(area);
        }
        if self.indicators.insert(indicator.indicator_id.clone()) {
            self.part.indicators.push(indicator);
        }
    }

    /// Whether an indicator was handed on already.
    pub(super) fn has_indicator(&self, id: &IndicatorId) -> bool {
        self.indicators.contains(id)
    }

    /// Takes over a document of the store.
    pub(super) fn stored_document(&mut self, id: &DocumentId) {
        if self.documents.contains(id) {
            return;
        }
        if let Some(document) = self.known.index().and_then(|index| index.data().document(id)) {
            self.own_document(document.clone());
        }
    }

    /// Takes over a plan of the store.
    pub(super) fn stored_plan(&mut self, id: &PlanId) {
        if self.plans.contains(id) {
            return;
        }
        if let Some(plan) = self.known.index().and_then(|index| index.data().plan(id)) {
            self.stored_document(&plan.document_id);
            self.own_plan(plan.clone());
        }
    }

    /// Takes over an indicator of the store, with everything that it refers to.
    pub(super) fn stored_indicator(&mut self, id: &IndicatorId) {
        let mut next = self.known.indicator(id);
        // An indicator may repeat another one; each is taken over once, so the chain ends.
        while let Some(indicator) = next.take() {
            if !self.indicators.insert(indicator.indicator_id.clone()) {
                return;
            }
            if let Some(area) = indicator.municipality_code {
                self.area(area);
            }
            self.stored_document(&indicator.source.document_id);
            if let Some(plan) = &indicator.plan_id {
                self.stored_plan(plan);
            }
            self.part.indicators.push(indicator.clone());
            next = indicator.repeat_of.as_ref().and_then(|id| self.known.indicator(id));
        }
    }

    /// Takes over an observation of the store, with everything that it refers to.
    pub(super) fn stored_observation(&mut self, observation: &ObservationRef<'_>) {
        if self.is_given(&observation.observation_id()) {
            return;
        }
        self.stored_document(&observation.document_id);
        self.stored_indicator(observation.indicator_id());
        self.area(observation.municipality_code);
        let row = observation.to_observation();
        self.carried(&row.observation_id);
        self.part.observations.push(row);
    }

    /// Remembers that an observation of the store was taken over.
    pub(super) fn carried(&mut self, id: &ObservationId) {
        self.observations.insert(id.clone());
    }

    /// Whether an observation was taken over already.
    pub(super) fn is_given(&self, id: &ObservationId) -> bool {
        self.observations.contains(id)
    }
}
