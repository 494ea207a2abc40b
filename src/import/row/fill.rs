//! One cell of a value column, with what its column and its row say about it.

use super::context::{certain, put};
use super::months::within;
use super::{Draft, RowReader, text_of};
use crate::import::municipality::resolver::Resolution;
use crate::import::notation::fold::tight;
use crate::import::notation::missing::{Absence, absence};
use crate::import::notation::number::{self, Number, NumberProblem};
use crate::import::notation::period::{Reading, period};
use crate::import::notation::quarter;
use crate::import::understand::within::{Beside, beside};
use crate::import::understand::{kpi, measure, words};
use crate::model::dated::DatedBy;
use crate::model::evidence::{Evidence, Told};
use crate::model::grid::{Cell, NO_RESULT, Scaled};
use crate::model::mapping::{BareYear, Brackets, ColumnMapping, Meaning, Why};
use crate::model::observation::{CumulativeSince, MissingReason, ObservationStatus, UnusableReason};
use crate::model::period::Period;
use crate::model::quantity::Quantity;
use crate::model::report::ProblemReason;
use crate::model::unit::Unit;
use crate::model::unsaid::Unsaid;

impl RowReader<'_> {
    /// The draft of a cell of the row whose context was read, in the room of an earlier one.
    pub(super) fn draft(
        &self,
        room: Draft,
        cell: &Cell,
        (at, column): (usize, &ColumnMapping),
        area: Option<&Resolution>,
    ) -> Result<Draft, ProblemReason> {
        let context = &self.context;
        let mut draft = room;
        draft.told = self.told.get(at).copied().unwrap_or(Told::NOTHING);
        draft.area = if let Some(area) = area {
            certain(area)?
        } else {
            draft.told.place = self.default_place;
            context.area.ok_or(ProblemReason::NoArea)?
        };
        self.label(column, &mut draft.label);
        draft.parts = self.parts_of(at)?;
        if draft.label.is_empty() && context.indicator_id.is_empty() {
            return Err(ProblemReason::NoIndicator);
        }
        if column.is_meaning_open() && context.meaning.is_none() && !text_of(cell).is_empty() {
            return Err(ProblemReason::Unsaid(Unsaid::Meaning(column.heading.clone())));
        }
        let of_row = context.meaning.filter(|_| column.meaning == Meaning::Actual);
        draft.meaning = of_row.unwrap_or(column.meaning);
        if of_row.is_some() {
            draft.told.role = Evidence::Column;
        }
        draft.meant = context.meaning.is_some() || column.guess.why == Why::User;
        self.contradicts(column)?;
        (draft.period, draft.bare_year, draft.dated) = self.when(column, &mut draft);
        if draft.meaning.role().is_some() && draft.meaning != Meaning::Baseline && self.is_dated_twice(column) {
            return Err(ProblemReason::HeadingAndRow);
        }
        if draft.bare_year && self.is_kind_unknown(column) {
            return Err(ProblemReason::YearKind);
        }
        draft.period = match (column.month, draft.period) {
            (Some(month), Some(year)) => Some(within(year, month, self.months).ok_or(ProblemReason::MonthOfYear)?),
            (None, Some(year)) if !column.quarter.is_empty() => {
                Some(quarter::of(year, &column.quarter).ok_or(ProblemReason::Quarter)?)
            }
            (_, period) => period,
        };
        draft.doubts.clear();
        self.unit(column, &mut draft);
        let counted = self.counted(&mut draft)?;
        put(&mut draft.raw, &text_of(cell));
        put(&mut draft.indicator_id, &context.indicator_id);
        put(&mut draft.note, &context.note);
        put(&mut draft.observation_id, &context.observation_id);
        draft.period_assumed = context.period_assumed || (column.period.is_none() && self.is_assumed(&draft));
        draft.value = Err(MissingReason::NotYet);
        // A gap whose reason stands beside it is a statement.
        draft.blank = draft.raw.is_empty() && context.missing.is_none();
        let usual = if column.provisional { ObservationStatus::Provisional } else { ObservationStatus::Normal };
        draft.status = context.status.unwrap_or(usual);
        draft.cumulative = context.cumulative == Some(true) || column.cumulative.is_some() || counted;
        draft.since = context.since.or(column.cumulative).unwrap_or(CumulativeSince::Unknown);
        (draft.partial, draft.averaged) = (context.partial, context.averaged);
        draft.unusable = context.unusable;
        draft.facts.clone_from(&context.facts);
        self.fill(cell, &mut draft)?;
        if draft.value.is_err() {
            draft.status = ObservationStatus::Missing;
        } else if draft.status == ObservationStatus::Missing {
            draft.status = ObservationStatus::Normal;
        }
        Ok(draft)
    }

    /// What the row, the column, or a name in brackets says about the unit; else the file.
    fn unit(&self, column: &ColumnMapping, draft: &mut Draft) {
        let said = [self.context.unit.as_str(), &column.unit].into_iter().find(|unit| !unit.is_empty());
        if let Some(said) = said {
            put(&mut draft.unit.0, said);
            if !self.context.unit.is_empty() {
                draft.told.unit = Evidence::Column;
            }
            return;
        }
        let names = [self.context.label.as_str(), &column.indicator, &draft.label].map(unit_in);
        let titled = self.mapping.defaults.unit.as_str();
        let written = names.into_iter().find(|unit| !unit.is_empty());
        let unit = written.unwrap_or(titled).to_owned();
        let own = if column.indicator.is_empty() { &draft.label } else { &column.indicator };
        if unit == titled && measure::contradicts(own, titled) {
            draft.doubts.push(ProblemReason::TitleUnit(Unit::new(titled)));
            draft.told.unit = Evidence::Usual;
            draft.unit.0.clear();
            return;
        }
        draft.told.unit = if written.is_some() { Evidence::Label } else { self.default_unit };
        draft.unit.0 = unit;
    }

    /// Whether nothing says which indicator a column's cell of the row is of.
    pub(super) fn is_nameless(&self, column: &ColumnMapping) -> bool {
        let names = [&self.context.label, &self.context.indicator_id, &column.indicator];
        names.iter().all(|name| name.is_empty()) && self.mapping.defaults.indicator.is_empty()
    }

    /// Whether nothing says if a bare year is one of the calendar: not even the order of months in the headings.
    fn is_kind_unknown(&self, column: &ColumnMapping) -> bool {
        let told = column.month.is_some() && self.months.is_some();
        self.mapping.defaults.bare_year_guess.why == Why::Usual && !told
    }

    /// What a bare year of a column is.
    fn bare_year(&self, column: &ColumnMapping) -> BareYear {
        let defaults = &self.mapping.defaults;
        let told = self.months.filter(|_| column.month.is_some() && defaults.bare_year_guess.why == Why::Usual);
        told.unwrap_or(defaults.bare_year)
    }

    /// What the row and the column call the indicator.
    fn label(&self, column: &ColumnMapping, label: &mut String) {
        match (self.context.label.as_str(), column.indicator.as_str()) {
            ("", "") => put(label, &self.mapping.defaults.indicator),
            ("", own) | (own, "") => put(label, own),
            (row, own) => {
                put(label, row);
                label.push(' ');
                label.push_str(own);
            }
        }
        // The sheet 女 is not the whole, although its columns are called like those of the sheet 総数.
        for part in &self.mapping.defaults.around {
            if !label.is_empty() && !label.contains(&part.member) && !column.members.contains(part) {
                label.push('（');
                label.push_str(&part.member);
                label.push('）');
            }
        }
    }

    /// Puts what the cell says into the draft.
    fn fill(&self, cell: &Cell, draft: &mut Draft) -> Result<(), ProblemReason> {
        match cell {
            Cell::Number(value) => {
                draft.value = Ok(number::typed(*value).ok_or(ProblemReason::TooPrecise)?);
                return Ok(());
            }
            Cell::Fault(fault) if fault == NO_RESULT => return Err(ProblemReason::NoResult(String::new())),
            Cell::Fault(_) => return Err(ProblemReason::Fault),
            Cell::Scaled(scaled) => {
                draft.value = Ok(of_scale(*scaled, &draft.unit)?);
                return Ok(());
            }
            Cell::Date(..) | Cell::Bool(_) => return Err(ProblemReason::WrongType),
            Cell::Empty | Cell::Text(_) => {}
        }
        match number::number(&draft.raw) {
            Ok(number) => self.take(&number, draft),
            Err(problem) => match absence(&draft.raw, &self.mapping.legend) {
                Some(Absence::Missing(reason)) => {
                    draft.value = Err(self.context.missing.filter(|_| draft.raw.is_empty()).unwrap_or(reason));
                    Ok(())
                }
                Some(Absence::Zero) => {
                    draft.value = Ok(Quantity::new(0.0, 0).ok_or(ProblemReason::NotANumber)?);
                    Ok(())
                }
                None if problem == NumberProblem::Bound && draft.meaning == Meaning::Target => take_bound(draft),
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

    fn take(&self, number: &Number, draft: &mut Draft) -> Result<(), ProblemReason> {
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
        let written = self.rise(&number.unit, draft)?;
        if let Some(own) = unit(written, &draft.unit)? {
            draft.unit = own;
            draft.told.unit = Evidence::Cell;
        }
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

    /// The period of a cell: of its column, else of its row, else of the file; whether it is a bare year; and what
    /// says it.
    fn when(&self, column: &ColumnMapping, draft: &mut Draft) -> (Option<Period>, bool, DatedBy) {
        let (defaults, context) = (&self.mapping.defaults, &self.context);
        let (label, printed) = (draft.label.as_str(), &mut draft.period_printed);
        let bare_year = self.bare_year(column);
        let own = match draft.meaning {
            Meaning::Baseline => context.baseline_period.as_ref(),
            Meaning::Target => context.target_period.as_ref(),
            _ => None,
        };
        if let Some((reading, written)) = own.filter(|_| column.period.is_none()) {
            put(printed, written);
            return (Some(reading.period(bare_year)), reading.is_bare(), DatedBy::Column);
        }
        if let Some(period) = column.period {
            put(printed, &column.period_printed);
            let by = if column.is_dated_by_choice() { DatedBy::User } else { DatedBy::Heading };
            let kind = rekind(period, (column.bare_year, &column.period_printed), bare_year);
            return (Some(kind), column.bare_year, by);
        }
        let (found, bare, own, by) = match context.period {
            Some(reading) => {
                let period = reading.period(bare_year);
                (Some(period), reading.is_bare(), context.period_written.as_str(), DatedBy::Column)
            }
            None => match in_brackets(label).and_then(|inner| Some((period(inner)?, inner))) {
                // 国勢調査人口（平成27年）: the label dates itself.
                Some((Reading::Exact(period), inner)) => (Some(period), false, inner, DatedBy::Label),
                _ => (defaults.period, false, "", defaults.period_from.unwrap_or(DatedBy::User)),
            },
        };
        put(printed, if context.period_printed.is_empty() { own } else { &context.period_printed });
        (found, bare, by)
    }
}

impl RowReader<'_> {
    /// Whether heading and row name different times, and nobody said that the heading is right.
    fn is_dated_twice(&self, column: &ColumnMapping) -> bool {
        let (Some(own), Some(row)) = (column.period, self.context.period) else { return false };
        let heading =
            if column.bare_year { Reading::Bare(own.first_year(), own.last_year()) } else { Reading::Exact(own) };
        !matches!(column.guess.why, Why::User | Why::Recipe) && beside(row, heading) == Beside::Neither
    }

    /// Whether somebody said one period for all columns of values: what such columns say is rarely of one year, so that
    /// the word is kept as an assumption.
    fn is_assumed(&self, draft: &Draft) -> bool {
        draft.dated == DatedBy::User && draft.period.is_some() && self.values.len() > 1
    }
}

/// Takes a target that is a bound, which says in which direction it is kept: 88.0以上.
fn take_bound(draft: &mut Draft) -> Result<(), ProblemReason> {
    let (text, polarity) = kpi::bound(&draft.raw).ok_or(ProblemReason::Bound)?;
    let found = number::number(text).map_err(|_| ProblemReason::Bound)?;
    let mut facts = draft.facts.take().unwrap_or_default();
    // A floor of what is to become less, and the other way round, is a contradiction.
    if facts.polarity.replace(polarity).is_some_and(|said| said != polarity) {
        return Err(ProblemReason::Bound);
    }
    draft.facts = Some(facts);
    draft.value = Ok(found.value);
    if let Some(own) = unit(&found.unit, &draft.unit)? {
        draft.unit = own;
        draft.told.unit = Evidence::Cell;
    }
    Ok(())
}

/// The number that a sheet shows divided, where its unit says by how much: 12,346 under 千円 for 12,345,678.
fn of_scale(scaled: Scaled, unit: &Unit) -> Result<Quantity, ProblemReason> {
    let shown = scaled.shown();
    let (factor, power) = (unit.parts().0, 10_f64.powi(scaled.power.into()));
    if factor > 1.0 && (factor / power - 1.0).abs() < 1e-9 {
        return Quantity::parse(&shown).map_err(|_| ProblemReason::TooPrecise);
    }
    let held = number::typed(scaled.held).map_or_else(|| scaled.held.to_string(), |held| held.to_string());
    Err(ProblemReason::Scaled { shown, held, unit: unit.clone() })
}

/// A bare year in the kind that is now in force. Which months a quarter has depends on it, so that it is read again.
fn rekind(known: Period, (bare, printed): (bool, &str), kind: BareYear) -> Period {
    match known {
        _ if !bare => known,
        Period::Quarter { .. } => period(printed).map_or(known, |reading| reading.period(kind)),
        _ => Reading::Bare(known.first_year(), known.last_year()).period(kind),
    }
}

/// The unit of a number where it is not simply the expected one: what stands behind it, unless that contradicts.
fn unit(written: &str, expected: &Unit) -> Result<Option<Unit>, ProblemReason> {
    if written.is_empty() || tight(written) == tight(expected.as_str()) {
        return Ok(None);
    }
    let own = Unit::new(written);
    if expected.as_str().is_empty() {
        return Ok(Some(own));
    }
    let contradiction = || ProblemReason::UnitContradiction(expected.clone());
    if let (factor, "") = own.parts() {
        // 12万 under 人 is 12 of 万人; under 千円 nobody knows.
        let told = factor > 1.0 && expected.parts().0 <= 1.0;
        return told.then(|| Some(Unit::new(format!("{written}{expected}")))).ok_or_else(contradiction);
    }
    own.factor_to(expected).map(|_| Some(own)).ok_or_else(contradiction)
}

/// What stands in brackets at the end of a label.
fn in_brackets(label: &str) -> Option<&str> {
    label.strip_suffix([')', '）']).and_then(|rest| rest.rsplit_once(['(', '（'])).map(|(_, inner)| inner)
}

/// The unit that stands in brackets in a label, the last one of several: 自然増減率（％）, 件数【件】（再掲）.
fn unit_in(label: &str) -> &str {
    let mut rest = label;
    while let Some((before, _)) = rest.rsplit_once([')', '）', ']', '］', '】', '〕']) {
        let Some((outer, inner)) = before.rsplit_once(['(', '（', '[', '［', '【', '〔']) else { break };
        let inner = inner.trim().trim_start_matches("単位").trim_start_matches([':', '：']).trim();
        if words::is_unit(inner) {
            return inner;
        }
        rest = outer;
    }
    ""
}
