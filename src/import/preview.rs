//! What a mapping makes of the head of a sheet, computed anew whenever a guess is corrected; and of the rows around
//! any other one, to which the file is read in passing.

use super::municipality::resolver::Resolver;
use super::read::Rows;
use super::read::error::ReadError;
use super::row::{Draft, RowRead, RowReader, text_of};
use crate::model::doubt::HeadingDoubt;
use crate::model::grid::{Cell, FileHead, SheetHead};
use crate::model::mapping::{ColumnKind, ColumnMapping, Hidden, Mapping, Meaning};
use crate::model::observation::MissingReason;
use crate::model::preview::{Around, Preview, PreviewRow, RowKind, Taken};
use crate::model::report::{ImportReport, ProblemReason};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

/// Rows that are shown before the one that is looked for, and after it.
const BEFORE: u64 = 100;
const AFTER: u64 = 200;

/// Rows between two reports of progress.
const BEAT: usize = 4_096;

/// The preview of the mapped sheet; empty where the file has no such sheet.
#[must_use]
pub fn preview(head: &FileHead, mapping: &Mapping, resolver: &Resolver) -> Preview {
    let empty = SheetHead::default();
    let sheet = head.sheets.get(mapping.sheet).unwrap_or(&empty);
    let mut work = Work::new(mapping, resolver);
    for (at, cells) in sheet.rows.iter().enumerate() {
        let row = work.row(at, sheet.numbers.get(at).copied().unwrap_or(at as u64 + 1), cells);
        work.keep(row);
    }
    work.finish()
}

/// Reads up to a row, by its number, and keeps the rows around it; `None` where it was cancelled before.
///
/// # Errors
/// [`ReadError`] where the file cannot be read so far.
pub fn around(
    rows: &mut dyn Rows,
    (mapping, resolver): (&Mapping, &Resolver),
    row: u64,
    progress: &dyn Fn(f64),
    cancel: &AtomicBool,
) -> Result<Option<Around>, ReadError> {
    let mut found = Around { row, ..Around::default() };
    let mut work = Work::new(mapping, resolver);
    // Where an empty cell means the one above, all rows above have a say.
    let all = mapping.columns.iter().any(|column| column.repeats_above);
    let (mut cells, mut at) = (Vec::new(), 0);
    while let Some(number) = rows.next_row(&mut cells)? {
        if cancel.load(Ordering::Relaxed) {
            return Ok(None);
        }
        let near = number.saturating_add(BEFORE) >= row;
        if near && (number > row.saturating_add(AFTER) || found.sheet.rows.len() as u64 > BEFORE + AFTER) {
            break;
        }
        if near || all {
            let read = work.row(at, number, &cells);
            if near {
                work.keep(read);
                found.sheet.numbers.push(number);
                found.sheet.rows.push(std::mem::take(&mut cells));
            } else {
                work.blanks.clear();
            }
        }
        at += 1;
        if at.is_multiple_of(BEAT) {
            progress(rows.progress());
        }
    }
    found.preview = work.finish();
    Ok(Some(found))
}

/// A preview in the making.
struct Work<'d> {
    mapping: &'d Mapping,
    reader: RowReader<'d>,
    found: Preview,
    asked: ImportReport,
    cells_read: Vec<(usize, Result<Draft, ProblemReason>)>,
    /// When the latest value of each series ends, and the empty cells of series: row, column, series, end.
    latest: BTreeMap<String, f64>,
    blanks: Vec<(usize, usize, String, f64)>,
}

impl<'d> Work<'d> {
    fn new(mapping: &'d Mapping, resolver: &'d Resolver) -> Self {
        Self {
            mapping,
            reader: RowReader::new(mapping, resolver),
            found: Preview::default(),
            asked: ImportReport::default(),
            cells_read: Vec::new(),
            latest: BTreeMap::new(),
            blanks: Vec::new(),
        }
    }

    /// Remembers which series have values when, and where they are empty.
    fn remember(&mut self) {
        for (at, draft) in self.cells_read.iter().filter_map(|(at, draft)| Some((*at, draft.as_ref().ok()?))) {
            let (Some(period), Meaning::Actual) = (draft.period, draft.meaning) else { continue };
            if draft.value.is_err() && !draft.is_unexplained_blank() {
                continue;
            }
            let series = [&draft.area.to_string(), &draft.indicator_id, &draft.label, &draft.parts.key];
            let series = series.map(String::as_str).join("\u{1f}");
            if draft.value.is_ok() {
                let latest = self.latest.entry(series).or_default();
                *latest = latest.max(period.end());
            } else {
                self.blanks.push((self.found.rows.len(), at, series, period.end()));
            }
        }
    }

    /// What a row is taken for, by its place from 0 and its number.
    fn row(&mut self, at: usize, number: u64, cells: &[Cell]) -> PreviewRow {
        if let Some(kind) = outside(at, number, cells, self.mapping) {
            let taken = |cell: &Cell| if text_of(cell).is_empty() { Taken::Nothing } else { Taken::Text };
            return PreviewRow { kind, cells: cells.iter().map(taken).collect() };
        }
        if self.mapping.passes_over(number) && self.reader.pass_over(cells) {
            let asks = self.mapping.hidden == Hidden::Ask;
            let taken = |(at, cell): (usize, &Cell)| match self.mapping.columns.get(at).map(|column| column.kind) {
                _ if text_of(cell).is_empty() => Taken::Nothing,
                Some(ColumnKind::Value) if asks => Taken::Refused(ProblemReason::HiddenRow),
                _ => Taken::Text,
            };
            let kind = if asks { RowKind::Data } else { RowKind::LeftOut };
            return PreviewRow { kind, cells: cells.iter().enumerate().map(taken).collect() };
        }
        let read = self.reader.row(cells, &mut self.cells_read);
        if read == RowRead::Data {
            self.remember();
        }
        ask(&read, &self.cells_read, &self.reader, cells, &mut self.asked);
        data(cells, self.mapping, &read, &self.cells_read)
    }

    fn keep(&mut self, row: PreviewRow) {
        for cell in &row.cells {
            match cell {
                Taken::Value(..) | Taken::Missing(_) => self.found.values += 1,
                Taken::Refused(_) => self.found.refused += 1,
                _ => {}
            }
        }
        self.found.rows.push(row);
    }

    fn finish(mut self) -> Preview {
        for (row, column, series, end) in &self.blanks {
            let cell = self.found.rows.get_mut(*row).and_then(|row| row.cells.get_mut(*column));
            if let (Some(cell), Some(latest)) = (cell, self.latest.get(series))
                && latest > end
                && *cell == Taken::Missing(MissingReason::NotYet)
            {
                *cell = Taken::Missing(MissingReason::Unknown);
            }
        }
        Preview { questions: self.asked.questions, ..self.found }
    }
}

/// The kind of a row that does not lie in the data; `None` for one that does.
fn outside(at: usize, number: u64, cells: &[Cell], mapping: &Mapping) -> Option<RowKind> {
    if mapping.header.contains(&at) {
        return Some(RowKind::Header);
    }
    if mapping.unit_row == Some(at) {
        return Some(RowKind::Units);
    }
    let blank = cells.iter().all(|cell| text_of(cell).is_empty());
    match (at < mapping.first_row, blank) {
        (_, true) => Some(RowKind::Blank),
        (true, false) => Some(RowKind::Above),
        (false, false) => mapping.last_row.filter(|last| number > *last).map(|_| RowKind::Note),
    }
}

fn ask(
    read: &RowRead,
    cells_read: &[(usize, Result<Draft, ProblemReason>)],
    reader: &RowReader<'_>,
    cells: &[Cell],
    asked: &mut ImportReport,
) {
    if let RowRead::Refused(at, reason) = read
        && let Some(candidates) = reason.candidates()
    {
        asked.ask(&reader.question(*at, cells), candidates);
    }
    for (at, result) in cells_read {
        if let Some(candidates) = result.as_ref().err().and_then(ProblemReason::candidates) {
            asked.ask(&reader.question(Some(*at), cells), candidates);
        }
    }
}

/// Whether a column is hidden and not to be taken.
fn is_passed_over(mapping: &Mapping, at: usize) -> bool {
    mapping.hidden != Hidden::Take && mapping.columns.get(at).is_some_and(|column| column.hidden)
}

/// Why the values of a column are not taken before somebody says what they are.
fn doubt_of(mapping: &Mapping, at: usize) -> Option<HeadingDoubt> {
    mapping.columns.get(at).and_then(ColumnMapping::open_doubt)
}

/// A row in the data, cell by cell.
fn data(
    cells: &[Cell],
    mapping: &Mapping,
    read: &RowRead,
    cells_read: &[(usize, Result<Draft, ProblemReason>)],
) -> PreviewRow {
    let kind = match read {
        RowRead::Blank => RowKind::Blank,
        RowRead::Aside(..) => RowKind::Note,
        RowRead::LeftOut => RowKind::LeftOut,
        RowRead::Data | RowRead::Refused(..) => RowKind::Data,
    };
    let sound = cells_read.iter().find_map(|(_, result)| result.as_ref().ok());
    // Cells that a short row does not have are empty ones.
    let width = cells.len().max(if kind == RowKind::Data { mapping.columns.len() } else { 0 });
    let taken = (0..width).map(|at| {
        let cell = cells.get(at).unwrap_or(&Cell::Empty);
        let empty = text_of(cell).is_empty();
        if matches!(kind, RowKind::Note | RowKind::LeftOut) {
            return if empty { Taken::Nothing } else { Taken::Text };
        }
        if let RowRead::Refused(column, reason) = read
            && *column == Some(at)
        {
            return Taken::Refused(reason.clone());
        }
        match mapping.columns.get(at).map(|column| column.kind) {
            None | Some(ColumnKind::Ignore) => Taken::Nothing,
            Some(ColumnKind::Value) if is_passed_over(mapping, at) => match (empty, mapping.hidden) {
                (true, _) => Taken::Nothing,
                (false, Hidden::Ask) => Taken::Refused(ProblemReason::HiddenColumn),
                (false, _) => Taken::Text,
            },
            Some(ColumnKind::Value) => match cells_read.iter().find(|(column, _)| *column == at) {
                // Only a baseline may be dated by its plan.
                Some((_, Ok(draft)))
                    if draft.period.is_none() && !matches!(draft.meaning, Meaning::Baseline | Meaning::Target) =>
                {
                    Taken::Refused(ProblemReason::NoPeriod)
                }
                Some((_, Ok(draft))) => match draft.value {
                    Ok(value) => Taken::Value(value, draft.unit.clone()),
                    Err(reason) => Taken::Missing(reason),
                },
                Some((_, Err(reason))) => Taken::Refused(reason.clone()),
                None => match doubt_of(mapping, at) {
                    Some(doubt) if !empty => Taken::Refused(ProblemReason::Doubtful(doubt)),
                    _ => Taken::Nothing,
                },
            },
            Some(_) if empty => Taken::Nothing,
            Some(ColumnKind::MunicipalityCode | ColumnKind::MunicipalityName) => {
                sound.map_or(Taken::Text, |draft| Taken::Area(draft.area))
            }
            Some(ColumnKind::Period) => sound.and_then(|draft| draft.period).map_or(Taken::Text, Taken::Period),
            Some(_) => Taken::Text,
        }
    });
    PreviewRow { kind, cells: taken.collect() }
}
