//! Draws a bullet: a grey way from its beginning to the target, filled as far as the target has come, with a dashed
//! stroke where it should be by now. What fell below its beginning has an arrow to the left, as long as the fall is
//! large; what exceeds the target goes on beyond it, with a break where it is more than twice the target.

use super::look::Look;
use crate::chart::board::TrackKind;
use crate::chart::bullet::Bullet;
use egui::{Color32, Painter, Pos2, Rangef, Rect, Shape, Stroke, Vec2};

/// Half the height of the way, in points.
const HALF: f32 = 3.5;
/// Share of the width left of the beginning, where a fall is drawn.
const LEFT: f32 = 0.2;
/// Share of the width right of the target, where more than the target is drawn.
const RIGHT: f32 = 0.16;

/// Draws a bullet along a line at height `y`.
pub fn paint(painter: &Painter, range: Rangef, y: f32, bullet: &Bullet, look: Look) {
    let way = Rangef::new(range.min + range.span() * LEFT, range.max - range.span() * RIGHT);
    let grey = look.grid();
    let colour = look.tile(bullet.status);
    let bar = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to, y - HALF..=y + HALF);
    match bullet.kind {
        TrackKind::None => {
            let ends = [Pos2::new(way.min, y), Pos2::new(way.max, y)];
            painter.extend(Shape::dotted_line(&ends, look.faint(), 5.0, 0.8));
            return;
        }
        // A level that is held or not has no way.
        TrackKind::Held | TrackKind::Missed => {
            target(painter, way.max, y, look);
            let side = if bullet.kind == TrackKind::Held { 7.0 } else { -7.0 };
            painter.circle_filled(Pos2::new(way.max + side, y), HALF, colour);
            return;
        }
        TrackKind::Way | TrackKind::Total | TrackKind::Share => {
            painter.rect_filled(bar(way.min, way.max), 0.0, grey);
        }
        TrackKind::Attainment => {
            painter.rect_stroke(bar(way.min, way.max), 0.0, Stroke::new(1.0, grey), egui::StrokeKind::Inside);
        }
    }
    if let Some(fall) = bullet.fall {
        arrow(painter, way.min, (range.min, fall), y, colour);
    } else if let Some(now) = bullet.now {
        filled(painter, (range, way), y, bullet.kind, now, colour, look);
    }
    if let Some(pace) = bullet.pace {
        let x = along(way, pace);
        let line = [Pos2::new(x, y - HALF * 2.2), Pos2::new(x, y + HALF * 2.2)];
        painter.extend(Shape::dashed_line(&line, Stroke::new(1.2, look.ink()), 2.4, 1.8));
    }
    target(painter, way.max, y, look);
}

#[expect(clippy::cast_possible_truncation, reason = "a fraction of a screen needs no more than six digits")]
fn along(range: Rangef, at: f64) -> f32 {
    range.min + range.span() * at as f32
}

/// The target: an upright stroke.
fn target(painter: &Painter, x: f32, y: f32, look: Look) {
    painter.vline(x, Rangef::new(y - HALF * 2.2, y + HALF * 2.2), Stroke::new(2.2, look.ink()));
}

/// The way that is done; beyond the target it grows half as fast, and breaks at twice the target.
fn filled(
    painter: &Painter,
    (range, way): (Rangef, Rangef),
    y: f32,
    kind: TrackKind,
    now: f64,
    colour: Color32,
    look: Look,
) {
    let beyond = Rangef::new(way.max, range.max);
    let end = if now <= 1.0 { along(way, now.max(0.0)) } else { along(beyond, (now - 1.0).min(1.0)) };
    let bar = Rect::from_x_y_ranges(way.min..=end, y - HALF..=y + HALF);
    if kind == TrackKind::Attainment {
        painter.rect(bar, 0.0, colour.gamma_multiply(0.25), Stroke::new(1.2, colour), egui::StrokeKind::Inside);
    } else {
        painter.rect_filled(bar, 0.0, colour);
    }
    if now > 2.0 {
        let x = end - 7.0;
        let slash = |dx: f32| [Pos2::new(x + dx - 1.5, y + HALF + 1.5), Pos2::new(x + dx + 1.5, y - HALF - 1.5)];
        painter.line_segment(slash(0.0), Stroke::new(1.6, look.ground()));
        painter.line_segment(slash(3.0), Stroke::new(1.6, look.ground()));
    }
}

/// The fall: an arrow from the beginning to the left. One of a tenth is a short arrow, one of the whole a long one.
fn arrow(painter: &Painter, from: f32, (left, fall): (f32, f64), y: f32, colour: Color32) {
    let room = Rangef::new(left, from);
    let tip = along(Rangef::new(from - 8.0, room.min), fall.clamp(0.0, 1.0));
    painter.hline(Rangef::new(tip + 4.0, from), y, Stroke::new(2.4, colour));
    let head = |dx: f32, dy: f32| Pos2::new(tip + dx, y) + Vec2::new(0.0, dy);
    painter.add(Shape::convex_polygon(vec![head(0.0, 0.0), head(7.0, -4.5), head(7.0, 4.5)], colour, Stroke::NONE));
}
