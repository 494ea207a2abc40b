//! The activities: every measure without a target is there once, its numbers are those of `series`,
//! and every picked city has its column.

use super::grid::{GridRow, no_faults};
use super::*;
use crate::cli;
use machikurabe::model::indicator::Level;
use machikurabe::model::message::Fact;
use machikurabe::model::theme::Theme;
use machikurabe::session::history::Step;
use std::collections::BTreeSet;

const KUSHIRO: &str = "012068";

fn open() -> Screen {
    Screen::at(Shown::Activities, SIZES[1], None)
}

/// Identifiers of the originals and of the repeats among the sample's activities.
fn expected(screen: &Screen) -> (BTreeSet<String>, BTreeSet<String>) {
    let loaded = screen.loaded();
    let data = loaded.data();
    let targets: BTreeSet<&str> = data.targets.iter().map(|t| t.indicator_id.as_str()).collect();
    let without = |id: &str| !targets.contains(id);
    let picked = |i: &&machikurabe::model::indicator::Indicator| {
        i.municipality_code.is_some_and(|code| screen.session().view().areas.contains(&code))
            && i.level != Level::Statistic
    };
    let listed: Vec<_> = data.indicators.iter().filter(picked).filter(|i| without(i.indicator_id.as_str())).collect();
    let originals = listed.iter().filter(|i| i.repeat_of.is_none()).map(|i| i.indicator_id.to_string()).collect();
    let repeats = listed
        .iter()
        .filter(|i| i.repeat_of.as_ref().is_some_and(|of| without(of.as_str())))
        .map(|i| i.indicator_id.to_string())
        .collect();
    (originals, repeats)
}

impl Screen {
    fn count(&self, key: &str, n: usize) -> String {
        self.texts().with(key, &[("count", Fact::Number(n as f64))])
    }

    fn fold_name(&self, key: &str, indicator: &str, count: usize) -> String {
        let facts = [("count", Fact::Number(count as f64)), ("indicator", Fact::Text(indicator.into()))];
        self.texts().with(key, &facts)
    }
}

#[test]
fn every_measure_without_a_target_is_listed_once_and_repeats_are_folded() {
    let mut screen = open();
    let (originals, repeats) = expected(&screen);
    assert!(originals.len() > 290 && repeats.len() == 89, "{} {}", originals.len(), repeats.len());
    let kushiro = originals.iter().filter(|id| id.starts_with("kushiro")).count();
    assert_eq!(kushiro, 148);
    let counts = [screen.count("activities-count", originals.len()), screen.count("activities-repeats", repeats.len())];
    assert!(screen.has(&screen.texts().list(&counts)), "{counts:?}");
    let rows = screen.copy_by_menu("table-copy-all", originals.len());
    let ids: BTreeSet<String> = rows[1..].iter().map(|row| row.last().unwrap().clone()).collect();
    assert_eq!((ids.len(), &ids), (rows.len() - 1, &originals));
}

/// Whether a value stands as a bare number: with nothing that a reader must know beside it.
fn is_plain(row: &serde_json::Map<String, serde_json::Value>) -> bool {
    let flags = ["cumulative", "partial", "averaged", "period_assumed"];
    row["role"] == "actual"
        && row["status"] == "normal"
        && row["unusable_reason"].is_null()
        && flags.iter().all(|flag| row[*flag] == false)
}

#[test]
fn the_numbers_by_year_are_those_of_series() {
    let mut screen = open();
    let (originals, _) = expected(&screen);
    let rows = screen.copy_by_menu("table-copy-all", originals.len());
    let series = cli::records("series");
    let mut compared = 0;
    for (year, heading) in [("FY2019", "R1年度"), ("FY2020", "R2年度"), ("FY2021", "R3年度"), ("FY2022", "R4年度")]
    {
        let at = rows[0].iter().position(|h| h == heading).unwrap();
        for row in &rows[1..] {
            let of_year: Vec<_> = series
                .iter()
                .filter(|r| r["indicator_id"] == row.last().unwrap().as_str() && r["period"] == year)
                .collect();
            match of_year.as_slice() {
                [] => assert!(row[at].is_empty() || row[at].contains("時点"), "{row:?}"),
                [only] if only["value"].is_null() => {
                    assert!(!row[at].is_empty() && !row[at].contains(|c: char| c.is_ascii_digit()), "{row:?}");
                }
                [only] if is_plain(only) => {
                    assert_eq!(row[at].parse().ok(), only["value"].as_f64(), "{row:?}");
                    compared += 1;
                }
                several => {
                    // A plan value, a running total, or two values: in words, each with its number.
                    let plain = row[at].replace(',', "");
                    assert!(several.iter().all(|r| plain.contains(&r["value"].to_string())), "{row:?}");
                }
            }
        }
    }
    assert!(compared > 250, "{compared}");
}

/// The cells of drawn rows carry the same numbers as `series`.
fn drawn_equal_series(rows: &[GridRow]) -> usize {
    let series = cli::records("series");
    let mut found = 0;
    for row in rows {
        let label = &row.cells[1];
        let of_row =
            series.iter().filter(|r| r["indicator"] == label.as_str() && r["municipality"] == row.cells[0].as_str());
        let numbers: Vec<String> = of_row.filter(|r| !r["value"].is_null()).map(|r| r["value"].to_string()).collect();
        for cell in row.cells[3..7].iter().filter(|c| c.starts_with(|c: char| c.is_ascii_digit())) {
            let plain = cell.replace(',', "");
            assert!(numbers.iter().any(|n| plain.starts_with(n.as_str())), "{row:?} {numbers:?}");
            found += 1;
        }
    }
    found
}

#[test]
fn drawn_cells_show_the_numbers_and_a_year_without_one_says_so() {
    let mut screen = open();
    assert_eq!(screen.headings()[..7], ["都市", "指標", "再掲", "R1年度", "R2年度", "R3年度", "R4年度"]);
    assert!(drawn_equal_series(&screen.grid()) > 20);
    let nothing = screen.t("activities-not-printed");
    assert!(screen.grid().iter().all(|row| row.cells[3..7].contains(&nothing)));
    screen.click_row(0, Modifiers::NONE);
    screen.press(Modifiers::NONE, Key::End);
    assert!(drawn_equal_series(&screen.grid()) > 20);
    assert!(screen.grid().iter().any(|row| row.selected && row.cells[0] == "釧路市"));
}

#[test]
fn repeats_unfold_under_their_original_and_fold_again() {
    let mut screen = open();
    let loaded = screen.loaded();
    let repeat = loaded.data().indicators.iter().find(|i| i.repeat_of.is_some() && i.level == Level::ProjectMeasure);
    let repeat = repeat.unwrap();
    let original = loaded.data().indicator(repeat.repeat_of.as_ref().unwrap()).unwrap();
    let count =
        loaded.data().indicators.iter().filter(|i| i.repeat_of.as_ref() == Some(&original.indicator_id)).count();
    screen.ask(Command::Adjust(Adjust::Filter(original.indicator_id.to_string())));
    let before = screen.grid();
    assert_eq!(before.len(), 1);
    screen.click(&screen.fold_name("activities-unfold", &original.label, count));
    let rows = screen.grid();
    assert_eq!(rows.len(), 1 + count);
    assert_eq!(rows[1].cells[1], screen.texts().pair(&screen.t("table-repeat"), &repeat.label));
    // The keyboard folds too.
    screen.click_row(0, Modifiers::NONE);
    screen.press(Modifiers::NONE, Key::Space);
    assert_eq!(screen.grid().len(), 1);
    screen.press(Modifiers::NONE, Key::Space);
    assert_eq!(screen.grid().len(), 1 + count);
    screen.click(&screen.fold_name("activities-fold", &original.label, count));
    assert_eq!(screen.grid().len(), 1);
}

#[test]
fn typed_words_narrow_the_table_in_one_step_of_undo() {
    let mut screen = open();
    let all = screen.count("activities-count", expected(&screen).0.len());
    for letter in "港湾".chars() {
        let name = screen.t("table-filter");
        screen.only(&name).focus();
        screen.settle();
        screen.only(&name).type_text(&letter.to_string());
        screen.settle();
    }
    assert_eq!(screen.session().view().words, "港湾");
    let rows = screen.grid();
    assert!(!rows.is_empty() && rows.len() < 20, "{rows:?}");
    assert_eq!(screen.session().history().undoable(), Some(Step::Filter));
    screen.ask(Command::Undo);
    assert!(screen.session().view().words.is_empty() && screen.session().history().undoable().is_none());
    assert!(screen.names().iter().any(|name| name.starts_with(&all)));
    screen.ask(Command::Adjust(Adjust::Filter("どこにもない".into())));
    assert!(screen.has(&screen.t("activities-nothing")));
}

#[test]
fn side_by_side_every_city_has_its_column_and_kushiro_is_a_full_member() {
    let mut screen = open();
    screen.click_t("activities-by-theme");
    let loaded = screen.loaded();
    let (originals, _) = expected(&screen);
    let theme = |theme: Theme, code: &str| {
        let of = |i: &&machikurabe::model::indicator::Indicator| {
            i.theme == theme
                && i.municipality_code.is_some_and(|of| of.to_string() == code)
                && originals.contains(i.indicator_id.as_str())
        };
        loaded.data().indicators.iter().filter(of).count()
    };
    assert!(screen.has(&screen.count("activities-count", 148)));
    // Tomakomai's document prints targets only; Iwamizawa's one activity belongs to another theme.
    assert!(screen.has(&screen.t("activities-city-none")) && screen.has(&screen.t("activities-none-here")));
    let first = Theme::Migration;
    let each: Vec<String> = [("根室市", "012238"), ("苫小牧市", "012131"), ("岩見沢市", "012106"), ("釧路市", KUSHIRO)]
        .map(|(name, code)| screen.texts().pair(name, &screen.count("activities-count", theme(first, code))))
        .into();
    let heading = screen.texts().pair(&screen.texts().theme(first), &screen.texts().list(&each));
    assert!(screen.has(&heading), "{heading}: {:?}", screen.names());
    let kushiro = loaded
        .data()
        .indicators
        .iter()
        .find(|i| {
            i.theme == first && i.municipality_code.is_some_and(|of| of.to_string() == KUSHIRO) && i.repeat_of.is_none()
        })
        .unwrap();
    let value =
        cli::records("series").iter().find(|r| r["indicator_id"] == kushiro.indicator_id.as_str()).unwrap()["value"]
            .to_string();
    let item = format!("釧路市、{}、R2年度：{value}{}", kushiro.label, kushiro.unit);
    screen.click(&item);
    assert_eq!(screen.session().focus(), Some(&screen.series(kushiro.indicator_id.as_str())));
    // What the filters hide is told apart from what is not there.
    screen.ask(Command::Adjust(Adjust::Filter("根室".into())));
    assert!(screen.has(&screen.t("activities-hidden")) && screen.has(&screen.t("activities-city-none")));
    screen.click_t("activities-as-table");
    assert!(!screen.grid().is_empty());
}

#[test]
fn years_narrow_the_columns() {
    let mut screen = open();
    screen.ask(Command::Adjust(Adjust::SetYears(Some((2022, 2022)))));
    assert_eq!(screen.headings()[2..4], ["再掲", "R4年度"]);
    assert!(!screen.headings().contains(&"R2年度".to_owned()));
}

#[test]
fn a_row_opens_its_detail_with_the_value_unfolded() {
    let mut screen = open();
    screen.ask(Command::Adjust(Adjust::Filter("kushiro-act-037".into())));
    screen.click_row(0, Modifiers::NONE);
    assert_eq!(screen.session().focus().unwrap().indicator.as_str(), "kushiro-act-037");
    let loaded = screen.loaded();
    let place = loaded.index.place(screen.session().focus().unwrap()).unwrap();
    let source = &loaded.index.observations_of(place).next().unwrap().source();
    assert!(screen.has(&source.source_line.unwrap().to_string()) && screen.has(&source.raw_text), "{source:?}");
}

#[test]
fn nothing_is_cut_or_covered() {
    no_faults(Shown::Activities, |screen, look| {
        look(screen, "table");
        screen.click_row(0, Modifiers::NONE);
        screen.press(Modifiers::NONE, Key::PageDown);
        look(screen, "a page on");
        screen.press(Modifiers::NONE, Key::End);
        look(screen, "the end");
        screen.click_t("activities-by-theme");
        look(screen, "by theme");
        screen.ask(Command::Pick(Pick::PickAllAreas(true)));
        look(screen, "by theme, all areas");
        screen.ask(Command::Adjust(Adjust::Filter("どこにもない".into())));
        look(screen, "by theme, nothing");
        screen.click_t("activities-as-table");
        look(screen, "nothing");
    });
}
