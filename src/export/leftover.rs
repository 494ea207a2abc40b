//! What a program leaves that was killed while it wrote: drafts beside the place. They hold nothing that has a name of
//! its own, and go when somebody writes into that folder again or the window opens that wrote there last.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// How long a draft must have been left alone. Another computer may be writing into a shared folder just now, and not
/// every share knows of its locks.
const FILE_AGE: Duration = Duration::from_mins(10);

/// The same for the draft of a folder, which nobody can lock.
const FOLDER_AGE: Duration = Duration::from_hours(24);

/// Removes the drafts in a folder that nobody writes any more. What cannot be looked at or removed stays.
pub fn sweep(folder: &Path) {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| is_draft(&entry.file_name())) {
        let path = entry.path();
        // Of the entry itself: a link is never followed.
        let Ok(about) = entry.metadata() else { continue };
        let removed = match () {
            () if about.is_dir() && is_old(&about, FOLDER_AGE) => fs::remove_dir_all(&path),
            () if about.is_file() && is_old(&about, FILE_AGE) && is_free(&path) => fs::remove_file(&path),
            () => continue,
        };
        tracing::debug!(path = %path.display(), done = removed.is_ok(), "draft of a program that was stopped");
    }
}

/// Keeps others from taking a draft for one that was left, as long as the file is open.
pub(super) fn claim(draft: &File) {
    // A share without locks: there the age alone says it.
    let _ = draft.try_lock();
}

/// `.PROCESS-NUMBER.part`, as drafts are called here.
fn is_draft(name: &OsStr) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = name.to_str().and_then(|name| name.strip_prefix('.')?.strip_suffix(".part")?.split_once('-'));
    numbers.is_some_and(|(process, number)| digits(process) && digits(number))
}

#[expect(
    clippy::disallowed_methods,
    reason = "only the clock says how old a file is, and nothing that is put out holds it"
)]
fn is_old(about: &Metadata, age: Duration) -> bool {
    let changed = about.modified().ok();
    changed.and_then(|then| SystemTime::now().duration_since(then).ok()).is_some_and(|since| since > age)
}

fn is_free(draft: &Path) -> bool {
    File::open(draft).is_ok_and(|file| file.try_lock().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(path: &Path, age: Duration) -> File {
        let file = File::create_new(path).unwrap();
        let now = file.metadata().unwrap().modified().unwrap();
        file.set_modified(now - age).unwrap();
        file
    }

    #[test]
    fn only_drafts_that_nobody_writes_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let old = FILE_AGE * 2;
        for name in [".123-0.part", ".4194304-17.part"] {
            drop(put(&at(name), old));
        }
        let stay = ["a.part", ".a-0.part", ".123.part", ".123-.part", ".-1.part", ".123-0.old", ".123-0.part.csv"];
        for name in stay {
            drop(put(&at(name), old));
        }
        drop(put(&at(".9-1.part"), FILE_AGE / 2));
        let held = put(&at(".9-2.part"), old);
        claim(&held);
        fs::create_dir(at(".9-3.part")).unwrap();
        sweep(folder.path());
        let mut left: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        let mut expected: Vec<&str> = stay.into_iter().chain([".9-1.part", ".9-2.part", ".9-3.part"]).collect();
        expected.sort_unstable();
        assert_eq!(left, expected);
        // Whoever held it was killed.
        drop(held);
        sweep(folder.path());
        assert!(!at(".9-2.part").exists() && at(".9-1.part").exists());
        sweep(&at("missing"));
    }

    #[cfg(unix)]
    #[test]
    fn links_and_pipes_of_such_a_name_stay_with_what_they_lead_to() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        drop(put(&at("kept"), FILE_AGE * 2));
        std::os::unix::fs::symlink(at("kept"), at(".1-1.part")).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(at(".1-2.part")).status().unwrap().success());
        sweep(folder.path());
        assert!(at("kept").exists() && at(".1-1.part").is_symlink() && at(".1-2.part").exists());
    }

    #[test]
    fn whoever_writes_into_the_folder_tidies_it() {
        let folder = tempfile::tempdir().unwrap();
        drop(put(&folder.path().join(".123-0.part"), FILE_AGE * 2));
        super::super::atomic::write(&folder.path().join("a.csv"), b"x", false).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
