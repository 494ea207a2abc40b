//! Generated plans of all six kinds: delivered as a package or written into a form and imported, they are the same plan
//! and are judged alike.

use super::Desk;
use machikurabe::analysis::ruler::default_ruler;
use machikurabe::analysis::scorecard::scorecard;
use machikurabe::export::template::{Column, Form, FormCell};
use machikurabe::frame::Cube;
use machikurabe::import::municipality::list::AreaList;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::document::{Document, DocumentKind, Provenance};
use machikurabe::model::id::{DocumentId, IndicatorId, ObservationId, PlanId, TargetId};
use machikurabe::model::indicator::{Indicator, Level, Polarity};
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::observation::{CumulativeSince, MissingReason, Observation, ObservationStatus, Role};
use machikurabe::model::period::Period;
use machikurabe::model::plan::Plan;
use machikurabe::model::quantity::Quantity;
use machikurabe::model::report::ProblemReason;
use machikurabe::model::target::{BaselineReason, Revision, Target, TargetKind};
use machikurabe::model::theme::Theme;
use machikurabe::model::unit::Unit;
use machikurabe::session::template;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// One cell of an actual.
#[derive(Debug, Clone, Copy)]
enum Cell {
    Value(i32),
    Provisional(i32),
    Gap(MissingReason),
    Empty,
}

/// A KPI in whole multiples of its last digit.
#[derive(Debug, Clone)]
struct Kpi {
    kind: TargetKind,
    lower: bool,
    decimals: u8,
    unit: &'static str,
    baseline: Option<i32>,
    baseline_before: u16,
    target: i32,
    actuals: Vec<Cell>,
    total: Option<(i32, CumulativeSince)>,
    calendar: bool,
    level: Level,
    theme: Theme,
    words: u8,
}

fn cell() -> impl Strategy<Value = Cell> {
    let gaps = [
        MissingReason::NotSurveyed,
        MissingReason::Unpublished,
        MissingReason::BeingComputed,
        MissingReason::NotApplicable,
        MissingReason::Suppressed,
        MissingReason::Unknown,
        MissingReason::NotAvailable,
    ];
    prop_oneof![
        6 => (-5_000..50_000).prop_map(Cell::Value),
        1 => (0..50_000).prop_map(Cell::Provisional),
        1 => prop::sample::select(gaps.to_vec()).prop_map(Cell::Gap),
        2 => Just(Cell::Empty),
    ]
}

fn kpi() -> impl Strategy<Value = Kpi> {
    let levels = vec![Level::GoalTarget, Level::PolicyKpi, Level::ProjectKpi];
    let since = vec![CumulativeSince::Plan, CumulativeSince::Scheme, CumulativeSince::Unknown];
    let first = (
        prop::sample::select(TargetKind::ALL.to_vec()),
        any::<bool>(),
        0..3_u8,
        prop::sample::select(vec!["人", "件", "%", "億円", "t"]),
        prop::option::of(-2_000..40_000),
        1..4_u16,
        -1_000..60_000,
    );
    let second = (
        prop::collection::vec(cell(), 1..6),
        prop::option::of((0..90_000, prop::sample::select(since))),
        any::<bool>(),
        prop::sample::select(levels),
        prop::sample::select(Theme::ALL.to_vec()),
        0..8_u8,
    );
    (first, second).prop_map(
        |(
            (kind, lower, decimals, unit, baseline, baseline_before, target),
            (actuals, total, calendar, level, theme, words),
        )| Kpi {
            kind,
            lower,
            decimals,
            unit,
            baseline,
            baseline_before,
            target,
            actuals,
            total: total.filter(|_| kind == TargetKind::Accumulate && !calendar),
            calendar,
            level,
            theme,
            words,
        },
    )
}

const FIRST: u16 = 2020;
const LAST: u16 = 2024;

fn city() -> AreaCode {
    AreaCode::parse("012076").unwrap()
}

fn source(words: &str) -> Provenance {
    Provenance {
        document_id: DocumentId::new("doc"),
        section: String::new(),
        source_line: None,
        raw_text: words.to_owned(),
    }
}

/// The plan as a publisher delivers it.
fn package(kpis: &[Kpi]) -> Dataset {
    let mut data = Dataset::named("package", "1", "package");
    data.municipalities.push(AreaList::national().area(city()).unwrap().municipality());
    data.documents.push(Document {
        document_id: DocumentId::new("doc"),
        municipality_code: city(),
        title: "効果検証".into(),
        title_en: "Evaluation".into(),
        kind: DocumentKind::Evaluation,
        publisher: String::new(),
        published: String::new(),
        text_name: String::new(),
        text_sha256: String::new(),
        note: String::new(),
    });
    data.plans.push(Plan {
        plan_id: PlanId::new("plan"),
        municipality_code: city(),
        name: "第2期帯広市総合戦略".into(),
        name_en: "Strategy".into(),
        first_year: FIRST,
        last_year: LAST,
        document_id: DocumentId::new("doc"),
        source_line: None,
    });
    for (at, kpi) in kpis.iter().enumerate() {
        add(&mut data, at, kpi);
    }
    data
}

fn add(data: &mut Dataset, at: usize, kpi: &Kpi) {
    let id = IndicatorId::new(format!("kpi-{at}"));
    let quantity = |n: i32| Quantity::new(f64::from(n) / 10_f64.powi(i32::from(kpi.decimals)), kpi.decimals).unwrap();
    let said = |bit: u8, words: &str| if kpi.words & bit > 0 { format!("{words}{}", at % 2) } else { String::new() };
    let unit = Unit::new(kpi.unit);
    let goal = said(1, "基本目標");
    data.indicators.push(Indicator {
        indicator_id: id.clone(),
        municipality_code: Some(city()),
        plan_id: Some(PlanId::new("plan")),
        level: kpi.level,
        theme: kpi.theme,
        concept: None,
        goal: goal.clone(),
        policy: said(2, "施策"),
        project: said(4, "事業"),
        department: said(2, "担当課"),
        label: format!("指標{at}"),
        unit: unit.clone(),
        polarity: if kpi.lower { Polarity::LowerIsBetter } else { Polarity::HigherIsBetter },
        polarity_reason: String::new(),
        label_en: String::new(),
        definition_note: String::new(),
        review_flag: String::new(),
        repeat_of: None,
        source: source(""),
        breakdown: Vec::new(),
    });
    let observation = |period: Period, role: Role, value: Result<i32, MissingReason>| Observation {
        observation_id: ObservationId::new(format!("kpi-{at} {period} {}", role.key())),
        indicator_id: id.clone(),
        municipality_code: city(),
        role,
        period,
        period_assumed: false,
        period_printed: String::new(),
        value: value.ok().map(quantity),
        unit: unit.clone(),
        status: if value.is_ok() { ObservationStatus::Normal } else { ObservationStatus::Missing },
        missing_reason: value.err(),
        cumulative: false,
        cumulative_since: None,
        partial: false,
        averaged: false,
        unusable_reason: None,
        note: String::new(),
        source: source(""),
    };
    let year = |year: u16| if kpi.calendar { Period::Calendar(year) } else { Period::Fiscal(year) };
    let baseline = kpi.baseline.map(|b| observation(year(FIRST - kpi.baseline_before), Role::Baseline, Ok(b)));
    for (cell, at) in kpi.actuals.iter().zip(FIRST..) {
        let mut provisional = false;
        let value = match cell {
            Cell::Empty => continue,
            Cell::Value(value) => Ok(*value),
            Cell::Provisional(value) => {
                provisional = true;
                Ok(*value)
            }
            Cell::Gap(reason) => Err(*reason),
        };
        let mut row = observation(year(at), Role::Actual, value);
        if provisional {
            row.status = ObservationStatus::Provisional;
        }
        data.observations.push(row);
    }
    if let Some((value, since)) = kpi.total {
        let mut row = observation(year(FIRST + 1), Role::Actual, Ok(value));
        row.observation_id = ObservationId::new(format!("kpi-{at} total"));
        (row.cumulative, row.cumulative_since) = (true, Some(since));
        data.observations.push(row);
    }
    let target = quantity(kpi.target);
    data.targets.push(Target {
        target_id: TargetId::new(format!("target-{at}")),
        indicator_id: id.clone(),
        revision: Revision::Final,
        plan_id: PlanId::new("plan"),
        goal,
        kind: kpi.kind,
        value: target,
        rounded_rate: target.decimals() > 0 || unit.is_percent(),
        unit: unit.clone(),
        target_period: Period::Fiscal(LAST),
        baseline_reason: baseline.is_none().then_some(BaselineReason::NonePrinted),
        baseline_observation_id: baseline.as_ref().map(|row| row.observation_id.clone()),
        actual_comparable: true,
        note: String::new(),
        source: source(""),
    });
    data.observations.extend(baseline);
}

/// What is said of each target, by the label of its indicator: figures and verdict, to the bit.
fn verdicts(cube: &Cube) -> BTreeMap<String, String> {
    let rows = scorecard(cube, Revision::Final, &default_ruler()).unwrap();
    let told = rows.into_iter().map(|row| {
        let target = &cube.data().targets[row.target];
        let label = cube.indicator(&target.indicator_id).unwrap().label.clone();
        (label, format!("{:?} {:?}", row.status, row.figures))
    });
    told.collect()
}

/// Everything that is known of a plan but its identifiers and sources; of gaps only those that somebody explained.
fn known(cube: &Cube) -> Vec<String> {
    let data = cube.data();
    let label = |id: &IndicatorId| cube.indicator(id).unwrap().label.clone();
    let mut all: Vec<String> = data
        .indicators
        .iter()
        .map(|i| {
            let facts = [&i.goal, &i.policy, &i.project, &i.department, &i.unit.0].map(String::as_str).join("|");
            format!("{} {facts} {} {} {}", i.label, i.level.key(), i.theme.key(), i.polarity.key())
        })
        .collect();
    all.extend(
        cube.observations()
            .filter(|o| !matches!(o.missing_reason, Some(MissingReason::NotYet | MissingReason::Unknown)))
            .map(|o| {
                let total = o.cumulative_since.map(CumulativeSince::key);
                format!(
                    "{} {} {} {:?} {:?} {} {total:?} {}",
                    label(o.indicator_id()),
                    o.period,
                    o.role.key(),
                    o.value,
                    o.missing_reason,
                    o.unit,
                    o.status.key()
                )
            }),
    );
    all.extend(data.targets.iter().map(|t| {
        let baseline = t.baseline_observation_id.as_ref().map(|id| {
            let row = cube.observation(id).unwrap();
            (row.period, row.value)
        });
        format!(
            "{} {} {} {} {} {} {:?} {:?} {}",
            label(&t.indicator_id),
            t.kind.key(),
            t.value,
            t.unit,
            t.target_period,
            t.goal,
            t.baseline_reason,
            baseline,
            t.rounded_rate
        )
    }));
    all.extend(data.plans.iter().map(|p| format!("{} {} {}", p.name, p.first_year, p.last_year)));
    all.sort_unstable();
    all
}

/// A form without the identifiers that a store gives.
fn unnamed(mut form: Form) -> Form {
    let at = Column::ALL.iter().position(|column| *column == Column::Id).unwrap();
    for row in &mut form.rows {
        row.cells[at] = FormCell::Empty;
        // A year without a value before one with a value is past, and nobody knows why it is empty.
        row.actuals.iter_mut().filter(|cell| **cell == FormCell::text("不明")).for_each(|cell| *cell = FormCell::Empty);
    }
    form
}

/// A delivery of one KPI, to be brought from 10 to 100 人, with its actuals from 2020 on.
pub(super) fn one(actuals: &[i32]) -> Dataset {
    package(&[Kpi {
        kind: TargetKind::Reach,
        lower: false,
        decimals: 0,
        unit: "人",
        baseline: Some(10),
        baseline_before: 1,
        target: 100,
        actuals: actuals.iter().map(|value| Cell::Value(*value)).collect(),
        total: None,
        calendar: false,
        level: Level::PolicyKpi,
        theme: Theme::Tourism,
        words: 0,
    }])
}

/// Both directions stand in every plan, since one that all rows share may have been filled in without a look, and is
/// asked about where a target looks back.
fn plan() -> impl Strategy<Value = Vec<Kpi>> {
    prop::collection::vec(kpi(), 2..14).prop_map(|mut kpis| {
        kpis[0].lower = true;
        kpis[1].lower = false;
        kpis
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_in_a_form_is_the_plan_that_was_delivered(kpis in plan(), english in any::<bool>()) {
        let texts = Texts::new(if english { Language::En } else { Language::Ja });
        let mut delivered = Desk::with(&package(&kpis));
        let plan = delivered.cube().data().plans[0].clone();
        let filled = template::of_plan(&delivered.cube(), &plan, &texts);
        prop_assert_eq!(filled.left_out, 0);
        // Into another store: nothing is lost, and every verdict is the same.
        let mut other = Desk::empty();
        let path = other.form("form.xlsx", &filled.form, &texts);
        let done = other.import(&path, "form").unwrap();
        let told = |problem: &&ProblemReason| !matches!(problem, ProblemReason::Example | ProblemReason::TargetLooksBack);
        let problems: Vec<_> = done.report.problems.iter().map(|p| &p.reason).filter(told).collect();
        prop_assert!(problems.is_empty(), "{problems:?}");
        prop_assert_eq!(known(&other.cube()), known(&delivered.cube()));
        prop_assert_eq!(verdicts(&other.cube()), verdicts(&delivered.cube()));
        // Into the same store: nothing new. And out of the other one it is the same form, but for the identifiers.
        let path = delivered.form("form.xlsx", &filled.form, &texts);
        let again = delivered.import(&path, "form").unwrap();
        prop_assert!(again.vintage.is_none(), "{:?}", again.report.changes);
        let plan = other.cube().data().plans[0].clone();
        let back = template::of_plan(&other.cube(), &plan, &texts);
        prop_assert_eq!(unnamed(back.form.clone()), unnamed(filled.form));
        let path = other.form("again.xlsx", &back.form, &texts);
        let again = other.import(&path, "form").unwrap();
        prop_assert!(again.vintage.is_none(), "{:?}", again.report.changes);
    }
}
