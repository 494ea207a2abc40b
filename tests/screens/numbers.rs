//! The numbers on the screens are those of the scorecard command: every target of it is looked up on the board of
//! gaps, in the table below the chart and on the profiles, as it is painted.

use super::*;
use machikurabe::model::indicator::Level;
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

/// What a row of a city's page says: actual and target apart, a gap with its sign, the status by its spoken name.
fn told(name: &str, painted: Vec<String>) -> Vec<String> {
    let mut words: Vec<String> = name.split('、').map(str::to_owned).collect();
    for said in painted {
        match (said.split_once(" / "), said.strip_suffix("超過")) {
            (Some((actual, target)), _) => words.extend([actual.to_owned(), target.to_owned()]),
            (None, Some(beyond)) => words.push(format!("−{beyond}")),
            (None, None) => words.push(said),
        }
    }
    words
}

#[test]
fn every_row_of_the_city_pages_says_what_the_scorecard_command_says() {
    let mut screen = Screen::first([1920.0, 6000.0], None);
    let mut rows = Vec::new();
    for (code, city) in [("012238", "根室市"), ("012131", "苫小牧市"), ("012106", "岩見沢市")] {
        screen.ask(Command::Pick(Pick::OpenCity(AreaCode::parse(code).unwrap())));
        let painted = painted::texts(&screen.harness);
        let begins = format!("{city} ");
        let buttons = screen.harness.query_all_by_role(Role::Button).filter(|node| node.rect().width() > 600.0);
        let named = buttons.filter_map(|node| Some((node.accesskit_node().label()?, node.rect())));
        rows.extend(named.filter(|(name, _)| name.starts_with(&begins)).map(|(name, rect)| {
            let words = told(&name, painted_in(&painted, rect, rect.left()));
            (name, words)
        }));
    }
    every_record_has_its_row(&screen, rows, |r| format!("{} {}", text(r, "municipality"), text(r, "indicator")));
}

#[test]
fn overview_and_profile_give_the_shares_of_the_scorecard_command() {
    let mut screen = Screen::first([1920.0, 1080.0], None);
    let records = output();
    let cities = [("012238", "根室市"), ("012131", "苫小牧市"), ("012106", "岩見沢市")];
    let names = screen.names();
    for (code, city) in cities {
        let shares = shares(&records, city);
        assert_eq!(shares.len(), 2, "{shares:?}");
        let share = |(level, (on_track, judged)): (&Level, &(usize, usize))| {
            let percent = *on_track as f64 / *judged as f64 * 100.0;
            format!("{} {percent:.1}%（{on_track}/{judged}）", screen.texts().levels(*level))
        };
        let words: Vec<String> = shares.iter().map(share).collect();
        // The head of a column shows policy KPIs and tells the other levels when it is pointed at.
        assert!(words.iter().all(|words| names.iter().any(|name| name.contains(words))), "{words:?}");
        let (on_track, judged) = shares[&Level::PolicyKpi];
        let painted = painted::texts(&screen.harness);
        let head = format!("施策KPI 概ね順調以上 {on_track}/{judged}件");
        assert!(painted.iter().any(|t| t.words == head), "{head}");
        screen.ask(Command::Pick(Pick::OpenCity(AreaCode::parse(code).unwrap())));
        let profile: Vec<String> = painted::texts(&screen.harness).into_iter().map(|t| t.words).collect();
        assert!(words.iter().all(|words| profile.contains(words)), "{words:?}");
        screen.ask(Command::Show(Shown::Overview));
    }
}
