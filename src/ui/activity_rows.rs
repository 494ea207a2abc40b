//! Which measures are activities without a target, and how repeats stand under their originals.

use crate::chart::observed::{self, Observed, measure};
use crate::frame::ObservationRef;
use crate::model::indexed::Series;
use crate::model::indicator::{Indicator, Level};
use crate::model::observation::Role;
use crate::model::period::PeriodKind;
use crate::model::place::SeriesPlace;
use crate::model::quantity::Quantity;
use crate::session::Session;
use crate::session::loaded::Loaded;
use crate::text::catalogue::Texts;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Longest chain of repeats that is followed: a longer one is a ring.
const CHAIN: usize = 8;

/// An activity with the indicators that only repeat it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Place of the series.
    pub place: SeriesPlace,
    /// Places of its repeats, in the dataset's order.
    pub repeats: Vec<SeriesPlace>,
}

/// A column of the table of activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Col {
    /// The area.
    Area,
    /// Its theme.
    Theme,
    /// The label.
    Indicator,
    /// Project or policy.
    Measure,
    /// Department in charge.
    Department,
    /// How many repeats are folded under it.
    Repeats,
    /// The value of a fiscal year (Western).
    Year(u16),
}

/// The activities that pass the filters of the view, in the dataset's order.
///
/// An activity is an indicator without a target that is no statistic. It is listed where it or one of its
/// repeats passes, so that a project is found under every policy that names it.
#[must_use]
pub fn activities(session: &Session, loaded: &Loaded) -> Vec<Activity> {
    let Some(sieve) = session.sieve() else { return Vec::new() };
    let mut repeats: BTreeMap<SeriesPlace, Vec<SeriesPlace>> = BTreeMap::new();
    for series in loaded.index.all_series() {
        if let Some(original) = original_of(loaded, series) {
            repeats.entry(original).or_default().push(series.place);
        }
    }
    let mut found = Vec::new();
    for series in loaded.index.all_series() {
        let place = series.place;
        if series.repeat_of.is_some() || !is_activity(loaded, series) {
            continue;
        }
        let repeats = repeats.remove(&place).unwrap_or_default();
        if sieve.passes(place) || repeats.iter().any(|repeat| sieve.passes(*repeat)) {
            found.push(Activity { place, repeats });
        }
    }
    found
}

/// Whether a series is a measure of activity without a target.
#[must_use]
pub fn is_activity(loaded: &Loaded, series: Series<'_>) -> bool {
    series.level != Level::Statistic && loaded.index.targets_of(series.place).next().is_none()
}

/// The original that a repeat leads to, in the same area.
fn original_of(loaded: &Loaded, series: Series<'_>) -> Option<SeriesPlace> {
    let index = &loaded.index;
    let mut original = index.place_in(series.repeat_of.as_ref()?, series.area)?;
    for _ in 0..CHAIN {
        match index.series(original).and_then(|s| s.indicator.repeat_of.as_ref()) {
            Some(further) => original = index.place_in(further, series.area)?,
            None => return Some(original),
        }
    }
    None
}

/// The fiscal years in which any of the activities has a value or an explained gap, within the years shown.
#[must_use]
pub fn years(session: &Session, loaded: &Loaded, activities: &[Activity]) -> Vec<u16> {
    let Some(sieve) = session.sieve() else { return Vec::new() };
    let places = activities.iter().flat_map(|a| std::iter::once(&a.place).chain(&a.repeats));
    let named: BTreeSet<u16> =
        places.flat_map(|place| loaded.index.observations_of(*place)).map(|o| o.period.fiscal_year()).collect();
    named.into_iter().filter(|year| sieve.passes_year(*year)).collect()
}

/// An observation in words, with what a reader must know to read it: not an actual, not of a whole fiscal year.
#[must_use]
pub fn value_words(texts: &Texts, indicator: &Indicator, observation: ObservationRef<'_>) -> String {
    let observed = Observed { texts, indicator, observation };
    let words = if observation.value.is_some() { observed.amount() } else { observed.missing() };
    let asides = [
        (observation.role != Role::Actual).then(|| texts.role(observation.role)),
        (observation.period.kind() != PeriodKind::Fiscal).then(|| texts.period_short(observation.period)),
        observation.cumulative.then(|| texts.t("chart-cumulative")),
    ];
    let asides: Vec<String> = asides.into_iter().flatten().chain(observed.remarks()).collect();
    if asides.is_empty() { words } else { texts.aside(&words, &texts.list(&asides)) }
}

/// Whether a value needs no explanation beside it: an actual of a whole fiscal year.
#[must_use]
pub fn is_plain(observation: ObservationRef<'_>) -> bool {
    observation.value.is_some()
        && matches!((observation.role, observation.period.kind()), (Role::Actual, PeriodKind::Fiscal))
        && !observation.cumulative
        && observed::is_plain(observation)
}

/// The observations of an indicator that are reckoned to a fiscal year.
pub fn in_year(loaded: &Loaded, place: SeriesPlace, year: u16) -> impl Iterator<Item = ObservationRef<'_>> {
    loaded.index.observations_of(place).filter(move |o| o.period.fiscal_year() == year)
}

/// The newest actual of an indicator; where there is none, the newest other value, then the newest gap.
#[must_use]
pub fn latest(loaded: &Loaded, place: SeriesPlace) -> Option<ObservationRef<'_>> {
    let worth = |o: &ObservationRef<'_>| (o.value.is_some(), o.role == Role::Actual, o.period);
    loaded.index.observations_of(place).max_by_key(worth)
}

/// Puts activities in order by a column; what has no words or no number stands last.
pub fn sort(list: &mut [Activity], texts: &Texts, loaded: &Loaded, column: Col, falling: bool) {
    let turn = |order: Ordering| if falling { order.reverse() } else { order };
    let words = |activity: &Activity| {
        let indicator = loaded.index.series(activity.place)?;
        Some(match column {
            Col::Area => crate::chart::request::area_name(&loaded.index, texts, indicator.area),
            Col::Theme => texts.theme(indicator.theme),
            Col::Indicator => texts.label(indicator.indicator).to_owned(),
            Col::Measure => measure(indicator.indicator).to_owned(),
            Col::Department => indicator.department.clone(),
            Col::Repeats | Col::Year(_) => String::new(),
        })
    };
    let number = |activity: &Activity| match column {
        Col::Repeats => Some(activity.repeats.len() as f64),
        Col::Year(year) => in_year(loaded, activity.place, year).find_map(|o| o.value).map(Quantity::value),
        _ => None,
    };
    list.sort_by(|a, b| match column {
        Col::Repeats | Col::Year(_) => match (number(a), number(b)) {
            (Some(a), Some(b)) => turn(a.total_cmp(&b)),
            (a, b) => a.is_none().cmp(&b.is_none()),
        },
        _ => {
            let (a, b) = (words(a).unwrap_or_default(), words(b).unwrap_or_default());
            a.is_empty().cmp(&b.is_empty()).then(turn(a.cmp(&b)))
        }
    });
}
