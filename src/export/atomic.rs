//! Writes a file whole or not at all, and never over another one unless that was asked for.
//!
//! The bytes go into a draft beside the place, reach the disk, and only then get the file's name. Whether
//! the program is killed or the disk is full in between: what had that name before still has it.

use super::leftover;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// Writes bytes to a path; what lies there is replaced only where `replace` says so.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] where something lies there and is not to be replaced; otherwise what
/// the operating system says. In each case the place is as it was, and no draft is left.
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    write_with(path, replace, |file| file.write_all(bytes))
}

/// Writes a file piece by piece, like `write`.
///
/// # Errors
/// As for `write`, and whatever `fill` says.
pub fn write_with(path: &Path, replace: bool, fill: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    if !replace && exists(path) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let path = &target(path);
    path.parent().into_iter().for_each(leftover::sweep);
    let draft = draft(path)?;
    let published =
        self::fill(&draft, fill).and_then(|()| like(&draft, path)).and_then(|()| publish(&draft, path, replace));
    if published.is_err() {
        // What cannot be removed keeps a name that nobody asks for.
        let _ = fs::remove_file(&draft);
    }
    published
}

/// Makes a new file and brings it to the disk.
pub(super) fn fill(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let mut made = File::create_new(path)?;
    leftover::claim(&made);
    write(&mut made)?;
    made.sync_all()
}

/// The file that is replaced at a path: where a link leads, not the link.
pub(super) fn target(path: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    if is_link { path.canonicalize().unwrap_or_else(|_| path.to_path_buf()) } else { path.to_path_buf() }
}

/// Gives a draft the permissions of the file that it is to replace.
pub(super) fn like(draft: &Path, path: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(about) if about.is_file() => fs::set_permissions(draft, about.permissions()),
        _ => Ok(()),
    }
}

/// Whether anything lies at a path, also a dangling link.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// A name beside the place that no other thread or program writes to.
pub(super) fn draft(path: &Path) -> io::Result<PathBuf> {
    static DRAFTS: AtomicU32 = AtomicU32::new(0);
    beside(path, "part", &DRAFTS)
}

/// A name beside the place for what was there before, which nobody tidies away.
pub(super) fn second_name(path: &Path) -> io::Result<PathBuf> {
    static KEPT: AtomicU32 = AtomicU32::new(0);
    beside(path, "old", &KEPT)
}

fn beside(path: &Path, end: &str, count: &AtomicU32) -> io::Result<PathBuf> {
    // A short name of its own: the file's name may be as long as names can be.
    let Some(_) = path.file_name() else { return Err(io::ErrorKind::InvalidInput.into()) };
    let number = count.fetch_add(1, Ordering::Relaxed);
    Ok(path.with_file_name(format!(".{}-{number}.{end}", std::process::id())))
}

/// Gives a draft its name; what lies there is replaced only where `replace` says so.
pub(super) fn publish(draft: &Path, path: &Path, replace: bool) -> io::Result<()> {
    if replace {
        fs::rename(draft, path)?;
    } else {
        match fs::hard_link(draft, path) {
            Ok(()) => fs::remove_file(draft)?,
            Err(error) if matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::InvalidFilename) => {
                return Err(error);
            }
            // A disk without links: only there another program could come in between.
            Err(_) if !exists(path) => fs::rename(draft, path)?,
            Err(_) => return Err(io::ErrorKind::AlreadyExists.into()),
        }
    }
    // The new name itself must survive a power cut too; where folders cannot be synced it mostly does.
    if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_there_whole_or_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("表示.json");
        write(&path, b"first", false).unwrap();
        let refused = write(&path, b"second", false).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"first");
        let full = write_with(&path, true, |file| {
            file.write_all(b"half of the sec")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(full.unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(fs::read(&path).unwrap(), b"first");
        write(&path, b"second", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left");
    }

    #[test]
    fn what_came_in_between_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let met = write_with(&path, false, |file| {
            File::create_new(&path)?.write_all(b"of another program")?;
            file.write_all(b"ours")
        });
        assert_eq!(met.unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"of another program");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_in_the_way_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::create_dir(&path).unwrap();
        assert!(write(&path, b"x", true).is_err() && path.is_dir());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(write(&folder.path().join("missing/a.json"), b"x", false).is_err());
    }
}
