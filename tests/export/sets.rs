//! Files that belong together: all of them or none, and a folder that appears whole.

use machikurabe::export::file::WriteError;
use machikurabe::export::set;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::tempdir;

/// Everything below a folder with its bytes; folders with a stroke.
fn all(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().display().to_string();
            if path.is_dir() {
                found.insert(name + "/", Vec::new());
                folders.push(path);
            } else {
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn put(path: &Path, bytes: &[u8]) {
    std::fs::File::create_new(path).and_then(|mut file| std::io::Write::write_all(&mut file, bytes)).unwrap();
}

fn set_of(names: &[PathBuf]) -> Vec<(PathBuf, Vec<u8>)> {
    names.iter().zip(b'0'..).map(|(name, byte)| (name.clone(), vec![byte])).collect()
}

#[test]
fn numbered_files_are_written_together_and_replace_only_when_asked() {
    let folder = tempdir().unwrap();
    let names = set::numbered(&folder.path().join("図.png"), 3);
    put(&names[1], b"old");
    let before = all(folder.path());
    let refused = set::write(&set_of(&names), false).unwrap_err();
    assert!(matches!(&refused, WriteError::Exists(path) if path.ends_with("図-2.png")), "{refused:?}");
    assert_eq!(all(folder.path()), before);
    set::write(&set_of(&names), true).unwrap();
    let written: Vec<(String, Vec<u8>)> = all(folder.path()).into_iter().collect();
    let wanted = [("図-1.png", b"0"), ("図-2.png", b"1"), ("図-3.png", b"2")];
    assert_eq!(written, wanted.map(|(name, bytes)| (name.to_owned(), bytes.to_vec())));
    assert_eq!(set::numbered(Path::new("a.svg"), 1), [PathBuf::from("a.svg")]);
    let ten = set::numbered(Path::new("a.svg"), 10);
    assert_eq!((ten[0].as_path(), ten[9].as_path()), (Path::new("a-01.svg"), Path::new("a-10.svg")));
    assert_eq!(set::numbered(Path::new("a"), 2), [PathBuf::from("a-1"), PathBuf::from("a-2")]);
}

#[test]
fn where_one_file_fails_the_others_are_as_they_were() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    put(&at("1.png"), b"old one");
    put(&at("2.png"), b"old two");
    let long = at(&format!("{}.png", "長".repeat(200)));
    let before = all(folder.path());
    for replace in [true, false] {
        // The first names are taken by then, and are given back.
        let first = if replace { [at("1.png"), at("2.png")] } else { [at("3.png"), at("4.png")] };
        let names = [&first[..], std::slice::from_ref(&long)].concat();
        let refused = set::write(&set_of(&names), replace).unwrap_err();
        assert!(matches!(refused, WriteError::BadName(_)), "{refused:?}");
        assert_eq!(all(folder.path()), before);
    }
    std::fs::create_dir(at("3.png")).unwrap();
    let refused = set::write(&set_of(&[at("1.png"), at("3.png")]), true).unwrap_err();
    assert!(matches!(refused, WriteError::IsFolder(_)), "{refused:?}");
    std::fs::remove_dir(at("3.png")).unwrap();
    assert_eq!(all(folder.path()), before);
    // Below a file nothing can be written, whoever asks.
    let refused = set::write(&set_of(&[at("1.png/a"), at("1.png/b")]), true).unwrap_err();
    assert!(matches!(refused, WriteError::NoFolder(_)), "{refused:?}");
    assert_eq!(all(folder.path()), before);
}

fn images(names: &[&str]) -> Vec<(String, Vec<u8>)> {
    names.iter().map(|name| ((*name).to_owned(), name.as_bytes().to_vec())).collect()
}

#[test]
fn a_folder_of_images_is_replaced_as_a_whole() {
    let folder = tempdir().unwrap();
    let place = folder.path().join("images");
    set::write_folder(&place, &images(&["001-a.png", "002-b.png", "003-c.png"]), false).unwrap();
    let first = all(folder.path());
    assert_eq!(first.len(), 4);
    let refused = set::write_folder(&place, &images(&["001-x.png"]), false).unwrap_err();
    assert!(matches!(&refused, WriteError::Exists(path) if path.ends_with("001-a.png")), "{refused:?}");
    assert_eq!(all(folder.path()), first);
    set::write_folder(&place, &images(&["001-x.png"]), true).unwrap();
    let names: Vec<String> = all(folder.path()).into_keys().collect();
    assert_eq!(names, ["images/", "images/001-x.png"], "nothing of the old pack stands beside the new one");
    let empty = folder.path().join("empty");
    std::fs::create_dir(&empty).unwrap();
    set::write_folder(&empty, &images(&["001-x.png"]), false).unwrap();
    assert!(empty.join("001-x.png").is_file());
}

#[test]
fn a_folder_with_anything_else_in_it_is_never_replaced() {
    let folder = tempdir().unwrap();
    let place = folder.path().join("documents");
    std::fs::create_dir(&place).unwrap();
    put(&place.join("001-a.png"), b"an image");
    put(&place.join("議事録.txt"), b"minutes");
    let before = all(folder.path());
    for replace in [false, true] {
        let refused = set::write_folder(&place, &images(&["001-x.png"]), replace).unwrap_err();
        assert!(matches!(&refused, WriteError::Foreign(path) if path.ends_with("議事録.txt")), "{refused:?}");
    }
    let file = place.join("議事録.txt");
    let refused = set::write_folder(&file, &images(&["001-x.png"]), true).unwrap_err();
    assert!(matches!(refused, WriteError::IsFile(_)), "{refused:?}");
    assert_eq!(all(folder.path()), before);
}

#[test]
fn a_folder_that_cannot_be_finished_leaves_the_old_one_and_nothing_else() {
    let folder = tempdir().unwrap();
    let place = folder.path().join("images");
    set::write_folder(&place, &images(&["001-a.png"]), false).unwrap();
    let before = all(folder.path());
    let long = format!("002-{}.png", "長".repeat(200));
    let refused = set::write_folder(&place, &images(&["001-x.png", &long]), true).unwrap_err();
    assert!(matches!(refused, WriteError::BadName(_)), "{refused:?}");
    assert_eq!(all(folder.path()), before);
    let nowhere = folder.path().join("none/images");
    let refused = set::write_folder(&nowhere, &images(&["001-x.png"]), true).unwrap_err();
    assert!(matches!(&refused, WriteError::NoFolder(path) if path.ends_with("none")), "{refused:?}");
    assert_eq!(all(folder.path()), before);
}
