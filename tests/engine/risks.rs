//! What is most at risk, against the rule worked out another way, and the cities that do better.

use super::*;
use machikurabe::analysis::risk::{Peers, Shortfall, most, ranked};
use machikurabe::model::comparison::Grade;
use machikurabe::model::place::SeriesPlace;
use machikurabe::model::status::Status;

fn rows() -> Vec<ScorecardRow> {
    scorecard(&SAMPLE, Revision::Final, &default_ruler()).unwrap()
}

fn label(row: &ScorecardRow) -> &'static str {
    SAMPLE.series(row.series).map(|series| series.indicator.label.as_str()).unwrap()
}

#[test]
fn policy_kpis_that_lost_everything_come_first() {
    let rows = rows();
    let policy = |row: &ScorecardRow| {
        SAMPLE.series(row.series).unwrap().level == machikurabe::model::indicator::Level::PolicyKpi
    };
    let risks = most(&SAMPLE, &rows, &policy, 5);
    // 24 → 0 of 27, 571 → 0 of 1,000, 46 → 0 of 50, 19 → 0 of 34: all of the baseline is gone.
    for risk in &risks[..4] {
        let row = &rows[risk.row];
        assert_eq!((row.status, row.actual.unwrap().value), (Status::WorseThanBaseline, 0.0), "{}", label(row));
        assert_eq!(risk.shortfall, Shortfall::Fall(Some(1.0)));
    }
    // 35,780 → 1,218.
    let last = &rows[risks[4].row];
    assert_eq!(label(last), "訪日外国人宿泊延べ人数");
    let Shortfall::Fall(Some(share)) = risks[4].shortfall else { panic!("{:?}", risks[4]) };
    assert!((share - (35_780.0 - 1_218.0) / 35_780.0).abs() < 1e-12);
}

#[test]
fn the_order_is_that_of_the_rule() {
    let rows = rows();
    let order = ranked(&SAMPLE, &rows, &|_| true);
    let mut seen = std::collections::BTreeSet::new();
    // Backwards before behind; then the greater fall from B, or the greater distance from the pace.
    let key = |place: usize| {
        let row = &rows[place];
        let figures = row.figures.unwrap();
        match row.status {
            Status::WorseThanBaseline => {
                let base = row.baseline.unwrap().value;
                let fall = if base == 0.0 { f64::INFINITY } else { ((row.actual.unwrap().value - base) / base).abs() };
                (0, -fall)
            }
            Status::Behind => {
                let missing = figures.progress.map(|p| figures.pace - p).or(figures.attainment.map(|a| 1.0 - a));
                (1, -missing.unwrap_or(f64::NEG_INFINITY))
            }
            status => panic!("{status:?} is not at risk"),
        }
    };
    for pair in order.windows(2) {
        let (one, other) = (key(pair[0]), key(pair[1]));
        assert!(one.0 < other.0 || (one.0 == other.0 && one.1 <= other.1 + 1e-9), "{one:?} {other:?}");
    }
    for place in &order {
        assert!(seen.insert(rows[*place].series), "{} stands twice", label(&rows[*place]));
    }
    let at_risk = rows.iter().filter(|r| matches!(r.status, Status::WorseThanBaseline | Status::Behind));
    let indicators: std::collections::BTreeSet<SeriesPlace> = at_risk.map(|row| row.series).collect();
    assert_eq!(seen, indicators);
}

#[test]
fn only_other_cities_with_a_better_status_do_better_and_a_look_alike_never_counts() {
    let rows = rows();
    let peers = Peers::of(&SAMPLE, &rows);
    let rank = |row: &ScorecardRow| Status::ALL.iter().position(|status| *status == row.status).unwrap();
    let mut found = 0;
    for (place, row) in rows.iter().enumerate() {
        let comparable = peers.comparable_with(place);
        for better in peers.better_than(place) {
            let other = &rows[better.row];
            assert!(other.status.is_assessed() && rank(other) < rank(row));
            assert_ne!(SAMPLE.series(other.series).unwrap().area, SAMPLE.series(row.series).unwrap().area);
            assert!(better.grade != Grade::LookAlike && comparable.contains(&better));
            let comparison = better.comparison.as_ref().unwrap();
            let members: Vec<_> = data().comparison_members.iter().filter(|m| m.comparison_id == *comparison).collect();
            for of in [row, other] {
                let id = &SAMPLE.series(of.series).unwrap().indicator.indicator_id;
                assert!(members.iter().any(|member| member.indicator_id == *id));
            }
            found += 1;
        }
    }
    assert!(found > 0, "some city does better in the sample");
}
