//! `machikurabe export`: the store, or a part of it, as files that other systems open.
//!
//! A name ending in `.csv`, `.parquet` or `.xlsx` gives the long table, one observation a row; any other name is the
//! folder of a data package, from which the whole store can be made again. `--format parquet-partitioned` gives a folder
//! of Parquet files, parted by theme and year.

use super::args::{Export, ExportFormat};
use super::filter::Filter;
use super::output;
use crate::export::data::{DataError, delimited, long, package, parquet, partitioned, workbook};
use crate::export::file::WriteError;
use crate::export::guard::OutputGuard;
use crate::model::dataset::Dataset;
use crate::model::id::IndicatorId;
use crate::model::indexed::Indexed;
use crate::model::message::{Explain, Message};
use crate::model::municipality::AreaCode;
use crate::model::place::SeriesPlace;
use crate::model::subset;
use crate::session::clock;
use crate::session::worker::open_or_create;
use crate::store::path::StoreLocation;
use crate::text::catalogue::Texts;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes the current data, one dataset of it, or what the filters take of them.
///
/// # Errors
/// What could not be read or written; what was at the place before is unchanged.
pub fn write(asked: &Export, location: &StoreLocation, texts: &Texts) -> Result<(), Message> {
    let path = asked.out.as_path();
    let format = asked.format.unwrap_or_else(|| of_name(path));
    let guard = OutputGuard::of_store(&location.path);
    let place = match format {
        // A data package is never replaced.
        ExportFormat::Package => guard.new_folder(path),
        ExportFormat::Partitioned => guard.parted_folder(path, asked.overwrite),
        _ => guard.file(path, asked.overwrite),
    };
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
    let data = taken(asked, data.map_err(|e| e.explain())?, texts)?;
    let into = Into { guard: &guard, path, overwrite: asked.overwrite };
    match format {
        ExportFormat::Csv => into.file(|file| delimited::write(long::table(&data), true, file)),
        ExportFormat::Parquet => into.file(|file| parquet::write(long::table(&data), file)),
        ExportFormat::Xlsx => {
            let bytes = workbook::write(vec![long::table(&data)], &stored).map_err(|cause| cause.explain())?;
            into.file(|file| Ok(file.write_all(&bytes)?))
        }
        ExportFormat::Package => into.package(&data),
        ExportFormat::Partitioned => into.parted(&data),
    }?;
    let done = Message::new("export-written")
        .text("path", path.display())
        .number("indicators", data.indicators.len() as f64)
        .number("values", data.observations.len() as f64);
    let mut said = texts.say(&done);
    // Who reads only the table would think that there are no targets.
    if format != ExportFormat::Package && !data.targets.is_empty() {
        let note = Message::new("export-without-targets").number("count", data.targets.len() as f64);
        said = format!("{said}\n{}", texts.say(&note));
    }
    output::print_done(&said, texts)
}

/// The format that the end of a name stands for.
fn of_name(path: &Path) -> ExportFormat {
    match path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("csv") => ExportFormat::Csv,
        Some("parquet") => ExportFormat::Parquet,
        Some("xlsx") => ExportFormat::Xlsx,
        _ => ExportFormat::Package,
    }
}

/// What the filters take of the data. A part is a dataset of another name: taken in again, it takes nothing away from
/// the whole.
fn taken(asked: &Export, data: Dataset, texts: &Texts) -> Result<Dataset, Message> {
    let filter = Filter::new(&asked.picks, &data, texts)?.with_indicators(&asked.indicator, &data)?;
    if filter.is_empty() {
        return Ok(data);
    }
    let index = Indexed::of(&data);
    let wanted: BTreeSet<SeriesPlace> =
        index.all_series().filter(|series| filter.takes(&index, *series)).map(|series| series.place).collect();
    let takes =
        |id: &IndicatorId, area: AreaCode| index.place_in(id, area).is_some_and(|place| wanted.contains(&place));
    let mut part = subset::subset(&data, &takes);
    if part.observations.is_empty() && part.targets.is_empty() {
        return Err(Message::new("error-export-nothing"));
    }
    part.name = format!("{}-part", part.name);
    Ok(part)
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
    fn package(&self, data: &Dataset) -> Result<(), Message> {
        self.folder(self.guard.write_new_folder(self.path, |draft| Ok(package::write(data, draft)?)))
    }

    /// Writes parted data, which appear whole.
    fn parted(&self, data: &Dataset) -> Result<(), Message> {
        let fill = |draft: &Path| Ok(partitioned::write(data, draft)?);
        self.folder(self.guard.write_parted_folder(self.path, self.overwrite, fill))
    }

    fn folder(&self, written: Result<(), FolderFailure>) -> Result<(), Message> {
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
