//! A file that is being prepared: what it is, how it is understood, what would come of it.

use super::reader::Progress;
use crate::import::open;
use crate::model::dataset::Dataset;
use crate::model::grid::{FileHead, ReadOptions};
use crate::model::mapping::{ColumnKind, Mapping};
use crate::model::message::{Explain, Message};
use crate::model::preview::{Preview, Question};
use crate::model::report::{Changes, ImportReport};
use crate::session::loadable::Loadable;
use crate::session::loaded::Loaded;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// What is being done with the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under {
    /// Nothing: it waits for the reader.
    Nothing,
    /// It is being opened.
    Reading,
    /// It is being stored.
    Storing,
}

/// One file.
#[derive(Debug)]
pub struct Draft {
    /// Where it lies.
    pub path: PathBuf,
    /// Its name without the folder.
    pub name: String,
    /// What lies in it, as far as it is known.
    pub content: Option<Content>,
    /// What is being done with it.
    pub under: Under,
    /// How far that is.
    pub progress: Arc<Progress>,
    /// Whether the reader has let go of it.
    pub(super) cancelled: bool,
    /// Number of the last request about it.
    pub(super) ticket: u64,
}

/// What lies in a file.
#[derive(Debug)]
pub enum Content {
    /// A grid that has to be understood.
    Table(Box<Table>),
    /// Data that are whole by themselves: a data package or another store.
    Whole(Box<Whole>),
}

/// A grid and how it is understood.
#[derive(Debug)]
pub struct Table {
    /// The first rows of every sheet.
    pub head: Arc<FileHead>,
    /// What the readers were told.
    pub options: ReadOptions,
    /// How the sheet was understood at first.
    pub fresh: Mapping,
    /// How it is understood now.
    pub mapping: Mapping,
    /// Name of the dataset that it becomes a vintage of.
    pub dataset: String,
    /// The recipe that was used.
    pub recipe: Option<String>,
    /// What the mapping makes of the first rows.
    pub preview: Option<Arc<Preview>>,
    /// What the whole file comes to.
    pub checked: Loadable<Checked>,
    /// Texts that fit several areas, answered or not.
    pub questions: Vec<Question>,
    /// Those of them that stay without an answer.
    pub skipped: BTreeSet<String>,
}

/// What a whole file comes to.
#[derive(Debug)]
pub struct Checked {
    /// The report.
    pub report: ImportReport,
    /// Fingerprint of the file's bytes, by which a change is noticed.
    pub hash: String,
}

/// Data that are whole by themselves.
#[derive(Debug)]
pub struct Whole {
    /// Whether they are another store of this program.
    pub is_store: bool,
    /// The data.
    pub data: Arc<Dataset>,
    /// How their values stand against the store; the list of changes is empty.
    pub changes: Changes,
}

/// Why nothing can be stored yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocked {
    /// The file is still being read or counted.
    Busy,
    /// The store may only be read.
    ReadOnly,
    /// The file cannot be counted, for this reason.
    Failed,
    /// Texts that fit several areas wait for an answer; so many.
    Questions(usize),
    /// No column holds values.
    NoValues,
    /// The dataset has no name.
    NoName,
    /// Not one value is left.
    NothingKept,
    /// The store has all of it already.
    NothingNew,
}

impl Explain for Blocked {
    fn explain(&self) -> Message {
        match self {
            Self::Busy => Message::new("importing-blocked-busy"),
            Self::ReadOnly => Message::new("importing-blocked-read-only"),
            Self::Failed => Message::new("importing-blocked-failed"),
            Self::Questions(count) => Message::new("importing-blocked-questions").number("count", *count as f64),
            Self::NoValues => Message::new("importing-blocked-no-values"),
            Self::NoName => Message::new("importing-blocked-no-name"),
            Self::NothingKept => Message::new("importing-blocked-nothing-kept"),
            Self::NothingNew => Message::new("importing-blocked-nothing-new"),
        }
    }
}

impl Draft {
    pub(super) fn new(path: PathBuf, ticket: u64, progress: Arc<Progress>) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Self { path, name, content: None, under: Under::Reading, progress, cancelled: false, ticket }
    }

    /// The grid, where it is one.
    #[must_use]
    pub fn table(&self) -> Option<&Table> {
        match &self.content {
            Some(Content::Table(table)) => Some(table),
            _ => None,
        }
    }

    pub(super) fn table_mut(&mut self) -> Option<&mut Table> {
        match &mut self.content {
            Some(Content::Table(table)) => Some(table),
            _ => None,
        }
    }

    /// Whether something is being read, counted or stored.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.under != Under::Nothing || self.table().is_some_and(|table| table.checked.is_loading())
    }

    /// Why nothing can be stored yet; `None` where it can.
    #[must_use]
    pub fn blocked(&self, loaded: &Loaded) -> Option<Blocked> {
        if loaded.read_only {
            return Some(Blocked::ReadOnly);
        }
        if self.under != Under::Nothing {
            return Some(Blocked::Busy);
        }
        match &self.content {
            None => Some(Blocked::Busy),
            Some(Content::Whole(whole)) => {
                let changes = &whole.changes;
                let news = changes.new + changes.revised + changes.gone > 0;
                let empty = whole.data.observations.is_empty() && whole.data.targets.is_empty();
                match (empty, news) {
                    (true, _) => Some(Blocked::NothingKept),
                    (false, false) => Some(Blocked::NothingNew),
                    (false, true) => None,
                }
            }
            Some(Content::Table(table)) => table.blocked(),
        }
    }
}

impl Table {
    /// A grid that was opened just now.
    pub(super) fn new(head: FileHead, options: ReadOptions, mapping: Mapping, stem: String) -> Self {
        Self {
            head: Arc::new(head),
            options,
            fresh: mapping.clone(),
            mapping,
            dataset: stem,
            recipe: None,
            preview: None,
            checked: Loadable::default(),
            questions: Vec::new(),
            skipped: BTreeSet::new(),
        }
    }

    /// Takes another understanding of the rows, or of another sheet.
    pub(super) fn understand(&mut self, mut mapping: Mapping) {
        if mapping.sheet == self.mapping.sheet {
            mapping.last_row = self.mapping.last_row;
        } else {
            self.fresh.clone_from(&mapping);
        }
        self.mapping = mapping;
    }

    /// Texts that wait for an answer.
    pub fn open_questions(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(|asked| !self.is_answered(&asked.text) && !self.skipped.contains(&asked.text))
    }

    /// Whether the text has an answer.
    #[must_use]
    pub fn is_answered(&self, text: &str) -> bool {
        self.mapping.answers.contains_key(text)
    }

    /// Keeps what was asked: an answered question is asked no more, and can still be answered otherwise.
    pub(super) fn remember_questions(&mut self, asked: &[Question]) {
        let answered = std::mem::take(&mut self.questions);
        self.questions = asked.to_vec();
        for question in answered {
            let again = self.questions.iter().any(|q| q.text == question.text);
            if !again && self.mapping.answers.contains_key(&question.text) {
                self.questions.push(question);
            }
        }
    }

    fn blocked(&self) -> Option<Blocked> {
        if self.mapping.position(ColumnKind::Value).is_none() {
            return Some(Blocked::NoValues);
        }
        if self.checked.is_loading() {
            return Some(Blocked::Busy);
        }
        let open = self.open_questions().count();
        if open > 0 {
            return Some(Blocked::Questions(open));
        }
        if self.dataset.trim().is_empty() {
            return Some(Blocked::NoName);
        }
        let (Some(checked), None) = (self.checked.value(), self.checked.failure()) else {
            return Some(Blocked::Failed);
        };
        let report = &checked.report;
        if report.values + report.missing + report.targets + report.changes.same == 0 {
            return Some(Blocked::NothingKept);
        }
        (!report.has_news()).then_some(Blocked::NothingNew)
    }
}

/// Fingerprint of a file, or why it cannot be read.
pub(super) fn fingerprint(path: &std::path::Path) -> Result<String, Message> {
    open::fingerprint(path).map_err(|error| error.explain())
}
