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

/// Disks that are full or may not be written, each in a name space of its own, where even the administrator is bound.
#[cfg(target_os = "linux")]
mod linux {
    use super::*;
    use std::process::Command;

    /// Every kind of thing that is written: the command, and under which name.
    const ALL: [(&str, &str); 12] = [
        ("figure --comparison fertility-rate", "図.png"),
        ("figure --comparison fertility-rate --svg-text embedded", "図.svg"),
        ("figure --comparison fertility-rate", "図.pdf"),
        ("figure --comparison fertility-rate", "図.pptx"),
        ("figure --comparison fertility-rate", "図.docx"),
        ("figure --comparison fertility-rate", "図.xlsx"),
        ("figure --view gaps --city 根室市 --theme education,tourism", "組.png"),
        ("briefing --city 根室市 --theme tourism", "集.pdf"),
        ("briefing --city 根室市 --theme tourism", "集.xlsx"),
        ("briefing --city 根室市 --theme tourism", "集.pptx"),
        ("briefing --city 根室市 --theme tourism", "集.docx"),
        ("briefing --city 根室市 --theme tourism", "画像"),
    ];

    /// What lies there before: a file of each name, the numbered ones, and a folder with an image.
    const BEFORE: &str = "printf old | tee 図.png 図.svg 図.pdf 図.pptx 図.docx 図.xlsx 組-1.png 集.pdf 集.xlsx 集.pptx 集.docx >/dev/null && mkdir 画像 && \
                          printf old > 画像/001-a.png";

    /// Runs each command on a disk that `spoil` has made useless, and hands over what it said; the files that were
    /// there must be there still, and nothing else.
    fn each(spoil: &str, mut told: impl FnMut(&str, &str)) {
        let folder = tempdir().unwrap();
        let store = folder.path().join("store.sqlite");
        let program = env!("CARGO_BIN_EXE_machikurabe");
        let made = Command::new(program).args(["indicators", "--store"]).arg(&store).output().unwrap();
        assert!(made.status.success());
        let out = folder.path().join("out");
        std::fs::create_dir(&out).unwrap();
        let inside =
            |script: String| Command::new("unshare").args(["-rm", "sh", "-c", &script]).current_dir(&out).output();
        let disk = format!("mount -t tmpfs -o size=64k none \"$PWD\" && cd \"$PWD\" && {BEFORE} && {spoil}");
        if !inside(format!("{disk} && true")).is_ok_and(|probe| probe.status.success()) {
            return println!("skipped: this system allows no name space of one's own");
        }
        let look = "find . | sort && find . -type f | sort | xargs cat";
        let untouched = inside(format!("{disk} && {look}")).unwrap();
        for (command, name) in ALL {
            let line = format!(
                "{disk} && '{program}' {command} --lang ja --overwrite --out {name} --store '{store}'; echo $? >&2; {look}",
                store = store.display()
            );
            let output = inside(line).unwrap();
            assert_eq!(output.stdout, untouched.stdout, "{name}: {}", String::from_utf8_lossy(&output.stdout));
            let said = String::from_utf8(output.stderr).unwrap();
            let lines: Vec<&str> = said.lines().collect();
            let [sentence, "1"] = lines[..] else { panic!("{name}: {said}") };
            told(name, sentence);
        }
    }

    #[test]
    fn a_full_disk_is_told_and_leaves_everything_as_it_was() {
        each("dd if=/dev/zero of=filled bs=4k 2>/dev/null; true", |name, said| {
            let part = name.split('.').next().unwrap();
            assert!(said.contains("空き容量が足りません") && said.contains(part), "{name}: {said}");
        });
    }

    #[test]
    fn a_folder_that_may_not_be_written_is_told_and_stays_as_it_was() {
        each("mount -o remount,ro \"$PWD\"", |name, said| {
            let part = name.split('.').next().unwrap();
            assert!(said.contains("権限がありません") && said.contains(part), "{name}: {said}");
        });
    }
}

#[cfg(unix)]
#[test]
fn a_limit_on_the_size_of_files_is_told_like_a_full_disk() {
    let folder = tempdir().unwrap();
    let store = folder.path().join("store.sqlite");
    let program = env!("CARGO_BIN_EXE_machikurabe");
    let made = std::process::Command::new(program).args(["indicators", "--store"]).arg(&store).output().unwrap();
    assert!(made.status.success());
    let out = folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    file::write(&out.join("a.png"), b"old", false).unwrap();
    // Without the trap the system would end the program instead of refusing the write.
    let script = format!(
        "trap '' XFSZ; ulimit -f 64; exec '{program}' figure --comparison fertility-rate --scale 4 --lang ja --overwrite \
         --out a.png --store '{}'",
        store.display()
    );
    let output = std::process::Command::new("sh").args(["-c", &script]).current_dir(&out).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(1) && said.contains("空き容量が足りません"), "{said}");
    assert_eq!(names(&out), ["a.png"]);
    assert_eq!(std::fs::read(out.join("a.png")).unwrap(), b"old");
}
