//! The form for indicators and targets: empty, or filled from a plan of the store.

use crate::export::template::{ActualColumn, Column, Form, FormCell, FormRow};
use crate::frame::{Cube, ObservationRef};
use crate::import::municipality::list::AreaList;
use crate::model::catalogue::Catalogue;
use crate::model::indicator::{Indicator, Level, Polarity};
use crate::model::message::Fact;
use crate::model::municipality::{AreaCode, Municipality};
use crate::model::observation::{CumulativeSince, MissingReason, ObservationStatus, Role};
use crate::model::period::Period;
use crate::model::place::SeriesPlace;
use crate::model::plan::Plan;
use crate::model::quantity::Quantity;
use crate::model::target::{Revision, Target, TargetKind};
use crate::model::theme::Theme;
use crate::model::unit::Unit;
use crate::text::catalogue::Texts;
use crate::text::language::Language;
use crate::text::period::era_of_year;
use std::collections::{BTreeMap, BTreeSet};

/// What a column of actuals holds: a period, and since when its values count where they are totals so far.
type Key = (Period, Option<CumulativeSince>);

/// A form with what it could not hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// The form.
    pub form: Form,
    /// Values and targets with facts that no cell of the form says. In the same store they stay as they are.
    pub left_out: usize,
}

/// Fiscal years of an empty form where nothing says any: those of most plans.
const YEARS: u16 = 5;

/// The plan of a city that ends last.
#[must_use]
pub fn latest(data: &Catalogue, city: Option<AreaCode>) -> Option<&Plan> {
    let plans = data.plans.iter().filter(|plan| city.is_none_or(|city| plan.municipality_code == city));
    plans.max_by_key(|plan| plan.last_year)
}

/// The years of an empty form: those of the city's latest plan, else of the latest one in the store, else those that
/// begin with `now` (UTC, `2026-01-31T09:00:00Z`).
#[must_use]
pub fn years(data: &Catalogue, city: Option<&Municipality>, now: &str) -> (u16, u16) {
    let of_city = city.and_then(|city| latest(data, Some(city.municipality_code)));
    let plan = of_city.or_else(|| latest(data, None));
    let first = || now.get(..4).and_then(|year| year.parse().ok()).unwrap_or(2_025_u16);
    plan.map_or_else(|| (first(), first() + YEARS - 1), |plan| (plan.first_year, plan.last_year))
}

/// A form without indicators, with columns for the actuals of these fiscal years.
///
/// Where a city is given, the first row begins with it.
#[must_use]
pub fn empty(city: Option<&Municipality>, (first, last): (u16, u16), texts: &Texts) -> Form {
    let keys: BTreeSet<Key> = (first..=last).map(|year| (Period::Fiscal(year), None)).collect();
    let begun = city.map(|city| {
        let mut row = Row::default();
        row.text(Column::Municipality, &named(city));
        row.done(Vec::new())
    });
    form(&keys, (first, last), begun.into_iter().collect(), texts)
}

/// A form with the indicators of a plan, for its values of the next year.
#[must_use]
pub fn of_plan(cube: &Cube, plan: &Plan, texts: &Texts) -> Filled {
    let data = cube.data();
    let aimed: BTreeSet<&str> = data.targets.iter().map(|target| target.indicator_id.as_str()).collect();
    let is_kpi = |indicator: &&Indicator| {
        indicator.plan_id.as_ref() == Some(&plan.plan_id)
            && indicator.repeat_of.is_none()
            && (aimed.contains(indicator.indicator_id.as_str())
                || !matches!(indicator.level, Level::ProjectMeasure | Level::Statistic))
    };
    let mut kpis: Vec<Kpi<'_>> = Vec::new();
    let mut left_out = 0;
    for indicator in data.indicators.iter().filter(is_kpi) {
        let place = cube.place_in(&indicator.indicator_id, plan.municipality_code);
        let targets = place.into_iter().flat_map(|place| cube.targets_of(place));
        let finals: Vec<&Target> = targets.filter(|target| target.revision == Revision::Final).collect();
        let mut periods = BTreeSet::new();
        for target in &finals {
            // One figure may be a target of two goals; the form has one row for it.
            if periods.insert(target.target_period) {
                kpis.push(Kpi { indicator, target: Some(target), place });
            } else {
                left_out += 1;
            }
        }
        if finals.is_empty() {
            kpis.push(Kpi { indicator, target: None, place });
        }
    }
    let keys = keys(cube, plan, &kpis);
    let city = data.municipality(plan.municipality_code);
    let mut filled = Vec::new();
    for kpi in &kpis {
        let (row, lost) = row(cube, (plan, city), kpi, (&keys, texts));
        left_out += lost;
        filled.push(row);
    }
    Filled { form: form(&keys, (plan.first_year, plan.last_year), filled, texts), left_out }
}

/// An indicator of the plan with one of its targets.
struct Kpi<'d> {
    indicator: &'d Indicator,
    target: Option<&'d Target>,
    place: Option<SeriesPlace>,
}

impl Kpi<'_> {
    fn actuals<'d>(&self, cube: &'d Cube) -> impl Iterator<Item = ObservationRef<'d>> + use<'d> {
        let rows = self.place.into_iter().flat_map(move |place| cube.observations_of(place));
        rows.filter(|observation| observation.role == Role::Actual)
    }
}

fn key_of(observation: &ObservationRef<'_>) -> Key {
    let since = observation.cumulative_since.unwrap_or(CumulativeSince::Unknown);
    (observation.period, observation.cumulative.then_some(since))
}

/// The columns of actuals: all that there are, and the years of the plan for each kind of value that comes yearly.
fn keys(cube: &Cube, plan: &Plan, kpis: &[Kpi<'_>]) -> BTreeSet<Key> {
    let years = || plan.first_year..=plan.last_year;
    let mut keys: BTreeSet<Key> = kpis.iter().flat_map(|kpi| kpi.actuals(cube)).map(|o| key_of(&o)).collect();
    let calendar = keys.iter().any(|(period, since)| matches!(period, Period::Calendar(_)) && since.is_none());
    let mut sinces: BTreeSet<CumulativeSince> = keys.iter().filter_map(|(_, since)| *since).collect();
    // Columns for totals so far say that the values of the others are of their years, which nobody could tell of values
    // that only rise.
    let sums = |kpi: &Kpi<'_>| kpi.target.is_some_and(|target| target.kind == TargetKind::Accumulate);
    if sinces.is_empty() && kpis.iter().any(sums) {
        sinces.insert(CumulativeSince::Unknown);
    }
    for year in years() {
        keys.insert((Period::Fiscal(year), None));
        if calendar {
            keys.insert((Period::Calendar(year), None));
        }
        keys.extend(sinces.iter().map(|since| (Period::Fiscal(year), Some(*since))));
    }
    keys
}

/// The cells of a row in the making.
#[derive(Default)]
struct Row(BTreeMap<Column, FormCell>);

impl Row {
    fn text(&mut self, column: Column, words: &str) {
        self.0.insert(column, FormCell::text(words));
    }

    fn number(&mut self, column: Column, value: Quantity) {
        self.0.insert(column, FormCell::Number(value));
    }

    fn done(mut self, actuals: Vec<FormCell>) -> FormRow {
        let cells = Column::ALL.iter().map(|column| self.0.remove(column).unwrap_or_default()).collect();
        FormRow { cells, actuals }
    }
}

fn row(
    cube: &Cube,
    (plan, city): (&Plan, Option<&Municipality>),
    kpi: &Kpi<'_>,
    (keys, texts): (&BTreeSet<Key>, &Texts),
) -> (FormRow, usize) {
    let Kpi { indicator, target, .. } = kpi;
    let mut row = Row::default();
    let goal = target.map(|target| &target.goal).filter(|goal| !goal.is_empty()).unwrap_or(&indicator.goal);
    let years = Period::FiscalSpan(plan.first_year, plan.last_year);
    let years = if plan.first_year == plan.last_year { Period::Fiscal(plan.last_year) } else { years };
    for (column, words) in [
        (Column::Municipality, city.map(named).unwrap_or_default().as_str()),
        (Column::Plan, &plan.name),
        (Column::PlanYears, &words(texts, years)),
        (Column::Goal, goal),
        (Column::Policy, &indicator.policy),
        (Column::Project, &indicator.project),
        (Column::Indicator, &indicator.label),
        (Column::Unit, indicator.unit.as_str()),
        (Column::Level, &texts.level(indicator.level)),
        (Column::Theme, &texts.theme(indicator.theme)),
        (Column::Department, &indicator.department),
        (Column::Id, indicator.indicator_id.as_str()),
    ] {
        row.text(column, words);
    }
    if indicator.polarity != Polarity::Neutral {
        row.text(Column::Polarity, &texts.polarity(indicator.polarity));
    }
    let mut lost = 0;
    let mut note = "";
    if let Some(target) = target {
        lost += aim(cube, &mut row, (target, indicator), texts);
        note = &target.note;
    }
    let mut actuals: BTreeMap<Key, FormCell> = BTreeMap::new();
    for observation in kpi.actuals(cube) {
        let (cell, says_less) = observed(&observation, &indicator.unit, texts);
        lost += usize::from(says_less && observation.note() != note);
        actuals.insert(key_of(&observation), cell);
    }
    let (note, source, page) = parted(note);
    for (column, words) in [(Column::Note, note), (Column::Source, source), (Column::Page, page)] {
        row.text(column, words);
    }
    let cells = keys.iter().map(|key| actuals.remove(key).unwrap_or_default()).collect();
    (row.done(cells), lost)
}

/// Fills in target and baseline; says how many facts no cell says.
fn aim(cube: &Cube, row: &mut Row, (target, indicator): (&Target, &Indicator), texts: &Texts) -> usize {
    row.text(Column::Kind, &texts.target_kind(target.kind));
    row.0.insert(Column::Target, amount(target.value, &target.unit, &indicator.unit));
    row.text(Column::TargetPeriod, &words(texts, target.target_period));
    let rounds = target.value.decimals() > 0 || target.unit.is_percent();
    let mut lost = usize::from(target.rounded_rate != rounds) + usize::from(!target.actual_comparable);
    let baseline = target.baseline_observation_id.as_ref().and_then(|id| cube.observation(id));
    if let Some(baseline) = baseline {
        let (cell, says_less) = observed(&baseline, &indicator.unit, texts);
        lost +=
            usize::from(says_less && baseline.note() != target.note) + usize::from(target.baseline_reason.is_some());
        row.0.insert(Column::Baseline, cell);
        row.text(Column::BaselinePeriod, &words(texts, baseline.period));
    }
    lost
}

/// What a cell says of an observation, and whether that is less than all.
fn observed(observation: &ObservationRef<'_>, unit: &Unit, texts: &Texts) -> (FormCell, bool) {
    let says_less = observation.partial
        || observation.averaged
        || observation.unusable_reason.is_some()
        || observation.status == ObservationStatus::Estimated
        || !observation.note().is_empty();
    let Some(value) = observation.value else {
        let reason = observation.missing_reason.unwrap_or(MissingReason::NotAvailable);
        return (FormCell::text(gap(reason)), says_less);
    };
    let mut cell = amount(value, &observation.unit, unit);
    let mut mark = |key: &str| {
        let FormCell::Number(_) = cell else { return };
        cell = FormCell::Text(texts.with(key, &[("value", Fact::Text(value.to_string()))]));
    };
    if observation.status == ObservationStatus::Provisional {
        mark("template-provisional");
    } else if observation.cumulative && observation.role != Role::Actual {
        mark("template-total");
    }
    (cell, says_less)
}

/// A number, with its unit where that is not the one of the row.
fn amount(value: Quantity, unit: &Unit, of_row: &Unit) -> FormCell {
    if unit == of_row { FormCell::Number(value) } else { FormCell::Text(format!("{value}{unit}")) }
}

/// The word for a gap that the importer reads as its reason. What is still to come stays empty, to be filled in.
const fn gap(reason: MissingReason) -> &'static str {
    match reason {
        MissingReason::NotYet => "",
        MissingReason::NotSurveyed => "調査なし",
        MissingReason::Unpublished => "未公表",
        MissingReason::BeingComputed => "算定中",
        MissingReason::NotApplicable => "該当なし",
        MissingReason::Suppressed => "秘匿",
        MissingReason::Unknown => "不明",
        MissingReason::NotAvailable => "データなし",
    }
}

/// A note apart from the source and the page that the importer put behind it.
fn parted(note: &str) -> (&str, &str, &str) {
    let cut = |note: &'static [&'static str], text| -> Option<(&str, &str)> { cut_label(note, text) };
    let (note, page) = cut(&["頁", "page"], note).unwrap_or((note, ""));
    let (note, source) = cut(&["出典", "source document"], note).unwrap_or((note, ""));
    (note, source, page)
}

/// The last part of a note, where it begins with one of these labels: `出典：白書` of `速報値、出典：白書`.
fn cut_label<'n>(labels: &[&str], note: &'n str) -> Option<(&'n str, &'n str)> {
    labels.iter().find_map(|label| {
        let mark = format!("{label}：");
        let at = note.rfind(&mark)?;
        let before = note.get(..at)?;
        let before = if before.is_empty() { before } else { before.strip_suffix('、')? };
        Some((before, note.get(at + mark.len()..)?))
    })
}

/// The name of a municipality, with its prefecture where several bear it.
fn named(city: &Municipality) -> String {
    let (found, _) = AreaList::national().named(&city.name);
    if found.len() > 1 { format!("{}{}", city.prefecture, city.name) } else { city.name.clone() }
}

/// A period as people write it and the importer reads it.
fn words(texts: &Texts, period: Period) -> String {
    let said = |key: &str, year: String| texts.with(key, &[("year", Fact::Text(year))]);
    let span = |first: Period, last: Period| {
        let facts = [("first", Fact::Text(words(texts, first))), ("last", Fact::Text(words(texts, last)))];
        texts.with("template-span", &facts)
    };
    match period {
        Period::Fiscal(year) => {
            let in_japanese = texts.language() == Language::Ja;
            said("template-fiscal", if in_japanese { texts.era(era_of_year(year)) } else { year.to_string() })
        }
        Period::Calendar(year) => said("template-calendar", year.to_string()),
        Period::AsOf { .. } | Period::Quarter { .. } => period.to_string(),
        Period::FiscalSpan(first, last) => span(Period::Fiscal(first), Period::Fiscal(last)),
        Period::CalendarSpan(first, last) => span(Period::Calendar(first), Period::Calendar(last)),
    }
}

fn form(keys: &BTreeSet<Key>, years: (u16, u16), rows: Vec<FormRow>, texts: &Texts) -> Form {
    let heading = |(period, since): &Key| {
        let key = match since {
            None => "template-actual",
            Some(CumulativeSince::Plan) => "template-total-plan",
            Some(CumulativeSince::Scheme) => "template-total-scheme",
            Some(CumulativeSince::Unknown) => "template-total-unknown",
        };
        let heading = texts.with(key, &[("period", Fact::Text(words(texts, *period)))]);
        ActualColumn { heading, is_total: since.is_some() }
    };
    Form { actuals: keys.iter().map(heading).collect(), example: example(keys, years, texts), rows }
}

/// The row that shows how rows are filled in.
fn example(keys: &BTreeSet<Key>, (first, last): (u16, u16), texts: &Texts) -> FormRow {
    let mut row = Row::default();
    let example = |name: &str| texts.t(&format!("template-example-{name}"));
    for (column, words) in [
        (Column::Municipality, texts.t("template-example")),
        (Column::Plan, example("plan")),
        (Column::PlanYears, words(texts, Period::FiscalSpan(first, last.max(first + 1)))),
        (Column::Goal, example("goal")),
        (Column::Policy, example("policy")),
        (Column::Indicator, example("indicator")),
        (Column::Unit, example("unit")),
        (Column::Polarity, texts.polarity(Polarity::LowerIsBetter)),
        (Column::Kind, texts.target_kind(TargetKind::Reach)),
        (Column::BaselinePeriod, words(texts, Period::Fiscal(first.saturating_sub(1)))),
        (Column::TargetPeriod, words(texts, Period::Fiscal(last))),
        (Column::Level, texts.level(Level::PolicyKpi)),
        (Column::Theme, texts.theme(Theme::Childcare)),
        (Column::Source, example("source")),
        (Column::Page, example("page")),
    ] {
        row.text(column, &words);
    }
    for (column, value) in [(Column::Baseline, 12.0), (Column::Target, 0.0)] {
        if let Some(value) = Quantity::new(value, 0) {
            row.number(column, value);
        }
    }
    // The first year of the plan has an actual, the others are still to come.
    let cell = |(period, since): &Key| {
        let has = *period == Period::Fiscal(first) && since.is_none();
        Quantity::new(9.0, 0).filter(|_| has).map_or(FormCell::Empty, FormCell::Number)
    };
    row.done(keys.iter().map(cell).collect())
}
