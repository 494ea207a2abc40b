//! The marker of an area as a filled shape, outside of plots.

use crate::chart::palette::Marker;
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2};

/// Draws a marker, filled, `r` points from its centre to its edge.
pub fn paint(painter: &Painter, shape: Marker, centre: Pos2, r: f32, colour: Color32) {
    let at = |x: f32, y: f32| Pos2::new(centre.x + x * r, centre.y + y * r);
    let fill = |points: Vec<Pos2>| Shape::convex_polygon(points, colour, Stroke::NONE);
    match shape {
        Marker::Circle => {
            painter.circle_filled(centre, r, colour);
        }
        Marker::Square => {
            painter.rect_filled(Rect::from_center_size(centre, Vec2::splat(r * 1.8)), 0.0, colour);
        }
        Marker::Up => {
            painter.add(fill(vec![at(0.0, -1.1), at(1.0, 0.8), at(-1.0, 0.8)]));
        }
        Marker::Diamond => {
            painter.add(fill(vec![at(0.0, -1.2), at(1.2, 0.0), at(0.0, 1.2), at(-1.2, 0.0)]));
        }
        Marker::Down => {
            painter.add(fill(vec![at(-1.0, -0.8), at(1.0, -0.8), at(0.0, 1.1)]));
        }
        Marker::Cross => {
            let stroke = Stroke::new(1.8, colour);
            painter.line_segment([at(-0.9, -0.9), at(0.9, 0.9)], stroke);
            painter.line_segment([at(-0.9, 0.9), at(0.9, -0.9)], stroke);
        }
    }
}
