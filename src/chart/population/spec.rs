//! The plain data of a population figure: columns of stacked parts, lines, and words.

use crate::chart::palette::{Rgb, Style};
use crate::chart::spec::{ChartGap, ChartPoint, KeyMark, TimeAxisSpec};
use crate::model::place::SeriesPlace;

keyed_enum! {
    /// What a population figure is about.
    Topic as "population topic" {
        /// Total population: actuals, projections, the city's own outlook and targets.
        Total = "total",
        /// Age groups.
        Ages = "ages",
        /// Births, deaths, in- and out-migration with the net changes.
        Movement = "movement",
        /// Total fertility rate beside prefecture and nation.
        Fertility = "fertility",
    }
}

/// How a part of a column is filled; told apart in grey as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// Full tint.
    Full,
    /// Nearly the ground, within an outline.
    Pale,
    /// Diagonal lines.
    Hatch,
}

/// Colour and pattern of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fill {
    /// Colour on a light ground.
    pub light: Rgb,
    /// Colour on a dark ground.
    pub dark: Rgb,
    /// Pattern.
    pub pattern: Pattern,
}

/// A kind of part that columns are stacked from.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its name, for the end of its row of columns.
    pub name: String,
    /// How it is filled.
    pub fill: Fill,
}

/// One part of one column.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Place of its [`Part`].
    pub part: usize,
    /// Where it begins, nearer to zero.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Words inside it, where there is room.
    pub label: Option<String>,
    /// What a reader is told who points at it, line by line.
    pub words: Vec<String>,
    /// Place of the series.
    pub series: SeriesPlace,
}

/// A column of stacked parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its middle on the horizontal axis.
    pub x: f64,
    /// Its width in units of the horizontal axis.
    pub width: f64,
    /// Whether its values are expected or aimed at rather than measured; outlined with dashes.
    pub expected: bool,
    /// Its parts; those above zero upwards, those below zero downwards.
    pub segments: Vec<Segment>,
}

/// How heavily a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Measured values.
    Measured,
    /// What others expect, or the city aims at: thin.
    Expected,
}

/// One line with its marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Place of the series; `None` where it is computed from several.
    pub series: Option<SeriesPlace>,
    /// What it is, for tables.
    pub name: String,
    /// What stands behind its name at its end: the last value and its period; may be empty.
    pub end_value: String,
    /// Words beside its connected points, in their order; empty where the end says enough.
    pub labels: Vec<String>,
    /// Colour, dash and marker.
    pub style: Style,
    /// Weight of the line.
    pub weight: Weight,
    /// Connected stretches.
    pub stretches: Vec<Vec<ChartPoint>>,
    /// Values that stand alone, hollow: nothing was measured anew, or only a part.
    pub loose: Vec<ChartPoint>,
    /// Targets, as asterisks.
    pub targets: Vec<ChartPoint>,
    /// Missing values with their reasons.
    pub gaps: Vec<ChartGap>,
    /// From the last measured value to the first expected one.
    pub lead: Option<[[f64; 2]; 2]>,
}

impl Series {
    /// A line without points.
    #[must_use]
    pub fn empty(series: Option<SeriesPlace>, name: &str, style: Style, weight: Weight) -> Self {
        Self {
            series,
            name: name.to_owned(),
            end_value: String::new(),
            labels: Vec::new(),
            style,
            weight,
            stretches: Vec::new(),
            loose: Vec::new(),
            targets: Vec::new(),
            gaps: Vec::new(),
            lead: None,
        }
    }

    /// What stands at its end: name, last value and its period.
    #[must_use]
    pub fn end_words(&self) -> String {
        format!("{} {}", self.name, self.end_value).trim_end().to_owned()
    }

    /// Every point, for pointing at.
    pub fn points(&self) -> impl Iterator<Item = &ChartPoint> {
        self.stretches.iter().flatten().chain(&self.loose).chain(&self.targets)
    }

    /// Where its name belongs: the last connected point, or the last of the others.
    #[must_use]
    pub fn end(&self) -> Option<&ChartPoint> {
        fn last<'a>(points: impl Iterator<Item = &'a ChartPoint>) -> Option<&'a ChartPoint> {
            points.max_by(|a, b| a.x.total_cmp(&b.x))
        }
        last(self.stretches.iter().flatten()).or_else(|| last(self.loose.iter())).or_else(|| last(self.targets.iter()))
    }
}

/// The numbers of a figure as a table: a row for each part or line, a column for each period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Periods in short words.
    pub periods: Vec<String>,
    /// Name and a cell for each period; `None` where nothing is printed.
    pub rows: Vec<(String, Vec<Option<String>>)>,
}

/// One figure of the population screen.
#[derive(Debug, Clone, PartialEq)]
pub struct PopulationFigure {
    /// What it is about.
    pub topic: Topic,
    /// The finding, in one line.
    pub title: String,
    /// What must be said with the figure wherever it goes.
    pub remarks: Vec<String>,
    /// What the documents do not give, in words.
    pub lacking: Vec<String>,
    /// Marks that occur, with their meaning.
    pub key: Vec<(KeyMark, String)>,
    /// Sources with their dates.
    pub sources: Vec<String>,
    /// The horizontal axis.
    pub axis: TimeAxisSpec,
    /// What the value axis counts, with its unit.
    pub value_title: String,
    /// Least and greatest value shown.
    pub values: [f64; 2],
    /// Kinds of parts.
    pub parts: Vec<Part>,
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Lines in the order of their rank: where room is short, the last loses its name first.
    pub series: Vec<Series>,
    /// Lines of a second panel below, on a scale of their own; empty where there is none.
    pub net: Vec<Series>,
    /// What the value axis of that panel counts.
    pub net_title: String,
    /// Least and greatest value of that panel.
    pub net_values: [f64; 2],
    /// The same numbers as a table.
    pub table: Table,
    /// The figure in words, for those who cannot see it.
    pub alt: String,
}

impl PopulationFigure {
    /// Whether there is nothing to draw: the words say why.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.series.is_empty() && self.net.is_empty()
    }
}
