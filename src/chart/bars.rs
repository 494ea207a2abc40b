//! Lines turned into bars, or rows from baseline to target, of one year.

use super::arrange::{Arrangement, Mark};
use super::spec::{BarSpec, ChartPoint, LineSpec};
use crate::text::catalogue::Texts;

/// The bar of a line: its value in the chosen year, or its newest one.
///
/// A complete measured value comes before one of part of a year, and that before what was planned or
/// expected, which only a chosen year may show: the newest value is always a measured one.
pub(super) fn bar(line: LineSpec, arrangement: &Arrangement, texts: &Texts) -> BarSpec {
    let in_year = |p: &&ChartPoint| arrangement.year.is_none_or(|year| p.period.last_year() == year);
    let newest = |one: &&ChartPoint, other: &&ChartPoint| one.period.cmp(&other.period);
    let complete = line.stretches.iter().flatten().filter(in_year).max_by(newest);
    let loose = || line.loose.iter().filter(in_year).max_by(newest);
    let expected = || line.plan.iter().chain(&line.projection).filter(|_| arrangement.year.is_some()).find(in_year);
    let value = complete.or_else(loose).or_else(expected).cloned();
    let missing = if value.is_some() { String::new() } else { reason(&line, arrangement, texts) };
    let first = (arrangement.mark == Mark::Dumbbell && line.baseline.is_none()).then(|| first(&line, value.as_ref()));
    BarSpec {
        first: first.flatten(),
        series: line.series,
        area: line.area,
        name: line.name,
        shown: line.shown,
        own: line.own,
        style: line.style,
        value,
        missing,
        baseline: line.baseline,
        target: line.target,
    }
}

/// The first measured value before the shown one, of the same kind of period: where a row without a baseline begins.
fn first(line: &LineSpec, value: Option<&ChartPoint>) -> Option<ChartPoint> {
    let value = value?;
    let before = |p: &&ChartPoint| p.period < value.period && p.period.kind() == value.period.kind();
    line.stretches.iter().flatten().filter(before).min_by_key(|p| p.period).cloned()
}

/// Why there is no bar: the printed reason, or that nothing is printed.
fn reason(line: &LineSpec, arrangement: &Arrangement, texts: &Texts) -> String {
    let in_year = |year: u16| arrangement.year.is_none_or(|wanted| wanted == year);
    let gap = line.gaps.iter().filter(|g| in_year(g.period.last_year())).max_by_key(|g| g.period);
    match gap {
        Some(gap) if !gap.reason.is_empty() => texts.aside(&gap.reason, &texts.period_short(gap.period)),
        _ => texts.t(if arrangement.year.is_some() { "chart-bar-no-value" } else { "chart-bar-no-actual" }),
    }
}
