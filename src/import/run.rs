//! The import itself: rows in, parts of a dataset and a report out, one row at a time.

use super::assemble::{Assembler, Rivals, counting};
pub use super::assemble::{Collisions, Source};
use super::evidence;
use super::known::Known;
use super::municipality::resolver::{AreaTexts, Resolution, Resolver};
use super::notation::missing::legend;
use super::parted::{dimensions, proposed, whole_met};
use super::read::Rows;
use super::read::error::{Place as Where, ReadError, ReadProblem};
use super::row::{Draft, RowRead, RowReader, text_of};
use super::sink::Sink;
use super::stages::{Batch, Place, Understood, WAITING, give_back, understand};
use super::told;
use crate::model::dated::DatedBy;
use crate::model::grid::{Cell, column_letters};
use crate::model::hidden::{Hidden, HiddenMet};
use crate::model::mapping::{ColumnKind, Mapping, Why};
use crate::model::message::{Explain, Message};
use crate::model::report::{ImportReport, Problem, ProblemReason};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};

/// Observations of one part: few enough to stay in the processor's cache until they are written.
const PART: usize = 1_024;

/// Rows between two reports of progress.
const BEAT: usize = 4_096;

/// Most notes below a table that a report keeps.
const NOTES: usize = 50;

/// Everything that an import needs to know beside the rows.
#[derive(Debug, Clone, Copy)]
pub struct Plan<'d> {
    /// How the sheet is understood.
    pub mapping: &'d Mapping,
    /// Who resolves its areas.
    pub resolver: &'d Resolver,
    /// What the store has.
    pub known: &'d Known<'d>,
    /// The file.
    pub source: Source<'d>,
}

/// Why an import ended before its end. Nothing of it may be kept.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read any further.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The rows cannot be stored.
    #[error("the rows cannot be stored")]
    Sink(Message),
    /// The user cancelled it.
    #[error("cancelled")]
    Cancelled,
    /// The mapping takes no column for values.
    #[error("no column holds values")]
    NoValues,
    /// Rows that were handed on already meet others with different values: the file has to be read again, without
    /// them, and here it cannot be.
    #[error("rows meet with different values")]
    Collides(Collisions),
}

impl Explain for ImportError {
    fn explain(&self) -> Message {
        match self {
            Self::Read(error) => error.explain(),
            Self::Sink(message) => message.clone(),
            Self::Cancelled => Message::new("error-import-cancelled"),
            Self::NoValues => Message::new("error-import-no-values"),
            Self::Collides(_) => Message::new("error-import-collides"),
        }
    }
}

/// Most readings of a file: one finds that rows meet, one by which columns they differ, one is without them, and no
/// later one finds anything new.
pub const READINGS: usize = 5;

/// Imports the rows of a sheet. Where rows collide they are read again, if rows and sink can begin again.
///
/// # Errors
/// [`ImportError`]; the caller throws away whatever the sink has taken. After [`ImportError::Collides`] it may begin
/// again with [`run_without`].
pub fn run(
    rows: &mut dyn Rows,
    plan: Plan<'_>,
    sink: &mut dyn Sink,
    progress: &dyn Fn(f64),
    cancel: &AtomicBool,
) -> Result<ImportReport, ImportError> {
    let mut collisions = Collisions::default();
    for _ in 0..READINGS {
        match run_without(rows, plan, &collisions, sink, progress, cancel) {
            Err(ImportError::Collides(found)) if sink.begin_again() && rows.begin_again()? => collisions = found,
            done => return done,
        }
    }
    Err(ImportError::Collides(collisions))
}

/// Imports the rows of a sheet but those that collide, as an earlier reading found.
///
/// # Errors
/// As for [`run`]; [`ImportError::Collides`] with all collisions where there are more.
pub fn run_without(
    rows: &mut dyn Rows,
    plan: Plan<'_>,
    collisions: &Collisions,
    sink: &mut dyn Sink,
    progress: &dyn Fn(f64),
    cancel: &AtomicBool,
) -> Result<ImportReport, ImportError> {
    let mapping = plan.mapping;
    if mapping.position(ColumnKind::Value).is_none() {
        return Err(ImportError::NoValues);
    }
    let mut reader = RowReader::new(mapping, plan.resolver);
    if let Some(columns) = collisions.columns() {
        reader = reader.parted_by(columns);
    }
    let mut work = Work::new(plan, collisions);
    std::thread::scope(|scope| {
        let (sender, ready) = sync_channel(WAITING);
        let (back, spare) = channel();
        let reader = &mut reader;
        scope.spawn(move || understand(rows, mapping, reader, &sender, &spare));
        // Where this stage ends early, the other finds nobody to hand rows to, and ends as well.
        work.join(&ready, &back, sink, progress, cancel)
    })?;
    if !work.assembler.unforeseen.is_empty() {
        let mut all = collisions.clone();
        all.join(work.assembler.unforeseen);
        return Err(ImportError::Collides(all));
    }
    if !collisions.is_empty() && collisions.columns().is_none() {
        let telling = work.rivals.telling(mapping);
        // Rows that another column tells apart are of parts, and so may be others that meet nothing.
        if !telling.is_empty() {
            return Err(ImportError::Collides(Collisions::told_by(telling)));
        }
    }
    work.assembler.settle_blanks(&mut work.report);
    work.assembler.settle_waiting(&mut work.report);
    for (column, whole) in reader.wholes() {
        whole_met(&mut work.report, mapping, column, whole);
    }
    work.rivals.tell(mapping, &mut work.report.problems);
    work.tell_beside();
    work.tell_columns();
    super::unsaid::targets(mapping, &mut work.report);
    super::unsaid::notes(mapping, &mut work.report);
    work.assembler.gone(&mut work.report);
    work.report.extent = work.assembler.extent();
    sink.take(work.assembler.frame.take()).map_err(ImportError::Sink)?;
    work.report.given.list.append(&mut work.assembler.themes.list);
    evidence::put_words(&mut work.report, mapping);
    for dated in &mut work.report.dates {
        dated.text = dating_words(mapping, dated.by);
    }
    progress(1.0);
    Ok(work.report)
}

/// The words of a file that date its values; the number of a column that has no heading.
fn dating_words(mapping: &Mapping, by: DatedBy) -> String {
    let at = match by {
        DatedBy::Column => {
            let kinds = [ColumnKind::Period, ColumnKind::TargetPeriod, ColumnKind::BaselinePeriod];
            kinds.into_iter().find_map(|kind| mapping.position(kind))
        }
        DatedBy::Heading => mapping.columns.iter().position(|column| column.period.is_some()),
        DatedBy::Title => return mapping.defaults.period_printed.clone(),
        _ => None,
    };
    let named = at.and_then(|at| Some((at, mapping.columns.get(at)?)));
    named.map_or_else(String::new, |(at, column)| {
        if column.heading.is_empty() { (at + 1).to_string() } else { column.heading.clone() }
    })
}

/// A cell as spreadsheets name it: 歳出!D3.
fn place_of(sheet: &str, column: usize, row: u64) -> String {
    let column = column_letters(column);
    if sheet.is_empty() { format!("{column}{row}") } else { format!("{sheet}!{column}{row}") }
}

/// One import under way.
struct Work<'d> {
    mapping: &'d Mapping,
    assembler: Assembler<'d>,
    report: ImportReport,
    rivals: Rivals,
    /// Columns of values of a table that stands beside the one that is read.
    beside: Vec<usize>,
    /// Columns and names of which was said that the unit of the title does not fit.
    unfit: BTreeSet<(usize, String)>,
}

impl<'d> Work<'d> {
    fn new(plan: Plan<'d>, collisions: &Collisions) -> Self {
        let mapping = plan.mapping;
        let named = AreaTexts { name: &mapping.defaults.municipality, ..AreaTexts::default() };
        let area = match plan.resolver.resolve(named) {
            Resolution::Resolved(code) => Some(code),
            _ => None,
        };
        let rivals = Rivals::new(mapping);
        let mut assembler = Assembler::new(plan.known, mapping, area, plan.source).without(collisions);
        if collisions.columns().is_none() {
            assembler.looks_closer = rivals.may_part();
        }
        let ignored = mapping.columns.iter().filter(|c| c.kind == ColumnKind::Ignore && !c.heading.is_empty());
        let beside = mapping.columns.iter().enumerate().filter(|(_, column)| column.guess.why == Why::Beside);
        let beside = beside.map(|(at, _)| at).collect();
        let hidden = HiddenMet { fate: mapping.hidden, ..HiddenMet::default() };
        Self {
            mapping,
            assembler,
            report: ImportReport {
                file: plan.source.file.to_owned(),
                sheet: mapping.sheet_name.clone(),
                dataset: plan.source.dataset.to_owned(),
                ignored_columns: ignored.map(|c| c.heading.clone()).collect(),
                breakdowns: dimensions(mapping),
                proposed: proposed(mapping),
                hidden,
                ..ImportReport::default()
            },
            rivals,
            beside,
            unfit: BTreeSet::new(),
        }
    }

    /// Joins the rows that the other stage has understood, and hands on what came of them.
    fn join(
        &mut self,
        ready: &Receiver<Batch>,
        back: &Sender<Vec<Understood>>,
        sink: &mut dyn Sink,
        progress: &dyn Fn(f64),
        cancel: &AtomicBool,
    ) -> Result<(), ImportError> {
        let mut since = 0;
        loop {
            let Ok(mut batch) = ready.recv() else {
                // The other stage says how it ended, unless it panicked: nobody knows then what the rest of the file says.
                let detail = "reading ended early".to_owned();
                return Err(Where::file(&self.report.file).refuse(ReadProblem::Damaged(detail)).into());
            };
            if cancel.load(Ordering::Relaxed) {
                return Err(ImportError::Cancelled);
            }
            for row in batch.rows.iter_mut().take(batch.filled) {
                self.any_row(row);
                self.hand_on(sink)?;
            }
            since += batch.filled;
            if since >= BEAT {
                since = 0;
                progress(batch.share);
            }
            if let Some(end) = batch.end {
                return end.map_err(ImportError::from);
            }
            give_back(back, batch.rows);
        }
    }

    /// Hands on what is ready, where it is enough.
    fn hand_on(&mut self, sink: &mut dyn Sink) -> Result<(), ImportError> {
        if self.assembler.blanks.are_many() {
            self.assembler.settle_blanks(&mut self.report);
        }
        if !self.assembler.unforeseen.is_empty() {
            // This reading comes to nothing; it only goes on to find all collisions.
            self.assembler.frame.part = crate::model::dataset::Dataset::default();
        } else if self.assembler.frame.part.observations.len() >= PART {
            sink.take(self.assembler.frame.take()).map_err(ImportError::Sink)?;
            while let Some(used) = sink.used() {
                self.assembler.reuse(used);
            }
        }
        Ok(())
    }

    fn any_row(&mut self, row: &mut Understood) {
        for (text, candidates) in &row.asked {
            self.report.ask(text, candidates);
        }
        match std::mem::replace(&mut row.place, Place::Above) {
            Place::Above | Place::Hidden(false) => {}
            Place::Below => self.note(&row.cells),
            Place::Hidden(true) => self.hidden_row(&row.cells, row.number),
            Place::Table(read) => self.row(read, row),
        }
    }

    /// A row that the sheet hides, and that nobody said is to be taken.
    fn hidden_row(&mut self, cells: &[Cell], number: u64) {
        self.report.rows_read += 1;
        self.report.hidden.rows += 1;
        if self.mapping.hidden == Hidden::Ask {
            self.report.rows_refused += 1;
            let raw = cells.iter().map(text_of).find(|text| !text.is_empty()).unwrap_or_default().into_owned();
            self.problem(number, None, raw, ProblemReason::HiddenRow);
        } else {
            self.report.rows_left_out += 1;
        }
    }

    /// Says of which columns of values nothing is taken, once each.
    fn tell_columns(&mut self) {
        let mapping = self.mapping;
        self.report.hidden.columns.extend(told::hidden(mapping));
        for (at, reason) in told::refused(mapping) {
            let heading = mapping.columns.get(at).map(|column| column.heading.clone()).unwrap_or_default();
            self.report.values_refused += 1;
            self.problem(told::heading_row(mapping), Some(at), heading, reason);
        }
    }

    fn row(&mut self, read: RowRead, row: &mut Understood) {
        let (cells, number) = (row.cells.as_slice(), row.number);
        if self.mapping.hides(number) {
            self.report.hidden.rows += 1;
        }
        match read {
            RowRead::Blank => {}
            RowRead::Aside(reason, text) => {
                self.report.rows_without_data += 1;
                match reason {
                    Some(reason) => self.problem(number, None, text, reason),
                    None => self.note(cells),
                }
            }
            RowRead::Refused(at, reason) => {
                self.report.rows_read += 1;
                self.report.rows_refused += 1;
                let raw = at.and_then(|at| cells.get(at)).map(|cell| text_of(cell).into_owned()).unwrap_or_default();
                self.problem(number, at, raw, reason);
            }
            RowRead::LeftOut => {
                self.report.rows_read += 1;
                self.report.rows_left_out += 1;
            }
            RowRead::Data => self.data(cells, number, &mut row.drafts),
        }
    }

    fn data(&mut self, cells: &[Cell], number: u64, drafts: &mut [(usize, Result<Draft, ProblemReason>)]) {
        let mut kept = 0_u64;
        // Values of a table beside this one.
        let is_filled = |at: &&usize| cells.get(**at).is_some_and(|cell| !text_of(cell).trim().is_empty());
        let mut refused = self.beside.iter().filter(is_filled).count() as u64;
        let mut target_columns: Vec<(usize, String)> = Vec::new();
        counting::ask(self.mapping, drafts);
        for (at, draft) in drafts {
            let at = *at;
            let raw = || cells.get(at).map(|cell| text_of(cell).into_owned()).unwrap_or_default();
            let is_target = draft.as_ref().is_ok_and(|draft| draft.meaning.role().is_none());
            let added = match draft {
                Ok(draft) => {
                    told::once(&mut self.unfit, at, draft);
                    self.assembler.add(draft, number, &mut self.report)
                }
                Err(reason) => Err(reason.clone()),
            };
            match added {
                Ok(doubts) => {
                    self.compare(cells);
                    if is_target {
                        target_columns.push((at, raw()));
                    } else {
                        kept += 1;
                    }
                    for reason in doubts {
                        self.problem(number, Some(at), raw(), reason);
                    }
                }
                Err(reason) => {
                    refused += 1;
                    self.compare(cells);
                    self.problem(number, Some(at), raw(), reason);
                }
            }
        }
        if !target_columns.is_empty() {
            let mut refused_targets: Vec<(String, ProblemReason)> = Vec::new();
            kept += self.assembler.end_row(&mut self.report, &mut |_, raw, reason| refused_targets.push((raw, reason)));
            self.compare(cells);
            refused += refused_targets.len() as u64;
            for (raw, reason) in refused_targets {
                let at = target_columns.iter().find(|(_, text)| *text == raw).map(|(at, _)| *at);
                self.problem(number, at, raw, reason);
            }
        }
        self.report.rows_read += 1;
        self.report.values_refused += refused;
        if kept > 0 || refused == 0 {
            self.report.rows_kept += 1;
        } else {
            self.report.rows_refused += 1;
        }
    }

    /// Looks by which columns a row that collides differs from the others.
    fn compare(&mut self, cells: &[Cell]) {
        if let Some(place) = self.assembler.collided.take() {
            self.rivals.compare(place, cells);
        }
    }

    fn problem(&mut self, row: u64, column: Option<usize>, raw: String, mut reason: ProblemReason) {
        if let (ProblemReason::NoResult(cell), Some(at)) = (&mut reason, column) {
            *cell = place_of(&self.mapping.sheet_name, at, row);
        }
        let heading = column.and_then(|at| self.mapping.columns.get(at)).map(|c| c.heading.clone()).unwrap_or_default();
        self.report.add(Problem { row, column: column.map(|at| at + 1), heading, raw, reason });
    }

    /// A table that stands beside the one that was read is refused, once.
    fn tell_beside(&mut self) {
        let Some(at) = self.beside.first().copied() else { return };
        let heading = self.mapping.columns.get(at).map(|column| column.heading.clone()).unwrap_or_default();
        self.problem(told::heading_row(self.mapping), Some(at), heading, ProblemReason::TableBeside);
    }

    /// A note below the table. A legend that comes too late for what was read above is said.
    fn note(&mut self, cells: &[Cell]) {
        for text in cells.iter().map(text_of).filter(|text| !text.is_empty()) {
            for entry in legend(&text) {
                let used = self.mapping.legend.iter().find(|known| known.symbol == entry.symbol);
                if used.is_none_or(|used| used.reason != entry.reason) && !told::is_usual(&entry) {
                    self.problem(0, None, text.to_string(), ProblemReason::LateLegend);
                }
            }
            if self.report.notes.len() < NOTES {
                self.report.notes.push(text.into_owned());
            }
        }
    }
}
