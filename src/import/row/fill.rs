//! One cell of a value column, with what its column and its row say about it.

use super::context::{Context, certain};
use super::{Draft, RowReader, text_of};
use crate::import::municipality::resolver::Resolution;
use crate::import::notation::fold::tight;
use crate::import::notation::missing::{Absence, absence};
use crate::import::notation::number::{self, Number, NumberProblem};
use crate::import::notation::period::{Reading, period};
use crate::import::understand::words;
use crate::model::grid::Cell;
use crate::model::mapping::{BareYear, Brackets, ColumnMapping, Meaning};
use crate::model::observation::{CumulativeSince, MissingReason, ObservationStatus, UnusableReason};
use crate::model::period::Period;
use crate::model::quantity::Quantity;
use crate::model::report::ProblemReason;
use crate::model::unit::Unit;

impl RowReader<'_> {
    pub(super) fn draft(
        &self,
        cell: &Cell,
        column: &ColumnMapping,
        area: Option<&Resolution>,
        context: &Context,
    ) -> Result<Draft, ProblemReason> {
        let defaults = &self.mapping.defaults;
        let area = match area {
            Some(area) => certain(area)?,
            None => context.area.ok_or(ProblemReason::NoArea)?,
        };
        let label = match (context.label.as_str(), column.indicator.as_str()) {
            ("", "") => defaults.indicator.clone(),
            ("", own) | (own, "") => own.to_owned(),
            (row, own) => format!("{row} {own}"),
        };
        if label.is_empty() && context.indicator_id.is_empty() {
            return Err(ProblemReason::NoIndicator);
        }
        let (period, bare_year, period_printed) = self.when(column, context, &label);
        let units = [context.unit.as_str(), &column.unit, unit_in(&label), &defaults.unit];
        let expected = units.into_iter().find(|unit| !unit.is_empty()).unwrap_or_default().to_owned();
        let expected = expected.as_str();
        let raw = text_of(cell).into_owned();
        let mut draft = Draft {
            area,
            indicator_id: context.indicator_id.clone(),
            label,
            meaning: context.meaning.filter(|_| column.meaning == Meaning::Actual).unwrap_or(column.meaning),
            period,
            bare_year,
            period_printed,
            period_assumed: context.period_assumed,
            value: Err(MissingReason::NotYet),
            // A gap whose reason stands beside it is a statement.
            blank: raw.is_empty() && context.missing.is_none(),
            unit: Unit::new(expected),
            status: context.status.unwrap_or(ObservationStatus::Normal),
            cumulative: context.cumulative,
            since: context.since.unwrap_or(CumulativeSince::Unknown),
            partial: context.partial,
            averaged: context.averaged,
            unusable: context.unusable,
            note: context.note.clone(),
            observation_id: context.observation_id.clone(),
            facts: context.facts.clone(),
            raw,
            doubts: Vec::new(),
        };
        self.fill(cell, expected, context, &mut draft)?;
        if draft.value.is_err() {
            draft.status = ObservationStatus::Missing;
        } else if draft.status == ObservationStatus::Missing {
            draft.status = ObservationStatus::Normal;
        }
        Ok(draft)
    }

    /// Puts what the cell says into the draft.
    fn fill(&self, cell: &Cell, expected: &str, context: &Context, draft: &mut Draft) -> Result<(), ProblemReason> {
        match cell {
            Cell::Number(value) => {
                draft.value = Ok(number::typed(*value).ok_or(ProblemReason::TooPrecise)?);
                return Ok(());
            }
            Cell::Fault(_) => return Err(ProblemReason::Fault),
            Cell::Date(..) | Cell::Bool(_) => return Err(ProblemReason::WrongType),
            Cell::Empty | Cell::Text(_) => {}
        }
        match number::number(&draft.raw) {
            Ok(number) => self.take(&number, expected, draft),
            Err(problem) => match absence(&draft.raw, &self.mapping.legend) {
                Some(Absence::Missing(reason)) => {
                    draft.value = Err(context.missing.filter(|_| draft.raw.is_empty()).unwrap_or(reason));
                    Ok(())
                }
                Some(Absence::Zero) => {
                    draft.value = Ok(Quantity::new(0.0, 0).ok_or(ProblemReason::NotANumber)?);
                    Ok(())
                }
                None => Err(match problem {
                    NumberProblem::Text => ProblemReason::NotANumber,
                    NumberProblem::Grouping => ProblemReason::Grouping,
                    NumberProblem::Several => ProblemReason::SeveralNumbers,
                    NumberProblem::TooPrecise => ProblemReason::TooPrecise,
                    NumberProblem::Bound => ProblemReason::Bound,
                }),
            },
        }
    }

    fn take(&self, number: &Number, expected: &str, draft: &mut Draft) -> Result<(), ProblemReason> {
        draft.value = Ok(number.value);
        if number.bracketed {
            match self.mapping.defaults.brackets {
                Brackets::Refuse => return Err(ProblemReason::Brackets),
                Brackets::Negative => {
                    let negative = Quantity::new(-number.value.value(), number.value.decimals());
                    draft.value = Ok(negative.ok_or(ProblemReason::NotANumber)?);
                }
                Brackets::Reference if draft.meaning == Meaning::Actual => {
                    draft.unusable = Some(UnusableReason::ReferenceValue);
                }
                Brackets::Reference => {}
            }
        }
        draft.unit =
            unit(&number.unit, expected).ok_or_else(|| ProblemReason::UnitContradiction(Unit::new(expected)))?;
        draft.cumulative |= number.cumulative;
        if number.provisional {
            draft.status = ObservationStatus::Provisional;
        }
        if number.approximate {
            draft.status = ObservationStatus::Estimated;
            draft.doubts.push(ProblemReason::Approximate);
        }
        if number.marked {
            draft.doubts.push(ProblemReason::Marked);
        }
        Ok(())
    }

    /// The period of a cell: of its column, else of its row, else of the file.
    fn when(&self, column: &ColumnMapping, context: &Context, label: &str) -> (Option<Period>, bool, String) {
        let defaults = &self.mapping.defaults;
        if let Some(period) = column.period {
            return (
                Some(rekind(period, column.bare_year, defaults.bare_year)),
                column.bare_year,
                column.period_printed.clone(),
            );
        }
        let printed =
            |own: &str| if context.period_printed.is_empty() { own.to_owned() } else { context.period_printed.clone() };
        match &context.period {
            Some((reading, written)) => (Some(reading.period(defaults.bare_year)), reading.is_bare(), printed(written)),
            None => match in_brackets(label).and_then(|inner| Some((period(inner)?, inner))) {
                // 国勢調査人口（平成27年）: the label dates itself.
                Some((Reading::Exact(period), inner)) => (Some(period), false, printed(inner)),
                _ => (defaults.period, false, printed("")),
            },
        }
    }
}

/// A bare year in the kind that is now in force.
const fn rekind(period: Period, bare: bool, kind: BareYear) -> Period {
    if bare { Reading::Bare(period.first_year(), period.last_year()).period(kind) } else { period }
}

/// The unit of a number: what stands behind it, if that does not contradict what is expected.
fn unit(written: &str, expected: &str) -> Option<Unit> {
    if written.is_empty() || tight(written) == tight(expected) {
        return Some(Unit::new(expected));
    }
    let own = Unit::new(written);
    if expected.is_empty() {
        return Some(own);
    }
    let expectation = Unit::new(expected);
    if let (factor, "") = own.parts() {
        // 12万 under 人 is 12 of 万人; under 千円 nobody knows.
        return (factor > 1.0 && expectation.parts().0 <= 1.0).then(|| Unit::new(format!("{written}{expected}")));
    }
    own.factor_to(&expectation).map(|_| own)
}

/// What stands in brackets at the end of a label.
fn in_brackets(label: &str) -> Option<&str> {
    label.strip_suffix([')', '）']).and_then(|rest| rest.rsplit_once(['(', '（'])).map(|(_, inner)| inner)
}

/// The unit in brackets at the end of a label: 自然増減率（％）.
fn unit_in(label: &str) -> &str {
    in_brackets(label).filter(|inner| words::is_unit(inner)).unwrap_or_default()
}
