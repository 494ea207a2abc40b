//! What a cell comes to: what is wrong with it, what a person should look at, and what the engine says then.

use super::draft::{Cell, CellKey, Draft};
use super::sheet::Sheet;
use crate::analysis::scorecard::{self, ScorecardRow};
use crate::frame::Cube;
use crate::model::catalogue::Catalogue;
use crate::model::dataset::Dataset;
use crate::model::document::Provenance;
use crate::model::id::{IndicatorId, ObservationId, PlanId};
use crate::model::message::Message;
use crate::model::municipality::AreaCode;
use crate::model::observation::{Observation, Role};
use crate::model::ruler::Ruler;
use crate::model::target::{Revision, Target};
use crate::model::typed;
use crate::session::loaded::Loaded;
use crate::session::typing::read::{self, Typed};
use crate::session::typing::{self, Entry, Place};
use std::collections::BTreeSet;

/// What the engine says about a target once a value is saved.
#[derive(Debug)]
pub struct After {
    /// The data that it was judged from.
    pub cube: Cube,
    /// The judgement.
    pub row: ScorecardRow,
}

/// What a cell comes to.
#[derive(Debug, Default)]
pub struct Checked {
    /// The entry that is saved.
    pub entry: Option<Entry>,
    /// Why it cannot be saved.
    pub problem: Option<Message>,
    /// What a person should look at although it can be saved.
    pub doubts: Vec<Message>,
    /// What stands there now, where it is changed without a word why.
    pub unexplained: Option<String>,
    /// What the engine says then; `None` where there is no target.
    pub after: Option<After>,
}

/// What keeps a sheet from being saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// Nothing was typed.
    Values,
    /// No document is named, for the cell that needs it first.
    Document(CellKey),
    /// A cell is wrong.
    Value(CellKey),
    /// A cell changes a value without a word why.
    Reason(CellKey),
}

/// What keeps a draft from being saved.
#[must_use]
pub fn missing(draft: &Draft, sheet: &Sheet) -> Option<Missing> {
    let cells = || draft.cells.iter().filter(|(_, cell)| cell.counts());
    if cells().next().is_none() {
        return Some(Missing::Values);
    }
    let checked = |key: &CellKey| sheet.checked.get(key);
    let wrong = cells().find(|(key, _)| checked(key).is_some_and(|checked| checked.problem.is_some()));
    if let Some((key, _)) = wrong {
        return Some(Missing::Value(key.clone()));
    }
    let unnamed = cells().find(|(_, cell)| !cell.dropped && draft.source(cell).0.is_empty());
    if let Some((key, _)) = unnamed {
        return Some(Missing::Document(key.clone()));
    }
    let unexplained = cells().find(|(key, _)| checked(key).is_some_and(|checked| checked.unexplained.is_some()));
    unexplained.map(|(key, _)| Missing::Reason(key.clone()))
}

/// The place of a cell in the data.
pub(super) fn place(area: AreaCode, key: &CellKey) -> Place {
    Place {
        indicator: key.indicator.clone(),
        area,
        period: key.period,
        role: Some(Role::Actual),
        cumulative: key.cumulative,
    }
}

/// Looks at a cell.
pub(super) fn check(
    loaded: &Loaded,
    (area, key): (AreaCode, &CellKey),
    (draft, cell): (&Draft, &Cell),
    ruler: &Ruler,
) -> Checked {
    let cube = &loaded.index;
    let Some(indicator) = cube.indicator(&key.indicator) else {
        let problem = Message::new("error-filter-indicator").text("text", &key.indicator);
        return Checked { problem: Some(problem), ..Checked::default() };
    };
    if cell.value.trim().is_empty() {
        return Checked::default();
    }
    let (document, page) = draft.source(cell);
    let typed = Typed {
        role: Some(Role::Actual),
        value: cell.value.clone(),
        status: cell.status,
        // A document that is not named yet is asked for when everything is saved.
        document: if document.is_empty() { "?".to_owned() } else { document.to_owned() },
        page: page.to_owned(),
        note: cell.note.clone(),
        ..Typed::default()
    };
    match read::entry_at(place(area, key), &typed, indicator, cube) {
        Err(problem) => Checked { problem: Some(problem), ..Checked::default() },
        Ok((entry, doubts)) => {
            let unexplained = typing::changed_from(cube, &entry).filter(|_| entry.note.is_empty());
            let after = after(cube, &entry, ruler);
            Checked { entry: Some(entry), problem: None, doubts, unexplained, after }
        }
    }
}

/// What the engine says about the target of a series once an entry is saved, from as few data as decide it.
#[must_use]
pub fn after(cube: &Cube, entry: &Entry, ruler: &Ruler) -> Option<After> {
    let place = cube.place_in(&entry.place.indicator, entry.place.area)?;
    let data = cube.data();
    let aims = |target: &&Target| target.revision == Revision::Final && cube.place_of_target(target) == Some(place);
    let target = data.targets.iter().find(aims)?.clone();
    let source = Provenance {
        document_id: typed::document_id(entry.place.area, ""),
        section: String::new(),
        source_line: None,
        raw_text: String::new(),
    };
    let row = typing::observation(entry, Role::Actual, ObservationId(String::new()), source);
    let spot = row.spot();
    let mut observations: Vec<Observation> = Vec::new();
    let mut new = Some(row);
    for old in cube.observations_of(place) {
        let mut old = old.to_observation();
        if old.spot() == spot {
            // It stands where the old one stood, under the same name.
            let Some(row) = new.take() else { continue };
            old = Observation { observation_id: old.observation_id, ..row };
        }
        observations.push(old);
    }
    observations.extend(new);
    let baseline = target.baseline_observation_id.as_ref().and_then(|id| cube.observation(id));
    if let Some(baseline) = baseline.map(|row| row.to_observation())
        && !observations.iter().any(|row| row.observation_id == baseline.observation_id)
    {
        observations.push(baseline);
    }
    let wanted: BTreeSet<&IndicatorId> =
        observations.iter().map(|row| &row.indicator_id).chain([&target.indicator_id]).collect();
    let indicators: Vec<_> = data.indicators.iter().filter(|row| wanted.contains(&row.indicator_id)).cloned().collect();
    let plans: BTreeSet<&PlanId> =
        indicators.iter().filter_map(|row| row.plan_id.as_ref()).chain([&target.plan_id]).collect();
    let catalogue = Catalogue {
        municipalities: data
            .municipalities
            .iter()
            .filter(|m| m.municipality_code == entry.place.area)
            .cloned()
            .collect(),
        plans: data.plans.iter().filter(|plan| plans.contains(&plan.plan_id)).cloned().collect(),
        indicators,
        targets: vec![target],
        ..Catalogue::default()
    };
    let cube = Cube::new(Dataset { catalogue, observations });
    let row = scorecard::scorecard(&cube, Revision::Final, ruler).ok()?.into_iter().next()?;
    Some(After { cube, row })
}
