//! The comparison chart arranged otherwise: each option by its accessible name, the table, and the crosshair.

use super::*;
use egui::accesskit::Role;
use machikurabe::chart::arrange::{Mark, Panels, Scale};
use machikurabe::chart::table::{Cell, Table, table};
use machikurabe::model::id::ComparisonId;
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::unit::Unit;
use serde_json::Value;

impl Screen {
    /// Opens a list of the options bar; its name says what is chosen now.
    #[track_caller]
    fn open_choice(&mut self, key: &str, now: &str) {
        let name = self.texts().pair(&self.t(key), now);
        self.harness.get_by_role_and_label(Role::ComboBox, &name).click();
        self.settle();
    }

    /// Chooses something in a list of the options bar.
    #[track_caller]
    fn choose(&mut self, key: &str, now: &str, then: &str) {
        let [now, then] =
            [now, then].map(|option| if self.texts().has(option) { self.t(option) } else { option.into() });
        self.open_choice(key, &now);
        // The list lies above everything that was there before.
        self.harness.get_all_by_role_and_label(Role::Button, &then).last().unwrap().click();
        self.settle();
    }

    /// The same with lines, whatever form suits what is picked.
    pub(super) fn in_lines(mut self) -> Self {
        self.ask(Command::Adjust(Adjust::SetMark(Mark::Lines)));
        self
    }

    pub(super) fn numbers(&self) -> Table {
        table(&self.session().chart().expect("something is picked"), self.texts())
    }

    /// The label of the figure, with what is read in it.
    fn figure(&self) -> String {
        let figure = self.harness.query_all_by_role(Role::Image).next().expect("a figure is shown");
        figure.accesskit_node().label().unwrap_or_default()
    }
}

#[test]
fn bars_show_the_newest_value_and_a_chosen_year_with_what_is_missing() {
    let mut screen = Screen::open();
    screen.click_t("compare-mark-bars");
    assert_eq!(screen.session().view().mark, Mark::Bars);
    assert!(screen.has_part("278件（R3年度）") && screen.has_part("1,511件（R2年度）"));
    assert!(!screen.has(&screen.t("chart-time-plan")), "bars have no time axis");
    screen.choose("compare-year", "compare-year-newest", "R2 / 2020");
    assert_eq!(screen.session().view().year, Some(2020));
    assert!(screen.has_part("この年の値の記載なし") && !screen.has_part("278件（R3年度）"));
    let painted = painted::texts(&screen.harness);
    assert!(painted.iter().any(|t| t.words == "この年の値の記載なし"), "the reason stands where the bar would");
    // A bar is a way to its detail, by keyboard too.
    let bar = "釧路市 育児相談 781件（R2年度）";
    screen.click(bar);
    assert_eq!(screen.session().focus().unwrap().indicator.as_str(), "kushiro-act-121");
    screen.by_menu("menu-undo");
    assert_eq!(screen.session().view().year, None);
    screen.click_t("compare-mark-lines");
    assert_eq!(screen.session().view().mark, Mark::Lines);
}

#[test]
fn an_index_and_values_per_1000_residents_say_what_they_are_made_of() {
    let mut screen = Screen::open();
    screen.choose("compare-scale", "compare-scale-own", "compare-scale-index");
    assert_eq!(screen.session().view().scale, Scale::Index);
    assert!(screen.has_part("指数の基準：苫小牧市 育児相談件数 基準値 668件（H30年度）"));
    screen.choose("compare-scale", "compare-scale-index", "compare-scale-per_1000");
    assert_eq!(screen.session().view().scale, Scale::PerThousand);
    // Every one of them has the register of its own year.
    assert!(screen.has_part("割る人口：") && !screen.has_part("人口の値が5年より離れているため"));
    let painted = painted::texts(&screen.harness);
    assert!(painted.iter().any(|t| t.words == "人口1,000人当たり（件）"));
    screen.choose("compare-scale", "compare-scale-per_1000", "compare-scale-own");
    assert!(!screen.has_part("割る人口："));
}

#[test]
fn small_multiples_stand_side_by_side_and_may_have_scales_of_their_own() {
    let mut screen = Screen::open_with(SIZES[1], None).in_lines();
    assert!(!screen.has(&screen.t("compare-own-scales")), "one panel needs no scale of its own");
    screen.choose("compare-panels", "compare-panels-unit", "compare-panels-city");
    assert_eq!(screen.session().view().panels, Panels::ByCity);
    let figures: Vec<Rect> = screen.harness.query_all_by_role(Role::Image).map(|n| n.rect()).collect();
    assert_eq!(figures.len(), 3);
    assert!(figures[0].right() < figures[1].left() && (figures[0].top() - figures[1].top()).abs() < 1.0);
    // The heading is the name of the only series, and the way to its detail.
    screen.click("釧路市 育児相談");
    assert_eq!(screen.session().focus().unwrap().indicator.as_str(), "kushiro-act-121");
    let warning = screen.t("chart-own-scales");
    assert!(!screen.has(&warning));
    screen.click_t("compare-own-scales");
    assert!(screen.session().view().own_scales && screen.has(&warning));
    screen.choose("compare-panels", "compare-panels-city", "compare-panels-indicator");
    assert_eq!(screen.session().view().panels, Panels::ByIndicator);
}

#[test]
fn lines_are_continued_by_a_forecast_only_where_that_is_chosen() {
    let mut screen = Screen::open().in_lines();
    assert_eq!(screen.session().view().forecast, 0);
    let none = screen.t("compare-forecast-none");
    screen.open_choice("compare-forecast", &none);
    screen.click("予測3年");
    assert_eq!(screen.session().view().forecast, 3);
    let about = screen.texts().t("forecast-chart").chars().take(20).collect::<String>();
    assert!(screen.has_part(&about) || screen.has_part("予測していません"));
}

#[test]
fn a_window_of_years_is_chosen_shown_as_a_filter_and_taken_away() {
    let mut screen = Screen::open().in_lines();
    let all = screen.t("compare-years-all");
    screen.open_choice("compare-years", &all);
    let first = screen.texts().pair(&screen.t("compare-years-first"), "R3 / 2021");
    screen.click(&first);
    assert_eq!(screen.session().view().years, Some((2021, 2021)));
    assert!(screen.has_part("表示する期間に値のない系列：岩見沢市"));
    assert_eq!(screen.numbers().headings, ["R3年度"]);
    // The list stays open for the other end; turned round, the ends change places.
    let last = screen.texts().pair(&screen.t("compare-years-last"), "R2 / 2020");
    screen.click(&last);
    assert_eq!(screen.session().view().years, Some((2020, 2021)));
    screen.press(Modifiers::NONE, Key::Escape);
    let filter = screen.texts().with(
        "filter-years",
        &[
            ("first", machikurabe::model::message::Fact::Text("2020".into())),
            ("last", machikurabe::model::message::Fact::Text("2021".into())),
        ],
    );
    let clear = screen.texts().with("filter-clear", &[("filter", machikurabe::model::message::Fact::Text(filter))]);
    screen.click(&clear);
    assert_eq!(screen.session().view().years, None);
    assert!(!screen.has_part("表示する期間に値のない系列"));
}

#[test]
fn the_table_stands_below_the_chart_and_is_copied_with_tabs() {
    let mut screen = Screen::open_with(SIZES[1], None);
    assert!(screen.has(&screen.t("pane-scorecard")));
    screen.click_t("compare-table");
    assert!(screen.has(&screen.t("compare-table-heading")) && !screen.has(&screen.t("pane-scorecard")));
    // Values, and headings with units and periods.
    let painted = painted::texts(&screen.harness);
    for words in ["668", "278", "値（件）", "H30年度", "基準値"] {
        assert!(painted.iter().any(|t| t.words == words), "{words}");
    }
    let expected = screen.numbers().tsv();
    let button = screen.t("compare-table-copy");
    screen.only(&button).click();
    screen.harness.step();
    let copied = screen.harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some(expected.as_str()));
    screen.settle();
    assert!(screen.has("7行をコピーしました。"), "{:?}", screen.names());
    screen.click_t("compare-table");
    assert!(screen.has(&screen.t("pane-scorecard")));
}

/// The role of `series` that a kind of value in the table stands for.
fn role(screen: &Screen, kind: &str) -> Option<&'static str> {
    let keys = [
        ("chart-actual", "actual"),
        ("chart-baseline", "baseline"),
        ("chart-projection", "projection"),
        ("chart-plan", "plan"),
    ];
    keys.into_iter().find(|(key, _)| screen.t(key) == kind).map(|(_, role)| role)
}

#[test]
fn the_numbers_beside_the_chart_are_those_of_the_series_command() {
    let mut screen = Screen::open_with(SIZES[1], None).in_lines();
    let series = crate::cli::records("series --lang ja");
    let loaded = screen.loaded();
    screen.ask(Command::Pick(Pick::ClearIndicators));
    for indicator in loaded.index.all_series().filter(|series| series.repeat_of.is_none()) {
        screen.harness.state_mut().apply(Command::Pick(Pick::PickAllAreas(false)));
        screen.harness.state_mut().apply(Command::Pick(Pick::Compare(indicator.id())));
        let table = screen.numbers();
        let unit = Unit::new(&screen.session().chart().unwrap().panels[0].unit);
        let area = indicator.area.to_string();
        let is_of = |r: &&serde_json::Map<String, Value>| {
            r["indicator_id"] == indicator.indicator_id.as_str() && r["municipality_code"] == area.as_str()
        };
        let of: Vec<_> = series.iter().filter(is_of).collect();
        let mut compared = 0;
        for row in table.parts.iter().flat_map(|p| &p.rows) {
            let Some(role) = role(&screen, &row.kind) else { continue };
            for (period, cell) in table.columns.iter().zip(&row.cells) {
                let said =
                    |r: &&&serde_json::Map<String, Value>| r["role"] == role && r["period"] == period.to_string();
                let mut there = of.iter().filter(said);
                match cell {
                    Cell::Nothing => {}
                    Cell::Missing(reason) => {
                        let row = there.find(|r| r["status"] == "missing").expect("a gap is a row");
                        assert!(!reason.is_empty() && row["value"].is_null());
                    }
                    Cell::Value { data, .. } => {
                        let equal = there.any(|r| {
                            let factor =
                                Unit::new(r["unit"].as_str().unwrap_or_default()).factor_to(&unit).unwrap_or(1.0);
                            let printed = r["value"].as_f64().map(|v| v * factor);
                            printed.is_some_and(|v| (v - data.parse::<f64>().unwrap()).abs() < 1e-9 * v.abs().max(1.0))
                        });
                        assert!(equal, "{} {period} {role} {data}", indicator.indicator_id);
                        compared += 1;
                    }
                }
            }
        }
        let has_actual = of.iter().any(|r| r["role"] == "actual" && r["value"].is_number() && r["cumulative"] == false);
        let totals = screen.session().chart().unwrap().panels[0].lines[0].running_total;
        let loose_only = screen.session().chart().unwrap().panels[0].lines[0].stretches.is_empty();
        assert!(compared > 0 || !has_actual || totals || loose_only, "{}", indicator.indicator_id);
    }
    // And what stands on the screen is that table.
    screen.ask(Command::Pick(Pick::PickAllAreas(true)));
    screen.pick_only("iwamizawa-stat-005");
    screen.click_t("compare-table");
    let painted: Vec<String> = painted::texts(&screen.harness).into_iter().map(|t| t.words).collect();
    let births = series.iter().filter(|r| r["indicator_id"] == "iwamizawa-stat-005");
    let mut seen = 0;
    for value in births.filter_map(|r| r["value"].as_f64()) {
        seen += usize::from(painted.contains(&format!("{value}")));
    }
    assert!(seen >= 6, "{seen} of the numbers are in sight: {painted:?}");
}

#[test]
fn the_own_city_is_chosen_in_the_list_and_stands_bold() {
    let mut screen = Screen::open().in_lines();
    let own = screen.t("city-own");
    screen.harness.get_by_role_and_label(Role::ComboBox, &own).click();
    screen.settle();
    screen.click("岩見沢市を自分の市にする");
    let code = AreaCode::parse("012106").unwrap();
    assert_eq!(screen.session().preferences().own_city, Some(code));
    let spec = screen.session().chart().unwrap();
    let bold: Vec<&str> = spec.panels[0].lines.iter().filter(|l| l.own).map(|l| l.name.as_str()).collect();
    assert_eq!(bold, ["岩見沢市 子育て総合支援センターの相談件数"]);
    screen.harness.get_by_role_and_label(Role::ComboBox, &own).click();
    screen.settle();
    screen.click_t("pick-own-city-none");
    assert_eq!(screen.session().preferences().own_city, None);
}

#[test]
fn the_crosshair_reads_all_series_with_the_arrow_keys() {
    let mut screen = Screen::open().in_lines();
    let alt = screen.figure();
    assert!(!alt.contains("R3 / 2021"));
    screen.harness.query_all_by_role(Role::Image).next().unwrap().focus();
    screen.settle();
    // The last year first: only targets stand there.
    assert!(
        screen.figure().starts_with(&alt)
            && screen.figure().contains("R6 / 2024\n苫小牧市 育児相談件数 目標値 300件（R6年度）")
    );
    screen.press(Modifiers::NONE, Key::ArrowLeft);
    let read = screen.figure();
    assert!(read.contains("R3 / 2021\n苫小牧市 育児相談件数 278件（R3年度）"), "{read}");
    assert!(read.contains("釧路市 育児相談 値の記載なし"), "{read}");
    assert!(screen.has("R3 / 2021") && screen.has("278件（R3年度）"), "the readout is shown too");
    screen.press(Modifiers::NONE, Key::ArrowLeft);
    assert!(screen.figure().contains("R2 / 2020") && screen.has("781件（R2年度）"));
    screen.press(Modifiers::NONE, Key::ArrowRight);
    assert!(screen.figure().contains("R3 / 2021"));
    // Without the keyboard the line is gone.
    screen.press(Modifiers::NONE, Key::Escape);
    assert_eq!(screen.figure(), alt);
    assert!(!screen.has("R3 / 2021"));
}

#[test]
fn the_pointer_reads_the_nearest_year_and_the_point_with_its_source() {
    let mut screen = Screen::open_with(SIZES[1], None).in_lines();
    let frame = screen.harness.query_all_by_role(Role::Image).next().unwrap().rect();
    screen.harness.hover_at(frame.center());
    screen.settle();
    let read = screen.figure();
    assert!(read.contains(" / 20"), "{read}");
    screen.harness.hover_at(frame.left_top() - egui::vec2(20.0, 60.0));
    screen.settle();
    assert!(!screen.figure().contains(" / 20"));
    // Along the middle of the figure at the year of the only Kushiro value, until the point itself is near.
    let mut told = false;
    for step in 0..120 {
        let share = step as f32 / 120.0;
        let x = egui::lerp(frame.left()..=frame.right(), 0.42);
        screen.harness.hover_at(egui::pos2(x, egui::lerp(frame.top()..=frame.bottom(), share)));
        screen.harness.step();
        screen.harness.step();
        told |= screen.has_part("出典：");
    }
    assert!(told, "value, period, status and source are told where a point is near");
}

#[test]
fn a_look_alike_keeps_its_warning_in_every_arrangement() {
    let mut screen = Screen::open();
    screen.ask(Command::Pick(Pick::PickComparison(ComparisonId("births-and-proxies".into()))));
    for (mark, panels) in
        [(Mark::Lines, Panels::ByCity), (Mark::Bars, Panels::ByUnit), (Mark::Bars, Panels::ByIndicator)]
    {
        screen.ask(Command::Adjust(Adjust::SetMark(mark)));
        screen.ask(Command::Adjust(Adjust::SetPanels(panels)));
        assert!(screen.has_part("注意：比較できません"));
        assert!(screen.session().chart().unwrap().warns);
    }
}

/// Every arrangement with the longest names of the sample data.
fn every_arrangement(size: [f32; 2], language: Language) {
    let mut screen = Screen::open_with(size, Some(language));
    let mut report = String::new();
    screen.ask(Command::SetOwnCity(AreaCode::parse("012106").ok()));
    // One of a single unit; one whose panels are many and whose names and numbers are long.
    for comparison in ["childcare-consultations", "population-outlook"] {
        screen.ask(Command::Pick(Pick::PickComparison(ComparisonId(comparison.into()))));
        for mark in Mark::ALL {
            for scale in Scale::ALL {
                for panels in Panels::ALL {
                    screen.ask(Command::Adjust(Adjust::SetMark(*mark)));
                    screen.ask(Command::Adjust(Adjust::SetScale(*scale)));
                    screen.ask(Command::Adjust(Adjust::SetPanels(*panels)));
                    let what = format!("{comparison} {} {} {}", mark.key(), scale.key(), panels.key());
                    looks::look(&screen, &what, &mut report);
                }
            }
        }
    }
    screen.ask(Command::Adjust(Adjust::SetMark(Mark::Bars)));
    screen.ask(Command::Adjust(Adjust::SetOwnScales(true)));
    screen.ask(Command::Adjust(Adjust::SetYears(Some((2015, 2021)))));
    looks::look(&screen, "own scales, years", &mut report);
    screen.click_t("compare-table");
    looks::look(&screen, "table of bars", &mut report);
    screen.ask(Command::Adjust(Adjust::SetMark(Mark::Lines)));
    screen.ask(Command::Adjust(Adjust::SetScale(Scale::Own)));
    looks::look(&screen, "table of lines", &mut report);
    screen.harness.query_all_by_role(Role::Image).next().unwrap().focus();
    screen.settle();
    looks::look(&screen, "crosshair", &mut report);
    assert!(report.is_empty(), "{} faults:\n{report}", report.lines().count());
}

#[test]
fn no_arrangement_cuts_or_covers_a_text_in_japanese() {
    for size in SIZES {
        every_arrangement(size, Language::Ja);
    }
}

#[test]
fn no_arrangement_cuts_or_covers_a_text_in_english() {
    for size in SIZES {
        every_arrangement(size, Language::En);
    }
}

#[test]
fn a_chart_without_a_value_says_why_and_is_neither_copied_nor_collected_in_silence() {
    let mut screen = Screen::open();
    let loaded = screen.loaded();
    // A series that begins with zero has no index.
    let from_zero = loaded.index.all_series().find(|series| {
        let mut measured: Vec<_> = loaded.index.observations_of(series.place).filter(|o| o.value.is_some()).collect();
        measured.sort_by_key(|o| o.period);
        measured.first().is_some_and(|o| o.is_trend_point() && o.value.is_some_and(|v| v.value().abs() < f64::EPSILON))
    });
    let id = from_zero.unwrap().indicator_id.to_string();
    screen.pick_only(&id);
    screen.ask(Command::Adjust(Adjust::SetScale(Scale::Index)));
    let chart = screen.session().chart().unwrap();
    assert!(!chart.lacking.is_empty(), "{id}");
    assert!(screen.has(&chart.finding) && chart.finding.contains(&chart.lacking), "{:?}", screen.names());
    for key in [Key::C, Key::T] {
        screen.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), key);
        let last = screen.session().notices().last().unwrap();
        assert_eq!(last.message.key, "error-figure-nothing-drawn");
        assert!(screen.texts().say(&last.message).contains(&chart.lacking));
        let id = last.id;
        screen.ask(Command::Dismiss(id));
    }
}
