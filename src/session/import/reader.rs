//! The reading thread: files are opened, understood and counted here, so that the store stays free.

use super::Wake;
use super::draft::{Checked, Content, Table, Whole, fingerprint};
use crate::analysis::changes;
use crate::export::atomic;
use crate::import::known::Known;
use crate::import::municipality::resolver::Resolver;
use crate::import::open::{self, Opened};
use crate::import::run::{self, Plan, Source};
use crate::import::sink::Discarded;
use crate::import::{preview, read, recipe, report_csv, understand};
use crate::model::dataset::Dataset;
use crate::model::grid::{FileHead, ReadOptions};
use crate::model::indexed::IndexedDataset;
use crate::model::mapping::Mapping;
use crate::model::message::{Explain, Message};
use crate::model::preview::Preview;
use crate::model::recipe::Recipe;
use crate::model::report::{Changes, ImportReport};
use crate::session::loaded::Loaded;
use crate::store::Store;
use crate::store::path::StoreLocation;
use crate::text::catalogue::Texts;
use crate::text::language::Language;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

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

    /// Asks it to stop.
    pub fn stop(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }
}

/// Work for the reading thread. Each names the request that it belongs to.
#[derive(Debug)]
pub(super) enum ReadJob {
    /// Opens a file and understands it.
    Open {
        ticket: u64,
        path: PathBuf,
        options: ReadOptions,
        sheet: Option<usize>,
        loaded: Arc<Loaded>,
        recipes: Vec<Recipe>,
    },
    /// Understands a sheet of a file.
    Sheet { ticket: u64, head: Arc<FileHead>, sheet: usize, loaded: Arc<Loaded> },
    /// Understands a sheet where a person said which rows are headings, and where the data begin.
    Rows { ticket: u64, head: Arc<FileHead>, mapping: Mapping, header: Vec<usize>, first: usize, loaded: Arc<Loaded> },
    /// Previews the head and counts the whole file.
    Check {
        ticket: u64,
        path: PathBuf,
        head: Arc<FileHead>,
        options: ReadOptions,
        mapping: Mapping,
        dataset: String,
        loaded: Arc<Loaded>,
        progress: Arc<Progress>,
    },
    /// Reads a recipe file.
    Recipe { ticket: u64, path: PathBuf },
    /// Writes a recipe file.
    SaveRecipe { recipe: Box<Recipe>, path: PathBuf, replace: bool },
    /// Writes a report.
    SaveReport { checked: Arc<Checked>, path: PathBuf, replace: bool, language: Language },
}

/// What a job came to, with the request that it belongs to.
#[derive(Debug)]
pub(super) enum ReadOutcome {
    Opened(u64, Result<Box<Content>, Message>),
    Understood(u64, Box<Mapping>),
    Previewed(u64, Arc<Preview>),
    Checked(u64, Result<Arc<Checked>, Message>),
    Recipe(u64, Result<Box<Recipe>, Message>),
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
            ReadJob::Open { ticket, path, options, sheet, loaded, recipes } => {
                let content = open_file(&path, options, sheet, &loaded, &recipes);
                out.send(ReadOutcome::Opened(ticket, content.map(Box::new)));
            }
            ReadJob::Sheet { ticket, head, sheet, loaded } => {
                let mapping = understand::understand(&head, sheet, &Known::new(&loaded.index));
                out.send(ReadOutcome::Understood(ticket, Box::new(mapping)));
            }
            ReadJob::Rows { ticket, head, mapping, header, first, loaded } => {
                let known = Known::new(&loaded.index);
                let mapping = understand::with_rows(&head, &mapping, &header, first, &known);
                out.send(ReadOutcome::Understood(ticket, Box::new(mapping)));
            }
            ReadJob::Check { ticket, path, head, options, mapping, dataset, loaded, progress } => {
                let resolver = Resolver::new(&mapping);
                let found = preview::preview(&head, &mapping, &resolver);
                out.send(ReadOutcome::Previewed(ticket, Arc::new(found)));
                let parts = Parts { path: &path, head: &head, options, mapping: &mapping, dataset: &dataset };
                let checked = check(&parts, &resolver, &loaded, &progress, &|| (out.wake.0)());
                out.send(ReadOutcome::Checked(ticket, checked.map(Arc::new)));
            }
            ReadJob::Recipe { ticket, path } => {
                out.send(ReadOutcome::Recipe(ticket, read_recipe(&path).map(Box::new)));
            }
            ReadJob::SaveRecipe { recipe, path, replace } => {
                let json = recipe::to_json(&recipe).map_err(|error| error.explain());
                let done = json.and_then(|json| write(&path, json.as_bytes(), replace));
                out.send(ReadOutcome::Written(done.map(|()| saved("importing-recipe-saved", &path))));
            }
            ReadJob::SaveReport { checked, path, replace, language } => {
                let done = save_report(&checked.report, &path, replace, language);
                out.send(ReadOutcome::Written(done.map(|()| saved("importing-report-saved", &path))));
            }
        }
    }
}

fn saved(key: &'static str, path: &Path) -> Message {
    Message::new(key).text("path", path.display())
}

/// Opens a file: a grid is understood, by a recipe where its shape has one; data that are whole are compared.
fn open_file(
    path: &Path,
    options: ReadOptions,
    sheet: Option<usize>,
    loaded: &Loaded,
    recipes: &[Recipe],
) -> Result<Content, Message> {
    let whole = |data: Dataset, is_store: bool| {
        let changes = compare(loaded.data(), &data);
        Content::Whole(Box::new(Whole { is_store, data: Arc::new(data), changes }))
    };
    match open::open(path, &options).map_err(|error| error.explain())? {
        Opened::Table(head) => {
            let known = Known::new(&loaded.index);
            let sheet = sheet.unwrap_or_else(|| understand::best_sheet(&head, &known));
            let fresh = understand::understand(&head, sheet, &known);
            let stem = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            let mut table = Table::new(head, options, fresh, stem);
            let of_shape = recipes.iter().find_map(|r| Some((r, recipe::apply(r, &table.fresh)?)));
            if let Some((recipe, mapping)) = of_shape {
                table.mapping = mapping;
                table.dataset.clone_from(&recipe.dataset);
                table.recipe = Some(recipe.name.clone());
            }
            Ok(Content::Table(Box::new(table)))
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
fn compare(now: &Dataset, data: &Dataset) -> Changes {
    let found = changes::changes(now, data);
    let (new, revised) =
        (found.observations.new + found.targets.new, found.observations.revised + found.targets.revised);
    let all = data.observations.len() + data.targets.len();
    Changes {
        new: new as u64,
        revised: revised as u64,
        same: all.saturating_sub(new + revised) as u64,
        ..Changes::default()
    }
}

/// A file and how it is understood.
pub(super) struct Parts<'a> {
    pub(super) path: &'a Path,
    pub(super) head: &'a FileHead,
    pub(super) options: ReadOptions,
    pub(super) mapping: &'a Mapping,
    pub(super) dataset: &'a str,
}

/// Counts a file without storing anything.
fn check(
    parts: &Parts<'_>,
    resolver: &Resolver,
    loaded: &Loaded,
    progress: &Progress,
    wake: &dyn Fn(),
) -> Result<Checked, Message> {
    let hash = fingerprint(parts.path)?;
    let index: &IndexedDataset = &loaded.index;
    let known = Known::new(index);
    let source = Source { file: &parts.head.name, hash: &hash, dataset: parts.dataset.trim() };
    let plan = Plan { mapping: parts.mapping, resolver, known: &known, source };
    let rows = read::rows(parts.path, &parts.options, parts.mapping.sheet);
    let mut rows = rows.map_err(|error| error.explain())?;
    let beat = |share: f64| {
        progress.set(share);
        wake();
    };
    let report = run::run(rows.as_mut(), plan, &mut Discarded::default(), &beat, &progress.cancel);
    Ok(Checked { report: report.map_err(|error| error.explain())?, hash })
}

fn save_report(report: &ImportReport, path: &Path, replace: bool, language: Language) -> Result<(), Message> {
    let texts = Texts::new(language);
    let failed = |cause: String| Message::new("error-import-write").text("path", path.display()).text("cause", cause);
    let bytes = report_csv::csv(&[report], &|message| texts.say(message)).map_err(failed)?;
    write(path, &bytes, replace)
}

fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Message> {
    atomic::write(path, bytes, replace)
        .map_err(|cause| Message::new("error-import-write").text("path", path.display()).text("cause", cause))
}

fn read_recipe(path: &Path) -> Result<Recipe, Message> {
    let text = std::fs::read_to_string(path)
        .map_err(|cause| Message::new("error-package-unreadable").text("file", path.display()).text("detail", cause))?;
    recipe::from_json(&text).map_err(|error| error.explain())
}
