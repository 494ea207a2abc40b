//! Targets of a file: each needs a plan with its years, a wanted direction and a kind of arithmetic that someone said.

use super::assemble::{Assembler, Met};
use super::evidence;
use super::known::{SeriesKey, factor};
use super::row::Draft;
use crate::model::dated::DatedBy;
use crate::model::direction::{Disputed, is_worse};
use crate::model::document::{DocumentKind, Provenance};
use crate::model::id::{ObservationId, TargetId};
use crate::model::indicator::{Indicator, Polarity};
use crate::model::mapping::{ColumnKind, Meaning, place};
use crate::model::observation::Role;
use crate::model::period::Period;
use crate::model::quantity::Quantity;
use crate::model::report::{ImportReport, Problem, ProblemReason};
use crate::model::target::{BaselineReason, Revision, Target, TargetKind};
use crate::model::typed::is_typed_document;
use crate::model::unit::Unit;

/// The targets of one row, which wait for its baseline.
#[derive(Debug, Default)]
pub(super) struct RowTargets {
    drafts: Vec<(usize, Draft, u64)>,
    /// The baselines of the row by their series.
    baselines: Vec<(usize, Quantity, Unit)>,
    /// The row that those are of.
    row: u64,
}

impl RowTargets {
    pub(super) fn push(&mut self, series: usize, draft: Draft, row: u64) {
        debug_assert!(draft.meaning == Meaning::Target);
        self.drafts.push((series, draft, row));
    }

    /// Remembers a baseline of a row, whether it is stored or the store has it already.
    pub(super) fn baseline(&mut self, series: usize, row: u64, value: Quantity, unit: &Unit) {
        if self.row != row {
            self.row = row;
            self.baselines.clear();
        }
        self.baselines.push((series, value, unit.clone()));
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
            let of_row = self.baselines.iter().filter(|_| self.row == row);
            let printed = of_row.rev().find(|(series, ..)| *series == at).map(|(_, value, unit)| (*value, unit));
            if printed.is_none() && assembler.waits_for_baselines() {
                assembler.waiting.push(Waiting { series: at, draft, row });
                kept += 1;
                continue;
            }
            match settle(assembler, at, draft, (row, printed), report) {
                Ok(()) => kept += 1,
                Err(reason) => refuse(report, raw, reason),
            }
        }
        kept
    }
}

/// Most targets that wait for their baselines.
const MOST_WAITING: usize = 50_000;

/// A target whose baseline may stand in a row of its own, before it or after it.
#[derive(Debug)]
pub(super) struct Waiting {
    series: usize,
    draft: Draft,
    row: u64,
}

impl Assembler<'_> {
    /// Whether baselines may stand in rows of their own, so that targets wait for them.
    fn waits_for_baselines(&self) -> bool {
        self.mapping.position(ColumnKind::Role).is_some() && self.waiting.len() < MOST_WAITING
    }

    /// Joins the targets that waited to the baselines of their series.
    pub(super) fn settle_waiting(&mut self, report: &mut ImportReport) {
        for Waiting { series, draft, row } in std::mem::take(&mut self.waiting) {
            let raw = draft.raw.clone();
            let baseline = self.series(series).and_then(|series| series.baseline.clone());
            let printed = baseline.as_ref().map(|(value, unit, _)| (*value, unit));
            if let Err(reason) = settle(self, series, draft, (row, printed), report) {
                report.values_refused += 1;
                report.rows_kept = report.rows_kept.saturating_sub(1);
                report.rows_refused += 1;
                report.add(Problem { row, column: None, heading: String::new(), raw, reason });
            }
        }
    }
}

fn settle(
    assembler: &mut Assembler<'_>,
    at: usize,
    draft: Draft,
    (row, printed): (u64, Option<(Quantity, &Unit)>),
    report: &mut ImportReport,
) -> Result<(), ProblemReason> {
    // A target that is not set yet (未定) is none.
    let Ok(value) = draft.value else { return Ok(()) };
    // A target is reached in a year or by a date.
    if matches!(draft.period, Some(Period::Quarter { .. })) {
        return Err(ProblemReason::Quarter);
    }
    let source = place(&assembler.document, &assembler.mapping.sheet_name, row, &draft.raw);
    let (indicator_id, stored) = match assembler.series(at) {
        Some(series) => (series.id.clone(), series.stored),
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
    if let Some(earlier) = of_row(&final_targets, &draft) {
        return revise(assembler, at, draft, (value, earlier, printed), &source, report);
    }
    let indicator = stored.and_then(|place| index.and_then(|index| index.series(place)));
    let defaults = &assembler.mapping.defaults;
    let own_kind = draft.facts.as_ref().and_then(|facts| facts.kind);
    let kind = own_kind.or(defaults.target_kind).ok_or(ProblemReason::TargetWithoutKind)?;
    let polarity = direction(assembler, &draft, indicator.map(|series| series.indicator));
    if polarity == Polarity::Neutral {
        return Err(ProblemReason::TargetWithoutPolarity);
    }
    let years = assembler.plan_years(at).ok_or(ProblemReason::TargetWithoutPlan)?;
    if let Some(disputed) = dispute(assembler, &draft, (kind, polarity), printed) {
        // What was said for the whole file is not kept for an indicator that it seems wrong for.
        if stored.is_none() {
            assembler.direct(at, Polarity::Neutral);
        }
        return Err(disputed);
    }
    let plan_id = match indicator.and_then(|indicator| indicator.plan_id.clone()) {
        Some(plan_id) => {
            assembler.frame.stored_plan(&plan_id);
            plan_id
        }
        None => assembler.default_plan(at).ok_or(ProblemReason::TargetWithoutPlan)?,
    };
    let own_goal = draft.facts.as_ref().map(|facts| facts.goal.clone());
    let target_period = draft.period.unwrap_or(Period::Fiscal(years.1));
    let baseline = baseline(assembler, at, row);
    assembler.give(at, &source);
    // An indicator that an earlier import made without a direction gets the one that was said now.
    if indicator.is_none_or(|indicator| indicator.polarity != polarity) && !assembler.direct(at, polarity) {
        return Err(ProblemReason::TargetWithoutPolarity);
    }
    report.date(draft.period.map_or(DatedBy::Plan, |_| draft.dated), target_period);
    evidence::count(report, &draft);
    assembler.doubts(&draft, (kind, polarity), printed, &source, report);
    report.targets += 1;
    report.changes.new += 1;
    assembler.frame.part.targets.push(Target {
        target_id: TargetId(format!("{indicator_id}:target:{target_period}")),
        indicator_id,
        revision: Revision::Final,
        plan_id,
        goal: indicator.map(|indicator| indicator.goal.clone()).or(own_goal).unwrap_or_default(),
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

/// The target of the store that a row means: the only one of its indicator, or that of the goal that it names. One
/// indicator may be a target of several goals, which mostly print the same value.
fn of_row<'d>(stored: &[&'d Target], draft: &Draft) -> Option<&'d Target> {
    if let [one] = stored {
        return Some(one);
    }
    let goal = draft.facts.as_ref().map_or("", |facts| facts.goal.as_str());
    let mut of_goal = stored.iter().filter(|target| target.goal == goal);
    of_goal.next().copied()
}

/// A target of the store that the file has, as it is or with another value.
fn revise<'d>(
    assembler: &mut Assembler<'d>,
    at: usize,
    draft: Draft,
    (value, earlier, printed): (Quantity, &'d Target, Option<(Quantity, &Unit)>),
    source: &Provenance,
    report: &mut ImportReport,
) -> Result<(), ProblemReason> {
    assembler.stored_stands(&draft, earlier, source, report);
    let factor = factor(&draft.unit, &earlier.unit);
    if factor.is_some_and(|f| (value.value() * f - earlier.value.value()).abs() <= 1e-9 * earlier.value.value().abs()) {
        report.changes.same += 1;
        // A vintage is whole by itself: also the target that stays is in it.
        if assembler.is_own(earlier) {
            assembler.keep_target(earlier);
        }
        return Ok(());
    }
    let index = assembler.known.index();
    let is_typed = is_typed_document(&earlier.source.document_id);
    if is_typed {
        let stands = ProblemReason::TypedStands(format!("{}{}", earlier.value, earlier.unit));
        report.add(assembler.about_cell(ColumnKind::Value, (source, draft.raw.clone()), stands));
    }
    let indicator = index.and_then(|index| index.indicator(&earlier.indicator_id));
    if let Some(polarity) = indicator.map(|indicator| indicator.polarity) {
        let stored = earlier.baseline_observation_id.as_ref().and_then(|id| index?.observation(id));
        let baseline = printed.or_else(|| stored.and_then(|o| Some((o.value?, &o.facet().unit))));
        let before = Draft { value: Ok(earlier.value), unit: earlier.unit.clone(), ..Draft::default() };
        // Where the target was on that side before, somebody has said so.
        if dispute(assembler, &before, (earlier.kind, polarity), baseline).is_none()
            && let Some(disputed) = dispute(assembler, &draft, (earlier.kind, polarity), baseline)
        {
            return Err(disputed);
        }
    }
    assembler.give(at, source);
    evidence::count(report, &draft);
    let revised = Target { value, unit: draft.unit, source: source.clone(), ..earlier.clone() };
    report.date(draft.period.map_or(DatedBy::Stored, |_| draft.dated), revised.target_period);
    if is_typed {
        report.changes.against += 1;
    } else {
        report.changes.revised += 1;
    }
    report.targets += 1;
    assembler.frame.stored_plan(&revised.plan_id);
    let baseline = revised.baseline_observation_id.as_ref().and_then(|id| index?.observation(id));
    if let Some(baseline) = baseline {
        assembler.frame.stored_observation(&baseline);
    }
    assembler.printed.insert(revised.target_id.clone());
    assembler.frame.part.targets.push(revised);
    Ok(())
}

/// The wanted direction: what was said for the indicator alone, else what the store says, else what was said for the
/// whole file. What a publisher says of its indicators stands.
fn direction(assembler: &Assembler<'_>, draft: &Draft, indicator: Option<&Indicator>) -> Polarity {
    let published = indicator.filter(|indicator| {
        let index = assembler.known.index();
        let document = index.and_then(|index| index.data().document(&indicator.source.document_id));
        document.is_none_or(|document| document.kind != DocumentKind::Export)
    });
    if let Some(indicator) = published {
        return indicator.polarity;
    }
    let stored = indicator.map(|indicator| indicator.polarity).filter(|polarity| *polarity != Polarity::Neutral);
    assembler.own_direction(draft).or(stored).unwrap_or(assembler.mapping.defaults.polarity)
}

/// Why a target is asked about: it lies on the worse side of its baseline, and nobody said the direction for its
/// indicator alone. `None` where there is nothing to ask.
fn dispute(
    assembler: &Assembler<'_>,
    draft: &Draft,
    (kind, polarity): (TargetKind, Polarity),
    baseline: Option<(Quantity, &Unit)>,
) -> Option<ProblemReason> {
    let Ok(target) = draft.value else { return None };
    if assembler.own_direction(draft).is_some() && !assembler.is_said_for_all(draft) {
        return None;
    }
    let baseline = looks_back(draft, (kind, polarity), baseline)?;
    Some(ProblemReason::TargetAgainstDirection(Disputed {
        label: draft.label.clone(),
        polarity,
        baseline: baseline.to_string(),
        target: target.to_string(),
    }))
}

/// The baseline on whose worse side a target lies; `None` where it does not.
fn looks_back(
    draft: &Draft,
    (kind, polarity): (TargetKind, Polarity),
    baseline: Option<(Quantity, &Unit)>,
) -> Option<Quantity> {
    // The rise of a stock says its direction without a baseline.
    let (baseline, unit) = match baseline {
        Some(baseline) => baseline,
        None if kind == TargetKind::IncreaseStock => (Quantity::new(0.0, 0)?, &draft.unit),
        None => return None,
    };
    let factor = factor(&draft.unit, unit)?;
    is_worse(kind, polarity, baseline, draft.value.ok()?, factor).then_some(baseline)
}

impl Assembler<'_> {
    /// Says at its cells what a person should look at in a target that is taken.
    fn doubts(
        &self,
        draft: &Draft,
        said: (TargetKind, Polarity),
        baseline: Option<(Quantity, &Unit)>,
        source: &Provenance,
        report: &mut ImportReport,
    ) {
        let raw = || draft.raw.clone();
        if looks_back(draft, said, baseline).is_some() && !self.directions_say(&draft.label) {
            report.add(self.about_cell(ColumnKind::Value, (source, raw()), ProblemReason::TargetLooksBack));
        }
        let has_level = self.mapping.position(ColumnKind::Level).is_some();
        if has_level && draft.facts.as_ref().is_some_and(|facts| facts.level.is_none()) {
            report.add(self.about_cell(ColumnKind::Level, (source, String::new()), ProblemReason::NoLevel));
        }
    }
}

/// The baseline that the same row of the file prints, or a row of its own.
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
        .or_else(|| {
            let in_rows = assembler.mapping.position(ColumnKind::Role).is_some();
            series.baseline.as_ref().filter(|_| in_rows).map(|(.., id)| id.clone())
        })
}
