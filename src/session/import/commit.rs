//! Storing an import on the store's own thread: all of it or nothing.

use super::reader::Progress;
use super::sheets::{self, SourceFile, StoredSheet, Wanted};
use crate::import::open;
use crate::import::recipe::{self, Kept};
use crate::model::dataset::Dataset;
use crate::model::grid::ReadOptions;
use crate::model::mapping::Mapping;
use crate::model::message::{Explain, Message};
use crate::model::recipe::Recipe;
use crate::model::vintage::VintageId;
use crate::session::loaded::Loaded;
use crate::session::typing;
use crate::session::worker::{self, Opened};
use crate::store::Store;
use std::path::PathBuf;
use std::sync::Arc;

/// What the keys of remembered recipes begin with, among the settings of a store.
const PREFIX: &str = "recipe:";

/// Work for the store's thread about an import.
#[derive(Debug)]
pub enum ImportJob {
    /// Stores the rows of sheets, all of them or none.
    Sheets {
        /// The file.
        path: PathBuf,
        /// Its name.
        file: String,
        /// What the readers are told.
        options: ReadOptions,
        /// The sheets.
        sheets: Vec<SheetJob>,
        /// Fingerprint of the file that the report counted.
        hash: String,
        /// The store's data as the report saw them.
        loaded: Arc<Loaded>,
        /// How far it is.
        progress: Arc<Progress>,
    },
    /// Stores data that are whole.
    Whole(Arc<Dataset>),
    /// Removes the vintages that an import made.
    TakeBack(Vec<VintageId>),
}

/// A sheet that is to be stored.
#[derive(Debug)]
pub struct SheetJob {
    /// How it is understood.
    pub mapping: Mapping,
    /// How it was understood at first.
    pub fresh: Mapping,
    /// The dataset's name after the file and the sheet.
    pub own_name: String,
    /// Name of the dataset.
    pub dataset: String,
}

/// What storing came to.
#[derive(Debug)]
pub struct Stored {
    /// The store, read again.
    pub opened: Opened,
    /// What is said.
    pub done: Message,
    /// The vintages that were made.
    pub vintages: Vec<VintageId>,
    /// Why the shape of the file was not remembered, although its values are stored.
    pub trouble: Option<Message>,
}

/// Does a job about an import; called by the worker.
///
/// # Errors
/// What happened, for people; the store is as it was, unless the sentence says that values are stored.
pub(crate) fn work(
    store: Option<&mut Store>,
    job: ImportJob,
    now: fn() -> String,
    wake: &dyn Fn(),
) -> Result<Stored, Message> {
    let Some(store) = store else { return Err(Message::new("empty-store")) };
    let mut trouble = None;
    let (done, vintages) = match job {
        ImportJob::Sheets { path, file, options, sheets, hash, loaded, progress } => {
            if open::fingerprint(&path).map_err(|error| error.explain())? != hash {
                return Err(Message::new("error-import-changed").text("file", &file));
            }
            let wanted: Vec<Wanted<'_>> =
                sheets.iter().map(|sheet| Wanted { mapping: &sheet.mapping, dataset: &sheet.dataset }).collect();
            let beat = |share: f64| progress.beat(share, wake);
            let source = SourceFile { path: &path, name: &file, hash: &hash, options };
            let taken = sheets::store(store, source, &wanted, &loaded.index, &now(), (&beat, &progress.cancel))?;
            // The values are stored, whatever becomes of what is remembered about their file.
            trouble = sheets.iter().find_map(|sheet| remember(store, sheet, &hash).err());
            said(&file, &taken)
        }
        ImportJob::Whole(data) => whole(store, &data, now)?,
        ImportJob::TakeBack(vintages) => {
            store.remove_all(&vintages).map_err(|error| error.explain())?;
            (Message::new("importing-taken-back"), Vec::new())
        }
    };
    Ok(Stored { opened: worker::read_again(store)?, done, vintages, trouble })
}

type Done = (Message, Vec<VintageId>);

/// What storing sheets came to, in one sentence.
fn said(file: &str, taken: &[StoredSheet]) -> Done {
    let made: Vec<VintageId> = taken.iter().filter_map(StoredSheet::made).collect();
    let stored = |sheet: &&StoredSheet| sheet.made().is_some();
    let values: u64 = taken.iter().filter(stored).map(|sheet| sheet.observations).sum();
    let message = match taken {
        [one] => match one.vintage {
            None => Message::new("import-summary-nothing-new"),
            Some(_) => stored_one(&one.report.dataset, one.observations, one.known),
        },
        _ if made.is_empty() => Message::new("import-summary-nothing-new"),
        _ => Message::new("importing-stored-sheets")
            .text("file", file)
            .number("sheets", made.len() as f64)
            .number("values", values as f64),
    };
    (message, made)
}

fn stored_one(dataset: &str, observations: u64, known: bool) -> Message {
    let key = if known { "importing-known" } else { "importing-stored" };
    Message::new(key).text("dataset", dataset).number("values", observations as f64)
}

fn whole(store: &mut Store, data: &Dataset, now: fn() -> String) -> Result<Done, Message> {
    typing::may_take(store.contents(), data)?;
    let before = store.vintages().map_err(|error| error.explain())?;
    let vintage = store.put(data, &now()).map_err(|error| error.explain())?;
    let known = before.iter().any(|v| v.vintage_id == vintage);
    let message = stored_one(&data.name, data.observations.len() as u64, known);
    Ok((message, Some(vintage).filter(|_| !known).into_iter().collect()))
}

/// Remembers how files of this shape are understood.
fn remember(store: &mut Store, sheet: &SheetJob, hash: &str) -> Result<(), Message> {
    let SheetJob { mapping, fresh, own_name, dataset } = sheet;
    keep(store, recipe::with_facts(Kept { mapping, fresh, file: own_name, dataset }, hash))
}

/// Remembers the recipe of a file whose values are stored, beside what was said about earlier files of its shape.
///
/// # Errors
/// That it is not remembered, and that the values are stored all the same.
pub fn keep(store: &mut Store, mut recipe: Recipe) -> Result<(), Message> {
    // The sentences of the store say that nothing was saved, which is not so here.
    let failed = |cause: &dyn std::fmt::Display| {
        tracing::warn!(%cause, "the recipe was not remembered");
        Message::new("error-import-recipe-kept")
    };
    let earlier = store.setting(&recipe.key()).map_err(|error| failed(&error))?;
    let earlier = earlier.and_then(|json| recipe::from_json(&json).ok()).unwrap_or_default();
    recipe.keep_facts(earlier.into_iter().flat_map(|recipe| recipe.facts).collect());
    let json = recipe::to_json(std::slice::from_ref(&recipe)).map_err(|error| failed(&error))?;
    store.set_setting(&recipe.key(), Some(&json)).map_err(|error| failed(&error))
}

/// The recipes that a store remembers, by name; one that cannot be read any more is no reason to stop.
///
/// # Errors
/// What happened, for people.
pub fn recipes(store: &Store) -> Result<Vec<Recipe>, Message> {
    let found = store.settings_under(PREFIX).map_err(|error| error.explain())?;
    let mut recipes: Vec<Recipe> =
        found.iter().filter_map(|(_, json)| recipe::from_json(json).ok()).flatten().collect();
    recipes.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(recipes)
}
