//! The lower bar: undo and redo, the ruler, the filters in force, each of which can be taken away, and the panes.

use super::ruler_menu;
use super::theme;
use super::topbar::Asked;
use super::widgets::heading;
use crate::model::message::Fact;
use crate::session::Session;
use crate::session::command::{Adjust, Command};
use crate::session::history::Step;
use crate::session::sieve::Filter;
use crate::text::catalogue::Texts;
use egui::{Align, Button, Color32, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

/// Draws the bar; `panes` are those beside the screen, left and right, and whether each is hidden.
pub fn show(ui: &mut Ui, session: &Session, panes: [Option<bool>; 2], commands: &mut Vec<Command>) -> Option<Asked> {
    let texts = session.texts();
    let mut asked = None;
    ui.horizontal_top(|ui| {
        let room = ui.available_width() - (PANE_ICON.x + ui.spacing().item_spacing.x) * 2.0;
        ui.scope(|ui| {
            ui.set_max_width(room);
            ui.horizontal_wrapped(|ui| {
                steps(ui, session, commands);
                ui.separator();
                let ruler = texts.pair(&texts.t("ruler-heading"), &texts.ruler(&session.view().ruler.key));
                ui.menu_button(ruler, |ui| ruler_menu::show(ui, session, commands));
                ui.separator();
                filters(ui, session, commands);
            });
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let [left, right] = panes;
            for (hidden, at_right, ask) in [(right, true, Asked::FoldRight), (left, false, Asked::FoldLeft)] {
                if hidden.is_some_and(|hidden| pane_button(ui, texts, hidden, at_right)) {
                    asked = Some(ask);
                }
            }
        });
    });
    asked
}

/// Size of the sign for a pane, in points.
const PANE_ICON: Vec2 = Vec2::new(26.0, 22.0);

/// A drawn window with the pane in it: filled where it is shown, empty where it is hidden.
fn pane_button(ui: &mut Ui, texts: &Texts, hidden: bool, at_right: bool) -> bool {
    let name = texts.t(if at_right { "action-right-pane" } else { "action-left-pane" });
    let (place, response) = ui.allocate_exact_size(PANE_ICON, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, !hidden, &name));
    let ink = theme::look(ui).faint();
    let visuals = ui.style().interact(&response);
    if response.hovered() || response.has_focus() {
        ui.painter().rect(place, 3.0, visuals.weak_bg_fill, visuals.bg_stroke, StrokeKind::Inside);
    }
    let whole = Rect::from_center_size(place.center(), Vec2::new(16.0, 12.0));
    let part = if at_right { whole.with_min_x(whole.right() - 5.0) } else { whole.with_max_x(whole.left() + 5.0) };
    ui.painter().rect_stroke(whole, 2.0, Stroke::new(1.2, ink), StrokeKind::Inside);
    let fill = if hidden { Color32::TRANSPARENT } else { ink };
    ui.painter().rect(part, 1.0, fill, Stroke::new(1.2, ink), StrokeKind::Inside);
    response.on_hover_text(name).clicked()
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
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        if button.clicked() {
            commands.push(Command::Adjust(Adjust::ClearFilter(*filter)));
        }
    }
    if active.len() > 1 && ui.button(texts.t("filter-clear-all")).clicked() {
        commands.push(Command::Adjust(Adjust::ClearFilters));
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
