//! What somebody types: values and targets of the store's indicators, kept in a dataset of their own for each area.
//!
//! - `read`: from texts to an entry, with what a person should look at.
//! - `standing`: what is typed, what it stands over, and where a delivery disagrees.
//!
//! Each call makes one vintage, which holds everything that is typed of its area. Delivered vintages are never
//! touched: what is typed stands over them until it is dropped. A corrected value stays in its vintage, and the entry
//! that takes its place says why.

pub mod read;
pub mod standing;

use crate::frame::{Cube, ObservationRef};
use crate::model::catalogue::Catalogue;
use crate::model::dataset::Dataset;
use crate::model::document::{Document, DocumentKind, Provenance};
use crate::model::id::{DocumentId, IndicatorId, ObservationId, PlanId};
use crate::model::indicator::Indicator;
use crate::model::message::{Explain, Fact, Message};
use crate::model::municipality::AreaCode;
use crate::model::observation::{CumulativeSince, MissingReason, Observation, ObservationStatus, Role, Spot};
use crate::model::period::Period;
use crate::model::quantity::Quantity;
use crate::model::target::{Revision, Target};
use crate::model::typed::{self, is_typed_document};
use crate::model::unit::Unit;
use crate::model::usual::{self, Said};
use crate::model::vintage::VintageId;
use crate::store::Store;
use crate::store::contents::Contents;
use crate::store::error::StoreError;
use crate::store::step::Step;
use standing::Worth;
use std::collections::BTreeSet;

/// Which cell of the data is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The area.
    pub area: AreaCode,
    /// The period.
    pub period: Period,
    /// What it is there; `None` for the target of that period.
    pub role: Option<Role>,
    /// Whether it is a total so far.
    pub cumulative: bool,
}

impl Place {
    fn spot(&self, role: Role) -> Spot {
        (self.indicator.clone(), self.area, self.period, role, self.cumulative)
    }
}

/// A value or gap as somebody typed it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Where.
    pub place: Place,
    /// The value, or why there is none.
    pub value: Result<Quantity, MissingReason>,
    /// Its unit.
    pub unit: Unit,
    /// Its status.
    pub status: ObservationStatus,
    /// Since when it counts, where it is a total so far.
    pub since: Option<CumulativeSince>,
    /// Title of the document that it was read from.
    pub document: String,
    /// The page there.
    pub page: String,
    /// What a reader must know; why it differs from what stood there.
    pub note: String,
    /// The text that was typed.
    pub raw: String,
}

/// One step of typing.
#[derive(Debug, Clone, PartialEq)]
pub enum Typing {
    /// This stands from now on.
    Set(Entry),
    /// What was typed here does not stand any more, and what was delivered does.
    Drop(Place),
}

/// What a call came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// The vintage that was made; `None` where everything was typed so before.
    pub vintage: Option<VintageId>,
    /// Name of the dataset.
    pub dataset: String,
    /// Values and targets that are typed of the area now.
    pub typed: usize,
}

/// Why nothing was typed.
struct Refused(Message);

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self(error.explain())
    }
}

/// Does steps of typing about one area, as of `now` (UTC): all of them are kept in one vintage, or none.
///
/// # Errors
/// What is wrong with the first step that cannot be taken, or why the store cannot be written, for people.
pub fn enter(store: &mut Store, area: AreaCode, steps: &[Typing], now: &str) -> Result<Entered, Message> {
    store.together(|step| entered(step, area, steps, now)).map_err(|Refused(cause)| cause)
}

fn entered(step: &mut Step<'_>, area: AreaCode, steps: &[Typing], now: &str) -> Result<Entered, Refused> {
    let name = typed::dataset(area);
    let contents = step.contents();
    let vintages: Vec<_> = contents.vintages()?.into_iter().filter(|vintage| vintage.dataset == name).collect();
    if vintages.iter().any(|vintage| vintage.pinned) {
        // A new vintage would not be shown.
        return Err(Refused(Message::new("error-set-pinned").text("dataset", &name)));
    }
    let before = contents.dataset(&name)?.unwrap_or_default();
    let mut draft = Draft::of(&before);
    let mut meant: BTreeSet<IndicatorId> = steps.iter().map(|step| step.place().indicator.clone()).collect();
    meant.extend(draft.observations.iter().map(|row| row.indicator_id.clone()));
    meant.extend(draft.targets.iter().map(|row| row.indicator_id.clone()));
    let wanted = |data: &Catalogue| data.indicators.iter().map(|row| meant.contains(&row.indicator_id)).collect();
    let (mut current, delivered) = (contents.cube_of(&wanted)?, contents.delivered_of(&wanted)?);
    let aimed = current.data().targets.iter().filter(|target| meant.contains(&target.indicator_id));
    let mut baselines = aimed.filter_map(|target| target.baseline_observation_id.clone());
    if !baselines.all(|id| current.observation(&id).is_some()) {
        // A baseline may be a value of an indicator that has no target itself.
        current = contents.cube()?;
    }
    let mut seen = Vec::new();
    for change in steps {
        let place = change.place();
        draft.take(change, &current, area).map_err(Refused)?;
        // What it stands over is remembered, so that a later delivery that says something else is told apart.
        let worth = matches!(change, Typing::Set(_)).then(|| Worth::of(&delivered, place)).flatten();
        seen.push((standing::seen_key(place), worth.map(|worth| worth.json())));
    }
    let same = draft.observations == typed_rows(&before) && draft.targets == typed_targets(&before);
    let typed = draft.observations.len() + draft.targets.len();
    if same {
        step.set_settings(&seen)?;
        return Ok(Entered { vintage: None, dataset: name, typed });
    }
    let last = vintages.iter().filter_map(|vintage| vintage.version.parse::<u32>().ok()).max().unwrap_or(0);
    let place = current.data().municipality(area).map_or_else(|| area.to_string(), |city| city.name.clone());
    let title = format!("手入力（{place}）");
    let data = draft.whole(&current, Dataset::named(&name, &(last + 1).to_string(), &title));
    let (vintage, _) = step.put(&data, now)?;
    step.set_settings(&seen)?;
    Ok(Entered { vintage: Some(vintage), dataset: name, typed })
}

impl Typing {
    /// Where it is.
    #[must_use]
    pub const fn place(&self) -> &Place {
        match self {
            Self::Set(entry) => &entry.place,
            Self::Drop(place) => place,
        }
    }
}

fn typed_rows(data: &Dataset) -> Vec<Observation> {
    data.observations.iter().filter(|row| is_typed_document(&row.source.document_id)).cloned().collect()
}

fn typed_targets(data: &Dataset) -> Vec<Target> {
    data.targets.iter().filter(|row| is_typed_document(&row.source.document_id)).cloned().collect()
}

/// What is typed of an area, in the making.
struct Draft {
    observations: Vec<Observation>,
    targets: Vec<Target>,
    documents: Vec<Document>,
}

impl Draft {
    fn of(before: &Dataset) -> Self {
        let documents = before.documents.iter().filter(|row| is_typed_document(&row.document_id)).cloned().collect();
        Self { observations: typed_rows(before), targets: typed_targets(before), documents }
    }

    /// Takes a step.
    fn take(&mut self, step: &Typing, current: &Cube, area: AreaCode) -> Result<(), Message> {
        let place = step.place();
        let indicator = current.indicator(&place.indicator);
        let may_be = |indicator: &Indicator| indicator.municipality_code.is_none_or(|own| own == area);
        if place.area != area || !indicator.is_some_and(may_be) {
            return Err(Message::new("error-filter-indicator").text("text", &place.indicator));
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
        }
    }

    fn observation(&mut self, entry: &Entry, role: Role, current: &Cube) -> Result<(), Message> {
        let place = &entry.place;
        let stands = observed(current, place, role);
        if let Some(old) = &stands {
            let was = old.value.ok_or(old.missing_reason.unwrap_or(MissingReason::NotYet));
            let differs = was.is_ok() && was.map(Quantity::value) != entry.value.map(Quantity::value);
            reason(differs, entry, &was.map_or_else(|_| String::new(), |value| format!("{value}{}", old.unit)))?;
        }
        let id = stands.map_or_else(|| usual_id(current, place, role), |old| old.observation_id());
        let row = Observation {
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
            source: self.source(entry),
        };
        match self.observations.iter_mut().find(|known| known.spot() == row.spot()) {
            Some(known) => *known = row,
            None => self.observations.push(row),
        }
        Ok(())
    }

    fn target(&mut self, entry: &Entry, current: &Cube) -> Result<(), Message> {
        let stands = target_of(current, &entry.place)?;
        let value = entry.value.map_err(|_| Message::new("error-set-target-value"))?;
        let differs = stands.value.value().to_bits() != value.value().to_bits();
        reason(differs, entry, &format!("{}{}", stands.value, stands.unit))?;
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
        let digest = blake3::hash(document.as_bytes()).to_hex();
        let id = typed::document_id(place.area, digest.get(..12).unwrap_or_default());
        if !self.documents.iter().any(|known| known.document_id == id) {
            self.documents.push(Document {
                document_id: id.clone(),
                municipality_code: place.area,
                title: document.clone(),
                title_en: document.clone(),
                kind: DocumentKind::Report,
                publisher: String::new(),
                published: String::new(),
                text_name: String::new(),
                text_sha256: String::new(),
                note: String::new(),
            });
        }
        let is_number = !page.is_empty() && page.bytes().all(|byte| byte.is_ascii_digit());
        let section = if is_number { format!("p. {page}") } else { page.clone() };
        Provenance { document_id: id, section, source_line: None, raw_text: raw.clone() }
    }

    /// The dataset of what is typed, with copies of everything that it refers to, so that it is whole by itself.
    fn whole(self, current: &Cube, mut data: Dataset) -> Dataset {
        let catalogue = current.data();
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
        // What repeats another indicator brings that one along.
        let mut open: Vec<IndicatorId> = indicators.iter().cloned().collect();
        while let Some(original) = open.pop().and_then(|id| current.indicator(&id)?.repeat_of.clone()) {
            if indicators.insert(original.clone()) {
                open.push(original);
            }
        }
        data.indicators =
            catalogue.indicators.iter().filter(|row| indicators.contains(&row.indicator_id)).cloned().collect();
        let plans: BTreeSet<PlanId> = data
            .indicators
            .iter()
            .filter_map(|row| row.plan_id.clone())
            .chain(data.targets.iter().map(|row| row.plan_id.clone()))
            .collect();
        data.plans = catalogue.plans.iter().filter(|row| plans.contains(&row.plan_id)).cloned().collect();
        let mut documents: BTreeSet<DocumentId> =
            data.observations.iter().map(|row| row.source.document_id.clone()).collect();
        documents.extend(data.targets.iter().map(|row| row.source.document_id.clone()));
        documents.extend(data.indicators.iter().map(|row| row.source.document_id.clone()));
        documents.extend(data.plans.iter().map(|row| row.document_id.clone()));
        let stored = catalogue.documents.iter().filter(|row| !is_typed_document(&row.document_id));
        let all = stored.chain(&self.documents).filter(|row| documents.contains(&row.document_id));
        data.documents = all.cloned().collect();
        let mut areas: BTreeSet<AreaCode> = data.observations.iter().map(|row| row.municipality_code).collect();
        areas.extend(data.indicators.iter().filter_map(|row| row.municipality_code));
        areas.extend(data.plans.iter().map(|row| row.municipality_code));
        areas.extend(data.documents.iter().map(|row| row.municipality_code));
        data.municipalities =
            catalogue.municipalities.iter().filter(|row| areas.contains(&row.municipality_code)).cloned().collect();
        data
    }
}

/// Whether whole data may be taken in under their name: another office's typed values never take the place of the
/// store's own.
///
/// # Errors
/// That the store has typed values of that area which say something else.
pub fn may_take(contents: Contents<'_>, data: &Dataset) -> Result<(), Message> {
    if !typed::is_typed(&data.name) {
        return Ok(());
    }
    let own = contents.dataset(&data.name).map_err(|error| error.explain())?;
    let is_other = |own: Dataset| own != *data && !(own.observations.is_empty() && own.targets.is_empty());
    if own.is_some_and(is_other) {
        return Err(Message::new("error-typed-dataset").text("dataset", &data.name));
    }
    Ok(())
}

fn nothing_typed() -> Message {
    Message::new("error-set-nothing-typed")
}

/// Refuses a value that differs from the one that stands, without a word why.
fn reason(differs: bool, entry: &Entry, was: &str) -> Result<(), Message> {
    if differs && entry.note.trim().is_empty() {
        return Err(Message::new("error-set-reason").text("value", was));
    }
    Ok(())
}

/// The observation of a place, as it stands now.
fn observed<'c>(current: &'c Cube, place: &Place, role: Role) -> Option<ObservationRef<'c>> {
    let series = current.place_in(&place.indicator, place.area)?;
    let mut rows = current.observations_of(series);
    rows.find(|row| row.period == place.period && row.role == role && row.cumulative == place.cumulative)
}

/// The target of a place, as it stands now.
fn target_of<'c>(current: &'c Cube, place: &Place) -> Result<&'c Target, Message> {
    let series = current.place_in(&place.indicator, place.area);
    let targets = series.into_iter().flat_map(|series| current.targets_of(series));
    let mut targets = targets.filter(|row| row.revision == Revision::Final && row.target_period == place.period);
    targets.next().ok_or_else(|| Message::new("error-set-no-target").fact("period", Fact::Period(place.period)))
}

/// The identifier of an observation that is not there yet.
fn usual_id(current: &Cube, place: &Place, role: Role) -> ObservationId {
    let own = current.indicator(&place.indicator).is_some_and(|row| row.municipality_code.is_some());
    let area = (!own).then_some(place.area);
    let said = Said { area, period: place.period, role, cumulative: place.cumulative };
    ObservationId(usual::id(place.indicator.as_str(), &said))
}
