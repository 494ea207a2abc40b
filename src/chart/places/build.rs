//! Builds the picture of one indicator over many places.

use super::{Axis, Dot, PlacesRequest, PlacesSpec};
use crate::analysis::compare::{self, Populations};
use crate::analysis::places::{self, PlaceValue, PlaceValues};
use crate::chart::arrange::{Mark, Scale};
use crate::chart::cited::Cited;
use crate::chart::observed;
use crate::chart::palette::Styles;
use crate::chart::request::area_name;
use crate::model::document::Document;
use crate::model::id::IndicatorId;
use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
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
    /// Municipalities whose value could not be put on the scale.
    refused: usize,
}

/// Builds the picture; where nothing can be drawn, [`PlacesSpec::lacking`] says why.
#[must_use]
pub fn build(request: &PlacesRequest<'_>, texts: &Texts) -> PlacesSpec {
    let mut indicators = request.indicators.iter();
    let Some(first) = indicators.next() else { return nothing(request, texts.t("places-no-indicator")) };
    let second = indicators.next().filter(|_| request.form == Mark::Scatter);
    if request.form == Mark::Scatter && second.is_none() {
        return nothing(request, texts.t("places-one-indicator"));
    }
    let Some(x) = measured(request, texts, first) else {
        return nothing(request, texts.t("places-no-value"));
    };
    let y = match second {
        Some(second) => match measured(request, texts, second) {
            Some(y) => Some(y),
            None => return nothing(request, texts.t("places-no-value")),
        },
        None => None,
    };
    drawn(request, texts, &x, y.as_ref())
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

/// The values of an indicator in one period and unit; what has another unit that cannot be converted is left out.
fn measured(request: &PlacesRequest<'_>, texts: &Texts, id: &IndicatorId) -> Option<Measured> {
    let index = request.index;
    let indicator = index.indicator(id)?;
    let mut found = places::values(index, id, request.year, request.areas).ok().flatten()?;
    let unit_of = |value: &PlaceValue| index.at(value.row).map(|o| o.unit.clone());
    let unit = found.values.iter().filter_map(unit_of).find(|u| !u.as_str().is_empty());
    let unit = unit.unwrap_or_else(|| indicator.unit.clone());
    let before = found.values.len();
    found.values.retain_mut(|value| {
        let from = index.at(value.row).map(|o| &o.facet().unit).filter(|u| !u.as_str().is_empty()).unwrap_or(&unit);
        let factor = from.factor_to(&unit);
        value.value *= factor.unwrap_or(1.0);
        factor.is_some()
    });
    let label = texts.indicator(indicator);
    let mut decimals = usual_decimals(request, &found);
    let mut name = label;
    let mut unit_words = unit.clone();
    if request.scale == Scale::PerThousand {
        let counts = found.values.first().and_then(|v| index.series(v.series));
        if counts.is_some_and(|series| compare::is_count(index, series, &unit)) {
            per_thousand(request, &mut found);
            decimals = 2;
            name = texts.with("places-per-thousand", &[("indicator", Fact::Text(name))]);
            unit_words = unit;
        }
    }
    let refused = before - found.values.len();
    found.values.sort_by(|a, b| b.value.total_cmp(&a.value).then(a.series.cmp(&b.series)));
    (!found.values.is_empty()).then_some(Measured { found, unit: unit_words, decimals, name, refused })
}

/// The decimals that most values have; of two equally frequent numbers the greater.
fn usual_decimals(request: &PlacesRequest<'_>, found: &PlaceValues) -> u8 {
    let mut counts: BTreeMap<u8, usize> = BTreeMap::new();
    for value in found.values.iter().filter_map(|v| request.index.at(v.row)?.value) {
        *counts.entry(value.decimals()).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(decimals, count)| (*count, *decimals)).map_or(0, |(decimals, _)| decimals)
}

/// Divides each value by the residents of its area; what has no population near its year is left out.
fn per_thousand(request: &PlacesRequest<'_>, found: &mut PlaceValues) {
    let populations = Populations::of(request.index);
    let source = populations.source_for(found.values.iter().map(|value| value.series));
    let period = found.period;
    found.values.retain_mut(|value| {
        let area = request.index.series(value.series).map(|series| series.area);
        let divided = area.and_then(|area| populations.residents(area, source).per_thousand(period, value.value).ok());
        value.value = divided.as_ref().map_or(value.value, |divided| divided.value);
        divided.is_some()
    });
}

fn drawn(request: &PlacesRequest<'_>, texts: &Texts, x: &Measured, y: Option<&Measured>) -> PlacesSpec {
    let index = request.index;
    let picked: BTreeSet<AreaCode> = request.areas.iter().copied().collect();
    let area_of = |series: usize| index.series(series).map(|series| series.area);
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
    if values.is_empty() {
        return nothing(request, texts.t("places-none-picked"));
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
    let rows: BTreeSet<usize> = values.iter().map(|v| v.row).chain(second.values().map(|v| v.row)).collect();
    let documents: BTreeSet<_> = rows.iter().filter_map(|row| Some(index.at(*row)?.document_id.clone())).collect();
    let known = index.data().documents.iter().map(|d: &Document| &d.document_id).filter(|id| documents.contains(id));
    PlacesSpec {
        form: request.form,
        alt: texts.with("places-alt", &[("title", Fact::Text(title.clone())), ("count", Fact::Number(total as f64))]),
        remarks: remarks(request, texts, x, total),
        title,
        axes,
        dots,
        sources: Cited::of_ids(index, known).lines(texts),
        lacking: String::new(),
    }
}

fn amount(texts: &Texts, value: f64, of: &Measured) -> String {
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
    let name = if of.unit.as_str().is_empty() { name } else { texts.aside(&name, of.unit.as_str()) };
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

fn remarks(request: &PlacesRequest<'_>, texts: &Texts, x: &Measured, total: usize) -> Vec<String> {
    let picked: BTreeSet<AreaCode> = request.areas.iter().copied().collect();
    let of_form = |series: &&usize| {
        let area = request.index.series(**series).map(|series| series.area);
        request.form != Mark::Ranking || area.is_some_and(|area| picked.contains(&area))
    };
    let missing = x.found.missing.iter().filter(of_form).count() + x.refused;
    let facts = [("count", Fact::Number(total as f64)), ("missing", Fact::Number(missing as f64))];
    let mut remarks = vec![texts.with("places-count", &facts)];
    let drawn = if request.form == Mark::Scatter { 2 } else { 1 };
    if request.indicators.len() > drawn {
        let facts = [("count", Fact::Number((request.indicators.len() - drawn) as f64))];
        remarks.push(texts.with("places-more-indicators", &facts));
    }
    if request.scale == Scale::Index {
        remarks.push(texts.t("places-no-index"));
    }
    remarks
}
