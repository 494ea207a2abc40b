//! What is said once about a column of values, instead of about each of its cells: that the sheet hides it, or that its
//! heading leaves open what the values are.

use super::notation::missing::{Absence, absence};
use super::row::Draft;
use crate::model::hidden::Hidden;
use crate::model::mapping::{ColumnKind, ColumnMapping, LegendEntry, Mapping};
use crate::model::report::ProblemReason;
use std::collections::BTreeSet;

/// The columns of values that the sheet hides.
pub(super) fn hidden(mapping: &Mapping) -> Vec<String> {
    let is_hidden = |column: &&ColumnMapping| column.hidden && column.kind == ColumnKind::Value;
    mapping.columns.iter().filter(is_hidden).map(|column| column.heading.clone()).collect()
}

/// The columns of values of which nothing is taken, each with its reason.
pub(super) fn refused(mapping: &Mapping) -> Vec<(usize, ProblemReason)> {
    let of = |column: &ColumnMapping| {
        let hidden = column.hidden && column.kind == ColumnKind::Value && mapping.hidden == Hidden::Ask;
        let left = column.hidden && mapping.hidden == Hidden::Leave;
        match column.open_doubt() {
            _ if hidden => Some(ProblemReason::HiddenColumn),
            Some(doubt) if !left => Some(ProblemReason::Doubtful(doubt)),
            _ => None,
        }
    };
    mapping.columns.iter().enumerate().filter_map(|(at, column)| Some((at, of(column)?))).collect()
}

/// The number of the row of headings.
pub(super) fn heading_row(mapping: &Mapping) -> u64 {
    mapping.header.last().and_then(|row| u64::try_from(row + 1).ok()).unwrap_or_default()
}

/// Keeps a doubt about the unit of the title for the first value of each column and name only.
pub(super) fn once(told: &mut BTreeSet<(usize, String)>, at: usize, draft: &mut Draft) {
    let is_told = |reason: &ProblemReason| matches!(reason, ProblemReason::TitleUnit(_));
    if draft.doubts.iter().any(is_told) && !told.insert((at, draft.label.clone())) {
        draft.doubts.retain(|reason| !is_told(reason));
    }
}

/// Whether a legend says what the symbol means anyway.
pub(super) fn is_usual(entry: &LegendEntry) -> bool {
    match (absence(&entry.symbol, &[]), entry.reason) {
        (Some(Absence::Missing(usual)), Some(said)) => usual == said,
        _ => false,
    }
}
