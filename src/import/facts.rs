//! Facts about one file apart from the shape of its table: a recipe keeps the shape, and the facts stay with the file.
//!
//! What stands in the file itself (a heading with its unit, a title with its city) is read anew in every file. What a
//! person said about all values of a file (place, period, unit, plan, direction, answers) holds for that file only.
//! How signs are read (kind of a bare year, brackets, symbols of a legend) is part of the shape.

use super::known::label_key;
use crate::model::facts::FileFact;
use crate::model::mapping::{ColumnKind, ColumnMapping, Defaults, Hidden, Mapping, Meaning, Why};
use crate::model::theme::Theme;

/// What somebody said about a file beside what it says of itself.
pub(super) fn said(mapping: &Mapping, fresh: &Mapping) -> Vec<FileFact> {
    let (now, own) = (&mapping.defaults, &fresh.defaults);
    let told = |now: &str, own: &str| !now.is_empty() && now != own;
    let mut facts = Vec::new();
    if told(&now.municipality, &own.municipality) {
        let code = mapping.answers.get(&now.municipality).copied();
        facts.push(FileFact::Area(now.municipality.clone(), code));
    }
    if told(&now.prefecture, &own.prefecture) {
        facts.push(FileFact::Prefecture(now.prefecture.clone()));
    }
    facts.extend(now.period.filter(|period| own.period != Some(*period)).map(FileFact::Period));
    if told(&now.indicator, &own.indicator) {
        facts.push(FileFact::Indicator(now.indicator.clone()));
    }
    if told(&now.unit, &own.unit) {
        facts.push(FileFact::Unit(now.unit.clone()));
    }
    facts.extend(now.chosen_theme.filter(|theme| own.chosen_theme != Some(*theme)).map(FileFact::Theme));
    facts.extend(Some(now.level).filter(|level| *level != own.level).map(FileFact::Level));
    facts.extend(Some(now.polarity).filter(|polarity| *polarity != own.polarity).map(FileFact::Polarity));
    facts.extend(now.target_kind.filter(|kind| own.target_kind != Some(*kind)).map(FileFact::TargetKind));
    facts.extend(now.plan.clone().filter(|plan| own.plan.as_ref() != Some(plan)).map(FileFact::Plan));
    let others = mapping.answers.iter().filter(|(text, _)| **text != now.municipality);
    facts.extend(others.map(|(text, code)| FileFact::Answer(text.clone(), *code)));
    facts.extend(mapping.directions.iter().map(|(label, polarity)| FileFact::Direction(label.clone(), *polarity)));
    facts
}

/// What somebody said about years that are neither 年 nor 年度.
pub(super) fn said_year(mapping: &Mapping) -> Option<FileFact> {
    let defaults = &mapping.defaults;
    let said = matches!(defaults.bare_year_guess.why, Why::User | Why::Recipe);
    said.then_some(FileFact::Year(defaults.bare_year))
}

/// The shape of a mapping: everything but facts about the file. The name of the indicator stays, since next year's file
/// of the same name goes on with it.
pub(super) fn shape(mapping: &Mapping) -> Mapping {
    let mut shape = mapping.clone();
    shape.answers.clear();
    shape.directions.clear();
    shape.offers.clear();
    shape.places.clear();
    shape.last_row = None;
    // Which rows a sheet hides, and what becomes of them, is a fact about that sheet.
    shape.hidden = Hidden::Ask;
    let old = &mapping.defaults;
    shape.defaults = Defaults {
        indicator: old.indicator.clone(),
        around: old.around.clone(),
        bare_year: old.bare_year,
        bare_year_guess: old.bare_year_guess,
        code_reading: old.code_reading,
        brackets: old.brackets,
        counting: old.counting,
        ..Defaults::default()
    };
    for column in shape.columns.iter_mut().filter(|column| column.kind == ColumnKind::Value) {
        if !stands_in(&column.period_printed, &column.heading) {
            (column.period, column.period_printed, column.bare_year) = (None, String::new(), false);
        }
        if !stands_in(&column.municipality, &column.heading) {
            column.municipality.clear();
        }
        if !stands_in(&column.unit, &column.heading) {
            column.unit.clear();
        }
    }
    shape
}

/// A column as it was decided for another file, with what the new file says of itself: its period, and area and unit
/// where they do not stand in the heading.
pub(super) fn column(decided: &ColumnMapping, fresh: &ColumnMapping) -> ColumnMapping {
    let mut column = ColumnMapping { heading: fresh.heading.clone(), hidden: fresh.hidden, ..decided.clone() };
    let by_person = matches!(decided.guess.why, Why::User | Why::Recipe);
    column.expects = fresh.expects && (decided.expects || !by_person) && decided.guess.why != Why::User;
    // What an earlier version took for actual values without a word of anybody is what the heading says.
    if !by_person && decided.meaning == Meaning::Actual && fresh.kind == decided.kind {
        (column.meaning, column.provisional) = (fresh.meaning, fresh.provisional);
        column.indicator.clone_from(&fresh.indicator);
    }
    if decided.period.is_some() {
        column.period = fresh.period;
        column.period_printed.clone_from(&fresh.period_printed);
        column.bare_year = fresh.bare_year;
    }
    if !stands_in(&decided.municipality, &fresh.heading) {
        column.municipality.clone_from(&fresh.municipality);
    }
    if !stands_in(&decided.unit, &fresh.heading) {
        column.unit.clone_from(&fresh.unit);
    }
    column
}

/// Facts that a recipe of the earlier form holds among its decisions; what its file said of itself is none.
pub(super) fn held(mapping: &Mapping, municipality: &str, prefecture: &str, unit: &str) -> Vec<FileFact> {
    let own = Defaults {
        municipality: municipality.to_owned(),
        prefecture: prefecture.to_owned(),
        unit: unit.to_owned(),
        indicator: mapping.defaults.indicator.clone(),
        ..Defaults::default()
    };
    let mut then = mapping.clone();
    // Such a recipe does not say who chose a theme; every file had this one unless somebody said another.
    if !matches!(then.defaults.theme, Theme::PopulationBirth | Theme::Unset) {
        then.defaults.chosen_theme = Some(then.defaults.theme);
    }
    said(&then, &Mapping { defaults: own, ..mapping.clone() })
}

/// Whether words stand in a heading; no words stand in every one.
fn stands_in(words: &str, heading: &str) -> bool {
    words.is_empty() || label_key(heading).contains(&label_key(words))
}
