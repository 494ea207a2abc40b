//! The columns: one row an observation, sorted by series and within a series in the publishers' order.
//!
//! A row takes 29 bytes; what many rows share stands once in a [`Facet`] or in the list of periods, and what follows
//! from the rest of a row ([`crate::model::usual`]) is not held at all.

use super::col;
use super::facet::{Facet, Own};
use super::texts::RowTexts;
use crate::model::document::Provenance;
use crate::model::id::{IndicatorId, ObservationId};
use crate::model::indicator::Indicator;
use crate::model::municipality::AreaCode;
use crate::model::observation::Observation;
use crate::model::period::Period;
use crate::model::place::{RowPlace, SeriesPlace};
use crate::model::quantity::Quantity;
use crate::model::usual::{self, Said};
use polars::prelude::*;
use std::borrow::Cow;
use std::ops::{Deref, Range};

/// Stands among the decimals where there is no value.
pub(super) const NO_VALUE: u8 = u8::MAX;

/// A column of numbers in one piece of memory.
type Numbers<T> = <T as PolarsDataType>::Array;

/// The columns of all observations of a cube.
#[derive(Debug)]
pub struct Columns {
    /// Place of the series, ascending.
    pub(super) series: UInt32Chunked,
    /// Number of the period in `periods`.
    pub(super) period: UInt32Chunked,
    /// Number of the facet in `facets`.
    pub(super) facet: UInt32Chunked,
    /// Value in the printed unit; null where missing.
    pub(super) value: Float64Chunked,
    /// Printed decimals; [`NO_VALUE`] where missing.
    pub(super) decimals: Vec<u8>,
    /// Place in the publishers' order.
    pub(super) position: Vec<u32>,
    /// Line in the document, where the facet says that there is one.
    pub(super) line: Vec<u32>,
    /// First row of each series; one more entry closes the last.
    pub(super) first_row: Vec<u32>,
    pub(super) periods: Vec<Period>,
    pub(super) facets: Vec<Facet>,
    /// Identifiers that are not the usual ones.
    pub(super) ids: RowTexts,
    /// Printed texts that are not the usual ones.
    pub(super) raws: RowTexts,
    pub(super) notes: RowTexts,
    /// Number of the first row in the cube that these columns are a part of.
    pub(super) base: usize,
}

impl Default for Columns {
    fn default() -> Self {
        let empty = |name: &str| UInt32Chunked::from_vec(name.into(), Vec::new());
        Self {
            series: empty(col::SERIES),
            period: empty(col::PERIOD),
            facet: empty(col::FACET),
            value: Float64Chunked::from_vec(col::VALUE.into(), Vec::new()),
            decimals: Vec::new(),
            position: Vec::new(),
            line: Vec::new(),
            first_row: vec![0],
            periods: Vec::new(),
            facets: Vec::new(),
            ids: RowTexts::default(),
            raws: RowTexts::default(),
            notes: RowTexts::default(),
            base: 0,
        }
    }
}

impl Columns {
    /// Number of rows.
    pub(super) const fn len(&self) -> usize {
        self.decimals.len()
    }

    /// The rows of a series.
    pub(super) fn rows(&self, series: SeriesPlace) -> Range<usize> {
        match (self.first_row.get(series.index()), self.first_row.get(series.index() + 1)) {
            (Some(first), Some(next)) => *first as usize..*next as usize,
            _ => 0..0,
        }
    }

    pub(super) fn series_at(&self, row: usize) -> Option<SeriesPlace> {
        at(&self.series, row).map(SeriesPlace::new)
    }

    /// The observation in a row; its indicator and area are those of its series.
    pub(super) fn get<'a>(
        &'a self,
        row: usize,
        indicator: &'a Indicator,
        area: AreaCode,
    ) -> Option<ObservationRef<'a>> {
        let decimals = *self.decimals.get(row)?;
        let values: &Numbers<Float64Type> = self.value.downcast_as_array();
        let value = (decimals != NO_VALUE).then(|| values.value(row)).and_then(|v| Quantity::new(v, decimals));
        Some(ObservationRef {
            row: RowPlace::at(row + self.base),
            indicator,
            municipality_code: area,
            period: *self.periods.get(at(&self.period, row)? as usize)?,
            value,
            facet: self.facets.get(at(&self.facet, row)? as usize)?,
            columns: self,
        })
    }
}

fn at(column: &UInt32Chunked, row: usize) -> Option<u32> {
    let numbers: &Numbers<UInt32Type> = column.downcast_as_array();
    numbers.values().get(row).copied()
}

/// One observation as the columns hold it; it reads like its facet, and texts are put together when they are asked for.
#[derive(Debug, Clone, Copy)]
pub struct ObservationRef<'a> {
    /// Its row in the cube.
    pub row: RowPlace,
    /// The indicator observed.
    pub indicator: &'a Indicator,
    /// The area observed.
    pub municipality_code: AreaCode,
    /// When.
    pub period: Period,
    /// The value in `unit`; `None` exactly when `status` is missing.
    pub value: Option<Quantity>,
    facet: &'a Facet,
    columns: &'a Columns,
}

impl Deref for ObservationRef<'_> {
    type Target = Facet;

    fn deref(&self) -> &Facet {
        self.facet
    }
}

impl PartialEq for ObservationRef<'_> {
    /// The same row of the same cube.
    fn eq(&self, other: &Self) -> bool {
        self.row == other.row && std::ptr::eq(self.columns, other.columns)
    }
}

impl<'a> ObservationRef<'a> {
    /// What it shares with others.
    #[must_use]
    pub const fn facet(&self) -> &'a Facet {
        self.facet
    }

    /// The indicator observed.
    #[must_use]
    pub const fn indicator_id(&self) -> &'a IndicatorId {
        &self.indicator.indicator_id
    }

    /// Its row in the columns that hold it.
    fn local(&self) -> u32 {
        u32::try_from(self.row.index() - self.columns.base).unwrap_or(u32::MAX)
    }

    /// Its identifier.
    #[must_use]
    pub fn observation_id(&self) -> ObservationId {
        ObservationId(self.columns.ids.get(self.local()).map_or_else(|| self.usual_id(), str::to_owned))
    }

    /// Whether it has this identifier.
    #[must_use]
    pub fn is(&self, id: &ObservationId) -> bool {
        self.columns.ids.get(self.local()).map_or_else(|| self.usual_id() == id.0, |own| own == id.0)
    }

    fn usual_id(&self) -> String {
        usual::id(self.indicator.indicator_id.as_str(), &self.said())
    }

    /// What its usual identifier says.
    pub(super) fn said(&self) -> Said {
        Said {
            area: self.indicator.municipality_code.is_none().then_some(self.municipality_code),
            period: self.period,
            role: self.role,
            cumulative: self.cumulative,
        }
    }

    /// Whether its identifier is the usual one.
    pub(super) fn has_usual_id(&self) -> bool {
        self.columns.ids.get(self.local()).is_none()
    }

    /// Place in the publishers' order.
    #[must_use]
    pub fn position(&self) -> u32 {
        self.columns.position.get(self.local() as usize).copied().unwrap_or(u32::MAX)
    }

    /// Line in the document's text edition, from 1.
    #[must_use]
    pub fn source_line(&self) -> Option<u32> {
        self.columns.line.get(self.local() as usize).copied().filter(|_| self.facet.has_line)
    }

    /// The cell or number as printed.
    #[must_use]
    pub fn raw_text(&self) -> Cow<'a, str> {
        match self.columns.raws.get(self.local()) {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(usual::text(self.value)),
        }
    }

    /// What a reader must know, in our words.
    #[must_use]
    pub fn note(&self) -> &'a str {
        self.columns.notes.get(self.local()).unwrap_or_default()
    }

    /// Where the value stands.
    #[must_use]
    pub fn source(&self) -> Provenance {
        Provenance {
            document_id: self.facet.document_id.clone(),
            section: self.facet.section.clone(),
            source_line: self.source_line(),
            raw_text: self.raw_text().into_owned(),
        }
    }

    /// The observation as a row of a delivery.
    #[must_use]
    pub fn to_observation(&self) -> Observation {
        self.facet.observation(Own {
            observation_id: self.observation_id(),
            indicator_id: self.indicator.indicator_id.clone(),
            area: self.municipality_code,
            period: self.period,
            value: self.value,
            note: self.note().to_owned(),
            line: self.source_line(),
            raw_text: self.raw_text().into_owned(),
        })
    }

    /// Whether the value is one measured, complete, single period that a trend may use.
    #[must_use]
    pub fn is_trend_point(&self) -> bool {
        self.is_usable() && self.value.is_some() && !self.cumulative && !self.partial && !self.is_over_years()
    }

    /// Whether the value is a total or a mean over several years, and so none of its years'.
    #[must_use]
    pub fn is_over_years(&self) -> bool {
        self.averaged || self.period.is_span()
    }
}
