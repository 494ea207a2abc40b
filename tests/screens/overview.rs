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
fn every_cell_counts_the_rows_of_the_scorecard_command_and_has_a_mark_for_each() {
    let screen = open();
    let output = crate::cli::records("scorecard --lang ja");
    let texts = screen.texts();
    let names: Vec<String> = screen.names();
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
            assert!(rest.is_empty() || rest.contains("目標のない指標") || rest.contains("比べられる指標"), "{cell}");
            with_targets += usize::from(!levels.is_empty());
        }
    }
    assert!(with_targets > 20, "{with_targets} cells with targets");
    // A mark says city, indicator and status, as the command does; targets of two goals stand twice.
    let mut marks: BTreeMap<String, usize> = BTreeMap::new();
    for record in &output {
        let text = |key: &str| record[key].as_str().unwrap();
        let status: Status = text("status").parse().unwrap();
        let name = format!("{} {} {}", text("municipality"), text("indicator"), texts.status(status));
        *marks.entry(name).or_default() += 1;
    }
    for (name, count) in marks {
        assert_eq!(names.iter().filter(|found| **found == name).count(), count, "{name}");
    }
}

#[test]
fn a_click_on_a_mark_opens_its_detail_and_one_on_a_theme_its_comparison_with_all_cities() {
    let mut screen = open();
    let areas = screen.session().view().areas.clone();
    screen.click("根室市 新規狩猟免許取得者数 遅れ");
    let loaded = screen.loaded();
    let focus = loaded.index.place(screen.session().focus().unwrap()).unwrap();
    assert_eq!(loaded.index.series(focus).unwrap().label, "新規狩猟免許取得者数");
    assert!(screen.has(&screen.t("detail-definition")));
    let theme = screen.texts().theme(Theme::Tourism);
    let fact = [("theme", machikurabe::model::message::Fact::Text(theme))];
    let link = screen.texts().with("overview-open-theme", &fact);
    screen.click(&link);
    assert_eq!(screen.session().preferences().screen, Shown::Compare);
    assert_eq!(
        (screen.session().view().themes.as_slice(), &screen.session().view().areas),
        ([Theme::Tourism].as_slice(), &areas)
    );
    // The screen that was opened is the one that is remembered.
    let folder = screen.close().unwrap();
    let again = Screen::on(folder.path().join("store.sqlite"), SIZES[0], None);
    assert_eq!(again.session().preferences().screen, Shown::Compare);
}

#[test]
fn a_city_without_targets_is_offered_what_it_can_compare() {
    let mut screen = open();
    let begins = format!("釧路市 {} ", screen.texts().theme(Theme::Childcare));
    let offer = screen.names().into_iter().find(|name| name.starts_with(&begins)).unwrap();
    screen.click(&offer);
    assert_eq!(screen.session().preferences().screen, Shown::Compare);
    assert_eq!(screen.session().view().themes, [Theme::Childcare]);
    assert_eq!(screen.session().view().areas.len(), 4);
}

#[test]
fn another_ruler_marks_the_cells_that_flipped_and_names_each_flip() {
    let mut screen = open();
    let before = screen.scored();
    let other = machikurabe::analysis::ruler::presets().into_iter().find(|r| r.key == "nagano").unwrap();
    screen.ask(Command::Adjust(Adjust::SetRuler(other)));
    let (loaded, now) = (screen.loaded(), screen.scored());
    let flips: Vec<_> = before.rows.iter().zip(&now.rows).filter(|(old, new)| old.status != new.status).collect();
    assert!(flips.len() > 3, "the rulers differ");
    // Each changed mark tells its status before when it is pointed at.
    let (old, new) = flips[0];
    let texts = screen.texts();
    let series = loaded.index.series(new.series).unwrap();
    let city = &loaded.data().municipality(series.area).unwrap().name;
    let name = format!("{city} {} {}", series.label, texts.status(new.status));
    let fact = |status: Status| machikurabe::model::message::Fact::Text(texts.status(status));
    let words = texts.with("overview-mark-flip", &[("from", fact(old.status)), ("to", fact(new.status))]);
    screen.harness.get_all_by_label(&name).next().unwrap().hover();
    for _ in 0..60 {
        screen.harness.step();
    }
    assert!(screen.has(&words), "{words}");
    let count = machikurabe::model::message::Fact::Number(
        flips.iter().map(|(_, new)| new.series).collect::<BTreeSet<_>>().len() as f64,
    );
    assert!(screen.has(&screen.texts().with("overview-flips", &[("count", count)])));
    screen.click_t("overview-forget-flips");
    assert!(screen.session().flips().is_empty());
    // Back under the first ruler nothing differs from what was seen first.
    screen.by_menu("menu-undo");
    assert_eq!(screen.scored().rows, before.rows);
}
