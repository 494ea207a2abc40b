//! Where the files of a package come from: a folder on disk, or parts in memory.

use super::error::PackageError;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The files of one data package.
pub trait PackageSource {
    /// The bytes of the file with this path inside the package, parts separated by `/`.
    ///
    /// # Errors
    /// [`PackageError::MissingFile`] where there is none; [`PackageError::Unreadable`] where it cannot be read.
    fn bytes(&self, path: &str) -> Result<Cow<'_, [u8]>, PackageError>;
}

/// A package in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderSource {
    /// The folder that holds `datapackage.json`.
    pub folder: PathBuf,
}

impl PackageSource for FolderSource {
    fn bytes(&self, path: &str) -> Result<Cow<'_, [u8]>, PackageError> {
        let full = self.folder.join(path);
        std::fs::read(&full).map(Cow::Owned).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => PackageError::MissingFile { file: full.display().to_string() },
            _ => PackageError::Unreadable { file: full.display().to_string(), detail: error.to_string() },
        })
    }
}

/// A package in memory, for example one that is part of the program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MemorySource<'a> {
    /// The files by their paths inside the package.
    pub files: BTreeMap<&'a str, &'a [u8]>,
}

impl PackageSource for MemorySource<'_> {
    fn bytes(&self, path: &str) -> Result<Cow<'_, [u8]>, PackageError> {
        match self.files.get(path) {
            Some(bytes) => Ok(Cow::Borrowed(bytes)),
            None => Err(PackageError::MissingFile { file: path.to_owned() }),
        }
    }
}
