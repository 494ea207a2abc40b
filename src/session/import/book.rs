//! The sheets of a file that is being prepared: each is understood, named and counted by itself, and those that are
//! picked are stored together.

use super::draft::Blocked;
use super::reader::{Progress, ReadOutcome};
use crate::import::recipe::Applied;
use crate::model::direction::Disputed;
use crate::model::facts::FileFact;
use crate::model::grid::{FileHead, ReadOptions};
use crate::model::mapping::{ColumnKind, Mapping};
use crate::model::parts::PartsAsked;
use crate::model::preview::{Around, Preview, Question};
use crate::model::report::ImportReport;
use crate::session::loadable::Loadable;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The sheets of a file.
#[derive(Debug)]
pub struct Book {
    /// The sheets, in the order of the file.
    pub tables: Vec<Table>,
    /// Position of the one that is shown.
    pub shown: usize,
    /// Positions of those that are to be stored.
    pub picked: BTreeSet<usize>,
}

/// A grid and how it is understood.
#[derive(Debug)]
pub struct Table {
    /// The first rows of every sheet of the file.
    pub head: Arc<FileHead>,
    /// What the readers were told.
    pub options: ReadOptions,
    /// How the sheet was understood at first.
    pub fresh: Mapping,
    /// How it is understood now.
    pub mapping: Mapping,
    /// The dataset's name after the file and the sheet.
    pub own_name: String,
    /// Name of the dataset that it becomes a vintage of.
    pub dataset: String,
    /// The recipe that was used.
    pub recipe: Option<String>,
    /// What was said about the file that the recipe was made from; it holds for this one only where it is said again.
    pub said_before: Vec<FileFact>,
    /// What the mapping makes of the first rows.
    pub preview: Option<Arc<Preview>>,
    /// Rows further down that are shown instead of the first ones.
    pub around: Loadable<Around>,
    /// The number of the row that those are around.
    pub sought: Option<u64>,
    /// What the whole sheet comes to.
    pub checked: Loadable<Checked>,
    /// Texts that fit several areas, answered or not.
    pub questions: Vec<Question>,
    /// Targets that a direction of the whole file does not fit, answered or not.
    pub disputed: Vec<Disputed>,
    /// Columns that tell rows apart, decided or not.
    pub parts: Vec<PartsAsked>,
    /// Those of the first two that stay without an answer.
    pub skipped: BTreeSet<String>,
    /// How far counting is.
    pub progress: Arc<Progress>,
    /// How far reading to the rows further down is.
    pub seeking: Arc<Progress>,
    /// Number of the last request about it.
    pub(super) ticket: u64,
}

/// What a whole sheet comes to.
#[derive(Debug)]
pub struct Checked {
    /// The report.
    pub report: ImportReport,
    /// Fingerprint of the file's bytes, by which a change is noticed.
    pub hash: String,
}

impl Book {
    /// The sheet that is shown.
    #[must_use]
    pub fn table(&self) -> Option<&Table> {
        self.tables.get(self.shown)
    }

    pub(super) fn table_mut(&mut self) -> Option<&mut Table> {
        self.tables.get_mut(self.shown)
    }

    /// The sheet that the request with this number was about.
    pub(super) fn of_ticket(&mut self, ticket: u64) -> Option<&mut Table> {
        self.tables.iter_mut().find(|table| table.ticket == ticket)
    }

    /// The sheets that are to be stored.
    pub fn picked(&self) -> impl Iterator<Item = &Table> {
        self.picked.iter().filter_map(|at| self.tables.get(*at))
    }

    /// Positions of the sheets that are counted: those that are picked and the one that is shown.
    pub(super) fn wanted(&self) -> BTreeSet<usize> {
        self.picked.iter().copied().chain([self.shown]).collect()
    }

    /// Whether a sheet is being counted.
    #[must_use]
    pub fn is_counting(&self) -> bool {
        self.tables.iter().any(|table| table.checked.is_loading())
    }

    /// Whether a sheet is being counted or read.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.tables.iter().any(|table| table.checked.is_loading() || table.around.is_loading())
    }

    /// How far counting is, 0 to 1: of all sheets that are being counted together.
    #[must_use]
    pub fn share(&self) -> f32 {
        let counted: Vec<&Table> = self.tables.iter().filter(|table| table.checked.is_loading()).collect();
        let all: f32 = counted.iter().map(|table| table.progress.share()).sum();
        all / counted.len().max(1) as f32
    }

    pub(super) fn stop(&self) {
        for table in &self.tables {
            table.progress.stop();
            table.seeking.stop();
        }
    }

    /// Why nothing can be stored yet, with the position of the sheet that it is about where several are picked.
    pub(super) fn blocked(&self) -> Option<(Option<usize>, Blocked)> {
        if self.picked.is_empty() {
            return Some((None, Blocked::NoSheet));
        }
        let several = self.picked.len() > 1;
        let mut nothing_new = 0;
        let mut names = BTreeSet::new();
        for at in &self.picked {
            let Some(table) = self.tables.get(*at) else { continue };
            let place = several.then_some(*at);
            match table.blocked() {
                // Where another sheet has news, this one is passed over.
                Some(Blocked::NothingNew) => nothing_new += 1,
                Some(reason) => return Some((place, reason)),
                None => {}
            }
            if !names.insert(table.dataset.trim()) {
                return Some((place, Blocked::SameName(table.dataset.trim().to_owned())));
            }
        }
        (nothing_new == self.picked.len()).then_some((None, Blocked::NothingNew))
    }
}

impl Table {
    /// A grid that was opened just now.
    pub(super) fn new(head: Arc<FileHead>, options: ReadOptions, mapping: Mapping, name: String) -> Self {
        Self {
            head,
            options,
            fresh: mapping.clone(),
            mapping,
            dataset: name.clone(),
            own_name: name,
            recipe: None,
            said_before: Vec::new(),
            preview: None,
            around: Loadable::default(),
            sought: None,
            checked: Loadable::default(),
            questions: Vec::new(),
            disputed: Vec::new(),
            parts: Vec::new(),
            skipped: BTreeSet::new(),
            progress: Arc::default(),
            seeking: Arc::default(),
            ticket: 0,
        }
    }

    /// The name of its sheet; empty where the file has only one.
    #[must_use]
    pub fn sheet_name(&self) -> &str {
        self.head.sheets.get(self.mapping.sheet).map(|sheet| sheet.name.as_str()).unwrap_or_default()
    }

    /// Takes what a recipe decides.
    pub(super) fn decide(&mut self, applied: Applied) {
        self.recipe = Some(applied.recipe);
        self.said_before = if applied.same { Vec::new() } else { applied.said };
        (self.mapping, self.dataset) = (applied.mapping, applied.dataset);
    }

    /// What was said about another file of the shape, and what this one may have to be told too.
    pub fn open_facts(&self) -> impl Iterator<Item = &FileFact> {
        let asked = |text: &str| {
            self.questions.iter().any(|asked| asked.text == text)
                || self.disputed.iter().any(|asked| asked.label == text)
        };
        self.said_before.iter().filter(move |fact| fact.is_open(&self.mapping, &asked))
    }

    /// Takes another understanding of the rows.
    pub(super) fn understand(&mut self, mut mapping: Mapping) {
        mapping.last_row = self.mapping.last_row;
        self.mapping = mapping;
    }

    /// Takes in what a request about it came to.
    pub(super) fn take(&mut self, outcome: ReadOutcome) {
        match outcome {
            ReadOutcome::Previewed(_, preview) => {
                self.remember_questions(&preview.questions);
                self.preview = Some(preview);
            }
            ReadOutcome::Checked(_, result) => {
                if let Ok(checked) = &result {
                    self.remember_questions(&checked.report.questions);
                    self.remember_disputed(&checked.report.disputed);
                    self.remember_parts(&checked.report.parts);
                }
                self.checked.finish(result);
            }
            ReadOutcome::Sought(_, found) => {
                // The rows around another row were asked for earlier.
                let wanted = found.as_ref().map_or(self.sought.is_some(), |found| self.sought == Some(found.row));
                if wanted {
                    self.around.finish(found);
                }
            }
            _ => {}
        }
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

    /// Indicators whose direction waits for an answer.
    pub fn open_directions(&self) -> impl Iterator<Item = &Disputed> {
        let open = |asked: &&Disputed| {
            !self.mapping.directions.contains_key(&asked.label) && !self.skipped.contains(&asked.label)
        };
        self.disputed.iter().filter(open)
    }

    /// Keeps whose direction was asked about, so that an answer can be changed.
    fn remember_disputed(&mut self, asked: &[Disputed]) {
        let answered = std::mem::replace(&mut self.disputed, asked.to_vec());
        for question in answered {
            let again = asked.iter().any(|asked| asked.label == question.label);
            if !again && self.mapping.directions.contains_key(&question.label) {
                self.disputed.push(question);
            }
        }
    }

    /// Columns that tell rows apart and wait for a word.
    pub fn open_parts(&self) -> impl Iterator<Item = &PartsAsked> {
        self.parts.iter().filter(|asked| self.answer_of(asked).is_none())
    }

    /// What somebody decided about a column that tells rows apart: what it is, or that it is ignored.
    #[must_use]
    pub fn answer_of(&self, asked: &PartsAsked) -> Option<ColumnKind> {
        let column = self.mapping.columns.get(asked.column)?;
        (column.kind != ColumnKind::Ignore || column.is_left_out()).then_some(column.kind)
    }

    /// Keeps which columns were asked about, so that an answer can be changed.
    fn remember_parts(&mut self, asked: &[PartsAsked]) {
        let answered = std::mem::replace(&mut self.parts, asked.to_vec());
        for question in answered {
            let again = asked.iter().any(|asked| asked.column == question.column);
            if !again && self.answer_of(&question).is_some() {
                self.parts.push(question);
            }
        }
    }

    /// Whether somebody has to say when the values are of: nothing in the file says it, and there are values.
    #[must_use]
    pub fn asks_period(&self) -> bool {
        let unsaid = self.mapping.defaults.period.is_none() && !self.mapping.dates_itself();
        // A row without an area is refused before anybody asks when it is of.
        unsaid && self.checked.value().is_some_and(|checked| checked.report.undated + checked.report.unplaced > 0)
    }

    /// Whether somebody has to say which area the values are of.
    #[must_use]
    pub fn asks_place(&self) -> bool {
        let unsaid = self.mapping.defaults.municipality.is_empty() && !self.mapping.names_areas();
        unsaid && self.checked.value().is_some_and(|checked| checked.report.unplaced > 0)
    }

    /// Whether somebody has to say whether years are 年 or 年度.
    #[must_use]
    pub fn asks_year_kind(&self) -> bool {
        self.checked.value().is_some_and(|checked| checked.report.kindless > 0)
    }

    /// What nothing in the file says, where it keeps every value from being stored.
    fn unsaid(&self) -> Option<Blocked> {
        match (self.asks_period(), self.asks_place(), self.asks_year_kind()) {
            (true, ..) => Some(Blocked::Period),
            (_, true, _) => Some(Blocked::Place),
            (.., true) => Some(Blocked::YearKind),
            _ => None,
        }
    }

    /// Why the sheet cannot be stored yet; `None` where it can.
    #[must_use]
    pub fn blocked(&self) -> Option<Blocked> {
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
        let directions = self.open_directions().count();
        if directions > 0 {
            return Some(Blocked::Directions(directions));
        }
        let parts = self.open_parts().count();
        if parts > 0 {
            return Some(Blocked::Parts(parts));
        }
        if self.dataset.trim().is_empty() {
            return Some(Blocked::NoName);
        }
        let (Some(checked), None) = (self.checked.value(), self.checked.failure()) else {
            return Some(Blocked::Failed);
        };
        let report = &checked.report;
        if report.is_nothing() {
            return Some(self.unsaid().unwrap_or(Blocked::NothingKept));
        }
        (!report.has_news()).then_some(Blocked::NothingNew)
    }
}
