//! Every refusal of import and store has its sentence in both catalogues, with the facts it names.

use machikurabe::import::error::{CellProblem, PackageError};
use machikurabe::import::read::error::{Foreign, Place, ReadProblem};
use machikurabe::model::grid::Encoding;
use machikurabe::model::integrity::{Breach, BreachKind};
use machikurabe::model::message::{Explain, Message};
use machikurabe::store::error::StoreError;
use machikurabe::text::catalogue;
use machikurabe::text::language::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

const PREFIXES: [&str; 5] = ["error-store-", "error-package-", "error-breach-", "error-read-", "read-place-"];

fn breaches() -> Vec<Breach> {
    let dangling = BreachKind::Dangling { field: "plan_id", value: "x".into() };
    [
        BreachKind::DuplicateId,
        dangling,
        BreachKind::MissingContradiction,
        BreachKind::CumulativeContradiction,
        BreachKind::NeutralWithTarget,
        BreachKind::PlanYears,
    ]
    .map(|problem| Breach { table: "plans", row: "row".into(), problem })
    .into()
}

fn store_errors() -> Vec<StoreError> {
    let path = || PathBuf::from("/data/store.sqlite");
    let (detail, name, breaches) = (String::new, String::new, breaches());
    vec![
        StoreError::NoDataFolder,
        StoreError::Folder { path: path(), detail: detail() },
        StoreError::Missing { path: path() },
        StoreError::NotAFile { path: path() },
        StoreError::Unreadable { path: path(), detail: detail() },
        StoreError::NotAStore { path: path() },
        StoreError::Foreign { path: path(), application_id: 0 },
        StoreError::Newer { path: path(), found: 2, supported: 1 },
        StoreError::ReadOnly { path: path() },
        StoreError::Busy { path: path() },
        StoreError::Replaced { path: path() },
        StoreError::Full { path: path() },
        StoreError::Io { path: path(), detail: detail() },
        StoreError::Damaged { path: path(), detail: detail() },
        StoreError::Breaches { name: name(), breaches },
        StoreError::NoVintage { path: path(), vintage_id: 1 },
        StoreError::BadSetting { key: name(), detail: detail() },
        StoreError::Unexpected { path: path(), detail: detail() },
    ]
}

fn package_errors() -> Vec<PackageError> {
    let (file, name, detail, column) = (String::new, String::new, String::new, String::new);
    let mut errors = vec![
        PackageError::MissingFile { file: file() },
        PackageError::Unreadable { file: file(), detail: detail() },
        PackageError::NotUtf8 { file: file(), line: 1 },
        PackageError::Descriptor { file: file(), line: 1, detail: detail() },
        PackageError::DescriptorField { file: file(), field: "name" },
        PackageError::MissingResource { name: "plans" },
        PackageError::DuplicateResource { name: name() },
        PackageError::UnknownResource { name: name() },
        PackageError::UnsafePath { name: name(), path: name() },
        PackageError::MissingColumn { file: file(), column: "x" },
        PackageError::UnknownColumn { file: file(), column: column() },
        PackageError::DuplicateColumn { file: file(), column: column() },
        PackageError::RowLength { file: file(), line: 1, expected: 1, found: 2 },
        PackageError::Breaches { name: name(), breaches: breaches() },
    ];
    let problems = [
        CellProblem::Empty,
        CellProblem::Number,
        CellProblem::TooPrecise,
        CellProblem::Whole { least: 1, most: 2 },
        CellProblem::Boolean,
        CellProblem::Key { what: "theme" },
        CellProblem::Period,
        CellProblem::AreaDigits,
        CellProblem::AreaCheckDigit { expected: 1 },
        CellProblem::Decimals { expected: 1 },
        CellProblem::Contradicts { other: "x" },
    ];
    errors.extend(problems.map(|problem| PackageError::Cell {
        file: file(),
        line: 1,
        column: "x",
        cell: String::new(),
        problem,
    }));
    errors
}

fn read_messages() -> Vec<Message> {
    let (text, file) = (String::new, || Place::file("表.xlsx"));
    let mut problems = vec![
        ReadProblem::Missing,
        ReadProblem::Folder,
        ReadProblem::Unreadable(text()),
        ReadProblem::Empty,
        ReadProblem::Protected,
        ReadProblem::Damaged(text()),
        ReadProblem::Nul,
        ReadProblem::Undecodable(Encoding::Cp932),
        ReadProblem::OpenQuote,
        ReadProblem::TooManyRows(1),
        ReadProblem::TooManyCells(1),
        ReadProblem::TooManyColumns(1),
        ReadProblem::CellTooLong(1),
        ReadProblem::RowTooLong(1),
        ReadProblem::Inflated { part: text(), limit: 1 },
        ReadProblem::Ratio { part: text(), ratio: 1 },
        ReadProblem::TooManyParts(1),
        ReadProblem::SeveralFiles { names: vec![text()], count: 2 },
        ReadProblem::UnsafePath(text()),
        ReadProblem::TooLarge(1),
        ReadProblem::Json(text()),
        ReadProblem::JsonShape,
        ReadProblem::TooDeep(1),
        ReadProblem::ColumnType { name: text(), kind: text() },
        ReadProblem::NoSheet(1),
        ReadProblem::NoPackage,
        ReadProblem::NoRows,
    ];
    problems.extend(Foreign::ALL.iter().map(|kind| ReadProblem::Unsupported(*kind)));
    let places = [
        file(),
        file().row(1),
        file().row(1).column(2),
        file().sheet("表"),
        file().sheet("表").row(1),
        file().sheet("表").row(1).column(2),
    ];
    let refusals = problems.into_iter().map(|problem| file().refuse(problem).explain());
    refusals.chain(places.iter().map(Place::message)).collect()
}

/// Our keys of a catalogue with the facts that each sentence names.
fn catalogue(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let entries = catalogue::source(language).lines().filter_map(|line| line.split_once(" = "));
    entries
        .filter(|(key, _)| PREFIXES.iter().any(|prefix| key.starts_with(prefix)))
        .map(|(key, sentence)| {
            let facts = sentence.split("{ $").skip(1).map(|rest| rest.split(" }").next().unwrap().to_owned());
            (key.to_owned(), facts.collect())
        })
        .collect()
}

#[test]
fn every_refusal_has_its_sentence_in_both_languages() {
    let messages: Vec<Message> = store_errors()
        .iter()
        .map(Explain::explain)
        .chain(package_errors().iter().map(Explain::explain))
        .chain(breaches().iter().map(Explain::explain))
        .chain(read_messages())
        .collect();
    let said: BTreeMap<String, BTreeSet<String>> = messages
        .into_iter()
        .map(|message| (message.key.to_owned(), message.facts.iter().map(|(name, _)| (*name).to_owned()).collect()))
        .collect();
    for language in Language::ALL {
        assert_eq!(catalogue(*language), said, "{language:?}");
    }
}
