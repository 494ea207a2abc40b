//! The overview counts what the scorecard says, and a cell opens what it counted.

use super::*;
use machikurabe::model::indicator::Level;
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::status::Status;
use machikurabe::model::theme::Theme;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

fn open() -> Screen {
    let mut screen = Screen::open_with(SIZES[1], None);
    screen.click_t("screen-overview");
    assert_eq!(screen.session().preferences().screen, Shown::Overview);
    screen
}

/// What a cell says of its targets by the output of the scorecard command: by level, the indicators of each
/// status, each indicator once.
fn counted(screen: &Screen, output: &[Map<String, Value>], theme: Theme, area: AreaCode) -> Vec<String> {
    let texts = screen.texts();
    let of_cell = |r: &&Map<String, Value>| r["theme"] == theme.key() && r["municipality_code"] == area.to_string();
    let mut said = Vec::new();
    for level in Level::ALL {
        let of_level = output.iter().filter(of_cell).filter(|r| r["level"] == level.key());
        let by_indicator: BTreeMap<&str, &str> =
            of_level.map(|r| (r["indicator_id"].as_str().unwrap(), r["status"].as_str().unwrap())).collect();
        let words: Vec<String> = Status::ALL
            .iter()
            .map(|status| (status, by_indicator.values().filter(|found| **found == status.key()).count()))
            .filter(|(_, count)| *count > 0)
            .map(|(status, count)| format!("{} {count}", texts.status(*status)))
            .collect();
        said.extend((!words.is_empty()).then(|| texts.pair(&texts.levels(*level), &texts.list(&words))));
    }
    said
}

#[test]
fn every_cell_counts_the_rows_of_the_scorecard_command() {
    let screen = open();
    let output = crate::cli::records("scorecard --lang ja");
    let texts = screen.texts();
    let names: BTreeSet<String> =
        screen.harness.get_all_by_role(Role::Button).filter_map(|n| n.accesskit_node().label()).collect();
    let mut with_targets = 0;
    for theme in Theme::ALL {
        for code in &screen.session().view().areas {
            let loaded = screen.loaded();
            let city = &loaded.data().municipality(*code).unwrap().name;
            let begins = format!("{city} {} ", texts.theme(*theme));
            let levels = counted(&screen, &output, *theme, *code);
            let cell = names.iter().find(|name| name.starts_with(&begins));
            let Some(cell) = cell else {
                assert!(levels.is_empty(), "{begins} has no cell");
                continue;
            };
            let expected = format!("{begins}{}", texts.list(&levels));
            let rest = cell.strip_prefix(&expected).unwrap_or_else(|| panic!("{cell}, not {expected}"));
            assert!(rest.is_empty() || rest.contains("目標のない指標"), "{cell}");
            with_targets += usize::from(!levels.is_empty());
        }
    }
    assert!(with_targets > 20, "{with_targets} cells with targets");
}

#[test]
fn a_click_on_the_words_of_a_cell_opens_its_targets_on_the_board_of_gaps() {
    let mut screen = open();
    let theme = Theme::Tourism;
    let begins = format!("根室市 {} ", screen.texts().theme(theme));
    let areas = screen.session().view().areas.clone();
    let cell = screen
        .harness
        .get_all_by_role(Role::Button)
        .find(|n| n.accesskit_node().label().is_some_and(|name| name.starts_with(&begins)));
    let place = cell.unwrap().rect();
    // Where the name of the first level stands.
    let at = place.left_top() + egui::vec2(8.0, 8.0);
    for pressed in [true, false] {
        screen.harness.event(egui::Event::PointerMoved(at));
        let button = egui::PointerButton::Primary;
        screen.harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
    }
    screen.settle();
    assert_eq!(screen.session().preferences().screen, Shown::Gaps);
    assert_eq!(
        (screen.session().view().themes.as_slice(), screen.session().view().areas.len()),
        ([theme].as_slice(), 1)
    );
    // One step back, and all cities are there again.
    screen.click_t("menu-undo");
    assert_eq!(screen.session().view().areas, areas);
    // The screen that was opened is the one that is remembered.
    let folder = screen.close().unwrap();
    let again = Screen::on(folder.path().join("store.sqlite"), SIZES[0], None);
    assert_eq!(again.session().preferences().screen, Shown::Gaps);
}

#[test]
fn another_ruler_marks_the_cells_that_flipped_and_names_each_flip() {
    let mut screen = open();
    let before = screen.scored();
    let other = machikurabe::analysis::ruler::presets().into_iter().find(|r| r.key == "nagano").unwrap();
    screen.ask(Command::Adjust(Adjust::SetRuler(other)));
    let (loaded, now) = (screen.loaded(), screen.scored());
    let mut flipped: BTreeMap<(Theme, AreaCode), BTreeSet<usize>> = BTreeMap::new();
    for (old, new) in before.rows.iter().zip(&now.rows).filter(|(old, new)| old.status != new.status) {
        let indicator = &loaded.data().indicators[new.indicator];
        assert_eq!(old.indicator, new.indicator);
        flipped.entry((indicator.theme, indicator.municipality_code.unwrap())).or_default().insert(new.indicator);
    }
    assert!(flipped.len() > 3, "the rulers differ");
    let mut expected: BTreeMap<String, usize> = BTreeMap::new();
    for of_cell in flipped.values() {
        let fact = [("count", machikurabe::model::message::Fact::Number(of_cell.len() as f64))];
        *expected.entry(screen.texts().with("overview-flipped", &fact)).or_default() += 1;
    }
    for (words, cells) in expected {
        assert_eq!(screen.harness.query_all_by_label(&words).count(), cells, "{words}");
    }
    screen.click_t("overview-forget-flips");
    assert!(screen.session().flips().is_empty() && !screen.has_part("変化 "));
    // Back under the first ruler nothing differs from what was seen first.
    screen.click_t("menu-undo");
    assert_eq!(screen.scored().rows, before.rows);
}
