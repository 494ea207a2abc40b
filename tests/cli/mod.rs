//! The headless commands, run as anyone would: the real program on a real store.

mod ahead;
mod briefing;
mod export;
mod failures;
mod figure;
mod figure_views;
mod filters;
mod formats;
mod outputs;
mod scorecard;
mod spreadsheets;
mod start;

use serde_json::{Map, Value};
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::OnceLock;
use tempfile::TempDir;

/// Every command with a format yet to be given.
const COMMANDS: [&str; 5] = ["indicators", "series", "scorecard", "check", "forecast"];

/// The program, with nothing in its environment that could change what it does.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_machikurabe"));
    for name in ["MACHIKURABE_STORE", "MACHIKURABE_LANG", "MACHIKURABE_LOG", "DISPLAY", "WAYLAND_DISPLAY"] {
        command.env_remove(name);
    }
    command
}

/// A store with the sample data, made once by the program itself and then only read.
fn store() -> PathBuf {
    static MADE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("見本.sqlite");
        let output = program().args(["indicators", "--store"]).arg(&path).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        (folder, path)
    });
    path.clone()
}

/// Runs the program on the sample store; `line` is split at spaces.
pub fn run(line: &str) -> Output {
    program().arg("--store").arg(store()).args(line.split_whitespace()).output().unwrap()
}

/// What a successful run says on standard output. Nothing may be said on standard error.
pub fn said(line: &str) -> String {
    let output = run(line);
    assert!(output.status.success() && output.stderr.is_empty(), "{line}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a refused run says on standard error, in one line, with nothing on standard output.
fn refused(line: &str, code: i32) -> String {
    sentence(&run(line), code)
}

fn sentence(output: &Output, code: i32) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert!(output.stdout.is_empty());
    assert_eq!(said.lines().count(), 1, "{said}");
    said.trim_end().to_owned()
}

/// The records of a command as JSON.
pub fn records(line: &str) -> Vec<Map<String, Value>> {
    let text = said(&format!("{line} --format json"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{line}: {error}"))
}

/// One column of the records, `null` as an empty text.
pub fn column(records: &[Map<String, Value>], key: &str) -> Vec<String> {
    let text = |record: &Map<String, Value>| match &record[key] {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    records.iter().map(text).collect()
}

/// The rows of a table: what stands between the rule and the first empty line.
fn rows(table: &str) -> Vec<&str> {
    table.lines().skip(2).take_while(|line| !line.is_empty()).collect()
}

/// The sample data as the program carries it.
fn sample() -> machikurabe::model::dataset::Dataset {
    machikurabe::import::sample::sample().unwrap()
}
