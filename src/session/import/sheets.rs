//! Sheets of a file into the store: a vintage for each, one after the other, in one transaction with everything else of
//! the same step.
//!
//! The window and the command line store through here.

use super::part::{self, Meeting};
use crate::frame::Cube;
use crate::import::beside::Beside;
use crate::import::known::Known;
use crate::import::municipality::resolver::Resolver;
use crate::import::read;
use crate::import::run::{Plan, Source};
use crate::model::grid::ReadOptions;
use crate::model::mapping::Mapping;
use crate::model::message::{Explain, Message};
use crate::model::report::ImportReport;
use crate::model::typed;
use crate::model::vintage::VintageId;
use crate::session::clock;
use crate::session::intake_sink::{self, Imported};
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::step::Step;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// The file that the sheets are of.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    /// Where it lies.
    pub path: &'a Path,
    /// Its name.
    pub name: &'a str,
    /// Fingerprint of its bytes.
    pub hash: &'a str,
    /// What the readers are told.
    pub options: ReadOptions,
}

/// A sheet that is to be stored.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// How it is understood.
    pub mapping: &'a Mapping,
    /// Name of the dataset.
    pub dataset: &'a str,
}

/// What a sheet came to.
#[derive(Debug)]
pub struct StoredSheet {
    /// What was read, kept and refused.
    pub report: ImportReport,
    /// Its vintage; `None` where it says nothing that the store does not have.
    pub vintage: Option<VintageId>,
    /// Whether the store had that vintage already.
    pub known: bool,
    /// Values and gaps of the vintage.
    pub observations: u64,
}

impl StoredSheet {
    /// The vintage that was made, if one was.
    #[must_use]
    pub fn made(&self) -> Option<VintageId> {
        self.vintage.filter(|_| !self.known)
    }
}

/// Why nothing was stored.
#[derive(Debug, Clone, PartialEq)]
pub struct NotStored {
    /// What happened, for people.
    pub cause: Message,
}

impl From<StoreError> for NotStored {
    fn from(error: StoreError) -> Self {
        Self { cause: error.explain() }
    }
}

impl From<Message> for NotStored {
    fn from(cause: Message) -> Self {
        Self { cause }
    }
}

/// The course of a step: which datasets are still to come, and what the files of one dataset have said so far.
#[derive(Debug)]
pub struct Course {
    to_come: VecDeque<String>,
    beside: BTreeMap<String, Beside>,
}

impl Course {
    /// Begins with the names of the datasets of all sheets, in the order in which they are going to be stored.
    #[must_use]
    pub fn new(datasets: impl IntoIterator<Item = String>) -> Self {
        let to_come: VecDeque<String> = datasets.into_iter().collect();
        let mut seen = BTreeSet::new();
        let several = to_come.iter().filter(|name| !seen.insert(name.as_str()));
        let beside = several.map(|name| (name.clone(), Beside::default())).collect();
        Self { to_come, beside }
    }

    /// What is known beside the next sheet; `None` where its dataset has no other one.
    fn next(&mut self) -> Option<&mut Beside> {
        let name = self.to_come.pop_front()?;
        let more = self.to_come.contains(&name);
        let beside = self.beside.get_mut(&name)?;
        beside.more = more;
        Some(beside)
    }
}

/// Stores sheets as of `stored_at` (UTC), all of them or none. `index` is the store's data before; each further sheet is
/// compared with what the sheets before it have stored.
///
/// `progress` is told the share of all sheets on the calling thread; `cancel` ends the import from any thread.
///
/// # Errors
/// What happened, for people, with the sheet where there are several; the store is as it was.
pub fn store(
    store: &mut Store,
    file: SourceFile<'_>,
    sheets: &[Wanted<'_>],
    index: &Cube,
    stored_at: &str,
    watch: Watch<'_>,
) -> Result<Vec<StoredSheet>, Message> {
    let mut course = Course::new(sheets.iter().map(|sheet| sheet.dataset.to_owned()));
    let work = |step: &mut Step<'_>| Ok(store_in(step, file, sheets, Some(index), stored_at, watch, &mut course)?);
    store.together(work).map_err(|NotStored { cause }| cause)
}

/// Who is told the share that is done, and who ends the import.
pub type Watch<'a> = (&'a dyn Fn(f64), &'a AtomicBool);

/// Stores sheets in a step. Where `index` does not give the store's data, the step is asked for those that a sheet meets.
///
/// # Errors
/// As for [`store`]; the step is to be given up.
pub fn store_in(
    step: &mut Step<'_>,
    file: SourceFile<'_>,
    sheets: &[Wanted<'_>],
    index: Option<&Cube>,
    stored_at: &str,
    (progress, cancel): Watch<'_>,
    course: &mut Course,
) -> Result<Vec<StoredSheet>, Message> {
    let mut done: Vec<StoredSheet> = Vec::with_capacity(sheets.len());
    for (at, sheet) in sheets.iter().enumerate() {
        let beat = |share: f64| progress((at as f64 + share) / sheets.len() as f64);
        // What the sheets before have stored is not in it.
        let index = index.filter(|_| done.iter().all(|sheet| sheet.made().is_none()));
        let stored = one(step, (file, *sheet), index, stored_at, (&beat, cancel), course.next());
        done.push(stored.map_err(|cause| {
            if sheets.len() == 1 || cause.key == "error-import-cancelled" {
                return cause;
            }
            Message::new("error-import-of-sheet").text("sheet", &sheet.mapping.sheet_name).message("cause", cause)
        })?);
    }
    Ok(done)
}

fn one(
    step: &mut Step<'_>,
    (file, sheet): (SourceFile<'_>, Wanted<'_>),
    index: Option<&Cube>,
    stored_at: &str,
    (progress, cancel): Watch<'_>,
    beside: Option<&mut Beside>,
) -> Result<StoredSheet, Message> {
    if typed::is_typed(sheet.dataset) {
        return Err(Message::new("error-typed-name").text("dataset", sheet.dataset));
    }
    let resolver = Resolver::new(sheet.mapping);
    let rows = || read::rows(file.path, &file.options, sheet.mapping.sheet).map_err(|error| error.explain());
    let met;
    let index = if let Some(index) = index {
        index
    } else {
        let (mapping, dataset) = (sheet.mapping, sheet.dataset);
        let meeting = Meeting { mapping, resolver: &resolver, dataset, stores: true };
        met = part::met(step.contents(), meeting, part::FEW, rows, cancel)?;
        &met
    };
    let mut said = beside.is_some().then(Beside::default);
    let known = Known::new(index).with(beside.as_deref()).on(clock::today());
    let source = Source { file: file.name, hash: file.hash, dataset: sheet.dataset };
    let plan = Plan { mapping: sheet.mapping, resolver: &resolver, known: &known, source };
    let mut rows = rows()?;
    let watch = (progress, cancel);
    let Imported { report, taken } =
        intake_sink::import_in(step, rows.as_mut(), plan, stored_at, watch, said.as_mut())?;
    if let (Some(beside), Some(said)) = (beside, said) {
        beside.join(said);
    }
    Ok(StoredSheet {
        report,
        vintage: taken.as_ref().map(|taken| taken.vintage),
        known: taken.as_ref().is_some_and(|taken| taken.known),
        observations: taken.as_ref().map_or(0, |taken| taken.observations),
    })
}
