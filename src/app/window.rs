//! Opens the window, or says in one sentence why none can be opened.

use super::App;
use super::clipboard::SystemClipboard;
use crate::model::message::Message;
use crate::session::command::Command;
use crate::session::import::Import;
use crate::session::shelf::Views;
use crate::text::language::Language;
use eframe::egui::ViewportBuilder;
use std::path::PathBuf;

/// First size of the window in points; the remembered one comes before it.
const FIRST_SIZE: [f32; 2] = [1360.0, 820.0];

/// Whether a display can be expected; only X11 and Wayland can be told without trying.
fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Opens the window on a store, with a view file and files to look into, and returns when it is closed.
///
/// # Errors
/// A message where there is no display or no window can be made; it names the commands that need none.
pub fn open(
    store: PathBuf,
    language: Option<Language>,
    view: Option<PathBuf>,
    files: Vec<PathBuf>,
) -> Result<(), Message> {
    if !has_display() {
        return Err(Message::new("error-display-none"));
    }
    let viewport = ViewportBuilder::default()
        .with_title("まちくらべ machikurabe")
        .with_app_id("machikurabe")
        .with_inner_size(FIRST_SIZE)
        .with_min_inner_size([960.0, 600.0]);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let create: eframe::AppCreator<'_> = Box::new(move |cc| {
        let mut app = App::new(&cc.egui_ctx, store, language);
        app.use_system_dialogs();
        app.use_clipboard(Box::new(SystemClipboard::default()));
        if let Some(view) = view {
            app.apply(Command::Views(Views::OpenFile(view)));
        }
        if !files.is_empty() {
            app.apply(Command::Import(Import::Open(files)));
        }
        Ok(Box::new(app))
    });
    eframe::run_native("machikurabe", options, create).map_err(|error| {
        // The window library names its own source file before the cause; people need the cause.
        let whole = error.to_string();
        let cause = whole.rsplit(": ").next().unwrap_or(&whole);
        Message::new("error-window").text("cause", cause)
    })
}
