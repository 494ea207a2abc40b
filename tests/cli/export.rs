//! `machikurabe export`: every format is written whole, comes back, and replaces nothing unasked.

use super::*;
use machikurabe::export::data::long;
use machikurabe::import::{datapackage, sample};

#[test]
fn every_format_is_written_and_said_and_the_package_is_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample::sample().unwrap();
    for name in ["all.csv", "all.parquet", "all.xlsx", "package"] {
        let out = folder.path().join(name);
        let words = said(&format!("--lang en export --out {}", out.display()));
        assert!(words.contains("1,735 values") && words.contains(name), "{words}");
        assert!(out.exists());
    }
    assert_eq!(datapackage::read_folder(&folder.path().join("package")).unwrap(), data);
    let text = std::fs::read_to_string(folder.path().join("all.csv")).unwrap();
    assert!(text.starts_with(&format!("\u{feff}{}", long::columns().join(","))));
}

#[test]
fn nothing_is_replaced_unasked_and_no_half_of_a_file_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("all.csv");
    let call = |more: &str| run(&format!("export --out {} {more}", out.display()));
    assert!(call("").status.success());
    let first = std::fs::read(&out).unwrap();
    assert!(sentence(&call(""), 1).contains("all.csv"));
    assert!(call("--overwrite").status.success());
    // The same store gives the same bytes.
    assert_eq!(std::fs::read(&out).unwrap(), first);
    assert!(sentence(&call("--overwrite --dataset nothing"), 1).contains("nothing"));
    assert_eq!(std::fs::read(&out).unwrap(), first);
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("part")), "{left:?}");
}
