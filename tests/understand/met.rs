//! A store of any size is asked only for what a file meets, and the import comes to the same as against all data.

use machikurabe::frame::Cube;
use machikurabe::import::known::Known;
use machikurabe::import::municipality::resolver::Resolver;
use machikurabe::import::run::{Plan, Source, run};
use machikurabe::import::sink::Discarded;
use machikurabe::import::{open, read, sample, understand};
use machikurabe::model::dataset::Dataset;
use machikurabe::model::grid::ReadOptions;
use machikurabe::model::id::IndicatorId;
use machikurabe::model::mapping::Mapping;
use machikurabe::model::report::ImportReport;
use machikurabe::session::import::part::{Meeting, met};
use machikurabe::session::intake_sink;
use machikurabe::store::Store;
use machikurabe::store::path::StoreLocation;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// A row of numbers that always comes the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn pick<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.below(list.len())]
    }
}

const AREAS: [&str; 4] = ["根室市", "根室市", "札幌市", "泊村"];
const YEARS: [&str; 3] = ["令和2年度", "令和3年度", "2015年"];
const LABELS: [&str; 3] = ["漁獲量", "観光客数", "総人口"];

/// A file of a few rows about what others are about too; some name an indicator of the store by its identifier.
fn file(dice: &mut Dice, folder: &Path, ids: &[String]) -> PathBuf {
    let by_id = dice.below(4) == 0;
    let mut text = format!("団体名,{}指標,年度,区分,値\n", if by_id { "指標ID," } else { "" });
    for _ in 0..=dice.below(5) {
        let id = if by_id && dice.below(2) == 0 { ids[dice.below(ids.len())].as_str() } else { "" };
        let id = if by_id { format!("{id},") } else { String::new() };
        let (area, label, year) = (dice.pick(&AREAS), dice.pick(&LABELS), dice.pick(&YEARS));
        let role = dice.pick(&["実績値", "実績値", "基準値"]);
        writeln!(text, "{area},{id}{label},{year},{role},{}", dice.below(2)).unwrap();
    }
    let path = folder.join("file.csv");
    std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), text.as_bytes()).unwrap();
    path
}

fn understood(path: &Path, index: &Cube) -> Mapping {
    understand::understand(&read::head(path, &ReadOptions::default()).unwrap(), 0, &Known::new(index))
}

/// What the file comes to against some data; stores it where a store is given.
fn imported(path: &Path, mapping: &Mapping, dataset: &str, index: &Cube, store: Option<&mut Store>) -> ImportReport {
    let (known, resolver, never) = (Known::new(index), Resolver::new(mapping), AtomicBool::new(false));
    let hash = open::fingerprint(path).unwrap();
    let plan =
        Plan { mapping, resolver: &resolver, known: &known, source: Source { file: "file.csv", hash: &hash, dataset } };
    let mut rows = read::rows(path, &ReadOptions::default(), 0).unwrap();
    match store {
        Some(store) => intake_sink::import(store, rows.as_mut(), plan, "now", &|_| {}, &never).unwrap().report,
        None => run(rows.as_mut(), plan, &mut Discarded::default(), &|_| {}, &never).unwrap(),
    }
}

/// The part of a store that the file meets.
fn part(store: &Store, path: &Path, mapping: &Mapping, dataset: &str, stores: bool) -> Cube {
    let (resolver, never) = (Resolver::new(mapping), AtomicBool::new(false));
    let meeting = Meeting { mapping, resolver: &resolver, dataset, stores };
    let rows = || Ok(read::rows(path, &ReadOptions::default(), 0).unwrap());
    met(store.contents(), meeting, 0, rows, &never).unwrap()
}

fn create(folder: &Path, name: &str) -> Store {
    let location = StoreLocation::at(&folder.join(name)).unwrap();
    Store::open_or_create(&location, "now", sample::sample).unwrap()
}

#[test]
fn against_the_part_that_it_meets_an_import_comes_to_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (mut whole, mut parted) = (create(folder.path(), "a.sqlite"), create(folder.path(), "b.sqlite"));
    let mut dice = Dice(7);
    let mut smaller = 0;
    let mut told = (0, 0, 0, 0);
    for round in 0..60 {
        let all = Cube::new(whole.current().unwrap());
        let ids: Vec<String> = all.data().indicators.iter().map(|row| row.indicator_id.to_string()).collect();
        let path = file(&mut dice, folder.path(), &ids);
        let dataset = dice.pick(&["x", "y", "z"]);
        let mut mapping = understood(&path, &all);
        let catalogue = Cube::of_catalogue(whole.contents().catalogue().unwrap());
        assert_eq!(mapping, understood(&path, &catalogue), "the catalogue is enough to understand a file");
        if dice.below(3) == 0 {
            mapping.joins.insert("漁獲量".to_owned(), IndicatorId::new(&ids[dice.below(ids.len())]));
        }
        let counted = part(&whole, &path, &mapping, dataset, false);
        smaller += usize::from(counted.len() < all.len());
        let report = imported(&path, &mapping, dataset, &all, None);
        assert_eq!(imported(&path, &mapping, dataset, &counted, None), report, "round {round}");
        let changes = &report.changes;
        told = (told.0 + changes.new, told.1 + changes.same, told.2 + changes.revised, told.3 + changes.gone);
        // Stored, it comes to the same data.
        let met = part(&parted, &path, &mapping, dataset, true);
        assert_eq!(imported(&path, &mapping, dataset, &all, Some(&mut whole)), report, "round {round}");
        assert_eq!(imported(&path, &mapping, dataset, &met, Some(&mut parted)), report, "round {round}");
        assert!(whole.current().unwrap() == parted.current().unwrap(), "round {round}");
    }
    assert!(smaller == 60 && told.0 > 20 && told.1 > 2 && told.2 > 2 && told.3 > 5, "{smaller} {told:?}");
}

#[test]
fn a_small_store_and_a_file_that_names_observations_meet_everything() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(folder.path(), "a.sqlite");
    let path = folder.path().join("file.csv");
    let text = "観測値ID,団体名,指標,年度,値\nk-1,根室市,漁獲量,令和3年度,5\n";
    std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), text.as_bytes()).unwrap();
    let all = store.current().unwrap();
    let mapping = understood(&path, &Cube::new(Dataset::default()));
    let resolver = Resolver::new(&mapping);
    let meeting = Meeting { mapping: &mapping, resolver: &resolver, dataset: "x", stores: false };
    let never = AtomicBool::new(false);
    let unread = || -> Result<Box<dyn read::Rows>, _> { panic!("a small store needs no look at the file") };
    assert!(met(store.contents(), meeting, u64::MAX, unread, &never).unwrap().to_dataset() == all);
    let named = mapping.columns.iter().any(|column| column.kind.key() == "observation_id");
    let met = part(&store, &path, &mapping, "x", false);
    assert_eq!(met.to_dataset() == all, named, "an identifier of an observation may be in use anywhere");
}
