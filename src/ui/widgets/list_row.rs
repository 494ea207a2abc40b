//! A row of a pick list: a mark, a name, and a second line that places it.

use crate::ui::theme::{self, size};
use egui::style::ScrollAnimation;
use egui::{Color32, FontId, Id, Key, Pos2, Response, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo};

/// What a row shows.
#[derive(Debug, Clone, Copy)]
pub struct ListRow<'a> {
    /// The name, cut with an ellipsis where it is too long; the whole is shown on hovering.
    pub first: &'a str,
    /// Where it belongs, smaller.
    pub second: &'a str,
    /// What a screen reader says.
    pub spoken: &'a str,
    /// Whether it is picked.
    pub picked: bool,
}

/// Height of every row, in points.
#[must_use]
pub fn height(ui: &Ui) -> f32 {
    ui.text_style_height(&egui::TextStyle::Body) + ui.text_style_height(&egui::TextStyle::Small) + 8.0
}

/// Brings a row of a list into sight once it gets the keyboard; `list` names the list. (egui's own word for getting it is
/// not given where an arrow key moved there.)
pub fn follow_keyboard(ui: &Ui, list: Id, response: &Response) {
    if !response.has_focus() {
        return;
    }
    if ui.data(|data| data.get_temp::<Id>(list)) != Some(response.id) {
        ui.data_mut(|data| data.insert_temp(list, response.id));
        // At once: the next key must find the next row.
        response.scroll_to_me_animation(None, ScrollAnimation::none());
    }
    if ui.input(|input| input.key_pressed(Key::ArrowDown) || input.key_pressed(Key::ArrowUp)) {
        // The keyboard moves on at the end of this frame; the row that gets it is brought into sight in the next.
        ui.ctx().request_repaint();
    }
}

/// Draws a row; `mark` draws its mark around a centre.
pub fn show(ui: &mut Ui, row: ListRow<'_>, mark: impl FnOnce(&Ui, Pos2)) -> Response {
    let look = theme::look(ui);
    let (whole, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height(ui)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, row.picked, row.spoken));
    let visuals = ui.style().interact_selectable(&response, row.picked);
    if row.picked || response.hovered() || response.has_focus() {
        ui.painter().rect(whole, 3.0, visuals.weak_bg_fill, visuals.bg_stroke, StrokeKind::Inside);
    }
    let left = whole.left() + 18.0;
    mark(ui, Pos2::new(whole.left() + 9.0, whole.top() + 11.0));
    let line = |ui: &Ui, words: &str, size: f32, colour: Color32| {
        let font = FontId::proportional(size);
        let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font, colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width(whole.right() - left - 4.0);
        ui.painter().layout_job(job)
    };
    let first = line(ui, row.first, size::BODY, look.ink());
    let second = line(ui, row.second, size::SMALL, look.faint());
    let cut = first.elided || second.elided;
    let top = whole.top() + 3.0;
    let below = top + first.size().y;
    ui.painter().galley(Pos2::new(left, top), first, look.ink());
    ui.painter().galley(Pos2::new(left, below), second, look.faint());
    if cut { response.on_hover_text(format!("{}\n{}", row.first, row.second)) } else { response }
}
