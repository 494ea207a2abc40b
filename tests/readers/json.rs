//! JSON in the shapes in which systems export it.

use super::{all, fault, made, shown, texts};
use machikurabe::import::read::error::ReadProblem;
use machikurabe::import::read::{head, package};
use machikurabe::model::grid::{Cell, FileKind, ReadOptions};

fn table(json: &str) -> Vec<Vec<String>> {
    let file = made("t.txt", json.as_bytes());
    assert_eq!(head(&file.path, &ReadOptions::default()).unwrap().kind, FileKind::Json, "{json}");
    texts(&file.path, 0)
}

fn refused(json: &str) -> (Option<u64>, ReadProblem) {
    fault(head(&made("t.json", json.as_bytes()).path, &ReadOptions::default()))
}

#[test]
fn objects_make_a_header_in_the_order_of_first_appearance() {
    let rows = table(r#"[{"市":"根室","値":1.5},{"値":null,"年":2021,"市":"釧路"},{"注":true,"値":-0.25}]"#);
    assert_eq!(rows[0], ["市", "値", "年", "注"]);
    assert_eq!(rows[1..], [vec!["根室", "1.5"], vec!["釧路", "", "2021"], vec!["", "-0.25", "", "true"]]);
}

#[test]
fn arrays_are_rows_as_they_stand() {
    assert_eq!(
        table(r#"[["市","値"],["根室",1],[],["釧路"]]"#),
        [vec!["市", "値"], vec!["根室", "1"], vec![], vec!["釧路"]]
    );
}

#[test]
fn one_object_a_line() {
    let rows = table("{\"a\":1}\n{\"b\":\"x\",\"a\":2}\n");
    assert_eq!(rows, [vec!["a", "b"], vec!["1"], vec!["2", "x"]]);
    assert_eq!(table("{\"a\":1,\"b\":[1,2],\"c\":{\"d\":3}}\n"), [["a", "b", "c"], ["1", "[1,2]", "{\"d\":3}"]]);
}

#[test]
fn arrays_inside_an_object_are_sheets() {
    let json = r#"{"meta":{"list":["a","b"]},"data":{"rows":[{"a":1},{"a":2}]},"more":[[1,2]]}"#;
    let file = made("t.json", json.as_bytes());
    let head = head(&file.path, &ReadOptions::default()).unwrap();
    assert_eq!(head.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["data.rows", "more"]);
    assert_eq!(head.sheets[0].total_rows, Some(3));
    assert_eq!(texts(&file.path, 0), [["a"], ["1"], ["2"]]);
    assert_eq!(texts(&file.path, 1), [["1", "2"]]);
    assert_eq!(fault(all(&file.path, 2)).1, ReadProblem::NoSheet(3));
}

#[test]
fn a_text_that_begins_with_a_bracket_is_a_text() {
    for text in ["[注] 値は速報\n市,値\n", "{市},値\n", "[1] 人口,2\n"] {
        let file = made("t.json", text.as_bytes());
        assert_eq!(head(&file.path, &ReadOptions::default()).unwrap().kind, FileKind::Csv, "{text}");
    }
}

#[test]
fn numbers_that_a_cell_cannot_hold() {
    assert_eq!(
        table("[[1e308,-1e308,9007199254740993,18446744073709551615,2020100000]]"),
        [[
            format!("1{}", "0".repeat(308)),
            format!("-1{}", "0".repeat(308)),
            "9007199254740993".into(),
            "18446744073709551615".into(),
            "2020100000".into(),
        ]]
    );
    // What is no number, or too large for one, is no JSON.
    for (line, json) in [(1, "[[NaN]]"), (2, "[[1],\n[1e999]]"), (1, "[[Infinity]]")] {
        let (found, problem) = refused_while_reading(json);
        assert!(matches!(problem, ReadProblem::Json(_)) && found == Some(line), "{json}: {found:?} {problem:?}");
    }
}

fn refused_while_reading(json: &str) -> (Option<u64>, ReadProblem) {
    // Told apart from a text by its later lines only.
    let json = format!("[[0],{}", &json[1..]);
    fault(head(&made("t.json", pad(&json).as_bytes()).path, &ReadOptions::default()))
}

/// Blanks behind the first row, so that the fault lies beyond what a first look sees.
fn pad(json: &str) -> String {
    json.replacen("[0],", &format!("[0],{}", " ".repeat(20_000)), 1)
}

#[test]
fn what_is_no_table_is_refused() {
    for json in ["[1,2,3]", "[]", "{}", "[\"a\"]", "[null]"] {
        assert_eq!(refused(json).1, ReadProblem::JsonShape, "{json}");
    }
    assert!(matches!(refused("[{\"a\":1},{\"a\":").1, ReadProblem::Json(_)));
    for (open, close) in [("[", "]"), ("{\"b\":", "}")] {
        let deep = format!("[[1,{}1{}]]", open.repeat(5_000), close.repeat(5_000));
        assert_eq!(refused(&deep).1, ReadProblem::TooDeep(127));
        assert!(matches!(refused(&open.repeat(100_000)).1, ReadProblem::TooDeep(_) | ReadProblem::Json(_)));
    }
}

#[test]
fn giants_are_refused() {
    let long = format!("[{{\"a\":\"{}\"}}]", "x".repeat(2 << 20));
    let error = head(&made("t.json", long.as_bytes()).path, &ReadOptions::default()).unwrap_err();
    assert_eq!((error.place.row, error.place.column), (Some(2), Some(1)));
    assert_eq!(error.problem, ReadProblem::CellTooLong(1 << 20));
    let endless = format!("[{{\"{}", "k".repeat(20 << 20));
    assert_eq!(refused(&endless).1, ReadProblem::RowTooLong(16));
    let keys: Vec<String> = (0..20_000).map(|key| format!("\"k{key}\":1")).collect();
    assert_eq!(refused(&format!("[{{{}}}]", keys.join(","))).1, ReadProblem::TooManyColumns(16_384));
    let cells = format!("[[{}0]]", "0,".repeat(20_000));
    assert_eq!(refused(&cells).1, ReadProblem::TooManyColumns(16_384));
    assert_eq!(refused("[[\"a\\u0000b\"]]").1, ReadProblem::Nul);
}

#[test]
fn the_encoding_of_json_is_found_like_that_of_text() {
    let json = "[{\"市\":\"髙島\"}]";
    let units: Vec<u8> = json.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xFF\xFE".to_vec(), units].concat();
    assert_eq!(texts(&made("t", &marked).path, 0), [["市"], ["髙島"]]);
    let cp932 = encoding_rs::SHIFT_JIS.encode(json).0.into_owned();
    assert_eq!(texts(&made("t", &cp932).path, 0), [["市"], ["髙島"]]);
}

#[test]
fn a_descriptor_is_a_data_package_and_has_no_rows() {
    let descriptor = super::kept("sample-data/datapackage.json");
    assert_eq!(head(&descriptor, &ReadOptions::default()).unwrap().kind, FileKind::DataPackage);
    assert_eq!(fault(all(&descriptor, 0)).1, ReadProblem::NoRows);
    assert!(package::open(&descriptor).is_ok());
}

#[test]
fn a_key_that_stands_twice_in_one_object_keeps_its_last_value() {
    assert_eq!(table(r#"[{"a":1,"a":2}]"#), [["a"], ["2"]]);
    assert_eq!(shown(&Cell::Empty), "");
}
