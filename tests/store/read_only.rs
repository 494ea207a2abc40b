//! Where the store may not be written it can still be read, and saving says why not.

use super::{NOW, create, location, small};
use machikurabe::store::Store;
use machikurabe::store::error::StoreError;

/// Everything that writes.
fn writes(store: &mut Store) -> [Result<(), StoreError>; 5] {
    let id = store.vintages().unwrap()[0].vintage_id;
    [
        store.put(&small(2), NOW).map(drop),
        store.pin(id),
        store.unpin("towns"),
        store.remove(id),
        store.set_setting("x", Some("1")),
    ]
}

#[test]
fn a_store_opened_for_reading_is_read_and_never_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut place = location(folder.path());
    place.read_only = true;
    let missing = Store::open_or_create(&place, NOW, || Ok::<_, StoreError>(small(1)));
    assert!(missing.is_err() && !place.path.exists());
    drop(create(folder.path(), &small(1)));
    let before = std::fs::read(&place.path).unwrap();
    let mut store = Store::open(&place).unwrap();
    assert!(store.is_read_only());
    assert_eq!(store.current().unwrap(), small(1));
    for refused in writes(&mut store) {
        assert!(matches!(refused, Err(StoreError::ReadOnly { .. })));
    }
    drop(store);
    assert!(std::fs::read(&place.path).unwrap() == before);
    assert!(!Store::open(&location(folder.path())).unwrap().is_read_only());
}

#[cfg(target_os = "linux")]
mod folders {
    use super::super::{PART, contents, part, program, say};
    use super::*;
    use machikurabe::store::error::OpenError;
    use machikurabe::store::path::StoreLocation;
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    use std::path::Path;

    /// An ordinary user's number, for tests that run as root: root may write everywhere.
    const NOBODY: u32 = 65_534;

    /// A name with every character that means something in a URI.
    const LOCKED: &str = "庁内 100% #1?";

    fn set_mode(path: &Path, mode: u32) {
        set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    /// Plays a program of a user who may read the locked folder and the file in it, but not write them.
    #[test]
    fn reading_program() {
        let Some(folder) = part() else { return };
        let locked = folder.join(LOCKED);
        let mut store = Store::open(&location(&locked)).unwrap();
        assert_eq!(store.current().unwrap(), small(1));
        for refused in writes(&mut store) {
            assert!(matches!(refused, Err(StoreError::ReadOnly { .. })), "{refused:?}");
        }
        let below = location(&locked.join("new"));
        for place in [&below, &StoreLocation { path: locked.join("other.sqlite"), ..below.clone() }] {
            let refused = Store::open_or_create(place, NOW, || Ok::<_, StoreError>(small(1)));
            assert!(matches!(refused, Err(OpenError::Store(StoreError::Folder { .. }))));
        }
        set_mode_is_refused(&locked);
        say("as promised");
    }

    /// Proof that the test tests anything: this user really may not write.
    fn set_mode_is_refused(folder: &Path) {
        assert!(std::fs::File::create(folder.join("probe")).is_err());
    }

    #[test]
    fn a_folder_that_may_not_be_written_is_still_read() {
        assert!(std::env::var_os(PART).is_none());
        let folder = tempfile::tempdir().unwrap();
        let locked = folder.path().join(LOCKED);
        drop(create(&locked, &small(1)));
        // The program must lie where an ordinary user may start it.
        let executable = folder.path().join("program");
        crate::fixture::copy_program(&std::env::current_exe().unwrap(), &executable);
        set_mode(folder.path(), 0o755);
        set_mode(&executable, 0o755);
        for file_mode in [0o444, 0o666] {
            set_mode(&locked.join("store.sqlite"), file_mode);
            set_mode(&locked, 0o555);
            let before = contents(&locked);
            let mut command = program(&executable, "read_only::folders::reading_program", folder.path());
            if std::fs::metadata("/proc/self").unwrap().uid() == 0 {
                command.uid(NOBODY).gid(NOBODY);
            }
            let output = command.output().unwrap();
            set_mode(&locked, 0o755);
            let said = String::from_utf8_lossy(&output.stdout);
            assert!(said.lines().any(|line| line == "as promised"), "{file_mode:o}: {said}");
            assert!(contents(&locked) == before);
        }
    }
}
