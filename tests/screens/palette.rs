//! The palette and the keys: every action is found by its name or reading, and done.

use super::looks::look;
use super::*;
use egui::accesskit::Toggled;
use egui::{Event, ImeEvent};
use machikurabe::analysis::ruler;
use machikurabe::model::theme::Theme;
use machikurabe::session::shelf::Views;
use machikurabe::session::view::{Scale, TimeAxis};
use machikurabe::ui::actions::ACTIONS;
use machikurabe::ui::shortcuts;

impl Screen {
    /// Opens the palette and types into it.
    fn find(&mut self, words: &str) {
        self.press(Modifiers::COMMAND, Key::K);
        let hint = self.t("palette-hint");
        self.harness.get_by_role_and_label(Role::TextInput, &hint).type_text(words);
        self.settle();
    }

    /// Finds an action and does the first that matches.
    fn run(&mut self, words: &str) {
        self.find(words);
        assert!(!self.offered().is_empty(), "{words} finds nothing");
        self.press(Modifiers::NONE, Key::Enter);
        assert!(!self.palette_is_open());
    }

    fn palette_is_open(&self) -> bool {
        let hint = self.t("palette-hint");
        self.harness.query_by_role_and_label(Role::TextInput, &hint).is_some()
    }

    /// What the palette offers, from above; the chosen line first said with `true`.
    fn offered(&self) -> Vec<(String, bool)> {
        let rows = self.harness.query_all_by_role(Role::ListBoxOption).map(|n| n.accesskit_node());
        rows.map(|n| (n.label().unwrap_or_default(), n.toggled() == Some(Toggled::True))).collect()
    }
}

#[test]
fn every_action_is_in_the_palette_and_every_key_in_the_list_of_keys() {
    let mut screen = Screen::open();
    // Something to take back, to take again, to remove and to close.
    screen.ask(Command::Pick(Pick::ToggleTheme(Theme::Tourism)));
    screen.ask(Command::Adjust(Adjust::SetAxis(TimeAxis::PlanTime)));
    screen.ask(Command::Undo);
    screen.ask(Command::Say(machikurabe::model::message::Message::new("notice-copied")));
    screen.find("");
    let offered: Vec<String> = screen.offered().into_iter().map(|(name, _)| name).collect();
    for action in ACTIONS.iter().filter(|action| action.name != "palette-title") {
        let name = action.words(screen.texts());
        assert!(offered.contains(&name), "{name}: {offered:?}");
    }
    screen.press(Modifiers::NONE, Key::Escape);
    screen.press(Modifiers::NONE, Key::F1);
    for action in ACTIONS.iter().filter(|action| !action.keys.is_empty()) {
        assert!(screen.has(&action.words(screen.texts())), "{}", action.name);
        for keys in action.keys {
            assert!(screen.has(&screen.harness.ctx.format_shortcut(keys)), "{}", action.name);
        }
    }
    // No two actions have the same keys.
    let mut all: Vec<String> =
        ACTIONS.iter().filter(|a| !a.keys.is_empty()).map(|a| shortcuts::in_words(&screen.harness.ctx, a)).collect();
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), count);
}

#[test]
fn what_is_chosen_is_done() {
    let mut screen = Screen::open();
    for shown in Shown::ALL {
        let name = screen.texts().pair(&screen.t("palette-screen"), &screen.t(&format!("screen-{}", shown.key())));
        screen.run(&name);
        assert_eq!(screen.session().preferences().screen, *shown);
    }
    screen.run("人口1,000人当たりの就職者数");
    assert_eq!(screen.session().view().indicators, [IndicatorId::new("nemuro-kpi-005")]);
    assert_eq!(screen.session().preferences().screen, Shown::Compare);
    screen.run("かんこう");
    assert_eq!(screen.session().view().themes, [Theme::Tourism]);
    screen.run("絞り込みをすべて外す");
    assert!(screen.session().view().themes.is_empty());
    screen.run("たまし");
    assert_eq!(screen.session().view().ruler, ruler::by_key("tama").unwrap());
    screen.run("指数");
    assert_eq!(screen.session().view().scale, Scale::Index);
    screen.run("元に戻す");
    assert_eq!(screen.session().view().scale, Scale::Own);
    let picked = screen.session().view().areas.len();
    screen.run("都市の選択を外す くしろ");
    assert_eq!(screen.session().view().areas.len(), picked - 1);
    screen.run("暗い");
    assert!(screen.session().preferences().dark);
    screen.run("合計特殊出生率 比較：");
    assert!(screen.session().view().comparison.is_some());
    screen.ask(Command::Views(Views::Save("議会の資料".into())));
    screen.ask(Command::Pick(Pick::ClearIndicators));
    screen.run("議会の資料");
    assert!(screen.session().view().comparison.is_some());
    screen.run("えいご");
    assert_eq!(screen.session().preferences().language, Language::En);
    screen.run("versions");
    assert!(screen.has(&screen.t("vintage-explained")));
}

#[test]
fn windows_are_opened_from_the_palette() {
    let mut screen = Screen::first(SIZES[0], None);
    for (words, key) in
        [("びゅーのいちらん", "views-explained"), ("ちかみちきー", "menu-zoom-in"), ("べつのほぞんさき", "path-label")]
    {
        screen.run(words);
        assert!(screen.has(&screen.t(key)), "{words}");
        screen.harness.get_by_role_and_label(Role::Button, "Close window").click();
        screen.settle();
    }
    // From a screen without a search field, the search leads to the one that has it.
    screen.run("検索欄");
    assert_eq!(screen.session().preferences().screen, Shown::Compare);
    screen.only(&screen.t("pick-search-hint")).type_text("待機");
    screen.settle();
    assert_eq!(screen.session().search(), "待機");
}

#[test]
fn the_list_is_walked_with_the_keys() {
    let mut screen = Screen::open();
    screen.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    assert!(screen.palette_is_open());
    let chosen = |screen: &Screen| screen.offered().iter().position(|(_, chosen)| *chosen);
    assert_eq!(chosen(&screen), Some(0));
    screen.press(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(chosen(&screen), Some(0));
    for _ in 0..3 {
        screen.press(Modifiers::NONE, Key::ArrowDown);
    }
    screen.press(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(chosen(&screen), Some(2));
    let before = screen.session().view().clone();
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(!screen.palette_is_open() && *screen.session().view() == before);
    screen.find("どこにもない言葉");
    assert!(screen.offered().is_empty() && screen.has_part("「どこにもない言葉」に合うものがありません。"));
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.palette_is_open());
    screen.press(Modifiers::NONE, Key::Escape);
    // A click does the same as Enter.
    screen.find("苫小牧市 選択を外す");
    let (name, _) = screen.offered()[0].clone();
    screen.click(&name);
    assert_eq!(screen.session().view().areas.len(), before.areas.len() - 1);
}

#[test]
fn the_enter_that_confirms_a_composition_does_nothing() {
    let mut screen = Screen::open();
    let before = screen.session().view().clone();
    let preedit = |text: &str| Event::Ime(ImeEvent::Preedit { text: text.into(), active_range_chars: None });
    screen.press(Modifiers::COMMAND, Key::K);
    for text in ["か", "かん", "かんこう"] {
        screen.harness.event(preedit(text));
        screen.settle();
    }
    // Some systems send the key as well: while composing, and together with the confirmation.
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.palette_is_open() && *screen.session().view() == before);
    screen.harness.input_mut().events.extend([Event::Ime(ImeEvent::Commit("観光".into())), views::enter()]);
    screen.settle();
    assert!(screen.palette_is_open() && *screen.session().view() == before);
    assert!(screen.offered()[0].0.contains("観光"), "{:?}", screen.offered());
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(!screen.palette_is_open());
    assert_ne!(*screen.session().view(), before);
}

#[test]
fn the_palette_looks_right() {
    for (size, language) in SIZES.iter().flat_map(|s| Language::ALL.iter().map(move |l| (*s, *l))) {
        let mut screen = Screen::open_with(size, Some(language));
        let mut report = String::new();
        for dark in [false, true] {
            screen.ask(Command::SetDark(dark));
            for words in ["", "人口", "zzzz"] {
                screen.find(words);
                look(&screen, words, &mut report);
                screen.press(Modifiers::NONE, Key::Escape);
            }
        }
        assert!(report.is_empty(), "{} faults:\n{report}", report.lines().count());
    }
}
