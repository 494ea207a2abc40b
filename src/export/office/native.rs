//! A chart as office programs know it: series of numbers on an axis of categories, or on two axes of numbers.
//!
//! Made from the very points that are drawn, so that the chart in a slide and the figure say the same.

use crate::chart::page::PageStyle;
use crate::chart::palette::{Dash, Marker, Rgb, Style};
use crate::figure::picture::Ink;
use crate::figure::tone;

/// How the marks of a series look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dot {
    /// Shape, as the format names it.
    pub symbol: &'static str,
    /// Size in points.
    pub size: u8,
    /// Whether it is filled.
    pub filled: bool,
}

/// How a series is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// Columns or bars, with a fill.
    Columns(Filling),
    /// A line, marks, or both.
    Line {
        /// Width in points and dash as the format names it; without it only marks.
        pen: Option<(f32, &'static str)>,
        /// Marks; without it only a line.
        dot: Option<Dot>,
    },
}

/// How an area is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filling {
    /// Full tint.
    Full,
    /// Nearly the ground, within an outline.
    Pale,
    /// Diagonal lines.
    Hatch,
    /// An outline only.
    Hollow,
}

/// Which points say their value in words beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labels {
    /// None.
    None,
    /// The last, with the name of the series.
    End,
    /// All.
    All,
    /// The first, with the name of the series at its left.
    Name,
    /// All, with their place on an axis of numbers.
    Across,
}

/// One number of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Its period or name in words; of a missing value also why.
    pub words: String,
    /// Its place on an axis of numbers; not used on an axis of categories.
    pub x: f64,
    /// The value; a gap without one.
    pub y: Option<f64>,
    /// The decimals it deserves.
    pub decimals: u8,
    /// A colour and a filling of its own.
    pub own: Option<(Rgb, Filling)>,
}

/// A series.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Colour.
    pub colour: Rgb,
    /// How it is drawn.
    pub drawing: Drawing,
    /// Labels of its points.
    pub labels: Labels,
    /// Whether the legend names it.
    pub legend: bool,
    /// Its numbers; on an axis of categories one for each of them.
    pub spots: Vec<Spot>,
}

/// What the other axis counts.
#[derive(Debug, Clone, PartialEq)]
pub enum Across {
    /// Categories, in their order.
    Categories {
        /// Their words.
        words: Vec<String>,
        /// Whether they stand under each other, with bars to the right.
        lying: bool,
        /// Whether columns stand on each other.
        stacked: bool,
    },
    /// Numbers, over rows that have no measure of their own.
    Rows {
        /// Least and greatest.
        range: [f64; 2],
        /// Distance of the marks.
        step: f64,
        /// How they are shown.
        format: String,
    },
    /// Numbers.
    Numbers {
        /// Least and greatest.
        range: [f64; 2],
        /// Distance of the marks.
        step: f64,
        /// How they are shown.
        format: &'static str,
    },
}

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub struct NativeChart {
    /// What its values measure.
    pub heading: String,
    /// What the other axis counts, in words.
    pub across_words: String,
    /// The other axis.
    pub across: Across,
    /// Least and greatest value shown, where they are fixed; elsewhere the program chooses, so that a value that
    /// somebody changes stays in sight.
    pub range: [Option<f64>; 2],
    /// The series.
    pub series: Vec<Series>,
    /// The figure in words.
    pub alt: String,
}

/// The most series that a native chart can have (Excel specifications and limits).
pub const MOST_SERIES: usize = 255;

/// Distance between two decimal years that are the same moment.
pub const SAME: f64 = 1e-6;

impl Series {
    /// Decimals that all its numbers can be shown with.
    pub fn decimals(&self) -> u8 {
        self.spots.iter().filter(|spot| spot.y.is_some()).map(|spot| spot.decimals).max().unwrap_or(0)
    }

    /// Place of the last spot with a value.
    pub fn last(&self) -> Option<usize> {
        self.spots.iter().rposition(|spot| spot.y.is_some())
    }
}

/// Where the axis of lines begins: the program begins at zero where the greatest value is less than about six times the
/// spread, which presses lines together that fill less than half of the height.
pub fn beginning(series: &[Series]) -> Option<f64> {
    let values = || series.iter().flat_map(|one| &one.spots).filter_map(|spot| spot.y);
    let least = values().fold(f64::INFINITY, f64::min);
    let most = values().fold(f64::NEG_INFINITY, f64::max);
    let spread = most - least;
    if !spread.is_finite() || spread <= 0.0 || least <= 0.0 || spread > most * 0.5 {
        return None;
    }
    let power = 10_f64.powf((spread / 4.0).log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * power).find(|step| spread / step <= 5.0)?;
    // Whole steps of tenths would print as 1.2000000000000002.
    let steps = (least / step).floor() - 1.0;
    let digits =
        (0_usize..12).zip([step; 12]).find(|(n, step)| step * 10_f64.powi(i32::try_from(*n).unwrap_or(0)) > 0.99)?.0;
    format!("{:.digits$}", (steps * step).max(0.0)).parse().ok()
}

/// The colour of a style in the page's colours.
pub fn colour(style: Style, page: PageStyle) -> Rgb {
    toned(style.light, page)
}

/// A colour in the page's colours.
pub fn toned(rgb: Rgb, page: PageStyle) -> Rgb {
    tone::ink(page, Ink { rgb, alpha: 1.0 }).rgb
}

/// A dash as the format names it.
pub const fn dash(dash: Dash) -> &'static str {
    match dash {
        Dash::Solid => "solid",
        Dash::Long => "lgDash",
        Dash::Short => "dash",
        Dash::Dots => "sysDot",
    }
}

/// A marker as the format names it. No triangle of the format points down: a plus stands for it.
pub const fn symbol(marker: Marker) -> &'static str {
    match marker {
        Marker::Circle => "circle",
        Marker::Square => "square",
        Marker::Up => "triangle",
        Marker::Diamond => "diamond",
        Marker::Down => "plus",
        Marker::Cross => "x",
    }
}

/// The code of a number format with so many decimals.
pub fn number_format(decimals: u8) -> String {
    match decimals {
        0 => "#,##0".to_owned(),
        some => format!("#,##0.{}", "0".repeat(usize::from(some.min(12)))),
    }
}
