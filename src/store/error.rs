//! Why the store cannot do what it was asked, and what SQLite's codes mean here.

use crate::model::integrity::Breach;
use crate::model::message::{Explain, Message};
use rusqlite::ErrorCode;
use std::path::{Path, PathBuf};

/// Why the store refused. Whatever the reason, everything stored before is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The system names no folder for the user's data.
    #[error("no folder for the user's data is known")]
    NoDataFolder,
    /// The folder for a new store cannot be made or written.
    #[error("{path}: cannot create a store here: {detail}", path = .path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the operating system said.
        detail: String,
    },
    /// There is no store, and none was to be created.
    #[error("{path}: no store here", path = .path.display())]
    Missing {
        /// Where it should be.
        path: PathBuf,
    },
    /// The path is a folder or a device.
    #[error("{path}: not a file", path = .path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// The file exists and may not be read.
    #[error("{path}: cannot be read: {detail}", path = .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        detail: String,
    },
    /// The file is no SQLite database.
    #[error("{path}: not a store", path = .path.display())]
    NotAStore {
        /// The file.
        path: PathBuf,
    },
    /// The file is a SQLite database of another program.
    #[error("{path}: database of another program ({application_id:#010x})", path = .path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// The number by which that program marks its files; 0 where it does not.
        application_id: i32,
    },
    /// A newer program has changed the store.
    #[error("{path}: schema {found}, this program knows up to {supported}", path = .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Version of its schema.
        found: i32,
        /// Newest version that this program knows.
        supported: i32,
    },
    /// The store may only be read.
    #[error("{path}: read-only", path = .path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file was replaced, overwritten or deleted after it was opened.
    #[error("{path}: another file than was opened", path = .path.display())]
    Replaced {
        /// The file.
        path: PathBuf,
    },
    /// Another program was writing all the while.
    #[error("{path}: busy", path = .path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("{path}: disk full", path = .path.display())]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// The disk or network failed while reading or writing.
    #[error("{path}: {detail}", path = .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        detail: String,
    },
    /// The file is damaged: truncated, or its contents contradict its own structure.
    #[error("{path}: damaged: {detail}", path = .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// A dataset contradicts itself and was not stored.
    #[error("{name}: {} breaches of integrity", .breaches.len())]
    Breaches {
        /// Name of the dataset.
        name: String,
        /// Every breach; never empty.
        breaches: Vec<Breach>,
    },
    /// There is no such vintage (any more).
    #[error("{path}: no vintage {vintage_id}", path = .path.display())]
    NoVintage {
        /// The file.
        path: PathBuf,
        /// The vintage asked for.
        vintage_id: i64,
    },
    /// A setting was to be stored that is no JSON.
    #[error("setting {key} is no JSON: {detail}")]
    BadSetting {
        /// Its key.
        key: String,
        /// What the JSON reader said.
        detail: String,
    },
    /// SQLite refused for a reason that no other variant names.
    #[error("{path}: {detail}", path = .path.display())]
    Unexpected {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        detail: String,
    },
}

/// Why a store could be neither opened nor created.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError<E> {
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The dataset that a new store begins with cannot be had.
    #[error("the first dataset cannot be had: {0}")]
    First(E),
}

impl StoreError {
    /// What an error of SQLite means for the store at `path`.
    pub(super) fn from_sqlite(path: &Path, error: &rusqlite::Error) -> Self {
        let (path, detail) = (path.to_path_buf(), error.to_string());
        let rusqlite::Error::SqliteFailure(code, _) = error else {
            // Everything else that statements of ours can meet is a cell of another type or key than was written.
            return Self::Damaged { path, detail };
        };
        match (code.code, code.extended_code) {
            (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Self::Busy { path },
            // The file itself is open by now: what cannot be opened any more is the journal beside it.
            (ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied, _) => Self::ReadOnly { path },
            (ErrorCode::DiskFull, _) | (_, rusqlite::ffi::SQLITE_IOERR_SHMSIZE) => Self::Full { path },
            (ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase, _)
            | (_, rusqlite::ffi::SQLITE_IOERR_CORRUPTFS | rusqlite::ffi::SQLITE_IOERR_SHORT_READ) => {
                Self::Damaged { path, detail }
            }
            (ErrorCode::SystemIoFailure, _) => Self::Io { path, detail },
            _ => Self::Unexpected { path, detail },
        }
    }
}

impl StoreError {
    /// Whether reading might still work although writing does not.
    pub(super) const fn is_read_only(&self) -> bool {
        matches!(self, Self::ReadOnly { .. })
    }
}

impl Explain for StoreError {
    fn explain(&self) -> Message {
        let at = |key, path: &PathBuf| Message::new(key).text("path", path.display());
        match self {
            Self::NoDataFolder => Message::new("error-store-no-data-folder"),
            Self::Folder { path, detail } => at("error-store-folder", path).text("detail", detail),
            Self::Missing { path } => at("error-store-missing", path),
            Self::NotAFile { path } => at("error-store-not-a-file", path),
            Self::Unreadable { path, detail } => at("error-store-unreadable", path).text("detail", detail),
            Self::NotAStore { path } => at("error-store-not-a-store", path),
            Self::Foreign { path, .. } => at("error-store-foreign", path),
            Self::Newer { path, found, supported } => {
                at("error-store-newer", path).text("found", found).text("supported", supported)
            }
            Self::ReadOnly { path } => at("error-store-read-only", path),
            Self::Replaced { path } => at("error-store-replaced", path),
            Self::Busy { path } => at("error-store-busy", path),
            Self::Full { path } => at("error-store-full", path),
            Self::Io { path, detail } => at("error-store-io", path).text("detail", detail),
            Self::Damaged { path, detail } => at("error-store-damaged", path).text("detail", detail),
            Self::Breaches { name, breaches } => {
                let message = Message::new("error-store-breaches").text("name", name);
                let message = message.number("count", breaches.len() as f64);
                match breaches.first() {
                    Some(first) => message.message("first", first.explain()),
                    None => message,
                }
            }
            Self::NoVintage { path, vintage_id } => at("error-store-no-vintage", path).text("vintage", vintage_id),
            Self::BadSetting { key, detail } => {
                Message::new("error-store-bad-setting").text("key", key).text("detail", detail)
            }
            Self::Unexpected { path, detail } => at("error-store-unexpected", path).text("detail", detail),
        }
    }
}

impl<E: Explain> Explain for OpenError<E> {
    fn explain(&self) -> Message {
        match self {
            Self::Store(error) => error.explain(),
            Self::First(error) => error.explain(),
        }
    }
}
