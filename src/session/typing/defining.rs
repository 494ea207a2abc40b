//! What readers define for themselves beside values: computed indicators and events.

use super::Entered;
use super::chronicle::{self, Chronicle};
use super::deriving::{self, Deriving};
use crate::model::id::IndicatorId;
use crate::model::message::Message;
use crate::store::Store;

/// A change of what a reader has defined.
#[derive(Debug, Clone, PartialEq)]
pub enum Definition {
    /// A computed indicator.
    Derived(Deriving),
    /// An event.
    Event(Chronicle),
}

impl Definition {
    /// Whether something is there no more.
    #[must_use]
    pub const fn is_deletion(&self) -> bool {
        matches!(self, Self::Derived(Deriving::Delete(_)) | Self::Event(Chronicle::Delete(_)))
    }

    /// What is said once it is done.
    #[must_use]
    pub fn done(&self) -> Message {
        match self {
            Self::Derived(Deriving::Put(own)) => Message::new("derived-kept").text("name", own.name.trim()),
            Self::Derived(Deriving::Delete(_)) => Message::new("derived-deleted"),
            Self::Event(Chronicle::Put(own)) => Message::new("event-kept").text("text", own.text.trim()),
            Self::Event(Chronicle::Delete(_)) => Message::new("event-deleted"),
        }
    }

    /// What is said once it is taken back.
    #[must_use]
    pub fn taken_back(&self) -> Message {
        Message::new(match self {
            Self::Derived(_) => "derived-taken-back",
            Self::Event(_) => "event-taken-back",
        })
    }
}

/// Makes a change, as of `now` (UTC); says what was entered, and which indicator was changed.
///
/// # Errors
/// What is wrong with it, or why the store cannot be written, for people.
pub fn define(store: &mut Store, change: &Definition, now: &str) -> Result<(Entered, Option<IndicatorId>), Message> {
    match change {
        Definition::Derived(change) => deriving::derive(store, change, now).map(|done| (done.entered, Some(done.id))),
        Definition::Event(change) => chronicle::note(store, change, now).map(|entered| (entered, None)),
    }
}
