//! Saying that a table is laid out otherwise: what the headings of its values name.

use crate::import::notation::period::{self, Reading};
use crate::model::mapping::{BareYear, ColumnKind, ColumnMapping, Guess, Layout, Mapping, Why};
use crate::model::period::Period;

/// The last part of a heading, which stands next to the values.
fn last_part(heading: &str) -> &str {
    heading.rsplit(" > ").next().unwrap_or(heading).trim()
}

/// A period as people type it. 2020 alone is the calendar year, as on the command line, unless it was said what such
/// years are in this file; R2 alone is nothing until then.
#[must_use]
pub fn typed_period(text: &str, mapping: &Mapping) -> Option<Period> {
    let text = text.trim();
    match period::period(text)? {
        Reading::Exact(period) => Some(period),
        reading if mapping.defaults.bare_year_guess.why != Why::Usual => {
            Some(reading.period(mapping.defaults.bare_year))
        }
        Reading::Bare(..) | Reading::BareQuarter(..) => Period::parse(text).ok(),
    }
}

/// Gives a column of values the period that a text names; an empty text takes it away.
pub fn set_period(column: &mut ColumnMapping, text: &str, bare: BareYear) {
    let reading = period::period(text.trim());
    column.period = reading.map(|reading| reading.period(bare));
    column.bare_year = reading.is_some_and(Reading::is_bare);
    column.period_printed = if column.period.is_some() { text.trim().to_owned() } else { String::new() };
}

/// Takes all years that are neither 年 nor 年度 for the one or the other.
pub fn set_year_kind(mapping: &mut Mapping, kind: BareYear) {
    mapping.defaults.choose_year(kind);
    for column in mapping.columns.iter_mut().filter(|column| column.bare_year) {
        let printed = column.period_printed.clone();
        set_period(column, &printed, kind);
    }
}

/// Reads the headings of the columns of values as the layout says.
pub fn set_layout(mapping: &mut Mapping, layout: Layout) {
    mapping.layout = layout;
    mapping.layout_guess = Guess::USER;
    let bare = mapping.defaults.bare_year;
    for column in mapping.columns.iter_mut().filter(|column| column.kind == ColumnKind::Value) {
        let name = last_part(&column.heading).to_owned();
        (column.municipality, column.indicator) = (String::new(), String::new());
        set_period(column, "", bare);
        match layout {
            Layout::Long => {}
            Layout::WideByYear => set_period(column, &name, bare),
            Layout::WideByMunicipality => column.municipality = name,
            Layout::WideByIndicator => column.indicator = name,
        }
        column.guess = Guess::USER;
    }
}
