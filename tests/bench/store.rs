//! The store with millions of observations: taking them in, and reading one indicator of all municipalities.

use crate::made::{self, Size};
use crate::{median, peers, report};
use machikurabe::model::catalogue::Catalogue;
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
    let empty = machikurabe::model::dataset::Dataset::named("empty", "0", "");
    let mut store = Store::open_or_create(&location, "2026-01-01T00:00:00Z", || Ok::<_, Infallible>(empty)).unwrap();
    store.put(&data, "2026-01-01T00:00:00Z").unwrap();
    report(
        "putting the dataset into the store (checked, keyed, hashed)",
        start.elapsed(),
        "sqlite3 .import, 5 columns",
        peers::sqlite_import(size),
    );
    drop(data);
    let one = |data: &Catalogue| data.indicators.iter().map(|i| i.indicator_id.as_str() == "made-1").collect();
    let series = median(7, || {
        black_box(store.contents().cube_of(black_box(&one)).unwrap());
    });
    report("one indicator of all municipalities and years", series, "budget", Some(Duration::from_millis(300)));
    let start = Instant::now();
    let cube = store.cube().unwrap();
    report("all of it as columns", start.elapsed(), "budget", Some(Duration::from_secs(2)));
    black_box(cube);
}

/// The window over so much data.
pub fn window(size: Size) {
    let folder = tempfile::tempdir().unwrap();
    let location = StoreLocation::at(&folder.path().join("window.sqlite")).unwrap();
    let data = made::dataset(size, true);
    drop(Store::open_or_create(&location, "2026-01-01T00:00:00Z", || Ok::<_, Infallible>(data)).unwrap());
    crate::frame::large(&location.path);
}
