//! The list of indicators: families with their parts, what two cities have, and lists of any length.

use super::*;
use egui::accesskit::Role;
use machikurabe::model::breakdown::Breakdown;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::id::ObservationId;
use machikurabe::model::indicator::{Indicator, Level, Polarity};
use machikurabe::model::message::Fact;
use machikurabe::model::municipality::{AreaCode, AreaKind, Municipality};
use machikurabe::model::observation::{Observation, ObservationStatus, Role as ValueRole};
use machikurabe::model::period::Period;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::theme::Theme;
use machikurabe::model::unit::Unit;
use machikurabe::session::saved::SavedView;

/// Cities beside those of the sample: code, name, reading, name in Latin letters, prefecture.
const MORE: [[&str; 5]; 7] = [
    ["012025", "函館市", "はこだてし", "Hakodate", "北海道"],
    ["012076", "帯広市", "おびひろし", "Obihiro", "北海道"],
    ["014036", "泊村", "とまりむら", "Tomari", "北海道"],
    ["016969", "泊村", "とまりむら", "Tomari", "北海道"],
    ["122386", "いすみ市", "いすみし", "Isumi", "千葉県"],
    ["132063", "府中市", "ふちゅうし", "Fuchu", "東京都"],
    ["342084", "府中市", "ふちゅうし", "Fuchu", "広島県"],
];

fn code(digits: &str) -> AreaCode {
    AreaCode::parse(digits).unwrap()
}

/// A statistic of the test's own.
fn statistic(data: &Dataset, id: &str, label: &str, parts: &[(&str, &str)]) -> Indicator {
    Indicator {
        indicator_id: IndicatorId(id.into()),
        municipality_code: None,
        plan_id: None,
        level: Level::Statistic,
        theme: Theme::PopulationBirth,
        concept: None,
        goal: String::new(),
        policy: String::new(),
        project: String::new(),
        department: String::new(),
        label: label.into(),
        unit: Unit("人".into()),
        breakdown: parts
            .iter()
            .map(|(dimension, member)| Breakdown { dimension: (*dimension).into(), member: (*member).into() })
            .collect(),
        polarity: Polarity::Neutral,
        polarity_reason: String::new(),
        label_en: String::new(),
        definition_note: String::new(),
        review_flag: String::new(),
        repeat_of: None,
        source: data.indicators[0].source.clone(),
    }
}

/// Adds values of an indicator for 2015 and 2020 in some areas.
fn fill(data: &mut Dataset, id: &str, areas: &[AreaCode]) {
    let model = data.observations[0].clone();
    for (n, area) in areas.iter().enumerate() {
        for year in [2015, 2020] {
            data.observations.push(Observation {
                observation_id: ObservationId(format!("{id}:{area}:{year}")),
                indicator_id: IndicatorId(id.into()),
                municipality_code: *area,
                role: ValueRole::Actual,
                period: Period::Calendar(year),
                period_assumed: false,
                value: Some(Quantity::new(1000.0 + n as f64, 0).unwrap()),
                unit: Unit("人".into()),
                status: ObservationStatus::Normal,
                missing_reason: None,
                cumulative: false,
                cumulative_since: None,
                partial: false,
                averaged: false,
                unusable_reason: None,
                ..model.clone()
            });
        }
    }
}

/// The sample with more cities and with indicators that many, two and one of them have.
pub(super) fn wide() -> Dataset {
    let mut data = sample::sample().unwrap();
    data.name = "wide".into();
    for [digits, name, kana, name_en, prefecture] in MORE {
        data.municipalities.push(Municipality {
            municipality_code: code(digits),
            kind: AreaKind::Municipality,
            name: name.into(),
            kana: kana.into(),
            name_en: name_en.into(),
            prefecture: prefecture.into(),
        });
    }
    let all: Vec<AreaCode> = data.municipalities.iter().map(|m| m.municipality_code).collect();
    for (id, label, parts, areas) in [
        ("wide-all", "試験人口", &[][..], all.clone()),
        ("wide-m", "試験人口", &[("性別", "男")][..], all.clone()),
        ("wide-f", "試験人口", &[("性別", "女")][..], all),
        ("wide-one", "港の数", &[], vec![code("012025")]),
        ("wide-pair", "橋の数", &[], vec![code("012238"), code("010006")]),
        ("wide-two", "池の数", &[], vec![code("012238"), code("012068")]),
    ] {
        let indicator = statistic(&data, id, label, parts);
        data.indicators.push(indicator);
        fill(&mut data, id, &areas);
    }
    data
}

/// The program on a store with these data, at a screen.
pub(super) fn on(data: Dataset, shown: Shown, size: [f32; 2], language: Option<Language>) -> Screen {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    drop(Store::open_or_create(&location(&path), NOW, || Ok::<_, std::convert::Infallible>(data)).unwrap());
    let mut screen = Screen::on(path, size, language);
    screen.folder = Some(folder);
    screen.ask(Command::Show(shown));
    screen
}

fn open() -> Screen {
    on(wide(), Shown::Compare, SIZES[0], None)
}

/// Picks the four cities of the sample and nothing else.
pub(super) fn four(screen: &mut Screen) {
    screen.ask(Command::Pick(Pick::PickAreas(["012238", "012131", "012106", "012068"].map(code).into())));
    screen.ask(Command::Pick(Pick::ClearIndicators));
}

fn ids(screen: &Screen) -> Vec<&str> {
    screen.session().view().indicators.iter().map(IndicatorId::as_str).collect()
}

/// Names of the rows of the list, which are check boxes.
fn rows(screen: &Screen) -> Vec<String> {
    let rows = screen.harness.query_all_by_role(Role::CheckBox);
    rows.filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn a_family_is_one_entry_and_its_whole_is_picked_first() {
    let mut screen = open().in_lines();
    four(&mut screen);
    screen.ask(Command::Search("試験人口".into()));
    assert_eq!(rows(&screen), ["試験人口 11団体"]);
    screen.click("試験人口 11団体");
    assert_eq!(ids(&screen), ["wide-all"]);
    // All picked cities in one picture.
    assert_eq!(screen.harness.get_all_by_role(Role::Image).count(), 1);
    let names = screen.chart_names();
    assert_eq!(names.len(), 4, "{names:?}");
    for city in ["根室市", "苫小牧市", "岩見沢市", "釧路市"] {
        assert!(names.iter().any(|name| name.starts_with(city)), "{names:?}");
    }
}

#[test]
fn the_parts_of_a_picked_family_are_picked_from_the_list_of_their_dimension() {
    let mut screen = open();
    four(&mut screen);
    screen.ask(Command::Pick(Pick::ToggleIndicator(IndicatorId("wide-all".into()))));
    let list = |screen: &Screen, members: &[&str]| {
        let members: Vec<String> = members.iter().map(|member| (*member).to_owned()).collect();
        screen.texts().pair("性別", &screen.texts().list(&members))
    };
    let whole = screen.t("pick-whole");
    screen.click(&list(&screen, &[&whole]));
    screen.click("女");
    assert_eq!(ids(&screen), ["wide-all", "wide-f"]);
    assert!(screen.has(&list(&screen, &[&whole, "女"])), "{:?}", screen.names());
    assert_eq!(screen.chart_names().len(), 8);
    // The list stays open for the next one.
    screen.click(&whole);
    assert_eq!(ids(&screen), ["wide-f"]);
    screen.press(Modifiers::NONE, Key::Escape);
    screen.ask(Command::Undo);
    assert_eq!(ids(&screen), ["wide-all", "wide-f"]);
    // The entry unpicks all of its family, as one step.
    screen.click("試験人口 11団体");
    assert!(ids(&screen).is_empty());
    screen.ask(Command::Undo);
    assert_eq!(ids(&screen), ["wide-all", "wide-f"]);
}

#[test]
fn a_search_finds_a_part_of_a_family_and_picks_it() {
    let mut screen = open();
    four(&mut screen);
    screen.ask(Command::Search("しけんじんこう".into()));
    assert!(rows(&screen).is_empty(), "readings of kanji are not known");
    screen.ask(Command::Search("試験 女".into()));
    screen.click("試験人口（女） 11団体");
    assert_eq!(ids(&screen), ["wide-f"]);
}

#[test]
fn beside_the_comparison_only_what_two_cities_have_is_listed_until_asked_for() {
    let mut screen = open();
    four(&mut screen);
    screen.ask(Command::Search("の数".into()));
    let found = |screen: &Screen| rows(screen).iter().filter(|row| row.contains("の数")).cloned().collect::<Vec<_>>();
    // A city and its prefecture are one city.
    assert_eq!(found(&screen), ["池の数 2市"]);
    let hidden = screen.session().listing().hidden;
    assert!(hidden >= 1);
    let line = screen.texts().with("pick-hidden", &[("count", Fact::Number(hidden as f64))]);
    let before = screen.session().view().clone();
    screen.click(&line);
    assert!(
        !screen.session().view().several && found(&screen).contains(&"橋の数 1市".to_owned()),
        "{:?}",
        found(&screen)
    );
    screen.ask(Command::Undo);
    assert_eq!(*screen.session().view(), before);
    screen.click_t("pick-several-spoken");
    assert!(!screen.session().view().several);
    // It is remembered.
    let folder = screen.close().unwrap();
    let mut screen = Screen::on(folder.path().join("store.sqlite"), SIZES[0], None);
    assert!(!screen.session().view().several);
    screen.ask(Command::Adjust(Adjust::SetSeveral(true)));
    screen.ask(Command::Show(Shown::Data));
    screen.ask(Command::Search("の数".into()));
    assert!(found(&screen).contains(&"橋の数 1市".to_owned()), "the other screens list everything");
    assert!(!screen.has(&screen.t("pick-several-spoken")));
}

#[test]
fn what_is_picked_stays_whatever_the_list_leaves_out() {
    let mut screen = open();
    four(&mut screen);
    screen.ask(Command::Pick(Pick::ToggleIndicator(IndicatorId("wide-pair".into()))));
    assert!(screen.session().view().several);
    screen.ask(Command::Search("どこにもない".into()));
    assert!(rows(&screen).contains(&"橋の数 1市".to_owned()));
    assert_eq!(screen.chart_names().len(), 1);
}

#[test]
fn a_view_from_before_the_filter_draws_what_was_picked() {
    let mut screen = open();
    four(&mut screen);
    screen.ask(Command::Pick(Pick::ToggleIndicator(IndicatorId("wide-pair".into()))));
    let now = screen.session().view_now("前の");
    let mut json: serde_json::Value = serde_json::from_str(&serde_json::to_string(&now).unwrap()).unwrap();
    assert!(json["view"].as_object_mut().unwrap().remove("several").is_some());
    let read = SavedView::from_json(&json.to_string()).unwrap();
    assert_eq!(read, now);
    assert_eq!(read.fitted(&screen.loaded().index).indicators, now.view.indicators);
}

#[test]
fn what_only_other_cities_have_is_offered_and_brings_its_city_in() {
    let mut screen = open();
    four(&mut screen);
    screen.ask(Command::Adjust(Adjust::SetSeveral(false)));
    screen.ask(Command::Search("港の数".into()));
    assert!(rows(&screen).is_empty());
    let count = screen.session().listing().elsewhere;
    assert_eq!(count, 1);
    let line = screen.texts().with("pick-elsewhere", &[("count", Fact::Number(1.0))]);
    screen.click(&line);
    screen.click("港の数 函館市");
    assert_eq!(screen.session().view().areas.last(), Some(&code("012025")));
    assert_eq!(screen.chart_names().len(), 1);
    screen.ask(Command::Undo);
    assert_eq!(screen.session().view().areas.len(), 4, "picking and bringing in are one step");
}

/// The sample's cities with ten thousand indicators.
fn long() -> Dataset {
    let mut data = wide();
    let area = [code("012238"), code("012068")];
    let model = data.observations.last().unwrap().clone();
    for n in 0..10_000 {
        let id = format!("long-{n:05}");
        let indicator = statistic(&data, &id, &format!("項目{n:05}"), &[]);
        data.indicators.push(indicator);
        for area in area {
            data.observations.push(Observation {
                observation_id: ObservationId(format!("{id}:{area}")),
                indicator_id: IndicatorId(id.clone()),
                municipality_code: area,
                ..model.clone()
            });
        }
    }
    data
}

#[test]
fn of_ten_thousand_entries_only_those_in_sight_are_laid_out_and_keys_walk_and_pick_them() {
    let mut screen = on(long(), Shown::Compare, SIZES[0], None);
    four(&mut screen);
    assert!(screen.session().listing().count >= 10_000);
    assert!(rows(&screen).len() < 30, "{}", rows(&screen).len());
    screen.ask(Command::Search("項目".into()));
    let first = rows(&screen);
    assert_eq!(first[0], "項目00000 2市");
    screen.only("項目00000 2市").focus();
    screen.settle();
    screen.press(Modifiers::NONE, Key::ArrowDown);
    screen.press(Modifiers::NONE, Key::ArrowDown);
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(ids(&screen), ["long-00002"]);
    screen.ask(Command::Search("09999".into()));
    assert_eq!(screen.session().listing().count, 1, "what is found");
}
