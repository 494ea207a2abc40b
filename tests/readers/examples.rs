//! The examples are what their README says, as far as reading goes.

use super::{kept, texts};
use machikurabe::import::read::head;
use machikurabe::model::grid::{Encoding, FileKind, ReadOptions};
use std::path::PathBuf;

fn example(name: &str) -> PathBuf {
    kept("sample-data/examples").join(name)
}

#[test]
fn each_example_is_recognised() {
    let utf8 = Some(Encoding::Utf8);
    let wanted = [
        ("actuals.parquet", FileKind::Parquet, None, None),
        ("by-city-unicode.txt", FileKind::Csv, Some(Encoding::Utf16Le), Some('\t')),
        ("estat-like.csv", FileKind::Csv, utf8, Some(',')),
        ("iwamizawa-dynamics-cp932.csv", FileKind::Csv, Some(Encoding::Cp932), Some(',')),
        ("long-utf8.csv", FileKind::Csv, utf8, Some(',')),
        ("nemuro.json", FileKind::Json, utf8, None),
        ("three-plans.xlsx", FileKind::Xlsx, None, None),
    ];
    for (name, kind, encoding, separator) in wanted {
        let head = head(&example(name), &ReadOptions::default()).unwrap();
        assert_eq!((head.kind, head.encoding, head.separator), (kind, encoding, separator), "{name}");
        assert!(head.encoding_certain, "{name}");
    }
}

#[test]
fn every_example_stands_in_the_readme() {
    let readme = std::fs::read_to_string(example("README.md")).unwrap();
    for entry in std::fs::read_dir(example("")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name == "README.md" || readme.contains(&format!("| `{name}` |")), "{name}");
    }
}

#[test]
fn the_wide_table_of_windows() {
    let rows = texts(&example("iwamizawa-dynamics-cp932.csv"), 0);
    assert_eq!(rows[0], ["岩見沢市の人口動態（平成27年～令和3年）"]);
    assert!(rows[1].is_empty());
    assert_eq!(rows[3][..3], ["№", "項目", "平成27年"]);
    assert_eq!(rows[6][..3], ["③", "自然増減（①－②）", "▲589"]);
    assert_eq!(rows[5][2], "1,080");
    assert_eq!(rows[13][8], "…");
}

#[test]
fn the_export_with_codes() {
    let rows = texts(&example("estat-like.csv"), 0);
    assert_eq!(rows[5][4], "time_code");
    assert_eq!(rows[6], ["100", "合計特殊出生率", "00000", "全国", "2015000000", "2015年", "", "1.45", ""]);
}

#[test]
fn the_json_of_one_city() {
    let head = head(&example("nemuro.json"), &ReadOptions::default()).unwrap();
    assert_eq!(head.sheets[0].name, "データ");
    assert_eq!(texts(&example("nemuro.json"), 0)[1], ["根室市", "20～39歳女性の人口", "2021", "2070", "人"]);
}
