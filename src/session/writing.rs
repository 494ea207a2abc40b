//! Writing figures and packs: on a thread of their own, so that the store stays free, and stopped at any page.

use super::Session;
use super::basket::{FigureFormat, PackFormat};
use super::figures::{Collected, Ground, Panel};
use super::notice::{Offer, Severity};
use crate::chart::page::{FigurePage, PageChoice};
use crate::export::figure;
use crate::export::guard::OutputGuard;
use crate::export::set;
use crate::model::message::{Explain, Message};
use crate::text::catalogue::Texts;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};

/// What is to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    /// The figures of the screen that is shown, or one of them.
    Figure {
        /// The one that is meant; without one all of them.
        panel: Option<Panel>,
        /// Title of the reader's own.
        title: Option<String>,
        /// Size and colours.
        choice: PageChoice,
        /// Format.
        format: FigureFormat,
        /// Where to; several files get numbers in their names.
        path: PathBuf,
        /// Whether a file that lies there is replaced.
        replace: bool,
        /// Whether files with numbers that lie there are replaced; the reader was asked about the name only.
        replace_numbered: bool,
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

impl Order {
    /// The same order, after the reader agreed that what lies there is replaced.
    const fn replacing(mut self) -> Self {
        match &mut self {
            Self::Figure { replace, replace_numbered, .. } => (*replace, *replace_numbered) = (true, true),
            Self::Pack { replace, .. } => *replace = true,
        }
        self
    }
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
pub(super) struct Writing {
    pub(super) progress: Arc<Progress>,
    outcome: Receiver<Result<Message, Message>>,
    /// What is being written.
    order: Order,
}

impl Session {
    /// How far the writing of a figure or a pack has come, while one is under way.
    #[must_use]
    pub fn writing(&self) -> Option<&Progress> {
        self.kept.writing.as_ref().map(|writing| writing.progress.as_ref())
    }

    /// The places where nothing may be written as long as this store is open.
    pub(super) fn guard(&self) -> OutputGuard {
        self.store().value().map(|loaded| OutputGuard::of_store(&loaded.path)).unwrap_or_default()
    }

    /// Stops the writing that is under way.
    pub(super) fn cancel_writing(&mut self) {
        if let Some(writing) = &self.kept.writing {
            writing.progress.cancel();
        }
    }

    /// Writes what was not written because something lies there; the reader agreed that it is replaced.
    pub(super) fn write_again(&mut self, notice: u64) {
        self.notices.retain(|n| n.id != notice);
        if let Some(order) = self.kept.refused.remove(&notice) {
            self.write_order(order.replacing());
        }
    }

    /// Writes what is ordered, on a thread of its own; one thing at a time.
    pub(super) fn write_order(&mut self, order: Order) {
        let Some(loaded) = self.store().value().cloned() else { return };
        if self.kept.writing.is_some() {
            return self.notify(Severity::Warning, Message::new("error-writing-under-way"), None);
        }
        let collected = match &order {
            Order::Pack { .. } => self.kept.basket.items.clone(),
            Order::Figure { title, panel, .. } => {
                let Some(mut now) = self.collected_now(*panel) else {
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
        let kept = order.clone();
        let guard = self.guard();
        std::thread::spawn(move || {
            let texts = Texts::new(language);
            let ground = Ground { index: &loaded.index, facts: &facts, texts: &texts };
            let mut go_on = |done: usize, of: usize| {
                wake();
                told.go_on(done, of)
            };
            let result = match &order {
                Order::Figure { choice, format, path, replace, replace_numbered, .. } => {
                    let files = made(&ground, &collected, choice, *format);
                    files.and_then(|files| write_files(&guard, files, path, [*replace, *replace_numbered]))
                }
                Order::Pack { choice, format, path, replace } => {
                    let pack = ground.briefing(&title, &collected, (&view.areas, &view.ruler), choice);
                    pack.and_then(|pack| {
                        let written = guard.write_briefing(&pack, *format, (path, *replace), &texts, &mut go_on);
                        written
                            .map(|()| Message::new("pack-written").text("path", path.display()))
                            .map_err(|e| e.explain())
                    })
                }
            };
            // The window may be gone by now; then nobody waits for the outcome.
            let _ = send.send(result);
            wake();
        });
        self.kept.writing = Some(Writing { progress, outcome, order: kept });
    }

    /// Takes in what the writing came to; returns whether it has ended.
    pub(super) fn poll_writing(&mut self) -> bool {
        let Some(result) = self.kept.writing.as_ref().and_then(|writing| writing.outcome.try_recv().ok()) else {
            return false;
        };
        let order = self.kept.writing.take().map(|writing| writing.order);
        match result {
            Ok(message) => self.notify(Severity::Info, message, None),
            Err(message) if message.key == "briefing-cancelled" => self.notify(Severity::Warning, message, None),
            Err(message) if message.key == "error-write-exists" => {
                let notice = self.notify_with_id(Severity::Warning, message, Some(Offer::Replace));
                self.kept.refused.extend(order.map(|order| (notice, order)));
            }
            Err(message) => self.notify(Severity::Error, message, None),
        }
        true
    }
}

/// The bytes of the files of a figure.
fn made(
    ground: &Ground<'_>,
    collected: &[Collected],
    choice: &PageChoice,
    format: FigureFormat,
) -> Result<Vec<Vec<u8>>, Message> {
    let mut pages = Vec::new();
    for figure in collected {
        pages.extend(ground.pages(figure, choice)?);
    }
    if pages.is_empty() {
        return Err(Message::new("error-figure-none"));
    }
    drawn(&pages, ground.texts)?;
    figure::files(&pages, format, ground.texts).map_err(|error| error.explain())
}

/// Refuses a figure on which nothing is drawn, with the reason: a file of its own would only look as if it said something.
///
/// # Errors
/// `error-figure-nothing-drawn`.
pub fn drawn(pages: &[FigurePage], texts: &Texts) -> Result<(), Message> {
    let reason = pages.iter().find_map(|page| page.lacking(texts));
    reason.map_or(Ok(()), |reason| Err(Message::new("error-figure-nothing-drawn").text("reason", reason)))
}

/// Writes one file, or the parts of a figure beside each other under numbered names; says where they are.
///
/// Whether what is there may be replaced, is said for the name itself and for names with a number.
///
/// # Errors
/// Why nothing was written.
pub fn write_files(
    guard: &OutputGuard,
    files: Vec<Vec<u8>>,
    path: &Path,
    [replace, replace_numbered]: [bool; 2],
) -> Result<Message, Message> {
    let count = files.len();
    let names = set::numbered(path, count);
    let (first, last) = (names.first().cloned().unwrap_or_default(), names.last().cloned().unwrap_or_default());
    let files: Vec<(PathBuf, Vec<u8>)> = names.into_iter().zip(files).collect();
    let overwrite = if count > 1 { replace_numbered } else { replace };
    guard.write_set(&files, overwrite).map_err(|error| error.explain())?;
    if count == 1 {
        return Ok(Message::new("figure-written").text("path", first.display()));
    }
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let message = Message::new("figure-set-written").number("count", count as f64).text("first", first.display());
    Ok(message.text("last", name(&last)))
}
