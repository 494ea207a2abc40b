//! Undo and redo, time axis, rulers, language, light and dark, and their keys.

use super::*;
use egui::accesskit::Role;
use machikurabe::analysis::ruler;
use machikurabe::analysis::scorecard;
use machikurabe::model::id::ComparisonId;
use machikurabe::model::ruler::Ruler;
use machikurabe::model::status::Status;
use machikurabe::model::target::Revision;
use machikurabe::model::theme::Theme;
use machikurabe::session::view::{TimeAxis, ViewSpec};
use machikurabe::text::catalogue;
use std::collections::BTreeSet;

/// One choice of every kind.
fn choices(screen: &Screen) -> Vec<Command> {
    let first = screen.session().view().areas[0];
    vec![
        Command::Pick(Pick::ToggleArea(first)),
        Command::Pick(Pick::PickAllAreas(true)),
        Command::Pick(Pick::ToggleTheme(Theme::Tourism)),
        Command::Pick(Pick::ClearThemes),
        Command::Pick(Pick::ToggleIndicator(IndicatorId("nemuro-kpi-005".into()))),
        Command::Pick(Pick::PickComparison(ComparisonId("births-and-proxies".into()))),
        Command::Adjust(Adjust::SetAxis(TimeAxis::PlanTime)),
        Command::Adjust(Adjust::SetRuler(ruler::by_key("tama").unwrap())),
        Command::Pick(Pick::ClearIndicators),
    ]
}

/// What the reader sees of the choices: the words of all panes but the detail, which no choice closes.
fn seen(screen: &Screen) -> (ViewSpec, Vec<String>, Vec<String>, Vec<Status>) {
    let statuses = screen.scored().rows.iter().map(|r| r.status).collect();
    (screen.session().view().clone(), screen.chart_names(), screen.table(), statuses)
}

fn there_and_back(mut undo: impl FnMut(&mut Screen), mut redo: impl FnMut(&mut Screen)) {
    let mut screen = Screen::open();
    let mut states = vec![seen(&screen)];
    for choice in choices(&screen) {
        screen.ask(choice);
        states.push(seen(&screen));
    }
    for state in states.iter().rev().skip(1) {
        undo(&mut screen);
        assert!(seen(&screen) == *state);
    }
    undo(&mut screen);
    assert!(seen(&screen) == states[0], "there is nothing before the beginning");
    for state in states.iter().skip(1) {
        redo(&mut screen);
        assert!(seen(&screen) == *state);
    }
    redo(&mut screen);
    assert!(seen(&screen) == states[states.len() - 1]);
}

#[test]
fn every_choice_is_taken_back_and_again_by_the_buttons() {
    there_and_back(|s| s.by_menu("menu-undo"), |s| s.by_menu("menu-redo"));
}

#[test]
fn every_choice_is_taken_back_and_again_by_the_keys() {
    let redo = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    there_and_back(|s| s.press(Modifiers::COMMAND, Key::Z), |s| s.press(redo, Key::Z));
}

#[test]
fn undo_and_redo_can_be_pressed_only_where_there_is_a_step() {
    let mut screen = Screen::open();
    let disabled = |screen: &mut Screen, key: &str| {
        let name = screen.offered_step(key);
        let disabled = screen.only(&name).accesskit_node().is_disabled();
        screen.press(Modifiers::NONE, Key::Escape);
        disabled
    };
    assert!(disabled(&mut screen, "menu-undo") && disabled(&mut screen, "menu-redo"));
    screen.ask(Command::Adjust(Adjust::SetAxis(TimeAxis::PlanTime)));
    assert!(!disabled(&mut screen, "menu-undo") && disabled(&mut screen, "menu-redo"));
    screen.ask(Command::Undo);
    assert!(disabled(&mut screen, "menu-undo") && !disabled(&mut screen, "menu-redo"));
    // A new choice cuts off what was undone.
    screen.ask(Command::Pick(Pick::ClearIndicators));
    assert!(disabled(&mut screen, "menu-redo"));
}

#[test]
fn in_the_search_field_the_keys_of_texts_stay_with_the_text() {
    let mut screen = Screen::open();
    screen.press(Modifiers::COMMAND, Key::F);
    assert!(screen.only(&screen.t("pick-search-hint")).is_focused());
    screen.only(&screen.t("pick-search-hint")).type_text("kushiro kpi");
    screen.settle();
    let before = screen.session().view().clone();
    // As a keyboard really sends it: both names of the key.
    screen.press(Modifiers::COMMAND.plus(Modifiers::CTRL), Key::Backspace);
    assert_eq!(*screen.session().view(), before);
    assert_eq!(screen.session().search(), "kushiro ", "a word less");
    screen.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*screen.session().view(), before);
    assert!(screen.session().history().undoable().is_none() && screen.session().history().redoable().is_none());
}

#[test]
fn the_other_keys_do_what_their_list_says() {
    let mut screen = Screen::open();
    screen.press(Modifiers::COMMAND, Key::T);
    assert_eq!(screen.session().view().axis, TimeAxis::PlanTime);
    screen.press(Modifiers::COMMAND, Key::L);
    assert_eq!(screen.session().preferences().language, Language::En);
    screen.press(Modifiers::COMMAND, Key::Backspace);
    assert!(screen.session().view().indicators.is_empty());
    screen.press(Modifiers::NONE, Key::F1);
    for (key, name) in [("Ctrl+Z", "shortcut-undo"), ("Ctrl+Shift+Z", "shortcut-redo"), ("Ctrl+F", "shortcut-search")] {
        assert!(screen.has(key) && screen.has(&screen.t(name)), "{key}");
    }
}

#[test]
fn the_list_of_keys_opens_from_the_menu_and_closes() {
    let mut screen = Screen::open();
    let title = screen.t("menu-shortcuts");
    assert!(!screen.has("Ctrl+Z"));
    screen.click_t("menu-help");
    screen.click(&title);
    assert!(screen.has("Ctrl+Z") && screen.has(&title));
    screen.harness.get_by_role_and_label(Role::Button, "Close window").click();
    screen.settle();
    assert!(!screen.has("Ctrl+Z"));
}

#[test]
fn the_time_axis_switches_between_calendar_and_plan() {
    let mut screen = Screen::open().in_lines();
    screen.click_t("chart-time-plan");
    assert_eq!(screen.session().view().axis, TimeAxis::PlanTime);
    let on = |screen: &Screen, key: &str| {
        let name = screen.t(key);
        let node = screen.only(&name).accesskit_node();
        node.is_selected() == Some(true) || node.toggled() == Some(true.into())
    };
    assert!(on(&screen, "chart-time-plan") && !on(&screen, "chart-time-calendar"));
    let painted =
        |screen: &Screen| painted::texts(&screen.harness).into_iter().map(|t| t.words).collect::<BTreeSet<_>>();
    let shares = painted(&screen);
    assert!(shares.contains("0%") && shares.contains("100%") && shares.contains(&screen.t("chart-axis-plan-time")));
    // Kushiro's series belongs to no plan with years, so it is left out, and the chart says so.
    assert!(screen.has("計画期間のない指標 1件は、この横軸では示せません。") && screen.chart_names().len() == 2);
    screen.click_t("chart-time-calendar");
    let years = painted(&screen);
    assert!(years.contains("2021") && years.contains("R3") && !years.contains("100%"));
    assert_eq!(screen.chart_names().len(), 3);
}

/// Statuses under a ruler, from the scorecard itself.
fn statuses(screen: &Screen, ruler: &Ruler) -> Vec<Status> {
    let loaded = screen.loaded();
    scorecard::scorecard(&loaded.index, Revision::Final, ruler).unwrap().iter().map(|r| r.status).collect()
}

#[test]
fn another_ruler_judges_anew() {
    let mut screen = Screen::open();
    let before = statuses(&screen, &ruler::default_ruler());
    screen.open_ruler();
    let tama = screen.texts().ruler("tama");
    screen.click(&tama);
    let shown: Vec<Status> = screen.scored().rows.iter().map(|r| r.status).collect();
    assert_eq!(shown, statuses(&screen, &ruler::by_key("tama").unwrap()));
    assert_ne!(shown, before);
    let judged_by = "ものさし：多摩市（進捗率 ÷ ペースが1以上で順調、0.6以上で概ね順調、それ未満は遅れ）";
    assert!(screen.has(judged_by), "{:?}", screen.names());
}

#[test]
fn a_threshold_of_the_readers_own_changes_the_statuses_on_screen() {
    let mut screen = Screen::open();
    let id = IndicatorId("nemuro-kpi-005".into());
    screen.pick_only("nemuro-kpi-005");
    let place = screen.loaded().index.only(&id).unwrap();
    let ratio = screen.scored().rows_of(place).next().unwrap().progress_over_pace().unwrap();
    assert!(ratio < 0.8, "{ratio}");
    screen.open_ruler();
    for key in ["slightly_behind", "mostly_on_track", "on_track"] {
        let name = screen.t(&format!("ruler-threshold-{key}"));
        screen.harness.get_by_role_and_label(Role::Slider, &name).set_value_accesskit(ratio - 0.05);
        screen.settle();
    }
    let now = screen.session().view().ruler.clone();
    assert_eq!(now.key, "custom");
    assert!(now.on_track < ratio && now.on_track > ratio - 0.1, "{now:?}");
    assert_eq!(screen.scored().rows_of(place).next().unwrap().status, Status::OnTrack);
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(screen.has("ものさし：自由設定"));
    let word = screen.texts().status(Status::OnTrack);
    assert!(screen.harness.query_all_by_label(&word).count() >= 2, "in the table and in the detail");
}

/// Every key of the catalogues that stands alone, without facts.
fn keys() -> Vec<String> {
    let lines = catalogue::source(Language::Ja).lines().filter_map(|line| line.split_once(" = "));
    let plain = lines.filter(|(key, words)| !key.starts_with([' ', '#']) && !words.contains('{'));
    plain.map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn the_language_switch_changes_every_word_and_no_pick() {
    let mut screen = Screen::open();
    screen.pick_only("nemuro-kpi-005");
    let (ja, en) = (Texts::new(Language::Ja), Texts::new(Language::En));
    let words = |from: &Texts, to: &Texts| -> BTreeSet<String> {
        keys().iter().map(|k| (from.t(k), to.t(k))).filter(|(a, b)| a != b).map(|(a, _)| a).collect()
    };
    let (only_ja, only_en) = (words(&ja, &en), words(&en, &ja));
    let on_screen = |screen: &Screen| screen.names().into_iter().collect::<BTreeSet<String>>();
    let view = screen.session().view().clone();
    let before = on_screen(&screen);
    assert!(before.intersection(&only_ja).count() > 40 && before.is_disjoint(&only_en));
    screen.click("English");
    assert_eq!(screen.session().preferences().language, Language::En);
    assert_eq!(*screen.session().view(), view);
    let after = on_screen(&screen);
    let left: Vec<&String> = after.intersection(&only_ja).collect();
    assert!(left.is_empty() && after.intersection(&only_en).count() > 40, "{left:?}");
    let label = screen.loaded().data().indicator(&IndicatorId::new("nemuro-kpi-005")).unwrap().label_en.clone();
    assert!(!label.is_empty() && screen.has(&format!("Nemuro {label}")), "the label is the translation: {label}");
    screen.click("日本語");
    assert_eq!(on_screen(&screen), before);
}

#[test]
fn the_dark_switch_darkens_and_lightens() {
    let mut screen = Screen::open();
    let ground = |screen: &Screen| screen.harness.ctx.global_style().visuals.panel_fill;
    let light = ground(&screen);
    screen.click_t("views-menu");
    screen.click_t("theme-mode-dark");
    assert!(screen.session().preferences().dark && ground(&screen).r() < 64 && light.r() > 192);
    screen.click_t("views-menu");
    assert!(!screen.has(&screen.t("theme-mode-dark")));
    screen.click_t("theme-mode-light");
    assert_eq!(ground(&screen), light);
}
