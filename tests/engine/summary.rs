//! Counts by status, against counts made by hand from the hand-worked rows.

use super::rows;
use machikurabe::analysis::scorecard::ScorecardRow;
use machikurabe::analysis::summary::Counts;
use machikurabe::model::indicator::Level;
use machikurabe::model::status::Status;

fn of(plan: &str, level: Level) -> (Vec<ScorecardRow>, Counts) {
    let wanted: Vec<ScorecardRow> = rows()
        .into_iter()
        .filter(|r| r.target().plan_id.as_str() == plan && r.indicator().level == level)
        .map(|r| r.row)
        .collect();
    let counts = Counts::of(&wanted);
    (wanted, counts)
}

#[test]
fn an_indicator_that_is_a_target_of_two_goals_counts_once() {
    let (rows, counts) = of("nemuro-2", Level::GoalTarget);
    // Eight rows, seven indicators: 人口減少率 stands under two goals.
    assert_eq!((rows.len(), counts.total()), (8, 7));
    // Not assessable 2, no data 1; 人口減少率 and 年少人口割合 worse, 寄附者件数 on track, 参加したい slightly behind.
    let by_hand = [
        (Status::NotAssessable, 2),
        (Status::NoData, 1),
        (Status::WorseThanBaseline, 2),
        (Status::OnTrack, 1),
        (Status::SlightlyBehind, 1),
    ];
    for (status, n) in by_hand {
        assert_eq!(counts.get(status), n, "{}", status.key());
    }
    assert_eq!((counts.on_track(), counts.assessed()), (1, 4));
    assert_eq!(counts.share_on_track(), Some(0.25));
}

#[test]
fn nemuros_policy_kpis_counted_by_hand() {
    let (_, counts) = of("nemuro-2", Level::PolicyKpi);
    let by_hand = [
        (Status::Achieved, 8),
        (Status::OnTrack, 8),
        (Status::MostlyOnTrack, 4),
        (Status::SlightlyBehind, 6),
        (Status::Behind, 12),
        (Status::WorseThanBaseline, 4),
        (Status::NotAssessable, 0),
        (Status::NoData, 0),
    ];
    for (status, n) in by_hand {
        assert_eq!(counts.get(status), n, "{}", status.key());
    }
    assert_eq!(counts.total(), 42);
    assert_eq!(counts.share_on_track(), Some(20.0 / 42.0));
}

#[test]
fn nothing_assessable_has_no_share() {
    let (rows, _) = of("nemuro-2", Level::GoalTarget);
    let none: Vec<ScorecardRow> = rows.into_iter().filter(|r| !r.status.is_assessed()).collect();
    let counts = Counts::of(&none);
    assert_eq!((counts.total(), counts.assessed(), counts.share_on_track()), (3, 0, None));
}
