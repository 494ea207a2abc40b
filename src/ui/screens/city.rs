//! City: the profile of one city: its goals with the grades of its own bodies beside ours.

use super::Part;
use crate::session::Session;
use crate::session::command::Command;
use crate::ui::widgets::heading;
use egui::Ui;

/// State of the screen.
#[derive(Debug, Default)]
pub struct City;

impl Part for City {
    fn show(&mut self, ui: &mut Ui, session: &Session, _commands: &mut Vec<Command>) {
        heading::pane(ui, &session.texts().t("screen-city"));
    }
}
