//! The scorecard: one row per target, with what enters its formula, its figures, and its status.

use crate::analysis::actuals::{self, Actuals};
use crate::analysis::ruler;
use crate::analysis::target_gap::{self, Base, Case, Figures};
use crate::frame::{self, Cube, ObservationRef, col};
use crate::model::finding::Basis;
use crate::model::indicator::Indicator;
use crate::model::observation::{CumulativeSince, MissingReason, Role, UnusableReason};
use crate::model::period::Period;
use crate::model::place::{RowPlace, SeriesPlace};
use crate::model::ruler::Ruler;
use crate::model::status::{Reason, Status};
use crate::model::target::{BaselineReason, Revision, Target, TargetKind};
use crate::model::unit::Unit;
use polars::prelude::PolarsResult;

/// A value in the target's unit and the observation it comes from (its last year for sums and means).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// Value in the target's unit.
    pub value: f64,
    /// Row of the observation in the cube.
    pub observation: RowPlace,
}

/// One target judged.
#[derive(Debug, Clone, PartialEq)]
pub struct ScorecardRow {
    /// Place of the target in the dataset.
    pub target: usize,
    /// Place of its series: its indicator in the area of its plan.
    pub series: SeriesPlace,
    /// What enters the formula; `None` where nothing usable was measured.
    pub actual: Option<Entry>,
    /// How the actual came about.
    pub basis: Option<Basis>,
    /// Whether the actual covers only part of its period.
    pub partial: bool,
    /// The baseline as printed, in the target's unit, whether comparable or not.
    pub baseline: Option<Entry>,
    /// The arithmetic as it was done; `None` without a usable actual or where two series would be mixed.
    pub case: Option<Case>,
    /// Its figures.
    pub figures: Option<Figures>,
    /// Status under the ruler.
    pub status: Status,
    /// Why progress is withheld, or why there is no status.
    pub reason: Option<Reason>,
    /// Why the latest value is missing, where that is the reason.
    pub missing: Option<MissingReason>,
}

impl ScorecardRow {
    /// Progress as a fraction, where it has a meaning.
    #[must_use]
    pub fn progress(&self) -> Option<f64> {
        self.figures.and_then(|f| f.progress)
    }

    /// x/T as a fraction, where it has a meaning.
    #[must_use]
    pub fn attainment(&self) -> Option<f64> {
        self.figures.and_then(|f| f.attainment)
    }

    /// What is still missing, in the target's unit.
    #[must_use]
    pub fn gap(&self) -> Option<f64> {
        self.figures.map(|f| f.gap)
    }

    /// Expected progress as a fraction.
    #[must_use]
    pub fn pace(&self) -> Option<f64> {
        self.figures.map(|f| f.pace)
    }

    /// Progress ÷ pace, the number that the default ruler reads.
    #[must_use]
    pub fn progress_over_pace(&self) -> Option<f64> {
        self.figures.and_then(|f| f.progress.map(|p| p / f.pace))
    }
}

/// The scorecard of all targets of one revision, in the dataset's order.
///
/// # Errors
/// Only where polars cannot run the selection of actuals.
pub fn scorecard(index: &Cube, revision: Revision, ruler: &Ruler) -> PolarsResult<Vec<ScorecardRow>> {
    let data = index.data();
    let targets = frame::targets(index)?;
    let aimed = targets.column(col::SERIES)?.u32()?.into_no_null_iter().map(SeriesPlace::new);
    let selected = actuals::actuals(frame::observations(index, &aimed.collect())?, targets)?;
    Ok((0u32..)
        .zip(&data.targets)
        .filter(|(_, target)| target.revision == revision)
        .filter_map(|(place, target)| {
            let series = index.place_of_target(target)?;
            let found = selected.get(&place).copied().unwrap_or_default();
            Some(row(index, place as usize, target, series, found, ruler))
        })
        .collect())
}

/// The same rows judged under another ruler, which changes nothing but their status.
#[must_use]
pub fn under(rows: &[ScorecardRow], ruler: &Ruler) -> Vec<ScorecardRow> {
    let mut rows = rows.to_vec();
    for row in &mut rows {
        if let (Some(case), Some(figures)) = (&row.case, &row.figures) {
            row.status = ruler::status(case, figures, ruler);
        }
    }
    rows
}

fn row(index: &Cube, place: usize, target: &Target, at: SeriesPlace, found: Actuals, ruler: &Ruler) -> ScorecardRow {
    let data = index.data();
    let mut row = ScorecardRow {
        target: place,
        series: at,
        actual: None,
        basis: None,
        partial: false,
        baseline: None,
        case: None,
        figures: None,
        status: Status::NoData,
        reason: None,
        missing: None,
    };
    let Some(series) = index.series(at) else { return row };
    let base = baseline(index, target, &mut row);
    let (entered, why_not) = match entering(index, target, found) {
        Ok(Some(entered)) => (Some(entered), None),
        Ok(None) => (None, None),
        Err(reason) => (None, Some(reason)),
    };
    let Some((entry, basis)) = entered else {
        (row.reason, row.missing) = match why_not {
            Some(reason) => (Some(reason), None),
            None => reason_for_no_data(index, at),
        };
        return row;
    };
    let last = index.at(entry.observation);
    row.actual = Some(entry);
    row.basis = Some(basis);
    row.partial = last.is_some_and(|o| o.partial);
    if !target.actual_comparable {
        row.status = Status::NotAssessable;
        row.reason = Some(Reason::DifferentSeries);
        return row;
    }
    let plan = data.plan(&target.plan_id);
    let position = plan.zip(last).and_then(|(plan, last)| plan.position(last.period));
    let Some((plan, position)) = plan.zip(position) else {
        row.status = Status::NotAssessable;
        row.reason = Some(Reason::NoPlanYears);
        return row;
    };
    let total = found.running.and_then(|r| index.at(r.row));
    let start_unknown = target.kind == TargetKind::Accumulate
        && total.is_some_and(|o| o.cumulative_since == Some(CumulativeSince::Unknown));
    // A target for a year before others of its series is to be reached by then, not by the end of the plan.
    let years = index.interim_year(target).and_then(|year| plan.position(Period::Fiscal(year)));
    let years = years.unwrap_or(plan.years());
    judge(&mut row, target, series.indicator, base, entry.value, (years, position), start_unknown, ruler);
    row
}

#[expect(clippy::too_many_arguments, reason = "each is one fact of the target; a struct would only rename them")]
fn judge(
    row: &mut ScorecardRow,
    target: &Target,
    indicator: &Indicator,
    base: Base,
    actual: f64,
    (years, position): (u16, u16),
    start_unknown: bool,
    ruler: &Ruler,
) {
    let case = Case {
        kind: target.kind,
        polarity: indicator.polarity,
        base,
        target: target.value,
        rounded_rate: target.rounded_rate,
        actual,
        position,
        years,
        start_unknown,
    };
    let figures = target_gap::figures(&case);
    row.status = ruler::status(&case, &figures, ruler);
    row.reason = figures.progress_reason;
    row.case = Some(case);
    row.figures = Some(figures);
}

fn in_unit(observation: ObservationRef<'_>, unit: &Unit) -> Option<f64> {
    let factor = unit_factor(&observation.unit, unit)?;
    Some(target_gap::settle(observation.value?.value() * factor))
}

/// Units differ only in their multiplier; a target or cell printed without a unit is in the other's unit.
fn unit_factor(from: &Unit, to: &Unit) -> Option<f64> {
    if from.as_str().is_empty() || to.as_str().is_empty() { Some(1.0) } else { from.factor_to(to) }
}

fn baseline(index: &Cube, target: &Target, row: &mut ScorecardRow) -> Base {
    let found = target.baseline_observation_id.as_ref().and_then(|id| index.observation(id));
    let Some(observation) = found else { return Base::None };
    let (Some(value), Some(printed)) = (in_unit(observation, &target.unit), observation.value) else {
        return if observation.value.is_some() && target.baseline_reason.is_none() {
            observation.value.map_or(Base::None, |v| Base::NotComparable(v, Reason::UnitMismatch))
        } else {
            Base::None
        };
    };
    row.baseline = Some(Entry { value, observation: observation.row });
    let quantity = crate::model::quantity::Quantity::new(value, printed.decimals()).unwrap_or(printed);
    match target.baseline_reason {
        None => Base::Comparable(quantity),
        Some(BaselineReason::NonePrinted) => Base::None,
        Some(BaselineReason::DifferentSeries) => Base::NotComparable(quantity, Reason::BaselineDifferentSeries),
        Some(BaselineReason::ProjectionVsRegister) => Base::NotComparable(quantity, Reason::BaselineProjection),
        Some(BaselineReason::PreviousTotal | BaselineReason::OneYearVsTotal) => {
            Base::NotComparable(quantity, Reason::BaselineNotComparable)
        }
    }
}

/// What enters the formula, in the target's unit, or the reason why the values cannot.
fn entering(index: &Cube, target: &Target, found: Actuals) -> Result<Option<(Entry, Basis)>, Reason> {
    let plan = index.data().plan(&target.plan_id);
    let first = plan.map_or(i32::MAX, |p| i32::from(p.first_year));
    let years_between = |last: i32, after: i32| u32::try_from(last - after.max(first - 1)).unwrap_or(0);
    let (value, row, basis) = match target.kind {
        TargetKind::Accumulate => match (found.running, found.years) {
            (Some(total), _) => match found.since_running {
                None => (total.value, total.row, Basis::PrintedTotal),
                Some(rest) => {
                    let whole = !rest.partial && rest.count == years_between(rest.last, total.year);
                    let basis = if whole { Basis::Sum } else { Basis::LowerBound };
                    (total.value + rest.sum, rest.last_row, basis)
                }
            },
            (None, Some(years)) => {
                let whole = !years.partial && years.count == years_between(years.last, first - 1);
                let basis = if whole { Basis::Sum } else { Basis::LowerBound };
                (years.sum, years.last_row, basis)
            }
            (None, None) => return Ok(None),
        },
        TargetKind::Average => match (found.complete_years, found.level) {
            (Some(years), _) => (years.sum / f64::from(years.count.max(1)), years.last_row, Basis::Mean),
            (None, Some(level)) => (level.value, level.row, Basis::Level),
            (None, None) => return Ok(None),
        },
        // A total over several years says nothing about one of them.
        TargetKind::EveryYear if found.level.is_none() && found.running.is_some() => {
            return Err(Reason::DifferentSeries);
        }
        _ => match (found.level, found.running) {
            (Some(level), _) => (level.value, level.row, Basis::Level),
            (None, Some(total)) => (total.value, total.row, Basis::PrintedTotal),
            (None, None) => return Ok(None),
        },
    };
    let Some(observation) = index.at(row) else { return Ok(None) };
    let factor = unit_factor(&observation.unit, &target.unit).ok_or(Reason::UnitMismatch)?;
    Ok(Some((Entry { value: target_gap::settle(value * factor), observation: row }, basis)))
}

fn reason_for_no_data(index: &Cube, at: SeriesPlace) -> (Option<Reason>, Option<MissingReason>) {
    let actuals = || index.observations_of(at).filter(|o| o.role == Role::Actual);
    let latest = actuals().max_by_key(|o| o.period);
    // A value that was printed but may not be judged explains more than the gap that follows it.
    let unusable = actuals().filter_map(|o| o.unusable_reason).last();
    match (unusable, latest) {
        (Some(UnusableReason::ReferenceValue), _) => (Some(Reason::ReferenceValue), None),
        (Some(UnusableReason::RepeatedValue), _) => (Some(Reason::RepeatedValue), None),
        (Some(UnusableReason::BeforePlan), _) => (Some(Reason::BeforePlan), None),
        (None, Some(o)) if o.value.is_some() => (Some(Reason::BeforePlan), None),
        (None, latest) => (Some(Reason::NoUsableActual), latest.and_then(|o| o.missing_reason)),
    }
}
