//! The window: `logic` polls the session, `ui` draws and hands the reader's commands over.

pub mod clipboard;
pub mod window;

use crate::session::Session;
use crate::session::clipboard::Clipboard;
use crate::session::command::Command;
use crate::ui::shell::Shell;
use crate::ui::theme;
use eframe::egui;
use std::path::PathBuf;

/// The running program in its window.
#[derive(Debug)]
pub struct App {
    session: Session,
    shell: Shell,
    sized: bool,
}

impl App {
    /// Prepares the window's look and starts the session on a store.
    #[must_use]
    pub fn new(ctx: &egui::Context, store: PathBuf, language: Option<crate::text::language::Language>) -> Self {
        theme::install(ctx);
        let wake = ctx.clone();
        let mut session = Session::start(store, language, crate::session::clock::now, move || wake.request_repaint());
        session.use_clipboard(Box::new(clipboard::WindowClipboard(ctx.clone())));
        Self { session, shell: Shell::default(), sized: false }
    }

    /// Tries the system's own file dialogs before the program's field for paths.
    pub fn use_system_dialogs(&mut self) {
        self.shell.use_system_dialogs();
    }

    /// Copies to this clipboard rather than to the window library's own, which does not say whether anything arrives.
    pub fn use_clipboard(&mut self, clipboard: Box<dyn Clipboard>) {
        self.session.use_clipboard(clipboard);
    }

    /// The session, for those who drive the program without a person.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Does what a screen would ask for.
    pub fn apply(&mut self, command: Command) {
        self.session.apply(command);
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.session.poll();
        // The remembered size is known with the first store; from then on the reader decides.
        if !self.sized && self.session.store().value().is_some() {
            self.sized = true;
            if let Some(size) = self.session.preferences().window {
                ctx.send_viewport_cmd(egui::ViewportCommand::InnerSize(size.into()));
            }
        }
        // The size is remembered when the window closes, not at every step of a drag.
        if ctx.input(|i| i.viewport().close_requested()) {
            let size = ctx.input(|i| i.viewport().inner_rect.map(|r| r.size()));
            if let Some(size) = size {
                self.session.apply(Command::SetWindow([size.x, size.y]));
            }
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        for command in self.shell.show(ui, &self.session) {
            self.session.apply(command);
            ui.ctx().request_repaint();
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.session.finish();
    }
}
