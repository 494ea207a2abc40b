//! Totals so far are known by their unit, their name, their heading or a column, and asked about where nothing says so.

use super::{Grid, lines, reasons};
use machikurabe::import::known::Known;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::mapping::Counting;
use machikurabe::model::report::ImportReport;

const HEAD: &str = "団体|指標|単位|望ましい方向|目標の型|R2年度|R3年度|R4年度|目標値（R6年度）";

fn taken(text: &str, counting: Option<Counting>) -> (Dataset, ImportReport) {
    let grid = Grid::text("表.csv", text);
    let mut mapping = grid.mapping();
    mapping.defaults.counting = counting;
    mapping.defaults.plan =
        Some(machikurabe::model::mapping::PlanDefault { name: "戦略".to_owned(), first_year: 2020, last_year: 2024 });
    grid.import(&mapping, &Known::default()).unwrap()
}

/// How many of the values are totals so far.
fn totals(data: &Dataset) -> usize {
    data.observations.iter().filter(|o| o.cumulative).count()
}

#[test]
fn units_and_names_mark_totals_so_far() {
    for (label, unit) in [
        ("訪問", "回（累計）"),
        ("訪問", "累計回"),
        ("訪問", "回[累積]"),
        ("訪問回数[累積]", "回"),
        ("訪問回数（通算）", "回"),
    ] {
        let row = format!("小樽市|{label}|{unit}|大きいほどよい|累計|7|15|21|30");
        let (data, report) = taken(&format!("{HEAD}\n{row}"), None);
        assert!(report.is_complete(), "{label} {unit}: {:?}", report.problems);
        assert_eq!((totals(&data), data.targets.len()), (3, 1), "{label} {unit}");
        assert!(data.observations.iter().all(|o| o.unit.as_str() == "回"), "{label} {unit}");
    }
}

#[test]
fn a_column_says_which_rows_are_totals_so_far() {
    let head = HEAD.replacen("単位", "単位|集計", 1);
    let row =
        |label: &str, unit: &str, said: &str| format!("小樽市|{label}|{unit}|{said}|大きいほどよい|累計|7|15|21|30");
    let text = format!("{head}\n{}\n{}", row("訪問", "回", "累計"), row("相談", "回", "単年"));
    let (data, report) = taken(&text, None);
    assert!(report.is_complete(), "{:?}", report.problems);
    assert_eq!(totals(&data), 3);
    // What contradicts itself is asked about.
    let (data, report) = taken(&format!("{head}\n{}", row("訪問", "回（累計）", "単年")), None);
    assert_eq!((data.observations.len(), reasons(&report)), (0, vec![(2, "year_or_total"); 3]));
    // The same words under a heading of its own may be kinds of targets as well.
    let other = head.replacen("集計", "摘要欄", 1);
    let (_, report) = taken(&format!("{other}\n{}", row("訪問", "回", "累計")), None);
    assert_eq!(reasons(&report), [(2, "breakdown")]);
}

#[test]
fn headings_mark_totals_so_far_and_targets_of_them() {
    let head = "団体|指標|単位|望ましい方向|目標の型|R2年度|R3年度累計|R4年度（累計）|";
    for target in ["目標値（R6年度累計）", "目標値（R2～R6累計）", "目標値（R2年度～R6年度）"]
    {
        let (data, report) = taken(&format!("{head}{target}\n小樽市|訪問|回|大きいほどよい|累計|7|15|21|30"), None);
        assert!(report.is_complete(), "{target}: {:?}", report.problems);
        let expected = ["012033 訪問 FY2020 7回", "012033 訪問 FY2021 15回", "012033 訪問 FY2022 21回"];
        assert_eq!(lines(&data), expected, "{target}");
        assert_eq!(totals(&data), 2);
        assert_eq!(data.targets[0].target_period.to_string(), "FY2024", "{target}");
        assert_eq!(data.targets[0].indicator_id, data.observations[0].indicator_id, "{target}");
    }
}

#[test]
fn values_that_only_rise_under_a_total_are_asked_about() {
    let row = "小樽市|訪問|回|大きいほどよい";
    let text = format!("{HEAD}\n{row}|累計|7|15|21|30");
    let (data, report) = taken(&text, None);
    assert_eq!((data.observations.len(), reasons(&report)), (0, vec![(2, "year_or_total"); 3]));
    let (data, report) = taken(&text, Some(Counting::Total));
    assert_eq!((totals(&data), report.is_complete()), (3, true));
    let (data, report) = taken(&text, Some(Counting::Year));
    assert_eq!((totals(&data), report.is_complete()), (0, true));
    // What falls is of its year, and a level may rise.
    for (kind, values) in [("累計", "15|7|21"), ("到達", "7|15|21"), ("累計", "7||")] {
        let (data, report) = taken(&format!("{HEAD}\n{row}|{kind}|{values}|30"), None);
        assert!(report.is_complete() && totals(&data) == 0, "{kind} {values}");
    }
}

#[test]
fn a_target_that_contradicts_itself_or_is_a_rise_is_refused() {
    let head = HEAD.replacen("目標の型", "目標の型|目標年度", 1);
    let of = |year: &str| format!("{head}\n小樽市|訪問|回|大きいほどよい|到達|{year}|7|15|21|30");
    assert_eq!(reasons(&taken(&of("R8年度"), None).1), [(2, "unsaid_years")]);
    for year in ["R6年度", "令和6年度", "R6", "2024年度"] {
        assert_eq!((taken(&of(year), None).0.targets.len(), reasons(&taken(&of(year), None).1)), (1, vec![]), "{year}");
    }
    let head = HEAD.replacen("|単位", "", 1);
    let of = |kind: &str, target: &str| {
        let text = format!("{head}\n小樽市|受診率|大きいほどよい|{kind}|7%|9%|11%|{target}");
        let (data, report) = taken(&text, None);
        (data.targets.len(), reasons(&report))
    };
    for target in ["5ポイント増", "5％向上", "10%増加"] {
        assert_eq!(of("到達", target), (0, vec![(2, "unsaid_rise")]), "{target}");
    }
    assert_eq!(of("増加", "5%増"), (1, vec![]));
    assert_eq!(of("到達", "15%"), (1, vec![]));
}
