//! A status as shape, word and colour: no meaning by colour alone.

use crate::figure::status;
use crate::model::status::Status;
use crate::ui::theme::{self, size};
use egui::{Response, Ui};

/// Shape and word side by side, at the size of running text.
pub fn show(ui: &mut Ui, status: Status, word: &str) -> Response {
    status::show(ui, status, word, size::BODY, theme::look(ui))
}
