//! How the values of a file stand against the store's.

use super::Assembler;
use crate::import::known::factor;
use crate::import::row::Draft;
use crate::model::observation::{MissingReason, Observation};
use crate::model::quantity::Quantity;
use crate::model::report::{Change, ImportReport, KEPT};
use crate::model::unit::Unit;

impl Assembler<'_> {
    /// Values of the dataset's earlier vintage that the file does not have: those of its own periods are gone, those of
    /// other periods stay and are taken over.
    pub(in crate::import) fn gone(&mut self, report: &mut ImportReport) {
        // A file of which nothing was kept says nothing about earlier values either.
        let Some(index) = self.known.index().filter(|_| !self.periods.is_empty()) else { return };
        for (observation, _) in index.data().observations.iter().zip(&self.matched).filter(|(_, matched)| !**matched) {
            if self.own.contains(observation.source.document_id.as_str()) {
                if !self.periods.contains(&observation.period) {
                    self.frame.stored_observation(observation);
                    continue;
                }
                report.changes.gone += 1;
                if report.changes.list.len() < KEPT {
                    let label = index.data().indicator(&observation.indicator_id).map_or("", |i| i.label.as_str());
                    note_change(report, change(observation, label, None));
                }
            }
        }
    }
}

pub(super) fn is_same(earlier: &Observation, draft: &Draft) -> bool {
    match (earlier.value, draft.value) {
        (Some(old), Ok(new)) => {
            let factor = factor(&draft.unit, &earlier.unit);
            // 1.2万人 is the same as 12,000人; what binary fractions add is none of the file's doing.
            let scaled = factor.map(|factor| new.value() * factor);
            scaled.is_some_and(|scaled| (scaled - old.value()).abs() <= 1e-9 * old.value().abs())
        }
        (None, Err(reason)) => earlier.missing_reason == Some(reason),
        _ => false,
    }
}

pub(super) fn change(
    earlier: &Observation,
    label: &str,
    new: Option<Result<(Quantity, Unit), MissingReason>>,
) -> Change {
    let old = match earlier.value {
        Some(value) => Ok((value, earlier.unit.clone())),
        None => Err(earlier.missing_reason.unwrap_or(MissingReason::NotAvailable)),
    };
    Change {
        indicator_id: earlier.indicator_id.clone(),
        label: label.to_owned(),
        municipality_code: earlier.municipality_code,
        period: earlier.period,
        old,
        new,
    }
}

pub(super) fn note_change(report: &mut ImportReport, change: Change) {
    if report.changes.list.len() < KEPT {
        report.changes.list.push(change);
    }
}
