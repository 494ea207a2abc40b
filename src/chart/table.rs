//! The numbers of a chart as a table: periods as columns, series as rows, one part for each panel.
//!
//! Made from the very points that are drawn, so that table and figure cannot differ.

use super::spec::{ChartPoint, ChartSpec, ForecastLine, Panel, PointKind};
use crate::model::period::Period;
use crate::model::place::SeriesPlace;
use crate::model::spreadsheet::guarded;
use crate::text::catalogue::Texts;
use crate::text::number;
use std::ops::Range;

/// A cell of the table.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing is printed for this period.
    #[default]
    Nothing,
    /// A value: in figures for the screen, in figures for data, and its words.
    Value {
        /// For the screen: `1,234.5`.
        shown: String,
        /// For data: `1234.5`.
        data: String,
        /// What a reader is told who points at it.
        words: Vec<String>,
    },
    /// A value is missing, for this reason.
    Missing(String),
}

/// A row: the values of one kind of one series.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Place of the series.
    pub series: SeriesPlace,
    /// Name of the series.
    pub name: String,
    /// What the values are: actual, baseline, target …
    pub kind: String,
    /// Whether it is of the reader's own city.
    pub own: bool,
    /// A cell for each column.
    pub cells: Vec<Cell>,
}

/// The rows of one panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The panel's heading: what is measured, with the unit.
    pub title: String,
    /// Its rows in the order of picking.
    pub rows: Vec<Row>,
}

/// The numbers of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Heading of the column of series.
    pub series: String,
    /// Heading of the column that says what the values are.
    pub kind: String,
    /// Heading of the column that says what is measured; for files, where parts have no headings.
    pub measure: String,
    /// Periods in the order of time.
    pub columns: Vec<Period>,
    /// Headings of these columns: `R3年度`.
    pub headings: Vec<String>,
    /// A part for each panel.
    pub parts: Vec<Part>,
}

/// Periods without a value, with the reason.
type Gaps<'a> = Vec<(Period, &'a str)>;

/// One kind of values of one series, on its way into a row.
struct Values<'a> {
    series: SeriesPlace,
    name: &'a str,
    own: bool,
    kind: String,
    points: Vec<&'a ChartPoint>,
    gaps: Gaps<'a>,
}

/// The table of a chart.
#[must_use]
pub fn table(spec: &ChartSpec, texts: &Texts) -> Table {
    let panels: Vec<(&Panel, Vec<Values<'_>>)> = spec.panels.iter().map(|p| (p, values(p, texts))).collect();
    let all = panels.iter().flat_map(|(_, values)| values);
    let mut columns: Vec<Period> =
        all.flat_map(|v| v.points.iter().map(|p| p.period).chain(v.gaps.iter().map(|(period, _)| *period))).collect();
    columns.sort_unstable();
    columns.dedup();
    let parts = panels
        .iter()
        .map(|(panel, values)| Part {
            title: panel.title.clone(),
            rows: values.iter().map(|v| row(v, &columns)).collect(),
        })
        .collect();
    Table {
        series: texts.t("table-series"),
        kind: texts.t("table-kind"),
        measure: texts.t("table-measure"),
        headings: columns.iter().map(|p| texts.period_short(*p)).collect(),
        columns,
        parts,
    }
}

fn values<'a>(panel: &'a Panel, texts: &Texts) -> Vec<Values<'a>> {
    let mut found = Vec::new();
    for line in &panel.lines {
        let gaps = line.gaps.iter().map(|g| (g.period, g.reason.as_str())).collect();
        let total = line.stretches.iter().flatten().any(|p| p.kind == PointKind::Total);
        let measured = texts.t(if total { "chart-cumulative" } else { "chart-actual" });
        let forecast = |of: fn(&'a ForecastLine) -> &'a Vec<ChartPoint>| -> Vec<&'a ChartPoint> {
            line.forecast.iter().flat_map(of).collect()
        };
        let kinds: [(String, Vec<&ChartPoint>, Gaps<'_>); 9] = [
            (measured, line.stretches.iter().flatten().collect(), gaps),
            (texts.t("table-loose"), line.loose.iter().collect(), Vec::new()),
            (texts.t("chart-projection"), line.projection.iter().collect(), Vec::new()),
            (texts.t("chart-plan"), line.plan.iter().collect(), Vec::new()),
            (texts.t("chart-forecast"), forecast(|f| &f.points), Vec::new()),
            (texts.t("forecast-low"), forecast(|f| &f.low), Vec::new()),
            (texts.t("forecast-high"), forecast(|f| &f.high), Vec::new()),
            (texts.t("chart-baseline"), line.baseline.iter().collect(), Vec::new()),
            (texts.t("chart-target"), line.target.iter().collect(), Vec::new()),
        ];
        let kept = kinds.into_iter().filter(|(_, points, gaps)| !points.is_empty() || !gaps.is_empty());
        found.extend(kept.map(|(kind, points, gaps)| Values {
            series: line.series,
            name: &line.name,
            own: line.own,
            kind,
            points,
            gaps,
        }));
    }
    for bar in &panel.bars {
        let of = |kind: String, point: &'a Option<ChartPoint>| Values {
            series: bar.series,
            name: &bar.name,
            own: bar.own,
            kind,
            points: point.iter().collect(),
            gaps: Vec::new(),
        };
        // Without a value there is no period either: the reason stands where the kind of value would.
        let value = if bar.value.is_some() { texts.t("table-shown") } else { bar.missing.clone() };
        found.push(of(value, &bar.value));
        for (key, point) in
            [("chart-first", &bar.first), ("chart-baseline", &bar.baseline), ("chart-target", &bar.target)]
        {
            if point.is_some() {
                found.push(of(texts.t(key), point));
            }
        }
    }
    found
}

fn row(values: &Values<'_>, columns: &[Period]) -> Row {
    let cell = |period: &Period| {
        // Of two values of one period and kind the last one drawn stands on top.
        if let Some(point) = values.points.iter().rev().find(|p| p.period == *period) {
            return Cell::Value {
                shown: number::decimal(point.y, point.decimals),
                data: number::data(point.y, point.decimals),
                words: point.words.clone(),
            };
        }
        let gap = values.gaps.iter().find(|(missing, _)| missing == period);
        gap.map_or(Cell::Nothing, |(_, reason)| Cell::Missing((*reason).to_owned()))
    };
    Row {
        series: values.series,
        name: values.name.to_owned(),
        kind: values.kind.clone(),
        own: values.own,
        cells: columns.iter().map(cell).collect(),
    }
}

impl Table {
    /// Number of rows in all parts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.rows.len()).sum()
    }

    /// The table with some of its rows only.
    #[must_use]
    pub fn part(&self, rows: &Range<usize>) -> Self {
        let mut first = 0;
        let mut parts = Vec::new();
        for part in &self.parts {
            let here = first..first + part.rows.len();
            first = here.end;
            let (from, to) = (rows.start.max(here.start), rows.end.min(here.end));
            if from < to {
                let kept = part.rows.get(from - here.start..to - here.start).unwrap_or_default().to_vec();
                parts.push(Part { title: part.title.clone(), rows: kept });
            }
        }
        Self { parts, ..self.clone() }
    }

    /// Whether it has no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The table as records of texts, headings first: series, kind, what is measured, then the periods.
    ///
    /// Values are plain figures, missing ones their reason in words, and nothing stays empty.
    #[must_use]
    pub fn records(&self) -> Vec<Vec<String>> {
        let fixed = [&self.series, &self.kind, &self.measure].map(Clone::clone);
        let mut records = vec![fixed.into_iter().chain(self.headings.iter().cloned()).collect()];
        for (part, row) in self.parts.iter().flat_map(|part| part.rows.iter().map(move |row| (part, row))) {
            let fixed = [&row.name, &row.kind, &part.title].map(Clone::clone);
            let cells = row.cells.iter().map(|cell| match cell {
                Cell::Nothing => String::new(),
                Cell::Value { data, .. } => data.clone(),
                Cell::Missing(reason) => reason.clone(),
            });
            records.push(fixed.into_iter().chain(cells).collect());
        }
        records
    }

    /// The table with tabs between cells, as spreadsheets paste it: no cell is one that they would calculate.
    #[must_use]
    pub fn tsv(&self) -> String {
        let clean = |cell: &String| guarded(&cell.replace(['\t', '\n', '\r'], " ")).into_owned();
        self.delimited("\t", clean)
    }

    /// The table with commas between cells (RFC 4180), without a byte-order mark.
    #[must_use]
    pub fn csv(&self) -> String {
        let quoted = |cell: &String| {
            let needs = cell.contains(['"', ',', '\n', '\r']);
            if needs { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
        };
        self.delimited(",", quoted)
    }

    fn delimited(&self, between: &str, write: impl Fn(&String) -> String) -> String {
        let lines = self.records().into_iter().map(|cells| cells.iter().map(&write).collect::<Vec<_>>().join(between));
        lines.map(|line| line + "\r\n").collect()
    }
}
