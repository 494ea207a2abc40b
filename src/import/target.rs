//! Targets of a file: each needs a plan with its years, a wanted direction and a kind of arithmetic that someone said.

use super::assemble::{Assembler, Met};
use super::known::{SeriesKey, factor};
use super::row::Draft;
use crate::model::id::{ObservationId, TargetId};
use crate::model::indicator::Polarity;
use crate::model::mapping::{Meaning, place};
use crate::model::observation::Role;
use crate::model::period::Period;
use crate::model::report::{ImportReport, ProblemReason};
use crate::model::target::{BaselineReason, Revision, Target};

/// The targets of one row, which wait for its baseline.
#[derive(Debug, Default)]
pub(super) struct RowTargets {
    drafts: Vec<(usize, Draft, u64)>,
}

impl RowTargets {
    pub(super) fn push(&mut self, series: usize, draft: Draft, row: u64) {
        debug_assert!(draft.meaning == Meaning::Target);
        self.drafts.push((series, draft, row));
    }

    /// Joins the targets to their series; returns how many were kept.
    pub(super) fn settle(
        self,
        assembler: &mut Assembler<'_>,
        report: &mut ImportReport,
        refuse: &mut dyn FnMut(&mut ImportReport, String, ProblemReason),
    ) -> u64 {
        let mut kept = 0;
        for (at, draft, row) in self.drafts {
            let raw = draft.raw.clone();
            match settle(assembler, at, draft, row, report) {
                Ok(()) => kept += 1,
                Err(reason) => refuse(report, raw, reason),
            }
        }
        kept
    }
}

fn settle(
    assembler: &mut Assembler<'_>,
    at: usize,
    draft: Draft,
    row: u64,
    report: &mut ImportReport,
) -> Result<(), ProblemReason> {
    // A target that is not set yet (未定) is none.
    let Ok(value) = draft.value else { return Ok(()) };
    let source = place(&assembler.document, &assembler.mapping.sheet_name, row, &draft.raw);
    let (indicator_id, area, stored) = match assembler.series(at) {
        Some(series) => (series.id.clone(), series.area, series.stored),
        None => return Err(ProblemReason::NoIndicator),
    };
    // Without a period of its own it is the one of the plan's end.
    let end = || assembler.plan_years(at).map(|(_, last)| Period::Fiscal(last));
    if let Some(period) = draft.period.or_else(end)
        && assembler.meet(at, SeriesKey::target(period), &draft)? == Met::Again
    {
        return Err(ProblemReason::DuplicateSame);
    }
    let index = assembler.known.index();
    let final_targets: Vec<&Target> = stored
        .and_then(|place| index.map(|index| index.targets_of(place)))
        .into_iter()
        .flatten()
        .filter(|target| target.revision == Revision::Final && draft.period.is_none_or(|p| p == target.target_period))
        .collect();
    if let [earlier] = final_targets.as_slice() {
        let factor = factor(&draft.unit, &earlier.unit);
        if factor
            .is_some_and(|f| (value.value() * f - earlier.value.value()).abs() <= 1e-9 * earlier.value.value().abs())
        {
            report.changes.same += 1;
            return Ok(());
        }
        let revised = Target { value, unit: draft.unit, source: source.clone(), ..(*earlier).clone() };
        report.changes.revised += 1;
        report.targets += 1;
        assembler.give(at, &source);
        assembler.frame.stored_plan(&revised.plan_id);
        if let Some(baseline) = &revised.baseline_observation_id {
            carry_observation(assembler, baseline);
        }
        assembler.frame.part.targets.push(revised);
        return Ok(());
    }
    let indicator = stored.and_then(|place| index.and_then(|index| index.series(place)));
    let defaults = &assembler.mapping.defaults;
    let kind = defaults.target_kind.ok_or(ProblemReason::TargetWithoutKind)?;
    if indicator.map_or(defaults.polarity, |indicator| indicator.polarity) == Polarity::Neutral {
        return Err(ProblemReason::TargetWithoutPolarity);
    }
    let years = assembler.plan_years(at).ok_or(ProblemReason::TargetWithoutPlan)?;
    let plan_id = match indicator.and_then(|indicator| indicator.plan_id.clone()) {
        Some(plan_id) => {
            assembler.frame.stored_plan(&plan_id);
            plan_id
        }
        None => assembler.default_plan(area).ok_or(ProblemReason::TargetWithoutPlan)?,
    };
    let target_period = draft.period.unwrap_or(Period::Fiscal(years.1));
    let baseline = baseline(assembler, at, row);
    assembler.give(at, &source);
    report.targets += 1;
    report.changes.new += 1;
    assembler.frame.part.targets.push(Target {
        target_id: TargetId(format!("{indicator_id}:target:{target_period}")),
        indicator_id,
        revision: Revision::Final,
        plan_id,
        goal: indicator.map(|indicator| indicator.goal.clone()).unwrap_or_default(),
        kind,
        value,
        rounded_rate: value.decimals() > 0 || draft.unit.is_percent(),
        unit: draft.unit,
        target_period,
        baseline_reason: baseline.is_none().then_some(BaselineReason::NonePrinted),
        baseline_observation_id: baseline,
        actual_comparable: true,
        note: draft.note,
        source,
    });
    Ok(())
}

/// The baseline that the same row of the file prints.
fn baseline(assembler: &Assembler<'_>, at: usize, row: u64) -> Option<ObservationId> {
    let series = assembler.series(at)?;
    let (id, area) = (&series.id, series.area);
    let line = u32::try_from(row).ok();
    let observations = &assembler.frame.part.observations;
    let of_row = observations.iter().rev().take_while(|o| o.source.source_line == line);
    of_row
        .into_iter()
        .find(|o| o.role == Role::Baseline && o.indicator_id == *id && o.municipality_code == area && o.value.is_some())
        .map(|o| o.observation_id.clone())
}

/// Takes over an observation of the store that a target refers to, unless the file brings it itself.
fn carry_observation(assembler: &mut Assembler<'_>, id: &ObservationId) {
    let stored = assembler.known.index().and_then(|index| index.observation(id)).map(|(_, observation)| observation);
    if let Some(observation) = stored {
        assembler.frame.stored_observation(observation);
    }
}
