//! The worker: one thread that owns the store and does everything slow, job by job.

use super::loaded::Loaded;
use super::view::{Preferences, ViewSpec};
use crate::analysis::scorecard::{self, ScorecardRow};
use crate::import::sample;
use crate::model::message::{Explain, Message};
use crate::model::ruler::Ruler;
use crate::model::target::Revision;
use crate::store::Store;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

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
    /// Remembers a value in the open store; silent where the store is read-only.
    Remember {
        /// Name of the setting.
        key: &'static str,
        /// Value as JSON.
        json: String,
    },
}

/// What a job came to.
#[derive(Debug)]
pub enum Outcome {
    /// A store was opened, or not.
    Opened(Result<Opened, Message>),
    /// The scorecard was computed, or not.
    Scored(Result<Arc<Scored>, Message>),
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
}

/// The scorecard of all final targets under one ruler.
#[derive(Debug)]
pub struct Scored {
    /// A row per target, in the dataset's order.
    pub rows: Vec<ScorecardRow>,
    /// The ruler they were judged by.
    pub ruler: Ruler,
    rows_of: BTreeMap<usize, Vec<usize>>,
}

impl Scored {
    /// Judges the final targets of a dataset.
    ///
    /// # Errors
    /// A message where the frame query cannot run.
    pub fn new(loaded: &Loaded, ruler: &Ruler) -> Result<Self, Message> {
        let rows = scorecard::scorecard(&loaded.index, Revision::Final, ruler)
            .map_err(|cause| Message::new("error-analysis").text("cause", cause))?;
        let mut rows_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (place, row) in rows.iter().enumerate() {
            rows_of.entry(row.indicator).or_default().push(place);
        }
        Ok(Self { rows, ruler: ruler.clone(), rows_of })
    }

    /// The rows of an indicator; more than one where it is a target of two goals.
    pub fn rows_of(&self, indicator: usize) -> impl Iterator<Item = &ScorecardRow> {
        let places = self.rows_of.get(&indicator).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|p| self.rows.get(*p))
    }
}

/// The session's end of the connection.
#[derive(Debug)]
pub struct Worker {
    jobs: Sender<Job>,
    outcomes: Receiver<Outcome>,
}

impl Worker {
    /// Starts the thread; it ends when the worker is dropped.
    pub fn start(now: fn() -> String, wake: impl Fn() + Send + 'static) -> Self {
        let (jobs, to_do) = channel();
        let (done, outcomes) = channel();
        std::thread::spawn(move || run(&to_do, &done, now, &wake));
        Self { jobs, outcomes }
    }

    /// Hands over a job; jobs are done in order.
    pub fn send(&self, job: Job) {
        // The thread ends only when this end is dropped, so there is always a receiver.
        let _ = self.jobs.send(job);
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

fn run(to_do: &Receiver<Job>, done: &Sender<Outcome>, now: fn() -> String, wake: &dyn Fn()) {
    let mut store: Option<Store> = None;
    let mut waiting: Option<Job> = None;
    while let Some(job) = waiting.take().or_else(|| to_do.recv().ok()) {
        let outcome = match job {
            Job::Open(path) => match open(&path, now) {
                Ok((opened_store, opened)) => {
                    store = Some(opened_store);
                    Some(Outcome::Opened(Ok(opened)))
                }
                Err(message) => Some(Outcome::Opened(Err(message))),
            },
            Job::Score { loaded, ruler } => {
                // While a threshold is dragged, only the last of the waiting rulers matters.
                waiting = to_do.try_recv().ok();
                let superseded = matches!(waiting, Some(Job::Score { .. }));
                (!superseded).then(|| Outcome::Scored(Scored::new(&loaded, &ruler).map(Arc::new)))
            }
            Job::TakeSample => Some(match take_sample(store.as_mut(), now) {
                Ok(opened) => Outcome::Opened(Ok(opened)),
                Err(message) => Outcome::Opened(Err(message)),
            }),
            Job::Remember { key, json } => remember(store.as_mut(), key, &json).err().map(Outcome::Failed),
        };
        if let Some(outcome) = outcome {
            if done.send(outcome).is_err() {
                return;
            }
            wake();
        }
    }
}
