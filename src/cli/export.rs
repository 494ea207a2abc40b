//! `machikurabe export`: the whole store as a file that other systems open.
//!
//! A name ending in `.csv`, `.parquet` or `.xlsx` gives the long table, one observation a row; any other name is the
//! folder of a data package, from which the whole store can be made again.

use super::args::Export;
use super::output;
use crate::export::data::{DataError, delimited, long, package, parquet, workbook};
use crate::export::file::WriteError;
use crate::export::guard::OutputGuard;
use crate::model::dataset::Dataset;
use crate::model::message::{Explain, Message};
use crate::session::clock;
use crate::session::worker::open_or_create;
use crate::store::path::StoreLocation;
use crate::text::catalogue::Texts;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes the current data, or one dataset of it.
///
/// # Errors
/// What could not be read or written; what was at the place before is unchanged.
pub fn write(asked: &Export, location: &StoreLocation, texts: &Texts) -> Result<(), Message> {
    let path = asked.out.as_path();
    let ending = path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    let is_file = matches!(ending.as_deref(), Some("csv" | "parquet" | "xlsx"));
    let guard = OutputGuard::of_store(&location.path);
    // A folder of data is never replaced.
    let place = if is_file { guard.file(path, asked.overwrite) } else { guard.new_folder(path) };
    place.map_err(|error| error.explain())?;
    let store = open_or_create(location, clock::now)?;
    let vintages = store.vintages().map_err(|e| e.explain())?;
    let current = vintages.into_iter().filter(|v| v.current);
    let chosen: Vec<_> = current.filter(|v| asked.dataset.as_ref().is_none_or(|name| v.dataset == *name)).collect();
    let stored = chosen.iter().map(|v| v.stored_at.clone()).max();
    let Some(stored) = stored else {
        let name = asked.dataset.clone().unwrap_or_default();
        return Err(Message::new("error-export-dataset").text("dataset", name));
    };
    let data = match (&asked.dataset, chosen.first()) {
        (Some(_), Some(vintage)) => store.vintage(vintage.vintage_id),
        _ => store.current(),
    };
    let data = data.map_err(|e| e.explain())?;
    let into = Into { guard: &guard, path, overwrite: asked.overwrite };
    match ending.as_deref() {
        Some("csv") => into.file(|file| delimited::write(long::table(&data), true, file)),
        Some("parquet") => into.file(|file| parquet::write(long::table(&data), file)),
        Some("xlsx") => {
            let bytes = workbook::write(vec![long::table(&data)], &stored).map_err(|cause| cause.explain())?;
            into.file(|file| Ok(file.write_all(&bytes)?))
        }
        _ => into.folder(&data),
    }?;
    let done = Message::new("export-written")
        .text("path", path.display())
        .number("indicators", data.indicators.len() as f64)
        .number("values", data.observations.len() as f64);
    output::print_done(&texts.say(&done), texts)
}

/// Where the data go.
struct Into<'a> {
    guard: &'a OutputGuard,
    path: &'a Path,
    overwrite: bool,
}

impl Into<'_> {
    /// Writes a file through a draft, so that it is there whole or not at all.
    fn file(&self, fill: impl FnOnce(&mut BufWriter<&mut File>) -> Result<(), DataError>) -> Result<(), Message> {
        let mut cause = None;
        let written = self.guard.write_with(self.path, self.overwrite, |file| {
            let mut into = BufWriter::new(file);
            match fill(&mut into) {
                Ok(()) => into.flush(),
                Err(DataError::Io(error)) => Err(error),
                Err(other) => {
                    cause = Some(other);
                    Err(io::ErrorKind::Other.into())
                }
            }
        });
        match cause {
            Some(cause) => Err(cause.explain()),
            None => written.map_err(|error| error.explain()),
        }
    }

    /// Writes a package, which appears whole; a folder that is there is never touched.
    fn folder(&self, data: &Dataset) -> Result<(), Message> {
        let written = self.guard.write_new_folder(self.path, |draft| Ok(package::write(data, draft)?));
        written.map_err(|failure| match failure {
            FolderFailure::Place(error) => error.explain(),
            FolderFailure::Data(DataError::Io(cause)) => {
                Message::new("error-export-write").text("path", self.path.display()).text("cause", cause)
            }
            FolderFailure::Data(other) => other.explain(),
        })
    }
}

/// Why a folder of data was not made.
#[derive(Debug, thiserror::Error)]
enum FolderFailure {
    #[error(transparent)]
    Place(#[from] WriteError),
    #[error(transparent)]
    Data(#[from] DataError),
}
