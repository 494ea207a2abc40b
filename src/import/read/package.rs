//! Data packages from outside: a folder, its `datapackage.json`, or a zip of it that is unpacked in memory.
//!
//! Of a zip only the descriptor and the files that it names are unpacked, within limits, and never to disk.

use super::archive::Archive;
use super::error::{Place, ReadError, ReadProblem};
use super::limits::{MAX_PACKAGE_MB, MAX_PART_MB};
use super::sniff;
use crate::import::datapackage::DESCRIPTOR;
use crate::import::error::PackageError;
use crate::import::source::{FolderSource, PackageSource};
use crate::model::grid::{FileKind, ReadOptions};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

/// The files of a data package, wherever they lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Package {
    /// In a folder.
    Folder(FolderSource),
    /// Unpacked from a zip: bytes by path inside the package.
    Zip(BTreeMap<String, Vec<u8>>),
}

impl PackageSource for Package {
    fn bytes(&self, path: &str) -> Result<Cow<'_, [u8]>, PackageError> {
        match self {
            Self::Folder(folder) => folder.bytes(path),
            Self::Zip(files) => match files.get(plain(path).as_str()) {
                Some(bytes) => Ok(Cow::Borrowed(bytes)),
                None => Err(PackageError::MissingFile { file: path.to_owned() }),
            },
        }
    }
}

/// A path without its steps to the same folder.
fn plain(path: &str) -> String {
    let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty() && *step != ".").collect();
    steps.join("/")
}

/// The paths that a descriptor names, as they stand; whether each is allowed is for the package reader to say.
fn named(descriptor: &[u8]) -> Vec<String> {
    let parsed: serde_json::Value = serde_json::from_slice(descriptor).unwrap_or_default();
    let resources = parsed.get("resources").and_then(serde_json::Value::as_array);
    let paths = resources.into_iter().flatten().filter_map(|resource| resource.get("path"));
    paths.filter_map(serde_json::Value::as_str).map(str::to_owned).collect()
}

/// Opens a data package for [`crate::import::datapackage::read`].
///
/// # Errors
/// [`ReadError`] where the file is no package, or its zip is damaged or breaks a limit.
pub fn open(path: &Path) -> Result<Package, ReadError> {
    let found = sniff::open(path, ReadOptions::default())?;
    if found.kind != FileKind::DataPackage {
        return Err(Place::file(&found.name).refuse(ReadProblem::NoPackage));
    }
    if found.file.is_none() {
        return Ok(Package::Folder(FolderSource { folder: path.to_path_buf() }));
    }
    if found.encoding.is_some() {
        // The reader looks for the standard name, so that a renamed copy of the descriptor is none.
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        let standard = path.file_name().is_some_and(|name| name == DESCRIPTOR);
        let refused = || Place::file(&found.name).refuse(ReadProblem::NoPackage);
        return if standard { Ok(Package::Folder(FolderSource { folder })) } else { Err(refused()) };
    }
    let mut archive = Archive::open(&found.name, &found.file()?)?;
    archive.refuse_tricks()?;
    let descriptor = archive.descriptor().unwrap_or(DESCRIPTOR).to_owned();
    let folder = descriptor.strip_suffix(DESCRIPTOR).unwrap_or_default().to_owned();
    let mut files = BTreeMap::new();
    let bytes = archive.bytes(&descriptor, MAX_PART_MB)?.unwrap_or_default();
    let mut left = MAX_PACKAGE_MB << 20;
    for name in named(&bytes) {
        let name = plain(&name);
        let limit = MAX_PACKAGE_MB.min(left >> 20);
        if let Some(content) = archive.bytes(&format!("{folder}{name}"), limit)? {
            left = left.saturating_sub(content.len() as u64);
            files.insert(name, content);
        }
    }
    files.insert(DESCRIPTOR.to_owned(), bytes);
    Ok(Package::Zip(files))
}
