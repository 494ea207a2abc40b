//! An import that ends before its end, however it ends, leaves the store as it was; one that ended is there whole.

use super::{NOW, create, faults, location, part, say, small, spawn};
use machikurabe::frame::Cube;
use machikurabe::import::known::Known;
use machikurabe::import::municipality::list::{AreaList, Rank};
use machikurabe::import::municipality::resolver::Resolver;
use machikurabe::import::run::{Plan, Source};
use machikurabe::import::{open, read, understand};
use machikurabe::model::grid::ReadOptions;
use machikurabe::model::message::Message;
use machikurabe::model::vintage::Vintage;
use machikurabe::session::intake_sink::{self, Imported};
use machikurabe::store::Store;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// Rows for each indicator: 1,000 areas × 20 years.
const ROWS: u64 = 20_000;

/// Indicators in the file of the program that is killed.
const MANY: u32 = 10;

/// A long file.
fn file(folder: &Path, indicators: u32) -> PathBuf {
    let path = folder.join("long.csv");
    let mut out = BufWriter::new(std::fs::File::create(&path).unwrap());
    writeln!(out, "団体コード,団体名,指標,時期,値,単位").unwrap();
    let areas = || AreaList::national().areas().iter().filter(|area| area.rank == Rank::Municipality).take(1_000);
    for indicator in 0..indicators {
        for area in areas() {
            for year in 2003..2023 {
                let value = u32::from(area.code.number() % 97 == 3) + indicator * 100 + year % 50;
                writeln!(out, "{},{},指標{indicator},{year}年度,{value},人", area.code, area.name).unwrap();
            }
        }
    }
    out.flush().unwrap();
    path
}

fn import(store: &mut Store, path: &Path, progress: &dyn Fn(f64), cancel: &AtomicBool) -> Result<Imported, Message> {
    let index = Cube::new(store.current().unwrap());
    let known = Known::new(&index);
    let mapping = understand::understand(&read::head(path, &ReadOptions::default()).unwrap(), 0, &known);
    let resolver = Resolver::new(&mapping);
    let hash = open::fingerprint(path).unwrap();
    let source = Source { file: "long.csv", hash: &hash, dataset: "long" };
    let plan = Plan { mapping: &mapping, resolver: &resolver, known: &known, source };
    let mut rows = read::rows(path, &ReadOptions::default(), 0).unwrap();
    intake_sink::import(store, rows.as_mut(), plan, NOW, progress, cancel)
}

/// Plays a program that imports the file beside its store, until it is killed.
#[test]
fn importing_program() {
    let Some(folder) = part() else { return };
    let mut store = Store::open(&location(&folder)).unwrap();
    say("open");
    let said = std::cell::Cell::new(0_u32);
    let progress = |share: f64| {
        // One line for each twentieth of the file.
        while f64::from(said.get()) / 20.0 < share {
            said.set(said.get() + 1);
            say(&format!("read {}", said.get()));
        }
    };
    let done = import(&mut store, &folder.join("long.csv"), &progress, &AtomicBool::new(false)).unwrap();
    assert_eq!(done.report.values, ROWS * u64::from(MANY));
    say("stored");
}

/// When to kill: after the program says this, and once its log has at least this many bytes.
const MOMENTS: [(&str, u64); 8] = [
    ("open", 0),
    ("read 1", 0),
    ("read 8", 0),
    ("read 19", 0),
    ("read 20", 0),
    ("read 20", 1),
    ("read 20", 4_000_000),
    ("stored", 0),
];

/// Kills an importing program at a moment; says whether it had ended its import by then.
fn kill(folder: &Path, moment: &str, log: u64) -> bool {
    let mut program = spawn("kill_import::importing_program", folder);
    let mut output = BufReader::new(program.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(output.any(|line| line == moment), "the program ended before it said {moment}");
    let wal = folder.join("store.sqlite-wal");
    // A log that was short-lived is gone with the program that wrote it.
    while log > 0 && std::fs::metadata(&wal).map_or(0, |file| file.len()) < log {
        if program.try_wait().unwrap().is_some() {
            break;
        }
        std::thread::yield_now();
    }
    program.kill().unwrap();
    program.wait().unwrap();
    output.any(|line| line == "stored") || moment == "stored"
}

#[test]
fn a_killed_import_leaves_the_state_before_it_or_the_whole_file() {
    let source = tempfile::tempdir().unwrap();
    let csv = file(source.path(), MANY);
    // What an import that nobody kills comes to.
    let whole = tempfile::tempdir().unwrap();
    let mut store = create(whole.path(), &small(1));
    import(&mut store, &csv, &|_| {}, &AtomicBool::new(false)).unwrap();
    let expected = store.vintages().unwrap().pop().unwrap();
    let rows = ROWS * u64::from(MANY);
    assert_eq!(expected.observations, rows);
    let expected_data = store.vintage(expected.vintage_id).unwrap();
    let mut undone = 0;
    for (moment, log) in MOMENTS {
        let folder = tempfile::tempdir().unwrap();
        drop(create(folder.path(), &small(1)));
        std::fs::copy(&csv, folder.path().join("long.csv")).unwrap();
        let stored = kill(folder.path(), moment, log);
        let store = Store::open(&location(folder.path())).unwrap();
        let vintages = store.vintages().unwrap();
        assert!(store.vintage(vintages[0].vintage_id).unwrap() == small(1), "{moment} {log}");
        match vintages.as_slice() {
            [_] => {
                assert!(!stored, "{moment} {log}: it said that the file was stored");
                assert!(store.current().unwrap() == small(1), "{moment} {log}");
                undone += 1;
            }
            [_, import] => {
                assert_eq!(import.observations, rows, "{moment} {log}");
                assert!(store.vintage(import.vintage_id).unwrap() == expected_data, "{moment} {log}");
            }
            more => panic!("{moment} {log}: {more:?}"),
        }
        let path = store.path().to_path_buf();
        drop(store);
        assert_eq!(faults(&path), Vec::<String>::new(), "{moment} {log}");
    }
    // Everything up to the last line read was before the end.
    assert!(undone >= 4, "{undone}");
}

#[test]
fn a_cancelled_import_leaves_the_state_before_it_and_the_next_one_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let csv = file(folder.path(), 3);
    let mut store = create(folder.path(), &small(1));
    let cancel = AtomicBool::new(false);
    let at_half = |share: f64| cancel.store(share > 0.5, Ordering::Relaxed);
    let refused = import(&mut store, &csv, &at_half, &cancel).unwrap_err();
    assert_eq!(refused.key, "error-import-cancelled");
    assert!(store.current().unwrap() == small(1));
    assert_eq!(store.vintages().unwrap().len(), 1);
    let done = import(&mut store, &csv, &|_| {}, &AtomicBool::new(false)).unwrap();
    assert_eq!(done.taken.unwrap().observations, 3 * ROWS);
    // The same file again says nothing new, and nothing of it stays.
    let again = import(&mut store, &csv, &|_| {}, &AtomicBool::new(false)).unwrap();
    assert!(again.taken.is_none(), "{:?}", again.taken);
    assert_eq!((again.report.changes.same, store.vintages().unwrap().len()), (3 * ROWS, 2));
}

/// The command itself where no file may grow beyond 128 or 256 kB, as on a disk that is nearly full.
#[cfg(unix)]
#[test]
fn an_import_that_finds_no_room_says_so_and_leaves_the_state_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let csv = file(folder.path(), 3);
    drop(create(folder.path(), &small(1)));
    let mut command = std::process::Command::new("sh");
    command.arg("-c").arg("trap '' XFSZ; ulimit -f 256; exec \"$0\" \"$@\"");
    command.arg(env!("CARGO_BIN_EXE_machikurabe")).arg("import").arg(&csv);
    command.arg("--store").arg(location(folder.path()).path);
    let output = command.env_remove("MACHIKURABE_LANG").output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("取り込めません"), "{output:?}");
    let store = Store::open(&location(folder.path())).unwrap();
    assert!(store.current().unwrap() == small(1));
    let path = store.path().to_path_buf();
    drop(store);
    assert_eq!(faults(&path), Vec::<String>::new());
}

/// Names of files that one command imports together.
const FILES: [&str; 3] = ["一.csv", "二.csv", "三.csv"];

/// The command that imports three files beside a store.
fn command(folder: &Path) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_machikurabe"));
    command.arg("import").args(FILES.map(|name| folder.join(name))).arg("--store").arg(location(folder).path);
    command.env_remove("MACHIKURABE_LANG").stdout(std::process::Stdio::null());
    command
}

#[test]
fn a_killed_command_leaves_all_of_its_files_or_none() {
    let source = tempfile::tempdir().unwrap();
    let csv = file(source.path(), 2);
    let prepare = || {
        let folder = tempfile::tempdir().unwrap();
        drop(create(folder.path(), &small(1)));
        for name in FILES {
            // Files with the same bytes would be one.
            let path = folder.path().join(name);
            std::fs::copy(&csv, &path).unwrap();
            let mut file = std::fs::OpenOptions::new().append(true).open(&path).unwrap();
            writeln!(file, "012238,根室市,{name},2003年度,1,人").unwrap();
        }
        folder
    };
    let count = |folder: &Path| {
        let store = Store::open(&location(folder)).unwrap();
        let vintages = store.vintages().unwrap();
        // Files with the same headings are one dataset: each vintage has one row more than the one before.
        let whole = |(vintage, more): (&Vintage, u64)| vintage.observations == 2 * ROWS + more;
        assert!(vintages[1..].iter().zip(1..).all(whole), "{vintages:?}");
        assert!(store.vintage(vintages[0].vintage_id).unwrap() == small(1));
        vintages.len() - 1
    };
    // What a command that nobody kills comes to, and how long it takes.
    let folder = prepare();
    let begun = std::time::Instant::now();
    assert!(command(folder.path()).status().unwrap().success());
    let whole = begun.elapsed();
    assert_eq!(count(folder.path()), FILES.len());
    let mut undone = 0;
    for part in [1, 3, 5, 6, 7, 8, 9, 10] {
        let folder = prepare();
        let mut program = command(folder.path()).spawn().unwrap();
        // Nothing is seen from outside of what goes on between two files, so that moments are spread over the time.
        let begun = std::time::Instant::now();
        while begun.elapsed() < whole * part / 10 {
            std::thread::yield_now();
        }
        program.kill().unwrap();
        program.wait().unwrap();
        let stored = count(folder.path());
        assert!(stored == 0 || stored == FILES.len(), "{part}: {stored} of the files");
        undone += usize::from(stored == 0);
        assert_eq!(faults(&location(folder.path()).path), Vec::<String>::new(), "{part}");
    }
    assert!(undone >= 3, "{undone}");
}
