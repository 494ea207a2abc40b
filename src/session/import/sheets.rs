//! Several sheets of one file into the store: a vintage for each, one after the other, and all of them or none.
//!
//! The window and the command line store through here.

use crate::import::known::Known;
use crate::import::municipality::resolver::Resolver;
use crate::import::read;
use crate::import::run::{Plan, Source};
use crate::model::grid::ReadOptions;
use crate::model::indexed::IndexedDataset;
use crate::model::mapping::Mapping;
use crate::model::message::{Explain, Message};
use crate::model::report::ImportReport;
use crate::model::vintage::VintageId;
use crate::session::intake_sink::{self, Imported};
use crate::store::Store;
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

/// Stores sheets as of `stored_at` (UTC). `index` is the store's data before; each further sheet is compared with what
/// the sheets before it have stored. What was stored is removed again where a later sheet fails.
///
/// `progress` is told the share of all sheets on the calling thread; `cancel` ends the import from any thread.
///
/// # Errors
/// What happened, for people, with the sheet where there are several; the store is as it was.
pub fn store(
    store: &mut Store,
    file: SourceFile<'_>,
    sheets: &[Wanted<'_>],
    index: &IndexedDataset,
    stored_at: &str,
    (progress, cancel): (&dyn Fn(f64), &AtomicBool),
) -> Result<Vec<StoredSheet>, Message> {
    let mut done: Vec<StoredSheet> = Vec::with_capacity(sheets.len());
    let mut later: Option<IndexedDataset> = None;
    for (at, sheet) in sheets.iter().enumerate() {
        let beat = |share: f64| progress((at as f64 + share) / sheets.len() as f64);
        let stored = one(store, file, *sheet, later.as_ref().unwrap_or(index), stored_at, (&beat, cancel));
        let next = stored.and_then(|stored| {
            let is_last = at + 1 == sheets.len();
            let made = stored.made().is_some();
            done.push(stored);
            let fresh = || store.current().map(IndexedDataset::new).map_err(|error| error.explain());
            if made && !is_last { fresh().map(Some) } else { Ok(None) }
        });
        match next {
            Ok(Some(fresh)) => later = Some(fresh),
            Ok(None) => {}
            Err(cause) => {
                for sheet in done.iter().rev() {
                    let Some(vintage) = sheet.made() else { continue };
                    store.remove(vintage).map_err(|error| {
                        let left = Message::new("error-import-left").text("dataset", &sheet.report.dataset);
                        left.message("first", cause.clone()).message("cause", error.explain())
                    })?;
                }
                let cancelled = cause.key == "error-import-cancelled";
                return Err(if sheets.len() == 1 || cancelled {
                    cause
                } else {
                    Message::new("error-import-of-sheet")
                        .text("sheet", &sheet.mapping.sheet_name)
                        .message("cause", cause)
                });
            }
        }
    }
    Ok(done)
}

fn one(
    store: &mut Store,
    file: SourceFile<'_>,
    sheet: Wanted<'_>,
    index: &IndexedDataset,
    stored_at: &str,
    (progress, cancel): (&dyn Fn(f64), &AtomicBool),
) -> Result<StoredSheet, Message> {
    let (known, resolver) = (Known::new(index), Resolver::new(sheet.mapping));
    let source = Source { file: file.name, hash: file.hash, dataset: sheet.dataset };
    let plan = Plan { mapping: sheet.mapping, resolver: &resolver, known: &known, source };
    let mut rows = read::rows(file.path, &file.options, sheet.mapping.sheet).map_err(|error| error.explain())?;
    let Imported { report, taken } = intake_sink::import(store, rows.as_mut(), plan, stored_at, progress, cancel)?;
    Ok(StoredSheet {
        report,
        vintage: taken.as_ref().map(|taken| taken.vintage),
        known: taken.as_ref().is_some_and(|taken| taken.known),
        observations: taken.as_ref().map_or(0, |taken| taken.observations),
    })
}
