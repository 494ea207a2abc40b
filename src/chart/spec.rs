//! The plain data of a chart.

use super::arrange::Mark;
use super::palette::Style;
use super::table::Table;
use crate::model::id::DocumentId;
use crate::model::municipality::AreaCode;
use crate::model::period::Period;
use crate::model::place::SeriesPlace;

/// Series above which a chart is a crowd: the reader sees spread and their own city, not each single series. Lines lose
/// their marks, few have names, and points carry no words of their own beside name and value.
pub const CROWD: usize = 60;

/// What a point of a chart is in its series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PointKind {
    /// 実績値: measured.
    Actual,
    /// The running total of a target that is a sum.
    Total,
    /// 参考値: printed for reference only.
    Reference,
    /// Where the plan starts from.
    Baseline,
    /// Where the plan aims.
    Target,
    /// Expected by others.
    Projection,
    /// Planned by the city itself.
    Plan,
    /// Forecast by this program.
    Forecast,
}

/// A point of a chart: horizontal position on the chart's axis, value in the panel's unit, and its words.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartPoint {
    /// Decimal year, or share of the plan elapsed.
    pub x: f64,
    /// Value in the panel's unit.
    pub y: f64,
    /// What a reader is told who points at it, line by line; empty in a [crowd](CROWD).
    pub words: Vec<String>,
    /// Whether it covers only part of its period; drawn hollow and unconnected.
    pub partial: bool,
    /// What it is in its series.
    pub kind: PointKind,
    /// When it was measured, or when it is to be reached.
    pub period: Period,
    /// Decimals that the value deserves in the panel's unit.
    pub decimals: u8,
    /// The value with its period, and its kind unless it was measured: `278件（R3年度）`.
    pub said: String,
    /// Whether it is one measured, complete, dated period, of which a headline may say that it rose or fell.
    pub of_trend: bool,
    /// The documents that the value was read in, several where it is computed.
    pub documents: Vec<DocumentId>,
}

impl ChartPoint {
    /// Adds documents that the value is now computed from as well.
    pub fn cite(&mut self, documents: &[DocumentId]) {
        for document in documents {
            if !self.documents.contains(document) {
                self.documents.push(document.clone());
            }
        }
    }
}

/// A value that is missing: where, and the reason in words.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartGap {
    /// Position on the horizontal axis.
    pub x: f64,
    /// The reason in words.
    pub words: Vec<String>,
    /// The period without a value.
    pub period: Period,
    /// The reason alone: `調査なし`.
    pub reason: String,
    /// The document that says so.
    pub document: DocumentId,
}

/// How a series would go on by our own forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct ForecastLine {
    /// The measured point from which it goes on.
    pub from: [f64; 2],
    /// The expected values.
    pub points: Vec<ChartPoint>,
    /// Lower ends of the intervals; empty where none can be given.
    pub low: Vec<ChartPoint>,
    /// Upper ends of the intervals, as many.
    pub high: Vec<ChartPoint>,
}

/// One series with its target.
#[derive(Debug, Clone, PartialEq)]
pub struct LineSpec {
    /// Place of the series.
    pub series: SeriesPlace,
    /// Its area.
    pub area: AreaCode,
    /// Name of the series: area and label.
    pub name: String,
    /// Name beside the line: what the heading of its panel does not say already; empty where that says all.
    pub shown: String,
    /// The value at its end, with its period where not all lines of its panel end in the same year; empty in a
    /// [crowd](CROWD).
    pub end_value: String,
    /// Whether it is of the reader's own city, which is drawn bold.
    pub own: bool,
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
    /// How the series would go on by our own forecast, where that is asked for and possible.
    pub forecast: Option<ForecastLine>,
}

impl LineSpec {
    /// Every point with words, for pointing at.
    pub fn points(&self) -> impl Iterator<Item = &ChartPoint> {
        let measured = self.stretches.iter().flatten().chain(&self.loose);
        let expected = self.projection.iter().chain(&self.plan).chain(self.forecast.iter().flat_map(|f| &f.points));
        measured.chain(expected).chain(&self.baseline).chain(&self.target)
    }

    /// Every point, both ends of intervals among them, for changing it.
    pub fn points_mut(&mut self) -> impl Iterator<Item = &mut ChartPoint> {
        let measured = self.stretches.iter_mut().flatten().chain(&mut self.loose);
        let forecast = self.forecast.iter_mut();
        let forecast = forecast.flat_map(|f| f.points.iter_mut().chain(&mut f.low).chain(&mut f.high));
        let expected = self.projection.iter_mut().chain(&mut self.plan).chain(forecast);
        measured.chain(expected).chain(&mut self.baseline).chain(&mut self.target)
    }

    /// Keeps the points that pass and drops the others with the stretches that they leave empty.
    pub fn retain(&mut self, keep: impl Fn(&ChartPoint) -> bool) {
        for stretch in &mut self.stretches {
            stretch.retain(&keep);
        }
        self.stretches.retain(|stretch| !stretch.is_empty());
        self.loose.retain(&keep);
        self.projection.retain(&keep);
        self.plan.retain(&keep);
        self.baseline.take_if(|point| !keep(point));
        self.target.take_if(|point| !keep(point));
        self.since_baseline.take_if(|_| self.baseline.is_none());
    }

    /// Where the line's name stands: at the end of its forecast, else the last measured point, or the last of those that
    /// others expect or plan.
    #[must_use]
    pub fn end(&self) -> Option<&ChartPoint> {
        fn last<'a>(points: impl Iterator<Item = &'a ChartPoint>) -> Option<&'a ChartPoint> {
            points.max_by(|a, b| a.x.total_cmp(&b.x))
        }
        let forecast = self.forecast.as_ref().and_then(|forecast| forecast.points.last());
        let measured = last(self.stretches.iter().flatten().chain(&self.loose));
        let expected = || last(self.projection.iter().chain(&self.plan));
        forecast.or(measured).or_else(expected).or(self.baseline.as_ref()).or(self.target.as_ref())
    }
}

/// One series in one year, as a bar.
#[derive(Debug, Clone, PartialEq)]
pub struct BarSpec {
    /// Place of the series.
    pub series: SeriesPlace,
    /// Its area.
    pub area: AreaCode,
    /// Name of the series: area and label.
    pub name: String,
    /// Name beside the bar: what the heading of its panel does not say already; empty where that says all.
    pub shown: String,
    /// Whether it is of the reader's own city, which is drawn bold.
    pub own: bool,
    /// How the area is drawn.
    pub style: Style,
    /// The value; one that was not measured (expected, for reference, of part of a period) is drawn hollow.
    pub value: Option<ChartPoint>,
    /// Why there is no value, in words; empty where there is one.
    pub missing: String,
    /// Of a row without a baseline the first measured value, where it begins.
    pub first: Option<ChartPoint>,
    /// The baseline, as a mark on the bar.
    pub baseline: Option<ChartPoint>,
    /// The target, as a mark on the bar.
    pub target: Option<ChartPoint>,
}

impl BarSpec {
    /// Whether the value is no complete measured one and so drawn hollow.
    #[must_use]
    pub fn is_hollow(&self) -> bool {
        let measured = |p: &ChartPoint| matches!(p.kind, PointKind::Actual | PointKind::Total);
        self.value.as_ref().is_some_and(|p| p.partial || p.period.is_span() || !measured(p))
    }

    /// Every point with words, for pointing at.
    pub fn points(&self) -> impl Iterator<Item = &ChartPoint> {
        self.first.iter().chain(&self.value).chain(&self.baseline).chain(&self.target)
    }
}

/// One axis of values: series whose units can be converted into each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Unit of the axis, as printed.
    pub unit: String,
    /// Heading of the panel: what its axis measures, in words; of a small multiple also which it is.
    pub title: String,
    /// Lines in the order of picking; none where the panel has bars.
    pub lines: Vec<LineSpec>,
    /// Bars in the order of picking; none where the panel has lines.
    pub bars: Vec<BarSpec>,
    /// Least and greatest value of the axis where several panels share one scale; otherwise its own values decide.
    pub range: Option<[f64; 2]>,
}

impl Panel {
    /// Every point with words.
    pub fn points(&self) -> impl Iterator<Item = &ChartPoint> {
        self.lines.iter().flat_map(LineSpec::points).chain(self.bars.iter().flat_map(BarSpec::points))
    }

    /// Least and greatest value drawn, ways to targets and intervals of forecasts among them; bars grow from zero. `None`
    /// where nothing is drawn.
    #[must_use]
    pub fn extent(&self) -> Option<[f64; 2]> {
        let paths = self.lines.iter().flat_map(|l| l.path.iter().flatten().map(|end| end[1]));
        let zero = self.bars.first().map(|_| 0.0);
        let forecasts = self.lines.iter().filter_map(|line| line.forecast.as_ref());
        let bands = forecasts.flat_map(|f| f.low.iter().chain(&f.high)).map(|point| point.y);
        let values: Vec<f64> = self.points().map(|p| p.y).chain(paths).chain(bands).chain(zero).collect();
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        (least <= most).then_some([least, most])
    }
}

/// A place of the time axis at which all series can be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    /// Position on the axis.
    pub x: f64,
    /// The Western year whose periods are read here; `None` on the plan-time axis, where the position itself counts.
    pub year: Option<u16>,
    /// The year or the share of the plan, in words.
    pub heading: String,
}

impl Stop {
    /// Whether a point at a position and of a period is read here.
    #[must_use]
    pub fn holds(&self, x: f64, period: Period) -> bool {
        self.year.map_or((self.x - x).abs() < 1e-6, |year| period.last_year() == year)
    }
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
    /// Places at which all series can be read, from left to right.
    pub stops: Vec<Stop>,
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
    /// Our own forecast: dashes in a band.
    Forecast,
    /// A value of part of its period: hollow and unconnected.
    Partial,
    /// A bar of a value that is no complete measured one: hollow.
    HollowBar,
    /// The first measured value, where a row begins.
    First,
    /// A missing value: a cross at the foot.
    Missing,
}

/// An event on the time axis.
#[derive(Debug, Clone, PartialEq)]
pub struct EventMark {
    /// Position on the time axis.
    pub x: f64,
    /// Where it happened; `None` for every area.
    pub area: Option<AreaCode>,
    /// What stands beside the mark.
    pub words: String,
    /// The same with its period.
    pub spoken: String,
}

/// A whole chart: one or more panels over one time axis.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartSpec {
    /// What is shown, in one line.
    pub title: String,
    /// What the numbers say, in one line; the title where they give no finding.
    pub finding: String,
    /// Warnings and remarks that belong to the figure wherever it goes.
    pub remarks: Vec<String>,
    /// Marks that occur in the chart, with their meaning.
    pub key: Vec<(KeyMark, String)>,
    /// Sources with their dates.
    pub sources: Vec<String>,
    /// Lines, bars, rows from baseline to target, or a table.
    pub form: Mark,
    /// Of a table its rows.
    pub table: Option<Table>,
    /// The time axis.
    pub axis: TimeAxisSpec,
    /// Panels: one per unit, or the small multiples.
    pub panels: Vec<Panel>,
    /// The chart in words, for those who cannot see it.
    pub alt: String,
    /// Whether the first remark warns that these series may not be compared.
    pub warns: bool,
    /// Whether the panels are small multiples, laid out in a grid.
    pub multiples: bool,
    /// What is said of a series that has no value where it is read.
    pub no_value: String,
    /// Why no value is drawn at all, in words; empty where one is.
    pub lacking: String,
    /// What stands around the lines.
    pub around: Box<Around>,
}

/// What stands around the lines of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Around {
    /// The picked areas without any value, in one short line; empty where all have one.
    pub absent: String,
    /// Events on the time axis, in order of time; drawn with lines.
    pub events: Vec<EventMark>,
}
