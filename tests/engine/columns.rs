//! The queries over columns against the rules row by row: on generated series of every shape they say the same.

use super::small::{actual, baseline, dataset, missing, partial, total, unusable};
use super::{FIRST, SAMPLE};
use machikurabe::analysis::actuals::{Actuals, Point, Years, actuals};
use machikurabe::analysis::chosen::{Candidate, Chosen};
use machikurabe::analysis::coverage::extents;
use machikurabe::analysis::ruler::presets;
use machikurabe::analysis::scorecard::{scorecard, under};
use machikurabe::frame::{self, Cube};
use machikurabe::model::observation::{CumulativeSince, MissingReason, Observation, UnusableReason};
use machikurabe::model::target::{Revision, TargetKind};
use proptest::prelude::*;

/// Some years summed up, the earliest first.
fn sum<'a>(years: impl Iterator<Item = &'a Candidate>) -> Option<Years> {
    years.fold(None, |before: Option<Years>, year| {
        let (sum, count, partial) = before.map_or((0.0, 0, false), |y| (y.sum, y.count, y.partial));
        let (sum, partial) = (sum + year.value, partial || year.partial);
        Some(Years { sum, count: count + 1, last: year.year, last_row: year.row, partial })
    })
}

/// What the rule chooses, put together row by row.
fn by_row(cube: &Cube) -> Actuals {
    let point = |c: Candidate| Point { value: c.value, row: c.row, year: c.year };
    let mut chosen = Chosen::default();
    chosen.choose(cube.observations_of(FIRST).filter_map(Candidate::of), 2021, 2024);
    Actuals {
        level: chosen.level.map(point),
        running: chosen.running.map(point),
        years: sum(chosen.years.iter()),
        complete_years: sum(chosen.complete_years()),
        since_running: chosen.running.and_then(|_| sum(chosen.since_running())),
    }
}

/// A value of some shape in some period about the plan of 2021 to 2024.
fn observation() -> impl Strategy<Value = Observation> {
    (0usize..7, 2019u16..2027, 0usize..5, -50i32..500).prop_map(|(shape, year, form, value)| {
        let period = match form {
            0 | 1 => format!("FY{year}"),
            2 => format!("{year}"),
            3 => format!("{year}-0{}", 1 + value.unsigned_abs() % 6),
            _ => format!("FY{}..FY{year}", year - 2),
        };
        let value = format!("{value}");
        match shape {
            0..=2 => actual(&period, &value),
            3 => partial(&period, &value),
            4 => total(&period, &value, CumulativeSince::Plan),
            5 => unusable(&period, &value, UnusableReason::ReferenceValue),
            _ => missing(&period, MissingReason::NotYet),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_query_chooses_what_the_rule_chooses(rows in prop::collection::vec(observation(), 0..14)) {
        let mut data = dataset(TargetKind::Reach, "100", rows);
        for (at, row) in data.observations.iter_mut().enumerate() {
            row.observation_id.0 = format!("{at}");
        }
        let cube = Cube::new(data);
        let found = actuals(frame::observations(&cube, &[FIRST].into()).unwrap(), frame::targets(&cube).unwrap()).unwrap();
        prop_assert_eq!(found.get(&0).copied().unwrap_or_default(), by_row(&cube));
    }

    #[test]
    fn the_extent_of_a_series_is_that_of_its_values(rows in prop::collection::vec(observation(), 0..14)) {
        let cube = Cube::new(dataset(TargetKind::Reach, "100", rows.clone()));
        let found = extents(&cube).unwrap();
        let periods: Vec<_> = rows.iter().filter(|o| o.value.is_some()).map(|o| o.period).collect();
        let [one] = found.as_slice() else { panic!("one series: {found:?}") };
        prop_assert_eq!(one.values as usize, periods.len());
        prop_assert_eq!(one.periods, periods.iter().min().copied().zip(periods.iter().max().copied()));
        let first = periods.iter().map(|p| p.first_year()).min();
        prop_assert_eq!(one.years, first.zip(periods.iter().map(|p| p.last_year()).max()));
    }
}

#[test]
fn the_extents_of_the_sample_are_counted_row_by_row() {
    let found = extents(&SAMPLE).unwrap();
    assert_eq!(found.len(), SAMPLE.count());
    for (place, extent) in SAMPLE.places().zip(&found) {
        let values: Vec<_> = SAMPLE.observations_of(place).filter(|o| o.value.is_some()).collect();
        assert_eq!(extent.values as usize, values.len());
        assert_eq!(extent.periods.map(|p| p.0), values.iter().map(|o| o.period).min());
    }
    let all: u32 = found.iter().map(|extent| extent.values).sum();
    assert!(all > 1_500 && (all as usize) < SAMPLE.len(), "{all}");
}

#[test]
fn judging_anew_comes_to_the_same_as_computing_anew() {
    let rulers = presets();
    let first = scorecard(&SAMPLE, Revision::Final, &rulers[0]).unwrap();
    for ruler in &rulers {
        assert_eq!(under(&first, ruler), scorecard(&SAMPLE, Revision::Final, ruler).unwrap());
    }
}

#[test]
fn a_baseline_alone_is_nothing_to_judge() {
    let cube = Cube::new(dataset(TargetKind::Reach, "100", vec![baseline("FY2020", "5")]));
    let found = actuals(frame::observations(&cube, &[FIRST].into()).unwrap(), frame::targets(&cube).unwrap()).unwrap();
    assert!(found.is_empty(), "{found:?}");
}
