//! Readers work while a writer does; a second writer waits and then says so.

use super::{NOW, create, location, small};
use machikurabe::store::Store;
use machikurabe::store::error::StoreError;
use machikurabe::store::path::Journal;
use std::path::Path;
use std::time::Duration;

fn journal_mode(path: &Path) -> String {
    let conn = rusqlite::Connection::open(path).unwrap();
    conn.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap()
}

/// Another program in the middle of a change that it has neither committed nor given up.
fn writing(path: &Path) -> rusqlite::Connection {
    let conn = rusqlite::Connection::open(path).unwrap();
    conn.execute_batch("BEGIN IMMEDIATE; INSERT INTO setting VALUES ('half', '1'); DELETE FROM vintage;").unwrap();
    conn
}

#[test]
fn a_reader_sees_the_last_committed_state_while_a_writer_works() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(folder.path(), &small(1));
    let writer = writing(store.path());
    assert_eq!(store.current().unwrap(), small(1));
    let late = Store::open(&location(folder.path())).unwrap();
    assert_eq!((late.current().unwrap(), late.setting("half").unwrap()), (small(1), None));
    writer.execute_batch("COMMIT").unwrap();
    assert_eq!(late.setting("half").unwrap().as_deref(), Some("1"));
}

#[test]
fn a_second_writer_gives_up_after_its_timeout_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path(), &small(1)));
    let mut impatient = location(folder.path());
    impatient.busy_timeout = Duration::from_millis(20);
    let mut store = Store::open(&impatient).unwrap();
    let writer = writing(store.path());
    assert!(matches!(store.put(&small(2), NOW), Err(StoreError::Busy { .. })));
    assert!(matches!(store.set_setting("x", Some("1")), Err(StoreError::Busy { .. })));
    writer.execute_batch("ROLLBACK").unwrap();
    let id = store.put(&small(2), NOW).unwrap();
    assert_eq!(store.vintage(id).unwrap(), small(2));
}

#[test]
fn a_second_writer_waits_for_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), &small(1));
    let writer = writing(store.path());
    let (started, begun) = std::sync::mpsc::channel();
    let waiting = std::thread::spawn(move || {
        started.send(()).unwrap();
        store.set_setting("second", Some("2"))
    });
    begun.recv().unwrap();
    writer.execute_batch("ROLLBACK").unwrap();
    assert_eq!(waiting.join().unwrap(), Ok(()));
}

#[test]
fn the_journal_follows_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let mut place = location(folder.path());
    drop(create(folder.path(), &small(1)));
    assert_eq!(journal_mode(&place.path), "wal");
    // The same file moved to a network share, and back.
    place.journal = Journal::Rollback;
    let mut store = Store::open(&place).unwrap();
    let id = store.put(&small(2), NOW).unwrap();
    assert_eq!(store.vintage(id).unwrap(), small(2));
    drop(store);
    assert_eq!(journal_mode(&place.path), "delete");
    place.journal = Journal::Wal;
    drop(Store::open(&place).unwrap());
    assert_eq!(journal_mode(&place.path), "wal");
    // On a share from the beginning.
    let share = tempfile::tempdir().unwrap();
    let mut place = location(share.path());
    place.journal = Journal::Rollback;
    let store = Store::open_or_create(&place, NOW, || Ok::<_, StoreError>(small(1))).unwrap();
    assert_eq!(store.current().unwrap(), small(1));
    drop(store);
    assert_eq!(journal_mode(&place.path), "delete");
}
