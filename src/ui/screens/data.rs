//! Data: every observation behind the other screens, with its proof.

use super::Part;
use crate::session::Session;
use crate::session::command::Command;
use crate::ui::widgets::heading;
use egui::Ui;

/// State of the screen.
#[derive(Debug, Default)]
pub struct Data;

impl Part for Data {
    fn show(&mut self, ui: &mut Ui, session: &Session, _commands: &mut Vec<Command>) {
        heading::pane(ui, &session.texts().t("screen-data"));
    }
}
