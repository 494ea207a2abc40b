//! What differs between two deliveries of a dataset: values and targets that are new, revised or gone.
//!
//! Rows are matched by their identifiers. A row is revised where anything that enters a figure differs
//! (value, unit, period, role, reason of a gap); where it stands in a document is no revision.

use crate::frame::Cube;
use crate::model::dataset::Dataset;
use crate::model::id::IndicatorId;
use crate::model::observation::Observation;
use crate::model::period::Period;
use crate::model::quantity::Quantity;
use crate::model::target::Target;
use crate::model::unit::Unit;
use std::collections::BTreeMap;

/// How many rows differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Only in the later delivery.
    pub new: usize,
    /// In both, with other figures.
    pub revised: usize,
    /// Only in the earlier delivery.
    pub gone: usize,
}

impl Counts {
    /// Whether nothing differs.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.new == 0 && self.revised == 0 && self.gone == 0
    }
}

/// One figure as one delivery has it; `None` stands for an explained gap.
pub type Figure = (Option<Quantity>, Unit);

/// One value or target that both deliveries have, with other figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Revised {
    /// What is measured.
    pub indicator: IndicatorId,
    /// Its label in the later delivery, or in the earlier one where the later lacks it.
    pub label: String,
    /// The period in the later delivery.
    pub period: Period,
    /// Whether it is a target and no observation.
    pub is_target: bool,
    /// The figure of the earlier delivery.
    pub before: Figure,
    /// The figure of the later delivery.
    pub after: Figure,
}

/// What differs between two deliveries.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Changes {
    /// Values and gaps.
    pub observations: Counts,
    /// Targets in all revisions.
    pub targets: Counts,
    /// Everything that was revised: targets first, each in the order of the later delivery.
    pub revised: Vec<Revised>,
}

/// Compares an earlier delivery with a later one.
#[must_use]
pub fn changes(earlier: &Dataset, later: &Dataset) -> Changes {
    let labels: BTreeMap<&str, &str> = [earlier, later]
        .into_iter()
        .flat_map(|data| &data.indicators)
        .map(|i| (i.indicator_id.as_str(), i.label.as_str()))
        .collect();
    let label = |id: &IndicatorId| labels.get(id.as_str()).copied().unwrap_or(id.as_str()).to_owned();
    let mut revised = Vec::new();
    let targets = count(
        &earlier.targets,
        &later.targets,
        |t| t.target_id.as_str(),
        same_target,
        |before, after| {
            revised.push(Revised {
                indicator: after.indicator_id.clone(),
                label: label(&after.indicator_id),
                period: after.target_period,
                is_target: true,
                before: (Some(before.value), before.unit.clone()),
                after: (Some(after.value), after.unit.clone()),
            });
        },
    );
    let (olds, news) = (&earlier.observations, &later.observations);
    let observations = count(
        olds,
        news,
        |o| o.observation_id.as_str(),
        same_observation,
        |before, after| {
            revised.push(Revised {
                indicator: after.indicator_id.clone(),
                label: label(&after.indicator_id),
                period: after.period,
                is_target: false,
                before: (before.value, before.unit.clone()),
                after: (after.value, after.unit.clone()),
            });
        },
    );
    Changes { observations, targets, revised }
}

/// How many values and targets of a delivery the present data do not have, and have otherwise.
#[must_use]
pub fn against(now: &Cube, data: &Dataset) -> (usize, usize) {
    let targets = count(&now.data().targets, &data.targets, |t| t.target_id.as_str(), same_target, |_, _| {});
    let (mut new, mut revised) = (targets.new, targets.revised);
    for row in &data.observations {
        match now.observation(&row.observation_id) {
            None => new += 1,
            Some(known) if same_observation(&known.to_observation(), row) => {}
            Some(_) => revised += 1,
        }
    }
    (new, revised)
}

fn count<'d, T>(
    earlier: &'d [T],
    later: &'d [T],
    id: impl Fn(&'d T) -> &'d str,
    same: impl Fn(&T, &T) -> bool,
    mut revise: impl FnMut(&T, &T),
) -> Counts {
    let mut olds: BTreeMap<&str, &T> = earlier.iter().map(|row| (id(row), row)).collect();
    let mut counts = Counts::default();
    for row in later {
        match olds.remove(id(row)) {
            None => counts.new += 1,
            Some(old) if same(old, row) => {}
            Some(old) => {
                counts.revised += 1;
                revise(old, row);
            }
        }
    }
    counts.gone = olds.len();
    counts
}

fn same_target(a: &Target, b: &Target) -> bool {
    (&a.indicator_id, a.revision, &a.plan_id, a.kind, a.value, &a.unit, a.target_period, &a.baseline_observation_id)
        == (
            &b.indicator_id,
            b.revision,
            &b.plan_id,
            b.kind,
            b.value,
            &b.unit,
            b.target_period,
            &b.baseline_observation_id,
        )
        && (a.baseline_reason, a.actual_comparable, a.rounded_rate)
            == (b.baseline_reason, b.actual_comparable, b.rounded_rate)
}

fn same_observation(a: &Observation, b: &Observation) -> bool {
    (&a.indicator_id, a.municipality_code, a.role, a.period, a.value, &a.unit, a.status, a.missing_reason)
        == (&b.indicator_id, b.municipality_code, b.role, b.period, b.value, &b.unit, b.status, b.missing_reason)
        && (a.cumulative, a.cumulative_since, a.partial, a.averaged, a.unusable_reason)
            == (b.cumulative, b.cumulative_since, b.partial, b.averaged, b.unusable_reason)
}
