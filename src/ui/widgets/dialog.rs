//! A window over the screens, below the bars, so that it hides no notice.

use crate::ui::theme::space;
use egui::{Align2, Rect, Window};

/// A window in the middle of the room below the bars, which it never leaves.
pub fn window<'a>(title: String, room: Rect) -> Window<'a> {
    Window::new(title)
        .collapsible(false)
        .resizable(false)
        .pivot(Align2::CENTER_CENTER)
        .default_pos(room.center())
        .constrain_to(room.shrink(space::STEP))
}
