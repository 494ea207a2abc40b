//! Draws events: a thin broken line through the plot, and above the plot a line of text for each, one above another
//! where several fall together.

use super::look::Look;
use crate::chart::spec::{EventMark, Panel};
use egui::{Color32, FontId, Pos2, Rangef, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};
use egui_plot::{PlotPoint, PlotTransform};

/// Size of the words, and height of their rows, in points.
const SIZE: f32 = 11.0;
const ROW: f32 = 15.0;

/// Distance between a mark and its words, and between words side by side.
const GAP: f32 = 4.0;

/// Share of the height of a panel that words of events may take.
const MOST: f32 = 0.35;

/// Room that the value axis takes, about; known only once the plot is drawn.
const AXIS: f32 = 56.0;

/// Where the words of one event stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Row, from the plot upwards.
    pub row: usize,
    /// Left and right end.
    pub span: Rangef,
}

/// Places words at marks, from `(place of the mark, width of the words)`, so that none covers another: to the right of
/// their mark where there is room, else as far to the right as they can. `None` for what finds no row.
///
/// The last mark is placed first, in the row next to the plot; words whose line would cross others stand above them.
#[must_use]
pub fn place(marks: &[(f32, f32)], room: Rangef, rows: usize) -> Vec<Option<Placed>> {
    let mut placed: Vec<Option<Placed>> = vec![None; marks.len()];
    let mut order: Vec<usize> = (0..marks.len()).collect();
    let x = |at: &usize| marks.get(*at).map_or(0.0, |mark| mark.0);
    order.sort_by(|a, b| x(b).total_cmp(&x(a)).then(b.cmp(a)));
    let mut done: Vec<(f32, Placed)> = Vec::new();
    for at in order {
        let Some((mark, width)) = marks.get(at).copied() else { continue };
        let width = width.min(room.span());
        let left = (mark + GAP).min(room.max - width).max(room.min);
        let span = Rangef::new(left, left + width);
        let covers = |other: &Placed| span.min < other.span.max + GAP && other.span.min < span.max + GAP;
        let free = |row: &usize| !done.iter().any(|(_, other)| other.row == *row && covers(other));
        let through = |x: f32, words: &Rangef| x > words.min - 1.0 && x < words.max + 1.0;
        let clear = |row: &usize| {
            let crossed = |(x, other): &(f32, Placed)| {
                (other.row > *row && through(*x, &span)) || (other.row < *row && through(mark, &other.span))
            };
            free(row) && !done.iter().any(crossed)
        };
        let row = (0..rows).find(clear).or_else(|| (0..rows).find(free));
        if let Some(row) = row {
            let found = Placed { row, span };
            done.push((mark, found));
            if let Some(slot) = placed.get_mut(at) {
                *slot = Some(found);
            }
        }
    }
    placed
}

/// The events of a panel: those of its areas and of all.
fn of_panel<'a>(events: &'a [EventMark], panel: &'a Panel) -> impl Iterator<Item = &'a EventMark> {
    events.iter().filter(|event| event.area.is_none_or(|area| panel.lines.iter().any(|line| line.area == area)))
}

fn width(ui: &Ui, event: &EventMark) -> f32 {
    let font = FontId::proportional(SIZE);
    ui.painter().layout_no_wrap(event.words.clone(), font, Color32::PLACEHOLDER).size().x
}

/// Height that the words need above a plot; nothing where there are none.
pub(super) fn height(ui: &Ui, events: &[EventMark], panel: &Panel, range: [f64; 2], area: Rect) -> f32 {
    let most = rows_in(area.height() * MOST);
    let room = Rangef::new(area.left() + AXIS, area.right());
    #[expect(clippy::cast_possible_truncation, reason = "a place in a picture")]
    let along = |x: f64| room.min + room.span() * ((x - range[0]) / (range[1] - range[0])) as f32;
    // A little wider than they are: the plot may turn out a little narrower.
    let marks: Vec<(f32, f32)> = of_panel(events, panel).map(|e| (along(e.x), width(ui, e) + 8.0)).collect();
    let rows = place(&marks, room, most).into_iter().flatten().map(|placed| placed.row + 1).max().unwrap_or(0);
    rows as f32 * ROW
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number of rows")]
fn rows_in(height: f32) -> usize {
    (height / ROW).floor().max(0.0) as usize
}

/// Draws the events of a panel above and through its plot; says how many found no room for their words.
pub(super) fn draw(
    ui: &Ui,
    events: &[EventMark],
    panel: &Panel,
    transform: &PlotTransform,
    top: f32,
    look: Look,
) -> usize {
    let frame = *transform.frame();
    let shown: Vec<&EventMark> = of_panel(events, panel).collect();
    let x = |event: &EventMark| transform.position_from_point(&PlotPoint::new(event.x, 0.0)).x;
    let inside: Vec<&EventMark> =
        shown.into_iter().filter(|event| frame.x_range().expand(1.0).contains(x(event))).collect();
    if inside.is_empty() {
        return 0;
    }
    let marks: Vec<(f32, f32)> = inside.iter().map(|event| (x(event), width(ui, event))).collect();
    let placed = place(&marks, frame.x_range(), rows_in(frame.top() - top + 1.0));
    let row_top = |row: usize| frame.top() - ROW * (row + 1) as f32;
    let painter = ui.painter();
    for (event, found) in inside.iter().zip(&placed) {
        let x = x(event);
        let above = found.map_or(frame.top(), |found| row_top(found.row) + ROW - 2.0);
        // The line keeps clear of all words between its own and the plot.
        let mut start = above;
        for row in (0..found.map_or(0, |found| found.row)).rev() {
            let crossed = placed.iter().flatten().any(|p| p.row == row && p.span.expand(1.5).contains(x));
            if crossed {
                broken(painter, x, start, row_top(row), look);
                start = row_top(row) + ROW;
            }
        }
        broken(painter, x, start, frame.bottom(), look);
        let Some(found) = found else { continue };
        let font = FontId::proportional(SIZE);
        let mut job = egui::text::LayoutJob::simple(event.words.clone(), font, look.ink(), found.span.span() + 0.5);
        job.wrap.max_rows = 1;
        let galley = painter.layout_job(job);
        let corner = Pos2::new(found.span.min, row_top(found.row));
        let area = Rect::from_min_size(corner, Vec2::new(found.span.span(), ROW));
        painter.galley(corner, galley, look.ink());
        let response =
            ui.interact(area, ui.scope_id().with(("event", event.x.to_bits(), &event.words)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &event.spoken));
        response.on_hover_text(&event.spoken);
    }
    placed.iter().filter(|found| found.is_none()).count()
}

/// A thin broken line downwards.
fn broken(painter: &egui::Painter, x: f32, from: f32, to: f32, look: Look) {
    if to > from + 1.0 {
        let line = [Pos2::new(x, from), Pos2::new(x, to)];
        painter.extend(Shape::dashed_line(&line, Stroke::new(1.0, look.faint()), 2.0, 3.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn several_events_of_one_year_stand_above_each_other() {
        let placed = place(&[(50.0, 40.0), (50.0, 40.0), (120.0, 40.0)], Rangef::new(0.0, 300.0), 4);
        let rows: Vec<usize> = placed.iter().map(|found| found.unwrap().row).collect();
        assert_eq!(rows, [1, 0, 0]);
    }

    proptest! {
        #[test]
        fn words_never_cover_each_other_and_stay_in_their_room(
            marks in prop::collection::vec((0f32..400.0, 5f32..180.0), 0..12),
            rows in 1usize..8,
        ) {
            let room = Rangef::new(0.0, 400.0);
            let placed: Vec<Placed> = place(&marks, room, rows).into_iter().flatten().collect();
            prop_assert!(!placed.is_empty() || marks.is_empty());
            for (at, one) in placed.iter().enumerate() {
                prop_assert!(one.row < rows && one.span.min >= room.min - 0.01 && one.span.max <= room.max + 0.01);
                for other in &placed[at + 1..] {
                    let apart = one.span.max <= other.span.min + 0.01 || other.span.max <= one.span.min + 0.01;
                    prop_assert!(one.row != other.row || apart, "{one:?} {other:?}");
                }
            }
        }
    }
}
