//! The scorecard and the check, as an auditor reads them.

use super::{column, records, rows, said, sample};
use machikurabe::model::status::{Reason, Status};
use machikurabe::model::target::Revision;
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn there_is_a_row_for_every_target_in_force() {
    let data = sample();
    let targets: Vec<_> = data.targets.iter().filter(|t| t.revision == Revision::Final).collect();
    let found = records("scorecard");
    assert_eq!(found.len(), targets.len());
    for (row, target) in found.iter().zip(targets) {
        assert_eq!(row["target_id"], target.target_id.as_str());
        assert_eq!(row["document_id"], target.source.document_id.as_str());
        assert_eq!(row["source_line"].as_u64(), target.source.source_line.map(u64::from));
        assert_eq!(row["target"].as_f64(), Some(target.value.value()));
        assert_eq!(row["target_kind"], target.kind.key());
        let indicator = data.indicator(&target.indicator_id).unwrap();
        assert_eq!(row["indicator"], indicator.label.as_str());
        let unit = if target.unit.as_str().is_empty() { &indicator.unit } else { &target.unit };
        assert_eq!(row["unit"].as_str().unwrap_or_default(), unit.as_str());
    }
}

#[test]
fn a_target_of_two_goals_has_two_rows_and_counts_once() {
    let found = records("scorecard --text 人口減少率");
    assert_eq!(column(&found, "indicator_id"), ["nemuro-goal-03", "nemuro-goal-03"]);
    assert_ne!(found[0]["goal"], found[1]["goal"]);
    assert_ne!(found[0]["source_line"], found[1]["source_line"]);
    let table = said("scorecard --text 人口減少率");
    assert_eq!(rows(&table).len(), 2);
    assert!(table.contains("数値目標（1指標）：概ね順調以上 0/1件"), "{table}");
    // Levels stay apart, and every indicator is in exactly one of them.
    let summary = said("scorecard --city 根室");
    assert!(summary.contains("数値目標（7指標）") && summary.contains("施策KPI（42指標）"), "{summary}");
}

#[test]
fn figures_are_given_or_withheld_with_a_reason() {
    let reasons: BTreeSet<&str> = Reason::ALL.iter().map(|r| r.key()).collect();
    let statuses: BTreeSet<&str> = Status::ALL.iter().map(|s| s.key()).collect();
    for row in records("scorecard") {
        let id = row["target_id"].as_str().unwrap().to_owned();
        let empty = |key: &str| row[key].is_null();
        assert!(statuses.contains(row["status"].as_str().unwrap()), "{id}");
        // Progress is withheld exactly where there is a reason, and every reason is a whole sentence.
        assert_eq!(empty("progress"), !empty("reason"), "{id}");
        assert_eq!(empty("reason"), empty("reason_text"), "{id}");
        if let Value::String(reason) = &row["reason"] {
            assert!(reasons.contains(reason.as_str()), "{id}");
            let words = row["reason_text"].as_str().unwrap();
            assert!(words.contains('。') && !words.contains("reason-"), "{id}: {words}");
        }
        match row["status"].as_str().unwrap() {
            "no_data" => {
                assert!(["actual", "gap", "progress", "attainment", "pace"].iter().all(|key| empty(key)), "{id}");
            }
            "not_assessable" if row["reason"] == "different_series" => {
                assert!(!empty("actual"), "{id}");
                assert!(["gap", "progress", "attainment", "pace"].iter().all(|key| empty(key)), "{id}");
            }
            _ => assert!(["actual", "gap", "pace", "actual_period"].iter().all(|key| !empty(key)), "{id}"),
        }
        if let Some(pace) = row["pace"].as_f64() {
            assert!(pace > 0.0 && pace <= 1.0, "{id}");
            assert_eq!(empty("attainment"), !empty("attainment_reason"), "{id}");
        }
        assert_eq!(empty("baseline"), empty("baseline_period"), "{id}");
    }
}

#[test]
fn a_missing_reason_stands_in_brackets_of_the_language() {
    let find = |lang: &str| {
        let found = records(&format!("scorecard --lang {lang}"));
        found.into_iter().find(|row| row["missing_reason"] == "unpublished").unwrap()["reason_text"].clone()
    };
    assert_eq!(find("ja"), "判定に使える実績値がまだありません。（未公表）");
    assert_eq!(find("en"), "There is no actual yet that can be judged. (Unpublished)");
}

#[test]
fn a_policy_s_letter_is_marked_as_the_policy_s() {
    let found = records("scorecard --city 根室 --level policy_kpi");
    assert!(found.iter().all(|row| row["own_grade"].is_null() || row["own_grade_scope"] == "policy"));
    assert!(found.iter().any(|row| row["own_grade"] == "A"));
    assert!(said("scorecard --city 根室 --level policy_kpi").contains("A（施策）"));
}

#[test]
fn disagreements_are_findings_and_no_failure() {
    let found = records("check");
    for row in &found {
        let words = row["sentence"].as_str().unwrap();
        assert!(words.ends_with('。') && !words.contains("check-") && !words.contains('{'), "{words}");
        assert!(!row["raw_text"].is_null() && !row["document_id"].is_null());
    }
    let kinds = |id: &str| {
        let of = found.iter().filter(|row| row["indicator_id"] == id);
        of.map(|row| row["kind"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(kinds("nemuro-kpi-007").contains(&"arrow_contradicts".to_owned()));
    assert_eq!(kinds("nemuro-kpi-024"), ["not_cumulative"]);
    assert_eq!(kinds("iwamizawa-stat-014"), ["growth_differs"]);
    let table = said("check");
    let summary = format!("食い違い {}件", found.len());
    assert!(table.lines().any(|line| line.starts_with("点検した数値 ") && line.contains(&summary)), "{table}");
    // The counts are those of what was asked for.
    let parts: Vec<u64> = ["--city 根室", "--city 苫小牧,岩見沢,釧路,全国,北海道", ""]
        .iter()
        .map(|filter| {
            let table = said(&format!("check {filter}"));
            let line = table.lines().find(|line| line.starts_with("点検した数値 ")).unwrap().to_owned();
            let digits: String =
                line.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
            digits.parse().unwrap()
        })
        .collect();
    assert!(parts[0] > 0 && parts[1] > 0);
    assert_eq!(parts[0] + parts[1], parts[2]);
}
