//! When a value is of where its cell does not say it, and what the store has of that time.

use super::Assembler;
use crate::frame::ObservationRef;
use crate::import::known::SeriesKey;
use crate::import::row::Draft;
use crate::model::dated::DatedBy;
use crate::model::mapping::PlanDefault;
use crate::model::observation::Role;
use crate::model::period::Period;
use crate::model::place::RowPlace;
use crate::model::report::ProblemReason;

impl<'d> Assembler<'d> {
    /// The observation that the store has of a series, with its row in the data.
    pub(super) fn earlier(&self, at: usize, key: SeriesKey) -> Option<(RowPlace, ObservationRef<'d>)> {
        let series = self.series.get(at)?;
        let found = series.known.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        let place = series.known.get(found).map(|(_, place)| *place)?;
        Some((place, self.known.index()?.at(place)?))
    }

    /// The period of a draft; a baseline without one is dated to the year before its plan, and says so.
    pub(super) fn period_of(&self, at: usize, draft: &mut Draft, role: Role) -> Result<(Period, bool), ProblemReason> {
        if let Some(period) = draft.period {
            return Ok((period, draft.period_assumed));
        }
        if role == Role::Baseline
            && let Some(stored) = self.stored_baseline(at)
        {
            draft.dated = DatedBy::Stored;
            return Ok(stored);
        }
        draft.dated = DatedBy::Plan;
        let first = self.plan_years(at).map(|(first, _)| first).filter(|_| role == Role::Baseline);
        first.map(|first| (Period::Fiscal(first.saturating_sub(1)), true)).ok_or(ProblemReason::NoPeriod)
    }

    /// Period of the one baseline that the store has of a series: a file that dates it nowhere means that one.
    fn stored_baseline(&self, at: usize) -> Option<(Period, bool)> {
        let index = self.known.index()?;
        let known = self.series.get(at)?.known.iter().filter_map(|(_, place)| index.at(*place));
        let baselines: Vec<_> = known.filter(|observation| observation.role == Role::Baseline).collect();
        match baselines.as_slice() {
            [one] => Some((one.period, one.period_assumed)),
            _ => None,
        }
    }

    /// First and last year of the plan of a series.
    pub(in crate::import) fn plan_years(&self, at: usize) -> Option<(u16, u16)> {
        let stored = self.series.get(at).and_then(|series| series.stored);
        let plan = stored.and_then(|place| {
            let index = self.known.index()?;
            index.data().plan(index.series(place)?.plan_id.as_ref()?)
        });
        plan.map(|plan| (plan.first_year, plan.last_year))
            .or_else(|| self.plan_of(at).map(|plan| (plan.first_year, plan.last_year)))
    }

    /// The plan that the rows of a series name, or that was said for the file. One without a name has that of the file.
    pub(super) fn plan_of(&self, at: usize) -> Option<PlanDefault> {
        let own = self.series.get(at).and_then(|series| series.plan.clone());
        let mut plan = own.or_else(|| self.mapping.defaults.plan.clone())?;
        if plan.name.is_empty() {
            let said = self.mapping.defaults.plan.as_ref().map(|plan| plan.name.as_str());
            said.unwrap_or(&self.frame.part.title).clone_into(&mut plan.name);
        }
        Some(plan)
    }
}
