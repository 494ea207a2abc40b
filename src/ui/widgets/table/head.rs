//! The header: headings that order the rows, and handles between them that change widths.

use super::{Asked, Column, LEAST, PAD, Shown, Spread, Table};
use crate::model::message::Fact;
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use egui::{CursorIcon, FontId, Galley, Id, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo};
use std::sync::Arc;

/// Room for the arrow that shows the order, in points.
const ARROW: f32 = 14.0;

fn galley(ui: &Ui, column: &Column) -> Arc<Galley> {
    let font = FontId::new(size::SMALL, fonts::bold());
    ui.painter().layout_no_wrap(column.heading.clone(), font, theme::look(ui).ink())
}

/// Width that a heading needs to be whole, with its arrow.
pub(super) fn needs(ui: &Ui, column: &Column) -> f32 {
    (galley(ui, column).size().x + 2.0 * PAD + ARROW).ceil()
}

impl Table {
    pub(super) fn head(
        &mut self,
        ui: &Ui,
        id: Id,
        shown: &Shown<'_>,
        spread: &Spread,
        stripe: Rect,
        asked: &mut Asked,
    ) {
        let look = theme::look(ui);
        ui.painter().hline(stripe.x_range(), stripe.bottom() - 1.0, Stroke::new(1.0, look.faint()));
        for (place, column) in shown.columns.iter().enumerate() {
            let area = spread.cell(place, stripe);
            let sorted = shown.sort.filter(|(by, _)| *by == place).map(|(_, falling)| falling);
            if heading(ui, id.with(("heading", &column.id)), area, column, shown, sorted) {
                asked.sort = Some(place);
            }
            self.handle(ui, id.with(("handle", &column.id)), area, column);
        }
    }

    /// The right edge of a heading, which is dragged to change the column's width.
    fn handle(&mut self, ui: &Ui, id: Id, area: Rect, column: &Column) {
        let edge =
            Rect::from_min_max(Pos2::new(area.right() - 3.0, area.top()), area.right_bottom() + egui::vec2(3.0, 0.0));
        let response = ui.interact(edge, id, Sense::DRAG);
        if response.hovered() || response.dragged() {
            ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
            let ink = theme::accent(theme::look(ui));
            ui.painter().vline(area.right(), area.y_range(), Stroke::new(1.0, ink));
        }
        if let Some(at) = response.interact_pointer_pos().filter(|_| response.dragged()) {
            self.chosen.insert(column.id.clone(), (at.x - area.left()).max(LEAST));
        }
    }
}

/// Draws a heading; returns whether the order is to change.
fn heading(ui: &Ui, id: Id, area: Rect, column: &Column, shown: &Shown<'_>, sorted: Option<bool>) -> bool {
    let look = theme::look(ui);
    let response = ui.interact(area, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, sorted.is_some(), &column.heading));
    if response.hovered() {
        ui.painter().rect_filled(area, 3.0, ui.visuals().widgets.inactive.weak_bg_fill);
    }
    if response.has_focus() {
        let stroke = ui.visuals().widgets.hovered.bg_stroke;
        ui.painter().rect_stroke(area, 3.0, stroke, StrokeKind::Inside);
    }
    let words = galley(ui, column);
    let inner = area.shrink2(egui::vec2(PAD, 0.0));
    let width = words.size().x;
    let left = if column.number { inner.right() - width } else { inner.left() };
    ui.painter().galley(Pos2::new(left, inner.center().y - words.size().y / 2.0), words, look.ink());
    if let Some(falling) = sorted {
        let x = if column.number { left - ARROW / 2.0 } else { left + width + ARROW / 2.0 };
        arrow(ui, Pos2::new(x, inner.center().y), falling);
    }
    let clicked = response.clicked();
    let step = match sorted {
        None => "table-sort-ascending",
        Some(false) => "table-sort-descending",
        Some(true) => "table-sort-none",
    };
    let step = shown.texts.with(step, &[("column", Fact::Text(column.heading.clone()))]);
    response.on_hover_text(if column.hint.is_empty() { step } else { format!("{}\n{step}", column.hint) });
    clicked
}

/// The direction of the order, drawn: the typeface has no such arrow of the right size.
fn arrow(ui: &Ui, centre: Pos2, falling: bool) {
    let turn = if falling { -1.0 } else { 1.0 };
    let at = |x: f32, y: f32| Pos2::new(centre.x + x, centre.y + y * turn);
    let points = vec![at(0.0, -4.0), at(4.0, 4.0), at(-4.0, 4.0)];
    ui.painter().add(Shape::convex_polygon(points, theme::look(ui).ink(), Stroke::NONE));
}
