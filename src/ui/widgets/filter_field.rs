//! The field for the words that every row must contain, with a button that empties it.

use crate::session::Session;
use crate::session::command::Command;
use egui::{Role, TextEdit, Ui, WidgetInfo};

/// Width of the field, in points.
const WIDTH: f32 = 210.0;

/// Draws the field for the view's words.
pub fn show(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let mut typed = session.view().words.clone();
    let name = texts.t("table-filter");
    let response = ui.add(TextEdit::singleline(&mut typed).hint_text(&name).desired_width(WIDTH));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
    if response.changed() {
        commands.push(Command::Filter(typed));
    }
    if !session.view().words.is_empty() {
        let clear = texts.t("table-filter-clear");
        let button = ui.button("×").on_hover_text(&clear);
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &clear));
        if button.clicked() {
            commands.push(Command::Filter(String::new()));
        }
    }
}
