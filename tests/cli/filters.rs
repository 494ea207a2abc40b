//! Filters by city, theme, level, text, indicator and ruler; what is mistyped is refused with what would do.

use super::{column, records, refused, said};
use std::collections::BTreeSet;

fn values(line: &str, key: &str) -> BTreeSet<String> {
    column(&records(line), key).into_iter().collect()
}

#[test]
fn a_city_is_named_in_many_ways() {
    let by_code = said("series --city 012238 --format csv");
    for name in ["根室市", "根室", "ねむろし", "ネムロ", "Nemuro", "nemuro", "北海道根室市", "０１２２３８"]
    {
        assert!(said(&format!("series --city {name} --format csv")) == by_code, "{name}");
    }
    for line in ["--city 根室,釧路市", "--city 根室 --city 012068", "--city 釧路、根室市"] {
        let found = values(&format!("indicators {line}"), "municipality_code");
        // Empty where an indicator has several areas.
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), ["", "012068", "012238"], "{line}");
        let found = values(&format!("series {line}"), "municipality_code");
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), ["012068", "012238"], "{line}");
    }
    assert_eq!(values("series --city 全国", "municipality_code"), BTreeSet::from(["000000".to_owned()]));
}

#[test]
fn themes_and_levels_go_by_key_and_by_name() {
    let by_key = said("scorecard --theme tourism --format csv");
    assert_eq!(values("scorecard --theme tourism", "theme"), BTreeSet::from(["tourism".to_owned()]));
    assert!(said("scorecard --theme 観光・交流 --format csv") == by_key);
    let levels = values("scorecard --level goal_target,事業KPI", "level");
    assert_eq!(levels, ["goal_target", "project_kpi"].map(str::to_owned).into());
    assert!(said("scorecard --level goal_target --lang en").contains("Goal target ("));
}

#[test]
fn text_looks_where_people_would() {
    let all = records("indicators");
    for (words, key) in [("出生率", "indicator"), ("nemuro-goal-03", "indicator_id"), ("防災", "goal")] {
        let found = records(&format!("indicators --text {words}"));
        assert!(!found.is_empty() && found.len() < all.len(), "{words}");
        assert!(words == "防災" || column(&found, key).iter().all(|text| text.contains(words)), "{words}");
    }
    // Two words narrow it down; kana and width make no difference.
    let one = records("indicators --text アプリ").len();
    assert!(one > 0 && one == records("indicators --text ｱﾌﾟﾘ").len());
    assert_eq!(records("series --text zzzzz").len(), 0);
    assert_eq!(said("series --text zzzzz --format csv").lines().count(), 1);
    assert!(said("series --text zzzzz").contains("条件に合う行がありません。"));
    // Filters narrow each other.
    let both = records("scorecard --city 苫小牧 --theme childcare --text 数");
    assert!(!both.is_empty());
    assert!(both.iter().all(|o| o["municipality_code"] == "012131" && o["theme"] == "childcare"));
}

#[test]
fn series_of_chosen_indicators() {
    let ids = values("series --indicator nemuro-goal-03 --indicator nemuro-goal-04,nemuro-kpi-001", "indicator_id");
    assert_eq!(ids.into_iter().collect::<Vec<_>>(), ["nemuro-goal-03", "nemuro-goal-04", "nemuro-kpi-001"]);
}

#[test]
fn another_ruler_changes_statuses_and_nothing_else() {
    let [standard, other] = ["default", "iwamizawa"].map(|key| records(&format!("scorecard --ruler {key}")));
    let mut flips = 0;
    for (a, b) in standard.iter().zip(&other) {
        flips += usize::from(a["status"] != b["status"]);
        for (key, value) in a {
            assert!(matches!(key.as_str(), "status" | "ruler") || value == &b[key], "{key}");
        }
    }
    assert!(flips > 10);
    assert_eq!(other[0]["ruler"], "iwamizawa");
    assert!(said("scorecard --ruler 多摩市").contains("ものさし：多摩市（進捗率 ÷ ペースが1以上で順調、0.6以上で"));
}

#[test]
fn what_is_mistyped_is_refused_with_what_would_do() {
    for (line, word, known) in [
        ("series --city 札幌", "「札幌」", "012238 根室市"),
        ("series --city 12238", "「12238」", "012238 根室市"),
        ("series --city 根室,札幌", "「札幌」", "012068 釧路市"),
        ("check --theme 観光業", "「観光業」", "tourism 観光・交流"),
        ("scorecard --level kpi", "「kpi」", "policy_kpi 施策KPI"),
        ("scorecard --ruler 札幌市", "「札幌市」", "tama 多摩市"),
        ("series --indicator nemuro-goal-99", "「nemuro-goal-99」", "machikurabe indicators"),
    ] {
        let said = refused(line, 1);
        assert!(said.contains(word) && said.contains(known), "{said}");
    }
    let english = refused("--lang en series --city Sapporo", 1);
    assert!(english.starts_with("The data has no city “Sapporo”.") && english.contains("012238 Nemuro"), "{english}");
}
