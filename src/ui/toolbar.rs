//! The line below the bar: the screens of a tab that has several, and the filters in force, each of which can be taken
//! away. It is not there where there is neither.

use super::theme;
use super::widgets::heading;
use crate::model::message::Fact;
use crate::session::Session;
use crate::session::command::{Adjust, Command};
use crate::session::history::Step;
use crate::session::sieve::Filter;
use crate::session::view::Screen;
use crate::text::catalogue::Texts;
use egui::{Button, Color32, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

/// Whether the line is there.
#[must_use]
pub fn has_line(session: &Session) -> bool {
    !session.import_shown()
        && (Screen::of_tab(session.preferences().screen.tab()).count() > 1
            || !Filter::active(session.view()).is_empty())
}

/// Draws the line.
pub fn show(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let shown = session.preferences().screen;
    let screens: Vec<Screen> = Screen::of_tab(shown.tab()).collect();
    ui.horizontal_wrapped(|ui| {
        if screens.len() > 1 {
            for screen in screens {
                let mut name = texts.t(&format!("screen-{}", screen.key()));
                if screen == Screen::Consistency
                    && let Some(count) = session.disagreements().filter(|count| *count > 0)
                {
                    name = format!("{name} {count}");
                }
                if ui.selectable_label(screen == shown, name).clicked() {
                    commands.push(Command::Show(screen));
                }
            }
            ui.separator();
        }
        filters(ui, session, commands);
    });
}

/// Size of the sign for a pane, in points.
const PANE_ICON: Vec2 = Vec2::new(26.0, 22.0);

/// A drawn window with the left pane in it: filled where it is shown, empty where it is hidden.
pub fn pane_button(ui: &mut Ui, texts: &Texts, hidden: bool) -> bool {
    let name = texts.t("action-left-pane");
    let (place, response) = ui.allocate_exact_size(PANE_ICON, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, !hidden, &name));
    let ink = theme::look(ui).faint();
    let visuals = ui.style().interact(&response);
    if response.hovered() || response.has_focus() {
        ui.painter().rect(place, 3.0, visuals.weak_bg_fill, visuals.bg_stroke, StrokeKind::Inside);
    }
    let whole = Rect::from_center_size(place.center(), Vec2::new(16.0, 12.0));
    let part = whole.with_max_x(whole.left() + 5.0);
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

/// The menu of steps: undo and redo, each with the name of the step.
pub fn steps(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let history = session.history();
    let moves = [
        (history.undoable(), "menu-undo", "menu-undo-step", Command::Undo),
        (history.redoable(), "menu-redo", "menu-redo-step", Command::Redo),
    ];
    for (step, key, hint, command) in moves {
        let words = match step {
            Some(step) => texts.with(hint, &[("step", Fact::Text(step_name(texts, step)))]),
            None => texts.t(key),
        };
        if ui.add_enabled(step.is_some(), Button::new(words)).clicked() {
            commands.push(command);
        }
    }
}

/// The filters in force; a click on one takes it away.
fn filters(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let active = Filter::active(session.view());
    if active.is_empty() {
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
