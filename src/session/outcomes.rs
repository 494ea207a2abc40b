//! What the worker has finished: each outcome changes the session here, and nowhere else.

use super::Session;
use super::basket;
use super::choose;
use super::entering::Entering;
use super::history::History;
use super::loadable::Loadable;
use super::notice::{Offer, Severity};
use super::worker::Outcome;
use crate::export::leftover;
use crate::model::message::Message;
use crate::text::catalogue::Texts;
use std::sync::Arc;

impl Session {
    /// Takes in what a job came to.
    pub(super) fn take(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Opened(Ok(opened)) => {
                let first = self.store.value().is_none();
                if let Some(mut preferences) = opened.preferences.filter(|_| first) {
                    preferences.language = self.asked_language.unwrap_or(preferences.language);
                    self.texts = Texts::new(preferences.language);
                    self.preferences = preferences;
                }
                let path = opened.loaded.path.display().to_string();
                // After a change of vintages the same store comes back: its choices and steps stay.
                let again = self
                    .store
                    .value()
                    .is_some_and(|now| now.path == opened.loaded.path && !now.data().municipalities.is_empty());
                if !again {
                    let own = self.preferences.own_city;
                    self.view = opened.view.unwrap_or_else(|| choose::first_view(&opened.loaded, own));
                    self.history = History::default();
                }
                if !again || self.focus.as_ref().is_some_and(|id| opened.loaded.index.place(id).is_none()) {
                    self.focus_on(None);
                }
                if self.store.value().is_none_or(|now| now.path != opened.loaded.path) {
                    self.forget_views();
                    self.forget_imports();
                }
                self.shelf.views = opened.views;
                self.shelf.sets = opened.peer_sets;
                if !again {
                    self.kept = basket::Kept::of(opened.basket);
                    self.entering = Entering::of(opened.drafts);
                }
                self.keep_recipes(opened.recipes);
                if !opened.unreadable_views.is_empty() {
                    let names = opened.unreadable_views.join(", ");
                    self.notify(Severity::Warning, Message::new("error-view-damaged").text("names", names), None);
                }
                if let Some(folder) = self.preferences.folder.as_deref().filter(|_| first) {
                    leftover::sweep(folder);
                }
                if opened.loaded.read_only {
                    self.notify(Severity::Warning, Message::new("notice-store-read-only").text("path", &path), None);
                }
                if let Some(version) = opened.newer_sample {
                    let message = Message::new("notice-vintage-available").text("version", version);
                    self.notify(Severity::Info, message, Some(Offer::TakeSample));
                }
                self.store.finish(Ok(opened.loaded));
                self.scored = Loadable::default();
                self.before = None;
                self.refresh_pick_list();
                self.score();
                self.imports_on_new_data();
                self.refresh_sheet();
                if !again {
                    self.offer_drafts();
                }
            }
            Outcome::Opened(Err(message)) => {
                self.notify(Severity::Error, message.clone(), None);
                self.store.finish(Err(message));
            }
            Outcome::Changed(opened) => {
                self.take(Outcome::Opened(Ok(opened)));
                self.notify(Severity::Info, Message::new("notice-store-changed"), None);
            }
            // Rows are places in the data they were made from: of other data they would name other indicators.
            Outcome::Scored(of, _) if !self.store.value().is_some_and(|now| Arc::ptr_eq(now, &of)) => {}
            Outcome::Scored(_, result) => {
                if let Err(message) = &result {
                    self.notify(Severity::Error, message.clone(), None);
                }
                self.scored.finish(result);
            }
            Outcome::Shelf(result) => self.take_shelf(result),
            Outcome::Import(result) => self.take_import(result),
            Outcome::Typing(number, result) => self.take_typing(number, result),
            // A job that was refused has said it already, and what was not saved.
            Outcome::Failed(message)
                if message.tells("notice-store-replaced")
                    && self.notices.iter().any(|notice| notice.offer == Some(Offer::OpenAnew)) => {}
            Outcome::Failed(message) => self.notify(Severity::Error, message, None),
        }
    }
}
