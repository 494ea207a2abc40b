//! The marks of a cell: one for each target, the worst first; or the share of each status where there are too many.

use super::{Clicked, Said, outline};
use crate::chart::matrix::{CellSpec, WORST_FIRST};
use crate::figure::board::words;
use crate::figure::look::Look;
use crate::figure::{matrix::head, status};
use crate::model::indicator::Level;
use crate::model::status::Status;
use crate::model::theme::Theme;
use egui::{Align, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

/// Largest side of a mark, in points.
const SIDE: f32 = 23.0;
/// Size of words, in points.
const SMALL: f32 = 11.0;

/// The side of a mark among marks of one distance, in rows of one height.
#[must_use]
pub fn side(pitch: f32, row: f32) -> f32 {
    (pitch - 4.0).min(row - 5.0).min(SIDE)
}

/// How one mark looks.
#[derive(Debug, Clone, Copy)]
pub struct Sign {
    /// The status.
    pub status: Status,
    /// The level: goal targets are outlined, project KPIs are smaller.
    pub level: Level,
    /// Whether the status changed with the ruler, so that it is ringed.
    pub changed: bool,
}

/// Draws one mark about its centre.
pub fn mark(ui: &Ui, centre: Pos2, side: f32, sign: Sign, look: Look) {
    let side = if sign.level == Level::ProjectKpi { side * 0.68 } else { side };
    let square = Rect::from_center_size(centre, Vec2::splat(side));
    status::paint(ui.painter(), square, sign.status, look);
    if sign.level == Level::GoalTarget {
        ui.painter().rect_stroke(square.expand(0.5), 1.5, Stroke::new(1.6, look.ink()), StrokeKind::Outside);
    }
    if sign.changed {
        let ring = Stroke::new(1.4, look.accent());
        ui.painter().circle_stroke(centre, side * 0.5 * 1.42 + 1.6, ring);
    }
}

/// Draws a cell into its place; `said` where its marks can be pointed at.
pub fn cell(
    ui: &Ui,
    place: Rect,
    (theme, cell): (Theme, &CellSpec),
    pitch: Option<f32>,
    look: Look,
    said: Option<&Said<'_>>,
) -> Option<Clicked> {
    let mut clicked = None;
    if !cell.offer.is_empty() {
        return offer(ui, place, theme, cell, look, said.is_some());
    }
    let Some(pitch) = pitch else {
        summed(ui, place, cell, look);
        return named(ui, place, (theme, cell), look, said.is_some());
    };
    if said.is_some() {
        named(ui, place, (theme, cell), look, false);
    }
    let side = side(pitch, place.height());
    for (at, made) in cell.marks.iter().enumerate() {
        let centre = Pos2::new(place.left() + side / 2.0 + 1.0 + at as f32 * pitch, place.center().y);
        let sign = Sign { status: made.status, level: made.level, changed: made.before.is_some() };
        mark(ui, centre, side, sign, look);
        let Some(said) = said else { continue };
        let hit = Rect::from_center_size(centre, Vec2::new(pitch, place.height()));
        let response = ui.interact(hit, ui.scope_id().with(("overview-mark", made.row)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, (said.label)(made)));
        if response.hovered() || response.has_focus() {
            let ring = Rect::from_center_size(centre, Vec2::splat(side + 6.0));
            ui.painter().rect_stroke(ring, 3.0, Stroke::new(1.4, look.accent()), StrokeKind::Outside);
        }
        if response.clicked() {
            clicked = Some(Clicked::Mark(made.series));
        }
        response.on_hover_ui(|ui| {
            for line in (said.lines)(made) {
                ui.label(line);
            }
        });
    }
    clicked
}

/// What a city without targets can compare.
fn offer(ui: &Ui, place: Rect, theme: Theme, cell: &CellSpec, look: Look, active: bool) -> Option<Clicked> {
    let colour = if active { look.accent() } else { look.faint() };
    let top = place.center().y - SMALL * 0.62;
    words::text(ui.painter(), place.x_range(), top, &cell.offer, (SMALL, Align::Min, colour));
    named(ui, place, (theme, cell), look, active)
}

/// The cell as a whole: its name, and the click that opens what it counts.
fn named(ui: &Ui, place: Rect, (theme, cell): (Theme, &CellSpec), look: Look, active: bool) -> Option<Clicked> {
    let sense = if active { Sense::click() } else { Sense::hover() };
    let response = ui.interact(place, ui.scope_id().with(("overview-cell", theme, cell.area)), sense);
    let role = if active { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, &cell.spoken));
    if active {
        outline(ui, &response, look);
    }
    response.clicked().then_some(Clicked::Cell(theme, cell.area))
}

/// The share of each status with the number of targets, where single marks find no room.
fn summed(ui: &Ui, place: Rect, cell: &CellSpec, look: Look) {
    let count = |status: Status| cell.marks.iter().filter(|mark| mark.status == status).count();
    let statuses: Vec<(Status, usize)> =
        WORST_FIRST.into_iter().map(|status| (status, count(status))).filter(|(_, count)| *count > 0).collect();
    if statuses.is_empty() {
        return;
    }
    let number = 34.0;
    let strip = place.with_max_x(place.right() - number).shrink2(Vec2::new(0.0, place.height() * 0.28));
    head::shares(ui, strip, &statuses, look);
    let range = egui::Rangef::new(place.right() - number + 4.0, place.right());
    let top = place.center().y - SMALL * 0.62;
    words::text(ui.painter(), range, top, &cell.marks.len().to_string(), (SMALL, Align::Min, look.faint()));
}
