//! The consistency screen says what `machikurabe check` says, and shows on demand what agrees.

use super::grid::no_faults;
use super::*;
use crate::cli;
use egui::accesskit::Role;
use machikurabe::analysis::consistency;
use machikurabe::model::finding::Verdict;
use machikurabe::model::message::Fact;

fn open() -> Screen {
    Screen::at(Shown::Consistency, SIZES[1], None)
}

impl Screen {
    fn switch(&mut self, verdict: Verdict, count: usize) {
        let facts = [("verdict", Fact::Text(self.texts().verdict(verdict))), ("count", Fact::Number(count as f64))];
        let name = self.texts().with("check-verdict-count", &facts);
        self.harness.get_by_role_and_label(Role::CheckBox, &name).click();
        self.settle();
    }
}

#[test]
fn the_rows_are_those_of_the_command() {
    let mut screen = open();
    let said = cli::records("check");
    assert!(!said.is_empty());
    let rows = screen.copy_by_menu("table-copy-all", said.len());
    let at = |heading: &str| rows[0].iter().position(|h| *h == screen.t(heading)).unwrap();
    let columns = [
        ("municipality", "column-municipality"),
        ("indicator", "column-indicator"),
        ("unit", "column-unit"),
        ("sentence", "column-sentence"),
        ("source_line", "column-line"),
        ("raw_text", "detail-trail-raw"),
        ("indicator_id", "column-id"),
    ];
    for (key, heading) in columns {
        let shown: Vec<&str> = rows[1..].iter().map(|row| row[at(heading)].as_str()).collect();
        assert_eq!(shown, cli::column(&said, key), "{key}");
    }
    // What is drawn is what was copied, number for number.
    let grid = screen.grid();
    assert_eq!(grid.len(), said.len());
    for (drawn, row) in grid.iter().zip(&rows[1..]) {
        assert_eq!(drawn.cells[..], row[..drawn.cells.len()]);
        assert!(drawn.cells.len() >= 8, "{drawn:?}");
    }
    let printed = cli::column(&said, "printed");
    for (row, printed) in rows[1..].iter().zip(printed).filter(|(_, printed)| !printed.is_empty()) {
        let plain = row[at("column-printed")].replace('−', "-").replace(',', "");
        assert!(plain.starts_with(&printed) || !plain.starts_with(|c: char| c.is_ascii_digit()), "{plain} {printed}");
    }
}

#[test]
fn the_difference_is_the_recomputed_number_less_the_printed_one() {
    let screen = open();
    let texts: Vec<String> = screen.grid().into_iter().map(|row| row.cells[6].clone()).collect();
    // 57.86 − 57.8, 45.56 − 45.5, −0.804 + 0.81, −7.90 + 6.4; none for an arrow, nor for what is no total.
    let by_hand = ["–", "–", "–", "+0.1ポイント", "+0.1ポイント", "+0.01ポイント", "−1.5ポイント"];
    assert_eq!(texts, by_hand);
}

#[test]
fn the_counts_are_those_of_the_command_and_the_switches_show_the_rest() {
    let mut screen = open();
    let loaded = screen.loaded();
    let checked = consistency::check(&loaded.index);
    let facts = [
        ("count", Fact::Number(checked.checked as f64)),
        ("differing", Fact::Number(checked.disagreements.len() as f64)),
        ("missing", Fact::Number(checked.uncheckable.len() as f64)),
    ];
    let summary = screen.texts().with("check-summary", &facts);
    assert!(screen.has(&summary), "{summary}: {:?}", screen.names());
    let (differing, agreeing, uncheckable) =
        (checked.disagreements.len(), checked.agreeing.len(), checked.uncheckable.len());
    screen.switch(Verdict::Agrees, agreeing);
    assert_eq!(screen.copy_by_menu("table-copy-all", differing + agreeing).len(), 1 + differing + agreeing);
    screen.switch(Verdict::Differs, differing);
    assert!(screen.grid().iter().all(|row| row.cells[0] == screen.texts().verdict(Verdict::Agrees)));
    screen.switch(Verdict::Agrees, agreeing);
    assert!(screen.has(&screen.t("check-nothing")));
    screen.switch(Verdict::Uncheckable, uncheckable);
    let rows = screen.grid();
    assert_eq!(rows.len(), uncheckable);
    assert!(rows[0].spoken.contains("計算できません"), "{rows:?}");
}

#[test]
fn cities_and_words_narrow_the_rows_and_the_counts() {
    let mut screen = open();
    let iwamizawa = cli::records("check --city 岩見沢市");
    for city in ["根室市", "苫小牧市", "釧路市"] {
        screen.remove_area(city);
    }
    let rows = screen.grid();
    assert_eq!(rows.len(), iwamizawa.len());
    assert!(!rows.is_empty() && rows.iter().all(|row| row.cells[1] == "岩見沢市"), "{rows:?}");
    screen.add_area("根室市");
    screen.remove_area("岩見沢市");
    screen.ask(Command::Adjust(Adjust::Filter("電子母子手帳".into())));
    assert_eq!(screen.grid().len(), 1);
    screen.ask(Command::Adjust(Adjust::Filter("合計特殊出生率".into())));
    assert!(screen.grid().is_empty());
    screen.click_t("table-filter-clear");
    assert_eq!(screen.grid().len(), cli::records("check --city 根室市").len());
}

#[test]
fn a_selected_row_is_explained_in_a_sentence_and_opens_its_proof() {
    let mut screen = open();
    assert!(screen.has(&screen.t("check-select-row")));
    let said = cli::records("check");
    let growth = said.iter().position(|r| r["kind"] == "growth_differs").unwrap();
    screen.click_row(growth, Modifiers::NONE);
    assert!(!screen.has(&screen.t("check-select-row")));
    assert!(screen.has(said[growth]["sentence"].as_str().unwrap()));
    assert_eq!(screen.session().focus().unwrap().indicator.as_str(), said[growth]["indicator_id"].as_str().unwrap());
    assert!(screen.has(&screen.t("check-explained")));
}

#[test]
fn columns_order_the_rows_and_a_third_click_brings_the_documents_order_back() {
    let mut screen = open();
    let before = screen.grid();
    let heading = screen.t("column-printed");
    let numbers = |screen: &Screen| -> Vec<String> { screen.grid().into_iter().map(|r| r.cells[4].clone()).collect() };
    screen.order_by(&heading);
    let rising = numbers(&screen);
    assert!(
        rising[0].starts_with("−6.4")
            && rising.iter().position(|n| n.starts_with("累計 195")) == Some(rising.len() - 2),
        "{rising:?}"
    );
    screen.order_by(&heading);
    assert!(numbers(&screen)[0].starts_with("累計 195"));
    screen.order_by(&heading);
    assert_eq!(screen.grid(), before);
}

#[test]
fn nothing_is_cut_or_covered() {
    no_faults(Shown::Consistency, |screen, look| {
        look(screen, "disagreements");
        let checked = consistency::check(&screen.loaded().index);
        screen.switch(Verdict::Agrees, checked.agreeing.len());
        screen.switch(Verdict::Uncheckable, checked.uncheckable.len());
        screen.click_row(2, Modifiers::NONE);
        look(screen, "everything, a row selected");
        screen.press(Modifiers::NONE, Key::End);
        look(screen, "the end");
        screen.ask(Command::Adjust(Adjust::Filter("どこにもない".into())));
        look(screen, "nothing");
    });
}
