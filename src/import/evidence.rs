//! What says of which area, in which unit and in which role values are: for each column, and in words for the report and
//! for the document that the store keeps.

use super::municipality::list::AreaList;
use super::row::Draft;
use super::understand::words;
use crate::model::evidence::{Aspect, Evidence, Given, NAMED, Told, What};
use crate::model::mapping::{ColumnKind, ColumnMapping, Mapping, Meaning, Why};
use crate::model::report::ImportReport;

/// What the heading of each column says about its values, or a person who chose it.
pub(super) fn columns(mapping: &Mapping) -> Vec<Told> {
    mapping.columns.iter().map(|column| told(mapping, column)).collect()
}

fn told(mapping: &Mapping, column: &ColumnMapping) -> Told {
    let chosen = column.guess.why == Why::User;
    let read = |text: &str| {
        if chosen && !column.heading.contains(text) { Evidence::User } else { Evidence::Heading }
    };
    let unit = if mapping.unit_row.is_some() { Evidence::Heading } else { read(&column.unit) };
    let role = match column.meaning {
        // A heading that says 実績 is evidence; one that says nothing leaves the usual case.
        _ if says(&column.heading, column.meaning) => Evidence::Heading,
        Meaning::Actual => Evidence::Usual,
        _ if chosen => Evidence::User,
        Meaning::Projection => Evidence::Title,
        _ => Evidence::Heading,
    };
    Told { place: read(&column.municipality), unit, role }
}

/// Whether a part of a heading says what its values are.
fn says(heading: &str, meaning: Meaning) -> bool {
    heading.split(" > ").any(|part| {
        let part = part.trim();
        words::meaning(part).or_else(|| Some(words::split_meaning(part)?.0)) == Some(meaning)
    })
}

/// What says the place of values that neither row nor heading places: a title, or a person.
pub(super) fn default_place(mapping: &Mapping) -> Evidence {
    let said = &mapping.own.municipality;
    if said.is_empty() || *said != mapping.defaults.municipality { Evidence::User } else { Evidence::Title }
}

/// What says the unit of values for which neither row nor heading says one.
pub(super) fn default_unit(mapping: &Mapping) -> Evidence {
    let unit = &mapping.defaults.unit;
    match (unit.is_empty(), *unit == mapping.own.unit) {
        (true, _) => Evidence::Usual,
        (false, true) => Evidence::Title,
        (false, false) => Evidence::User,
    }
}

/// Counts what a draft that is kept was given.
pub(super) fn count(report: &mut ImportReport, draft: &Draft) {
    report.given.count(draft.told, draft.area, draft.unit.as_str(), draft.meaning);
}

/// Puts the words of the file beside what was read from them.
pub(super) fn put_words(report: &mut ImportReport, mapping: &Mapping) {
    report.given.sort();
    for given in &mut report.given.list {
        given.text = text(mapping, given);
        if let What::Areas(areas) = &given.what {
            let list = AreaList::national();
            let name = |code| list.area(code).map_or_else(String::new, |area| area.name.clone());
            given.names = areas.iter().take(NAMED).map(|code| name(*code)).collect::<Vec<_>>().join(" / ");
        }
    }
}

/// The words that say it.
fn text(mapping: &Mapping, given: &Given) -> String {
    let heading = |kind: ColumnKind| mapping.position(kind).and_then(|at| mapping.columns.get(at));
    let named = |kinds: &[ColumnKind]| {
        let found = kinds.iter().find_map(|kind| heading(*kind));
        found.map_or_else(String::new, |column| column.heading.clone())
    };
    let of_value = |is: &dyn Fn(&ColumnMapping) -> bool| {
        let found = mapping.columns.iter().find(|column| column.kind == ColumnKind::Value && is(column));
        found.map_or_else(String::new, |column| column.heading.clone())
    };
    match (given.aspect(), given.by) {
        (Aspect::Place, Evidence::Column) => {
            use ColumnKind::{MunicipalityCode, MunicipalityName, Prefecture};
            named(&[MunicipalityName, MunicipalityCode, Prefecture])
        }
        (Aspect::Place, Evidence::Heading) => of_value(&|column| !column.municipality.is_empty()),
        (Aspect::Place, Evidence::Title) => mapping.own.municipality.clone(),
        (Aspect::Unit, Evidence::Column) => named(&[ColumnKind::Unit]),
        (Aspect::Unit, Evidence::Heading) => of_value(&|column| !column.unit.is_empty()),
        (Aspect::Unit, Evidence::Title) => mapping.own.unit.clone(),
        (Aspect::Role, Evidence::Column) => named(&[ColumnKind::Role]),
        (Aspect::Role, Evidence::Heading) => {
            let of = |column: &ColumnMapping| given.what == What::Role(column.meaning);
            of_value(&|column| of(column) && says(&column.heading, column.meaning))
        }
        (Aspect::Role | Aspect::Theme, Evidence::Title) => mapping.title.clone(),
        (Aspect::Theme, Evidence::Column) => named(&[ColumnKind::Theme]),
        _ => String::new(),
    }
}

/// Lines for the document that the store keeps: what says place, period, unit, role and theme of the values of the file,
/// in the keys of the program, what stands nearer to the values first.
pub(super) fn lines(mapping: &Mapping) -> Vec<String> {
    let has = |kind: ColumnKind| mapping.position(kind).is_some();
    let values = || mapping.columns.iter().enumerate().filter(|(_, column)| column.kind == ColumnKind::Value);
    let told = columns(mapping);
    let of_columns = |is: &dyn Fn(&ColumnMapping) -> bool, by: &dyn Fn(&Told) -> Evidence| -> Vec<Evidence> {
        values().filter(|(_, column)| is(column)).filter_map(|(at, _)| told.get(at)).map(by).collect()
    };
    let mut found: Vec<(Aspect, What, Evidence)> = Vec::new();
    let areas = || What::Areas(std::collections::BTreeSet::new());
    let units = || What::Units(crate::model::parts::Members::default());
    let mut add = |aspect: Aspect, what: What, by: Evidence| found.push((aspect, what, by));
    if has(ColumnKind::MunicipalityName) || has(ColumnKind::MunicipalityCode) || has(ColumnKind::Prefecture) {
        add(Aspect::Place, areas(), Evidence::Column);
    }
    for by in of_columns(&|column| !column.municipality.is_empty(), &|told| told.place) {
        add(Aspect::Place, areas(), by);
    }
    if !mapping.defaults.municipality.is_empty() {
        add(Aspect::Place, areas(), default_place(mapping));
    }
    if has(ColumnKind::Unit) {
        add(Aspect::Unit, units(), Evidence::Column);
    }
    for by in of_columns(&|column| !column.unit.is_empty(), &|told| told.unit) {
        add(Aspect::Unit, units(), by);
    }
    if !mapping.defaults.unit.is_empty() {
        add(Aspect::Unit, units(), default_unit(mapping));
    }
    if has(ColumnKind::Role) {
        add(Aspect::Role, What::Role(Meaning::Actual), Evidence::Column);
    }
    for (at, column) in values() {
        add(Aspect::Role, What::Role(column.meaning), told.get(at).map_or(Evidence::Usual, |told| told.role));
    }
    if has(ColumnKind::Theme) {
        add(Aspect::Theme, What::Theme(mapping.defaults.theme), Evidence::Column);
    }
    if let Some(theme) = mapping.defaults.chosen_theme {
        add(Aspect::Theme, What::Theme(theme), Evidence::User);
    }
    let mut lines: Vec<String> = Vec::new();
    for (aspect, what, by) in found {
        let value = match &what {
            What::Role(meaning) if by != Evidence::Column => format!("{} ", meaning.key()),
            What::Theme(theme) if by == Evidence::User => format!("{} ", theme.key()),
            _ => String::new(),
        };
        let given = Given { what, by, text: String::new(), names: String::new(), values: 0 };
        let words = text(mapping, &given);
        let line = format!("{}: {value}{} {words}", aspect.key(), by.key());
        let line = line.trim_end().to_owned();
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.extend(dated(mapping));
    lines
}

/// What says when the values are of.
fn dated(mapping: &Mapping) -> Vec<String> {
    let defaults = &mapping.defaults;
    let mut lines = Vec::new();
    let column = mapping.position(ColumnKind::Period).and_then(|at| mapping.columns.get(at));
    lines.extend(column.map(|column| format!("period: column {}", column.heading)));
    let headed = mapping.columns.iter().filter(|column| column.kind == ColumnKind::Value && column.period.is_some());
    for chosen in [false, true] {
        if let Some(first) = headed.clone().find(|column| column.is_dated_by_choice() == chosen) {
            let by = if chosen { Evidence::User } else { Evidence::Heading };
            lines.push(format!("period: {} {}", by.key(), first.heading));
        }
    }
    if let Some(period) = defaults.period {
        let by = defaults.period_from.map_or(Evidence::User.key(), crate::model::dated::DatedBy::key);
        lines.push(format!("period: {period} {by} {}", defaults.period_printed).trim_end().to_owned());
    }
    lines
}
