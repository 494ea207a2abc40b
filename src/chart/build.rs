//! From picked indicators to a chart: arranged in panels, on the scale asked for, as lines or as bars.

use super::arrange::{Arrangement, Mark, Panels, Scale};
use super::cited::Cited;
use super::palette::Styles;
use super::panels::{self, Group};
use super::request::ChartRequest;
use super::scale::{self, Notes};
use super::series::{self, Source};
use super::spec::PointKind::{Baseline, Target as Aim};
use super::spec::{Around, CROWD, ChartSpec, KeyMark};
use super::{aim, axis, bars, captions, events, forecast, headline, table};
use crate::analysis::compare::Populations;
use crate::frame::{Cube, ObservationRef};
use crate::model::comparison::Grade;
use crate::model::indicator::Indicator;
use crate::model::municipality::AreaCode;
use crate::model::observation::Role;
use crate::model::place::SeriesPlace;
use crate::model::plan::Plan;
use crate::model::target::{Revision, Target};
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;
use std::collections::BTreeSet;

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
    let mark = form(request.index, request.picks, request.arrangement.mark, request.plan_time);
    let request = &ChartRequest { arrangement: Arrangement { mark, ..request.arrangement }, ..*request };
    let Filled { groups, without_plan, notes } = fill(request, texts);
    let arrangement = &request.arrangement;
    let mut panels = panels::finish(groups, request, texts);
    if mark.is_of_one_time() {
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
    // That a baseline has no date of its own is usual, and is said where it stands.
    let undated = |o: ObservationRef<'_>| o.period_assumed && o.value.is_some() && o.role != Role::Baseline;
    let assumed = |place: &SeriesPlace| request.index.observations_of(*place).any(undated);
    let remark = request.picks.iter().any(assumed).then(|| texts.t("table-period-assumed"));
    remarks.splice(at..at, notes.remarks(texts).into_iter().chain(remark));
    let mut refused = notes.refusals(texts);
    refused.extend((without_plan > 0).then(|| captions::without_plan(without_plan, texts)));
    let title = captions::title(request, texts, &panels);
    let events = if mark == Mark::Lines { events::marks(request, texts, &panels, &axis) } else { Vec::new() };
    let alt = captions::alt(request, texts, &panels, &periods, &title);
    let alt = std::iter::once(alt).chain(events::spoken(&events, texts)).collect::<Vec<_>>().join(" ");
    let mut spec = ChartSpec {
        remarks,
        key: if mark == Mark::Table { Vec::new() } else { captions::key(&panels, texts) },
        form: mark,
        table: None,
        sources: Vec::new(),
        alt,
        title,
        finding: String::new(),
        axis,
        panels,
        warns: request.comparison.is_some_and(|c| c.grade == Grade::LookAlike),
        multiples,
        no_value: texts.t("chart-reading-none"),
        lacking: String::new(),
        around: Box::new(Around { absent: captions::absent(request, texts), events }),
    };
    if mark == Mark::Dumbbell {
        // Marks of such values are hollow here, not bars.
        for (key, _) in spec.key.iter_mut().filter(|(key, _)| *key == KeyMark::HollowBar) {
            *key = KeyMark::Partial;
        }
    }
    spec.table = (mark == Mark::Table).then(|| table::table(&spec, texts));
    spec.sources = Cited::of_chart(request.index, &spec).lines(texts);
    spec.lacking = headline::lacking(&spec, &refused, texts);
    spec.finding = headline::headline(request, &spec, texts);
    spec
}

/// Every pick as a line of its panel.
fn fill(request: &ChartRequest<'_>, texts: &Texts) -> Filled {
    let index = request.index;
    let mut filled = Filled::default();
    let styles = Styles::among(index.data(), request.areas);
    // The first line of an area has its own look, and no further line may look like it.
    let areas = request.picks.iter().filter_map(|place| index.series(*place)).map(|series| series.area);
    let mut looks: BTreeSet<_> = areas.map(|area| styles.get(index.data(), area)).map(|s| (s.dash, s.marker)).collect();
    let mut drawn: BTreeSet<(usize, AreaCode)> = BTreeSet::new();
    let populations = (request.arrangement.scale == Scale::PerThousand).then(|| {
        let all = Populations::of(index);
        let source = all.source_for(request.picks.iter().copied());
        (all, source)
    });
    for place in request.picks {
        let Some(series) = index.series(*place) else { continue };
        let target = index.targets_of(*place).find(|t| t.revision == Revision::Final);
        let plan = plan_of(index, series.indicator, target);
        if request.plan_time && plan.is_none() && request.arrangement.mark == Mark::Lines {
            filled.without_plan += 1;
            continue;
        }
        let unit = axis_unit(index, *place, series.indicator);
        let at = panels::take(&mut filled.groups, request, series, &unit);
        // Only lines of one panel can be taken for each other.
        let base = styles.get(index.data(), series.area);
        let style = if drawn.insert((at, series.area)) { base } else { base.varied(&looks) };
        looks.insert((style.dash, style.marker));
        let Some(group) = filled.groups.get_mut(at) else { continue };
        // An index has no unit: each series keeps its own until it is divided by its base.
        let unit = if request.arrangement.scale == Scale::Index { unit } else { group.unit.clone() };
        let source =
            Source { request, texts, series, style, unit: &unit, plan, target, populations: populations.as_ref() };
        let mut line = series::line(&source);
        aim::aim(&source, &index.observations_of(*place).collect::<Vec<_>>(), &mut line);
        // A change may be counted from a year that is not shown.
        let start = scale::start(&line, &request.arrangement);
        if request.arrangement.years.is_some() {
            // Beside a bar, baseline and target are marks and not years.
            let aims = |kind| request.arrangement.mark.is_of_one_time() && matches!(kind, Baseline | Aim);
            line.retain(|point| request.arrangement.shows(point.period) || aims(point.kind));
            line.gaps.retain(|gap| request.arrangement.shows(gap.period));
            if line.points().next().is_none() && line.gaps.is_empty() {
                filled.notes.refuse("chart-outside-years", line.name);
                continue;
            }
        }
        if request.picks.len() <= CROWD {
            forecast::extend(&source, &mut line, &mut filled.notes);
        } else if request.arrangement.forecast > 0 {
            filled.notes.crowd();
        }
        group.lines.extend(scale::scaled(&source, line, start, &mut filled.notes));
    }
    filled
}

/// The form of a chart: the one that was chosen, else rows from baseline to target where no picked series has more than
/// two points in time, which give no line, and lines elsewhere.
#[must_use]
pub fn form(index: &Cube, picks: &[SeriesPlace], chosen: Mark, plan_time: bool) -> Mark {
    let points = |place: &SeriesPlace| {
        let with_value = index.observations_of(*place).filter(|o| o.value.is_some());
        with_value.map(|o| o.period).collect::<BTreeSet<_>>().len()
    };
    match chosen {
        Mark::Auto if !plan_time && !picks.is_empty() && picks.iter().all(|place| points(place) <= 2) => Mark::Dumbbell,
        Mark::Auto => Mark::Lines,
        chosen => chosen,
    }
}

/// The Western years in which anything was measured among some indicators, for choosing among them.
#[must_use]
pub fn years(index: &Cube, picks: &[SeriesPlace]) -> BTreeSet<u16> {
    let observations = picks.iter().flat_map(|place| index.observations_of(*place));
    let shown = observations.filter(|o| o.value.is_some() && o.role != Role::Baseline);
    shown.map(|o| o.period.last_year()).collect()
}

/// The plan whose years an indicator is measured on.
fn plan_of<'a>(index: &'a Cube, indicator: &Indicator, target: Option<&Target>) -> Option<&'a Plan> {
    let id = target.map(|t| &t.plan_id).or(indicator.plan_id.as_ref())?;
    index.data().plan(id)
}

/// The unit of the values where one is printed, else that of the label.
fn axis_unit(index: &Cube, place: SeriesPlace, indicator: &Indicator) -> Unit {
    let printed = index.observations_of(place).filter(|o| o.value.is_some() && o.role == Role::Actual);
    printed.map(|o| &o.facet().unit).find(|u| !u.as_str().is_empty()).unwrap_or(&indicator.unit).clone()
}
