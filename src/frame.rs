//! Model ↔ polars: observations and targets as columns, keyed by their place in the dataset.
//!
//! Rows are numbered instead of named, so that joins and groups compare integers; the caller keeps
//! the dataset and looks names up by the number.

use crate::model::indexed::IndexedDataset;
use crate::model::observation::{Observation, Role};
use crate::model::quantity::Quantity;
use polars::prelude::*;

/// Column names shared by everything that computes on frames.
pub mod col {
    /// Place of the series: an indicator in an area.
    pub const SERIES: &str = "series";
    /// Place of the observation in the dataset.
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
    /// Whether the value covers several years.
    pub const SPAN: &str = "span";
    /// Kind of period, as its place in the list of kinds.
    pub const KIND: &str = "period_kind";
    /// Place of the target in the dataset.
    pub const TARGET: &str = "target";
    /// First plan year.
    pub const FIRST: &str = "first";
    /// Last plan year.
    pub const LAST: &str = "last";
    /// Factor that turns the indicator's values into the target's unit.
    pub const FACTOR: &str = "factor";
}

/// Whether a value is an actual that may be judged.
#[must_use]
pub fn is_usable(observation: &Observation) -> bool {
    observation.role == Role::Actual && observation.value.is_some() && observation.unusable_reason.is_none()
}

/// All observations of a dataset as a frame with the columns of [`mod@col`] (except those of targets).
///
/// # Errors
/// Only where polars cannot build the frame, for example on columns of unequal length.
pub fn observations(index: &IndexedDataset) -> PolarsResult<DataFrame> {
    let place = |o: &Observation| index.place_of_observation(o).and_then(|place| u32::try_from(place).ok());
    let rows: Vec<(u32, &Observation, u32)> =
        (0u32..).zip(&index.data().observations).filter_map(|(row, o)| Some((row, o, place(o)?))).collect();
    let of = |f: &dyn Fn(&Observation) -> bool| -> Vec<bool> { rows.iter().map(|(_, o, _)| f(o)).collect() };
    df!(
        col::ROW => rows.iter().map(|(row, ..)| *row).collect::<Vec<_>>(),
        col::SERIES => rows.iter().map(|(_, _, place)| *place).collect::<Vec<_>>(),
        col::YEAR => rows.iter().map(|(_, o, _)| i32::from(o.period.fiscal_year())).collect::<Vec<_>>(),
        col::TIME => rows.iter().map(|(_, o, _)| o.period.middle()).collect::<Vec<_>>(),
        col::KIND => rows.iter().map(|(_, o, _)| o.period.kind() as u32).collect::<Vec<_>>(),
        col::VALUE => rows.iter().map(|(_, o, _)| o.value.map(Quantity::value)).collect::<Vec<_>>(),
        col::USABLE => of(&is_usable),
        col::CUMULATIVE => of(&|o| o.cumulative),
        col::PARTIAL => of(&|o| o.partial),
        col::SPAN => of(&|o| o.period.is_span()),
    )
}

/// The targets of a dataset whose plan years are known, with the columns `TARGET`, `SERIES`, `FIRST`, `LAST`.
///
/// # Errors
/// Only where polars cannot build the frame.
pub fn targets(index: &IndexedDataset) -> PolarsResult<DataFrame> {
    let data = index.data();
    let mut rows: Vec<(u32, u32, i32, i32)> = Vec::new();
    for (place, target) in (0u32..).zip(&data.targets) {
        let plan = data.plan(&target.plan_id);
        let series = index.place_of_target(target).and_then(|place| u32::try_from(place).ok());
        if let (Some(plan), Some(series)) = (plan, series) {
            rows.push((place, series, i32::from(plan.first_year), i32::from(plan.last_year)));
        }
    }
    df!(
        col::TARGET => rows.iter().map(|r| r.0).collect::<Vec<_>>(),
        col::SERIES => rows.iter().map(|r| r.1).collect::<Vec<_>>(),
        col::FIRST => rows.iter().map(|r| r.2).collect::<Vec<_>>(),
        col::LAST => rows.iter().map(|r| r.3).collect::<Vec<_>>(),
    )
}
