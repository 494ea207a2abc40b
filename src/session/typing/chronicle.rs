//! Events that somebody notes, kept in one dataset; each change makes one vintage of it.

use super::read::period_of;
use super::{Entered, Refused, last_version};
use crate::model::dataset::Dataset;
use crate::model::document::Document;
use crate::model::event::{Event, LONGEST};
use crate::model::id::DocumentId;
use crate::model::message::Message;
use crate::model::municipality::{AreaCode, AreaKind, Municipality};
use crate::model::typed;
use crate::store::Store;
use crate::store::step::Step;

/// An event as somebody writes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnEvent {
    /// The one that is changed; `None` for a new one.
    pub id: Option<DocumentId>,
    /// When, as it is written: `R3年度`, `2021`, `2021-04`.
    pub period: String,
    /// Where; `None` for every area.
    pub area: Option<AreaCode>,
    /// What, in a few words.
    pub text: String,
    /// The same in English; empty where there is none.
    pub text_en: String,
}

/// A change of the events that somebody noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chronicle {
    /// This one is there from now on.
    Put(OwnEvent),
    /// This one is there no more.
    Delete(DocumentId),
}

impl OwnEvent {
    /// An event that is there, as it may be changed.
    #[must_use]
    pub fn of(event: &Event) -> Self {
        let Event { id, period, area, text, text_en } = event.clone();
        Self { id: Some(id), period: period.to_string(), area, text, text_en }
    }

    /// The event with the texts as they are kept: in one line, and not longer than finds room.
    ///
    /// # Errors
    /// What is missing, or no period.
    pub fn event(&self, id: DocumentId) -> Result<Event, Message> {
        let plain = |words: &str| -> String { words.split_whitespace().collect::<Vec<_>>().join(" ") };
        let (text, text_en) = (plain(&self.text), plain(&self.text_en));
        if text.is_empty() {
            return Err(Message::new("error-event-text"));
        }
        if [&text, &text_en].into_iter().any(|words| words.chars().count() > LONGEST) {
            return Err(Message::new("error-event-long").number("most", LONGEST as f64));
        }
        // A bare year means the calendar year here as it does in data: only 年度 says otherwise.
        let exact = crate::model::period::Period::parse(self.period.trim());
        let period = exact.or_else(|_| period_of(&self.period))?;
        Ok(Event { id, period, area: self.area, text, text_en })
    }
}

/// Makes a change, as of `now` (UTC).
///
/// # Errors
/// What is wrong with it, or why the store cannot be written, for people.
pub fn note(store: &mut Store, change: &Chronicle, now: &str) -> Result<Entered, Message> {
    store.together(|step| noted(step, change, now)).map_err(|Refused(cause)| cause)
}

fn noted(step: &mut Step<'_>, change: &Chronicle, now: &str) -> Result<Entered, Refused> {
    let name = typed::EVENTS;
    let contents = step.contents();
    let last = last_version(contents, name)?;
    let before = contents.dataset(name)?.unwrap_or_default();
    let current = contents.catalogue()?;
    let mut documents: Vec<_> =
        before.documents.iter().filter(|row| typed::is_event(&row.document_id)).cloned().collect();
    match change {
        Chronicle::Delete(id) => {
            let count = documents.len();
            documents.retain(|row| row.document_id != *id);
            if documents.len() == count {
                return Err(Refused(Message::new("error-event-unknown").text("text", id)));
            }
        }
        Chronicle::Put(own) => {
            if let Some(area) = own.area.filter(|area| current.municipality(*area).is_none()) {
                return Err(Refused(Message::new("error-filter-city").text("text", area).text("known", "")));
            }
            let digest = blake3::hash(format!("{}\n{}\n{now}", own.text, own.period).as_bytes()).to_hex();
            let fresh = typed::event_id(own.area, digest.get(..12).unwrap_or_default());
            let event = own.event(fresh).map_err(Refused)?;
            // An event that moves to another area gets another identifier, which names the area.
            let kept = own.id.clone().filter(|id| typed::event_area(id) == Some(own.area));
            let row = Event { id: kept.unwrap_or_else(|| event.id.clone()), ..event }.document();
            let place = documents.iter().position(|known| Some(&known.document_id) == own.id.as_ref());
            let same = |(at, known): (usize, &Document)| {
                Some(at) != place && Document { document_id: row.document_id.clone(), ..known.clone() } == row
            };
            let is_there = documents.iter().enumerate().any(same);
            match place {
                Some(at) if is_there => {
                    documents.remove(at);
                }
                Some(at) => documents[at] = row,
                None if is_there => {}
                None => documents.push(row),
            }
        }
    }
    let entered = |vintage, count| Entered { vintage, dataset: name.to_owned(), typed: count, seen_before: Vec::new() };
    if before.documents == documents {
        return Ok(entered(None, documents.len()));
    }
    let mut data = Dataset::named(name, &(last + 1).to_string(), "手入力（出来事）");
    let areas = documents.iter().map(|row| row.municipality_code).collect::<std::collections::BTreeSet<_>>();
    data.municipalities =
        areas.into_iter().map(|area| current.municipality(area).cloned().unwrap_or_else(nation)).collect();
    let count = documents.len();
    data.documents = documents;
    let (vintage, _) = step.put(&data, now)?;
    Ok(entered(Some(vintage), count))
}

/// Stands for every area where the data have no national values.
fn nation() -> Municipality {
    Municipality {
        municipality_code: AreaCode::NATION,
        kind: AreaKind::Nation,
        name: "国".to_owned(),
        kana: "くに".to_owned(),
        name_en: "Japan".to_owned(),
        prefecture: String::new(),
    }
}
