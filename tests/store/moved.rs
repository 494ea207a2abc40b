//! A store that is replaced, overwritten or deleted while it is open.

use super::{NOW, contents, create, faults, location, small};
use machikurabe::store::Store;
use machikurabe::store::error::StoreError;
use machikurabe::store::intake::{Head, TakeError};
use machikurabe::store::path::Journal;
use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What happens to the file.
const WAYS: [&str; 4] = ["replaced", "deleted", "overwritten", "moved away"];

/// Another whole store, closed.
fn other(folder: &Path) -> PathBuf {
    let beside = folder.join("other");
    fs::create_dir(&beside).unwrap();
    drop(create(&beside, &small(9)));
    beside.join("store.sqlite")
}

fn happens(way: &str, path: &Path, other: &Path) {
    match way {
        "replaced" => fs::rename(other, path).unwrap(),
        "deleted" => fs::remove_file(path).unwrap(),
        "overwritten" => drop(fs::copy(other, path).unwrap()),
        _ => fs::rename(path, path.with_extension("old")).unwrap(),
    }
}

fn is_replaced<T>(result: &Result<T, StoreError>) -> bool {
    matches!(result, Err(StoreError::Replaced { .. }))
}

#[cfg(unix)]
#[test]
fn nothing_is_written_to_a_store_that_is_another_file_by_now() {
    for journal in [Journal::Wal, Journal::Rollback] {
        for way in WAYS.into_iter().filter(|way| journal == Journal::Wal || *way != "overwritten") {
            let folder = tempfile::tempdir().unwrap();
            let place = machikurabe::store::path::StoreLocation { journal, ..location(folder.path()) };
            drop(create(folder.path(), &small(1)));
            let mut store = Store::open(&place).unwrap();
            let first = store.put(&small(2), NOW).unwrap();
            let other = other(folder.path());
            happens(way, store.path(), &other);
            let before = contents(folder.path()).get("store.sqlite").cloned();
            assert!(!store.is_unmoved(), "{way}");
            assert!(is_replaced(&store.put(&small(3), NOW)), "{way}");
            assert!(is_replaced(&store.set_setting("key", Some("1"))), "{way}");
            assert!(is_replaced(&store.pin(first)) && is_replaced(&store.remove(first)), "{way}");
            let head = Head { name: "towns", version: "9", title: "" };
            let taken = store.take::<Infallible>(head, NOW, |_| Ok(()));
            assert!(matches!(taken, Err(TakeError::Store(StoreError::Replaced { .. }))), "{way}: {taken:?}");
            let path = store.path().to_path_buf();
            drop(store);
            assert_eq!(contents(folder.path()).get("store.sqlite").cloned(), before, "{way}");
            if before.is_some() {
                assert_eq!(faults(&path), Vec::<String>::new(), "{way}");
                assert_eq!(Store::open(&place).unwrap().current().unwrap(), small(9), "{way}");
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn a_store_that_goes_away_in_the_middle_of_a_delivery_takes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), &small(1));
    let (path, other) = (store.path().to_path_buf(), other(folder.path()));
    let head = Head { name: "towns", version: "9", title: "" };
    let taken = store.take::<Infallible>(head, NOW, |_| {
        fs::rename(&other, &path).unwrap();
        Ok(())
    });
    assert!(matches!(taken, Err(TakeError::Store(StoreError::Replaced { .. }))), "{taken:?}");
    drop(store);
    assert_eq!(faults(&path), Vec::<String>::new());
    assert_eq!(Store::open(&location(folder.path())).unwrap().current().unwrap(), small(9));
}

#[cfg(unix)]
#[test]
fn closing_the_old_file_harms_nothing_of_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut old = create(folder.path(), &small(1));
    old.put(&small(2), NOW).unwrap();
    fs::rename(other(folder.path()), old.path()).unwrap();
    // Another program goes on with the new file, and has it open while the old one is closed.
    let conn = rusqlite::Connection::open(old.path()).unwrap();
    conn.execute("INSERT INTO setting VALUES ('kept', '1')", []).unwrap();
    let before = contents(folder.path());
    drop(old);
    assert_eq!(contents(folder.path()).keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    drop(conn);
    let store = Store::open(&location(folder.path())).unwrap();
    assert_eq!(store.setting("kept").unwrap().as_deref(), Some("1"));
    assert_eq!(store.current().unwrap(), small(9));
}

#[test]
fn programs_that_share_a_store_are_never_taken_for_a_stranger() {
    for journal in [Journal::Wal, Journal::Rollback] {
        let folder = tempfile::tempdir().unwrap();
        drop(create(folder.path(), &small(1)));
        let mut place = location(folder.path());
        (place.journal, place.busy_timeout) = (journal, Duration::from_secs(5));
        let mut first = Store::open(&place).unwrap();
        for round in 0..6_u64 {
            let mut second = Store::open(&place).unwrap();
            let reader = Store::open(&place).unwrap();
            second.set_setting("of the second", Some(&round.to_string())).unwrap();
            first.put(&small(2 + round), NOW).unwrap();
            second.set_setting("of the second", Some("2")).unwrap();
            assert!(reader.current().is_ok());
            // The one that closes may be the one that folds the log into the file.
            drop((second, reader));
            first.set_setting("of the first", Some(&round.to_string())).unwrap();
            let conn = rusqlite::Connection::open(first.path()).unwrap();
            conn.execute("INSERT OR REPLACE INTO setting VALUES ('of a tool', '1')", []).unwrap();
            drop(conn);
            first.set_setting("of the first", None).unwrap();
        }
    }
}
