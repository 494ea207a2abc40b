//! Columns that tell rows apart are asked about in the window, and headings that seem to name parts are one click from
//! being breakdowns.

use super::*;
use machikurabe::model::breakdown::Breakdown;

fn breakdowns(screen: &Screen, label: &str) -> Vec<Vec<String>> {
    let loaded = screen.loaded();
    let of = |parts: &[Breakdown]| parts.iter().map(|part| format!("{}={}", part.dimension, part.member)).collect();
    let mut all: Vec<Vec<String>> =
        loaded.data().indicators.iter().filter(|i| i.label == label).map(|i| of(&i.breakdown)).collect();
    all.sort();
    all
}

#[test]
fn a_column_that_tells_rows_apart_is_a_question_and_nothing_of_its_rows_is_stored_before() {
    let table = "団体名,年,部門,架空数\n釧路市,2020年,甲,5\n釧路市,2020年,乙,6\n釧路市,2020年,合計,11\n";
    for (answer, kept) in [
        ("importing-parts-breakdown", vec![vec![], vec!["部門=乙".to_owned()], vec!["部門=甲".to_owned()]]),
        ("importing-parts-total", vec![vec![]]),
    ] {
        let mut screen = Screen::open();
        screen.drop_text("t.csv", table);
        assert_eq!((screen.blocked(), screen.report().values), (Some(Blocked::Parts(1)), 1));
        let before = contents(&screen);
        screen.click_t("importing-commit");
        assert_eq!(contents(&screen), before, "nothing is stored without an answer");
        let members = screen.texts().list(&["甲".to_owned(), "乙".to_owned()]);
        let facts =
            [("column", Fact::Text("部門".into())), ("members", Fact::Text(members)), ("rows", Fact::Number(2.0))];
        let question = screen.texts().with("importing-parts-column", &facts);
        assert!(screen.has(&question), "{question}");
        let choice = screen.t(answer);
        screen.choose_in(&question, &choice);
        assert_eq!(screen.blocked(), None, "{answer}: {:?}", screen.report().problems);
        assert!(screen.has(&screen.t("importing-parts-answered")));
        screen.click_t("importing-commit");
        assert_eq!(breakdowns(&screen, "架空数"), kept, "{answer}");
    }
}

#[test]
fn headings_become_breakdowns_by_a_click_and_stay_as_printed_without_it() {
    let table = "団体名,年,登録者（男）,登録者（女）,登録者（計）\n釧路市,2020年,5,6,11\n";
    let mut screen = Screen::open();
    screen.drop_text("t.csv", table);
    assert_eq!((screen.blocked(), screen.report().proposed.len()), (None, 3));
    screen.click_t("importing-offers-accept");
    assert!(screen.report().proposed.is_empty());
    let said = screen.texts().say(&machikurabe::model::message::Explain::explain(&screen.report().breakdowns[0]));
    assert!(screen.has(&said), "{said}");
    screen.click_t("importing-commit");
    assert_eq!(breakdowns(&screen, "登録者"), [vec![], vec!["性別=女".to_owned()], vec!["性別=男".to_owned()]]);
    let mut screen = Screen::open();
    screen.drop_text("t.csv", table);
    screen.click_t("importing-commit");
    assert!(screen.can_pick("登録者(男)", area("012068")) && !screen.can_pick("登録者", area("012068")));
}
