//! Values that look ahead are projections or asked about, and never actual values.

use super::command::Desk;
use super::{Grid, lines, reasons};
use machikurabe::import::known::Known;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::mapping::Meaning;
use machikurabe::model::observation::ObservationStatus;
use machikurabe::model::period::Period;
use machikurabe::model::report::ImportReport;

/// A table as it is taken on 1 June 2026.
fn on_a_day(grid: &Grid, ahead: Option<Meaning>) -> (Dataset, ImportReport) {
    let mut mapping = grid.mapping();
    mapping.defaults.ahead = ahead;
    let known = Known::default().on(Period::parse("2026-06-01").ok());
    grid.import(&mapping, &known).unwrap()
}

#[test]
fn a_title_a_sheet_a_file_and_a_label_say_that_values_look_ahead() {
    let rows = "団体名|2020年|2040年\n小樽市|11|12";
    let projected = ["012033", "FY", "(projection)"];
    let ahead = |grid: &Grid| {
        let (data, report) = on_a_day(grid, None);
        assert!(report.is_complete(), "{:?}", report.problems);
        lines(&data).iter().filter(|line| line.contains(projected[2])).count()
    };
    for title in ["市の目標人口", "人口の見通し", "人口シミュレーション", "将来推計人口"] {
        assert_eq!(ahead(&Grid::text("表.csv", &format!("{title}\n{rows}"))), 2, "{title}");
    }
    assert_eq!(ahead(&Grid::text("R4_将来推計人口.csv", rows)), 2);
    let sheet = Grid { sheet: "将来推計".to_owned(), ..Grid::text("統計.xlsx", rows) };
    assert_eq!(ahead(&sheet), 2);
    // Another sheet of that file is none.
    let past = "団体名|2015年|2020年\n小樽市|11|12";
    let sheet = Grid { sheet: "人口の推移".to_owned(), ..Grid::text("将来推計人口.xlsx", past) };
    assert_eq!(ahead(&sheet), 0);
    let text = "団体名|指標|2015年|2020年\n小樽市|推計人口（社人研）|11|12\n小樽市|人口|11|12";
    assert_eq!(ahead(&Grid::text("表.csv", text)), 2, "of one indicator only");
}

#[test]
fn notes_say_what_the_values_of_years_are() {
    for (note, expected, provisional) in [
        ("※2025年は推計値", "012033 表 2025 13 (projection)", 0),
        ("※2020年は国勢調査、2025年以降は推計による", "012033 表 2025 13 (projection)", 0),
        ("注）2025年は速報値である。", "012033 表 2025 13", 1),
        ("資料：国勢調査（2025年）", "012033 表 2025 13", 0),
    ] {
        let grid = Grid::text("表.csv", &format!("団体名|2015年|2020年|2025年\n小樽市|11|12|13\n{note}||"));
        let (data, _) = grid.taken();
        assert_eq!(lines(&data)[2], expected, "{note}");
        let provisional_values =
            data.observations.iter().filter(|o| o.status == ObservationStatus::Provisional).count();
        assert_eq!(provisional_values, provisional, "{note}");
        assert_eq!(lines(&data)[..2], ["012033 表 2015 11", "012033 表 2020 12"], "{note}");
    }
    // In rows nobody can tell which values are meant before they are stored: that is said.
    let (_, report) = Grid::text("表.csv", "団体名|年|人口\n小樽市|2020年|1\n小樽市|2025年|2\n※2025年は推計値").taken();
    assert_eq!(reasons(&report), [(0, "unsaid_note")]);
}

#[test]
fn an_actual_of_a_period_that_has_not_ended_is_asked_about() {
    for (period, asked) in [
        ("令和7年度", false),
        ("令和8年度", true),
        ("2025年", false),
        ("2026年", true),
        ("2026年5月1日", false),
        ("2045年", true),
    ] {
        for text in [
            format!("団体名|指標|令和2年度|{period}\n小樽市|橋の数|11|12"),
            format!("団体名|指標|時点|値\n小樽市|橋の数|令和2年度|11\n小樽市|橋の数|{period}|12"),
        ] {
            let grid = Grid::text("表.csv", &text);
            let (data, report) = on_a_day(&grid, None);
            let expected: &[&str] = if asked { &["unsaid_not_ended"] } else { &[] };
            assert_eq!(reasons(&report).iter().map(|(_, reason)| *reason).collect::<Vec<_>>(), expected, "{text}");
            assert_eq!(data.observations.len(), if asked { 1 } else { 2 }, "{text}");
            assert_eq!(grid.taken().0.observations.len(), 2, "without a day nothing is asked");
            if asked {
                let (data, report) = on_a_day(&grid, Some(Meaning::Plan));
                assert!(report.is_complete() && lines(&data)[1].ends_with("12 (plan)"), "{:?}", lines(&data));
                assert!(!lines(&on_a_day(&grid, Some(Meaning::Actual)).0)[1].ends_with(')'));
            }
        }
    }
    // What the row says itself, and empty cells of years to come, are no question.
    let grid = Grid::text("表.csv", "団体名|指標|時点|値|値の種類\n小樽市|橋の数|2045年|11|推計");
    assert!(on_a_day(&grid, None).1.is_complete());
    let grid = Grid::text("表.csv", "団体名|指標|令和2年度|令和10年度\n小樽市|橋の数|11|");
    assert!(on_a_day(&grid, None).1.is_complete());
}

#[test]
fn the_command_asks_and_takes_the_answer_for_this_file_alone() {
    let desk = Desk::new();
    let file = desk.file("橋.csv", "団体名,指標,令和2年度,令和70年度\n小樽市,橋の数,11,12\n");
    let (code, text) = desk.import(&file, &[]);
    assert!(code == 3 && text.contains("--ahead projection"), "{text}");
    let (code, text) = desk.import(&file, &["--ahead", "projection"]);
    assert_eq!(code, 0, "{text}");
    assert!(desk.series().lines().any(|line| line.contains("FY2088,12") && line.contains("projection")), "{text}");
    let next = desk.file("橋その2.csv", "団体名,指標,令和2年度,令和70年度\n小樽市,橋の数,11,13\n");
    assert_eq!(desk.import(&next, &["--dry-run"]).0, 3, "it is a fact about one file");
}
