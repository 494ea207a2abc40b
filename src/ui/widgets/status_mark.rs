//! A status as shape, word and colour: no meaning by colour alone.

use crate::figure::status;
use crate::model::status::Status;
use crate::ui::theme;
use egui::{Color32, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

/// Side of the shape, in points.
const SIDE: f32 = status::SIDE;

/// Shape and word side by side; the word carries the colour of the shape only where it can be read.
pub fn show(ui: &mut Ui, status: Status, word: &str) -> Response {
    let look = theme::look(ui);
    let colour = look.status(status);
    let galley = ui.painter().layout_no_wrap(word.to_owned(), egui::TextStyle::Body.resolve(ui.style()), colour);
    let size = Vec2::new(SIDE + 6.0 + galley.size().x, galley.size().y.max(SIDE));
    let (area, response) = ui.allocate_exact_size(size, Sense::hover());
    let square = Rect::from_center_size(Pos2::new(area.left() + SIDE / 2.0, area.center().y), Vec2::splat(SIDE));
    status::paint(ui.painter(), square, status, look);
    let corner = Pos2::new(square.right() + 6.0, area.center().y - galley.size().y / 2.0);
    ui.painter().galley(corner, galley, Color32::PLACEHOLDER);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    response
}
