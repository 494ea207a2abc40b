//! Which store and which language: arguments on either side of the command, environment, first start.

use super::{program, sentence, store};
use std::process::Output;

fn succeeded(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn store_and_language_stand_before_or_after_the_command_or_in_the_environment() {
    let store = store();
    let path = store.to_str().unwrap();
    let line = |arguments: &[&str]| succeeded(&program().args(arguments).output().unwrap());
    let before = line(&["--store", path, "--lang", "en", "scorecard"]);
    assert!(before.starts_with("City"));
    assert!(line(&["scorecard", "--store", path, "--lang", "en"]) == before);
    assert!(line(&["--lang=en", "scorecard", &format!("--store={path}")]) == before);
    let environment = program()
        .arg("scorecard")
        .env("MACHIKURABE_STORE", path)
        .env("MACHIKURABE_LANG", "en_GB.UTF-8")
        .output()
        .unwrap();
    assert!(succeeded(&environment) == before);
    // An argument comes before the environment; without either the language is Japanese.
    let both = program()
        .args(["scorecard", "--store", path, "--lang", "ja"])
        .env("MACHIKURABE_STORE", "/nonexistent/x.sqlite")
        .env("MACHIKURABE_LANG", "en")
        .output()
        .unwrap();
    assert!(succeeded(&both) == line(&["scorecard", "--store", path]));
}

#[test]
fn a_missing_store_is_made_with_the_sample_data_and_the_reader_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("計画課/新しい 保存先.sqlite");
    let run = || program().args(["series", "--format", "csv", "--store"]).arg(&path).output().unwrap();
    let first = run();
    let notice = String::from_utf8(first.stderr.clone()).unwrap();
    assert_eq!(notice, format!("見本データで保存先を作りました：{}\n", path.display()));
    let second = run();
    assert!(second.stderr.is_empty());
    assert!(succeeded(&first) == succeeded(&second));
    assert!(first.stdout.len() > 100_000);
}

#[test]
fn without_a_display_the_window_says_what_works_instead() {
    for (lang, words) in [("ja", "画面を開けません"), ("en", "The window cannot be opened")] {
        let output = program().args(["--lang", lang, "--store"]).arg(store()).output().unwrap();
        let said = sentence(&output, 1);
        assert!(said.starts_with(words), "{said}");
        for command in super::COMMANDS {
            assert!(said.contains(&format!("machikurabe {command}")), "{said}");
        }
    }
}

#[test]
fn the_log_is_silent_unless_asked_for() {
    let run = |log: Option<&str>| {
        let log = log.map(|filter| ("MACHIKURABE_LOG", filter));
        program().args(["check", "--store"]).arg(store()).envs(log).output().unwrap()
    };
    let (silent, loud) = (run(None), run(Some("trace")));
    assert!(silent.stderr.is_empty());
    assert!(!loud.stderr.is_empty());
    assert!(silent.stdout == loud.stdout);
}

#[cfg(target_os = "linux")]
#[test]
fn a_store_that_may_only_be_read_is_read() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    let folder = tempfile::tempdir().unwrap();
    let (locked, executable) = (folder.path().join("locked"), folder.path().join("program"));
    std::fs::create_dir(&locked).unwrap();
    let path = locked.join("s.sqlite");
    succeeded(&program().args(["check", "--store"]).arg(&path).output().unwrap());
    // The program must lie where an ordinary user may start it.
    crate::fixture::copy_program(env!("CARGO_BIN_EXE_machikurabe").as_ref(), &executable);
    let modes =
        [(folder.path(), 0o755), (executable.as_path(), 0o755), (path.as_path(), 0o444), (locked.as_path(), 0o555)];
    for (what, mode) in modes {
        set_permissions(what, Permissions::from_mode(mode)).unwrap();
    }
    let mut command = std::process::Command::new(&executable);
    command.args(["check", "--store"]).arg(&path).env_clear();
    if std::fs::metadata("/proc/self").unwrap().uid() == 0 {
        // An ordinary user's number: root may write everywhere.
        command.uid(65_534).gid(65_534);
    }
    let output = command.output().unwrap();
    set_permissions(&locked, Permissions::from_mode(0o755)).unwrap();
    assert!(output.stderr.is_empty());
    assert!(succeeded(&output) == super::said("check"));
    assert_eq!(std::fs::read_dir(&locked).unwrap().count(), 1);
}
