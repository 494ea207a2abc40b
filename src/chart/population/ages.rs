//! Age groups: stacked columns for each printed year, actual, projected and as the city sees them, with shares.

use super::source::Source;
use super::spec::{Column, Fill, Part, Pattern, PopulationFigure, Segment, Topic};
use super::words::{self, Cell, text};
use crate::chart::spec::TimeAxisSpec;
use crate::frame::ObservationRef;
use crate::model::indicator::Concept;
use crate::model::observation::{ObservationStatus, Role};
use crate::model::period::Period;
use crate::model::place::SeriesPlace;
use crate::model::unit::Unit;
use crate::text::{number, period};
use std::collections::BTreeMap;

/// The groups from young to old: count, share, catalogue key, fill.
const GROUPS: [(Concept, Concept, &str, Fill); 3] = [
    (
        Concept::Age0To14,
        Concept::Age0To14Share,
        "population-age-0-14",
        Fill { light: [0, 115, 84], dark: [64, 201, 158], pattern: Pattern::Full },
    ),
    (
        Concept::Age15To64,
        Concept::Age15To64Share,
        "population-age-15-64",
        Fill { light: [0, 98, 155], dark: [86, 180, 233], pattern: Pattern::Pale },
    ),
    (
        Concept::Age65Over,
        Concept::Age65OverShare,
        "population-age-65-over",
        Fill { light: [160, 62, 122], dark: [232, 150, 198], pattern: Pattern::Hatch },
    ),
];

/// Values of one column: by group, the place of the series and the value.
type Stack<'a> = BTreeMap<usize, (SeriesPlace, ObservationRef<'a>)>;

/// Columns in the order of time, and within a year: actual, projection, plan.
type Stacks<'a> = BTreeMap<(Period, Role), Stack<'a>>;

/// The figure.
pub(super) fn figure(source: &Source<'_>) -> PopulationFigure {
    let mut figure = words::empty(source, Topic::Ages);
    let texts = source.texts;
    let unit = Unit::new("人");
    let (stacks, absent) = stacks(source);
    if !absent.is_empty() {
        figure.lacking.push(words::lacks(texts, &absent));
    }
    figure.remarks.extend(shares_alone(source, &stacks));
    if stacks.is_empty() {
        return figure;
    }
    figure.parts = GROUPS.iter().map(|(_, _, key, fill)| Part { name: texts.t(key), fill: *fill }).collect();
    let mut cells: Vec<Cell> = Vec::new();
    let mut marks = Vec::new();
    for (number, ((when, role), stack)) in stacks.iter().enumerate() {
        let x = number as f64;
        figure.columns.push(column(source, x, *role, stack, &unit));
        let whose = texts.t(&format!("population-column-{}", role.key()));
        marks.push((x, format!("{}\n{whose}", period::axis(texts.language(), *when))));
        for (group, (_, observation)) in stack {
            let name = figure.parts.get(*group).map(|p| p.name.clone()).unwrap_or_default();
            cells.push(words::cell(source, &texts.aside(&name, &source.role(*role)), *observation));
        }
    }
    cells.sort_by(|a, b| a.name.cmp(&b.name));
    let periods: Vec<Period> = stacks.keys().map(|(when, _)| *when).collect();
    let axis = words::time_axis(texts, &periods, &mut figure.remarks);
    figure.axis = TimeAxisSpec { range: [-0.6, stacks.len() as f64 - 0.4], marks, ..axis };
    figure.remarks.push(texts.t("population-uneven"));
    figure.remarks.extend(totals(source, &stacks, &unit));
    figure.remarks.extend(printed_shares(source, &stacks, &unit));
    figure.value_title = texts.with("population-residents-share", &[("unit", text(texts.unit(&unit)))]);
    let tops = figure.columns.iter().flat_map(|c| &c.segments).map(|s| s.to);
    figure.values = words::value_range(tops, true);
    figure.title = title(source, &stacks, &unit).unwrap_or(figure.title);
    figure.sources = words::sources(source, stacks.values().flat_map(|s| s.values().map(|v| v.1)), std::iter::empty());
    figure.table = words::table(texts, &cells);
    figure.alt = words::alt(source, &figure);
    figure
}

/// The columns, and the names of groups without any value.
fn stacks<'a>(source: &Source<'a>) -> (Stacks<'a>, Vec<String>) {
    let mut stacks: Stacks<'_> = BTreeMap::new();
    let mut absent = Vec::new();
    for (group, (concept, _, key, _)) in GROUPS.iter().enumerate() {
        let before = stacks.len();
        let places = source.places(*concept);
        for place in &places {
            let ahead = [Role::Projection, Role::Plan].map(|role| source.expected(*place, role));
            let values = source.measured(*place).into_iter().chain(ahead.into_iter().flatten());
            for observation in values.filter(|o| o.value.is_some()) {
                let key = (observation.period, observation.role);
                stacks.entry(key).or_default().entry(group).or_insert((*place, observation));
            }
        }
        let none = !stacks.values().any(|stack| stack.contains_key(&group));
        if none && before == stacks.len() {
            absent.push(source.texts.t(key));
        }
    }
    (stacks, absent)
}

fn sum(stack: &Stack<'_>, unit: &Unit) -> f64 {
    stack.values().filter_map(|(_, o)| Source::value_in(*o, unit)).sum()
}

/// A group's share of a column that has all three groups.
fn share(stack: &Stack<'_>, group: usize, unit: &Unit) -> Option<f64> {
    let whole = sum(stack, unit);
    let part = stack.get(&group).and_then(|(_, o)| Source::value_in(*o, unit))?;
    (stack.len() == GROUPS.len() && whole > 0.0).then_some(part / whole)
}

fn column(source: &Source<'_>, x: f64, role: Role, stack: &Stack<'_>, unit: &Unit) -> Column {
    let texts = source.texts;
    let mut from = 0.0;
    let mut segments = Vec::new();
    for (group, (place, observation)) in stack {
        let Some(value) = Source::value_in(*observation, unit) else { continue };
        let mut words = source.words(*observation, &source.label(*place));
        let amount = observation.value.map(number::quantity).unwrap_or_default();
        let share = share(stack, *group, unit).map(number::percent);
        if let Some(share) = &share {
            words.insert(2, texts.with("population-share", &[("percent", text(share.clone()))]));
        }
        let label = share.map_or(amount.clone(), |share| format!("{amount}\n{share}"));
        segments.push(Segment { part: *group, from, to: from + value, label: Some(label), words, series: *place });
        from += value;
    }
    Column { x, width: 0.84, expected: matches!(role, Role::Projection | Role::Plan), segments }
}

/// Whether the three groups add up to the printed total of the same year and kind.
fn totals(source: &Source<'_>, stacks: &Stacks<'_>, unit: &Unit) -> Option<String> {
    let texts = source.texts;
    let printed = |when: Period, role: Role| {
        let all = source.places(Concept::PopulationTotal).into_iter().flat_map(|p| source.index.observations_of(p));
        all.into_iter().find(|o| o.period == when && o.role == role && o.value.is_some())
    };
    let mut agree = 0;
    let mut differ = Vec::new();
    for ((when, role), stack) in stacks.iter().filter(|(_, stack)| stack.len() == GROUPS.len()) {
        let Some(total) = printed(*when, *role).and_then(|o| Source::value_in(o, unit)) else { continue };
        let difference = sum(stack, unit) - total;
        if difference.abs() < 0.5 {
            agree += 1;
        } else {
            let amount = texts.difference(difference, 0, unit);
            differ.push(texts.aside(&format!("{} {amount}", source.role(*role)), &texts.period_short(*when)));
        }
    }
    if !differ.is_empty() {
        return Some(texts.with("population-ages-differ", &[("list", text(texts.list(&differ)))]));
    }
    (agree > 0).then(|| texts.t("population-ages-agree"))
}

/// Printed shares that differ from those that follow from the printed counts, at the printed decimals.
fn printed_shares(source: &Source<'_>, stacks: &Stacks<'_>, unit: &Unit) -> Option<String> {
    let texts = source.texts;
    let mut differ = Vec::new();
    for (group, (_, concept, key, _)) in GROUPS.iter().enumerate() {
        for place in source.places(*concept) {
            for printed in source.index.observations_of(place) {
                let Some(value) = printed.value else { continue };
                let stack = stacks.get(&(printed.period, printed.role));
                let Some(share) = stack.and_then(|s| share(s, group, unit)) else { continue };
                let computed = number::decimal(share * 100.0, value.decimals());
                if computed != number::quantity(value) {
                    let facts = [
                        ("group", text(texts.t(key))),
                        ("when", text(texts.aside(&source.role(printed.role), &texts.period_short(printed.period)))),
                        ("printed", text(texts.amount(value, &printed.unit))),
                        ("computed", text(texts.number_with_unit(&computed, &printed.unit))),
                    ];
                    differ.push(texts.with("population-share-differs", &facts));
                }
            }
        }
    }
    (!differ.is_empty()).then(|| texts.pair(&texts.t("population-shares-differ"), &texts.list(&differ)))
}

/// Measured shares of years without printed counts, in words: they cannot be stacked.
fn shares_alone(source: &Source<'_>, stacks: &Stacks<'_>) -> Vec<String> {
    let texts = source.texts;
    let mut lines = Vec::new();
    for (_, concept, key, _) in &GROUPS {
        for place in source.places(*concept) {
            let alone = |o: &ObservationRef<'_>| !stacks.contains_key(&(o.period, o.role)) && o.value.is_some();
            let values = source.measured(place).into_iter().filter(alone).filter_map(|o| {
                let dated = source.dated(o)?;
                let estimated = o.status == ObservationStatus::Estimated;
                Some(if estimated { format!("{} {dated}", texts.observation_status(o.status)) } else { dated })
            });
            let values: Vec<String> = values.collect();
            if !values.is_empty() {
                let name = texts.with("population-share-alone", &[("group", text(texts.t(key)))]);
                lines.push(texts.pair(&name, &texts.list(&values)));
            }
        }
    }
    lines
}

/// The finding: how the share of the oldest changes from the first column to the last.
fn title(source: &Source<'_>, stacks: &Stacks<'_>, unit: &Unit) -> Option<String> {
    let ((first, first_role), from) = stacks.first_key_value()?;
    let ((last, last_role), to) = stacks.last_key_value()?;
    let texts = source.texts;
    let at = |when: &Period, role: &Role, stack: &Stack<'_>| {
        let share = number::percent(share(stack, GROUPS.len() - 1, unit)?);
        let when = texts.period_short(*when);
        let ahead = matches!(role, Role::Projection | Role::Plan);
        Some(texts.aside(&share, &if ahead { texts.list(&[when, source.role(*role)]) } else { when }))
    };
    let (from, to) = (at(first, first_role, from)?, at(last, last_role, to)?);
    let facts = [("municipality", text(source.area_name())), ("from", text(from)), ("to", text(to))];
    Some(texts.with(if first == last { "population-ages-one" } else { "population-ages-change" }, &facts))
}
