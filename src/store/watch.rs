//! Whether the store is still the file that was opened.
//!
//! SQLite writes to the file that it opened, wherever its name has gone since: what was committed to a store that was
//! deleted or replaced is on no disk, and the journals of the old file damage the new one. So every change is preceded
//! and followed by a look at the file.

use crate::disk::FileId;
use rusqlite::Connection;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// The file of a store as it was when this program had last folded everything into it.
#[derive(Debug)]
pub(super) struct Watch {
    /// The file; `None` where the system could not tell.
    file: Option<FileId>,
    /// What it looked like; `None` where a log beside it held more than the file.
    seen: Option<Seen>,
}

#[derive(Debug, PartialEq, Eq)]
struct Seen {
    length: u64,
    changed: Option<SystemTime>,
    /// What SQLite counts up when somebody else commits.
    version: i64,
}

impl Watch {
    /// Begins with a store that was just opened.
    pub(super) fn new(conn: &Connection, path: &Path, read_only: bool) -> Self {
        let mut watch = Self { file: FileId::of(path).ok(), seen: None };
        if !read_only {
            watch.settle(conn, path);
        }
        watch
    }

    /// Whether the path still leads to the file.
    pub(super) fn is_there(&self, path: &Path) -> bool {
        let now = FileId::of(path).ok();
        self.file.is_none() || now == self.file
    }

    /// Whether the path still leads to the file, and nobody but SQLite has written to it.
    pub(super) fn is_untouched(&self, conn: &Connection, path: &Path) -> bool {
        if !self.is_there(path) {
            return false;
        }
        let Some(seen) = &self.seen else { return true };
        match look(conn, path) {
            // Another program that uses SQLite has committed: then the file may have changed too.
            Some(now) => now.version != seen.version || now == *seen,
            None => true,
        }
    }

    /// Folds the log into the file and remembers what it looks like.
    ///
    /// Nothing is left in the log that could be mixed with another file of the same name; and whatever changes the file
    /// from here on has to be a commit that SQLite knows of.
    pub(super) fn settle(&mut self, conn: &Connection, path: &Path) {
        self.seen = is_folded(conn).then(|| look(conn, path)).flatten();
    }
}

fn look(conn: &Connection, path: &Path) -> Option<Seen> {
    let version = conn.pragma_query_value(None, "data_version", |row| row.get(0)).ok()?;
    let about = std::fs::metadata(path).ok()?;
    Some(Seen { length: about.len(), changed: about.modified().ok(), version })
}

/// Folds the log into the file, unless a reader holds it just now; whether that was done, or there is no log.
fn is_folded(conn: &Connection) -> bool {
    let log = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?));
    let wait: i64 = conn.pragma_query_value(None, "busy_timeout", |row| row.get(0)).unwrap_or_default();
    // Nobody waits for a reader here.
    let result =
        conn.busy_timeout(Duration::ZERO).and_then(|()| conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], log));
    let restored = conn.busy_timeout(Duration::from_millis(wait.unsigned_abs()));
    // A log of -1 pages: this store has none.
    restored.is_ok() && matches!(result, Ok((0, ..=0)))
}
