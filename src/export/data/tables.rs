//! The tables of a dataset as columns of values, in the names and order of the data package.

use crate::model::alias::Alias;
use crate::model::breakdown::Breakdown;
use crate::model::comparison::{Comparison, ComparisonMember};
use crate::model::dataset::Dataset;
use crate::model::document::Document;
use crate::model::evaluation::Evaluation;
use crate::model::indicator::Indicator;
use crate::model::municipality::Municipality;
use crate::model::observation::Observation;
use crate::model::plan::Plan;
use crate::model::printed::PrintedFigure;
use crate::model::quantity::Quantity;
use crate::model::target::Target;
use std::borrow::Cow;

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Nothing.
    Empty,
    /// A text or a key.
    Text(Cow<'a, str>),
    /// A number in plain decimal digits, with the decimals that were printed.
    Number(String),
    /// Yes or no.
    Flag(bool),
}

impl<'a> Value<'a> {
    /// A text; an empty one is nothing.
    #[must_use]
    pub const fn text(text: &'a str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(Cow::Borrowed(text)) }
    }

    pub(super) fn shown(value: impl std::fmt::Display) -> Self {
        Self::Text(Cow::Owned(value.to_string()))
    }

    fn key(key: Option<&'static str>) -> Self {
        key.map_or(Self::Empty, |k| Self::Text(Cow::Borrowed(k)))
    }

    fn id(id: Option<&'a str>) -> Self {
        id.map_or(Self::Empty, Self::text)
    }

    fn quantity(value: Option<Quantity>) -> Self {
        value.map_or(Self::Empty, |q| Self::Number(q.to_string()))
    }

    fn whole(value: Option<u32>) -> Self {
        value.map_or(Self::Empty, |n| Self::Number(n.to_string()))
    }
}

/// A column: its name, and how a row fills it.
pub type Column<T> = (&'static str, for<'a> fn(&'a T) -> Value<'a>);

macro_rules! columns {
    ($(#[$meta:meta])* $name:ident: $type:ty, |$row:ident| { $($column:ident: $value:expr),+ $(,)? }) => {
        $(#[$meta])*
        pub const $name: &[Column<$type>] = &[$((stringify!($column), |$row| $value)),+];
    };
}

columns! {
    /// Areas.
    MUNICIPALITIES: Municipality, |row| {
        municipality_code: Value::shown(row.municipality_code),
        kind: Value::text(row.kind.key()),
        name: Value::text(&row.name),
        kana: Value::text(&row.kana),
        name_en: Value::text(&row.name_en),
        prefecture: Value::text(&row.prefecture),
    }
}

columns! {
    /// Documents.
    DOCUMENTS: Document, |row| {
        document_id: Value::text(row.document_id.as_str()),
        municipality_code: Value::shown(row.municipality_code),
        title: Value::text(&row.title),
        title_en: Value::text(&row.title_en),
        kind: Value::text(row.kind.key()),
        publisher: Value::text(&row.publisher),
        published: Value::text(&row.published),
        text_name: Value::text(&row.text_name),
        text_sha256: Value::text(&row.text_sha256),
        note: Value::text(&row.note),
    }
}

columns! {
    /// Plans.
    PLANS: Plan, |row| {
        plan_id: Value::text(row.plan_id.as_str()),
        municipality_code: Value::shown(row.municipality_code),
        name: Value::text(&row.name),
        name_en: Value::text(&row.name_en),
        first_year: Value::whole(Some(row.first_year.into())),
        last_year: Value::whole(Some(row.last_year.into())),
        document_id: Value::text(row.document_id.as_str()),
        source_line: Value::whole(row.source_line),
    }
}

columns! {
    /// Indicators.
    INDICATORS: Indicator, |row| {
        indicator_id: Value::text(row.indicator_id.as_str()),
        municipality_code: row.municipality_code.map_or(Value::Empty, Value::shown),
        plan_id: Value::id(row.plan_id.as_ref().map(crate::model::id::PlanId::as_str)),
        level: Value::text(row.level.key()),
        theme: Value::text(row.theme.key()),
        concept: Value::key(row.concept.map(crate::model::indicator::Concept::key)),
        goal: Value::text(&row.goal),
        policy: Value::text(&row.policy),
        project: Value::text(&row.project),
        department: Value::text(&row.department),
        label: Value::text(&row.label),
        unit: Value::text(row.unit.as_str()),
        polarity: Value::text(row.polarity.key()),
        polarity_reason: Value::text(&row.polarity_reason),
        definition_note: Value::text(&row.definition_note),
        review_flag: Value::text(&row.review_flag),
        repeat_of: Value::id(row.repeat_of.as_ref().map(crate::model::id::IndicatorId::as_str)),
        document_id: Value::text(row.source.document_id.as_str()),
        section: Value::text(&row.source.section),
        source_line: Value::whole(row.source.source_line),
        raw_text: Value::text(&row.source.raw_text),
        label_en: Value::text(&row.label_en),
    }
}

columns! {
    /// Observations.
    OBSERVATIONS: Observation, |row| {
        observation_id: Value::text(row.observation_id.as_str()),
        indicator_id: Value::text(row.indicator_id.as_str()),
        municipality_code: Value::shown(row.municipality_code),
        role: Value::text(row.role.key()),
        period: Value::shown(row.period),
        period_assumed: Value::Flag(row.period_assumed),
        period_printed: Value::text(&row.period_printed),
        value: Value::quantity(row.value),
        unit: Value::text(row.unit.as_str()),
        status: Value::text(row.status.key()),
        missing_reason: Value::key(row.missing_reason.map(crate::model::observation::MissingReason::key)),
        cumulative: Value::Flag(row.cumulative),
        cumulative_since: Value::key(row.cumulative_since.map(crate::model::observation::CumulativeSince::key)),
        partial: Value::Flag(row.partial),
        averaged: Value::Flag(row.averaged),
        unusable_reason: Value::key(row.unusable_reason.map(crate::model::observation::UnusableReason::key)),
        note: Value::text(&row.note),
        document_id: Value::text(row.source.document_id.as_str()),
        section: Value::text(&row.source.section),
        source_line: Value::whole(row.source.source_line),
        raw_text: Value::text(&row.source.raw_text),
    }
}

columns! {
    /// Targets in all revisions.
    TARGETS: Target, |row| {
        target_id: Value::text(row.target_id.as_str()),
        indicator_id: Value::text(row.indicator_id.as_str()),
        revision: Value::text(row.revision.key()),
        plan_id: Value::text(row.plan_id.as_str()),
        goal: Value::text(&row.goal),
        kind: Value::text(row.kind.key()),
        value: Value::quantity(Some(row.value)),
        unit: Value::text(row.unit.as_str()),
        target_period: Value::shown(row.target_period),
        baseline_observation_id: Value::id(
            row.baseline_observation_id.as_ref().map(crate::model::id::ObservationId::as_str)
        ),
        baseline_comparable: Value::Flag(row.baseline_reason.is_none()),
        baseline_reason: Value::key(row.baseline_reason.map(crate::model::target::BaselineReason::key)),
        actual_comparable: Value::Flag(row.actual_comparable),
        // The one reason there is: actual and target are different series.
        actual_reason: Value::key((!row.actual_comparable).then_some("different_series")),
        rounded_rate: Value::Flag(row.rounded_rate),
        decimals: Value::whole(Some(row.value.decimals().into())),
        note: Value::text(&row.note),
        document_id: Value::text(row.source.document_id.as_str()),
        section: Value::text(&row.source.section),
        source_line: Value::whole(row.source.source_line),
        raw_text: Value::text(&row.source.raw_text),
    }
}

columns! {
    /// Grades by the cities' own bodies.
    EVALUATIONS: Evaluation, |row| {
        evaluation_id: Value::text(row.evaluation_id.as_str()),
        municipality_code: Value::shown(row.municipality_code),
        plan_id: Value::text(row.plan_id.as_str()),
        scope: Value::text(row.scope.key()),
        goal: Value::text(&row.goal),
        policy: Value::text(&row.policy),
        indicator_id: Value::id(row.indicator_id.as_ref().map(crate::model::id::IndicatorId::as_str)),
        body: Value::text(row.body.key()),
        scheme: Value::text(row.scheme.key()),
        grade: Value::text(row.grade.as_deref().unwrap_or("unknown")),
        period: Value::shown(row.period),
        document_id: Value::text(row.source.document_id.as_str()),
        section: Value::text(&row.source.section),
        source_line: Value::whole(row.source.source_line),
        raw_text: Value::text(&row.source.raw_text),
    }
}

columns! {
    /// Figures that documents derived themselves.
    PRINTED_FIGURES: PrintedFigure, |row| {
        figure_id: Value::text(row.figure_id.as_str()),
        indicator_id: Value::text(row.indicator_id.as_str()),
        kind: Value::text(row.kind.key()),
        value: Value::quantity(row.value),
        unit: Value::text(row.unit.as_str()),
        arrow: Value::key(row.arrow.map(crate::model::printed::Arrow::key)),
        subject_observation_id: Value::id(
            row.subject_observation_id.as_ref().map(crate::model::id::ObservationId::as_str)
        ),
        base_observation_id: Value::id(row.base_observation_id.as_ref().map(crate::model::id::ObservationId::as_str)),
        note: Value::text(&row.note),
        document_id: Value::text(row.source.document_id.as_str()),
        section: Value::text(&row.source.section),
        source_line: Value::whole(row.source.source_line),
        raw_text: Value::text(&row.source.raw_text),
    }
}

columns! {
    /// Comparisons across cities.
    COMPARISONS: Comparison, |row| {
        comparison_id: Value::text(row.comparison_id.as_str()),
        theme: Value::text(row.theme.key()),
        name: Value::text(&row.name),
        name_en: Value::text(&row.name_en),
        grade: Value::text(row.grade.key()),
        reason: Value::text(&row.reason),
        reason_en: Value::text(&row.reason_en),
    }
}

columns! {
    /// Their members.
    COMPARISON_MEMBERS: ComparisonMember, |row| {
        comparison_id: Value::text(row.comparison_id.as_str()),
        indicator_id: Value::text(row.indicator_id.as_str()),
        note: Value::text(&row.note),
        note_en: Value::text(&row.note_en),
    }
}

/// A table ready to be written: its name, its columns, and its rows one after the other.
pub struct Table<'a> {
    /// Name as in the data package.
    pub name: &'static str,
    /// Column names.
    pub columns: Vec<&'static str>,
    /// Rows, each as wide as the columns.
    pub rows: Box<dyn Iterator<Item = Vec<Value<'a>>> + 'a>,
    /// Number of rows.
    pub count: usize,
}

/// One table of rows of the model.
#[must_use]
pub fn table<'a, T>(name: &'static str, columns: &'static [Column<T>], rows: &'a [T]) -> Table<'a> {
    Table {
        name,
        columns: columns.iter().map(|(name, _)| *name).collect(),
        rows: Box::new(rows.iter().map(move |row| columns.iter().map(|(_, of)| of(row)).collect())),
        count: rows.len(),
    }
}

columns! {
    /// Former identifiers of indicators.
    ALIASES: Alias, |row| {
        alias: Value::text(row.alias.as_str()),
        municipality_code: Value::shown(row.municipality_code),
        indicator_id: Value::text(row.indicator_id.as_str()),
    }
}

/// The parts that indicators count, one row for each dimension.
fn breakdown(data: &Dataset) -> Table<'_> {
    let parts = data.indicators.iter().flat_map(|i| i.breakdown.iter().map(move |part| (i, part)));
    let row = |(i, part): (&'_ Indicator, &'_ Breakdown)| (i.indicator_id.0.clone(), part.clone());
    let rows: Vec<(String, Breakdown)> = parts.map(row).collect();
    let count = rows.len();
    let cells = rows
        .into_iter()
        .map(|(id, part)| [id, part.dimension, part.member].map(|text| Value::Text(text.into())).into());
    Table { name: "breakdown", columns: vec!["indicator_id", "dimension", "member"], rows: Box::new(cells), count }
}

/// Every table of a dataset, in the order of the data package.
#[must_use]
pub fn all(data: &Dataset) -> Vec<Table<'_>> {
    vec![
        table("municipalities", MUNICIPALITIES, &data.municipalities),
        table("documents", DOCUMENTS, &data.documents),
        table("plans", PLANS, &data.plans),
        table("indicators", INDICATORS, &data.indicators),
        table("observations", OBSERVATIONS, &data.observations),
        table("targets", TARGETS, &data.targets),
        table("evaluations", EVALUATIONS, &data.evaluations),
        table("printed_figures", PRINTED_FIGURES, &data.printed_figures),
        table("comparisons", COMPARISONS, &data.comparisons),
        table("comparison_members", COMPARISON_MEMBERS, &data.comparison_members),
        breakdown(data),
        table("aliases", ALIASES, &data.aliases),
    ]
}
