//! Which files are stores of this program, and how an older store becomes a newer one.

use super::error::StoreError;
use rusqlite::{Connection, OptionalExtension};
use rusqlite_migration::{M, Migrations};
use std::io::Read;
use std::path::Path;

/// `mkrb` in ASCII: marks a SQLite file as a store of this program, at byte 68 of its header.
pub(super) const APPLICATION_ID: i32 = 0x6D6B_7262;

/// The steps from an empty file to the newest schema; a step once released never changes.
fn steps() -> Migrations<'static> {
    Migrations::new(vec![
        M::up(include_str!("migrations/0001_init.sql")),
        M::up(include_str!("migrations/0002_cube.sql")).foreign_key_check(),
        M::up_with_hook(include_str!("migrations/0003_blocks.sql"), super::to_blocks::bring_over),
        M::up(include_str!("migrations/0004_label_en.sql")),
    ])
}

/// The newest schema that this program knows.
pub(super) const VERSION: i32 = 4;

/// First bytes of every SQLite file (<https://www.sqlite.org/fileformat.html>, section 1.3).
const MAGIC: &[u8] = b"SQLite format 3\0";

/// Looks at a file's header without SQLite, so that no file of anyone else is touched.
///
/// # Errors
/// [`StoreError`] for everything that is no store, is from a newer program, or is cut short.
pub(super) fn inspect(path: &Path) -> Result<(), StoreError> {
    let owned = || path.to_path_buf();
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => StoreError::Missing { path: owned() },
        _ => StoreError::Unreadable { path: owned(), detail: error.to_string() },
    };
    let length = match std::fs::metadata(path).map_err(unreadable)? {
        metadata if metadata.is_file() => metadata.len(),
        _ => return Err(StoreError::NotAFile { path: owned() }),
    };
    let mut header = Vec::with_capacity(100);
    std::fs::File::open(path).map_err(unreadable)?.take(100).read_to_end(&mut header).map_err(unreadable)?;
    if !header.starts_with(MAGIC) {
        return Err(StoreError::NotAStore { path: owned() });
    }
    let number = |at: usize| header.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_be_bytes);
    let (Some(pages), Some(counter), Some(version), Some(application), Some(valid_for)) =
        (number(28), number(24), number(60), number(68), number(92))
    else {
        return Err(StoreError::Damaged { path: owned(), detail: format!("{length} bytes") });
    };
    if application.cast_signed() != APPLICATION_ID {
        return Err(StoreError::Foreign { path: owned(), application_id: application.cast_signed() });
    }
    refuse_newer(path, version.cast_signed())?;
    // Where a log lies beside the file it may hold what the file lacks, and SQLite must judge.
    let pending = |suffix: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        std::fs::metadata(name).is_ok_and(|file| file.len() > 0)
    };
    let page_size = header.get(16..18).and_then(|bytes| bytes.try_into().ok()).map_or(0, u16::from_be_bytes);
    let page_size = if page_size == 1 { 65_536 } else { u64::from(page_size) };
    let expected = u64::from(pages) * page_size;
    if counter == valid_for && length < expected && !pending("-wal") && !pending("-journal") {
        let detail = format!("{length} < {expected} bytes");
        return Err(StoreError::Damaged { path: owned(), detail });
    }
    Ok(())
}

/// Asks SQLite what the header said, because a log may hold a newer header; and whether reading the tables runs nothing
/// but reading.
pub(super) fn check(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let failed = |error: rusqlite::Error| StoreError::from_sqlite(path, &error);
    conn.pragma_update(None, "trusted_schema", false).map_err(failed)?;
    refuse_newer(path, version(conn).map_err(failed)?)
}

/// A view in the place of a table is a query of somebody else's, which need not come to an end; a store has none.
pub(super) fn refuse_queries(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let sql = "SELECT s.name FROM sqlite_schema s
               WHERE s.type = 'view' OR (s.type = 'table' AND s.sql LIKE 'CREATE VIRTUAL%')
                 OR (s.type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_xinfo(s.name) WHERE hidden <> 0))";
    let found = conn.query_row(sql, [], |row| row.get::<_, String>(0)).optional();
    match found.map_err(|error| StoreError::from_sqlite(path, &error))? {
        None => Ok(()),
        Some(name) => {
            Err(StoreError::Damaged { path: path.to_path_buf(), detail: format!("{name} is no table of a store") })
        }
    }
}

fn version(conn: &Connection) -> rusqlite::Result<i32> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn refuse_newer(path: &Path, found: i32) -> Result<(), StoreError> {
    if found > VERSION {
        return Err(StoreError::Newer { path: path.to_path_buf(), found, supported: VERSION });
    }
    Ok(())
}

/// Whether a store is of an older schema.
pub(super) fn is_older(conn: &Connection, path: &Path) -> Result<bool, StoreError> {
    version(conn).map(|found| found < VERSION).map_err(|error| StoreError::from_sqlite(path, &error))
}

/// An older store in the newest schema, in a temporary file that goes with its connection; the store stays as it is.
pub(super) fn newer_copy(conn: &Connection, path: &Path) -> Result<Connection, StoreError> {
    let failed = |error: rusqlite::Error| StoreError::from_sqlite(path, &error);
    // SQLite's name for a temporary file.
    let mut copy = Connection::open("").map_err(failed)?;
    rusqlite::backup::Backup::new(conn, &mut copy)
        .and_then(|backup| backup.run_to_completion(PAGES, std::time::Duration::ZERO, None))
        .map_err(failed)?;
    migrate(&mut copy, path)?;
    Ok(copy)
}

/// Pages that are copied at a time.
const PAGES: std::ffi::c_int = 4_096;

/// Brings an older store to the newest schema, in one transaction for each step.
pub(super) fn migrate(conn: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let failed = |error: &rusqlite::Error| StoreError::from_sqlite(path, error);
    if version(conn).map_err(|error| failed(&error))? == VERSION {
        return Ok(());
    }
    // Tables that others refer to are made anew, which SQLite asks to do with references unchecked; each step checks
    // them at its end (https://www.sqlite.org/lang_altertable.html, section 7).
    conn.pragma_update(None, "foreign_keys", false).map_err(|error| failed(&error))?;
    let migrated = steps().to_latest(conn);
    conn.pragma_update(None, "foreign_keys", true).map_err(|error| failed(&error))?;
    match migrated {
        Ok(()) => Ok(()),
        // Another program may have done the same a moment ago.
        Err(_) if version(conn).is_ok_and(|found| found == VERSION) => Ok(()),
        Err(rusqlite_migration::Error::RusqliteError { err, .. }) => Err(failed(&err)),
        Err(other) => Err(StoreError::Unexpected { path: path.to_path_buf(), detail: other.to_string() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_run_from_an_empty_file_to_the_newest_schema() {
        let mut conn = Connection::open_in_memory().unwrap();
        steps().to_latest(&mut conn).unwrap();
        assert_eq!(version(&conn).unwrap(), VERSION);
        let id: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0)).unwrap();
        assert_eq!(id, APPLICATION_ID);
    }

    #[test]
    fn every_table_is_strict_and_leads_back_to_its_vintage() {
        let mut conn = Connection::open_in_memory().unwrap();
        steps().to_latest(&mut conn).unwrap();
        let sql = "SELECT t.name, t.strict, EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) f
                     WHERE f.on_delete = 'CASCADE' AND f.\"from\" = 'vintage_id')
                     OR EXISTS (SELECT 1 FROM sqlite_schema g WHERE g.type = 'trigger' AND g.tbl_name = 'vintage'
                       AND g.sql LIKE '%DELETE FROM ' || t.name || ' WHERE vintage_id = OLD.vintage_id%')
                   FROM pragma_table_list t WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'";
        let mut statement = conn.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
        let tables: Vec<(String, bool, bool)> = rows.map(Result::unwrap).collect();
        assert_eq!(tables.len(), 17);
        for (name, strict, cascade) in tables {
            assert!(strict, "{name}");
            assert_eq!(cascade, !matches!(name.as_str(), "vintage" | "setting"), "{name}");
        }
    }
}
