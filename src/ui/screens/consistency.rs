//! Consistency: printed figures that disagree with what follows from the printed values.

use super::Part;
use crate::session::Session;
use crate::session::command::Command;
use crate::ui::widgets::heading;
use egui::Ui;

/// State of the screen.
#[derive(Debug, Default)]
pub struct Consistency;

impl Part for Consistency {
    fn show(&mut self, ui: &mut Ui, session: &Session, _commands: &mut Vec<Command>) {
        heading::pane(ui, &session.texts().t("screen-consistency"));
    }
}
