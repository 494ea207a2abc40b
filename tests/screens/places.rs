//! Picked areas as chips, the field that adds more, ready sets, and the list of cities.

use super::families::{four, on, wide};
use super::*;
use egui::accesskit::Role;
use machikurabe::model::message::Fact;
use machikurabe::model::municipality::{AreaCode, AreaKind, Municipality};

fn code(digits: &str) -> AreaCode {
    AreaCode::parse(digits).unwrap()
}

fn open() -> Screen {
    let mut screen = on(wide(), Shown::Compare, SIZES[0], None);
    four(&mut screen);
    screen
}

fn areas(screen: &Screen) -> Vec<String> {
    screen.session().view().areas.iter().map(ToString::to_string).collect()
}

/// What the field has found, from above.
fn found(screen: &Screen) -> Vec<String> {
    let options = screen.harness.query_all_by_role(Role::ListBoxOption);
    options.filter_map(|node| node.accesskit_node().label()).collect()
}

/// The crosses of the chips, from the first chip to the last.
fn chips(screen: &Screen) -> Vec<String> {
    let part = screen.texts().with("pick-chip-remove", &[("name", Fact::Text(String::new()))]);
    let names = screen.names().into_iter();
    names.filter_map(|name| name.strip_suffix(&part).map(str::to_owned)).collect()
}

#[test]
fn a_place_is_found_by_name_reading_code_and_prefecture() {
    let mut screen = open();
    for (typed, first) in [
        ("函館", "函館市 北海道"),
        ("はこだて", "函館市 北海道"),
        ("ハコダテ", "函館市 北海道"),
        ("hako", "函館市 北海道"),
        ("012025", "函館市 北海道"),
        ("01202", "函館市 北海道"),
        ("０１２０２", "函館市 北海道"),
        ("千葉県", "いすみ市 千葉県"),
        ("広島 府中", "府中市 広島県"),
        ("北海道", "北海道 都道府県"),
        ("ほっかいどう 帯広", "帯広市 北海道"),
    ] {
        screen.type_place(typed);
        assert_eq!(found(&screen).first().map(String::as_str), Some(first), "{typed}: {:?}", found(&screen));
        screen.press(Modifiers::NONE, Key::Escape);
        assert!(found(&screen).is_empty(), "Escape closes the list");
    }
    // A code without its leading zero is another city's too: both are offered, none is taken.
    screen.type_place("12238");
    let both = found(&screen);
    assert!(both.len() == 2 && both[0].starts_with("根室市") && both[1].starts_with("いすみ市"), "{both:?}");
    screen.press(Modifiers::NONE, Key::Escape);
    // Namesakes of one prefecture are told apart by their codes.
    screen.type_place("泊村");
    assert_eq!(found(&screen), ["泊村 北海道 014036", "泊村 北海道 016969"]);
    screen.press(Modifiers::NONE, Key::Escape);
    screen.type_place("どこにもない");
    let none = screen.texts().with("pick-place-none", &[("text", Fact::Text("どこにもない".into()))]);
    assert!(screen.has(&none) && found(&screen).is_empty());
}

#[test]
fn keys_alone_add_and_remove_cities() {
    let mut screen = open();
    let four = areas(&screen);
    screen.add_area("おびひろ");
    // The keyboard stays in the empty field for the next city.
    assert!(screen.only(&screen.t("pick-add-city")).is_focused() && found(&screen).is_empty());
    screen.harness.event(egui::Event::Text("府中".into()));
    screen.settle();
    screen.press(Modifiers::NONE, Key::ArrowDown);
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(areas(&screen)[4..], ["012076", "342084"]);
    assert!(chips(&screen).contains(&"府中市（広島県）".to_owned()), "{:?}", chips(&screen));
    // What is picked already is not unpicked by finding it again.
    screen.add_area("帯広");
    assert_eq!(areas(&screen).len(), 6);
    screen.press(Modifiers::NONE, Key::Backspace);
    screen.press(Modifiers::NONE, Key::Backspace);
    assert_eq!(areas(&screen), four);
    screen.harness.event(egui::Event::Text("x".into()));
    screen.settle();
    screen.press(Modifiers::NONE, Key::Backspace);
    assert_eq!(areas(&screen), four, "a letter is erased before a city is");
    for _ in 0..5 {
        screen.ask(Command::Undo);
    }
    assert!(areas(&screen).len() != 6);
}

#[test]
fn an_input_method_that_erases_its_own_letters_removes_no_city() {
    let mut screen = open();
    let hint = screen.t("pick-add-city");
    screen.only(&hint).focus();
    screen.settle();
    let before = areas(&screen);
    screen.harness.event(egui::Event::Ime(egui::ImeEvent::Preedit { text: "ね".into(), active_range_chars: None }));
    screen.settle();
    screen.press(Modifiers::NONE, Key::Backspace);
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(areas(&screen), before);
}

#[test]
fn a_found_place_is_picked_by_a_click_and_a_comparator_is_a_chip_like_any_other() {
    let mut screen = open();
    screen.type_place("全国");
    let nation = found(&screen).remove(0);
    screen.click(&nation);
    assert_eq!(areas(&screen).last().map(String::as_str), Some("000000"));
    assert!(chips(&screen).contains(&"全国".to_owned()));
    screen.remove_area("全国");
    assert_eq!(areas(&screen).len(), 4);
}

#[test]
fn the_own_city_is_the_first_chip() {
    let mut screen = open();
    assert_eq!(chips(&screen), ["根室市", "苫小牧市", "岩見沢市", "釧路市"]);
    screen.click("岩見沢市");
    let own = screen.texts().with("city-own-set", &[("municipality", Fact::Text("岩見沢市".into()))]);
    screen.click(&own);
    assert_eq!(screen.session().preferences().own_city, Some(code("012106")));
    assert_eq!(chips(&screen), ["岩見沢市", "根室市", "苫小牧市", "釧路市"]);
    // It is the last to be erased.
    let hint = screen.t("pick-add-city");
    screen.only(&hint).focus();
    screen.settle();
    for left in [3, 2, 1] {
        screen.press(Modifiers::NONE, Key::Backspace);
        assert_eq!(areas(&screen).len(), left);
    }
    assert_eq!(areas(&screen), ["012106"]);
    screen.press(Modifiers::NONE, Key::Backspace);
    assert!(areas(&screen).is_empty() && screen.has(&screen.t("pick-no-city")));
}

#[test]
fn a_ready_set_is_one_step_and_holds_no_prefecture_and_no_nation() {
    let mut screen = open();
    screen.ask(Command::Pick(Pick::ToggleIndicator(IndicatorId("wide-two".into()))));
    let before = areas(&screen);
    let count = |count: usize| ("count", Fact::Number(count as f64));
    let hokkaido = ("prefecture", Fact::Text("北海道".into()));
    for (words, expected) in [
        (screen.texts().with("pick-set-of-picked", &[count(2)]), vec!["012068", "012238"]),
        (
            screen.texts().with("pick-set-prefecture", &[hokkaido, count(6)]),
            vec!["012025", "012068", "012076", "012106", "012131", "012238"],
        ),
        (screen.texts().with("pick-set-publishers", &[count(4)]), vec!["012238", "012131", "012106", "012068"]),
    ] {
        screen.click_t("pick-sets");
        screen.click(&words);
        assert_eq!(areas(&screen), expected, "{words}");
        screen.ask(Command::Undo);
        assert_eq!(areas(&screen), before, "{words} is one step");
    }
    screen.click_t("pick-sets");
    assert!(!screen.has(&screen.t("pick-set-own")), "there is no own city yet");
    let all = screen.texts().with("pick-set-all", &[count(11)]);
    screen.click(&all);
    let loaded = screen.loaded();
    let kinds = screen.session().view().areas.iter().map(|area| loaded.data().municipality(*area).unwrap().kind);
    assert!(kinds.into_iter().all(|kind| kind == AreaKind::Municipality));
    screen.ask(Command::SetOwnCity(Some(code("012238"))));
    screen.click_t("pick-sets");
    screen.click_t("pick-set-own");
    assert_eq!(areas(&screen), ["012238"]);
    // Whatever asks for all cities never ticks what they are compared with.
    screen.ask(Command::Pick(Pick::PickAllAreas(true)));
    assert!(!areas(&screen).contains(&"000000".to_owned()) && !areas(&screen).contains(&"010006".to_owned()));
}

#[test]
fn two_more_cities_in_one_picture_take_four_clicks() {
    let mut screen = on(wide(), Shown::Overview, SIZES[0], None);
    screen.ask(Command::Pick(Pick::PickAreas(["012238", "012131", "012106", "012068"].map(code).into())));
    let compare = screen.t("tab-compare");
    screen.click(&compare);
    screen.harness.get_all_by_label(&screen.t("pick-clear")).last().unwrap().click();
    screen.settle();
    screen.click("試験人口 11団体");
    let field = screen.t("pick-add-city");
    screen.only(&field).click();
    screen.settle();
    for city in ["帯広", "函館"] {
        screen.harness.event(egui::Event::Text(city.into()));
        screen.settle();
        screen.press(Modifiers::NONE, Key::Enter);
    }
    let names = screen.chart_names();
    assert_eq!(names.len(), 6, "{names:?}");
    for city in ["根室市", "苫小牧市", "岩見沢市", "釧路市", "帯広市", "函館市"] {
        assert!(names.iter().any(|name| name.starts_with(city)), "{names:?}");
    }
    assert_eq!(screen.session().chart().unwrap().panels.len(), 1, "one picture for all");
}

#[test]
fn the_list_of_cities_has_the_own_city_first_then_those_with_plans_then_the_rest_by_code() {
    let mut screen = on(wide(), Shown::City, SIZES[1], None);
    screen.ask(Command::SetOwnCity(Some(code("342084"))));
    let before = screen.session().view().areas.clone();
    let names = found(&screen);
    let expected = [
        "府中市 広島県",
        "根室市 北海道",
        "苫小牧市 北海道",
        "岩見沢市 北海道",
        "釧路市 北海道",
        "函館市 北海道",
        "帯広市 北海道",
        "泊村 北海道 014036",
        "泊村 北海道 016969",
        "いすみ市 千葉県",
        "府中市 東京都",
    ];
    assert_eq!(names, expected);
    screen.press(Modifiers::COMMAND, Key::F);
    screen.harness.event(egui::Event::Text("おびひろ".into()));
    screen.settle();
    assert_eq!(found(&screen), ["帯広市 北海道"]);
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.session().view().city, Some(code("012076")));
    screen.press(Modifiers::NONE, Key::Escape);
    screen.click("いすみ市 千葉県");
    assert_eq!(screen.session().view().city, Some(code("122386")));
    assert_eq!(screen.session().view().areas, before, "nothing is picked");
}

#[test]
fn of_a_nation_of_cities_only_those_in_sight_are_laid_out() {
    let mut data = wide();
    let model = data.municipalities.last().unwrap().clone();
    let further = (40_001..41_700).map(|five| five * 10 + AreaCode::check_digit(five));
    data.municipalities.extend(further.map(|number| Municipality {
        municipality_code: AreaCode::from_number(number).unwrap(),
        name: format!("第{number}市"),
        ..model.clone()
    }));
    let mut screen = on(data, Shown::City, SIZES[0], None);
    assert!(found(&screen).len() < 60, "{}", found(&screen).len());
    screen.press(Modifiers::COMMAND, Key::F);
    for _ in 0..60 {
        screen.press(Modifiers::NONE, Key::ArrowDown);
    }
    screen.press(Modifiers::NONE, Key::Enter);
    let (loaded, city) = (screen.loaded(), screen.session().view().city.unwrap());
    assert_eq!(loaded.places.cities(None)[60], city);
    let name = loaded.data().municipality(city).unwrap().name.clone();
    assert!(found(&screen).iter().any(|row| row.starts_with(&name)), "the marked row is in sight");
    // Very many picked are a few chips and a number.
    screen.ask(Command::Show(Shown::Compare));
    screen.ask(Command::Pick(Pick::PickAllAreas(true)));
    let more = screen.session().view().areas.len() - 24;
    assert!(screen.has(&screen.texts().with("pick-chips-more", &[("count", Fact::Number(more as f64))])));
}
