//! The options above the comparison chart: lines or bars, time, scale, panels, years, and the table.

use crate::model::message::Fact;
use crate::session::Session;
use crate::session::command::{Adjust, Command};
use crate::session::view::{Mark, Panels, Scale, TimeAxis};
use crate::text::catalogue::Texts;
use crate::text::period;
use egui::{ComboBox, PopupCloseBehavior, Role, ScrollArea, TextWrapMode, Ui, WidgetInfo};

/// Draws the options; `years` are the Western years that can be chosen, `form` what is drawn, `table` whether the table
/// is shown below.
pub fn show(
    ui: &mut Ui,
    session: &Session,
    (years, form): (&[u16], Mark),
    table: &mut bool,
    commands: &mut Vec<Command>,
) {
    let (texts, view) = (session.texts(), session.view());
    ui.horizontal_wrapped(|ui| {
        for mark in &Mark::FORMS {
            let name = texts.t(&format!("compare-mark-{}", mark.key()));
            if ui.selectable_label(form == *mark, name).clicked() {
                commands.push(Command::Adjust(Adjust::SetMark(*mark)));
            }
        }
        if form.is_of_places() {
            year(ui, session, years, commands);
            let scales = [Scale::Own, Scale::PerThousand, Scale::Change]
                .map(|s| (s, texts.t(&format!("compare-scale-{}", s.key()))));
            if let Some(scale) = choice(ui, texts, "compare-scale", view.scale, &scales) {
                commands.push(Command::Adjust(Adjust::SetScale(scale)));
            }
            since(ui, session, years, commands);
            return;
        }
        if form.is_of_one_time() {
            year(ui, session, years, commands);
        } else if form == Mark::Lines {
            for (axis, key) in [(TimeAxis::Calendar, "chart-time-calendar"), (TimeAxis::PlanTime, "chart-time-plan")] {
                if ui.selectable_label(view.axis == axis, texts.t(key)).clicked() {
                    commands.push(Command::Adjust(Adjust::SetAxis(axis)));
                }
            }
        }
        let scales = Scale::ALL.iter().map(|s| (*s, texts.t(&format!("compare-scale-{}", s.key()))));
        if let Some(scale) = choice(ui, texts, "compare-scale", view.scale, &scales.collect::<Vec<_>>()) {
            commands.push(Command::Adjust(Adjust::SetScale(scale)));
        }
        since(ui, session, years, commands);
        let panels = Panels::ALL.iter().map(|p| (*p, texts.t(&format!("compare-panels-{}", p.key()))));
        if let Some(panels) = choice(ui, texts, "compare-panels", view.panels, &panels.collect::<Vec<_>>()) {
            commands.push(Command::Adjust(Adjust::SetPanels(panels)));
        }
        if view.panels != Panels::ByUnit {
            let mut own = view.own_scales;
            if ui.checkbox(&mut own, texts.t("compare-own-scales")).changed() {
                commands.push(Command::Adjust(Adjust::SetOwnScales(own)));
            }
        }
        if form == Mark::Lines {
            forecast(ui, session, commands);
        }
        window(ui, session, years, commands);
        if form != Mark::Table && ui.selectable_label(*table, texts.t("compare-table")).clicked() {
            *table = !*table;
        }
    });
}

/// A year by both names: `R3 / 2021`.
#[must_use]
pub fn year_name(texts: &Texts, year: u16) -> String {
    period::axis_year(texts.language(), year).replace('\n', " / ")
}

/// A list to choose one of, which shows what is chosen now; returns another choice.
fn choice<T: Copy + PartialEq>(ui: &mut Ui, texts: &Texts, key: &str, now: T, options: &[(T, String)]) -> Option<T> {
    let chosen = options.iter().find(|(value, _)| *value == now).map_or("", |(_, words)| words.as_str());
    let title = texts.pair(&texts.t(key), chosen);
    let mut picked = None;
    let combo = ComboBox::from_id_salt(key)
        .selected_text(chosen)
        .width(0.0)
        .wrap_mode(TextWrapMode::Extend)
        .height(360.0)
        .show_ui(ui, |ui| {
            for (value, words) in options {
                if ui.selectable_label(*value == now, words).clicked() && *value != now {
                    picked = Some(*value);
                }
            }
        });
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &title));
    combo.response.on_hover_text(texts.t(key));
    picked
}

/// By how many years lines are continued by our own forecast.
fn forecast(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let (texts, now) = (session.texts(), session.view().forecast);
    let mut years: Vec<u8> = vec![0, 3, 5, 10];
    if !years.contains(&now) {
        years.push(now);
    }
    let words = |years: u8| match years {
        0 => texts.t("compare-forecast-none"),
        some => texts.with("compare-forecast-years", &[("years", Fact::Number(f64::from(some)))]),
    };
    let options: Vec<(u8, String)> = years.into_iter().map(|years| (years, words(years))).collect();
    if let Some(years) = choice(ui, texts, "compare-forecast", now, &options) {
        commands.push(Command::Adjust(Adjust::SetForecast(years)));
    }
}

/// The year that bars show.
fn year(ui: &mut Ui, session: &Session, years: &[u16], commands: &mut Vec<Command>) {
    let (texts, view) = (session.texts(), session.view());
    let shown = |year: &&u16| view.years.is_none_or(|(first, last)| (first..=last).contains(*year));
    let mut options = vec![(None, texts.t("compare-year-newest"))];
    options.extend(years.iter().rev().filter(shown).map(|year| (Some(*year), year_name(texts, *year))));
    // A year chosen for other picks stands there until another is chosen.
    if let Some(year) = view.year.filter(|year| !years.contains(year)) {
        options.push((Some(year), year_name(texts, year)));
    }
    if let Some(year) = choice(ui, texts, "compare-year", view.year, &options) {
        commands.push(Command::Adjust(Adjust::SetYear(year)));
    }
}

/// The year from which changes are counted, where they are.
fn since(ui: &mut Ui, session: &Session, years: &[u16], commands: &mut Vec<Command>) {
    let (texts, view) = (session.texts(), session.view());
    if view.scale != Scale::Change {
        return;
    }
    let mut options = vec![(None, texts.t("compare-since-first"))];
    options.extend(years.iter().map(|year| (Some(*year), year_name(texts, *year))));
    if let Some(year) = view.since.filter(|year| !years.contains(year)) {
        options.push((Some(year), year_name(texts, year)));
    }
    if let Some(year) = choice(ui, texts, "compare-since", view.since, &options) {
        commands.push(Command::Adjust(Adjust::SetSince(year)));
    }
}

/// First and last year shown.
fn window(ui: &mut Ui, session: &Session, years: &[u16], commands: &mut Vec<Command>) {
    let (texts, view) = (session.texts(), session.view());
    let (Some(earliest), Some(newest)) = (years.first(), years.last()) else { return };
    let year = |name, year: u16| (name, Fact::Text(year.to_string()));
    let chosen = view.years.map_or_else(
        || texts.t("compare-years-all"),
        |(first, last)| texts.with("compare-years-some", &[year("first", first), year("last", last)]),
    );
    let title = texts.pair(&texts.t("compare-years"), &chosen);
    let (first, last) = view.years.unwrap_or((*earliest, *newest));
    let combo = ComboBox::from_id_salt("compare-years")
        .selected_text(&chosen)
        .width(0.0)
        .wrap_mode(TextWrapMode::Extend)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .height(420.0)
        .show_ui(ui, |ui| {
            if ui.selectable_label(view.years.is_none(), texts.t("compare-years-all")).clicked() {
                commands.push(Command::Adjust(Adjust::SetYears(None)));
            }
            ui.horizontal_top(|ui| {
                for (key, now) in [("compare-years-first", first), ("compare-years-last", last)] {
                    let name = texts.t(key);
                    ui.vertical(|ui| {
                        ui.label(&name);
                        ScrollArea::vertical().id_salt(key).max_height(300.0).show(ui, |ui| {
                            for year in years {
                                let words = year_name(texts, *year);
                                let label = ui.selectable_label(*year == now, &words);
                                let spoken = texts.pair(&name, &words);
                                let on = *year == now;
                                label.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &spoken));
                                if label.clicked() {
                                    let [one, other] =
                                        if key == "compare-years-first" { [*year, last] } else { [first, *year] };
                                    commands.push(Command::Adjust(Adjust::SetYears(Some((
                                        one.min(other),
                                        one.max(other),
                                    )))));
                                }
                            }
                        });
                    });
                }
            });
        });
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &title));
    combo.response.on_hover_text(texts.t("compare-years"));
}
