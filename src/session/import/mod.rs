//! Bringing files in: a queue of them, prepared one at a time on a thread of its own.
//!
//! Nothing is stored before the reader says so. While something is being read or counted anew, what was known
//! before stays on screen; an outcome of an earlier request is passed over.

pub mod areas;
pub mod commit;
pub mod draft;
pub mod layout;
pub mod reader;
mod requests;

use super::Session;
use super::history::Step;
use super::notice::{Offer, Severity};
use super::worker::Job;
use crate::model::dataset::Dataset;
use crate::model::grid::ReadOptions;
use crate::model::mapping::Mapping;
use crate::model::message::Message;
use crate::model::recipe::Recipe;
use crate::model::vintage::VintageId;
use commit::{ImportJob, Stored};
use draft::{Content, Draft, Table, Under};
use reader::{Progress, ReadJob, ReadOutcome, Reader};
use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

/// A request about files to be brought in.
#[derive(Debug, Clone, PartialEq)]
pub enum Import {
    /// Prepares these files, one after the other.
    Open(Vec<PathBuf>),
    /// Understands the present file so instead.
    Correct(Box<Mapping>),
    /// Takes these rows (from 0) for the headings and lets the data begin at the last of the arguments.
    Rows(Vec<usize>, usize),
    /// Takes another sheet.
    Sheet(usize),
    /// Reads the present file with another encoding or separator.
    Reread(ReadOptions),
    /// Names the dataset that the file becomes a vintage of.
    Name(String),
    /// Leaves a text without an answer: its rows are refused.
    Skip(String),
    /// Understands the file as the recipe of this shape says.
    UseRecipe(String),
    /// Understands the file as a recipe file says.
    OpenRecipe(PathBuf),
    /// Writes how the file is understood to a recipe file; whether one that lies there may be replaced.
    SaveRecipe(PathBuf, bool),
    /// Writes the report to a file; whether one that lies there may be replaced.
    SaveReport(PathBuf, bool),
    /// Stores what the report counts.
    Commit,
    /// Opens the present file, a store, instead of taking its data in.
    OpenAsStore,
    /// Lets go of the present file; what is being read or stored is stopped, and nothing of it is kept.
    Cancel,
    /// Shows the pane, or leaves it aside.
    Show(bool),
}

/// The closure that asks the window for a new frame.
#[derive(Clone)]
pub(super) struct Wake(pub(super) Arc<dyn Fn() + Send + Sync>);

impl fmt::Debug for Wake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wake")
    }
}

/// The session's part of importing.
#[derive(Debug)]
pub(super) struct Imports {
    queue: VecDeque<PathBuf>,
    draft: Option<Draft>,
    hidden: bool,
    reader: Option<Reader>,
    recipes: Vec<Recipe>,
    back: BTreeMap<u64, VintageId>,
    ticket: u64,
    wake: Wake,
}

impl Imports {
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            queue: VecDeque::new(),
            draft: None,
            hidden: false,
            reader: None,
            recipes: Vec::new(),
            back: BTreeMap::new(),
            ticket: 0,
            wake,
        }
    }

    /// Ends the thread; what it was reading is stopped.
    pub(super) fn finish(&mut self) {
        if let Some(draft) = &self.draft {
            draft.progress.stop();
        }
        self.reader = None;
    }

    fn next_ticket(&mut self) -> u64 {
        self.ticket += 1;
        self.ticket
    }

    fn send(&mut self, job: ReadJob) {
        let wake = self.wake.clone();
        self.reader.get_or_insert_with(|| Reader::start(wake)).send(job);
    }
}

impl Session {
    /// The file that is being prepared.
    #[must_use]
    pub fn import(&self) -> Option<&Draft> {
        self.imports.draft.as_ref()
    }

    /// Whether its pane is shown instead of the screen.
    #[must_use]
    pub fn import_shown(&self) -> bool {
        self.imports.draft.is_some() && !self.imports.hidden
    }

    /// How many files wait behind it.
    #[must_use]
    pub fn imports_waiting(&self) -> usize {
        self.imports.queue.len()
    }

    /// The recipes that the store remembers, by name.
    #[must_use]
    pub fn recipes(&self) -> &[Recipe] {
        &self.imports.recipes
    }

    /// Whether a file is being read, counted or stored.
    #[must_use]
    pub fn import_under_way(&self) -> bool {
        let waits = self.imports.draft.is_none() && !self.imports.queue.is_empty() && self.store.is_loading();
        waits || self.imports.draft.as_ref().is_some_and(Draft::is_under_way)
    }

    /// Takes in what the reading thread has finished; returns whether anything changed.
    pub(super) fn poll_imports(&mut self) -> bool {
        let mut changed = false;
        while let Some(outcome) = self.imports.reader.as_ref().and_then(Reader::try_recv) {
            changed = true;
            self.take_read(outcome);
        }
        changed
    }

    /// Begins with the next file, where none is being prepared and a store is open.
    pub(super) fn next_import(&mut self) {
        let Some(loaded) = self.store.value().cloned() else { return };
        if self.imports.draft.is_some() {
            return;
        }
        let Some(path) = self.imports.queue.pop_front() else { return };
        let ticket = self.imports.next_ticket();
        let progress = Arc::new(Progress::default());
        self.imports.draft = Some(Draft::new(path.clone(), ticket, Arc::clone(&progress)));
        let recipes = self.imports.recipes.clone();
        let options = ReadOptions::default();
        self.imports.send(ReadJob::Open { ticket, path, options, sheet: None, loaded, recipes });
    }

    /// Goes on where the store has other data now: the present file is counted against them.
    pub(super) fn imports_on_new_data(&mut self) {
        if self.imports.draft.as_ref().is_some_and(|draft| draft.under == Under::Nothing) {
            self.check();
        }
        self.next_import();
    }

    /// Keeps the recipes of a store that was opened.
    pub(super) fn keep_recipes(&mut self, recipes: Vec<Recipe>) {
        self.imports.recipes = recipes;
    }

    /// Lets go of what could be taken back in another store.
    pub(super) fn forget_imports(&mut self) {
        self.imports.back.clear();
    }

    /// Takes an import back that a notice is about; `false` where the notice is about something else.
    pub(super) fn take_import_back(&mut self, id: u64) -> bool {
        let Some(vintage) = self.imports.back.remove(&id) else { return false };
        self.store.start();
        self.worker.send(Job::Import(Box::new(ImportJob::TakeBack(vintage))));
        true
    }

    /// Counts the file anew as it is understood now.
    fn check(&mut self) {
        let ticket = self.imports.next_ticket();
        let Some(loaded) = self.store.value().cloned() else { return };
        let Some(draft) = self.imports.draft.as_mut() else { return };
        draft.progress.stop();
        draft.progress = Arc::new(Progress::default());
        draft.ticket = ticket;
        let (path, progress) = (draft.path.clone(), Arc::clone(&draft.progress));
        let Some(Content::Table(table)) = draft.content.as_mut() else { return };
        table.checked.start();
        let job = ReadJob::Check {
            ticket,
            path,
            head: Arc::clone(&table.head),
            options: table.options,
            mapping: table.mapping.clone(),
            dataset: table.dataset.clone(),
            loaded,
            progress,
        };
        self.imports.send(job);
    }

    fn take_read(&mut self, outcome: ReadOutcome) {
        if let ReadOutcome::Written(result) = outcome {
            match result {
                Ok(done) => self.notify(Severity::Info, done, None),
                Err(message) => self.notify(Severity::Error, message, None),
            }
            return;
        }
        // What an earlier request came to is not what is asked for now.
        if self.imports.draft.as_ref().is_none_or(|draft| Some(draft.ticket) != outcome.ticket()) {
            return;
        }
        match outcome {
            ReadOutcome::Opened(_, Ok(content)) => self.take_content(*content),
            ReadOutcome::Opened(_, Err(cause)) => {
                let Some(draft) = self.imports.draft.as_mut() else { return };
                draft.under = Under::Nothing;
                let message = Message::new("error-import-file").text("file", &draft.name).message("cause", cause);
                self.notify(Severity::Error, message, None);
                self.let_go_of_nothing();
            }
            ReadOutcome::Understood(_, mapping) => {
                if let Some(table) = self.imports.draft.as_mut().and_then(Draft::table_mut) {
                    table.understand(*mapping);
                    self.check();
                }
            }
            ReadOutcome::Recipe(_, Err(message)) => self.notify(Severity::Error, message, None),
            ReadOutcome::Recipe(_, Ok(recipe)) => self.understand_by(&recipe),
            ReadOutcome::Previewed(_, preview) => {
                if let Some(table) = self.imports.draft.as_mut().and_then(Draft::table_mut) {
                    table.remember_questions(&preview.questions);
                    table.preview = Some(preview);
                }
            }
            ReadOutcome::Checked(_, result) => {
                if let Some(table) = self.imports.draft.as_mut().and_then(Draft::table_mut) {
                    if let Ok(checked) = &result {
                        table.remember_questions(&checked.report.questions);
                    }
                    table.checked.finish(result);
                }
            }
            ReadOutcome::Written(_) => {}
        }
    }

    fn take_content(&mut self, content: Content) {
        let Some(draft) = self.imports.draft.as_mut() else { return };
        draft.under = Under::Nothing;
        let known = match (&mut draft.content, &content) {
            // Read again with another encoding, the file keeps its name.
            (Some(Content::Table(old)), Content::Table(_)) => Some(old.dataset.clone()),
            _ => None,
        };
        draft.content = Some(content);
        if let Some(table) = draft.table_mut() {
            if let Some(name) = known {
                table.dataset = name;
            }
            self.check();
        }
    }

    /// Goes on with the next file where the present one shows nothing.
    fn let_go_of_nothing(&mut self) {
        if self.imports.draft.as_ref().is_some_and(|draft| draft.content.is_none()) {
            self.imports.draft = None;
            self.next_import();
        }
    }

    fn understand_by(&mut self, recipe: &Recipe) {
        if let Some(table) = self.imports.draft.as_mut().and_then(Draft::table_mut) {
            table.mapping = crate::import::recipe::carried(recipe, &table.fresh);
            table.dataset.clone_from(&recipe.dataset);
            table.recipe = Some(recipe.name.clone());
            self.check();
        }
    }

    fn commit_import(&mut self) {
        let Some(loaded) = self.store.value().cloned() else { return };
        let Some(draft) = self.imports.draft.as_mut() else { return };
        if draft.blocked(&loaded).is_some() {
            return;
        }
        draft.progress = Arc::new(Progress::default());
        let progress = Arc::clone(&draft.progress);
        let job = match &draft.content {
            Some(Content::Table(table)) => {
                let hash = table.checked.value().map(|checked| checked.hash.clone()).unwrap_or_default();
                let Table { head, options, mapping, dataset, .. } = table.as_ref();
                ImportJob::Table {
                    path: draft.path.clone(),
                    file: head.name.clone(),
                    options: *options,
                    mapping: Box::new(mapping.clone()),
                    dataset: dataset.trim().to_owned(),
                    hash,
                    loaded,
                    progress,
                }
            }
            Some(Content::Whole(whole)) => ImportJob::Whole(Arc::clone(&whole.data)),
            None => return,
        };
        draft.under = Under::Storing;
        self.worker.send(Job::Import(Box::new(job)));
    }

    /// Takes in what storing came to.
    pub(super) fn take_import(&mut self, result: Result<Box<Stored>, Message>) {
        if let Some(draft) = self.imports.draft.as_mut().filter(|draft| draft.under == Under::Storing) {
            draft.under = Under::Nothing;
            if result.is_ok() || draft.cancelled {
                self.imports.draft = None;
            }
        }
        match result {
            Ok(stored) => {
                let Stored { opened, done, vintage } = *stored;
                self.take_opened(opened, vintage.is_some());
                let offer = vintage.map(|_| Offer::TakeBack);
                let id = self.notify_with_id(Severity::Info, done, offer);
                if let Some(vintage) = vintage {
                    self.imports.back.insert(id, vintage);
                }
            }
            Err(message) => {
                let cancelled = message.key == "error-import-cancelled";
                self.store.stop();
                self.notify(if cancelled { Severity::Info } else { Severity::Error }, message, None);
            }
        }
        self.next_import();
    }

    /// Takes in a store that has new data. Areas that it did not have before are picked, so that they are seen.
    fn take_opened(&mut self, opened: super::worker::Opened, pick: bool) {
        let before: Vec<_> = self.store.value().map(|now| areas_of(now.data())).unwrap_or_default();
        let fresh: Vec<_> =
            areas_of(opened.loaded.data()).into_iter().filter(|code| pick && !before.contains(code)).collect();
        self.take(super::worker::Outcome::Opened(Ok(opened)));
        if !fresh.is_empty() && !self.view.areas.is_empty() {
            self.history.record(Step::Areas, super::history::Before::View(Box::new(self.view.clone())));
            let mut view = self.view.clone();
            view.areas.extend(fresh);
            self.show(view);
        }
    }
}

fn areas_of(data: &Dataset) -> Vec<crate::model::municipality::AreaCode> {
    data.municipalities.iter().map(|area| area.municipality_code).collect()
}
