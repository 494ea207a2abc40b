//! What a spreadsheet opens calculates nothing, and comes back as it was.

use super::*;
use std::collections::BTreeSet;
use std::path::Path;

/// Labels and notes of other systems, as anyone may have typed them.
const TYPED: [&str; 9] = [
    "=HYPERLINK(\"http://x.invalid\",\"y\")",
    "@SUM(B2)",
    "+1+A1",
    "-試験件数",
    "'=1+1",
    "＝１＋１",
    "'印",
    "- | 3件",
    "=cmd|'/C x'!A0",
];

fn on(store: &Path, line: &[&str]) -> Vec<u8> {
    let output = program().arg("--store").arg(store).args(line).output().unwrap();
    assert!(output.status.success(), "{line:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The cells of a file for spreadsheets.
fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").expect("the mark by which spreadsheets know UTF-8");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Whether a cell could be a formula: it begins like one, and is neither a number nor a dash with nothing behind it.
fn is_formula(cell: &str) -> bool {
    let behind = cell.trim_start_matches(|c: char| c == '-' || c.is_whitespace());
    let is_dash = cell.starts_with('-') && (behind.is_empty() || behind.starts_with('|'));
    cell.starts_with(['=', '@', '\t', '\r', '＝', '＠'])
        || (cell.starts_with(['+', '-']) && cell.parse::<f64>().is_err() && !is_dash)
}

/// A store that holds the typed texts as labels, with the file that they came from.
fn typed(folder: &Path) -> (PathBuf, PathBuf) {
    let file = folder.join("typed.csv");
    let mut writer = csv::Writer::from_path(&file).unwrap();
    writer.write_record(["団体名", "指標", "年度", "値", "備考"]).unwrap();
    for (nth, text) in TYPED.iter().enumerate() {
        writer.write_record(["釧路市", text, "令和3年度", &(nth + 1).to_string(), text]).unwrap();
    }
    writer.flush().unwrap();
    let store = folder.join("store.sqlite");
    on(&store, &["import", file.to_str().unwrap()]);
    (store, file)
}

fn labels(store: &Path) -> BTreeSet<String> {
    let text = on(store, &["indicators", "--format", "json"]);
    let records: Vec<Map<String, Value>> = serde_json::from_slice(&text).unwrap();
    records.iter().map(|record| record["indicator"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_export_calculates_nothing_and_comes_back_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = typed(folder.path());
    let before = labels(&store);
    assert!(TYPED.iter().filter(|text| before.contains(**text)).count() > 5, "{before:?}");
    let out = folder.path().join("all.csv");
    on(&store, &["export", "--out", out.to_str().unwrap()]);
    let found = cells(&std::fs::read(&out).unwrap());
    let formulas: Vec<&String> = found.iter().flatten().filter(|cell| is_formula(cell)).collect();
    assert!(formulas.is_empty(), "{formulas:?}");
    assert!(found.iter().flatten().any(|cell| cell == "'@SUM(B2)"));
    let other = folder.path().join("other.sqlite");
    on(&other, &["import", out.to_str().unwrap()]);
    assert_eq!(labels(&other), before);
}

#[test]
fn lists_for_spreadsheets_calculate_nothing_and_lists_for_programs_stay_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = typed(folder.path());
    for command in COMMANDS {
        let plain = on(&store, &[command, "--format", "csv"]);
        let marked = on(&store, &[command, "--format", "csv-bom"]);
        let found = cells(&marked);
        assert!(found.iter().flatten().all(|cell| !is_formula(cell)), "{command}");
        let with_mark = [b"\xEF\xBB\xBF".as_slice(), &plain].concat();
        let back: Vec<Vec<String>> = found
            .iter()
            .map(|row| row.iter().map(|cell| machikurabe::model::spreadsheet::plain(cell).to_owned()).collect())
            .collect();
        assert_eq!(back, cells(&with_mark), "{command}");
    }
    // Of the sample's rows no byte changes but the mark and the line ends, and `--excel` says the same.
    for command in COMMANDS {
        let line = |asked: &str| String::from_utf8(run(&format!("{command} {asked}")).stdout).unwrap();
        let marked = line("--excel");
        assert_eq!(marked, line("--format csv-bom"), "{command}");
        assert_eq!(marked, format!("\u{feff}{}", line("--format csv").replace('\n', "\r\n")), "{command}");
        let both = run(&format!("{command} --excel --format json"));
        assert_eq!(both.status.code(), Some(2), "{command}");
    }
}

#[test]
fn the_report_of_an_import_calculates_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("=1+1.csv");
    let text =
        "団体名,指標,年度,値\n釧路市,試験,令和3年度,=A1*2\n釧路市,試験,令和4年度,@x\n釧路市,試験,令和5年度,-1-A1\n";
    std::io::Write::write_all(&mut std::fs::File::create(&file).unwrap(), text.as_bytes()).unwrap();
    let report = folder.path().join("report.csv");
    let (file, to) = (file.to_str().unwrap(), report.to_str().unwrap());
    let store = folder.path().join("store.sqlite");
    program().arg("--store").arg(store).args(["import", file, "--report", to]).output().unwrap();
    let found = cells(&std::fs::read(&report).unwrap());
    assert!(found.iter().flatten().any(|cell| cell.contains("=A1*2")), "{found:?}");
    assert!(found.iter().flatten().all(|cell| !is_formula(cell)), "{found:?}");
}
