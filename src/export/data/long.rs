//! The long table: one observation a row with everything that names it, so that the file explains itself.

use super::tables::{Column, OBSERVATIONS, Table, Value};
use crate::model::breakdown;
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

/// What the table says of the indicator after everything else.
const LAST: &[Column<Indicator>] = &[
    ("breakdown", |row| {
        if row.breakdown.is_empty() { Value::Empty } else { Value::shown(breakdown::written(&row.breakdown)) }
    }),
    ("indicator_en", |row| Value::text(&row.label_en)),
];

/// The names of its columns.
#[must_use]
pub fn columns() -> Vec<&'static str> {
    let names = OBSERVATIONS.iter().chain(DECIMALS).map(|(name, _)| *name);
    let area = AREA.iter().map(|(name, _)| *name);
    let indicator = INDICATOR.iter().map(|(name, _)| *name);
    let document = DOCUMENT.iter().map(|(name, _)| *name);
    names.chain(area).chain(indicator).chain(document).chain(LAST.iter().map(|(name, _)| *name)).collect()
}

/// The long table of a dataset, in the dataset's order.
#[must_use]
pub fn table(data: &Dataset) -> Table<'_> {
    Long::new(data).into_table(data.observations.len(), data.observations.iter(), &[])
}

/// What the rows of the long table say beside their observation.
#[derive(Debug, Clone)]
pub struct Long<'a> {
    areas: BTreeMap<AreaCode, &'a Municipality>,
    indicators: BTreeMap<&'a IndicatorId, &'a Indicator>,
    documents: BTreeMap<&'a DocumentId, &'a Document>,
}

impl<'a> Long<'a> {
    /// What a dataset says.
    #[must_use]
    pub fn new(data: &'a Dataset) -> Self {
        Self {
            areas: data.municipalities.iter().map(|m| (m.municipality_code, m)).collect(),
            indicators: data.indicators.iter().map(|i| (&i.indicator_id, i)).collect(),
            documents: data.documents.iter().map(|d| (&d.document_id, d)).collect(),
        }
    }

    /// The indicator of an observation.
    #[must_use]
    pub fn indicator(&self, row: &Observation) -> Option<&'a Indicator> {
        self.indicators.get(&row.indicator_id).copied()
    }

    /// The long table of some observations, without the columns of these names.
    #[must_use]
    pub fn table<'t>(
        &'t self,
        count: usize,
        observations: impl Iterator<Item = &'t Observation> + 't,
        without: &[&str],
    ) -> Table<'t> {
        self.clone().into_table(count, observations, without)
    }

    fn into_table<'t>(
        self,
        count: usize,
        observations: impl Iterator<Item = &'t Observation> + 't,
        without: &[&str],
    ) -> Table<'t>
    where
        'a: 't,
    {
        let kept: Vec<bool> = columns().iter().map(|name| !without.contains(name)).collect();
        let names = columns().into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(name, _)| name).collect();
        let rows = observations.map(move |observation| {
            let mut row: Vec<Value<'t>> = OBSERVATIONS.iter().chain(DECIMALS).map(|(_, of)| of(observation)).collect();
            let indicator = self.indicators.get(&observation.indicator_id);
            part(AREA, self.areas.get(&observation.municipality_code), &mut row);
            part(INDICATOR, indicator, &mut row);
            part(DOCUMENT, self.documents.get(&observation.source.document_id), &mut row);
            part(LAST, indicator, &mut row);
            let mut kept = kept.iter();
            row.retain(|_| kept.next() == Some(&true));
            row
        });
        Table { name: "observations", columns: names, rows: Box::new(rows), count }
    }
}

/// Adds what some columns say of a row; nothing where there is no row.
fn part<'a, T>(columns: &[Column<T>], row: Option<&&'a T>, into: &mut Vec<Value<'a>>) {
    into.extend(columns.iter().map(|(_, of)| row.map_or(Value::Empty, |row| of(row))));
}
