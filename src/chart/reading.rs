//! All series of a chart read at one place of the time axis.

use super::palette::Style;
use super::spec::{CROWD, ChartSpec, Stop};
use crate::model::place::SeriesPlace;

/// One series at a place of the axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading<'a> {
    /// Place of the series.
    pub series: SeriesPlace,
    /// Name of the series.
    pub name: &'a str,
    /// How its area is drawn.
    pub style: Style,
    /// Whether it is of the reader's own city.
    pub own: bool,
    /// Its value with the period, the reason why there is none, or that nothing is printed.
    pub said: &'a str,
}

/// What every series says at a stop; a series with several values there (an actual and its target) has a row for each.
#[must_use]
pub fn readings<'a>(spec: &'a ChartSpec, stop: &Stop) -> Vec<Reading<'a>> {
    let mut found = Vec::new();
    for line in spec.panels.iter().flat_map(|p| &p.lines) {
        let row =
            |said: &'a str| Reading { series: line.series, name: &line.name, style: line.style, own: line.own, said };
        let before = found.len();
        found.extend(line.points().filter(|p| stop.holds(p.x, p.period)).map(|p| row(&p.said)));
        let gaps = line.gaps.iter().filter(|g| stop.holds(g.x, g.period) && !g.reason.is_empty());
        found.extend(gaps.map(|g| row(&g.reason)));
        if found.len() == before {
            found.push(row(&spec.no_value));
        }
    }
    found
}

/// The readings in words, line by line, for those who cannot see the line; of a crowd the first ones.
#[must_use]
pub fn words(spec: &ChartSpec, stop: &Stop) -> String {
    let rows = readings(spec, stop);
    let rows = rows.iter().take(CROWD).map(|row| format!("{} {}", row.name, row.said));
    std::iter::once(stop.heading.clone()).chain(rows).collect::<Vec<_>>().join("\n")
}

/// The stop nearest to a position.
#[must_use]
pub fn nearest(stops: &[Stop], x: f64) -> Option<usize> {
    let near = |stop: &Stop| (stop.x - x).abs();
    let best = stops.iter().enumerate().min_by(|(_, a), (_, b)| near(a).total_cmp(&near(b)));
    best.map(|(place, _)| place)
}
