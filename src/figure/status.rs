//! A status as a shape: no meaning by colour alone, on screen and in every figure.

use super::look::Look;
use crate::model::status::Status;
use egui::{Painter, Pos2, Rect, Shape, Stroke};

/// Usual side of the shape, in points.
pub const SIDE: f32 = 11.0;

/// Draws the shape of a status into a square.
pub fn paint(painter: &Painter, square: Rect, status: Status, look: Look) {
    let colour = look.status(status);
    let centre = square.center();
    let r = square.width() / 2.0;
    let at = |x: f32, y: f32| Pos2::new(centre.x + x * r, centre.y + y * r);
    let fill = |points: Vec<Pos2>| Shape::convex_polygon(points, colour, Stroke::NONE);
    let line = Stroke::new(1.8, colour);
    match status {
        Status::Achieved => {
            painter.circle_filled(centre, r, colour);
            let tick = Stroke::new(1.6, look.ground());
            painter.line(vec![at(-0.5, 0.05), at(-0.12, 0.42), at(0.5, -0.38)], tick);
        }
        Status::OnTrack => {
            painter.circle_filled(centre, r, colour);
        }
        Status::MostlyOnTrack => {
            painter.circle_stroke(centre, r - 1.0, line);
            painter.circle_filled(centre, r * 0.45, colour);
        }
        Status::SlightlyBehind => {
            painter.add(fill(vec![at(0.0, -1.0), at(1.0, 0.85), at(-1.0, 0.85)]));
        }
        Status::Behind => {
            painter.rect_filled(square.shrink(1.0), 0.0, colour);
        }
        Status::WorseThanBaseline => {
            painter.add(fill(vec![at(-1.0, -0.85), at(1.0, -0.85), at(0.0, 1.0)]));
        }
        Status::NotAssessable => {
            painter.circle_stroke(centre, r - 1.0, line);
        }
        Status::NoData => {
            painter.line_segment([at(-0.9, 0.0), at(0.9, 0.0)], line);
        }
    }
}
