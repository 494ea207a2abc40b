//! Which series stand in one panel, what the panel is called, and which scale it shares with others.

use super::arrange::{Panels, Scale};
use super::request::{ChartRequest, area_name};
use super::spec::{CROWD, LineSpec, Panel};
use crate::model::breakdown::Breakdown;
use crate::model::indexed::Series;
use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
use crate::model::place::SeriesPlace;
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;
use std::collections::{BTreeMap, BTreeSet};

/// What the series of one panel have in common beside their unit.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Common {
    Unit,
    City(AreaCode),
    /// Label and breakdown: parts of one whole have the same label.
    Indicator(String, Vec<Breakdown>),
}

/// A panel that is being filled.
#[derive(Debug)]
pub(super) struct Group {
    common: Common,
    /// The place of its first series.
    first: SeriesPlace,
    /// The unit of its first series, to which the others are converted.
    pub unit: Unit,
    /// Its lines.
    pub lines: Vec<LineSpec>,
}

/// The place of the panel that takes a series; a new panel is made where there is none.
pub(super) fn take(groups: &mut Vec<Group>, request: &ChartRequest<'_>, series: Series<'_>, unit: &Unit) -> usize {
    let common = match request.arrangement.panels {
        Panels::ByUnit => Common::Unit,
        Panels::ByCity => Common::City(series.area),
        Panels::ByIndicator => Common::Indicator(series.label.clone(), series.breakdown.clone()),
    };
    // Indexed series have no unit left that could keep them apart.
    let indexed = request.arrangement.scale == Scale::Index;
    // Nobody knows whether two values without a unit count the same, unless somebody has compared them or the file calls
    // them the same.
    let alike =
        |other: Series<'_>| other.label == series.label || other.concept.is_some_and(|c| series.concept == Some(c));
    let is_known = !unit.as_str().is_empty() || request.comparison.is_some();
    let same = |g: &Group| is_known || request.index.series(g.first).is_some_and(alike);
    let fits = |g: &Group| g.common == common && (indexed || (g.unit.factor_to(unit).is_some() && same(g)));
    groups.iter().position(fits).unwrap_or_else(|| {
        // Panels side by side count in the same measure: one in 人 and one in 万人 would be misread.
        let measure = groups.iter().map(|g| &g.unit).find(|known| known.factor_to(unit).is_some());
        let unit = measure.unwrap_or(unit).clone();
        groups.push(Group { common, first: series.place, unit, lines: Vec::new() });
        groups.len() - 1
    })
}

/// What the axis of a panel measures, in words.
fn measure(texts: &Texts, scale: Scale, unit: &Unit) -> String {
    let unit_fact = [("unit", Fact::Text(texts.unit(unit)))];
    match (scale, unit.as_str()) {
        (Scale::Index, _) => texts.t("chart-axis-index"),
        (Scale::PerThousand, _) => texts.with("chart-axis-per-1000", &unit_fact),
        (Scale::Change, "") => texts.t("chart-axis-change"),
        (Scale::Change, _) if unit.is_percent() => texts.t("chart-axis-change-points"),
        (Scale::Change, _) => texts.with("chart-axis-change-unit", &unit_fact),
        (Scale::Own, "") => texts.t("chart-axis-plain"),
        (Scale::Own, _) => texts.with("chart-axis-value", &unit_fact),
    }
}

/// The panels of the filled groups, with headings, and the names that their lines then still need.
pub(super) fn finish(groups: Vec<Group>, request: &ChartRequest<'_>, texts: &Texts) -> Vec<Panel> {
    let arrangement = &request.arrangement;
    let filled: Vec<Group> = groups.into_iter().filter(|g| !g.lines.is_empty()).collect();
    let several = filled.len() > 1;
    filled
        .into_iter()
        .map(|group| {
            let Group { common, unit, mut lines, .. } = group;
            let measure = measure(texts, arrangement.scale, &unit);
            let single = lines.len() == 1;
            // Lines of one indicator are told apart by their areas; what it is stands in the title, of several panels in
            // the heading of its own.
            let alike = one_indicator(request, lines.iter().map(|line| line.series));
            let named = |line: &LineSpec| request.index.series(line.series).map(|i| texts.indicator(i.indicator));
            let heading = lines.first().and_then(|line| match &common {
                Common::Unit => named(line).filter(|_| several && alike),
                _ if single => Some(line.name.clone()),
                Common::City(_) => request.index.series(line.series).map(|i| area_name(request.index, texts, i.area)),
                Common::Indicator(..) => named(line),
            });
            for line in &mut lines {
                let indicator = request.index.series(line.series);
                let total = |name: String| {
                    if line.running_total { texts.aside(&name, &texts.t("chart-cumulative")) } else { name }
                };
                line.shown = match (&common, indicator) {
                    (Common::Unit, Some(i)) if alike => total(area_name(request.index, texts, i.area)),
                    (Common::Unit, _) | (_, None) => line.name.clone(),
                    _ if single => String::new(),
                    (Common::City(_), Some(i)) => total(texts.indicator(i.indicator)),
                    (Common::Indicator(..), Some(i)) => total(area_name(request.index, texts, i.area)),
                };
            }
            end_values(texts, &mut lines);
            let title = heading.map_or(measure.clone(), |name| texts.pair(&name, &measure));
            let unit = if arrangement.scale == Scale::Index { String::new() } else { unit.to_string() };
            Panel { unit, title, lines, bars: Vec::new(), range: None }
        })
        .collect()
}

/// Writes the last value of each line: alone where it is measured and all lines end in its year, else with its period
/// and with what it is. A crowd has room for names only.
fn end_values(texts: &Texts, lines: &mut [LineSpec]) {
    if lines.len() > CROWD {
        return;
    }
    let years: BTreeSet<u16> = lines.iter().filter_map(|line| Some(line.end()?.period.last_year())).collect();
    for line in lines {
        let Some(end) = line.end() else { continue };
        let period = texts.aside("", &texts.period_short(end.period));
        let alone = end.said.strip_suffix(&period).filter(|_| years.len() == 1);
        line.end_value = alone.unwrap_or(&end.said).to_owned();
    }
}

/// Whether several series are all of one indicator.
pub(super) fn one_indicator(request: &ChartRequest<'_>, places: impl Iterator<Item = SeriesPlace>) -> bool {
    let mut ids = places.filter_map(|place| request.index.series(place)).map(|s| &s.indicator.indicator_id);
    let first = ids.next();
    let mut others = 0;
    first.is_some_and(|first| ids.inspect(|_| others += 1).all(|id| id == first)) && others > 0
}

/// Gives the small multiples of one unit one scale.
pub(super) fn share_scales(panels: &mut [Panel]) {
    let mut common: BTreeMap<String, (usize, [f64; 2])> = BTreeMap::new();
    for panel in panels.iter() {
        let Some([least, most]) = panel.extent() else { continue };
        let (count, range) = common.entry(panel.unit.clone()).or_insert((0, [least, most]));
        *count += 1;
        *range = [range[0].min(least), range[1].max(most)];
    }
    for panel in panels {
        panel.range = common.get(&panel.unit).filter(|(count, _)| *count > 1).map(|(_, range)| *range);
    }
}
