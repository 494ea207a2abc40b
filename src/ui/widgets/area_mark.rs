//! The fixed colour, dash and marker of an area, as a small swatch.

use crate::chart::palette::{Dash, Marker, Style};
use crate::figure::look::Look;
use egui::{Pos2, Sense, Shape, Stroke, Ui, Vec2};

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
    crate::figure::marker::paint(ui.painter(), shape, centre, r, colour);
}
