//! What is no store of ours, or is damaged, is named for what it is and stays as it is to the byte.

use super::{NOW, contents, create, location, small};
use machikurabe::store::Store;
use machikurabe::store::error::{OpenError, StoreError};
use machikurabe::store::path::StoreLocation;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

/// Opens and reads, as every command does.
fn open_and_read(location: &StoreLocation) -> Result<(), StoreError> {
    // A store that would be created if it were missing must not replace what is there.
    let store = Store::open_or_create(location, NOW, || Err("must not be asked"));
    match store {
        Ok(store) => store.current().map(drop),
        Err(OpenError::Store(error)) => Err(error),
        Err(OpenError::First(text)) => panic!("{text}"),
    }
}

/// The refusal of what lies in a folder, which must be the same files with the same bytes afterwards.
fn untouched(folder: &Path) -> StoreError {
    let before = contents(folder);
    let error = open_and_read(&location(folder)).unwrap_err();
    assert!(contents(folder) == before, "{error}: the files have changed");
    error
}

fn file(folder: &Path, bytes: &[u8]) {
    std::fs::File::create(folder.join("store.sqlite")).unwrap().write_all(bytes).unwrap();
}

#[test]
fn a_file_that_is_no_database() {
    let folder = tempfile::tempdir().unwrap();
    for bytes in [b"".as_slice(), b"municipality,value\n012238,1\n", b"SQLite format 2\0"] {
        file(folder.path(), bytes);
        assert!(matches!(untouched(folder.path()), StoreError::NotAStore { .. }));
    }
}

#[test]
fn a_database_of_another_program() {
    let folder = tempfile::tempdir().unwrap();
    for id in [0, 0x0f05_5112] {
        file(folder.path(), b"");
        let conn = rusqlite::Connection::open(folder.path().join("store.sqlite")).unwrap();
        conn.pragma_update(None, "application_id", id).unwrap();
        conn.execute_batch("CREATE TABLE vintage (x)").unwrap();
        drop(conn);
        let error = untouched(folder.path());
        assert!(matches!(error, StoreError::Foreign { application_id, .. } if application_id == id), "{error}");
    }
}

#[test]
fn a_store_of_a_newer_program() {
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path(), &small(1)));
    let path = folder.path().join("store.sqlite");
    let conn = rusqlite::Connection::open(&path).unwrap();
    conn.pragma_update(None, "user_version", 99).unwrap();
    drop(conn);
    let newer = |error| matches!(error, StoreError::Newer { found: 99, supported: 4, .. });
    assert!(newer(untouched(folder.path())));
    // The same while the newer program is open and its version stands only in the log.
    let other = tempfile::tempdir().unwrap();
    drop(create(other.path(), &small(1)));
    let conn = rusqlite::Connection::open(other.path().join("store.sqlite")).unwrap();
    conn.pragma_update(None, "user_version", 99).unwrap();
    let main_file = || std::fs::read(other.path().join("store.sqlite")).unwrap();
    let before = main_file();
    assert!(newer(open_and_read(&location(other.path())).unwrap_err()));
    assert!(main_file() == before);
}

#[test]
fn a_store_that_was_cut_short() {
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path(), &small(1)));
    let path = folder.path().join("store.sqlite");
    let length = std::fs::metadata(&path).unwrap().len();
    for left in [length - 1, length / 2, 4096, 100, 60] {
        std::fs::File::options().write(true).open(&path).unwrap().set_len(left).unwrap();
        let error = untouched(folder.path());
        assert!(matches!(error, StoreError::Damaged { .. }), "{left}: {error}");
    }
}

#[test]
fn a_store_with_overwritten_pages() {
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path(), &small(1)));
    let path = folder.path().join("store.sqlite");
    let length = std::fs::metadata(&path).unwrap().len();
    let mut file = std::fs::File::options().write(true).open(&path).unwrap();
    file.seek(SeekFrom::Start(4096)).unwrap();
    file.write_all(&vec![0xAA; usize::try_from(length - 4096).unwrap()]).unwrap();
    drop(file);
    assert!(matches!(untouched(folder.path()), StoreError::Damaged { .. }));
    // A header that is right and a first page that is not.
    let mut file = std::fs::File::options().write(true).open(&path).unwrap();
    file.seek(SeekFrom::Start(100)).unwrap();
    file.write_all(&[0xAA; 3996]).unwrap();
    drop(file);
    assert!(matches!(untouched(folder.path()), StoreError::Damaged { .. }));
}

#[test]
fn a_row_that_this_program_would_not_have_written() {
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path(), &small(1)));
    let conn = rusqlite::Connection::open(folder.path().join("store.sqlite")).unwrap();
    for sql in [
        "UPDATE indicator SET theme = 'no such' WHERE indicator_key = 0",
        "UPDATE observation_block SET data = zeroblob(length(data))",
        "UPDATE observation_block SET data = substr(data, 1, length(data) - 1)",
        "UPDATE observation_block SET first_key = 0, last_key = last_key + 1",
        "UPDATE observation_block SET rows = rows + 1",
        "DELETE FROM observation_block",
        "UPDATE municipality SET municipality_code = 1 WHERE position = 0",
    ] {
        conn.execute_batch(&format!("PRAGMA foreign_keys = OFF; SAVEPOINT s; {sql}; RELEASE s;")).unwrap();
        let error = open_and_read(&location(folder.path())).unwrap_err();
        assert!(matches!(error, StoreError::Damaged { .. }), "{sql}: {error}");
    }
}

#[test]
fn a_folder_in_place_of_a_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("store.sqlite")).unwrap();
    assert!(matches!(untouched(folder.path()), StoreError::NotAFile { .. }));
}

#[test]
fn no_file_where_none_may_be_created() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Store::open(&location(folder.path())), Err(StoreError::Missing { .. })));
    // Below a file there can be no folder, whoever asks.
    file(folder.path(), b"x");
    let below = location(&folder.path().join("store.sqlite"));
    assert!(matches!(Store::open(&below), Err(StoreError::Missing { .. })));
    let created = Store::open_or_create(&below, NOW, || Ok::<_, StoreError>(small(1)));
    assert!(matches!(created, Err(OpenError::Store(StoreError::Folder { .. }))));
}

#[test]
fn a_store_whose_table_is_somebody_elses_query() {
    // The first would never come to an end.
    for sql in [
        "ALTER TABLE observation_block RENAME TO o2; CREATE VIEW observation_block AS
           WITH RECURSIVE r (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT o2.* FROM o2, r",
        "CREATE VIEW more AS SELECT 1",
        "CREATE TABLE more (a, b AS (zeroblob(1000000000)) STORED)",
        "CREATE TABLE more (a, b GENERATED ALWAYS AS (a + 1) VIRTUAL)",
    ] {
        let folder = tempfile::tempdir().unwrap();
        drop(create(folder.path(), &small(1)));
        let conn = rusqlite::Connection::open(folder.path().join("store.sqlite")).unwrap();
        conn.execute_batch(&format!("PRAGMA legacy_alter_table = ON; {sql}")).unwrap();
        drop(conn);
        assert!(matches!(untouched(folder.path()), StoreError::Damaged { .. }), "{sql}");
    }
}
