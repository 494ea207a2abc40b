//! The overview: themes × cities, in each cell the counts by status and the share on track.

use super::Part;
use crate::chart::matrix::{self, MatrixRequest, MatrixSpec};
use crate::figure::matrix as drawing;
use crate::figure::matrix::Clicked;
use crate::model::status::Status;
use crate::session::Session;
use crate::session::command::{Command, Pick};
use crate::ui::theme::{self, size};
use crate::ui::widgets::heading;
use egui::{FontId, RichText, ScrollArea, Ui};

/// The built matrix, kept until the session's revision grows.
#[derive(Debug, Default)]
pub struct Overview {
    built: Option<(u64, MatrixSpec)>,
}

impl Part for Overview {
    fn show(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let (Some(loaded), Some(scored)) = (session.store().value(), session.scored().value()) else {
            let failed = session.store().failure().or(session.scored().failure()).is_some();
            heading::faint(ui, &texts.t(if failed { "empty-store" } else { "loading-scorecard" }));
            return;
        };
        if self.built.as_ref().is_none_or(|(revision, _)| *revision != session.revision()) {
            let (view, flips) = (session.view(), session.flips());
            let ruler = crate::ui::ruler_menu::words(texts, &scored.ruler);
            let request = MatrixRequest {
                index: &loaded.index,
                rows: &scored.rows,
                flips: &flips,
                areas: &view.areas,
                themes: &view.themes,
                levels: &view.levels,
                ruler: &ruler,
                own: session.preferences().own_city,
            };
            self.built = Some((session.revision(), matrix::build(&request, texts)));
        }
        let Some((_, spec)) = &self.built else { return };
        let look = theme::look(ui);
        ui.label(RichText::new(&spec.title).font(FontId::new(size::TITLE, crate::ui::fonts::bold())));
        if spec.heads.is_empty() {
            ui.label(texts.t("empty-no-city"));
            return;
        }
        if spec.is_empty() {
            ui.label(texts.t("overview-empty"));
        }
        remarks(ui, session, spec, commands);
        drawing::key(ui, spec, look);
        ui.separator();
        let width = drawing::column_width(ui.available_width() - 14.0, spec.heads.len());
        let mut clicked = None;
        // The heads stay in sight above the rows, and go with them to the side.
        ScrollArea::horizontal().id_salt("overview").auto_shrink(false).show(ui, |ui| {
            clicked = drawing::heads(ui, spec, width, look).or(clicked);
            ScrollArea::vertical().id_salt("overview-rows").auto_shrink([false, false]).show(ui, |ui| {
                clicked = drawing::rows(ui, spec, width, look).or(clicked);
            });
        });
        match clicked {
            Some(Clicked::City(area)) => commands.push(Command::Pick(Pick::OpenCity(area))),
            Some(Clicked::Cell(theme, area)) => commands.push(Command::Pick(Pick::OpenCell(theme, area))),
            None => {}
        }
    }
}

/// The ruler in force, and what the last change of it changed.
fn remarks(ui: &mut Ui, session: &Session, spec: &MatrixSpec, commands: &mut Vec<Command>) {
    let mut remarks = spec.remarks.iter();
    if let Some(ruler) = remarks.next() {
        heading::faint(ui, ruler);
    }
    let Some(before) = session.before() else { return };
    ui.horizontal_wrapped(|ui| {
        let colour = theme::status_colour(theme::look(ui), Status::SlightlyBehind);
        let texts = session.texts();
        let changed = remarks.next().cloned().unwrap_or_else(|| texts.t("overview-no-flips"));
        ui.label(RichText::new(changed).color(colour));
        let ruler = crate::model::message::Fact::Text(texts.ruler(&before.ruler.key));
        heading::faint(ui, &texts.with("overview-flips-since", &[("ruler", ruler)]));
        if ui.button(texts.t("overview-forget-flips")).clicked() {
            commands.push(Command::ForgetFlips);
        }
    });
}
