//! Series as runs of rows: one sorted pass instead of one query per question.
//!
//! Grouped queries over millions of rows hash every key; rows that lie together by series, as stores and
//! frames deliver them, need only be walked through.

use crate::frame::col;
use polars::prelude::*;
use std::ops::Range;

/// The frame with its rows together by series, in one piece of memory per column; the order within a
/// series stays as it was.
///
/// # Errors
/// Only where polars cannot read or sort the column `SERIES`.
pub fn by_series(frame: &DataFrame) -> PolarsResult<DataFrame> {
    let mut whole = frame.clone();
    whole.rechunk_mut();
    let ordered = whole.column(col::SERIES)?.u32()?.cont_slice()?.is_sorted();
    if ordered {
        return Ok(whole);
    }
    let mut sorted = whole.sort([col::SERIES], SortMultipleOptions::default().with_maintain_order(true))?;
    sorted.rechunk_mut();
    Ok(sorted)
}

/// Where each series' rows lie.
#[derive(Debug, Default)]
pub struct Runs {
    starts: Vec<(u32, usize)>,
    rows: usize,
}

impl Runs {
    /// The runs of a sorted column.
    #[must_use]
    pub fn of(sorted: &[u32]) -> Self {
        let mut starts: Vec<(u32, usize)> = Vec::new();
        for (at, key) in sorted.iter().enumerate() {
            if starts.last().is_none_or(|(last, _)| last != key) {
                starts.push((*key, at));
            }
        }
        Self { starts, rows: sorted.len() }
    }

    /// The rows of a series; empty where it has none.
    #[must_use]
    pub fn get(&self, series: u32) -> Range<usize> {
        self.starts.binary_search_by_key(&series, |(key, _)| *key).map_or(0..0, |at| self.range(at))
    }

    /// Every series with its rows, in order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, Range<usize>)> + '_ {
        (0..self.starts.len()).filter_map(|at| Some((self.starts.get(at)?.0, self.range(at))))
    }

    fn range(&self, at: usize) -> Range<usize> {
        let start = self.starts.get(at).map_or(self.rows, |(_, start)| *start);
        start..self.starts.get(at + 1).map_or(self.rows, |(_, next)| *next)
    }
}
