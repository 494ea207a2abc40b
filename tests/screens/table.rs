//! The scorecard table: its numbers are the scorecard's, it sorts by every column, a row opens its detail.

use super::*;
use egui::accesskit::Action;
use machikurabe::analysis::scorecard::ScorecardRow;
use machikurabe::chart::request::area_name;
use std::cmp::Ordering;

/// One target of every kind, with and without values, better and worse, percent and counts.
const PICKS: [&str; 7] = [
    "nemuro-kpi-005",
    "nemuro-kpi-042",
    "nemuro-goal-05",
    "iwamizawa-prj-005",
    "tomakomai-kpi-044",
    "nemuro-kpi-022",
    "nemuro-goal-02",
];

/// Columns from left to right; the numbers are those of the scorecard, in full.
const COLUMNS: [&str; 13] = [
    "column-status",
    "column-municipality",
    "column-indicator",
    "column-actual",
    "column-target",
    "column-gap",
    "column-progress",
    "column-pace",
    "column-baseline",
    "column-attainment",
    "column-required",
    "column-own-grade",
    "column-level",
];

/// The number that a column shows of a row, and by how much it is multiplied on screen.
fn number(loaded: &Loaded, row: &ScorecardRow, column: &str) -> Option<(Option<f64>, f64)> {
    let target = &loaded.data().targets[row.target];
    match column {
        "column-baseline" => Some((row.baseline.map(|e| e.value), 1.0)),
        "column-target" => Some((Some(target.value.value()), 1.0)),
        "column-actual" => Some((row.actual.map(|e| e.value), 1.0)),
        "column-gap" => Some((row.gap(), 1.0)),
        "column-progress" => Some((row.progress(), 100.0)),
        "column-pace" => Some((row.pace(), 100.0)),
        "column-attainment" => Some((row.attainment(), 100.0)),
        "column-required" => Some((row.figures.and_then(|f| f.required_per_year), 1.0)),
        _ => None,
    }
}

/// A number as it stands on screen, and half of its last decimal.
fn read(words: &str) -> (f64, f64) {
    let plain: String = words.replace('−', "-").replace([',', '+', '±'], "");
    let digits: String = plain.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '.')).collect();
    let decimals = digits.split_once('.').map_or(0, |(_, after)| after.len());
    let value = digits.parse().unwrap_or_else(|_| panic!("{words} is no number"));
    (value, 0.5 / 10f64.powi(i32::try_from(decimals).unwrap()))
}

fn open() -> Screen {
    let mut screen = Screen::open_with(SIZES[1], None);
    screen.ask(Command::Pick(Pick::ClearIndicators));
    for id in PICKS {
        screen.harness.state_mut().apply(Command::Pick(Pick::ToggleIndicator(IndicatorId(id.into()))));
    }
    screen.settle();
    screen
}

impl Screen {
    /// The words of a row's cells, from the left.
    fn cells(&self, row: Rect) -> Vec<String> {
        let nodes = self.harness.root().children_recursive();
        let inside = nodes.filter(|n| matches!(n.accesskit_node().role(), Role::Label | Role::Button)).filter(|n| {
            let rect = n.rect();
            rect.left() >= self.table_left() - 1.0 && (rect.center().y - row.center().y).abs() < 4.0
        });
        let mut cells: Vec<(f32, String)> = inside
            .filter_map(|n| Some((n.rect().left(), n.accesskit_node().label().or_else(|| n.accesskit_node().value())?)))
            .collect();
        cells.sort_by(|a, b| a.0.total_cmp(&b.0));
        cells.into_iter().map(|(_, words)| words).collect()
    }

    fn table_left(&self) -> f32 {
        let name = self.t("column-status");
        let heads = self.harness.query_all_by_role_and_label(Role::Button, &name);
        heads.map(|n| n.rect().left()).fold(f32::INFINITY, f32::min)
    }

    /// The scorecard's rows of what is picked, found by the name of their indicator.
    fn row_of<'a>(&self, scored: &'a Scored, loaded: &Loaded, label: &str) -> &'a ScorecardRow {
        let named = |row: &&ScorecardRow| {
            let indicator = loaded.index.series(row.series).unwrap().indicator;
            indicator.label == label && self.session().view().indicators.contains(&indicator.indicator_id)
        };
        scored.rows.iter().find(named).unwrap()
    }

    fn sort_by(&mut self, column: &str) {
        let name = self.t(column);
        let heads = self.harness.get_all_by_role_and_label(Role::Button, &name);
        let head = heads.max_by(|a, b| a.rect().left().total_cmp(&b.rect().left())).unwrap();
        // By the keyboard's way in, because the columns on the right may lie outside the window.
        head.click_accesskit();
        self.settle();
    }
}

#[test]
fn every_cell_says_what_the_scorecard_says() {
    let mut screen = open();
    // Without a detail beside the table, a line of the screen is a row of the table.
    screen.ask(Command::Focus(None));
    let (loaded, scored) = (screen.loaded(), screen.scored());
    let rows = screen.rows();
    assert_eq!(rows.len(), PICKS.len());
    let mut numbers = 0;
    for (label, place) in rows {
        let row = screen.row_of(&scored, &loaded, &label);
        let cells = screen.cells(place);
        assert_eq!(cells.len(), COLUMNS.len(), "{cells:?}");
        let indicator = loaded.index.series(row.series).unwrap().indicator;
        let unit = loaded.data().targets[row.target].unit.as_str();
        assert_eq!(cells[0], screen.texts().status(row.status));
        assert_eq!(cells[1], area_name(&loaded.index, screen.texts(), indicator.municipality_code.unwrap()));
        assert_eq!(cells[12], screen.texts().level(indicator.level));
        for (cell, column) in cells.iter().zip(COLUMNS) {
            let Some((value, factor)) = number(&loaded, row, column) else { continue };
            match value {
                None => assert_eq!(cell, "–", "{label} {column}"),
                Some(worse) if column == "column-progress" && worse < 0.0 => assert_eq!(cell, "後退"),
                Some(value) => {
                    let (shown, slack) = read(cell);
                    assert!((shown - value * factor).abs() <= slack + 1e-9, "{label} {column}: {cell} for {value}");
                    let points = unit == "%" && matches!(column, "column-gap" | "column-required");
                    let close = if factor > 1.0 {
                        "%"
                    } else if points {
                        "ポイント"
                    } else {
                        unit
                    };
                    assert!(cell.ends_with(close), "{label} {column}: {cell}");
                    numbers += 1;
                }
            }
        }
    }
    assert!(numbers >= 30, "{numbers} numbers were compared");
}

/// Words or numbers by which a row is ordered in a column.
fn order(screen: &Screen, loaded: &Loaded, column: &str, a: &ScorecardRow, b: &ScorecardRow) -> Option<Ordering> {
    if let (Some((a, _)), Some((b, _))) = (number(loaded, a, column), number(loaded, b, column)) {
        return a.zip(b).map(|(a, b)| a.total_cmp(&b));
    }
    let texts = screen.texts();
    let words = |row: &ScorecardRow| {
        let indicator = loaded.index.series(row.series).unwrap().indicator;
        match column {
            "column-municipality" => area_name(&loaded.index, texts, indicator.municipality_code.unwrap()),
            "column-indicator" => indicator.label.clone(),
            "column-level" => texts.level(indicator.level),
            _ => String::new(),
        }
    };
    match column {
        "column-status" => Some(a.status.cmp(&b.status)),
        "column-own-grade" => None,
        _ => Some(words(a).cmp(&words(b))),
    }
}

#[test]
fn every_column_sorts_upwards_then_downwards_and_what_is_missing_stands_last() {
    let mut screen = open();
    let (loaded, scored) = (screen.loaded(), screen.scored());
    // The table begins sorted by status, and one more click would turn that round.
    screen.sort_by("column-gap");
    for column in COLUMNS {
        for expected in [Ordering::Less, Ordering::Greater] {
            screen.sort_by(column);
            let shown: Vec<&ScorecardRow> =
                screen.table().iter().map(|label| screen.row_of(&scored, &loaded, label)).collect();
            assert_eq!(shown.len(), PICKS.len());
            for pair in shown.windows(2) {
                let found = order(&screen, &loaded, column, pair[0], pair[1]);
                let fine = found.is_none_or(|found| found == expected || found == Ordering::Equal);
                assert!(fine, "{column}: {:?}", screen.table());
                if let (Some((a, _)), Some((b, _))) =
                    (number(&loaded, pair[0], column), number(&loaded, pair[1], column))
                {
                    assert!(a.is_some() || b.is_none(), "{column}: a row without a number stands before one with");
                }
            }
        }
    }
}

#[test]
fn a_row_opens_its_detail_by_mouse_anywhere_and_by_keyboard() {
    let mut screen = open();
    let rows = screen.rows();
    let (first, second) = (rows[0].clone(), rows[1].clone());
    screen.harness.get_by_role_and_label(Role::Button, &first.0).click();
    screen.settle();
    let focus = |screen: &Screen| {
        let loaded = screen.loaded();
        let place = loaded.index.place(screen.session().focus().unwrap()).unwrap();
        loaded.index.series(place).unwrap().label.clone()
    };
    assert_eq!(focus(&screen), first.0);
    // In another column: on its words, and where the detail is open already, nothing else happens.
    let beside = egui::pos2(second.1.left() - 60.0, second.1.center().y);
    for pressed in [true, false] {
        screen.harness.event(egui::Event::PointerMoved(beside));
        screen.harness.event(egui::Event::PointerButton {
            pos: beside,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    screen.settle();
    assert_eq!(focus(&screen), second.0);
    let row = screen.harness.get_by_role_and_label(Role::Button, &first.0);
    assert!(row.accesskit_node().data().supports_action(Action::Focus));
    row.focus();
    screen.settle();
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(focus(&screen), first.0);
}

#[test]
fn a_line_of_the_chart_opens_its_detail() {
    let mut screen = Screen::open().in_lines();
    screen.click("釧路市 育児相談");
    assert_eq!(screen.session().focus().unwrap().indicator.as_str(), "kushiro-act-121");
}
