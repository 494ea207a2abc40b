//! The numbers on the screens are those of the scorecard command: every target of it is looked up on the board of
//! gaps, in the table below the chart and on the profiles, as it is painted.

use super::*;
use machikurabe::model::indicator::Level;
use machikurabe::model::message::Fact;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

type Record = Map<String, Value>;

fn output() -> Vec<Record> {
    crate::cli::records("scorecard --lang ja")
}

fn text<'a>(record: &'a Record, key: &str) -> &'a str {
    record[key].as_str().unwrap_or_default()
}

/// The number at the beginning of painted words and the size of its last digit.
fn read(words: &str) -> Option<(f64, f64)> {
    let plain: String = words.replace(',', "").replace('−', "-");
    let end = plain.find(|c: char| !(c.is_ascii_digit() || "-+.".contains(c))).unwrap_or(plain.len());
    let number = &plain[..end];
    let decimals = number.split_once('.').map_or(0, |(_, after)| after.len());
    Some((number.parse().ok()?, 0.1_f64.powi(i32::try_from(decimals).unwrap())))
}

/// Whether one of the words says this number, as exactly as it is painted.
fn says(words: &[String], number: &Value, factor: f64, unit: &str) -> bool {
    let Some(number) = number.as_f64().map(|n| n * factor) else { return true };
    let unit = |w: &String| unit.is_empty() || w.ends_with(unit) || w.ends_with("ポイント");
    words.iter().filter(|w| unit(w)).any(|w| read(w).is_some_and(|(v, last)| (v - number).abs() <= last * 0.500_001))
}

/// What is painted between the top and the bottom of a row, from the left edge of the row on.
fn painted_in(painted: &[painted::Painted], row: Rect, left: f32) -> Vec<String> {
    let inside = |t: &&painted::Painted| row.y_range().contains(t.ink.center().y) && t.ink.left() >= left;
    painted.iter().filter(inside).map(|t| t.words.clone()).collect()
}

/// Looks every record up among the rows: each row is used once, and none is left.
fn every_record_has_its_row(
    screen: &Screen,
    mut rows: Vec<(String, Vec<String>)>,
    found_by: impl Fn(&Record) -> String,
) {
    let records = output();
    assert_eq!(rows.len(), records.len());
    for record in &records {
        let begins = found_by(record);
        let status = screen.t(&format!("status-{}", text(record, "status")));
        let unit = text(record, "unit");
        let backwards = record["progress"].as_f64().is_some_and(|p| p < 0.0);
        let fits = |(name, words): &(String, Vec<String>)| {
            name.starts_with(&begins)
                && words.contains(&status)
                && says(words, &record["actual"], 1.0, unit)
                && says(words, &record["target"], 1.0, unit)
                && says(words, &record["gap"], 1.0, unit)
                && (backwards || says(words, &record["progress"], 100.0, "%"))
        };
        let place = rows.iter().position(fits);
        let like = || rows.iter().filter(|(name, _)| name.starts_with(&begins)).collect::<Vec<_>>();
        let place = place.unwrap_or_else(|| panic!("{record:?} is not among {:?}", like()));
        rows.remove(place);
    }
}

#[test]
fn every_row_of_the_board_of_gaps_says_what_the_scorecard_command_says() {
    let screen = Screen::at(Shown::Gaps, [1920.0, 12_000.0], None);
    let painted = painted::texts(&screen.harness);
    let cities = ["根室市 ", "苫小牧市 ", "岩見沢市 "];
    let buttons = screen.harness.query_all_by_role(Role::Button).filter(|node| node.rect().width() > 300.0);
    let named = buttons.filter_map(|node| Some((node.accesskit_node().label()?, node.rect())));
    let rows = named.filter(|(name, _)| cities.iter().any(|city| name.starts_with(city)));
    let rows = rows.map(|(name, rect)| (name, painted_in(&painted, rect, rect.left()))).collect();
    every_record_has_its_row(&screen, rows, |r| format!("{} {}", text(r, "municipality"), text(r, "indicator")));
}

#[test]
fn every_row_of_the_table_below_the_chart_says_what_the_scorecard_command_says() {
    let mut screen = Screen::open_with([2200.0, 20_000.0], None);
    screen.ask(Command::Pick(Pick::PickAllAreas(true)));
    screen.ask(Command::Pick(Pick::ClearIndicators));
    let painted = painted::texts(&screen.harness);
    let rows = screen.rows().into_iter().map(|(name, rect)| {
        // The status stands left of the indicator, the list of indicators further left.
        let words = painted_in(&painted, rect.expand2(egui::vec2(0.0, 2.0)), rect.left() - 260.0);
        (name, words)
    });
    every_record_has_its_row(&screen, rows.collect(), |r| text(r, "indicator").to_owned());
}

/// By level: indicators that are judged, and those at least mostly on track.
fn shares(records: &[Record], city: &str) -> BTreeMap<Level, (usize, usize)> {
    let mut shares = BTreeMap::new();
    for level in Level::ALL {
        let of_level = records.iter().filter(|r| text(r, "municipality") == city && text(r, "level") == level.key());
        let by_indicator: BTreeMap<&str, &str> =
            of_level.map(|r| (text(r, "indicator_id"), text(r, "status"))).collect();
        let judged = by_indicator.values().filter(|s| !["not_assessable", "no_data"].contains(s)).count();
        let good = ["achieved", "on_track", "mostly_on_track"];
        let on_track = by_indicator.values().filter(|s| good.contains(s)).count();
        if judged > 0 {
            shares.insert(*level, (on_track, judged));
        }
    }
    shares
}

#[test]
fn overview_and_profile_give_the_shares_and_goal_targets_of_the_scorecard_command() {
    let mut screen = Screen::first([1920.0, 6000.0], None);
    let records = output();
    let cities = [("012238", "根室市"), ("012131", "苫小牧市"), ("012106", "岩見沢市")];
    let share = |level: Level, (on_track, judged): (usize, usize)| {
        format!(
            "{} {:.1}%（{on_track}/{judged}）",
            screen.texts().levels(level),
            on_track as f64 / judged as f64 * 100.0
        )
    };
    let expected: Vec<Vec<String>> = cities
        .iter()
        .map(|(_, city)| shares(&records, city).into_iter().map(|(level, share_of)| share(level, share_of)).collect())
        .collect();
    assert!(expected.iter().all(|of_city| of_city.len() == 2), "{expected:?}");
    let overview: Vec<String> = painted::texts(&screen.harness).into_iter().map(|t| t.words).collect();
    for words in expected.iter().flatten() {
        assert!(overview.contains(words), "{words}");
    }
    for ((code, city), shares) in cities.into_iter().zip(expected) {
        screen.ask(Command::Pick(Pick::OpenCity(AreaCode::parse(code).unwrap())));
        let profile: Vec<String> = painted::texts(&screen.harness).into_iter().map(|t| t.words).collect();
        for words in shares {
            assert!(profile.contains(&words), "{words}");
        }
        let goals = records.iter().filter(|r| text(r, "municipality") == city && text(r, "level") == "goal_target");
        for record in goals {
            let unit = text(record, "unit");
            let says_both = |line: &String| {
                let (actual, target) = line.split_once('／').unwrap_or((line, ""));
                let (actual, target) = (actual.trim_start_matches("実績値 "), target.trim_start_matches("目標値 "));
                let target = target.split('（').next().unwrap_or_default();
                says(&[actual.to_owned()], &record["actual"], 1.0, unit)
                    && says(&[target.to_owned()], &record["target"], 1.0, unit)
            };
            let lines: Vec<&String> = profile.iter().filter(|line| line.starts_with("実績値 ")).collect();
            assert!(profile.iter().any(|words| words == text(record, "indicator")), "{record:?}");
            assert!(lines.iter().any(|line| says_both(line)), "{record:?} is not among {lines:?}");
        }
    }
    // What a city without targets has instead is said.
    let without = Fact::Number(0.0);
    assert!(!screen.has(&screen.texts().with("overview-no-share", &[("level", without)])));
}
