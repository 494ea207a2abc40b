//! Zipped data packages: only what the descriptor names, nothing outside, nothing too large.

use super::xlsb::zipped;
use super::{fault, kept, made};
use machikurabe::import::datapackage;
use machikurabe::import::error::PackageError;
use machikurabe::import::read::error::{Foreign, ReadProblem};
use machikurabe::import::read::head;
use machikurabe::import::read::package::{self, Package};
use machikurabe::import::sample;
use machikurabe::import::source::PackageSource;
use machikurabe::model::grid::{FileKind, ReadOptions};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn sample_in(folder: &str) -> Vec<u8> {
    let paths: Vec<(String, Vec<u8>)> =
        sample::FILES.iter().map(|(name, bytes)| (format!("{folder}{name}"), bytes.to_vec())).collect();
    let parts: Vec<(&str, Vec<u8>)> = paths.iter().map(|(path, bytes)| (path.as_str(), bytes.clone())).collect();
    zipped(&parts)
}

#[test]
fn the_sample_comes_back_from_a_zip_a_folder_and_its_descriptor() {
    let sample = sample::sample().unwrap();
    for folder in ["", "保存/"] {
        let file = made("package.zip", &sample_in(folder));
        assert_eq!(head(&file.path, &ReadOptions::default()).unwrap().kind, FileKind::DataPackage);
        assert_eq!(datapackage::read(&package::open(&file.path).unwrap()).unwrap(), sample);
    }
    for path in ["sample-data", "sample-data/datapackage.json"] {
        assert_eq!(head(&kept(path), &ReadOptions::default()).unwrap().kind, FileKind::DataPackage);
        assert_eq!(datapackage::read(&package::open(&kept(path)).unwrap()).unwrap(), sample);
    }
}

#[test]
fn only_named_files_are_unpacked() {
    let descriptor = br#"{"resources":[{"name":"plans","path":"./data/plans.csv"},{"name":"x","path":"gone.csv"}]}"#;
    let zip = zipped(&[
        ("datapackage.json", descriptor.to_vec()),
        ("data/plans.csv", b"a,b\n".to_vec()),
        ("secret.csv", b"c\n".to_vec()),
    ]);
    let file = made("p.zip", &zip);
    let package = package::open(&file.path).unwrap();
    let Package::Zip(files) = &package else { panic!("{package:?}") };
    assert_eq!(files.keys().collect::<Vec<_>>(), ["data/plans.csv", "datapackage.json"]);
    assert_eq!(&*package.bytes("./data/plans.csv").unwrap(), b"a,b\n");
    assert!(matches!(package.bytes("gone.csv"), Err(PackageError::MissingFile { .. })));
    assert!(matches!(package.bytes("secret.csv"), Err(PackageError::MissingFile { .. })));
}

#[test]
fn path_tricks_are_refused() {
    for path in ["../outside.csv", "/etc/passwd", "a/../../b.csv", "C:\\temp\\x.csv", "..\\x.csv"] {
        let zip = zipped(&[("datapackage.json", b"{\"resources\":[]}".to_vec()), (path, b"x".to_vec())]);
        let problem = fault(package::open(&made("p.zip", &zip).path)).1;
        assert!(matches!(problem, ReadProblem::UnsafePath(_)), "{path}: {problem:?}");
    }
    // A descriptor that names a file outside unpacks nothing, and the package reader refuses it.
    let descriptor = br#"{"name":"a","version":"1","title":"t","resources":[{"name":"plans","path":"../plans.csv"}]}"#;
    let file = made("p.zip", &zipped(&[("datapackage.json", descriptor.to_vec())]));
    let refused = datapackage::read(&package::open(&file.path).unwrap());
    assert!(matches!(refused, Err(PackageError::UnsafePath { .. })));
}

#[test]
fn two_parts_of_one_name_are_refused() {
    let zip = zipped(&[("datapackage.json", b"{}".to_vec()), ("datapackage.jsoX", b"{\"a\":1}".to_vec())]);
    let text = zip.iter().map(|byte| if *byte == b'X' { b'n' } else { *byte }).collect::<Vec<u8>>();
    let problem = fault(package::open(&made("p.zip", &text).path)).1;
    assert!(matches!(problem, ReadProblem::UnsafePath(_)), "{problem:?}");
}

#[test]
fn a_package_that_unpacks_to_a_giant_is_refused() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("datapackage.json", SimpleFileOptions::default()).unwrap();
    zip.write_all(br#"{"resources":[{"name":"plans","path":"plans.csv"}]}"#).unwrap();
    zip.start_file("plans.csv", SimpleFileOptions::default()).unwrap();
    zip.write_all(&vec![b','; 20 << 20]).unwrap();
    let file = made("p.zip", &zip.finish().unwrap().into_inner());
    assert!(matches!(fault(package::open(&file.path)).1, ReadProblem::Ratio { part, .. } if part == "plans.csv"));
}

#[test]
fn what_is_no_package_is_refused() {
    assert_eq!(fault(package::open(&made("t.csv", b"a,b\n").path)).1, ReadProblem::NoPackage);
    assert_eq!(fault(package::open(&kept("src"))).1, ReadProblem::Folder);
    let other = zipped(&[("readme.txt", b"x".to_vec())]);
    assert_eq!(fault(package::open(&made("t.zip", &other).path)).1, ReadProblem::NoPackage, "one text is a table");
    let other = zipped(&[("readme.md", b"x".to_vec())]);
    assert_eq!(fault(package::open(&made("p.zip", &other).path)).1, ReadProblem::Unsupported(Foreign::Archive));
}
