//! Bringing files in: a queue of them, prepared one at a time on a thread of its own.
//!
//! Nothing is stored before the reader says so. While something is being read or counted anew, what was known
//! before stays on screen; an outcome of an earlier request is passed over.

pub mod areas;
pub mod book;
pub mod commit;
pub mod draft;
pub mod layout;
pub mod part;
pub mod reader;
mod requests;
pub mod sheets;
mod storing;

use super::Session;
use super::notice::Severity;
use super::worker::Job;
use crate::import::recipe::{self, Fresh};
use crate::model::grid::ReadOptions;
use crate::model::mapping::Mapping;
use crate::model::message::{Explain, Message};
use crate::model::recipe::Recipe;
use crate::model::vintage::VintageId;
use crate::session::loadable::Loadable;
use book::Book;
use commit::ImportJob;
use draft::{Content, Draft, Under};
use reader::{Counted, Lane, Progress, ReadJob, ReadOutcome, Reader};
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
    /// Shows another sheet. Where no other one is picked than the one shown before, the pick moves along.
    Sheet(usize),
    /// Picks a sheet to be stored with the others, or leaves it out.
    Pick(usize, bool),
    /// Picks all sheets in sight that hold values.
    PickAll,
    /// Shows the rows around this one, by its number.
    Seek(u64),
    /// Shows the first rows again.
    Top,
    /// Reads the present file with another encoding or separator.
    Reread(ReadOptions),
    /// Names the dataset that the file becomes a vintage of.
    Name(String),
    /// Leaves a text, or the direction of an indicator, without an answer: its rows or targets are refused.
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
    readers: [Option<Reader>; Lane::COUNT],
    recipes: Vec<Recipe>,
    back: BTreeMap<u64, Vec<VintageId>>,
    /// How many files of the queue are done with.
    done: usize,
    ticket: u64,
    wake: Wake,
}

impl Imports {
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            queue: VecDeque::new(),
            draft: None,
            hidden: false,
            readers: [None, None, None],
            recipes: Vec::new(),
            back: BTreeMap::new(),
            done: 0,
            ticket: 0,
            wake,
        }
    }

    /// Ends the thread; what it was reading is stopped.
    pub(super) fn finish(&mut self) {
        if let Some(draft) = &self.draft {
            draft.stop();
        }
        self.readers = [None, None, None];
    }

    fn next_ticket(&mut self) -> u64 {
        self.ticket += 1;
        self.ticket
    }

    fn outcome(&self, lane: usize) -> Option<ReadOutcome> {
        self.readers.get(lane).and_then(Option::as_ref).and_then(Reader::try_recv)
    }

    fn send(&mut self, job: ReadJob) {
        let wake = self.wake.clone();
        if let Some(reader) = self.readers.get_mut(job.lane() as usize) {
            reader.get_or_insert_with(|| Reader::start(wake)).send(job);
        }
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

    /// Which of how many files the present one is; `None` where it came alone.
    #[must_use]
    pub fn import_place(&self) -> Option<(usize, usize)> {
        let all = self.imports.done + 1 + self.imports.queue.len();
        (self.imports.draft.is_some() && all > 1).then_some((self.imports.done + 1, all))
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
        for lane in 0..Lane::COUNT {
            while let Some(outcome) = self.imports.outcome(lane) {
                changed = true;
                self.take_read(outcome);
            }
        }
        changed
    }

    /// Begins with the next file, where none is being prepared and a store is open.
    pub(super) fn next_import(&mut self) {
        let Some(loaded) = self.store.value().cloned() else { return };
        if self.imports.draft.is_some() {
            return;
        }
        let Some(path) = self.imports.queue.pop_front() else {
            self.imports.done = 0;
            return;
        };
        let ticket = self.imports.next_ticket();
        let progress = Arc::new(Progress::default());
        self.imports.draft = Some(Draft::new(path.clone(), ticket, Arc::clone(&progress)));
        let recipes = self.imports.recipes.clone();
        let options = ReadOptions::default();
        self.imports.send(ReadJob::Open { ticket, path, options, loaded, recipes });
    }

    /// Lets go of the present file and goes on with the next.
    fn done_with_import(&mut self) {
        self.imports.draft = None;
        self.imports.done += 1;
        self.next_import();
    }

    /// Goes on where the store has other data now: the present file is counted against them.
    pub(super) fn imports_on_new_data(&mut self) {
        let at_rest = self.imports.draft.as_mut().filter(|draft| draft.under == Under::Nothing);
        if let Some(book) = at_rest.and_then(Draft::book_mut) {
            let wanted = book.wanted();
            // The others are counted when they are shown or picked.
            for (_, table) in book.tables.iter_mut().enumerate().filter(|(at, _)| !wanted.contains(at)) {
                table.checked = Loadable::default();
            }
            for at in wanted {
                self.check_sheet(at);
            }
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
        let Some(vintages) = self.imports.back.remove(&id) else { return false };
        self.store.start();
        self.worker.send(Job::Import(Box::new(ImportJob::TakeBack(vintages))));
        true
    }

    /// Counts the sheet that is shown anew as it is understood now.
    fn check(&mut self) {
        if let Some(at) = self.imports.draft.as_ref().and_then(Draft::book).map(|book| book.shown) {
            self.check_sheet(at);
        }
    }

    /// Counts the picked sheets and the one that is shown, as far as they were not.
    fn check_wanted(&mut self) {
        let book = self.imports.draft.as_ref().and_then(Draft::book);
        let uncounted = |book: &Book| -> Vec<usize> {
            let new = |at: &usize| book.tables.get(*at).is_some_and(|t| t.checked.is_fresh());
            book.wanted().into_iter().filter(new).collect()
        };
        for at in book.map(uncounted).unwrap_or_default() {
            self.check_sheet(at);
        }
    }

    /// Previews and counts a sheet anew. What was asked about it before is stopped.
    fn check_sheet(&mut self, at: usize) {
        let ticket = self.imports.next_ticket();
        let Some(loaded) = self.store.value().cloned() else { return };
        let Some(draft) = self.imports.draft.as_mut() else { return };
        let path = draft.path.clone();
        let Some(table) = draft.book_mut().and_then(|book| book.tables.get_mut(at)) else { return };
        table.progress.stop();
        table.progress = Arc::default();
        table.ticket = ticket;
        table.checked.start();
        let (head, mapping) = (Arc::clone(&table.head), table.mapping.clone());
        let sheet = Box::new(Counted {
            path,
            head: Arc::clone(&head),
            options: table.options,
            mapping: mapping.clone(),
            dataset: table.dataset.clone(),
            loaded,
        });
        let progress = Arc::clone(&table.progress);
        let sought = table.sought;
        self.imports.send(ReadJob::Preview { ticket, head, mapping });
        self.imports.send(ReadJob::Count { ticket, sheet, progress });
        if let Some(row) = sought {
            self.seek(row);
        }
    }

    fn take_read(&mut self, outcome: ReadOutcome) {
        if let ReadOutcome::Written(result) = outcome {
            match result {
                Ok(done) => self.notify(Severity::Info, done, None),
                Err(message) => self.notify(Severity::Error, message, None),
            }
            return;
        }
        let Some(ticket) = outcome.ticket() else { return };
        // What an earlier request came to is not what is asked for now.
        if self.imports.draft.as_ref().is_some_and(|draft| draft.ticket == ticket) {
            self.take_opening(outcome);
        } else if let Some(book) = self.imports.draft.as_mut().and_then(Draft::book_mut)
            && let Some(table) = book.of_ticket(ticket)
        {
            match outcome {
                ReadOutcome::Understood(_, mapping) => {
                    table.understand(*mapping);
                    let at = table.mapping.sheet;
                    self.check_sheet(at);
                }
                other => table.take(other),
            }
        }
    }

    /// Takes in what an opened file or a recipe file came to.
    fn take_opening(&mut self, outcome: ReadOutcome) {
        match outcome {
            ReadOutcome::Opened(_, Ok(content)) => self.take_content(*content),
            ReadOutcome::Opened(_, Err(cause)) => {
                let Some(draft) = self.imports.draft.as_mut() else { return };
                draft.under = Under::Nothing;
                let message = Message::new("error-import-file").text("file", &draft.name).message("cause", cause);
                self.notify(Severity::Error, message, None);
                self.let_go_of_nothing();
            }
            ReadOutcome::Recipe(_, Err(message)) => self.notify(Severity::Error, message, None),
            ReadOutcome::Recipe(_, Ok(recipes)) => self.understand_by(&recipes),
            _ => {}
        }
    }

    fn take_content(&mut self, content: Content) {
        let Some(draft) = self.imports.draft.as_mut() else { return };
        draft.under = Under::Nothing;
        let before = draft.content.replace(content);
        if let (Some(Content::Sheets(old)), Some(book)) = (before, draft.book_mut()) {
            // Read again with another encoding, the file keeps its names.
            for (table, old) in book.tables.iter_mut().zip(&old.tables) {
                table.dataset.clone_from(&old.dataset);
            }
        }
        self.check_wanted();
    }

    /// Goes on with the next file where the present one shows nothing.
    fn let_go_of_nothing(&mut self) {
        if self.imports.draft.as_ref().is_some_and(|draft| draft.content.is_none()) {
            self.done_with_import();
        }
    }

    /// Understands the sheet that is shown, and every one that has its own among several recipes, by recipes that
    /// somebody chose; what does not fit is said.
    fn understand_by(&mut self, recipes: &[Recipe]) {
        let Some(book) = self.imports.draft.as_mut().and_then(Draft::book_mut) else { return };
        let shown = book.shown;
        let (mut changed, mut misfits) = (Vec::new(), Vec::new());
        for (at, table) in book.tables.iter_mut().enumerate() {
            let named = recipes.iter().any(|r| r.mapping.sheet_name == table.mapping.sheet_name);
            if at != shown && (recipes.len() < 2 || !named) {
                continue;
            }
            let Some(found) = recipe::for_sheet(recipes, &table.fresh) else { continue };
            misfits.extend(recipe::misfit(found, &table.fresh));
            let fresh = Fresh { mapping: &table.fresh, dataset: &table.own_name, hash: "" };
            let applied = recipe::applied(found, fresh);
            table.decide(applied);
            changed.push(at);
        }
        let wanted = book.wanted();
        for at in changed {
            if wanted.contains(&at) {
                self.check_sheet(at);
            } else if let Some(table) =
                self.imports.draft.as_mut().and_then(|draft| draft.book_mut()?.tables.get_mut(at))
            {
                table.checked = Loadable::default();
            }
        }
        for misfit in misfits {
            self.notify(Severity::Warning, misfit.explain(), None);
        }
    }
}
