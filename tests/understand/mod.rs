//! Files of other systems are understood as their makers meant them, or asked about; never guessed.
//!
//! - `ahead`: a table whose title looks ahead holds projections.
//! - `areas`: codes and names of all municipalities resolve to themselves or are ambiguous.
//! - `beside`: of two tables side by side the right one is refused.
//! - `breakdowns`: a part (女) is never stored as the whole, and one delivery never as a new edition of another part.
//! - `codes`: a column of area codes has one reading, and a name that contradicts it refuses the row.
//! - `collisions`: of values that contradict each other none is kept.
//! - `corpus`: generated files of every layout and notation: whatever is stored is true.
//! - `command`: `machikurabe import` on the example files, with its exit codes.
//! - `counted`: totals so far are known by their marks, or asked about.
//! - `crossed`: generated tables with parts in columns, each with its truth.
//! - `dates`: when values are of is read in the file or asked, never taken from a name or a day of publication.
//! - `directions`: a target that the direction of a whole file does not fit is asked about.
//! - `examples`: the examples mean what their README says.
//! - `estat`: headings below legends and codes, months in columns, names of codes elsewhere in the file.
//! - `evidence`: what says place, unit, role and theme is counted and kept.
//! - `expected`: targets, forecasts, budgets and first estimates are never taken for actual values.
//! - `facts`: what was said about one file is applied to no other one.
//! - `former`: municipalities that are no more go on in their successor, are refused with it, or asked about.
//! - `headings`: years, units and parts in headings, titles and names of sheets are what they are, or asked about.
//! - `imports`: what becomes of rows: identifiers, changes against the store, duplicates, targets.
//! - `kinds`: kinds of tables that once stored something wrong.
//! - `kpi`: tables of targets say years, kinds, directions and plans row by row, and baselines in rows of their own.
//! - `met`: an import against the part of a store that it meets comes to the same as against all of it.
//! - `parts`: columns and headings of breakdowns; what is proposed, asked and decided about them.
//! - `properties`: any grid and any text is read or refused, without panic and without a guess.
//! - `quarters`: three months are a period of their own, in no trend of years.
//! - `recipes`: next year's file of the same shape is understood alike.
//! - `round_trip`: what this program exports comes back.
//! - `shown`: what a workbook shows is taken, or asked about: scales, years, hidden rows, formulas, empty cells.
//! - `sheets`: layouts, headings, units, legends.
//! - `together`: files of one command are stored together, and those of one dataset complete each other.
//! - `to_come`: values that look ahead are projections, or asked about.
//! - `widths`: a row of a text that is longer or shorter than its heading is refused wherever it stands.
//! - `spelt`: years, units, headings and names that are spelt in unusual ways are understood or asked about.
//! - `themes`: what an indicator is about is said by a column, a person, its name or a title; else by nobody.
//! - `words`: every problem, cure and choice has its words.

mod ahead;
mod areas;
mod beside;
mod breakdowns;
mod codes;
mod collisions;
mod command;
mod corpus;
mod counted;
mod crossed;
mod dates;
mod directions;
mod estat;
mod evidence;
mod examples;
mod expected;
mod facts;
mod former;
mod headings;
mod imports;
mod kinds;
mod kpi;
mod met;
mod parts;
mod properties;
mod quarters;
mod recipes;
mod round_trip;
mod sheets;
mod shown;
mod spelt;
mod themes;
mod to_come;
mod together;
mod widths;
mod words;

use machikurabe::import::known::Known;
use machikurabe::import::municipality::resolver::Resolver;
use machikurabe::import::read::error::ReadError;
use machikurabe::import::read::{self, Rows};
use machikurabe::import::run::{ImportError, Plan, Source, run};
use machikurabe::import::sink::Collected;
use machikurabe::import::understand::understand;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::grid::{Cell, FileHead, FileKind, Merged, ReadOptions, SheetHead};
use machikurabe::model::integrity;
use machikurabe::model::mapping::Mapping;
use machikurabe::model::report::ImportReport;
use std::sync::atomic::AtomicBool;

/// A grid in memory.
#[derive(Debug, Clone, Default)]
struct Grid {
    name: String,
    sheet: String,
    cells: Vec<Vec<Cell>>,
    merged: Vec<Merged>,
}

impl Grid {
    /// A grid of texts: rows parted by line breaks, cells by `|`.
    fn text(name: &str, text: &str) -> Self {
        let cell = |text: &str| if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.trim().to_owned()) };
        let cells = text.lines().map(|line| line.split('|').map(cell).collect()).collect();
        Self { name: name.to_owned(), cells, ..Self::default() }
    }

    fn head(&self) -> FileHead {
        let sheet = SheetHead {
            name: self.sheet.clone(),
            rows: self.cells.iter().take(300).cloned().collect(),
            numbers: (1..).take(self.cells.len().min(300)).collect(),
            merged: self.merged.clone(),
            ..SheetHead::default()
        };
        FileHead {
            name: self.name.clone(),
            kind: FileKind::Csv,
            encoding: None,
            encoding_certain: true,
            separator: None,
            bytes: 0,
            sheets: vec![sheet],
        }
    }

    fn mapping(&self) -> Mapping {
        understand(&self.head(), 0, &Known::default())
    }

    /// What becomes of it under a mapping, in a store with this data.
    fn import(&self, mapping: &Mapping, known: &Known<'_>) -> Result<(Dataset, ImportReport), ImportError> {
        let resolver = Resolver::new(mapping);
        let source = Source { file: &self.name, hash: "0123456789abcdef", dataset: "test" };
        let plan = Plan { mapping, resolver: &resolver, known, source };
        let mut rows = GridRows { cells: self.cells.clone(), at: 0 };
        let mut sink = Collected::default();
        let report = run(&mut rows, plan, &mut sink, &|_| {}, &AtomicBool::new(false))?;
        assert_eq!(integrity::breaches(&sink.data), [], "an import is sound by itself");
        Ok((sink.data, report))
    }

    /// As understood, into an empty store.
    fn taken(&self) -> (Dataset, ImportReport) {
        self.import(&self.mapping(), &Known::default()).unwrap()
    }
}

struct GridRows {
    cells: Vec<Vec<Cell>>,
    at: usize,
}

impl Rows for GridRows {
    fn next_row(&mut self, row: &mut Vec<Cell>) -> Result<Option<u64>, ReadError> {
        let Some(cells) = self.cells.get(self.at) else { return Ok(None) };
        row.clone_from(cells);
        self.at += 1;
        Ok(Some(self.at as u64))
    }

    fn progress(&self) -> f64 {
        self.at as f64 / self.cells.len().max(1) as f64
    }

    fn begin_again(&mut self) -> Result<bool, ReadError> {
        self.at = 0;
        Ok(true)
    }
}

/// What becomes of the first sheet of a file of these bytes, as understood and then decided.
fn bytes_taken(name: &str, bytes: &[u8], decide: impl Fn(&mut Mapping)) -> (Mapping, Dataset, ImportReport) {
    sheet_taken(name, bytes, 0, decide)
}

/// The same of another sheet.
fn sheet_taken(
    name: &str,
    bytes: &[u8],
    sheet: usize,
    decide: impl Fn(&mut Mapping),
) -> (Mapping, Dataset, ImportReport) {
    let known = Known::default();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), bytes).unwrap();
    let head = read::head(&path, &ReadOptions::default()).unwrap();
    let mut mapping = understand(&head, sheet, &known);
    decide(&mut mapping);
    let resolver = Resolver::new(&mapping);
    let source = Source { file: name, hash: "0123456789abcdef", dataset: name };
    let plan = Plan { mapping: &mapping, resolver: &resolver, known: &known, source };
    let mut rows = read::rows(&path, &ReadOptions::default(), sheet).unwrap();
    let mut sink = Collected::default();
    let report = run(rows.as_mut(), plan, &mut sink, &|_| {}, &AtomicBool::new(false)).unwrap();
    assert_eq!(integrity::breaches(&sink.data), [], "an import is sound by itself");
    (mapping, sink.data, report)
}

/// What becomes of a text file, as understood, beside what a store has: through the readers, as a person's file comes.
fn file_taken(name: &str, text: &str, known: &Known<'_>) -> (Mapping, Dataset, ImportReport) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), text.as_bytes()).unwrap();
    let head = read::head(&path, &ReadOptions::default()).unwrap();
    let mapping = understand(&head, 0, known);
    let resolver = Resolver::new(&mapping);
    let source = Source { file: name, hash: "0123456789abcdef", dataset: name };
    let plan = Plan { mapping: &mapping, resolver: &resolver, known, source };
    let mut rows = read::rows(&path, &ReadOptions::default(), 0).unwrap();
    let mut sink = Collected::default();
    let report = run(rows.as_mut(), plan, &mut sink, &|_| {}, &AtomicBool::new(false)).unwrap();
    assert_eq!(integrity::breaches(&sink.data), [], "an import is sound by itself");
    (mapping, sink.data, report)
}

/// The rows and reasons of the problems of a report.
fn reasons(report: &ImportReport) -> Vec<(u64, &'static str)> {
    report.problems.iter().map(|problem| (problem.row, problem.reason.key())).collect()
}

/// As [`lines`], with the parts of each indicator behind its label.
fn parted(data: &Dataset) -> Vec<String> {
    let parts = |o: &machikurabe::model::observation::Observation| {
        let parts = data.indicator(&o.indicator_id).unwrap().breakdown.iter();
        parts.map(|part| format!("[{}={}]", part.dimension, part.member)).collect::<Vec<_>>().concat()
    };
    let label =
        |o: &machikurabe::model::observation::Observation| data.indicator(&o.indicator_id).unwrap().label.clone();
    let value = |o: &machikurabe::model::observation::Observation| {
        o.value.map_or_else(|| o.missing_reason.unwrap().key().to_owned(), |v| v.to_string())
    };
    data.observations
        .iter()
        .map(|o| format!("{} {}{} {} {}{}", o.municipality_code, label(o), parts(o), o.period, value(o), o.unit))
        .collect()
}

/// Values as `code label period value unit`, gaps with their reason; in order.
fn lines(data: &Dataset) -> Vec<String> {
    let label =
        |o: &machikurabe::model::observation::Observation| data.indicator(&o.indicator_id).unwrap().label.clone();
    data.observations
        .iter()
        .map(|o| {
            let value = o.value.map_or_else(|| o.missing_reason.unwrap().key().to_owned(), |v| v.to_string());
            let role = if o.role.key() == "actual" { String::new() } else { format!(" ({})", o.role.key()) };
            format!("{} {} {} {value}{}{role}", o.municipality_code, label(o), o.period, o.unit)
        })
        .collect()
}
