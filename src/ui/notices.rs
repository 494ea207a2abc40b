//! Notices above the screens: what happened, what can be done, how to dismiss it.

use super::theme::{self, space};
use crate::model::status::Status;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::notice::{Notice, Offer, Severity};
use egui::{Frame, Margin, Stroke, Ui};

/// Draws the notices, newest last; nothing is drawn where there are none.
pub fn show(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    for notice in session.notices() {
        one(ui, session, notice, commands);
    }
}

fn one(ui: &mut Ui, session: &Session, notice: &Notice, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let look = theme::look(ui);
    let colour = match notice.severity {
        Severity::Info => theme::accent(look),
        Severity::Warning => theme::status_colour(look, Status::SlightlyBehind),
        Severity::Error => theme::status_colour(look, Status::WorseThanBaseline),
    };
    let frame = Frame::new().stroke(Stroke::new(1.0, colour)).inner_margin(Margin::same(6)).corner_radius(3.0);
    frame.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let words = texts.say(&notice.message);
            ui.label(&words);
            if notice.offer == Some(Offer::TakeSample) && ui.button(texts.t("notice-take-sample")).clicked() {
                commands.push(Command::Accept(notice.id, Offer::TakeSample));
            }
            if notice.severity != Severity::Info && ui.button(texts.t("menu-copy")).clicked() {
                ui.ctx().copy_text(words);
            }
            if ui.button(texts.t("notice-dismiss")).clicked() {
                commands.push(Command::Dismiss(notice.id));
            }
        });
    });
    ui.add_space(space::NEAR);
}
