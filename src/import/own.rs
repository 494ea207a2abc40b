//! The long table that this program writes itself: recognised by its columns, and taken in without any guess.
//!
//! Its rows carry everything that names an observation, so that they are laid out as a data package in memory and
//! read by the one reader that checks packages.

use super::datapackage;
use super::error::{CellProblem, OpenFileError, PackageError};
use super::read;
use super::source::MemorySource;
use crate::model::breakdown;
use crate::model::dataset::Dataset;
use crate::model::grid::{Cell, FileHead, FileKind, ReadOptions};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Columns of an observation, by their names in the long table and in the package.
const OBSERVATION: [&str; 21] = [
    "observation_id",
    "indicator_id",
    "municipality_code",
    "role",
    "period",
    "period_assumed",
    "period_printed",
    "value",
    "unit",
    "status",
    "missing_reason",
    "cumulative",
    "cumulative_since",
    "partial",
    "averaged",
    "unusable_reason",
    "note",
    "document_id",
    "section",
    "source_line",
    "raw_text",
];

/// Number of decimals that a value was printed with, for files that keep numbers as such.
const DECIMALS: &str = "value_decimals";

/// Dimensions and members of the indicator; earlier versions did not write it.
const BREAKDOWN: &str = "breakdown";

/// The indicator's label in English; earlier versions did not write it.
const INDICATOR_EN: &str = "indicator_en";

/// How the columns of another table of the package are filled from the long table; an empty name leaves a cell empty.
type Layout = &'static [(&'static str, &'static str)];

const AREA: Layout = &[
    ("municipality_code", "municipality_code"),
    ("kind", "municipality_kind"),
    ("name", "municipality"),
    ("kana", "municipality_kana"),
    ("name_en", "municipality_en"),
    ("prefecture", "prefecture"),
];

const DOCUMENT: Layout = &[
    ("document_id", "document_id"),
    ("municipality_code", "document_municipality_code"),
    ("title", "document"),
    ("title_en", "document_en"),
    ("kind", "document_kind"),
    ("publisher", "publisher"),
    ("published", "published"),
    ("text_name", ""),
    ("text_sha256", ""),
    ("note", ""),
];

const INDICATOR: Layout = &[
    ("indicator_id", "indicator_id"),
    ("municipality_code", "indicator_municipality_code"),
    ("plan_id", ""),
    ("level", "level"),
    ("theme", "theme"),
    ("concept", "concept"),
    ("goal", "goal"),
    ("policy", "policy"),
    ("project", "project"),
    ("department", "department"),
    ("label", "indicator"),
    ("unit", "indicator_unit"),
    ("polarity", "polarity"),
    ("polarity_reason", "polarity_reason"),
    ("definition_note", ""),
    ("review_flag", ""),
    ("repeat_of", ""),
    ("document_id", "document_id"),
    ("section", ""),
    ("source_line", ""),
    ("raw_text", "indicator"),
    ("label_en", INDICATOR_EN),
];

/// Whether a file is a long table of this program: its first row names every column of an observation and what
/// describes it.
#[must_use]
pub fn recognised(head: &FileHead) -> bool {
    let Some(first) = head.sheets.first().and_then(|sheet| sheet.rows.first()) else { return false };
    let names: BTreeSet<&str> =
        first.iter().filter_map(|cell| if let Cell::Text(t) = cell { Some(t.as_str()) } else { None }).collect();
    let described = [AREA, DOCUMENT, INDICATOR].into_iter().flatten().map(|(_, from)| *from);
    let described = described.filter(|name| !name.is_empty() && *name != INDICATOR_EN);
    OBSERVATION.into_iter().chain(described).all(|name| names.contains(name))
}

/// Reads such a file whole, as a dataset of this name.
///
/// # Errors
/// [`OpenFileError`] where it cannot be read, or with the place of the first cell that is not what it should be.
pub fn read(path: &Path, options: &ReadOptions, name: &str) -> Result<Dataset, OpenFileError> {
    // Only in a text a row has a length of its own.
    let is_text = read::head(path, options)?.kind == FileKind::Csv;
    let mut rows = read::rows(path, options, 0)?;
    let mut cells = Vec::new();
    let mut expected = 0;
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut observations = Csv::new(&OBSERVATION);
    let mut others =
        [("municipalities", AREA), ("documents", DOCUMENT), ("indicators", INDICATOR)].map(|(table, layout)| {
            (table, layout, Csv::new(&layout.iter().map(|(to, _)| *to).collect::<Vec<_>>()), BTreeSet::new())
        });
    let mut parts = Csv::new(&["indicator_id", "dimension", "member"]);
    let mut parted = BTreeSet::new();
    while let Some(line) = rows.next_row(&mut cells)? {
        if places.is_empty() {
            expected = cells.len();
            places = cells.iter().zip(0..).map(|(cell, at)| (words(Some(cell), 0), at)).collect();
            continue;
        }
        let decimals = places.get(DECIMALS).and_then(|at| cells.get(*at)).map_or(0, decimals);
        let at = |column: &str| {
            words(places.get(column).and_then(|at| cells.get(*at)), if column == "value" { decimals } else { 0 })
        };
        if cells.iter().all(|cell| *cell == Cell::Empty) {
            continue;
        }
        let found = cells.len();
        if is_text && found != expected {
            return Err(PackageError::RowLength { file: file_name(path), line, expected, found }.into());
        }
        observations.row(OBSERVATION.iter().map(|column| at(column)));
        if parted.insert(at("indicator_id")) {
            let cell = at(BREAKDOWN);
            let Some(found_parts) = breakdown::parse(&cell) else {
                let (file, problem) = (file_name(path), CellProblem::Key { what: BREAKDOWN });
                return Err(PackageError::Cell { file, line, column: BREAKDOWN, cell, problem }.into());
            };
            for part in found_parts {
                parts.row([at("indicator_id"), part.dimension, part.member].into_iter());
            }
        }
        for (_, layout, table, seen) in &mut others {
            let row: Vec<String> =
                layout.iter().map(|(_, from)| if from.is_empty() { String::new() } else { at(from) }).collect();
            if row.first().is_some_and(|id| seen.insert(id.clone())) {
                table.row(row.into_iter());
            }
        }
    }
    let descriptor = descriptor(name);
    let mut files: BTreeMap<&str, &[u8]> = BTreeMap::new();
    files.insert(datapackage::DESCRIPTOR, descriptor.as_bytes());
    let observations = observations.done();
    files.insert("observations.csv", &observations);
    let parts = parts.done();
    files.insert("breakdown.csv", &parts);
    let others = others.map(|(table, _, csv, _)| (format!("{table}.csv"), csv.done()));
    for (file, bytes) in &others {
        files.insert(file, bytes);
    }
    Ok(datapackage::read(&MemorySource { files })?)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn descriptor(name: &str) -> String {
    let resource = |table: &str| json!({ "name": table, "path": format!("{table}.csv") });
    let tables = ["municipalities", "documents", "indicators", "breakdown", "observations"].map(resource);
    json!({ "name": name, "version": "1", "title": name, "resources": tables }).to_string()
}

fn decimals(cell: &Cell) -> usize {
    // Printed decimals are 0 to 15.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 15 before")]
    match cell {
        Cell::Number(number) => number.clamp(0.0, 15.0) as usize,
        Cell::Text(text) => text.parse().unwrap_or(0).min(15),
        _ => 0,
    }
}

/// A cell as the package writes it.
fn words(cell: Option<&Cell>, decimals: usize) -> String {
    match cell {
        None | Some(Cell::Empty) => String::new(),
        Some(Cell::Text(text) | Cell::Fault(text)) => text.clone(),
        Some(Cell::Number(number)) => format!("{number:.decimals$}"),
        Some(Cell::Bool(flag)) => flag.to_string(),
        Some(Cell::Scaled(scaled)) => scaled.shown(),
        Some(Cell::Date(year, month, day)) => format!("{year:04}-{month:02}-{day:02}"),
    }
}

/// A table of the package in the making.
struct Csv {
    writer: csv::Writer<Vec<u8>>,
}

impl Csv {
    fn new(columns: &[&str]) -> Self {
        let mut csv = Self { writer: csv::Writer::from_writer(Vec::new()) };
        csv.row(columns.iter().map(|name| (*name).to_owned()));
        csv
    }

    fn row(&mut self, cells: impl Iterator<Item = String>) {
        // Memory takes every byte, and every row has the columns of the first.
        let _ = self.writer.write_record(cells.map(String::into_bytes));
    }

    fn done(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }
}

/// The dataset's name for a file: its stem.
///
/// # Errors
/// [`PackageError::Unreadable`] where the path has no name.
pub fn name_of(path: &Path) -> Result<String, PackageError> {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .ok_or_else(|| PackageError::Unreadable { file: path.display().to_string(), detail: "no file name".to_owned() })
}
