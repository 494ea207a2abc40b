//! Writing: whole or not at all, never over a file that nobody gave up, with one clear sentence for each failure.

use machikurabe::export::file::{self, WriteError};
use machikurabe::model::message::Explain;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::path::Path;
use tempfile::tempdir;

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn said(error: &WriteError) -> String {
    Texts::new(Language::Ja).say(&error.explain())
}

#[test]
fn a_file_is_written_whole_and_nothing_else_is_left() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("図　１.svg");
    file::write(&path, b"one", false).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"one");
    file::write(&path, b"two", true).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"two");
    assert_eq!(names(folder.path()), ["図　１.svg"]);
}

#[test]
fn a_file_that_is_there_stays_unless_it_may_be_replaced() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.png");
    file::write(&path, b"old", false).unwrap();
    let refused = file::write(&path, b"new", false).unwrap_err();
    assert!(matches!(refused, WriteError::Exists(_)), "{refused:?}");
    assert!(said(&refused).contains("すでにあります"));
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    assert_eq!(names(folder.path()), ["a.png"]);
}

#[test]
fn folders_missing_folders_and_impossible_names_are_told_apart() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("sub")).unwrap();
    assert!(matches!(file::write(&at("sub"), b"", true), Err(WriteError::IsFolder(_))));
    let missing = file::write(&at("none/a.svg"), b"", false).unwrap_err();
    assert!(matches!(&missing, WriteError::NoFolder(path) if path.ends_with("none")), "{missing:?}");
    for overwrite in [false, true] {
        let long = file::write(&at(&format!("{}.svg", "図".repeat(200))), b"", overwrite).unwrap_err();
        assert!(matches!(long, WriteError::BadName(_)), "{long:?}");
        assert!(said(&long).contains("短い名前"));
    }
    assert_eq!(names(folder.path()), ["sub"]);
}

#[cfg(target_os = "linux")]
mod linux {
    use super::*;
    use std::process::Command;

    /// Runs the program in a folder where `prepare` has made writing impossible, in a name space of its own.
    fn run(prepare: &str, folder: &Path) -> Option<std::process::Output> {
        let store = folder.join("store.sqlite");
        let program = env!("CARGO_BIN_EXE_machikurabe");
        let made = Command::new(program).args(["indicators", "--store"]).arg(&store).output().unwrap();
        assert!(made.status.success());
        let out = folder.join("out");
        std::fs::create_dir_all(&out).unwrap();
        let script = format!(
            "{prepare} && exec '{program}' figure --lang ja --comparison fertility-rate --out '{out}/図.png' --store '{store}'",
            out = out.display(),
            store = store.display(),
        );
        let probe = Command::new("unshare")
            .args(["-rm", "sh", "-c"])
            .arg(format!("cd '{}'; {prepare}", out.display()))
            .output();
        if !probe.is_ok_and(|p| p.status.success()) {
            println!("skipped: this system allows no name space of one's own");
            return None;
        }
        Some(Command::new("unshare").args(["-rm", "sh", "-c", &script]).current_dir(&out).output().unwrap())
    }

    fn refused(output: &std::process::Output) -> String {
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let said = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!(said.lines().count(), 1, "{said}");
        said
    }

    #[test]
    fn a_full_disk_is_told_and_leaves_nothing() {
        let folder = tempdir().unwrap();
        let Some(output) = run("mount -t tmpfs -o size=16k none \"$PWD\" && cd \"$PWD\"", folder.path()) else {
            return;
        };
        let said = refused(&output);
        assert!(said.contains("空き容量が足りません"), "{said}");
    }

    #[test]
    fn a_folder_that_may_not_be_written_is_told() {
        let folder = tempdir().unwrap();
        let Some(output) = run("mount -t tmpfs -o ro none \"$PWD\"", folder.path()) else { return };
        let said = refused(&output);
        assert!(said.contains("権限がありません"), "{said}");
    }
}
