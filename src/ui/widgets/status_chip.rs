//! A status as a switch: shape, word and count; pressed while only pressed ones are shown.

use crate::figure::status;
use crate::model::status::Status;
use crate::ui::theme::{self, size, space};
use egui::{Color32, FontId, Pos2, Rect, Response, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo};

/// From the edge of the switch to what it holds, in points.
const EDGE: f32 = 5.0;

/// Draws the switch.
pub fn show(ui: &mut Ui, status: Status, words: &str, spoken: &str, pressed: bool) -> Response {
    let look = theme::look(ui);
    let galley = ui.painter().layout_no_wrap(words.to_owned(), FontId::proportional(size::SMALL), look.ink());
    let width = EDGE + status::SIDE + space::NEAR + galley.size().x + EDGE;
    let (area, response) = ui.allocate_exact_size(Vec2::new(width, ui.spacing().interact_size.y), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, pressed, spoken));
    let visuals = ui.style().interact_selectable(&response, pressed);
    ui.painter().rect(area, 3.0, visuals.weak_bg_fill, visuals.bg_stroke, StrokeKind::Inside);
    let left = area.left() + EDGE;
    let square =
        Rect::from_center_size(Pos2::new(left + status::SIDE / 2.0, area.center().y), Vec2::splat(status::SIDE));
    status::paint(ui.painter(), square, status, look);
    let corner = Pos2::new(square.right() + space::NEAR, area.center().y - galley.size().y / 2.0);
    ui.painter().galley(corner, galley, Color32::PLACEHOLDER);
    response
}
