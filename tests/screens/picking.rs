//! Picking cities, themes, indicators and comparisons, and finding them by searching.

use super::*;
use egui::accesskit::Role;
use machikurabe::model::comparison::{Comparison, Grade};
use machikurabe::model::id::ComparisonId;
use machikurabe::model::place::IndicatorPlace;
use machikurabe::model::theme::Theme;

#[test]
fn an_unpicked_city_leaves_chart_table_and_list_and_comes_back() {
    let mut screen = Screen::open();
    let before = screen.names();
    let of = |names: &[String], city: &str| names.iter().filter(|n| n.starts_with(city) || n.ends_with(city)).count();
    screen.remove_area("岩見沢市");
    assert!(screen.chart_names().iter().all(|n| !n.starts_with("岩見沢市")));
    assert_eq!(screen.chart_names().len(), 2);
    assert_eq!(screen.table(), ["育児相談件数"]);
    let after = screen.names();
    assert_eq!(of(&after, "岩見沢市"), 0, "{after:?}");
    assert!(of(&before, "岩見沢市") > 1);
    let loaded = screen.loaded();
    let listed = screen.session().pick_list().iter().filter_map(|p| loaded.data().indicator_at(*p));
    assert!(listed.into_iter().all(|i| i.municipality_code.is_none_or(|code| code.to_string() != "012106")));
    screen.add_area("岩見沢");
    // It stands behind the others now, in the order of picking.
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    assert_eq!(sorted(screen.names()), sorted(before));
    assert_eq!(screen.session().view().areas.last().map(ToString::to_string).as_deref(), Some("012106"));
}

#[test]
fn themes_narrow_the_list_and_all_brings_everything_back() {
    let mut screen = Screen::open();
    screen.ask(Command::Adjust(Adjust::SetSeveral(false)));
    let all = screen.session().pick_list().len();
    let themes = |screen: &Screen| {
        let loaded = screen.loaded();
        let listed =
            screen.session().pick_list().iter().filter_map(|p| loaded.data().indicator_at(*p).map(|i| i.theme));
        listed.collect::<std::collections::BTreeSet<Theme>>()
    };
    let name = |screen: &Screen, theme| screen.texts().theme(theme);
    screen.click_t("pick-themes");
    let tourism = name(&screen, Theme::Tourism);
    screen.click(&tourism);
    assert_eq!(themes(&screen), [Theme::Tourism].into());
    let one = screen.session().pick_list().len();
    assert_eq!(screen.session().listing().count, one);
    assert!(screen.has(&format!("3 / {one}件")));
    let loaded = screen.loaded();
    let first = loaded.data().indicator_at(screen.session().pick_list()[0]).unwrap();
    let area = &loaded.data().municipality(first.municipality_code.unwrap()).unwrap().name;
    assert!(screen.has(&format!("{} {area}", first.label)));
    assert!(!screen.has("20～39歳女性の人口 根室市"));
    // The list of themes stays open for the next one.
    let health = name(&screen, Theme::Health);
    screen.click(&health);
    assert_eq!(themes(&screen), [Theme::Tourism, Theme::Health].into());
    assert!(screen.session().pick_list().len() > one);
    screen.click_t("pick-all");
    assert_eq!(screen.session().pick_list().len(), all);
}

impl Screen {
    /// Types into the search field, letter by letter as a person does.
    fn type_search(&mut self, text: &str) {
        let hint = self.t("pick-search-hint");
        self.only(&hint).focus();
        self.settle();
        for letter in text.chars() {
            let hint = self.t("pick-search-hint");
            self.only(&hint).type_text(&letter.to_string());
            self.settle();
        }
        assert_eq!(self.session().search(), text);
    }

    fn found(&mut self, text: &str) -> Vec<IndicatorPlace> {
        self.ask(Command::Search(text.to_owned()));
        self.session().pick_list().to_vec()
    }
}

#[test]
fn a_search_narrows_with_every_letter_and_clearing_restores() {
    let mut screen = Screen::open();
    screen.ask(Command::Adjust(Adjust::SetSeveral(false)));
    let all = screen.session().pick_list().to_vec();
    screen.type_search("待機");
    let two = screen.session().pick_list().to_vec();
    assert!(!two.is_empty() && two.len() < all.len() && screen.has(&format!("3 / {}件", two.len())));
    screen.only(&screen.t("pick-search-hint")).type_text("児童");
    screen.settle();
    let four = screen.session().pick_list().to_vec();
    assert!(!four.is_empty() && four.iter().all(|p| two.contains(p)));
    let loaded = screen.loaded();
    let shown = loaded.data().indicator_at(four[0]).unwrap();
    let area = &loaded.data().municipality(shown.municipality_code.unwrap()).unwrap().name;
    assert!(screen.has(&format!("{} {area}", shown.label)));
    screen.click_t("pick-search-clear");
    assert_eq!(screen.session().search(), "");
    assert_eq!(screen.session().pick_list(), all);
    assert!(!screen.has(&screen.t("pick-search-clear")));
}

#[test]
fn kana_of_any_width_and_half_typed_words_find_the_same() {
    let mut screen = Screen::open();
    let full = screen.found("ファミリー");
    assert!(!full.is_empty() && full.len() < 30, "{}", full.len());
    for same in ["ﾌｧﾐﾘｰ", "ふぁみりー", "ファミリ", "ふぁみr", "  ファミリー　"] {
        assert_eq!(screen.found(same), full, "{same}");
    }
    let loaded = screen.loaded();
    let kushiro = screen.found("くしろ");
    assert!(kushiro.len() > 50);
    let city = |p: &IndicatorPlace| {
        loaded.data().indicator_at(*p).unwrap().municipality_code.is_some_and(|code| code.to_string() == "012068")
    };
    assert!(kushiro.iter().filter(|p| city(p)).count() > 50);
    assert_eq!(screen.found("ｋｕｓｈｉｒｏ"), screen.found("Kushiro"));
    // Two words must both occur.
    let both = screen.found("くしろ　ファミリー");
    assert!(both.iter().all(|p| full.contains(p) && kushiro.contains(p)));
}

#[test]
fn a_search_without_result_says_so_and_keeps_the_picks() {
    let mut screen = Screen::open();
    screen.type_search("どこにもない");
    let words = "「どこにもない」に合うものがありません。語を短くするか、テーマと都市の選択を広げてください。";
    assert!(screen.has(words));
    assert_eq!(screen.chart_names().len(), 3);
}

#[test]
fn a_picked_indicator_enters_chart_table_and_detail_and_leaves_again() {
    let mut screen = Screen::open();
    screen.ask(Command::Adjust(Adjust::SetSeveral(false)));
    screen.ask(Command::Search("就職者数".to_owned()));
    let row = "人口1,000人当たりの就職者数 根室市";
    screen.click(row);
    assert!(screen.chart_names().contains(&"根室市 人口1,000人当たりの就職者数".to_owned()));
    assert!(screen.table().contains(&"人口1,000人当たりの就職者数".to_owned()));
    assert_eq!(screen.session().focus().unwrap().indicator.as_str(), "nemuro-kpi-005");
    assert!(screen.has("素案 27人 → 確定 15人"));
    assert!(screen.session().view().comparison.is_none());
    // It stands above the list now.
    let node = screen.harness.get_by_role_and_label(Role::CheckBox, row);
    assert_eq!(node.accesskit_node().toggled(), Some(true.into()));
    node.click();
    screen.settle();
    assert!(!screen.chart_names().iter().any(|n| n.contains("就職者数")));
    let node = screen.harness.get_by_role_and_label(Role::CheckBox, row);
    assert_eq!(node.accesskit_node().toggled(), Some(false.into()));
}

#[test]
fn unpicking_one_indicator_leaves_the_detail_of_another() {
    let mut screen = Screen::open();
    screen.ask(Command::Focus(Some(screen.series("nemuro-kpi-005"))));
    screen.click("育児相談 釧路市");
    assert_eq!(screen.chart_names().len(), 2);
    assert_eq!(screen.session().focus().unwrap().indicator.as_str(), "nemuro-kpi-005");
}

fn pick_comparison(screen: &mut Screen, id: &str) -> Comparison {
    let loaded = screen.loaded();
    let comparison = loaded.data().comparisons.iter().find(|c| c.comparison_id.as_str() == id).unwrap().clone();
    // Only what is in sight is in the list.
    screen.ask(Command::Pick(Pick::ToggleTheme(comparison.theme)));
    screen.click_t("pick-compared");
    let name = screen.texts().aside(&comparison.name, &screen.texts().grade(comparison.grade));
    screen.click(&name);
    comparison
}

#[test]
fn a_comparison_shows_its_members_grade_and_reason() {
    let mut screen = Screen::open();
    let picked = pick_comparison(&mut screen, "foreign-guests");
    assert_eq!(picked.grade, Grade::Similar);
    assert!(screen.has(&picked.name) && screen.has(&format!("比べられる度合い：似た定義。{}", picked.reason)));
    let names = screen.chart_names();
    assert!(names.len() == 2 && names[0].starts_with("根室市") && names[1].starts_with("岩見沢市"), "{names:?}");
    assert_eq!(screen.session().view().comparison, Some(picked.comparison_id));
}

#[test]
fn a_comparison_brings_in_the_cities_it_compares() {
    let mut screen = Screen::open();
    screen.ask(Command::Pick(Pick::PickAllAreas(false)));
    screen.ask(Command::Pick(Pick::PickComparison(ComparisonId("foreign-guests".into()))));
    let areas: Vec<String> = screen.session().view().areas.iter().map(ToString::to_string).collect();
    assert_eq!(areas, ["012238", "012106"]);
    assert_eq!(screen.chart_names().len(), 2);
}

#[test]
fn what_only_looks_alike_carries_a_warning() {
    let mut screen = Screen::open();
    let picked = pick_comparison(&mut screen, "births-and-proxies");
    assert_eq!(picked.grade, Grade::LookAlike);
    let warning = format!("注意：比較できません（名前だけ似ている（比較不可））。{}", picked.reason);
    assert!(screen.has(&warning), "{:?}", screen.names());
    // Picking on by hand, it is no longer that comparison.
    screen.ask(Command::Pick(Pick::ToggleIndicator(IndicatorId("nemuro-kpi-005".into()))));
    assert!(!screen.has(&warning));
}
