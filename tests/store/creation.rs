//! A first start leaves a whole store or none, also when several programs start at once or one crashes.

use super::{NOW, contents, create, location, part, say, small, spawn};
use machikurabe::store::Store;
use machikurabe::store::error::{OpenError, StoreError};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;

fn files(folder: &Path) -> Vec<String> {
    contents(folder).into_keys().collect()
}

#[test]
fn a_new_store_is_one_file_also_in_a_folder_that_was_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("市役所").join("企画 課");
    let store = create(&deep, &small(1));
    assert_eq!(store.current().unwrap(), small(1));
    assert_eq!(store.vintages().unwrap()[0].stored_at, NOW);
    drop(store);
    assert_eq!(files(&deep), ["store.sqlite"]);
    // An existing store is opened, and the first dataset not even asked for.
    let again = Store::open_or_create(&location(&deep), NOW, || Err("must not be asked")).unwrap();
    assert_eq!(again.current().unwrap(), small(1));
}

#[test]
fn without_a_first_dataset_there_is_no_store() {
    let folder = tempfile::tempdir().unwrap();
    let failed = Store::open_or_create(&location(folder.path()), NOW, || Err("faulty package"));
    assert_eq!(failed.unwrap_err(), OpenError::First("faulty package"));
    let mut faulty = small(1);
    faulty.documents.clear();
    let failed = Store::open_or_create(&location(folder.path()), NOW, || Ok::<_, StoreError>(faulty));
    assert!(matches!(failed, Err(OpenError::Store(StoreError::Breaches { .. }))));
    assert!(!folder.path().join("store.sqlite").exists());
    // The next attempt finds nothing in its way and leaves nothing behind.
    drop(create(folder.path(), &small(1)));
    assert_eq!(files(folder.path()), ["store.sqlite"]);
}

#[test]
fn what_a_crash_left_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["store.sqlite.creating", "store.sqlite.new", "store.sqlite.new-journal"] {
        std::fs::File::create(folder.path().join(name)).unwrap().write_all(b"half a page").unwrap();
    }
    assert_eq!(create(folder.path(), &small(1)).current().unwrap(), small(1));
    assert_eq!(files(folder.path()), ["store.sqlite"]);
}

#[test]
fn threads_that_start_at_once_share_one_store() {
    let folder = tempfile::tempdir().unwrap();
    let asked = std::sync::atomic::AtomicU32::new(0);
    let gate = std::sync::Barrier::new(6);
    std::thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| {
                gate.wait();
                let first = || {
                    asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    Ok::<_, StoreError>(small(1))
                };
                let store = Store::open_or_create(&location(folder.path()), NOW, first).unwrap();
                assert_eq!(store.current().unwrap(), small(1));
            });
        }
    });
    assert_eq!(asked.into_inner(), 1);
    // Connections that close at the same moment may leave their log; the next one to close takes it away.
    drop(create(folder.path(), &small(1)));
    assert_eq!(files(folder.path()), ["store.sqlite"]);
}

/// Plays a program that waits for the word, then starts.
#[test]
fn starting_program() {
    let Some(folder) = part() else { return };
    say("ready");
    std::io::stdin().read_line(&mut String::new()).unwrap();
    let first = || {
        say("first");
        Ok::<_, StoreError>(small(1))
    };
    let store = Store::open_or_create(&location(&folder), NOW, first).unwrap();
    assert_eq!(store.current().unwrap(), small(1));
    say("open");
}

#[test]
fn programs_that_start_at_once_share_one_store() {
    let folder = tempfile::tempdir().unwrap();
    let mut programs: Vec<_> = (0..4).map(|_| spawn("creation::starting_program", folder.path())).collect();
    let mut outputs = Vec::new();
    for program in &mut programs {
        let mut output = BufReader::new(program.stdout.take().unwrap());
        let mut line = String::new();
        while line != "ready\n" {
            line.clear();
            assert_ne!(output.read_line(&mut line).unwrap(), 0, "the program ended too early");
        }
        outputs.push(output);
    }
    for program in &mut programs {
        program.stdin.take().unwrap().write_all(b"go\n").unwrap();
    }
    let mut said = String::new();
    for (mut program, mut output) in programs.into_iter().zip(outputs) {
        output.read_to_string(&mut said).unwrap();
        assert!(program.wait().unwrap().success(), "{said}");
    }
    let count = |word: &str| said.lines().filter(|line| *line == word).count();
    assert_eq!((count("first"), count("open")), (1, 4));
    assert_eq!(create(folder.path(), &small(2)).vintages().unwrap().len(), 1);
    // Connections that close at the same moment may leave their log; the next one to close takes it away.
    assert_eq!(files(folder.path()), ["store.sqlite"]);
}

/// Plays a program that is killed while it creates the store.
#[test]
fn dying_program() {
    let Some(folder) = part() else { return };
    let first = || {
        say("first");
        std::io::stdin().read_line(&mut String::new()).unwrap();
        Ok::<_, StoreError>(small(1))
    };
    drop(Store::open_or_create(&location(&folder), NOW, first));
}

#[test]
fn a_program_that_dies_while_creating_leaves_the_way_free() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = spawn("creation::dying_program", folder.path());
    let mut output = BufReader::new(program.stdout.take().unwrap()).lines();
    assert!(output.any(|line| line.unwrap() == "first"));
    program.kill().unwrap();
    program.wait().unwrap();
    assert!(!folder.path().join("store.sqlite").exists());
    assert_eq!(create(folder.path(), &small(2)).current().unwrap(), small(2));
    assert_eq!(files(folder.path()), ["store.sqlite"]);
}
