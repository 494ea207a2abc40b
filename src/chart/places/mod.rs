//! One indicator over many places as plain data: a ranking of the picked cities, the distribution over all of them, or
//! two indicators against each other.

mod build;
mod pool;

pub use build::build;

use super::arrange::{Mark, Scale};
use super::palette::Style;
use crate::frame::Cube;
use crate::model::id::IndicatorId;
use crate::model::municipality::AreaCode;
use crate::model::place::SeriesPlace;

/// What the picture is made from.
#[derive(Debug, Clone, Copy)]
pub struct PlacesRequest<'a> {
    /// The data.
    pub index: &'a Cube,
    /// The picked indicators; the first is drawn, a scatter draws the first two.
    pub indicators: &'a [IndicatorId],
    /// The picked areas.
    pub areas: &'a [AreaCode],
    /// The reader's own city.
    pub own: Option<AreaCode>,
    /// Ranking, distribution or scatter.
    pub form: Mark,
    /// The Western year; `None` for the newest that is well covered.
    pub year: Option<u16>,
    /// Own values, per 1,000 residents, or changes.
    pub scale: Scale,
    /// The Western year from which changes are counted.
    pub since: Option<u16>,
}

/// One place.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// Place of its series, of a scatter that of the first indicator.
    pub series: SeriesPlace,
    /// The area.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// Its value in the unit of the axis.
    pub value: f64,
    /// Of a scatter the value of the second indicator.
    pub second: Option<f64>,
    /// Its value with the unit.
    pub amount: String,
    /// Its place among all that are counted: `3 / 35`.
    pub rank: String,
    /// What a reader is told who points at it.
    pub words: String,
    /// Whether it is picked.
    pub picked: bool,
    /// Whether it is the reader's own city.
    pub own: bool,
    /// How it is drawn.
    pub style: Style,
}

/// An axis of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// What it counts, with unit and period.
    pub name: String,
    /// Its ends.
    pub range: [f64; 2],
    /// The median of what is counted; its words.
    pub median: Option<(f64, String)>,
    /// Decimals that its values deserve.
    pub decimals: u8,
    /// First and third quartile.
    pub quartiles: Option<[f64; 2]>,
}

/// The whole picture.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacesSpec {
    /// Ranking, distribution or scatter.
    pub form: Mark,
    /// The finding, in one line.
    pub title: String,
    /// n, what is missing, how values came about.
    pub remarks: Vec<String>,
    /// The axes: one, of a scatter two.
    pub axes: Vec<Axis>,
    /// The places, the greatest value first.
    pub dots: Vec<Dot>,
    /// Documents with their dates.
    pub sources: Vec<String>,
    /// The picture in words.
    pub alt: String,
    /// Why nothing is drawn; empty where something is.
    pub lacking: String,
}
