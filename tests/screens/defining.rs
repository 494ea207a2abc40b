//! What a reader defines in the window: computed indicators, events, near cities saved as a set.

use super::*;
use egui::accesskit::Role;
use machikurabe::model::derived::{Formula, Operation};
use machikurabe::model::event::Event;
use machikurabe::model::message::Fact;
use machikurabe::model::typed::is_derived;
use machikurabe::session::typing::chronicle::{Chronicle, OwnEvent};
use machikurabe::session::typing::defining::Definition;
use machikurabe::session::typing::deriving::{Deriving, OwnDerived};

fn id(text: &str) -> IndicatorId {
    IndicatorId(text.into())
}

/// The four cities with births and residents of the register picked, at the comparison.
fn register(size: [f32; 2], language: Option<Language>) -> Screen {
    let mut screen = Screen::first(size, language);
    screen.ask(Command::Show(Shown::Compare));
    screen.ask(Command::Pick(Pick::PickAreas(CITIES.map(|code| AreaCode::parse(code).unwrap()).to_vec())));
    screen.ask(Command::Pick(Pick::ClearIndicators));
    for indicator in ["register-births", "register-population"] {
        screen.ask(Command::Pick(Pick::ToggleIndicator(id(indicator))));
    }
    screen
}

fn type_into(screen: &mut Screen, key: &str, words: &str) {
    let name = screen.t(key);
    screen.harness.get_by_role_and_label(Role::TextInput, &name).focus();
    screen.settle();
    screen.harness.get_by_role_and_label(Role::TextInput, &name).type_text(words);
    screen.settle();
}

fn derived(screen: &Screen) -> Vec<String> {
    let loaded = screen.loaded();
    let rows = loaded.data().indicators.iter().filter(|row| is_derived(&row.indicator_id));
    rows.map(|row| row.label.clone()).collect()
}

#[test]
fn a_formula_is_defined_from_what_is_picked_and_taken_back() {
    let mut report = String::new();
    for language in [Language::Ja, Language::En] {
        for size in SIZES {
            let mut screen = register(size, Some(language));
            screen.click_t("derived-open");
            // What is picked stands in it, and the values of the picked cities are there before anything is saved.
            assert!(screen.has_part("96人 ÷ 22468人 × 100"));
            looks::look(&screen, "the window of a formula", &mut report);
            screen.click_t("path-save");
            assert!(screen.has(&screen.t("error-derived-name")));
            type_into(&mut screen, "derived-name", "出生率");
            screen.click_t("path-save");
            assert_eq!(derived(&screen), ["出生率"]);
            let picked = screen.session().view().indicators.clone();
            assert!(picked.len() == 1 && is_derived(&picked[0]), "it is shown");
            assert_eq!(screen.session().chart().unwrap().panels[0].lines.len(), 4);
            looks::look(&screen, "a computed indicator", &mut report);
            // Marked in the list, and found like any other.
            assert!(screen.has_part(&screen.t("derived-mark")));
            screen.click_t("derived-delete");
            assert_eq!(derived(&screen), Vec::<String>::new());
            assert!(
                !screen.session().view().indicators.contains(&picked[0]),
                "{:?}",
                screen.session().view().indicators
            );
            screen.ask(Command::Undo);
            assert_eq!(derived(&screen), ["出生率"]);
            screen.ask(Command::Undo);
            assert!(derived(&screen).is_empty());
            screen.ask(Command::Redo);
            assert_eq!(derived(&screen), ["出生率"]);
        }
    }
    assert!(report.is_empty(), "{report}");
}

#[test]
fn the_trail_of_a_computed_value_leads_to_both_sources() {
    let mut report = String::new();
    let mut screen = register(SIZES[1], None);
    let formula = Formula {
        op: Operation::Ratio,
        a: id("register-births"),
        b: vec![id("register-population")],
        factor: 1000.0,
        years: 1,
    };
    let own =
        OwnDerived { id: None, name: "出生率".into(), name_en: String::new(), formula, unit: "人/1000人".into() };
    screen.ask(Command::Define(Definition::Derived(Deriving::Put(own))));
    let picked = screen.session().view().indicators[0].clone();
    let nemuro = AreaCode::parse("012238").unwrap();
    screen.ask(Command::Focus(Some(SeriesId { indicator: picked, area: nemuro })));
    assert!(screen.has_part("出生者数（住民基本台帳） ÷ 総人口（住民基本台帳） × 1000"));
    looks::look(&screen, "the trail of a computed indicator", &mut report);
    assert!(report.is_empty(), "{report}");
}

#[test]
fn events_are_noted_changed_and_taken_back_in_their_window() {
    let mut report = String::new();
    let texts_of = |screen: &Screen| -> Vec<String> {
        screen.loaded().data().documents.iter().filter_map(Event::of).map(|event| event.text).collect()
    };
    for language in [Language::Ja, Language::En] {
        let mut screen = register(SIZES[0], Some(language)).in_lines();
        screen.click_t("event-open");
        assert!(screen.has(&screen.t("event-none")));
        type_into(&mut screen, "event-when", "2020");
        type_into(&mut screen, "event-what", "計画の開始");
        screen.click_t("event-add");
        assert_eq!(texts_of(&screen), ["計画の開始"]);
        looks::look(&screen, "the window of events", &mut report);
        screen.press(Modifiers::NONE, Key::Escape);
        // Several of one year stand above each other, and cover nothing.
        for text in ["定義の変更", "合併"] {
            let own = OwnEvent { period: "2020".into(), text: text.into(), ..OwnEvent::default() };
            screen.ask(Command::Define(Definition::Event(Chronicle::Put(own))));
        }
        looks::look(&screen, "three events of one year", &mut report);
        let painted = painted::texts(&screen.harness);
        let tops: Vec<f32> = ["計画の開始", "定義の変更", "合併"]
            .iter()
            .map(|words| painted.iter().find(|text| text.words == *words).unwrap().ink.top())
            .collect();
        let mut sorted = tops.clone();
        sorted.sort_by(f32::total_cmp);
        assert!(sorted.windows(2).all(|pair| pair[1] - pair[0] > 9.0), "{tops:?}");
        screen.click_t("event-open");
        let name = screen.texts().with("event-delete-of", &[("text", Fact::Text("合併".into()))]);
        screen.click(&name);
        assert_eq!(texts_of(&screen).len(), 2);
        screen.ask(Command::Undo);
        assert_eq!(texts_of(&screen).len(), 3);
        for _ in 0..3 {
            screen.ask(Command::Undo);
        }
        assert!(texts_of(&screen).is_empty());
    }
    assert!(report.is_empty(), "{report}");
}

#[test]
fn near_cities_are_listed_filtered_saved_with_notes_and_taken_back() {
    let mut report = String::new();
    let mut screen = register(SIZES[1], None);
    screen.ask(Command::SetOwnCity(AreaCode::parse("012068").ok()));
    screen.click_t("pick-sets");
    screen.click_t("peers-open");
    let listed =
        |screen: &Screen| screen.texts().with("peers-note-on", &[("municipality", Fact::Text("根室市".into()))]);
    assert!(screen.has(&listed(&screen)));
    looks::look(&screen, "the window of near cities", &mut report);
    // Nemuro has a seventh of Kushiro's residents; Tomakomai is near in size.
    screen.click_t("peers-near-in-size");
    assert!(!screen.has(&listed(&screen)));
    looks::look(&screen, "near cities of a size", &mut report);
    let tomakomai = screen.texts().with("peers-note-on", &[("municipality", Fact::Text("苫小牧市".into()))]);
    screen.harness.get_by_role_and_label(Role::TextInput, &tomakomai).focus();
    screen.settle();
    screen.harness.get_by_role_and_label(Role::TextInput, &tomakomai).type_text("港がある");
    screen.settle();
    type_into(&mut screen, "peers-name", "港の市");
    screen.click_t("peers-save");
    let sets = screen.session().peer_sets().to_vec();
    assert_eq!(sets.iter().map(|set| set.name.as_str()).collect::<Vec<_>>(), ["港の市"]);
    let notes: Vec<&str> = sets[0].members.iter().map(|member| member.note.as_str()).collect();
    assert!(notes.contains(&"港がある"), "{notes:?}");
    assert!(!notes[0].is_empty(), "the city itself says why it is there");
    // What was saved is offered to be taken back.
    let taken = screen.session().notices().iter().rfind(|notice| notice.offer.is_some()).cloned().unwrap();
    screen.ask(Command::Accept(taken.id, taken.offer.unwrap()));
    assert!(screen.session().peer_sets().is_empty());
    assert!(report.is_empty(), "{report}");
}
