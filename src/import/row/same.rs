//! Rows that say the same as the row before, beside their periods and values.
//!
//! Of millions of rows most repeat the area, indicator and unit of the one above. What was read of these columns then
//! stands, and only the period is read anew.

use super::{RowReader, context};
use crate::model::grid::Cell;
use crate::model::mapping::{ColumnKind, Mapping};

/// The last row of data.
#[derive(Debug)]
pub(super) struct Same {
    /// The columns that say something about a row, without that of periods.
    columns: Vec<usize>,
    period: Option<usize>,
    cells: Vec<Cell>,
    /// Whether nothing came after it.
    pub(super) stands: bool,
}

impl Same {
    pub(super) fn new(mapping: &Mapping) -> Self {
        let says = |kind: ColumnKind| !matches!(kind, ColumnKind::Value | ColumnKind::Ignore | ColumnKind::Period);
        let columns = mapping.columns.iter().enumerate().filter(|(_, column)| says(column.kind));
        Self {
            columns: columns.map(|(at, _)| at).collect(),
            // Of several columns of periods all but the first count as any other.
            period: mapping.position(ColumnKind::Period),
            cells: Vec::new(),
            stands: false,
        }
        .with_further_periods(mapping)
    }

    fn with_further_periods(mut self, mapping: &Mapping) -> Self {
        self.columns.extend(mapping.positions(ColumnKind::Period).filter(|at| Some(*at) != self.period));
        self
    }

    /// Whether a row differs from the last one at most in its period and its values.
    fn is_same(&self, cells: &[Cell]) -> bool {
        let period = self.period.and_then(|at| cells.get(at));
        self.stands
            && cells.len() == self.cells.len()
            && !matches!(period, Some(Cell::Fault(_)))
            && self.columns.iter().all(|at| cells.get(*at) == self.cells.get(*at))
    }

    fn keep(&mut self, cells: &[Cell]) {
        self.cells.resize(cells.len(), Cell::Empty);
        for at in &self.columns {
            if let (Some(kept), Some(cell)) = (self.cells.get_mut(*at), cells.get(*at)) {
                kept.clone_from(cell);
            }
        }
    }
}

impl RowReader<'_> {
    /// Reads what the row says beside its values; the texts of the row before give their room.
    pub(super) fn context(&mut self, cells: &[Cell]) -> context::Read {
        let mut context = std::mem::take(&mut self.context);
        let read = if self.same.is_same(cells) {
            self.read_period(cells, &mut context)
        } else {
            self.same.keep(cells);
            self.read_context(cells, &mut context)
        };
        self.context = context;
        read
    }
}
