//! Data that was written comes back: the whole dataset through a package, every observation through the others.

use machikurabe::export::data::tables::Value;
use machikurabe::export::data::{delimited, long, package, parquet, tables, workbook};
use machikurabe::import::open::{self, Opened};
use machikurabe::import::{datapackage, sample};
use machikurabe::model::dataset::Dataset;
use machikurabe::model::grid::ReadOptions;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

fn sample() -> Dataset {
    sample::sample().unwrap()
}

fn rows(data: &Dataset) -> (Vec<&'static str>, Vec<Vec<String>>) {
    let table = long::table(data);
    let words = |value: Value<'_>| match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.into_owned(),
        Value::Number(digits) => digits,
        Value::Flag(flag) => flag.to_string(),
    };
    (table.columns, table.rows.map(|row| row.into_iter().map(words).collect()).collect())
}

#[test]
fn a_package_that_was_written_is_read_as_the_same_dataset() {
    let data = sample();
    let folder = tempfile::tempdir().unwrap();
    package::write(&data, folder.path()).unwrap();
    assert_eq!(datapackage::read_folder(folder.path()).unwrap(), data);
}

#[test]
fn the_descriptor_says_what_is_written_and_nothing_of_the_sample_that_need_not_hold() {
    let folder = tempfile::tempdir().unwrap();
    let data = Dataset {
        name: "other".into(),
        title: "別のデータ".into(),
        comparisons: Vec::new(),
        comparison_members: Vec::new(),
        ..sample()
    };
    package::write(&data, folder.path()).unwrap();
    let text = std::fs::read_to_string(folder.path().join("datapackage.json")).unwrap();
    let descriptor: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&descriptor["name"], &descriptor["title"]), (&"other".into(), &"別のデータ".into()));
    let paths: Vec<&str> =
        descriptor["resources"].as_array().unwrap().iter().map(|r| r["path"].as_str().unwrap()).collect();
    assert_eq!(paths.len(), 8);
    assert!(paths.iter().all(|path| folder.path().join(path).is_file()));
    assert!(descriptor.get("licenses").is_none());
}

#[test]
fn every_column_of_the_package_is_one_of_its_schema() {
    let folder = tempfile::tempdir().unwrap();
    package::write(&sample(), folder.path()).unwrap();
    let text = std::fs::read_to_string(folder.path().join("datapackage.json")).unwrap();
    let descriptor: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for resource in descriptor["resources"].as_array().unwrap() {
        let names =
            resource["schema"]["fields"].as_array().unwrap().iter().map(|f| f["name"].as_str().unwrap().to_owned());
        fields.insert(resource["name"].as_str().unwrap().to_owned(), names.collect());
    }
    for table in tables::all(&sample()) {
        assert_eq!(fields[table.name], table.columns, "{}", table.name);
    }
}

fn csv_rows(bytes: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap());
    let head = reader.headers().unwrap().iter().map(str::to_owned).collect();
    (head, reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect())
}

#[test]
fn the_long_csv_says_every_observation_with_what_names_it() {
    let data = sample();
    let mut bytes = Vec::new();
    delimited::write(long::table(&data), true, &mut bytes).unwrap();
    let (head, lines) = csv_rows(&bytes);
    let (columns, expected) = rows(&data);
    assert_eq!(head, columns);
    assert_eq!(lines, expected);
    assert_eq!(lines.len(), data.observations.len());
    // 000:841, as the document prints it.
    let at = |name: &str| columns.iter().position(|c| *c == name).unwrap();
    let place = |line: &&Vec<String>| line[at("source_line")] == "841" && line[at("value")] == "425";
    assert!(lines.iter().find(place).is_some_and(|line| line[at("municipality")] == "根室市"));
}

#[test]
fn the_workbook_holds_the_same_cells_and_no_formula() {
    use calamine::{Data, Reader as _, Xlsx};
    let mut data = sample();
    data.observations[0].note = "=1+1".into();
    let bytes = workbook::write(vec![long::table(&data)], "2026-01-31T09:00:00Z").unwrap();
    assert_eq!(workbook::write(vec![long::table(&data)], "2026-01-31T09:00:00Z").unwrap(), bytes);
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    assert!(book.worksheet_formula("observations").unwrap().cells().all(|(.., f)| f.is_empty()));
    let range = book.worksheet_range("observations").unwrap();
    let (columns, expected) = rows(&data);
    assert_eq!(range.get_size(), (expected.len() + 1, columns.len()));
    for (line, wanted) in range.rows().skip(1).zip(&expected) {
        for ((cell, wanted), column) in line.iter().zip(wanted).zip(&columns) {
            let same = match cell {
                Data::Empty => wanted.is_empty(),
                Data::String(text) => text == wanted,
                Data::Float(number) => wanted.parse() == Ok(*number),
                Data::Bool(flag) => *wanted == flag.to_string(),
                _ => false,
            };
            assert!(same, "{column}: {cell:?} for {wanted:?}");
        }
    }
}

fn parquet_frame(path: &Path) -> polars::prelude::DataFrame {
    use polars_io::SerReader as _;
    polars_io::parquet::read::ParquetReader::new(File::open(path).unwrap()).finish().unwrap()
}

#[test]
fn the_parquet_file_holds_the_same_values_with_their_decimals() {
    let data = sample();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.parquet");
    parquet::write(long::table(&data), File::create(&path).unwrap()).unwrap();
    let frame = parquet_frame(&path);
    assert_eq!(frame.height(), data.observations.len());
    let values = frame.column("value").unwrap().f64().unwrap().clone();
    let decimals = frame.column("value_decimals").unwrap().f64().unwrap().clone();
    let ids = frame.column("observation_id").unwrap().str().unwrap().clone();
    for (at, observation) in data.observations.iter().enumerate() {
        assert_eq!(ids.get(at), Some(observation.observation_id.as_str()));
        assert_eq!(values.get(at), observation.value.map(machikurabe::model::quantity::Quantity::value));
        assert_eq!(decimals.get(at), observation.value.map(|q| f64::from(q.decimals())));
    }
}

/// What the program takes in when it opens a file.
fn taken_in(path: &Path) -> Dataset {
    match open::open(path, &ReadOptions::default()).unwrap() {
        Opened::Package(data) => *data,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_observation_comes_back_from_csv_parquet_and_workbook_without_a_question() {
    let data = sample();
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    delimited::write(long::table(&data), true, File::create(at("all.csv")).unwrap()).unwrap();
    parquet::write(long::table(&data), File::create(at("all.parquet")).unwrap()).unwrap();
    let book = workbook::write(vec![long::table(&data)], "2026-01-31T09:00:00Z").unwrap();
    std::io::Write::write_all(&mut File::create(at("all.xlsx")).unwrap(), &book).unwrap();
    for name in ["all.csv", "all.parquet", "all.xlsx"] {
        let back = taken_in(&at(name));
        assert_eq!((back.name.as_str(), back.observations.len()), ("all", data.observations.len()), "{name}");
        for (found, wanted) in back.observations.iter().zip(&data.observations) {
            assert_eq!(found, wanted, "{name}");
        }
        // What names them comes back too, as far as a row of theirs says it.
        for indicator in &back.indicators {
            let wanted = data.indicator(&indicator.indicator_id).unwrap();
            assert_eq!(
                (&indicator.label, indicator.theme, indicator.level),
                (&wanted.label, wanted.theme, wanted.level)
            );
        }
    }
}

#[test]
fn a_fault_in_such_a_file_is_refused_with_its_place() {
    let data = sample();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.csv");
    let mut bytes = Vec::new();
    delimited::write(long::table(&data), true, &mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap().replacen(",actual,", ",actuall,", 1);
    std::io::Write::write_all(&mut File::create(&path).unwrap(), text.as_bytes()).unwrap();
    let error = open::open(&path, &ReadOptions::default()).unwrap_err().to_string();
    assert!(error.contains("role") && error.contains("actuall"), "{error}");
}
