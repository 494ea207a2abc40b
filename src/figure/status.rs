//! A status as a shape: no meaning by colour alone, on screen and in every figure.

use super::look::Look;
use crate::model::status::Status;
use egui::{Color32, FontId, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};

/// Usual side of the shape, in points.
pub const SIDE: f32 = 11.0;

/// Draws the tile of a status into a square: a sign in a filled square for what was judged, an open square for what
/// could not be, a dashed one where there is no data. Each sign is told apart without colour.
pub fn paint(painter: &Painter, square: Rect, status: Status, look: Look) {
    let colour = look.status(status);
    let centre = square.center();
    let r = square.width() / 2.0;
    let at = |x: f32, y: f32| Pos2::new(centre.x + x * r, centre.y + y * r);
    let sign = look.sign(status);
    if status.is_assessed() {
        painter.rect_filled(square, r * 0.2, look.tile(status));
    }
    match status {
        Status::Achieved => {
            painter
                .line(vec![at(-0.55, 0.05), at(-0.12, 0.45), at(0.55, -0.42)], Stroke::new((r * 0.3).max(1.4), sign));
        }
        Status::OnTrack => {
            painter.circle_filled(centre, r * 0.5, sign);
        }
        Status::MostlyOnTrack => {
            painter.circle_stroke(centre, r * 0.48, Stroke::new((r * 0.26).max(1.2), sign));
        }
        Status::SlightlyBehind => {
            painter.circle_filled(centre, r * 0.24, sign);
        }
        Status::Behind => {
            let bar = Rect::from_center_size(centre, Vec2::new(r * 1.1, (r * 0.3).max(1.6)));
            painter.rect_filled(bar, 0.0, sign);
        }
        Status::WorseThanBaseline => {
            let points = vec![at(-0.6, -0.35), at(0.6, -0.35), at(0.0, 0.55)];
            painter.add(Shape::convex_polygon(points, sign, Stroke::NONE));
        }
        Status::NotAssessable => {
            painter.rect_stroke(square, r * 0.2, Stroke::new(1.1, colour), egui::StrokeKind::Inside);
        }
        Status::NoData => {
            let frame = square.shrink(0.6);
            let corners =
                [frame.left_top(), frame.right_top(), frame.right_bottom(), frame.left_bottom(), frame.left_top()];
            painter.extend(Shape::dashed_line(&corners, Stroke::new(1.1, colour), 2.2, 1.8));
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
