//! The rows in sight: stripes, selection, cells with their names, and what the pointer does.

use super::{Asked, Cell, Mark, ROW, Rows, Shown, Spread, Table};
use crate::ui::theme;
use egui::{Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo};
use std::ops::Range;

/// What the rows of a frame are drawn from.
pub(super) struct Drawing<'a> {
    pub shown: &'a Shown<'a>,
    pub rows: &'a dyn Rows,
    pub spread: &'a Spread,
    /// Cells of the rows in sight.
    pub cells: &'a [Vec<Cell>],
    /// Which rows these are.
    pub seen: Range<usize>,
    pub area: Rect,
}

impl Table {
    pub(super) fn body(&mut self, ui: &mut Ui, id: Id, drawing: &Drawing<'_>, asked: &mut Asked) {
        let (count, height) = (drawing.rows.count(), drawing.area.height());
        let mut child = ui.new_child(UiBuilder::new().max_rect(drawing.area).id_salt("rows"));
        child.shrink_clip_rect(drawing.area);
        let whole = child.interact(drawing.area, id, Sense::focusable_noninteractive());
        let at = self.selection.map(|(_, row)| drawing.rows.spoken(row));
        whole.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Table, true, drawing.shown.name);
            info.current_text_value.clone_from(&at);
            info
        });
        let hidden = self.place.hidden();
        for (nth, row) in drawing.seen.clone().enumerate() {
            let top = drawing.area.top() - hidden + nth as f32 * ROW;
            let stripe =
                Rect::from_min_size(egui::pos2(drawing.area.left(), top), Vec2::new(drawing.area.width(), ROW));
            if stripe.top() < drawing.area.bottom() {
                self.row(&child, id, drawing, (nth, row), stripe, asked);
            }
        }
        if whole.has_focus() {
            let stroke = Stroke::new(1.0, theme::accent(theme::look(ui)));
            child.painter().rect_stroke(drawing.area.intersect(ui.clip_rect()), 0.0, stroke, StrokeKind::Inside);
        }
        if child.rect_contains_pointer(drawing.area) {
            let turned = child.input(|input| input.smooth_scroll_delta().y);
            if turned != 0.0 {
                self.place.scroll(-turned, count, height);
                child.request_repaint();
            }
        }
    }

    fn row(
        &mut self,
        ui: &Ui,
        id: Id,
        drawing: &Drawing<'_>,
        (nth, row): (usize, usize),
        stripe: Rect,
        asked: &mut Asked,
    ) {
        let selected = self.selected().is_some_and(|rows| rows.contains(&row));
        let response = ui.interact(stripe, id.with(("row", row)), Sense::CLICK);
        response.widget_info(|| WidgetInfo::selected(Role::Row, true, selected, drawing.rows.spoken(row)));
        let visuals = ui.visuals();
        let look = theme::look(ui);
        if selected {
            ui.painter().rect_filled(stripe, 0.0, visuals.selection.bg_fill);
        } else if response.hovered() {
            ui.painter().rect_filled(stripe, 0.0, visuals.widgets.inactive.weak_bg_fill);
        } else if row % 2 == 0 {
            ui.painter().rect_filled(stripe, 0.0, visuals.faint_bg_color);
        }
        if drawing.rows.in_focus(row) {
            let edge = stripe.with_max_x(stripe.left() + 3.0);
            ui.painter().rect_filled(edge, 0.0, theme::accent(look));
        }
        let cells = drawing.cells.get(nth).map(Vec::as_slice).unwrap_or_default();
        let mut folded = false;
        for ((place, cell), column) in cells.iter().enumerate().zip(drawing.shown.columns) {
            let area = drawing.spread.cell(place, stripe);
            if !ui.clip_rect().intersects(area) {
                continue;
            }
            folded |= draw(ui, id.with(("cell", row, place)), area, cell, column.number);
        }
        if folded {
            asked.fold = Some(row);
        } else if response.clicked() {
            let extend = ui.input(|input| input.modifiers.shift);
            self.select(row, extend, drawing.area.height());
            ui.memory_mut(|memory| memory.request_focus(id));
            asked.open = Some(row);
        }
    }
}

/// Draws a cell; returns whether its fold was clicked.
fn draw(ui: &Ui, id: Id, area: Rect, cell: &Cell, at_right: bool) -> bool {
    let folds = matches!(cell.mark, Mark::Fold(_));
    let response = ui.interact(area, id, if folds { Sense::CLICK } else { Sense::hover() });
    let role = if folds { Role::Button } else { Role::Cell };
    response.widget_info(|| WidgetInfo::labeled(role, true, cell.name()));
    let shortened = cell.paint(ui, area, at_right);
    let clicked = response.clicked();
    match (shortened, cell.hint.is_empty()) {
        (true, true) => drop(response.on_hover_text(&cell.words)),
        (true, false) => drop(response.on_hover_text(format!("{}\n{}", cell.words, cell.hint))),
        (false, false) => drop(response.on_hover_text(&cell.hint)),
        (false, true) => {}
    }
    clicked
}
