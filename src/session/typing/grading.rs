//! A grade that one of a city's own bodies gave, typed beside the policy or the indicator that it is of.

use super::draft::Draft;
use super::planning::id;
use super::read::period_of;
use crate::frame::Cube;
use crate::model::evaluation::{Evaluation, EvaluationBody, EvaluationScope, GradeScheme};
use crate::model::id::{EvaluationId, IndicatorId};
use crate::model::message::Message;
use crate::model::municipality::AreaCode;

/// A grade as somebody types it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGrade {
    /// An indicator: the graded one, or one of the graded policy.
    pub indicator: IndicatorId,
    /// What is graded.
    pub scope: EvaluationScope,
    /// Who graded.
    pub body: EvaluationBody,
    /// The scale.
    pub scheme: GradeScheme,
    /// The grade as printed.
    pub grade: String,
    /// The period graded.
    pub period: String,
    /// Title of the document.
    pub document: String,
    /// The page there.
    pub page: String,
}

impl NewGrade {
    /// What is wrong with it.
    #[must_use]
    pub fn problem(&self) -> Option<Message> {
        let grade = self.grade.trim();
        if grade.is_empty() {
            return Some(Message::new("error-grade-empty"));
        }
        let known = grades(self.scheme);
        if !known.contains(&grade) {
            return Some(Message::new("error-grade-scheme").text("grade", grade).text("known", known.join(" / ")));
        }
        if let Err(cause) = period_of(&self.period) {
            return Some(cause);
        }
        self.document.trim().is_empty().then(|| Message::new("error-plan-document"))
    }
}

/// The grades of a scale, the best first.
#[must_use]
pub const fn grades(scheme: GradeScheme) -> &'static [&'static str] {
    match scheme {
        GradeScheme::NemuroAbcd => &["A", "B", "C", "D"],
        GradeScheme::IwamizawaStatus => &["順調", "低調"],
    }
}

/// The grade that is kept, in the place of the one that the same body gave the same thing in the same period.
pub(super) fn grade(draft: &mut Draft, new: &NewGrade, current: &Cube, area: AreaCode) -> Result<(), Message> {
    if let Some(problem) = new.problem() {
        return Err(problem);
    }
    let unknown = || Message::new("error-filter-indicator").text("text", &new.indicator);
    let indicator = current.indicator(&new.indicator).ok_or_else(unknown)?;
    let plan = indicator.plan_id.as_ref().and_then(|id| current.data().plan(id));
    let plan = plan.filter(|plan| plan.municipality_code == area);
    let plan = plan.ok_or_else(|| Message::new("error-grade-plan"))?.plan_id.clone();
    let of_policy = new.scope != EvaluationScope::Indicator;
    if of_policy && indicator.policy.is_empty() {
        return Err(Message::new("error-grade-policy"));
    }
    let (goal, policy) = (indicator.goal.clone(), indicator.policy.clone());
    let of_indicator = (!of_policy).then(|| new.indicator.clone());
    let period = period_of(&new.period)?;
    let same = |row: &&Evaluation| {
        (row.municipality_code, row.scope, row.body, row.period) == (area, new.scope, new.body, period)
            && (&row.goal, &row.policy, &row.indicator_id) == (&goal, &policy, &of_indicator)
    };
    let known = current.data().evaluations.iter().find(same).map(|row| row.evaluation_id.clone());
    let texts = [new.scope.key(), new.body.key(), &period.to_string(), &goal, &policy, new.indicator.as_str()];
    let evaluation_id = known.unwrap_or_else(|| EvaluationId(id("grade", area, &texts)));
    let grade = new.grade.trim();
    let source = draft.note_document(area, new.document.trim(), new.page.trim(), grade);
    draft.own.evaluations.retain(|row| row.evaluation_id != evaluation_id);
    draft.own.evaluations.push(Evaluation {
        evaluation_id,
        municipality_code: area,
        plan_id: plan,
        scope: new.scope,
        goal,
        policy,
        indicator_id: of_indicator,
        body: new.body,
        scheme: new.scheme,
        grade: Some(grade.to_owned()),
        period,
        source,
    });
    Ok(())
}
