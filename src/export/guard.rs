//! Where a run may write, and where never: one rule for every command and every dialog that names an output.
//!
//! What lies at a place is replaced only where that was asked for. The store with its journals, the files that the run
//! reads, and an output of the same run are never replaced, whatever they are called there and whatever was asked for;
//! nor is anything that is no file.

use super::atomic;
use super::briefing::{self, BriefingError, GoOn, PackFormat};
use super::data::partitioned;
use super::file::{self, WriteError};
use super::leftover;
use super::set;
use crate::chart::briefing::Briefing;
use crate::disk;
use crate::text::catalogue::Texts;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// What SQLite and the making of a new store put beside a store.
const BESIDE: [&str; 6] = ["", "-wal", "-shm", "-journal", ".creating", ".new"];

/// What a place is to this run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Store,
    Input,
    Output,
}

/// The places that a run must leave alone.
#[derive(Debug, Clone, Default)]
pub struct OutputGuard {
    kept: Vec<(PathBuf, Role)>,
}

impl OutputGuard {
    /// Keeps a store, with what lies beside it.
    #[must_use]
    pub fn of_store(store: &Path) -> Self {
        let mut kept = Vec::new();
        // SQLite puts the journals beside the file that a link leads to.
        for path in [store.to_path_buf(), disk::resolved(store)] {
            kept.extend(BESIDE.iter().map(|end| {
                let mut name = OsString::from(&path);
                name.push(end);
                (PathBuf::from(name), Role::Store)
            }));
        }
        Self { kept }
    }

    /// Keeps also the files and folders that the run reads.
    #[must_use]
    pub fn reading<P: AsRef<Path>>(mut self, inputs: impl IntoIterator<Item = P>) -> Self {
        self.kept.extend(inputs.into_iter().map(|path| (path.as_ref().to_path_buf(), Role::Input)));
        self
    }

    /// Whether a file may be written to a place; before any work is done for it.
    ///
    /// # Errors
    /// [`WriteError`]: what lies there, or that it is never to be replaced.
    pub fn file(&self, path: &Path, overwrite: bool) -> Result<(), WriteError> {
        if path.is_dir() {
            return Err(WriteError::IsFolder(path.to_path_buf()));
        }
        self.leaves_alone(path)?;
        file::may_write(path, overwrite)
    }

    /// Like `file`; no later output of this run may come to the same place.
    ///
    /// # Errors
    /// As for `file`.
    pub fn claim(&mut self, path: &Path, overwrite: bool) -> Result<(), WriteError> {
        self.file(path, overwrite)?;
        self.kept.push((path.to_path_buf(), Role::Output));
        Ok(())
    }

    /// Whether a folder may come to a place: nothing lies there, or only a folder of images that may be replaced.
    ///
    /// # Errors
    /// As for `file`.
    pub fn folder(&self, path: &Path, overwrite: bool) -> Result<(), WriteError> {
        self.leaves_alone(path)?;
        set::may_replace(path, overwrite)
    }

    /// Whether a folder may be made at a place where nothing lies.
    ///
    /// # Errors
    /// As for `file`.
    pub fn new_folder(&self, path: &Path) -> Result<(), WriteError> {
        self.leaves_alone(path)?;
        match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            _ if atomic::exists(path) => Err(WriteError::FolderExists(path.to_path_buf())),
            Some(folder) if !folder.is_dir() => Err(WriteError::NoFolder(folder.to_path_buf())),
            _ => Ok(()),
        }
    }

    fn leaves_alone(&self, path: &Path) -> Result<(), WriteError> {
        let place = disk::resolved(path);
        let hit = |(kept, role): &&(PathBuf, Role)| {
            // A folder that is read is kept with all that lies in it, and none that holds a kept file is replaced.
            let holds = |outer: &Path, inner: &Path| outer.is_dir() && disk::resolved(inner).starts_with(outer);
            disk::is_same(kept, path)
                || (*role == Role::Input && holds(&disk::resolved(kept), &place))
                || holds(&place, kept)
        };
        let path = path.to_path_buf();
        match self.kept.iter().find(hit).map(|(_, role)| *role) {
            None => Ok(()),
            Some(_) if path.is_dir() => Err(WriteError::HoldsKept(path)),
            Some(Role::Store) => Err(WriteError::IsStore(path)),
            Some(Role::Input) => Err(WriteError::IsInput(path)),
            Some(Role::Output) => Err(WriteError::IsOutput(path)),
        }
    }

    /// Writes a file whole.
    ///
    /// # Errors
    /// [`WriteError`]; the place is as it was then.
    pub fn write(&self, path: &Path, bytes: &[u8], overwrite: bool) -> Result<(), WriteError> {
        self.file(path, overwrite)?;
        file::write(path, bytes, overwrite)
    }

    /// Writes a file piece by piece, whole or not at all.
    ///
    /// # Errors
    /// [`WriteError`]; the place is as it was then.
    pub fn write_with(
        &self,
        path: &Path,
        overwrite: bool,
        fill: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<(), WriteError> {
        self.file(path, overwrite)?;
        atomic::write_with(path, overwrite, fill).map_err(|cause| WriteError::new(path, cause))
    }

    /// Writes files that belong together, all or none.
    ///
    /// # Errors
    /// [`WriteError`] of the first that cannot be written; every place is as it was then.
    pub fn write_set(&self, files: &[(PathBuf, Vec<u8>)], overwrite: bool) -> Result<(), WriteError> {
        files.iter().try_for_each(|(path, _)| self.file(path, overwrite))?;
        set::write(files, overwrite)
    }

    /// Makes a folder that was not there, whole or not at all.
    ///
    /// # Errors
    /// What `fill` says; [`WriteError`] where the folder cannot be made.
    pub fn write_new_folder<E: From<WriteError>>(
        &self,
        path: &Path,
        fill: impl FnOnce(&Path) -> Result<(), E>,
    ) -> Result<(), E> {
        self.new_folder(path)?;
        fill_folder(path, path, fill)
    }

    /// Whether a folder of parted data may come to a place: nothing lies there, or only such a folder that may be
    /// replaced.
    ///
    /// # Errors
    /// As for `file`.
    pub fn parted_folder(&self, path: &Path, overwrite: bool) -> Result<(), WriteError> {
        if !atomic::exists(path) {
            return self.new_folder(path);
        }
        self.leaves_alone(path)?;
        if !path.is_dir() {
            return Err(WriteError::IsFile(path.to_path_buf()));
        }
        match partitioned::foreign(path).map_err(|cause| WriteError::new(path, cause))? {
            Some(other) => Err(WriteError::Foreign(other)),
            None if !overwrite => Err(WriteError::Exists(path.to_path_buf())),
            None => Ok(()),
        }
    }

    /// Makes a folder of parted data, whole or not at all; one that is there is replaced only where that was asked for.
    ///
    /// # Errors
    /// As for `write_new_folder`; the place is as it was then.
    pub fn write_parted_folder<E: From<WriteError>>(
        &self,
        path: &Path,
        overwrite: bool,
        fill: impl FnOnce(&Path) -> Result<(), E>,
    ) -> Result<(), E> {
        self.parted_folder(path, overwrite)?;
        // Through a link, or given as `.`, it is the folder itself that is meant.
        let place = if path.is_dir() { path.canonicalize() } else { Ok(path.to_path_buf()) };
        fill_folder(path, &place.map_err(|cause| WriteError::new(path, cause))?, fill)
    }

    /// Writes a pack of figures to a file or a folder.
    ///
    /// # Errors
    /// [`BriefingError`]; nothing was replaced then, and nothing half written.
    pub fn write_briefing(
        &self,
        briefing: &Briefing,
        format: PackFormat,
        (path, overwrite): (&Path, bool),
        texts: &Texts,
        go_on: GoOn<'_>,
    ) -> Result<(), BriefingError> {
        self.pack(format, path, overwrite)?;
        briefing::write(briefing, format, path, overwrite, texts, go_on)
    }

    /// Whether a pack may be written to a place.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn pack(&self, format: PackFormat, path: &Path, overwrite: bool) -> Result<(), WriteError> {
        if format.is_folder() { self.folder(path, overwrite) } else { self.file(path, overwrite) }
    }
}

/// Fills a folder beside its place and puts it there when it is whole. `path` is what a failure calls it.
fn fill_folder<E: From<WriteError>>(
    path: &Path,
    place: &Path,
    fill: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), E> {
    let failed = |cause| WriteError::new(path, cause);
    place.parent().into_iter().for_each(leftover::sweep);
    let draft = atomic::draft(place).map_err(failed)?;
    fs::create_dir(&draft).map_err(failed)?;
    let written = fill(&draft).and_then(|()| Ok(set::swap(&draft, place).map_err(failed)?));
    if written.is_err() {
        // What cannot be removed keeps a name that nobody asks for.
        let _ = fs::remove_dir_all(&draft);
    }
    written
}
