//! The one entry for files of any kind: what it is, and how it is to be taken.

use super::datapackage;
use super::error::PackageError;
use super::own;
use super::read;
use super::read::error::ReadError;
use super::read::package;
use crate::model::dataset::Dataset;
use crate::model::grid::{FileHead, FileKind, ReadOptions};
use crate::model::message::{Explain, Message};
use std::fs::File;
use std::path::Path;

/// What lies in a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// A grid that has to be understood.
    Table(FileHead),
    /// A data package, or a long table that this program wrote, checked and whole.
    Package(Box<Dataset>),
    /// Another store, which the store's own layer opens.
    Store,
}

/// Why a file cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenFileError {
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It is a data package with a fault.
    #[error(transparent)]
    Package(#[from] PackageError),
}

impl Explain for OpenFileError {
    fn explain(&self) -> Message {
        match self {
            Self::Read(error) => error.explain(),
            Self::Package(error) => error.explain(),
        }
    }
}

/// Opens a file or folder and says what it is.
///
/// # Errors
/// [`OpenFileError`] where it cannot be read, is of no known kind, or is a data package with a fault.
pub fn open(path: &Path, options: &ReadOptions) -> Result<Opened, OpenFileError> {
    let head = read::head(path, options)?;
    Ok(match head.kind {
        FileKind::DataPackage => Opened::Package(Box::new(datapackage::read(&package::open(path)?)?)),
        FileKind::Store => Opened::Store,
        _ if own::recognised(&head) => Opened::Package(Box::new(own::read(path, options, &own::name_of(path)?)?)),
        _ => Opened::Table(head),
    })
}

/// Fingerprint of the bytes of a file, in hexadecimal digits.
///
/// # Errors
/// [`PackageError::Unreadable`] where the file cannot be read.
pub fn fingerprint(path: &Path) -> Result<String, PackageError> {
    let unreadable = |error: std::io::Error| PackageError::Unreadable {
        file: path.display().to_string(),
        detail: error.to_string(),
    };
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path).map_err(unreadable)?).map_err(unreadable)?;
    Ok(hasher.finalize().to_hex().to_string())
}
