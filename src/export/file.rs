//! Bytes into a file that a person chose: typed reasons where that fails, so that each gets its sentence.

use super::atomic;
use crate::model::message::{Explain, Message};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Why a file was not written. What was there before is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A file of this name exists and was not to be replaced.
    #[error("{0} exists")]
    Exists(PathBuf),
    /// The name is that of a folder, or there is none.
    #[error("{0} is a folder")]
    IsFolder(PathBuf),
    /// A folder was to come where something lies, which is never replaced.
    #[error("{0} exists")]
    FolderExists(PathBuf),
    /// A folder was to come where a file lies.
    #[error("{0} is a file")]
    IsFile(PathBuf),
    /// A device, a pipe or anything else that is no file.
    #[error("{0} is no file")]
    NoFile(PathBuf),
    /// The store itself, or what belongs to it.
    #[error("{0} is the store")]
    IsStore(PathBuf),
    /// A file that this very run reads.
    #[error("{0} is read")]
    IsInput(PathBuf),
    /// A file that this very run writes already.
    #[error("{0} is written twice")]
    IsOutput(PathBuf),
    /// A folder in which the store or a file lies that this run reads.
    #[error("{0} holds what must stay")]
    HoldsKept(PathBuf),
    /// The folder that was to be replaced holds something else than images of a pack.
    #[error("{0} is no image of a pack")]
    Foreign(PathBuf),
    /// The folder does not exist.
    #[error("folder {0} does not exist")]
    NoFolder(PathBuf),
    /// Nobody may write there.
    #[error("{0} may not be written")]
    Forbidden(PathBuf),
    /// The disk is full, or a limit is reached.
    #[error("no room for {0}")]
    Full(PathBuf),
    /// The name is too long or has characters that the system refuses.
    #[error("{0} is no possible name")]
    BadName(PathBuf),
    /// Anything else, in the system's words.
    #[error("{path}: {cause}")]
    Other {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: std::io::Error,
    },
}

impl WriteError {
    /// What went wrong at a path.
    pub(super) fn new(path: &Path, cause: std::io::Error) -> Self {
        let path = path.to_path_buf();
        match cause.kind() {
            ErrorKind::AlreadyExists => Self::Exists(path),
            ErrorKind::IsADirectory => Self::IsFolder(path),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::Forbidden(path),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Self::Full(path),
            ErrorKind::InvalidFilename | ErrorKind::InvalidInput => Self::BadName(path),
            ErrorKind::NotFound | ErrorKind::NotADirectory => {
                Self::NoFolder(path.parent().map(Path::to_path_buf).unwrap_or_default())
            }
            _ => Self::Other { path, cause },
        }
    }
}

impl Explain for WriteError {
    fn explain(&self) -> Message {
        let (key, path) = match self {
            Self::Exists(path) => ("error-write-exists", path),
            Self::FolderExists(path) => ("error-write-folder-exists", path),
            Self::IsFolder(path) => ("error-write-is-folder", path),
            Self::IsFile(path) => ("error-write-is-file", path),
            Self::NoFile(path) => ("error-write-no-file", path),
            Self::IsStore(path) => ("error-write-is-store", path),
            Self::IsInput(path) => ("error-write-is-input", path),
            Self::IsOutput(path) => ("error-write-is-output", path),
            Self::HoldsKept(path) => ("error-write-holds-kept", path),
            Self::Foreign(path) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let folder = path.parent().unwrap_or(path).display();
                return Message::new("error-write-foreign").text("path", folder).text("name", name);
            }
            Self::NoFolder(path) => ("error-write-no-folder", path),
            Self::Forbidden(path) => ("error-write-forbidden", path),
            Self::Full(path) => ("error-write-full", path),
            Self::BadName(path) => ("error-write-name", path),
            Self::Other { path, cause } => {
                return Message::new("error-write-other").text("path", path.display()).text("cause", cause);
            }
        };
        Message::new(key).text("path", path.display())
    }
}

/// Writes a file whole; one that is there is replaced only where `overwrite` says so.
///
/// # Errors
/// Each [`WriteError`]; in every case a file that was there is unchanged, and no half-written one is left.
pub fn write(path: &Path, bytes: &[u8], overwrite: bool) -> Result<(), WriteError> {
    may_write(path, overwrite)?;
    atomic::write(path, bytes, overwrite).map_err(|cause| WriteError::new(path, cause))
}

/// Whether a file may come to a place, as far as that can be said before it is tried.
///
/// # Errors
/// [`WriteError`].
pub(super) fn may_write(path: &Path, overwrite: bool) -> Result<(), WriteError> {
    let owned = || path.to_path_buf();
    if path.file_name().is_none() || path.is_dir() {
        return Err(WriteError::IsFolder(owned()));
    }
    match std::fs::metadata(path) {
        Ok(about) if !about.is_file() => Err(WriteError::NoFile(owned())),
        _ if atomic::exists(path) && !overwrite => Err(WriteError::Exists(owned())),
        // Somebody has marked it so that it stays.
        Ok(about) if about.permissions().readonly() => Err(WriteError::Forbidden(owned())),
        _ => match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            Some(folder) if !folder.is_dir() => Err(WriteError::NoFolder(folder.to_path_buf())),
            _ => Ok(()),
        },
    }
}
