//! The finding of a chart in one sentence, made from its numbers.

use super::request::{ChartRequest, area_name};
use super::running;
use super::spec::ChartSpec;
use crate::model::indexed::Series;
use crate::model::message::Fact;
use crate::model::observation::Observation;
use crate::model::quantity::Quantity;
use crate::model::status::Status;
use crate::model::target::{Revision, TargetKind};
use crate::text::catalogue::Texts;
use std::cmp::Ordering;

/// First and last measured values of an indicator, in one reckoning of years.
struct Change<'a> {
    first: &'a Observation,
    last: &'a Observation,
}

impl Change<'_> {
    fn direction(&self) -> Option<Ordering> {
        let (first, last) = (self.first.value?.value(), self.last.value?.value());
        // A change of unit between two years is no change of the thing.
        let factor = self.first.unit.factor_to(&self.last.unit)?;
        (first * factor).partial_cmp(&last)
    }
}

/// The finding: of one indicator its change and status, of several how many are on track or how many rose and fell.
///
/// Where the numbers give no finding, the chart's own title stands.
#[must_use]
pub fn headline(request: &ChartRequest<'_>, spec: &ChartSpec, texts: &Texts) -> String {
    match request.picks {
        [] => spec.title.clone(),
        [one] => of_one(request, *one, texts).unwrap_or_else(|| spec.title.clone()),
        several => {
            let on_track = on_track(request, several, spec, texts);
            on_track.or_else(|| changes(request, several, spec, texts)).unwrap_or_else(|| spec.title.clone())
        }
    }
}

fn change<'a>(request: &ChartRequest<'a>, place: usize) -> Option<Change<'a>> {
    let mut points: Vec<&Observation> =
        request.index.observations_of(place).filter(|o| o.is_trend_point() && !o.period_assumed).collect();
    points.sort_by_key(|o| o.period);
    let last = points.last()?;
    let first = points.iter().find(|o| o.period.kind() == last.period.kind())?;
    Some(Change { first, last })
}

fn of_one(request: &ChartRequest<'_>, place: usize, texts: &Texts) -> Option<String> {
    let indicator = request.index.series(place)?;
    let finding = total(request, place, indicator, texts).or_else(|| moved(request, place, indicator, texts))?;
    let Some(status) = request.statuses.get(&place).filter(|s| **s != Status::NoData && **s != Status::NotAssessable)
    else {
        return Some(finding);
    };
    let facts = [("finding", Fact::Text(finding)), ("status", Fact::Text(texts.status(*status)))];
    Some(texts.with("figure-finding-status", &facts))
}

/// Of a target that is a sum, what has come together so far.
fn total(request: &ChartRequest<'_>, place: usize, indicator: Series<'_>, texts: &Texts) -> Option<String> {
    let target = request.index.targets_of(place).find(|t| t.revision == Revision::Final)?;
    let plan = request.index.data().plan(&target.plan_id).filter(|_| target.kind == TargetKind::Accumulate)?;
    let observations: Vec<&Observation> = request.index.observations_of(place).collect();
    let last = running::totals(&observations, plan).pop()?;
    let decimals = last.observation.value.map_or(0, Quantity::decimals);
    let amount = texts.amount(Quantity::new(last.total, decimals)?, &last.observation.unit);
    let facts = [
        ("municipality", Fact::Text(area_name(request.index, texts, indicator.area))),
        ("indicator", Fact::Text(indicator.label.clone())),
        ("value", Fact::Text(amount)),
        ("target", Fact::Text(texts.amount(target.value, &target.unit))),
        ("period", Fact::Text(texts.period_short(last.observation.period))),
    ];
    Some(texts.with("figure-finding-total", &facts))
}

fn moved(request: &ChartRequest<'_>, place: usize, indicator: Series<'_>, texts: &Texts) -> Option<String> {
    let change = change(request, place)?;
    let amount = |o: &Observation| o.value.map(|value| Fact::Text(texts.amount(value, &o.unit)));
    let facts = [
        ("municipality", Fact::Text(area_name(request.index, texts, indicator.area))),
        ("indicator", Fact::Text(indicator.label.clone())),
        ("first", amount(change.first)?),
        ("last", amount(change.last)?),
        ("from", Fact::Text(texts.period_short(change.first.period))),
        ("to", Fact::Text(texts.period_short(change.last.period))),
    ];
    let key = match change.direction() {
        _ if change.first.period == change.last.period => "figure-finding-value",
        Some(Ordering::Less) => "figure-finding-more",
        Some(Ordering::Greater) => "figure-finding-less",
        Some(Ordering::Equal) => "figure-finding-same",
        None => return None,
    };
    Some(texts.with(key, &facts))
}

/// How many of several judged indicators are on track; nothing where fewer than two are judged.
fn on_track(request: &ChartRequest<'_>, places: &[usize], spec: &ChartSpec, texts: &Texts) -> Option<String> {
    let judged = places.iter().filter_map(|place| request.statuses.get(place));
    let judged: Vec<Status> =
        judged.copied().filter(|s| !matches!(s, Status::NoData | Status::NotAssessable)).collect();
    let good = |s: &&Status| matches!(s, Status::Achieved | Status::OnTrack | Status::MostlyOnTrack);
    let facts = [
        ("name", Fact::Text(spec.title.clone())),
        ("count", Fact::Number(judged.len() as f64)),
        ("ontrack", Fact::Number(judged.iter().filter(good).count() as f64)),
    ];
    (judged.len() > 1).then(|| texts.with("figure-finding-on-track", &facts))
}

/// How many of several indicators rose and how many fell between their first and last measured years.
fn changes(request: &ChartRequest<'_>, places: &[usize], spec: &ChartSpec, texts: &Texts) -> Option<String> {
    let directions: Vec<Ordering> = places
        .iter()
        .filter_map(|place| change(request, *place).filter(|c| c.first.period != c.last.period)?.direction())
        .collect();
    let count = |wanted: Ordering| directions.iter().filter(|d| **d == wanted).count();
    let (more, less) = (count(Ordering::Less), count(Ordering::Greater));
    let facts = [
        ("name", Fact::Text(spec.title.clone())),
        ("count", Fact::Number(directions.len() as f64)),
        ("more", Fact::Number(more as f64)),
        ("less", Fact::Number(less as f64)),
    ];
    let name_and_count = facts.get(..2).unwrap_or_default();
    match directions.len() {
        0 | 1 => None,
        all if more == all => Some(texts.with("figure-finding-all-more", name_and_count)),
        all if less == all => Some(texts.with("figure-finding-all-less", name_and_count)),
        _ => Some(texts.with("figure-finding-changes", &facts)),
    }
}
