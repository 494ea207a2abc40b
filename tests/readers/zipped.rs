//! A zip that holds one table is opened as that table; one that holds several says which.

use machikurabe::import::open::{Opened, open};
use machikurabe::import::read::error::ReadProblem;
use machikurabe::import::read::{head, rows};
use machikurabe::model::grid::{Cell, FileKind, ReadOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip with these parts.
fn zipped(folder: &Path, name: &str, parts: &[(&str, &[u8])]) -> PathBuf {
    let path = folder.join(name);
    let mut zip = ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (part, bytes) in parts {
        zip.start_file(*part, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    path
}

const CSV: &str = "団体コード,市町村名,年度,件数（件）\n012025,函館市,令和3年度,12\n012033,小樽市,令和3年度,7\n";

#[test]
fn one_table_in_a_zip_is_read_as_if_it_lay_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(CSV);
    let parts: [(&str, &[u8]); 3] = [
        ("相談/読んでください.txt", b"hello"),
        ("__MACOSX/相談/._相談件数.csv", b"\x00\x05\x16\x07"),
        ("相談/相談件数.csv", &cp932),
    ];
    let path = zipped(folder.path(), "相談.zip", &parts);
    let found = head(&path, &ReadOptions::default()).unwrap();
    assert_eq!((found.kind, found.name.as_str()), (FileKind::Csv, "相談.zip/相談件数.csv"));
    assert_eq!(found.sheets[0].rows.len(), 3);
    // The rows can be read more than once, each time from their beginning.
    let mut all = rows(&path, &ReadOptions::default(), 0).unwrap();
    for _ in 0..2 {
        let mut cells = Vec::new();
        let mut texts = Vec::new();
        while all.next_row(&mut cells).unwrap().is_some() {
            texts.push(cells.clone());
        }
        assert_eq!(texts.len(), 3);
        assert_eq!(texts[2][1], Cell::Text("小樽市".to_owned()));
        assert!(all.begin_again().unwrap());
    }
    assert!(matches!(open(&path, &ReadOptions::default()).unwrap(), Opened::Table(_)));
}

#[test]
fn a_workbook_in_a_zip_is_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("人口").unwrap().write_string(0, 0, "市町村名").unwrap();
    sheet.write_string(1, 0, "函館市").unwrap().write_number(1, 1, 5.0).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let path = zipped(folder.path(), "b.zip", &[("b.xlsx", &bytes)]);
    let found = head(&path, &ReadOptions::default()).unwrap();
    assert_eq!((found.kind, found.sheets[0].name.as_str()), (FileKind::Xlsx, "人口"));
}

#[test]
fn a_name_of_windows_in_japan_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = zipped(folder.path(), "z.zip", &[("XXXXXXXX.csv", CSV.as_bytes())]);
    // The writer knows only UTF-8: eight letters become four characters of CP932, in both places of the name.
    let (name, _, _) = encoding_rs::SHIFT_JIS.encode("相談件数");
    let mut bytes = std::fs::read(&path).unwrap();
    let places: Vec<usize> =
        bytes.windows(8).enumerate().filter(|(_, w)| *w == b"XXXXXXXX").map(|(at, _)| at).collect();
    assert_eq!(places.len(), 2);
    for at in places {
        bytes[at..at + 8].copy_from_slice(&name);
    }
    std::fs::File::create(&path).unwrap().write_all(&bytes).unwrap();
    assert_eq!(head(&path, &ReadOptions::default()).unwrap().name, "z.zip/相談件数.csv");
}

#[test]
fn several_tables_none_or_a_bomb_are_refused_each_with_its_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |name: &str, parts: &[(&str, &[u8])]| {
        head(&zipped(folder.path(), name, parts), &ReadOptions::default()).unwrap_err().problem
    };
    let csv = CSV.as_bytes();
    let several = refused("a.zip", &[("1.csv", csv), ("2.csv", csv), ("notes.txt", b"x")]);
    assert_eq!(several, ReadProblem::SeveralFiles { names: vec!["1.csv".into(), "2.csv".into()], count: 2 });
    assert!(matches!(refused("b.zip", &[("notes.md", b"x")]), ReadProblem::Unsupported(_)));
    assert!(matches!(refused("c.zip", &[("only.csv", b"")]), ReadProblem::Empty));
    let bomb = vec![b'1'; 40 << 20];
    assert!(matches!(refused("d.zip", &[("only.csv", &bomb)]), ReadProblem::Ratio { .. }));
    let inner = std::fs::read(zipped(folder.path(), "inner.zip", &[("1.csv", csv)])).unwrap();
    assert!(matches!(refused("e.zip", &[("inner.zip", &inner)]), ReadProblem::Unsupported(_)));
}
