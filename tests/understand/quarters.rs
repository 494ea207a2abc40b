//! Quarters are three months, never a year: by number of a fiscal or a calendar year, or by their months.

use super::{Grid, Known};
use machikurabe::analysis::trend;
use machikurabe::frame::Cube;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::mapping::BareYear;
use machikurabe::model::place::SeriesPlace;
use machikurabe::model::report::{ImportReport, ProblemReason};
use std::fmt::Write as _;

/// Periods and values of what was stored, in order.
fn stored(data: &Dataset) -> Vec<(String, f64)> {
    data.observations.iter().map(|o| (o.period.to_string(), o.value.unwrap().value())).collect()
}

fn owned(list: &[(&str, f64)]) -> Vec<(String, f64)> {
    list.iter().map(|(period, value)| ((*period).to_owned(), *value)).collect()
}

fn reasons(report: &ImportReport) -> Vec<&ProblemReason> {
    report.problems.iter().map(|problem| &problem.reason).collect()
}

#[test]
fn a_column_of_quarters_says_which_months_they_are() {
    let grid = Grid::text(
        "宿泊.csv",
        "市町村|時期|宿泊者数（人）\n小樽市|令和3年度第1四半期|100\n小樽市|令和3年度第4四半期|200\n小樽市|2022年第2四半期|300\n\
         小樽市|2022年7～9月期|400\n小樽市|令和4年度第3四半期（10～12月）|500",
    );
    let (data, report) = grid.taken();
    assert!(report.is_complete(), "{:?}", report.problems);
    let expected = [
        ("2021-04..2021-06", 100.0),
        ("2022-01..2022-03", 200.0),
        ("2022-04..2022-06", 300.0),
        ("2022-07..2022-09", 400.0),
        ("2022-10..2022-12", 500.0),
    ];
    assert_eq!(stored(&data), owned(&expected));
}

#[test]
fn the_same_months_named_in_two_ways_are_one_period_that_may_not_contradict_itself() {
    let grid = Grid::text(
        "宿泊.csv",
        "市町村|時期|宿泊者数\n小樽市|令和3年度第1四半期|100\n小樽市|2021年第2四半期|170\n小樽市|2021年第4四半期|300",
    );
    let (data, report) = grid.taken();
    assert_eq!(stored(&data), owned(&[("2021-10..2021-12", 300.0)]), "{:?}", report.problems);
    assert!(report.values_refused > 0);
}

#[test]
fn a_quarter_of_a_year_of_unknown_kind_is_asked_about() {
    let grid = Grid::text("宿泊.csv", "市町村|時期|宿泊者数\n小樽市|2021Q1|100\n小樽市|2021Q4|200");
    let mut mapping = grid.mapping();
    let (data, report) = grid.import(&mapping, &Known::default()).unwrap();
    assert_eq!((data.observations.len(), report.kindless), (0, 2), "{:?}", reasons(&report));
    for (kind, first, last) in [
        (BareYear::Fiscal, "2021-04..2021-06", "2022-01..2022-03"),
        (BareYear::Calendar, "2021-01..2021-03", "2021-10..2021-12"),
    ] {
        mapping.defaults.choose_year(kind);
        let (data, _) = grid.import(&mapping, &Known::default()).unwrap();
        assert_eq!(stored(&data), owned(&[(first, 100.0), (last, 200.0)]), "{kind:?}");
    }
}

#[test]
fn headings_name_quarters_below_their_year_or_of_years_in_a_column() {
    let mut below = Grid::text(
        "宿泊.csv",
        "市町村|令和3年度||||\n|第1四半期|第2四半期|第3四半期|第4四半期|計\n小樽市|10|20|30|40|100\n江別市|1|2|3|4|10",
    );
    below.merged.push(machikurabe::model::grid::Merged { top: 0, left: 1, bottom: 0, right: 5 });
    let (data, report) = below.taken();
    assert!(report.is_complete(), "{:?}", report.problems);
    let year: Vec<(String, f64)> = stored(&data).into_iter().take(5).collect();
    let quarters = [
        ("2021-04..2021-06", 10.0),
        ("2021-07..2021-09", 20.0),
        ("2021-10..2021-12", 30.0),
        ("2022-01..2022-03", 40.0),
        ("FY2021", 100.0),
    ];
    assert_eq!(year, owned(&quarters), "the sum of all four is the value of the year");
    let beside =
        Grid::text("宿泊.csv", "市町村|年度|第1四半期|第2四半期\n小樽市|令和3年度|10|20\n小樽市|令和4年度|30|40");
    let (data, report) = beside.taken();
    assert!(report.is_complete(), "{:?}", report.problems);
    let expected = [
        ("2021-04..2021-06", 10.0),
        ("2021-07..2021-09", 20.0),
        ("2022-04..2022-06", 30.0),
        ("2022-07..2022-09", 40.0),
    ];
    assert_eq!(stored(&data), owned(&expected));
}

#[test]
fn year_and_quarter_columns_combine_and_what_lacks_either_is_refused() {
    let grid = Grid::text(
        "宿泊.csv",
        "市町村|年度|四半期|宿泊者数\n小樽市|令和3年度|第1四半期|10\n小樽市|令和3年度|2|20\n小樽市|令和3年度|10～12月|30\n\
         小樽市|令和3年度|第9四半期|99\n小樽市|令和3年度|計|100",
    );
    let (data, report) = grid.taken();
    let expected =
        [("2021-04..2021-06", 10.0), ("2021-07..2021-09", 20.0), ("2021-10..2021-12", 30.0), ("FY2021", 100.0)];
    assert_eq!(stored(&data), owned(&expected), "{:?}", report.problems);
    assert_eq!(reasons(&report), [&ProblemReason::Quarter]);
}

#[test]
fn quarters_are_in_no_trend_of_years_and_no_target_is_of_one() {
    let mut text = "市町村|時期|宿泊者数\n".to_owned();
    for year in 2019..2023 {
        writeln!(text, "小樽市|{year}年|{}", year * 4).unwrap();
        for quarter in 1..=4 {
            writeln!(text, "小樽市|{year}年第{quarter}四半期|{year}").unwrap();
        }
    }
    let (data, report) = Grid::text("宿泊.csv", &text).taken();
    assert!(report.is_complete() && data.observations.len() == 20, "{:?}", report.problems);
    let cube = Cube::new(data);
    let series = trend::series(&cube, SeriesPlace::FIRST);
    assert_eq!(series.points.len(), 4, "only the years");
    assert!(series.points.iter().all(|point| !point.period.is_span()));
    let targets = Grid::text("kpi.csv", "市町村|指標|目標値（令和6年度第2四半期）\n小樽市|講座数|20");
    let (data, report) = targets.taken();
    assert!(data.targets.is_empty() && reasons(&report).contains(&&ProblemReason::Quarter), "{:?}", report.problems);
}
