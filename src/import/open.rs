//! The one entry for files of any kind: what it is, and how it is to be taken.

use super::datapackage;
use super::error::{OpenFileError, PackageError};
use super::own;
use super::read;
use super::read::package;
use crate::model::dataset::Dataset;
use crate::model::grid::{FileHead, FileKind, ReadOptions};
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

/// Name of the dataset that a sheet of a file becomes: the file's name, with the sheet's where several are in sight.
#[must_use]
pub fn dataset_name(path: &Path, head: &FileHead, sheet: usize) -> String {
    let stem = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let several = head.sheets.iter().filter(|sheet| !sheet.hidden).count() > 1;
    match head.sheets.get(sheet) {
        Some(sheet) if several && !sheet.name.is_empty() => format!("{stem} {}", sheet.name),
        _ => stem,
    }
}
