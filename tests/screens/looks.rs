//! No text is cut, covered or unnamed, in both languages, at both sizes, in the light and in the dark.

use super::*;
use egui::accesskit::{Action, Role};
use egui::{Key, Modifiers};
use machikurabe::model::id::ComparisonId;
use machikurabe::session::view::TimeAxis;
use std::fmt::Write;

/// Picks whose names, numbers and units are the longest of the sample data.
const LONG: [&str; 7] = [
    "nemuro-goal-01",
    "nemuro-kpi-005",
    "tomakomai-kpi-044",
    "tomakomai-kpi-081",
    "kushiro-act-037",
    "iwamizawa-prj-015",
    "tomakomai-kpi-086",
];

/// Looks at the screen as it stands and adds what is wrong with it to the report.
pub(super) fn look(screen: &Screen, what: &str, report: &mut String) {
    let session = screen.session();
    let (language, dark) = (session.preferences().language.key(), session.preferences().dark);
    let size = screen.harness.ctx.content_rect().size();
    for fault in painted::faults(&screen.harness).into_iter().chain(unnamed(screen)) {
        writeln!(report, "{language} {size} dark={dark}, {what}: {fault}").unwrap();
    }
}

/// Whatever the keyboard reaches and has no name. (Of role `Unknown` are the handles between the
/// columns of a table, which egui_extras makes for the mouse only.)
fn unnamed(screen: &Screen) -> Vec<String> {
    let mut found = screen.harness.unnamed_widgets();
    for node in screen.harness.root().children_recursive().map(|n| n.accesskit_node()) {
        let reached =
            node.data().supports_action(Action::Focus) && !matches!(node.role(), Role::ScrollBar | Role::Unknown);
        let named = node.label().or_else(|| node.value()).is_some_and(|name| !name.trim().is_empty());
        if reached && !named {
            found.push(format!("{:?} without a name at {:?}", node.role(), node.bounding_box()));
        }
    }
    found
}

/// Goes through the screens as a reader may meet them.
fn walk(screen: &mut Screen, report: &mut String) {
    look(screen, "first start", report);
    screen.ask(Command::Adjust(Adjust::SetAxis(TimeAxis::PlanTime)));
    look(screen, "plan time", report);
    screen.ask(Command::Adjust(Adjust::SetAxis(TimeAxis::Calendar)));
    for comparison in ["fertility-rate-city-targets", "foreign-guests-vs-nights", "population-outlook"] {
        screen.ask(Command::Pick(Pick::PickComparison(ComparisonId(comparison.into()))));
        look(screen, comparison, report);
    }
    many(screen, report);
    screen.ask(Command::Show(Shown::Overview));
    look(screen, "overview", report);
    screen.ask(Command::Show(Shown::Compare));
    screen.ask(Command::Pick(Pick::PickAllAreas(false)));
    look(screen, "no city", report);
    screen.ask(Command::Undo);
    screen.ask(Command::Focus(None));
    look(screen, "no detail", report);
    screen.ask(Command::Search("どこにもない言葉".into()));
    look(screen, "nothing found", report);
    screen.ask(Command::Search(String::new()));
    screen.click_t("pick-compared");
    look(screen, "comparisons", report);
    screen.click_t("pick-indicators");
}

/// Picks of several units at once, one by one: the chart has more and more panels.
fn many(screen: &mut Screen, report: &mut String) {
    screen.ask(Command::Pick(Pick::ClearIndicators));
    look(screen, "no indicator", report);
    for (count, id) in LONG.into_iter().enumerate() {
        screen.harness.state_mut().apply(Command::Pick(Pick::ToggleIndicator(IndicatorId(id.into()))));
        if count % 3 == 0 {
            screen.settle();
            look(screen, id, report);
        }
    }
}

/// Opens every menu and window once.
fn menus(screen: &mut Screen, report: &mut String) {
    for key in ["menu-file", "menu-help"] {
        screen.click_t(key);
        look(screen, key, report);
        screen.press(Modifiers::NONE, Key::Escape);
    }
    screen.click_t("pick-themes");
    look(screen, "themes", report);
    screen.press(Modifiers::NONE, Key::Escape);
    screen.open_ruler();
    look(screen, "ruler", report);
    screen.press(Modifiers::NONE, Key::Escape);
    screen.press(Modifiers::NONE, Key::F1);
    look(screen, "shortcuts", report);
}

fn walk_all(size: [f32; 2], language: Language) {
    let mut screen = Screen::open_with(size, Some(language));
    let mut report = String::new();
    walk(&mut screen, &mut report);
    screen.ask(Command::SetDark(true));
    look(&screen, "last screen", &mut report);
    many(&mut screen, &mut report);
    let broken = screen.folder.as_ref().unwrap().path().join("broken.sqlite");
    put_file(&broken, b"no store");
    screen.ask(Command::OpenStore(broken));
    look(&screen, "notice", &mut report);
    menus(&mut screen, &mut report);
    assert!(report.is_empty(), "{} faults:\n{report}", report.lines().count());
}

#[test]
fn nothing_is_cut_or_covered_in_japanese_on_a_small_screen() {
    walk_all(SIZES[0], Language::Ja);
}

#[test]
fn nothing_is_cut_or_covered_in_japanese_on_a_large_screen() {
    walk_all(SIZES[1], Language::Ja);
}

#[test]
fn nothing_is_cut_or_covered_in_english_on_a_small_screen() {
    walk_all(SIZES[0], Language::En);
}

#[test]
fn nothing_is_cut_or_covered_in_english_on_a_large_screen() {
    walk_all(SIZES[1], Language::En);
}

/// Every screen of the registry, in the light and in the dark.
fn every_screen(size: [f32; 2], language: Language) {
    let mut screen = Screen::first(size, Some(language));
    let mut report = String::new();
    for dark in [false, true] {
        screen.ask(Command::SetDark(dark));
        for shown in Shown::ALL {
            screen.ask(Command::Show(*shown));
            look(&screen, shown.key(), &mut report);
        }
    }
    assert!(report.is_empty(), "{} faults:\n{report}", report.lines().count());
}

#[test]
fn every_screen_is_registered_once() {
    let registered: Vec<Shown> = machikurabe::ui::screens::all().iter().map(|entry| entry.screen).collect();
    assert_eq!(registered, Shown::ALL);
}

#[test]
fn no_screen_of_the_registry_cuts_or_covers_a_text_in_japanese() {
    for size in SIZES {
        every_screen(size, Language::Ja);
    }
}

#[test]
fn no_screen_of_the_registry_cuts_or_covers_a_text_in_english() {
    for size in SIZES {
        every_screen(size, Language::En);
    }
}

/// The states of the left pane: found places, ready sets, the menu of a chip, a family with its parts, very many areas.
fn pane_states(size: [f32; 2], language: Language) {
    let mut screen = families::on(families::wide(), Shown::Compare, size, Some(language));
    let mut report = String::new();
    for dark in [false, true] {
        screen.ask(Command::SetDark(dark));
        families::four(&mut screen);
        look(&screen, "chips", &mut report);
        for typed in ["北海道", "0", "どこにもない都市の名前"] {
            screen.type_place(typed);
            look(&screen, typed, &mut report);
            screen.press(Modifiers::NONE, Key::Escape);
        }
        screen.click_t("pick-sets");
        look(&screen, "sets", &mut report);
        screen.press(Modifiers::NONE, Key::Escape);
        let area = screen.loaded().data().municipalities[0].clone();
        screen.click(if language == Language::En { &area.name_en } else { &area.name });
        look(&screen, "menu of a chip", &mut report);
        screen.press(Modifiers::NONE, Key::Escape);
        screen.ask(Command::Pick(Pick::ToggleIndicator(IndicatorId("wide-all".into()))));
        screen.ask(Command::Adjust(Adjust::SetSeveral(false)));
        screen.ask(Command::ListElsewhere(true));
        look(&screen, "a family", &mut report);
        screen.ask(Command::Adjust(Adjust::SetSeveral(true)));
        screen.ask(Command::ListElsewhere(false));
        look(&screen, "what is left out", &mut report);
        screen.pick_every_area();
        look(&screen, "every area", &mut report);
        screen.ask(Command::Pick(Pick::PickAllAreas(false)));
        look(&screen, "no area", &mut report);
    }
    screen.ask(Command::Show(Shown::City));
    look(&screen, "list of cities", &mut report);
    assert!(report.is_empty(), "{} faults:\n{report}", report.lines().count());
}

#[test]
fn no_state_of_the_left_pane_cuts_or_covers_a_text() {
    for size in [[960.0, 600.0], SIZES[0], [2560.0, 1440.0]] {
        for language in [Language::Ja, Language::En] {
            pane_states(size, language);
        }
    }
}
