//! What enters a formula, on small datasets: plan FY2021 to FY2024.

use super::small::{actual, baseline, dataset, in_unit, judge, missing, partial, total, unusable};
use machikurabe::analysis::scorecard::ScorecardRow;
use machikurabe::model::finding::Basis;
use machikurabe::model::observation::{CumulativeSince, MissingReason, Observation, UnusableReason};
use machikurabe::model::status::{Reason, Status};
use machikurabe::model::target::TargetKind;

/// Value, basis and position of what enters.
fn entered(row: &ScorecardRow) -> (Option<f64>, Option<Basis>, Option<u16>) {
    (row.actual.map(|a| a.value), row.basis, row.case.map(|c| c.position))
}

fn sum_of(observations: Vec<Observation>) -> (Option<f64>, Option<Basis>, Option<u16>) {
    entered(&judge(dataset(TargetKind::Accumulate, "100", observations)))
}

#[test]
fn a_sum_of_all_plan_years_so_far_is_exact_and_with_a_hole_a_lower_bound() {
    let whole = vec![actual("FY2021", "4"), actual("FY2022", "3")];
    assert_eq!(sum_of(whole), (Some(7.0), Some(Basis::Sum), Some(2)));
    let first_missing = vec![missing("FY2021", MissingReason::Unpublished), actual("FY2022", "3")];
    assert_eq!(sum_of(first_missing), (Some(3.0), Some(Basis::LowerBound), Some(2)));
    let middle_missing = vec![actual("FY2021", "4"), actual("FY2023", "3")];
    assert_eq!(sum_of(middle_missing), (Some(7.0), Some(Basis::LowerBound), Some(3)));
}

#[test]
fn a_printed_total_is_preferred_and_later_years_are_added_to_it() {
    let printed = total("FY2022", "9", CumulativeSince::Plan);
    let years = || vec![actual("FY2021", "4"), actual("FY2022", "3")];
    let both = [years(), vec![printed.clone()]].concat();
    assert_eq!(sum_of(both.clone()), (Some(9.0), Some(Basis::PrintedTotal), Some(2)));
    let and_next = [both.clone(), vec![actual("FY2023", "5")]].concat();
    assert_eq!(sum_of(and_next), (Some(14.0), Some(Basis::Sum), Some(3)));
    let and_after_a_hole = [both, vec![actual("FY2024", "5")]].concat();
    assert_eq!(sum_of(and_after_a_hole), (Some(14.0), Some(Basis::LowerBound), Some(4)));
}

#[test]
fn a_total_since_the_scheme_began_is_used_as_the_city_does() {
    let row = judge(dataset(TargetKind::Accumulate, "50", vec![total("FY2022", "14", CumulativeSince::Scheme)]));
    assert_eq!((row.progress(), row.status), (Some(14.0 / 50.0), Status::Behind));
}

#[test]
fn a_total_of_unknown_start_has_no_progress_even_with_a_later_year() {
    let unknown = || total("FY2022", "17", CumulativeSince::Unknown);
    for observations in [vec![unknown()], vec![unknown(), actual("FY2023", "2")]] {
        let row = judge(dataset(TargetKind::Accumulate, "20", observations));
        assert_eq!((row.progress(), row.reason), (None, Some(Reason::CumulativeStartUnknown)));
        assert_eq!(row.status, Status::NotAssessable);
        assert_eq!(row.figures.unwrap().required_per_year, None);
    }
    // Whatever it counts from, 20 of 20 is the target.
    let met = judge(dataset(TargetKind::Accumulate, "20", vec![total("FY2022", "20", CumulativeSince::Unknown)]));
    assert_eq!((met.status, met.progress()), (Status::Achieved, None));
}

#[test]
fn of_two_values_of_one_year_the_complete_one_is_counted_once() {
    let half_and_whole = vec![partial("FY2021", "3"), actual("FY2021", "8"), actual("FY2022", "2")];
    assert_eq!(sum_of(half_and_whole), (Some(10.0), Some(Basis::Sum), Some(2)));
    // A calendar and a fiscal year of the same number: the later in time.
    let two_reckonings = vec![actual("2021", "7"), actual("FY2021", "8")];
    assert_eq!(sum_of(two_reckonings), (Some(8.0), Some(Basis::Sum), Some(1)));
    let half_only = vec![partial("FY2021", "3"), actual("FY2022", "2")];
    assert_eq!(sum_of(half_only), (Some(5.0), Some(Basis::LowerBound), Some(2)));
}

#[test]
fn a_mean_over_years_is_none_of_its_years() {
    let mean = |period: &str, value: &str| Observation { averaged: true, ..actual(period, value) };
    let years = || vec![actual("FY2021", "4"), mean("FY2022", "50"), actual("FY2023", "3")];
    assert_eq!(sum_of(years()), (Some(7.0), Some(Basis::LowerBound), Some(3)));
    let average = judge(dataset(TargetKind::Average, "10", years()));
    assert_eq!(entered(&average), (Some(3.5), Some(Basis::Mean), Some(3)));
    // What the chart sums up is what the scorecard sums up.
    let whole = vec![actual("FY2021", "4"), actual("FY2022", "3"), mean("FY2022", "50")];
    assert_eq!(sum_of(whole), (Some(7.0), Some(Basis::Sum), Some(2)));
}

#[test]
fn years_outside_the_plan_enter_no_sum_and_no_mean() {
    let around = || vec![actual("FY2020", "100"), actual("FY2024", "5"), actual("FY2025", "100")];
    assert_eq!(sum_of(around()), (Some(5.0), Some(Basis::LowerBound), Some(4)));
    let mean = judge(dataset(TargetKind::Average, "10", around()));
    assert_eq!(entered(&mean), (Some(5.0), Some(Basis::Mean), Some(4)));
    // A level measured after the end is judged as of the last plan year.
    let level = judge(dataset(TargetKind::Reach, "10", around()));
    assert_eq!(entered(&level), (Some(100.0), Some(Basis::Level), Some(4)));
}

#[test]
fn a_mean_takes_complete_years_and_waits_for_the_end() {
    let observations = vec![partial("FY2021", "1"), actual("FY2022", "12"), actual("FY2023", "9")];
    let row = judge(dataset(TargetKind::Average, "10", observations));
    assert_eq!(entered(&row), (Some(10.5), Some(Basis::Mean), Some(3)));
    assert_eq!((row.progress(), row.pace(), row.status), (Some(1.05), Some(1.0), Status::OnTrack));
    let last = judge(dataset(TargetKind::Average, "10", vec![actual("FY2024", "12")]));
    assert_eq!(last.status, Status::Achieved);
}

#[test]
fn a_yearly_target_is_judged_by_its_latest_whole_year_and_never_by_a_total() {
    let observations = vec![actual("FY2021", "9"), partial("FY2022", "4")];
    let row = judge(dataset(TargetKind::EveryYear, "10", observations));
    assert_eq!(entered(&row), (Some(9.0), Some(Basis::Level), Some(1)));
    let only_total = judge(dataset(TargetKind::EveryYear, "10", vec![total("FY2022", "18", CumulativeSince::Plan)]));
    assert_eq!((only_total.status, only_total.reason), (Status::NoData, Some(Reason::DifferentSeries)));
}

#[test]
fn a_level_is_the_latest_value_not_a_total_beside_it() {
    let observations = vec![baseline("FY2020", "230"), actual("FY2021", "327"), actual("FY2022", "425")];
    let row = judge(dataset(TargetKind::Reach, "750", observations));
    assert_eq!((row.actual.unwrap().value, row.baseline.unwrap().value), (425.0, 230.0));
}

#[test]
fn what_cannot_be_used_says_why() {
    let reason = |observations| {
        let row = judge(dataset(TargetKind::Reach, "10", observations));
        assert_eq!(row.status, Status::NoData);
        assert!(row.actual.is_none() && row.figures.is_none());
        (row.reason.unwrap(), row.missing)
    };
    assert_eq!(reason(vec![]), (Reason::NoUsableActual, None));
    assert_eq!(
        reason(vec![missing("FY2021", MissingReason::NotSurveyed)]),
        (Reason::NoUsableActual, Some(MissingReason::NotSurveyed))
    );
    assert_eq!(reason(vec![actual("FY2020", "3")]), (Reason::BeforePlan, None));
    assert_eq!(reason(vec![actual("2021-03-31", "3")]), (Reason::BeforePlan, None));
    let reference = unusable("FY2021", "3", UnusableReason::ReferenceValue);
    assert_eq!(
        reason(vec![reference, missing("FY2022", MissingReason::BeingComputed)]),
        (Reason::ReferenceValue, None)
    );
    assert_eq!(reason(vec![unusable("FY2021", "3", UnusableReason::RepeatedValue)]), (Reason::RepeatedValue, None));
    assert_eq!(reason(vec![in_unit(actual("FY2021", "3"), "世帯")]), (Reason::UnitMismatch, None));
}

#[test]
fn multipliers_of_the_unit_are_taken_off() {
    let observations = vec![in_unit(baseline("FY2020", "0.1"), "万人"), in_unit(actual("FY2022", "2"), "千人")];
    let row = judge(dataset(TargetKind::Reach, "3000", observations));
    assert_eq!((row.baseline.unwrap().value, row.actual.unwrap().value), (1000.0, 2000.0));
    assert_eq!((row.progress(), row.gap(), row.pace()), (Some(0.5), Some(1000.0), Some(0.5)));
}

#[test]
fn a_target_of_an_earlier_year_is_judged_by_the_values_up_to_that_year() {
    use machikurabe::analysis::ruler::default_ruler;
    use machikurabe::analysis::scorecard::scorecard;
    use machikurabe::frame::Cube;
    use machikurabe::model::id::TargetId;
    use machikurabe::model::period::Period;
    use machikurabe::model::quantity::Quantity;
    use machikurabe::model::target::{Revision, Target};
    let mut data = dataset(TargetKind::Reach, "10", vec![actual("FY2021", "4"), actual("FY2022", "7")]);
    for (year, value) in [(2021, "5"), (2022, "6")] {
        let last = data.catalogue.targets[0].clone();
        data.catalogue.targets.push(Target {
            target_id: TargetId::new(format!("one:{year}")),
            target_period: Period::Fiscal(year),
            value: Quantity::parse(value).unwrap(),
            ..last
        });
    }
    let rows = scorecard(&Cube::new(data), Revision::Final, &default_ruler()).unwrap();
    let judged = |at: usize| (rows[at].actual.map(|a| a.value), rows[at].case.map(|c| (c.position, c.years)));
    assert_eq!(judged(0), (Some(7.0), Some((2, 4))), "the last target, by the latest value");
    assert_eq!(judged(1), (Some(4.0), Some((1, 1))), "FY2021 was to be 5");
    assert_ne!(rows[1].status, Status::Achieved);
    assert_eq!((judged(2), rows[2].status), ((Some(7.0), Some((2, 2))), Status::Achieved));
}
