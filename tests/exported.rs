//! Data that was written comes back: the whole dataset through a package, every observation through the others.

use machikurabe::export::data::tables::Value;
use machikurabe::export::data::{delimited, long, package, parquet, tables, workbook};
use machikurabe::import::open::{self, Opened};
use machikurabe::import::{datapackage, sample};
use machikurabe::model::alias::Alias;
use machikurabe::model::breakdown::Breakdown;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::document::{Document, DocumentKind, Provenance};
use machikurabe::model::grid::ReadOptions;
use machikurabe::model::id::{DocumentId, IndicatorId, ObservationId};
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::observation::{
    CumulativeSince, MissingReason, Observation, ObservationStatus, Role, UnusableReason,
};
use machikurabe::model::period::Period;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::unit::Unit;
use machikurabe::store::Store;
use machikurabe::store::path::StoreLocation;
use proptest::prelude::*;
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

/// The sample with a row in every table.
fn with_parts() -> Dataset {
    let mut data = sample();
    let part = |member: &str| Breakdown { dimension: "性別".to_owned(), member: member.to_owned() };
    data.indicators[3].breakdown = vec![part("女")];
    data.indicators[7].breakdown =
        vec![part("男"), Breakdown { dimension: "年齢".to_owned(), member: "0～4歳".to_owned() }];
    data.indicators[9].municipality_code = None;
    data.aliases = vec![Alias {
        alias: IndicatorId::new("former"),
        municipality_code: data.municipalities[0].municipality_code,
        indicator_id: data.indicators[9].indicator_id.clone(),
    }];
    data
}

#[test]
fn parts_and_former_identifiers_come_back_with_their_indicators() {
    let data = with_parts();
    let folder = tempfile::tempdir().unwrap();
    package::write(&data, folder.path()).unwrap();
    assert_eq!(datapackage::read_folder(folder.path()).unwrap(), data);
}

#[test]
fn the_descriptor_says_what_is_written_and_nothing_of_the_sample_that_need_not_hold() {
    let folder = tempfile::tempdir().unwrap();
    let mut data = sample();
    (data.name, data.title) = ("other".into(), "別のデータ".into());
    data.comparisons.clear();
    data.comparison_members.clear();
    package::write(&data, folder.path()).unwrap();
    let text = std::fs::read_to_string(folder.path().join("datapackage.json")).unwrap();
    let descriptor: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&descriptor["name"], &descriptor["title"]), (&"other".into(), &"別のデータ".into()));
    let paths: Vec<&str> =
        descriptor["resources"].as_array().unwrap().iter().map(|r| r["path"].as_str().unwrap()).collect();
    assert_eq!(paths.len(), 10, "{paths:?}");
    assert!(paths.iter().all(|path| folder.path().join(path).is_file()));
    assert!(descriptor.get("licenses").is_none());
}

#[test]
fn every_column_of_the_package_is_one_of_its_schema() {
    let folder = tempfile::tempdir().unwrap();
    package::write(&with_parts(), folder.path()).unwrap();
    let text = std::fs::read_to_string(folder.path().join("datapackage.json")).unwrap();
    let descriptor: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for resource in descriptor["resources"].as_array().unwrap() {
        let names =
            resource["schema"]["fields"].as_array().unwrap().iter().map(|f| f["name"].as_str().unwrap().to_owned());
        fields.insert(resource["name"].as_str().unwrap().to_owned(), names.collect());
    }
    for table in tables::all(&with_parts()) {
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
        assert_eq!(values.get(at), observation.value.map(Quantity::value));
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

/// Texts as people and other programs write them, with everything that a file format could trip over.
fn odd_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "根室市",
        "a",
        ",",
        "\"",
        "\"\"",
        "\n",
        "\r\n",
        "\t",
        ";",
        "=1+1",
        "'",
        "@x",
        "<b>&amp;</b>",
        "…",
        "－",
        " ",
        "　",
        "0",
        "1e5",
        "TRUE",
        "#REF!",
        "髙①㎡",
        "👪",
        "_x000D_",
        "2021/4/1",
        "\\",
        "R3",
        "a\u{301}",
    ]);
    prop::collection::vec(pieces, 0..6).prop_map(|pieces| pieces.concat())
}

fn odd_period() -> impl Strategy<Value = Period> {
    let year = 1900_u16..=2100;
    prop_oneof![
        year.clone().prop_map(Period::Fiscal),
        year.clone().prop_map(Period::Calendar),
        (year.clone(), 1_u8..=12, prop::option::of(1_u8..=28)).prop_map(|(year, month, day)| Period::AsOf {
            year,
            month,
            day
        }),
        (year.clone(), 1_u16..9).prop_map(|(first, more)| Period::FiscalSpan(first, first + more)),
        (year, 1_u16..9).prop_map(|(first, more)| Period::CalendarSpan(first, first + more)),
    ]
}

/// A number as a document may print it: whole or with decimals, negative, large or small.
fn odd_value() -> impl Strategy<Value = Quantity> {
    (-999_999_999_999_i64..=999_999_999_999, 0_u8..=3).prop_map(|(digits, decimals)| {
        let text = format!("{:.*}", usize::from(decimals), digits as f64 / 10_f64.powi(i32::from(decimals)));
        Quantity::parse(&text).unwrap()
    })
}

type Facts =
    (Result<Quantity, MissingReason>, Role, Option<CumulativeSince>, (bool, bool, bool), Option<UnusableReason>, bool);

fn facts() -> impl Strategy<Value = Facts> {
    let since = prop::sample::select(CumulativeSince::ALL.to_vec());
    (
        prop_oneof![
            3 => odd_value().prop_map(Ok),
            1 => prop::sample::select(MissingReason::ALL.to_vec()).prop_map(Err),
        ],
        prop::sample::select(Role::ALL.to_vec()),
        prop::option::of(since),
        (any::<bool>(), any::<bool>(), any::<bool>()),
        prop::option::of(prop::sample::select(UnusableReason::ALL.to_vec())),
        any::<bool>(),
    )
}

/// The sample with other observations: of its indicators and documents, but with every field as odd as can be.
fn odd_data() -> impl Strategy<Value = Dataset> {
    let one = (
        facts(),
        odd_period(),
        odd_text(),
        odd_text(),
        odd_text(),
        odd_text(),
        any::<u16>(),
        prop::option::of(1_u32..99_999),
    );
    (prop::collection::vec(one, 1..30), odd_text()).prop_map(|(rows, title)| {
        let mut data = sample();
        let place = data.documents[0].municipality_code;
        let document = DocumentId::new("odd");
        data.documents.push(Document {
            document_id: document.clone(),
            municipality_code: place,
            title: format!("資料{title}"),
            title_en: title.clone(),
            kind: DocumentKind::Report,
            publisher: title,
            published: "2021".into(),
            text_name: String::new(),
            text_sha256: String::new(),
            note: String::new(),
        });
        let rows =
            rows.into_iter().enumerate().map(|(at, (facts, period, printed, note, section, raw, which, line))| {
                let (value, role, since, (assumed, partial, averaged), unusable, provisional) = facts;
                let indicator = &data.indicators[usize::from(which) % data.indicators.len()];
                let status = match (&value, provisional) {
                    (Err(_), _) => ObservationStatus::Missing,
                    (Ok(_), true) => ObservationStatus::Provisional,
                    (Ok(_), false) => ObservationStatus::Normal,
                };
                Observation {
                    observation_id: ObservationId::new(format!("odd:{at}")),
                    indicator_id: indicator.indicator_id.clone(),
                    municipality_code: indicator.municipality_code.unwrap_or(AreaCode::NATION),
                    role,
                    period,
                    period_assumed: assumed,
                    period_printed: printed,
                    value: value.ok(),
                    unit: Unit::new(if at % 3 == 0 { "" } else { "人" }),
                    status,
                    missing_reason: value.err(),
                    cumulative: since.is_some(),
                    cumulative_since: since,
                    partial,
                    averaged,
                    unusable_reason: unusable.filter(|_| role == Role::Actual && value.is_ok()),
                    note,
                    source: Provenance { document_id: document.clone(), section, source_line: line, raw_text: raw },
                }
            });
        // Beside them stand those that targets begin from.
        let from = |o: &&Observation| {
            data.targets.iter().any(|t| t.baseline_observation_id.as_ref() == Some(&o.observation_id))
        };
        let rows: Vec<Observation> = rows.chain(data.observations.iter().filter(from).cloned()).collect();
        let mut catalogue = data.catalogue;
        catalogue.printed_figures.clear();
        Dataset { catalogue, observations: rows }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_lies_in_a_store_comes_back_from_every_format(data in odd_data()) {
        let breaches = machikurabe::model::integrity::breaches(&data);
        prop_assert!(breaches.is_empty(), "{breaches:?}");
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["package", "whole"] {
            std::fs::create_dir(at(name)).unwrap();
        }
        package::write(&data, &at("package")).unwrap();
        prop_assert_eq!(&datapackage::read_folder(&at("package")).unwrap(), &data);
        delimited::write(long::table(&data), true, &mut File::create(at("all.csv")).unwrap()).unwrap();
        parquet::write(long::table(&data), File::create(at("all.parquet")).unwrap()).unwrap();
        let book = workbook::write(vec![long::table(&data)], "2026-01-31T09:00:00Z").unwrap();
        std::io::Write::write_all(&mut File::create(at("all.xlsx")).unwrap(), &book).unwrap();
        for name in ["all.csv", "all.parquet", "all.xlsx"] {
            let back = taken_in(&at(name));
            prop_assert_eq!(back.observations.len(), data.observations.len());
            for (found, wanted) in back.observations.iter().zip(&data.observations) {
                prop_assert_eq!(found, wanted, "{}", name);
            }
        }
        // Two vintages: the store gives back the newer one, whole.
        let location = StoreLocation::at(&at("store.sqlite")).unwrap();
        let mut store = Store::open_or_create(&location, "2026-01-31T09:00:00Z", sample::sample).unwrap();
        let mut newer = data;
        newer.version = "odd".into();
        store.put(&newer, "2026-02-01T09:00:00Z").unwrap();
        let current = store.current().unwrap();
        package::write(&current, &at("whole")).unwrap();
        let back = datapackage::read_folder(&at("whole")).unwrap();
        prop_assert_eq!(&back.observations, &current.observations);
        prop_assert_eq!(&back.observations, &newer.observations);
    }
}

#[test]
fn texts_that_look_like_escapes_of_a_workbook_come_back_from_it() {
    let mut data = sample::sample().unwrap();
    for (row, text) in data.observations.iter_mut().zip(["_x000D_@x", "_x000d_", "_x005F_x000D_", "a_x0041_b", "x000D"])
    {
        text.clone_into(&mut row.note);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.xlsx");
    let book = workbook::write(vec![long::table(&data)], "2026-01-31T09:00:00Z").unwrap();
    std::io::Write::write_all(&mut File::create(&path).unwrap(), &book).unwrap();
    let back = taken_in(&path);
    let notes = |data: &Dataset| data.observations.iter().map(|row| row.note.clone()).collect::<Vec<_>>();
    assert_eq!(notes(&back), notes(&data));
}
