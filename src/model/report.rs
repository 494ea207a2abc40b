//! The report of an import: what was read, kept and refused, what changes, and every problem with its place and cure.

pub use super::problem::{ProblemReason, Severity};

use super::dated::{self, Dated, DatedBy};
use super::direction::Disputed;
use super::evidence::Evidences;
use super::hidden::HiddenMet;
use super::id::IndicatorId;
use super::joining::Alike;
use super::municipality::AreaCode;
use super::observation::MissingReason;
use super::parts::{Members, Parted, PartsAsked, PartsProposed};
use super::period::Period;
use super::preview::Question;
use super::quantity::Quantity;
use super::unit::Unit;

/// Most problems, changes or notes that a report keeps word for word; of the rest it keeps the number.
pub const KEPT: usize = 10_000;

/// One problem with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Row of the sheet or line of the text, from 1.
    pub row: u64,
    /// Column from 1, where it is about one cell.
    pub column: Option<usize>,
    /// Heading of that column.
    pub heading: String,
    /// The cell as found.
    pub raw: String,
    /// What is the matter.
    pub reason: ProblemReason,
}

/// A value of the store that the file changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The indicator.
    pub indicator_id: IndicatorId,
    /// Its label.
    pub label: String,
    /// The area.
    pub municipality_code: AreaCode,
    /// The period.
    pub period: Period,
    /// Value or reason before.
    pub old: Result<(Quantity, Unit), MissingReason>,
    /// Value or reason in the file; `None` where the file no longer has it.
    pub new: Option<Result<(Quantity, Unit), MissingReason>>,
}

/// How a file's values stand against the store.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Changes {
    /// Values that the store does not have.
    pub new: u64,
    /// Values that the store has as they are.
    pub same: u64,
    /// Values that differ from the store's.
    pub revised: u64,
    /// Values that differ from what somebody typed, which stands: they are kept, and not shown.
    pub against: u64,
    /// Values of the dataset's earlier vintage that the file no longer has.
    pub gone: u64,
    /// The revised and gone ones, at most [`KEPT`].
    pub list: Vec<Change>,
}

/// What was read, kept and refused.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImportReport {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet; empty where there is only one.
    pub sheet: String,
    /// Name of the dataset.
    pub dataset: String,
    /// Rows with data that were read.
    pub rows_read: u64,
    /// Rows of which something was kept.
    pub rows_kept: u64,
    /// Rows of which nothing was kept because something was wrong.
    pub rows_refused: u64,
    /// Rows that hold notes, headings or totals instead of data.
    pub rows_without_data: u64,
    /// Rows of parts that are left out, as somebody decided.
    pub rows_left_out: u64,
    /// Rows and columns that the sheet hides.
    pub hidden: HiddenMet,
    /// Empty cells of periods that later values of their series follow: kept as gaps of unknown reason, because what is
    /// past is not yet to come.
    pub blanks: u64,
    /// Values kept.
    pub values: u64,
    /// Gaps kept with their reasons.
    pub missing: u64,
    /// Cells with a value or gap that were refused.
    pub values_refused: u64,
    /// Targets kept.
    pub targets: u64,
    /// Values whose year is not said to be 年 or 年度 and was taken as the mapping says.
    pub bare_years: u64,
    /// How many indicators have values or gaps in how many areas.
    pub extent: (u64, u64),
    /// Headings of the columns that were not taken.
    pub ignored_columns: Vec<String>,
    /// Notes found below the table.
    pub notes: Vec<String>,
    /// When the values are of, and what says so.
    pub dates: Vec<Dated>,
    /// Which areas, units, roles and themes the values were given, and what says so.
    pub given: Evidences,
    /// The dimensions by which values are parted, and what says so.
    pub breakdowns: Vec<Parted>,
    /// Columns that part rows and that nobody decided about; at most 1,000.
    pub parts: Vec<PartsAsked>,
    /// Columns of values whose headings seem to name parts; at most 1,000.
    pub proposed: Vec<PartsProposed>,
    /// Cells that were refused because nothing dates them.
    pub undated: u64,
    /// Cells that were refused because nothing says whether their years are 年 or 年度.
    pub kindless: u64,
    /// Rows and cells that were refused because nothing says which area they are of.
    pub unplaced: u64,
    /// Targets that wait for a word about their direction; at most 1,000.
    pub disputed: Vec<Disputed>,
    /// Texts that fit several areas, to be asked once; at most 1,000.
    pub questions: Vec<Question>,
    /// Labels that indicators of other datasets bear too, to be joined where they mean the same; at most [`KEPT`].
    pub alike: Vec<Alike>,
    /// Number of all problems by severity: errors, warnings, notes.
    pub counts: [u64; 3],
    /// The first of them, at most [`KEPT`].
    pub problems: Vec<Problem>,
    /// Difference to the store.
    pub changes: Changes,
}

impl ImportReport {
    /// Adds a problem: always counted, kept while there is room.
    pub fn add(&mut self, problem: Problem) {
        let at = problem.reason.severity() as usize;
        if let Some(count) = self.counts.get_mut(at) {
            *count += 1;
        }
        match &problem.reason {
            ProblemReason::NoPeriod => self.undated += 1,
            ProblemReason::YearKind => self.kindless += 1,
            ProblemReason::NoArea => self.unplaced += 1,
            ProblemReason::Breakdown(heading, member) => self.ask_parts(problem.column, heading, member),
            ProblemReason::TargetAgainstDirection(disputed) => {
                let known = self.disputed.iter().any(|known| known.label == disputed.label);
                if !known && self.disputed.len() < 1_000 {
                    self.disputed.push(disputed.clone());
                }
            }
            _ => {}
        }
        if self.problems.len() < KEPT {
            self.problems.push(problem);
        }
    }

    /// Adds a text that fits several areas, or counts one more row that asks it.
    pub fn ask(&mut self, text: &str, candidates: &[AreaCode]) {
        if let Some(question) = self.questions.iter_mut().find(|question| question.text == text) {
            question.rows += 1;
        } else if self.questions.len() < 1_000 {
            self.questions.push(Question { text: text.to_owned(), candidates: candidates.to_vec(), rows: 1 });
        }
    }

    /// Adds a row of a part that nobody decided about.
    fn ask_parts(&mut self, column: Option<usize>, heading: &str, member: &str) {
        let Some(column) = column.and_then(|column| column.checked_sub(1)) else { return };
        let at = self.parts.iter().position(|asked| asked.column == column);
        let at = at.unwrap_or_else(|| {
            let (heading, members) = (heading.to_owned(), Members::default());
            self.parts.push(PartsAsked { column, heading, members, rows: 0, has_whole: false });
            self.parts.len() - 1
        });
        if let Some(asked) = self.parts.get_mut(at) {
            asked.rows += 1;
            asked.members.add(member);
        }
    }

    /// Counts a value by what dates it.
    pub fn date(&mut self, by: DatedBy, period: Period) {
        dated::count(&mut self.dates, by, period);
    }

    /// Whether not one value or target is left.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.values + self.missing + self.targets + self.changes.same == 0
    }

    /// How many problems are counted but not kept word for word.
    #[must_use]
    pub fn beyond(&self) -> u64 {
        self.counts.iter().sum::<u64>() - self.problems.len() as u64
    }

    /// Whether every row and value was kept.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.rows_refused == 0 && self.values_refused == 0
    }

    /// Whether there is something to be stored. A file of which nothing could be kept takes nothing away either.
    #[must_use]
    pub const fn has_news(&self) -> bool {
        !self.is_nothing()
            && self.changes.new + self.changes.revised + self.changes.against + self.changes.gone + self.targets > 0
    }
}
