//! The cube: all observations as polars columns beside their catalogue, and the frames that the analysis reads.
//!
//! Rows are numbered instead of named, so that joins and groups compare integers; names are looked up by the number.

mod build;
mod columns;
mod cube;
mod derived;
mod facet;
mod replace;
mod standing;
mod texts;

pub use build::{CubeBuilder, NewRow};
pub use columns::{Columns, ObservationRef};
pub use cube::Cube;
pub use derived::{Computed, Rule};
pub use facet::{Facet, Own};

use crate::model::place::{RowPlace, SeriesPlace};
use polars::prelude::*;
use std::collections::BTreeSet;

/// Column names shared by everything that computes on frames.
pub mod col {
    /// Place of the series: an indicator in an area.
    pub const SERIES: &str = "series";
    /// Number of the period in the cube's list.
    pub const PERIOD: &str = "period";
    /// Number of the facet in the cube's list.
    pub const FACET: &str = "facet";
    /// Row of the observation in the cube.
    pub const ROW: &str = "row";
    /// Fiscal year to which the period is reckoned.
    pub const YEAR: &str = "year";
    /// Position on the time axis, decimal years.
    pub const TIME: &str = "time";
    /// Value in the printed unit; null where missing.
    pub const VALUE: &str = "value";
    /// Whether the value is a usable actual (present, measured, of one period or a mean, not before its plan).
    pub const USABLE: &str = "usable";
    /// Whether the value is a running total.
    pub const CUMULATIVE: &str = "cumulative";
    /// Whether the value covers only part of its period.
    pub const PARTIAL: &str = "partial";
    /// Whether the value is a mean.
    pub const AVERAGED: &str = "averaged";
    /// Whether the value is a total or a mean over several years, and so none of its years'.
    pub const SPAN: &str = "span";
    /// First Western year that the period names.
    pub const FIRST_YEAR: &str = "first_year";
    /// Last Western year that the period names.
    pub const LAST_YEAR: &str = "last_year";
    /// Place of the period among all in order of time.
    pub const RANK: &str = "rank";
    /// Kind of period, as its place in the list of kinds.
    pub const KIND: &str = "period_kind";
    /// Place of the target in the catalogue.
    pub const TARGET: &str = "target";
    /// First plan year.
    pub const FIRST: &str = "first";
    /// Last plan year.
    pub const LAST: &str = "last";
    /// Last year whose values may be held against the target.
    pub const UNTIL: &str = "until";
    /// Factor that turns the indicator's values into the target's unit.
    pub const FACTOR: &str = "factor";
}

/// The observations of some series as a frame with the columns of [`mod@col`] (except those of targets), in the order of
/// their rows; those of derived indicators come last.
///
/// # Errors
/// Only where polars cannot build the frame, for example on columns of unequal length.
pub fn observations(cube: &Cube, series: &BTreeSet<SeriesPlace>) -> PolarsResult<DataFrame> {
    let stored = stored(cube, series)?.lazy().with_column(col(col::USABLE).and(col(col::VALUE).is_not_null()));
    let mut stored = stored.collect()?;
    if let Some(computed) = cube.computed_rows(series)? {
        let usable = computed.lazy().with_column(col(col::USABLE).and(col(col::VALUE).is_not_null()));
        stored.vstack_mut(&usable.collect()?)?;
    }
    Ok(stored)
}

/// The same of what is stored, gaps told like values: `USABLE` says of the sort of value whether it may be judged.
///
/// # Errors
/// As for [`observations`].
pub fn stored(cube: &Cube, series: &BTreeSet<SeriesPlace>) -> PolarsResult<DataFrame> {
    let rows = series.iter().filter(|place| !cube.is_derived_at(cube.position_of(**place)));
    let rows = rows.flat_map(|place| cube.rows_of(*place));
    let rows: Vec<IdxSize> = rows.map(RowPlace::number).collect();
    let rows = IdxCa::from_vec(col::ROW.into(), rows);
    let taken = cube.frame()?.take(&rows)?;
    told(&taken.hstack(&[rows.into_column()])?, &cube.periods()?, &cube.facets()?)
}

/// Rows with what their numbers of periods and facets stand for: taken by the number, which needs no search and keeps the
/// order of the rows.
fn told(rows: &DataFrame, periods: &DataFrame, facets: &DataFrame) -> PolarsResult<DataFrame> {
    let periods = periods.drop(col::PERIOD)?.take(rows.column(col::PERIOD)?.u32()?)?;
    let facets = facets.drop(col::FACET)?.take(rows.column(col::FACET)?.u32()?)?;
    let span = periods.column(col::SPAN)?.bool()? | facets.column(col::AVERAGED)?.bool()?;
    let mut told = rows.hstack(periods.columns())?.hstack(facets.drop(col::AVERAGED)?.columns())?;
    told.with_column(span.with_name(col::SPAN.into()).into_column())?;
    Ok(told)
}

/// The targets of a cube whose plan years are known, with the columns `TARGET`, `SERIES`, `FIRST`, `LAST`, `UNTIL`.
///
/// # Errors
/// Only where polars cannot build the frame.
pub fn targets(cube: &Cube) -> PolarsResult<DataFrame> {
    let data = cube.data();
    let mut rows: Vec<(u32, u32, i32, i32, i32)> = Vec::new();
    for (place, target) in (0u32..).zip(&data.targets) {
        let plan = data.plan(&target.plan_id);
        let series = cube.place_of_target(target).map(SeriesPlace::number);
        if let (Some(plan), Some(series)) = (plan, series) {
            let until = cube.interim_year(target).map_or(i32::MAX, i32::from);
            rows.push((place, series, i32::from(plan.first_year), i32::from(plan.last_year), until));
        }
    }
    df!(
        col::TARGET => rows.iter().map(|r| r.0).collect::<Vec<_>>(),
        col::SERIES => rows.iter().map(|r| r.1).collect::<Vec<_>>(),
        col::FIRST => rows.iter().map(|r| r.2).collect::<Vec<_>>(),
        col::LAST => rows.iter().map(|r| r.3).collect::<Vec<_>>(),
        col::UNTIL => rows.iter().map(|r| r.4).collect::<Vec<_>>(),
    )
}
