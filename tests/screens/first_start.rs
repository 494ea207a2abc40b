//! What a first start shows, and what stands where there is nothing to show.

use super::*;
use egui::ViewportId;
use egui::accesskit::Role;
use machikurabe::model::message::Fact;
use machikurabe::model::theme::Theme;
use machikurabe::session::view::{Preferences, TimeAxis};
use std::time::Duration;

#[test]
fn lists_chart_table_and_detail_are_there_and_nothing_went_wrong() {
    let mut screen = Screen::first(SIZES[0], None);
    assert_eq!(*screen.session().preferences(), Preferences::default());
    assert!(screen.has_part(&screen.texts().theme(Theme::Childcare)) && screen.session().notices().is_empty());
    screen.ask(Command::Show(Shown::Compare));
    let loaded = screen.loaded();
    for area in &loaded.data().municipalities {
        let cross = screen.texts().with("pick-chip-remove", &[("name", Fact::Text(area.name.clone()))]);
        let of_city = area.kind == machikurabe::model::municipality::AreaKind::Municipality;
        assert_eq!(screen.has(&cross), of_city, "{}", area.name);
    }
    assert!(screen.has(&screen.t("pick-themes")) && screen.has(&screen.t("pick-search-hint")));
    let list = screen.session().pick_list().len();
    // Men and women of the register stand in the entry of the whole.
    let (shown, hidden) = (screen.session().listing().count, screen.session().listing().hidden);
    assert!(
        list > 400 && shown + hidden + 2 == list && screen.has(&format!("1 / {shown}件")),
        "{list} {shown} {hidden} {:?}",
        screen.names()
    );
    // The same definition in all four cities, over eleven years.
    assert_eq!(screen.harness.get_all_by_role(Role::Image).count(), 1);
    assert_eq!(screen.chart_names().len(), 4);
    let spec = screen.session().chart().unwrap();
    let lines = &spec.panels[0].lines;
    assert!(spec.panels.len() == 1 && lines.len() == 4, "{}", spec.title);
    for line in lines {
        assert_eq!(line.stretches.iter().map(Vec::len).collect::<Vec<_>>(), [11], "{}", line.name);
    }
    assert!(screen.has(&screen.t("pane-scorecard")));
    assert!(screen.session().notices().is_empty());
    assert_eq!(screen.session().view().axis, TimeAxis::Calendar);
    assert!(screen.session().history().undoable().is_none());
}

#[test]
fn a_first_start_makes_the_store_with_the_sample_data() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("新しい").join("store.sqlite");
    let screen = Screen::on(path.clone(), SIZES[0], None);
    assert!(path.is_file() && screen.session().notices().is_empty());
    assert_eq!(screen.loaded().index.to_dataset(), sample::sample().unwrap());
}

#[test]
fn a_screen_that_is_left_alone_asks_for_no_more_frames() {
    let mut screen = Screen::open();
    screen.harness.step();
    assert_eq!(screen.harness.output().viewport_output[&ViewportId::ROOT].repaint_delay, Duration::MAX);
}

#[test]
fn without_a_city_every_pane_says_what_to_do() {
    let mut screen = Screen::open();
    screen.click_t("pick-areas-clear");
    assert!(screen.session().view().areas.is_empty());
    assert!(screen.has(&screen.t("empty-nothing-picked")) && screen.has(&screen.t("empty-no-city")));
    assert!(screen.table().is_empty() && screen.harness.query_all_by_role(Role::Image).next().is_none());
    screen.click_t("pick-sets");
    let set = screen.texts().with("pick-set-publishers", &[("count", Fact::Number(4.0))]);
    screen.click(&set);
    assert_eq!(screen.session().view().areas.len(), 4);
    assert_eq!(screen.chart_names().len(), 3);
}

#[test]
fn without_an_indicator_the_chart_says_what_to_do_and_the_table_judges_what_is_listed() {
    let mut screen = Screen::open();
    screen.ask(Command::Search("待機".into()));
    screen.ask(Command::Pick(Pick::ClearIndicators));
    let words = screen.t("empty-no-indicator");
    assert_eq!(screen.harness.get_all_by_label(&words).count(), 1);
    let (loaded, scored) = (screen.loaded(), screen.scored());
    let listed = screen.session().pick_list().iter();
    let mut judged: Vec<String> = listed
        .flat_map(|position| loaded.index.series_at(*position))
        .flat_map(|place| scored.rows_of(place).map(|row| loaded.index.series(row.series).unwrap().label.clone()))
        .collect();
    let mut shown = screen.table();
    judged.sort();
    shown.sort();
    assert!(!shown.is_empty() && shown == judged, "{shown:?}");
}

#[test]
fn without_a_target_the_series_is_shown_and_the_reason_given() {
    let mut screen = Screen::open();
    screen.pick_only("kushiro-act-037");
    let words = screen.t("empty-no-target");
    assert_eq!(screen.harness.get_all_by_label(&words).count(), 2);
    // Its only value is a plan, and even that line has its name.
    assert_eq!(screen.chart_names().len(), 1);
}

#[test]
fn a_closed_detail_gives_its_room_to_the_chart() {
    let mut screen = Screen::open().in_lines();
    let width = |screen: &Screen| screen.harness.get_by_role(Role::Image).rect().width();
    let before = width(&screen);
    screen.click_t("dialog-close");
    assert!(screen.session().focus().is_none() && !screen.has(&screen.t("detail-formula")));
    assert!(width(&screen) > before + 200.0);
}

#[test]
fn areas_without_a_common_comparison_say_so() {
    let mut screen = Screen::open();
    screen.ask(Command::Pick(Pick::PickAllAreas(false)));
    screen.click_t("pick-compared");
    assert!(screen.has(&screen.t("empty-no-comparison")));
}

#[test]
fn a_store_that_cannot_be_opened_at_the_start_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    put_file(&path, b"no store at all");
    let screen = Screen::on(path, SIZES[0], None);
    let notice = &screen.session().notices()[0];
    assert!(screen.has(&screen.texts().say(&notice.message)));
    assert!(screen.has(&screen.t("empty-store")));
    for waiting in ["loading", "loading-store", "loading-scorecard"] {
        assert!(!screen.has(&screen.t(waiting)), "{waiting}");
    }
}
