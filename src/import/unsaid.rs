//! What a table as a whole leaves open, said once beside its headings.

use super::understand::{expected, noted};
use crate::model::mapping::{ColumnKind, ColumnMapping, Mapping, Meaning, Why};
use crate::model::report::{ImportReport, Problem, ProblemReason};
use crate::model::unsaid::Unsaid;

/// Says that a note below the table speaks of projections or provisional values of years that stand in rows.
pub(super) fn notes(mapping: &Mapping, report: &mut ImportReport) {
    if mapping.position(ColumnKind::Period).is_none() || mapping.position(ColumnKind::Role).is_some() {
        return;
    }
    let note = report.notes.iter().find(|note| !noted::said(note).is_empty()).cloned();
    if let Some(note) = note {
        let reason = ProblemReason::Unsaid(Unsaid::Note(note.clone()));
        report.add(Problem { row: 0, column: None, heading: String::new(), raw: note, reason });
    }
}

/// Says that headings speak of targets where no column was taken for them.
pub(super) fn targets(mapping: &Mapping, report: &mut ImportReport) {
    let aims = |column: &ColumnMapping| column.kind == ColumnKind::Value && column.meaning == Meaning::Target;
    if mapping.columns.iter().any(aims) || mapping.position(ColumnKind::Role).is_some() {
        return;
    }
    let speaks = |column: &ColumnMapping| {
        let said = matches!(column.guess.why, Why::User | Why::Recipe) || column.is_meaning_open();
        let other = !matches!(column.kind, ColumnKind::Value | ColumnKind::Ignore);
        !said && !other && expected::speaks_of_targets(&column.heading)
    };
    let Some(at) = mapping.columns.iter().position(speaks) else { return };
    let heading = mapping.columns.get(at).map(|column| column.heading.clone()).unwrap_or_default();
    let row = mapping.header.last().and_then(|row| u64::try_from(row + 1).ok()).unwrap_or_default();
    let reason = ProblemReason::Unsaid(Unsaid::Targets(heading.clone()));
    report.add(Problem { row, column: Some(at + 1), heading: heading.clone(), raw: heading, reason });
}
