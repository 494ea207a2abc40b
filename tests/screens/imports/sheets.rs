//! Several sheets and several files in one go, rows far below the first ones, corrections that come quickly.

use super::*;
use std::fmt::Write as _;

#[test]
fn several_sheets_are_picked_counted_and_stored_together_and_taken_back_together() {
    let mut screen = Screen::open();
    let before = contents(&screen);
    screen.drop_files(&[example("three-plans.xlsx")]);
    let picked = |screen: &Screen| screen.draft().book().unwrap().picked.iter().copied().collect::<Vec<_>>();
    assert_eq!(picked(&screen), [0], "one sheet at first");
    screen.click_t("importing-sheets-all");
    assert_eq!(picked(&screen), [0, 1, 2], "the hidden sheet holds nothing to import");
    let names: Vec<String> = screen.draft().book().unwrap().picked().map(|table| table.dataset.clone()).collect();
    assert_eq!(names, ["three-plans 根室市", "three-plans 苫小牧市", "three-plans 岩見沢市"]);
    assert!(screen.draft().book().unwrap().picked().all(|table| table.checked.value().is_some()));
    // R3 may be 令和3年 and 令和3年度: said of each sheet.
    screen.correct(|mapping| mapping.defaults.choose_year(BareYear::Fiscal));
    for sheet in ["苫小牧市", "岩見沢市"] {
        screen.click(sheet);
        screen.correct(|mapping| mapping.defaults.choose_year(BareYear::Fiscal));
    }
    // Looking at another sheet leaves the picks as they are.
    assert_eq!((picked(&screen), screen.report().sheet.as_str()), (vec![0, 1, 2], "岩見沢市"));
    let sheets = screen.texts().with("importing-list-sheets", &[("count", Fact::Number(3.0))]);
    screen.click(&sheets);
    assert_eq!(screen.grid().len(), 3, "a line for each sheet");
    // A box that is cleared leaves its sheet out.
    let last = screen.texts().with("importing-sheet-pick", &[("sheet", Fact::Text("岩見沢市".into()))]);
    screen.harness.get_by_role_and_label(Role::CheckBox, &last).click();
    screen.settle();
    assert_eq!(picked(&screen), [0, 1]);
    screen.harness.get_by_role_and_label(Role::CheckBox, &last).click();
    screen.settle();
    let blocked = screen.draft().blocked_at(&screen.loaded());
    assert_eq!(blocked, None, "{:?}", screen.draft().book().unwrap().picked().map(Table::blocked).collect::<Vec<_>>());
    screen.click(&screen.texts().with("importing-commit-sheets", &[("count", Fact::Number(3.0))]));
    assert!(screen.session().import().is_none(), "{:?}", screen.session().notices());
    let new =
        |screen: &Screen| screen.loaded().vintages.iter().filter(|v| v.dataset.starts_with("three-plans")).count();
    assert!(new(&screen) >= 1 && contents(&screen).0 == before.0 + new(&screen), "{:?}", screen.loaded().vintages);
    screen.click_t("notice-take-back");
    assert_eq!(contents(&screen), before, "one step back");
}

#[test]
fn a_problem_far_below_leads_to_its_row_and_back() {
    let mut screen = Screen::open();
    let mut text = String::from("団体名,指標名,時期,値,単位\n");
    for n in 0..1_500 {
        let value = if n == 1_200 { "多数".to_owned() } else { n.to_string() };
        writeln!(text, "根室市,窓口{n},令和3年度,{value},件").unwrap();
    }
    screen.drop_text("長.csv", &text);
    assert_eq!((screen.report().values, screen.report().values_refused), (1_499, 1));
    screen.click_row(0, Modifiers::NONE);
    let around = screen.read().around.value().expect("the rows around it are read").clone();
    assert_eq!((around.row, screen.read().sought), (1_202, Some(1_202)));
    let at = around.sheet.numbers.iter().position(|n| *n == 1_202).unwrap();
    assert!(around.preview.rows[at].cells.iter().any(|cell| matches!(cell, Taken::Refused(_))));
    assert!(around.sheet.rows.len() < 400, "only a window of rows is kept");
    let shown = screen.texts().with("importing-grid-around", &[("row", Fact::Text("1202".into()))]);
    let chosen = screen.texts().with("importing-row-chosen", &[("row", Fact::Text("1202".into()))]);
    assert!(screen.has(&shown) && screen.has(&chosen));
    let row = screen.texts().with("importing-row-name", &[("row", Fact::Text("1202".into()))]);
    assert!(screen.has(&row), "the row is in sight");
    // A correction reads to it again; the end of the data can be set there.
    screen.click_t("importing-row-last");
    assert_eq!((screen.mapping().last_row, screen.report().values), (Some(1_202), 1_200));
    let kind = screen.read().around.value().unwrap().preview.rows[at + 1].kind;
    assert_eq!(kind, RowKind::Note, "rows below the end are no data any more");
    screen.click_t("importing-grid-top");
    assert!(screen.read().sought.is_none() && screen.has(&row_name(&screen, "2")));
}

#[test]
fn files_dropped_together_say_which_of_how_many_they_are() {
    let mut screen = Screen::open();
    let place = |screen: &Screen, now: f64, all: f64| {
        screen.texts().with("importing-place", &[("now", Fact::Number(now)), ("all", Fact::Number(all))])
    };
    screen.drop_files(&[example("by-city-unicode.txt"), example("nemuro.json"), example("actuals.parquet")]);
    assert!(screen.has(&place(&screen, 1.0, 3.0)));
    screen.click_t("importing-skip-file");
    assert!(screen.has(&place(&screen, 2.0, 3.0)));
    // One more file waits behind the others; what is stored makes room for the next one.
    screen.drop_text("相談.csv", "団体名,指標名,時期,値,単位\n根室市,窓口の相談,令和3年度,120,件\n");
    assert!(screen.has(&place(&screen, 2.0, 4.0)));
    screen.click_t("importing-skip-file");
    screen.click_t("importing-skip-file");
    assert!(screen.has(&place(&screen, 4.0, 4.0)) && screen.draft().name == "相談.csv");
    screen.click_t("importing-commit");
    assert!(screen.session().import().is_none());
    screen.drop_files(&[example("nemuro.json")]);
    assert_eq!(screen.session().import_place(), None, "a file alone is not counted");
}

#[test]
fn the_last_of_several_corrections_counts() {
    let mut screen = Screen::open();
    let mut text = String::from("団体名,指標名,時期,値,単位\n");
    for n in 0..3_000 {
        writeln!(text, "根室市,窓口{n},2021年,{n},件").unwrap();
    }
    screen.drop_text("数.csv", &text);
    // Without waiting for any of them.
    for unit in ["人", "世帯", "戸"] {
        let mut mapping = screen.mapping().clone();
        mapping.columns[4].kind = ColumnKind::Ignore;
        mapping.defaults.unit = unit.to_owned();
        screen.harness.state_mut().apply(Command::Import(Import::Correct(Box::new(mapping))));
    }
    screen.settle();
    assert_eq!((screen.mapping().defaults.unit.as_str(), screen.report().values), ("戸", 3_000));
    let cells = &screen.read().preview.as_ref().unwrap().rows[1].cells;
    assert!(cells.iter().any(|cell| matches!(cell, Taken::Value(_, unit) if unit.as_str() == "戸")), "{cells:?}");
}

fn row_name(screen: &Screen, number: &str) -> String {
    screen.texts().with("importing-row-name", &[("row", Fact::Text(number.into()))])
}
