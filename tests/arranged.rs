//! A chart arranged otherwise: index, per 1,000 residents, small multiples, bars, years, and its table.
//!
//! The figures are worked out by hand from the sample data; the sums stand beside them.

#![allow(clippy::float_cmp, reason = "printed values are drawn as they are, to the last bit")]

use crate::charts::{index, place_of};
use machikurabe::chart::arrange::{Arrangement, Mark, Panels, Scale};
use machikurabe::chart::build::{chart, years};
use machikurabe::chart::reading;
use machikurabe::chart::request::ChartRequest;
use machikurabe::chart::spec::{BarSpec, ChartSpec, LineSpec, Panel, PointKind};
use machikurabe::chart::table::{Cell, table};
use machikurabe::frame::Cube;
use machikurabe::model::comparison::Grade;
use machikurabe::model::id::IndicatorId;
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::observation::Observation;
use machikurabe::model::period::Period;
use machikurabe::model::place::SeriesPlace;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::collections::BTreeMap;

/// Childcare consultations of three cities, all in 件.
const CHILDCARE: [&str; 3] = ["tomakomai-kpi-026", "iwamizawa-prj-024", "kushiro-act-121"];

fn texts() -> Texts {
    Texts::new(Language::Ja)
}

fn arranged(ids: &[&str], arrangement: Arrangement) -> ChartSpec {
    arranged_in(ids, arrangement, Language::Ja)
}

/// A chart of indicators in an arrangement, without statuses.
pub fn arranged_in(ids: &[&str], arrangement: Arrangement, language: Language) -> ChartSpec {
    arranged_of(index(), ids, arrangement, language)
}

fn arranged_of(index: &Cube, ids: &[&str], arrangement: Arrangement, language: Language) -> ChartSpec {
    let picks: Vec<SeriesPlace> = ids.iter().map(|id| place_of(index, id)).collect();
    let statuses = BTreeMap::new();
    let request = ChartRequest {
        index,
        areas: &[],
        picks: &picks,
        statuses: &statuses,
        plan_time: false,
        comparison: None,
        ruler: "",
        arrangement,
    };
    chart(&request, &Texts::new(language))
}

fn scaled(ids: &[&str], scale: Scale) -> ChartSpec {
    arranged(ids, Arrangement { scale, ..Arrangement::PLAIN })
}

fn lines(spec: &ChartSpec) -> Vec<&LineSpec> {
    spec.panels.iter().flat_map(|p| &p.lines).collect()
}

fn bars(ids: &[&str], arrangement: Arrangement) -> Vec<BarSpec> {
    let spec = arranged(ids, Arrangement { mark: Mark::Bars, ..arrangement });
    assert!(spec.panels.iter().all(|p| p.lines.is_empty()));
    spec.panels.into_iter().flat_map(|p| p.bars).collect()
}

fn near(ours: f64, hand: f64) {
    assert!((ours - hand).abs() < 1e-9, "{ours} {hand}");
}

#[test]
fn an_index_is_100_at_the_first_shown_value_and_carries_baseline_target_and_path_with_it() {
    let spec = scaled(&CHILDCARE, Scale::Index);
    assert_eq!((spec.panels.len(), spec.panels[0].title.as_str()), (1, "指数（最初の値＝100）"));
    let tomakomai = lines(&spec)[0].clone();
    // 668 consultations in FY2018, 278 in FY2021, no fewer than 300 wanted.
    near(tomakomai.baseline.as_ref().unwrap().y, 100.0);
    let actual = &tomakomai.stretches[0][0];
    near(actual.y, 278.0 * 100.0 / 668.0);
    assert_eq!((actual.decimals, actual.said.as_str()), (1, "41.6（R3年度）"));
    assert!(actual.words.contains(&"指数：41.6（H30年度＝100）".to_owned()), "{:?}", actual.words);
    assert!(actual.words.iter().any(|w| w.contains("278件")), "the printed value stays beside the index");
    near(tomakomai.target.as_ref().unwrap().y, 300.0 * 100.0 / 668.0);
    for end in tomakomai.path.unwrap() {
        near(end[1], 300.0 * 100.0 / 668.0);
    }
    let [from, to] = tomakomai.since_baseline.unwrap().map(|p| p[1]);
    near(from, 100.0);
    near(to, 278.0 * 100.0 / 668.0);
    let bases = "指数の基準：苫小牧市 育児相談件数 基準値 668件（H30年度）、岩見沢市 子育て総合支援センターの相談件数 基準値 1,664件（R1年度）、釧路市 育児相談 781件（R2年度）";
    assert!(spec.remarks.contains(&bases.to_owned()), "{:?}", spec.remarks);
}

#[test]
fn an_index_follows_the_years_that_are_shown() {
    let from = |first| {
        let arrangement = Arrangement { scale: Scale::Index, years: Some((first, 2021)), ..Arrangement::PLAIN };
        let spec = arranged(&["iwamizawa-stat-005"], arrangement);
        lines(&spec)[0].stretches.iter().flatten().map(|p| p.y).collect::<Vec<f64>>()
    };
    // Births: 491 in 2015, 372 in 2020, 329 in 2021.
    near(*from(2015).last().unwrap(), 329.0 * 100.0 / 491.0);
    assert_eq!(from(2015).len(), 7);
    let short = from(2020);
    assert_eq!((short.len(), short[0]), (2, 100.0));
    near(short[1], 329.0 * 100.0 / 372.0);
}

#[test]
fn what_has_no_positive_value_to_start_from_gets_no_index_and_is_named() {
    // Natural change of Iwamizawa is negative throughout.
    let spec = scaled(&["iwamizawa-stat-009", "iwamizawa-stat-005"], Scale::Index);
    assert_eq!(lines(&spec).len(), 1);
    let name = format!("最初の値が0以下のため、指数にできない系列：{}", name_of("iwamizawa-stat-009"));
    assert!(spec.remarks.contains(&name), "{:?}", spec.remarks);
}

fn name_of(id: &str) -> String {
    lines(&scaled(&[id], Scale::Own))[0].name.clone()
}

#[test]
fn values_per_1000_residents_name_the_population_and_its_source() {
    let spec = scaled(&["iwamizawa-stat-005"], Scale::PerThousand);
    let line = lines(&spec)[0];
    // 372 births in 2020 among 79,352 residents on 1 January after it.
    let births = line.stretches.iter().flatten().find(|p| p.period == Period::Calendar(2020)).unwrap();
    near(births.y, 372.0 * 1000.0 / 79352.0);
    assert_eq!(births.said, "4.69人（R2年）");
    let said = "人口1,000人当たり：4.69人（人口 79,352人、R3.1.1時点）";
    assert!(births.words.contains(&said.to_owned()), "{:?}", births.words);
    assert_eq!(spec.panels[0].title, "人口1,000人当たり（人）");
    let remark = spec.remarks.iter().find(|r| r.starts_with("割る人口：")).unwrap();
    assert!(
        remark.contains("岩見沢市 H28.1.1時点–R4.1.1時点（住民基本台帳に基づく人口、人口動態及び世帯数"),
        "{remark}"
    );
}

#[test]
fn a_population_too_far_away_refuses_the_value_and_says_so() {
    // Left with the census of 2015, Tomakomai has a population for 2018, and none for 2021 and 2024.
    let mut data = index().to_dataset();
    let kept = |o: &Observation| match o.indicator_id.as_str() {
        "register-population" => false,
        "census-population" => o.period.last_year() == 2015,
        _ => true,
    };
    data.observations.retain(kept);
    let index = Cube::new(data);
    let per_thousand = Arrangement { scale: Scale::PerThousand, ..Arrangement::PLAIN };
    let spec = arranged_of(&index, &["tomakomai-goal-06"], per_thousand, Language::Ja);
    let line = lines(&spec)[0];
    near(line.baseline.as_ref().unwrap().y, 6122.0 * 1000.0 / 172_737.0);
    assert!(line.stretches.is_empty() && line.target.is_none() && line.path.is_none());
    let remark = spec.remarks.iter().find(|r| r.starts_with("人口の値が5年より離れているため")).unwrap();
    assert!(remark.contains("5,965人（R3年度）") && remark.contains("目標値 6,600人（R6年度）"), "{remark}");
    // With the whole sample every one of them has its own year's register.
    let spec = scaled(&["tomakomai-goal-06"], Scale::PerThousand);
    let line = lines(&spec)[0];
    near(line.stretches[0][0].y, 5965.0 * 1000.0 / 169_528.0);
    assert!(line.target.is_some() && !spec.remarks.iter().any(|r| r.starts_with("人口の値が5年より")));
}

#[test]
fn shares_and_rates_are_refused_per_1000_residents() {
    for id in ["iwamizawa-stat-006", "nemuro-kpi-005", "iwamizawa-stat-014", "iwamizawa-kpi-007"] {
        let spec = scaled(&[id, "iwamizawa-stat-005"], Scale::PerThousand);
        assert_eq!(lines(&spec).len(), 1, "{id}");
        let refused = spec
            .remarks
            .iter()
            .any(|r| r.starts_with("件数や人数などの量ではないため") && r.contains(&name_of_plain(id)));
        assert!(refused, "{id}: {:?}", spec.remarks);
    }
}

fn name_of_plain(id: &str) -> String {
    index().data().indicator(&IndicatorId(id.into())).unwrap().label.clone()
}

#[test]
fn small_multiples_stand_by_city_or_by_indicator_each_with_its_own_path() {
    let ids = ["iwamizawa-stat-005", "iwamizawa-stat-010", "tomakomai-goal-06", "tomakomai-kpi-026"];
    let by = |panels| arranged(&ids, Arrangement { panels, ..Arrangement::PLAIN });
    let cities = by(Panels::ByCity);
    let shape = |spec: &ChartSpec| spec.panels.iter().map(|p| (p.title.clone(), p.lines.len())).collect::<Vec<_>>();
    assert!(cities.multiples && !by(Panels::ByUnit).multiples);
    // Two series of one city and unit share a panel; 人 and 件 of one city do not.
    let expected = [
        ("岩見沢市：値（人）".to_owned(), 2),
        (format!("{}：値（人）", name_of("tomakomai-goal-06")), 1),
        (format!("{}：値（件）", name_of("tomakomai-kpi-026")), 1),
    ];
    assert_eq!(shape(&cities), expected);
    let shown: Vec<&str> = cities.panels[0].lines.iter().map(|l| l.shown.as_str()).collect();
    assert_eq!(shown, ["出生", "転入"], "the heading names the city already");
    assert!(cities.panels[1].lines[0].shown.is_empty() && cities.panels[1].lines[0].path.is_some());
    assert_eq!(shape(&by(Panels::ByIndicator)).len(), 4);
    // The same indicator of four cities is one panel.
    let census = ["nemuro-census-001", "iwamizawa-census-001", "tomakomai-census-001", "kushiro-census-001"];
    let one = arranged(&census, Arrangement { panels: Panels::ByIndicator, ..Arrangement::PLAIN });
    assert_eq!(shape(&one), [("総人口（国勢調査）：値（人）".to_owned(), 4)]);
    assert_eq!(one.panels[0].lines[0].shown, "根室市");
}

#[test]
fn small_multiples_count_in_the_same_measure() {
    // The outlook of Nemuro is printed in 人, that of Tomakomai in 万人: 15万人 in 2040.
    let by_city = Arrangement { panels: Panels::ByCity, ..Arrangement::PLAIN };
    let spec = arranged(&["nemuro-stat-001", "tomakomai-stat-001"], by_city);
    assert_eq!(spec.panels.iter().map(|p| p.unit.as_str()).collect::<Vec<_>>(), ["人", "人"]);
    assert!(spec.panels[0].range.is_some() && spec.panels[0].range == spec.panels[1].range);
    let outlook = &spec.panels[1].lines[0].plan[0];
    assert_eq!((outlook.y, outlook.decimals, outlook.said.as_str()), (150_000.0, 0, "計画値 15万人（R22年）"));
}

#[test]
fn small_multiples_of_a_unit_share_a_scale_unless_each_has_its_own() {
    let ids = ["tomakomai-kpi-026", "iwamizawa-prj-024", "tomakomai-goal-06"];
    let with =
        |own_scales| arranged(&ids, Arrangement { panels: Panels::ByIndicator, own_scales, ..Arrangement::PLAIN });
    let shared = with(false);
    // 件: from 278 (Tomakomai, FY2021) to 1,664 (Iwamizawa's baseline); 人 stands alone and needs no common scale.
    let ranges: Vec<_> = shared.panels.iter().map(|p| p.range).collect();
    assert_eq!(ranges, [Some([278.0, 1664.0]), Some([278.0, 1664.0]), None]);
    let own = with(true);
    assert!(own.panels.iter().all(|p| p.range.is_none()));
    assert!(
        own.remarks.contains(&texts().t("chart-own-scales"))
            && !shared.remarks.contains(&texts().t("chart-own-scales"))
    );
}

#[test]
fn bars_show_the_newest_measured_value_of_each_city_with_its_year() {
    let bars = bars(&CHILDCARE, Arrangement::PLAIN);
    let said: Vec<&str> = bars.iter().map(|b| b.value.as_ref().unwrap().said.as_str()).collect();
    assert_eq!(said, ["278件（R3年度）", "1,511件（R2年度）", "781件（R2年度）"]);
    let marks = |bar: &BarSpec| (bar.baseline.as_ref().map(|p| p.y), bar.target.as_ref().map(|p| p.y));
    assert_eq!(
        bars.iter().map(marks).collect::<Vec<_>>(),
        [(Some(668.0), Some(300.0)), (Some(1664.0), Some(1322.0)), (None, None)]
    );
    assert!(bars.iter().all(|b| !b.is_hollow() && b.missing.is_empty()));
}

#[test]
fn a_chosen_year_shows_that_year_or_why_not() {
    let of = |year| bars(&CHILDCARE, Arrangement { year: Some(year), ..Arrangement::PLAIN });
    let said = |bars: &[BarSpec]| {
        let words = |b: &BarSpec| b.value.as_ref().map_or(b.missing.clone(), |p| p.said.clone());
        bars.iter().map(words).collect::<Vec<_>>()
    };
    assert_eq!(said(&of(2020)), ["この年の値の記載なし", "1,511件（R2年度）", "781件（R2年度）"]);
    assert_eq!(said(&of(2021)), ["278件（R3年度）", "この年の値の記載なし", "この年の値の記載なし"]);
    // A printed gap says its own reason: 2021 of the fertility rate is still being computed.
    let gap = bars(&["iwamizawa-stat-006"], Arrangement { year: Some(2021), ..Arrangement::PLAIN });
    assert_eq!(said(&gap), ["算定中（R3年）"]);
    // What was never measured has no newest value, but a chosen year shows what is planned, hollow.
    let newest = bars(&["tomakomai-stat-001"], Arrangement::PLAIN);
    assert_eq!(said(&newest), ["実績値の記載なし"]);
    let planned = bars(&["tomakomai-stat-001"], Arrangement { year: Some(2040), ..Arrangement::PLAIN });
    assert!(planned[0].is_hollow() && planned[0].value.as_ref().unwrap().kind == PointKind::Plan, "{planned:?}");
}

#[test]
fn bars_of_different_units_stand_in_panels_of_their_own() {
    let spec =
        arranged(&["tomakomai-kpi-026", "nemuro-kpi-005"], Arrangement { mark: Mark::Bars, ..Arrangement::PLAIN });
    assert_eq!(spec.panels.iter().map(|p| (p.unit.as_str(), p.bars.len())).collect::<Vec<_>>(), [("件", 1), ("人", 1)]);
    assert!(spec.alt.contains("278件（R3年度）"), "{}", spec.alt);
}

#[test]
fn a_window_of_years_leaves_out_what_lies_outside_and_names_what_is_left_empty() {
    let arrangement = Arrangement { years: Some((2020, 2020)), ..Arrangement::PLAIN };
    let spec = arranged(&CHILDCARE, arrangement);
    let points: Vec<f64> = lines(&spec).iter().flat_map(|l| l.points().map(|p| p.y)).collect();
    assert_eq!(points, [1511.0, 781.0]);
    let remark = format!("表示する期間に値のない系列：{}", name_of("tomakomai-kpi-026"));
    assert!(spec.remarks.contains(&remark), "{:?}", spec.remarks);
    assert_eq!(spec.axis.range, [2020.0, 2021.25]);
    let places: Vec<SeriesPlace> =
        CHILDCARE.iter().map(|id| index().only(&IndicatorId((*id).into())).unwrap()).collect();
    assert_eq!(years(index(), &places).into_iter().collect::<Vec<_>>(), [2020, 2021]);
}

#[test]
fn every_series_is_read_at_a_year_and_what_is_missing_is_said() {
    let spec = arranged(&["iwamizawa-stat-006", "hokkaido-stat-001", "tomakomai-kpi-026"], Arrangement::PLAIN);
    let stop = |year| spec.axis.stops.iter().find(|s| s.year == Some(year)).unwrap();
    let said = |year| reading::readings(&spec, stop(year)).into_iter().map(|r| r.said.to_owned()).collect::<Vec<_>>();
    assert_eq!(said(2021), ["算定中", "値の記載なし", "278件（R3年度）"]);
    assert_eq!(said(2018)[2], "基準値 668件（H30年度）");
    assert!(reading::words(&spec, stop(2021)).starts_with("R3 / 2021\n岩見沢市 合計特殊出生率 算定中"));
    // Every value of the chart is read at exactly one stop.
    for point in spec.panels.iter().flat_map(Panel::points) {
        assert_eq!(spec.axis.stops.iter().filter(|s| s.holds(point.x, point.period)).count(), 1, "{point:?}");
    }
    let x = stop(2018).x;
    assert_eq!(reading::nearest(&spec.axis.stops, x + 0.2), spec.axis.stops.iter().position(|s| s.x == x));
    assert_eq!(reading::nearest(&[], x), None);
}

#[test]
fn the_own_city_is_marked_in_lines_and_bars_and_rows() {
    let own_city = Some(AreaCode::parse("012106").unwrap());
    let spec = arranged(&CHILDCARE, Arrangement { own_city, ..Arrangement::PLAIN });
    assert_eq!(lines(&spec).iter().map(|l| l.own).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(bars(&CHILDCARE, Arrangement { own_city, ..Arrangement::PLAIN }).iter().filter(|b| b.own).count(), 1);
    assert!(table(&spec, &texts()).parts[0].rows.iter().all(|r| r.own == r.name.starts_with("岩見沢市")));
}

#[test]
fn what_only_looks_alike_carries_its_warning_in_the_chart_itself() {
    for comparison in &index().data().comparisons {
        let statuses = BTreeMap::new();
        let request = ChartRequest {
            index: index(),
            areas: &[],
            picks: &[SeriesPlace::FIRST],
            statuses: &statuses,
            plan_time: false,
            comparison: Some(comparison),
            ruler: "",
            arrangement: Arrangement::PLAIN,
        };
        let spec = chart(&request, &texts());
        assert_eq!(spec.warns, comparison.grade == Grade::LookAlike);
        assert!(spec.remarks[0].contains(&comparison.reason));
        assert_eq!(spec.remarks[0].starts_with("注意：比較できません"), spec.warns);
    }
}

#[test]
fn the_table_says_what_is_drawn_with_the_reason_of_what_is_missing() {
    let spec = arranged(&["tomakomai-kpi-026", "iwamizawa-stat-006"], Arrangement::PLAIN);
    let table = table(&spec, &texts());
    assert_eq!(table.parts.iter().map(|p| p.title.as_str()).collect::<Vec<_>>(), ["値（件）", "値"]);
    let row = |kind: &str, part: usize| table.parts[part].rows.iter().find(|r| r.kind == kind).unwrap();
    let at = |kind: &str, part: usize, heading: &str| {
        let column = table.headings.iter().position(|h| h == heading).expect(heading);
        row(kind, part).cells[column].clone()
    };
    let value = |cell: Cell| match cell {
        Cell::Value { shown, data, .. } => (shown, data),
        other => panic!("{other:?}"),
    };
    assert_eq!(value(at("基準値", 0, "H30年度")), ("668".to_owned(), "668".to_owned()));
    assert_eq!(value(at("実績値", 0, "R3年度")).0, "278");
    assert_eq!(value(at("目標値", 0, "R6年度")).0, "300");
    assert_eq!(at("実績値", 0, "H30年度"), Cell::Nothing);
    assert_eq!(at("実績値", 1, "R3年"), Cell::Missing("算定中".to_owned()));
    assert_eq!(value(at("実績値", 1, "R2年")).1, "1.18");
    let records = table.records();
    assert_eq!(records.len(), table.len() + 1);
    assert!(records.iter().all(|r| r.len() == records[0].len()));
    assert_eq!(records[0][..3], ["系列", "値の種類", "測るもの"]);
    assert_eq!(table.tsv().lines().count(), records.len());
    assert!(table.tsv().contains("苫小牧市 育児相談件数\t実績値\t値（件）"), "{}", table.tsv());
}

#[test]
fn a_comma_or_a_quote_in_a_name_survives_in_csv() {
    let mut table = table(&scaled(&["tomakomai-kpi-026"], Scale::Own), &texts());
    table.parts[0].rows[0].name = "a,\"b\"".to_owned();
    assert!(table.csv().contains("\"a,\"\"b\"\"\",実績値,"), "{}", table.csv());
}

#[test]
fn charts_of_everything_in_every_arrangement_hold_together_in_both_languages() {
    let ids: Vec<&str> = index().data().indicators.iter().map(|i| i.indicator_id.as_str()).collect();
    let picks: Vec<SeriesPlace> = index().places().take(ids.len()).collect();
    let statuses = BTreeMap::new();
    for language in Language::ALL {
        let texts = Texts::new(*language);
        for (scale, panels, mark) in [
            (Scale::Index, Panels::ByUnit, Mark::Lines),
            (Scale::PerThousand, Panels::ByCity, Mark::Lines),
            (Scale::Own, Panels::ByIndicator, Mark::Bars),
            (Scale::Index, Panels::ByCity, Mark::Bars),
            (Scale::Own, Panels::ByUnit, Mark::Dumbbell),
            (Scale::Change, Panels::ByIndicator, Mark::Table),
            (Scale::Change, Panels::ByUnit, Mark::Auto),
        ] {
            let arrangement = Arrangement { scale, panels, mark, ..Arrangement::PLAIN };
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
            let spec = chart(&request, &texts);
            let points = || spec.panels.iter().flat_map(Panel::points);
            assert!(points().count() > 100);
            assert!(points().all(|p| p.y.is_finite() && !p.said.is_empty() && p.decimals < 12));
            let said = points().map(|p| &p.said).chain(&spec.remarks).chain(spec.panels.iter().map(|p| &p.title));
            for words in said {
                assert!(!words.contains("{$") && !words.starts_with("chart-"), "{words}");
            }
            let numbers = table(&spec, &texts);
            assert!(numbers.records().iter().flatten().all(|c| !["NaN", "inf", "-inf"].contains(&c.as_str())));
        }
    }
}
