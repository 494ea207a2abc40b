//! The stripes above and beside the cells of the grid: what each column is taken for, and what each row is.

use super::grid::{Drawing, HEAD, NUMBER, ROW, rows_in, tint, words};
use super::{At, heads};
use crate::model::grid::column_letters;
use crate::model::message::Fact;
use crate::model::preview::RowKind;
use crate::ui::fonts;
use crate::ui::theme::{self, size, space};
use egui::{FontFamily, FontId, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo};

/// The stripe above the cells: what each column is taken for, and its letters.
pub(super) fn column_heads(ui: &mut Ui, drawing: &Drawing<'_>, inner: Rect, top: f32, offset: f32, at: &mut At) {
    let stripe = Rect::from_min_max(Pos2::new(inner.left(), top), Pos2::new(inner.right(), top + HEAD));
    let mut child = ui.new_child(UiBuilder::new().max_rect(stripe).id_salt("columns"));
    child.shrink_clip_rect(stripe);
    let look = theme::look(ui);
    let texts = drawing.texts();
    child.painter().hline(stripe.x_range(), stripe.bottom() - 1.0, Stroke::new(1.0, look.faint()));
    for column in drawing.columns(offset, offset + inner.width()) {
        let left = inner.left() + drawing.left(column) - offset;
        let place = Rect::from_min_size(Pos2::new(left, top), Vec2::new(drawing.width(column), HEAD - 1.0));
        let (taken, sure, guess) = match drawing.table.mapping.columns.get(column) {
            Some(mapped) => (
                heads::column(texts, mapped),
                texts.t(super::picks::sureness(mapped.guess)),
                super::picks::confidence(texts, mapped.guess),
            ),
            None => (texts.t("import-kind-ignore"), String::new(), String::new()),
        };
        let seen = place.intersect(stripe);
        let response = child.interact(seen, drawing.id.with(("column", column)), Sense::click());
        let name = texts.pair(&column_letters(column), &taken);
        let chosen = at.column == column;
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
        if chosen {
            child.painter().rect_filled(seen, 0.0, child.visuals().selection.bg_fill);
        } else if response.hovered() {
            child.painter().rect_filled(seen, 0.0, child.visuals().widgets.inactive.weak_bg_fill);
        }
        if response.has_focus() {
            let stroke = child.visuals().widgets.hovered.bg_stroke;
            child.painter().rect_stroke(seen, 0.0, stroke, StrokeKind::Inside);
        }
        let (upper, lower) = place.split_top_bottom_at_y(place.top() + HEAD * 0.5);
        words(&child, upper, &taken, FontId::new(size::SMALL, fonts::bold()), look.ink(), false);
        let below = if sure.is_empty() { column_letters(column) } else { texts.pair(&column_letters(column), &sure) };
        words(&child, lower, &below, FontId::proportional(size::SMALL), look.faint(), false);
        if response.clicked() {
            at.column = column;
        }
        response.on_hover_text(format!("{taken}\n{guess}"));
    }
}

/// The stripe beside the cells: the number of each row, and what the row is where it is no data.
pub(super) fn row_heads(ui: &mut Ui, drawing: &Drawing<'_>, inner: Rect, left: f32, offset: f32, at: &mut At) {
    let stripe = Rect::from_min_max(Pos2::new(left, inner.top()), Pos2::new(inner.left(), inner.bottom()));
    let mut child = ui.new_child(UiBuilder::new().max_rect(stripe).id_salt("rows"));
    child.shrink_clip_rect(stripe);
    let look = theme::look(ui);
    let texts = drawing.texts();
    let rows = rows_in(offset)..(rows_in(offset + inner.height()) + 1).min(drawing.sheet.rows.len());
    for row in rows {
        let top = inner.top() + row as f32 * ROW - offset;
        let place = Rect::from_min_size(Pos2::new(left, top), Vec2::new(NUMBER - space::NEAR, ROW));
        let kind = drawing.read(row).map(|read| read.kind).filter(|k| !matches!(k, RowKind::Blank | RowKind::Data));
        let number = drawing.number(row).to_string();
        let word = kind.map(|kind| heads::row(texts, kind)).unwrap_or_default();
        let spoken = texts.with("importing-row-name", &[("row", Fact::Text(number.clone()))]);
        let spoken = if word.is_empty() { spoken } else { texts.pair(&spoken, &word) };
        let seen = place.intersect(stripe);
        let response = child.interact(seen, drawing.id.with(("row", row)), Sense::click());
        let chosen = at.row == Some(drawing.number(row));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spoken));
        if chosen {
            child.painter().rect_filled(seen, 0.0, child.visuals().selection.bg_fill);
        } else if let Some(colour) = kind.and_then(|kind| tint(ui, kind)) {
            child.painter().rect_filled(seen, 0.0, colour);
        }
        if response.hovered() || response.has_focus() {
            let stroke = child.visuals().widgets.hovered.bg_stroke;
            child.painter().rect_stroke(seen, 0.0, stroke, StrokeKind::Inside);
        }
        let font = FontId::new(size::SMALL, FontFamily::Monospace);
        // Beside a word a number is small; a row far down has the whole room.
        let share = if word.is_empty() { 0.0 } else { 0.62 };
        let (of_word, of_number) = place.split_left_right_at_fraction(share);
        words(&child, of_number, &number, font, look.faint(), true);
        words(&child, of_word, &word, FontId::new(size::SMALL, fonts::bold()), look.ink(), false);
        if response.clicked() {
            at.row = if chosen { None } else { Some(drawing.number(row)) };
        }
    }
}
