//! The track of a row: 0 % at the left, 100 % at the right, the present position, and where it is expected.

use crate::chart::board::{BoardRow, Edge, Spot, Track, TrackKind};
use crate::chart::palette::Style;
use crate::figure::look::Look;
use crate::figure::swatch;
use egui::{Color32, Painter, Pos2, Rangef, Rect, Shape, Stroke, StrokeKind, Ui, Vec2};

/// Room at both ends for what lies beyond them, in points.
const MARGIN: f32 = 12.0;
/// Half the height of a bar, in points.
const BAR: f32 = 4.0;
/// From the centre of a marker to its edge, in points.
const MARKER: f32 = 4.5;

/// Draws a row's track along a line at height `y`.
pub fn draw(ui: &Ui, range: Rangef, y: f32, row: &BoardRow, look: Look) {
    paint(ui, range, y, row.track, row.style, look);
}

/// Draws a track in an area's style.
pub fn paint(ui: &Ui, range: Rangef, y: f32, track: Track, style: Style, look: Look) {
    let painter = ui.painter();
    let inner = Rangef::new(range.min + MARGIN, range.max - MARGIN);
    let colour = look.colour(style);
    let x = |at: f64| super::along(inner, at);
    let quiet = Stroke::new(1.0, look.faint().gamma_multiply(0.7));
    let bar = |to: f32| Rect::from_x_y_ranges(inner.min..=to, y - BAR..=y + BAR);
    match track.kind {
        TrackKind::Way => {
            painter.hline(inner, y, quiet);
            painter.circle(Pos2::new(inner.min, y), 2.5, look.ground(), quiet);
        }
        TrackKind::Total | TrackKind::Attainment => {
            painter.rect(bar(inner.max), 0.0, Color32::TRANSPARENT, quiet, StrokeKind::Inside);
        }
        TrackKind::Share => {
            let ends = [Pos2::new(inner.min, y), Pos2::new(inner.max, y)];
            painter.extend(Shape::dotted_line(&ends, look.faint(), 5.0, 0.8));
        }
        TrackKind::Held | TrackKind::Missed | TrackKind::None => return,
    }
    // The target: an upright stroke at 100 %.
    painter.vline(inner.max, Rangef::new(y - 7.0, y + 7.0), Stroke::new(1.6, look.ink()));
    if let Some(now) = track.now {
        position(ui, track.kind, now, (inner, y), style, look);
    }
    if let Some(pace) = track.pace {
        pace_tick(painter, Pos2::new(x(pace), y), look);
    }
    if let Some(now) = track.now.filter(|now| now.edge != Edge::Inside) {
        let end = if now.edge == Edge::Beyond { inner.max + 3.0 } else { inner.min - 3.0 };
        edge(painter, Pos2::new(end, y), now.edge, colour);
    }
}

fn position(ui: &Ui, kind: TrackKind, now: Spot, (inner, y): (Rangef, f32), style: Style, look: Look) {
    let painter = ui.painter();
    let colour = look.colour(style);
    let x = super::along(inner, now.at);
    let filled = Rect::from_x_y_ranges(inner.min..=x, y - BAR..=y + BAR);
    match kind {
        TrackKind::Way => {
            painter.hline(inner.min..=x, y, Stroke::new(2.4, colour));
        }
        TrackKind::Total => {
            painter.rect_filled(filled, 0.0, colour);
        }
        TrackKind::Attainment => {
            painter.rect(filled, 0.0, colour.gamma_multiply(0.18), Stroke::new(1.4, colour), StrokeKind::Inside);
        }
        _ => {}
    }
    if matches!(kind, TrackKind::Way | TrackKind::Share) && now.edge == Edge::Inside {
        swatch::marker(ui, style.marker, Pos2::new(x, y), MARKER, colour);
    }
}

/// The tick of pace: a stroke across the track with a small foot above, so that it is not taken for the target.
pub fn pace_tick(painter: &Painter, at: Pos2, look: Look) {
    painter.vline(at.x, Rangef::new(at.y - 8.0, at.y + 5.0), Stroke::new(1.4, look.ink()));
    let tip = |dx: f32, dy: f32| at + Vec2::new(dx, dy);
    let points = vec![tip(-3.5, -9.0), tip(3.5, -9.0), tip(0.0, -4.0)];
    painter.add(Shape::convex_polygon(points, look.ink(), Stroke::NONE));
}

/// The mark of a figure beyond an end: an arrowhead that points outwards.
pub fn edge(painter: &Painter, at: Pos2, edge: Edge, colour: Color32) {
    let turn = if edge == Edge::Below { -1.0 } else { 1.0 };
    let tip = |dx: f32, dy: f32| at + Vec2::new(dx * turn, dy);
    painter.add(Shape::convex_polygon(vec![tip(0.0, -5.5), tip(8.0, 0.0), tip(0.0, 5.5)], colour, Stroke::NONE));
}
