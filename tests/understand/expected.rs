//! Columns of targets, forecasts, budgets and first estimates are never taken for actual values.

use super::command::Desk;
use super::{Grid, lines, reasons};
use machikurabe::import::known::Known;
use machikurabe::import::understand::choose_values;
use machikurabe::model::mapping::{ColumnKind, Meaning};
use machikurabe::model::observation::{ObservationStatus, Role};

/// What a heading of values beside one of actual values is taken for: a role, a word for the state, or `asked`.
fn taken_for(heading: &str) -> String {
    let grid = Grid::text("表.csv", &format!("団体名|指標|単位|R3年度実績|{heading}\n小樽市|相談件数|件|11|12"));
    let column = grid.mapping().columns[4].clone();
    if column.kind == ColumnKind::Value && column.meaning == Meaning::Target {
        return format!("target {}", column.period.unwrap());
    }
    let (data, report) = grid.taken();
    if reasons(&report).contains(&(2, "unsaid_meaning")) {
        assert_eq!(lines(&data), ["012033 相談件数 FY2021 11件"], "{heading}");
        return "asked".to_owned();
    }
    let found = data.observations.iter().find(|o| o.value.unwrap().value() > 11.5).unwrap();
    let label = &data.indicator(&found.indicator_id).unwrap().label;
    assert_eq!(label, "相談件数", "{heading}");
    let state = if found.status == ObservationStatus::Provisional { " provisional" } else { "" };
    format!("{}{state} {}", found.role.key(), found.period)
}

#[test]
fn words_for_what_is_expected_say_what_values_are() {
    for (heading, expected) in [
        ("変更後目標値（R6年度）", "target FY2024"),
        ("R5年度中間目標", "target FY2023"),
        ("改定目標（令和6年度）", "target FY2024"),
        ("令和4年度（見込）", "projection FY2022"),
        ("R4年度見込み", "projection FY2022"),
        ("見込値（R4年度）", "projection FY2022"),
        ("令和4年度 決算見込額", "projection FY2022"),
        ("令和4年度予測値", "projection FY2022"),
        ("実績見込（R4年度）", "projection FY2022"),
        ("令和4年度（予算）", "plan FY2022"),
        ("令和4年度当初予算額", "plan FY2022"),
        ("令和4年度予定", "plan FY2022"),
        ("R4年度速報", "actual provisional FY2022"),
        ("R4年度実績（速報値）", "actual provisional FY2022"),
        ("令和4年度（暫定値）", "actual provisional FY2022"),
        ("当初目標値（R6年度）", "asked"),
        ("変更前目標（R6年度）", "asked"),
        ("目標件数（R6年度）", "asked"),
        ("R4年度目標達成見込", "asked"),
        ("R4年度来館見込数", "asked"),
    ] {
        assert_eq!(taken_for(heading), expected, "{heading}");
    }
}

#[test]
fn names_that_only_sound_alike_stay_indicators() {
    let text = "団体名|年度|予算額|都市計画税収入|計画数|推計人口|目標達成率\n小樽市|R3年度|1|2|3|4|5";
    let (data, report) = Grid::text("表.csv", text).taken();
    assert_eq!((data.observations.len(), report.values_refused), (5, 0), "{:?}", report.problems);
    assert!(data.observations.iter().all(|o| o.role == Role::Actual));
    assert_eq!(reasons(&report), [], "the rate of reached targets is no target");
}

#[test]
fn what_was_asked_is_taken_as_somebody_says() {
    let grid = Grid::text("表.csv", "団体名|指標|R3年度|目標件数（R6年度）\n小樽市|相談|11|12");
    for (meaning, expected) in [
        (Meaning::Projection, "012033 相談 FY2024 12 (projection)"),
        (Meaning::Actual, "012033 相談 目標件数 FY2024 12"),
    ] {
        let mut mapping = grid.mapping();
        choose_values(&mut mapping, 3, Some(meaning));
        let (data, report) = grid.import(&mapping, &Known::default()).unwrap();
        assert_eq!(lines(&data)[1], expected);
        assert!(report.is_complete());
    }
}

#[test]
fn a_table_that_speaks_of_targets_and_has_none_says_so() {
    let rows = "小樽市|相談|11|R6年度";
    let (_, report) = Grid::text("表.csv", &format!("団体名|指標|R3年度|目標年度\n{rows}")).taken();
    assert_eq!(reasons(&report), [(1, "unsaid_targets")]);
    assert!(report.is_complete(), "nothing is refused for it");
    let (_, report) = Grid::text("表.csv", &format!("団体名|指標|R3年度|備考\n{rows}")).taken();
    assert_eq!(reasons(&report), []);
}

#[test]
fn the_command_names_the_kinds_and_takes_one_for_a_column() {
    let desk = Desk::new();
    let file = desk.file("相談.csv", "団体名,指標,R3年度,目標件数（R6年度）\n小樽市,相談,11,12\n");
    let (code, text) = desk.import(&file, &["--dry-run"]);
    assert!(code == 3 && text.contains("--column '目標件数(R6年度)=target'"), "{text}");
    let (code, text) = desk.import(&file, &["--column", "目標件数（R6年度）=goal_value"]);
    assert!(code == 1 && text.contains("total_only") && text.contains("projection"), "{text}");
    let said = ["--column", "目標件数（R6年度）=target", "--plan", "戦略:2020-2024", "--target-kind", "reach"];
    let (code, text) = desk.import(&file, &[&said[..], &["--polarity", "higher_is_better"]].concat());
    assert!(code == 0 && text.contains("目標：1"), "{text}");
    // What somebody decided is remembered with the shape.
    let next = desk.file("相談2.csv", "団体名,指標,R3年度,目標件数（R6年度）\n小樽市,訪問,11,13\n");
    let (code, text) = desk.import(&next, &["--dry-run", "--lang", "en"]);
    assert!(!text.contains("speaks of targets") && !text.contains("has a word for"), "{code} {text}");
}
