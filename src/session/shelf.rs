//! The shelf of saved views: saving, renaming, deleting, opening, and taking each of these back.
//!
//! The list on screen is what the store holds: the worker writes, reads back, and only then is anything said.

use super::Session;
use super::history::{Before, Step};
use super::loaded::Loaded;
use super::notice::{Offer, Severity};
use super::peer_sets::{self, PeerSet};
use super::saved::{self, SavedView};
use super::since::Since;
use super::worker::Job;
use crate::export::file::WriteError;
use crate::export::guard::OutputGuard;
use crate::model::message::{Explain, Message};
use crate::store::Store;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// What the keys of saved views begin with, among the settings of a store.
const PREFIX: &str = "saved-view:";

/// A request about saved views.
#[derive(Debug, Clone, PartialEq)]
pub enum Views {
    /// Saves the choices of this moment under a name; a view of that name is replaced.
    Save(String),
    /// Gives the view of the first name the second; a view of that name is replaced.
    Rename(String, String),
    /// Deletes the view of this name.
    Delete(String),
    /// Shows the view of this name.
    Open(String),
    /// Writes a view to a file.
    SaveFile {
        /// A saved view, or the choices of this moment.
        of: Option<String>,
        /// Where to.
        path: PathBuf,
        /// Whether a file that lies there may be replaced.
        replace: bool,
    },
    /// Shows the view of a file.
    OpenFile(PathBuf),
    /// Closes the window of what has changed.
    CloseSince,
}

/// New contents of settings by key; `None` removes one.
pub type Settings = Vec<(String, Option<String>)>;

/// Work for the worker about saved views.
#[derive(Debug)]
pub enum ShelfJob {
    /// Changes saved views.
    Change {
        /// The settings.
        settings: Settings,
        /// What is said when it is done.
        done: Message,
        /// The settings that take it back; empty where nothing is offered.
        back: Settings,
    },
    /// Writes a view to a file.
    Write {
        /// The view.
        view: SavedView,
        /// Where to.
        path: PathBuf,
        /// Whether a file that lies there may be replaced.
        replace: bool,
        /// The places that stay as they are.
        guard: OutputGuard,
    },
    /// Reads a view from a file.
    Read(PathBuf),
    /// Finds out what has changed since a view was saved.
    Compare(SavedView, Arc<Loaded>),
}

/// What a job about saved views came to.
#[derive(Debug)]
pub enum ShelfOutcome {
    /// Saved views were changed: these are there now.
    Changed {
        /// The views that the store holds.
        views: Vec<SavedView>,
        /// The sets of cities that it holds.
        sets: Vec<PeerSet>,
        /// What is said.
        done: Message,
        /// The settings that take it back.
        back: Settings,
    },
    /// A file was written.
    Written(PathBuf),
    /// A file was read.
    Read(SavedView),
    /// What has changed since a view was saved.
    Compared(Arc<Loaded>, Since),
}

/// The session's part of the shelf.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    pub(super) views: Vec<SavedView>,
    pub(super) sets: Vec<PeerSet>,
    back: BTreeMap<u64, Settings>,
    since: Option<Arc<Since>>,
    since_shown: bool,
    under_way: usize,
}

impl Session {
    /// The saved views of the open store, by name.
    #[must_use]
    pub fn saved_views(&self) -> &[SavedView] {
        &self.shelf.views
    }

    /// The saved view of a name.
    #[must_use]
    pub fn saved_view(&self, name: &str) -> Option<&SavedView> {
        self.shelf.views.iter().find(|view| view.name == name.trim())
    }

    /// What has changed since the opened view was saved, while the reader looks at it.
    #[must_use]
    pub fn since(&self) -> Option<&Arc<Since>> {
        self.shelf.since.as_ref().filter(|_| self.shelf.since_shown)
    }

    /// Whether a saved view is being written, read or compared.
    #[must_use]
    pub const fn views_under_way(&self) -> bool {
        self.shelf.under_way > 0
    }

    /// Does what is asked about saved views.
    pub(super) fn arrange_views(&mut self, request: Views) {
        match request {
            Views::Save(name) => {
                let view = self.view_now(&name);
                let key = if self.saved_view(&view.name).is_some() { "views-replaced" } else { "views-saved" };
                let done = Message::new(key).text("name", &view.name);
                self.change_views(vec![(view.name.clone(), Some(view))], done);
            }
            Views::Rename(from, to) => {
                let to = to.trim().to_owned();
                let Some(view) = self.saved_view(&from).cloned().filter(|view| view.name != to && !to.is_empty())
                else {
                    return;
                };
                let done = Message::new("views-renamed").text("from", &view.name).text("to", &to);
                let renamed = SavedView { name: to.clone(), ..view.clone() };
                self.change_views(vec![(view.name, None), (to, Some(renamed))], done);
            }
            Views::Delete(name) => {
                let done = Message::new("views-deleted").text("name", &name);
                self.change_views(vec![(name, None)], done);
            }
            Views::Open(name) => {
                if let Some(view) = self.saved_view(&name).cloned() {
                    self.open_view(view);
                }
            }
            Views::SaveFile { of, path, replace } => {
                let file = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                let name = file.strip_suffix(saved::EXTENSION).unwrap_or(&file).trim_end_matches('.');
                let view = of.map_or_else(|| Some(self.view_now(name)), |of| self.saved_view(&of).cloned());
                if let Some(view) = view {
                    let guard = self.guard();
                    self.send_shelf(ShelfJob::Write { view, path, replace, guard });
                }
            }
            Views::OpenFile(path) => self.send_shelf(ShelfJob::Read(path)),
            Views::CloseSince => self.shelf.since_shown = false,
        }
    }

    /// Does what a notice about a view offers.
    pub(super) fn accept_view_offer(&mut self, id: u64, offer: Offer) {
        match offer {
            Offer::ShowChanges => self.shelf.since_shown = true,
            Offer::TakeBack => {
                self.notices.retain(|n| n.id != id);
                if let Some(settings) = self.shelf.back.remove(&id) {
                    let done = Message::new("views-taken-back");
                    self.send_shelf(ShelfJob::Change { settings, done, back: Vec::new() });
                }
            }
            Offer::TakeSample | Offer::Replace | Offer::OpenAnew | Offer::GoOnEntering => {}
        }
    }

    /// Lets go of what belongs to the views of another store.
    pub(super) fn forget_views(&mut self) {
        self.notices.retain(|n| !matches!(n.offer, Some(Offer::TakeBack | Offer::ShowChanges)));
        self.shelf.back.clear();
        self.shelf.since = None;
    }

    /// Puts a view in force, as far as the open store has what it names.
    fn open_view(&mut self, saved: SavedView) {
        let Some(loaded) = self.store.value().cloned() else {
            let message = Message::new("error-view-no-store").text("name", &saved.name);
            return self.notify(Severity::Error, message, None);
        };
        let view = saved.fitted(&loaded.index);
        if view != self.view {
            self.history.record(Step::View, Before::View(Box::new(self.view.clone())));
            self.show(view);
        }
        self.turn_to(saved.screen);
        self.focus_on(None);
        self.send_shelf(ShelfJob::Compare(saved, loaded));
    }

    /// Changes saved views by name, and keeps what takes the change back.
    fn change_views(&mut self, changes: Vec<(String, Option<SavedView>)>, done: Message) {
        if self.store.value().is_none_or(|loaded| loaded.read_only) {
            return self.notify(Severity::Warning, Message::new("error-view-read-only"), None);
        }
        let as_setting = |(name, view): (String, Option<SavedView>)| {
            let json = view.map(|view| serde_json::to_string(&view)).transpose();
            json.map(|json| (format!("{PREFIX}{name}"), json))
        };
        let before = changes.iter().map(|(name, _)| (name.clone(), self.saved_view(name).cloned()));
        let back: Result<Settings, _> = before.map(as_setting).collect();
        let settings: Result<Settings, _> = changes.into_iter().map(as_setting).collect();
        match (settings, back) {
            (Ok(settings), Ok(back)) => self.send_shelf(ShelfJob::Change { settings, done, back }),
            (Err(cause), _) | (_, Err(cause)) => {
                let message = Message::new("error-job-failed").text("cause", cause);
                self.notify(Severity::Error, message, None);
            }
        }
    }

    pub(super) fn send_shelf(&mut self, job: ShelfJob) {
        self.shelf.under_way += 1;
        self.worker.send(Job::Shelf(Box::new(job)));
    }

    /// Takes in what a job about saved views came to.
    pub(super) fn take_shelf(&mut self, result: Result<Box<ShelfOutcome>, Message>) {
        self.shelf.under_way = self.shelf.under_way.saturating_sub(1);
        match result.map(|outcome| *outcome) {
            Ok(ShelfOutcome::Changed { views, sets, done, back }) => {
                self.shelf.views = views;
                self.shelf.sets = sets;
                let offer = (!back.is_empty()).then_some(Offer::TakeBack);
                let id = self.notify_with_id(Severity::Info, done, offer);
                self.shelf.back.insert(id, back);
            }
            Ok(ShelfOutcome::Written(path)) => {
                self.notify(Severity::Info, Message::new("views-file-written").text("path", path.display()), None);
            }
            Ok(ShelfOutcome::Read(view)) => self.open_view(view),
            // Of other data it would name other vintages.
            Ok(ShelfOutcome::Compared(of, _)) if !self.store.value().is_some_and(|now| Arc::ptr_eq(now, &of)) => {}
            Ok(ShelfOutcome::Compared(_, since)) => {
                let changed = !since.is_empty();
                let severity = if changed { Severity::Warning } else { Severity::Info };
                let offer = since.datasets.iter().any(|d| d.changes.is_some()).then_some(Offer::ShowChanges);
                self.shelf.since_shown = false;
                // Of several opened views only the last is on screen.
                self.notices.retain(|n| !matches!(n.message.key, "views-opened" | "views-lines"));
                self.notify(severity, since.message(), offer);
                self.shelf.since = Some(Arc::new(since));
            }
            Err(message) => self.notify(Severity::Error, message, None),
        }
    }
}

/// The saved views of a store, by name, and the names of those that cannot be read.
///
/// # Errors
/// A message where the store cannot be read.
pub fn saved_views(store: &Store) -> Result<(Vec<SavedView>, Vec<String>), Message> {
    let mut found = (Vec::new(), Vec::new());
    for (name, json) in store.settings_under(PREFIX).map_err(|e| e.explain())? {
        match SavedView::from_json(&json) {
            Ok(view) => found.0.push(SavedView { name, ..view }),
            Err(cause) => {
                tracing::warn!(name, cause, "saved view not understood");
                found.1.push(name);
            }
        }
    }
    Ok(found)
}

/// Does a job about saved views; called by the worker.
pub(super) fn work(store: Option<&mut Store>, job: ShelfJob) -> Result<ShelfOutcome, Message> {
    match (job, store) {
        (ShelfJob::Read(path), _) => saved::read(&path).map(ShelfOutcome::Read).map_err(|e| e.explain()),
        (ShelfJob::Write { view, path, replace, guard }, _) => {
            saved::write(&guard, &path, view, replace).map_err(|error| match error {
                WriteError::Exists(path) => Message::new("error-view-exists").text("path", path.display()),
                other => other.explain(),
            })?;
            Ok(ShelfOutcome::Written(path))
        }
        (ShelfJob::Change { settings, done, back }, Some(store)) => {
            store.set_settings(&settings).map_err(|e| e.explain())?;
            let (views, _) = saved_views(store)?;
            Ok(ShelfOutcome::Changed { views, sets: peer_sets::saved(store)?, done, back })
        }
        (ShelfJob::Compare(view, loaded), Some(store)) => {
            let since = Since::new(view, &loaded, |vintage| store.vintage(vintage).map_err(|e| e.explain()))?;
            Ok(ShelfOutcome::Compared(loaded, since))
        }
        (ShelfJob::Change { .. } | ShelfJob::Compare(..), None) => Err(Message::new("empty-store")),
    }
}
