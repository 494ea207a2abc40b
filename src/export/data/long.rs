//! The long table: one observation a row with everything that names it, so that the file explains itself.

use super::tables::{Column, OBSERVATIONS, Table, Value};
use crate::model::dataset::Dataset;
use crate::model::document::Document;
use crate::model::id::{DocumentId, IndicatorId};
use crate::model::indicator::Indicator;
use crate::model::municipality::{AreaCode, Municipality};
use crate::model::observation::Observation;
use std::collections::BTreeMap;

/// How many decimals were printed, because spreadsheets and columns of numbers forget it.
const DECIMALS: &[Column<Observation>] =
    &[("value_decimals", |row| row.value.map_or(Value::Empty, |value| Value::Number(value.decimals().to_string())))];

/// What the long table says of the area, beside its code.
const AREA: &[Column<Municipality>] = &[
    ("municipality", |row| Value::text(&row.name)),
    ("municipality_kana", |row| Value::text(&row.kana)),
    ("municipality_en", |row| Value::text(&row.name_en)),
    ("municipality_kind", |row| Value::text(row.kind.key())),
    ("prefecture", |row| Value::text(&row.prefecture)),
];

/// What it says of the indicator, beside its identifier.
const INDICATOR: &[Column<Indicator>] = &[
    ("indicator", |row| Value::text(&row.label)),
    ("indicator_municipality_code", |row| row.municipality_code.map_or(Value::Empty, Value::shown)),
    ("indicator_unit", |row| Value::text(row.unit.as_str())),
    ("level", |row| Value::text(row.level.key())),
    ("theme", |row| Value::text(row.theme.key())),
    ("concept", |row| row.concept.map_or(Value::Empty, |c| Value::text(c.key()))),
    ("goal", |row| Value::text(&row.goal)),
    ("policy", |row| Value::text(&row.policy)),
    ("project", |row| Value::text(&row.project)),
    ("department", |row| Value::text(&row.department)),
    ("polarity", |row| Value::text(row.polarity.key())),
    ("polarity_reason", |row| Value::text(&row.polarity_reason)),
];

/// What it says of the document, beside its identifier.
const DOCUMENT: &[Column<Document>] = &[
    ("document", |row| Value::text(&row.title)),
    ("document_en", |row| Value::text(&row.title_en)),
    ("document_kind", |row| Value::text(row.kind.key())),
    ("document_municipality_code", |row| Value::Text(row.municipality_code.to_string().into())),
    ("publisher", |row| Value::text(&row.publisher)),
    ("published", |row| Value::text(&row.published)),
];

/// The names of its columns.
#[must_use]
pub fn columns() -> Vec<&'static str> {
    let names = OBSERVATIONS.iter().map(|(name, _)| *name);
    let area = AREA.iter().map(|(name, _)| *name);
    let indicator = INDICATOR.iter().map(|(name, _)| *name);
    let decimals = DECIMALS.iter().map(|(name, _)| *name);
    names.chain(decimals).chain(area).chain(indicator).chain(DOCUMENT.iter().map(|(name, _)| *name)).collect()
}

/// The long table of a dataset, in the dataset's order.
#[must_use]
pub fn table(data: &Dataset) -> Table<'_> {
    let areas: BTreeMap<AreaCode, &Municipality> =
        data.municipalities.iter().map(|m| (m.municipality_code, m)).collect();
    let indicators: BTreeMap<&IndicatorId, &Indicator> = data.indicators.iter().map(|i| (&i.indicator_id, i)).collect();
    let documents: BTreeMap<&DocumentId, &Document> = data.documents.iter().map(|d| (&d.document_id, d)).collect();
    let rows = data.observations.iter().map(move |observation| {
        let mut row: Vec<Value<'_>> = OBSERVATIONS.iter().chain(DECIMALS).map(|(_, of)| of(observation)).collect();
        part(AREA, areas.get(&observation.municipality_code), &mut row);
        part(INDICATOR, indicators.get(&observation.indicator_id), &mut row);
        part(DOCUMENT, documents.get(&observation.source.document_id), &mut row);
        row
    });
    Table { name: "observations", columns: columns(), rows: Box::new(rows), count: data.observations.len() }
}

/// Adds what some columns say of a row; nothing where there is no row.
fn part<'a, T>(columns: &[Column<T>], row: Option<&&'a T>, into: &mut Vec<Value<'a>>) {
    into.extend(columns.iter().map(|(_, of)| row.map_or(Value::Empty, |row| of(row))));
}
