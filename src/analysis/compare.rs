//! Comparison across cities: graded members, plan time, and values per 1,000 residents.

use crate::frame::{Cube, ObservationRef};
use crate::model::breakdown::Breakdown;
use crate::model::catalogue::Catalogue;
use crate::model::comparison::{Comparison, ComparisonMember};
use crate::model::id::IndicatorId;
use crate::model::indexed::Series;
use crate::model::indicator::{Concept, Indicator};
use crate::model::municipality::AreaCode;
use crate::model::observation::Role;
use crate::model::period::Period;
use crate::model::place::SeriesPlace;
use crate::model::plan::Plan;
use crate::model::typed;
use crate::model::unit::Unit;
use std::collections::{BTreeMap, BTreeSet};

/// A population may stand in for another year's only this many years away.
///
/// Within five years a Hokkaido city loses about 5 to 10 % of its residents; beyond, the rate would
/// say more about the population than about the indicator.
pub const FARTHEST_POPULATION: u16 = 5;

/// A value per 1,000 residents and the population it was divided by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PerThousand<'a> {
    /// Value × 1,000 ÷ population, in the indicator's unit per 1,000 residents.
    pub value: f64,
    /// The population used; a reader must be told its year and source.
    pub population: ObservationRef<'a>,
}

/// Why no value per 1,000 residents can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPerThousand {
    /// The dataset has no population of the area.
    #[error("no population of the area")]
    NoPopulation,
    /// The nearest population is more than five years away.
    #[error("nearest population is of {0}, more than five years away")]
    TooFar(u16),
    /// Shares, rates, scores and ages are not counted per head, and the population itself is what others are divided by.
    #[error("not a count, so not given per head")]
    NotACount,
}

/// The total populations of a dataset by their source, found once for many areas.
///
/// All areas of a picture are divided by populations of one source: see [`Populations::source_for`].
#[derive(Debug, Clone)]
pub struct Populations<'a> {
    index: &'a Cube,
    /// Indicators that are total populations, with their concept.
    totals: Vec<(Concept, &'a IndicatorId)>,
}

impl<'a> Populations<'a> {
    /// The populations of a dataset.
    #[must_use]
    pub fn of(index: &'a Cube) -> Self {
        let whole = |i: &&Indicator| i.breakdown.iter().all(Breakdown::is_total);
        let of_indicator = |i: &'a Indicator| Some((i.concept.filter(|c| c.is_population())?, &i.indicator_id));
        Self { index, totals: index.data().indicators.iter().filter(whole).filter_map(of_indicator).collect() }
    }

    /// The measured populations of an area from one source.
    #[must_use]
    pub fn residents(&self, area: AreaCode, source: Concept) -> Residents<'a> {
        let places = self.totals.iter().filter(|(concept, _)| *concept == source);
        let places = places.filter_map(|(_, id)| self.index.place_in(id, area));
        Residents { measured: places.flat_map(|p| self.index.observations_of(p)).filter(|o| is_measured(*o)).collect() }
    }

    /// The one source for all series of a picture, of [`Concept::POPULATIONS`]: the first that has a population near
    /// enough in every area, else the first that has one in most areas.
    ///
    /// The areas that it lacks get no value per 1,000 residents: sources are never mixed unasked.
    #[must_use]
    pub fn source_for(&self, places: impl IntoIterator<Item = SeriesPlace>) -> Concept {
        let mut areas: BTreeMap<AreaCode, Vec<SeriesPlace>> = BTreeMap::new();
        for series in places.into_iter().filter_map(|place| self.index.series(place)) {
            areas.entry(series.area).or_default().push(series.place);
        }
        let served = |source: Concept| {
            let serves = |(area, places): &(&AreaCode, &Vec<SeriesPlace>)| {
                let residents = self.residents(**area, source);
                let mut values = places.iter().flat_map(|place| self.index.observations_of(*place));
                values.any(|o| o.value.is_some() && residents.nearest(o.period).is_ok())
            };
            areas.iter().filter(serves).count()
        };
        // Of equally good sources the first stands: `max_by_key` takes the last.
        let sources = Concept::POPULATIONS.into_iter().rev();
        sources.max_by_key(|source| served(*source)).unwrap_or(Concept::PopulationRegister)
    }
}

/// The measured total populations of one area from one source, looked up once for many values.
#[derive(Debug, Clone, Default)]
pub struct Residents<'a> {
    measured: Vec<ObservationRef<'a>>,
}

impl<'a> Residents<'a> {
    /// The population nearest to the end of a period; of two equally near the later.
    ///
    /// So the flow of a calendar year is divided by the register's population of 1 January after it.
    ///
    /// # Errors
    /// [`NoPerThousand`] where there is none, or the nearest is more than [`FARTHEST_POPULATION`] years away.
    pub fn nearest(&self, period: Period) -> Result<ObservationRef<'a>, NoPerThousand> {
        let distance = |o: ObservationRef<'_>| (o.period.end() - period.end()).abs();
        let nearer = |a: &ObservationRef<'_>, b: &ObservationRef<'_>| {
            distance(*a).total_cmp(&distance(*b)).then_with(|| b.period.cmp(&a.period))
        };
        let nearest = self.measured.iter().copied().min_by(nearer).ok_or(NoPerThousand::NoPopulation)?;
        if nearest.period.last_year().abs_diff(period.last_year()) > FARTHEST_POPULATION {
            return Err(NoPerThousand::TooFar(nearest.period.last_year()));
        }
        Ok(nearest)
    }

    /// A value per 1,000 residents; whether it is a count at all is for [`is_count`] to say.
    ///
    /// # Errors
    /// As [`Residents::nearest`].
    pub fn per_thousand(&self, period: Period, value: f64) -> Result<PerThousand<'a>, NoPerThousand> {
        let population = self.nearest(period)?;
        let printed = population.value.ok_or(NoPerThousand::NoPopulation)?.value();
        // Populations are also printed in 万人.
        let residents = printed * population.unit.factor_to(&Unit::new("人")).ok_or(NoPerThousand::NoPopulation)?;
        Ok(PerThousand { value: value * 1000.0 / residents, population })
    }
}

/// Whether an indicator is the total population of its area.
fn is_total(indicator: &Indicator) -> bool {
    indicator.concept.is_some_and(Concept::is_population)
}

/// Whether a population was measured, so that others may be divided by it.
fn is_measured(observation: ObservationRef<'_>) -> bool {
    observation.role == Role::Actual && observation.value.is_some_and(|v| v.value() > 0.0)
}

/// Units that no count has: shares, differences of shares, ages, amounts per day; and none at all (rates, scores).
const NOT_COUNTS: [&str; 7] = ["", "‰", "割", "P", "ポイント", "点", "歳"];

/// Whether an indicator's values, in this unit, are amounts that may be divided among residents.
///
/// A rounded rate (per head or per 1,000 residents already) is known by its target; a count has none.
#[must_use]
pub fn is_count(index: &Cube, series: Series<'_>, unit: &Unit) -> bool {
    let per_something = unit.as_str().contains(['/', '／']);
    let is_rate = |place: SeriesPlace| index.targets_of(place).any(|target| target.rounded_rate);
    !(unit.is_percent()
        || NOT_COUNTS.contains(&unit.as_str())
        || per_something
        || is_total(series.indicator)
        || typed::is_derived(&series.indicator_id)
        || is_rate(series.place))
}

/// A value per 1,000 residents of its area, where the series stands alone: by the resident register, else the census,
/// else the city's own figures, and of these by the population nearest to the end of the period.
///
/// Unit: the indicator's unit per 1,000 residents.
///
/// # Errors
/// [`NoPerThousand`] where no population exists, where the nearest is more than
/// [`FARTHEST_POPULATION`] years from the value, or where the value is no count.
pub fn per_thousand<'a>(
    index: &'a Cube,
    series: Series<'_>,
    unit: &Unit,
    period: Period,
    value: f64,
) -> Result<PerThousand<'a>, NoPerThousand> {
    if !is_count(index, series, unit) {
        return Err(NoPerThousand::NotACount);
    }
    let populations = Populations::of(index);
    populations.residents(series.area, populations.source_for([series.place])).per_thousand(period, value)
}

/// The comparisons that have members of at least two of the picked areas.
#[must_use]
pub fn comparisons<'a>(index: &'a Cube, areas: &[AreaCode]) -> Vec<&'a Comparison> {
    let data = index.data();
    let areas: BTreeSet<AreaCode> = areas.iter().copied().collect();
    data.comparisons
        .iter()
        .filter(|comparison| {
            let mut found: Vec<AreaCode> = members(data, comparison)
                .flat_map(|m| index.series_of(&m.indicator_id).filter_map(|place| index.series(place)))
                .map(|series| series.area)
                .filter(|area| areas.contains(area))
                .collect();
            found.sort_unstable();
            found.dedup();
            found.len() >= 2
        })
        .collect()
}

/// The members of a comparison, in the dataset's order.
pub fn members<'a>(data: &'a Catalogue, of: &Comparison) -> impl Iterator<Item = &'a ComparisonMember> {
    let id = of.comparison_id.clone();
    data.comparison_members.iter().filter(move |m| m.comparison_id == id)
}

/// Position on the plan-time axis: the share of the plan that has elapsed at the end of a period.
///
/// The value of the k-th of n plan years stands at k/n, where pace expects it; the year before the plan at 0, the
/// last year and so the target at 1; earlier years are negative. A date stands where it falls between. Plans with
/// different years meet on this axis.
#[must_use]
pub fn plan_time(plan: &Plan, period: Period) -> f64 {
    let years = match period {
        // The plan begins on 1 April of its first year.
        Period::AsOf { .. } => period.middle() - (f64::from(plan.first_year) + 0.25),
        // A calendar year is reckoned to the plan year of the same number, as the plans do.
        other => f64::from(other.last_year()) + 1.0 - f64::from(plan.first_year),
    };
    years / f64::from(plan.years())
}
