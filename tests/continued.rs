//! Lines that are continued by a forecast: their points, words and table, and when they are not.

#![allow(clippy::float_cmp, reason = "values are drawn as they are computed, to the last bit")]

use crate::charts::{index, place_of};
use machikurabe::analysis::forecast::yearly::yearly;
use machikurabe::chart::arrange::{Arrangement, Mark, Panels, Scale};
use machikurabe::chart::build::chart;
use machikurabe::chart::request::ChartRequest;
use machikurabe::chart::spec::{ChartSpec, ForecastLine, KeyMark, PointKind};
use machikurabe::chart::table::{Cell, table};
use machikurabe::model::period::Period;
use machikurabe::model::place::SeriesPlace;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::collections::BTreeMap;

const NEMURO: &str = "register-population@012238";
const KUSHIRO: &str = "register-population@012068";
const AHEAD: Arrangement = Arrangement { forecast: 3, ..Arrangement::PLAIN };

fn spec(ids: &[&str], arrangement: Arrangement) -> ChartSpec {
    let picks: Vec<SeriesPlace> = ids.iter().map(|id| place_of(index(), id)).collect();
    let statuses = BTreeMap::new();
    let request = ChartRequest {
        index: index(),
        areas: &[],
        picks: &picks,
        statuses: &statuses,
        plan_time: false,
        comparison: None,
        ruler: "",
        arrangement,
    };
    chart(&request, &Texts::new(Language::Ja))
}

fn forecast(spec: &ChartSpec) -> &ForecastLine {
    spec.panels[0].lines[0].forecast.as_ref().unwrap()
}

#[test]
fn a_line_goes_on_where_it_ends_with_its_interval_and_words() {
    let drawn = spec(&[NEMURO], AHEAD);
    let line = forecast(&drawn);
    let found = yearly(index(), place_of(index(), NEMURO)).forecast(3).unwrap();
    let values: Vec<f64> = line.points.iter().map(|point| point.y).collect();
    assert_eq!(values, found.steps.iter().map(|step| step.value).collect::<Vec<_>>());
    let ends = line.low.iter().zip(&line.high).map(|(low, high)| Some([low.y, high.y]));
    assert_eq!(ends.collect::<Vec<_>>(), found.steps.iter().map(|step| step.interval).collect::<Vec<_>>());
    let measured = drawn.panels[0].lines[0].stretches.last().unwrap().last().unwrap();
    assert_eq!(line.from, [measured.x, measured.y]);
    assert_eq!(line.points[0].period, Period::parse("2026-01-01").unwrap());
    assert!(line.points.iter().all(|point| point.kind == PointKind::Forecast && !point.of_trend));
    assert_eq!(line.points[0].said, "予測 21,910人（R8.1.1時点）");
    let words = line.points[0].words.join("\n");
    assert!(words.contains("80%区間：21,767人から22,053人"), "{words}");
    assert!(
        words.contains("19 / 21（90%）") && words.contains("MASE 0.51") && words.contains("公的な推計ではありません")
    );
    // What is said of a figure goes with it: whose forecast it is, what the marks mean, and the documents behind it.
    let remarks = drawn.remarks.join("\n");
    assert!(remarks.contains("公的な推計ではありません"), "{remarks}");
    assert!(
        remarks.contains("「総人口（住民基本台帳）」の予測（方法、的中、MASE）：根室市（ドリフト、90%、0.51）"),
        "{remarks}"
    );
    assert!(drawn.key.iter().any(|(mark, _)| *mark == KeyMark::Forecast));
    assert_eq!(drawn.sources, spec(&[NEMURO], Arrangement::PLAIN).sources);
    assert_eq!(drawn.panels[0].lines[0].end().unwrap().period.last_year(), 2028);
    // The finding is of what was measured.
    assert_eq!(drawn.finding, spec(&[NEMURO], Arrangement::PLAIN).finding);
}

#[test]
fn the_table_has_rows_for_the_forecast_and_both_ends() {
    let drawn = spec(&[NEMURO], AHEAD);
    let made = table(&drawn, &Texts::new(Language::Ja));
    let kinds: Vec<&str> = made.parts[0].rows.iter().map(|row| row.kind.as_str()).collect();
    assert_eq!(kinds, ["実績値", "予測", "予測（80%区間の下限）", "予測（80%区間の上限）"]);
    let last = |row: usize| match made.parts[0].rows[row].cells.last() {
        Some(Cell::Value { data, .. }) => data.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!([last(1), last(2), last(3)], ["20793", "20546", "21041"]);
}

#[test]
fn an_index_and_small_multiples_hold_the_whole_band() {
    let own = spec(&[NEMURO], AHEAD);
    let indexed = spec(&[NEMURO], Arrangement { scale: Scale::Index, ..AHEAD });
    let base = 28_050.0;
    let (own, other) = (forecast(&own), forecast(&indexed));
    assert_eq!(other.from[1], own.from[1] / base * 100.0);
    for (a, b) in own.low.iter().chain(&own.high).zip(other.low.iter().chain(&other.high)) {
        assert_eq!(b.y, a.y / base * 100.0);
    }
    let several = spec(&[NEMURO, KUSHIRO], Arrangement { panels: Panels::ByCity, ..AHEAD });
    let range = several.panels[0].range.unwrap();
    for line in several.panels.iter().flat_map(|panel| &panel.lines) {
        let line = line.forecast.as_ref().unwrap();
        assert!(line.low.iter().chain(&line.high).all(|p| range[0] <= p.y && p.y <= range[1]));
    }
}

#[test]
fn what_is_not_forecast_says_why_and_nothing_is_forecast_unasked() {
    let plain = spec(&[NEMURO], Arrangement::PLAIN);
    assert!(plain.panels[0].lines[0].forecast.is_none());
    assert!(!plain.remarks.iter().any(|remark| remark.contains("予測")));
    let why = |id: &str, arrangement: Arrangement, words: &str| {
        let drawn = spec(&[id], arrangement);
        assert!(drawn.panels.iter().flat_map(|p| &p.lines).all(|line| line.forecast.is_none()), "{id}");
        assert!(drawn.remarks.iter().any(|remark| remark.contains(words)), "{id}: {:?}", drawn.remarks);
    };
    why("nemuro-kpi-001", AHEAD, "続いた3年の実績値がない");
    why("nemuro-kpi-002", AHEAD, "累計は予測していません");
    why("register-births@012238", Arrangement { scale: Scale::PerThousand, ..AHEAD }, "これからの人口が分からない");
    // Bars are of one year, and a window of years that ends before the forecast shows none of it.
    assert!(spec(&[NEMURO], Arrangement { mark: Mark::Bars, ..AHEAD }).panels[0].lines.is_empty());
    let window = spec(&[NEMURO], Arrangement { years: Some((2015, 2025)), ..AHEAD });
    assert!(window.panels[0].lines[0].forecast.is_none());
    let part = spec(&[NEMURO], Arrangement { years: Some((2015, 2026)), ..AHEAD });
    assert_eq!(forecast(&part).points.len(), 1);
}
