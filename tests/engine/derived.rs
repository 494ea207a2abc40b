//! Indicators computed from others: by numbers worked out by hand from the register, and by another way over random data.

use super::*;
use machikurabe::analysis::derived::{Reach, check, compute, unit};
use machikurabe::analysis::places::values;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::derived::{Formula, NoFormula, Operation};
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::observation::{MissingReason, Observation, ObservationStatus};
use machikurabe::model::period::Period;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::unit::Unit;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn id(text: &str) -> IndicatorId {
    IndicatorId::new(text)
}

fn nemuro() -> AreaCode {
    AreaCode::parse("012238").unwrap()
}

fn formula(op: Operation, a: &str, b: &[&str], factor: f64) -> Formula {
    Formula { op, a: id(a), b: b.iter().map(|b| id(b)).collect(), factor, years: 1 }
}

/// A dataset with one more indicator that is computed so.
fn with(mut data: Dataset, formula: &Formula) -> Cube {
    let first = data.indicators.iter().find(|row| row.indicator_id == formula.a).unwrap().clone();
    let mut derived = Indicator { indicator_id: id("derived-x"), municipality_code: None, concept: None, ..first };
    derived.source.raw_text = formula.written();
    // In the middle, where no rows of the columns stand.
    data.catalogue.indicators.insert(1, derived);
    Cube::new(data).computing(compute)
}

/// Every value of the computed indicator in an area.
fn computed(cube: &Cube, area: AreaCode) -> BTreeMap<Period, Option<Quantity>> {
    let place = cube.place_in(&id("derived-x"), area).unwrap();
    cube.observations_of(place).map(|row| (row.period, row.value)).collect()
}

#[test]
fn births_meet_the_residents_of_the_first_of_january_after_their_year() {
    let formula = formula(Operation::Ratio, "register-births", &["register-population"], 1000.0);
    let cube = with(sample().unwrap(), &formula);
    let found = computed(&cube, nemuro());
    // 2014: 192 ÷ 28,050; 2024: 96 ÷ 22,468.
    let of = |year| found[&Period::Calendar(year)].unwrap();
    assert!((of(2014).value() - 192.0 * 1000.0 / 28_050.0).abs() < 1e-12, "{:?}", of(2014));
    assert!((of(2024).value() - 96.0 * 1000.0 / 22_468.0).abs() < 1e-12, "{:?}", of(2024));
    assert_eq!((found.len(), of(2014).to_string().as_str()), (11, "6.84"));
    // Where it comes from, value for value.
    let place = cube.place_in(&id("derived-x"), nemuro()).unwrap();
    let last = cube.observations_of(place).last().unwrap();
    let sources: Vec<String> = cube.sources_of(last.row).iter().map(|row| row.observation_id().0).collect();
    assert_eq!(sources, ["register-births:012238:2024", "register-population:012238:2025-01-01"]);
    assert_eq!(last.raw_text(), "96人 ÷ 22468人 × 1000");
    assert_eq!(cube.at(last.row), Some(last), "a row number means one observation, computed or not");
    // The same as the figure per 1,000 residents, which is computed elsewhere.
    let births = cube.series(cube.place_in(&id("register-births"), nemuro()).unwrap()).unwrap();
    let other =
        machikurabe::analysis::compare::per_thousand(&cube, births, &Unit::new("人"), Period::Calendar(2024), 96.0);
    assert!((other.unwrap().value - of(2024).value()).abs() < 1e-12);
    // And it is ranked like any other.
    let ranked = values(&cube, &id("derived-x"), None, &[]).unwrap().unwrap();
    assert_eq!((ranked.period, ranked.values.len()), (Period::Calendar(2024), 4));
    let own = ranked.values.iter().find(|value| cube.series(value.series).unwrap().area == nemuro()).unwrap();
    assert_eq!((own.value, own.row), (of(2024).value(), last.row));
    assert!(ranked.values.windows(2).all(|pair| pair[0].value >= pair[1].value));
}

#[test]
fn a_difference_a_share_and_growth_are_what_hand_gives() {
    let difference =
        with(sample().unwrap(), &formula(Operation::Difference, "register-births", &["register-deaths"], 1.0));
    let change = SAMPLE.place_in(&id("register-natural-change"), nemuro());
    let printed: BTreeMap<Period, f64> =
        SAMPLE.observations_of(change.unwrap()).filter_map(|row| Some((row.period, row.value?.value()))).collect();
    let found = computed(&difference, nemuro());
    assert!(printed.len() > 8);
    for (period, value) in &printed {
        assert_eq!(found[period].map(Quantity::value), Some(*value), "{period}");
    }
    assert_eq!(found[&Period::Calendar(2024)].unwrap().decimals(), 0);
    let share = with(sample().unwrap(), &formula(Operation::Share, "register-births", &["register-deaths"], 1.0));
    let deaths = SAMPLE.place_in(&id("register-deaths"), nemuro()).unwrap();
    let deaths = SAMPLE.observations_of(deaths).find(|row| row.period == Period::Calendar(2024)).unwrap();
    let wanted = 9600.0 / (96.0 + deaths.value.unwrap().value());
    let found = computed(&share, nemuro())[&Period::Calendar(2024)].unwrap().value();
    assert!((found - wanted).abs() < 1e-12, "{found} {wanted}");
    let growth = Formula { years: 5, ..formula(Operation::Growth, "register-population", &[], 1.0) };
    let found = computed(&with(sample().unwrap(), &growth), nemuro());
    let day = |year| Period::AsOf { year, month: 1, day: Some(1) };
    // 22,468 ÷ 25,457 − 1; nothing before 2020.
    assert!((found[&day(2025)].unwrap().value() - (22_468.0 / 25_457.0 - 1.0) * 100.0).abs() < 1e-12);
    assert_eq!(found.keys().next(), Some(&day(2020)));
}

#[test]
fn what_does_not_meet_is_refused_with_its_reason() {
    let of = |formula: &Formula| check(&SAMPLE, formula).unwrap();
    let ratio = |a: &str, b: &str| formula(Operation::Ratio, a, &[b], 1.0);
    // A stock over a flow, and dates against years elsewhere than in a ratio.
    assert_eq!(of(&ratio("register-population", "register-births")), Err(NoFormula::PeriodKinds));
    let difference = |a: &str, b: &str| formula(Operation::Difference, a, &[b], 1.0);
    assert_eq!(of(&difference("register-births", "register-population")), Err(NoFormula::PeriodKinds));
    // Tonnes less persons; a city's own indicator with that of another city; fiscal years with calendar years.
    assert_eq!(of(&difference("nemuro-kpi-001", "nemuro-kpi-005")), Err(NoFormula::Units));
    assert_eq!(of(&ratio("nemuro-kpi-001", "tomakomai-kpi-001")), Err(NoFormula::Areas));
    assert_eq!(of(&ratio("nemuro-kpi-001", "register-births")), Err(NoFormula::PeriodKinds));
    assert_eq!(of(&ratio("register-births", "nowhere")), Err(NoFormula::Unknown));
    assert_eq!(of(&ratio("register-births", "derived-other")), Err(NoFormula::OfDerived));
    assert_eq!(of(&ratio("register-births", "register-births")), Err(NoFormula::Same));
    let far = Formula { years: 40, ..formula(Operation::Growth, "register-births", &[], 1.0) };
    assert_eq!(of(&far), Err(NoFormula::Periods));
    let births = of(&formula(Operation::Ratio, "register-births", &["register-population"], 1000.0)).unwrap();
    // 4 cities, the prefecture and the nation, where the register has them, over eleven years.
    assert_eq!(births.values, births.areas * 11);
    assert_eq!(births, Reach { decimals: 2, ..births });
    // Fiscal years of a flow over the same 1 January.
    assert_eq!(unit(&SAMPLE, &difference("nemuro-goal-02", "nemuro-goal-04")), Some(Unit::new("ポイント")));
    assert_eq!(unit(&SAMPLE, &ratio("register-births", "register-population")), None);
}

#[test]
fn a_gap_and_a_zero_give_a_gap_with_its_reason_and_never_zero() {
    let mut data = sample().unwrap();
    let at = |data: &Dataset, indicator: &str, period: Period| {
        let is = |row: &&Observation| {
            row.indicator_id == id(indicator) && row.municipality_code == nemuro() && row.period == period
        };
        let found = data.observations.iter().position(|row| is(&row));
        found.unwrap()
    };
    let day = |year| Period::AsOf { year, month: 1, day: Some(1) };
    let zero = at(&data, "register-population", day(2025));
    data.observations[zero].value = Quantity::new(0.0, 0);
    let gap = at(&data, "register-births", Period::Calendar(2023));
    let row = &mut data.observations[gap];
    (row.value, row.status, row.missing_reason) = (None, ObservationStatus::Missing, Some(MissingReason::Suppressed));
    let gone = at(&data, "register-births", Period::Calendar(2022));
    data.observations.remove(gone);
    let provisional = at(&data, "register-births", Period::Calendar(2021));
    data.observations[provisional].status = ObservationStatus::Provisional;
    let partial = at(&data, "register-births", Period::Calendar(2020));
    data.observations[partial].partial = true;
    let cube = with(data, &formula(Operation::Ratio, "register-births", &["register-population"], 1000.0));
    let place = cube.place_in(&id("derived-x"), nemuro()).unwrap();
    let rows: BTreeMap<Period, _> = cube.observations_of(place).map(|row| (row.period, row)).collect();
    let told = |year| {
        let row = rows[&Period::Calendar(year)];
        (row.value.is_some(), row.missing_reason, row.raw_text().into_owned())
    };
    assert_eq!(told(2024), (false, Some(MissingReason::NotApplicable), "96人 ÷ 0人 × 1000".to_owned()));
    assert_eq!(told(2023), (false, Some(MissingReason::Suppressed), "… ÷ 23006人 × 1000".to_owned()));
    assert!(!rows.contains_key(&Period::Calendar(2022)), "what one source does not have is no period of the two");
    assert_eq!(rows[&Period::Calendar(2021)].status, ObservationStatus::Provisional);
    assert!(!rows.contains_key(&Period::Calendar(2020)), "part of a year is not the year");
    assert!(rows.values().all(|row| row.missing_reason.is_some() == row.value.is_none()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Against a plain loop over the observations.
    #[test]
    fn a_ratio_is_what_a_plain_loop_gives(
        births in prop::collection::vec(prop::option::of(0u32..2_000), 11),
        deaths in prop::collection::vec(prop::option::of(0u32..2_000), 11),
        factor in 1u32..5_000,
    ) {
        let mut data = sample().unwrap();
        let mut wanted: BTreeMap<Period, Option<f64>> = BTreeMap::new();
        let mut other: BTreeMap<Period, Option<f64>> = BTreeMap::new();
        for row in &mut data.observations {
            let values = match row.indicator_id.as_str() {
                "register-births" => &births,
                "register-deaths" => &deaths,
                _ => continue,
            };
            if row.municipality_code != nemuro() {
                continue;
            }
            let Period::Calendar(year) = row.period else { continue };
            let value = values[usize::from(year - 2014)];
            row.value = value.and_then(|value| Quantity::new(f64::from(value), 0));
            row.missing_reason = value.is_none().then_some(MissingReason::Unpublished);
            row.status = if value.is_none() { ObservationStatus::Missing } else { ObservationStatus::Normal };
            let side = if row.indicator_id == id("register-births") { &mut wanted } else { &mut other };
            side.insert(row.period, value.map(f64::from));
        }
        let cube = with(data, &formula(Operation::Ratio, "register-births", &["register-deaths"], f64::from(factor)));
        let found = computed(&cube, nemuro());
        prop_assert_eq!(found.len(), 11);
        for (period, value) in found {
            let expected = wanted[&period].zip(other[&period]).filter(|(_, b)| *b != 0.0);
            let expected = expected.map(|(a, b)| a * f64::from(factor) / b);
            prop_assert_eq!(value.map(Quantity::value), expected, "{}", period);
        }
    }

    /// What is shown never claims more than the rounding of the sources allows: half of the last decimal shown is not less
    /// than what the sources leave open, in the middle value.
    #[test]
    fn the_decimals_shown_are_certain(factor in prop::sample::select(vec![1.0, 100.0, 1000.0, 100_000.0])) {
        let formula = formula(Operation::Ratio, "register-births", &["register-population"], factor);
        let cube = with(sample().unwrap(), &formula);
        let mut slack = Vec::new();
        for place in cube.series_of(&id("derived-x")) {
            for row in cube.observations_of(place) {
                let [a, b] = [0, 1].map(|at| cube.sources_of(row.row)[at].value.unwrap().value());
                let (low, high) = ((a - 0.5) / (b + 0.5) * factor, (a + 0.5) / (b - 0.5) * factor);
                slack.push(row.value.unwrap().last_digit() / (high - low));
            }
        }
        slack.sort_by(f64::total_cmp);
        // At least half of all values are certain to half of the last decimal shown.
        prop_assert!(slack[slack.len() / 2] > 0.99, "{:?}", slack);
    }
}
