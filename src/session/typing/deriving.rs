//! Indicators that somebody defines as a formula over others.
//!
//! They belong to no area and are kept in one dataset, as comparisons are; each change makes one vintage of it. Only the
//! formula is kept: values are computed from whatever the store holds.

use super::draft::with_copies;
use super::{Entered, Refused, last_version};
use crate::analysis::derived::{self, Reach};
use crate::frame::Cube;
use crate::model::catalogue::Catalogue;
use crate::model::dataset::Dataset;
use crate::model::derived::{Formula, Operation};
use crate::model::document::{Document, DocumentKind, Provenance};
use crate::model::id::IndicatorId;
use crate::model::indicator::{Indicator, Level, Polarity};
use crate::model::message::Message;
use crate::model::typed;
use crate::model::unit::Unit;
use crate::store::Store;
use crate::store::step::Step;
use std::collections::BTreeSet;

/// An indicator as somebody defines it.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnDerived {
    /// The one that is changed; `None` for a new one.
    pub id: Option<IndicatorId>,
    /// Its name.
    pub name: String,
    /// Its name in English; empty where it has none.
    pub name_en: String,
    /// How it is computed.
    pub formula: Formula,
    /// The unit of a ratio; the unit of everything else follows from its sources.
    pub unit: String,
}

/// A change of the indicators that somebody defined.
#[derive(Debug, Clone, PartialEq)]
pub enum Deriving {
    /// This one is there from now on.
    Put(OwnDerived),
    /// This one is there no more.
    Delete(IndicatorId),
}

/// What such a change came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derived {
    /// What was entered.
    pub entered: Entered,
    /// The indicator.
    pub id: IndicatorId,
    /// How far its formula reaches; `None` for one that was deleted.
    pub reach: Option<Reach>,
}

impl OwnDerived {
    /// An indicator that is there, as it was defined; `None` for one that was read somewhere.
    #[must_use]
    pub fn of(indicator: &Indicator) -> Option<Self> {
        Some(Self {
            id: Some(indicator.indicator_id.clone()),
            name: indicator.label.clone(),
            name_en: indicator.label_en.clone(),
            formula: Formula::of(indicator)?,
            unit: indicator.unit.0.clone(),
        })
    }
}

/// Why a formula is refused by data, in a sentence.
///
/// # Errors
/// The sentence.
pub fn reach(cube: &Cube, formula: &Formula, name: impl Fn(&IndicatorId) -> String) -> Result<Reach, Message> {
    let found = derived::check(cube, formula).map_err(|cause| Message::new("error-analysis").text("cause", cause))?;
    found.map_err(|reason| {
        let unit = |id: &IndicatorId| cube.indicator(id).map(|row| row.unit.0.clone()).unwrap_or_default();
        let unknown = formula.sources().find(|id| !cube.knows(id) || typed::is_derived(id));
        let second = formula.b.first().unwrap_or(&formula.a);
        let differs = formula.b.iter().find(|id| unit(id) != unit(&formula.a)).unwrap_or(second);
        Message::new(reason.sentence())
            .text("first", name(&formula.a))
            .text("second", name(second))
            .text("text", unknown.map(&name).unwrap_or_default())
            .text("unit", unit(&formula.a))
            .text("other", unit(differs))
    })
}

/// Makes a change, as of `now` (UTC).
///
/// # Errors
/// What is wrong with it, or why the store cannot be written, for people.
pub fn derive(store: &mut Store, change: &Deriving, now: &str) -> Result<Derived, Message> {
    store.together(|step| derived_in(step, change, now)).map_err(|Refused(cause)| cause)
}

fn derived_in(step: &mut Step<'_>, change: &Deriving, now: &str) -> Result<Derived, Refused> {
    let name = typed::DERIVED;
    let contents = step.contents();
    let last = last_version(contents, name)?;
    let before = contents.dataset(name)?.unwrap_or_default();
    let wanted: BTreeSet<IndicatorId> = match change {
        Deriving::Put(own) => own.formula.sources().cloned().collect(),
        Deriving::Delete(_) => BTreeSet::new(),
    };
    let of = |data: &Catalogue| data.indicators.iter().map(|row| wanted.contains(&row.indicator_id)).collect();
    let current = contents.cube_of(&of)?;
    let mut own = Catalogue {
        indicators: before.indicators.iter().filter(|row| typed::is_derived(&row.indicator_id)).cloned().collect(),
        documents: before.documents.iter().filter(|row| typed::is_typed_document(&row.document_id)).cloned().collect(),
        ..Catalogue::default()
    };
    let (id, reach) = match change {
        Deriving::Delete(id) => {
            if !own.indicators.iter().any(|row| row.indicator_id == *id) {
                return Err(Refused(Message::new("error-derived-own").text("text", id)));
            }
            own.indicators.retain(|row| row.indicator_id != *id);
            (id.clone(), None)
        }
        Deriving::Put(new) => {
            let (row, document, reach) = row(new, &current, now).map_err(Refused)?;
            let id = row.indicator_id.clone();
            own.documents.retain(|known| known.document_id != document.document_id);
            own.documents.push(document);
            match own.indicators.iter_mut().find(|known| known.indicator_id == id) {
                Some(known) => *known = row,
                None => own.indicators.push(row),
            }
            (id, Some(reach))
        }
    };
    let meant: BTreeSet<_> = own.indicators.iter().map(|row| row.source.document_id.clone()).collect();
    own.documents.retain(|row| meant.contains(&row.document_id));
    let entered = |vintage| {
        let (dataset, typed) = (name.to_owned(), own.indicators.len());
        Entered { vintage, dataset, typed, seen_before: Vec::new() }
    };
    let known = before.indicators.iter().filter(|row| typed::is_derived(&row.indicator_id));
    if known.eq(&own.indicators) {
        return Ok(Derived { entered: entered(None), id, reach });
    }
    let data = Dataset::named(name, &(last + 1).to_string(), "手入力（計算した指標）");
    let mut indicators: BTreeSet<IndicatorId> = own.indicators.iter().map(|row| row.indicator_id.clone()).collect();
    let formulas = own.indicators.iter().filter_map(Formula::of);
    indicators.extend(formulas.flat_map(|formula| formula.sources().cloned().collect::<Vec<_>>()));
    let (vintage, _) = step.put(&with_copies(&current, data, indicators, &own), now)?;
    Ok(Derived { entered: entered(Some(vintage)), id, reach })
}

/// The indicator that is kept, and the document that says its formula.
fn row(own: &OwnDerived, current: &Cube, now: &str) -> Result<(Indicator, Document, Reach), Message> {
    let name = own.name.trim();
    if name.is_empty() {
        return Err(Message::new("error-derived-name"));
    }
    if let Some(id) = own.id.as_ref().filter(|id| !typed::is_derived(id)) {
        return Err(Message::new("error-derived-own").text("text", id));
    }
    let data = current.data();
    let of_name = data.indicators.iter().find(|row| typed::is_derived(&row.indicator_id) && row.label == name);
    if let Some(other) = of_name.filter(|other| own.id.as_ref() != Some(&other.indicator_id)) {
        return Err(Message::new("error-derived-taken").text("name", name).text("id", &other.indicator_id));
    }
    let label = |id: &IndicatorId| current.indicator(id).map_or_else(|| id.to_string(), |row| row.label.clone());
    let english = |id: &IndicatorId| {
        let translated = current.indicator(id).map(|row| row.label_en.clone()).filter(|label| !label.is_empty());
        translated.unwrap_or_else(|| label(id))
    };
    let formula = Formula {
        factor: if own.formula.op == Operation::Ratio { own.formula.factor } else { 1.0 },
        years: if own.formula.op == Operation::Growth { own.formula.years } else { 1 },
        ..own.formula.clone()
    };
    let reach = reach(current, &formula, label)?;
    let unknown = || Message::new("error-derived-unknown").text("text", &formula.a);
    let first = current.indicator(&formula.a).ok_or_else(unknown)?;
    let source = data.document(&first.source.document_id).ok_or_else(unknown)?;
    let digest = blake3::hash(format!("{name}\n{now}").as_bytes()).to_hex();
    let fresh = || typed::derived_id(digest.get(..12).unwrap_or_default());
    let id = own.id.clone().unwrap_or_else(fresh);
    let document_id = typed::document_id(source.municipality_code, id.as_str());
    let (words, words_en) = (formula.words(label), formula.words(english));
    let indicator = Indicator {
        indicator_id: id,
        municipality_code: None,
        plan_id: None,
        level: Level::Statistic,
        theme: first.theme,
        concept: None,
        goal: String::new(),
        policy: String::new(),
        project: String::new(),
        department: String::new(),
        label: name.to_owned(),
        label_en: own.name_en.trim().to_owned(),
        unit: derived::unit(current, &formula).unwrap_or_else(|| Unit::new(own.unit.trim())),
        breakdown: Vec::new(),
        polarity: Polarity::Neutral,
        polarity_reason: "計算した指標".to_owned(),
        definition_note: words.clone(),
        review_flag: String::new(),
        repeat_of: None,
        source: Provenance {
            document_id: document_id.clone(),
            section: String::new(),
            source_line: None,
            raw_text: formula.written(),
        },
    };
    let document = Document {
        document_id,
        municipality_code: source.municipality_code,
        title: format!("計算：{name} = {words}"),
        title_en: format!(
            "Computed: {} = {words_en}",
            if own.name_en.trim().is_empty() { name } else { own.name_en.trim() }
        ),
        // Nobody's own publication.
        kind: DocumentKind::Statistics,
        publisher: String::new(),
        published: String::new(),
        text_name: String::new(),
        text_sha256: String::new(),
        note: String::new(),
    };
    Ok((indicator, document, reach))
}
