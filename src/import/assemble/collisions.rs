//! Values of one file that meet in one series, period, role and measure with different values: which is right, nobody
//! knows, so none of them is kept.
//!
//! The first of them may have been handed on before the second one comes. So a reading that meets such values ends
//! without a result and tells which they are, and the next one keeps none of them from the beginning.

use super::Assembler;
use crate::import::known::SeriesKey;
use crate::import::row::{Draft, text_of};
use crate::import::understand::{breakdown, words};
use crate::model::grid::Cell;
use crate::model::mapping::{ColumnKind, Mapping};
use crate::model::report::{Problem, ProblemReason};
use std::collections::{BTreeMap, BTreeSet};

/// Bits that stand for a gap in the list of what was seen: those of a NaN, which no value has.
const GAP: u64 = u64::MAX;

/// Most collisions whose rows are compared to find the columns by which they differ.
const COMPARED: usize = 1_000;

/// Places in the series of a file, by their order of appearance, where different values meet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collisions {
    keys: BTreeSet<(usize, SeriesKey)>,
}

impl Collisions {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Adds those of another reading.
    pub(in crate::import) fn join(&mut self, others: Self) {
        self.keys.extend(others.keys);
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
        if !self.collisions.is_empty() && self.collisions.keys.contains(&(at, key)) {
            self.collided = Some((at, key));
            return Err(ProblemReason::Collides(Vec::new()));
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
            Ok(found) if series.seen.get(found).is_some_and(|(_, seen)| *seen == bits) => Ok(Met::Again),
            Ok(_) => {
                self.unforeseen.keys.insert((at, key));
                Err(ProblemReason::Collides(Vec::new()))
            }
        }
    }
}

/// The rows that collide, to find out by which columns they differ.
#[derive(Debug, Default)]
pub(in crate::import) struct Rivals {
    /// Columns that may tell rows apart.
    columns: Vec<usize>,
    first: BTreeMap<(usize, SeriesKey), Vec<String>>,
    differ: BTreeSet<usize>,
}

impl Rivals {
    pub(in crate::import) fn new(mapping: &Mapping) -> Self {
        use ColumnKind::{Department, Goal, Ignore, Note, Policy, Project};
        let may = |kind: ColumnKind| matches!(kind, Ignore | Note | Goal | Policy | Project | Department);
        // Serial numbers and ranks differ in any two rows.
        let counts = |heading: &str| words::kind(heading) == Some(Ignore) || words::is_key(heading);
        let columns = mapping.columns.iter().enumerate();
        let columns = columns.filter(|(_, c)| may(c.kind) && !c.heading.is_empty() && !counts(&c.heading));
        Self { columns: columns.map(|(at, _)| at).collect(), ..Self::default() }
    }

    /// Compares a row with the first one that had the same place.
    pub(in crate::import) fn compare(&mut self, place: (usize, SeriesKey), cells: &[Cell]) {
        if self.columns.is_empty() || (self.first.len() >= COMPARED && !self.first.contains_key(&place)) {
            return;
        }
        let text = |at: &usize| cells.get(*at).map(text_of).unwrap_or_default().into_owned();
        match self.first.get(&place) {
            None => {
                self.first.insert(place, self.columns.iter().map(text).collect());
            }
            Some(first) => {
                let other = self.columns.iter().zip(first).filter(|(at, first)| text(at) != **first);
                self.differ.extend(other.map(|(at, _)| *at));
            }
        }
    }

    /// Says in the problems by which columns the rows differ; those that part values come alone where there are any.
    pub(in crate::import) fn tell(&self, mapping: &Mapping, problems: &mut [Problem]) {
        let headings = || self.differ.iter().filter_map(|at| mapping.columns.get(*at));
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
