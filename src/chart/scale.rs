//! Other scales than the printed one: the first shown year as 100, values per 1,000 residents, changes since a year.
//!
//! What cannot be put on a scale is left out of the chart and named in a remark, with the reason.

use super::series::{Source, said};
use super::spec::{ChartPoint, LineSpec};
use crate::analysis::compare::{self, NoPerThousand};
use crate::chart::arrange::{Arrangement, Scale};
use crate::frame::{Cube, ObservationRef};
use crate::model::message::Fact;
use crate::model::period::Period;
use crate::model::plan::Plan;
use crate::model::quantity::Quantity;
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;
use std::collections::BTreeMap;

/// Decimals of an index.
const INDEX_DECIMALS: u8 = 1;

/// Of more populations of one area only the first and the last are named; every value's words name its own.
const MOST_POPULATIONS: usize = 3;

/// What a scale has to say about the chart: its bases, and what it refused.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Series with the value that is 100.
    bases: Vec<String>,
    /// Series with the value from which their changes are counted.
    starts: Vec<String>,
    /// Populations that values were divided by: area and document, then the periods.
    populations: BTreeMap<(String, String), Vec<Period>>,
    /// What our own forecasts achieved before, by the indicator, for each area.
    forecasts: Vec<(String, Vec<String>)>,
    /// Those of them of which others have projections.
    projected: Vec<String>,
    /// Whether forecasts are left out because there are too many lines.
    crowded: bool,
    /// Series or values left out, by the key of the reason.
    refused: BTreeMap<&'static str, Vec<String>>,
}

impl Notes {
    /// Names a series, or some of its values, that cannot be shown.
    pub fn refuse(&mut self, reason: &'static str, what: String) {
        self.refused.entry(reason).or_default().push(what);
    }

    /// Names a population that a value of an area was divided by.
    pub fn divide(&mut self, index: &Cube, texts: &Texts, area: String, population: ObservationRef<'_>) {
        let document = index.data().document(&population.document_id);
        let title = document.map(|d| texts.title(d).to_owned()).unwrap_or_default();
        self.populations.entry((area, title)).or_default().push(population.period);
    }

    /// Names an area whose indicator is forecast, with what its method achieved.
    pub fn forecast(&mut self, indicator: String, achieved: String) {
        match self.forecasts.iter_mut().find(|(known, _)| *known == indicator) {
            Some((_, areas)) => areas.push(achieved),
            None => self.forecasts.push((indicator, vec![achieved])),
        }
    }

    /// Names a forecast series of which others have projections too.
    pub fn project(&mut self, what: String) {
        self.projected.push(what);
    }

    /// Says that so many lines are not forecast.
    pub const fn crowd(&mut self) {
        self.crowded = true;
    }

    /// Everything as remarks.
    pub fn remarks(&self, texts: &Texts) -> Vec<String> {
        let mut remarks = Vec::new();
        if !self.bases.is_empty() {
            remarks.push(texts.with("chart-index-bases", &[("series", Fact::Text(named(texts, &self.bases)))]));
        }
        if !self.starts.is_empty() {
            remarks.push(texts.with("chart-change-starts", &[("series", Fact::Text(named(texts, &self.starts)))]));
        }
        if !self.populations.is_empty() {
            let used = self.populations.iter().map(|((area, document), periods)| {
                let mut periods = periods.clone();
                periods.sort_unstable();
                periods.dedup();
                let words: Vec<String> = periods.iter().map(|p| texts.period_short(*p)).collect();
                let words = match words.as_slice() {
                    [first, .., last] if words.len() > MOST_POPULATIONS => format!("{first}–{last}"),
                    all => texts.list(all),
                };
                texts.aside(&format!("{area} {words}"), document)
            });
            let used: Vec<String> = used.collect();
            remarks.push(texts.with("chart-per-1000-populations", &[("populations", Fact::Text(named(texts, &used)))]));
        }
        if !self.forecasts.is_empty() {
            remarks.push(texts.t("forecast-chart"));
        }
        for (indicator, areas) in &self.forecasts {
            let facts = [("indicator", Fact::Text(indicator.clone())), ("areas", Fact::Text(named(texts, areas)))];
            remarks.push(texts.with("forecast-chart-of", &facts));
        }
        if !self.projected.is_empty() {
            let series = Fact::Text(named(texts, &self.projected));
            remarks.push(texts.with("forecast-chart-projection", &[("series", series)]));
        }
        if self.crowded {
            remarks.push(texts.t("forecast-chart-crowd"));
        }
        remarks.extend(self.refusals(texts));
        remarks
    }

    /// What was left out, and why.
    pub fn refusals(&self, texts: &Texts) -> Vec<String> {
        let said = |(reason, series): (&&'static str, &Vec<String>)| {
            texts.with(reason, &[("series", Fact::Text(named(texts, series)))])
        };
        self.refused.iter().map(said).collect()
    }
}

/// Most things that a remark names; of the others it says how many there are.
const MOST_NAMED: usize = 6;

fn named(texts: &Texts, all: &[String]) -> String {
    let first = texts.list(all.get(..MOST_NAMED).unwrap_or(all));
    match all.len().saturating_sub(MOST_NAMED) {
        0 => first,
        more => texts.with("chart-named-more", &[("named", Fact::Text(first)), ("count", Fact::Number(more as f64))]),
    }
}

/// A line on the scale asked for; `None` where it cannot be put on it, which the notes then say.
/// `start` is the value from which changes are counted.
pub(super) fn scaled(
    source: &Source<'_>,
    line: LineSpec,
    start: Option<ChartPoint>,
    notes: &mut Notes,
) -> Option<LineSpec> {
    match source.request.arrangement.scale {
        Scale::Own => Some(line),
        Scale::Index => indexed(source.texts, line, notes),
        Scale::PerThousand => per_thousand(source, line, notes),
        Scale::Change => changed(source, line, start, notes),
    }
}

/// The measured value of the year from which changes are counted, before any year is left out of sight: of several the
/// last, complete ones only.
pub(super) fn start(line: &LineSpec, arrangement: &Arrangement) -> Option<ChartPoint> {
    let year = arrangement.since.filter(|_| arrangement.scale == Scale::Change)?;
    let measured = line.stretches.iter().flatten().chain(&line.baseline);
    measured.filter(|p| p.period.last_year() == year && !p.period.is_span()).max_by_key(|p| p.period).cloned()
}

fn changed(source: &Source<'_>, mut line: LineSpec, start: Option<ChartPoint>, notes: &mut Notes) -> Option<LineSpec> {
    let texts = source.texts;
    let start = match source.request.arrangement.since {
        Some(year) if start.is_none() => {
            let year = crate::text::period::axis_year(texts.language(), year).replace('\n', " / ");
            notes.refuse("chart-change-no-value", texts.aside(&line.name, &year));
            return None;
        }
        Some(_) => start?,
        None => {
            let Some(first) = base(&line).cloned() else {
                notes.refuse("chart-change-no-start", line.name);
                return None;
            };
            first
        }
    };
    notes.starts.push(format!("{} {}", line.name, start.said));
    let since = texts.period_short(start.period);
    for point in line.points_mut() {
        point.y -= start.y;
        point.cite(&start.documents);
        point.decimals = point.decimals.max(start.decimals);
        let amount = texts.difference(point.y, point.decimals, source.unit);
        point.said = said(texts, point.kind, &amount, point.period);
        let facts = [("value", Fact::Text(amount)), ("period", Fact::Text(since.clone()))];
        point.words.insert(point.words.len().min(2), texts.with("chart-hover-change", &facts));
    }
    let ends = line.path.iter_mut().flatten().chain(line.since_baseline.iter_mut().flatten());
    ends.for_each(|end| end[1] -= start.y);
    Some(line)
}

/// The value that becomes 100: the first measured one, a comparable baseline before it, or the first that is expected.
fn base(line: &LineSpec) -> Option<&ChartPoint> {
    let earliest = |one: &&ChartPoint, other: &&ChartPoint| one.x.total_cmp(&other.x);
    let measured = line.stretches.iter().flatten().chain(&line.baseline).min_by(earliest);
    measured.or_else(|| line.projection.iter().chain(&line.plan).min_by(earliest))
}

fn indexed(texts: &Texts, mut line: LineSpec, notes: &mut Notes) -> Option<LineSpec> {
    let Some(base) = base(&line).cloned() else {
        notes.refuse("chart-index-no-base", line.name);
        return None;
    };
    if base.y <= 0.0 {
        notes.refuse("chart-index-not-positive", line.name);
        return None;
    }
    notes.bases.push(format!("{} {}", line.name, base.said));
    // Divided first, so that the base itself is 100 to the last bit.
    let index = |value: f64| value / base.y * 100.0;
    let since = texts.period_short(base.period);
    for point in line.points_mut() {
        point.y = index(point.y);
        point.cite(&base.documents);
        point.decimals = INDEX_DECIMALS;
        let amount = crate::text::number::decimal(point.y, INDEX_DECIMALS);
        point.said = said(texts, point.kind, &amount, point.period);
        let facts = [("value", Fact::Text(amount)), ("period", Fact::Text(since.clone()))];
        point.words.insert(point.words.len().min(2), texts.with("chart-hover-index", &facts));
    }
    let ends = line.path.iter_mut().flatten().chain(line.since_baseline.iter_mut().flatten());
    let from = line.forecast.iter_mut().map(|forecast| &mut forecast.from);
    ends.chain(from).for_each(|end| end[1] = index(end[1]));
    Some(line)
}

/// Decimals that leave about three figures of a rate.
fn rate_decimals(value: f64) -> u8 {
    match value.abs() {
        v if v >= 100.0 => 1,
        v if v >= 1.0 => 2,
        _ => 3,
    }
}

fn per_thousand(source: &Source<'_>, mut line: LineSpec, notes: &mut Notes) -> Option<LineSpec> {
    let (index, texts) = (source.request.index, source.texts);
    if !compare::is_count(index, source.series, source.unit) {
        notes.refuse("chart-per-1000-not-a-count", line.name);
        return None;
    }
    let residents = source.residents();
    let mut lost = Vec::new();
    for point in line.points_mut() {
        match residents.per_thousand(point.period, point.y) {
            Ok(rate) => {
                notes.divide(index, texts, source.area_name(), rate.population);
                divide(texts, point, rate.value, rate.population, source.unit);
            }
            Err(reason) => lost.push((point.said.clone(), reason)),
        }
    }
    let is_far = |reason: &NoPerThousand| matches!(reason, NoPerThousand::TooFar(_));
    let far: Vec<String> = lost.iter().filter(|(_, reason)| is_far(reason)).map(|(said, _)| said.clone()).collect();
    if lost.iter().any(|(_, reason)| *reason == NoPerThousand::NoPopulation) {
        notes.refuse("chart-per-1000-no-population", line.name);
        return None;
    }
    if !far.is_empty() {
        notes.refuse("chart-per-1000-too-far", format!("{} {}", line.name, named(texts, &far)));
    }
    line.retain(|point| residents.nearest(point.period).is_ok());
    let divided = |ends: [[f64; 2]; 2], periods: [Period; 2]| {
        let at = |n: usize| residents.per_thousand(*periods.get(n)?, ends.get(n)?[1]).ok().map(|rate| rate.value);
        Some([[ends[0][0], at(0)?], [ends[1][0], at(1)?]])
    };
    let years = |plan: &Plan| [Period::Fiscal(plan.first_year - 1), Period::Fiscal(plan.last_year)];
    line.path =
        line.path.zip(source.plan).filter(|_| line.target.is_some()).and_then(|(p, plan)| divided(p, years(plan)));
    let first = line.stretches.first().and_then(|stretch| stretch.first());
    line.since_baseline =
        line.since_baseline.and(line.baseline.as_ref().zip(first).map(|(from, to)| [[from.x, from.y], [to.x, to.y]]));
    let is_left = line.points().next().is_some();
    is_left.then_some(line)
}

fn divide(texts: &Texts, point: &mut ChartPoint, value: f64, population: ObservationRef<'_>, unit: &Unit) {
    point.y = value;
    point.cite(std::slice::from_ref(&population.document_id));
    point.decimals = rate_decimals(value);
    let amount = Quantity::new(value, point.decimals).map_or_else(String::new, |q| texts.amount(q, unit));
    point.said = said(texts, point.kind, &amount, point.period);
    let residents = population.value.map(|v| texts.amount(v, &population.unit)).unwrap_or_default();
    let facts = [
        ("value", Fact::Text(amount)),
        ("population", Fact::Text(residents)),
        ("period", Fact::Text(texts.period_short(population.period))),
    ];
    point.words.insert(point.words.len().min(2), texts.with("chart-hover-per-1000", &facts));
}
