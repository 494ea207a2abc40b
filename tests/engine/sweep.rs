//! What must hold in every row of the sample's scorecard, whatever its numbers are.

use super::{Judged, rows};
use machikurabe::model::indicator::Polarity;
use machikurabe::model::status::{Reason, Status};
use machikurabe::model::target::TargetKind;

const LEVELS: [TargetKind; 2] = [TargetKind::Reach, TargetKind::IncreaseStock];

fn sign(row: &Judged) -> f64 {
    if row.indicator().polarity == Polarity::LowerIsBetter { -1.0 } else { 1.0 }
}

/// B, where the row's kind measures a way from it and it may be compared.
fn base(row: &Judged) -> Option<f64> {
    let comparable = row.target().baseline_reason.is_none() && LEVELS.contains(&row.target().kind);
    row.row.baseline.filter(|_| comparable).map(|b| b.value)
}

fn each(check: impl Fn(&Judged) -> bool) {
    let all = rows();
    assert!(!all.is_empty());
    let wrong: Vec<&str> = all.iter().filter(|row| !check(row)).map(|row| row.target().target_id.as_str()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn every_final_target_has_a_row_and_no_draft_has() {
    let finals = super::data().targets.iter().filter(|t| t.revision.key() == "final").count();
    assert_eq!(rows().len(), finals);
}

#[test]
fn a_reason_stands_exactly_where_progress_is_withheld() {
    each(|r| r.row.reason.is_some() == r.row.progress().is_none());
    each(|r| {
        r.row.figures.is_none_or(|f| f.attainment.is_none() == f.attainment_reason.is_some())
            && r.row.missing.is_none_or(|_| r.row.reason == Some(Reason::NoUsableActual))
    });
}

#[test]
fn the_order_of_statuses_is_kept() {
    each(|r| {
        let Some(x) = r.row.actual.map(|a| a.value) else { return r.row.status == Status::NoData };
        if !r.target().actual_comparable {
            return r.row.status == Status::NotAssessable && r.row.reason == Some(Reason::DifferentSeries);
        }
        let target = r.target().value.value();
        let against = match (r.target().kind, base(r)) {
            (TargetKind::IncreaseStock, Some(b)) => x - b,
            _ => x,
        };
        let waits = matches!(r.target().kind, TargetKind::Average | TargetKind::Maintain);
        if (against - target) * sign(r) >= 0.0 {
            return r.row.status == if waits { Status::OnTrack } else { Status::Achieved };
        }
        let wanted =
            if r.target().kind == TargetKind::IncreaseStock { target } else { target - base(r).unwrap_or(0.0) };
        let worse = base(r).is_some_and(|b| (x - b) * sign(r) < -1e-9 && wanted * sign(r) > 0.0);
        worse == (r.row.status == Status::WorseThanBaseline)
            && ![Status::Achieved, Status::NoData].contains(&r.row.status)
    });
}

#[test]
fn no_percentage_without_a_meaning() {
    // x/T says nothing where lower is better, where T ≤ 0, where a value is negative, or where two series meet.
    each(|r| {
        let misleads = r.indicator().polarity == Polarity::LowerIsBetter
            || r.target().value.value() <= 0.0
            || r.row.actual.is_none_or(|a| a.value < 0.0)
            || !r.target().actual_comparable;
        r.row.attainment().is_none() == misleads
    });
    // No progress for what is held, without a comparable baseline, towards a floor, or along no way.
    each(|r| {
        let target = r.target().value.value();
        let no_way = match (r.target().kind, base(r)) {
            (TargetKind::Maintain, _) | (TargetKind::Reach | TargetKind::IncreaseStock, None) => true,
            (TargetKind::Reach, Some(b)) => {
                let way = (target - b).abs();
                let step = if r.target().rounded_rate { r.target().value.last_digit() } else { 0.0 };
                (target - b) * sign(r) <= 0.0 || way < b.abs() * 0.01 || way <= step + 1e-9
            }
            _ => r.row.reason == Some(Reason::CumulativeStartUnknown),
        };
        let judged = r.row.actual.is_some() && r.target().actual_comparable;
        r.row.progress().is_none() == (no_way || !judged)
    });
}

#[test]
fn no_figure_is_infinite_or_minus_zero() {
    each(|r| {
        let f = r.row.figures;
        let figures = [
            r.row.progress(),
            r.row.attainment(),
            r.row.pace(),
            r.row.gap(),
            r.row.progress_over_pace(),
            r.row.actual.map(|a| a.value),
            r.row.baseline.map(|b| b.value),
            f.and_then(|f| f.way_from_base),
            f.and_then(|f| f.required_per_year),
        ];
        figures.into_iter().flatten().all(|v| v.is_finite() && !(v == 0.0 && v.is_sign_negative()))
    });
}

#[test]
fn the_gap_is_what_is_missing_in_the_wanted_direction() {
    each(|r| {
        let Some(gap) = r.row.gap() else { return r.row.figures.is_none() };
        let met = matches!(r.row.status, Status::Achieved)
            || (r.row.status == Status::OnTrack && r.target().kind == TargetKind::Average && gap <= 0.0);
        met == (gap <= 0.0)
    });
}

#[test]
fn pace_is_counted_from_the_first_plan_year() {
    each(|r| {
        let Some(pace) = r.row.pace() else { return true };
        let yearly = matches!(r.target().kind, TargetKind::EveryYear | TargetKind::Average | TargetKind::Maintain);
        // The last reported years: Nemuro R4 of R3–R6, Tomakomai R3 of R2–R6, Iwamizawa 2020 of 2020–2024.
        let (k, n) = match r.target().plan_id.as_str() {
            "nemuro-2" => (2.0, 4.0),
            "tomakomai-2" => (2.0, 5.0),
            _ => (1.0, 5.0),
        };
        (pace - if yearly { 1.0 } else { k / n }).abs() < 1e-12
    });
}

/// Facts about the three plans that anyone can count in the documents.
#[test]
fn the_sample_has_the_counts_that_its_documents_have() {
    let all = rows();
    let count = |check: &dyn Fn(&Judged) -> bool| all.iter().filter(|r| check(r)).count();
    let of = |plan: &'static str| move |r: &Judged| r.target().plan_id.as_str() == plan;
    assert_eq!(count(&of("nemuro-2")), 50);
    assert_eq!(count(&of("tomakomai-2")), 104);
    assert_eq!(count(&of("iwamizawa-2")), 50);
    let floors = |r: &Judged| r.row.reason == Some(Reason::FloorUnderDecline);
    assert_eq!(count(&|r| of("tomakomai-2")(r) && floors(r)), 13);
    assert_eq!(count(&floors), 13);
    let one_year = |r: &Judged| r.target().baseline_reason.is_some_and(|b| b.key() == "one_year_vs_total");
    assert_eq!(count(&|r| of("tomakomai-2")(r) && one_year(r)), 22);
    // Of Iwamizawa's six targets below their baseline, two are better lower.
    let falling = |r: &Judged| r.row.baseline.is_some_and(|b| r.target().value.value() < b.value);
    let levels = |r: &Judged| matches!(r.target().kind, TargetKind::Reach | TargetKind::EveryYear);
    let below = |r: &Judged| of("iwamizawa-2")(r) && falling(r) && levels(r);
    assert_eq!(count(&below), 6);
    assert_eq!(count(&|r| below(r) && r.indicator().polarity == Polarity::LowerIsBetter), 2);
}
