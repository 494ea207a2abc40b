//! How the values of a file stand against the store's.

use super::Assembler;
use crate::frame::{Cube, ObservationRef};
use crate::import::known::factor;
use crate::import::row::Draft;
use crate::model::breakdown;
use crate::model::id::IndicatorId;
use crate::model::municipality::AreaCode;
use crate::model::observation::MissingReason;
use crate::model::place::RowPlace;
use crate::model::quantity::Quantity;
use crate::model::report::{Change, ImportReport, KEPT};
use crate::model::target::Target;
use crate::model::unit::Unit;
use std::collections::BTreeSet;

impl Assembler<'_> {
    /// How many indicators the file has values or gaps of, and in how many areas.
    pub(in crate::import) fn extent(&self) -> (u64, u64) {
        let met = || self.series.iter().filter(|series| !series.seen.is_empty());
        let indicators: BTreeSet<&IndicatorId> = met().map(|series| &series.id).collect();
        let areas: BTreeSet<AreaCode> = met().map(|series| series.area).collect();
        (indicators.len() as u64, areas.len() as u64)
    }

    /// Values and targets of the dataset's earlier vintage that the file does not have: those of its own periods are
    /// gone, those of other periods stay and are taken over.
    ///
    /// Where rows wait for an answer about their area, the values of every area that may be meant stay: they are not
    /// gone, they were not read.
    pub(in crate::import) fn gone(&mut self, report: &mut ImportReport) {
        // A file of which nothing was kept says nothing about earlier values either.
        let Some(index) = self.known.index().filter(|_| !report.is_nothing()) else { return };
        let asked: BTreeSet<AreaCode> =
            report.questions.iter().flat_map(|question| question.candidates.iter().copied()).collect();
        self.gone_targets(index, &asked, report);
        let matched = std::mem::take(&mut self.matched);
        let unmatched = |row: &RowPlace| !matched.get(row.index()).copied().unwrap_or_default();
        let rows = index.published_order().into_iter().filter(unmatched);
        for observation in rows.filter_map(|row| index.at(row)) {
            if self.own.contains(observation.document_id.as_str()) {
                // A target that stays keeps its baseline.
                if self.frame.is_given(&observation.observation_id()) {
                    continue;
                }
                let beside = self.known.beside();
                let is_read = |period| self.periods.contains(period) || beside.is_some_and(|b| b.has_period(period));
                let other_period = !self.periods.is_empty() && !is_read(&observation.period);
                let indicator = observation.indicator;
                let parts = breakdown::key(&indicator.breakdown);
                // A file of women says nothing about men.
                let other_part = !self.parts.contains_key(&parts);
                if other_period
                    || other_part
                    || asked.contains(&observation.municipality_code)
                    || beside.is_some_and(|beside| beside.keeps(&observation))
                {
                    self.frame.stored_observation(&observation);
                    continue;
                }
                report.changes.gone += 1;
                if report.changes.list.len() < KEPT {
                    let label = breakdown::named(&indicator.label, &indicator.breakdown);
                    note_change(report, change(&observation, &label, None));
                }
            }
        }
    }
}

impl<'d> Assembler<'d> {
    /// Targets of the earlier vintage that the file does not print. Where it has their indicator they stand: a target
    /// is not withdrawn by a table that does not repeat it, or whose cell was refused.
    fn gone_targets(&mut self, index: &'d Cube, asked: &BTreeSet<AreaCode>, report: &mut ImportReport) {
        for target in &index.data().targets {
            if !self.own.contains(target.source.document_id.as_str()) || self.printed.contains(&target.target_id) {
                continue;
            }
            let Some(series) = index.place_of_target(target).and_then(|place| index.series(place)) else { continue };
            let beside = self.known.beside().is_some_and(|beside| beside.keeps_target(target, series));
            if self.by_place.contains_key(&series.place) || asked.contains(&series.area) || beside {
                self.keep_target(target);
                continue;
            }
            report.changes.gone += 1;
            note_change(
                report,
                Change {
                    indicator_id: target.indicator_id.clone(),
                    label: series.label.clone(),
                    municipality_code: series.area,
                    period: target.target_period,
                    old: Ok((target.value, target.unit.clone())),
                    new: None,
                },
            );
        }
    }

    /// Takes over a target of the earlier vintage as it stands, with everything that it refers to.
    pub(in crate::import) fn keep_target(&mut self, target: &'d Target) {
        if !self.printed.insert(target.target_id.clone()) {
            return;
        }
        self.frame.stored_indicator(&target.indicator_id);
        self.frame.stored_document(&target.source.document_id);
        self.frame.stored_plan(&target.plan_id);
        let index = self.known.index();
        let baseline = target.baseline_observation_id.as_ref().and_then(|id| index?.observation(id));
        if let Some(baseline) = baseline {
            self.frame.stored_observation(&baseline);
        }
        self.frame.part.targets.push(target.clone());
    }
}

pub(super) fn is_same(earlier: &ObservationRef<'_>, draft: &Draft) -> bool {
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
    earlier: &ObservationRef<'_>,
    label: &str,
    new: Option<Result<(Quantity, Unit), MissingReason>>,
) -> Change {
    let old = match earlier.value {
        Some(value) => Ok((value, earlier.unit.clone())),
        None => Err(earlier.missing_reason.unwrap_or(MissingReason::NotAvailable)),
    };
    Change {
        indicator_id: earlier.indicator_id().clone(),
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
