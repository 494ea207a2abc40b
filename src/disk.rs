//! Which file a path leads to: two names may be one file, and one name may come to be another file.

use std::io;
use std::path::{Path, PathBuf};

/// A file, whatever it is called. Equal for every name, link and spelling that leads to the same file.
#[cfg(unix)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileId {
    device: u64,
    number: u64,
}

#[cfg(unix)]
impl FileId {
    /// The file that a path leads to, through links.
    ///
    /// It is looked at, not opened: closing it again would give up the locks that SQLite holds on a store.
    ///
    /// # Errors
    /// What the system says, above all that there is none.
    pub fn of(path: &Path) -> io::Result<Self> {
        use std::os::unix::fs::MetadataExt;
        let about = std::fs::metadata(path)?;
        Ok(Self { device: about.dev(), number: about.ino() })
    }
}

/// A file, whatever it is called. Equal for every name, link and spelling that leads to the same file.
#[cfg(not(unix))]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileId(std::sync::Arc<same_file::Handle>);

#[cfg(not(unix))]
impl FileId {
    /// The file that a path leads to, through links.
    ///
    /// # Errors
    /// What the system says, above all that there is none.
    pub fn of(path: &Path) -> io::Result<Self> {
        // Its number is certain only as long as it is open.
        Ok(Self(std::sync::Arc::new(same_file::Handle::from_path(path)?)))
    }
}

/// A path without links and detours, as far as it exists: of two such paths that are the same the files are, or will
/// be, the same.
#[must_use]
pub fn resolved(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    if let Ok(found) = whole.canonicalize() {
        return found;
    }
    // A link to what is not there yet leads there all the same.
    let linked = std::fs::read_link(&whole).ok().map(|to| whole.parent().unwrap_or(&whole).join(to));
    let whole = linked.unwrap_or(whole);
    let found = whole.ancestors().skip(1).find_map(|above| {
        let rest = whole.strip_prefix(above).ok()?;
        Some(above.canonicalize().ok()?.join(rest))
    });
    found.unwrap_or(whole)
}

/// Whether two paths lead to the same file, or will when there is one.
#[must_use]
pub fn is_same(a: &Path, b: &Path) -> bool {
    let same = |a: &Path, b: &Path| {
        if cfg!(any(windows, target_os = "macos")) {
            // Their disks take no notice of case.
            a.to_string_lossy().to_lowercase() == b.to_string_lossy().to_lowercase()
        } else {
            a == b
        }
    };
    match (FileId::of(a), FileId::of(b)) {
        (Ok(a), Ok(b)) if a == b => true,
        _ => same(&resolved(a), &resolved(b)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn names_of_one_file_are_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::File::create(at("a")).unwrap();
        fs::File::create(at("b")).unwrap();
        fs::create_dir(at("sub")).unwrap();
        fs::hard_link(at("a"), at("hard")).unwrap();
        assert!(is_same(&at("a"), &at("sub/../a")) && is_same(&at("a"), &at("hard")));
        assert!(!is_same(&at("a"), &at("b")));
        // What is not there yet has a place all the same.
        assert!(is_same(&at("new"), &at("sub/../new")) && !is_same(&at("new"), &at("other")));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(at("a"), at("soft")).unwrap();
            std::os::unix::fs::symlink("new", at("dangling")).unwrap();
            std::os::unix::fs::symlink(folder.path(), at("sub/up")).unwrap();
            assert!(is_same(&at("a"), &at("soft")) && is_same(&at("new"), &at("dangling")));
            assert!(is_same(&at("a"), &at("sub/up/a")) && is_same(&at("new"), &at("sub/up/new")));
        }
    }

    #[test]
    fn a_name_may_come_to_be_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("a"), folder.path().join("b"));
        fs::File::create(&path).unwrap();
        fs::File::create(&other).unwrap();
        let before = FileId::of(&path).unwrap();
        assert_eq!(FileId::of(&path).unwrap(), before);
        fs::rename(&other, &path).unwrap();
        assert_ne!(FileId::of(&path).unwrap(), before);
        fs::remove_file(&path).unwrap();
        assert_eq!(FileId::of(&path).unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
