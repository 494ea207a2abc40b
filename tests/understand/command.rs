//! `machikurabe import` as a script would run it: words, exit codes, what is in the store afterwards.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/examples")
}

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), text.as_bytes()).unwrap();
        path
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_machikurabe"));
        command.args(arguments).arg("--store").arg(self.path("store.sqlite"));
        command.env_remove("MACHIKURABE_LANG").env_remove("MACHIKURABE_STORE").output().unwrap()
    }

    fn import(&self, file: &Path, more: &[&str]) -> (i32, String) {
        let output = self.run(&[&["import", file.to_str().unwrap()], more].concat());
        let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), text)
    }

    fn series(&self) -> String {
        String::from_utf8(self.run(&["series", "--format", "csv"]).stdout).unwrap()
    }
}

#[test]
fn everything_kept_is_0_and_stored_once() {
    let desk = Desk::new();
    let file = examples().join("iwamizawa-dynamics-cp932.csv");
    let before = desk.series();
    let (code, text) = desk.import(&file, &["--dry-run"]);
    assert_eq!(code, 0, "{text}");
    assert_eq!(desk.series(), before, "a dry run stores nothing");
    let (code, text) = desk.import(&file, &[]);
    assert_eq!(code, 0, "{text}");
    assert!(desk.series().lines().count() > before.lines().count());
    let (code, text) = desk.import(&file, &["--lang", "en"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("Nothing was stored, because the store has every value already."), "{text}");
}

#[test]
fn a_wrong_file_is_1_and_changes_nothing() {
    let desk = Desk::new();
    let before = desk.series();
    let words = desk.file("letter.csv", "拝啓\n時下ますますご清栄のこととお慶び申し上げます\n");
    let broken = desk.file("broken.xlsx", "PK\u{3}\u{4}nonsense");
    for file in [words, broken, desk.path("missing.csv")] {
        let (code, text) = desk.import(&file, &[]);
        assert_eq!(code, 1, "{text}");
        assert!(text.contains("取り込めません"), "{text}");
    }
    assert_eq!(desk.series(), before);
}

#[test]
fn wrong_arguments_are_2() {
    let desk = Desk::new();
    for arguments in [&["import"][..], &["import", "x.csv", "--year", "lunar"], &["import", "x.csv", "--nothing"]] {
        assert_eq!(desk.run(arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(desk.run(&["import", "x.csv", "--answer", "泊村"]).status.code(), Some(1));
}

#[test]
fn something_asked_is_3_until_it_is_answered_and_the_answer_is_remembered() {
    let desk = Desk::new();
    let file = desk.file("漁獲量.csv", "市町村,R3年度\n泊村,5\n根室市,7\n");
    let report = desk.path("report.csv");
    let (code, text) = desk.import(&file, &["--report", report.to_str().unwrap()]);
    assert_eq!(code, 3, "{text}");
    assert!(text.contains("014036 北海道泊村") && text.contains("016969 北海道泊村"), "{text}");
    let saved = std::fs::read_to_string(&report).unwrap();
    assert!(
        saved.starts_with('\u{feff}') && saved.contains("error,漁獲量.csv,,2,1,市町村,泊村,ambiguous_area,"),
        "{saved}"
    );
    let (code, text) = desk.import(&file, &["--answer", "泊村=014036"]);
    assert_eq!(code, 0, "{text}");
    // Next year's file has the same shape: the recipe answers.
    let next = desk.file("漁獲量R4.csv", "市町村,R3年度,R4年度\n泊村,5,6\n根室市,7,8\n");
    let (code, text) = desk.import(&next, &[]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("手順「漁獲量」") && text.contains("新規2、同じ2"), "{text}");
}

#[test]
fn a_recipe_is_a_file_that_can_be_handed_on() {
    let desk = Desk::new();
    let file = desk.file("a.csv", "市町村,R3,R4\n根室市,5,6\n");
    let recipe = desk.path("recipe.json");
    let saved =
        ["--save-recipe", recipe.to_str().unwrap(), "--year", "calendar_year", "--dataset", "漁業", "--dry-run"];
    assert_eq!(desk.import(&file, &saved).0, 0);
    let other = Desk::new();
    let (code, text) = other.import(&file, &["--recipe", recipe.to_str().unwrap()]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("データセット「漁業」"), "{text}");
    assert!(other.series().lines().any(|line| line.contains(",2021,5,")), "calendar year, as the recipe says");
}

#[test]
fn a_data_package_and_another_store_are_taken_whole() {
    let desk = Desk::new();
    let (code, text) = desk.import(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data"), &["--dataset", "写し"]);
    assert_eq!(code, 0, "{text}");
    let other = Desk::new();
    let (code, text) = other.import(&desk.path("store.sqlite"), &["--dataset", "写し"]);
    assert_eq!(code, 0, "{text}");
    assert_eq!(other.series(), desk.series());
}
