//! The words around a chart: title, remarks, key, sources and alternative text.

use super::arrange::Panels;
use super::panels::one_indicator;
use super::request::{ChartRequest, area_name};
use super::spec::{BarSpec, ChartSpec, KeyMark, LineSpec, Panel};
use crate::model::comparison::Grade;
use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
use crate::model::period::Period;
use crate::model::place::{IndicatorPlace, SeriesPlace};
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;
use std::collections::BTreeSet;

/// The name of the comparison, or of the first drawn indicator and how many more there are; of the first pick where
/// none is drawn.
pub(super) fn title(request: &ChartRequest<'_>, texts: &Texts, panels: &[Panel]) -> String {
    if let Some(comparison) = request.comparison {
        return texts.comparison(comparison).to_owned();
    }
    let drawn = drawn(request, panels);
    let named = if drawn.is_empty() { request.picks } else { &drawn };
    let mut series = named.iter().filter_map(|p| request.index.series(*p));
    let Some(first) = series.next() else { return String::new() };
    let more = series.count();
    if one_indicator(request, named.iter().copied()) {
        let facts =
            [("indicator", Fact::Text(texts.indicator(first.indicator))), ("count", Fact::Number((more + 1) as f64))];
        return texts.with("chart-title-areas", &facts);
    }
    let label =
        Fact::Text(format!("{} {}", area_name(request.index, texts, first.area), texts.indicator(first.indicator)));
    if more == 0 {
        texts.with("chart-title", &[("indicator", label)])
    } else {
        texts.with("chart-title-several", &[("indicator", label), ("count", Fact::Number(more as f64))])
    }
}

/// The picks that are drawn, in the order of picking: others could not be put on the scale, or have no value here.
pub(super) fn drawn(request: &ChartRequest<'_>, panels: &[Panel]) -> Vec<SeriesPlace> {
    let lines = panels.iter().flat_map(|panel| panel.lines.iter().map(|line| line.series));
    let bars = panels.iter().flat_map(|panel| panel.bars.iter().map(|bar| bar.series));
    let drawn: BTreeSet<SeriesPlace> = lines.chain(bars).collect();
    request.picks.iter().copied().filter(|place| drawn.contains(place)).collect()
}

/// What must be said with the figure wherever it goes: grade, units, what is left out, the ruler.
pub(super) fn remarks(request: &ChartRequest<'_>, texts: &Texts, panels: &[Panel], without_plan: usize) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(comparison) = request.comparison {
        let reason = texts.comparison_reason(comparison).to_owned();
        let key = if comparison.grade == Grade::LookAlike { "chart-look-alike" } else { "chart-grade" };
        let facts = [("grade", Fact::Text(texts.grade(comparison.grade))), ("reason", Fact::Text(reason))];
        remarks.push(texts.with(key, &facts));
    }
    let by_unit = request.arrangement.panels == Panels::ByUnit;
    if panels.len() > 1 && by_unit {
        remarks.push(texts.t("chart-several-units"));
    }
    if panels.len() > 1 && !by_unit && request.arrangement.own_scales {
        remarks.push(texts.t("chart-own-scales"));
    }
    if without_plan > 0 {
        remarks.push(self::without_plan(without_plan, texts));
    }
    if !request.ruler.is_empty() {
        remarks.push(request.ruler.to_owned());
    }
    remarks
}

/// How many picks have no plan years to be drawn on.
pub(super) fn without_plan(count: usize, texts: &Texts) -> String {
    texts.with("chart-without-plan", &[("count", Fact::Number(count as f64))])
}

/// The marks that occur, with their meaning in words.
pub(super) fn key(panels: &[Panel], texts: &Texts) -> Vec<(KeyMark, String)> {
    let any = |has: &dyn Fn(&LineSpec) -> bool| panels.iter().flat_map(|p| &p.lines).any(has);
    let any_bar = |has: &dyn Fn(&BarSpec) -> bool| panels.iter().flat_map(|p| &p.bars).any(has);
    let mut key = Vec::new();
    let mut explain = |present: bool, mark: KeyMark, words: String| {
        if present {
            key.push((mark, words));
        }
    };
    explain(
        any(&|l| l.baseline.is_some()) || any_bar(&|b| b.baseline.is_some()),
        KeyMark::Baseline,
        texts.t("chart-baseline"),
    );
    explain(any(&|l| l.target.is_some()) || any_bar(&|b| b.target.is_some()), KeyMark::Target, texts.t("chart-target"));
    explain(any_bar(&|b| b.first.is_some()), KeyMark::First, texts.t("chart-first"));
    explain(any(&|l| l.path.is_some()), KeyMark::Path, texts.t("chart-path"));
    let (projected, planned) = (any(&|l| !l.projection.is_empty()), any(&|l| !l.plan.is_empty()));
    let both = [(projected, "chart-projection"), (planned, "chart-plan")];
    let names: Vec<String> = both.iter().filter(|(p, _)| *p).map(|(_, k)| texts.t(k)).collect();
    explain(projected || planned, KeyMark::Others, names.join("・"));
    explain(any(&|l| l.forecast.is_some()), KeyMark::Forecast, texts.t("forecast-key"));
    explain(any(&|l| !l.loose.is_empty()), KeyMark::Partial, texts.t("chart-loose"));
    explain(any_bar(&BarSpec::is_hollow), KeyMark::HollowBar, texts.t("chart-bar-hollow"));
    explain(any(&|l| !l.gaps.is_empty()), KeyMark::Missing, texts.t("chart-missing"));
    key
}

/// Most bars or areas that the alternative text lists; the table has them all.
const MOST_SPOKEN: usize = 12;

/// Most areas that are named as having no value; the others are counted.
const MOST_ABSENT: usize = 8;

/// The picked areas that have no value of anything picked, in one short line; empty where all have one.
pub(super) fn absent(request: &ChartRequest<'_>, texts: &Texts) -> String {
    let index = request.index;
    let indicators: BTreeSet<IndicatorPlace> = request.picks.iter().map(|place| index.position_of(*place)).collect();
    let has = |area: AreaCode| {
        let mut places = indicators.iter().filter_map(|position| index.place_at(*position, area));
        places.any(|place| {
            index.observations_of(place).any(|row| row.value.is_some()) || index.targets_of(place).next().is_some()
        })
    };
    let absent: Vec<AreaCode> = request.areas.iter().copied().filter(|area| !has(*area)).collect();
    if absent.is_empty() || indicators.is_empty() {
        return String::new();
    }
    let first: Vec<String> = absent.iter().take(MOST_ABSENT).map(|area| area_name(index, texts, *area)).collect();
    let mut areas = texts.list(&first);
    if absent.len() > first.len() {
        let more = Fact::Number((absent.len() - first.len()) as f64);
        areas = texts.with("chart-named-more", &[("named", Fact::Text(areas)), ("count", more)]);
    }
    texts.with("chart-absent", &[("areas", Fact::Text(areas))])
}

/// The chart in a sentence; of bars with their values.
pub(super) fn alt(
    request: &ChartRequest<'_>,
    texts: &Texts,
    panels: &[Panel],
    periods: &[Period],
    title: &str,
) -> String {
    let bars: Vec<&BarSpec> = panels.iter().flat_map(|p| &p.bars).collect();
    if !bars.is_empty() {
        let said = |bar: &&BarSpec| {
            let value = bar.value.as_ref().map_or(&bar.missing, |point| &point.said);
            texts.pair(&bar.name, value)
        };
        let values: Vec<String> = bars.iter().take(MOST_SPOKEN).map(said).collect();
        let facts = [("indicator", Fact::Text(title.to_owned())), ("values", Fact::Text(texts.list(&values)))];
        return texts.with("chart-alt-bars", &facts);
    }
    let (Some(first), Some(last)) = (periods.iter().min(), periods.iter().max()) else { return String::new() };
    let mut seen = BTreeSet::new();
    let mut areas: Vec<String> = Vec::new();
    for indicator in request.picks.iter().filter_map(|p| request.index.series(*p)) {
        if seen.insert(indicator.area) && areas.len() < MOST_SPOKEN {
            areas.push(area_name(request.index, texts, indicator.area));
        }
    }
    let mut areas_said = texts.list(&areas);
    if seen.len() > areas.len() {
        let more = ("more", Fact::Number((seen.len() - areas.len()) as f64));
        areas_said = texts.with("chart-alt-more", &[("areas", Fact::Text(areas_said)), more]);
    }
    texts.with(
        "chart-alt",
        &[
            ("indicator", Fact::Text(title.to_owned())),
            ("municipalities", Fact::Text(areas_said)),
            ("first", Fact::Text(texts.period_short(*first))),
            ("last", Fact::Text(texts.period_short(*last))),
        ],
    )
}

/// Most gaps that a figure names; the rest is counted.
const MOST_GAPS: usize = 8;

/// The missing values with their reasons, in one note; nothing where none is missing.
pub(super) fn missing(spec: &ChartSpec, texts: &Texts) -> Option<String> {
    let lines = spec.panels.iter().flat_map(|p| &p.lines);
    let in_lines = lines.flat_map(|line| {
        line.gaps.iter().map(|gap| {
            let when = texts.period_short(gap.period);
            texts.aside(&format!("{} {when}", line.name), &gap.reason)
        })
    });
    let bars = spec.panels.iter().flat_map(|p| &p.bars).filter(|bar| !bar.missing.is_empty());
    let gaps: Vec<String> = in_lines.chain(bars.map(|bar| texts.aside(&bar.name, &bar.missing))).collect();
    let named = gaps.get(..MOST_GAPS.min(gaps.len())).unwrap_or_default();
    let facts = [("count", Fact::Number(gaps.len() as f64)), ("gaps", Fact::Text(texts.list(named)))];
    let more = ("more", Fact::Number(gaps.len().saturating_sub(MOST_GAPS) as f64));
    match gaps.len() {
        0 => None,
        1..=MOST_GAPS => Some(texts.with("figure-missing", &facts)),
        _ => Some(texts.with("figure-missing-more", &[&facts[..], &[more]].concat())),
    }
}

/// What is shown, with its units; the units alone where the title says the rest.
pub(super) fn subtitle(spec: &ChartSpec, title: &str, texts: &Texts) -> String {
    let units = spec.panels.iter().map(|panel| texts.unit(&Unit::new(panel.unit.as_str())));
    let mut units: Vec<String> = units.filter(|unit| !unit.is_empty()).collect();
    units.dedup();
    let is_said = title.starts_with(&spec.title);
    if units.is_empty() {
        return if is_said { String::new() } else { spec.title.clone() };
    }
    let units = Fact::Text(texts.list(&units));
    if is_said {
        return texts.with("figure-units", &[("units", units)]);
    }
    texts.with("figure-subtitle", &[("title", Fact::Text(spec.title.clone())), ("units", units)])
}
