//! What a chart says before it is drawn.

#![allow(clippy::float_cmp, reason = "printed values are drawn as they are, to the last bit")]

use machikurabe::analysis::compare;
use machikurabe::chart::arrange::Arrangement;
use machikurabe::chart::build::chart;
use machikurabe::chart::request::ChartRequest;
use machikurabe::chart::spec::{ChartPoint, ChartSpec, KeyMark, LineSpec};
use machikurabe::frame::{Cube, ObservationRef};
use machikurabe::import::sample;
use machikurabe::model::comparison::Comparison;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::id::IndicatorId;
use machikurabe::model::indexed::Series;
use machikurabe::model::municipality::{AreaCode, AreaKind};
use machikurabe::model::observation::{MissingReason, Observation, ObservationStatus, Role};
use machikurabe::model::period::Period;
use machikurabe::model::place::SeriesPlace;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::target::{Revision, TargetKind};
use machikurabe::model::unit::Unit;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// The sample data, read once.
pub fn index() -> &'static Cube {
    static INDEX: OnceLock<Cube> = OnceLock::new();
    INDEX.get_or_init(|| Cube::new(sample::sample().unwrap()))
}

/// The place of a series by the identifier of its indicator; of several areas by `identifier@code`.
pub fn place_of(index: &Cube, name: &str) -> SeriesPlace {
    let place = match name.split_once('@') {
        Some((id, code)) => index.place_in(&IndicatorId(id.into()), AreaCode::parse(code).unwrap()),
        None => index.only(&IndicatorId(name.into())),
    };
    place.expect(name)
}

/// The sample data with a change.
fn changed(change: impl FnOnce(&mut Dataset)) -> Cube {
    let mut data = index().to_dataset();
    change(&mut data);
    Cube::new(data)
}

/// A chart of indicators, without statuses.
pub fn chart_of(
    index: &Cube,
    ids: &[&str],
    plan_time: bool,
    comparison: Option<&Comparison>,
    language: Language,
) -> ChartSpec {
    let picks: Vec<SeriesPlace> = ids.iter().map(|id| place_of(index, id)).collect();
    let statuses = BTreeMap::new();
    let arrangement = Arrangement::PLAIN;
    let request = ChartRequest {
        index,
        picks: &picks,
        areas: &[],
        statuses: &statuses,
        plan_time,
        comparison,
        ruler: "",
        arrangement,
    };
    chart(&request, &Texts::new(language))
}

fn of(ids: &[&str]) -> ChartSpec {
    chart_of(index(), ids, false, None, Language::Ja)
}

fn line(id: &str) -> LineSpec {
    of(&[id]).panels.remove(0).lines.remove(0)
}

fn ys(points: &[ChartPoint]) -> Vec<f64> {
    points.iter().map(|p| p.y).collect()
}

/// The name of every series, for [`place_of`].
fn all_ids() -> Vec<&'static str> {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    let name = |series: Series<'_>| match index().only(&series.indicator_id) {
        Some(_) => series.indicator_id.to_string(),
        None => format!("{}@{}", series.indicator_id, series.area),
    };
    NAMES.get_or_init(|| index().all_series().map(name).collect()).iter().map(String::as_str).collect()
}

/// The names of what a comparison shows of the four cities, for [`place_of`]; comparators only where a member is theirs
/// alone.
pub fn members(comparison: &Comparison) -> Vec<&'static str> {
    let is_city = |place: &SeriesPlace| {
        let area = index().series(*place).and_then(|series| index().data().municipality(series.area));
        area.is_some_and(|area| area.kind == AreaKind::Municipality)
    };
    let ids = compare::members(index().data(), comparison).map(|member| &member.indicator_id);
    let series = ids.map(|id| index().series_of(id)).flat_map(|all| {
        let single = all.len() == 1;
        all.filter(move |place| single || is_city(place))
    });
    series.map(|place| all_ids()[place.index()]).collect()
}

fn observation<'a>(data: &'a mut Dataset, id: &str) -> &'a mut Observation {
    data.observations.iter_mut().find(|o| o.observation_id.as_str() == id).expect(id)
}

#[test]
fn a_missing_value_splits_the_line_and_is_told() {
    // Six years without a hole; the mean of five of them, which is not printed, makes none.
    let whole = line("iwamizawa-stat-014");
    assert_eq!((whole.stretches.len(), whole.stretches[0].len(), whole.gaps.len()), (1, 7, 0));
    let holed = changed(|data| {
        let missing = observation(data, "iwamizawa-stat-014:actual:2018-12-31");
        missing.value = None;
        missing.status = ObservationStatus::Missing;
        missing.missing_reason = Some(MissingReason::NotSurveyed);
    });
    let spec = chart_of(&holed, &["iwamizawa-stat-014"], false, None, Language::Ja);
    let line = &spec.panels[0].lines[0];
    assert_eq!(line.stretches.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3]);
    let [before, after] = [line.stretches[0].last().unwrap().x, line.stretches[1][0].x];
    assert_eq!(line.gaps.len(), 1);
    assert!(before < line.gaps[0].x && line.gaps[0].x < after);
    assert!(line.gaps[0].words.contains(&"値なし：調査なし".to_owned()), "{:?}", line.gaps);
    assert!(spec.key.iter().any(|(mark, _)| *mark == KeyMark::Missing));
}

#[test]
fn a_change_of_reckoning_splits_the_line() {
    let mixed = changed(|data| observation(data, "nemuro-kpi-005:actual:FY2022").period = Period::Calendar(2023));
    let spec = chart_of(&mixed, &["nemuro-kpi-005"], false, None, Language::Ja);
    assert_eq!(spec.panels[0].lines[0].stretches.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn every_measured_value_is_in_the_chart_once_and_in_the_order_of_time() {
    let index = index();
    for id in all_ids() {
        let line = line(id);
        if line.running_total {
            continue;
        }
        let place = place_of(index, id);
        let measured = index.observations_of(place).filter(|o| matches!(o.role, Role::Actual | Role::Reference));
        let values: Vec<ObservationRef<'_>> = measured.filter(|o| o.value.is_some()).collect();
        let singles = values.iter().filter(|o| !o.cumulative).count();
        let expected = if singles == 0 { values.len() } else { singles };
        let drawn = line.stretches.iter().map(Vec::len).sum::<usize>() + line.loose.len();
        assert_eq!(drawn, expected, "{id}");
        for stretch in &line.stretches {
            assert!(stretch.windows(2).all(|pair| pair[0].x < pair[1].x), "{id}");
            assert!(stretch.iter().all(|point| !point.partial), "{id}");
        }
        assert!(line.points().all(|p| p.x.is_finite() && p.y.is_finite() && p.words.len() >= 2), "{id}");
    }
}

#[test]
fn a_part_of_a_year_stands_alone() {
    let line = line("nemuro-kpi-028");
    assert_eq!(ys(&line.loose), [3345.0]);
    assert!(line.loose[0].partial);
    assert_eq!(line.stretches.iter().map(|s| ys(s)).collect::<Vec<_>>(), [vec![20338.0]]);
}

#[test]
fn units_that_cannot_be_converted_never_share_an_axis() {
    let ids = all_ids();
    let spec = of(&ids);
    let mut lines = 0;
    for (place, panel) in spec.panels.iter().enumerate() {
        let unit = Unit::new(&panel.unit);
        for other in &spec.panels[place + 1..] {
            // Values without a unit may be of any: only what is called the same shares an axis.
            let both_unknown = panel.unit.is_empty() && other.unit.is_empty();
            let apart = Unit::new(&other.unit).factor_to(&unit).is_none();
            assert!(apart != both_unknown, "{} and {}", panel.unit, other.unit);
        }
        if panel.unit.is_empty() {
            let first = index().series(panel.lines[0].series).unwrap();
            for line in &panel.lines {
                let other = index().series(line.series).unwrap();
                let same = other.concept.is_some() && other.concept == first.concept;
                assert!(same || other.label == first.label, "{} beside {}", other.label, first.label);
            }
        }
        for line in &panel.lines {
            lines += 1;
            let values =
                index().observations_of(line.series).filter(|o| o.value.is_some() && !o.unit.as_str().is_empty());
            for observation in values {
                assert!(observation.unit.factor_to(&unit).is_some(), "{} in {}", observation.unit, panel.unit);
            }
        }
    }
    assert_eq!(lines, ids.len());
    assert!(spec.panels.len() > 10);
    assert!(spec.remarks.contains(&Texts::new(Language::Ja).t("chart-several-units")));
    assert!(of(&["nemuro-kpi-005"]).remarks.is_empty());
}

#[test]
fn units_of_one_kind_share_an_axis_in_the_first_ones_measure() {
    // 人 first, then 千人: what is printed as 27,830千人 stands at 27,830,000.
    let spec = of(&["nemuro-kpi-005", "tomakomai-kpi-083"]);
    assert_eq!(spec.panels.len(), 1);
    assert_eq!(spec.panels[0].unit, "人");
    assert!((spec.panels[0].lines[1].target.as_ref().unwrap().y - 27_830_000.0).abs() < 1e-6);
}

#[test]
fn a_target_that_is_a_sum_shows_running_totals_from_zero() {
    let goal = line("nemuro-goal-06");
    assert!(goal.running_total);
    assert_eq!(goal.stretches.iter().map(|s| ys(s)).collect::<Vec<_>>(), [vec![22.0, 50.0]]);
    let [from, to] = goal.path.unwrap();
    assert!(from[1].abs() < 1e-9 && (to[1] - 90.0).abs() < 1e-9);
    // The total of the plan before stands on no way of this one.
    assert!(goal.baseline.is_none());
}

#[test]
fn totals_that_are_not_printed_are_summed_only_without_a_hole() {
    let unprinted = |hole: bool| {
        changed(|data| {
            data.observations.retain(|o| !(o.indicator_id.as_str() == "nemuro-kpi-010" && o.cumulative));
            if hole {
                let first = observation(data, "nemuro-kpi-010:actual:FY2021");
                first.value = None;
                first.status = ObservationStatus::Missing;
            }
        })
    };
    let totals = |index: &Cube| {
        let line = chart_of(index, &["nemuro-kpi-010"], false, None, Language::Ja).panels.remove(0).lines.remove(0);
        (line.running_total, line.stretches.iter().flatten().map(|p| p.y).collect::<Vec<_>>())
    };
    assert_eq!(totals(&unprinted(false)), (true, vec![3.0, 7.0]));
    // After a hole there is no total, only the year itself.
    assert_eq!(totals(&unprinted(true)), (false, vec![4.0]));
}

#[test]
fn the_path_goes_from_the_baseline_at_the_start_to_the_target_at_the_end_of_the_plan() {
    let spec = line("nemuro-kpi-005");
    let [from, to] = spec.path.unwrap();
    assert_eq!(from, [Period::Fiscal(2020).middle(), 12.0]);
    assert_eq!(to, [Period::Fiscal(2024).middle(), 15.0]);
    let target = spec.target.unwrap();
    assert!([target.x, target.y] == to && spec.baseline.unwrap().y == 12.0);
    // What is to be added stands on top of the baseline.
    let added = line("nemuro-kpi-042");
    assert_eq!(added.path.unwrap().map(|p| p[1]), [33.0, 43.0]);
}

#[test]
fn paths_end_at_their_targets_and_levels_stay_level() {
    let index = index();
    for target in index.data().targets.iter().filter(|t| t.revision == Revision::Final) {
        let line = line(target.indicator_id.as_str());
        let Some([from, to]) = line.path else { continue };
        let end = line.target.as_ref().expect("a path leads to a target");
        assert!((end.y - to[1]).abs() < 1e-9 && (end.x - to[0]).abs() < 1e-9 && from[0] < to[0]);
        if matches!(target.kind, TargetKind::EveryYear | TargetKind::Average | TargetKind::Maintain) {
            assert!((from[1] - to[1]).abs() < 1e-9, "{}", target.target_id);
        }
    }
}

#[test]
fn a_floor_under_a_decline_is_a_level_line() {
    // 668 consultations before, no fewer than 300 wanted.
    let floor = line("tomakomai-kpi-026");
    assert_eq!(floor.baseline.as_ref().unwrap().y, 668.0);
    assert_eq!(floor.path.unwrap().map(|p| p[1]), [300.0, 300.0]);
}

#[test]
fn a_target_that_measures_something_else_is_not_drawn_beside_the_values() {
    let line = line("nemuro-goal-01");
    assert!(line.target.is_none() && line.path.is_none() && line.baseline.is_none());
    assert_eq!(line.stretches.len(), 1);
}

#[test]
fn plan_time_counts_shares_of_the_plan_and_leaves_out_what_has_none() {
    let texts = Texts::new(Language::Ja);
    let spec = chart_of(index(), &["nemuro-kpi-005", "kushiro-act-121", "tomakomai-kpi-026"], true, None, Language::Ja);
    assert!(spec.axis.plan_time && spec.axis.title == texts.t("chart-axis-plan-time"));
    let lines: Vec<&LineSpec> = spec.panels.iter().flat_map(|p| &p.lines).collect();
    assert_eq!(lines.len(), 2);
    for line in &lines {
        let [from, to] = line.path.unwrap();
        assert!(from[0].abs() < 1e-9 && (to[0] - 1.0).abs() < 1e-9, "plans of four and of five years both end at 1");
    }
    // The second of four years is half of the plan.
    let plan = index().data().plans.iter().find(|p| p.plan_id.as_str() == "nemuro-2").unwrap();
    assert!((compare::plan_time(plan, Period::Fiscal(2022)) - 0.5).abs() < 1e-9);
    assert!(lines[0].stretches[0].iter().any(|p| (p.x - 0.5).abs() < 1e-9 && p.y == 13.0));
    assert!(
        spec.remarks.contains(&"計画期間のない指標 1件は、この横軸では示せません。".to_owned()),
        "{:?}",
        spec.remarks
    );
    assert!(spec.axis.marks.iter().any(|(x, words)| (x - 1.0).abs() < 1e-9 && words == "100%"));
}

#[test]
fn a_city_keeps_its_colour_dash_and_marker_whatever_else_is_picked() {
    let ids = ["nemuro-kpi-005", "tomakomai-kpi-026", "iwamizawa-prj-024", "kushiro-act-121", "iwamizawa-stat-014"];
    let all: BTreeMap<SeriesPlace, _> =
        of(&ids).panels.iter().flat_map(|p| &p.lines).map(|l| (l.series, l.style)).collect();
    for skip in 0..ids.len() {
        let some: Vec<&str> =
            ids.iter().rev().copied().enumerate().filter(|(n, _)| *n != skip).map(|(_, id)| id).collect();
        for line in of(&some).panels.iter().flat_map(|p| &p.lines) {
            assert_eq!(line.style, all[&line.series]);
        }
    }
    let (city, other) = (line("iwamizawa-prj-024").style, line("iwamizawa-stat-014").style);
    assert_eq!(city, other, "two indicators of one city");
    let distinct: BTreeSet<_> = ids[..4].iter().map(|id| line(id).style).map(|s| (s.light, s.dash, s.marker)).collect();
    assert_eq!(distinct.len(), 4);
}

#[test]
fn the_key_explains_the_marks_that_occur_and_no_others() {
    let marks = |id: &str| of(&[id]).key.into_iter().map(|(mark, _)| mark).collect::<Vec<_>>();
    assert_eq!(marks("nemuro-kpi-005"), [KeyMark::Baseline, KeyMark::Target, KeyMark::Path]);
    assert_eq!(marks("kushiro-act-037"), [KeyMark::Others]);
    assert!(marks("nemuro-kpi-028").contains(&KeyMark::Partial));
    assert!(marks("nemuro-census-001").is_empty());
}

#[test]
fn every_series_with_a_value_has_a_place_for_its_name() {
    let index = index();
    for id in all_ids() {
        let place = place_of(index, id);
        let shown = |o: ObservationRef<'_>| {
            o.value.is_some_and(|v: Quantity| v.value().is_finite()) && o.role != Role::Baseline
        };
        if index.observations_of(place).any(shown) {
            assert!(line(id).end().is_some(), "{id} would have no name");
        }
    }
}

#[test]
fn charts_speak_both_languages_without_a_hole() {
    let ids = all_ids();
    for language in Language::ALL {
        for plan_time in [false, true] {
            let spec = chart_of(index(), &ids, plan_time, None, *language);
            let mut said = vec![spec.title.clone(), spec.alt.clone(), spec.axis.title.clone()];
            said.extend(spec.remarks.iter().cloned().chain(spec.sources.iter().cloned()));
            said.extend(spec.key.iter().map(|(_, words)| words.clone()));
            for line in spec.panels.iter().flat_map(|p| &p.lines) {
                said.push(line.name.clone());
                said.extend(line.points().flat_map(|p| p.words.clone()));
                said.extend(line.gaps.iter().flat_map(|g| g.words.clone()));
            }
            for words in said {
                // A missing key shows as itself, a missing fact as its name in braces.
                assert!(!words.contains("{$") && !words.starts_with("chart-"), "{words}");
            }
        }
    }
}
