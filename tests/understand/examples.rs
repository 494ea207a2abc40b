//! The examples mean what their README says that the importer should understand.

use machikurabe::import::known::Known;
use machikurabe::import::municipality::resolver::Resolver;
use machikurabe::import::read;
use machikurabe::import::run::{Plan, Source, run};
use machikurabe::import::sink::Collected;
use machikurabe::import::understand::{all, has_values};
use machikurabe::model::dataset::Dataset;
use machikurabe::model::grid::ReadOptions;
use machikurabe::model::mapping::{BareYear, Layout, Mapping, Meaning, Why};
use machikurabe::model::observation::{MissingReason, Observation, Role};
use machikurabe::model::period::Period;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::report::ImportReport;
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// What becomes of each sheet with values in an empty store.
fn taken(name: &str) -> Vec<(Mapping, Dataset, ImportReport)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/examples").join(name);
    let head = read::head(&path, &ReadOptions::default()).unwrap();
    let known = Known::default();
    let mappings = all(&head, &known);
    let of = |mut mapping: Mapping| {
        // What only the names of file and sheet say has to be confirmed, and here it is.
        mapping.accept_place();
        if mapping.defaults.bare_year_guess.why == Why::Usual {
            mapping.defaults.choose_year(BareYear::Fiscal);
        }
        let resolver = Resolver::new(&mapping);
        let source = Source { file: name, hash: "0123456789abcdef", dataset: "test" };
        let plan = Plan { mapping: &mapping, resolver: &resolver, known: &known, source };
        let mut rows = read::rows(&path, &ReadOptions::default(), mapping.sheet).unwrap();
        let mut sink = Collected::default();
        let report = run(rows.as_mut(), plan, &mut sink, &|_| {}, &AtomicBool::new(false)).unwrap();
        (mapping, sink.data, report)
    };
    mappings.into_iter().filter(|mapping| has_values(&head, mapping)).map(of).collect()
}

fn one(name: &str) -> (Mapping, Dataset, ImportReport) {
    let mut all = taken(name);
    assert_eq!(all.len(), 1, "{name}");
    all.remove(0)
}

/// The value or gap of a series: of an area, an indicator, a period.
fn find<'d>(data: &'d Dataset, code: &str, label: &str, period: Period) -> &'d Observation {
    let is = |o: &&Observation| {
        let indicator = data.indicator(&o.indicator_id).unwrap();
        o.municipality_code.to_string() == code && indicator.label == label && o.period == period
    };
    data.observations.iter().find(is).unwrap_or_else(|| panic!("{code} {label} {period}"))
}

fn value(observation: &Observation) -> (Option<f64>, &str) {
    (observation.value.map(Quantity::value), observation.unit.as_str())
}

#[test]
fn the_wide_table_of_windows() {
    let (mapping, data, report) = one("iwamizawa-dynamics-cp932.csv");
    assert_eq!((mapping.layout, mapping.header.as_slice(), mapping.first_row), (Layout::WideByYear, &[3][..], 4));
    assert!(report.is_complete() && report.notes.len() == 3, "{:?} {:?}", report.problems, report.notes);
    assert!(data.observations.iter().all(|o| o.municipality_code.to_string() == "012106"), "only the title says where");
    let at = |label: &str, year: u16| find(&data, "012106", label, Period::Calendar(year));
    assert_eq!(value(at("出生", 2015)), (Some(491.0), ""), "row 3 names two units: not guessed");
    assert_eq!(value(at("死亡", 2015)).0, Some(1_080.0));
    assert_eq!(value(at("自然増減（①－②）", 2015)).0, Some(-589.0));
    let rate = data.observations.iter().find(|o| o.unit.as_str().contains(['%', '％'])).expect("a share");
    assert_eq!(value(rate).0, Some(-0.68));
    let fertility = at("合計特殊出生率", 2021);
    assert_eq!((fertility.value, fertility.missing_reason), (None, Some(MissingReason::BeingComputed)));
    assert_eq!(value(at("合計特殊出生率", 2020)), (Some(1.18), ""));
}

#[test]
fn the_export_with_codes() {
    let (mapping, data, report) = one("estat-like.csv");
    assert_eq!((mapping.layout, mapping.header.as_slice()), (Layout::Long, &[5][..]));
    assert!(report.is_complete(), "{:?}", report.problems);
    assert_eq!(value(find(&data, "000000", "合計特殊出生率", Period::Calendar(2015))).0, Some(1.45));
    assert!(data.municipalities.iter().any(|m| m.municipality_code.to_string() == "010006"), "Hokkaido by 01000");
    assert!(data.municipalities.iter().any(|m| m.municipality_code.to_string() == "012106"), "Iwamizawa by 01210");
    assert!(data.observations.iter().any(|o| matches!(o.period, Period::Fiscal(2020))));
    let gap = data.observations.iter().find(|o| o.value.is_none()).expect("*** is a gap");
    assert_eq!(gap.missing_reason, Some(MissingReason::NotAvailable));
}

#[test]
fn the_workbook_of_three_plans() {
    let sheets = taken("three-plans.xlsx");
    let names: Vec<&str> = sheets.iter().map(|(mapping, ..)| mapping.sheet_name.as_str()).collect();
    assert_eq!(names, ["根室市", "苫小牧市", "岩見沢市"], "the hidden sheet holds nothing to import");
    for ((mapping, data, _), code) in sheets.iter().zip(["012238", "012131", "012106"]) {
        assert_eq!(mapping.header, [2, 3]);
        assert!(data.observations.iter().all(|o| o.municipality_code.to_string() == code));
        let meanings: Vec<Meaning> = mapping.columns.iter().map(|column| column.meaning).collect();
        assert!(meanings.contains(&Meaning::Baseline) && meanings.contains(&Meaning::Target), "{meanings:?}");
        assert!(
            data.observations.iter().filter(|o| o.role == Role::Actual).all(|o| matches!(o.period, Period::Fiscal(_)))
        );
    }
    let share = find(&sheets[0].1, "012238", "生産年齢人口割合", Period::Fiscal(2021));
    assert_eq!(value(share), (Some(55.4), "%"), "a cell in percent format");
}

#[test]
fn the_long_table_of_four_hundred_rows() {
    let (mapping, data, report) = one("long-utf8.csv");
    assert_eq!((mapping.layout, report.rows_read), (Layout::Long, 400));
    assert!(data.observations.iter().any(|o| o.role == Role::Baseline) && report.missing > 0);
    assert!(
        data.observations.iter().any(|o| matches!(o.period, Period::AsOf { year: 2020, month: 12, day: Some(31) }))
    );
    assert_eq!(value(find(&data, "012238", "20～39歳女性の人口", Period::Fiscal(2021))), (Some(2_070.0), "人"));
}

#[test]
fn typed_columns_columns_of_cities_and_json() {
    let (_, data, report) = one("actuals.parquet");
    assert_eq!(report.rows_read, 360);
    assert!(data.observations.iter().any(|o| o.partial), "a truth value");
    assert_eq!(value(find(&data, "012238", "20～39歳女性の人口", Period::Fiscal(2021))), (Some(2_070.0), "人"));
    let (mapping, data, _) = one("by-city-unicode.txt");
    assert_eq!(mapping.layout, Layout::WideByMunicipality);
    let census = |code: &str| data.observations.iter().find(|o| o.municipality_code.to_string() == code).unwrap();
    assert_eq!(value(census("012238")), (Some(26_917.0), "人"));
    assert_eq!(value(census("012068")), (Some(174_742.0), "人"));
    let (_, data, report) = one("nemuro.json");
    assert!(report.is_complete(), "{:?}", report.problems);
    assert!(data.observations.iter().all(|o| o.municipality_code.to_string() == "012238"));
}
