//! What was stored comes back, whatever happens to the program or the file.

mod creation;
mod cubes;
mod intake;
mod journal;
mod kill;
mod kill_draft;
mod kill_import;
mod kill_set;
mod migration;
mod moved;
mod read_only;
mod refusals;
mod round_trip;
mod together;
mod verify;
mod vintages;

use crate::fixture;
use machikurabe::model::dataset::Dataset;
use machikurabe::store::Store;
use machikurabe::store::path::{Journal, StoreLocation};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// When the tests store things.
const NOW: &str = "2026-01-31T09:00:00Z";

/// Environment variable that makes a test play the part of another program.
const PART: &str = "MACHIKURABE_TEST_PART";

/// A store in a folder, with the journal of a local disk whatever the folder's disk is.
fn location(folder: &Path) -> StoreLocation {
    let mut location = StoreLocation::at(&folder.join("store.sqlite")).unwrap();
    location.journal = Journal::Wal;
    location
}

/// A new store in a folder that begins with this dataset.
fn create(folder: &Path, data: &Dataset) -> Store {
    Store::open_or_create(&location(folder), NOW, || Ok::<_, Infallible>(data.clone())).unwrap()
}

/// A small dataset.
fn small(seed: u64) -> Dataset {
    fixture::dataset("towns", seed, 40)
}

/// Names and contents of all files in a folder.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file());
    entries.map(|e| (e.file_name().into_string().unwrap(), std::fs::read(e.path()).unwrap())).collect()
}

/// What SQLite itself finds wrong with a store.
fn faults(path: &Path) -> Vec<String> {
    let conn = rusqlite::Connection::open(path).unwrap();
    let ask = |sql: &str| -> Vec<String> {
        let mut statement = conn.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let mut faults = ask("PRAGMA integrity_check");
    faults.retain(|line| line != "ok");
    faults.extend(ask("PRAGMA foreign_key_check"));
    faults
}

/// This test binary as another program, which runs one test only and plays its part in `folder`.
fn program(executable: &Path, test: &str, folder: &Path) -> Command {
    let mut command = Command::new(executable);
    command.args([&format!("store::{test}"), "--exact", "--nocapture", "--test-threads=1"]);
    command.env(PART, folder).stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

fn spawn(test: &str, folder: &Path) -> Child {
    program(&std::env::current_exe().unwrap(), test, folder).spawn().unwrap()
}

/// The folder in which this process plays the part of another program, or `None` in a test run.
fn part() -> Option<std::path::PathBuf> {
    std::env::var_os(PART).map(Into::into)
}

/// Says something to the program that watches, at once.
fn say(line: &str) {
    use std::io::Write;
    // On a line of its own: the test harness begins a line and does not end it.
    let mut out = std::io::stdout().lock();
    write!(out, "\n{line}\n").unwrap();
    out.flush().unwrap();
}
