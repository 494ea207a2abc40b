//! Total population: actuals by source, projections, the city's own outlook and targets.

use super::source::{Shown, Source};
use super::spec::{PopulationFigure, Series, Topic, Weight};
use super::words::{self, text};
use crate::chart::palette::{Dash, Marker, Style};
use crate::frame::ObservationRef;
use crate::model::indicator::Concept;
use crate::model::message::Fact;
use crate::model::observation::Role;
use crate::model::period::Period;
use crate::model::place::SeriesPlace;
use crate::model::unit::Unit;
use crate::text::number;

/// What the figure is made from.
struct Found<'a> {
    measured: Vec<(SeriesPlace, Vec<ObservationRef<'a>>)>,
    projected: Vec<(SeriesPlace, Vec<ObservationRef<'a>>)>,
    planned: Vec<(SeriesPlace, Vec<ObservationRef<'a>>)>,
}

/// The figure.
pub(super) fn figure<'a>(source: &Source<'a>) -> PopulationFigure {
    let mut figure = words::empty(source, Topic::Total);
    let texts = source.texts;
    let unit = Unit::new("人");
    let places = source.places_of(&Concept::POPULATIONS);
    let with = |values: &dyn Fn(SeriesPlace) -> Vec<ObservationRef<'a>>| {
        let all = places.iter().map(|place| (*place, values(*place)));
        all.filter(|(_, values)| !values.is_empty()).collect::<Vec<_>>()
    };
    let found = Found {
        measured: with(&|place| source.measured(place)),
        projected: with(&|place| source.expected(place, Role::Projection)),
        planned: with(&|place| source.expected(place, Role::Plan)),
    };
    for (place, _) in &found.measured {
        // Each source of actuals is its own line: census and register are never joined, even where they agree.
        let line = source.line(*place, &unit, &source.label(*place), &mut Shown::new());
        if line.points().next().is_some() || !line.gaps.is_empty() {
            figure.series.push(line);
        }
    }
    for (role, lines) in [(Role::Projection, &found.projected), (Role::Plan, &found.planned)] {
        for (place, values) in lines {
            figure.series.push(ahead(source, *place, values, role, &unit));
            let last = values.last().map(ObservationRef::note).unwrap_or_default();
            if !last.is_empty() {
                figure.remarks.push(texts.pair(&source.role(role), &texts.note(last)));
            }
        }
    }
    mark_sources(&mut figure.series);
    lacking(source, &found, &mut figure);
    let all: Vec<ObservationRef<'_>> = found.all().collect();
    if all.is_empty() {
        return figure;
    }
    if all.len() == 1 {
        // One value is said better in the title than in a figure of one point.
        figure.series.clear();
    }
    if found.projected.iter().chain(&found.planned).any(|(_, values)| values.len() > 1) {
        figure.remarks.push(texts.t("population-straight"));
    }
    let periods: Vec<Period> = all.iter().map(|o| o.period).collect();
    figure.axis = words::time_axis(texts, &periods, &mut figure.remarks);
    figure.value_title = texts.with("population-residents", &[("unit", text(texts.unit(&unit)))]);
    figure.values = words::value_range(words::ys(&figure.series), true);
    figure.title = title(source, &found).unwrap_or(figure.title);
    figure.key = words::key(texts, &figure.series.iter().collect::<Vec<_>>());
    figure.sources = words::sources(source, all.iter().copied(), std::iter::empty());
    figure.table = words::table(texts, &cells(source, &found));
    figure.alt = words::alt(source, &figure);
    figure
}

impl Found<'_> {
    fn all(&self) -> impl Iterator<Item = ObservationRef<'_>> {
        let lists = self.measured.iter().chain(&self.projected).chain(&self.planned);
        lists.flat_map(|(_, values)| values.iter().copied())
    }

    /// The newest measured value.
    fn newest(&self) -> Option<ObservationRef<'_>> {
        let values = self.measured.iter().flat_map(|(_, values)| values.iter().copied());
        values.filter(|o| o.value.is_some()).max_by_key(|o| o.period)
    }
}

/// Projected or planned values as a thin line, led to from the measured value of the same table.
fn ahead(source: &Source<'_>, place: SeriesPlace, values: &[ObservationRef<'_>], role: Role, unit: &Unit) -> Series {
    let name = source.role(role);
    let own = source.style();
    // The city's own outlook stays in its colour; what others expect is grey.
    let style = if role == Role::Plan { Style { dash: Dash::Short, marker: Marker::Diamond, ..own } } else { OTHERS };
    let mut line = Series::empty(Some(place), &name, style, Weight::Expected);
    let label = source.label(place);
    line.stretches = vec![values.iter().filter_map(|o| source.point(*o, unit, &label)).collect()];
    if let Some(last) = values.last().and_then(|o| source.dated(*o)) {
        line.end_value = last;
    }
    line.labels = values.iter().filter_map(|o| source.amount(*o)).collect();
    let first = line.stretches.first().and_then(|s| s.first()).map(|p| [p.x, p.y]);
    let base = source.measured(place).into_iter().rfind(|o| o.value.is_some());
    let base = base.and_then(|o| Source::value_in(o, unit).map(|y| [o.period.middle(), y]));
    line.lead = base.zip(first).filter(|(base, first)| base[0] < first[0]).map(|(base, first)| [base, first]);
    line
}

/// How projections by others are drawn.
const OTHERS: Style = Style { light: [90, 90, 90], dark: [176, 176, 176], dash: Dash::Long, marker: Marker::Down };

/// Several sources of actuals in one city's colour are told apart by their markers.
fn mark_sources(series: &mut [Series]) {
    let markers = [Marker::Circle, Marker::Square, Marker::Up, Marker::Cross];
    let measured = series.iter_mut().filter(|s| s.weight == Weight::Measured);
    for (line, marker) in measured.zip(markers.into_iter().cycle()) {
        line.style = Style { dash: Dash::Solid, marker, ..line.style };
    }
}

fn lacking(source: &Source<'_>, found: &Found<'_>, figure: &mut PopulationFigure) {
    let texts = source.texts;
    let mut missing = Vec::new();
    if found.newest().is_none() {
        missing.push(texts.t("population-actuals"));
    }
    if found.projected.is_empty() {
        missing.push(texts.t("population-projection-of-institute"));
    }
    if found.planned.is_empty() {
        missing.push(texts.t("population-own-outlook"));
    }
    if !missing.is_empty() {
        figure.lacking.push(words::lacks(texts, &missing));
    }
    let years = found.measured.iter().flat_map(|(_, v)| v).filter(|o| o.value.is_some()).map(|o| o.period.last_year());
    let years: std::collections::BTreeSet<u16> = years.collect();
    if let (1, Some(year)) = (years.len(), years.first()) {
        figure.lacking.push(texts.with("population-one-year", &[("year", text(year.to_string()))]));
    }
}

fn cells(source: &Source<'_>, found: &Found<'_>) -> Vec<words::Cell> {
    let mut cells = Vec::new();
    for (place, values) in &found.measured {
        cells.extend(values.iter().map(|o| words::cell(source, &source.label(*place), *o)));
    }
    for (role, lines) in [(Role::Projection, &found.projected), (Role::Plan, &found.planned)] {
        let name = source.role(role);
        cells.extend(lines.iter().flat_map(|(_, v)| v).map(|o| words::cell(source, &name, *o)));
    }
    cells
}

/// The finding: the actual beside the projection of its year; else the outlook beside the projection; else the
/// change of the longest series of actuals; else where the city stands and what it aims at.
fn title(source: &Source<'_>, found: &Found<'_>) -> Option<String> {
    let facts = |more: Vec<(&'static str, String)>| {
        let mut facts: Vec<(&str, Fact)> = vec![("municipality", text(source.area_name()))];
        facts.extend(more.into_iter().map(|(name, words)| (name, text(words))));
        facts
    };
    if let Some((key, words)) = beside_projection(source, found) {
        return Some(source.texts.with(key, &facts(words)));
    }
    let newest = found.newest();
    let aim = found.planned.iter().flat_map(|(_, v)| v.iter().copied()).max_by_key(|o| o.period);
    if let Some((key, words)) = change(source, found) {
        return Some(source.texts.with(key, &facts(words)));
    }
    let now = newest.and_then(|o| source.dated(o));
    let aim = aim.and_then(|o| source.dated(o));
    match (now, aim) {
        (Some(value), Some(aim)) => {
            Some(source.texts.with("population-total-aim", &facts(vec![("value", value), ("aim", aim)])))
        }
        (Some(value), None) => Some(source.texts.with("population-total-only", &facts(vec![("value", value)]))),
        (None, Some(aim)) => Some(source.texts.with("population-total-only-aim", &facts(vec![("aim", aim)]))),
        (None, None) => None,
    }
}

type Finding = (&'static str, Vec<(&'static str, String)>);

/// The newest actual, else the farthest planned value, beside the projection of the same year.
fn beside_projection(source: &Source<'_>, found: &Found<'_>) -> Option<Finding> {
    let projected = |year: u16| {
        let all = found.projected.iter().flat_map(|(_, v)| v.iter().copied());
        all.into_iter().find(|o| o.period.last_year() == year)
    };
    // Projections start from a census; the register counts otherwise and is never set against them.
    let is_register =
        |place: SeriesPlace| source.index.series(place).is_some_and(|s| s.concept == Some(Concept::PopulationRegister));
    let measured = found.measured.iter().filter(|(place, _)| !is_register(*place)).flat_map(|(_, v)| v.iter().copied());
    let newest = measured.filter(|o| o.value.is_some()).max_by_key(|o| o.period);
    let actual = newest.and_then(|o| Some((o, projected(o.period.last_year())?)));
    let planned = found.planned.iter().flat_map(|(_, v)| v.iter().copied());
    let planned = planned.filter_map(|o| Some((o, projected(o.period.last_year())?)));
    let (value, projection, of_actual) = match actual {
        Some((value, projection)) => (value, projection, true),
        None => planned.max_by_key(|(o, _)| o.period).map(|(value, projection)| (value, projection, false))?,
    };
    let unit = Unit::new("人");
    let difference = Source::value_in(value, &unit)? - Source::value_in(projection, &unit)?;
    let key = match (of_actual, difference) {
        (true, d) if d < 0.0 => "population-total-actual-below",
        (true, _) => "population-total-actual-above",
        (false, d) if d < 0.0 => "population-total-plan-below",
        (false, _) => "population-total-plan-above",
    };
    let amount = source.texts.number_with_unit(&number::decimal(difference.abs(), 0), &unit);
    Some((key, vec![("value", source.dated(value)?), ("amount", amount)]))
}

/// From the first to the last value of the measured series with most years.
fn change(source: &Source<'_>, found: &Found<'_>) -> Option<Finding> {
    let (_, values) = found.measured.first()?;
    let first = values.iter().find(|o| o.value.is_some())?;
    let last = values.iter().rfind(|o| o.value.is_some() && o.period.kind() == first.period.kind())?;
    let unit = Unit::new("人");
    let (from, to) = (Source::value_in(*first, &unit)?, Source::value_in(*last, &unit)?);
    if first.period == last.period || from <= 0.0 {
        return None;
    }
    let key = if to < from { "population-total-fall" } else { "population-total-rise" };
    let amount = source.texts.number_with_unit(&number::decimal((to - from).abs(), 0), &unit);
    let facts = vec![
        ("value", source.dated(*last)?),
        ("first", source.texts.period_short(first.period)),
        ("amount", amount),
        ("percent", number::percent((to / from - 1.0).abs())),
    ];
    Some((key, facts))
}
