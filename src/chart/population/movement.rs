//! Births, deaths, in- and out-migration as columns above and below zero, with the net changes as lines.

use super::source::Source;
use super::spec::{Column, Fill, Part, Pattern, PopulationFigure, Segment, Series, Topic, Weight};
use super::words::{self, Cell, text};
use crate::chart::palette::{Dash, Marker, Rgb, Style};
use crate::chart::spec::{ChartPoint, PointKind};
use crate::frame::ObservationRef;
use crate::model::id::DocumentId;
use crate::model::indicator::Concept;
use crate::model::message::Fact;
use crate::model::period::Period;
use crate::model::place::SeriesPlace;
use crate::model::target::Target;
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;
use crate::text::number;
use std::collections::BTreeMap;

const NATURAL: (Rgb, Rgb) = ([190, 72, 0], [255, 148, 77]);
const SOCIAL: (Rgb, Rgb) = ([0, 98, 155], [86, 180, 233]);

/// What is stacked, from zero outwards: concept, name, whether it adds residents, fill. Natural movement is filled and
/// migration hatched; what adds stands above zero.
const FLOWS: [(Concept, &str, bool, Fill); 4] = [
    (Concept::Births, "population-births", true, Fill { light: NATURAL.0, dark: NATURAL.1, pattern: Pattern::Full }),
    (Concept::InMigration, "population-in", true, Fill { light: SOCIAL.0, dark: SOCIAL.1, pattern: Pattern::Hatch }),
    (Concept::Deaths, "population-deaths", false, Fill { light: NATURAL.0, dark: NATURAL.1, pattern: Pattern::Full }),
    (Concept::OutMigration, "population-out", false, Fill { light: SOCIAL.0, dark: SOCIAL.1, pattern: Pattern::Hatch }),
];

/// The two balances: concept, name, what adds, what takes away, style.
const NETS: [(Concept, &str, Concept, Concept, Style); 2] = [
    (
        Concept::NaturalChange,
        "population-natural",
        Concept::Births,
        Concept::Deaths,
        Style { light: [130, 48, 0], dark: [255, 190, 140], dash: Dash::Long, marker: Marker::Up },
    ),
    (
        Concept::SocialChange,
        "population-social",
        Concept::InMigration,
        Concept::OutMigration,
        Style { light: [0, 62, 105], dark: [160, 215, 250], dash: Dash::Short, marker: Marker::Square },
    ),
];

const TOTAL: Style = Style { light: [20, 20, 20], dark: [240, 240, 240], dash: Dash::Solid, marker: Marker::Circle };

/// Measured values of a concept by period, each with the place of its series.
type Values<'a> = BTreeMap<Period, (SeriesPlace, ObservationRef<'a>)>;

/// The figure.
pub(super) fn figure(source: &Source<'_>) -> PopulationFigure {
    let mut figure = words::empty(source, Topic::Movement);
    let texts = source.texts;
    let unit = Unit::new("人");
    let register = register(source);
    let flows: Vec<Values<'_>> = FLOWS.iter().map(|(concept, ..)| values(source, *concept, register)).collect();
    let balances: Vec<Values<'_>> = NETS.iter().map(|(concept, ..)| values(source, *concept, register)).collect();
    let absent = FLOWS.iter().zip(&flows).filter(|(_, v)| v.is_empty()).map(|((_, key, ..), _)| texts.t(key));
    let mut absent: Vec<String> = absent.collect();
    let mut cells: Vec<Cell> = Vec::new();
    figure.parts = FLOWS.iter().map(|(_, key, _, fill)| Part { name: texts.t(key), fill: *fill }).collect();
    figure.columns = columns(source, &flows, &unit);
    for ((_, key, ..), values) in FLOWS.iter().zip(&flows) {
        cells.extend(values.values().map(|(_, o)| words::cell(source, &texts.t(key), *o)));
    }
    let mut nets: Vec<(Series, BTreeMap<Period, f64>)> = Vec::new();
    for ((concept, key, adds, takes, style), printed) in NETS.iter().zip(&balances) {
        let of = |wanted: Concept| FLOWS.iter().position(|(c, ..)| *c == wanted).and_then(|place| flows.get(place));
        let (Some(adds), Some(takes)) = (of(*adds), of(*takes)) else { continue };
        let net = net(source, &texts.t(key), (*concept, *style), (printed, adds, takes), &unit);
        if net.1.is_empty() {
            absent.push(texts.t(key));
            continue;
        }
        cells.extend(net_cells(source, &texts.t(key), printed, &net.1));
        if register.is_some() && *concept == Concept::SocialChange {
            // By definition the register's balance holds more than the moves that are drawn.
            figure.remarks.push(texts.t("population-social-register"));
        } else {
            figure.remarks.extend(agreement(source, key, printed, adds, takes));
        }
        nets.push(net);
    }
    if let [(_, natural), (_, social)] = nets.as_slice() {
        let both = total(source, natural, social, &unit);
        cells.extend(both.1.iter().map(|(when, value)| Cell {
            name: texts.t("population-net"),
            period: *when,
            words: texts.number_with_unit(&number::decimal(*value, 0), &unit),
        }));
        figure.remarks.push(texts.t("population-net-computed"));
        figure.remarks.extend(year_ends(source, &both.1, &unit, register.is_some()));
        figure.title = title(source, &nets, &both.1, &unit).unwrap_or(figure.title);
        figure.series.push(both.0.clone());
        figure.net.push(both.0);
    } else {
        absent.push(texts.t("population-net"));
        figure.title = one_flow(source, &flows).unwrap_or(figure.title);
    }
    figure.net.extend(nets.into_iter().map(|(series, _)| series));
    let targets = targets(source, &unit, &mut figure, &mut cells);
    if register.is_some() && !targets.is_empty() {
        figure.remarks.push(texts.t("population-targets-own"));
    }
    if !absent.is_empty() {
        figure.lacking.push(words::lacks(texts, &absent));
    }
    if cells.is_empty() {
        return figure;
    }
    let periods: Vec<Period> = cells.iter().map(|c| c.period).collect();
    figure.axis = words::time_axis(texts, &periods, &mut figure.remarks);
    figure.value_title = texts.with("population-flows", &[("unit", text(texts.unit(&unit)))]);
    let ends = figure.columns.iter().flat_map(|c| &c.segments).map(|s| s.to);
    figure.values = words::value_range(ends.chain(words::ys(&figure.series)), true);
    figure.net_title = texts.with("population-net-title", &[("unit", text(texts.unit(&unit)))]);
    figure.net_values = words::value_range(words::ys(&figure.net), true);
    figure.key = words::key(texts, &figure.series.iter().chain(&figure.net).collect::<Vec<_>>());
    let read = flows.iter().chain(&balances).flat_map(|v| v.values().map(|(_, o)| *o));
    figure.sources = words::sources(source, read, targets.into_iter());
    figure.table = words::table(texts, &cells);
    figure.alt = words::alt(source, &figure);
    figure
}

/// The document of the resident register, where it gives the area's movement: then all of the picture is read from it,
/// because a city's own figures may count otherwise.
fn register<'a>(source: &Source<'a>) -> Option<&'a DocumentId> {
    let of = |place: SeriesPlace| source.index.series(place).map(|s| &s.indicator.source.document_id);
    let document = source.places(Concept::PopulationRegister).first().copied().and_then(of)?;
    let concepts = [Concept::Births, Concept::Deaths, Concept::InMigration, Concept::OutMigration];
    let gives = source
        .places_of(&concepts)
        .into_iter()
        .any(|place| of(place) == Some(document) && source.measured(place).iter().any(|o| o.value.is_some()));
    gives.then_some(document)
}

/// Measured values of a concept, of one document where one is named; where two indicators print the same year, the
/// fuller series is taken.
fn values<'a>(source: &Source<'a>, concept: Concept, only: Option<&DocumentId>) -> Values<'a> {
    let mut values = BTreeMap::new();
    let fits = |place: &SeriesPlace| {
        let of = source.index.series(*place).map(|s| &s.indicator.source.document_id);
        only.is_none() || of == only
    };
    for place in source.places(concept).into_iter().filter(fits) {
        for observation in source.measured(place).into_iter().filter(|o| o.value.is_some() && !o.partial) {
            values.entry(observation.period).or_insert((place, observation));
        }
    }
    values
}

fn columns(source: &Source<'_>, flows: &[Values<'_>], unit: &Unit) -> Vec<Column> {
    let mut columns: BTreeMap<Period, Column> = BTreeMap::new();
    for (part, ((_, key, adds, _), values)) in FLOWS.iter().zip(flows).enumerate() {
        let sign = if *adds { 1.0 } else { -1.0 };
        for (when, (place, observation)) in values {
            let Some(value) = Source::value_in(*observation, unit) else { continue };
            let empty = || Column { x: when.middle(), width: 0.62, expected: false, segments: Vec::new() };
            let column = columns.entry(*when).or_insert_with(empty);
            let beyond = column.segments.iter().filter(|s| s.to * sign > 0.0).map(|s| s.to * sign);
            let from = beyond.fold(0.0, f64::max) * sign;
            column.segments.push(Segment {
                part,
                from,
                to: from + value * sign,
                label: None,
                words: source.words(*observation, &source.texts.t(key)),
                series: *place,
            });
        }
    }
    columns.into_values().collect()
}

/// A balance: the printed value where there is one, else what adds less what takes away.
fn net(
    source: &Source<'_>,
    name: &str,
    (_, style): (Concept, Style),
    (printed, adds, takes): (&Values<'_>, &Values<'_>, &Values<'_>),
    unit: &Unit,
) -> (Series, BTreeMap<Period, f64>) {
    let texts = source.texts;
    let mut points: BTreeMap<Period, ChartPoint> = BTreeMap::new();
    let mut place = None;
    for (when, (indicator, observation)) in printed {
        place = place.or(Some(*indicator));
        points.extend(source.point(*observation, unit, name).map(|point| (*when, point)));
    }
    for (when, (_, plus)) in adds {
        let minus = takes.get(when).and_then(|(_, o)| Source::value_in(*o, unit));
        let (Some(plus), Some(minus)) = (Source::value_in(*plus, unit), minus) else { continue };
        let value = plus - minus;
        points.entry(*when).or_insert_with(|| ChartPoint {
            x: when.middle(),
            y: value,
            words: computed(source, name, *when, value, unit),
            partial: false,
            kind: PointKind::Actual,
            period: *when,
            decimals: 0,
            said: dated(texts, value, unit, *when),
            of_trend: false,
            // What it is computed from is drawn beside it and cited there.
            documents: Vec::new(),
        });
    }
    let values: BTreeMap<Period, f64> = points.iter().map(|(when, point)| (*when, point.y)).collect();
    let mut series = Series::empty(place, name, style, Weight::Measured);
    if let Some((when, value)) = values.last_key_value() {
        series.end_value = dated(texts, *value, unit, *when);
    }
    series.stretches = stretches(points);
    (series, values)
}

/// Points in stretches of consecutive periods of one kind: a year without a value breaks the line.
fn stretches(points: BTreeMap<Period, ChartPoint>) -> Vec<Vec<ChartPoint>> {
    let mut all: Vec<Vec<ChartPoint>> = Vec::new();
    let mut before: Option<Period> = None;
    for (when, point) in points {
        let follows = before.is_some_and(|b| b.kind() == when.kind() && when.last_year() == b.last_year() + 1);
        match all.last_mut().filter(|_| follows) {
            Some(stretch) => stretch.push(point),
            None => all.push(vec![point]),
        }
        before = Some(when);
    }
    all
}

/// A whole number of people with its period in short.
fn dated(texts: &Texts, value: f64, unit: &Unit, when: Period) -> String {
    texts.aside(&texts.number_with_unit(&number::decimal(value, 0), unit), &texts.period_short(when))
}

fn computed(source: &Source<'_>, name: &str, when: Period, value: f64, unit: &Unit) -> Vec<String> {
    let texts = source.texts;
    let amount = texts.number_with_unit(&number::decimal(value, 0), unit);
    let words = format!("{} {amount}", texts.t("population-computed"));
    vec![format!("{} {name}", source.area_name()), texts.aside(&words, &texts.period(when))]
}

/// Natural and social change together; no document prints it.
fn total(
    source: &Source<'_>,
    natural: &BTreeMap<Period, f64>,
    social: &BTreeMap<Period, f64>,
    unit: &Unit,
) -> (Series, BTreeMap<Period, f64>) {
    let texts = source.texts;
    let name = texts.t("population-net");
    let both = natural.iter().filter_map(|(when, value)| Some((*when, value + social.get(when)?)));
    let values: BTreeMap<Period, f64> = both.collect();
    let point = |when: Period, value: f64| ChartPoint {
        x: when.middle(),
        y: value,
        words: computed(source, &name, when, value, unit),
        partial: false,
        kind: PointKind::Actual,
        period: when,
        decimals: 0,
        said: dated(texts, value, unit, when),
        of_trend: false,
        documents: Vec::new(),
    };
    let mut series = Series::empty(None, &name, TOTAL, Weight::Measured);
    series.stretches = stretches(values.iter().map(|(when, value)| (*when, point(*when, *value))).collect());
    if let Some((when, value)) = values.last_key_value() {
        series.end_value = dated(texts, *value, unit, *when);
    }
    (series, values)
}

fn net_cells(source: &Source<'_>, name: &str, printed: &Values<'_>, values: &BTreeMap<Period, f64>) -> Vec<Cell> {
    let texts = source.texts;
    let words = |when: &Period, value: f64| {
        if let Some((_, observation)) = printed.get(when) {
            return words::cell(source, name, *observation);
        }
        let amount = texts.number_with_unit(&number::decimal(value, 0), &Unit::new("人"));
        Cell { name: name.to_owned(), period: *when, words: texts.aside(&amount, &texts.t("population-computed")) }
    };
    values.iter().map(|(when, value)| words(when, *value)).collect()
}

/// Whether each printed balance is what adds less what takes away.
fn agreement(
    source: &Source<'_>,
    key: &str,
    printed: &Values<'_>,
    adds: &Values<'_>,
    takes: &Values<'_>,
) -> Option<String> {
    let texts = source.texts;
    let unit = Unit::new("人");
    let mut agree = 0;
    let mut differ = Vec::new();
    for (when, (_, observation)) in printed {
        let of = |values: &Values<'_>| values.get(when).and_then(|(_, o)| Source::value_in(*o, &unit));
        let (Some(plus), Some(minus), Some(value)) = (of(adds), of(takes), Source::value_in(*observation, &unit))
        else {
            continue;
        };
        let follows = plus - minus;
        if (follows - value).abs() < 0.5 {
            agree += 1;
        } else {
            let facts = [
                ("period", text(texts.period_short(*when))),
                ("printed", text(texts.number_with_unit(&number::decimal(value, 0), &unit))),
                ("computed", text(texts.number_with_unit(&number::decimal(follows, 0), &unit))),
            ];
            differ.push(texts.with("population-net-differs-in", &facts));
        }
    }
    let name = ("name", text(texts.t(key)));
    if !differ.is_empty() {
        return Some(texts.with("population-net-differs", &[name, ("list", text(texts.list(&differ)))]));
    }
    let facts = [name, ("count", Fact::Number(f64::from(agree)))];
    (agree > 0).then(|| texts.with("population-net-agrees", &facts))
}

/// Whether the year-end population changed by just the net change, in every year where both are printed.
///
/// The register's population of 1 January stands at the end of the year before.
fn year_ends(source: &Source<'_>, nets: &BTreeMap<Period, f64>, unit: &Unit, register: bool) -> Option<String> {
    let concept = if register { Concept::PopulationRegister } else { Concept::PopulationTotal };
    let ends = source.places(concept).into_iter().flat_map(|place| source.measured(place));
    let ended = |period: Period| match period {
        Period::AsOf { year, month: 1, day: Some(1) } => Some(year.saturating_sub(1)),
        Period::AsOf { year, month: 12, .. } => Some(year),
        _ => None,
    };
    let ends: BTreeMap<u16, f64> = ends.filter_map(|o| Some((ended(o.period)?, Source::value_in(o, unit)?))).collect();
    let mut agree = 0;
    let mut differ = Vec::new();
    for (when, net) in nets.iter().filter(|(when, _)| matches!(when, Period::Calendar(_))) {
        let year = when.last_year();
        let (Some(before), Some(after)) = (ends.get(&(year - 1)), ends.get(&year)) else { continue };
        if (after - before - net).abs() < 0.5 {
            agree += 1;
        } else {
            let rest = source.texts.difference(after - before - net, 0, unit);
            differ.push(source.texts.aside(&rest, &source.texts.period_short(*when)));
        }
    }
    if !differ.is_empty() {
        return Some(source.texts.with("population-ends-differ", &[("list", text(source.texts.list(&differ)))]));
    }
    let count = [("count", Fact::Number(f64::from(agree)))];
    (agree > 0).then(|| source.texts.with("population-ends-agree", &count))
}

/// Targets: of a balance on its line in the lower panel, of a flow beside its columns. A flow that takes away stands
/// below zero.
fn targets<'a>(
    source: &Source<'a>,
    unit: &Unit,
    figure: &mut PopulationFigure,
    cells: &mut Vec<Cell>,
) -> Vec<&'a Target> {
    let targets = |concept| source.places(concept).into_iter().filter_map(|place| source.target(place));
    let mut found = Vec::new();
    for (concept, key, _, _, style) in NETS {
        let name = source.texts.t(key);
        for target in targets(concept) {
            let mut line = Series::empty(source.index.place_of_target(target), &name, style, Weight::Measured);
            line.name = source.target_name(&name);
            line.end_value = source.dated_target(target);
            line.targets.push(source.target_point(target, unit, &name));
            cells.push(words::target_cell(source, &name, target));
            figure.net.push(line);
            found.push(target);
        }
    }
    for (concept, key, adds, fill) in FLOWS {
        let name = source.texts.t(key);
        let style = Style { light: fill.light, dark: fill.dark, dash: Dash::Dots, marker: Marker::Diamond };
        for target in targets(concept) {
            let mut line = Series::empty(source.index.place_of_target(target), &name, style, Weight::Measured);
            line.name = source.target_name(&name);
            line.end_value = source.dated_target(target);
            let mut point = source.target_point(target, unit, &name);
            point.y *= if adds { 1.0 } else { -1.0 };
            line.targets.push(point);
            cells.push(words::target_cell(source, &name, target));
            figure.series.push(line);
            found.push(target);
        }
    }
    found
}

/// The finding: the newest net change and what it is made of.
fn title(
    source: &Source<'_>,
    nets: &[(Series, BTreeMap<Period, f64>)],
    both: &BTreeMap<Period, f64>,
    unit: &Unit,
) -> Option<String> {
    let (when, value) = both.last_key_value()?;
    let texts = source.texts;
    let signed = |value: f64| texts.difference(value, 0, unit);
    let mut parts = nets.iter().filter_map(|(_, values)| values.get(when)).map(|v| signed(*v));
    let facts = [
        ("municipality", text(source.area_name())),
        ("period", text(texts.period_short(*when))),
        ("amount", text(signed(*value))),
        ("natural", text(parts.next()?)),
        ("social", text(parts.next()?)),
    ];
    Some(texts.with("population-movement-net", &facts))
}

/// Where no balance can be given: the first and last value of the flow with most years.
fn one_flow(source: &Source<'_>, flows: &[Values<'_>]) -> Option<String> {
    let texts = source.texts;
    let (key, values) = FLOWS.iter().zip(flows).map(|((_, key, ..), v)| (key, v)).max_by_key(|(_, v)| v.len())?;
    let (first, last) = (values.first_key_value()?, values.last_key_value()?);
    let dated = |(_, (_, o)): (&Period, &(SeriesPlace, ObservationRef<'_>))| source.dated(*o);
    let facts = [
        ("municipality", text(source.area_name())),
        ("quantity", text(texts.t(key))),
        ("from", text(dated(first)?)),
        ("to", text(dated(last)?)),
    ];
    Some(texts.with(if values.len() > 1 { "population-flow-change" } else { "population-flow-one" }, &facts))
}
