//! The basket: figures collected for a briefing, in an order, with titles and notes; and writing them.
//!
//! Files are written on a thread of their own, so that the store stays free; it can be stopped at any page.

// What can be written is the export's own vocabulary.
pub use crate::export::briefing::PackFormat;
pub use crate::export::figure::{FigureFormat, Pixels};
pub use crate::export::png::Resolution;

use super::Session;
use super::figures::{self, Collected, Ground};
use super::notice::Severity;
use super::view::Screen;
use crate::chart::page::{DataFacts, FigurePage, PageChoice};
use crate::export::briefing;
use crate::export::figure;
use crate::export::file;
use crate::model::message::{Explain, Message};
use crate::text::catalogue::Texts;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};

/// Most steps that can be taken back.
const DEPTH: usize = 100;

/// The collected figures.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Basket {
    /// Title of the pack; empty for the usual one.
    #[serde(default)]
    pub title: String,
    /// The figures in their order.
    #[serde(default)]
    pub items: Vec<Collected>,
}

/// A change of the basket.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Adds the figure of the screen that is shown.
    Add,
    /// Takes a figure out.
    Remove(usize),
    /// Moves a figure one place up.
    Up(usize),
    /// Moves a figure one place down.
    Down(usize),
    /// Gives a figure a title of the reader's own; an empty one is made from the data again.
    Retitle(usize, String),
    /// Gives a figure a note.
    Note(usize, String),
    /// Gives the pack a title.
    Title(String),
    /// Takes the last change back.
    Undo,
    /// Takes an undone change again.
    Redo,
}

/// What is to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    /// The figure of the screen that is shown.
    Figure {
        /// Title of the reader's own.
        title: Option<String>,
        /// Size and colours.
        choice: PageChoice,
        /// Format.
        format: FigureFormat,
        /// Where to.
        path: PathBuf,
        /// Whether a file that lies there is replaced.
        replace: bool,
    },
    /// The basket as a pack.
    Pack {
        /// Size and colours.
        choice: PageChoice,
        /// Format.
        format: PackFormat,
        /// Where to.
        path: PathBuf,
        /// Whether files that lie there are replaced.
        replace: bool,
    },
}

/// How far the writing has come.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    of: AtomicUsize,
    cancelled: AtomicBool,
}

impl Progress {
    /// What is done, from 0 to 1.
    #[must_use]
    pub fn share(&self) -> f32 {
        let of = self.of.load(Ordering::Relaxed).max(1);
        self.done.load(Ordering::Relaxed) as f32 / of as f32
    }

    /// Whether it was asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    fn go_on(&self, done: usize, of: usize) -> bool {
        self.done.store(done, Ordering::Relaxed);
        self.of.store(of, Ordering::Relaxed);
        !self.is_cancelled()
    }
}

/// Writing that is under way.
#[derive(Debug)]
struct Writing {
    progress: Arc<Progress>,
    outcome: Receiver<Message>,
    /// The key of the message that says it worked.
    well: &'static str,
}

/// The session's part of the basket.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) basket: Basket,
    past: Vec<Basket>,
    future: Vec<Basket>,
    writing: Option<Writing>,
}

impl Kept {
    /// The basket of another store.
    pub(super) fn of(basket: Option<Basket>) -> Self {
        Self { basket: basket.unwrap_or_default(), ..Self::default() }
    }

    fn change(&mut self, change: Change, added: Option<Collected>) -> bool {
        let before = self.basket.clone();
        let items = &mut self.basket.items;
        match change {
            Change::Add => items.extend(added),
            Change::Remove(at) if at < items.len() => drop(items.remove(at)),
            Change::Up(at) if at > 0 && at < items.len() => items.swap(at, at - 1),
            Change::Down(at) if at + 1 < items.len() => items.swap(at, at + 1),
            Change::Retitle(at, title) => {
                if let Some(item) = items.get_mut(at) {
                    item.title = Some(title).filter(|title| !title.trim().is_empty());
                }
            }
            Change::Note(at, note) => {
                if let Some(item) = items.get_mut(at) {
                    item.note = note;
                }
            }
            Change::Title(title) => self.basket.title = title,
            Change::Undo | Change::Redo => {
                let (from, to) = match change {
                    Change::Undo => (&mut self.past, &mut self.future),
                    _ => (&mut self.future, &mut self.past),
                };
                if let Some(other) = from.pop() {
                    to.push(std::mem::replace(&mut self.basket, other));
                }
                return self.basket != before;
            }
            Change::Remove(_) | Change::Up(_) | Change::Down(_) => {}
        }
        if self.basket == before {
            return false;
        }
        self.future.clear();
        self.past.push(before);
        if self.past.len() > DEPTH {
            self.past.remove(0);
        }
        true
    }
}

impl Session {
    /// The collected figures.
    #[must_use]
    pub fn basket(&self) -> &Basket {
        &self.kept.basket
    }

    /// Whether a change of the basket can be taken back, and whether one can be taken again.
    #[must_use]
    pub fn basket_steps(&self) -> (bool, bool) {
        (!self.kept.past.is_empty(), !self.kept.future.is_empty())
    }

    /// How far the writing of a figure or a pack has come, while one is under way.
    #[must_use]
    pub fn writing(&self) -> Option<&Progress> {
        self.kept.writing.as_ref().map(|writing| writing.progress.as_ref())
    }

    /// Which data figures are made from.
    #[must_use]
    pub fn facts(&self) -> DataFacts {
        let Some(loaded) = self.store().value() else { return DataFacts::default() };
        let stored = loaded.vintages.iter().filter(|v| v.current).map(|v| v.stored_at.clone()).max();
        DataFacts {
            title: loaded.data().title.clone(),
            version: loaded.data().version.clone(),
            stored_at: stored.unwrap_or_default(),
        }
    }

    /// The figure of the screen that is shown; `None` where it has none.
    #[must_use]
    pub fn collected_now(&self) -> Option<Collected> {
        let screen = self.preferences().screen;
        let view = self.view().clone();
        let mut now = Collected { screen, view, title: None, found: String::new(), note: String::new() };
        now.found = self.figure_pages(&now, &PageChoice::default()).first().map(|page| page.title.clone())?;
        Some(now)
    }

    /// Whether the screen that is shown has a figure; quickly, for a button.
    #[must_use]
    pub fn has_figure(&self) -> bool {
        let screen = self.preferences().screen;
        let picked = screen != Screen::Compare || !self.picks().is_empty();
        figures::has_figure(screen) && picked && !self.view().areas.is_empty() && self.store().value().is_some()
    }

    /// The pages of a figure; none where no store is open or the data have nothing that it names.
    #[must_use]
    pub fn figure_pages(&self, collected: &Collected, choice: &PageChoice) -> Vec<FigurePage> {
        let Some(loaded) = self.store().value() else { return Vec::new() };
        let facts = self.facts();
        let ground = Ground { index: &loaded.index, facts: &facts, texts: self.texts() };
        ground.pages(collected, choice).unwrap_or_default()
    }

    /// The image of the figure that is shown, for the clipboard.
    ///
    /// # Errors
    /// Why there is none.
    pub fn figure_image(&self, choice: &PageChoice) -> Result<Pixels, Message> {
        let nothing = || Message::new("error-figure-none");
        let now = self.collected_now().ok_or_else(nothing)?;
        let pages = self.figure_pages(&now, choice);
        figure::pixels(pages.first().ok_or_else(nothing)?).map_err(|error| error.explain())
    }

    /// Does what is asked about the basket.
    pub(super) fn change_basket(&mut self, change: Change) {
        let added = (change == Change::Add).then(|| self.collected_now()).flatten();
        if change == Change::Add {
            let Some(added) = &added else {
                return self.notify(Severity::Warning, Message::new("error-figure-none"), None);
            };
            let message = Message::new("basket-added").text("title", &added.found);
            self.notify(Severity::Info, message, None);
        }
        if self.kept.change(change, added) {
            self.worker.remember("basket", &self.kept.basket);
        }
    }

    /// Stops the writing that is under way.
    pub(super) fn cancel_writing(&mut self) {
        if let Some(writing) = &self.kept.writing {
            writing.progress.cancel();
        }
    }

    /// Writes what is ordered, on a thread of its own; one thing at a time.
    pub(super) fn write_order(&mut self, order: Order) {
        let Some(loaded) = self.store().value().cloned() else { return };
        if self.kept.writing.is_some() {
            return self.notify(Severity::Warning, Message::new("error-writing-under-way"), None);
        }
        let well = match order {
            Order::Figure { .. } => "figure-written",
            Order::Pack { .. } => "pack-written",
        };
        let collected = match &order {
            Order::Pack { .. } => self.kept.basket.items.clone(),
            Order::Figure { title, .. } => {
                let Some(mut now) = self.collected_now() else {
                    return self.notify(Severity::Warning, Message::new("error-figure-none"), None);
                };
                now.title.clone_from(title);
                vec![now]
            }
        };
        let (facts, language) = (self.facts(), self.texts().language());
        let (view, title) = (self.view().clone(), self.kept.basket.title.clone());
        let progress = Arc::new(Progress::default());
        let (send, outcome) = channel();
        let (told, wake) = (Arc::clone(&progress), self.worker.waker());
        std::thread::spawn(move || {
            let texts = Texts::new(language);
            let ground = Ground { index: &loaded.index, facts: &facts, texts: &texts };
            let mut go_on = |done: usize, of: usize| {
                wake();
                told.go_on(done, of)
            };
            let result = match &order {
                Order::Figure { choice, format, path, replace, .. } => {
                    one(&ground, &collected, choice, *format).and_then(|files| write_files(&files, path, *replace))
                }
                Order::Pack { choice, format, path, replace } => {
                    let pack = ground.briefing(&title, &collected, (&view.areas, &view.ruler), choice);
                    pack.and_then(|pack| {
                        briefing::write(&pack, *format, path, *replace, &texts, &mut go_on)
                            .map_err(|error| error.explain())?;
                        Ok(path.clone())
                    })
                }
            };
            let message = result.map_or_else(|message| message, |path| Message::new(well).text("path", path.display()));
            // The window may be gone by now; then nobody waits for the outcome.
            let _ = send.send(message);
            wake();
        });
        self.kept.writing = Some(Writing { progress, outcome, well });
    }

    /// Takes in what the writing came to; returns whether it has ended.
    pub(super) fn poll_writing(&mut self) -> bool {
        let ended = self.kept.writing.as_ref().and_then(|w| Some((w.outcome.try_recv().ok()?, w.well)));
        let Some((message, well)) = ended else { return false };
        self.kept.writing = None;
        let severity = match message.key {
            key if key == well => Severity::Info,
            "briefing-cancelled" => Severity::Warning,
            _ => Severity::Error,
        };
        self.notify(severity, message, None);
        true
    }
}

/// The bytes of one figure; of several pages PDF takes all, the other formats the first.
fn one(
    ground: &Ground<'_>,
    collected: &[Collected],
    choice: &PageChoice,
    format: FigureFormat,
) -> Result<Vec<Vec<u8>>, Message> {
    let mut pages = Vec::new();
    for figure in collected {
        pages.extend(ground.pages(figure, choice)?);
    }
    let page = pages.first().ok_or_else(|| Message::new("error-figure-none"))?;
    figure::files(page, format, ground.texts).map_err(|error| error.explain())
}

/// Writes one file, or the parts of a figure beside each other under numbered names; returns the first.
fn write_files(files: &[Vec<u8>], path: &Path, replace: bool) -> Result<PathBuf, Message> {
    let name = |number: usize| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let end = path.extension().map(|end| format!(".{}", end.to_string_lossy())).unwrap_or_default();
        path.with_file_name(format!("{stem}-{number}{end}"))
    };
    let names: Vec<PathBuf> =
        if files.len() == 1 { vec![path.to_path_buf()] } else { (1..=files.len()).map(name).collect() };
    // Only the name itself was asked about; files with a number stay, and nothing is written beside them.
    let replace = replace && files.len() == 1;
    if let Some(there) = names.iter().find(|name| !replace && name.exists()) {
        return Err(Message::new("error-write-exists").text("path", there.display()));
    }
    for (name, bytes) in names.iter().zip(files) {
        file::write(name, bytes, replace).map_err(|error| error.explain())?;
    }
    names.into_iter().next().ok_or_else(|| Message::new("error-figure-none"))
}
