//! Of values of one file that contradict each other none is kept, however far apart they stand.

use super::{Grid, file_taken, lines, reasons};
use machikurabe::import::known::Known;
use machikurabe::import::municipality::resolver::Resolver;
use machikurabe::import::read;
use machikurabe::import::run::{ImportError, Plan, Source, run};
use machikurabe::import::sink::Sink;
use machikurabe::import::understand::understand;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::grid::ReadOptions;
use machikurabe::model::indicator::Polarity;
use machikurabe::model::mapping::{BareYear, ColumnKind, Guess, PlanDefault};
use machikurabe::model::message::Message;
use machikurabe::model::report::ProblemReason;
use machikurabe::model::target::TargetKind;
use machikurabe::session::import::sheets::{self, SourceFile, Wanted};
use machikurabe::store::Store;
use machikurabe::store::path::StoreLocation;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fmt::Write as _;
use std::sync::atomic::AtomicBool;

#[test]
fn rows_that_another_column_tells_apart_wait_whether_their_values_differ_or_not() {
    let grid = Grid::text(
        "出生数.csv",
        "団体名|指標|年度|値|部門|No.|備考\n釧路市|x|R3年度|1|甲|1|\n釧路市|x|R4年度|5|甲|2|\n釧路市|x|R3年度|2|乙|3|\n釧路市|x|R4年度|5|乙|4|\n根室市|x|R3年度|1|甲|5|",
    );
    let (data, report) = grid.taken();
    // 甲 of 根室市 meets nothing, and is a part all the same.
    assert_eq!(lines(&data), [""; 0]);
    assert_eq!(reasons(&report), [2, 3, 4, 5, 6].map(|row| (row, "breakdown")));
    assert_eq!(report.problems[0].reason, ProblemReason::Breakdown("部門".to_owned(), "甲".to_owned()));
    let [asked] = report.parts.as_slice() else { panic!("{:?}", report.parts) };
    assert_eq!(
        (asked.heading.as_str(), asked.members.list(), asked.rows),
        ("部門", &["甲".into(), "乙".into()][..], 5)
    );
    // Equal values alone are worth the question, too.
    let text = "団体名|指標|年度|値|部門\n釧路市|x|R3年度|5|甲\n釧路市|x|R3年度|5|乙\n釧路市|y|R3年度|7|";
    let (data, report) = Grid::text("t.csv", text).taken();
    assert_eq!(lines(&data), ["012068 y FY2021 7"]);
    assert_eq!(reasons(&report), [(2, "breakdown"), (3, "breakdown")]);
}

#[test]
fn where_no_column_tells_rows_apart_equal_ones_are_duplicates_and_others_refused() {
    let text = "団体名|指標|年度|値|備考|更新日\n釧路市|x|R3年度|5|速報|2024-01-01\n釧路市|x|R3年度|5|確報|2024-02-01\n根室市|x|R3年度|5|速報|2024-01-01\n根室市|x|R3年度|6|確報|2024-02-01";
    let (data, report) = Grid::text("t.csv", text).taken();
    assert_eq!(lines(&data), ["012068 x FY2021 5"]);
    assert_eq!(reasons(&report), [(3, "duplicate_same"), (4, "collides_by"), (5, "collides_by")]);
    assert_eq!(report.problems[1].reason, ProblemReason::Collides(vec!["備考".to_owned()]));
    assert!(report.parts.is_empty(), "a remark parts no values");
}

#[test]
fn rows_with_an_empty_cell_wait_with_those_that_they_meet() {
    let text = "団体名|指標|年度|値|内数\n釧路市|x|R3年度|9|\n釧路市|x|R3年度|4|うち市外\n釧路市|x|R4年度|8|";
    let grid = Grid::text("t.csv", text);
    let (data, report) = grid.taken();
    assert_eq!((lines(&data), reasons(&report)), (vec![], vec![(2, "breakdown"), (3, "breakdown"), (4, "breakdown")]));
    // Left out are the rows that say something there.
    let mut mapping = grid.mapping();
    (mapping.columns[4].kind, mapping.columns[4].guess) = (ColumnKind::SkipRows, Guess::USER);
    let (data, report) = grid.import(&mapping, &Known::default()).unwrap();
    assert_eq!(lines(&data), ["012068 x FY2021 9", "012068 x FY2022 8"]);
    assert_eq!((report.rows_left_out, report.is_complete()), (1, true));
}

#[test]
fn three_values_and_a_gap_collide_alike_and_another_measure_does_not() {
    let rows = ["1", "2", "1", ""].map(|value| format!("釧路市|x|2021年度|{value}|false"));
    let text = format!("団体名|指標|年度|値|cumulative\n{}\n釧路市|x|2021年度|9|true", rows.join("\n"));
    let (data, report) = Grid::text("t.csv", &text).taken();
    assert_eq!(lines(&data), ["012068 x FY2021 9"], "a yearly value and a running total are two measures");
    assert!(data.observations[0].cumulative);
    assert_eq!(reasons(&report), [2, 3, 4, 5].map(|row| (row, "collides")));
}

#[test]
fn equal_digits_of_another_size_are_another_value() {
    let text = "団体名|指標|年度|値|単位\n釧路市|額|2021年度|5|千円\n釧路市|額|2021年度|5|円\n根室市|額|2021年度|5|千円\n根室市|額|2021年度|5,000|円";
    let (data, report) = Grid::text("t.csv", text).taken();
    assert_eq!(lines(&data), ["012238 額 FY2021 5千円"]);
    assert_eq!(reasons(&report), [(2, "collides"), (3, "collides"), (5, "duplicate_same")]);
}

#[test]
fn targets_collide_like_values() {
    let grid = Grid::text(
        "根室市.csv",
        "指標名|単位|実績値（R3）|目標値（R6）\n出生数|人|150|170\n出生数|人|150|180\n転入者数|人|900|1,000",
    );
    let mut mapping = grid.mapping();
    mapping.accept_place();
    mapping.defaults.choose_year(BareYear::Fiscal);
    mapping.defaults.target_kind = Some(TargetKind::Reach);
    mapping.defaults.polarity = Polarity::HigherIsBetter;
    mapping.defaults.plan = Some(PlanDefault { name: "総合戦略".into(), first_year: 2021, last_year: 2024 });
    let (data, report) = grid.import(&mapping, &Known::default()).unwrap();
    let targets: Vec<String> = data.targets.iter().map(|target| target.value.to_string()).collect();
    assert_eq!((targets, report.targets), (vec!["1000".to_owned()], 1));
    assert_eq!(reasons(&report), [(2, "collides"), (3, "duplicate_same"), (3, "collides")]);
}

/// A file whose last row contradicts its first one, long after that was handed on.
fn far_apart() -> String {
    let mut text = "団体名,指標,年度,値\n".to_owned();
    for at in 0..5_000 {
        writeln!(text, "釧路市,指標{at},令和3年度,{at}").unwrap();
    }
    text + "釧路市,指標0,令和3年度,77777\n"
}

#[test]
fn what_was_handed_on_already_is_taken_back() {
    let (_, data, report) = file_taken("t.csv", &far_apart(), &Known::default());
    assert_eq!((data.observations.len(), data.indicators.len()), (4_999, 4_999));
    assert_eq!(reasons(&report), [(2, "collides"), (5_002, "collides")]);
}

#[test]
fn the_store_has_none_of_them_either() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.csv");
    std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), far_apart().as_bytes()).unwrap();
    let location = StoreLocation::at(&folder.path().join("store.sqlite")).unwrap();
    let mut store = Store::open_or_create(&location, "now", || Ok::<Dataset, Infallible>(Dataset::default())).unwrap();
    let index = machikurabe::frame::Cube::new(store.current().unwrap());
    let head = read::head(&path, &ReadOptions::default()).unwrap();
    let mapping = understand(&head, 0, &Known::new(&index));
    let file = SourceFile { path: &path, name: "t.csv", hash: "0123456789abcdef", options: ReadOptions::default() };
    let wanted = [Wanted { mapping: &mapping, dataset: "t" }];
    let never = AtomicBool::new(false);
    let stored = sheets::store(&mut store, file, &wanted, &index, "now", (&|_| {}, &never)).unwrap();
    assert_eq!((stored[0].observations, stored[0].report.rows_refused), (4_999, 2));
    let values: BTreeSet<String> =
        store.current().unwrap().observations.iter().filter_map(|o| Some(o.value?.to_string())).collect();
    assert!(values.len() == 4_999 && !values.contains("0") && !values.contains("77777"));
}

/// A sink that cannot give back what it took.
struct Once(usize);

impl Sink for Once {
    fn take(&mut self, part: Dataset) -> Result<(), Message> {
        self.0 += part.observations.len();
        Ok(())
    }
}

#[test]
fn where_nothing_can_begin_again_the_whole_file_is_refused() {
    let grid = Grid::text("t.csv", "団体名|指標|年度|値\n釧路市|x|R3年度|1\n釧路市|x|R3年度|2");
    let mapping = grid.mapping();
    let (resolver, known) = (Resolver::new(&mapping), Known::default());
    let source = Source { file: "t.csv", hash: "0123456789abcdef", dataset: "t" };
    let plan = Plan { mapping: &mapping, resolver: &resolver, known: &known, source };
    let mut rows = super::GridRows { cells: grid.cells.clone(), at: 0 };
    let ended = run(&mut rows, plan, &mut Once(0), &|_| {}, &AtomicBool::new(false));
    assert!(matches!(ended, Err(ImportError::Collides(_))), "{ended:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Kept is exactly what the file says in one way.
    #[test]
    fn kept_is_what_is_said_in_one_way(
        rows in prop::collection::vec((0_usize..3, 0_usize..2, 2019_u16..2023, 0_u32..3), 1..60)
    ) {
        let cities = [("釧路市", "012068"), ("根室市", "012238"), ("苫小牧市", "012131")];
        let mut text = "団体名|指標|年|値".to_owned();
        let mut said: BTreeMap<(usize, usize, u16), BTreeSet<u32>> = BTreeMap::new();
        for (city, label, year, value) in &rows {
            write!(text, "\n{}|指標{label}|{year}年|{value}", cities[*city].0).unwrap();
            said.entry((*city, *label, *year)).or_default().insert(*value);
        }
        let sure = said.iter().filter(|(_, values)| values.len() == 1);
        let mut wanted: Vec<String> = sure
            .map(|((city, label, year), values)| {
                format!("{} 指標{label} {year} {}", cities[*city].1, values.first().unwrap())
            })
            .collect();
        let (data, report) = Grid::text("t.csv", &text).taken();
        let mut found = lines(&data);
        found.sort();
        wanted.sort();
        prop_assert_eq!(found, wanted);
        prop_assert_eq!(report.is_complete(), said.values().all(|values| values.len() == 1));
    }
}
