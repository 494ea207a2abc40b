//! Cities that are near another one by a few indicators, each with the reason why.
//!
//! Two to six indicators are put on one scale, z = (x − mean) / standard deviation over all municipalities that have a
//! value of each, and the distance of two cities is the Euclidean one over these (as CIPFA's Nearest Neighbours model
//! has it); for reading it is divided by the greatest one found, so that it runs from 0 to 1. Sizes enter as natural
//! logarithms, because twice as many residents are as far from half as many: counts, total populations, and densities.
//! A count of zero has no logarithm; where there are zeros, ln(1 + x) stands for all, and where there are values below
//! zero the values themselves.
//!
//! A share of the distance, (zᵢ − zᵢ′)² / Σ (z − z′)², says how much each indicator sets two cities apart. Filters take
//! cities off the list and change no distance: the scale is that of all municipalities. This is no classification, and
//! has nothing to do with the groups (類似団体) of the ministry.

use super::compare::{self, Populations};
use super::places::{self, PlaceValue};
use crate::frame::Cube;
use crate::model::breakdown::Breakdown;
use crate::model::id::IndicatorId;
use crate::model::indicator::Indicator;
use crate::model::municipality::AreaCode;
use crate::model::peers::NoPeers;
use crate::model::period::Period;
use crate::model::unit::Unit;
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Fewest indicators: by one alone a ranking says the same, and better.
pub const FEWEST: usize = 2;
/// Most indicators: beyond, each reason is a sliver.
pub const MOST: usize = 6;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct PeersRequest<'a> {
    /// The data.
    pub index: &'a Cube,
    /// The city whose neighbours are wanted.
    pub own: AreaCode,
    /// By which indicators.
    pub indicators: &'a [IndicatorId],
    /// The Western year of all values; without one the newest of each indicator that is well covered.
    pub year: Option<u16>,
    /// Whether only cities of the same prefecture are listed.
    pub same_prefecture: bool,
    /// Only cities whose population differs by at most this share of the city's own, 0.5 for half.
    pub population_within: Option<f64>,
}

/// How values of an indicator are put on a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scaling {
    /// As they are.
    Plain,
    /// Natural logarithm.
    Log,
    /// Natural logarithm of 1 + x, because there are zeros.
    LogWithZeros,
}

/// One of the indicators.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// What is measured.
    pub indicator: IndicatorId,
    /// The period of all values.
    pub period: Period,
    /// Their unit.
    pub unit: Unit,
    /// How they are put on the scale.
    pub scaling: Scaling,
    /// The value of the city itself.
    pub own: PlaceValue,
}

/// A near city.
#[derive(Debug, Clone, PartialEq)]
pub struct Peer {
    /// Which.
    pub area: AreaCode,
    /// Distance over the z-scores.
    pub distance: f64,
    /// The same over the greatest distance of any municipality, 0 to 1.
    pub rebased: f64,
    /// Its values, in the order of the indicators.
    pub values: Vec<PlaceValue>,
    /// How far its z-score lies above the city's own, in the same order.
    pub apart: Vec<f64>,
    /// The share of each indicator in the distance; all zero where the distance is.
    pub shares: Vec<f64>,
}

/// The near cities.
#[derive(Debug, Clone, PartialEq)]
pub struct Peers {
    /// The indicators.
    pub measures: Vec<Measure>,
    /// The listed cities, the nearest first; of equally near ones by code.
    pub peers: Vec<Peer>,
    /// Number of municipalities with all values, the city itself among them: the scale is theirs.
    pub compared: usize,
    /// Municipalities with some but not all of the values.
    pub incomplete: usize,
    /// Municipalities that the filters took off the list.
    pub filtered: usize,
}

/// Why there is no list.
#[derive(Debug, thiserror::Error)]
pub enum PeersError {
    /// The request cannot be met, because of an indicator where one is to blame.
    #[error("{0:?} {1:?}")]
    Refused(NoPeers, Option<IndicatorId>),
    /// Polars cannot compute.
    #[error(transparent)]
    Polars(#[from] PolarsError),
}

/// The values of one indicator in one unit, by area.
struct Column {
    measure: Measure,
    values: BTreeMap<AreaCode, PlaceValue>,
}

/// Finds the near cities.
///
/// # Errors
/// [`PeersError::Refused`] with the reason; [`PeersError::Polars`] where polars cannot compute.
pub fn peers(request: &PeersRequest<'_>) -> Result<Peers, PeersError> {
    let different: BTreeSet<&IndicatorId> = request.indicators.iter().collect();
    if different.len() != request.indicators.len() || !(FEWEST..=MOST).contains(&different.len()) {
        return Err(PeersError::Refused(NoPeers::Number, None));
    }
    let columns = request.indicators.iter().map(|id| column(request, id)).collect::<Result<Vec<Column>, _>>()?;
    let Some((first, others)) = columns.split_first() else {
        return Err(PeersError::Refused(NoPeers::Number, None));
    };
    let has_all = |area: &AreaCode| others.iter().all(|column| column.values.contains_key(area));
    let areas: Vec<AreaCode> = first.values.keys().copied().filter(has_all).collect();
    let any: BTreeSet<AreaCode> = columns.iter().flat_map(|column| column.values.keys().copied()).collect();
    let distances = distances(request.own, &areas, &columns)?;
    let keeps = filter(request, &columns)?;
    let greatest = distances.iter().map(|found| found.distance).fold(0.0, f64::max);
    let mut listed: Vec<Peer> = Vec::new();
    let mut filtered = 0;
    for mut peer in distances.into_iter().filter(|peer| peer.area != request.own) {
        if keeps(peer.area) {
            peer.rebased = if greatest > 0.0 { peer.distance / greatest } else { 0.0 };
            peer.values = columns.iter().filter_map(|column| column.values.get(&peer.area).copied()).collect();
            listed.push(peer);
        } else {
            filtered += 1;
        }
    }
    listed.sort_by(|a, b| a.distance.total_cmp(&b.distance).then(a.area.cmp(&b.area)));
    Ok(Peers {
        compared: areas.len(),
        incomplete: any.len() - areas.len(),
        filtered,
        peers: listed,
        measures: columns.into_iter().map(|column| column.measure).collect(),
    })
}

fn column(request: &PeersRequest<'_>, id: &IndicatorId) -> Result<Column, PeersError> {
    let refused = |reason| PeersError::Refused(reason, Some(id.clone()));
    let index = request.index;
    let indicator = index.indicator(id).ok_or_else(|| refused(NoPeers::NoValue))?;
    let found = places::values(index, id, request.year, &[request.own])?;
    let found = found.ok_or_else(|| refused(NoPeers::NoValue))?;
    let printed = |value: &PlaceValue| index.at(value.row).map(|o| o.facet().unit.clone());
    let area_of = |value: &PlaceValue| index.series(value.series).map(|series| series.area);
    let of_own = |value: &&PlaceValue| area_of(value) == Some(request.own);
    let own = *found.values.iter().find(of_own).ok_or_else(|| refused(NoPeers::OwnMissing))?;
    let unit = printed(&own).filter(|unit| !unit.as_str().is_empty()).unwrap_or_else(|| indicator.unit.clone());
    let mut values = BTreeMap::new();
    for value in found.values {
        let from = printed(&value).filter(|unit| !unit.as_str().is_empty());
        // A value in a unit that cannot be converted is no value of this comparison.
        let Some(factor) = from.map_or(Some(1.0), |from| from.factor_to(&unit)) else { continue };
        if let Some(area) = area_of(&value) {
            values.insert(area, PlaceValue { value: value.value * factor, ..value });
        }
    }
    let own = values.get(&request.own).copied().ok_or_else(|| refused(NoPeers::OwnMissing))?;
    let least = values.values().map(|value| value.value).fold(f64::INFINITY, f64::min);
    let scaling = match index.series(own.series) {
        Some(series) if least >= 0.0 && is_size(indicator, compare::is_count(index, series, &unit), &unit) => {
            if least > 0.0 { Scaling::Log } else { Scaling::LogWithZeros }
        }
        _ => Scaling::Plain,
    };
    Ok(Column { measure: Measure { indicator: id.clone(), period: found.period, unit, scaling, own }, values })
}

/// Whether ratios of values count rather than differences: counts, total populations, densities.
fn is_size(indicator: &Indicator, is_count: bool, unit: &Unit) -> bool {
    let density = ["/k㎡", "/km²", "/km2", "／k㎡", "／ｋ㎡", "/㎢", "／㎢"];
    let is_density = density.iter().any(|per| unit.as_str().contains(per)) || indicator.label.contains("人口密度");
    is_count || is_density || is_population(indicator)
}

/// Labels that mean all residents, whatever the file is.
const ALL_RESIDENTS: [&str; 4] = ["総人口", "人口総数", "人口", "住民基本台帳人口"];

/// Whether an indicator is a total population, by its concept or, of imported files, by its plain label.
fn is_population(indicator: &Indicator) -> bool {
    let whole = indicator.breakdown.iter().all(Breakdown::is_total);
    let named = || indicator.concept.is_none() && ALL_RESIDENTS.contains(&indicator.label.trim());
    whole && (indicator.concept.is_some_and(crate::model::indicator::Concept::is_population) || named())
}

/// Scores and distances of all areas from one of them.
fn distances(own: AreaCode, areas: &[AreaCode], columns: &[Column]) -> Result<Vec<Peer>, PeersError> {
    let names: Vec<String> = (0..columns.len()).map(|at| format!("z{at}")).collect();
    let series = columns.iter().zip(&names).map(|(column, name)| {
        let of = |area: &AreaCode| column.values.get(area).map(|value| scaled(value.value, column.measure.scaling));
        polars::prelude::Column::new(name.as_str().into(), areas.iter().map(of).collect::<Vec<Option<f64>>>())
    });
    let frame = DataFrame::new(areas.len(), series.collect())?;
    let score = |name: &String| ((col(name) - col(name).mean()) / col(name).std(0)).alias(name.as_str());
    let scores = frame.lazy().select(names.iter().map(score).collect::<Vec<_>>()).collect()?;
    let at = areas.iter().position(|area| *area == own).ok_or(PeersError::Refused(NoPeers::Flat, None))?;
    let mut apart: Vec<Vec<f64>> = Vec::new();
    for (name, column) in names.iter().zip(columns) {
        let flat = || PeersError::Refused(NoPeers::Flat, Some(column.measure.indicator.clone()));
        let scores = scores.column(name)?.f64()?;
        // Equal values have no standard deviation to divide by.
        let own = scores.get(at).filter(|score| score.is_finite()).ok_or_else(flat)?;
        apart.push(scores.iter().map(|score| score.unwrap_or(f64::NAN) - own).collect());
    }
    let peer = |(row, area): (usize, &AreaCode)| {
        let apart: Vec<f64> = apart.iter().filter_map(|column| column.get(row).copied()).collect();
        let squares: f64 = apart.iter().map(|z| z * z).sum();
        let shares = apart.iter().map(|z| if squares > 0.0 { z * z / squares } else { 0.0 }).collect();
        Peer { area: *area, distance: squares.sqrt(), rebased: 0.0, values: Vec::new(), apart, shares }
    };
    Ok(areas.iter().enumerate().map(peer).collect())
}

fn scaled(value: f64, scaling: Scaling) -> f64 {
    match scaling {
        Scaling::Plain => value,
        Scaling::Log => value.ln(),
        Scaling::LogWithZeros => value.ln_1p(),
    }
}

/// Whether a city stays on the list.
fn filter(request: &PeersRequest<'_>, columns: &[Column]) -> Result<impl Fn(AreaCode) -> bool + use<>, PeersError> {
    let home = request.same_prefecture.then(|| request.own.prefecture());
    let sizes = request.population_within.map(|share| Ok::<_, PeersError>((share, residents(request, columns)?)));
    let sizes = sizes.transpose()?;
    let own = sizes.as_ref().and_then(|(_, sizes)| sizes.get(&request.own)).copied();
    if sizes.is_some() && own.is_none() {
        return Err(PeersError::Refused(NoPeers::NoPopulation, None));
    }
    Ok(move |area: AreaCode| {
        let near = sizes
            .as_ref()
            .zip(own)
            .is_none_or(|((share, sizes), own)| sizes.get(&area).is_some_and(|size| (size - own).abs() <= share * own));
        near && home.is_none_or(|home| area.prefecture() == home)
    })
}

/// Residents by area: of the first chosen indicator that is a total population, else of the one source that serves
/// most, each at its population nearest to the period of the first indicator.
fn residents(request: &PeersRequest<'_>, columns: &[Column]) -> Result<BTreeMap<AreaCode, f64>, PeersError> {
    let index = request.index;
    let people = |id: &IndicatorId| index.indicator(id).is_some_and(is_population);
    if let Some(chosen) = columns.iter().find(|column| people(&column.measure.indicator)) {
        return Ok(chosen.values.iter().map(|(area, value)| (*area, value.value)).collect());
    }
    let first = columns.first().ok_or(PeersError::Refused(NoPeers::NoPopulation, None))?;
    let populations = Populations::of(index);
    let source = populations.source_for(first.values.values().map(|value| value.series));
    let of = |area: &AreaCode| {
        let found = populations.residents(*area, source).nearest(first.measure.period).ok()?;
        Some((*area, found.value?.value() * found.unit.factor_to(&Unit::new("人"))?))
    };
    Ok(first.values.keys().filter_map(of).collect())
}
