//! The window of vintages: what was brought in when, which one is current, pinning and removing.

use super::theme::space;
use super::widgets::{dialog, heading};
use crate::model::message::Fact;
use crate::model::vintage::{Vintage, VintageId};
use crate::session::Session;
use crate::session::command::Command;
use egui::{Grid, Rect, Ui};

/// State of the window: the vintage whose removal waits for a confirmation.
#[derive(Debug, Default)]
pub struct Vintages {
    /// Whether the window is open.
    pub open: bool,
    removing: Option<VintageId>,
}

impl Vintages {
    /// Leaves the question that is asked, else the window; returns whether there was anything to leave.
    pub fn leave(&mut self) -> bool {
        self.removing.take().is_some() || std::mem::take(&mut self.open)
    }

    /// Draws the window where it is open.
    pub fn show(&mut self, ui: &Ui, session: &Session, room: Rect, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let mut open = self.open;
        dialog::window(texts.t("menu-vintages"), room).open(&mut open).show(ui.ctx(), |ui| {
            let Some(loaded) = session.store().value() else { return };
            heading::faint(ui, &texts.t("vintage-explained"));
            ui.add_space(space::NEAR);
            Grid::new("vintages").num_columns(5).striped(true).spacing([space::WIDE, space::NEAR]).show(ui, |ui| {
                for vintage in &loaded.vintages {
                    self.row(ui, session, vintage, loaded.read_only, commands);
                }
            });
            let asked = loaded.vintages.iter().find(|v| self.removing == Some(v.vintage_id));
            if let Some(vintage) = asked {
                self.question(ui, session, vintage, commands);
            }
        });
        self.open = open;
    }

    /// Asks before a vintage is removed; the answer has a place of its own, so that no click falls through to it.
    fn question(&mut self, ui: &mut Ui, session: &Session, vintage: &Vintage, commands: &mut Vec<Command>) {
        let texts = session.texts();
        ui.add_space(space::STEP);
        let facts = [("title", Fact::Text(vintage.title.clone())), ("version", Fact::Text(vintage.version.clone()))];
        ui.push_id(("remove", vintage.vintage_id.0), |ui| {
            ui.label(texts.with("confirm-remove-vintage", &facts));
            ui.horizontal(|ui| {
                if ui.button(texts.t("dialog-yes")).clicked() {
                    commands.push(Command::RemoveVintage(vintage.vintage_id));
                    self.removing = None;
                }
                if ui.button(texts.t("dialog-no")).clicked() {
                    self.removing = None;
                }
            });
        });
    }

    fn row(&mut self, ui: &mut Ui, session: &Session, vintage: &Vintage, locked: bool, commands: &mut Vec<Command>) {
        let texts = session.texts();
        ui.label(&vintage.title);
        ui.label(&vintage.version);
        ui.label(texts.moment(&vintage.stored_at));
        let key = match (vintage.pinned, vintage.current) {
            (true, _) => "vintage-pinned",
            (false, true) => "vintage-current",
            (false, false) => "vintage-kept",
        };
        ui.label(texts.t(key));
        ui.add_enabled_ui(!locked, |ui| {
            ui.horizontal(|ui| {
                if vintage.pinned {
                    if ui.button(texts.t("vintage-unpin")).clicked() {
                        commands.push(Command::UnpinDataset(vintage.dataset.clone()));
                    }
                } else if ui.button(texts.t("vintage-pin")).clicked() {
                    commands.push(Command::PinVintage(vintage.vintage_id));
                }
                if ui.button(texts.t("vintage-remove")).clicked() {
                    self.removing = Some(vintage.vintage_id);
                }
            });
        });
        ui.end_row();
    }
}
