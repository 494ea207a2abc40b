//! What enters a target's formula: of all values of a series the latest level, the latest printed running total, and one
//! value for each plan year. This is the only home of the rule; figures, proof trail and charts read what it chose.

use crate::frame::ObservationRef;
use crate::model::place::RowPlace;
use crate::model::quantity::Quantity;

/// A usable actual of a series, as the rule sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Row of the observation in the cube.
    pub row: RowPlace,
    /// Fiscal year to which its period is reckoned.
    pub year: i32,
    /// Position on the time axis, decimal years.
    pub time: f64,
    /// Value in the printed unit.
    pub value: f64,
    /// Whether it is a running total.
    pub cumulative: bool,
    /// Whether it covers only part of its period.
    pub partial: bool,
    /// Whether it is a total or a mean over several years, and so none of its years'.
    pub span: bool,
}

impl Candidate {
    /// An observation as a candidate; `None` where it is no usable actual.
    #[must_use]
    pub fn of(observation: ObservationRef<'_>) -> Option<Self> {
        if !observation.is_usable() {
            return None;
        }
        Some(Self {
            row: observation.row,
            year: i32::from(observation.period.fiscal_year()),
            time: observation.period.middle(),
            value: observation.value.map(Quantity::value)?,
            cumulative: observation.cumulative,
            partial: observation.partial,
            span: observation.is_over_years(),
        })
    }

    /// Whether another value says more: a complete one before one of part of its period, then the later one.
    fn gives_way_to(&self, other: &Self) -> bool {
        if self.partial == other.partial { self.time <= other.time } else { self.partial }
    }
}

/// What was chosen; emptied and filled again from series to series.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    /// The latest level that is no running total; one of part of a period only where no complete one exists.
    pub level: Option<Candidate>,
    /// The latest printed running total.
    pub running: Option<Candidate>,
    /// One value for each plan year so far, the earliest year first.
    pub years: Vec<Candidate>,
}

impl Chosen {
    /// Chooses among the values of one series for a plan from `first` to `last` (fiscal years).
    ///
    /// Values dated before the plan are left out. Values after its end count where a level is judged, and not at all
    /// among the single years.
    pub fn choose(&mut self, candidates: impl Iterator<Item = Candidate>, first: i32, last: i32) {
        self.level = None;
        self.running = None;
        self.years.clear();
        for candidate in candidates.filter(|c| c.year >= first) {
            if candidate.cumulative {
                if self.running.is_none_or(|r| r.time <= candidate.time) {
                    self.running = Some(candidate);
                }
                continue;
            }
            if self.level.is_none_or(|l| l.gives_way_to(&candidate)) {
                self.level = Some(candidate);
            }
            if candidate.year <= last && !candidate.span {
                match self.years.iter_mut().find(|known| known.year == candidate.year) {
                    Some(known) if known.gives_way_to(&candidate) => *known = candidate,
                    Some(_) => {}
                    None => self.years.push(candidate),
                }
            }
        }
        self.years.sort_unstable_by_key(|candidate| candidate.year);
    }

    /// The single years that are complete, for means.
    pub fn complete_years(&self) -> impl Iterator<Item = &Candidate> {
        self.years.iter().filter(|candidate| !candidate.partial)
    }

    /// The single years after the latest running total; all of them where there is none.
    pub fn since_running(&self) -> impl Iterator<Item = &Candidate> {
        let total = self.running.map(|r| r.year);
        self.years.iter().filter(move |candidate| total.is_none_or(|year| candidate.year > year))
    }

    /// What a total is made of, the earliest first: the latest running total, then the years after it.
    pub fn of_total(&self) -> impl Iterator<Item = &Candidate> {
        self.running.iter().chain(self.since_running())
    }
}
