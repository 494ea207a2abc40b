//! What only a person can say about a file is asked in the window, and answered with mouse or keyboard: when its values
//! are of, what of an earlier file holds for it too, and directions that targets contradict.

use super::*;
use machikurabe::model::dated::DatedBy;
use machikurabe::model::indicator::Polarity;
use machikurabe::model::mapping::PlanDefault;
use machikurabe::model::target::TargetKind;

/// The words of a proposed period.
fn offer(screen: &Screen, period: Period, file: &str) -> String {
    let by = screen.texts().with("import-offer-file", &[("text", Fact::Text(file.into()))]);
    screen.texts().with("importing-period-offer", &[("period", Fact::Period(period)), ("by", Fact::Text(by))])
}

/// Reaches a button with the keyboard alone and presses it.
fn press_button(screen: &mut Screen, name: &str) {
    let role = Role::Button;
    for _ in 0..200 {
        if screen.harness.get_by_role_and_label(role, name).accesskit_node().is_focused() {
            screen.press(Modifiers::NONE, Key::Enter);
            return;
        }
        screen.press(Modifiers::NONE, Key::Tab);
    }
    panic!("{name} cannot be reached with the keyboard");
}

#[test]
fn a_period_that_only_the_name_says_is_a_question_with_the_proposal_one_click_away() {
    let table = "市町村,公園数\n釧路市,120\n小樽市,90\n";
    for keyboard in [false, true] {
        let mut screen = Screen::open();
        let before = contents(&screen);
        screen.drop_text("06-公園_2021.csv", table);
        assert_eq!((screen.mapping().defaults.period, screen.blocked()), (None, Some(Blocked::Period)));
        assert!(
            screen.has(&screen.t("importing-period-question")) && screen.has(&screen.t("importing-blocked-period"))
        );
        screen.click_t("importing-commit");
        assert_eq!(contents(&screen), before, "nothing is stored without an answer");
        assert!(screen.has(&screen.t("importing-period-names")), "a name is no evidence, and its words say so");
        assert!(screen.has(&screen.t("importing-period-typed")), "an empty field comes first");
        let fiscal = offer(&screen, Period::Fiscal(2021), "06-公園_2021");
        let calendar = offer(&screen, Period::Calendar(2021), "06-公園_2021");
        assert!(screen.has(&fiscal), "both kinds of year are proposed");
        if keyboard {
            press_button(&mut screen, &calendar);
        } else {
            screen.click(&calendar);
        }
        assert_eq!(screen.mapping().defaults.period, Some(Period::Calendar(2021)));
        assert_eq!((screen.blocked(), screen.report().dates[0].by), (None, DatedBy::User));
        let said = screen.texts().say(&machikurabe::model::message::Explain::explain(&screen.report().dates[0]));
        assert!(screen.has(&said), "the report says when, and that it was chosen: {said}");
        let rows = screen.report().dates.len() + screen.report().given.list.len();
        screen.click(&screen.texts().with("importing-list-evidence", &[("count", Fact::Number(rows as f64))]));
        let given: Vec<_> = screen.report().given.list.iter().map(machikurabe::model::evidence::Given::parts).collect();
        for (aspect, what, from, _) in given {
            let said = [aspect, what, from].map(|part| screen.texts().say(&part));
            assert!(said.iter().all(|said| screen.has(said)), "{said:?}");
        }
        assert!(!screen.has(&screen.t("importing-period-question")));
        screen.click_t("importing-commit");
        assert!(screen.session().import().is_none());
        // The next file is asked anew, with what was said before beside it.
        screen.drop_text("06-公園.csv", "市町村,公園数\n釧路市,125\n小樽市,91\n");
        assert_eq!((screen.mapping().defaults.period, screen.blocked()), (None, Some(Blocked::Period)));
        assert!(screen.has(&screen.t("importing-period-question-none")));
    }
}

#[test]
fn an_area_that_was_picked_for_one_file_is_offered_for_the_next_and_not_taken() {
    let mut screen = Screen::open();
    screen.drop_text("図書館.csv", "年度,入館者数\nR3年度,120\nR4年度,130\n");
    screen.correct(|mapping| mapping.defaults.municipality = "小樽市".into());
    assert_eq!(screen.blocked(), None);
    screen.click_t("importing-commit");
    assert!(screen.can_pick("入館者数", area("012033")));
    let before = contents(&screen);
    screen.drop_text("図書館その2.csv", "年度,入館者数\nR3年度,990\nR4年度,980\n");
    assert_eq!(screen.read().recipe.as_deref(), Some("図書館"), "its columns are understood as before");
    assert_eq!((screen.mapping().defaults.municipality.as_str(), screen.report().values), ("", 0));
    assert_eq!(screen.blocked(), Some(Blocked::Place));
    assert_eq!(contents(&screen), before);
    let recipe = [("recipe", Fact::Text("図書館".into()))];
    let asked = screen.texts().with("importing-facts-before", &recipe);
    assert!(screen.has(&asked), "{asked}");
    let fact = screen.texts().pair(&screen.t("importing-default-area"), "小樽市");
    press_button(&mut screen, &fact);
    assert_eq!(screen.mapping().defaults.municipality, "小樽市");
    assert!(!screen.has(&asked));
    // Another name is another dataset: what it calls the same stands apart until somebody joins it.
    assert_eq!((screen.report().changes.new, screen.report().changes.revised), (2, 0));
    assert_eq!(screen.report().alike[0].label, "入館者数");
    screen.ask(Command::Import(Import::Cancel));
    // The very same bytes are known.
    screen.drop_text("写し.csv", "年度,入館者数\nR3年度,120\nR4年度,130\n");
    assert_eq!(screen.mapping().defaults.municipality, "小樽市");
    assert_eq!(screen.blocked(), Some(Blocked::NothingNew));
}

#[test]
fn an_answer_given_for_one_file_is_asked_again_for_the_next() {
    let mut screen = Screen::open();
    screen.drop_text("村.csv", "市町村,R3年度\n泊村,1500\n");
    screen.correct(|mapping| {
        mapping.answers.insert("泊村".into(), area("014036"));
    });
    screen.click_t("importing-commit");
    screen.drop_text("別の村.csv", "市町村,R3年度\n泊村,77\n");
    assert!(screen.mapping().answers.is_empty());
    assert_eq!(screen.blocked(), Some(Blocked::Questions(1)));
}

const KPI: &str = "団体,指標,単位,基準値（R1年度）,R3年度,目標値（R6年度）\n釧路市,相談の件数,件,100,120,200\n釧路市,待機の人数,人,12,8,0\n";

fn decide(screen: &mut Screen) {
    screen.correct(|mapping| {
        let defaults = &mut mapping.defaults;
        (defaults.polarity, defaults.target_kind) = (Polarity::HigherIsBetter, Some(TargetKind::Reach));
        defaults.plan = Some(PlanDefault { name: "戦略".into(), first_year: 2020, last_year: 2024 });
    });
}

#[test]
fn a_target_that_the_direction_of_the_file_does_not_fit_is_a_question() {
    let mut screen = Screen::open();
    screen.drop_text("表.csv", KPI);
    decide(&mut screen);
    assert_eq!((screen.blocked(), screen.report().targets), (Some(Blocked::Directions(1)), 1));
    let facts = [
        ("label", Fact::Text("待機の人数".into())),
        ("baseline", Fact::Text("12".into())),
        ("target", Fact::Text("0".into())),
    ];
    let asked = screen.texts().with("importing-direction", &facts);
    let blocked = screen.texts().with("importing-blocked-directions", &[("count", Fact::Number(1.0))]);
    assert!(screen.has(&asked) && screen.has(&blocked));
    let lower = screen.t("polarity-lower_is_better");
    screen.choose_in(&asked, &lower);
    assert_eq!(screen.mapping().directions.get("待機の人数"), Some(&Polarity::LowerIsBetter));
    assert_eq!((screen.blocked(), screen.report().targets), (None, 2));
    // It can be answered otherwise: confirmed as it was, or left out.
    let higher = screen.t("polarity-higher_is_better");
    screen.choose_in(&asked, &higher);
    assert_eq!((screen.blocked(), screen.report().targets), (None, 2));
    let skip = screen.t("importing-question-skip");
    screen.choose_in(&asked, &skip);
    assert_eq!((screen.blocked(), screen.report().targets), (None, 1));
    screen.choose_in(&asked, &lower);
    screen.click_t("importing-commit");
    let loaded = screen.loaded();
    let indicator = loaded.data().indicators.iter().find(|i| i.label == "待機の人数").unwrap();
    assert_eq!(indicator.polarity, Polarity::LowerIsBetter);
    assert!(loaded.data().targets.iter().any(|target| target.indicator_id == indicator.indicator_id));
}

#[test]
fn a_direction_of_one_file_is_none_of_the_next() {
    let mut screen = Screen::open();
    screen.drop_text("表.csv", KPI);
    decide(&mut screen);
    screen.correct(|mapping| {
        mapping.directions.insert("待機の人数".into(), Polarity::LowerIsBetter);
    });
    screen.click_t("importing-commit");
    screen.drop_text("別の表.csv", &KPI.replace("釧路市", "小樽市").replace("120", "121"));
    let mapping = screen.mapping();
    assert_eq!((mapping.defaults.polarity, mapping.defaults.target_kind), (Polarity::Neutral, None));
    assert!(mapping.defaults.plan.is_none() && mapping.directions.is_empty());
    assert_eq!(screen.report().targets, 0);
    let fact = screen.texts().pair(&screen.t("importing-polarity"), &screen.t("polarity-higher_is_better"));
    screen.click(&fact);
    assert_eq!(screen.mapping().defaults.polarity, Polarity::HigherIsBetter, "one click says it again");
}
