//! The reading threads: files are opened, understood and counted here, so that window and store stay free.
//!
//! There are three, begun when first needed: what is answered at once, what reads a whole file, and what reads to one
//! row of it. So a preview never waits behind a count.

use super::Wake;
use super::book::{Book, Checked, Table};
use super::draft::{Content, Whole};
use crate::analysis::changes;
use crate::export::guard::OutputGuard;
use crate::frame::Cube;
use crate::import::known::Known;
use crate::import::municipality::resolver::Resolver;
use crate::import::open::{self, Opened};
use crate::import::recipe::Fresh;
use crate::import::run::{self, Plan, Source};
use crate::import::sink::Discarded;
use crate::import::{preview, read, recipe, report_csv, understand};
use crate::model::dataset::Dataset;
use crate::model::grid::{FileHead, ReadOptions};
use crate::model::mapping::Mapping;
use crate::model::message::{Explain, Message};
use crate::model::preview::{Around, Preview};
use crate::model::recipe::Recipe;
use crate::model::report::{Changes, ImportReport};
use crate::session::clock;
use crate::session::loaded::Loaded;
use crate::store::Store;
use crate::store::path::StoreLocation;
use crate::text::catalogue::Texts;
use crate::text::language::Language;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

/// Thousandths after which a new share is worth a new frame.
const STEP: u32 = 5;

/// How far something is, and whether it is to stop.
#[derive(Debug, Default)]
pub struct Progress {
    /// In thousandths.
    share: AtomicU32,
    /// Whether it is to stop.
    pub(super) cancel: AtomicBool,
}

impl Progress {
    /// The share that is done, 0 to 1.
    #[must_use]
    pub fn share(&self) -> f32 {
        self.share.load(Ordering::Relaxed) as f32 / 1_000.0
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1,000")]
    pub(super) fn set(&self, share: f64) {
        self.share.store((share.clamp(0.0, 1.0) * 1_000.0) as u32, Ordering::Relaxed);
    }

    /// Takes the share that is done, and asks for a new frame where one would show it.
    pub(super) fn beat(&self, share: f64, wake: &dyn Fn()) {
        let before = self.share.load(Ordering::Relaxed) / STEP;
        self.set(share);
        if self.share.load(Ordering::Relaxed) / STEP != before {
            wake();
        }
    }

    /// Asks it to stop.
    pub fn stop(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }
}

/// Work for the reading thread. Each names the request that it belongs to.
#[derive(Debug)]
pub(super) enum ReadJob {
    /// Opens a file and understands it.
    Open { ticket: u64, path: PathBuf, options: ReadOptions, loaded: Arc<Loaded>, recipes: Vec<Recipe> },
    /// Understands a sheet where a person said which rows are headings, and where the data begin.
    Rows { ticket: u64, head: Arc<FileHead>, mapping: Mapping, header: Vec<usize>, first: usize, loaded: Arc<Loaded> },
    /// Previews the head.
    Preview { ticket: u64, head: Arc<FileHead>, mapping: Mapping },
    /// Counts a whole sheet.
    Count { ticket: u64, sheet: Box<Counted>, progress: Arc<Progress> },
    /// Reads to a row, by its number.
    Seek { ticket: u64, path: PathBuf, options: ReadOptions, mapping: Mapping, row: u64, progress: Arc<Progress> },
    /// Reads a recipe file.
    Recipe { ticket: u64, path: PathBuf },
    /// Writes a recipe file, of one recipe for each sheet.
    SaveRecipe { recipes: Vec<Recipe>, path: PathBuf, replace: bool, guard: OutputGuard },
    /// Writes a report.
    SaveReport { checked: Vec<Arc<Checked>>, path: PathBuf, replace: bool, language: Language, guard: OutputGuard },
}

/// A sheet that is to be counted.
#[derive(Debug)]
pub(super) struct Counted {
    pub(super) path: PathBuf,
    pub(super) head: Arc<FileHead>,
    pub(super) options: ReadOptions,
    pub(super) mapping: Mapping,
    pub(super) dataset: String,
    pub(super) loaded: Arc<Loaded>,
}

/// The thread that does a job.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lane {
    /// What is answered at once.
    Quick,
    /// What reads a whole file.
    Counting,
    /// What reads to one row.
    Seeking,
}

impl Lane {
    /// How many there are.
    pub(super) const COUNT: usize = 3;
}

impl ReadJob {
    pub(super) const fn lane(&self) -> Lane {
        match self {
            Self::Count { .. } => Lane::Counting,
            Self::Seek { .. } => Lane::Seeking,
            _ => Lane::Quick,
        }
    }
}

/// What a job came to, with the request that it belongs to.
#[derive(Debug)]
pub(super) enum ReadOutcome {
    Opened(u64, Result<Box<Content>, Message>),
    Understood(u64, Box<Mapping>),
    Previewed(u64, Arc<Preview>),
    Checked(u64, Result<Arc<Checked>, Message>),
    Sought(u64, Result<Arc<Around>, Message>),
    Recipe(u64, Result<Vec<Recipe>, Message>),
    /// A file was written, or not; about no request in particular.
    Written(Result<Message, Message>),
}

impl ReadOutcome {
    pub(super) const fn ticket(&self) -> Option<u64> {
        match self {
            Self::Opened(ticket, _)
            | Self::Understood(ticket, _)
            | Self::Previewed(ticket, _)
            | Self::Checked(ticket, _)
            | Self::Sought(ticket, _)
            | Self::Recipe(ticket, _) => Some(*ticket),
            Self::Written(_) => None,
        }
    }
}

/// The session's end of the connection; the thread ends when it is dropped.
#[derive(Debug)]
pub(super) struct Reader {
    jobs: Option<Sender<ReadJob>>,
    outcomes: Receiver<ReadOutcome>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the reading thread ended unexpectedly");
        }
    }
}

impl Reader {
    pub(super) fn start(wake: Wake) -> Self {
        let (jobs, to_do) = channel();
        let (done, outcomes) = channel();
        let thread = std::thread::spawn(move || work(&to_do, &Out { done, wake }));
        Self { jobs: Some(jobs), outcomes, thread: Some(thread) }
    }

    pub(super) fn send(&self, job: ReadJob) {
        if let Some(jobs) = &self.jobs {
            // The thread ends only when this end is dropped, so there is always a receiver.
            let _ = jobs.send(job);
        }
    }

    pub(super) fn try_recv(&self) -> Option<ReadOutcome> {
        self.outcomes.try_recv().ok()
    }
}

/// The thread's end of the connection.
struct Out {
    done: Sender<ReadOutcome>,
    wake: Wake,
}

impl Out {
    fn send(&self, outcome: ReadOutcome) {
        // Where nobody listens any more, the next job is awaited in vain and the thread ends.
        let _ = self.done.send(outcome);
        (self.wake.0)();
    }
}

fn work(to_do: &Receiver<ReadJob>, out: &Out) {
    while let Ok(job) = to_do.recv() {
        match job {
            ReadJob::Open { ticket, path, options, loaded, recipes } => {
                let content = open_file(&path, options, &loaded, &recipes);
                out.send(ReadOutcome::Opened(ticket, content.map(Box::new)));
            }
            ReadJob::Rows { ticket, head, mapping, header, first, loaded } => {
                let known = Known::new(&loaded.index);
                let mapping = understand::with_rows(&head, &mapping, &header, first, &known);
                out.send(ReadOutcome::Understood(ticket, Box::new(mapping)));
            }
            ReadJob::Preview { ticket, head, mapping } => {
                let found = preview::preview(&head, &mapping, &Resolver::new(&mapping));
                out.send(ReadOutcome::Previewed(ticket, Arc::new(found)));
            }
            ReadJob::Count { ticket, sheet, progress } => {
                // What was asked anew meanwhile is not counted at all.
                if !progress.is_stopped() {
                    let checked = count(&sheet, &progress, &|| (out.wake.0)());
                    out.send(ReadOutcome::Checked(ticket, checked.map(Arc::new)));
                }
            }
            ReadJob::Seek { ticket, path, options, mapping, row, progress } => {
                match seek(&path, options, &mapping, row, &progress, &|| (out.wake.0)()) {
                    Ok(None) => {}
                    Ok(Some(found)) => out.send(ReadOutcome::Sought(ticket, Ok(Arc::new(found)))),
                    Err(message) => out.send(ReadOutcome::Sought(ticket, Err(message))),
                }
            }
            ReadJob::Recipe { ticket, path } => {
                out.send(ReadOutcome::Recipe(ticket, recipe_file(&path)));
            }
            ReadJob::SaveRecipe { recipes, path, replace, guard } => {
                let json = recipe::to_json(&recipes).map_err(|error| error.explain());
                let done = json.and_then(|json| write(&guard, &path, json.as_bytes(), replace));
                out.send(ReadOutcome::Written(done.map(|()| saved("importing-recipe-saved", &path))));
            }
            ReadJob::SaveReport { checked, path, replace, language, guard } => {
                let reports: Vec<&ImportReport> = checked.iter().map(|checked| &checked.report).collect();
                let done = save_report(&guard, &reports, (&path, replace), language);
                out.send(ReadOutcome::Written(done.map(|()| saved("importing-report-saved", &path))));
            }
        }
    }
}

fn saved(key: &'static str, path: &Path) -> Message {
    Message::new(key).text("path", path.display())
}

/// Opens a file: a grid is understood, by a recipe where its shape has one; data that are whole are compared.
fn open_file(path: &Path, options: ReadOptions, loaded: &Loaded, recipes: &[Recipe]) -> Result<Content, Message> {
    let whole = |data: Dataset, is_store: bool| {
        let changes = compare(&loaded.index, &data);
        Content::Whole(Box::new(Whole { is_store, data: Arc::new(data), changes }))
    };
    match open::open(path, &options).map_err(|error| error.explain())? {
        Opened::Table(head) => {
            let known = Known::new(&loaded.index);
            let mappings = understand::all(&head, &known);
            let best = understand::best_sheet(&head, &mappings);
            let head = Arc::new(head);
            // What was said about this very file is known by its bytes; where nothing was, they need not be read.
            let some = recipes.iter().any(|recipe| !recipe.facts.is_empty());
            let hash = if some { open::fingerprint(path).map_err(|error| error.explain())? } else { String::new() };
            let tables = mappings.into_iter().map(|fresh| {
                let name = open::dataset_name(path, &head, fresh.sheet);
                let mut table = Table::new(Arc::clone(&head), options, fresh, name);
                let fresh = Fresh { mapping: &table.fresh, dataset: &table.own_name, hash: &hash };
                if let Some(applied) = recipe::apply(recipes, fresh) {
                    table.decide(applied);
                }
                table
            });
            let tables: Vec<Table> = tables.collect();
            Ok(Content::Sheets(Box::new(Book { tables, shown: best, picked: [best].into() })))
        }
        Opened::Package(data) => Ok(whole(*data, false)),
        Opened::Store => {
            let location = StoreLocation::at(path).map_err(|error| error.explain())?;
            let other = Store::open(&StoreLocation { read_only: true, ..location }).map_err(|error| error.explain())?;
            Ok(whole(other.current().map_err(|error| error.explain())?, true))
        }
    }
}

/// How many values and targets of whole data the store has not, has alike, or has otherwise.
fn compare(now: &Cube, data: &Dataset) -> Changes {
    let (new, revised) = changes::against(now, data);
    let all = data.observations.len() + data.targets.len();
    Changes {
        new: new as u64,
        revised: revised as u64,
        same: all.saturating_sub(new + revised) as u64,
        ..Changes::default()
    }
}

/// What the readers are told so that they need not find it out again.
pub(super) fn told(options: ReadOptions, head: &FileHead) -> ReadOptions {
    ReadOptions { encoding: options.encoding.or(head.encoding), separator: options.separator.or(head.separator) }
}

/// Counts a sheet without storing anything.
fn count(sheet: &Counted, progress: &Progress, wake: &dyn Fn()) -> Result<Checked, Message> {
    let Counted { path, head, options, mapping, dataset, loaded } = sheet;
    let hash = open::fingerprint(path).map_err(|error| error.explain())?;
    let index: &Cube = &loaded.index;
    let (known, resolver) = (Known::new(index).on(clock::today()), Resolver::new(mapping));
    let source = Source { file: &head.name, hash: &hash, dataset: dataset.trim() };
    let plan = Plan { mapping, resolver: &resolver, known: &known, source };
    let rows = read::rows(path, &told(*options, head), mapping.sheet);
    let mut rows = rows.map_err(|error| error.explain())?;
    let beat = |share: f64| progress.beat(share, wake);
    let report = run::run(rows.as_mut(), plan, &mut Discarded::default(), &beat, &progress.cancel);
    Ok(Checked { report: report.map_err(|error| error.explain())?, hash })
}

/// Reads to a row; `None` where something else was asked meanwhile.
fn seek(
    path: &Path,
    options: ReadOptions,
    mapping: &Mapping,
    row: u64,
    progress: &Progress,
    wake: &dyn Fn(),
) -> Result<Option<Around>, Message> {
    if progress.is_stopped() {
        return Ok(None);
    }
    let mut rows = read::rows(path, &options, mapping.sheet).map_err(|error| error.explain())?;
    let beat = |share: f64| progress.beat(share, wake);
    preview::around(rows.as_mut(), (mapping, &Resolver::new(mapping)), row, &beat, &progress.cancel)
        .map_err(|error| error.explain())
}

fn save_report(
    guard: &OutputGuard,
    reports: &[&ImportReport],
    (path, replace): (&Path, bool),
    language: Language,
) -> Result<(), Message> {
    let texts = Texts::new(language);
    let failed = |cause: String| Message::new("error-import-write").text("path", path.display()).text("cause", cause);
    let bytes = report_csv::csv(reports, &|message| texts.say(message)).map_err(failed)?;
    write(guard, path, &bytes, replace)
}

fn write(guard: &OutputGuard, path: &Path, bytes: &[u8], replace: bool) -> Result<(), Message> {
    guard.write(path, bytes, replace).map_err(|error| error.explain())
}

/// Reads the recipes of a file.
///
/// # Errors
/// What happened, for people.
pub fn recipe_file(path: &Path) -> Result<Vec<Recipe>, Message> {
    let text = std::fs::read_to_string(path)
        .map_err(|cause| Message::new("error-package-unreadable").text("file", path.display()).text("detail", cause))?;
    recipe::from_json(&text).map_err(|error| error.explain())
}
