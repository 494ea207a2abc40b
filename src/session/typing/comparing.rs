//! Comparisons that somebody defines: indicators that measure nearly the same thing, with a grade and a reason.
//!
//! They belong to no area and are kept in one dataset; each change makes one vintage of it. Delivered comparisons are
//! never touched.

use super::draft::with_copies;
use super::{Entered, Refused, last_version};
use crate::model::catalogue::Catalogue;
use crate::model::comparison::{Comparison, ComparisonMember, Grade};
use crate::model::dataset::Dataset;
use crate::model::id::{ComparisonId, IndicatorId};
use crate::model::message::Message;
use crate::model::theme::Theme;
use crate::model::typed;
use crate::store::Store;
use crate::store::step::Step;
use std::collections::BTreeSet;

/// A comparison as somebody defines it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnComparison {
    /// The one that is changed; `None` for a new one.
    pub id: Option<ComparisonId>,
    /// Its name.
    pub name: String,
    /// Its name in English; empty where it has none.
    pub name_en: String,
    /// How far its members may be compared.
    pub grade: Grade,
    /// Why.
    pub reason: String,
    /// Why, in English; empty where nobody said so.
    pub reason_en: String,
    /// The indicators, in their order.
    pub members: Vec<IndicatorId>,
}

/// A change of the comparisons that somebody defined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparing {
    /// This one is there from now on.
    Put(OwnComparison),
    /// This one is there no more.
    Delete(ComparisonId),
}

impl OwnComparison {
    /// What keeps it from being kept, as far as it can be told without the store.
    #[must_use]
    pub fn lacks(&self) -> Option<Message> {
        let key = if self.name.trim().is_empty() {
            "error-comparison-name"
        } else if self.reason.trim().is_empty() {
            "error-comparison-reason"
        } else if self.members.iter().collect::<BTreeSet<_>>().len() < 2 {
            "error-comparison-members"
        } else {
            return None;
        };
        Some(Message::new(key))
    }
}

/// Makes a change, as of `now` (UTC).
///
/// # Errors
/// What is wrong with it, or why the store cannot be written, for people.
pub fn compare(store: &mut Store, change: &Comparing, now: &str) -> Result<(Entered, ComparisonId), Message> {
    store.together(|step| compared(step, change, now)).map_err(|Refused(cause)| cause)
}

fn compared(step: &mut Step<'_>, change: &Comparing, now: &str) -> Result<(Entered, ComparisonId), Refused> {
    let name = typed::COMPARISONS;
    let contents = step.contents();
    let last = last_version(contents, name)?;
    let before = contents.dataset(name)?.unwrap_or_default();
    let current = contents.cube_of(&|data| vec![false; data.indicators.len()])?;
    let (mut comparisons, mut members) = (before.comparisons.clone(), before.comparison_members.clone());
    let id = match change {
        Comparing::Delete(id) => {
            if !comparisons.iter().any(|row| row.comparison_id == *id) {
                return Err(Refused(Message::new("error-comparison-own").text("text", id)));
            }
            comparisons.retain(|row| row.comparison_id != *id);
            members.retain(|row| row.comparison_id != *id);
            id.clone()
        }
        Comparing::Put(own) => {
            if let Some(lacks) = own.lacks() {
                return Err(Refused(lacks));
            }
            let row = row(own, &current, now).map_err(Refused)?;
            let id = row.comparison_id.clone();
            members.retain(|member| member.comparison_id != id);
            let mut seen = BTreeSet::new();
            let fresh = own.members.iter().filter(|member| seen.insert(*member));
            members.extend(fresh.map(|member| ComparisonMember {
                comparison_id: id.clone(),
                indicator_id: member.clone(),
                note: String::new(),
                note_en: String::new(),
            }));
            match comparisons.iter_mut().find(|known| known.comparison_id == id) {
                Some(known) => *known = row,
                None => comparisons.push(row),
            }
            id
        }
    };
    let entered =
        |vintage| Entered { vintage, dataset: name.to_owned(), typed: comparisons.len(), seen_before: Vec::new() };
    if (&comparisons, &members) == (&before.comparisons, &before.comparison_members) {
        return Ok((entered(None), id));
    }
    let mut data = Dataset::named(name, &(last + 1).to_string(), "手入力（比較）");
    let indicators = members.iter().map(|member| member.indicator_id.clone()).collect();
    (data.comparisons, data.comparison_members) = (comparisons.clone(), members);
    let (vintage, _) = step.put(&with_copies(&current, data, indicators, &Catalogue::default()), now)?;
    Ok((entered(Some(vintage)), id))
}

fn row(own: &OwnComparison, current: &crate::frame::Cube, now: &str) -> Result<Comparison, Message> {
    let mut theme: Option<Theme> = None;
    for id in &own.members {
        let unknown = || Message::new("error-filter-indicator").text("text", id);
        theme.get_or_insert(current.indicator(id).ok_or_else(unknown)?.theme);
    }
    // One that was taken back may come again under its identifier; a delivered one is nobody's own.
    if let Some(id) = own.id.as_ref().filter(|id| !typed::is_own_comparison(id)) {
        return Err(Message::new("error-comparison-own").text("text", id));
    }
    let name = own.name.trim();
    let of_name = current.data().comparisons.iter().find(|row| row.name == name).map(|row| &row.comparison_id);
    if let Some(other) = of_name.filter(|other| own.id.as_ref() != Some(*other)) {
        return Err(Message::new("error-comparison-taken").text("name", name).text("id", other));
    }
    let digest = blake3::hash(format!("{name}\n{now}").as_bytes()).to_hex();
    let fresh = || typed::comparison_id(digest.get(..12).unwrap_or_default());
    let or = |english: &str, japanese: &str| {
        let english = english.trim();
        if english.is_empty() { japanese.trim().to_owned() } else { english.to_owned() }
    };
    Ok(Comparison {
        comparison_id: own.id.clone().unwrap_or_else(fresh),
        theme: theme.unwrap_or(Theme::Unset),
        name: name.to_owned(),
        name_en: or(&own.name_en, name),
        grade: own.grade,
        reason: own.reason.trim().to_owned(),
        reason_en: or(&own.reason_en, &own.reason),
    })
}
