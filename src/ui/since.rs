//! The window that shows what has changed since a view was saved, figure by figure.

use super::theme::space;
use super::widgets::{dialog, heading};
use crate::analysis::changes::{Figure, Revised};
use crate::model::message::Fact;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::shelf::Views;
use crate::session::since::{DatasetSince, Since};
use egui::{Grid, Id, Rect, ScrollArea, Ui};

/// Most revised figures that are listed; the counts above name them all.
const MOST: usize = 200;

/// Width of a figure in points.
const FIGURE: f32 = 110.0;

/// Draws the window where the reader asked for it.
pub fn show(ui: &Ui, session: &Session, room: Rect, commands: &mut Vec<Command>) {
    let Some(since) = session.since() else { return };
    let texts = session.texts();
    let mut open = true;
    dialog::window(texts.t("since-title"), room).id(Id::unique("since")).open(&mut open).show(ui.ctx(), |ui| {
        ui.set_width((room.width() * 0.7).clamp(480.0, 860.0));
        for dataset in &since.datasets {
            sentences(ui, session, dataset);
        }
        let revised = in_order(since);
        if !revised.is_empty() {
            table(ui, session, &revised, room.height() * 0.55);
        }
    });
    if !open {
        commands.push(Command::Views(Views::CloseSince));
    }
}

fn sentences(ui: &mut Ui, session: &Session, dataset: &DatasetSince) {
    let texts = session.texts();
    ui.label(texts.say(&dataset.message()));
    let moment = |seen: &crate::session::saved::SeenVintage| Fact::Text(texts.moment(&seen.stored_at));
    if let (Some(then), Some(now)) = (&dataset.then, &dataset.now) {
        heading::faint(ui, &texts.with("since-stored", &[("before", moment(then)), ("after", moment(now))]));
    }
    if let Some(changes) = &dataset.changes {
        ui.label(texts.say(&crate::session::since::counts(changes)));
    }
    ui.add_space(space::STEP);
}

/// The revised figures, those of the view's own picks first.
fn in_order(since: &Since) -> Vec<&Revised> {
    let all = since.datasets.iter().filter_map(|d| d.changes.as_ref()).flat_map(|c| &c.revised);
    let (mut picked, others): (Vec<_>, Vec<_>) = all.partition(|r| since.view.view.indicators.contains(&r.indicator));
    picked.extend(others);
    picked
}

/// A cell of a fixed width, filled from the right.
fn right(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let size = egui::vec2(FIGURE, ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.set_min_size(size);
        content(ui);
    });
}

fn table(ui: &mut Ui, session: &Session, revised: &[&Revised], height: f32) {
    let texts = session.texts();
    let figure = |figure: &Figure| match figure {
        (Some(value), unit) => texts.amount(*value, unit),
        (None, _) => texts.t("no-value"),
    };
    heading::part(ui, &texts.t("since-revised"));
    ScrollArea::vertical().id_salt("since").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        let wide = (ui.available_width() - 2.0 * FIGURE - 200.0).max(160.0);
        Grid::new("since").num_columns(5).striped(true).spacing([space::WIDE, space::NEAR]).show(ui, |ui| {
            for key in ["column-indicator", "column-role", "column-period"] {
                heading::faint(ui, &texts.t(key));
            }
            for key in ["since-before", "since-after"] {
                right(ui, |ui| heading::faint(ui, &texts.t(key)));
            }
            ui.end_row();
            for row in revised.iter().take(MOST) {
                ui.scope(|ui| {
                    ui.set_width(wide);
                    ui.add(egui::Label::new(&row.label).truncate());
                });
                ui.label(texts.t(if row.is_target { "column-target" } else { "column-value" }));
                ui.label(texts.period_short(row.period));
                for words in [figure(&row.before), figure(&row.after)] {
                    right(ui, |ui| {
                        ui.label(egui::RichText::new(words).monospace());
                    });
                }
                ui.end_row();
            }
        });
        if let Some(more) = revised.len().checked_sub(MOST).filter(|more| *more > 0) {
            heading::faint(ui, &texts.with("palette-more", &[("count", Fact::Number(more as f64))]));
        }
    });
}
