//! The profile of a city: its goals with its own grades beside our counts.

use super::*;
use machikurabe::analysis::own_grade;
use machikurabe::analysis::profile;
use machikurabe::chart::explain;
use machikurabe::model::indicator::Level;
use machikurabe::model::message::Fact;
use machikurabe::model::municipality::AreaCode;

fn code(digits: &str) -> AreaCode {
    AreaCode::parse(digits).unwrap()
}

#[test]
fn a_click_on_a_city_of_the_overview_opens_its_profile_and_undo_comes_back_to_the_other() {
    let mut screen = Screen::first(SIZES[1], None);
    screen.harness.get_by_role_and_label(Role::Link, "岩見沢市").click();
    screen.settle();
    assert_eq!(screen.session().preferences().screen, Shown::City);
    assert_eq!(screen.session().view().city, Some(code("012106")));
    assert!(screen.has_part("経過 1/5年（20.0%）"));
    screen.click("釧路市");
    assert!(screen.has(&screen.t("city-no-plan")));
    // Without targets its statistics stand beside those of the other cities.
    assert!(screen.has_part("総人口（住民基本台帳）：154,271人") && screen.has_part("根室市 22,468人"));
    screen.by_menu("menu-undo");
    assert_eq!(screen.session().view().city, Some(code("012106")));
}

#[test]
fn every_grade_of_the_documents_stands_on_the_profile_and_every_plain_disagreement_is_said() {
    let mut screen = Screen::at(Shown::City, [1920.0, 6000.0], None);
    let (loaded, scored) = (screen.loaded(), screen.scored());
    let mut said = 0;
    for city in ["012238", "012131", "012106", "012068"].map(code) {
        screen.ask(Command::Pick(Pick::OpenCity(city)));
        let names: Vec<String> = screen.names();
        let says = |words: &str| names.iter().any(|name| name.contains(words));
        for evaluation in loaded.data().evaluations.iter().filter(|e| e.municipality_code == city) {
            let words = explain::own_grade(screen.texts(), evaluation);
            // The grade of a single indicator stands in its row, short.
            assert!(says(&words) || evaluation.indicator_id.is_some(), "{words}");
            if let Some(found) = own_grade::disagreeing(&loaded.index, &scored.rows, evaluation) {
                let facts = [
                    ("grade", Fact::Text(found.grade)),
                    ("ontrack", Fact::Number(found.on_track as f64)),
                    ("count", Fact::Number(found.assessed as f64)),
                ];
                let words = screen.texts().with("detail-own-grade-differs", &facts);
                assert!(says(&words), "{words}");
                said += 1;
            }
        }
    }
    assert!(said > 0, "the sample has plain disagreements");
}

#[test]
fn every_target_of_the_city_stands_in_exactly_one_place_of_its_profile() {
    let screen = Screen::at(Shown::City, SIZES[0], None);
    let (loaded, scored) = (screen.loaded(), screen.scored());
    for city in ["012238", "012131", "012106"].map(code) {
        let laid = profile::profile(&loaded.index, &scored.rows, city);
        let mut places: Vec<usize> = Vec::new();
        for goal in &laid.goals {
            places.extend(&goal.targets);
            places.extend(goal.policies.iter().flat_map(|p| &p.rows));
        }
        places.sort_unstable();
        let of_city = |row: &usize| {
            let indicator = loaded.index.series(scored.rows[*row].series).unwrap();
            indicator.area == city
        };
        let all: Vec<usize> = (0..scored.rows.len()).filter(of_city).collect();
        assert_eq!(places, all, "{city}");
    }
    // 000: the rate of decline is a target of goals 1 and 2, one indicator.
    let nemuro = profile::profile(&loaded.index, &scored.rows, code("012238"));
    let with_rate = nemuro.goals.iter().filter(|g| {
        g.targets.iter().any(|p| loaded.index.series(scored.rows[*p].series).unwrap().label == "人口減少率")
    });
    assert_eq!(with_rate.count(), 2);
    assert_eq!(nemuro.counts[&Level::GoalTarget].total(), 7);
}
