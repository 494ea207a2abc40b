//! Storing an import on the store's own thread: one transaction, all of it or nothing.

use super::draft::fingerprint;
use super::reader::Progress;
use crate::import::known::Known;
use crate::import::municipality::resolver::Resolver;
use crate::import::read;
use crate::import::recipe;
use crate::import::run::{Plan, Source};
use crate::model::dataset::Dataset;
use crate::model::grid::ReadOptions;
use crate::model::mapping::Mapping;
use crate::model::message::{Explain, Message};
use crate::model::recipe::Recipe;
use crate::model::vintage::VintageId;
use crate::session::intake_sink;
use crate::session::loaded::Loaded;
use crate::session::worker::{self, Opened};
use crate::store::Store;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the keys of remembered recipes begin with, among the settings of a store.
const PREFIX: &str = "recipe:";

/// Work for the store's thread about an import.
#[derive(Debug)]
pub enum ImportJob {
    /// Stores the rows of a sheet.
    Table {
        /// The file.
        path: PathBuf,
        /// Its name.
        file: String,
        /// What the readers are told.
        options: ReadOptions,
        /// How the sheet is understood.
        mapping: Box<Mapping>,
        /// Name of the dataset.
        dataset: String,
        /// Fingerprint of the file that the report counted.
        hash: String,
        /// The store's data as the report saw them.
        loaded: Arc<Loaded>,
        /// How far it is.
        progress: Arc<Progress>,
    },
    /// Stores data that are whole.
    Whole(Arc<Dataset>),
    /// Removes the vintage that an import made.
    TakeBack(VintageId),
}

/// What storing came to.
#[derive(Debug)]
pub struct Stored {
    /// The store, read again.
    pub opened: Opened,
    /// What is said.
    pub done: Message,
    /// The vintage that was made; `None` where none was.
    pub vintage: Option<VintageId>,
}

/// Does a job about an import; called by the worker.
///
/// # Errors
/// What happened, for people; the store is as it was.
pub(crate) fn work(
    store: Option<&mut Store>,
    job: ImportJob,
    now: fn() -> String,
    wake: &dyn Fn(),
) -> Result<Stored, Message> {
    let Some(store) = store else { return Err(Message::new("empty-store")) };
    let (done, vintage) = match job {
        ImportJob::Table { path, file, options, mapping, dataset, hash, loaded, progress } => {
            if fingerprint(&path)? != hash {
                return Err(Message::new("error-import-changed").text("file", &file));
            }
            let source = Source { file: &file, hash: &hash, dataset: &dataset };
            let taken = table(store, (&path, options, &mapping), source, &loaded, &progress, (now, wake))?;
            remember(store, &mapping, &dataset)?;
            taken
        }
        ImportJob::Whole(data) => whole(store, &data, now)?,
        ImportJob::TakeBack(vintage) => {
            store.remove(vintage).map_err(|error| error.explain())?;
            (Message::new("importing-taken-back"), None)
        }
    };
    Ok(Stored { opened: worker::read(store)?, done, vintage })
}

type Done = (Message, Option<VintageId>);

fn said(dataset: &str, observations: u64, known: bool, vintage: Option<VintageId>) -> Done {
    let key = if known { "importing-known" } else { "importing-stored" };
    let done = Message::new(key).text("dataset", dataset).number("values", observations as f64);
    (done, vintage.filter(|_| !known))
}

fn table(
    store: &mut Store,
    (path, options, mapping): (&Path, ReadOptions, &Mapping),
    source: Source<'_>,
    loaded: &Loaded,
    progress: &Progress,
    (now, wake): (fn() -> String, &dyn Fn()),
) -> Result<Done, Message> {
    let resolver = Resolver::new(mapping);
    let known = Known::new(&loaded.index);
    let mut rows = read::rows(path, &options, mapping.sheet).map_err(|error| error.explain())?;
    let plan = Plan { mapping, resolver: &resolver, known: &known, source };
    let beat = |share: f64| {
        progress.set(share);
        wake();
    };
    let done = intake_sink::import(store, rows.as_mut(), plan, &now(), &beat, &progress.cancel)?;
    Ok(match done.taken {
        Some(taken) => said(source.dataset, taken.observations, taken.known, Some(taken.vintage)),
        None => (Message::new("import-summary-nothing-new"), None),
    })
}

fn whole(store: &mut Store, data: &Dataset, now: fn() -> String) -> Result<Done, Message> {
    let before = store.vintages().map_err(|error| error.explain())?;
    let vintage = store.put(data, &now()).map_err(|error| error.explain())?;
    let known = before.iter().any(|v| v.vintage_id == vintage);
    Ok(said(&data.name, data.observations.len() as u64, known, Some(vintage)))
}

/// Remembers how files of this shape are understood.
fn remember(store: &mut Store, mapping: &Mapping, dataset: &str) -> Result<(), Message> {
    let recipe = recipe::of(mapping, dataset, dataset);
    let json = recipe::to_json(&recipe).map_err(|error| error.explain())?;
    store.set_setting(&Recipe::key(&recipe.fingerprint), Some(&json)).map_err(|error| error.explain())
}

/// The recipes that a store remembers, by name; one that cannot be read any more is no reason to stop.
pub(crate) fn recipes(store: &Store) -> Result<Vec<Recipe>, Message> {
    let found = store.settings_under(PREFIX).map_err(|error| error.explain())?;
    let mut recipes: Vec<Recipe> = found.iter().filter_map(|(_, json)| recipe::from_json(json).ok()).collect();
    recipes.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(recipes)
}
