//! The plain data of a chart.

use super::palette::Style;
use crate::model::municipality::AreaCode;

/// A point of a chart: horizontal position on the chart's axis, value in the panel's unit, and its words.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartPoint {
    /// Decimal year, or share of the plan elapsed.
    pub x: f64,
    /// Value in the panel's unit.
    pub y: f64,
    /// What a reader is told who points at it, line by line.
    pub words: Vec<String>,
    /// Whether it covers only part of its period; drawn hollow and unconnected.
    pub partial: bool,
}

/// A value that is missing: where, and the reason in words.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartGap {
    /// Position on the horizontal axis.
    pub x: f64,
    /// The reason in words.
    pub words: Vec<String>,
}

/// One series with its target.
#[derive(Debug, Clone, PartialEq)]
pub struct LineSpec {
    /// Place of the indicator in the dataset.
    pub indicator: usize,
    /// Its area.
    pub area: AreaCode,
    /// Name for the end of the line: area and label.
    pub name: String,
    /// How the area is drawn.
    pub style: Style,
    /// Connected stretches of measured values; a gap in the data is a gap between stretches.
    pub stretches: Vec<Vec<ChartPoint>>,
    /// Values that stand alone: partial years.
    pub loose: Vec<ChartPoint>,
    /// Missing values with their reasons.
    pub gaps: Vec<ChartGap>,
    /// The baseline.
    pub baseline: Option<ChartPoint>,
    /// The target.
    pub target: Option<ChartPoint>,
    /// From a dated, comparable baseline to the first measured value: how far the city has come.
    pub since_baseline: Option<[[f64; 2]; 2]>,
    /// The straight way on which pace is measured, from the start of the plan to the target.
    pub path: Option<[[f64; 2]; 2]>,
    /// Projections by others, as a thin line.
    pub projection: Vec<ChartPoint>,
    /// The city's own plan values, as a thin line.
    pub plan: Vec<ChartPoint>,
    /// Whether the values are running totals of a target that is a sum.
    pub running_total: bool,
    /// Whether it is the reader's own city, which is drawn bold.
    pub own: bool,
}

impl LineSpec {
    /// Every point with words, for pointing at.
    pub fn points(&self) -> impl Iterator<Item = &ChartPoint> {
        let measured = self.stretches.iter().flatten().chain(&self.loose);
        measured.chain(&self.projection).chain(&self.plan).chain(&self.baseline).chain(&self.target)
    }

    /// Where the line's name stands: the last measured point, or the last of those that others expect or plan.
    #[must_use]
    pub fn end(&self) -> Option<&ChartPoint> {
        fn last<'a>(points: impl Iterator<Item = &'a ChartPoint>) -> Option<&'a ChartPoint> {
            points.max_by(|a, b| a.x.total_cmp(&b.x))
        }
        let measured = last(self.stretches.iter().flatten().chain(&self.loose));
        let expected = || last(self.projection.iter().chain(&self.plan));
        measured.or_else(expected).or(self.baseline.as_ref()).or(self.target.as_ref())
    }
}

/// One axis of values: series whose units can be converted into each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Unit of the axis, as printed.
    pub unit: String,
    /// Heading of the panel: what its axis measures, in words.
    pub title: String,
    /// Lines in the order of picking.
    pub lines: Vec<LineSpec>,
}

/// What the horizontal axis counts, with its marks.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeAxisSpec {
    /// Whether it counts shares of the plan instead of years.
    pub plan_time: bool,
    /// First and last position shown.
    pub range: [f64; 2],
    /// Marks with their labels (two lines: era year, Western year).
    pub marks: Vec<(f64, String)>,
    /// Title of the axis.
    pub title: String,
}

/// A mark that needs explaining once for the whole chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyMark {
    /// A baseline: hollow.
    Baseline,
    /// A target: an asterisk.
    Target,
    /// The way to the target: dotted.
    Path,
    /// A projection or plan value: thin dashes.
    Others,
    /// A value of part of its period: hollow and unconnected.
    Partial,
    /// A missing value: a cross at the foot.
    Missing,
}

/// A whole chart: one or more panels over one time axis.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartSpec {
    /// What is shown, in one line.
    pub title: String,
    /// Warnings and remarks that belong to the figure wherever it goes.
    pub remarks: Vec<String>,
    /// Marks that occur in the chart, with their meaning.
    pub key: Vec<(KeyMark, String)>,
    /// Sources with their dates.
    pub sources: Vec<String>,
    /// The time axis.
    pub axis: TimeAxisSpec,
    /// Panels, one per unit.
    pub panels: Vec<Panel>,
    /// The chart in words, for those who cannot see it.
    pub alt: String,
}
