//! The city's own grade that belongs beside an indicator: of the indicator itself, else of its policy.

use crate::model::dataset::Dataset;
use crate::model::evaluation::{Evaluation, EvaluationScope};
use crate::model::indicator::Indicator;

/// The evaluations by the city's own bodies that cover an indicator, the most specific scope only.
///
/// A grade of a whole policy or goal is a judgement of more than this indicator; it stands beside our status
/// and is never mixed with it.
#[must_use]
pub fn own_grades<'a>(data: &'a Dataset, indicator: &Indicator) -> Vec<&'a Evaluation> {
    let of_city = || data.evaluations.iter().filter(|e| e.municipality_code == indicator.municipality_code);
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
