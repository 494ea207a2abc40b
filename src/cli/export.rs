//! `machikurabe export`: the whole store as a file that other systems open.
//!
//! A name ending in `.csv`, `.parquet` or `.xlsx` gives the long table, one observation a row; any other name is the
//! folder of a data package, from which the whole store can be made again.

use super::args::Export;
use super::output;
use crate::export::atomic;
use crate::export::data::{DataError, delimited, long, package, parquet, workbook};
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
    let path = asked.out.as_path();
    let ending = path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    let failed = |cause: DataError| match cause {
        DataError::Io(cause) => Message::new("error-export-write").text("path", path.display()).text("cause", cause),
        other => other.explain(),
    };
    match ending.as_deref() {
        Some("csv") => {
            file(path, asked.overwrite, |into| delimited::write(long::table(&data), true, into)).map_err(failed)
        }
        Some("parquet") => file(path, asked.overwrite, |into| parquet::write(long::table(&data), into)).map_err(failed),
        Some("xlsx") => {
            let bytes = workbook::write(vec![long::table(&data)], &stored).map_err(failed)?;
            file(path, asked.overwrite, |into| Ok(into.write_all(&bytes)?)).map_err(failed)
        }
        _ => folder(&data, path).map_err(failed),
    }?;
    let done = Message::new("export-written")
        .text("path", path.display())
        .number("indicators", data.indicators.len() as f64)
        .number("values", data.observations.len() as f64);
    output::print(&format!("{}\n", texts.say(&done)))
}

/// Writes a file through a draft, so that it is there whole or not at all.
fn file(
    path: &Path,
    overwrite: bool,
    fill: impl FnOnce(&mut BufWriter<&mut File>) -> Result<(), DataError>,
) -> Result<(), DataError> {
    let mut cause = None;
    let written = atomic::write_with(path, overwrite, |file| {
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
        Some(cause) => Err(cause),
        None => Ok(written?),
    }
}

/// Writes a package into a draft folder, which then takes the name; a folder that holds anything is never touched.
fn folder(data: &Dataset, path: &Path) -> Result<(), DataError> {
    if std::fs::symlink_metadata(path).is_ok() {
        return Err(io::Error::from(io::ErrorKind::AlreadyExists).into());
    }
    let mut draft = path.as_os_str().to_owned();
    draft.push(".part");
    std::fs::create_dir(&draft)?;
    let written = package::write(data, Path::new(&draft)).and_then(|()| Ok(std::fs::rename(&draft, path)?));
    if written.is_err() {
        // What cannot be removed keeps a name that says what it is.
        let _ = std::fs::remove_dir_all(&draft);
    }
    written
}
