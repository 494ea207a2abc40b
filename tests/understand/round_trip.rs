//! What this program exports as a long table comes back: into an empty store every observation, into its own nothing new.

use machikurabe::export::data::{delimited, long, parquet};
use machikurabe::frame::Cube;
use machikurabe::import::known::Known;
use machikurabe::import::municipality::resolver::Resolver;
use machikurabe::import::read;
use machikurabe::import::run::{Plan, Source, run};
use machikurabe::import::sample::sample;
use machikurabe::import::sink::Collected;
use machikurabe::import::understand::understand;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::grid::ReadOptions;
use machikurabe::model::id::DocumentId;
use machikurabe::model::mapping::place;
use machikurabe::model::observation::Observation;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::report::ImportReport;
use std::path::Path;
use std::sync::atomic::AtomicBool;

fn import(path: &Path, known: &Known<'_>) -> (Dataset, ImportReport) {
    let options = ReadOptions::default();
    let head = read::head(path, &options).unwrap();
    let mapping = understand(&head, 0, known);
    let resolver = Resolver::new(&mapping);
    let source = Source { file: "long", hash: "0123456789abcdef", dataset: "back" };
    let plan = Plan { mapping: &mapping, resolver: &resolver, known, source };
    let mut rows = read::rows(path, &options, 0).unwrap();
    let mut sink = Collected::default();
    let report = run(rows.as_mut(), plan, &mut sink, &|_| {}, &AtomicBool::new(false)).unwrap();
    (sink.data, report)
}

/// An observation without its place, which is the imported file now, and with the decimals where the file keeps them.
fn plain(observation: &Observation, decimals: bool) -> Observation {
    let mut plain = observation.clone();
    plain.source = place(&DocumentId::new("file"), "", 1, "");
    if !decimals {
        plain.value = plain.value.and_then(|value| Quantity::new(value.value(), 0));
    }
    plain
}

fn compare(path: &Path, decimals: bool) {
    let data = sample().unwrap();
    let (back, report) = import(path, &Known::default());
    assert!(report.is_complete() && report.counts == [0, 0, 0], "{:?}", report.problems);
    assert_eq!(back.observations.len(), data.observations.len());
    for (was, is) in data.observations.iter().zip(&back.observations) {
        assert_eq!(plain(is, decimals), plain(was, decimals));
    }
    for indicator in &back.indicators {
        let was = data.indicator(&indicator.indicator_id).unwrap();
        assert_eq!((&indicator.label, indicator.theme, indicator.level), (&was.label, was.theme, was.level));
        assert_eq!(
            (indicator.polarity, &indicator.policy, &indicator.department),
            (was.polarity, &was.policy, &was.department)
        );
    }
    let index = Cube::new(data);
    let (_, report) = import(path, &Known::new(&index));
    let changes = &report.changes;
    assert_eq!((changes.new, changes.revised, changes.gone), (0, 0, 0), "{:?}", changes.list);
    assert_eq!(changes.same, index.len() as u64);
}

#[test]
fn csv() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.csv");
    let data = sample().unwrap();
    delimited::write(long::table(&data), true, std::fs::File::create(&path).unwrap()).unwrap();
    compare(&path, true);
}

#[test]
fn parquet_files() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.parquet");
    let data = sample().unwrap();
    parquet::write(long::table(&data), std::fs::File::create(&path).unwrap()).unwrap();
    compare(&path, false);
}
