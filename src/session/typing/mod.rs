//! What somebody types: values and targets of the store's indicators, kept in a dataset of their own for each area.
//!
//! - `chronicle`: events that somebody notes.
//! - `comparing`: comparisons that somebody defines.
//! - `defining`: what readers define for themselves beside values.
//! - `deriving`: indicators that somebody defines as a formula over others.
//! - `draft`: what is typed of an area, as it becomes a dataset.
//! - `grading`: grades of a city's own bodies.
//! - `planning`: a city, a plan and indicators that somebody adds.
//! - `read`: from texts to an entry, with what a person should look at.
//! - `standing`: what is typed, what it stands over, and where a delivery disagrees.
//!
//! Each call makes one vintage, which holds everything that is typed of its area. Delivered vintages are never
//! touched: what is typed stands over them until it is dropped. A corrected value stays in its vintage, and the entry
//! that takes its place says why.

pub mod chronicle;
pub mod comparing;
pub mod defining;
pub mod deriving;
mod draft;
pub mod grading;
pub mod planning;
pub mod read;
pub mod standing;

pub use draft::{changed_from, observation};

use crate::frame::{Cube, ObservationRef};
use crate::model::catalogue::Catalogue;
use crate::model::dataset::Dataset;
use crate::model::id::IndicatorId;
use crate::model::message::{Explain, Fact, Message};
use crate::model::municipality::AreaCode;
use crate::model::observation::{CumulativeSince, MissingReason, Observation, ObservationStatus, Role, Spot};
use crate::model::period::Period;
use crate::model::quantity::Quantity;
use crate::model::target::{Revision, Target};
use crate::model::typed::{self, is_typed_document};
use crate::model::unit::Unit;
use crate::model::vintage::VintageId;
use crate::store::Store;
use crate::store::contents::Contents;
use crate::store::error::StoreError;
use crate::store::step::Step;
use draft::Draft;
use grading::NewGrade;
use planning::{NewKpi, NewPlan};
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
    /// This plan is there from now on, and its city.
    Plan(Box<NewPlan>),
    /// This indicator of a plan is there from now on, with its target.
    Kpi(Box<NewKpi>),
    /// One of the city's own bodies gave this grade.
    Grade(Box<NewGrade>),
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
    /// What was remembered before about what the steps stand over.
    pub seen_before: Vec<Setting>,
}

/// What a store remembers under a key; `None` where it is nothing.
pub type Setting = (String, Option<String>);

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
    enter_with(store, area, steps, &[], now)
}

/// The same, and settings that are stored with it: all of it or nothing.
///
/// # Errors
/// As for [`enter`].
pub fn enter_with(
    store: &mut Store,
    area: AreaCode,
    steps: &[Typing],
    settings: &[Setting],
    now: &str,
) -> Result<Entered, Message> {
    let done = store.together(|step| {
        let entered = entered(step, area, steps, now)?;
        if !settings.is_empty() {
            step.set_settings(settings)?;
        }
        Ok(entered)
    });
    done.map_err(|Refused(cause)| cause)
}

/// The number of the last vintage of a dataset that somebody types, 0 where there is none.
///
/// # Errors
/// Where one of them is pinned: a new vintage would not be shown.
fn last_version(contents: Contents<'_>, dataset: &str) -> Result<u32, Refused> {
    let vintages: Vec<_> = contents.vintages()?.into_iter().filter(|vintage| vintage.dataset == dataset).collect();
    if vintages.iter().any(|vintage| vintage.pinned) {
        return Err(Refused(Message::new("error-set-pinned").text("dataset", dataset)));
    }
    Ok(vintages.iter().filter_map(|vintage| vintage.version.parse::<u32>().ok()).max().unwrap_or(0))
}

fn entered(step: &mut Step<'_>, area: AreaCode, steps: &[Typing], now: &str) -> Result<Entered, Refused> {
    let name = typed::dataset(area);
    let contents = step.contents();
    let last = last_version(contents, &name)?;
    let before = contents.dataset(&name)?.unwrap_or_default();
    let mut draft = Draft::of(&before);
    let mut meant: BTreeSet<IndicatorId> =
        steps.iter().filter_map(|step| Some(step.place()?.indicator.clone())).collect();
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
        draft.take(change, &current, area).map_err(Refused)?;
        let Some(place) = change.place() else { continue };
        // What it stands over is remembered, so that a later delivery that says something else is told apart.
        let worth = matches!(change, Typing::Set(_)).then(|| Worth::of(&delivered, place)).flatten();
        seen.push((standing::seen_key(place), worth.map(|worth| worth.json())));
    }
    let known = standing::seen(contents)?;
    let seen_before = seen.iter().map(|(key, _): &Setting| (key.clone(), known.get(key).cloned())).collect();
    let typed = draft.count();
    if draft.is_as(&Draft::of(&before)) {
        step.set_settings(&seen)?;
        return Ok(Entered { vintage: None, dataset: name, typed, seen_before });
    }
    let city = current.data().municipality(area).or_else(|| draft.own.municipality(area));
    let place = city.map_or_else(|| area.to_string(), |city| city.name.clone());
    let title = format!("手入力（{place}）");
    let data = draft.whole(&current, Dataset::named(&name, &(last + 1).to_string(), &title));
    let (vintage, _) = step.put(&data, now)?;
    step.set_settings(&seen)?;
    Ok(Entered { vintage: Some(vintage), dataset: name, typed, seen_before })
}

impl Typing {
    /// Where it is; `None` for what has no value.
    #[must_use]
    pub const fn place(&self) -> Option<&Place> {
        match self {
            Self::Set(entry) => Some(&entry.place),
            Self::Drop(place) => Some(place),
            Self::Plan(_) | Self::Kpi(_) | Self::Grade(_) => None,
        }
    }
}

fn typed_rows(data: &Dataset) -> Vec<Observation> {
    data.observations.iter().filter(|row| is_typed_document(&row.source.document_id)).cloned().collect()
}

fn typed_targets(data: &Dataset) -> Vec<Target> {
    data.targets.iter().filter(|row| is_typed_document(&row.source.document_id)).cloned().collect()
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
    let is_empty = |own: &Dataset| {
        let derived = own.documents.iter().any(|row| typed::is_definition(&row.document_id));
        let has_rows = !own.observations.is_empty() || !own.targets.is_empty();
        !has_rows && !derived && own.comparisons.is_empty() && own.plans.is_empty()
    };
    let is_other = |own: Dataset| own != *data && !is_empty(&own);
    if own.is_some_and(is_other) {
        return Err(Message::new("error-typed-dataset").text("dataset", &data.name));
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
