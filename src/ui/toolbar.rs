//! The lower bar: undo and redo, the ruler, and the filters in force, each of which can be taken away.

use super::ruler_menu;
use super::widgets::heading;
use crate::model::message::Fact;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::history::Step;
use crate::session::sieve::Filter;
use crate::text::catalogue::Texts;
use egui::{Button, Ui};

/// Draws the bar.
pub fn show(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    ui.horizontal_wrapped(|ui| {
        steps(ui, session, commands);
        ui.separator();
        let ruler = texts.pair(&texts.t("ruler-heading"), &texts.ruler(&session.view().ruler.key));
        ui.menu_button(ruler, |ui| ruler_menu::show(ui, session, commands));
        ui.separator();
        filters(ui, session, commands);
    });
}

/// The name of a step in the reader's language.
#[must_use]
pub fn step_name(texts: &Texts, step: Step) -> String {
    texts.t(&format!("step-{}", step.key()))
}

fn steps(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let history = session.history();
    let moves = [
        (history.undoable(), "menu-undo", "menu-undo-step", Command::Undo),
        (history.redoable(), "menu-redo", "menu-redo-step", Command::Redo),
    ];
    for (step, key, hint, command) in moves {
        let button = ui.add_enabled(step.is_some(), Button::new(texts.t(key)));
        let clicked = button.clicked();
        if let Some(step) = step {
            button.on_hover_text(texts.with(hint, &[("step", Fact::Text(step_name(texts, step)))]));
        }
        if clicked {
            commands.push(command);
        }
    }
}

/// The filters in force; a click on one takes it away.
fn filters(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let active = Filter::active(session.view());
    if active.is_empty() {
        heading::faint(ui, &texts.t("filter-none"));
        return;
    }
    heading::faint(ui, &texts.t("filter-active"));
    for filter in &active {
        let name = filter_name(session, *filter);
        let spoken = texts.with("filter-clear", &[("filter", Fact::Text(name.clone()))]);
        let button = ui.button(format!("{name} ×")).on_hover_text(&spoken);
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
        if button.clicked() {
            commands.push(Command::ClearFilter(*filter));
        }
    }
    if active.len() > 1 && ui.button(texts.t("filter-clear-all")).clicked() {
        commands.push(Command::ClearFilters);
    }
}

/// A filter in words.
#[must_use]
pub fn filter_name(session: &Session, filter: Filter) -> String {
    let (texts, view) = (session.texts(), session.view());
    match filter {
        Filter::Theme(theme) => texts.theme(theme),
        Filter::Level(level) => texts.level(level),
        Filter::Status(status) => texts.status(status),
        Filter::Words => texts.with("filter-words", &[("text", Fact::Text(view.words.clone()))]),
        Filter::Years => {
            let (first, last) = view.years.unwrap_or_default();
            let year = |name, year: u16| (name, Fact::Text(year.to_string()));
            texts.with("filter-years", &[year("first", first), year("last", last)])
        }
    }
}
