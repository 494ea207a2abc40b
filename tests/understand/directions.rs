//! A direction that was said for a whole file holds for a target only where it fits: a target on the worse side of its
//! baseline may be a floor under a decline, or the direction is wrong for it. Nobody guesses which.

use super::Grid;
use super::command::Desk;
use machikurabe::import::known::Known;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::id::IndicatorId;
use machikurabe::model::indicator::Polarity;
use machikurabe::model::mapping::{Mapping, PlanDefault};
use machikurabe::model::report::{ImportReport, ProblemReason};
use machikurabe::model::target::TargetKind;

const TABLE: &str = "団体|指標|単位|基準値（R1年度）|R3年度|目標値（R6年度）
釧路市|相談件数|件|100|120|200
釧路市|待機者数|人|12|8|0
釧路市|社会増減|人|▲300|▲200|▲100";

fn decided(grid: &Grid, kind: TargetKind, polarity: Polarity) -> Mapping {
    let mut mapping = grid.mapping();
    mapping.defaults.plan = Some(PlanDefault { name: "戦略".into(), first_year: 2020, last_year: 2024 });
    (mapping.defaults.target_kind, mapping.defaults.polarity) = (Some(kind), polarity);
    mapping
}

fn taken(grid: &Grid, mapping: &Mapping) -> (Dataset, ImportReport) {
    grid.import(mapping, &Known::default()).unwrap()
}

fn asked(report: &ImportReport) -> Vec<&str> {
    report.disputed.iter().map(|disputed| disputed.label.as_str()).collect()
}

/// Labels and directions of the indicators that have a target.
fn judged(data: &Dataset) -> Vec<(&str, Polarity)> {
    let of = |id: &IndicatorId| data.indicators.iter().find(|indicator| indicator.indicator_id == *id).unwrap();
    data.targets
        .iter()
        .map(|target| (of(&target.indicator_id).label.as_str(), of(&target.indicator_id).polarity))
        .collect()
}

#[test]
fn a_target_on_the_worse_side_of_its_baseline_is_asked_about() {
    let grid = Grid::text("x.csv", TABLE);
    let (higher, lower) = (Polarity::HigherIsBetter, Polarity::LowerIsBetter);
    let (data, report) = taken(&grid, &decided(&grid, TargetKind::Reach, higher));
    assert_eq!(asked(&report), ["待機者数"]);
    assert_eq!(judged(&data), [("相談件数", higher), ("社会増減", higher)]);
    let doubtful = data.indicators.iter().find(|indicator| indicator.label == "待機者数").unwrap();
    assert_eq!(doubtful.polarity, Polarity::Neutral, "a doubtful direction is not stored either");
    assert_eq!(data.observations.len(), 6, "values and baselines are taken");
    let (data, report) = taken(&grid, &decided(&grid, TargetKind::Reach, lower));
    assert_eq!((asked(&report), judged(&data)), (vec!["相談件数", "社会増減"], vec![("待機者数", lower)]));
    let problem = report.problems.iter().find(|p| p.row == 2).unwrap();
    assert!(matches!(&problem.reason, ProblemReason::TargetAgainstDirection(d) if d.target == "200"));
    assert_eq!(problem.column, Some(6));
}

#[test]
fn kinds_that_are_not_measured_from_the_baseline_are_not_asked_about() {
    let grid = Grid::text("x.csv", TABLE);
    for kind in [TargetKind::Accumulate, TargetKind::EveryYear, TargetKind::Average, TargetKind::Maintain] {
        let (_, report) = taken(&grid, &decided(&grid, kind, Polarity::HigherIsBetter));
        assert_eq!((report.targets, report.disputed.len()), (3, 0), "{kind:?}");
    }
    // The rise of a stock is an amount: only one that is none, or falls, contradicts.
    let (_, report) = taken(&grid, &decided(&grid, TargetKind::IncreaseStock, Polarity::HigherIsBetter));
    assert_eq!(asked(&report), ["待機者数", "社会増減"]);
}

#[test]
fn what_was_said_for_the_indicator_itself_stands_either_way() {
    let grid = Grid::text("x.csv", TABLE);
    for polarity in [Polarity::HigherIsBetter, Polarity::LowerIsBetter] {
        let mut mapping = decided(&grid, TargetKind::Reach, Polarity::HigherIsBetter);
        mapping.directions.insert("待機者数".into(), polarity);
        let (data, report) = taken(&grid, &mapping);
        assert_eq!((report.targets, report.disputed.len()), (3, 0));
        assert_eq!(judged(&data)[1], ("待機者数", polarity));
    }
    // A column that says it row by row is as good, in words and by keys.
    for (more, less) in [("大きいほどよい", "小さいほどよい"), ("higher_is_better", "lower_is_better")] {
        let text = format!(
            "団体|指標|望ましい方向|基準値（R1年度）|目標値（R6年度）\n釧路市|待機者数|{less}|12|0\n釧路市|来館者数|{more}|900|700\n釧路市|相談||50|40"
        );
        let grid = Grid::text("x.csv", &text);
        let (data, report) = taken(&grid, &decided(&grid, TargetKind::Reach, Polarity::HigherIsBetter));
        assert_eq!(asked(&report), ["相談"], "only where the row is silent");
        let expected = [("待機者数", Polarity::LowerIsBetter), ("来館者数", Polarity::HigherIsBetter)];
        assert_eq!(judged(&data), expected);
        // The rows say it, so that nothing has to be said for the file.
        let (data, _) = taken(&grid, &decided(&grid, TargetKind::Reach, Polarity::Neutral));
        assert_eq!(judged(&data), expected);
    }
}

#[test]
fn the_command_refuses_the_target_and_names_the_option_that_decides_it() {
    let desk = Desk::new();
    let file = desk.file("表.csv", &TABLE.replace('|', ","));
    let said = ["--polarity", "higher_is_better", "--target-kind", "reach", "--plan", "戦略:2020-2024"];
    let (code, text) = desk.import(&file, &said);
    assert_eq!(code, 3, "{text}");
    for words in ["「待機者数」の目標値0が基準値12より小さく", "--direction 待機者数=lower_is_better"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    let score = |desk: &Desk| String::from_utf8(desk.run(&["scorecard", "--format", "csv"]).stdout).unwrap();
    assert!(!score(&desk).contains("待機者数"));
    let (code, text) = desk.import(&file, &["--direction", "待機者数=lower_is_better"]);
    assert_eq!(code, 0, "{text}");
    let line = score(&desk).lines().find(|line| line.contains("待機者数")).unwrap().to_owned();
    assert!(line.contains("lower_is_better"), "{line}");
    // Once stored, the same file asks nothing.
    assert_eq!(desk.import(&file, &[]).0, 0);
    for wrong in ["待機者数", "待機者数=down", "=lower_is_better", "待機者数=neutral"] {
        assert_eq!(desk.run(&["import", "x.csv", "--direction", wrong]).status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn a_target_that_moves_to_the_worse_side_of_its_baseline_is_asked_about_and_the_old_one_stays() {
    let desk = Desk::new();
    let said = ["--polarity", "higher_is_better", "--target-kind", "reach", "--plan", "戦略:2020-2024"];
    assert_eq!(
        desk.import(
            &desk.file("表R3.csv", "団体,指標,単位,基準値（R1年度）,目標値（R6年度）\n釧路市,相談件数,件,100,200\n"),
            &said
        )
        .0,
        0
    );
    let next = desk.file("表R4.csv", "団体,指標,単位,基準値（R1年度）,目標値（R6年度）\n釧路市,相談件数,件,100,20\n");
    let (code, text) = desk.import(&next, &[]);
    assert_eq!(code, 3, "{text}");
    assert!(text.contains("--direction 相談件数=higher_is_better"), "{text}");
    let score = |desk: &Desk| String::from_utf8(desk.run(&["scorecard", "--format", "csv"]).stdout).unwrap();
    let stored = |value: &str| score(&desk).lines().any(|line| line.contains("相談件数") && line.contains(value));
    assert!(stored(",100,FY2019,200,FY2024,") && !stored(",20,FY2024,"), "{}", score(&desk));
    assert_eq!(desk.import(&next, &["--direction", "相談件数=higher_is_better"]).0, 0);
    assert!(stored(",100,FY2019,20,FY2024,"));
}
