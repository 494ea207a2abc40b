//! One city's plan laid out as its own documents do: goals, their targets, policies and KPIs, with grades and counts.

use super::own_grade::{self, Disagreeing};
use super::scorecard::ScorecardRow;
use super::summary::Counts;
use crate::frame::Cube;
use crate::model::evaluation::{Evaluation, EvaluationScope};
use crate::model::indicator::Level;
use crate::model::municipality::AreaCode;
use crate::model::place::SeriesPlace;
use crate::model::plan::Plan;
use std::collections::BTreeMap;

/// A policy of a goal; one without a heading gathers what stands directly under the goal.
#[derive(Debug, Clone, Default)]
pub struct PolicyPart {
    /// Heading as printed; empty where there is none.
    pub policy: String,
    /// Places of its evaluations in the dataset.
    pub evaluations: Vec<usize>,
    /// Places of its rows in the scorecard, in the document's order.
    pub rows: Vec<usize>,
    /// Counts by level; levels are never added up.
    pub counts: BTreeMap<Level, Counts>,
    /// Where the city's letter plainly disagrees with our counts.
    pub disagreeing: Option<Disagreeing>,
}

/// A goal with its targets and policies.
#[derive(Debug, Clone, Default)]
pub struct GoalPart {
    /// Heading as printed; empty for what stands under none.
    pub goal: String,
    /// Places of the evaluations of the goal as a whole.
    pub evaluations: Vec<usize>,
    /// Places of its goal targets in the scorecard.
    pub targets: Vec<usize>,
    /// Counts of its goal targets.
    pub counts: Counts,
    /// Its policies in the document's order.
    pub policies: Vec<PolicyPart>,
}

/// A city's plan with everything that was judged.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// Goals in the document's order.
    pub goals: Vec<GoalPart>,
    /// Counts of the whole plan by level.
    pub counts: BTreeMap<Level, Counts>,
    /// Indicators without a target that have at least one number, repeats left out.
    pub without_target: usize,
}

/// How far a plan has come: the position k, among its n years, of the year in which most of its targets were judged; of
/// two such years the later.
///
/// Never counted from today: what has not been measured has not elapsed. A few values of a further year, which come in
/// one by one, do not move it either.
#[must_use]
pub fn elapsed(index: &Cube, rows: &[ScorecardRow], plan: &Plan) -> Option<(u16, u16)> {
    let of_plan =
        |row: &&ScorecardRow| index.data().targets.get(row.target).is_some_and(|target| target.plan_id == plan.plan_id);
    let mut judged: BTreeMap<u16, usize> = BTreeMap::new();
    for row in rows.iter().filter(of_plan) {
        let position = row.actual.and_then(|actual| plan.position(index.at(actual.observation)?.period));
        if let Some(position) = position {
            *judged.entry(position).or_default() += 1;
        }
    }
    judged.into_iter().max_by_key(|(position, count)| (*count, *position)).map(|(k, _)| (k, plan.years()))
}

/// Lays out the judged targets of a city.
#[must_use]
pub fn profile(index: &Cube, rows: &[ScorecardRow], area: AreaCode) -> Profile {
    let mut profile = Profile::default();
    let mut by_level: BTreeMap<Level, Vec<&ScorecardRow>> = BTreeMap::new();
    for (place, row) in rows.iter().enumerate() {
        let Some(indicator) = index.series(row.series).filter(|s| s.area == area) else { continue };
        by_level.entry(indicator.level).or_default().push(row);
        // One indicator may be a target of two goals: the target knows of which.
        let of_target = index.data().targets.get(row.target).map(|t| &t.goal).filter(|g| !g.is_empty());
        let heading = of_target.unwrap_or(&indicator.goal);
        let goal = find(
            &mut profile.goals,
            |g| g.goal == *heading,
            || GoalPart { goal: heading.clone(), ..GoalPart::default() },
        );
        if indicator.level == Level::GoalTarget {
            goal.targets.push(place);
        } else {
            let policy = find(
                &mut goal.policies,
                |p| p.policy == indicator.policy,
                || PolicyPart { policy: indicator.policy.clone(), ..PolicyPart::default() },
            );
            policy.rows.push(place);
        }
    }
    profile.counts = counts(by_level);
    for goal in &mut profile.goals {
        goal.counts = Counts::of(goal.targets.iter().filter_map(|p| rows.get(*p)));
        for policy in &mut goal.policies {
            let mut levels: BTreeMap<Level, Vec<&ScorecardRow>> = BTreeMap::new();
            for row in policy.rows.iter().filter_map(|p| rows.get(*p)) {
                if let Some(indicator) = index.series(row.series) {
                    levels.entry(indicator.level).or_default().push(row);
                }
            }
            policy.counts = counts(levels);
        }
    }
    grade(index, rows, area, &mut profile);
    let judged = |place: SeriesPlace| index.targets_of(place).next().is_some();
    let measures = index.series_in(area).iter().filter_map(|place| index.series(*place)).filter(|series| {
        series.repeat_of.is_none()
            && !judged(series.place)
            && index.observations_of(series.place).any(|o| o.value.is_some())
    });
    profile.without_target = measures.count();
    profile
}

/// Puts each grade of a goal or policy where it belongs; grades of single indicators stand beside their rows.
fn grade(index: &Cube, rows: &[ScorecardRow], area: AreaCode, profile: &mut Profile) {
    let of_city = index.data().evaluations.iter().enumerate().filter(|(_, e)| e.municipality_code == area);
    for (place, evaluation) in of_city {
        if evaluation.scope == EvaluationScope::Indicator {
            continue;
        }
        let goal = find(
            &mut profile.goals,
            |g| g.goal == evaluation.goal,
            || GoalPart { goal: evaluation.goal.clone(), ..GoalPart::default() },
        );
        if evaluation.scope == EvaluationScope::Goal {
            goal.evaluations.push(place);
            continue;
        }
        let policy = find(
            &mut goal.policies,
            |p| p.policy == evaluation.policy,
            || PolicyPart { policy: evaluation.policy.clone(), ..PolicyPart::default() },
        );
        policy.evaluations.push(place);
        policy.disagreeing = policy.disagreeing.take().or_else(|| disagree(index, rows, evaluation));
    }
}

fn disagree(index: &Cube, rows: &[ScorecardRow], evaluation: &Evaluation) -> Option<Disagreeing> {
    own_grade::disagreeing(index, rows, evaluation)
}

fn counts(levels: BTreeMap<Level, Vec<&ScorecardRow>>) -> BTreeMap<Level, Counts> {
    levels.into_iter().map(|(level, rows)| (level, Counts::of(rows))).collect()
}

/// The part that fits, or a new one at the end.
fn find<T>(parts: &mut Vec<T>, fits: impl Fn(&T) -> bool, make: impl FnOnce() -> T) -> &mut T {
    let place = parts.iter().position(fits).unwrap_or_else(|| {
        parts.push(make());
        parts.len() - 1
    });
    // The place was found or has just been made.
    &mut parts[place]
}
