//! The sheet of a city and a year: a line for each value that is asked for, in the order of the plan.

use super::check::{self, Checked};
use super::draft::{CellKey, Draft};
use crate::frame::Cube;
use crate::model::id::IndicatorId;
use crate::model::indicator::{Indicator, Level};
use crate::model::municipality::AreaCode;
use crate::model::observation::Role;
use crate::model::period::Period;
use crate::model::place::{RowPlace, SeriesPlace};
use crate::model::ruler::Ruler;
use crate::model::target::{Revision, TargetKind};
use crate::session::loaded::Loaded;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A value that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is.
    pub key: CellKey,
    /// Place of its series.
    pub place: SeriesPlace,
    /// Row of what stands there now.
    pub standing: Option<RowPlace>,
    /// Rows of the same one and two years before, the earlier one first.
    pub earlier: [Option<RowPlace>; 2],
    /// Position of its target.
    pub target: Option<usize>,
    /// Whether the series has a line for the year and one for the total.
    pub is_one_of_two: bool,
}

/// A part of the sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// The heading of a goal.
    Goal(String),
    /// The heading of a policy.
    Policy(String),
    /// A value that is asked for.
    Line(Line),
}

/// The sheet.
#[derive(Debug)]
pub struct Sheet {
    /// The city.
    pub area: AreaCode,
    /// The fiscal year.
    pub year: u16,
    /// Its parts, from above.
    pub parts: Vec<Part>,
    /// What the cells that were typed into come to.
    pub checked: BTreeMap<CellKey, Checked>,
    /// The data that it was made from.
    loaded: Arc<Loaded>,
    /// What was looked at, and under which ruler.
    looked: Option<(Draft, Ruler)>,
}

impl Sheet {
    /// The sheet of a city; without a year that of the next one without values.
    pub(super) fn new(loaded: Arc<Loaded>, area: AreaCode, year: Option<u16>, now: &str) -> Self {
        let cube = &loaded.index;
        let series = asked_for(cube, area);
        let year = year.unwrap_or_else(|| next_year(cube, area, &series, now));
        let mut parts = Vec::new();
        let (mut goal, mut policy) = ("", "");
        for place in series {
            let Some(indicator) = cube.series(place).map(|series| series.indicator) else { continue };
            let target =
                cube.data().targets.iter().position(|target| {
                    target.revision == Revision::Final && cube.place_of_target(target) == Some(place)
                });
            let of_target = target.and_then(|at| cube.data().targets.get(at)).map(|target| target.goal.as_str());
            let own_goal = of_target.filter(|goal| !goal.is_empty()).unwrap_or(&indicator.goal);
            if own_goal != goal {
                (goal, policy) = (own_goal, "");
                parts.push(Part::Goal(goal.to_owned()));
            }
            if indicator.policy != policy {
                policy = &indicator.policy;
                parts.push(Part::Policy(policy.to_owned()));
            }
            parts.extend(lines(cube, (place, indicator), target, year).into_iter().map(Part::Line));
        }
        Self { area, year, parts, checked: BTreeMap::new(), loaded, looked: None }
    }

    /// Whether it is the sheet of these data, this city and this year.
    pub(super) fn is_of(&self, loaded: &Arc<Loaded>, area: AreaCode, year: Option<u16>) -> bool {
        // A sheet of the next year stays at the year that it found.
        Arc::ptr_eq(&self.loaded, loaded) && self.area == area && year.is_none_or(|year| year == self.year)
    }

    /// The values that are asked for.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.parts.iter().filter_map(|part| match part {
            Part::Line(line) => Some(line),
            Part::Goal(_) | Part::Policy(_) => None,
        })
    }

    /// The first line of an indicator.
    #[must_use]
    pub fn line_of(&self, id: &IndicatorId) -> Option<&Line> {
        self.lines().find(|line| line.key.indicator == *id)
    }

    /// A line and those below it.
    pub(super) fn keys_from<'s>(&'s self, from: &'s CellKey) -> impl Iterator<Item = CellKey> + 's {
        self.lines().skip_while(move |line| line.key != *from).map(|line| line.key.clone())
    }

    /// Looks at the cells that have changed since, or at all of them under another ruler.
    pub(super) fn look_at(&mut self, draft: &Draft, ruler: &Ruler) {
        if self.looked.as_ref().is_some_and(|(before, under)| before == draft && under == ruler) {
            return;
        }
        let before = self.looked.take().filter(|(_, under)| under == ruler).map(|(before, _)| before);
        let mut checked = std::mem::take(&mut self.checked);
        for (key, cell) in &draft.cells {
            let same = |before: &Draft| {
                before.cell(key) == Some(cell) && (&before.document, &before.page) == (&draft.document, &draft.page)
            };
            let known = checked.remove(key).filter(|_| before.as_ref().is_some_and(same));
            let now = known.unwrap_or_else(|| check::check(&self.loaded, (self.area, key), (draft, cell), ruler));
            self.checked.insert(key.clone(), now);
        }
        self.looked = Some((draft.clone(), ruler.clone()));
    }
}

/// The series whose actuals are asked for: those of the city's plans; without a plan those that only the city has;
/// without any of these all that it has.
fn asked_for(cube: &Cube, area: AreaCode) -> Vec<SeriesPlace> {
    let data = cube.data();
    let all = || {
        let places = cube.series_in(area).iter().copied();
        places.filter(|place| cube.series(*place).is_some_and(|series| series.repeat_of.is_none()))
    };
    let of_plan = |indicator: &Indicator| {
        indicator.plan_id.as_ref().and_then(|id| data.plan(id)).is_some_and(|plan| plan.municipality_code == area)
    };
    let is_kpi = |place: &SeriesPlace| {
        let aimed = cube.targets_of(*place).next().is_some();
        cube.series(*place).is_some_and(|series| {
            aimed || (of_plan(series.indicator) && !matches!(series.level, Level::ProjectMeasure | Level::Statistic))
        })
    };
    let kpis: Vec<SeriesPlace> = all().filter(is_kpi).collect();
    if !kpis.is_empty() {
        return kpis;
    }
    let is_own = |place: &SeriesPlace| cube.series(*place).is_some_and(|series| series.municipality_code == Some(area));
    let own: Vec<SeriesPlace> = all().filter(is_own).collect();
    if own.is_empty() { all().collect() } else { own }
}

/// The year after the one in which most series have their last value; without values the first one of the plan.
fn next_year(cube: &Cube, area: AreaCode, series: &[SeriesPlace], now: &str) -> u16 {
    let mut last: BTreeMap<u16, usize> = BTreeMap::new();
    for place in series {
        let measured = cube.observations_of(*place).filter(|row| row.role == Role::Actual && row.value.is_some());
        if let Some(year) = measured.map(|row| row.period.fiscal_year()).max() {
            *last.entry(year).or_default() += 1;
        }
    }
    let most = last.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year + 1);
    let plans = cube.data().plans.iter().filter(|plan| plan.municipality_code == area);
    let first = || plans.map(|plan| plan.first_year).max();
    let today = || now.get(..4).and_then(|year| year.parse().ok()).unwrap_or(2_025_u16);
    most.or_else(first).unwrap_or_else(today)
}

/// The lines of a series: one for the year, one for the total so far, as it has them.
fn lines(cube: &Cube, (place, indicator): (SeriesPlace, &Indicator), target: Option<usize>, year: u16) -> Vec<Line> {
    let actuals = || cube.observations_of(place).filter(|row| row.role == Role::Actual && !row.period.is_span());
    let totals = actuals().any(|row| row.cumulative);
    let single = actuals().any(|row| !row.cumulative);
    let sums = target.and_then(|at| cube.data().targets.get(at)).is_some_and(|t| t.kind == TargetKind::Accumulate);
    let kinds: &[bool] = match (single, totals) {
        (false, true) if !sums => &[true],
        (_, true) => &[false, true],
        (_, false) => &[false],
    };
    let line = |cumulative: &bool| {
        let cumulative = *cumulative;
        let alike = |row: &crate::frame::ObservationRef<'_>| row.cumulative == cumulative;
        // The kind of period that the series has: that of its last value, else of its baseline.
        let last = actuals().filter(alike).last().or_else(|| actuals().last());
        let baseline = || cube.observations_of(place).find(|row| row.role == Role::Baseline && !row.period.is_span());
        let like = last.or_else(baseline).map_or(Period::Fiscal(year), |row| row.period);
        let at = |year: u16| {
            let period = in_year(like, year);
            let mut rows = cube.rows_of(place);
            let is_it = |row: &RowPlace| {
                cube.at(*row)
                    .is_some_and(|o| o.role == Role::Actual && o.period == period && o.cumulative == cumulative)
            };
            rows.find(is_it)
        };
        let key = CellKey { indicator: indicator.indicator_id.clone(), period: in_year(like, year), cumulative };
        let earlier = [at(year.saturating_sub(2)), at(year.saturating_sub(1))];
        Line { key, place, standing: at(year), earlier, target, is_one_of_two: kinds.len() > 1 }
    };
    kinds.iter().map(line).collect()
}

/// The period of a fiscal year that is of the same kind as another one: the same day for a date.
#[must_use]
pub fn in_year(like: Period, year: u16) -> Period {
    match like {
        Period::Calendar(_) => Period::Calendar(year),
        Period::AsOf { month, day, .. } => {
            let year = if month <= 3 { year + 1 } else { year };
            let exists = |day: u8| Period::parse(&format!("{year:04}-{month:02}-{day:02}")).is_ok();
            // The last day of a February is another one in a leap year.
            Period::AsOf { year, month, day: day.map(|day| if exists(day) { day } else { day - 1 }) }
        }
        Period::Quarter { quarter, .. } => Period::Quarter { year: year + u16::from(quarter == 1), quarter },
        Period::Fiscal(_) | Period::FiscalSpan(..) | Period::CalendarSpan(..) => Period::Fiscal(year),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_stands_in_the_fiscal_year_that_is_asked_for() {
        let at = |text: &str, year| in_year(Period::parse(text).unwrap(), year).to_string();
        assert_eq!(at("2021-03-31", 2023), "2024-03-31");
        assert_eq!(at("2021-10-01", 2023), "2023-10-01");
        assert_eq!(at("2024-02-29", 2024), "2025-02-28");
        assert_eq!(at("2021", 2023), "2023");
        assert_eq!(at("FY2015..FY2019", 2023), "FY2023");
    }
}
