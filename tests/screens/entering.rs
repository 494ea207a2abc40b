//! The sheet on which values are entered: by keyboard alone, kept as a draft, saved as one vintage, taken back.

use super::*;
use machikurabe::model::message::Fact;
use machikurabe::model::observation::Role;
use machikurabe::model::period::Period;
use machikurabe::model::typed;
use machikurabe::session::entering::check::Missing;
use machikurabe::session::entering::draft::CellKey;
use machikurabe::session::entering::{Enter, Field};

const NEMURO: &str = "012238";

fn nemuro() -> AreaCode {
    AreaCode::parse(NEMURO).unwrap()
}

fn key(id: &str, year: u16) -> CellKey {
    CellKey { indicator: IndicatorId(id.into()), period: Period::Fiscal(year), cumulative: false }
}

/// The page of 根室市 with the sheet open.
fn sheet() -> Screen {
    let mut screen = Screen::first(SIZES[0], None);
    screen.ask(Command::SetOwnCity(Some(nemuro())));
    screen.press(Modifiers::COMMAND, Key::I);
    assert!(screen.session().is_entering());
    screen
}

/// Types letters into whatever has the keyboard, and counts them.
fn type_in(screen: &mut Screen, words: &str) -> usize {
    for letter in words.chars() {
        screen.harness.event(egui::Event::Text(letter.to_string()));
        screen.settle();
    }
    words.chars().count()
}

fn enter(screen: &mut Screen) -> usize {
    screen.press(Modifiers::NONE, Key::Enter);
    1
}

/// The first three values that the sheet asks for.
fn first_three(screen: &Screen) -> Vec<CellKey> {
    screen.session().entering().sheet().unwrap().lines().take(3).map(|line| line.key.clone()).collect()
}

fn value(screen: &Screen, key: &CellKey) -> Option<String> {
    let loaded = screen.loaded();
    let place = loaded.index.place_in(&key.indicator, nemuro()).unwrap();
    let mut rows = loaded.index.observations_of(place);
    let row = rows.find(|row| {
        row.role == Role::Actual && row.period == key.period && row.cumulative == key.cumulative && row.value.is_some()
    })?;
    row.value.map(|value| value.to_string())
}

fn typed_vintages(screen: &Screen) -> usize {
    screen.loaded().vintages.iter().filter(|vintage| typed::is_typed(&vintage.dataset)).count()
}

/// Types document, page and three values, and returns how many keys that took.
fn type_three(screen: &mut Screen) -> usize {
    let mut keys = 1;
    keys += type_in(screen, "効果検証調書") + enter(screen) + type_in(screen, "12") + enter(screen);
    for words in ["1,902", "５５．１", "2.50"] {
        keys += type_in(screen, words) + enter(screen);
    }
    keys
}

#[test]
fn three_values_of_next_year_are_typed_by_keyboard_alone_and_name_their_document() {
    let mut screen = sheet();
    let keys = first_three(&screen);
    assert!(keys.iter().all(|key| key.period == Period::Fiscal(2023)), "{keys:?}");
    let mut pressed = type_three(&mut screen);
    assert!(screen.has(&screen.texts().with("entering-save", &[("count", Fact::Number(3.0))])));
    screen.press(Modifiers::COMMAND, Key::S);
    pressed += 1;
    // At five keys a second that is well under a minute.
    assert!(pressed <= 40, "{pressed} keys");
    let found: Vec<_> = keys.iter().map(|key| value(&screen, key)).collect();
    assert_eq!(found, [Some("1902".to_owned()), Some("55.1".to_owned()), Some("2.50".to_owned())]);
    assert_eq!(typed_vintages(&screen), 1, "one vintage");
    let loaded = screen.loaded();
    for key in &keys {
        let place = loaded.index.place_in(&key.indicator, nemuro()).unwrap();
        let row =
            loaded.index.observations_of(place).find(|row| row.period == key.period && row.value.is_some()).unwrap();
        let document = loaded.data().document(&row.document_id).unwrap();
        assert_eq!((document.title.as_str(), row.section.as_str()), ("効果検証調書", "p. 12"));
    }
    // The page of the city and the proof trail name it too.
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(!screen.session().is_entering());
    screen.ask(Command::Focus(Some(screen.series(keys[0].indicator.as_str()))));
    assert!(screen.has_part("1,902人"), "{:?}", screen.names());
}

#[test]
fn keys_that_come_in_one_frame_reach_the_field_that_they_were_meant_for() {
    let mut screen = sheet();
    let text = |words: &str| egui::Event::Text(words.into());
    let press =
        |key| egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    for event in
        [text("調書"), press(Key::Enter), text("7"), press(Key::Enter), text("1902"), press(Key::Enter), text("55.1")]
    {
        screen.harness.event(event);
    }
    screen.settle();
    let keys = first_three(&screen);
    let draft = screen.session().entering().draft(nemuro()).unwrap().clone();
    assert_eq!((draft.document.as_str(), draft.page.as_str()), ("調書", "7"));
    assert_eq!(draft.cell(&keys[0]).unwrap().value, "1902");
    assert_eq!(draft.cell(&keys[1]).unwrap().value, "55.1");
}

#[test]
fn tab_walks_from_the_value_over_its_page_to_the_next_line_and_back() {
    let mut screen = sheet();
    let keys = first_three(&screen);
    screen.ask(Command::Enter(Enter::Correct(nemuro(), keys[0].clone())));
    type_in(&mut screen, "1");
    screen.press(Modifiers::NONE, Key::Tab);
    type_in(&mut screen, "31");
    screen.press(Modifiers::NONE, Key::Tab);
    type_in(&mut screen, "2");
    screen.press(Modifiers::SHIFT, Key::Tab);
    type_in(&mut screen, "9");
    let draft = screen.session().entering().draft(nemuro()).unwrap();
    let cells: Vec<_> =
        keys.iter().filter_map(|key| draft.cell(key)).map(|c| (c.value.as_str(), c.page.as_str())).collect();
    assert_eq!(cells, [("1", "319"), ("2", "")]);
}

#[test]
fn what_was_entered_is_taken_back_and_again_before_and_after_it_is_saved() {
    let mut screen = sheet();
    let keys = first_three(&screen);
    type_three(&mut screen);
    let draft = |screen: &Screen| screen.session().entering().draft(nemuro()).cloned().unwrap_or_default();
    let whole = draft(&screen);
    // Before saving: a cell is a step.
    screen.ask(Command::Undo);
    assert_eq!(draft(&screen).count(), 2);
    screen.ask(Command::Redo);
    assert_eq!(draft(&screen), whole);
    screen.ask(Command::Enter(Enter::Save));
    assert_eq!((draft(&screen).count(), value(&screen, &keys[0])), (0, Some("1902".into())));
    // After saving: the vintage goes, and what was typed is there again.
    screen.ask(Command::Undo);
    assert_eq!(
        (draft(&screen).cells, value(&screen, &keys[0]), typed_vintages(&screen)),
        (whole.cells.clone(), None, 0)
    );
    screen.ask(Command::Redo);
    assert_eq!(
        (draft(&screen).count(), value(&screen, &keys[0]), typed_vintages(&screen)),
        (0, Some("1902".into()), 1)
    );
    screen.ask(Command::Undo);
    screen.ask(Command::Undo);
    assert_eq!((draft(&screen).count(), typed_vintages(&screen)), (2, 0));
}

#[test]
fn a_value_that_stands_is_changed_only_with_a_reason_and_stays_in_its_vintage() {
    let mut screen = sheet();
    type_three(&mut screen);
    screen.ask(Command::Enter(Enter::Save));
    let first = first_three(&screen)[0].clone();
    screen.ask(Command::Enter(Enter::Correct(nemuro(), first.clone())));
    type_in(&mut screen, "1,920");
    assert!(screen.has_part(&screen.t("entering-reason-needed")));
    // Enter goes to the reason, and saving is refused without one.
    enter(&mut screen);
    screen.press(Modifiers::COMMAND, Key::S);
    assert_eq!(screen.session().entering().refused(), Some(&Missing::Reason(first.clone())));
    assert_eq!(value(&screen, &first), Some("1902".into()));
    type_in(&mut screen, "正誤表による");
    enter(&mut screen);
    screen.press(Modifiers::COMMAND, Key::S);
    assert_eq!((value(&screen, &first), typed_vintages(&screen)), (Some("1920".into()), 2));
    // And dropped: nothing was delivered for that year.
    screen.ask(Command::Enter(Enter::Drop(first.clone(), true)));
    screen.ask(Command::Enter(Enter::Save));
    assert_eq!(value(&screen, &first), None);
}

#[test]
fn what_cannot_be_kept_is_said_at_its_line() {
    let mut screen = sheet();
    let keys = first_three(&screen);
    let text = |key: &CellKey, words: &str| Command::Enter(Enter::Text(key.clone(), Field::Value, words.into()));
    screen.ask(text(&keys[0], "約束"));
    assert!(screen.has_part("「約束」は値として読めません"));
    screen.ask(Command::Enter(Enter::Save));
    assert_eq!(screen.session().entering().refused(), Some(&Missing::Value(keys[0].clone())));
    // Without a document nothing is kept.
    screen.ask(text(&keys[0], "19020"));
    screen.ask(Command::Enter(Enter::Save));
    assert!(screen.has(&screen.t("entering-lacks-document")));
    // Ten times the value of last year is doubted, and kept where somebody means it.
    assert!(screen.has_part(&screen.t("entering-look")));
    screen.ask(Command::Enter(Enter::Document("調書".into())));
    screen.ask(Command::Enter(Enter::Save));
    assert_eq!(value(&screen, &keys[0]), Some("19020".into()));
}

#[test]
fn discarding_asks_and_closing_keeps() {
    let mut screen = sheet();
    type_three(&mut screen);
    screen.press(Modifiers::NONE, Key::Escape);
    let waits = screen.texts().with("entering-open-count", &[("count", Fact::Number(3.0))]);
    screen.click(&waits);
    screen.click_t("entering-discard");
    let count = |screen: &Screen| screen.session().entering().draft(nemuro()).map_or(0, |draft| draft.cells.len());
    assert!(screen.has(&screen.texts().with("entering-discard-ask", &[("count", Fact::Number(3.0))])));
    screen.click_t("entering-discard-back");
    assert_eq!(count(&screen), 3);
    screen.click_t("entering-discard");
    let name = screen.t("entering-discard");
    screen.harness.get_all_by_label(&name).last().unwrap().click();
    screen.settle();
    assert_eq!(count(&screen), 0);
    // And what was thrown away comes back.
    screen.ask(Command::Undo);
    assert_eq!(count(&screen), 3);
}

#[test]
fn what_was_not_saved_is_offered_when_the_program_starts_again() {
    let mut screen = sheet();
    type_three(&mut screen);
    let path = screen.loaded().path.clone();
    let folder = screen.close();
    let mut again = Screen::on(path, SIZES[0], None);
    let offer = again.t("notice-go-on-entering");
    assert!(again.has(&offer));
    again.click(&offer);
    assert!(again.session().is_entering());
    let draft = again.session().entering().draft(nemuro()).unwrap();
    assert_eq!((draft.count(), draft.document.as_str(), draft.page.as_str()), (3, "効果検証調書", "12"));
    drop(folder);
}

#[test]
fn cells_of_a_spreadsheet_are_pasted_down_the_list() {
    let mut screen = sheet();
    let keys = first_three(&screen);
    screen.ask(Command::Enter(Enter::Correct(nemuro(), keys[0].clone())));
    screen.harness.event(egui::Event::Paste("1,902\tx\r\n55.1\r\n2.5\r\n".into()));
    screen.settle();
    let draft = screen.session().entering().draft(nemuro()).unwrap();
    let values: Vec<_> = keys.iter().map(|key| draft.cell(key).unwrap().value.clone()).collect();
    assert_eq!(values, ["1,902", "55.1", "2.5"]);
}

#[test]
fn the_pencil_of_a_value_opens_the_sheet_at_its_year() {
    let mut screen = Screen::at(Shown::City, [1280.0, 3000.0], None);
    screen.ask(Command::Pick(Pick::OpenCity(nemuro())));
    let series = screen.series("nemuro-kpi-005");
    screen.ask(Command::Focus(Some(series)));
    screen.ask(Command::Enter(Enter::Correct(nemuro(), key("nemuro-kpi-005", 2021))));
    assert_eq!(screen.session().entering().sheet().unwrap().year, 2021);
    let cell = screen.texts().period_short(Period::Fiscal(2021));
    let focused = screen.harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    let name = focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default();
    assert!(name.ends_with(&cell), "{name}");
}

#[test]
fn the_sheet_speaks_both_languages_and_fits_the_window() {
    let mut report = String::new();
    for size in SIZES {
        for language in [Language::Ja, Language::En] {
            let mut screen = Screen::first(size, Some(language));
            screen.ask(Command::Pick(Pick::OpenCity(nemuro())));
            screen.press(Modifiers::COMMAND, Key::I);
            type_three(&mut screen);
            looks::look(&screen, "three values", &mut report);
            screen.ask(Command::Enter(Enter::Save));
            let first = first_three(&screen)[0].clone();
            screen.ask(Command::Enter(Enter::Correct(nemuro(), first)));
            type_in(&mut screen, "9");
            looks::look(&screen, "a value that is changed", &mut report);
            screen.click_t("entering-discard");
            looks::look(&screen, "the question", &mut report);
        }
    }
    assert!(report.is_empty(), "{report}");
}

#[test]
fn cells_that_are_pasted_anywhere_are_previewed_as_a_file_would_be() {
    let mut screen = Screen::first(SIZES[0], None);
    screen.harness.event(egui::Event::Paste(
        "市\t指標\t単位\tR5年度\r\n根室市\t図書館の貸出\t冊\t1,234\r\n釧路市\t図書館の貸出\t冊\t5,678\r\n".into(),
    ));
    screen.settle();
    assert!(screen.session().import_shown());
    let draft = screen.session().import().unwrap();
    assert!(draft.name.starts_with("貼り付け 20"), "{}", draft.name);
    screen.ask(Command::Import(machikurabe::session::import::Import::Commit));
    let label = screen.loaded().data().indicators.iter().filter(|i| i.label == "図書館の貸出").count();
    assert_eq!(label, 1);
    // A word is no table, and a field keeps what is pasted into it.
    let mut screen = Screen::first(SIZES[0], None);
    screen.harness.event(egui::Event::Paste("根室市".into()));
    screen.settle();
    assert!(!screen.session().import_shown() && screen.has(&screen.t("error-paste-cells")));
    screen.ask(Command::Show(Shown::Compare));
    screen.press(Modifiers::COMMAND, Key::F);
    screen.harness.event(egui::Event::Paste("人口\t1\n2".into()));
    screen.settle();
    assert!(!screen.session().import_shown());
}

#[test]
fn a_city_of_the_country_gets_a_plan_an_indicator_and_its_values() {
    for language in [Language::Ja, Language::En] {
        let mut screen = Screen::first(SIZES[0], Some(language));
        let mut report = String::new();
        screen.ask(Command::Show(Shown::City));
        screen.click_t("city-add");
        type_in(&mut screen, "おびひろ");
        looks::look(&screen, "a city is searched", &mut report);
        enter(&mut screen);
        type_in(&mut screen, "第3期総合戦略");
        // Saving without years is refused, and says so.
        enter(&mut screen);
        assert!(screen.has(&screen.t("error-plan-years")));
        looks::look(&screen, "a plan without years", &mut report);
        for (key, words) in [("plan-first-year", "2025"), ("plan-last-year", "2029"), ("entering-document", "総合戦略")]
        {
            let name = screen.t(key);
            screen.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, &name).focus();
            screen.settle();
            type_in(&mut screen, words);
        }
        enter(&mut screen);
        let obihiro = AreaCode::parse("012076").unwrap();
        assert_eq!(screen.session().city_shown(), Some(obihiro));
        let loaded = screen.loaded();
        let plan = loaded.data().plans.iter().find(|plan| plan.municipality_code == obihiro).unwrap().clone();
        assert_eq!((plan.name.as_str(), plan.first_year, plan.last_year), ("第3期総合戦略", 2025, 2029));
        screen.click_t("kpi-add");
        looks::look(&screen, "an empty form", &mut report);
        enter(&mut screen);
        assert!(screen.has_part(&screen.t("error-kpi-label")));
        looks::look(&screen, "a form that lacks something", &mut report);
        screen.click_t("dialog-cancel");
        let kpi = machikurabe::session::typing::planning::NewKpi {
            label: "待機児童数".into(),
            unit: "人".into(),
            polarity: Some(machikurabe::model::indicator::Polarity::LowerIsBetter),
            polarity_reason: "いないほうがよい".into(),
            kind: Some(machikurabe::model::target::TargetKind::Reach),
            baseline: "１２".into(),
            baseline_period: "R6".into(),
            target: "0".into(),
            document: "総合戦略".into(),
            page: "9".into(),
            ..machikurabe::session::typing::planning::NewKpi::of(plan.plan_id.clone())
        };
        screen.ask(Command::AddKpi(obihiro, Box::new(kpi)));
        // Its value is judged as one that was delivered would be.
        screen.ask(Command::Enter(Enter::Open));
        let key = screen.session().entering().sheet().unwrap().lines().next().unwrap().key.clone();
        assert_eq!(key.period, Period::Fiscal(2025));
        screen.ask(Command::Enter(Enter::Document("調書".into())));
        screen.ask(Command::Enter(Enter::Text(key.clone(), Field::Value, "9".into())));
        looks::look(&screen, "its value", &mut report);
        screen.ask(Command::Enter(Enter::Save));
        let scored = screen.scored();
        let loaded = screen.loaded();
        let row = scored.rows.iter().find(|row| loaded.index.series(row.series).unwrap().area == obihiro).unwrap();
        // (9 − 12) ÷ (0 − 12) = 25 % in the first of five years.
        assert_eq!((row.progress(), row.status.key()), (Some(0.25), "on_track"));
        assert_eq!(typed_vintages(&screen), 3);
        // Each step is taken back: the value, the indicator, the plan with its city.
        for _ in 0..4 {
            screen.ask(Command::Undo);
        }
        assert_eq!(typed_vintages(&screen), 1);
        screen.ask(Command::Undo);
        screen.ask(Command::Undo);
        assert!(
            screen.loaded().data().plans.iter().all(|plan| plan.municipality_code != obihiro),
            "{}",
            typed_vintages(&screen)
        );
        assert!(report.is_empty(), "{report}");
    }
}

#[test]
fn what_is_picked_is_saved_as_a_comparison_of_ones_own() {
    let mut screen = Screen::open();
    let mut report = String::new();
    let picked = screen.session().view().indicators.clone();
    let words = screen.t("pick-compared");
    screen.click(&words);
    screen.click_t("comparison-save-as");
    type_in(&mut screen, "相談の件数");
    looks::look(&screen, "the window of a comparison", &mut report);
    // Without a reason it is refused.
    enter(&mut screen);
    assert!(screen.has(&screen.t("error-comparison-reason")));
    let name = screen.t("comparison-reason");
    screen.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, &name).focus();
    screen.settle();
    type_in(&mut screen, "数え方が違う");
    enter(&mut screen);
    let own = screen.session().view().comparison.clone().unwrap();
    assert!(typed::is_own_comparison(&own));
    let find =
        |screen: &Screen| screen.loaded().data().comparisons.iter().find(|row| row.comparison_id == own).cloned();
    let saved = find(&screen).unwrap();
    assert_eq!(
        (saved.name.as_str(), saved.reason.as_str(), saved.grade.key()),
        ("相談の件数", "数え方が違う", "similar")
    );
    assert_eq!(screen.session().view().indicators, picked);
    assert!(screen.has_part("数え方が違う"), "the chart says why");
    looks::look(&screen, "an own comparison", &mut report);
    screen.click_t("comparison-delete");
    assert_eq!(find(&screen), None);
    screen.ask(Command::Undo);
    assert_eq!(find(&screen), Some(saved.clone()));
    screen.ask(Command::Undo);
    assert_eq!(find(&screen), None);
    screen.ask(Command::Redo);
    assert_eq!(find(&screen), Some(saved));
    assert!(report.is_empty(), "{report}");
}

#[test]
fn a_grade_of_the_citys_own_stands_beside_the_indicator_until_it_is_taken_back() {
    let mut report = String::new();
    let mut screen = Screen::at(Shown::City, [1280.0, 1400.0], None);
    screen.ask(Command::Pick(Pick::OpenCity(nemuro())));
    let series = screen.series("nemuro-kpi-005");
    screen.ask(Command::Focus(Some(series.clone())));
    let before = screen.loaded().data().evaluations.len();
    screen.click_t("grade-add");
    type_in(&mut screen, "E");
    enter(&mut screen);
    assert!(screen.has_part("「E」はこの段階の評価ではありません"));
    looks::look(&screen, "a grade that is none", &mut report);
    screen.click_t("dialog-cancel");
    let grade = machikurabe::session::typing::grading::NewGrade {
        indicator: series.indicator.clone(),
        scope: machikurabe::model::evaluation::EvaluationScope::Indicator,
        body: machikurabe::model::evaluation::EvaluationBody::External,
        scheme: machikurabe::model::evaluation::GradeScheme::NemuroAbcd,
        grade: "C".into(),
        period: "R5".into(),
        document: "有識者会議の資料".into(),
        page: "3".into(),
    };
    screen.ask(Command::AddGrade(nemuro(), Box::new(grade.clone())));
    let own = |screen: &Screen| {
        let loaded = screen.loaded();
        let place = loaded.index.place(&series).unwrap();
        let found = machikurabe::analysis::own_grade::own_grades(loaded.data(), loaded.index.series(place).unwrap());
        found.iter().map(|row| (row.grade.clone().unwrap_or_default(), row.period)).collect::<Vec<_>>()
    };
    assert_eq!(own(&screen), [("C".to_owned(), Period::Fiscal(2023))]);
    looks::look(&screen, "an own grade", &mut report);
    // The same body and period again take its place.
    screen.ask(Command::AddGrade(
        nemuro(),
        Box::new(machikurabe::session::typing::grading::NewGrade { grade: "B".into(), ..grade }),
    ));
    assert_eq!(own(&screen), [("B".to_owned(), Period::Fiscal(2023))]);
    assert_eq!(screen.loaded().data().evaluations.len(), before + 1);
    screen.ask(Command::Undo);
    screen.ask(Command::Undo);
    assert_eq!(screen.loaded().data().evaluations.len(), before);
    assert!(report.is_empty(), "{report}");
}
