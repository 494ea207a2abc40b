//! The cube: a catalogue with its look-ups, and the columns of all its observations.

use super::build::CubeBuilder;
use super::col;
use super::columns::{Columns, ObservationRef};
use super::derived::Derived;
use crate::model::catalogue::Catalogue;
use crate::model::dataset::Dataset;
use crate::model::id::ObservationId;
use crate::model::indexed::Indexed;
use crate::model::period::Period;
use crate::model::place::{RowPlace, Run, SeriesPlace};
use crate::model::usual;
use polars::prelude::*;
use std::ops::Deref;

/// All data of a store or a delivery, for reading; it reads like its catalogue with look-ups.
///
/// Observations are referred to by their *row* ([`RowPlace`]): their place in the columns, which stand in the order of
/// the series; what is computed stands behind them.
#[derive(Debug, Default)]
pub struct Cube {
    pub(super) indexed: Indexed,
    pub(super) columns: Columns,
    pub(super) derived: Derived,
}

impl Deref for Cube {
    type Target = Indexed;

    fn deref(&self) -> &Indexed {
        &self.indexed
    }
}

impl Cube {
    /// The cube of a delivery. Observations of indicators that the delivery does not have are left out.
    #[must_use]
    pub fn new(data: Dataset) -> Self {
        let Dataset { catalogue, observations } = data;
        let mut builder = CubeBuilder::new(catalogue);
        for observation in observations {
            builder.observation(&observation);
        }
        builder.finish()
    }

    /// A cube without observations.
    #[must_use]
    pub fn of_catalogue(catalogue: Catalogue) -> Self {
        CubeBuilder::new(catalogue).finish()
    }

    /// Number of observations that were read somewhere.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The observation in a row.
    #[must_use]
    pub fn at(&self, row: RowPlace) -> Option<ObservationRef<'_>> {
        if row.index() >= self.columns.len() {
            return self.computed_at(row);
        }
        let series = self.indexed.series(self.columns.series_at(row.index())?)?;
        self.columns.get(row.index(), series.indicator, series.area)
    }

    /// The rows of the series at a place.
    #[must_use]
    pub fn rows_of(&self, series: SeriesPlace) -> Run<RowPlace> {
        let (columns, rows) = self.part(series);
        let number = |row: usize| RowPlace::at(row + columns.base).number();
        Run::new(number(rows.start)..number(rows.end))
    }

    /// The observations of the series at a place, in the publishers' order.
    pub fn observations_of(&self, series: SeriesPlace) -> impl Iterator<Item = ObservationRef<'_>> + Clone {
        let of = self.indexed.series(series);
        let (columns, rows) = self.part(series);
        rows.filter_map(move |row| of.and_then(|s| columns.get(row, s.indicator, s.area)))
    }

    /// The rows that were read somewhere; those of computed values stand behind them.
    fn stored_rows(&self) -> Run<RowPlace> {
        Run::new(0..RowPlace::at(self.columns.len()).number())
    }

    /// All observations that were read somewhere, in the order of their rows.
    pub fn observations(&self) -> impl Iterator<Item = ObservationRef<'_>> {
        self.stored_rows().filter_map(|row| self.at(row))
    }

    /// All rows that were read somewhere, in the publishers' order.
    #[must_use]
    pub fn published_order(&self) -> Vec<RowPlace> {
        self.in_published_order(self.stored_rows())
    }

    /// The rows of some series in the publishers' order, what is computed last.
    #[must_use]
    pub fn published_order_of(&self, series: impl IntoIterator<Item = SeriesPlace>) -> Vec<RowPlace> {
        self.in_published_order(series.into_iter().flat_map(|place| self.rows_of(place)))
    }

    fn in_published_order(&self, rows: impl Iterator<Item = RowPlace>) -> Vec<RowPlace> {
        let mut rows: Vec<RowPlace> = rows.collect();
        let position = |row: &RowPlace| self.columns.position.get(row.index()).copied().unwrap_or(u32::MAX);
        rows.sort_by_key(position);
        rows
    }

    /// The observation with this identifier.
    #[must_use]
    pub fn observation(&self, id: &ObservationId) -> Option<ObservationRef<'_>> {
        let usual = id.0.match_indices(':').filter_map(|(at, _)| {
            let (indicator, rest) = (id.0.get(..at)?, id.0.get(at + 1..)?);
            let position = self.indexed.position(indicator)?;
            let row = self.data().indicator_at(position)?;
            let said = usual::said(rest, row.municipality_code.is_some())?;
            // An indicator of one area may still have values of others, whose identifiers do not say it.
            let (one, all) = match said.area {
                Some(area) => (self.indexed.place_in(&row.indicator_id, area), Run::default()),
                None => (None, self.indexed.series_at(position)),
            };
            let mut rows = one.into_iter().chain(all).flat_map(|place| self.observations_of(place));
            rows.find(|o| o.has_usual_id() && o.said() == said)
        });
        let own = || self.columns.ids.row_of(&id.0).and_then(|row| self.at(RowPlace::new(row)));
        usual.into_iter().next().or_else(own)
    }

    /// Everything as a delivery, the observations in the publishers' order.
    #[must_use]
    pub fn to_dataset(&self) -> Dataset {
        let rows = self.published_order().into_iter().filter_map(|row| self.at(row));
        Dataset { catalogue: self.data().clone(), observations: rows.map(|row| row.to_observation()).collect() }
    }

    /// The columns as a frame of `SERIES`, `PERIOD`, `FACET` and `VALUE`, a row an observation, sorted by series; none
    /// is copied.
    ///
    /// # Errors
    /// Only where polars cannot build the frame, for example on columns of unequal length.
    pub fn frame(&self) -> PolarsResult<DataFrame> {
        let c = &self.columns;
        let numbers = [&c.series, &c.period, &c.facet].map(|column| column.clone().into_column());
        let columns = numbers.into_iter().chain([c.value.clone().into_column()]).collect();
        DataFrame::new(c.len(), columns)
    }

    /// The same frame in parts of whole series, each of about so many rows: what is computed for every series need not
    /// hold its intermediate columns for all of them.
    ///
    /// # Errors
    /// Only where polars cannot build the frame.
    pub fn parts(&self, rows: usize) -> PolarsResult<Vec<DataFrame>> {
        let whole = self.frame()?;
        let mut parts = Vec::new();
        let mut start = 0;
        for end in self.columns.first_row.iter().map(|row| *row as usize) {
            if end - start >= rows || end == whole.height() {
                parts.extend((end > start).then(|| whole.slice(i64::try_from(start).unwrap_or(i64::MAX), end - start)));
                start = end;
            }
        }
        Ok(parts)
    }

    /// The periods of all observations in order of time, each once.
    #[must_use]
    pub fn periods_in_time(&self) -> Vec<Period> {
        let mut periods = self.columns.periods.clone();
        periods.sort_unstable();
        periods
    }

    /// What the numbers of periods stand for: `PERIOD`, `YEAR`, `TIME`, `KIND`, `SPAN`, the Western years `FIRST_YEAR` and
    /// `LAST_YEAR`, and `RANK`, the place among all periods in order of time; a row a period.
    ///
    /// # Errors
    /// Only where polars cannot build the frame.
    pub fn periods(&self) -> PolarsResult<DataFrame> {
        let periods = &self.columns.periods;
        let ranked = self.periods_in_time();
        let rank = |p: Period| u32::try_from(ranked.partition_point(|other| *other < p)).unwrap_or(u32::MAX);
        df!(
            col::PERIOD => (0u32..).take(periods.len()).collect::<Vec<_>>(),
            col::YEAR => periods.iter().map(|p| i32::from(p.fiscal_year())).collect::<Vec<_>>(),
            col::TIME => periods.iter().map(|p| p.middle()).collect::<Vec<_>>(),
            col::KIND => periods.iter().map(|p| p.kind() as u32).collect::<Vec<_>>(),
            col::SPAN => periods.iter().map(|p| p.is_span()).collect::<Vec<_>>(),
            col::FIRST_YEAR => periods.iter().map(|p| u32::from(p.first_year())).collect::<Vec<_>>(),
            col::LAST_YEAR => periods.iter().map(|p| u32::from(p.last_year())).collect::<Vec<_>>(),
            col::RANK => periods.iter().map(|p| rank(*p)).collect::<Vec<_>>(),
        )
    }

    /// The facets by their number.
    #[must_use]
    pub fn facet_list(&self) -> &[super::Facet] {
        &self.columns.facets
    }

    /// The periods by their number.
    #[must_use]
    pub fn period_list(&self) -> &[Period] {
        &self.columns.periods
    }

    /// What the numbers of facets stand for: `FACET`, `USABLE`, `CUMULATIVE`, `PARTIAL`, `AVERAGED`, a row a facet.
    ///
    /// # Errors
    /// Only where polars cannot build the frame.
    pub fn facets(&self) -> PolarsResult<DataFrame> {
        let facets = &self.columns.facets;
        df!(
            col::FACET => (0u32..).take(facets.len()).collect::<Vec<_>>(),
            col::USABLE => facets.iter().map(super::Facet::is_usable).collect::<Vec<_>>(),
            col::CUMULATIVE => facets.iter().map(|f| f.cumulative).collect::<Vec<_>>(),
            col::PARTIAL => facets.iter().map(|f| f.partial).collect::<Vec<_>>(),
            col::AVERAGED => facets.iter().map(|f| f.averaged).collect::<Vec<_>>(),
        )
    }
}
