//! Choosing a file: the system's own dialog, or a field for its path where the system has none.
//!
//! A caller asks with a purpose and gets it back with the path. A file that exists is handed over for
//! saving only after the reader has agreed to its replacement, here or in the system's dialog.

use super::keys::Composing;
use super::theme::space;
use super::widgets::{dialog, heading};
use crate::model::message::Fact;
use crate::session::Session;
use crate::session::command::Command;
use egui::{Button, Context, Id, Rect, Role, TextEdit, Ui, WidgetInfo};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

/// An answer that came faster than this was given by no person: there is no dialog.
const FASTEST: std::time::Duration = std::time::Duration::from_millis(250);

/// Whether a file is to be read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A file that is there.
    Open,
    /// A file or folder that is there, or several files at once where the system's dialog allows it.
    OpenAny,
    /// A file that may be there.
    Save,
}

/// What is asked of the reader.
#[derive(Debug, Clone)]
pub struct Ask {
    /// Title of the dialog.
    pub title: String,
    /// What kind of file, in words.
    pub filter: String,
    /// Its extensions without their first dot; the first is added to a name without any of them.
    pub extensions: &'static [&'static str],
    /// Whether it is to be read or written.
    pub mode: Mode,
    /// The file name that is offered for saving.
    pub name: String,
}

/// A chosen file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Its absolute path.
    pub path: PathBuf,
    /// Whether the reader agreed that a file lying there is replaced.
    pub replace: bool,
    /// Further files that were chosen with it.
    pub more: Vec<PathBuf>,
}

/// What the system's dialog came to.
#[derive(Debug)]
enum Answer {
    Chosen(PathBuf, Vec<PathBuf>),
    Cancelled,
    /// The system has no dialog.
    None,
}

/// The field for a path.
#[derive(Debug)]
struct Field {
    ask: Ask,
    typed: String,
    /// Whether a file lies at the path that was typed; asked once for each change.
    exists: bool,
    /// Whether the reader was told that it lies there.
    warned: bool,
    fresh: bool,
    composing: Composing,
}

/// State of the dialog; `P` is the caller's purpose.
#[derive(Debug)]
pub struct PathDialog<P> {
    /// Whether the system's own dialogs are used at all.
    system: bool,
    waiting: Option<(P, Ask, Receiver<Answer>)>,
    field: Option<(P, Field)>,
}

impl<P> Default for PathDialog<P> {
    fn default() -> Self {
        Self { system: false, waiting: None, field: None }
    }
}

impl<P> PathDialog<P> {
    /// From now on the system's own dialogs are tried first.
    pub fn use_system(&mut self) {
        self.system = true;
    }

    /// Asks for a file; while an answer is awaited, nothing more is asked.
    pub fn ask(&mut self, ctx: &Context, session: &Session, purpose: P, ask: Ask) {
        if self.waiting.is_some() {
            return;
        }
        self.field = None;
        if self.system {
            let answer = on_a_thread(ctx, &ask, folder(session));
            self.waiting = Some((purpose, ask, answer));
        } else {
            self.field = Some((purpose, Field::new(ask, &folder(session))));
        }
    }

    /// Whether the field for a path is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.field.is_some()
    }

    /// Draws the field where it is needed; returns the purpose with the chosen file, once.
    pub fn show(&mut self, ui: &Ui, session: &Session, room: Rect, commands: &mut Vec<Command>) -> Option<(P, Chosen)> {
        let chosen = self.answered(session).or_else(|| self.typed(ui, session, room));
        if let Some(folder) = chosen.as_ref().and_then(|(_, chosen)| chosen.path.parent())
            && session.preferences().folder.as_deref() != Some(folder)
        {
            commands.push(Command::RememberFolder(folder.to_path_buf()));
        }
        chosen
    }

    /// Takes the answer of the system's dialog, where there is one by now.
    fn answered(&mut self, session: &Session) -> Option<(P, Chosen)> {
        let answer = self.waiting.as_ref()?.2.try_recv().ok()?;
        let (purpose, ask, _) = self.waiting.take()?;
        match answer {
            Answer::Cancelled => None,
            Answer::None => {
                // Asked again, the same system would only make the reader wait.
                self.system = false;
                self.field = Some((purpose, Field::new(ask, &folder(session))));
                None
            }
            Answer::Chosen(path, more) => {
                let whole = complete(&path, &ask);
                if whole == path || !whole.exists() {
                    return Some((purpose, Chosen { path: whole, replace: true, more }));
                }
                // The system asked about the name without its extension only.
                let mut field = Field::new(ask, &folder(session));
                field.typed = whole.display().to_string();
                (field.exists, field.warned) = (true, true);
                self.field = Some((purpose, field));
                None
            }
        }
    }

    fn typed(&mut self, ui: &Ui, session: &Session, room: Rect) -> Option<(P, Chosen)> {
        let (_, field) = self.field.as_mut()?;
        let (mut open, mut done) = (true, None);
        dialog::window(field.ask.title.clone(), room).id(Id::unique("path-dialog")).open(&mut open).show(
            ui.ctx(),
            |ui| {
                ui.set_width((room.width() * 0.6).clamp(360.0, 640.0));
                done = field.show(ui, session);
            },
        );
        match done {
            Some(Done::Cancelled) => self.field = None,
            Some(Done::Chosen(chosen)) => return self.field.take().map(|(purpose, _)| (purpose, chosen)),
            None if !open => self.field = None,
            None => {}
        }
        None
    }
}

/// How the field was left.
enum Done {
    Chosen(Chosen),
    Cancelled,
}

impl Field {
    fn new(ask: Ask, folder: &Path) -> Self {
        // A path that ends with a separator is a folder to go on from.
        let typed = folder.join(&ask.name).display().to_string();
        let mut field = Self { ask, typed, exists: false, warned: false, fresh: true, composing: Composing::default() };
        field.look();
        field
    }

    fn path(&self, session: &Session) -> PathBuf {
        let typed = self.typed.trim();
        let path = folder(session).join(typed.trim_matches('"'));
        if typed.ends_with(std::path::is_separator) { path } else { complete(&path, &self.ask) }
    }

    /// Whether what may be chosen lies at a path.
    fn is_there(&self, path: &Path) -> bool {
        path.is_file() || (self.ask.mode == Mode::OpenAny && path.is_dir())
    }

    /// Looks whether a file lies at the path, once for each change.
    fn look(&mut self) {
        self.warned = false;
        let path = Path::new(self.typed.trim());
        self.exists = !self.typed.trim().is_empty() && self.is_there(&complete(path, &self.ask));
    }

    fn show(&mut self, ui: &mut Ui, session: &Session) -> Option<Done> {
        let texts = session.texts();
        let keys = self.composing.field_keys(ui.ctx());
        if self.ask.extensions.is_empty() {
            heading::faint(ui, &self.ask.filter);
        } else {
            heading::faint(ui, &texts.pair(&self.ask.filter, &format!("*.{}", self.ask.extensions.join(", *."))));
        }
        let label = texts.t("path-label");
        // Several lines, so that a long path is seen whole; a path itself has one.
        let field = TextEdit::multiline(&mut self.typed)
            .id(Id::unique("path-field"))
            .desired_rows(1)
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        if response.changed() {
            self.typed.retain(|c| !c.is_control());
            self.exists = self.is_there(&self.path(session));
            self.warned = false;
        }
        let named = !self.typed.trim().is_empty() && !self.typed.trim().ends_with(std::path::is_separator);
        if self.ask.mode != Mode::Save && named && !self.exists {
            ui.label(texts.t("path-missing"));
        }
        if self.ask.mode == Mode::Save && named && self.exists {
            let name = self.path(session).file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            ui.label(texts.with("path-exists", &[("name", Fact::Text(name))]));
        }
        ui.add_space(space::STEP);
        let ready = match self.ask.mode {
            Mode::Open | Mode::OpenAny => named && self.exists,
            Mode::Save => named,
        };
        let key = match (self.ask.mode, self.exists) {
            (Mode::Open | Mode::OpenAny, _) => "path-open",
            (Mode::Save, false) => "path-save",
            (Mode::Save, true) => "path-replace",
        };
        let (mut agreed, mut cancelled) = (keys.enter && ready, keys.escape);
        ui.horizontal(|ui| {
            agreed |= ui.add_enabled(ready, Button::new(texts.t(key))).clicked();
            cancelled |= ui.button(texts.t("dialog-cancel")).clicked();
        });
        let replaces = self.ask.mode == Mode::Save && self.exists;
        // Enter replaces only when it is pressed again: the first may have come before the warning was read.
        if agreed && replaces && !self.warned {
            self.warned = true;
            agreed = !keys.enter;
        }
        if agreed {
            return Some(Done::Chosen(Chosen { path: self.path(session), replace: replaces, more: Vec::new() }));
        }
        cancelled.then_some(Done::Cancelled)
    }
}

/// Where the last file was chosen, or else where the store lies.
fn folder(session: &Session) -> PathBuf {
    let of_store = || session.store().value().and_then(|loaded| loaded.path.parent().map(Path::to_path_buf));
    let remembered = session.preferences().folder.clone().filter(|folder| folder.is_dir());
    remembered.or_else(of_store).unwrap_or_default()
}

/// A path with the extension that its kind of file has.
fn complete(path: &Path, ask: &Ask) -> PathBuf {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy().to_lowercase()) else { return path.into() };
    let has = |extension: &&str| name.ends_with(&format!(".{extension}"));
    match ask.extensions.first() {
        Some(first) if ask.mode == Mode::Save && !ask.extensions.iter().any(has) => {
            let mut whole = path.as_os_str().to_owned();
            whole.push(format!(".{first}"));
            whole.into()
        }
        _ => path.into(),
    }
}

/// Opens the system's dialog on a thread of its own, because it waits for the reader.
fn on_a_thread(ctx: &Context, ask: &Ask, folder: PathBuf) -> Receiver<Answer> {
    let (send, answer) = channel();
    let (ctx, ask) = (ctx.clone(), ask.clone());
    std::thread::spawn(move || {
        // A dialog knows one extension of one part only.
        let endings: Vec<&str> = ask.extensions.iter().filter_map(|e| e.rsplit('.').next()).collect();
        let mut dialog = rfd::FileDialog::new().set_title(&ask.title).set_directory(folder);
        if !endings.is_empty() {
            dialog = dialog.add_filter(&ask.filter, &endings);
        }
        let asked = std::time::Instant::now();
        let path = match ask.mode {
            Mode::Open => dialog.pick_file().map(|path| (path, Vec::new())),
            Mode::Save => dialog.set_file_name(&ask.name).save_file().map(|path| (path, Vec::new())),
            Mode::OpenAny => dialog.pick_files().and_then(|paths| {
                let mut paths = paths.into_iter();
                paths.next().map(|first| (first, paths.collect()))
            }),
        };
        let answered = match path {
            Some((path, more)) => Answer::Chosen(path, more),
            None if asked.elapsed() < FASTEST => Answer::None,
            None => Answer::Cancelled,
        };
        // The window may be gone by now; then nobody waits for the answer.
        let _ = send.send(answered);
        ctx.request_repaint();
    });
    answer
}
