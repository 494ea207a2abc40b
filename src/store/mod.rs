//! The store: one SQLite file that keeps every dataset ever brought in, each as a vintage of its own.
//!
//! A vintage is written in one transaction and never changed; it can only be pinned, unpinned or
//! removed whole. Nothing here reads other formats, judges, or draws. Every statement either
//! commits whole or leaves the file as it was, also when the process is killed in the middle.

mod block;
mod cells;
pub mod contents;
mod create;
mod derived;
pub mod error;
mod hash;
pub mod intake;
mod merge;
mod observations;
pub mod path;
mod period;
mod read;
mod rows;
mod schema;
mod settings;
pub mod step;
mod to_blocks;
pub mod verify;
mod vintages;
mod watch;
mod write;

use error::StoreError;
use path::{Journal, StoreLocation};
use rusqlite::{Connection, MAIN_DB, OpenFlags, Transaction, TransactionBehavior};
use std::path::Path;
use watch::Watch;

/// Kibibytes of pages that a connection keeps in memory.
const CACHE_KIB: i64 = 65_536;

/// Statements that a connection keeps prepared; more than this program has.
const STATEMENTS: usize = 64;

/// An open store.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    location: StoreLocation,
    read_only: bool,
    watch: Watch,
}

impl Drop for Store {
    fn drop(&mut self) {
        if !self.is_unmoved() {
            self.let_go();
        }
    }
}

impl Store {
    /// Opens the store at a location, and brings an older one to the newest schema.
    ///
    /// Where the file or its folder may not be written, the store is opened for reading; an older one is then brought
    /// to the newest schema in a temporary copy.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::NotAFile`], [`StoreError::Unreadable`],
    /// [`StoreError::NotAStore`], [`StoreError::Foreign`], [`StoreError::Newer`] and
    /// [`StoreError::Damaged`] for what lies there instead of a store, all without touching it;
    /// [`StoreError::Busy`] where another program kept it locked for the whole timeout.
    pub fn open(location: &StoreLocation) -> Result<Self, StoreError> {
        let path = &location.path;
        schema::inspect(path)?;
        let failed = |error: rusqlite::Error| StoreError::from_sqlite(path, &error);
        let (mut conn, read_only) = connect(location)?;
        // A store of a newer program stays untouched to the byte: its log is not even folded in.
        conn.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map_err(failed)?;
        schema::check(&conn, path)?;
        conn.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false).map_err(failed)?;
        schema::refuse_queries(&conn, path)?;
        if read_only && schema::is_older(&conn, path)? {
            conn = schema::newer_copy(&conn, path)?;
            configure(&conn, location).map_err(failed)?;
        } else {
            schema::migrate(&mut conn, path)?;
        }
        if !read_only {
            set_journal(&conn, location.journal).map_err(failed)?;
        }
        let watch = Watch::new(&conn, path, read_only);
        Ok(Self { conn, location: location.clone(), read_only, watch })
    }

    /// Whether the path still leads to the file that was opened, and only SQLite has written to it since.
    #[must_use]
    pub fn is_unmoved(&self) -> bool {
        self.watch.is_untouched(&self.conn, &self.location.path)
    }

    /// A number that changes whenever another connection has changed the store; `None` where that cannot be told now.
    #[must_use]
    pub fn changes_of_others(&self) -> Option<i64> {
        self.conn.pragma_query_value(None, "data_version", |row| row.get(0)).ok()
    }

    /// Closing the connection must not fold this store's log into another file, nor remove the log of that one.
    fn let_go(&self) {
        let keep = rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
        if let Err(cause) = self.conn.set_db_config(keep, true) {
            tracing::warn!(%cause, "the log of a store that was replaced could not be left alone");
        }
    }

    /// Refuses a change of a store that is not the file any more that was opened.
    fn unmoved(&self) -> Result<(), StoreError> {
        if self.is_unmoved() {
            return Ok(());
        }
        self.let_go();
        Err(StoreError::Replaced { path: self.location.path.clone() })
    }

    /// The file, as an absolute path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.location.path
    }

    /// Whether the store may only be read, because it was asked for so or because the file, its
    /// folder or its disk may not be written.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// What a result of SQLite means for this store.
    fn known<T>(&self, result: rusqlite::Result<T>) -> Result<T, StoreError> {
        result.map_err(|error| StoreError::from_sqlite(&self.location.path, &error))
    }

    /// Makes a change whole or not at all.
    fn change<T>(&mut self, change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        let path = &self.location.path;
        if self.read_only {
            return Err(StoreError::ReadOnly { path: path.clone() });
        }
        self.unmoved()?;
        let failed = |error: rusqlite::Error| StoreError::from_sqlite(path, &error);
        let transaction = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let value = change(&transaction).map_err(failed)?;
        commit(transaction, &self.watch, path)?;
        self.watch.settle(&self.conn, path);
        Ok(value)
    }
}

/// Commits a change, unless the file went away while it was made: then it is given up, and nothing was stored.
fn commit(transaction: Transaction<'_>, watch: &Watch, path: &Path) -> Result<(), StoreError> {
    let failed = |error: rusqlite::Error| StoreError::from_sqlite(path, &error);
    let replaced = || StoreError::Replaced { path: path.to_path_buf() };
    if !watch.is_there(path) {
        transaction.rollback().map_err(failed)?;
        return Err(replaced());
    }
    transaction.commit().map_err(failed)?;
    // In the very moment of the commit: what was committed went to a file that nobody finds any more.
    if watch.is_there(path) { Ok(()) } else { Err(replaced()) }
}

/// A connection to an existing store, and whether it may only read.
fn connect(location: &StoreLocation) -> Result<(Connection, bool), StoreError> {
    let failed = |error: rusqlite::Error| StoreError::from_sqlite(&location.path, &error);
    if !location.read_only {
        match attempt(location, &location.path, OpenFlags::SQLITE_OPEN_READ_WRITE) {
            Ok(conn) => {
                let read_only = conn.is_readonly(MAIN_DB).map_err(failed)?;
                return Ok((conn, read_only));
            }
            Err(error) if StoreError::from_sqlite(&location.path, &error).is_read_only() => {}
            Err(error) => return Err(failed(error)),
        }
    }
    let read = OpenFlags::SQLITE_OPEN_READ_ONLY;
    match attempt(location, &location.path, read) {
        Ok(conn) => Ok((conn, true)),
        Err(error) if StoreError::from_sqlite(&location.path, &error).is_read_only() => {
            // A write-ahead log cannot be set up in a folder that may not be written. Without a
            // log the file is complete by itself, and can be read as if on a read-only disc.
            let uri = immutable_uri(location).ok_or_else(|| failed(error))?;
            let conn = attempt(location, Path::new(&uri), read | OpenFlags::SQLITE_OPEN_URI).map_err(failed)?;
            Ok((conn, true))
        }
        Err(error) => Err(failed(error)),
    }
}

/// Opens a connection, sets it up and reads a little, because SQLite finds most obstacles only then.
fn attempt(location: &StoreLocation, path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    configure(&conn, location)?;
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(conn)
}

/// What every connection needs; none of it is kept in the file.
fn configure(conn: &Connection, location: &StoreLocation) -> rusqlite::Result<()> {
    conn.busy_timeout(location.busy_timeout)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.pragma_update(None, "foreign_keys", true)?;
    // Every commit reaches the disk before it is reported, also with a write-ahead log.
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "cache_size", -CACHE_KIB)
}

/// Chooses the journal. Where the disk cannot do it, or another program has the store open just
/// now, the journal stays as it is, which is safe either way.
fn set_journal(conn: &Connection, journal: Journal) -> rusqlite::Result<()> {
    let wanted = match journal {
        Journal::Wal => "wal",
        Journal::Rollback => "delete",
    };
    let present: String = conn.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if present.eq_ignore_ascii_case(wanted) {
        return Ok(());
    }
    match conn.pragma_update_and_check(None, "journal_mode", wanted, |_| Ok(())) {
        Err(rusqlite::Error::SqliteFailure(error, _)) if error.code == rusqlite::ErrorCode::DatabaseBusy => Ok(()),
        other => other,
    }
}

/// The URI by which a store without a pending log is read without any lock; `None` where a log is
/// pending or the path cannot be written as a URI.
fn immutable_uri(location: &StoreLocation) -> Option<String> {
    let path = location.path.to_str()?;
    let pending = |suffix: &str| std::fs::metadata(format!("{path}{suffix}")).is_ok_and(|file| file.len() > 0);
    if pending("-wal") || pending("-journal") {
        return None;
    }
    let mut uri = String::from("file:");
    // `C:\x` becomes `file:/C:/x`.
    if !path.starts_with('/') && !path.starts_with('\\') {
        uri.push('/');
    }
    for character in path.chars() {
        match character {
            '\\' if cfg!(windows) => uri.push('/'),
            '%' => uri.push_str("%25"),
            '?' => uri.push_str("%3f"),
            '#' => uri.push_str("%23"),
            other => uri.push(other),
        }
    }
    uri.push_str("?immutable=1");
    Some(uri)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::Dataset;
    use std::convert::Infallible;

    #[test]
    fn a_full_disk_is_said_and_leaves_the_store_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let location = StoreLocation::at(&folder.path().join("store.sqlite")).unwrap();
        let first = Dataset::named("first", "", "");
        let mut store = Store::open_or_create(&location, "now", || Ok::<_, Infallible>(first.clone())).unwrap();
        let pages: i64 = store.conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        // From here on SQLite gets no more pages, as on a disk without space.
        store.conn.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
        let long = Dataset::named("second", "", &"x".repeat(100_000));
        assert_eq!(store.put(&long, "now"), Err(StoreError::Full { path: location.path.clone() }));
        assert_eq!(store.current(), Ok(first.clone()));
        drop(store);
        assert_eq!(Store::open(&location).unwrap().current(), Ok(first));
    }

    #[test]
    fn a_disk_that_fills_up_during_a_delivery_leaves_the_store_as_it_was() {
        use crate::model::municipality::{AreaCode, AreaKind, Municipality};
        let folder = tempfile::tempdir().unwrap();
        let location = StoreLocation::at(&folder.path().join("store.sqlite")).unwrap();
        let first = Dataset::named("first", "", "");
        let mut store = Store::open_or_create(&location, "now", || Ok::<_, Infallible>(first.clone())).unwrap();
        let pages: i64 = store.conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        store.conn.pragma_update_and_check(None, "max_page_count", pages + 20, |_| Ok(())).unwrap();
        let head = intake::Head { name: "second", version: "1", title: "" };
        let mut taken = 0;
        let refused = store.take::<Infallible>(head, "now", |intake| {
            for number in 1..10_000 {
                let row = Municipality {
                    municipality_code: AreaCode::from_number(number * 10 + AreaCode::check_digit(number)).unwrap(),
                    kind: AreaKind::Municipality,
                    name: "x".repeat(100),
                    kana: String::new(),
                    name_en: String::new(),
                    prefecture: String::new(),
                };
                intake.municipality(&row)?;
                taken += 1;
            }
            Ok(())
        });
        assert!(
            matches!(refused, Err(intake::TakeError::Store(StoreError::Full { .. }))) && taken > 100,
            "{refused:?} after {taken} rows"
        );
        assert_eq!(store.current(), Ok(first.clone()));
        drop(store);
        assert_eq!(Store::open(&location).unwrap().current(), Ok(first));
    }

    // Only there may a name hold every character that means something in a URI.
    #[cfg(unix)]
    #[test]
    fn a_path_becomes_a_uri_only_where_no_log_is_pending() {
        let folder = tempfile::tempdir().unwrap();
        let location = StoreLocation::at(&folder.path().join("100% #1?.sqlite")).unwrap();
        let uri = immutable_uri(&location).unwrap();
        assert!(uri.starts_with("file:/") && uri.ends_with("/100%25 %231%3f.sqlite?immutable=1"), "{uri}");
        std::io::Write::write_all(&mut std::fs::File::create(folder.path().join("100% #1?.sqlite-wal")).unwrap(), b"x")
            .unwrap();
        assert_eq!(immutable_uri(&location), None);
    }
}
