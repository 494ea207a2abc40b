//! Every example cut off at every fiftieth of its length: a refusal or fewer rows, never anything else.

use super::{all, kept, made};
use machikurabe::import::read::head;
use machikurabe::model::grid::{FileKind, ReadOptions};

/// Files of every kind.
pub const FILES: [&str; 10] = [
    "sample-data/examples/actuals.parquet",
    "sample-data/examples/by-city-unicode.txt",
    "sample-data/examples/estat-like.csv",
    "sample-data/examples/iwamizawa-dynamics-cp932.csv",
    "sample-data/examples/long-utf8.csv",
    "sample-data/examples/nemuro.json",
    "sample-data/examples/three-plans.xlsx",
    "tests/readers/files/odd.parquet",
    "tests/readers/files/three-plans.ods",
    "tests/readers/files/three-plans.xls",
];

#[test]
fn a_file_that_is_cut_off_is_refused_or_has_fewer_rows() {
    let silent = std::panic::take_hook();
    // Readers of others' making may panic inside; that is contained, and its words are not wanted here.
    std::panic::set_hook(Box::new(|_| {}));
    let mut wrong = Vec::new();
    for name in FILES {
        let bytes = std::fs::read(kept(name)).unwrap();
        let whole = all(&kept(name), 0).unwrap();
        let kind = head(&kept(name), &ReadOptions::default()).unwrap().kind;
        for fiftieth in 0..50 {
            let cut = made("cut", &bytes[..bytes.len() * fiftieth / 50]);
            let (head, rows) = (head(&cut.path, &ReadOptions::default()), all(&cut.path, 0));
            if kind != FileKind::Csv {
                if rows.is_ok() && kind != FileKind::Xls {
                    wrong.push(format!("{name} cut at {fiftieth}/50 was read"));
                }
                continue;
            }
            if let (Ok(_), Ok(rows)) = (head, rows) {
                // All but the last row are as they were; encoding and separator may be told otherwise from less.
                let same = rows.iter().zip(&whole).take(rows.len().saturating_sub(1)).all(|(cut, whole)| cut == whole);
                if !same && fiftieth > 10 {
                    wrong.push(format!("{name} cut at {fiftieth}/50 has other rows"));
                }
            }
        }
    }
    std::panic::set_hook(silent);
    assert!(wrong.is_empty(), "{wrong:#?}");
}
