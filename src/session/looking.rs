//! Looks at the open store while nothing else is to be done: whether it is still there, whether another program has
//! changed it, and whether it still holds what was stored.

use super::worker::{self, Opened, Outcome};
use crate::model::message::{Explain, Message};
use crate::model::vintage::Vintage;
use crate::store::Store;
use crate::store::path::StoreLocation;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// How often the store is looked at.
pub(super) const PAUSE: Duration = Duration::from_secs(2);

/// Most observations of a vintage that is read again in the background: more would be felt.
const MOST: u64 = 200_000;

/// What is known of the open store.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The vintages that are shown.
    vintages: Vec<Vintage>,
    /// The changes of others that were looked at; `None` while nobody has looked yet.
    changes: Option<i64>,
    /// Whether it was said already that the file is another one.
    gone: bool,
}

impl Seen {
    /// Begins with what was read just now. Nobody has looked at the changes of others since.
    pub(super) const fn new(vintages: Vec<Vintage>) -> Self {
        Self { vintages, changes: None, gone: false }
    }

    /// What there is to say, if anything.
    pub(super) fn look(&mut self, store: &Store) -> Option<Outcome> {
        if !store.is_unmoved() {
            let first = !std::mem::replace(&mut self.gone, true);
            return first
                .then(|| Outcome::Failed(Message::new("notice-store-replaced").text("path", store.path().display())));
        }
        self.gone = false;
        let changes = store.changes_of_others()?;
        if self.changes == Some(changes) {
            return None;
        }
        // Another program may hold the store just now: then it is looked at again.
        let vintages = store.vintages().ok()?;
        if vintages == self.vintages {
            // Only what somebody remembers in it, such as the view of another window.
            self.changes = Some(changes);
            return None;
        }
        let opened = worker::read(store).ok()?;
        *self = Self { vintages: opened.loaded.vintages.clone(), changes: Some(changes), gone: false };
        Some(Outcome::Changed(opened))
    }

    /// Takes over what a job has read.
    pub(super) fn has_read(&mut self, opened: &Opened) {
        *self = Self::new(opened.loaded.vintages.clone());
    }
}

/// A look through a store on a thread of its own.
#[derive(Debug)]
pub(super) struct Check {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Check {
    /// Begins to look through the store at a path; `found` hears only of damage.
    pub(super) fn start(path: PathBuf, found: impl FnOnce(Message) + Send + 'static) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let asked = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            if let Some(message) = damage(&path, &|| !asked.load(Ordering::Relaxed)) {
                found(message);
            }
        });
        Self { stop, thread: Some(thread) }
    }
}

impl Drop for Check {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the look through the store ended unexpectedly");
        }
    }
}

/// What is damaged in a store, all in one message; `None` where it is sound, or where nothing can be said.
fn damage(path: &std::path::Path, go_on: &dyn Fn() -> bool) -> Option<Message> {
    let location = StoreLocation { read_only: true, ..StoreLocation::at(path).ok()? };
    let found = Store::open(&location).ok()?.verify(MOST, go_on).ok()??;
    let first = found.faults.first()?;
    let message = Message::new("notice-store-damaged").text("path", path.display());
    Some(message.number("faults", found.faults.len() as f64).message("first", first.explain()))
}
