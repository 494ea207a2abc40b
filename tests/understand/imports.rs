//! What becomes of rows: identifiers, changes against the store, duplicates, targets, refusals.

use super::{Grid, lines};
use machikurabe::frame::Cube;
use machikurabe::import::known::Known;
use machikurabe::import::read::Rows;
use machikurabe::import::run::ImportError;
use machikurabe::import::sample::sample;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::indicator::Polarity;
use machikurabe::model::mapping::{BareYear, Mapping, PlanDefault};
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::report::{KEPT, ProblemReason};
use machikurabe::model::target::TargetKind;
use machikurabe::store::Store;
use machikurabe::store::path::StoreLocation;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

fn stored() -> Cube {
    Cube::new(sample().unwrap())
}

/// An indicator of the sample whose label its city has once, with an actual of a fiscal year.
fn single(index: &Cube) -> (String, String, String, String) {
    let data = index.data();
    let known = Known::new(index);
    let observations = index.to_dataset().observations;
    let observation = observations
        .iter()
        .find(|o| {
            let indicator = data.indicator(&o.indicator_id).unwrap();
            o.role.key() == "actual"
                && o.value.is_some()
                && !o.cumulative
                && o.period.to_string() == "FY2021"
                && known
                    .indicators(
                        o.municipality_code,
                        &indicator.label,
                        &machikurabe::model::breakdown::key(&indicator.breakdown),
                    )
                    .len()
                    == 1
        })
        .unwrap();
    let label = data.indicator(&observation.indicator_id).unwrap().label.clone();
    (
        observation.municipality_code.to_string(),
        label,
        observation.value.unwrap().to_string(),
        observation.unit.to_string(),
    )
}

fn long(code: &str, label: &str, values: &[(&str, &str)], unit: &str) -> Grid {
    let mut text = "団体コード|指標|時期|値|単位".to_owned();
    for (period, value) in values {
        write!(text, "\n{code}|{label}|{period}|{value}|{unit}").unwrap();
    }
    Grid::text("values.csv", &text)
}

/// The mapping of a file whose label somebody joined to the indicator of the store.
fn joined(grid: &Grid, index: &Cube, (code, label): (&str, &str)) -> Mapping {
    let known = Known::new(index);
    let place = known.indicators(AreaCode::parse(code).unwrap(), label, "")[0];
    let mut mapping = grid.mapping();
    mapping.joins.insert(label.to_owned(), index.series(place).unwrap().indicator.indicator_id.clone());
    mapping
}

#[test]
fn nothing_joins_because_names_are_equal_it_is_proposed() {
    let index = stored();
    let (code, label, value, unit) = single(&index);
    let grid = long(&code, &label, &[("2021年度", &value), ("2030年度", "7")], &unit);
    let (data, report) = grid.import(&grid.mapping(), &Known::new(&index)).unwrap();
    assert_eq!((report.changes.same, report.changes.new, report.changes.revised), (0, 2, 0));
    assert!(data.observations.iter().all(|o| !index.knows(&o.indicator_id)));
    let wanted = joined(&grid, &index, (&code, &label)).joins[&label].clone();
    assert_eq!(report.alike.len(), 1);
    assert!(report.alike[0].label == label && report.alike[0].indicators.contains(&wanted));
}

#[test]
fn what_belongs_to_one_city_takes_in_no_other_and_what_belongs_to_none_takes_in_any() {
    let one = long("012238", "施設の数", &[("2021年度", "3")], "件").taken().0;
    let index = Cube::new(one);
    let id = index.data().indicators[0].indicator_id.clone();
    let other = long("012068", "拠点の数", &[("2021年度", "5")], "件");
    let mut mapping = other.mapping();
    mapping.joins.insert("拠点の数".to_owned(), id.clone());
    let (data, _) = other.import(&mapping, &Known::new(&index)).unwrap();
    assert_eq!(data.observations[0].indicator_id, id);
    assert_eq!(data.observations[0].observation_id.as_str(), format!("{id}:012068:FY2021"));
    // A KPI of a city's plan is nobody else's.
    let index = stored();
    let kpi = index.data().indicators.iter().find(|i| i.plan_id.is_some()).unwrap();
    let elsewhere = if kpi.municipality_code.unwrap().to_string() == "012068" { "012238" } else { "012068" };
    let grid = long(elsewhere, &kpi.label, &[("2021年度", "5")], kpi.unit.as_str());
    let mut mapping = grid.mapping();
    mapping.joins.insert(kpi.label.clone(), kpi.indicator_id.clone());
    let (data, _) = grid.import(&mapping, &Known::new(&index)).unwrap();
    assert!(!index.knows(&data.observations[0].indicator_id));
}

#[test]
fn a_known_series_is_extended_and_revised_under_its_own_identifiers() {
    let index = stored();
    let known = Known::new(&index);
    let (code, label, value, unit) = single(&index);
    let grid = long(&code, &label, &[("2021年度", &value), ("2030年度", "7")], &unit);
    let (data, report) = grid.import(&joined(&grid, &index, (&code, &label)), &known).unwrap();
    assert_eq!((report.changes.same, report.changes.new, report.changes.revised), (1, 1, 0));
    // What is the same keeps its proof trail: only the new value is stored, in the same series.
    assert_eq!(data.observations.len(), 1);
    assert_eq!(data.indicators[0], *index.data().indicator(&data.observations[0].indicator_id).unwrap());

    let grid = long(&code, &label, &[("2021年度", "987654")], &unit);
    let (data, report) = grid.import(&joined(&grid, &index, (&code, &label)), &known).unwrap();
    assert_eq!((report.changes.same, report.changes.new, report.changes.revised), (0, 0, 1));
    let before = index.observation(&data.observations[0].observation_id).unwrap();
    assert_eq!(before.value.unwrap().to_string(), value);
    let change = &report.changes.list[0];
    assert_eq!(
        (change.old.as_ref().unwrap().0.to_string(), change.new.as_ref().unwrap().as_ref().unwrap().0.to_string()),
        (value, "987654".to_owned())
    );
}

#[test]
fn an_empty_cell_does_not_replace_a_stored_value() {
    let index = stored();
    let (code, label, _, unit) = single(&index);
    let grid = long(&code, &label, &[("2021年度", ""), ("2031年度", "1")], &unit);
    let mapping = joined(&grid, &index, (&code, &label));
    let (data, report) = grid.import(&mapping, &Known::new(&index)).unwrap();
    assert_eq!(data.observations.len(), 1);
    assert!(report.problems.iter().any(|p| p.reason == ProblemReason::BlankKeepsStored));
}

#[test]
fn another_unit_is_another_series() {
    let index = stored();
    let (code, label, ..) = single(&index);
    let grid = long(&code, &label, &[("2021年度", "5")], "町内会");
    let mapping = joined(&grid, &index, (&code, &label));
    let (data, report) = grid.import(&mapping, &Known::new(&index)).unwrap();
    assert!(!index.knows(&data.observations[0].indicator_id));
    assert!(matches!(report.problems[0].reason, ProblemReason::UnitDiffers(_)));
}

#[test]
fn the_next_vintage_says_what_is_new_same_revised_and_gone() {
    let first = long("012238", "試験の指標", &[("2019年度", "1"), ("2020年度", "2"), ("2021年度", "3")], "人");
    let (data, report) = first.taken();
    assert_eq!(report.changes.new, 3);
    let first = data.observations.clone();
    let index = Cube::new(data);
    let second = long("012238", "試験の指標", &[("2020年度", "2"), ("2021年度", "4"), ("2022年度", "5")], "人");
    let (again, report) = second.import(&second.mapping(), &Known::new(&index)).unwrap();
    let changes = &report.changes;
    assert_eq!((changes.new, changes.same, changes.revised, changes.gone), (1, 1, 1, 0));
    // A vintage is whole by itself: also what stays is in it, under the same identifiers.
    assert_eq!(again.observations.len(), 4);
    assert_eq!(again.indicators[0].indicator_id, index.data().indicators[0].indicator_id);
    assert_eq!(again.observations[0].observation_id, first[1].observation_id);
    // A year that the next file does not hold stays, with the document that it was read in.
    let kept = again.observations.iter().find(|o| o.period.to_string() == "FY2019").unwrap();
    assert_eq!(kept, &first[0]);
    assert!(again.document(&kept.source.document_id).is_some());
    // Of a year that it holds, what is no longer there is gone.
    let third = long("012238", "別の指標", &[("2021年度", "4")], "人");
    let (third, report) = third.import(&third.mapping(), &Known::new(&Cube::new(again))).unwrap();
    assert_eq!((report.changes.new, report.changes.gone), (1, 1));
    let gone = report.changes.list.iter().find(|change| change.new.is_none()).unwrap();
    assert_eq!(gone.period.to_string(), "FY2021");
    assert_eq!(third.observations.len(), 4);
}

#[test]
fn equal_duplicates_are_said_and_kept_once() {
    let grid = long("012238", "x", &[("2021年度", "1"), ("令和3年度", "1"), ("R4年度", "2")], "人");
    let (data, report) = grid.taken();
    assert_eq!(lines(&data), ["012238 x FY2021 1人", "012238 x FY2022 2人"]);
    let reasons: Vec<_> = report.problems.iter().map(|p| (p.row, p.reason.key())).collect();
    assert_eq!(reasons, [(3, "duplicate_same")]);
    assert!(report.is_complete());
}

#[test]
fn every_refusal_has_its_place_and_nothing_is_dropped() {
    let text = "団体コード|団体名|指標|年度|値|単位
012238|根室市|出生数|令和3年度|150|人
012239|根室市|出生数|令和3年度|1|人
|泊村|出生数|令和3年度|1|人
012238|釧路市|出生数|令和3年度|1|人
012238|根室市|出生数|いつか|1|人
012238|根室市|出生数|令和4年度|たくさん|人
012238|根室市|出生数|令和5年度|1,23|人
012238|根室市|出生数|令和6年度|3世帯9人|人
012238|根室市|出生数|令和7年度|12円|人
012238|根室市|出生数|令和8年度|1e308|人";
    let (data, report) = Grid::text("x.csv", text).taken();
    assert_eq!(data.observations.len(), 1);
    let found: Vec<_> =
        report.problems.iter().map(|p| (p.row, p.column.unwrap(), p.raw.as_str(), p.reason.key())).collect();
    assert_eq!(
        found,
        [
            (3, 2, "根室市", "area_contradiction"),
            (4, 2, "泊村", "ambiguous_area"),
            (5, 2, "釧路市", "area_contradiction"),
            (6, 4, "いつか", "bad_period"),
            (7, 5, "たくさん", "not_a_number"),
            (8, 5, "1,23", "grouping"),
            (9, 5, "3世帯9人", "several_numbers"),
            (10, 5, "12円", "unit_contradiction"),
            (11, 5, "1e308", "too_precise"),
        ]
    );
    assert_eq!((report.rows_read, report.rows_kept, report.rows_refused), (10, 1, 9));
    assert_eq!(report.questions.len(), 1);
}

#[test]
fn multipliers_and_provisional_marks() {
    let grid = long(
        "012238",
        "出荷額",
        &[("R1年度", "3億5,000万円"), ("R2年度", "395億円"), ("R3年度", "1,234百万円（見込）"), ("R4年度", "△5")],
        "億円",
    );
    let (data, _) = grid.taken();
    assert_eq!(
        lines(&data),
        [
            "012238 出荷額 FY2019 35000万円",
            "012238 出荷額 FY2020 395億円",
            "012238 出荷額 FY2021 1234百万円",
            "012238 出荷額 FY2022 -5億円"
        ]
    );
    assert_eq!(data.observations[2].status.key(), "provisional");
}

#[test]
fn targets_need_plan_kind_and_direction_and_get_their_baseline() {
    let grid = Grid::text(
        "根室市.csv",
        "指標名|単位|基準値（R2）|実績値（R3）|目標値（R6）\n出生数|人|160|150|170\n転入者数|人|900|910|1,000",
    );
    let mut mapping = grid.mapping();
    let (data, report) = grid.import(&mapping, &Known::default()).unwrap();
    assert_eq!((data.observations.len(), report.unplaced), (0, 2), "the name of the file only proposes the place");
    mapping.accept_place();
    let (data, report) = grid.import(&mapping, &Known::default()).unwrap();
    assert_eq!((data.observations.len(), report.kindless), (0, 6), "R3 may be 令和3年 and 令和3年度");
    mapping.defaults.choose_year(BareYear::Fiscal);
    let (_, report) = grid.import(&mapping, &Known::default()).unwrap();
    assert_eq!(report.values_refused, 2);
    mapping.defaults.target_kind = Some(TargetKind::Reach);
    mapping.defaults.polarity = Polarity::HigherIsBetter;
    mapping.defaults.plan = Some(PlanDefault { name: "総合戦略".into(), first_year: 2021, last_year: 2024 });
    let (data, report) = grid.import(&mapping, &Known::default()).unwrap();
    assert_eq!((report.targets, report.values_refused, data.plans.len()), (2, 0, 1));
    let target = &data.targets[0];
    assert_eq!((target.value.to_string(), target.target_period.to_string()), ("170".to_owned(), "FY2024".to_owned()));
    let baseline = data.observation(target.baseline_observation_id.as_ref().unwrap()).unwrap();
    assert_eq!(
        (baseline.value.unwrap().to_string(), baseline.period.to_string()),
        ("160".to_owned(), "FY2020".to_owned())
    );
}

#[test]
fn our_own_columns_come_back() {
    let text = "indicator_id|municipality_code|indicator|unit|period|value|role|status|missing_reason|cumulative|partial|cumulative_since|averaged|period_assumed|unusable_reason|note
a|012238|就職者数|人|FY2021|17|actual|normal||true|false|plan|false|false||備考
a|012238|就職者数|人|2020||baseline|missing|unpublished|false|true||false|true||
b|012238|婚姻率|%|FY2015..FY2019|2.00|actual|provisional||false|false||true|false|reference_value|";
    let (data, report) = Grid::text("own.csv", text).taken();
    assert!(report.is_complete(), "{:?}", report.problems);
    assert_eq!(
        lines(&data),
        [
            "012238 就職者数 FY2021 17人",
            "012238 就職者数 2020 unpublished人 (baseline)",
            "012238 婚姻率 FY2015..FY2019 2.00%"
        ]
    );
    assert_eq!(data.indicators[0].indicator_id.as_str(), "a");
    let [first, second, third] = data.observations.as_slice() else { panic!("three") };
    assert_eq!((first.cumulative_since.unwrap().key(), first.note.as_str()), ("plan", "備考"));
    assert!(second.partial && second.period_assumed && third.averaged);
    assert_eq!((third.status.key(), third.unusable_reason.unwrap().key()), ("provisional", "reference_value"));
}

#[test]
fn only_so_many_problems_are_kept_and_the_rest_is_counted() {
    let mut text = "団体コード|年度|値".to_owned();
    text += "\n012238|R3年度|1";
    for _ in 0..KEPT + 5 {
        text += "\n012238|R3年度|だめ";
    }
    let (_, report) = Grid::text("x.csv", &text).taken();
    assert_eq!((report.problems.len(), report.beyond(), report.counts[0]), (KEPT, 5, KEPT as u64 + 5));
}

#[test]
fn a_cancelled_import_ends_and_progress_is_told() {
    let grid = long("012238", "x", &[("2021年度", "1")], "人");
    let mapping = grid.mapping();
    let resolver = machikurabe::import::municipality::resolver::Resolver::new(&mapping);
    let known = Known::default();
    let source = machikurabe::import::run::Source { file: "x", hash: "y", dataset: "z" };
    let plan = machikurabe::import::run::Plan { mapping: &mapping, resolver: &resolver, known: &known, source };
    let told = AtomicUsize::new(0);
    let count = |_: f64| {
        told.fetch_add(1, Ordering::Relaxed);
    };
    let mut sink = machikurabe::import::sink::Collected::default();
    let mut rows = super::GridRows { cells: grid.cells.clone(), at: 0 };
    let stopped = machikurabe::import::run::run(&mut rows, plan, &mut sink, &count, &AtomicBool::new(true));
    assert_eq!(stopped, Err(ImportError::Cancelled));
    let rows: &mut dyn Rows = &mut super::GridRows { cells: grid.cells, at: 0 };
    machikurabe::import::run::run(rows, plan, &mut sink, &count, &AtomicBool::new(false)).unwrap();
    assert_eq!(told.load(Ordering::Relaxed), 1);
}

#[test]
fn an_import_is_a_vintage_that_can_be_removed_again() {
    let folder = tempfile::tempdir().unwrap();
    let location = StoreLocation::at(&folder.path().join("store.sqlite")).unwrap();
    let mut store = Store::open_or_create(&location, "now", || Ok::<Dataset, Infallible>(sample().unwrap())).unwrap();
    let before = store.current().unwrap();
    let index = Cube::new(before.clone());
    let (code, label, _, unit) = single(&index);
    let grid = long(&code, &label, &[("2021年度", "987654"), ("2030年度", "7")], &unit);
    let (data, _) = grid.import(&joined(&grid, &index, (&code, &label)), &Known::new(&index)).unwrap();
    let vintage = store.put(&data, "later").unwrap();
    let after = store.current().unwrap();
    assert_eq!(after.observations.len(), before.observations.len() + 1);
    assert_eq!(after.indicators, before.indicators);
    let revised = after.observation(&data.observations[0].observation_id).unwrap();
    assert_eq!(revised.value.unwrap().to_string(), "987654");
    store.remove(vintage).unwrap();
    assert_eq!(store.current().unwrap(), before);
}
