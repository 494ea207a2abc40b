//! Files of other systems are read as they stand, or refused with the place; nothing panics, and nothing fills memory.

mod compound;
mod encodings;
mod examples;
mod hostile;
mod json;
mod packages;
mod parquet;
mod properties;
mod sentences;
mod separators;
mod shown;
mod truncated;
mod workbooks;
mod xlsb;
mod zipped;

pub use hostile::{sheet_of, xlsx};
use machikurabe::import::read::error::{ReadError, ReadProblem};
use machikurabe::import::read::rows;
use machikurabe::model::grid::{Cell, ReadOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A file that vanishes after the test.
pub struct Made {
    _folder: TempDir,
    pub path: PathBuf,
}

/// Makes a file.
pub fn made(name: &str, bytes: &[u8]) -> Made {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::File::create(&path).unwrap().write_all(bytes).unwrap();
    Made { _folder: folder, path }
}

/// A file of the repository.
pub fn kept(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// All rows of a sheet with their numbers.
pub fn all(path: &Path, sheet: usize) -> Result<Vec<(u64, Vec<Cell>)>, ReadError> {
    told(path, ReadOptions::default(), sheet)
}

/// All rows of a sheet that is read as told.
pub fn told(path: &Path, options: ReadOptions, sheet: usize) -> Result<Vec<(u64, Vec<Cell>)>, ReadError> {
    let mut source = rows(path, &options, sheet)?;
    let (mut row, mut all) = (Vec::new(), Vec::new());
    while let Some(number) = source.next_row(&mut row)? {
        let share = source.progress();
        assert!((0.0..=1.0).contains(&share), "{share}");
        all.push((number, row.clone()));
    }
    Ok(all)
}

/// A cell as a person would write it down; faults in angle brackets.
pub fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => format!("{number}"),
        Cell::Date(year, month, day) => format!("{year}-{month:02}-{day:02}"),
        Cell::Bool(yes) => yes.to_string(),
        Cell::Fault(fault) => format!("<{fault}>"),
        Cell::Scaled(scaled) => format!("{} ({})", scaled.shown(), scaled.held),
    }
}

/// The rows of a sheet as texts.
pub fn texts(path: &Path, sheet: usize) -> Vec<Vec<String>> {
    all(path, sheet).unwrap().iter().map(|(_, row)| row.iter().map(shown).collect()).collect()
}

/// Line and problem of a refusal.
pub fn fault<T>(result: Result<T, ReadError>) -> (Option<u64>, ReadProblem) {
    let error = result.err().expect("the file is refused");
    (error.place.row, error.problem)
}
