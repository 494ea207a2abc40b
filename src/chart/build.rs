//! From picked indicators to a chart: one panel per unit, one line per indicator.

use super::captions;
use super::palette;
use super::running;
use super::spec::{ChartGap, ChartPoint, ChartSpec, LineSpec, Panel, TimeAxisSpec};
use super::ticks;
use crate::analysis::compare;
use crate::model::comparison::Comparison;
use crate::model::indexed::IndexedDataset;
use crate::model::indicator::Indicator;
use crate::model::message::Fact;
use crate::model::observation::{Observation, ObservationStatus, Role};
use crate::model::period::Period;
use crate::model::plan::Plan;
use crate::model::quantity::Quantity;
use crate::model::status::Status;
use crate::model::target::{Revision, Target, TargetKind};
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;
use crate::text::language::Language;
use std::collections::BTreeMap;

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
}

/// One indicator on its way into the chart.
struct Source<'a> {
    request: &'a ChartRequest<'a>,
    texts: &'a Texts,
    indicator: &'a Indicator,
    place: usize,
    unit: &'a Unit,
    plan: Option<&'a Plan>,
    target: Option<&'a Target>,
}

impl Source<'_> {
    fn x(&self, period: Period) -> Option<f64> {
        if self.request.plan_time {
            self.plan.map(|plan| compare::plan_time(plan, period))
        } else {
            Some(period.middle())
        }
    }

    /// A value in the panel's unit; cells printed without a unit are in it already.
    fn y(&self, value: f64, unit: &Unit) -> f64 {
        value * unit.factor_to(self.unit).unwrap_or(1.0)
    }

    fn words(&self, observation: &Observation, amount: &str, role: &str) -> Vec<String> {
        let area = self.area_name();
        let mut words = vec![
            format!("{area} {}", self.indicator.label),
            self.texts.aside(&format!("{role} {amount}"), &self.texts.period(observation.period)),
        ];
        if let Some(status) = self.request.statuses.get(&self.place) {
            let facts = [("status", Fact::Text(self.texts.status(*status)))];
            words.push(self.texts.with("chart-hover-status", &facts));
        }
        if !observation.note.is_empty() {
            words.push(observation.note.clone());
        }
        words.push(source_line(self.request.index, self.texts, observation));
        words
    }

    fn area_name(&self) -> String {
        area_name(self.request.index, self.texts, self.indicator)
    }

    fn point(&self, observation: &Observation) -> Option<ChartPoint> {
        let value = observation.value?;
        let role = self.texts.role(observation.role);
        let amount = self.texts.amount(value, &observation.unit);
        Some(ChartPoint {
            x: self.x(observation.period)?,
            y: self.y(value.value(), &observation.unit),
            words: self.words(observation, &amount, &role),
            partial: observation.partial,
        })
    }
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
    let title = document_title(index, texts, observation);
    match observation.source.source_line {
        Some(line) => {
            texts.with("chart-hover-source", &[("document", Fact::Text(title)), ("line", Fact::Text(line.to_string()))])
        }
        None => texts.with("chart-hover-source-no-line", &[("document", Fact::Text(title))]),
    }
}

fn document_title(index: &IndexedDataset, texts: &Texts, observation: &Observation) -> String {
    let document = index.data().document(&observation.source.document_id);
    document.map_or_else(
        || observation.source.document_id.to_string(),
        |d| if texts.language() == Language::En { d.title_en.clone() } else { d.title.clone() },
    )
}

/// Builds a chart of the picked indicators.
///
/// Indicators whose units cannot be converted into each other never share an axis: each unit has its own panel.
/// On the plan-time axis, indicators without plan years are left out with a remark.
#[must_use]
pub fn chart(request: &ChartRequest<'_>, texts: &Texts) -> ChartSpec {
    let index = request.index;
    let mut panels: Vec<(Unit, Panel)> = Vec::new();
    let mut periods: Vec<Period> = Vec::new();
    let mut without_plan = 0;
    for place in request.picks {
        let Some(indicator) = index.indicator(*place) else { continue };
        let target = index.targets_of(*place).find(|t| t.revision == Revision::Final);
        let plan = plan_of(index, indicator, target);
        if request.plan_time && plan.is_none() {
            without_plan += 1;
            continue;
        }
        let unit = axis_unit(index, *place, indicator);
        let known = panels.iter().position(|(u, _)| u.factor_to(&unit).is_some());
        let at = known.unwrap_or_else(|| {
            let title = match unit.as_str() {
                "" => texts.t("figure-axis-no-unit"),
                unit => texts.with("chart-axis-value", &[("unit", Fact::Text(unit.to_owned()))]),
            };
            panels.push((unit.clone(), Panel { unit: unit.to_string(), title, lines: Vec::new() }));
            panels.len() - 1
        });
        let Some((unit, panel)) = panels.get_mut(at) else { continue };
        let source = Source { request, texts, indicator, place: *place, unit, plan, target };
        let line = line(&source);
        periods.extend(index.observations_of(*place).map(|o| o.period));
        periods.extend(target.map(|t| t.target_period));
        panel.lines.push(line);
    }
    let panels: Vec<Panel> = panels.into_iter().map(|(_, panel)| panel).collect();
    let axis = axis(request, texts, &panels, &periods);
    let remarks = captions::remarks(request, texts, panels.len(), without_plan);
    let title = captions::title(request, texts);
    let alt = captions::alt(request, texts, &periods, &title);
    let key = captions::key(&panels, texts);
    ChartSpec { title, remarks, key, sources: captions::sources(request, texts), axis, panels, alt }
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

fn line(source: &Source<'_>) -> LineSpec {
    let index = source.request.index;
    let observations: Vec<&Observation> = index.observations_of(source.place).collect();
    let sum_up = source.target.is_some_and(|t| t.kind == TargetKind::Accumulate);
    let totals = source.plan.filter(|_| sum_up).map(|plan| running::totals(&observations, plan)).unwrap_or_default();
    let mut line = LineSpec {
        indicator: source.place,
        area: source.indicator.municipality_code,
        name: format!("{} {}", source.area_name(), source.indicator.label),
        style: palette::style(index.data(), source.indicator.municipality_code),
        stretches: Vec::new(),
        loose: Vec::new(),
        gaps: Vec::new(),
        baseline: None,
        target: None,
        since_baseline: None,
        path: None,
        projection: of_role(source, &observations, Role::Projection),
        plan: of_role(source, &observations, Role::Plan),
        running_total: !totals.is_empty(),
        own: false,
    };
    if line.running_total {
        line.name = source.texts.aside(&line.name, &source.texts.t("chart-cumulative"));
    }
    if totals.is_empty() {
        measured(source, &observations, &mut line);
    } else {
        line.stretches = vec![totals.iter().filter_map(|t| running_point(source, t)).collect()];
    }
    aim(source, &observations, &mut line);
    line
}

fn of_role(source: &Source<'_>, observations: &[&Observation], role: Role) -> Vec<ChartPoint> {
    let mut points: Vec<ChartPoint> =
        observations.iter().filter(|o| o.role == role && !o.cumulative).filter_map(|o| source.point(o)).collect();
    points.sort_by(|a, b| a.x.total_cmp(&b.x));
    points
}

fn running_point(source: &Source<'_>, total: &running::Running<'_>) -> Option<ChartPoint> {
    let decimals = total.observation.value.map_or(0, Quantity::decimals);
    let amount = source.texts.amount(Quantity::new(total.total, decimals)?, &total.observation.unit);
    let role = source.texts.t("chart-cumulative");
    Some(ChartPoint {
        x: source.x(total.observation.period)?,
        y: source.y(total.total, &total.observation.unit),
        words: source.words(total.observation, &amount, &role),
        partial: false,
    })
}

/// Measured values in stretches: a missing value between two breaks the line, and so does a change of reckoning.
fn measured(source: &Source<'_>, observations: &[&Observation], line: &mut LineSpec) {
    let only_totals = observations.iter().filter(|o| o.role == Role::Actual && o.value.is_some()).all(|o| o.cumulative);
    let mut shown: Vec<&Observation> = observations
        .iter()
        .copied()
        .filter(|o| matches!(o.role, Role::Actual | Role::Reference) && (only_totals || !o.cumulative))
        .collect();
    shown.sort_by_key(|o| o.period);
    let mut stretch: Vec<ChartPoint> = Vec::new();
    let mut reckoning = None;
    for observation in shown {
        // A sum or mean of several years that is missing leaves no hole between the single years.
        if observation.status == ObservationStatus::Missing && observation.period.is_span() {
            continue;
        }
        if observation.status == ObservationStatus::Missing {
            line.stretches.push(std::mem::take(&mut stretch));
            let reason = observation.missing_reason.map(|r| source.texts.missing_reason(r)).unwrap_or_default();
            if let Some(x) = source.x(observation.period) {
                let words = source.texts.with("chart-hover-missing", &[("reason", Fact::Text(reason))]);
                let period = source.texts.period(observation.period);
                line.gaps.push(ChartGap { x, words: vec![line.name.clone(), period, words] });
            }
            continue;
        }
        let Some(point) = source.point(observation) else { continue };
        if observation.partial || observation.period.is_span() || observation.unusable_reason.is_some() {
            line.loose.push(point);
        } else {
            if reckoning.is_some_and(|kind| kind != observation.period.kind()) {
                line.stretches.push(std::mem::take(&mut stretch));
            }
            reckoning = Some(observation.period.kind());
            stretch.push(point);
        }
    }
    line.stretches.push(stretch);
    line.stretches.retain(|s| !s.is_empty());
}

/// Baseline, target and the straight way between them on which pace is measured.
fn aim(source: &Source<'_>, observations: &[&Observation], line: &mut LineSpec) {
    let baseline = observations.iter().find(|o| o.role == Role::Baseline && o.value.is_some());
    let Some(target) = source.target else {
        line.baseline = baseline.and_then(|o| source.point(o));
        return;
    };
    // A baseline that may not be compared would draw the eye to a difference that means nothing.
    let comparable = target.baseline_reason.is_none() && target.kind != TargetKind::Accumulate;
    line.baseline = baseline.filter(|_| comparable).and_then(|o| source.point(o));
    let base = line.baseline.as_ref().map(|p| p.y);
    let dated = baseline.is_some_and(|o| !o.period_assumed && !o.period.is_span());
    let first = line.stretches.first().and_then(|s| s.first());
    line.since_baseline = line
        .baseline
        .as_ref()
        .zip(first)
        .filter(|(from, to)| dated && from.x < to.x)
        .map(|(from, to)| [[from.x, from.y], [to.x, to.y]]);
    let aimed = source.y(target.value.value(), &target.unit);
    let level = if target.kind == TargetKind::IncreaseStock { base.map(|b| b + aimed) } else { Some(aimed) };
    let (Some(plan), Some(level)) = (source.plan, level) else { return };
    if !target.actual_comparable {
        return;
    }
    let (Some(start), Some(end)) =
        (source.x(Period::Fiscal(plan.first_year - 1)), source.x(Period::Fiscal(plan.last_year)))
    else {
        return;
    };
    let from = match target.kind {
        TargetKind::Accumulate => Some(0.0),
        // A floor under a decline is a level to hold, not a way to go.
        TargetKind::Reach if base.is_some_and(|b| (level - b) * source.indicator.polarity.sign() <= 0.0) => Some(level),
        TargetKind::Reach | TargetKind::IncreaseStock => base,
        TargetKind::EveryYear | TargetKind::Average | TargetKind::Maintain => Some(level),
    };
    line.path = from.map(|from| [[start, from], [end, level]]);
    let amount = source.texts.amount(target.value, &target.unit);
    let period = source.texts.period(target.target_period);
    let named = format!("{} {amount}", source.texts.t("chart-target"));
    let words = vec![line.name.clone(), source.texts.aside(&named, &period)];
    line.target = Some(ChartPoint { x: end, y: level, words, partial: false });
}

fn axis(request: &ChartRequest<'_>, texts: &Texts, panels: &[Panel], periods: &[Period]) -> TimeAxisSpec {
    let lines = panels.iter().flat_map(|p| &p.lines);
    let xs: Vec<f64> = lines
        .flat_map(|l| {
            let path = l.path.iter().flatten().map(|p| p[0]);
            l.points().map(|p| p.x).chain(l.gaps.iter().map(|g| g.x)).chain(path).collect::<Vec<_>>()
        })
        .collect();
    let least = xs.iter().copied().fold(f64::INFINITY, f64::min);
    let most = xs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (least, most) = if least.is_finite() { (least, most) } else { (0.0, 1.0) };
    let margin = if request.plan_time { 0.05 } else { ((most - least) * 0.04).max(0.5) };
    let range = [least - margin, most + margin];
    let (marks, title) = if request.plan_time {
        (ticks::plan_time(range), texts.t("chart-axis-plan-time"))
    } else {
        (ticks::calendar(texts, periods), texts.t("chart-axis-period"))
    };
    TimeAxisSpec { plan_time: request.plan_time, range, marks, title }
}
