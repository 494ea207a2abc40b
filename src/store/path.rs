//! Where the store lies, and whether that is a disk of this computer or a network share.

use super::error::StoreError;
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf, Prefix};
use std::time::Duration;

/// File name of the store in the user's data folder.
const FILE_NAME: &str = "machikurabe.sqlite";

/// How long a second writer waits for the first, unless told otherwise.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// How a change is made safe against a crash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Journal {
    /// Write-ahead log: readers never wait for a writer. Needs a disk of this computer.
    Wal,
    /// Rollback journal: works on network shares; readers wait while a change is committed.
    Rollback,
}

/// Where the store lies and how it is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreLocation {
    /// The file, as an absolute path.
    pub path: PathBuf,
    /// How changes are made safe there.
    pub journal: Journal,
    /// How long a second writer waits for the first before it gives up.
    pub busy_timeout: Duration,
    /// Whether the store is opened for reading only, even where it could be written.
    pub read_only: bool,
}

impl StoreLocation {
    /// The store in this file, with a rollback journal where the file lies on a network share.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] for an empty path, or a relative one without a current folder.
    pub fn at(path: &Path) -> Result<Self, StoreError> {
        let path = std::path::absolute(path)
            .map_err(|error| StoreError::Unreadable { path: path.to_path_buf(), detail: error.to_string() })?;
        let journal = if on_network(&path) { Journal::Rollback } else { Journal::Wal };
        Ok(Self { path, journal, busy_timeout: BUSY_TIMEOUT, read_only: false })
    }

    /// The store that the user asked for: the argument, else the environment's path, else the
    /// file in the user's data folder. An empty argument or variable counts as none.
    ///
    /// # Errors
    /// [`StoreError::NoDataFolder`] where none is named and the system knows no data folder.
    pub fn resolve(argument: Option<&OsStr>, environment: Option<&OsStr>) -> Result<Self, StoreError> {
        match [argument, environment].into_iter().flatten().find(|text| !text.is_empty()) {
            Some(path) => Self::at(Path::new(path)),
            None => Self::at(&default_path()?),
        }
    }
}

/// The store in the user's data folder, which never roams between computers.
fn default_path() -> Result<PathBuf, StoreError> {
    let folders = directories::ProjectDirs::from("", "", "machikurabe").ok_or(StoreError::NoDataFolder)?;
    Ok(folders.data_local_dir().join(FILE_NAME))
}

/// Whether a path leads to a network share, as far as the system tells.
fn on_network(path: &Path) -> bool {
    if let Some(Component::Prefix(prefix)) = path.components().next() {
        return matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..));
    }
    // Only Linux has this file; elsewhere shares are mounted without saying so.
    let Ok(mounts) = std::fs::read_to_string("/proc/self/mounts") else { return false };
    let existing = path.ancestors().find_map(|ancestor| ancestor.canonicalize().ok());
    existing.is_some_and(|path| is_network(filesystem(&mounts, &path)))
}

/// Whether a Linux filesystem type lies on another computer, or shares memory-mapped files badly.
fn is_network(filesystem: &str) -> bool {
    const NETWORK: [&str; 12] =
        ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "ncpfs", "virtiofs", "vboxsf"];
    const FUSE: [&str; 6] = ["sshfs", "davfs", "rclone", "glusterfs", "smbnetfs", "gvfsd-fuse"];
    NETWORK.contains(&filesystem) || filesystem.strip_prefix("fuse.").is_some_and(|kind| FUSE.contains(&kind))
}

/// The filesystem type of the mount that a canonical path lies on; empty where none is listed.
fn filesystem<'a>(mounts: &'a str, path: &Path) -> &'a str {
    let mut best = (0, "");
    for line in mounts.lines() {
        let mut fields = line.split(' ');
        let (_, Some(point), Some(kind)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let point = PathBuf::from(unescape(point));
        let depth = point.components().count();
        // Of two mounts on one point the later hides the earlier.
        if path.starts_with(&point) && depth >= best.0 {
            best = (depth, kind);
        }
    }
    best.1
}

/// Undoes the octal escapes (`\040` for a space) of a mount table.
fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let octal = after.get(..3).and_then(|digits| std::str::from_utf8(digits).ok());
        if let Some(byte) = octal.and_then(|digits| u8::from_str_radix(digits, 8).ok()).filter(|_| *first == b'\\') {
            bytes.push(byte);
            rest = after.get(3..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_mount_point_decides() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\n//nas/plan /home/\\345\\214\\272\\345\\275\\271 cifs rw 0 0\n\
                      nas:/x /mnt/two\\040words nfs4 rw 0 0\n/dev/sdb1 /mnt/two\\040words/local xfs rw 0 0\n\
                      user@host: /far fuse.sshfs rw 0 0\n";
        for (path, kind, network) in [
            ("/home/user/a.sqlite", "ext4", false),
            ("/home/区役/a.sqlite", "cifs", true),
            ("/home/区役所/a.sqlite", "ext4", false),
            ("/mnt/two words/a.sqlite", "nfs4", true),
            ("/mnt/two words/local/a.sqlite", "xfs", false),
            ("/far/a.sqlite", "fuse.sshfs", true),
        ] {
            assert_eq!(filesystem(mounts, Path::new(path)), kind, "{path}");
            assert_eq!(is_network(kind), network, "{path}");
        }
        assert!(!is_network("fuse.portal") && !is_network("fuseblk") && !is_network(""));
    }

    #[test]
    fn the_argument_comes_before_the_environment_and_both_before_the_default() {
        let resolve = |argument: Option<&str>, environment: Option<&str>| {
            StoreLocation::resolve(argument.map(OsStr::new), environment.map(OsStr::new)).unwrap().path
        };
        let absolute = |name: &str| std::path::absolute(name).unwrap();
        assert_eq!(resolve(Some("a.sqlite"), Some("b.sqlite")), absolute("a.sqlite"));
        assert_eq!(resolve(None, Some("b.sqlite")), absolute("b.sqlite"));
        assert_eq!(resolve(Some(""), Some("b.sqlite")), absolute("b.sqlite"));
        if directories::BaseDirs::new().is_some() {
            assert!(resolve(None, Some("")).ends_with(FILE_NAME));
        }
    }
}
