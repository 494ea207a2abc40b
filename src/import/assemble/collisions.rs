//! Values of one file that meet in one series, period, role and measure with different values: which is right, nobody
//! knows, so none of them is kept.
//!
//! The first of them may have been handed on before the second one comes. So a reading that meets such values ends
//! without a result and tells which they are, and the next one keeps none of them from the beginning.

use super::Assembler;
use crate::import::known::SeriesKey;
use crate::import::notation::number::number;
use crate::import::row::{Draft, text_of};
use crate::import::understand::{breakdown, words};
use crate::model::grid::Cell;
use crate::model::mapping::{ColumnKind, ColumnMapping, Mapping};
use crate::model::report::{Problem, ProblemReason};
use std::collections::{BTreeMap, BTreeSet};

/// Bits that stand for a gap in the list of what was seen: those of a NaN, which no value has.
const GAP: u64 = u64::MAX;

/// Most collisions whose rows are compared to find the columns by which they differ.
const COMPARED: usize = 1_000;

/// Most rows of one of them that are compared.
const OF_ONE_PLACE: usize = 100;

/// Places in the series of a file, by their order of appearance, where values meet, and the columns that tell them apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collisions {
    /// Where different values meet.
    keys: BTreeSet<(usize, SeriesKey)>,
    /// Where equal values meet, which may be of two parts.
    equal: BTreeSet<(usize, SeriesKey)>,
    /// The columns that tell the rows apart, each with whether an empty cell does so too; `None` where nobody has looked
    /// yet.
    columns: Option<BTreeMap<usize, bool>>,
}

impl Collisions {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.equal.is_empty()
    }

    /// Adds those of another reading.
    pub(in crate::import) fn join(&mut self, others: Self) {
        self.keys.extend(others.keys);
        self.equal.extend(others.equal);
    }

    /// The columns by which rows that meet were found to differ: their rows wait for a word about them.
    pub(in crate::import) const fn columns(&self) -> Option<&BTreeMap<usize, bool>> {
        self.columns.as_ref()
    }

    /// The columns that tell the rows apart, and nothing else: without the rows of parts the series of the file are other
    /// ones, and what meets then is found anew.
    pub(in crate::import) fn told_by(columns: BTreeMap<usize, bool>) -> Self {
        Self { columns: Some(columns), ..Self::default() }
    }
}

/// How a value stands to those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Met {
    /// It is the first of its series and period.
    First,
    /// It was there before.
    Again,
}

impl Assembler<'_> {
    /// Keeps none of the values that an earlier reading found to collide.
    pub(in crate::import) fn without(mut self, collisions: &Collisions) -> Self {
        self.collisions.clone_from(collisions);
        self
    }

    /// Notes a value of a series.
    ///
    /// # Errors
    /// [`ProblemReason::Collides`] where another value is or was there.
    pub(in crate::import) fn meet(&mut self, at: usize, key: SeriesKey, draft: &Draft) -> Result<Met, ProblemReason> {
        if !self.collisions.keys.is_empty() && self.collisions.keys.contains(&(at, key)) {
            self.collided = Some((at, key));
            return Err(ProblemReason::Collides(Vec::new()));
        }
        if self.collisions.equal.contains(&(at, key)) {
            self.collided = Some((at, key));
        }
        // 5千円 and 5円 are of one series.
        let factor = draft.unit.parts().0;
        let bits = draft.value.map_or(GAP, |value| (value.value() * factor).to_bits());
        let Some(series) = self.series.get_mut(at) else { return Err(ProblemReason::NoIndicator) };
        match series.seen.binary_search_by_key(&key, |(key, _)| *key) {
            Err(free) => {
                series.seen.insert(free, (key, bits));
                Ok(Met::First)
            }
            Ok(found) if series.seen.get(found).is_some_and(|(_, seen)| *seen == bits) => {
                if self.looks_closer && !self.collisions.equal.contains(&(at, key)) {
                    self.unforeseen.equal.insert((at, key));
                }
                Ok(Met::Again)
            }
            Ok(_) => {
                self.unforeseen.keys.insert((at, key));
                Err(ProblemReason::Collides(Vec::new()))
            }
        }
    }
}

/// The rows that meet, to find out by which columns they differ.
#[derive(Debug, Default)]
pub(in crate::import) struct Rivals {
    /// Columns in which rows may differ.
    columns: Vec<usize>,
    /// Those of them that may tell parts.
    may_part: Vec<usize>,
    rows: BTreeMap<(usize, SeriesKey), Vec<Vec<String>>>,
}

impl Rivals {
    pub(in crate::import) fn new(mapping: &Mapping) -> Self {
        use ColumnKind::{Department, Goal, Ignore, Note, Policy, Project};
        let may = |kind: ColumnKind| matches!(kind, Ignore | Note | Goal | Policy | Project | Department);
        // Serial numbers and ranks differ in any two rows.
        let counts = |heading: &str| words::kind(heading) == Some(Ignore) || words::is_key(heading);
        let columns = mapping.columns.iter().enumerate();
        let columns = columns.filter(|(_, c)| may(c.kind) && !c.heading.is_empty() && !counts(&c.heading));
        let columns: Vec<usize> = columns.map(|(at, _)| at).collect();
        let parts = |at: &usize| mapping.columns.get(*at).is_some_and(may_part);
        Self { may_part: columns.iter().copied().filter(parts).collect(), columns, ..Self::default() }
    }

    /// Whether a column is there that may tell equal rows apart.
    pub(in crate::import) fn may_part(&self) -> bool {
        !self.may_part.is_empty()
    }

    /// Takes a row that meets others at a place.
    pub(in crate::import) fn compare(&mut self, place: (usize, SeriesKey), cells: &[Cell]) {
        if self.columns.is_empty() || (self.rows.len() >= COMPARED && !self.rows.contains_key(&place)) {
            return;
        }
        let text = |at: &usize| cells.get(*at).map(text_of).unwrap_or_default().into_owned();
        let rows = self.rows.entry(place).or_default();
        if rows.len() < OF_ONE_PLACE {
            rows.push(self.columns.iter().map(text).collect());
        }
    }

    /// The columns by which rows that meet differ.
    fn differ(&self) -> BTreeSet<usize> {
        let at = self.columns.iter().enumerate();
        let differs = |place: usize| {
            self.rows
                .values()
                .any(|rows| rows.iter().any(|row| row.get(place) != rows.first().and_then(|r| r.get(place))))
        };
        at.filter(|(place, _)| differs(*place)).map(|(_, column)| *column).collect()
    }

    /// The fewest columns of parts that tell the rows apart as far as columns do: first those whose headings name a
    /// dimension, then those of the fewest members.
    ///
    /// Beside each column comes whether some of the rows have nothing there.
    pub(in crate::import) fn telling(&self, mapping: &Mapping) -> BTreeMap<usize, bool> {
        let texts = |place: usize| -> BTreeSet<&str> {
            self.rows.values().flatten().filter_map(|row| row.get(place)).map(String::as_str).collect()
        };
        let mut candidates: Vec<(bool, usize, usize, usize)> = Vec::new();
        for (place, column) in self.columns.iter().enumerate().filter(|(_, column)| self.may_part.contains(column)) {
            let members = texts(place);
            let heading = mapping.columns.get(*column).map_or("", |column| column.heading.as_str());
            let named = breakdown::is_heading(heading);
            let rows: usize = self.rows.values().map(Vec::len).sum();
            // Amounts differ in any two rows; few short numbers may be keys of members.
            let is_number = |text: &&str| text.chars().any(|c| c.is_ascii_digit()) && number(text).is_ok();
            let amounts = members.iter().any(is_number)
                && (members.iter().any(|text| text.len() > 3 && is_number(text)) || members.len() * 2 > rows.max(4));
            let sentences = members.iter().any(|text| text.chars().count() > breakdown::LONGEST);
            if members.len() > 1 && (named || !(amounts || sentences)) {
                candidates.push((!named, members.len(), *column, place));
            }
        }
        candidates.sort_unstable();
        // How many rows the columns chosen so far do not tell from an earlier one.
        let untold = |places: &[usize]| -> usize {
            let of = |rows: &Vec<Vec<String>>| {
                let told: BTreeSet<Vec<Option<&String>>> =
                    rows.iter().map(|row| places.iter().map(|place| row.get(*place)).collect()).collect();
                rows.len() - told.len()
            };
            self.rows.values().map(of).sum()
        };
        let (mut chosen, mut places): (BTreeMap<usize, bool>, Vec<usize>) = (BTreeMap::new(), Vec::new());
        let mut left = untold(&places);
        // One column that tells all apart is enough.
        let alone = candidates.iter().find(|(.., place)| untold(&[*place]) == untold_by_all(&candidates, &untold));
        for (.., column, place) in alone.map_or(candidates.as_slice(), std::slice::from_ref) {
            let with: Vec<usize> = places.iter().copied().chain([*place]).collect();
            let now = untold(&with);
            if now < left {
                (left, places) = (now, with);
                chosen.insert(*column, texts(*place).contains(""));
            }
        }
        chosen
    }

    /// Says in the problems by which columns the rows differ; those that part values come alone where there are any.
    pub(in crate::import) fn tell(&self, mapping: &Mapping, problems: &mut [Problem]) {
        let differ = self.differ();
        let headings = || differ.iter().filter_map(|at| mapping.columns.get(*at));
        let parts = |heading: &&str| breakdown::is_heading(heading);
        let mut told: Vec<String> = headings().map(|c| c.heading.as_str()).filter(parts).map(str::to_owned).collect();
        if told.is_empty() {
            told = headings().map(|column| column.heading.clone()).collect();
        }
        for problem in problems {
            if let ProblemReason::Collides(columns) = &mut problem.reason {
                columns.clone_from(&told);
            }
        }
    }
}

/// How many rows not even all columns together tell apart.
fn untold_by_all(candidates: &[(bool, usize, usize, usize)], untold: &dyn Fn(&[usize]) -> usize) -> usize {
    untold(&candidates.iter().map(|(.., place)| *place).collect::<Vec<_>>())
}

/// Whether the cells of a column may be parts of what the values count: no remarks, no words about the file, and nothing
/// that somebody left out on purpose.
fn may_part(column: &ColumnMapping) -> bool {
    column.kind == ColumnKind::Ignore && !column.is_left_out() && !breakdown::is_about_file(&column.heading)
}
