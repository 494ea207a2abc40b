//! Lines and projections against examples worked out by hand, and what a trend leaves out.

use super::{SAMPLE, place};
use machikurabe::analysis::trend::{TooFewPoints, TrendPoint, project, series, slopes, trend};
use machikurabe::frame::col;
use machikurabe::model::finding::LeftOut;
use machikurabe::model::period::Period;
use polars::prelude::*;
use proptest::prelude::*;

fn points(values: &[f64]) -> Vec<TrendPoint> {
    let year = |i: usize| 2015 + u16::try_from(i).unwrap();
    let point = |(i, value): (usize, &f64)| {
        let period = Period::Calendar(year(i));
        TrendPoint { time: period.middle(), value: *value, period }
    };
    values.iter().enumerate().map(point).collect()
}

fn near(ours: f64, hand: f64) {
    assert!((ours - hand).abs() <= 1e-9 * hand.abs().max(1.0), "{ours} {hand}");
}

#[test]
fn four_points_by_hand() {
    // Slopes of 1, 3, 2, 6: 2, −1, 4, 1/2, 3/2, 5/3; their median is between 3/2 and 5/3.
    let four = points(&[1.0, 3.0, 2.0, 6.0]);
    let line = trend(&four).unwrap();
    near(line.theil_sen, f64::midpoint(1.5, 5.0 / 3.0));
    // Values less slope × time from the middle: 27/8, 91/24, 29/24, 29/8; median of the middle two.
    near(line.theil_sen_level, f64::midpoint(27.0 / 8.0, 29.0 / 8.0));
    // Σ(t−t̄)(y−ȳ) = 3 + 0 − 0.5 + 4.5 = 7 over Σ(t−t̄)² = 5.
    near(line.least_squares, 7.0 / 5.0);
    near(line.least_squares_level, 3.0);
    near(line.origin, 2017.0);
    assert_eq!(line.n, 4);
    // Residuals 0.1, 0.7, −1.7, 0.9: s² = 4.2/2; t₀.₉ with 2 degrees of freedom is 1.886; 2.5 years from the middle.
    let next = project(&four, 2019.5).unwrap();
    let half = 1.886 * (4.2f64 / 2.0).sqrt() * (1.0 + 1.0 / 4.0 + 6.25 / 5.0f64).sqrt();
    near(next.value, 6.5);
    near(next.low, 6.5 - half);
    near(next.high, 6.5 + half);
}

#[test]
fn one_odd_year_moves_least_squares_only() {
    // Six of ten slopes are 1 and the rest larger. Σ(t−t̄)(y−ȳ) = −1 + 3 + 200 = 202 over 10.
    let line = trend(&points(&[0.0, 1.0, 2.0, 3.0, 100.0])).unwrap();
    near(line.theil_sen, 1.0);
    near(line.least_squares, 20.2);
}

#[test]
fn births_of_iwamizawa_by_hand() {
    // 491, 461, 428, 433, 376, 372, 329 (line 177): Σ i·y for i = −3…3 is −716, over 28.
    let found = series(&SAMPLE, place("iwamizawa-stat-005"));
    let values: Vec<f64> = found.points.iter().map(|p| p.value).collect();
    assert_eq!(values, [491.0, 461.0, 428.0, 433.0, 376.0, 372.0, 329.0]);
    let line = trend(&found.points).unwrap();
    near(line.least_squares, -716.0 / 28.0);
    // In order the 21 slopes run from −57 to 5; the eleventh is that of 2016 to 2021, (329 − 461)/5 = −26.4.
    near(line.theil_sen, (329.0 - 461.0) / 5.0);
}

#[test]
fn a_dated_baseline_of_the_same_series_is_a_point_and_a_gap_stays_a_gap() {
    // 沿岸漁業: R1 23,854, R3 27,591, R4 26,432 (line 294). Slopes 3737/2, 2578/3, −1159.
    let found = series(&SAMPLE, place("nemuro-kpi-001"));
    assert_eq!(found.points.iter().map(|p| p.time).collect::<Vec<_>>(), [2019.75, 2021.75, 2022.75]);
    let line = trend(&found.points).unwrap();
    near(line.theil_sen, 2578.0 / 3.0);
    // Σ(t−t̄)(y−ȳ) = (5·2105 + 1·1632 + 4·473)/3 over Σ(t−t̄)² = (25 + 1 + 16)/9.
    near(line.least_squares, ((5.0 * 2105.0 + 1632.0 + 4.0 * 473.0) / 3.0) / (42.0 / 9.0));
    assert_eq!(project(&found.points, 2024.75), Err(TooFewPoints { found: 3, needed: 4 }));
}

#[test]
fn too_few_points_are_refused() {
    let two = points(&[1.0, 2.0]);
    assert_eq!(trend(&two), Err(TooFewPoints { found: 2, needed: 3 }));
    assert_eq!(trend(&[]), Err(TooFewPoints { found: 0, needed: 3 }));
    assert_eq!(project(&points(&[1.0, 2.0, 3.0]), 2020.0), Err(TooFewPoints { found: 3, needed: 4 }));
    // Three values of two years are two points.
    let twice = [two.clone(), vec![two[0]]].concat();
    assert_eq!(trend(&twice), Err(TooFewPoints { found: 2, needed: 3 }));
}

fn left_out(indicator: &str) -> (usize, Vec<(LeftOut, usize)>) {
    let found = series(&SAMPLE, place(indicator));
    (found.points.len(), found.left_out.into_iter().collect())
}

#[test]
fn what_is_not_comparable_is_left_out_and_counted() {
    // 屋内遊戯施設: no baseline, R3 from 22 December only.
    assert_eq!(left_out("nemuro-kpi-028"), (1, vec![(LeftOut::Missing, 1), (LeftOut::Partial, 1)]));
    // 新規農林業就業者数: two running totals beside the years, an undated baseline of another period.
    assert_eq!(left_out("nemuro-kpi-002"), (2, vec![(LeftOut::Cumulative, 2), (LeftOut::Baseline, 1)]));
    // 人口減少率: the baseline is as of December 2020, the actuals are fiscal years.
    assert_eq!(left_out("nemuro-goal-03"), (2, vec![(LeftOut::OtherPeriodKind, 1)]));
    // 合計特殊出生率: R3 and R4 repeat R2.
    let (n, reasons) = left_out("nemuro-goal-05");
    assert_eq!((n, reasons.contains(&(LeftOut::Unusable, 2))), (1, true));
    // 20～39歳女性: the baseline is a projection, the actuals are register counts.
    assert_eq!(left_out("nemuro-goal-01"), (2, vec![(LeftOut::Baseline, 1)]));
    // 総人口: projections to 2060 never enter.
    let (n, reasons) = left_out("nemuro-stat-001");
    assert!(n < 3 && reasons.iter().any(|(reason, _)| *reason == LeftOut::NotMeasured), "{n} {reasons:?}");
    // 出生: the mean of 2015 to 2019 is no year.
    assert_eq!(left_out("iwamizawa-stat-005"), (7, vec![(LeftOut::Span, 1)]));
}

#[test]
fn one_grouped_query_gives_the_same_slopes_for_all_series() {
    let all: Vec<_> = SAMPLE.places().map(|place| series(&SAMPLE, place).points).collect();
    let (mut ids, mut times, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for (at, points) in (0u32..).zip(&all) {
        for point in points {
            ids.push(at);
            times.push(point.time);
            values.push(Some(point.value));
        }
    }
    let frame = df!(col::SERIES => ids, col::TIME => times, col::VALUE => values).unwrap();
    let found = slopes(frame).unwrap();
    let (ids, slope) = (found.column(col::SERIES).unwrap().u32().unwrap(), found.column("slope").unwrap());
    let slope = slope.f64().unwrap();
    let mut compared = 0;
    for i in 0..found.height() {
        let line = trend(&all[ids.get(i).unwrap() as usize]);
        match (slope.get(i), line) {
            (Some(ours), Ok(line)) => {
                assert!((ours - line.least_squares).abs() <= 1e-6 * line.least_squares.abs().max(1.0));
                compared += 1;
            }
            (None, Err(_)) => {}
            other => panic!("{other:?}"),
        }
    }
    assert!(compared > 10, "{compared}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_perfect_line_has_no_width(a in -1000i32..1000, b in -100i32..100, n in 4usize..12) {
        let line: Vec<f64> = (0..n).map(|i| f64::from(a) + f64::from(b) * i as f64).collect();
        let found = trend(&points(&line)).unwrap();
        prop_assert!((found.theil_sen - f64::from(b)).abs() < 1e-9);
        prop_assert!((found.least_squares - f64::from(b)).abs() < 1e-9);
        let far = project(&points(&line), 2050.5).unwrap();
        prop_assert!((far.high - far.low).abs() < 1e-6);
        prop_assert!((far.value - (f64::from(a) + f64::from(b) * 35.0)).abs() < 1e-6);
    }

    #[test]
    fn the_interval_widens_with_distance_and_holds_the_line(values in prop::collection::vec(-1000i32..1000, 4..12)) {
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let series = points(&values);
        let origin = trend(&series).unwrap().origin;
        let mut last = 0.0;
        for distance in [0.0, 1.0, 3.0, 10.0, 40.0] {
            for at in [origin - distance, origin + distance] {
                let p = project(&series, at).unwrap();
                prop_assert!(p.low <= p.value && p.value <= p.high && p.high.is_finite());
                prop_assert!(p.high - p.low >= last - 1e-9);
            }
            let p = project(&series, origin + distance).unwrap();
            last = p.high - p.low;
        }
    }

    #[test]
    fn theil_sen_lies_within_the_pairwise_slopes_and_turns_with_the_values(values in prop::collection::vec(-1000i32..1000, 3..12)) {
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let line = trend(&points(&values)).unwrap();
        let steps: Vec<f64> = values.windows(2).map(|w| w[1] - w[0]).collect();
        let least = steps.iter().copied().fold(f64::INFINITY, f64::min);
        let most = steps.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        prop_assert!(least - 1e-9 <= line.theil_sen && line.theil_sen <= most + 1e-9);
        prop_assert!(least - 1e-9 <= line.least_squares && line.least_squares <= most + 1e-9);
        let turned: Vec<f64> = values.iter().map(|v| -v).collect();
        let mirror = trend(&points(&turned)).unwrap();
        prop_assert!((mirror.theil_sen + line.theil_sen).abs() < 1e-9);
        prop_assert!((mirror.least_squares + line.least_squares).abs() < 1e-9);
    }
}
