//! From the raw head of a sheet to a mapping: rows, columns, and what holds where nothing is said.
//!
//! Everything here is a guess with its confidence and reason; a person can correct each of them, and
//! [`crate::import::preview`] shows what comes of it.

mod around;
mod beside;
pub(super) mod breakdown;
mod cells;
mod columns;
pub(super) mod context;
pub(super) mod dates;
pub(super) mod dimension;
mod doubts;
pub(super) mod expected;
mod header;
pub(super) mod heading;
pub(super) mod kpi;
mod listed;
pub(super) mod measure;
mod months;
pub(super) mod noted;
mod parts;
pub(super) mod place;
mod publication;
mod rows;
mod unknown;
pub(super) mod within;
pub mod words;
mod years;

use super::known::Known;
use crate::model::grid::{FileHead, FileKind, SheetHead};
use crate::model::mapping::{
    ColumnKind, ColumnMapping, Defaults, Guess, Hidden, Layout, Mapping, Meaning, OwnWords, Why,
};
use columns::Column;
use rows::{Shape, Texts};

/// The mapping of a sheet, by its position in the file; an empty one where there is no such sheet.
#[must_use]
pub fn understand(head: &FileHead, sheet: usize, known: &Known<'_>) -> Mapping {
    let empty = SheetHead::default();
    let grid = head.sheets.get(sheet).unwrap_or(&empty);
    let texts = Texts::new(grid);
    let mut shape = rows::shape(&texts, !grid.merged.is_empty());
    let last = shape.header.last().copied();
    let heads = |row: &usize| Some(*row) == last || !texts.own.get(*row).is_some_and(|row| dates::is_no_heading(row));
    shape.header.retain(heads);
    build(head, sheet, grid, &texts, &shape, known)
}

/// The mapping of the same sheet where a person says which rows are headings and where the data begin.
/// What was said about columns with the same heading before stays.
#[must_use]
pub fn with_rows(head: &FileHead, mapping: &Mapping, header: &[usize], first_row: usize, known: &Known<'_>) -> Mapping {
    let empty = SheetHead::default();
    let grid = head.sheets.get(mapping.sheet).unwrap_or(&empty);
    let texts = Texts::new(grid);
    let unit_row = mapping.unit_row.filter(|row| *row < first_row && !header.contains(row));
    let shape = Shape { header: header.to_vec(), unit_row, first_row, guess: Some(Guess::USER), width: None };
    let mut fresh = build(head, mapping.sheet, grid, &texts, &shape, known);
    for column in &mut fresh.columns {
        let said = mapping.columns.iter().find(|old| old.guess.why == Why::User && old.heading == column.heading);
        if let Some(said) = said {
            *column = ColumnMapping { hidden: column.hidden, ..said.clone() };
        }
    }
    // The rows say what codes they have; what was chosen stays.
    let code_reading = mapping.defaults.code_reading.or(fresh.defaults.code_reading);
    fresh.defaults = Defaults { code_reading, ..mapping.defaults.clone() };
    fresh.hidden = mapping.hidden;
    fresh.legend.clone_from(&mapping.legend);
    fresh.joins.clone_from(&mapping.joins);
    fresh.answers.clone_from(&mapping.answers);
    fresh.directions.clone_from(&mapping.directions);
    fresh
}

/// Takes a column for values, with what its heading says of them, and for values of a meaning where one is said.
pub fn choose_values(mapping: &mut Mapping, at: usize, meaning: Option<Meaning>) {
    let named = mapping.columns.iter().any(|c| matches!(c.kind, ColumnKind::IndicatorLabel | ColumnKind::IndicatorId));
    let Some(column) = mapping.columns.get_mut(at) else { return };
    if column.kind != ColumnKind::Value {
        *column = ColumnMapping { hidden: column.hidden, ..columns::of_values(&column.heading) };
    }
    if let Some(meaning) = meaning {
        // 目標件数, said to be targets, are those of what the row names.
        if column.expects && meaning != Meaning::Actual {
            column.indicator = if named { String::new() } else { expected::without(&column.indicator) };
        }
        (column.meaning, column.expects) = (meaning, false);
    }
    column.guess = Guess::USER;
}

/// The mappings of all sheets of a file, in their order.
#[must_use]
pub fn all(head: &FileHead, known: &Known<'_>) -> Vec<Mapping> {
    (0..head.sheets.len()).map(|sheet| understand(head, sheet, known)).collect()
}

/// Whether a sheet is in sight and holds values, as it was understood.
#[must_use]
pub fn has_values(head: &FileHead, mapping: &Mapping) -> bool {
    let shown = head.sheets.get(mapping.sheet).is_some_and(|grid| !grid.hidden);
    shown && mapping.position(ColumnKind::Value).is_some()
}

/// The sheet of a file that most looks like a table of values, of the mappings of [`all`]; the first where none does.
#[must_use]
pub fn best_sheet(head: &FileHead, mappings: &[Mapping]) -> usize {
    let score = |mapping: &Mapping| {
        let values = mapping.positions(ColumnKind::Value).count().min(1);
        let area = usize::from(mapping.columns.iter().any(|c| {
            matches!(c.kind, ColumnKind::MunicipalityCode | ColumnKind::MunicipalityName) || !c.municipality.is_empty()
        }));
        let shown = head.sheets.get(mapping.sheet).is_some_and(|grid| !grid.hidden);
        (usize::from(shown), values + area, values)
    };
    mappings.iter().rev().max_by_key(|mapping| score(mapping)).map_or(0, |mapping| mapping.sheet)
}

fn build(head: &FileHead, sheet: usize, grid: &SheetHead, texts: &Texts, shape: &Shape, known: &Known<'_>) -> Mapping {
    // Only rows of a text have a length of their own; in sheets an empty cell at the end is just empty.
    let width = if head.kind == FileKind::Csv { rows::width(texts, shape) } else { None };
    let shape = &Shape { width, ..shape.clone() };
    let mut headings = header::headings(texts, shape);
    headings.truncate(width.unwrap_or(headings.len()));
    let mut columns = columns::columns(texts, shape, &headings, known);
    if head.kind == FileKind::Csv {
        doubts::thousands(&mut columns, texts, shape);
    }
    let mut context = context::context(head, grid, texts, shape, &columns);
    let top = shape.header.first().copied().unwrap_or(shape.first_row);
    context.defaults.around = around::around(texts, top, &grid.name, &columns);
    around::offer(&mut columns, &context.defaults);
    if context.projected {
        columns::look_ahead(&mut columns);
    }
    noted::noted(&mut columns, &context.notes);
    let above = texts.own.get(..top).unwrap_or_default();
    if let Some(day) = dates::day_of_title(above) {
        columns::on_day(&mut columns, day);
    }
    listed::apply(&mut columns, above.iter().flatten());
    let (layout, layout_guess) = layout(&columns);
    let said = &context.defaults;
    let own = OwnWords { municipality: said.municipality.clone(), unit: said.unit.clone() };
    Mapping {
        sheet,
        sheet_name: grid.name.clone(),
        title: context.title,
        header: shape.header.clone(),
        unit_row: shape.unit_row,
        first_row: shape.first_row,
        last_row: None,
        width,
        header_guess: shape.guess.unwrap_or(Guess::new(0.3, Why::Usual)),
        layout,
        layout_guess,
        columns: columns.into_iter().enumerate().map(|(at, column)| with_hiding(grid, at, column.mapping)).collect(),
        defaults: context.defaults,
        hidden: Hidden::Ask,
        hidden_rows: grid.hidden_rows.clone(),
        legend: context.legend,
        joins: std::collections::BTreeMap::new(),
        answers: std::collections::BTreeMap::new(),
        directions: std::collections::BTreeMap::new(),
        offers: context.offers,
        places: context.places.offered,
        own,
    }
}

/// A column with whether its sheet hides it.
fn with_hiding(grid: &SheetHead, at: usize, mut column: ColumnMapping) -> ColumnMapping {
    column.hidden = grid.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&at));
    column
}

/// The layout that the columns of values make.
fn layout(columns: &[Column]) -> (Layout, Guess) {
    let values: Vec<&ColumnMapping> =
        columns.iter().map(|c| &c.mapping).filter(|c| c.kind == ColumnKind::Value).collect();
    let count = |is: &dyn Fn(&ColumnMapping) -> bool| values.iter().filter(|c| is(c)).count();
    let years = count(&|c| c.period.is_some() || c.is_within_year());
    let areas = count(&|c| !c.municipality.is_empty());
    let labels = count(&|c| !c.indicator.is_empty());
    if areas > 1 && areas >= years.min(areas) && areas * 2 >= values.len() {
        return (Layout::WideByMunicipality, Guess::new(0.95, Why::Heading));
    }
    if years > 1 || (years == 1 && values.len() == 1) {
        return (Layout::WideByYear, Guess::new(if years == values.len() { 0.95 } else { 0.8 }, Why::Heading));
    }
    if labels > 1 || (labels == 1 && values.len() == 1) {
        return (Layout::WideByIndicator, Guess::new(0.8, Why::Heading));
    }
    (Layout::Long, Guess::new(if values.len() == 1 { 0.9 } else { 0.6 }, Why::Heading))
}
