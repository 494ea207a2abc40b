//! The windows in which readers define something of their own: comparisons, computed indicators and events.

use super::comparison_window::ComparisonWindow;
use super::derived_window::DerivedWindow;
use super::events_window::EventsWindow;
use crate::session::Session;
use crate::session::command::Command;
use egui::{Rect, Ui};

/// State of the windows.
#[derive(Debug, Default)]
pub struct Definitions {
    /// Of a comparison.
    pub comparison: ComparisonWindow,
    /// Of a computed indicator.
    pub derived: DerivedWindow,
    /// Of events.
    pub events: EventsWindow,
}

impl Definitions {
    /// Whether one of them is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.comparison.is_open() || self.derived.is_open() || self.events.is_open()
    }

    /// Draws those that are open.
    pub fn show(&mut self, ui: &Ui, session: &Session, room: Rect, commands: &mut Vec<Command>) {
        self.comparison.show(ui, session, room, commands);
        self.derived.show(ui, session, room, commands);
        self.events.show(ui, session, room, commands);
    }
}
