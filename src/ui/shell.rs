//! The window's frame: bars above, pick lists left, the screen in the middle, detail right.

use super::picks::Picks;
use super::screens::{self, Entry, PickPane};
use super::theme::{self, space};
use super::topbar::{self, Asked};
use super::vintages::Vintages;
use super::{detail, notices, shortcuts, toolbar};
use crate::session::Session;
use crate::session::command::Command;
use egui::{CentralPanel, Frame, Margin, Panel, Ui};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};

/// State of the window's parts.
#[derive(Debug)]
pub struct Shell {
    picks: Picks,
    screens: Vec<Entry>,
    vintages: Vintages,
    shortcuts_open: bool,
    dialog: Option<Receiver<Option<PathBuf>>>,
}

impl Default for Shell {
    fn default() -> Self {
        Self {
            picks: Picks::default(),
            screens: screens::all(),
            vintages: Vintages::default(),
            shortcuts_open: false,
            dialog: None,
        }
    }
}

impl Shell {
    /// Draws everything and returns what the reader asked for.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Vec<Command> {
        let mut commands = Vec::new();
        theme::set_dark(ui.ctx(), session.preferences().dark);
        self.shortcuts_open |= shortcuts::handle(ui.ctx(), session, &mut commands);
        let bar = pane(ui).inner_margin(Margin::symmetric(8, 6));
        Panel::top("bar").frame(bar).resizable(false).show(ui, |ui| {
            let asked = topbar::show(ui, session, &mut commands);
            self.answer(asked, ui, session);
            ui.add_space(space::NEAR);
            toolbar::show(ui, session, &mut commands);
            if !session.notices().is_empty() {
                ui.add_space(space::NEAR);
                notices::show(ui, session, &mut commands);
            }
        });
        let width = ui.available_width();
        let shown = session.preferences().screen;
        let Self { picks, screens, .. } = self;
        if let Some(entry) = screens.iter_mut().find(|entry| entry.screen == shown) {
            if entry.picks != PickPane::None {
                Panel::left("picks")
                    .frame(pane(ui))
                    .default_size((width * 0.2).clamp(230.0, 320.0))
                    .size_range(200.0..=460.0)
                    .show(ui, |ui| {
                        keep_size(ui);
                        picks.show(ui, session, entry.picks == PickPane::Indicators, &mut commands);
                    });
            }
            if entry.detail {
                Panel::right("detail")
                    .frame(pane(ui))
                    .default_size((width * 0.22).clamp(270.0, 380.0))
                    .size_range(230.0..=560.0)
                    .show(ui, |ui| {
                        keep_size(ui);
                        detail::show(ui, session, &mut commands);
                    });
            }
            CentralPanel::default().frame(pane(ui)).show(ui, |ui| {
                // Each screen keeps its own widgets' memory, so that none scrolls another.
                ui.push_id(shown.key(), |ui| entry.part.show(ui, session, &mut commands));
            });
        }
        self.windows(ui, session, &mut commands);
        commands
    }

    fn answer(&mut self, asked: Option<Asked>, ui: &Ui, session: &Session) {
        match asked {
            Some(Asked::Shortcuts) => self.shortcuts_open = true,
            Some(Asked::Vintages) => self.vintages.open = true,
            Some(Asked::OpenDialog) if self.dialog.is_none() => self.dialog = Some(open_dialog(ui, session)),
            Some(Asked::OpenDialog) | None => {}
        }
    }

    fn windows(&mut self, ui: &Ui, session: &Session, commands: &mut Vec<Command>) {
        self.vintages.show(ui, session, commands);
        let texts = session.texts();
        egui::Window::new(texts.t("menu-shortcuts"))
            .open(&mut self.shortcuts_open)
            .collapsible(false)
            .resizable(false)
            .show(ui.ctx(), |ui| shortcuts::list(ui, texts));
        if let Some(answer) = self.dialog.as_ref().and_then(|dialog| dialog.try_recv().ok()) {
            self.dialog = None;
            commands.extend(answer.map(Command::OpenStore));
        }
    }
}

/// The frame of a pane.
pub fn pane(ui: &Ui) -> Frame {
    Frame::new().fill(ui.visuals().panel_fill).inner_margin(Margin::same(8))
}

/// Keeps a pane at the size it was given, whatever it holds while data are loading.
pub fn keep_size(ui: &mut Ui) {
    ui.set_min_size(ui.available_size());
}

/// Opens the system's file dialog on a thread of its own, because it waits for the reader.
fn open_dialog(ui: &Ui, session: &Session) -> Receiver<Option<PathBuf>> {
    let (send, answer) = channel();
    let ctx = ui.ctx().clone();
    let title = session.texts().t("dialog-open-store-title");
    let filter = session.texts().t("dialog-open-store-filter");
    std::thread::spawn(move || {
        let dialog = rfd::FileDialog::new().set_title(title).add_filter(filter, &["sqlite", "db", "machikurabe"]);
        // The window may be gone by now; then nobody waits for the answer.
        let _ = send.send(dialog.pick_file());
        ctx.request_repaint();
    });
    answer
}
