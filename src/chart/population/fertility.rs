//! Total fertility rate of a city beside its prefecture and the nation, with targets and outlook.

use super::source::{Shown, Source};
use super::spec::{PopulationFigure, Series, Topic, Weight};
use super::words::{self, Cell, text};
use crate::chart::palette::{Dash, Marker, Style};
use crate::frame::ObservationRef;
use crate::model::indicator::Concept;
use crate::model::municipality::AreaKind;
use crate::model::observation::Role;
use crate::model::period::Period;
use crate::model::place::SeriesPlace;
use crate::model::target::Target;
use crate::model::unit::Unit;

/// Planned values farther than this many years beyond all others are told in words: they would press the measured years into a corner.
const FAR: u16 = 15;

/// The figure.
pub(super) fn figure(source: &Source<'_>) -> PopulationFigure {
    let mut figure = words::empty(source, Topic::Fertility);
    let texts = source.texts;
    let unit = Unit::default();
    let places = source.places(Concept::TotalFertilityRate);
    let mut cells: Vec<Cell> = Vec::new();
    let mut read: Vec<ObservationRef<'_>> = Vec::new();
    let mut targets: Vec<&Target> = Vec::new();
    let mut shown = Shown::new();
    let mut newest: Option<ObservationRef<'_>> = None;
    let mut last = 0;
    for place in &places {
        let name = source.area_name();
        let mut line = source.line(*place, &unit, &name, &mut shown);
        let measured = source.measured(*place);
        last = measured.iter().map(|o| o.period.last_year()).fold(last, u16::max);
        cells.extend(measured.iter().map(|o| words::cell(source, &row(source, *place), *o)));
        let usable = measured.iter().copied().filter(|o| o.value.is_some() && o.unusable_reason.is_none());
        newest = usable.chain(newest).max_by_key(|o| o.period);
        read.extend(measured);
        if let Some(target) = source.target(*place) {
            line.targets.push(source.target_point(target, &unit, &name));
            if line.stretches.is_empty() && line.loose.is_empty() {
                line.name = source.target_name(&name);
                line.end_value = source.dated_target(target);
            }
            last = last.max(target.target_period.last_year());
            cells.push(words::target_cell(source, &row(source, *place), target));
            targets.push(target);
        }
        if line.points().next().is_some() || !line.gaps.is_empty() {
            figure.series.push(line);
        }
    }
    if figure.series.is_empty() {
        figure.lacking.push(words::lacks(texts, &[texts.t("population-fertility")]));
        return figure;
    }
    if newest.is_none() {
        figure.lacking.push(words::lacks(texts, &[texts.t("population-fertility-actuals")]));
    }
    if targets.is_empty() {
        figure.lacking.push(words::lacks(texts, &[texts.t("population-fertility-target")]));
    }
    join(source, &mut figure.series);
    let ahead = outlook(source, &places, last, &mut figure, &mut cells);
    read.extend(ahead);
    let others = others(source, &mut figure.series, &mut cells, &mut read);
    figure.remarks.extend(methods(source, &places, &others));
    let periods = periods(&cells, last);
    figure.axis = words::time_axis(texts, &periods, &mut figure.remarks);
    figure.value_title = texts.t("population-fertility");
    figure.values = words::value_range(words::ys(&figure.series), false);
    figure.title = title(source, newest, &targets, &others).unwrap_or(figure.title);
    figure.key = words::key(texts, &figure.series.iter().collect::<Vec<_>>());
    figure.sources = words::sources(source, read.into_iter(), targets.into_iter());
    figure.table = words::table(texts, &cells);
    figure.alt = words::alt(source, &figure);
    figure
}

/// The name of a row of the table: area and label as printed.
fn row(source: &Source<'_>, place: SeriesPlace) -> String {
    format!("{} {}", source.area_name(), source.label(place))
}

/// Periods that the axis shows: all but those told in words.
fn periods(cells: &[Cell], last: u16) -> Vec<Period> {
    cells.iter().map(|c| c.period).filter(|p| p.last_year() <= last.saturating_add(FAR)).collect()
}

/// A city's several series share its colour and are told apart by their markers.
fn join(source: &Source<'_>, series: &mut [Series]) {
    let markers = [Marker::Circle, Marker::Square, Marker::Diamond, Marker::Up];
    for (line, marker) in series.iter_mut().zip(markers.into_iter().cycle()) {
        line.style = Style { dash: Dash::Solid, marker, ..source.style() };
    }
}

/// The city's own outlook: as a thin line where it is near, in words where it is far.
fn outlook<'a>(
    source: &Source<'a>,
    places: &[SeriesPlace],
    last: u16,
    figure: &mut PopulationFigure,
    cells: &mut Vec<Cell>,
) -> Vec<ObservationRef<'a>> {
    let texts = source.texts;
    let unit = Unit::default();
    let mut read = Vec::new();
    let mut far = Vec::new();
    for place in places {
        let values = source.expected(*place, Role::Plan);
        let name = source.role(Role::Plan);
        let mut line = Series::empty(Some(*place), &name, source.style(), Weight::Expected);
        line.style = Style { dash: Dash::Short, marker: Marker::Diamond, ..line.style };
        let mut points = Vec::new();
        for observation in &values {
            let is_near = observation.period.last_year() <= last.saturating_add(FAR);
            if is_near {
                points.extend(source.point(*observation, &unit, &name));
                line.end_value = source.dated(*observation).unwrap_or_default();
            } else {
                far.extend(source.dated(*observation));
            }
            cells.push(words::cell(source, &texts.aside(&row(source, *place), &name), *observation));
        }
        if !points.is_empty() {
            line.stretches = vec![points];
            figure.series.push(line);
        }
        read.extend(values);
    }
    if !far.is_empty() {
        figure.remarks.push(texts.pair(&source.role(Role::Plan), &texts.list(&far)));
    }
    read
}

/// Prefecture and nation as lines, each with its newest value.
fn others<'a>(
    source: &Source<'a>,
    series: &mut Vec<Series>,
    cells: &mut Vec<Cell>,
    read: &mut Vec<ObservationRef<'a>>,
) -> Vec<(String, ObservationRef<'a>, SeriesPlace)> {
    let data = source.index.data();
    let prefecture = data.municipality(source.area).map(|m| m.prefecture.clone()).unwrap_or_default();
    let mut found = Vec::new();
    for area in &data.municipalities {
        let wanted = match area.kind {
            AreaKind::Nation => true,
            AreaKind::Prefecture => area.name == prefecture,
            AreaKind::Municipality => false,
        };
        let of = source.of(area.municipality_code);
        for place in of.places(Concept::TotalFertilityRate).into_iter().filter(|_| wanted) {
            let name = of.area_name();
            let line = of.line(place, &Unit::default(), &name, &mut Shown::new());
            let measured = of.measured(place);
            cells.extend(measured.iter().map(|o| words::cell(&of, &name, *o)));
            if let Some(newest) = measured.iter().rfind(|o| o.value.is_some()) {
                found.push((name, *newest, place));
                series.push(line);
            }
            read.extend(measured);
        }
    }
    found
}

/// How each rate came about, in the words of the data: a city's own method beside vital statistics.
fn methods(
    source: &Source<'_>,
    places: &[SeriesPlace],
    others: &[(String, ObservationRef<'_>, SeriesPlace)],
) -> Vec<String> {
    let own = places.iter().map(|place| (source.area_name(), *place));
    let all = own.chain(others.iter().map(|(name, _, place)| (name.clone(), *place)));
    let mut notes: Vec<(String, Vec<String>)> = Vec::new();
    for (name, place) in all {
        let note = source.index.series(place).map(|i| i.definition_note.clone()).unwrap_or_default();
        if note.is_empty() {
            continue;
        }
        // A shorter note that only begins the longer one of the same city says nothing more.
        if notes.iter().any(|(known, names)| known.starts_with(&note) && names.contains(&name)) {
            continue;
        }
        match notes.iter_mut().find(|(known, _)| *known == note) {
            Some((_, names)) => names.push(name),
            None => notes.push((note, vec![name])),
        }
    }
    let texts = source.texts;
    notes.into_iter().map(|(note, names)| texts.pair(&texts.list(&names), &texts.note(&note))).collect()
}

/// The finding: the city's newest measured rate beside the others' of the same year.
fn title(
    source: &Source<'_>,
    newest: Option<ObservationRef<'_>>,
    targets: &[&Target],
    others: &[(String, ObservationRef<'_>, SeriesPlace)],
) -> Option<String> {
    let texts = source.texts;
    let city = ("municipality", text(source.area_name()));
    let Some(newest) = newest else {
        let target = targets.first()?;
        let amount = texts.amount(target.value, &target.unit);
        let aim = texts.aside(&amount, &texts.period_short(target.target_period));
        return Some(texts.with("population-fertility-aim", &[city, ("aim", text(aim))]));
    };
    let value = ("value", text(source.dated(newest)?));
    let year = newest.period;
    let beside: Vec<String> = others
        .iter()
        .filter_map(|(name, _, place)| {
            let same = source.index.observations_of(*place).find(|o| o.period == year && o.role == Role::Actual)?;
            Some(format!("{name} {}", texts.amount(same.value?, &same.unit)))
        })
        .collect();
    if beside.is_empty() {
        return Some(texts.with("population-fertility-one", &[city, value]));
    }
    Some(texts.with("population-fertility-beside", &[city, value, ("others", text(texts.list(&beside)))]))
}
