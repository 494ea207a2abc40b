//! The city's own grade that belongs beside an indicator: of the indicator itself, else of its policy.

use crate::analysis::scorecard::ScorecardRow;
use crate::analysis::summary::Counts;
use crate::frame::Cube;
use crate::model::catalogue::Catalogue;
use crate::model::evaluation::{Evaluation, EvaluationScope};
use crate::model::indexed::Series;
use crate::model::indicator::Level;

/// The evaluations by the city's own bodies that cover an indicator in its area, the most specific scope only.
///
/// A grade of a whole policy or goal is a judgement of more than this indicator; it stands beside our status
/// and is never mixed with it.
#[must_use]
pub fn own_grades<'a>(data: &'a Catalogue, indicator: Series<'_>) -> Vec<&'a Evaluation> {
    let of_city = || data.evaluations.iter().filter(|e| e.municipality_code == indicator.area);
    let same_goal = |e: &&Evaluation| !indicator.goal.is_empty() && e.goal == indicator.goal;
    let by_scope = |scope: EvaluationScope| -> Vec<&'a Evaluation> {
        of_city()
            .filter(|e| e.scope == scope)
            .filter(|e| match scope {
                EvaluationScope::Indicator => e.indicator_id.as_ref() == Some(&indicator.indicator_id),
                EvaluationScope::Policy => !e.policy.is_empty() && e.policy == indicator.policy && same_goal(e),
                EvaluationScope::Goal => same_goal(e) && indicator.policy.is_empty(),
            })
            .collect()
    };
    [EvaluationScope::Indicator, EvaluationScope::Policy, EvaluationScope::Goal]
        .into_iter()
        .map(by_scope)
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// How a policy's letter compares with our counts of its KPIs, where the two plainly disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreeing {
    /// The letter as printed.
    pub grade: String,
    /// Number of the policy's KPIs that are achieved, on track or mostly on track.
    pub on_track: usize,
    /// Number of its KPIs that could be judged.
    pub assessed: usize,
}

/// Whether a policy's letter and our counts of its KPIs plainly disagree: A or B with none on track, C or D with all.
///
/// A letter judges a policy as a whole, so anything less is no contradiction. `None` also where no KPI could be judged,
/// where the letter is unknown, or where the evaluation is not of a policy.
#[must_use]
pub fn disagreeing(index: &Cube, rows: &[ScorecardRow], evaluation: &Evaluation) -> Option<Disagreeing> {
    let grade = evaluation.grade.as_deref()?;
    if evaluation.scope != EvaluationScope::Policy {
        return None;
    }
    let of_policy = |row: &&ScorecardRow| {
        index.series(row.series).is_some_and(|i| {
            i.area == evaluation.municipality_code
                && i.level == Level::PolicyKpi
                && i.goal == evaluation.goal
                && i.policy == evaluation.policy
        })
    };
    let counts = Counts::of(rows.iter().filter(of_policy));
    let (on_track, assessed) = (counts.on_track(), counts.assessed());
    let plainly = match grade {
        "A" | "B" => on_track == 0,
        "C" | "D" => on_track == assessed,
        _ => false,
    };
    (assessed > 0 && plainly).then(|| Disagreeing { grade: grade.to_owned(), on_track, assessed })
}
