//! One row of the board, and the heading of a group.

use super::columns::Columns;
use super::words::{self, FIRST, SECOND};
use super::{Drawn, Hit, Hold, Setting, track};
use crate::chart::board::{BoardRow, Heading};
use crate::figure::look::Look;
use crate::figure::{status, swatch};
use egui::{Align, Pos2, Rangef, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

/// From the top of a line to its first words, in points.
pub(super) const UPPER: f32 = 4.0;
/// From the top of a line to its second words, in points.
const LOWER: f32 = 24.0;

/// Least size of two headings that share a place, in points.
const LEAST_CAPTION: f32 = 9.0;

/// Draws the heading of a group with the headings of the columns below it.
pub fn heading(ui: &Ui, rect: Rect, heading: &Heading, columns: &Columns, look: Look) {
    let painter = ui.painter();
    let whole = Rangef::new(columns.status.min, columns.button.max);
    let first = (FIRST + 1.0, Align::Min, look.ink());
    let count = (SECOND, Align::Max, look.faint());
    let room = painter.layout_no_wrap(heading.count.clone(), egui::FontId::proportional(SECOND), look.faint()).size().x;
    let (_, elided) =
        words::text(painter, Rangef::new(whole.min, whole.max - room - 12.0), rect.top() + UPPER, &heading.name, first);
    words::text(painter, whole, rect.top() + UPPER + 1.0, &heading.count, count);
    captions(ui, rect, heading, columns, look);
    let response = ui.interact(rect, ui.scope_id().with(("board-heading", &heading.name)), Sense::hover());
    super::name(&response, Role::Label, &format!("{} {}", heading.name, heading.count));
    if elided {
        response.on_hover_text(&heading.name);
    }
}

/// Draws the headings of the columns and the line below them.
pub(super) fn captions(ui: &Ui, rect: Rect, heading: &Heading, columns: &Columns, look: Look) {
    let painter = ui.painter();
    let captions = &heading.captions;
    let lower = rect.top() + LOWER;
    let caption = |range: Rangef, text: &str, align: Align| {
        let width = painter.layout_no_wrap(text.to_owned(), egui::FontId::proportional(SECOND), look.faint()).size().x;
        let size = ((SECOND * (range.span() / width).min(1.0) * 10.0).floor() / 10.0).max(LEAST_CAPTION);
        words::text(painter, range, lower + (SECOND - size), text, (size, align, look.faint()));
    };
    let left = if columns.status_word { columns.name } else { Rangef::new(columns.status.min, columns.name.max) };
    if columns.status_word {
        caption(columns.status, &captions.status, Align::Min);
    }
    caption(left, &captions.indicator, Align::Min);
    // The two ends share the width as they need it.
    let to = painter.layout_no_wrap(captions.to.clone(), egui::FontId::proportional(SECOND), look.faint()).size().x;
    let middle = (columns.track.max - to - 8.0).max(columns.track.center());
    caption(Rangef::new(columns.track.min, middle), &captions.from, Align::Min);
    caption(Rangef::new(middle + 8.0, columns.track.max), &captions.to, Align::Max);
    // Both names, smaller where room is short; where it is too short for that, the first alone.
    let pair = |range: Rangef, upper: &str, under: &str| {
        let both = format!("{upper} / {under}");
        let width = painter.layout_no_wrap(both.clone(), egui::FontId::proportional(SECOND), look.faint()).size().x;
        let size = (SECOND * (range.span() / width).min(1.0) * 10.0).floor() / 10.0;
        let (words, size) = if size >= LEAST_CAPTION { (both.as_str(), size) } else { (upper, SECOND) };
        words::text(painter, range, lower + (SECOND - size), words, (size, Align::Max, look.faint()));
    };
    pair(Rangef::new(columns.numbers.min - 10.0, columns.numbers.max), &captions.actual, &captions.gap);
    pair(columns.shares, &captions.share, &captions.pace);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, look.faint().gamma_multiply(0.6)));
}

/// Draws a row; a click anywhere on it chooses it, a double click or its button opens the comparison.
pub(super) fn draw(ui: &Ui, rect: Rect, row: &BoardRow, setting: &Setting<'_>, hold: &Hold) -> Drawn {
    let Setting { columns, look, own } = *setting;
    let id = ui.scope_id().with(("board-row", row.target));
    // Clicked anywhere, but no stop for the keyboard: the list as a whole is one.
    let response = ui.interact(rect, id, Sense::CLICK);
    let chosen = hold.focus == Some(row.series);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &row.spoken));
    let painter = ui.painter();
    if chosen || response.hovered() {
        let fill = if chosen { ui.visuals().selection.bg_fill } else { ui.visuals().faint_bg_color };
        painter.rect_filled(rect.shrink2(Vec2::new(0.0, 1.0)), 3.0, fill);
    }
    if hold.current == Some(row.target) {
        let stroke = ui.visuals().widgets.hovered.bg_stroke;
        painter.rect_stroke(rect.shrink(1.0), 3.0, stroke, StrokeKind::Inside);
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, look.grid()));
    let elided = names(ui, rect, row, setting, own == Some(row.area));
    figures(ui, rect, row, columns, look);
    explain(ui, rect, row, columns, elided);
    let hit = Hit { target: row.target, series: row.series };
    let compare = response.double_clicked() || button(ui, rect, row, columns, look, hold);
    Drawn { clicked: response.clicked().then_some(hit), compare: compare.then_some(hit), ..Drawn::default() }
}

/// Status, label, and what places the indicator; returns whether the label was shortened.
fn names(ui: &Ui, rect: Rect, row: &BoardRow, setting: &Setting<'_>, own: bool) -> bool {
    let Setting { columns, look, .. } = *setting;
    let painter = ui.painter();
    let square = Rect::from_center_size(
        Pos2::new(columns.status.min + status::SIDE / 2.0, rect.top() + UPPER + 8.0),
        Vec2::splat(status::SIDE),
    );
    status::paint(painter, square, row.status, look);
    let of_status = look.status(row.status);
    let (_, elided) =
        words::text(painter, columns.name, rect.top() + UPPER, &row.label, (FIRST, Align::Min, look.ink()));
    let lower = rect.top() + LOWER;
    let left = columns.name.min;
    if columns.status_word {
        let range = Rangef::new(square.right() + 6.0, columns.status.max);
        words::text(painter, range, rect.top() + UPPER, &row.status_words, (FIRST, Align::Min, of_status));
    }
    let colour = look.colour(row.style);
    swatch::marker(ui, row.style.marker, Pos2::new(left + 4.5, lower + 7.0), 4.0, colour);
    let range = |from: f32| Rangef::new(from.min(columns.name.max), columns.name.max);
    let mut end = words::area(painter, range(left + 12.0), lower, &row.area_name, (SECOND, own, colour));
    if !columns.status_word {
        // Where room is short the city comes first: the shape above has said the status already.
        end = words::text(painter, range(end + 8.0), lower, &row.status_words, (SECOND, Align::Min, of_status)).0;
    }
    if columns.name.max - end > 40.0 {
        words::text(painter, range(end + 8.0), lower, &row.second, (SECOND, Align::Min, look.faint()));
    }
    elided
}

/// Track with its ends, actual and gap, progress and pace.
pub(super) fn figures(ui: &Ui, rect: Rect, row: &BoardRow, columns: &Columns, look: Look) {
    let painter = ui.painter();
    let (upper, lower) = (rect.top() + UPPER, rect.top() + LOWER);
    track::draw(ui, columns.track, upper + 9.0, row, look);
    if !row.held.is_empty() {
        words::text(painter, columns.track, upper, &row.held, (FIRST, Align::Min, look.ink()));
    }
    let faint = |align: Align| (SECOND, align, look.faint());
    // The ends share the width as they need it.
    let wide = |text: &str| words::number_width(painter, text, SECOND);
    let (from, to) = (wide(&row.from), wide(&row.to));
    let room = (columns.track.span() - 10.0).max(0.0);
    let first = if from + to <= room { from } else { (room * from / (from + to)).max(20.0) };
    words::number(
        painter,
        Rangef::new(columns.track.min, columns.track.min + first),
        lower,
        &row.from,
        faint(Align::Min),
    );
    words::number(
        painter,
        Rangef::new(columns.track.max - (room - first), columns.track.max),
        lower,
        &row.to,
        faint(Align::Max),
    );
    words::number(painter, columns.numbers, upper, &row.actual, (FIRST, Align::Max, look.ink()));
    words::number(painter, columns.numbers, lower, &row.gap, faint(Align::Max));
    let share = (FIRST, Align::Max, look.ink());
    if row.share.ends_with('%') {
        words::number(painter, columns.shares, upper, &row.share, share);
    } else {
        words::text(painter, columns.shares, upper, &row.share, share);
    }
    words::number(painter, columns.shares, lower, &row.pace, faint(Align::Max));
}

/// What is told when the track, the status or a shortened label is pointed at.
fn explain(ui: &Ui, rect: Rect, row: &BoardRow, columns: &Columns, elided: bool) {
    let id = ui.scope_id().with(("board-track", row.target));
    let left = if elided || row.reason.is_some() { columns.status.min } else { columns.track.min };
    let place = Rect::from_x_y_ranges(left..=columns.track.max, rect.y_range());
    let response = ui.interact(place, id, Sense::hover());
    response.on_hover_ui(|ui| {
        for line in &row.words {
            ui.label(line);
        }
    });
}

/// The button that opens the comparison: two lines of a small chart.
fn button(ui: &Ui, rect: Rect, row: &BoardRow, columns: &Columns, look: Look, hold: &Hold) -> bool {
    if !hold.compare {
        return false;
    }
    let place = Rect::from_x_y_ranges(columns.button, rect.y_range()).shrink2(Vec2::new(1.0, 10.0));
    let response = ui.interact(place, ui.scope_id().with(("board-compare", row.target)), Sense::CLICK);
    super::name(&response, Role::Button, &row.compare);
    let visuals = ui.style().interact(&response);
    ui.painter().rect(place, 3.0, visuals.weak_bg_fill, Stroke::new(1.0, look.grid()), StrokeKind::Inside);
    let at = |x: f32, y: f32| place.center() + Vec2::new(x, y);
    let ink = Stroke::new(1.4, look.ink());
    ui.painter().line(vec![at(-7.0, 5.0), at(-2.0, 0.0), at(2.0, 2.0), at(7.0, -5.0)], ink);
    ui.painter().line(vec![at(-7.0, 1.0), at(-1.0, -4.0), at(7.0, 1.0)], Stroke::new(1.2, look.faint()));
    let clicked = response.clicked();
    response.on_hover_text(&row.compare);
    clicked
}
