//! The tables of a package, row by row: which columns each has and what a cell must hold.

use super::error::{CellProblem, PackageError};
use super::table;
use crate::model::alias::Alias;
use crate::model::breakdown::Breakdown;
use crate::model::comparison::{Comparison, ComparisonMember};
use crate::model::document::Document;
use crate::model::evaluation::Evaluation;
use crate::model::id::{
    ComparisonId, DocumentId, EvaluationId, FigureId, IndicatorId, ObservationId, PlanId, TargetId,
};
use crate::model::indicator::Indicator;
use crate::model::municipality::Municipality;
use crate::model::observation::Observation;
use crate::model::plan::Plan;
use crate::model::printed::PrintedFigure;
use crate::model::target::Target;
use crate::model::unit::Unit;

/// A function that reads one table. Each column is named once, as in the file, and is then a
/// variable of that name, so that no two can be exchanged.
macro_rules! table {
    ($(#[$meta:meta])* $name:ident -> $type:ty, |$row:ident| [$($column:ident),+ $(,)?] $body:expr) => {
        $(#[$meta])*
        pub(super) fn $name(file: &str, bytes: &[u8]) -> Result<Vec<$type>, PackageError> {
            table::read(file, bytes, [$(stringify!($column)),+], |$row, [$($column),+]| $body)
        }
    };
}

table! { municipalities -> Municipality, |row| [municipality_code, kind, name, kana, name_en, prefecture]
    Ok(Municipality {
        municipality_code: row.area(municipality_code)?,
        kind: row.key(kind)?,
        name: row.required(name)?,
        kana: row.text(kana),
        name_en: row.text(name_en),
        prefecture: row.text(prefecture),
    })
}

table! { documents -> Document,
    |row| [
        document_id, municipality_code, title, title_en, kind, publisher, published, text_name, text_sha256, note,
    ]
    Ok(Document {
        document_id: DocumentId(row.required(document_id)?),
        municipality_code: row.area(municipality_code)?,
        title: row.required(title)?,
        title_en: row.text(title_en),
        kind: row.key(kind)?,
        publisher: row.text(publisher),
        published: row.text(published),
        text_name: row.text(text_name),
        text_sha256: row.text(text_sha256),
        note: row.text(note),
    })
}

table! { plans -> Plan,
    |row| [plan_id, municipality_code, name, name_en, first_year, last_year, document_id, source_line]
    Ok(Plan {
        plan_id: PlanId(row.required(plan_id)?),
        municipality_code: row.area(municipality_code)?,
        name: row.required(name)?,
        name_en: row.text(name_en),
        first_year: row.year(first_year)?,
        last_year: row.year(last_year)?,
        document_id: DocumentId(row.required(document_id)?),
        source_line: row.line(source_line)?,
    })
}

table! { indicators -> Indicator,
    |row| [
        indicator_id, municipality_code, plan_id, level, theme, concept, goal, policy, project, department, label, unit,
        polarity, polarity_reason, definition_note, review_flag, repeat_of, document_id, section, source_line, raw_text,
        label_en,
    ]
    Ok(Indicator {
        indicator_id: IndicatorId(row.required(indicator_id)?),
        municipality_code: row.optional(municipality_code, table::Row::area)?,
        plan_id: row.optional(plan_id, table::Row::required)?.map(PlanId),
        level: row.key(level)?,
        theme: row.key(theme)?,
        concept: row.optional(concept, table::Row::key)?,
        goal: row.text(goal),
        policy: row.text(policy),
        project: row.text(project),
        department: row.text(department),
        label: row.required(label)?,
        label_en: row.text(label_en),
        unit: Unit(row.text(unit)),
        // A table of its own, because an indicator may have several dimensions.
        breakdown: Vec::new(),
        polarity: row.key(polarity)?,
        polarity_reason: row.text(polarity_reason),
        definition_note: row.text(definition_note),
        review_flag: row.text(review_flag),
        repeat_of: row.optional(repeat_of, table::Row::required)?.map(IndicatorId),
        source: row.provenance([document_id, section, source_line, raw_text])?,
    })
}

table! { observations -> Observation,
    |row| [
        observation_id, indicator_id, municipality_code, role, period, period_assumed, period_printed, value, unit, status,
        missing_reason, cumulative, cumulative_since, partial, averaged, unusable_reason, note, document_id, section,
        source_line, raw_text,
    ]
    Ok(Observation {
        observation_id: ObservationId(row.required(observation_id)?),
        indicator_id: IndicatorId(row.required(indicator_id)?),
        municipality_code: row.area(municipality_code)?,
        role: row.key(role)?,
        period: row.period(period)?,
        period_assumed: row.boolean(period_assumed)?,
        period_printed: row.text(period_printed),
        value: row.optional(value, table::Row::quantity)?,
        unit: Unit(row.text(unit)),
        status: row.key(status)?,
        missing_reason: row.optional(missing_reason, table::Row::key)?,
        cumulative: row.boolean(cumulative)?,
        cumulative_since: row.optional(cumulative_since, table::Row::key)?,
        partial: row.boolean(partial)?,
        averaged: row.boolean(averaged)?,
        unusable_reason: row.optional(unusable_reason, table::Row::key)?,
        note: row.text(note),
        source: row.provenance([document_id, section, source_line, raw_text])?,
    })
}

table! { targets -> Target,
    |row| [
        target_id, indicator_id, revision, plan_id, goal, kind, value, unit, target_period, baseline_observation_id,
        baseline_comparable, baseline_reason, actual_comparable, actual_reason, rounded_rate, decimals, note,
        document_id, section, source_line, raw_text,
    ]
    {
        let printed = row.quantity(value)?;
        let expected = printed.decimals();
        if row.whole(decimals, 0, 15)? != u32::from(expected) {
            return Err(row.refuse(decimals, CellProblem::Decimals { expected }));
        }
        let reason = row.optional(baseline_reason, table::Row::key)?;
        if row.boolean(baseline_comparable)? == reason.is_some() {
            return Err(row.refuse(baseline_reason, CellProblem::Contradicts { other: "baseline_comparable" }));
        }
        let comparable = row.boolean(actual_comparable)?;
        if comparable != row.cell(actual_reason).is_empty() {
            return Err(row.refuse(actual_reason, CellProblem::Contradicts { other: "actual_comparable" }));
        }
        Ok(Target {
            target_id: TargetId(row.required(target_id)?),
            indicator_id: IndicatorId(row.required(indicator_id)?),
            revision: row.key(revision)?,
            plan_id: PlanId(row.required(plan_id)?),
            goal: row.text(goal),
            kind: row.key(kind)?,
            value: printed,
            unit: Unit(row.text(unit)),
            target_period: row.period(target_period)?,
            baseline_observation_id: row.optional(baseline_observation_id, table::Row::required)?.map(ObservationId),
            baseline_reason: reason,
            actual_comparable: comparable,
            rounded_rate: row.boolean(rounded_rate)?,
            note: row.text(note),
            source: row.provenance([document_id, section, source_line, raw_text])?,
        })
    }
}

table! { evaluations -> Evaluation,
    |row| [
        evaluation_id, municipality_code, plan_id, scope, goal, policy, indicator_id, body, scheme, grade, period,
        document_id, section, source_line, raw_text,
    ]
    Ok(Evaluation {
        evaluation_id: EvaluationId(row.required(evaluation_id)?),
        municipality_code: row.area(municipality_code)?,
        plan_id: PlanId(row.required(plan_id)?),
        scope: row.key(scope)?,
        goal: row.text(goal),
        policy: row.text(policy),
        indicator_id: row.optional(indicator_id, table::Row::required)?.map(IndicatorId),
        body: row.key(body)?,
        scheme: row.key(scheme)?,
        // `unknown`: all letters are printed; `none`: a dash stands there. Both mean that no grade is known.
        grade: Some(row.required(grade)?).filter(|grade| !matches!(grade.as_str(), "unknown" | "none")),
        period: row.period(period)?,
        source: row.provenance([document_id, section, source_line, raw_text])?,
    })
}

table! { printed_figures -> PrintedFigure,
    |row| [
        figure_id, indicator_id, kind, value, unit, arrow, subject_observation_id, base_observation_id, note,
        document_id, section, source_line, raw_text,
    ]
    Ok(PrintedFigure {
        figure_id: FigureId(row.required(figure_id)?),
        indicator_id: IndicatorId(row.required(indicator_id)?),
        kind: row.key(kind)?,
        value: row.optional(value, table::Row::quantity)?,
        unit: Unit(row.text(unit)),
        arrow: row.optional(arrow, table::Row::key)?,
        subject_observation_id: row.optional(subject_observation_id, table::Row::required)?.map(ObservationId),
        base_observation_id: row.optional(base_observation_id, table::Row::required)?.map(ObservationId),
        note: row.text(note),
        source: row.provenance([document_id, section, source_line, raw_text])?,
    })
}

/// A member of a breakdown with the indicator that counts it.
pub(super) struct BreakdownRow {
    pub(super) indicator_id: IndicatorId,
    pub(super) breakdown: Breakdown,
}

table! { breakdown -> BreakdownRow, |row| [indicator_id, dimension, member]
    Ok(BreakdownRow {
        indicator_id: IndicatorId(row.required(indicator_id)?),
        breakdown: Breakdown { dimension: row.required(dimension)?, member: row.required(member)? },
    })
}

table! { aliases -> Alias, |row| [alias, municipality_code, indicator_id]
    Ok(Alias {
        alias: IndicatorId(row.required(alias)?),
        municipality_code: row.area(municipality_code)?,
        indicator_id: IndicatorId(row.required(indicator_id)?),
    })
}

table! { comparisons -> Comparison, |row| [comparison_id, theme, name, name_en, grade, reason, reason_en]
    Ok(Comparison {
        comparison_id: ComparisonId(row.required(comparison_id)?),
        theme: row.key(theme)?,
        name: row.required(name)?,
        name_en: row.text(name_en),
        grade: row.key(grade)?,
        reason: row.text(reason),
        reason_en: row.text(reason_en),
    })
}

table! { comparison_members -> ComparisonMember, |row| [comparison_id, indicator_id, note, note_en]
    Ok(ComparisonMember {
        comparison_id: ComparisonId(row.required(comparison_id)?),
        indicator_id: IndicatorId(row.required(indicator_id)?),
        note: row.text(note),
        note_en: row.text(note_en),
    })
}
