//! Every option that names an output, against everything that must never be replaced.

use super::program;
use machikurabe::export::guard::OutputGuard;
use machikurabe::session::saved::{self, SavedView, SeenNames};
use machikurabe::session::view::{Screen, ViewSpec};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use tempfile::TempDir;

/// How an output is asked for; `OUT` stands for its name.
const ROADS: [(&str, &str); 15] = [
    ("import IN --dry-run --report OUT", "csv"),
    ("import IN --report OUT", "csv"),
    ("import IN --dry-run --save-recipe OUT", "json"),
    ("template --out OUT", "xlsx"),
    ("export --out OUT", "csv"),
    ("export --out OUT", "parquet"),
    ("export --out OUT", "xlsx"),
    ("figure --view-file VIEW --out OUT", "svg"),
    ("figure --view-file VIEW --out OUT", "png"),
    ("figure --view-file VIEW --out OUT", "pdf"),
    ("briefing --view-file VIEW --out OUT", "pdf"),
    ("figure --view-file VIEW --out OUT", "pptx"),
    ("briefing --view-file VIEW --out OUT", "xlsx"),
    ("briefing --view-file VIEW --out OUT", "pptx"),
    ("briefing --view-file VIEW --out OUT", "docx"),
];

/// A folder with a store, a file to import and a view, whatever the names of the two first.
struct Desk {
    folder: TempDir,
    store: PathBuf,
    input: PathBuf,
}

impl Desk {
    /// The store and the input have names that the output could have.
    fn new(ending: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: String| folder.path().join(name);
        let (store, input) = (at(format!("store.{ending}")), at(format!("input.{ending}")));
        fs::copy(super::store(), &store).unwrap();
        put(&input, "市,年度,出生数\n根室市,2021,120\n釧路市,2021,730\n".as_bytes());
        // One indicator of one city: one page, so that the file has the very name that was asked for.
        let data = super::sample();
        let indicator = data.indicators.iter().find(|i| i.indicator_id.as_str() == "nemuro-kpi-002").unwrap();
        let view = ViewSpec {
            areas: indicator.municipality_code.into_iter().collect(),
            indicators: vec![indicator.indicator_id.clone()],
            ..ViewSpec::default()
        };
        let (vintages, names) = (Vec::new(), SeenNames::default());
        let view = SavedView { name: "v".into(), screen: Screen::Compare, view, vintages, names };
        saved::write(&OutputGuard::default(), &at("view.json".into()), view, false).unwrap();
        Self { folder, store, input }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, road: &str, out: &Path, overwrite: bool) -> Output {
        let mut command = program();
        for word in road.split_whitespace() {
            match word {
                "IN" => command.arg(&self.input),
                "OUT" => command.arg(out),
                "VIEW" => command.arg(self.path("view.json")),
                word => command.arg(word),
            };
        }
        if overwrite {
            command.arg("--overwrite");
        }
        command.current_dir(self.folder.path()).args(["--lang", "en", "--store"]).arg(&self.store).output().unwrap()
    }

    /// The file that an output must not replace is refused in one sentence, and nothing changes at all.
    fn refuses(&self, road: &str, out: &Path, words: &str) {
        let before = self.contents();
        for overwrite in [false, true] {
            let output = self.run(road, out, overwrite);
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(1), "{road} to {}: {output:?}", out.display());
            assert_eq!(said.lines().count(), 1, "{road} to {}: {said}", out.display());
            // Without the flag it may be enough that something is there.
            assert!(said.contains(words) || (!overwrite && said.contains("exists already")), "{road}: {said}");
            assert!(output.stdout.is_empty(), "{road}: no work was done before");
            assert_eq!(self.contents(), before, "{road} to {}", out.display());
        }
    }

    fn contents(&self) -> BTreeMap<String, Option<Vec<u8>>> {
        let entries = fs::read_dir(self.folder.path()).unwrap().map(Result::unwrap);
        let content = |path: PathBuf| fs::metadata(&path).is_ok_and(|m| m.is_file()).then(|| fs::read(path).unwrap());
        entries.map(|entry| (entry.file_name().into_string().unwrap(), content(entry.path()))).collect()
    }
}

fn put(path: &Path, bytes: &[u8]) {
    fs::File::create(path).and_then(|mut file| std::io::Write::write_all(&mut file, bytes)).unwrap();
}

#[test]
fn no_output_replaces_the_store_under_any_name() {
    for (road, ending) in ROADS {
        let desk = Desk::new(ending);
        let (hard, sub) = (desk.path(&format!("hard.{ending}")), desk.path("sub"));
        fs::create_dir(&sub).unwrap();
        fs::hard_link(&desk.store, &hard).unwrap();
        let name = PathBuf::from(format!("store.{ending}"));
        let mut names = vec![desk.store.clone(), hard, sub.join("..").join(&name), name];
        #[cfg(unix)]
        {
            let soft = desk.path(&format!("soft.{ending}"));
            std::os::unix::fs::symlink(&desk.store, &soft).unwrap();
            std::os::unix::fs::symlink(desk.folder.path(), sub.join("up")).unwrap();
            names.extend([soft, sub.join("up").join(format!("store.{ending}"))]);
        }
        for name in names {
            desk.refuses(road, &name, "is the store");
        }
    }
}

#[test]
fn no_output_replaces_what_lies_beside_the_store_even_before_there_is_one() {
    for (road, ending) in ROADS.into_iter().filter(|(road, _)| road.starts_with("import")) {
        let mut desk = Desk::new(ending);
        for end in ["-wal", "-shm", "-journal"] {
            let name = desk.path(&format!("store.{ending}{end}"));
            desk.refuses(road, &name, "is the store");
        }
        desk.store = desk.path("new.sqlite");
        desk.refuses(road, &desk.store, "is the store");
        assert!(!desk.store.exists(), "nothing was made before the refusal");
    }
}

#[test]
fn no_output_replaces_what_the_run_reads() {
    for (road, ending) in ROADS {
        let desk = Desk::new(ending);
        let read = if road.contains("IN") { desk.input.clone() } else { desk.path("view.json") };
        if !road.contains("IN") && !road.contains("VIEW") {
            continue;
        }
        let hard = desk.path(&format!("hard.{ending}"));
        fs::hard_link(&read, &hard).unwrap();
        desk.refuses(road, &hard, "is being read");
        #[cfg(unix)]
        {
            let soft = desk.path(&format!("soft.{ending}"));
            std::os::unix::fs::symlink(&read, &soft).unwrap();
            desk.refuses(road, &soft, "is being read");
        }
        if road.contains("IN") {
            desk.refuses(road, &desk.input, "is being read");
            desk.refuses(road, Path::new(&format!("./input.{ending}")), "is being read");
            let twice = format!("{road} --recipe recipe.json");
            put(&desk.path("recipe.json"), b"{}");
            desk.refuses(&twice, &desk.path("recipe.json"), "is being read");
        }
    }
}

#[test]
fn two_outputs_do_not_share_a_name() {
    let desk = Desk::new("csv");
    desk.refuses("import IN --report OUT --save-recipe both", Path::new("both"), "two outputs");
}

#[test]
fn folders_and_devices_are_no_files() {
    for (road, ending) in ROADS {
        let desk = Desk::new(ending);
        let folder = desk.path(&format!("folder.{ending}"));
        fs::create_dir(&folder).unwrap();
        desk.refuses(road, &folder, "is a folder");
        #[cfg(unix)]
        {
            let pipe = desk.path(&format!("pipe.{ending}"));
            assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
            desk.refuses(road, &pipe, "is a device or a pipe");
            let device = desk.path(&format!("device.{ending}"));
            std::os::unix::fs::symlink("/dev/null", &device).unwrap();
            desk.refuses(road, &device, "is a device or a pipe");
        }
        let nowhere = desk.path("missing").join(format!("a.{ending}"));
        desk.refuses(road, &nowhere, "does not exist");
    }
}

#[test]
fn a_folder_that_holds_the_store_or_an_input_is_never_replaced() {
    let desk = Desk::new("csv");
    for road in ["briefing --view-file VIEW --out OUT", "export --out OUT"] {
        desk.refuses(road, Path::new("."), "lies the store");
    }
    // A folder that holds nothing but images, one of which is a store by another name.
    let images = desk.path("images");
    fs::create_dir(&images).unwrap();
    fs::hard_link(&desk.store, images.join("001-a.png")).unwrap();
    let held = Desk { store: images.join("001-a.png"), ..desk };
    held.refuses("briefing --view-file VIEW --out OUT", &images, "lies the store");
    assert!(held.store.is_file());
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_asked_and_keeps_its_mode() {
    for (road, ending) in ROADS {
        let desk = Desk::new(ending);
        let out = desk.path(&format!("out.{ending}"));
        put(&out, b"before");
        #[cfg(unix)]
        let soft = {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&out, fs::Permissions::from_mode(0o604)).unwrap();
            let soft = desk.path(&format!("soft.{ending}"));
            std::os::unix::fs::symlink(&out, &soft).unwrap();
            soft
        };
        let output = desk.run(road, &out, false);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{road}: {said}");
        assert!(said.contains("exists already"), "{road}: {said}");
        assert_eq!(fs::read(&out).unwrap(), b"before", "{road}");
        let output = desk.run(road, &out, true);
        assert!(output.status.success(), "{road}: {output:?}");
        assert_ne!(fs::read(&out).unwrap(), b"before", "{road}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o604, "{road}");
            // Through a link the file is meant, not the link.
            put(&out, b"before");
            assert!(desk.run(road, &soft, true).status.success(), "{road}");
            assert!(fs::symlink_metadata(&soft).unwrap().is_symlink() && fs::read(&out).unwrap() != b"before");
            // What is marked as read-only stays.
            fs::set_permissions(&out, fs::Permissions::from_mode(0o444)).unwrap();
            desk.refuses(road, &out, "may not be written");
        }
    }
}

/// Something fails after the values are in the store.
#[cfg(target_os = "linux")]
mod after_the_commit {
    use super::*;
    use std::process::Stdio;

    /// Whether the values of the input are in the store.
    fn is_stored(desk: &Desk) -> bool {
        let location = machikurabe::store::path::StoreLocation::at(&desk.store).unwrap();
        let data = machikurabe::store::Store::open(&location).unwrap().current().unwrap();
        data.observations.len() == super::super::sample().observations.len() + 2
    }

    fn import(desk: &Desk, more: &[&str], stdout: Stdio) -> (Option<i32>, String) {
        let mut command = program();
        command.args(["--lang", "en", "--store"]).arg(&desk.store).arg("import").arg(&desk.input).args(more);
        let output = command.stdout(stdout).stderr(Stdio::piped()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    }

    #[test]
    fn a_full_output_is_said_together_with_what_was_stored() {
        let desk = Desk::new("csv");
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let (code, said) = import(&desk, &[], full.into());
        assert_eq!(code, Some(4), "{said}");
        assert!(said.starts_with("The values are stored, but what came after failed."), "{said}");
        assert!(!said.contains("cannot be imported") && is_stored(&desk), "{said}");
        // In a dry run nothing was, and that is what is said.
        let dry = Desk::new("csv");
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let (code, said) = import(&dry, &["--dry-run"], full.into());
        assert_eq!(code, Some(1), "{said}");
        assert!(!said.contains("are stored") && !is_stored(&dry), "{said}");
    }

    #[test]
    fn a_reader_that_has_gone_changes_nothing() {
        let desk = Desk::new("csv");
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let (code, said) = import(&desk, &[], writer.into());
        assert_eq!((code, said.as_str()), (Some(0), ""));
        assert!(is_stored(&desk));
        // A standard output that was closed before the program began.
        let closed = Desk::new("csv");
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", r#"exec "$0" "$@" >&-"#, env!("CARGO_BIN_EXE_machikurabe")]);
        shell.args(["--lang", "en", "--store"]).arg(&closed.store).arg("import").arg(&closed.input);
        let output = shell.output().unwrap();
        assert!(output.status.success() && is_stored(&closed), "{output:?}");
    }

    #[test]
    fn a_report_or_recipe_that_cannot_be_written_is_said_together_with_what_was_stored() {
        for option in ["--report", "--save-recipe"] {
            let desk = Desk::new("csv");
            // A name that no disk takes is found out only when it is given.
            let long = "x".repeat(300);
            let (code, said) = import(&desk, &[option, desk.path(&long).to_str().unwrap()], Stdio::null());
            assert_eq!(code, Some(4), "{option}: {said}");
            assert!(said.starts_with("The values are stored, but what came after failed."), "{option}: {said}");
            assert!(is_stored(&desk), "{option}");
            let dry = Desk::new("csv");
            let (code, said) = import(&dry, &["--dry-run", option, dry.path(&long).to_str().unwrap()], Stdio::null());
            assert_eq!(code, Some(1), "{option}: {said}");
            assert!(!said.contains("are stored"), "{option}: {said}");
        }
    }

    #[test]
    fn a_recipe_that_the_store_does_not_take_is_said_together_with_what_was_stored() {
        let desk = Desk::new("csv");
        // From here on the store has no room for how a file is understood.
        let conn = rusqlite::Connection::open(&desk.store).unwrap();
        conn.execute_batch(
            "CREATE TRIGGER full BEFORE INSERT ON setting WHEN NEW.key LIKE 'recipe:%'
             BEGIN SELECT RAISE(ABORT, 'no room'); END;",
        )
        .unwrap();
        drop(conn);
        let (code, said) = import(&desk, &[], Stdio::null());
        assert_eq!(code, Some(4), "{said}");
        assert!(said.starts_with("The values are stored") && said.lines().count() == 1, "{said}");
        assert!(!said.contains("nothing was saved") && is_stored(&desk), "{said}");
    }

    #[test]
    fn a_figure_or_export_that_is_written_is_said_to_be() {
        for (road, ending) in ROADS.into_iter().filter(|(road, _)| !road.starts_with("import")) {
            let desk = Desk::new(ending);
            let out = desk.path(&format!("out.{ending}"));
            let full = fs::File::options().write(true).open("/dev/full").unwrap();
            let mut command = program();
            command.args(["--lang", "en", "--store"]).arg(&desk.store).stdout(full);
            for word in road.split_whitespace() {
                match word {
                    "OUT" => command.arg(&out),
                    "VIEW" => command.arg(desk.path("view.json")),
                    word => command.arg(word),
                };
            }
            let output = command.output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(output.status.code() == Some(4) && out.is_file(), "{road}: {said}");
            assert!(said.contains("out.") && said.contains("this could not be said"), "{road}: {said}");
        }
    }
}
