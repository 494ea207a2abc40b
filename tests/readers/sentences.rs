//! What is said about files that no honest program writes, or that were damaged on the way: one clear sentence each,
//! and where they are read, nothing in them is taken for what it is not.

use super::compound::compound;
use super::hostile::{sheet_of, xlsx};
use super::xlsb::zipped;
use super::{kept, made};
use machikurabe::import::known::Known;
use machikurabe::import::municipality::resolver::Resolver;
use machikurabe::import::open::{self, Opened};
use machikurabe::import::read;
use machikurabe::import::run::{Plan, Source, run};
use machikurabe::import::sink::Collected;
use machikurabe::import::understand::understand;
use machikurabe::model::grid::ReadOptions;
use machikurabe::model::message::{Explain, Message};
use machikurabe::model::quantity::Quantity;
use machikurabe::model::report::ImportReport;
use machikurabe::store::Store;
use machikurabe::store::path::StoreLocation;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// Takes a file in whole, into memory; the values it came to and the report, or why it is refused.
fn taken(path: &Path) -> Result<(Collected, ImportReport), Message> {
    let options = ReadOptions::default();
    let head = match open::open(path, &options).map_err(|error| error.explain())? {
        Opened::Table(head) => head,
        Opened::Package(_) => return Ok(Default::default()),
        Opened::Store => {
            let location = StoreLocation::at(path).map_err(|error| error.explain())?;
            let store = Store::open(&StoreLocation { read_only: true, ..location }).map_err(|error| error.explain())?;
            return store.current().map(|_| Default::default()).map_err(|error| error.explain());
        }
    };
    let known = Known::default();
    let mapping = understand(&head, 0, &known);
    let resolver = Resolver::new(&mapping);
    let source = Source { file: &head.name, hash: "0123456789abcdef", dataset: "test" };
    let mut rows = read::rows(path, &options, 0).map_err(|error| error.explain())?;
    let mut sink = Collected::default();
    let plan = Plan { mapping: &mapping, resolver: &resolver, known: &known, source };
    let report = run(rows.as_mut(), plan, &mut sink, &|_| {}, &AtomicBool::new(false));
    report.map(|report| (sink, report)).map_err(|error| error.explain())
}

/// The sentence with which a file is refused.
fn refusal(name: &str, bytes: &[u8]) -> String {
    let message = taken(&made(name, bytes).path).err().unwrap_or_else(|| panic!("{name} is taken"));
    let words = Texts::new(Language::Ja).say(&message);
    assert!(words.contains('。') && !words.contains("error-") && words.contains(name), "{words}");
    Texts::new(Language::En).say(&message)
}

const TABLE: &str = "団体名,指標,時期,値,単位\n根室市,出生数,令和3年度,120,人\n";

fn cut(file: &str) -> Vec<u8> {
    let whole = std::fs::read(kept(file)).unwrap();
    whole[..whole.len() / 2].to_vec()
}

#[test]
fn each_refusal_is_one_sentence_that_names_the_matter() {
    let bomb = xlsx(&sheet_of(&" ".repeat(17 << 20)));
    let entity = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    let entity =
        format!("{entity}{}", sheet_of("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&f;</t></is></c></row>"));
    let tricks = zipped(&[("datapackage.json", b"{\"resources\":[]}".to_vec()), ("../../etc/passwd", b"x".to_vec())]);
    let mut store = b"SQLite format 3\0".to_vec();
    store.resize(4_096, 0);
    let parquet = [&b"PAR1"[..], &[0xFF; 400], &b"PAR1"[..]].concat();
    let wide = format!("{}\n", ",".repeat(1_000_000));
    // Halves of two encodings in one file.
    let mixed = [TABLE.as_bytes(), &[0x8D, 0xAA, 0x8E, 0xBA, 0x8E, 0x73, b',', 0xFF, 0xFE, 0xA0, b'\n']].concat();
    let files: [(&str, Vec<u8>, &str); 17] = [
        ("bomb.xlsx", bomb, "packed in an unnatural way"),
        ("entity.xlsx", xlsx(&entity), "damaged or cut off"),
        ("wide.csv", wide.into_bytes(), "too many columns"),
        ("tricks.zip", tricks, "is not safe"),
        ("nul.csv", format!("{TABLE}根室\0市,出生数,令和4年度,1,人\n").into_bytes(), "NUL"),
        ("quote.csv", format!("{TABLE}\"根室市,出生数,令和4年度,1,人\n").into_bytes(), "quotation mark"),
        ("mixed.csv", mixed, "characters that are not"),
        ("other.sqlite", store, "no store of this program"),
        ("garbage.parquet", parquet, "damaged or cut off"),
        ("cut.parquet", cut("sample-data/examples/actuals.parquet"), "damaged or cut off"),
        ("cut.xlsx", cut("sample-data/examples/three-plans.xlsx"), "damaged or cut off"),
        ("cut.json", b"[{\"a\":1},{\"a\":".to_vec(), "cannot be read as JSON"),
        ("deep.json", ["[".repeat(10_000), "]".repeat(10_000)].concat().into_bytes(), "nested too deeply"),
        ("infinite.json", b"[{\"a\":1e999}]".to_vec(), "cannot be read as JSON"),
        ("locked.xlsx", compound("EncryptedPackage", b"x"), "protected by a password"),
        ("page.xls", b"<html><table><tr><td>1</td></tr></table></html>".to_vec(), "web page"),
        ("nothing.csv", Vec::new(), "empty"),
    ];
    for (name, bytes, words) in files {
        let said = refusal(name, &bytes);
        assert!(said.contains(words), "{name}: {said}");
    }
}

#[test]
fn a_store_that_was_tampered_with_is_refused_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.sqlite");
    let location = StoreLocation::at(&path).unwrap();
    drop(Store::open_or_create(&location, "2026-01-31T09:00:00Z", machikurabe::import::sample::sample).unwrap());
    let whole = std::fs::read(&path).unwrap();
    // Cut off, and with pages of noise in the middle; the mark of a store is whole in both.
    let mut noise = whole.clone();
    let middle = noise.len() / 2;
    noise[8_192..middle].fill(0xA5);
    for (name, bytes) in [("cut.sqlite", &whole[..middle]), ("noise.sqlite", &noise[..])] {
        let said = refusal(name, bytes);
        assert!(said.ends_with('.') || said.contains(name), "{said}");
    }
}

/// The values of a table as `period value`, and the reasons of what was refused.
fn outcome(text: &str) -> (Vec<String>, Vec<&'static str>) {
    let (sink, report) = taken(&made("t.csv", text.as_bytes()).path).unwrap();
    let value = |o: &machikurabe::model::observation::Observation| {
        format!("{} {}", o.period, o.value.map_or_else(String::new, |value| value.to_string()))
    };
    (sink.data.observations.iter().map(value).collect(), report.problems.iter().map(|p| p.reason.key()).collect())
}

#[test]
fn numbers_and_dates_beyond_reason_are_refused_cell_by_cell() {
    let row = |period: &str, value: &str| format!("根室市,出生数,{period},{value},人\n");
    for value in
        ["NaN", "inf", "-Infinity", "1e308", "1e999", "=1+1", "=cmd|'/c calc'!A0", "0x1F", "9".repeat(400).as_str()]
    {
        let (values, problems) = outcome(&format!("{TABLE}{}", row("令和4年度", value)));
        assert_eq!((values.len(), problems.len()), (1, 1), "{value}: {values:?} {problems:?}");
        assert!(["not_a_number", "too_precise", "several_numbers"].contains(&problems[0]), "{value}: {problems:?}");
    }
    for period in ["2021/13/1", "2021-02-30", "令和0年度", "99999年度", "-5年", "令和3年13月", "0000-00-00"]
    {
        let (values, problems) = outcome(&format!("{TABLE}{}", row(period, "7")));
        assert_eq!((values.len(), &problems[..]), (1, &["bad_period"][..]), "{period}: {values:?}");
    }
}

#[test]
fn texts_that_begin_like_formulas_stay_texts() {
    let label = "=HYPERLINK(\"http://example.com\")";
    let quoted = label.replace('"', "\"\"");
    let (sink, report) =
        taken(&made("t.csv", format!("{TABLE}根室市,\"{quoted}\",令和3年度,5,人\n").as_bytes()).path).unwrap();
    assert!(report.is_complete());
    assert_eq!(sink.data.indicators[1].label, label);
    // A workbook's formula is never computed: its last result counts.
    let cells = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>市町村</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>R3年度</t></is></c></row>\
                 <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>根室市</t></is></c><c r=\"B2\"><f>1+1</f><v>7</v></c></row>";
    let (sink, _) = taken(&made("t.xlsx", &xlsx(&sheet_of(cells))).path).unwrap();
    assert_eq!(sink.data.observations[0].value.map(Quantity::value), Some(7.0));
}

#[test]
fn line_ends_of_every_kind_in_one_file_and_headings_that_stand_twice() {
    let (values, problems) =
        outcome("団体名,指標,時期,値,単位\r\n根室市,出生数,令和3年度,120,人\n根室市,出生数,令和4年度,130,人\r\n");
    assert_eq!((values.len(), problems.len()), (2, 0));
    // Two columns of one heading are two columns; which value is right is said, not guessed.
    let (values, problems) = outcome("団体名,指標,時期,値,値,単位\n根室市,出生数,令和3年度,120,125,人\n");
    assert_eq!((&values[..], &problems[..]), (&[][..], &["collides", "collides"][..]));
}
