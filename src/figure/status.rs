//! A status as a shape: no meaning by colour alone, on screen and in every figure.

use super::look::Look;
use crate::model::status::Status;
use egui::{Color32, FontId, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};

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

/// Shape and word side by side as one piece; the word carries the colour of the shape.
pub fn show(ui: &mut Ui, status: Status, word: &str, size: f32, look: Look) -> Response {
    let galley = ui.painter().layout_no_wrap(word.to_owned(), FontId::proportional(size), look.status(status));
    let room = Vec2::new(SIDE + 6.0 + galley.size().x, galley.size().y.max(SIDE));
    let (area, response) = ui.allocate_exact_size(room, Sense::hover());
    let square = Rect::from_center_size(Pos2::new(area.left() + SIDE / 2.0, area.center().y), Vec2::splat(SIDE));
    paint(ui.painter(), square, status, look);
    let corner = Pos2::new(square.right() + 6.0, area.center().y - galley.size().y / 2.0);
    ui.painter().galley(corner, galley, Color32::PLACEHOLDER);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    response
}
