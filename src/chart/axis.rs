//! The time axis: its range, its marks, and the places at which all series can be read.

use super::request::ChartRequest;
use super::spec::{LineSpec, Panel, Stop, TimeAxisSpec};
use super::ticks;
use crate::model::period::Period;
use crate::text::catalogue::Texts;
use crate::text::{number, period};
use std::collections::BTreeSet;

/// Room for the last mark right of the last period, as a share of the time shown.
const AFTER: f64 = 0.02;

/// Every position with its period: of values and of gaps.
fn places(panels: &[Panel]) -> impl Iterator<Item = (f64, Period)> {
    let lines = panels.iter().flat_map(|p| &p.lines);
    lines.flat_map(|line| {
        let points = line.points().map(|p| (p.x, p.period));
        points.chain(line.gaps.iter().map(|g| (g.x, g.period)))
    })
}

/// The periods that are drawn.
pub(super) fn periods(panels: &[Panel]) -> Vec<Period> {
    let bars = panels.iter().flat_map(|p| &p.bars).flat_map(|bar| bar.points().map(|p| p.period));
    places(panels).map(|(_, period)| period).chain(bars).collect()
}

/// The axis of some panels.
pub(super) fn axis(request: &ChartRequest<'_>, texts: &Texts, panels: &[Panel], periods: &[Period]) -> TimeAxisSpec {
    let lines = panels.iter().flat_map(|p| &p.lines);
    let paths = lines.flat_map(|l: &LineSpec| l.path.iter().flatten().map(|p| p[0]));
    let xs: Vec<f64> = places(panels).map(|(x, _)| x).chain(paths).collect();
    let least = xs.iter().copied().fold(f64::INFINITY, f64::min);
    let most = xs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (least, most) = if least.is_finite() { (least, most) } else { (0.0, 1.0) };
    let margin = if request.plan_time { 0.05 } else { ((most - least) * 0.04).max(0.5) };
    // Names stand right of the plot: the less room there is between a line's end and its name, the better. A single
    // year stands in the middle.
    let after = if most > least { (most - least) * AFTER } else { margin };
    let range = match request.arrangement.years {
        // A window of years ends where it ends, although the way to a target goes on.
        Some((from, to)) if !request.plan_time => [f64::from(from), f64::from(to) + 1.25],
        _ => [least - margin, most + after],
    };
    let (marks, title, stops) = if request.plan_time {
        (ticks::plan_time(range), texts.t("chart-axis-plan-time"), shares(panels))
    } else {
        (ticks::calendar(texts, periods), texts.t("chart-axis-period"), years(texts, panels, periods))
    };
    TimeAxisSpec { plan_time: request.plan_time, range, marks, title, stops }
}

/// Every year with a value or an explained gap.
fn years(texts: &Texts, panels: &[Panel], periods: &[Period]) -> Vec<Stop> {
    let found: BTreeSet<u16> = places(panels).map(|(_, period)| period.last_year()).collect();
    let stop = |year: u16| {
        let heading = period::axis_year(texts.language(), year).replace('\n', " / ");
        Stop { x: ticks::middle(periods, year), year: Some(year), heading }
    };
    found.into_iter().map(stop).collect()
}

/// Every share of the plan with a value or an explained gap.
fn shares(panels: &[Panel]) -> Vec<Stop> {
    let mut found: Vec<f64> = places(panels).map(|(x, _)| x).collect();
    found.sort_by(f64::total_cmp);
    found.dedup_by(|a, b| (*a - *b).abs() < 1e-6);
    let stop = |x: f64| Stop { x, year: None, heading: number::percent(x) };
    found.into_iter().map(stop).collect()
}
