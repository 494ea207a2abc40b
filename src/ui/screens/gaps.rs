//! Gaps: every target on one common way from baseline to target.

use super::Part;
use crate::session::Session;
use crate::session::command::Command;
use crate::ui::widgets::heading;
use egui::Ui;

/// State of the screen.
#[derive(Debug, Default)]
pub struct Gaps;

impl Part for Gaps {
    fn show(&mut self, ui: &mut Ui, session: &Session, _commands: &mut Vec<Command>) {
        heading::pane(ui, &session.texts().t("screen-gaps"));
    }
}
