//! Rows from baseline over value to target as native charts: marks over an axis of numbers, joined row by row.

use super::lines::exact;
use super::native::{
    Across, Dot, Drawing, Labels, MOST_SERIES, NativeChart, Series, Spot, colour, number_format, symbol,
};
use crate::chart::page::PageStyle;
use crate::chart::spec::{BarSpec, ChartPoint, ChartSpec, Panel};
use crate::text::catalogue::Texts;

/// Width of the line from the beginning of a row to its value, and of the way that is left, in points.
const WAY: f32 = 3.0;
const LEFT: f32 = 1.25;

/// Sizes of marks in points.
const SIZE: u8 = 8;
const OWN_SIZE: u8 = 10;
const TARGET_SIZE: u8 = 10;

/// How much of the width the names at the left take.
const NAMES: f64 = 0.45;

/// The panels of a chart; `None` where one has more rows than any native chart has series.
pub fn charts(spec: &ChartSpec, alt: &str, style: PageStyle, texts: &Texts) -> Option<Vec<NativeChart>> {
    let make = |panel: &Panel| {
        let chart = NativeChart { alt: alt.to_owned(), ..chart(panel, style, texts) };
        (chart.series.len() <= MOST_SERIES).then_some(chart)
    };
    spec.panels.iter().filter(|panel| panel.points().next().is_some()).map(make).collect()
}

fn chart(panel: &Panel, style: PageStyle, texts: &Texts) -> NativeChart {
    let count = panel.bars.len();
    let mut series = Vec::new();
    for (place, bar) in panel.bars.iter().enumerate() {
        // The first row stands at the top.
        series.extend(row(bar, (count - place) as f64, style, texts));
    }
    let values = || panel.points().map(exact);
    let (least, most) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let spread = if most > least { most - least } else { most.abs().max(1.0) };
    let step = step(spread * (1.0 + NAMES) / 8.0);
    let decimals = panel.points().map(|point| point.decimals).max().unwrap_or(0);
    NativeChart {
        heading: panel.title.clone(),
        across_words: String::new(),
        across: Across::Rows {
            range: [((least - spread * NAMES) / step).floor() * step, ((most + spread * 0.05) / step).ceil() * step],
            step,
            format: number_format(decimals),
        },
        range: [Some(0.5), Some(count as f64 + 0.5)],
        series,
        alt: String::new(),
    }
}

/// A round distance that is not smaller.
fn step(rough: f64) -> f64 {
    let power = 10_f64.powf(rough.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * power).find(|step| *step >= rough).unwrap_or(rough)
}

/// A row: what it has come, what is left, and a mark for each value.
fn row(bar: &BarSpec, y: f64, style: PageStyle, texts: &Texts) -> Vec<Series> {
    let name = if bar.shown.is_empty() { &bar.name } else { &bar.shown };
    let spot =
        |point: &ChartPoint| Spot { words: point.said.clone(), x: exact(point), y: Some(y), decimals: 0, own: None };
    let begin = bar.baseline.as_ref().or(bar.first.as_ref());
    let make = |key: Option<&str>, points: &[&ChartPoint], drawing: Drawing, labels: Labels| Series {
        name: key.map_or_else(|| name.clone(), |key| texts.aside(name, &texts.t(key))),
        colour: colour(bar.style, style),
        drawing,
        labels,
        legend: false,
        spots: points.iter().map(|point| spot(point)).collect(),
    };
    let line = |width: f32, dash: &'static str| Drawing::Line { pen: Some((width, dash)), dot: None };
    let mark = |symbol: &'static str, size: u8, filled: bool| Drawing::Line {
        pen: None,
        dot: Some(Dot { symbol, size, filled }),
    };
    let mut found = Vec::new();
    if let (Some(from), Some(to)) = (begin, &bar.value) {
        found.push(make(Some("office-dumbbell-way"), &[from, to], line(WAY, "solid"), Labels::None));
    }
    if let (Some(from), Some(to)) = (bar.value.as_ref().or(begin), &bar.target) {
        found.push(make(Some("office-dumbbell-left"), &[from, to], line(LEFT, "sysDot"), Labels::None));
    }
    if let Some(from) = begin {
        let key = if bar.baseline.is_some() { "chart-baseline" } else { "chart-first" };
        found.push(make(Some(key), &[from], mark("circle", SIZE, false), Labels::None));
    }
    if let Some(value) = &bar.value {
        let size = if bar.own { OWN_SIZE } else { SIZE };
        let drawing = mark(symbol(bar.style.marker), size, !bar.is_hollow());
        found.push(make(Some("table-shown"), &[value], drawing, Labels::Across));
    }
    if let Some(target) = &bar.target {
        found.push(make(Some("chart-target"), &[target], mark("star", TARGET_SIZE, false), Labels::None));
    }
    // The name stands left of the leftmost mark.
    let first = bar.points().min_by(|a, b| a.y.total_cmp(&b.y));
    found.extend(first.map(|first| make(None, &[first], mark("circle", 2, true), Labels::Name)));
    found
}
