//! A new store: built beside its place and moved there only when it is whole.
//!
//! Of several programs that start at once one builds and the others wait for it: each locks a
//! marker file first, and the system releases that lock even if the builder crashes. Where a
//! disk knows no locks, each builds under a name of its own and the first to finish wins.

use super::error::{OpenError, StoreError};
use super::path::{Journal, StoreLocation};
use super::{Store, configure, schema, set_journal, write};
use crate::model::dataset::Dataset;
use rusqlite::{Connection, OpenFlags};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

impl Store {
    /// Opens the store at a location; where there is none, creates it with the dataset that
    /// `first` delivers, stored as of `stored_at` (UTC, `2026-01-31T09:00:00Z`).
    ///
    /// `first` is called by one of several programs that start at once. A crash leaves either no
    /// store or a whole one.
    ///
    /// # Errors
    /// [`OpenError::Store`] as for [`Store::open`], and [`StoreError::Folder`] where no store can
    /// be made; [`OpenError::First`] where `first` fails.
    pub fn open_or_create<E>(
        location: &StoreLocation,
        stored_at: &str,
        first: impl FnOnce() -> Result<Dataset, E>,
    ) -> Result<Self, OpenError<E>> {
        if location.read_only || exists(&location.path) {
            return Ok(Self::open(location)?);
        }
        let lock = Lock::take(&location.path)?;
        if !exists(&location.path) {
            let data = first().map_err(OpenError::First)?;
            let draft = lock.draft(&location.path);
            let made = build(location, &draft, &data, stored_at)
                .and_then(|()| publish(&draft, &location.path, lock.held()).map_err(|e| folder(&location.path, &e)));
            if made.is_err() {
                discard(&draft);
            }
            made?;
        }
        lock.release();
        Ok(Self::open(location)?)
    }
}

/// Whether anything lies at a path, also a dangling link: what is there is never replaced.
fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

fn folder(path: &Path, error: &io::Error) -> StoreError {
    let path = path.parent().unwrap_or(path).to_path_buf();
    if error.kind() == io::ErrorKind::StorageFull {
        return StoreError::Full { path };
    }
    StoreError::Folder { path, detail: error.to_string() }
}

/// The right to create a store, as long as it is held.
struct Lock {
    marker: PathBuf,
    /// The locked marker; `None` where the disk knows no locks.
    file: Option<File>,
}

impl Lock {
    /// Waits until no other program is creating a store here.
    fn take(path: &Path) -> Result<Self, StoreError> {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| folder(path, &error))?;
        }
        let marker = beside(path, ".creating");
        let file = File::options().create(true).append(true).open(&marker).map_err(|error| folder(path, &error))?;
        let file = file.lock().is_ok().then_some(file);
        Ok(Self { marker, file })
    }

    const fn held(&self) -> bool {
        self.file.is_some()
    }

    /// Where the new store is built. Under the lock the name is fixed, so that what a crashed
    /// predecessor left is found and removed.
    fn draft(&self, path: &Path) -> PathBuf {
        let suffix = if self.held() {
            ".new".to_owned()
        } else {
            // Unlocked: no other thread or program may build under this name.
            static DRAFTS: AtomicU32 = AtomicU32::new(0);
            format!(".new-{}-{}", std::process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed))
        };
        let draft = beside(path, &suffix);
        discard(&draft);
        draft
    }

    /// Gives the lock up and removes the marker. Whoever waits for the old marker finds the store.
    fn release(self) {
        // Left behind, the empty marker does no harm; the next creation removes it.
        let _ = fs::remove_file(&self.marker);
    }
}

/// Removes a draft with its journals; what cannot be removed is overwritten by the next attempt.
fn discard(draft: &Path) {
    for suffix in ["", "-journal", "-wal", "-shm"] {
        let _ = fs::remove_file(beside(draft, suffix));
    }
}

/// Builds a whole store, closed and complete in one file.
fn build(location: &StoreLocation, draft: &Path, data: &Dataset, stored_at: &str) -> Result<(), StoreError> {
    let path = &location.path;
    let failed = |error: rusqlite::Error| StoreError::from_sqlite(path, &error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(draft, flags)
        .map_err(|error| folder(path, &io::Error::other(error.to_string())))?;
    configure(&conn, location).map_err(failed)?;
    schema::migrate(&mut conn, path)?;
    // The draft is nobody else's, whatever becomes of the place it is for.
    write::check(data)?;
    let transaction = conn.transaction().map_err(failed)?;
    write::keep(&transaction, data, stored_at).map_err(failed)?;
    transaction.commit().map_err(failed)?;
    if location.journal == Journal::Wal {
        // Kept in the file's header; the log itself goes when the connection is closed.
        set_journal(&conn, Journal::Wal).map_err(failed)?;
    }
    conn.close().map_err(|(_, error)| failed(error))
}

/// Moves the finished store to its place without replacing anything that is there by now.
fn publish(draft: &Path, path: &Path, locked: bool) -> io::Result<()> {
    if locked {
        fs::rename(draft, path)?;
    } else {
        match fs::hard_link(draft, path) {
            Ok(()) => {}
            // Another program was faster: its store is used.
            Err(_) if exists(path) => {}
            // A disk that knows neither locks nor links leaves a moment in which two programs can meet.
            Err(_) => fs::rename(draft, path)?,
        }
        discard(draft);
    }
    // The new name itself must survive a power cut too; where folders cannot be synced it mostly does.
    if let Some(parent) = path.parent().and_then(|parent| File::open(parent).ok()) {
        let _ = parent.sync_all();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn file(path: &Path, text: &str) {
        File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
    }

    #[test]
    fn on_a_disk_without_locks_the_first_to_finish_wins() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.sqlite");
        let unlocked = Lock { marker: beside(&path, ".creating"), file: None };
        let (first, second) = (unlocked.draft(&path), unlocked.draft(&path));
        assert_ne!(first, second);
        file(&first, "first");
        file(&second, "second");
        publish(&first, &path, false).unwrap();
        publish(&second, &path, false).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "first");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
