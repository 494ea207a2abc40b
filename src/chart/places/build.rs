//! Builds the picture of one indicator over many places.

use super::{Axis, Dot, PlacesRequest, PlacesSpec, pool};
use crate::analysis::compare::{self, NoPerThousand, Populations};
use crate::analysis::derived;
use crate::analysis::places::{self, PlaceValue, PlaceValues};
use crate::chart::arrange::{Mark, Scale};
use crate::chart::cited::Cited;
use crate::chart::observed;
use crate::chart::palette::Styles;
use crate::chart::request::area_name;
use crate::chart::scale::Notes;
use crate::model::comparison::Grade;
use crate::model::id::IndicatorId;
use crate::model::message::{Fact, Message};
use crate::model::municipality::{AreaCode, AreaKind};
use crate::model::place::{RowPlace, SeriesPlace};
use crate::model::quantity::Quantity;
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;
use std::collections::{BTreeMap, BTreeSet};

/// The values of one indicator, ready to be drawn.
struct Measured {
    found: PlaceValues,
    unit: Unit,
    /// Decimals that most values have; a computed value of some file has fifteen, which nobody reads.
    decimals: u8,
    /// Name with what each value is divided by.
    name: String,
    /// Series whose value could not be put on the scale, with the reason as the key of a remark.
    refused: BTreeMap<SeriesPlace, &'static str>,
    /// Rows of the populations that values were divided by, by series.
    divisors: BTreeMap<SeriesPlace, RowPlace>,
    /// Rows of the values from which changes are counted, by series.
    starts: BTreeMap<SeriesPlace, RowPlace>,
}

/// Builds the picture; where nothing can be drawn, [`PlacesSpec::lacking`] says why.
#[must_use]
pub fn build(request: &PlacesRequest<'_>, texts: &Texts) -> PlacesSpec {
    let wanted = if request.form == Mark::Scatter { 2 } else { 1 };
    if request.indicators.len() < wanted {
        let key = if request.indicators.is_empty() { "places-no-indicator" } else { "places-one-indicator" };
        return nothing(request, texts.t(key));
    }
    let joined = pool::comparison(request);
    if let Some(comparison) = joined.filter(|comparison| comparison.grade == Grade::LookAlike) {
        // What only looks alike has no order.
        return nothing(request, pool::grade(comparison, texts));
    }
    let measured: Result<Vec<Measured>, String> = match joined {
        Some(comparison) => {
            let all: Vec<&IndicatorId> = request.indicators.iter().collect();
            measured(request, texts, &all, texts.comparison(comparison).to_owned()).map(|all| vec![all])
        }
        None => request.indicators.iter().take(wanted).map(|id| of_one(request, texts, id)).collect(),
    };
    match measured {
        Ok(measured) => drawn(request, texts, &measured),
        Err(why) => nothing(request, why),
    }
}

fn nothing(request: &PlacesRequest<'_>, why: String) -> PlacesSpec {
    PlacesSpec {
        form: request.form,
        title: why.clone(),
        remarks: Vec::new(),
        axes: Vec::new(),
        dots: Vec::new(),
        sources: Vec::new(),
        alt: why.clone(),
        lacking: why,
    }
}

/// The values of an indicator in one period and unit, or why there are none. A value whose unit cannot be converted, or
/// that has no population near its year, is refused.
fn of_one(request: &PlacesRequest<'_>, texts: &Texts, id: &IndicatorId) -> Result<Measured, String> {
    let indicator = request.index.indicator(id).ok_or_else(|| texts.t("places-no-value"))?;
    measured(request, texts, &[id], texts.indicator(indicator))
}

/// The same of several indicators together under one name.
fn measured(
    request: &PlacesRequest<'_>,
    texts: &Texts,
    ids: &[&IndicatorId],
    name: String,
) -> Result<Measured, String> {
    let index = request.index;
    let none = || texts.t("places-no-value");
    let indicator = ids.first().and_then(|id| index.indicator(id)).ok_or_else(none)?;
    let found = places::values_of(index, ids, request.year, request.areas);
    let found = found.map_err(|cause| texts.say(&Message::new("error-analysis").text("cause", cause)))?;
    let found = found.ok_or_else(none)?;
    let printed = |value: &PlaceValue| Some(&index.at(value.row)?.facet().unit).filter(|u| !u.as_str().is_empty());
    let first_unit = found.values.iter().find_map(printed);
    // Beside values with a unit, one without is in nobody knows which.
    let is_printed = first_unit.is_some();
    let unit = first_unit.unwrap_or(&indicator.unit).clone();
    let mut made = Measured {
        decimals: usual_decimals(request, &found),
        name,
        unit,
        found,
        refused: BTreeMap::new(),
        divisors: BTreeMap::new(),
        starts: BTreeMap::new(),
    };
    let (unit, refused) = (&made.unit, &mut made.refused);
    made.found.values.retain_mut(|value| {
        let factor = match printed(value) {
            Some(from) => from.factor_to(unit),
            None => (!is_printed).then_some(1.0),
        };
        value.value *= factor.unwrap_or(1.0);
        if factor.is_none() {
            refused.insert(value.series, "places-other-unit");
        }
        factor.is_some()
    });
    if request.scale == Scale::PerThousand {
        let series = made.found.values.first().and_then(|value| index.series(value.series));
        if !series.is_some_and(|series| compare::is_count(index, series, &made.unit)) {
            return Err(texts.with("chart-per-1000-not-a-count", &[("series", Fact::Text(made.name))]));
        }
        per_thousand(request, &mut made);
        made.decimals = 2;
        made.name = texts.with("places-per-thousand", &[("indicator", Fact::Text(made.name))]);
    }
    if let (Scale::Change, Some(since)) = (request.scale, request.since) {
        changed(request, texts, ids, since, &mut made)?;
    }
    made.found.values.sort_by(|a, b| b.value.total_cmp(&a.value).then(a.series.cmp(&b.series)));
    Ok(made)
}

/// The decimals that most values have; of two equally frequent numbers the greater.
fn usual_decimals(request: &PlacesRequest<'_>, found: &PlaceValues) -> u8 {
    let mut counts: BTreeMap<u8, usize> = BTreeMap::new();
    for value in found.values.iter().filter_map(|v| request.index.at(v.row)?.value) {
        *counts.entry(value.decimals()).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(decimals, count)| (*count, *decimals)).map_or(0, |(decimals, _)| decimals)
}

/// Takes from each value that of an earlier year; a place without one is refused.
fn changed(
    request: &PlacesRequest<'_>,
    texts: &Texts,
    ids: &[&IndicatorId],
    since: u16,
    made: &mut Measured,
) -> Result<(), String> {
    let index = request.index;
    let earlier = places::values_of(index, ids, Some(since), request.areas);
    let earlier = earlier.map_err(|cause| texts.say(&Message::new("error-analysis").text("cause", cause)))?;
    let year = Fact::Text(crate::text::period::axis_year(texts.language(), since).replace('\n', " / "));
    // A year and a day in it are two reckonings: what lies between them is no change.
    let earlier = earlier.filter(|earlier| earlier.period.kind() == made.found.period.kind());
    let earlier = earlier.ok_or_else(|| texts.with("places-no-value-since", &[("year", year)]))?;
    let Measured { found, refused, starts, unit, decimals, .. } = made;
    let of: BTreeMap<SeriesPlace, &PlaceValue> = earlier.values.iter().map(|value| (value.series, value)).collect();
    found.values.retain_mut(|value| {
        let start = of.get(&value.series).and_then(|start| {
            let printed = index.at(start.row)?;
            let from = &printed.facet().unit;
            *decimals = (*decimals).max(printed.value.map_or(0, Quantity::decimals).min(3));
            let factor = if from.as_str().is_empty() { 1.0 } else { from.factor_to(unit)? };
            Some((start.row, start.value * factor))
        });
        match start {
            Some((row, start)) => {
                value.value -= start;
                starts.insert(value.series, row);
            }
            None => {
                refused.insert(value.series, "places-no-start");
            }
        }
        start.is_some()
    });
    let facts =
        [("indicator", Fact::Text(made.name.clone())), ("period", Fact::Text(texts.period_short(earlier.period)))];
    made.name = texts.with("places-change", &facts);
    Ok(())
}

/// Divides each value by the residents of its area, by one source for all of them.
fn per_thousand(request: &PlacesRequest<'_>, made: &mut Measured) {
    let populations = Populations::of(request.index);
    let Measured { found, refused, divisors, .. } = made;
    // The picked areas are those that are read: their source decides.
    let picked = |value: &&PlaceValue| {
        request.index.series(value.series).is_some_and(|series| request.areas.contains(&series.area))
    };
    let source = populations.source_for(found.values.iter().filter(picked).map(|value| value.series));
    let period = found.period;
    found.values.retain_mut(|value| {
        let Some(series) = request.index.series(value.series) else { return false };
        match populations.residents(series.area, source).per_thousand(period, value.value) {
            Ok(divided) => {
                value.value = divided.value;
                divisors.insert(value.series, divided.population.row);
            }
            Err(NoPerThousand::TooFar(_)) => {
                refused.insert(value.series, "chart-per-1000-too-far");
            }
            Err(_) => {
                refused.insert(value.series, "chart-per-1000-no-population");
            }
        }
        divisors.contains_key(&value.series)
    });
}

fn drawn(request: &PlacesRequest<'_>, texts: &Texts, measured: &[Measured]) -> PlacesSpec {
    let (Some(x), y) = (measured.first(), measured.get(1)) else {
        return nothing(request, texts.t("places-no-indicator"));
    };
    let index = request.index;
    let picked: BTreeSet<AreaCode> = request.areas.iter().copied().collect();
    let area_of = |series: SeriesPlace| index.series(series).map(|series| series.area);
    // A ranking is of the picked cities; the other forms show all and name the picked ones.
    let counted = |value: &&PlaceValue| {
        request.form != Mark::Ranking || area_of(value.series).is_some_and(|area| picked.contains(&area))
    };
    let second: BTreeMap<AreaCode, &PlaceValue> =
        y.iter().flat_map(|y| &y.found.values).filter_map(|v| Some((area_of(v.series)?, v))).collect();
    let values: Vec<&PlaceValue> = x
        .found
        .values
        .iter()
        .filter(counted)
        .filter(|v| y.is_none() || area_of(v.series).is_some_and(|area| second.contains_key(&area)))
        .collect();
    let areas: BTreeSet<AreaCode> = values.iter().filter_map(|value| area_of(value.series)).collect();
    let remarks = remarks(request, texts, measured, &areas);
    if values.is_empty() {
        let refused = remarks.into_iter().skip(1);
        return nothing(
            request,
            std::iter::once(texts.t("places-none-picked")).chain(refused).collect::<Vec<_>>().join(" "),
        );
    }
    let total = values.len();
    let styles = Styles::among(index.data(), request.areas);
    let dots: Vec<Dot> = values
        .iter()
        .enumerate()
        .filter_map(|(at, value)| {
            let area = area_of(value.series)?;
            let name = area_name(index, texts, area);
            let amount = amount(texts, value.value, x);
            let other = second.get(&area).copied();
            // Equal values share the better place.
            let place = values.iter().take(at).rev().take_while(|v| v.value.total_cmp(&value.value).is_eq()).count();
            let rank = format!("{} / {total}", at + 1 - place);
            let mut words = texts.aside(&format!("{name} {amount}"), &texts.period_short(x.found.period));
            if let (Some(other), Some(y)) = (other, y) {
                words = format!("{words} {}", self::amount(texts, other.value, y));
            }
            let particular = index.at(value.row).map(|o| observed::remarks(texts, o)).unwrap_or_default();
            if !particular.is_empty() {
                words = texts.aside(&words, &texts.list(&particular));
            }
            Some(Dot {
                series: value.series,
                area,
                name,
                value: value.value,
                second: other.map(|other| other.value),
                amount,
                rank,
                words,
                picked: picked.contains(&area),
                own: request.own == Some(area),
                style: styles.get(index.data(), area),
            })
        })
        .collect();
    let mut axes = vec![axis(texts, x, &dots.iter().map(|dot| dot.value).collect::<Vec<_>>(), request.form)];
    axes.extend(y.map(|y| axis(texts, y, &dots.iter().filter_map(|dot| dot.second).collect::<Vec<_>>(), request.form)));
    let title = title(request, texts, x, y, &dots, &axes);
    let drawn = values.iter().copied().chain(second.iter().filter(|(area, _)| areas.contains(area)).map(|(_, v)| *v));
    let rows = drawn.flat_map(|value| {
        let divisors = measured.iter().filter_map(|of| of.divisors.get(&value.series).copied());
        let starts = measured.iter().filter_map(|of| of.starts.get(&value.series).copied());
        std::iter::once(value.row).chain(divisors).chain(starts).collect::<Vec<_>>()
    });
    let documents = rows.filter_map(|row| index.at(row)).flat_map(|row| derived::documents(index, row));
    let sources = Cited::of_ids(index, documents).lines(texts);
    PlacesSpec {
        form: request.form,
        alt: texts.with("places-alt", &[("title", Fact::Text(title.clone())), ("count", Fact::Number(total as f64))]),
        remarks,
        title,
        axes,
        dots,
        sources,
        lacking: String::new(),
    }
}

fn amount(texts: &Texts, value: f64, of: &Measured) -> String {
    if !of.starts.is_empty() {
        return texts.difference(value, of.decimals, &of.unit);
    }
    Quantity::new(value, of.decimals).map_or_else(|| texts.t("no-value"), |quantity| texts.amount(quantity, &of.unit))
}

fn axis(texts: &Texts, of: &Measured, values: &[f64], form: Mark) -> Axis {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // Bars begin at zero; dots may not, and then have room at both ends.
    let pad = if most > least { (most - least) * 0.04 } else { most.abs().max(1.0) * 0.1 };
    let range = if form == Mark::Ranking { [least.min(0.0), most.max(0.0)] } else { [least - pad, most + pad] };
    let spread = places::spread(values).ok().flatten();
    let named = [("name", Fact::Text(of.name.clone())), ("period", Fact::Text(texts.period_short(of.found.period)))];
    let name = texts.with("places-axis", &named);
    let name = if of.unit.as_str().is_empty() { name } else { texts.aside(&name, &texts.unit(&of.unit)) };
    Axis {
        name,
        range,
        decimals: of.decimals,
        median: spread.map(|s| {
            let [_, median, _] = s.quartiles;
            let words = amount(texts, median, of);
            (median, texts.with("places-median", &[("amount", Fact::Text(words))]))
        }),
        quartiles: spread.map(|s| {
            let [first, _, third] = s.quartiles;
            [first, third]
        }),
    }
}

/// The finding: where the reader's own city, or the median, stands.
fn title(
    request: &PlacesRequest<'_>,
    texts: &Texts,
    x: &Measured,
    y: Option<&Measured>,
    dots: &[Dot],
    axes: &[Axis],
) -> String {
    let period = Fact::Text(texts.period_short(x.found.period));
    if let Some(y) = y {
        let facts = [
            ("first", Fact::Text(x.name.clone())),
            ("second", Fact::Text(y.name.clone())),
            ("count", Fact::Number(dots.len() as f64)),
        ];
        return texts.with("places-title-scatter", &facts);
    }
    let median = axes.first().and_then(|axis| axis.median.as_ref()).map(|(median, _)| amount(texts, *median, x));
    let mut facts = vec![
        ("indicator", Fact::Text(x.name.clone())),
        ("period", period),
        ("count", Fact::Number(dots.len() as f64)),
        ("median", Fact::Text(median.unwrap_or_default())),
    ];
    match dots.iter().find(|dot| dot.own && Some(dot.area) == request.own) {
        Some(own) => {
            facts.push(("city", Fact::Text(own.name.clone())));
            facts.push(("amount", Fact::Text(own.amount.clone())));
            texts.with("places-title-own", &facts)
        }
        None => texts.with("places-title", &facts),
    }
}

/// n and what is missing, what values were divided by, what was refused, and what was picked but is not drawn.
fn remarks(
    request: &PlacesRequest<'_>,
    texts: &Texts,
    measured: &[Measured],
    drawn: &BTreeSet<AreaCode>,
) -> Vec<String> {
    let index = request.index;
    let area_of = |series: SeriesPlace| index.series(series).map(|series| series.area);
    let is_city = |area: &AreaCode| index.data().municipality(*area).is_some_and(|m| m.kind == AreaKind::Municipality);
    // A ranking answers for every picked city, also for one of which the store has nothing.
    let all: BTreeSet<AreaCode> = if request.form == Mark::Ranking {
        request.areas.iter().copied().filter(is_city).collect()
    } else {
        let places = |of: &Measured| -> Vec<SeriesPlace> {
            let found = of.found.values.iter().map(|value| value.series);
            found.chain(of.found.missing.iter().copied()).chain(of.refused.keys().copied()).collect()
        };
        measured.iter().flat_map(places).filter_map(area_of).collect()
    };
    let mut notes = Notes::default();
    let mut refused = BTreeSet::new();
    for of in measured {
        for (series, reason) in &of.refused {
            if let Some(area) = area_of(*series).filter(|area| all.contains(area) && refused.insert(*area)) {
                notes.refuse(reason, area_name(index, texts, area));
            }
        }
        for (series, row) in &of.divisors {
            let area = area_of(*series).filter(|area| drawn.contains(area));
            if let Some((area, population)) = area.zip(index.at(*row)) {
                notes.divide(index, texts, area_name(index, texts, area), population);
            }
        }
    }
    let missing = all.iter().filter(|area| !drawn.contains(area) && !refused.contains(area)).count();
    let count = |number: usize| Fact::Number(number as f64);
    let mut remarks = vec![texts.with("places-count", &[("count", count(drawn.len())), ("missing", count(missing))])];
    remarks.extend(notes.remarks(texts));
    let is_assumed = |value: &PlaceValue| index.at(value.row).is_some_and(|o| o.period_assumed);
    if measured.iter().any(|of| of.found.values.iter().any(is_assumed)) {
        remarks.push(texts.t("table-period-assumed"));
    }
    let joined = pool::comparison(request);
    remarks.extend(joined.map(|comparison| pool::grade(comparison, texts)));
    let more = request.indicators.len().saturating_sub(measured.len());
    if more > 0 && joined.is_none() {
        remarks.push(texts.with("places-more-indicators", &[("count", count(more))]));
    }
    if request.scale == Scale::Index {
        remarks.push(texts.t("places-no-index"));
    }
    if request.scale == Scale::Change && request.since.is_none() {
        remarks.push(texts.t("places-no-since"));
    }
    remarks
}
