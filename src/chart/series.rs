//! One picked series as a line: its measured values, gaps, running totals and what others expect.

use super::observed;
use super::palette::Style;
use super::request::{ChartRequest, area_name, source_line};
use super::running;
use super::spec::{CROWD, ChartGap, ChartPoint, LineSpec, PointKind};
use crate::analysis::compare::{self, Populations, Residents};
use crate::analysis::derived;
use crate::frame::ObservationRef;
use crate::model::indexed::Series;
use crate::model::indicator::Concept;
use crate::model::message::Fact;
use crate::model::observation::{ObservationStatus, Role};
use crate::model::period::Period;
use crate::model::plan::Plan;
use crate::model::quantity::Quantity;
use crate::model::target::{Target, TargetKind};
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;

/// One series on its way into the chart.
pub(super) struct Source<'a> {
    pub request: &'a ChartRequest<'a>,
    pub texts: &'a Texts,
    pub series: Series<'a>,
    pub style: Style,
    /// The unit of its panel.
    pub unit: &'a Unit,
    pub plan: Option<&'a Plan>,
    pub target: Option<&'a Target>,
    /// What values per 1,000 residents are divided by: populations of one source for the whole picture.
    pub populations: Option<&'a (Populations<'a>, Concept)>,
}

/// What is said of a value in one phrase: `278件（R3年度）`, `目標値 300件（R6年度）`.
pub(super) fn said(texts: &Texts, kind: PointKind, amount: &str, period: Period) -> String {
    let named = kind_name(texts, kind).map_or_else(|| amount.to_owned(), |name| format!("{name} {amount}"));
    texts.aside(&named, &texts.period_short(period))
}

/// The word for a kind of point; measured values need none.
fn kind_name(texts: &Texts, kind: PointKind) -> Option<String> {
    Some(match kind {
        PointKind::Actual => return None,
        PointKind::Total => texts.t("chart-cumulative"),
        PointKind::Reference => texts.role(Role::Reference),
        PointKind::Baseline => texts.t("chart-baseline"),
        PointKind::Target => texts.t("chart-target"),
        PointKind::Projection => texts.role(Role::Projection),
        PointKind::Plan => texts.role(Role::Plan),
        PointKind::Forecast => texts.t("chart-forecast"),
    })
}

impl Source<'_> {
    pub fn x(&self, period: Period) -> Option<f64> {
        if self.request.plan_time {
            self.plan.map(|plan| compare::plan_time(plan, period))
        } else {
            Some(period.middle())
        }
    }

    /// A value in the panel's unit; cells printed without a unit are in it already.
    pub fn y(&self, value: f64, unit: &Unit) -> f64 {
        value * unit.factor_to(self.unit).unwrap_or(1.0)
    }

    /// Decimals of a value in the panel's unit: 12人 in 千人 is 0.012.
    pub fn decimals(&self, printed: u8, unit: &Unit) -> u8 {
        let factor = unit.factor_to(self.unit).unwrap_or(1.0);
        let shift = (0u8..10).find(|n| factor * 10f64.powi(i32::from(*n)) >= 0.999).unwrap_or(10);
        let saved = (0u8..10).rfind(|n| factor >= 10f64.powi(i32::from(*n)) * 0.999).unwrap_or(0);
        (printed + shift).saturating_sub(saved)
    }

    fn words(&self, observation: ObservationRef<'_>, amount: &str, role: impl Fn() -> String) -> Vec<String> {
        if self.request.picks.len() > CROWD {
            return Vec::new();
        }
        let role = role();
        let mut words = vec![
            format!("{} {}", self.area_name(), self.texts.indicator(self.series.indicator)),
            self.texts.aside(&format!("{role} {amount}"), &self.texts.period(observation.period)),
        ];
        if let Some(status) = self.request.statuses.get(&self.series.place) {
            let facts = [("status", Fact::Text(self.texts.status(*status)))];
            words.push(self.texts.with("chart-hover-status", &facts));
        }
        words.extend(observed::remarks(self.texts, observation));
        if !observation.note().is_empty() {
            words.push(self.texts.note(observation.note()));
        }
        words.extend(self.member_note());
        let index = self.request.index;
        let sources = index.sources_of(observation.row);
        if !sources.is_empty() {
            let calculation = [("calculation", Fact::Text(observation.raw_text().into_owned()))];
            words.push(self.texts.with("derived-calculation", &calculation));
        }
        for line in std::iter::once(observation).chain(sources).map(|row| source_line(index, self.texts, row)) {
            if !words.contains(&line) {
                words.push(line);
            }
        }
        words
    }

    /// What is particular about this member of the comparison.
    fn member_note(&self) -> Option<String> {
        let comparison = self.request.comparison?;
        let mut members = compare::members(self.request.index.data(), comparison);
        let member = members.find(|m| m.indicator_id == self.series.indicator_id)?;
        let note = self.texts.member_note(member);
        (!note.is_empty()).then(|| note.to_owned())
    }

    /// The populations of the area that its values are divided by; none where nothing is divided.
    pub fn residents(&self) -> Residents<'_> {
        let Some((all, source)) = self.populations else { return Residents::default() };
        all.residents(self.series.area, *source)
    }

    pub fn area_name(&self) -> String {
        area_name(self.request.index, self.texts, self.series.area)
    }

    pub fn point(&self, observation: ObservationRef<'_>) -> Option<ChartPoint> {
        let value = observation.value?;
        let amount = self.texts.amount(value, &observation.unit);
        let kind = match observation.role {
            Role::Actual => PointKind::Actual,
            Role::Baseline => PointKind::Baseline,
            Role::Projection => PointKind::Projection,
            Role::Plan => PointKind::Plan,
            Role::Reference => PointKind::Reference,
        };
        Some(ChartPoint {
            x: self.x(observation.period)?,
            y: self.y(value.value(), &observation.unit),
            words: self.words(observation, &amount, || self.texts.role(observation.role)),
            partial: observation.partial,
            kind,
            period: observation.period,
            decimals: self.decimals(value.decimals(), &observation.unit),
            said: said(self.texts, kind, &amount, observation.period),
            of_trend: observation.is_trend_point() && !observation.period_assumed,
            documents: derived::documents(self.request.index, observation).into_iter().cloned().collect(),
        })
    }
}

/// The line of a series, in its panel's unit.
pub(super) fn line(source: &Source<'_>) -> LineSpec {
    let index = source.request.index;
    let area = source.series.area;
    let observations: Vec<ObservationRef<'_>> = index.observations_of(source.series.place).collect();
    let sum_up = source.target.is_some_and(|t| t.kind == TargetKind::Accumulate);
    let totals = source.plan.filter(|_| sum_up).map(|plan| running::totals(&observations, plan)).unwrap_or_default();
    let mut line = LineSpec {
        series: source.series.place,
        area,
        name: format!("{} {}", source.area_name(), source.texts.indicator(source.series.indicator)),
        shown: String::new(),
        end_value: String::new(),
        own: source.request.arrangement.own_city == Some(area),
        style: source.style,
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
        forecast: None,
    };
    if line.running_total {
        line.name = source.texts.aside(&line.name, &source.texts.t("chart-cumulative"));
    }
    if totals.is_empty() {
        measured(source, &observations, &mut line);
    } else {
        line.stretches = vec![totals.iter().filter_map(|t| running_point(source, t)).collect()];
    }
    line
}

fn of_role(source: &Source<'_>, observations: &[ObservationRef<'_>], role: Role) -> Vec<ChartPoint> {
    let mut points: Vec<ChartPoint> =
        observations.iter().filter(|o| o.role == role && !o.cumulative).filter_map(|o| source.point(*o)).collect();
    points.sort_by(|a, b| a.x.total_cmp(&b.x));
    points
}

fn running_point(source: &Source<'_>, total: &running::Running<'_>) -> Option<ChartPoint> {
    let decimals = total.observation.value.map_or(0, Quantity::decimals);
    let unit = &total.observation.unit;
    let amount = source.texts.amount(Quantity::new(total.total, decimals)?, unit);
    let period = total.observation.period;
    let mut point = ChartPoint {
        x: source.x(period)?,
        y: source.y(total.total, unit),
        words: source.words(total.observation, &amount, || source.texts.t("chart-cumulative")),
        partial: false,
        kind: PointKind::Total,
        period,
        decimals: source.decimals(decimals, unit),
        said: said(source.texts, PointKind::Total, &amount, period),
        of_trend: false,
        documents: Vec::new(),
    };
    for observation in &total.read {
        point.cite(std::slice::from_ref(&observation.document_id));
    }
    Some(point)
}

/// Measured values in stretches: a missing value between two breaks the line, and so does a change of reckoning.
fn measured(source: &Source<'_>, observations: &[ObservationRef<'_>], line: &mut LineSpec) {
    let only_totals = observations.iter().filter(|o| o.role == Role::Actual && o.value.is_some()).all(|o| o.cumulative);
    let mut shown: Vec<ObservationRef<'_>> = observations
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
            line.gaps.extend(gap(source, observation, &line.name));
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

fn gap(source: &Source<'_>, observation: ObservationRef<'_>, name: &str) -> Option<ChartGap> {
    let mut reason = observation.missing_reason.map(|r| source.texts.missing_reason(r)).unwrap_or_default();
    if !source.request.index.sources_of(observation.row).is_empty() {
        reason = source.texts.aside(&reason, &observation.raw_text());
    }
    let words = source.texts.with("chart-hover-missing", &[("reason", Fact::Text(reason.clone()))]);
    let period = source.texts.period(observation.period);
    Some(ChartGap {
        x: source.x(observation.period)?,
        words: vec![name.to_owned(), period, words],
        period: observation.period,
        reason,
        document: observation.document_id.clone(),
    })
}
