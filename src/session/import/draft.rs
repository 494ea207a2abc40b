//! A file that is being prepared: what it is, how it is understood, what would come of it.

use super::book::{Book, Table};
use super::reader::Progress;
use crate::model::dataset::Dataset;
use crate::model::message::{Explain, Message};
use crate::model::report::Changes;
use crate::session::loaded::Loaded;
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
    /// Sheets, each a grid that has to be understood; most files have one.
    Sheets(Box<Book>),
    /// Data that are whole by themselves: a data package or another store.
    Whole(Box<Whole>),
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
    /// Indicators whose wanted direction waits for an answer; so many.
    Directions(usize),
    /// Columns that tell rows apart wait for a word; so many.
    Parts(usize),
    /// Nobody has said when the values are of.
    Period,
    /// Somebody has to say which area the values are of.
    Place,
    /// Somebody has to say whether years are 年 or 年度.
    YearKind,
    /// No sheet is picked.
    NoSheet,
    /// No column holds values.
    NoValues,
    /// The dataset has no name.
    NoName,
    /// Two sheets would become datasets of this name.
    SameName(String),
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
            Self::Directions(count) => Message::new("importing-blocked-directions").number("count", *count as f64),
            Self::Parts(count) => Message::new("importing-blocked-parts").number("count", *count as f64),
            Self::Period => Message::new("importing-blocked-period"),
            Self::Place => Message::new("importing-blocked-place"),
            Self::YearKind => Message::new("importing-blocked-year"),
            Self::NoSheet => Message::new("importing-blocked-no-sheet"),
            Self::NoValues => Message::new("importing-blocked-no-values"),
            Self::NoName => Message::new("importing-blocked-no-name"),
            Self::SameName(name) => Message::new("importing-blocked-same-name").text("dataset", name),
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

    /// The sheets, where it has any.
    #[must_use]
    pub fn book(&self) -> Option<&Book> {
        match &self.content {
            Some(Content::Sheets(book)) => Some(book),
            _ => None,
        }
    }

    pub(super) fn book_mut(&mut self) -> Option<&mut Book> {
        match &mut self.content {
            Some(Content::Sheets(book)) => Some(book),
            _ => None,
        }
    }

    /// The sheet that is shown, where it has any.
    #[must_use]
    pub fn table(&self) -> Option<&Table> {
        self.book().and_then(Book::table)
    }

    pub(super) fn table_mut(&mut self) -> Option<&mut Table> {
        self.book_mut().and_then(Book::table_mut)
    }

    /// Whether something is being read, counted or stored.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.under != Under::Nothing || self.book().is_some_and(Book::is_under_way)
    }

    /// How far that is, 0 to 1.
    #[must_use]
    pub fn share(&self) -> f32 {
        match (self.under, self.book()) {
            (Under::Nothing, Some(book)) => book.share(),
            _ => self.progress.share(),
        }
    }

    /// Stops whatever is being read, counted or stored.
    pub(super) fn stop(&self) {
        self.progress.stop();
        if let Some(book) = self.book() {
            book.stop();
        }
    }

    /// Why nothing can be stored yet; `None` where it can.
    #[must_use]
    pub fn blocked(&self, loaded: &Loaded) -> Option<Blocked> {
        self.blocked_at(loaded).map(|(_, reason)| reason)
    }

    /// [`Self::blocked`], with the sheet that the reason is about where there are several.
    #[must_use]
    pub fn blocked_at(&self, loaded: &Loaded) -> Option<(Option<usize>, Blocked)> {
        if loaded.read_only {
            return Some((None, Blocked::ReadOnly));
        }
        if self.under != Under::Nothing {
            return Some((None, Blocked::Busy));
        }
        match &self.content {
            None => Some((None, Blocked::Busy)),
            Some(Content::Whole(whole)) => {
                let changes = &whole.changes;
                let news = changes.new + changes.revised + changes.gone > 0;
                let empty = whole.data.observations.is_empty() && whole.data.targets.is_empty();
                match (empty, news) {
                    (true, _) => Some((None, Blocked::NothingKept)),
                    (false, false) => Some((None, Blocked::NothingNew)),
                    (false, true) => None,
                }
            }
            Some(Content::Sheets(book)) => book.blocked(),
        }
    }
}
