//! Events that somebody notes: what happened when, in a city or everywhere, as a mark on a time axis.
//!
//! An event is kept as a document of its own in which no value stands: it has a title in both languages, a date, and the
//! area that it is of. So it is stored, exported and merged like anything else that somebody types.

use super::document::{Document, DocumentKind};
use super::id::DocumentId;
use super::municipality::AreaCode;
use super::period::Period;
use super::typed;

/// Most characters of the text of an event: longer ones find no room beside a mark.
pub const LONGEST: usize = 60;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its identifier.
    pub id: DocumentId,
    /// When.
    pub period: Period,
    /// Where; `None` for every area.
    pub area: Option<AreaCode>,
    /// What, in a few words.
    pub text: String,
    /// The same in English; empty where there is none.
    pub text_en: String,
}

impl Event {
    /// The event that a document is; `None` for one in which values may stand.
    #[must_use]
    pub fn of(document: &Document) -> Option<Self> {
        if !typed::is_event(&document.document_id) {
            return None;
        }
        let is_translated = document.title_en != document.title;
        Some(Self {
            id: document.document_id.clone(),
            period: Period::parse(&document.published).ok()?,
            area: Some(document.municipality_code).filter(|area| *area != AreaCode::NATION),
            text: document.title.clone(),
            text_en: if is_translated { document.title_en.clone() } else { String::new() },
        })
    }

    /// The document that it is kept as.
    #[must_use]
    pub fn document(&self) -> Document {
        Document {
            document_id: self.id.clone(),
            municipality_code: self.area.unwrap_or(AreaCode::NATION),
            title: self.text.clone(),
            title_en: if self.text_en.is_empty() { self.text.clone() } else { self.text_en.clone() },
            // Nobody's own publication.
            kind: DocumentKind::Statistics,
            publisher: String::new(),
            published: self.period.to_string(),
            text_name: String::new(),
            text_sha256: String::new(),
            note: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_read_back_as_it_was_and_no_document_is_taken_for_one() {
        for (area, english) in [(None, ""), (Some(AreaCode::parse("012068").unwrap()), "Merger")] {
            let event = Event {
                id: typed::event_id(area, "x"),
                period: Period::Fiscal(2005),
                area,
                text: "合併".to_owned(),
                text_en: english.to_owned(),
            };
            assert_eq!(Event::of(&event.document()), Some(event.clone()));
            let id = typed::document_id(AreaCode::NATION, "x");
            assert_eq!(Event::of(&Document { document_id: id, ..event.document() }), None);
        }
    }
}
