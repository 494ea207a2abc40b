//! Bytes into a file, whole or not at all.
//!
//! They go into a temporary file beside the target, which then takes its name. A file that was there is
//! replaced only where that was asked for, and stays as it was whenever something fails.

use crate::model::message::{Explain, Message};
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Why a file was not written. What was there before is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A file of this name exists and was not to be replaced.
    #[error("{0} exists")]
    Exists(PathBuf),
    /// The name is that of a folder, or there is none.
    #[error("{0} is a folder")]
    IsFolder(PathBuf),
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
    fn new(path: &Path, cause: std::io::Error) -> Self {
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
            Self::IsFolder(path) => ("error-write-is-folder", path),
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

/// Writes a file whole.
///
/// # Errors
/// Each [`WriteError`]; in every case a file that was there is unchanged, and no half-written one is left.
pub fn write(path: &Path, bytes: &[u8], overwrite: bool) -> Result<(), WriteError> {
    write_with(path, overwrite, |file| file.write_all(bytes).map_err(|cause| WriteError::new(path, cause)))
}

/// Writes a file whole whose bytes come piece by piece.
///
/// # Errors
/// Each [`WriteError`], and whatever `content` fails with; in every case a file that was there is unchanged, and no
/// half-written one is left.
pub fn write_with<E: From<WriteError>>(
    path: &Path,
    overwrite: bool,
    content: impl FnOnce(&mut BufWriter<File>) -> Result<(), E>,
) -> Result<(), E> {
    let failed = |cause| E::from(WriteError::new(path, cause));
    if path.file_name().is_none() || path.is_dir() {
        return Err(WriteError::IsFolder(path.to_path_buf()).into());
    }
    if !overwrite && path.try_exists().map_err(failed)? {
        return Err(WriteError::Exists(path.to_path_buf()).into());
    }
    let temporary = beside(path);
    let written = || {
        let file = OpenOptions::new().write(true).create_new(true).open(&temporary).map_err(failed)?;
        let mut file = BufWriter::new(file);
        content(&mut file)?;
        let file = file.into_inner().map_err(|cause| failed(cause.into_error()))?;
        file.sync_all().map_err(failed)?;
        drop(file);
        put(&temporary, path, overwrite).map_err(failed)
    };
    let done = written();
    if done.is_err() {
        // Where even this fails, a nameless part of a file stays behind; the first failure is what matters.
        let _ = fs::remove_file(&temporary);
    }
    done
}

/// A name beside the target that nobody else uses; short, so that it fits where the target's name fits.
fn beside(path: &Path) -> PathBuf {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    path.with_file_name(format!(".machikurabe-{}-{number}.part", std::process::id()))
}

fn put(temporary: &Path, path: &Path, overwrite: bool) -> std::io::Result<()> {
    if overwrite {
        fs::rename(temporary, path)?;
    } else {
        // A second name fails where the name is taken, even by somebody who came between; a rename would replace.
        match fs::hard_link(temporary, path) {
            Ok(()) => fs::remove_file(temporary)?,
            Err(cause) if matches!(cause.kind(), ErrorKind::AlreadyExists | ErrorKind::InvalidFilename) => {
                return Err(cause);
            }
            // Some file systems (memory cards, some shares) have no second names.
            Err(_) if path.try_exists()? => return Err(ErrorKind::AlreadyExists.into()),
            Err(_) => fs::rename(temporary, path)?,
        }
    }
    // The folder's own entry; systems that cannot do this do not need it.
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
    Ok(())
}
