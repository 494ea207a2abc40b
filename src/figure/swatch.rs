//! The fixed colour, dash and marker of an area, as a small swatch.

use super::look::Look;
use crate::chart::palette::{Dash, Marker, Style};
use egui::{Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2};

/// Draws a stretch of the area's line with its marker, 30 points wide.
pub fn show(ui: &mut Ui, style: Style, look: Look) {
    let (area, _) = ui.allocate_exact_size(Vec2::new(30.0, 14.0), Sense::hover());
    let colour = look.colour(style);
    let ends = [area.left_center(), area.right_center()];
    let stroke = Stroke::new(2.0, colour);
    let painter = ui.painter();
    match style.dash {
        Dash::Solid => {
            painter.line_segment(ends, stroke);
        }
        Dash::Long => {
            painter.extend(Shape::dashed_line(&ends, stroke, 8.0, 4.0));
        }
        Dash::Short => {
            painter.extend(Shape::dashed_line(&ends, stroke, 4.0, 3.0));
        }
        Dash::Dots => painter.extend(Shape::dotted_line(&ends, colour, 4.0, 1.2)),
    }
    marker(ui, style.marker, area.center(), 4.5, colour);
}

/// Draws a marker, filled.
pub fn marker(ui: &Ui, shape: Marker, centre: Pos2, r: f32, colour: egui::Color32) {
    let at = |x: f32, y: f32| Pos2::new(centre.x + x * r, centre.y + y * r);
    let painter = ui.painter();
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
