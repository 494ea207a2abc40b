//! What is typed of an area, as it becomes a dataset: rows with their documents, and copies of what they refer to.

use super::{Entry, Place, Typing, grading, observed, planning, target_of, typed_rows, typed_targets};
use crate::frame::Cube;
use crate::model::catalogue::Catalogue;
use crate::model::dataset::Dataset;
use crate::model::document::{Document, DocumentKind, Provenance};
use crate::model::id::{DocumentId, IndicatorId, ObservationId, PlanId};
use crate::model::indicator::Indicator;
use crate::model::message::Message;
use crate::model::municipality::{AreaCode, Municipality};
use crate::model::observation::{CumulativeSince, Observation, ObservationStatus, Role};
use crate::model::plan::Plan;
use crate::model::quantity::Quantity;
use crate::model::target::Target;
use crate::model::typed::{self, is_typed_document};
use crate::model::usual::{self, Said};
use std::collections::BTreeSet;

/// What is typed of an area, in the making.
pub(super) struct Draft {
    pub(super) observations: Vec<Observation>,
    pub(super) targets: Vec<Target>,
    /// What is the city's own: documents, and plans and indicators that somebody added, with the city itself.
    pub(super) own: Catalogue,
}

impl Draft {
    pub(super) fn of(before: &Dataset) -> Self {
        let own = Catalogue {
            documents: before.documents.iter().filter(|row| is_typed_document(&row.document_id)).cloned().collect(),
            plans: before.plans.iter().filter(|row| is_typed_document(&row.document_id)).cloned().collect(),
            indicators: before
                .indicators
                .iter()
                .filter(|row| is_typed_document(&row.source.document_id))
                .cloned()
                .collect(),
            evaluations: before
                .evaluations
                .iter()
                .filter(|row| is_typed_document(&row.source.document_id))
                .cloned()
                .collect(),
            municipalities: before.municipalities.clone(),
            ..Catalogue::default()
        };
        Self { observations: typed_rows(before), targets: typed_targets(before), own }
    }

    /// Number of values, targets, plans and indicators.
    pub(super) const fn count(&self) -> usize {
        self.observations.len() + self.targets.len()
    }

    /// Whether it is what was there before.
    pub(super) fn is_as(&self, before: &Self) -> bool {
        let own = |draft: &Self| (draft.own.plans.clone(), draft.own.indicators.clone(), draft.own.evaluations.clone());
        self.observations == before.observations && self.targets == before.targets && own(self) == own(before)
    }

    /// Takes a step.
    pub(super) fn take(&mut self, step: &Typing, current: &Cube, area: AreaCode) -> Result<(), Message> {
        let place = match step {
            Typing::Plan(new) if new.city.municipality_code == area => return planning::plan(self, new, current),
            Typing::Plan(new) => {
                return Err(Message::new("error-filter-city").text("text", &new.city.name).text("known", ""));
            }
            Typing::Kpi(new) => return planning::kpi(self, new, current, area),
            Typing::Grade(new) => return grading::grade(self, new, current, area),
            Typing::Set(Entry { place, .. }) | Typing::Drop(place) => place,
        };
        let indicator = current.indicator(&place.indicator);
        let may_be = |indicator: &Indicator| indicator.municipality_code.is_none_or(|own| own == area);
        if place.area != area || !indicator.is_some_and(may_be) {
            return Err(Message::new("error-filter-indicator").text("text", &place.indicator));
        }
        if typed::is_derived(&place.indicator) {
            // Its values follow from others, and nothing that is computed has a target.
            return Err(Message::new("error-derived-typed"));
        }
        match (step, place.role) {
            (Typing::Drop(_), None) => {
                let id = target_of(current, place)?.target_id.clone();
                let count = self.targets.len();
                self.targets.retain(|row| row.target_id != id);
                if self.targets.len() == count { Err(nothing_typed()) } else { Ok(()) }
            }
            (Typing::Drop(_), Some(role)) => {
                let spot = place.spot(role);
                let count = self.observations.len();
                self.observations.retain(|row| row.spot() != spot);
                if self.observations.len() == count { Err(nothing_typed()) } else { Ok(()) }
            }
            (Typing::Set(entry), None) => self.target(entry, current),
            (Typing::Set(entry), Some(role)) => self.observation(entry, role, current),
            (Typing::Plan(_) | Typing::Kpi(_) | Typing::Grade(_), _) => Ok(()),
        }
    }

    fn observation(&mut self, entry: &Entry, role: Role, current: &Cube) -> Result<(), Message> {
        let place = &entry.place;
        if let Some(was) = changed_from(current, entry) {
            reason(entry, &was)?;
        }
        let stands = observed(current, place, role);
        let id = stands.map_or_else(|| usual_id(current, place, role), |old| old.observation_id());
        let row = observation(entry, role, id, self.source(entry));
        match self.observations.iter_mut().find(|known| known.spot() == row.spot()) {
            Some(known) => *known = row,
            None => self.observations.push(row),
        }
        Ok(())
    }

    fn target(&mut self, entry: &Entry, current: &Cube) -> Result<(), Message> {
        let stands = target_of(current, &entry.place)?;
        let value = entry.value.map_err(|_| Message::new("error-set-target-value"))?;
        if stands.value.value().to_bits() != value.value().to_bits() {
            reason(entry, &format!("{}{}", stands.value, stands.unit))?;
        }
        let source = self.source(entry);
        let note = entry.note.clone();
        let row = Target { value, unit: entry.unit.clone(), note, source, ..stands.clone() };
        match self.targets.iter_mut().find(|known| known.target_id == row.target_id) {
            Some(known) => *known = row,
            None => self.targets.push(row),
        }
        Ok(())
    }

    /// Where an entry says that it was read; its document is noted.
    fn source(&mut self, entry: &Entry) -> Provenance {
        let Entry { place, document, page, raw, .. } = entry;
        self.note_document(place.area, document, page, raw)
    }

    /// Notes a document of an area; where something stands in it.
    pub(super) fn note_document(&mut self, area: AreaCode, document: &str, page: &str, raw: &str) -> Provenance {
        let digest = blake3::hash(document.as_bytes()).to_hex();
        let id = typed::document_id(area, digest.get(..12).unwrap_or_default());
        if !self.own.documents.iter().any(|known| known.document_id == id) {
            self.own.documents.push(Document {
                document_id: id.clone(),
                municipality_code: area,
                title: document.to_owned(),
                title_en: document.to_owned(),
                kind: DocumentKind::Report,
                publisher: String::new(),
                published: String::new(),
                text_name: String::new(),
                text_sha256: String::new(),
                note: String::new(),
            });
        }
        let is_number = !page.is_empty() && page.bytes().all(|byte| byte.is_ascii_digit());
        let section = if is_number { format!("p. {page}") } else { page.to_owned() };
        Provenance { document_id: id, section, source_line: None, raw_text: raw.to_owned() }
    }

    /// The dataset of what is typed, with copies of everything that it refers to, so that it is whole by itself.
    pub(super) fn whole(self, current: &Cube, mut data: Dataset) -> Dataset {
        data.targets = self.targets;
        data.observations = self.observations;
        let mut known: BTreeSet<ObservationId> =
            data.observations.iter().map(|row| row.observation_id.clone()).collect();
        // A target refers to its baseline, which comes along.
        let baselines: Vec<_> = data.targets.iter().filter_map(|row| row.baseline_observation_id.clone()).collect();
        for id in baselines {
            let baseline = current.observation(&id).filter(|_| known.insert(id.clone()));
            data.observations.extend(baseline.map(|row| row.to_observation()));
        }
        let mut indicators: BTreeSet<IndicatorId> = data.targets.iter().map(|row| row.indicator_id.clone()).collect();
        indicators.extend(data.observations.iter().map(|row| row.indicator_id.clone()));
        indicators.extend(self.own.indicators.iter().map(|row| row.indicator_id.clone()));
        data.evaluations.clone_from(&self.own.evaluations);
        indicators.extend(data.evaluations.iter().filter_map(|row| row.indicator_id.clone()));
        with_copies(current, data, indicators, &self.own)
    }
}

/// A dataset with copies of everything that it and some indicators refer to, so that it is whole by itself.
pub(super) fn with_copies(
    current: &Cube,
    mut data: Dataset,
    mut indicators: BTreeSet<IndicatorId>,
    own: &Catalogue,
) -> Dataset {
    let catalogue = current.data();
    // What repeats another indicator brings that one along.
    let mut open: Vec<IndicatorId> = indicators.iter().cloned().collect();
    while let Some(original) = open.pop().and_then(|id| current.indicator(&id)?.repeat_of.clone()) {
        if indicators.insert(original.clone()) {
            open.push(original);
        }
    }
    let is_own = |id: &IndicatorId| own.indicators.iter().any(|row| row.indicator_id == *id);
    let stored = catalogue.indicators.iter().filter(|row| !is_own(&row.indicator_id));
    let all = stored.chain(&own.indicators).filter(|row| indicators.contains(&row.indicator_id));
    data.indicators = all.cloned().collect();
    let plans: BTreeSet<PlanId> = data
        .indicators
        .iter()
        .filter_map(|row| row.plan_id.clone())
        .chain(data.targets.iter().map(|row| row.plan_id.clone()))
        .chain(data.evaluations.iter().map(|row| row.plan_id.clone()))
        .collect();
    let is_own = |row: &&Plan| own.plans.iter().any(|known| known.plan_id == row.plan_id);
    let stored = catalogue.plans.iter().filter(|row| plans.contains(&row.plan_id) && !is_own(row));
    // A plan without an indicator yet is there all the same.
    data.plans = stored.chain(&own.plans).cloned().collect();
    let mut documents: BTreeSet<DocumentId> =
        data.observations.iter().map(|row| row.source.document_id.clone()).collect();
    documents.extend(data.targets.iter().map(|row| row.source.document_id.clone()));
    documents.extend(data.evaluations.iter().map(|row| row.source.document_id.clone()));
    documents.extend(data.indicators.iter().map(|row| row.source.document_id.clone()));
    documents.extend(data.plans.iter().map(|row| row.document_id.clone()));
    let is_new = |row: &&Document| !own.documents.iter().any(|known| known.document_id == row.document_id);
    let stored = catalogue.documents.iter().filter(is_new);
    let all = stored.chain(&own.documents).filter(|row| documents.contains(&row.document_id));
    data.documents = all.cloned().collect();
    let mut areas: BTreeSet<AreaCode> = data.observations.iter().map(|row| row.municipality_code).collect();
    areas.extend(data.indicators.iter().filter_map(|row| row.municipality_code));
    areas.extend(data.plans.iter().map(|row| row.municipality_code));
    areas.extend(data.documents.iter().map(|row| row.municipality_code));
    let is_new = |row: &&Municipality| catalogue.municipality(row.municipality_code).is_none();
    let all = catalogue.municipalities.iter().chain(own.municipalities.iter().filter(is_new));
    data.municipalities = all.filter(|row| areas.contains(&row.municipality_code)).cloned().collect();
    data
}

/// The row that an entry becomes.
#[must_use]
pub fn observation(entry: &Entry, role: Role, id: ObservationId, source: Provenance) -> Observation {
    let place = &entry.place;
    Observation {
        observation_id: id,
        indicator_id: place.indicator.clone(),
        municipality_code: place.area,
        role,
        period: place.period,
        period_assumed: false,
        period_printed: String::new(),
        value: entry.value.ok(),
        unit: entry.unit.clone(),
        status: if entry.value.is_err() { ObservationStatus::Missing } else { entry.status },
        missing_reason: entry.value.err(),
        cumulative: place.cumulative,
        cumulative_since: place.cumulative.then_some(entry.since.unwrap_or(CumulativeSince::Unknown)),
        partial: false,
        averaged: false,
        unusable_reason: None,
        note: entry.note.clone(),
        source,
    }
}

/// The value that an entry would stand in the place of and that says something else, as it is written: whoever types it
/// has to say why.
#[must_use]
pub fn changed_from(current: &Cube, entry: &Entry) -> Option<String> {
    let old = observed(current, &entry.place, entry.place.role?)?;
    let was = old.value?;
    (Ok(was.value()) != entry.value.map(Quantity::value)).then(|| format!("{was}{}", old.unit))
}

/// Refuses to change a value without a word why.
fn reason(entry: &Entry, was: &str) -> Result<(), Message> {
    if entry.note.trim().is_empty() {
        return Err(Message::new("error-set-reason").text("value", was));
    }
    Ok(())
}

fn nothing_typed() -> Message {
    Message::new("error-set-nothing-typed")
}

/// The identifier of an observation that is not there yet.
fn usual_id(current: &Cube, place: &Place, role: Role) -> ObservationId {
    let own = current.indicator(&place.indicator).is_some_and(|row| row.municipality_code.is_some());
    let area = (!own).then_some(place.area);
    let said = Said { area, period: place.period, role, cumulative: place.cumulative };
    ObservationId(usual::id(place.indicator.as_str(), &said))
}
