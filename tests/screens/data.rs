//! The data screen lists what `machikurabe series` lists, narrows, orders and copies it, and opens each value's proof.

use super::grid::no_faults;
use super::*;
use crate::cli;
use machikurabe::frame::ObservationRef;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::id::ObservationId;
use machikurabe::model::indicator::{Indicator, Level};
use machikurabe::model::message::Fact;
use machikurabe::model::observation::{MissingReason, Observation, ObservationStatus, Role as ValueRole};
use machikurabe::model::period::Period;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::theme::Theme;
use machikurabe::model::unit::Unit;
use std::cmp::Ordering;

/// Columns of a copy.
const AREA: usize = 0;
const INDICATOR: usize = 1;
const PERIOD: usize = 5;
const VALUE: usize = 6;
const REASON: usize = 8;
const ROLE: usize = 9;
const REMARKS: usize = 10;
const LINE: usize = 13;
const ID: usize = 15;

/// All picked cities' values: nothing picked, so that every indicator is listed.
fn open() -> Screen {
    let mut screen = Screen::at(Shown::Data, SIZES[1], None);
    screen.pick_every_area();
    screen.ask(Command::Pick(Pick::ClearIndicators));
    screen
}

impl Screen {
    fn data_count(&self, rows: usize) -> String {
        let total = self.loaded().index.len();
        let facts = [("count", Fact::Number(rows as f64)), ("total", Fact::Number(total as f64))];
        self.texts().with("data-count", &facts)
    }

    /// Everything shown, as it is copied, without the headings.
    fn all(&mut self, rows: usize) -> Vec<Vec<String>> {
        assert!(self.has(&self.data_count(rows)), "{:?}", self.names());
        let mut copied = self.copy_by_menu("table-copy-all", rows);
        copied.remove(0);
        assert_eq!(copied.len(), rows);
        copied
    }

    /// Opens a list of the screen and picks an entry.
    fn pick(&mut self, list: &str, entry: &str) {
        self.harness.get_by_role_and_label(Role::ComboBox, list).click();
        self.settle();
        self.harness.get_by_role_and_label(Role::CheckBox, entry).click();
        self.settle();
        self.press(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn every_value_is_there_as_series_says_it() {
    let mut screen = open();
    let said = cli::records("series");
    let rows = screen.all(said.len());
    let text = |record: &serde_json::Map<String, serde_json::Value>, key: &str| match &record[key] {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.replace(char::is_control, " "),
        other => other.to_string(),
    };
    for (row, record) in rows.iter().zip(&said) {
        for (at, key) in
            [(AREA, "municipality"), (7, "unit"), (LINE, "source_line"), (14, "raw_text"), (ID, "indicator_id")]
        {
            assert_eq!(row[at], text(record, key), "{row:?}");
        }
        assert_eq!(row[VALUE].parse().ok(), record["value"].as_f64(), "{row:?}");
        let period = Period::parse(record["period"].as_str().unwrap()).unwrap();
        assert_eq!(row[PERIOD], screen.texts().period_short(period));
        let role: ValueRole = record["role"].as_str().unwrap().parse().unwrap();
        assert_eq!(row[ROLE], screen.texts().role(role));
        let reason = record["missing_reason"].as_str().map(|key| key.parse::<MissingReason>().unwrap());
        assert_eq!(row[REASON], reason.map(|r| screen.texts().missing_reason(r)).unwrap_or_default());
        assert_eq!(row[VALUE].is_empty(), reason.is_some(), "{row:?}");
    }
}

#[test]
fn what_is_drawn_is_what_was_copied_on_the_first_page_and_at_the_end() {
    let mut screen = open();
    let total = cli::records("series").len();
    let rows = screen.all(total);
    let agree = |screen: &Screen, from: usize| {
        let grid = screen.grid();
        assert!(grid.len() > 25, "{}", grid.len());
        for (drawn, row) in grid.iter().zip(&rows[from..]) {
            assert_eq!(drawn.cells[..3], [row[AREA].clone(), row[INDICATOR].clone(), row[PERIOD].clone()]);
            assert_eq!(drawn.cells[4..6], [row[ROLE].clone(), row[REMARKS].clone()]);
            let value = &drawn.cells[3];
            if row[VALUE].is_empty() {
                assert_eq!(*value, row[REASON]);
            } else {
                let plain = value.replace('−', "-").replace(',', "");
                assert!(plain.starts_with(&row[VALUE]), "{value} for {}", row[VALUE]);
            }
        }
        grid.len()
    };
    agree(&screen, 0);
    screen.click_row(0, Modifiers::NONE);
    screen.press(Modifiers::NONE, Key::End);
    let seen = screen.grid().len();
    agree(&screen, total - seen);
    assert!(screen.grid().last().unwrap().selected);
}

#[test]
fn picks_narrow_the_table_until_the_switch_widens_it() {
    let mut screen = Screen::at(Shown::Data, SIZES[1], None);
    let loaded = screen.loaded();
    let picks = screen.session().picks();
    let of_picks: usize = picks.iter().map(|p| loaded.index.rows_of(*p).len()).sum();
    assert!(screen.has(&screen.data_count(of_picks)));
    let switch = screen.texts().with("data-picks-only", &[("count", Fact::Number(picks.len() as f64))]);
    screen.click(&switch);
    let cities = &screen.session().view().areas;
    let of_cities = loaded.index.observations().filter(|o| cities.contains(&o.municipality_code)).count();
    assert!(of_cities > 1_000 && screen.has(&screen.data_count(of_cities)));
}

#[test]
fn roles_states_missing_years_and_words_narrow_the_rows() {
    let mut screen = open();
    let loaded = screen.loaded();
    let counted = |keep: &dyn Fn(&ObservationRef<'_>) -> bool| loaded.index.observations().filter(|o| keep(o)).count();
    let (role, state) = (screen.t("column-role"), screen.t("data-status"));
    let plan = screen.texts().role(ValueRole::Plan);
    screen.pick(&role, &plan);
    let plans = screen.all(counted(&|o| o.role == ValueRole::Plan));
    assert!(plans.iter().all(|row| row[ROLE] == plan));
    let estimated = screen.texts().observation_status(ObservationStatus::Estimated);
    screen.pick(&state, &estimated);
    screen.all(counted(&|o| o.role == ValueRole::Plan && o.status == ObservationStatus::Estimated));
    screen.pick(&state, &estimated);
    screen.pick(&role, &plan);
    screen.click_t("data-missing-only");
    let missing = screen.all(counted(&|o| o.value.is_none()));
    assert!(!missing.is_empty() && missing.iter().all(|row| !row[REASON].is_empty() && row[VALUE].is_empty()));
    // Drawn, the reason stands where the number would: never a zero, never nothing.
    let reasons: Vec<String> = MissingReason::ALL.iter().map(|r| screen.texts().missing_reason(*r)).collect();
    assert!(screen.grid().iter().all(|row| reasons.contains(&row.cells[3])), "{:?}", screen.grid());
    screen.click_t("data-missing-only");
    screen.ask(Command::Adjust(Adjust::SetYears(Some((2021, 2022)))));
    let named = |o: &ObservationRef<'_>| o.period.first_year() <= 2022 && o.period.last_year() >= 2021;
    screen.all(counted(&named));
    screen.ask(Command::Adjust(Adjust::SetYears(None)));
    screen.ask(Command::Adjust(Adjust::Filter("待機児童".into())));
    let some = screen.grid();
    assert!(!some.is_empty() && some.len() < 30);
    screen.ask(Command::Adjust(Adjust::Filter("どこにもない".into())));
    assert!(screen.grid().is_empty() && screen.has(&screen.t("data-nothing")));
    screen.ask(Command::Pick(Pick::PickAllAreas(false)));
    assert!(screen.has(&screen.t("empty-no-city")));
}

#[test]
fn the_lists_of_years_set_the_years_of_the_view() {
    let mut screen = open();
    let mut choose = |list: &str, year: &str| {
        let list = screen.t(list);
        screen.harness.get_by_role_and_label(Role::ComboBox, &list).click();
        screen.settle();
        screen.harness.get_by_role_and_label(Role::Button, year).scroll_to_me();
        screen.settle();
        screen.harness.get_by_role_and_label(Role::Button, year).click();
        screen.settle();
        screen.session().view().years
    };
    assert_eq!(choose("data-first-year", "2010"), Some((2010, 2065)));
    assert_eq!(choose("data-last-year", "2012"), Some((2010, 2012)));
    assert_eq!(choose("data-last-year", "2008"), Some((2008, 2008)));
    assert_eq!(choose("data-last-year", "2065"), None);
}

#[test]
fn columns_are_chosen_and_stay_chosen() {
    let mut screen = open();
    let raw = screen.t("detail-trail-raw");
    let role = screen.t("column-role");
    assert!(!screen.headings().contains(&raw) && screen.headings().contains(&role));
    screen.click_t("data-columns");
    for name in [&raw, &role] {
        screen.harness.get_by_role_and_label(Role::CheckBox, name).click();
        screen.settle();
    }
    screen.press(Modifiers::NONE, Key::Escape);
    let chosen = screen.headings();
    assert!(chosen.contains(&raw) && !chosen.contains(&role), "{chosen:?}");
    screen.ask(Command::Show(Shown::Overview));
    screen.ask(Command::Show(Shown::Data));
    assert_eq!(screen.headings(), chosen);
}

#[test]
fn the_keyboard_moves_extends_opens_and_copies() {
    let mut screen = open();
    let all = screen.all(cli::records("series").len());
    screen.click_row(0, Modifiers::NONE);
    let chosen = |screen: &Screen| screen.grid().iter().filter(|row| row.selected).count();
    screen.press(Modifiers::NONE, Key::ArrowDown);
    screen.press(Modifiers::SHIFT, Key::ArrowDown);
    screen.press(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(chosen(&screen), 3);
    assert_eq!(screen.copy_by_keys()[1..], all[1..4]);
    assert!(screen.has(&screen.texts().with("notice-copied-rows", &[("count", Fact::Number(3.0))])));
    screen.press(Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(screen.copy_by_menu("table-copy-selected", 2)[1..], all[1..3]);
    screen.click_row(5, Modifiers::SHIFT);
    assert_eq!(chosen(&screen), 5);
    screen.click_row(0, Modifiers::NONE);
    screen.press(Modifiers::NONE, Key::PageDown);
    let page = screen.grid().len();
    assert!(screen.grid().iter().any(|row| row.selected) && page > 20);
    screen.press(Modifiers::NONE, Key::End);
    assert!(screen.grid().last().unwrap().selected);
    screen.press(Modifiers::NONE, Key::PageUp);
    screen.press(Modifiers::NONE, Key::Home);
    assert!(screen.grid()[0].selected);
    screen.press(Modifiers::NONE, Key::ArrowDown);
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.session().focus().unwrap().indicator.as_str(), all[1][ID]);
    screen.press(Modifiers::COMMAND, Key::A);
    assert_eq!(screen.copy_by_keys()[1..], all[..]);
}

#[test]
fn a_row_opens_its_own_value_in_the_proof_trail() {
    let mut screen = open();
    screen.ask(Command::Adjust(Adjust::Filter("nemuro-kpi-005".into())));
    let rows = screen.grid();
    let nth = rows.iter().position(|row| row.cells[2] == "R4年度").unwrap();
    assert!(!screen.has("362"));
    screen.click_row(nth, Modifiers::NONE);
    assert_eq!(screen.session().focus().unwrap().indicator.as_str(), "nemuro-kpi-005");
    // The document's line and words of just this value, unfolded.
    assert!(screen.has("362") && screen.has("13人"), "{:?}", screen.names());
}

/// Twenty thousand values: 500 indicators of the sample's cities over 40 years, a ninth of them missing.
fn many() -> Dataset {
    let mut data = sample::sample().unwrap();
    let models: Vec<Indicator> =
        data.indicators.iter().filter(|i| i.repeat_of.is_none() && i.municipality_code.is_some()).cloned().collect();
    let model = data.observations[0].clone();
    data.name = "many".into();
    (data.targets, data.evaluations, data.printed_figures) = Default::default();
    (data.comparisons, data.comparison_members, data.aliases) = Default::default();
    data.indicators = (0..500)
        .map(|n| Indicator {
            indicator_id: IndicatorId(format!("many-{n:03}")),
            label: format!("指標{}", n * 7919 % 250),
            level: Level::ALL[n % Level::ALL.len()],
            theme: Theme::ALL[n % Theme::ALL.len()],
            ..models[n % models.len()].clone()
        })
        .collect();
    let value = |n: usize| {
        let mixed = (n as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
        (mixed % 200_001) as f64 / 10.0 - 10_000.0
    };
    let row = |n: usize| {
        let indicator = &data.indicators[n / 40];
        let missing = n.is_multiple_of(9);
        let role = ValueRole::ALL[n % ValueRole::ALL.len()];
        Observation {
            observation_id: ObservationId(format!("many-{n:05}")),
            indicator_id: indicator.indicator_id.clone(),
            municipality_code: indicator.municipality_code.unwrap(),
            role,
            period: Period::Fiscal(1990 + u16::try_from(n % 40).unwrap()),
            value: (!missing).then(|| Quantity::new(value(n), 1).unwrap()),
            unit: Unit::new("人"),
            status: if missing { ObservationStatus::Missing } else { ObservationStatus::Normal },
            missing_reason: missing.then_some(MissingReason::ALL[n % MissingReason::ALL.len()]),
            partial: n.is_multiple_of(13),
            source: machikurabe::model::document::Provenance {
                source_line: Some(u32::try_from(n * 31 % 9_973).unwrap()),
                raw_text: format!("{}", value(n)),
                ..model.source.clone()
            },
            ..model.clone()
        }
    };
    data.observations = (0..20_000).map(row).collect();
    data
}

/// How two copied rows stand to each other in a column; `None` where one of them has nothing there.
fn order(screen: &Screen, column: &str, a: &[String], b: &[String]) -> Option<Ordering> {
    let texts = screen.texts();
    let words = |at: usize| (!a[at].is_empty() && !b[at].is_empty()).then(|| a[at].cmp(&b[at]));
    let number = |at: usize| Some(a[at].parse::<f64>().ok()?.total_cmp(&b[at].parse::<f64>().ok()?));
    let place = |at: usize, list: &[String]| {
        let of = |row: &[String]| list.iter().position(|x| *x == row[at]).unwrap();
        Some(of(a).cmp(&of(b)))
    };
    match column {
        "column-municipality" => {
            // In the order of the syllabary.
            place(AREA, &["岩見沢市", "釧路市", "全国", "苫小牧市", "根室市", "北海道"].map(str::to_owned))
        }
        "column-indicator" => words(INDICATOR),
        "column-period" => {
            place(PERIOD, &(1990..2030).map(|y| texts.period_short(Period::Fiscal(y))).collect::<Vec<_>>())
        }
        "column-value" => number(VALUE),
        "column-role" => place(ROLE, &ValueRole::ALL.iter().map(|r| texts.role(*r)).collect::<Vec<_>>()),
        "column-remarks" => words(REMARKS),
        "column-source" => number(LINE),
        other => panic!("{other}"),
    }
}

#[test]
fn twenty_thousand_values_stay_in_order_and_what_is_missing_stands_last() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    drop(Store::open_or_create(&location(&path), NOW, || Ok::<_, std::convert::Infallible>(many())).unwrap());
    let mut screen = Screen::on(path, SIZES[1], None);
    screen.ask(Command::Show(Shown::Data));
    screen.pick_every_area();
    let unsorted = screen.all(20_000);
    for column in [
        "column-municipality",
        "column-indicator",
        "column-period",
        "column-value",
        "column-role",
        "column-remarks",
        "column-source",
    ] {
        let heading = screen.t(column);
        for wanted in [Ordering::Less, Ordering::Greater] {
            screen.order_by(&heading);
            let rows = screen.all(20_000);
            for pair in rows.windows(2) {
                if let Some(found) = order(&screen, column, &pair[0], &pair[1]) {
                    assert!(found == wanted || found == Ordering::Equal, "{column}: {pair:?}");
                } else {
                    let at = if column == "column-value" { VALUE } else { REMARKS };
                    assert!(pair[1][at].is_empty(), "{column}: something stands behind nothing: {pair:?}");
                }
            }
            let mut sorted = rows;
            let mut same = unsorted.clone();
            sorted.sort();
            same.sort();
            assert!(sorted == same, "{column}: rows were lost or doubled");
        }
        screen.order_by(&heading);
    }
    assert!(screen.all(20_000) == unsorted);
    screen.click_t("data-missing-only");
    screen.order_by(&screen.t("column-source"));
    let missing = screen.all(20_000usize.div_ceil(9));
    assert!(missing.iter().all(|row| row[VALUE].is_empty() && !row[REASON].is_empty()));
    assert!(missing.is_sorted_by_key(|row| row[LINE].parse::<u32>().unwrap()));
    // The last of many rows is reached and drawn whole.
    screen.click_t("data-missing-only");
    screen.click_row(0, Modifiers::NONE);
    screen.press(Modifiers::NONE, Key::End);
    let grid = screen.grid();
    let last = grid.last().unwrap();
    assert!(last.selected && last.cells[0] == screen.all(20_000).last().unwrap()[AREA], "{last:?}");
}

#[test]
fn nothing_is_cut_or_covered() {
    no_faults(Shown::Data, |screen, look| {
        look(screen, "picks");
        screen.ask(Command::Pick(Pick::ClearIndicators));
        screen.pick_every_area();
        look(screen, "everything");
        screen.click_row(1, Modifiers::NONE);
        screen.press(Modifiers::NONE, Key::End);
        look(screen, "the end");
        screen.click_t("data-columns");
        look(screen, "columns");
        for key in ["column-measure", "column-theme", "detail-trail-raw", "detail-trail-section"] {
            let name = screen.t(key);
            screen.harness.get_by_role_and_label(Role::CheckBox, &name).click();
            screen.settle();
        }
        screen.press(Modifiers::NONE, Key::Escape);
        look(screen, "more columns");
        screen.click_t("data-missing-only");
        look(screen, "missing");
        screen.ask(Command::Adjust(Adjust::Filter("どこにもない".into())));
        look(screen, "nothing");
    });
}
