//! The store with millions of observations: taking them in, and reading one indicator of all municipalities.

use crate::made::{self, Size};
use crate::{median, peers, report};
use machikurabe::model::id::IndicatorId;
use machikurabe::store::Store;
use machikurabe::store::path::StoreLocation;
use std::convert::Infallible;
use std::hint::black_box;
use std::time::{Duration, Instant};

pub fn run(size: Size) {
    let folder = tempfile::tempdir().unwrap();
    let location = StoreLocation::at(&folder.path().join("bench.sqlite")).unwrap();
    let data = made::dataset(size, false);
    let start = Instant::now();
    let empty =
        machikurabe::model::dataset::Dataset { name: "empty".into(), version: "0".into(), ..Default::default() };
    let mut store = Store::open_or_create(&location, "2026-01-01T00:00:00Z", || Ok::<_, Infallible>(empty)).unwrap();
    store.put(&data, "2026-01-01T00:00:00Z").unwrap();
    report(
        "putting the dataset into the store (checked, keyed, hashed)",
        start.elapsed(),
        "sqlite3 .import, 5 columns",
        peers::sqlite_import(size),
    );
    drop(data);
    let id = IndicatorId::new("made-1");
    let values = median(15, || {
        black_box(store.values(black_box(&id)).unwrap());
    });
    report("numbers of one indicator, all municipalities and years", values, "budget", Some(Duration::from_millis(20)));
    let series = median(7, || {
        black_box(store.series(black_box(&id)).unwrap());
    });
    report("the same with the whole proof trail", series, "", None);
}

/// The window over so much data.
pub fn window(size: Size) {
    let folder = tempfile::tempdir().unwrap();
    let location = StoreLocation::at(&folder.path().join("window.sqlite")).unwrap();
    let data = made::dataset(size, true);
    drop(Store::open_or_create(&location, "2026-01-01T00:00:00Z", || Ok::<_, Infallible>(data)).unwrap());
    crate::frame::large(&location.path);
}
