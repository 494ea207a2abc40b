//! What is damaged in a store is found and named; what is sound is never called damaged.

use super::{NOW, create, location, small};
use machikurabe::model::message::Explain;
use machikurabe::store::Store;
use machikurabe::store::verify::{Fault, Verified};
use std::fs;
use std::path::Path;

fn verify(path: &Path) -> Verified {
    let mut place = machikurabe::store::path::StoreLocation::at(path).unwrap();
    place.read_only = true;
    Store::open(&place).unwrap().verify(u64::MAX, &|| true).unwrap().unwrap()
}

/// Changes a store behind the program's back.
fn meddle(path: &Path, sql: &str) {
    let conn = rusqlite::Connection::open(path).unwrap();
    conn.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
}

#[test]
fn what_was_stored_is_sound_in_every_vintage() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), &crate::fixture::dataset("sample", 7, 400));
    for seed in 1..5 {
        store.put(&small(seed), NOW).unwrap();
    }
    let before = fs::read(store.path()).unwrap();
    let found = store.verify(u64::MAX, &|| true).unwrap().unwrap();
    assert_eq!((found.faults.as_slice(), found.proven, found.unproven.len()), (&[][..], 5, 0));
    assert_eq!(found.observations, store.vintages().unwrap().iter().map(|vintage| vintage.observations).sum::<u64>());
    assert_eq!(store.verify(u64::MAX, &|| false).unwrap(), None);
    let small = store.verify(100, &|| true).unwrap().unwrap();
    assert_eq!((small.proven, small.left_out), (4, 1));
    let path = store.path().to_path_buf();
    drop(store);
    assert!(verify(&path).is_sound() && fs::read(&path).unwrap() == before, "a look changes nothing");
}

#[test]
fn a_vintage_that_was_changed_is_named() {
    for (sql, is_changed) in [
        ("UPDATE vintage SET title = title || '!' WHERE vintage_id = 2", true),
        ("UPDATE document SET title = 'another' WHERE vintage_id = 2", true),
        ("UPDATE indicator SET label = label || ' ' WHERE vintage_id = 2", true),
        ("UPDATE vintage SET stored_at = '2020-01-01T00:00:00Z' WHERE vintage_id = 2", false),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut store = create(folder.path(), &small(1));
        store.put(&small(2), NOW).unwrap();
        let path = store.path().to_path_buf();
        drop(store);
        meddle(&path, sql);
        let found = verify(&path);
        if is_changed {
            assert!(
                matches!(&found.faults[..], [Fault::Changed(vintage)] if vintage.vintage_id.0 == 2),
                "{sql}: {found:?}"
            );
        } else {
            assert!(found.is_sound(), "{sql}: {found:?}");
        }
    }
}

#[test]
fn a_vintage_that_cannot_be_read_and_rows_without_a_parent_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), &small(1));
    store.put(&small(2), NOW).unwrap();
    let path = store.path().to_path_buf();
    drop(store);
    meddle(&path, "UPDATE vintage SET observations = observations + 1 WHERE vintage_id = 2");
    let found = verify(&path);
    assert!(matches!(&found.faults[..], [Fault::Unreadable { vintage, .. }] if vintage.vintage_id.0 == 2), "{found:?}");
    meddle(&path, "DELETE FROM vintage WHERE vintage_id = 2");
    let found = verify(&path);
    let names =
        |table: &str| found.faults.iter().any(|fault| matches!(fault, Fault::Reference { table: t, .. } if t == table));
    assert!(names("document") && names("indicator") && found.proven == 1, "{found:?}");
}

/// A bit of a stored vintage turns over on the disk: either no figure changes, or it is said.
#[test]
fn single_bits_that_turn_over_are_harmless_or_named() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(folder.path(), &crate::fixture::dataset("sample", 3, 30));
    let data = store.current().unwrap();
    let path = store.path().to_path_buf();
    drop(store);
    let whole = fs::read(&path).unwrap();
    let (mut named, mut harmless, mut refused) = (0, 0, 0);
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..200 {
        // A linear congruential generator (Knuth's constants): the same places each time.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let bit = usize::try_from((state >> 20) % (whole.len() as u64 * 8)).unwrap();
        // Most of a small store is room that nothing lies in: the next byte that something lies in.
        let bit = (bit..whole.len() * 8).chain(0..bit).find(|bit| whole[bit / 8] != 0).unwrap();
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let flipped = folder.path().join("flipped.sqlite");
        fs::File::create(&flipped).and_then(|mut file| std::io::Write::write_all(&mut file, &bytes)).unwrap();
        let mut place = location(folder.path());
        (place.path, place.read_only) = (flipped.clone(), true);
        let Ok(store) = Store::open(&place) else {
            refused += 1;
            continue;
        };
        let found = store.verify(u64::MAX, &|| true);
        match found {
            Ok(Some(found)) if found.is_sound() => {
                assert_eq!(found.unproven, [], "bit {bit}");
                assert_eq!(store.current().as_ref(), Ok(&data), "bit {bit} changes figures and is not named");
                harmless += 1;
            }
            Ok(found) => {
                assert!(found.unwrap().faults.iter().all(|fault| fault.explain().key.starts_with("verify-")));
                named += 1;
            }
            Err(_) => refused += 1,
        }
        for end in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(folder.path().join(format!("flipped.sqlite{end}")));
        }
    }
    assert!(named + refused > 20, "{named} named, {harmless} harmless, {refused} refused");
}
