//! The worker: one thread that owns the store and does everything slow, job by job.

use super::basket::Basket;
use super::entering::draft::{self, Draft};
use super::entering::saving::{self, TypingDone, TypingJob};
use super::import::commit::{self, ImportJob, Stored};
use super::loaded::Loaded;
use super::looking::{self, Check, Seen};
use super::peer_sets::{self, PeerSet};
use super::saved::SavedView;
use super::shelf::{self, ShelfJob, ShelfOutcome};
use super::view::{Preferences, ViewSpec};
use crate::analysis::derived;
use crate::analysis::scorecard::ScorecardRow;
use crate::import::error::PackageError;
use crate::import::sample;
use crate::model::message::{Explain, Message};
use crate::model::municipality::AreaCode;
use crate::model::place::SeriesPlace;
use crate::model::recipe::Recipe;
use crate::model::ruler::Ruler;
use crate::model::vintage::{Vintage, VintageId};
use crate::store::Store;
use crate::store::error::OpenError;
use crate::store::path::StoreLocation;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};

/// A change of what is current, or of what is kept.
#[derive(Debug, Clone)]
pub enum VintageChange {
    /// Makes a vintage current, whatever comes later.
    Pin(VintageId),
    /// Lets the newest vintage of a dataset be current again.
    Unpin(String),
    /// Removes a vintage whole.
    Remove(VintageId),
}

/// Work for the worker.
#[derive(Debug)]
pub enum Job {
    /// Opens a store, or creates it with the sample data.
    Open(PathBuf),
    /// Judges all final targets under a ruler.
    Score {
        /// The data.
        loaded: Arc<Loaded>,
        /// The ruler.
        ruler: Ruler,
    },
    /// Takes the program's sample data into the open store as a new vintage.
    TakeSample,
    /// Pins, unpins or removes a vintage of the open store.
    Vintages(VintageChange),
    /// Remembers a value in the open store; silent where the store is read-only.
    Remember {
        /// Name of the setting.
        key: &'static str,
        /// Value as JSON.
        json: String,
    },
    /// Saves, reads or compares views.
    Shelf(Box<ShelfJob>),
    /// Stores an import, or takes one back.
    Import(Box<ImportJob>),
    /// Saves typed values under a number, or takes a save back.
    Typing(u64, Box<TypingJob>),
}

/// What a job came to.
#[derive(Debug)]
pub enum Outcome {
    /// A store was opened, or not.
    Opened(Result<Opened, Message>),
    /// Another program has changed the open store, which was read again.
    Changed(Opened),
    /// The scorecard of this data was computed, or not.
    Scored(Arc<Loaded>, Result<Arc<Scored>, Message>),
    /// What a job about saved views came to.
    Shelf(Result<Box<ShelfOutcome>, Message>),
    /// What storing an import came to.
    Import(Result<Box<Stored>, Message>),
    /// What saving typed values came to, or taking them back.
    Typing(u64, Result<Box<TypingDone>, Message>),
    /// Something else could not be done.
    Failed(Message),
}

/// An opened store with what was remembered in it.
#[derive(Debug)]
pub struct Opened {
    /// The data.
    pub loaded: Arc<Loaded>,
    /// The last view.
    pub view: Option<ViewSpec>,
    /// The last preferences.
    pub preferences: Option<Preferences>,
    /// Version of the program's sample data, where the store does not have it yet.
    pub newer_sample: Option<String>,
    /// The saved views, by name.
    pub views: Vec<SavedView>,
    /// The saved sets of cities, by name.
    pub peer_sets: Vec<PeerSet>,
    /// Names of saved views that cannot be read any more.
    pub unreadable_views: Vec<String>,
    /// The collected figures.
    pub basket: Option<Basket>,
    /// How files of known shapes are understood.
    pub recipes: Vec<Recipe>,
    /// What was typed and is not saved.
    pub drafts: BTreeMap<AreaCode, Draft>,
}

/// The scorecard of all final targets under one ruler.
#[derive(Debug)]
pub struct Scored {
    /// A row per target, in the dataset's order.
    pub rows: Vec<ScorecardRow>,
    /// The ruler they were judged by.
    pub ruler: Ruler,
    rows_of: BTreeMap<SeriesPlace, Vec<usize>>,
}

impl Scored {
    /// Judges the final targets of a dataset.
    ///
    /// # Errors
    /// A message where the frame query cannot run.
    pub fn new(loaded: &Loaded, ruler: &Ruler) -> Result<Self, Message> {
        let rows = loaded.judged(ruler)?;
        let mut rows_of: BTreeMap<SeriesPlace, Vec<usize>> = BTreeMap::new();
        for (place, row) in rows.iter().enumerate() {
            rows_of.entry(row.series).or_default().push(place);
        }
        Ok(Self { rows, ruler: ruler.clone(), rows_of })
    }

    /// The rows of a series; more than one where it is a target of two goals.
    pub fn rows_of(&self, series: SeriesPlace) -> impl Iterator<Item = &ScorecardRow> {
        let places = self.rows_of.get(&series).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|p| self.rows.get(*p))
    }
}

/// The session's end of the connection.
#[derive(Debug)]
pub struct Worker {
    jobs: Option<Sender<Job>>,
    thread: Option<std::thread::JoinHandle<()>>,
    outcomes: Receiver<Outcome>,
    wake: Waker,
}

/// Asks the window for a new frame, from any thread.
#[derive(Clone)]
struct Waker(Arc<Mutex<Box<dyn Fn() + Send>>>);

impl Waker {
    fn wake(&self) {
        // A wake that panicked once has nothing to lose by being called again.
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)();
    }
}

impl std::fmt::Debug for Waker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Waker")
    }
}

impl Worker {
    /// Starts the thread; it ends when the worker is dropped.
    pub fn start(now: fn() -> String, wake: impl Fn() + Send + 'static) -> Self {
        let (jobs, to_do) = channel();
        let (done, outcomes) = channel();
        let wake = Waker(Arc::new(Mutex::new(Box::new(wake))));
        let of_thread = wake.clone();
        let thread = std::thread::spawn(move || run(&to_do, &done, now, &of_thread));
        Self { jobs: Some(jobs), thread: Some(thread), outcomes, wake }
    }

    /// What asks the window for a new frame, for another thread.
    pub fn waker(&self) -> impl Fn() + Send + 'static {
        let wake = self.wake.clone();
        move || wake.wake()
    }

    /// Hands over a job; jobs are done in order.
    pub fn send(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            // The thread ends only when this end is dropped, so there is always a receiver.
            let _ = jobs.send(job);
        }
    }

    /// Does the jobs that wait and ends the thread.
    pub fn finish(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the worker ended unexpectedly");
        }
    }

    /// The next finished outcome, if there is one.
    #[must_use]
    pub fn try_recv(&self) -> Option<Outcome> {
        self.outcomes.try_recv().ok()
    }

    /// Remembers a value under a name.
    pub fn remember(&self, key: &'static str, value: &impl Serialize) {
        match serde_json::to_string(value) {
            Ok(json) => self.send(Job::Remember { key, json }),
            Err(cause) => tracing::warn!(key, %cause, "setting not remembered"),
        }
    }
}

fn run(to_do: &Receiver<Job>, done: &Sender<Outcome>, now: fn() -> String, waker: &Waker) {
    let wake = || waker.wake();
    let mut store: Option<Store> = None;
    let mut seen = Seen::default();
    let mut check: Option<Check> = None;
    let mut waiting: Option<Job> = None;
    loop {
        let job = match waiting.take().map_or_else(|| to_do.recv_timeout(looking::PAUSE), Ok) {
            Ok(job) => job,
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                if let Some(outcome) = store.as_ref().and_then(|store| seen.look(store)) {
                    if done.send(outcome).is_err() {
                        return;
                    }
                    wake();
                }
                continue;
            }
        };
        let outcome = match job {
            Job::Open(path) => match open(let_go(&mut store, &path), now) {
                Ok((opened_store, opened)) => {
                    drop(check.replace(look_through(opened_store.path(), done, waker)));
                    store = Some(opened_store);
                    Some(Outcome::Opened(Ok(opened)))
                }
                Err(message) => Some(Outcome::Opened(Err(message))),
            },
            Job::Score { loaded, ruler } => {
                // While a threshold is dragged, only the last of the waiting rulers matters.
                waiting = to_do.try_recv().ok();
                let superseded = matches!(waiting, Some(Job::Score { .. }));
                (!superseded).then(|| {
                    let result = Scored::new(&loaded, &ruler).map(Arc::new);
                    Outcome::Scored(loaded, result)
                })
            }
            Job::TakeSample => Some(match take_sample(store.as_mut(), now) {
                Ok(opened) => Outcome::Opened(Ok(opened)),
                Err(message) => Outcome::Opened(Err(message)),
            }),
            Job::Vintages(change) => Some(Outcome::Opened(change_vintages(store.as_mut(), change))),
            Job::Shelf(job) => Some(Outcome::Shelf(shelf::work(store.as_mut(), *job).map(Box::new))),
            Job::Import(job) => Some(Outcome::Import(commit::work(store.as_mut(), *job, now, &wake).map(Box::new))),
            Job::Typing(number, job) => {
                Some(Outcome::Typing(number, saving::work(store.as_mut(), *job, now).map(Box::new)))
            }
            Job::Remember { key, json } => remember(store.as_mut(), key, &json).err().map(Outcome::Failed),
        };
        match &outcome {
            Some(Outcome::Opened(Ok(opened))) => seen.has_read(opened),
            Some(Outcome::Import(Ok(_)) | Outcome::Typing(_, Ok(_))) => {
                seen = Seen::new(store.as_ref().and_then(|store| store.vintages().ok()).unwrap_or_default());
            }
            _ => {}
        }
        if let Some(outcome) = outcome {
            if done.send(outcome).is_err() {
                return;
            }
            wake();
        }
    }
}

/// Looks through a store that was just opened, on another thread.
fn look_through(path: &Path, done: &Sender<Outcome>, waker: &Waker) -> Check {
    let (done, waker) = (done.clone(), waker.clone());
    Check::start(path.to_path_buf(), move |damage| {
        // Nobody hears of it any more where the window is closed.
        if done.send(Outcome::Failed(damage)).is_ok() {
            waker.wake();
        }
    })
}

/// Lets a store go whose file was replaced before the path is opened anew: two connections of one process would share
/// what they remember of the file.
fn let_go<'p>(store: &mut Option<Store>, path: &'p Path) -> &'p Path {
    if store.as_ref().is_some_and(|store| !store.is_unmoved()) {
        *store = None;
    }
    path
}

/// Opens the store at a path, or creates it with the sample data.
fn open(path: &Path, now: fn() -> String) -> Result<(Store, Opened), Message> {
    let location = StoreLocation::at(path).map_err(|e| e.explain())?;
    let store = open_or_create(&location, now)?;
    let opened = read(&store)?;
    Ok((store, opened))
}

/// Opens a store; a missing one is created with the sample data that the program carries.
///
/// # Errors
/// What happened, as a message for people.
pub fn open_or_create(location: &StoreLocation, now: fn() -> String) -> Result<Store, Message> {
    let made: Result<Store, OpenError<PackageError>> = Store::open_or_create(location, &now(), sample::sample);
    made.map_err(|e| e.explain())
}

/// Reads an open store anew.
///
/// # Errors
/// What happened, as a message for people.
pub(super) fn read(store: &Store) -> Result<Opened, Message> {
    let cube = store.cube().map_err(|e| e.explain())?.computing(derived::compute);
    let vintages = store.vintages().map_err(|e| e.explain())?;
    let newer_sample = newer_sample(store, &vintages);
    let path = store.path().to_path_buf();
    let loaded = Arc::new(Loaded::new(cube, path, store.is_read_only(), vintages)?);
    let (view, preferences) = (recall(store, "view"), recall(store, "preferences"));
    let (views, unreadable_views) = shelf::saved_views(store)?;
    let peer_sets = peer_sets::saved(store)?;
    let basket = recall(store, "basket");
    let recipes = commit::recipes(store)?;
    let drafts: Vec<(AreaCode, Draft)> = recall(store, draft::SETTING).unwrap_or_default();
    let drafts = drafts.into_iter().collect();
    Ok(Opened { loaded, view, preferences, newer_sample, views, peer_sets, unreadable_views, basket, recipes, drafts })
}

/// Reads a store anew in which something was stored just now.
///
/// # Errors
/// What happened, and that the change is stored all the same.
pub(super) fn read_again(store: &Store) -> Result<Opened, Message> {
    // The sentences of the store say that nothing was saved, which is not so here.
    read(store).map_err(|cause| {
        tracing::warn!(?cause, "the store was not read again");
        Message::new("error-stored-not-read")
    })
}

/// A remembered value; one that cannot be read any more is forgotten rather than stopping the start.
fn recall<T: DeserializeOwned>(store: &Store, key: &'static str) -> Option<T> {
    let json = store.setting(key).ok().flatten()?;
    serde_json::from_str(&json).inspect_err(|cause| tracing::warn!(key, %cause, "setting not understood")).ok()
}

/// Version of the program's sample data, where the store has its dataset but not this version.
fn newer_sample(store: &Store, vintages: &[Vintage]) -> Option<String> {
    let (name, version) = sample::identity().ok()?;
    let of_sample: Vec<&Vintage> = vintages.iter().filter(|v| v.dataset == name).collect();
    let has_it = of_sample.iter().any(|v| v.version == version);
    // A store from which everything was removed is offered the sample again.
    let asked_for = !of_sample.is_empty() || vintages.is_empty();
    (!store.is_read_only() && asked_for && !has_it).then_some(version)
}

fn take_sample(store: Option<&mut Store>, now: fn() -> String) -> Result<Opened, Message> {
    let Some(store) = store else { return Err(Message::new("empty-store")) };
    let data = sample::sample().map_err(|e| e.explain())?;
    store.put(&data, &now()).map_err(|e| e.explain())?;
    read_again(store)
}

fn change_vintages(store: Option<&mut Store>, change: VintageChange) -> Result<Opened, Message> {
    let Some(store) = store else { return Err(Message::new("empty-store")) };
    let done = match change {
        VintageChange::Pin(id) => store.pin(id),
        VintageChange::Unpin(dataset) => store.unpin(&dataset),
        VintageChange::Remove(id) => store.remove(id),
    };
    done.map_err(|e| e.explain())?;
    read_again(store)
}

fn remember(store: Option<&mut Store>, key: &str, json: &str) -> Result<(), Message> {
    match store {
        Some(store) if !store.is_read_only() => store.set_setting(key, Some(json)).map_err(|e| e.explain()),
        _ => Ok(()),
    }
}
