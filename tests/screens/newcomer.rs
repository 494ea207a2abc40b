//! What trips up somebody who sits before the program for the first time: keys that go nowhere, windows that stay,
//! a detail nobody asked for, a chart without a measure, names that are not told apart.

use super::*;
use egui::FontFamily;
use egui::epaint::Shape;
use machikurabe::analysis::consistency;
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::theme::Theme;

/// Whether a text is painted that says just this, in this family of the typeface, right of `left`.
fn painted_in(screen: &Screen, words: &str, family: &FontFamily, left: f32) -> bool {
    fn inside(shape: &Shape, found: &mut impl FnMut(&egui::epaint::TextShape) -> bool) -> bool {
        match shape {
            Shape::Vec(shapes) => shapes.iter().any(|inner| inside(inner, found)),
            Shape::Text(text) => found(text),
            _ => false,
        }
    }
    let mut wanted = |text: &egui::epaint::TextShape| {
        let fonts = &text.galley.job.sections;
        text.galley.text() == words
            && text.pos.x > left
            && fonts.iter().all(|part| part.format.font_id.family == *family)
    };
    screen.harness.output().shapes.iter().any(|clipped| inside(&clipped.shape, &mut wanted))
}

#[test]
fn ctrl_f_goes_to_the_field_of_the_shown_screen() {
    for shown in [Shown::Gaps, Shown::Activities, Shown::Data, Shown::Consistency] {
        let mut screen = Screen::at(shown, SIZES[0], None);
        screen.press(Modifiers::COMMAND, Key::F);
        screen.harness.event(egui::Event::Text("人".into()));
        screen.settle();
        assert_eq!(screen.session().view().words, "人", "{shown:?}");
        assert_eq!(screen.session().preferences().screen, shown);
    }
    // Where there is no such field, the list of indicators is searched.
    let mut screen = Screen::at(Shown::Population, SIZES[0], None);
    screen.press(Modifiers::COMMAND, Key::F);
    screen.harness.event(egui::Event::Text("出生".into()));
    screen.settle();
    assert_eq!((screen.session().search(), screen.session().preferences().screen), ("出生", Shown::Compare));
}

#[test]
fn escape_closes_the_windows_that_keys_open() {
    let mut screen = Screen::at(Shown::Gaps, SIZES[0], None);
    let listed = screen.t("menu-zoom-in");
    screen.press(Modifiers::NONE, Key::F1);
    assert!(screen.has(&listed));
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(!screen.has(&listed));
    let explained = screen.t("vintage-explained");
    screen.press(Modifiers::COMMAND, Key::G);
    assert!(screen.has(&explained));
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(!screen.has(&explained));
}

#[test]
fn a_detail_that_nobody_asked_for_takes_no_room() {
    let mut screen = Screen::first(SIZES[0], None);
    for shown in Shown::ALL {
        screen.ask(Command::Show(*shown));
        assert!(!screen.has(&screen.t("detail-definition")), "{shown:?}");
    }
    // What the reader has chosen stays on the next screen.
    let chosen = screen.series("nemuro-kpi-005");
    screen.ask(Command::Focus(Some(chosen.clone())));
    for shown in [Shown::Overview, Shown::City, Shown::Compare, Shown::Gaps, Shown::Data] {
        screen.ask(Command::Show(shown));
        assert_eq!(screen.session().focus(), Some(&chosen));
        assert!(screen.has(&screen.t("detail-definition")), "{shown:?}");
    }
    screen.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::R);
    assert!(screen.session().focus().is_none() && !screen.has(&screen.t("detail-definition")));
}

#[test]
fn the_value_axis_of_a_small_window_has_a_measure() {
    for language in [Language::Ja, Language::En] {
        let screen = Screen::open_with(SIZES[0], Some(language)).in_lines();
        let texts = painted::texts(&screen.harness);
        for mark in ["500", "1,000", "1,500"] {
            assert!(texts.iter().any(|text| text.words == mark), "{mark}");
        }
    }
}

#[test]
fn the_table_below_the_chart_folds_and_unfolds() {
    let mut screen = Screen::open().in_lines();
    let height = |screen: &Screen| screen.harness.query_all_by_role(Role::Image).next().unwrap().rect().height();
    let (heading, before) = (screen.t("pane-scorecard"), height(&screen));
    screen.click_t("compare-fold");
    assert!(!screen.has(&heading) && height(&screen) > before + 100.0);
    assert!(painted::faults(&screen.harness).is_empty());
    screen.click_t("compare-unfold");
    assert!(screen.has(&heading) && (height(&screen) - before).abs() < 1.0);
}

#[test]
fn the_pane_beside_a_screen_is_hidden_and_comes_back() {
    let left = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    let mut screen = Screen::at(Shown::Gaps, SIZES[0], None);
    let cities = screen.t("pick-sets");
    let width = |screen: &Screen| screen.only(&screen.t("gaps-list")).rect().width();
    let before = width(&screen);
    assert!(screen.has(&cities));
    screen.click_t("action-left-pane");
    assert!(!screen.has(&cities) && width(&screen) > before + 200.0);
    assert!(painted::faults(&screen.harness).is_empty());
    // The list of indicators comes back where its field is asked for.
    screen.ask(Command::Show(Shown::Compare));
    assert!(!screen.has(&cities));
    screen.press(Modifiers::COMMAND, Key::F);
    assert!(screen.has(&cities));
    screen.ask(Command::Show(Shown::Gaps));
    assert!((width(&screen) - before).abs() < 1.0);
    // The overview has its whole width until the pane is asked for.
    screen.ask(Command::Show(Shown::Overview));
    assert!(!screen.has(&cities));
    screen.press(left, Key::L);
    assert!(screen.has(&cities));
    // A screen without a pane has no sign for it.
    screen.ask(Command::Show(Shown::Population));
    assert!(!screen.has(&screen.t("action-left-pane")));
}

#[test]
fn the_step_that_undo_takes_back_is_named() {
    let mut screen = Screen::at(Shown::Gaps, SIZES[0], None);
    screen.ask(Command::Pick(Pick::ToggleTheme(Theme::Tourism)));
    let step = screen.texts().t("step-themes");
    let named = screen.texts().with("menu-undo-step", &[("step", machikurabe::model::message::Fact::Text(step))]);
    assert_eq!(screen.offered_step("menu-undo"), named);
}

#[test]
fn a_notice_moves_nothing_and_leaves_by_itself_unless_something_is_wrong() {
    use machikurabe::model::message::Message;
    let mut screen = Screen::at(Shown::Overview, SIZES[0], None);
    let place = |screen: &Screen| screen.only("根室市").rect();
    let before = place(&screen);
    screen.ask(Command::Say(Message::new("notice-copied")));
    assert!(screen.has(&screen.t("notice-copied")) && place(&screen) == before);
    let missing = screen.folder.as_ref().unwrap().path().join("missing.csv");
    screen.ask(Command::Import(machikurabe::session::import::Import::Open(vec![missing])));
    let wrong = screen.session().notices().len();
    // Long enough for every notice that leaves at all.
    for _ in 0..600 {
        screen.harness.step();
        if screen.session().notices().len() < wrong {
            break;
        }
    }
    screen.settle();
    assert!(!screen.has(&screen.t("notice-copied")), "{:?}", screen.session().notices());
    assert_eq!(screen.session().notices().len(), wrong - 1, "what went wrong stays");
    assert_eq!(place(&screen), before);
}

#[test]
fn the_key_to_the_marks_is_there_when_asked_for() {
    let mut screen = Screen::at(Shown::Gaps, SIZES[0], None);
    let meaning = screen.t("gaps-key-total");
    assert!(!screen.has(&meaning));
    screen.click_t("gaps-key");
    assert!(screen.has(&meaning) && painted::faults(&screen.harness).is_empty());
    screen.click_t("gaps-key");
    assert!(!screen.has(&meaning));
}

#[test]
fn the_own_city_is_bold_on_overview_and_gaps() {
    let mut screen = Screen::first(SIZES[0], None);
    let (bold, plain) = (FontFamily::Name("bold".into()), FontFamily::Proportional);
    let own: AreaCode = AreaCode::parse("012238").unwrap();
    // Right of the list of cities, where the name of the own city is bold as well; the overview has no such list.
    let list = |shown: Shown| if shown == Shown::Overview { 0.0 } else { 280.0 };
    for shown in [Shown::Overview, Shown::Gaps] {
        screen.ask(Command::Show(shown));
        screen.ask(Command::SetOwnCity(None));
        assert!(!painted_in(&screen, "根室市", &bold, list(shown)), "{shown:?}");
        screen.ask(Command::SetOwnCity(Some(own)));
        assert!(painted_in(&screen, "根室市", &bold, list(shown)), "{shown:?}");
        assert!(!painted_in(&screen, "根室市", &plain, list(shown)), "{shown:?}");
        assert!(painted_in(&screen, "苫小牧市", &plain, list(shown)), "{shown:?}");
    }
}

#[test]
fn all_themes_all_cities_and_what_is_at_risk_are_seen_at_once_on_a_small_screen() {
    let screen = Screen::first(SIZES[0], None);
    let texts = painted::texts(&screen.harness);
    let sees = |words: &str| texts.iter().any(|text| text.words == words && text.ink.bottom() < SIZES[0][1]);
    for theme in Theme::NAMED {
        assert!(sees(&screen.texts().theme(*theme)), "{theme:?}");
    }
    let unset = screen.texts().theme(Theme::Unset);
    assert!(texts.iter().all(|text| text.words != unset), "nothing is without a theme, and so has no row");
    for city in ["根室市", "苫小牧市", "岩見沢市", "釧路市", "訪日外国人宿泊延べ人数"] {
        assert!(sees(city), "{city}");
    }
}

#[test]
fn what_disagrees_reads_differently() {
    let mut screen = Screen::at(Shown::Consistency, SIZES[1], None);
    screen.ask(Command::Pick(Pick::PickAllAreas(true)));
    let rows = consistency::check(&screen.loaded().index).disagreements.len();
    let copied = screen.copy_by_menu("table-copy-all", rows);
    let place = |screen: &Screen, key: &str| copied[0].iter().position(|heading| *heading == screen.t(key)).unwrap();
    let (printed, computed) = (place(&screen, "column-printed"), place(&screen, "column-computed"));
    assert!(copied.len() > 5);
    for row in &copied[1..] {
        assert_ne!(row[printed], row[computed], "{row:?}");
    }
    assert!(copied.iter().any(|row| row[printed] == "累計 195人" && row[computed] == "増減 195人"), "{copied:?}");
}
