//! A program killed at any moment leaves the last committed state: whole vintages and nothing else.

use super::{NOW, create, faults, fixture, location, part, say, small, spawn};
use machikurabe::model::dataset::Dataset;
use machikurabe::store::Store;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// What the killed program stores in its nth round: large enough that storing takes a while.
fn delivery(round: u64) -> Dataset {
    fixture::dataset("towns", 100 + round, 2_000)
}

/// Plays a program that stores one vintage after the other until it is killed, and removes some.
#[test]
fn writing_program() {
    let Some(folder) = part() else { return };
    let mut store = Store::open(&location(&folder)).unwrap();
    for round in 1.. {
        let data = delivery(round);
        say(&format!("begin {round}"));
        let id = store.put(&data, NOW).unwrap();
        say(&format!("stored {round}"));
        if round % 2 == 0 {
            store.remove(id).unwrap();
            say(&format!("removed {round}"));
        }
    }
}

/// When to kill: after the program says this, and once its log has at least this many bytes.
const MOMENTS: [(&str, u64); 10] = [
    ("begin 1", 0),
    ("begin 1", 1),
    ("begin 1", 50_000),
    ("begin 1", 200_000),
    ("stored 1", 0),
    ("begin 2", 0),
    ("stored 2", 0),
    ("removed 2", 0),
    ("begin 3", 400_000),
    ("stored 4", 0),
];

/// Kills a writing program at a moment and returns what it had said by then.
fn kill(folder: &Path, moment: &str, log: u64) -> Vec<String> {
    let mut program = spawn("kill::writing_program", folder);
    let mut output = BufReader::new(program.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut said = Vec::new();
    for line in output.by_ref() {
        let arrived = line == moment;
        said.push(line);
        if arrived {
            break;
        }
    }
    let wal = folder.join("store.sqlite-wal");
    while std::fs::metadata(&wal).map_or(0, |file| file.len()) < log {
        assert!(program.try_wait().unwrap().is_none(), "the program ended by itself: {said:?}");
        std::thread::yield_now();
    }
    program.kill().unwrap();
    program.wait().unwrap();
    said.extend(output);
    said
}

#[test]
fn a_killed_writer_leaves_whole_vintages_only() {
    for (moment, log) in MOMENTS {
        let folder = tempfile::tempdir().unwrap();
        drop(create(folder.path(), &small(1)));
        let said = kill(folder.path(), moment, log);
        let has = |text: String| said.contains(&text);
        assert!(has(moment.to_owned()), "{said:?}");
        let store = Store::open(&location(folder.path())).unwrap();
        let vintages = store.vintages().unwrap();
        assert_eq!(vintages[0].version, "v1");
        for vintage in &vintages {
            let seed: u64 = vintage.version.trim_start_matches('v').parse().unwrap();
            let expected = if seed == 1 { small(1) } else { delivery(seed - 100) };
            assert!(store.vintage(vintage.vintage_id).unwrap() == expected, "{moment} {log}: {}", vintage.version);
        }
        for round in 1..20 {
            let kept = vintages.iter().any(|vintage| vintage.version == format!("v{}", 100 + round));
            if has(format!("removed {round}")) {
                assert!(!kept, "{moment} {log}: {round} was removed");
            } else if has(format!("stored {round}")) && round % 2 == 1 {
                assert!(kept, "{moment} {log}: {round} was stored");
            } else if !has(format!("begin {round}")) {
                assert!(!kept, "{moment} {log}: {round} was never begun");
            }
        }
        let path = store.path().to_path_buf();
        drop(store);
        assert_eq!(faults(&path), Vec::<String>::new(), "{moment} {log}");
    }
}
