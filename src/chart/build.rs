//! From picked indicators to a chart: arranged in panels, on the scale asked for, as lines or as bars.

use super::arrange::{Arrangement, Mark, Panels, Scale};
use super::panels::{self, Group};
use super::scale::{self, Notes};
use super::series::{self, Source};
use super::spec::ChartSpec;
use super::spec::PointKind::{Baseline, Target as Aim};
use super::{axis, bars, captions, headline};
use crate::model::comparison::{Comparison, Grade};
use crate::model::document::Provenance;
use crate::model::indexed::IndexedDataset;
use crate::model::indicator::Indicator;
use crate::model::message::Fact;
use crate::model::observation::{Observation, Role};
use crate::model::plan::Plan;
use crate::model::status::Status;
use crate::model::target::{Revision, Target};
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;
use crate::text::language::Language;
use std::collections::{BTreeMap, BTreeSet};

/// What a chart is made from.
#[derive(Debug, Clone, Copy)]
pub struct ChartRequest<'a> {
    /// The data.
    pub index: &'a IndexedDataset,
    /// Places of the picked indicators, in the order of picking.
    pub picks: &'a [usize],
    /// Status of each picked indicator that has a target.
    pub statuses: &'a BTreeMap<usize, Status>,
    /// Whether the axis counts shares of the plan.
    pub plan_time: bool,
    /// The comparison whose members are shown, with its grade and reason.
    pub comparison: Option<&'a Comparison>,
    /// The ruler in words, for the remarks.
    pub ruler: &'a str,
    /// Scale, panels, lines or bars, years.
    pub arrangement: Arrangement,
}

/// The name of an indicator's area in the reader's language.
#[must_use]
pub fn area_name(index: &IndexedDataset, texts: &Texts, indicator: &Indicator) -> String {
    let area = index.data().municipality(indicator.municipality_code);
    area.map_or_else(
        || indicator.municipality_code.to_string(),
        |a| if texts.language() == Language::En { a.name_en.clone() } else { a.name.clone() },
    )
}

/// Where a value was read, in one line.
#[must_use]
pub fn source_line(index: &IndexedDataset, texts: &Texts, observation: &Observation) -> String {
    let title = document_title(index, texts, &observation.source);
    match observation.source.source_line {
        Some(line) => {
            texts.with("chart-hover-source", &[("document", Fact::Text(title)), ("line", Fact::Text(line.to_string()))])
        }
        None => texts.with("chart-hover-source-no-line", &[("document", Fact::Text(title))]),
    }
}

/// The title of a document in the reader's language; its id where the store has none.
pub(super) fn document_title(index: &IndexedDataset, texts: &Texts, source: &Provenance) -> String {
    let document = index.data().document(&source.document_id);
    document.map_or_else(
        || source.document_id.to_string(),
        |d| if texts.language() == Language::En { d.title_en.clone() } else { d.title.clone() },
    )
}

/// What was left out of a chart, and what must be said about the rest.
#[derive(Debug, Default)]
struct Filled {
    groups: Vec<Group>,
    without_plan: usize,
    notes: Notes,
}

/// Builds a chart of the picked indicators.
///
/// Indicators whose units cannot be converted into each other never share an axis: each unit has its own panel.
/// On the plan-time axis, indicators without plan years are left out with a remark; so is what cannot be put on
/// the scale asked for, and what has no value among the years shown.
#[must_use]
pub fn chart(request: &ChartRequest<'_>, texts: &Texts) -> ChartSpec {
    let Filled { groups, without_plan, notes } = fill(request, texts);
    let arrangement = &request.arrangement;
    let mut panels = panels::finish(groups, request, texts);
    if arrangement.mark == Mark::Bars {
        for panel in &mut panels {
            let lines = std::mem::take(&mut panel.lines);
            panel.bars = lines.into_iter().map(|line| bars::bar(line, arrangement, texts)).collect();
        }
    }
    let multiples = arrangement.panels != Panels::ByUnit;
    if multiples && !arrangement.own_scales {
        panels::share_scales(&mut panels);
    }
    let periods = axis::periods(&panels);
    let axis = axis::axis(request, texts, &panels, &periods);
    let mut remarks = captions::remarks(request, texts, &panels, without_plan);
    let at = remarks.len() - usize::from(!request.ruler.is_empty());
    remarks.splice(at..at, notes.remarks(texts));
    let title = captions::title(request, texts);
    let mut spec = ChartSpec {
        remarks,
        key: captions::key(&panels, texts),
        sources: captions::sources(request, texts),
        alt: captions::alt(request, texts, &panels, &periods, &title),
        title,
        finding: String::new(),
        axis,
        panels,
        warns: request.comparison.is_some_and(|c| c.grade == Grade::LookAlike),
        multiples,
        no_value: texts.t("chart-reading-none"),
    };
    spec.finding = headline::headline(request, &spec, texts);
    spec
}

/// Every pick as a line of its panel.
fn fill(request: &ChartRequest<'_>, texts: &Texts) -> Filled {
    let index = request.index;
    let mut filled = Filled::default();
    for place in request.picks {
        let Some(indicator) = index.indicator(*place) else { continue };
        let target = index.targets_of(*place).find(|t| t.revision == Revision::Final);
        let plan = plan_of(index, indicator, target);
        if request.plan_time && plan.is_none() && request.arrangement.mark == Mark::Lines {
            filled.without_plan += 1;
            continue;
        }
        let unit = axis_unit(index, *place, indicator);
        let at = panels::take(&mut filled.groups, request, indicator, &unit);
        let Some(group) = filled.groups.get_mut(at) else { continue };
        // An index has no unit: each series keeps its own until it is divided by its base.
        let unit = if request.arrangement.scale == Scale::Index { unit } else { group.unit.clone() };
        let source = Source { request, texts, indicator, place: *place, unit: &unit, plan, target };
        let mut line = series::line(&source);
        if request.arrangement.years.is_some() {
            // Beside a bar, baseline and target are marks and not years.
            let aims = |kind| request.arrangement.mark == Mark::Bars && matches!(kind, Baseline | Aim);
            line.retain(|point| request.arrangement.shows(point.period) || aims(point.kind));
            line.gaps.retain(|gap| request.arrangement.shows(gap.period));
            if line.points().next().is_none() && line.gaps.is_empty() {
                filled.notes.refuse("chart-outside-years", line.name);
                continue;
            }
        }
        group.lines.extend(scale::scaled(&source, line, &mut filled.notes));
    }
    filled
}

/// The Western years in which anything was measured among some indicators, for choosing among them.
#[must_use]
pub fn years(index: &IndexedDataset, picks: &[usize]) -> BTreeSet<u16> {
    let observations = picks.iter().flat_map(|place| index.observations_of(*place));
    let shown = observations.filter(|o| o.value.is_some() && o.role != Role::Baseline);
    shown.map(|o| o.period.last_year()).collect()
}

/// The plan whose years an indicator is measured on.
fn plan_of<'a>(index: &'a IndexedDataset, indicator: &Indicator, target: Option<&Target>) -> Option<&'a Plan> {
    let id = target.map(|t| &t.plan_id).or(indicator.plan_id.as_ref())?;
    index.data().plan(id)
}

/// The unit of the values where one is printed, else that of the label.
fn axis_unit(index: &IndexedDataset, place: usize, indicator: &Indicator) -> Unit {
    let printed = index.observations_of(place).filter(|o| o.value.is_some() && o.role == Role::Actual);
    printed.map(|o| &o.unit).find(|u| !u.as_str().is_empty()).unwrap_or(&indicator.unit).clone()
}
