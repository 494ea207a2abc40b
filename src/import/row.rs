//! One row of a grid under a mapping: each cell of a value column becomes a draft or a typed refusal.
//!
//! The preview and the import read rows through here, so that what was shown is what is stored.

use super::municipality::resolver::{AreaTexts, Resolution, Resolver};
use super::notation::fold::{fold, tight};
use super::notation::missing::{Absence, absence};
use super::notation::number::{self, Number, NumberProblem};
use super::notation::period::{Reading, period};
use crate::model::grid::Cell;
use crate::model::mapping::{Brackets, ColumnKind, ColumnMapping, Mapping, Meaning};
use crate::model::municipality::AreaCode;
use crate::model::observation::{CumulativeSince, MissingReason, ObservationStatus, Role, UnusableReason};
use crate::model::period::Period;
use crate::model::quantity::Quantity;
use crate::model::report::ProblemReason;
use crate::model::unit::Unit;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::str::FromStr;

/// One value or gap as the file says it, before it is joined to an indicator.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    pub(super) area: AreaCode,
    pub(super) indicator_id: String,
    pub(super) label: String,
    pub(super) meaning: Meaning,
    pub(super) period: Option<Period>,
    pub(super) bare_year: bool,
    pub(super) period_printed: String,
    pub(super) period_assumed: bool,
    pub(super) value: Result<Quantity, MissingReason>,
    /// Whether the cell is empty.
    pub(super) blank: bool,
    pub(super) unit: Unit,
    pub(super) status: ObservationStatus,
    pub(super) cumulative: bool,
    pub(super) since: CumulativeSince,
    pub(super) partial: bool,
    pub(super) averaged: bool,
    pub(super) unusable: Option<UnusableReason>,
    pub(super) note: String,
    pub(super) raw: String,
    /// What a person should look at although the value is taken.
    pub(super) doubts: Vec<ProblemReason>,
}

/// What a row is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum RowRead {
    /// Nothing in it.
    Blank,
    /// No data: a note, a repeated header, a heading or a total.
    Aside(Option<ProblemReason>, String),
    /// Data; each value cell is in the list that was handed over.
    Data,
    /// Nothing of it can be taken, for what stands in this column.
    Refused(Option<usize>, ProblemReason),
}

/// What the columns beside the values say about the whole row.
#[derive(Debug, Clone, Default)]
struct Context {
    area: Option<AreaCode>,
    indicator_id: String,
    label: String,
    period: Option<(Reading, String)>,
    unit: String,
    meaning: Option<Meaning>,
    note: String,
    missing: Option<MissingReason>,
    status: Option<ObservationStatus>,
    cumulative: bool,
    since: Option<CumulativeSince>,
    partial: bool,
    averaged: bool,
    unusable: Option<UnusableReason>,
    period_printed: String,
    period_assumed: bool,
}

/// Reads the rows of one sheet, one after the other.
#[derive(Debug)]
pub(super) struct RowReader<'m> {
    mapping: &'m Mapping,
    resolver: &'m Resolver,
    values: Vec<(usize, &'m ColumnMapping, Option<Resolution>)>,
    labels: Vec<usize>,
    positions: BTreeMap<ColumnKind, usize>,
    above: BTreeMap<usize, String>,
    areas: BTreeMap<(String, String, String), Resolution>,
    periods: BTreeMap<String, Option<Reading>>,
    default_area: Option<Resolution>,
}

/// The text of a cell; numbers as a spreadsheet shows them, dates as `2021-04-01`.
pub(super) fn text_of(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) | Cell::Fault(text) => Cow::Borrowed(text.trim()),
        Cell::Number(number) => Cow::Owned(number::typed(*number).map_or_else(|| number.to_string(), |q| q.to_string())),
        Cell::Date(year, month, day) => Cow::Owned(format!("{year:04}-{month:02}-{day:02}")),
        Cell::Bool(flag) => Cow::Owned(flag.to_string()),
    }
}

impl<'m> RowReader<'m> {
    pub(super) fn new(mapping: &'m Mapping, resolver: &'m Resolver) -> Self {
        let named = |name: &str| {
            (!name.is_empty()).then(|| {
                // The heading of a column may be a code as well as a name.
                match resolver.resolve(AreaTexts { name, ..AreaTexts::default() }) {
                    Resolution::Unknown => resolver.resolve(AreaTexts { code: name, ..AreaTexts::default() }),
                    found => found,
                }
            })
        };
        let columns = mapping.columns.iter().enumerate();
        let mut positions = BTreeMap::new();
        for (at, column) in columns.clone() {
            positions.entry(column.kind).or_insert(at);
        }
        Self {
            mapping,
            resolver,
            values: columns
                .filter(|(_, column)| column.kind == ColumnKind::Value)
                .map(|(at, column)| (at, column, named(&column.municipality)))
                .collect(),
            labels: mapping.positions(ColumnKind::IndicatorLabel).collect(),
            positions,
            above: BTreeMap::new(),
            areas: BTreeMap::new(),
            periods: BTreeMap::new(),
            default_area: named(&mapping.defaults.municipality),
        }
    }

    /// Reads a row; `out` gets each value cell with its column.
    pub(super) fn row(&mut self, cells: &[Cell], out: &mut Vec<(usize, Result<Draft, ProblemReason>)>) -> RowRead {
        out.clear();
        if cells.iter().all(|cell| text_of(cell).is_empty()) {
            return RowRead::Blank;
        }
        let empty = self.values.iter().all(|(at, ..)| cells.get(*at).is_none_or(|cell| text_of(cell).is_empty()));
        if let Some(aside) = self.aside(cells, empty) {
            return aside;
        }
        let context = match self.context(cells) {
            Ok(context) => context,
            Err((_, ProblemReason::UnknownArea | ProblemReason::NoArea | ProblemReason::NoIndicator)) if empty => {
                return RowRead::Aside(Some(ProblemReason::Heading), first_text(cells));
            }
            Err((_, ProblemReason::Total)) => return RowRead::Aside(Some(ProblemReason::Total), first_text(cells)),
            Err((at, reason)) => return RowRead::Refused(at, reason),
        };
        for place in 0..self.values.len() {
            let Some((at, column, area)) = self.values.get(place) else { continue };
            let cell = cells.get(*at).unwrap_or(&Cell::Empty);
            let blank = text_of(cell).is_empty();
            // No target and no baseline is printed where the cell is empty: that is no gap in a series.
            if blank && matches!(column.meaning, Meaning::Target | Meaning::Baseline) {
                continue;
            }
            out.push((*at, self.draft(cell, column, area.as_ref(), &context)));
        }
        if self.mapping.columns.len() < cells.len()
            && cells.iter().skip(self.mapping.columns.len()).any(|cell| !text_of(cell).is_empty())
            && let Some((_, Ok(draft))) = out.iter_mut().find(|(_, draft)| draft.is_ok())
        {
            draft.doubts.push(ProblemReason::ExtraCells);
        }
        RowRead::Data
    }

    /// Rows among or below the data that hold none.
    fn aside(&self, cells: &[Cell], empty: bool) -> Option<RowRead> {
        let first = first_text(cells);
        let filled = cells.iter().filter(|cell| !text_of(cell).is_empty()).count();
        if empty && is_note(&first) {
            return Some(RowRead::Aside(None, first));
        }
        let single = empty && filled == 1 && self.mapping.columns.len() > 2;
        if single {
            return Some(RowRead::Aside(Some(ProblemReason::Heading), first));
        }
        let repeated = self
            .mapping
            .columns
            .iter()
            .zip(cells)
            .filter(|(column, _)| !column.heading.is_empty())
            .map(|(column, cell)| (column.heading.rsplit(" > ").next().unwrap_or_default() == fold(&text_of(cell)), text_of(cell)))
            .fold((0, 0), |(same, all), (is_same, text)| (same + usize::from(is_same), all + usize::from(!text.is_empty())));
        (repeated.0 >= 2 && repeated.0 == repeated.1).then_some(RowRead::Aside(None, String::new()))
    }

    /// The text of the first column of a kind, with the one above where the column repeats it.
    fn text<'c>(&mut self, kind: ColumnKind, cells: &'c [Cell]) -> Cow<'c, str> {
        match self.positions.get(&kind).copied() {
            Some(at) => self.text_at(at, cells),
            None => Cow::Borrowed(""),
        }
    }

    fn text_at<'c>(&mut self, at: usize, cells: &'c [Cell]) -> Cow<'c, str> {
        let text = cells.get(at).map_or(Cow::Borrowed(""), text_of);
        if self.mapping.columns.get(at).is_some_and(|column| column.repeats_above) {
            if text.is_empty() {
                return Cow::Owned(self.above.get(&at).cloned().unwrap_or_default());
            }
            self.above.insert(at, text.to_string());
        }
        text
    }

    fn context(&mut self, cells: &[Cell]) -> Result<Context, (Option<usize>, ProblemReason)> {
        let mut context = Context { area: self.area(cells)?, ..Context::default() };
        context.indicator_id = self.text(ColumnKind::IndicatorId, cells).into_owned();
        for place in 0..self.labels.len() {
            let Some(at) = self.labels.get(place).copied() else { continue };
            let text = self.text_at(at, cells);
            if !text.is_empty() {
                if !context.label.is_empty() {
                    context.label.push(' ');
                }
                context.label.push_str(&one_line(&text));
            }
        }
        let at = self.positions.get(&ColumnKind::Period).copied();
        let written = self.text(ColumnKind::Period, cells);
        if !written.is_empty() {
            let reading = self.reading(&written).ok_or((at, ProblemReason::BadPeriod))?;
            context.period = Some((reading, written.into_owned()));
        }
        context.unit = fold(&self.text(ColumnKind::Unit, cells)).into_owned();
        context.note = self.text(ColumnKind::Note, cells).into_owned();
        self.own_columns(cells, &mut context)?;
        Ok(context)
    }

    /// Columns that only files of this program have.
    fn own_columns(&mut self, cells: &[Cell], context: &mut Context) -> Result<(), (Option<usize>, ProblemReason)> {
        context.meaning = self.key(ColumnKind::Role, cells, role)?;
        context.missing = self.key(ColumnKind::MissingReason, cells, missing)?;
        context.status = self.key(ColumnKind::Status, cells, parsed)?;
        context.cumulative = self.key(ColumnKind::Cumulative, cells, flag)?.unwrap_or(false);
        context.since = self.key(ColumnKind::CumulativeSince, cells, parsed)?;
        context.partial = self.key(ColumnKind::Partial, cells, flag)?.unwrap_or(false);
        context.averaged = self.key(ColumnKind::Averaged, cells, flag)?.unwrap_or(false);
        context.period_assumed = self.key(ColumnKind::PeriodAssumed, cells, flag)?.unwrap_or(false);
        context.unusable = self.key(ColumnKind::UnusableReason, cells, parsed)?;
        context.period_printed = self.text(ColumnKind::PeriodPrinted, cells).into_owned();
        Ok(())
    }

    fn key<T>(
        &mut self,
        kind: ColumnKind,
        cells: &[Cell],
        read: fn(&str) -> Option<T>,
    ) -> Result<Option<T>, (Option<usize>, ProblemReason)> {
        let at = self.positions.get(&kind).copied();
        match self.text(kind, cells) {
            text if text.is_empty() => Ok(None),
            text => read(&text).map(Some).ok_or((at, ProblemReason::UnknownKey)),
        }
    }

    /// The area of the row; `None` where the columns of values name their own.
    fn area(&mut self, cells: &[Cell]) -> Result<Option<AreaCode>, (Option<usize>, ProblemReason)> {
        let code = self.text(ColumnKind::MunicipalityCode, cells).into_owned();
        let name = self.text(ColumnKind::MunicipalityName, cells).into_owned();
        let prefecture = self.text(ColumnKind::Prefecture, cells).into_owned();
        let kinds = [ColumnKind::MunicipalityName, ColumnKind::MunicipalityCode, ColumnKind::Prefecture];
        let at = kinds.iter().find_map(|kind| self.positions.get(kind)).copied();
        if is_total(&name) {
            return Err((at, ProblemReason::Total));
        }
        let key = (code, name, prefecture);
        let found = match self.areas.get(&key) {
            Some(found) => found.clone(),
            None => {
                let found = self.resolver.resolve(AreaTexts { code: &key.0, name: &key.1, prefecture: &key.2 });
                self.areas.insert(key, found.clone());
                found
            }
        };
        match found {
            Resolution::Silent if self.values.iter().all(|(.., area)| area.is_some()) => Ok(None),
            Resolution::Silent => match &self.default_area {
                Some(area) => certain(area).map(Some).map_err(|reason| (at, reason)),
                None => Err((at, ProblemReason::NoArea)),
            },
            found => certain(&found).map(Some).map_err(|reason| (at, reason)),
        }
    }

    fn reading(&mut self, text: &str) -> Option<Reading> {
        if let Some(reading) = self.periods.get(text) {
            return *reading;
        }
        let reading = period(text);
        // Texts that are none differ from row to row in hostile files; only what helps is kept.
        if self.periods.len() < 100_000 {
            self.periods.insert(text.to_owned(), reading);
        }
        reading
    }

    /// The text that is to be asked where the area of a row, or of a column of values, is ambiguous.
    pub(super) fn question(&self, at: Option<usize>, cells: &[Cell]) -> String {
        let column = at.and_then(|at| self.mapping.columns.get(at));
        match column {
            Some(column) if !column.municipality.is_empty() => column.municipality.clone(),
            Some(ColumnMapping { kind: ColumnKind::Value, .. }) | None => self.mapping.defaults.municipality.clone(),
            Some(_) => {
                let kinds = [ColumnKind::MunicipalityName, ColumnKind::MunicipalityCode, ColumnKind::Prefecture];
                let texts = kinds.iter().filter_map(|kind| self.positions.get(kind)).filter_map(|at| {
                    let text = cells.get(*at).map(text_of).unwrap_or_default();
                    let text = if text.is_empty() { self.above.get(at).cloned().unwrap_or_default() } else { text.into_owned() };
                    (!text.is_empty()).then_some(text)
                });
                texts.into_iter().next().unwrap_or_else(|| self.mapping.defaults.municipality.clone())
            }
        }
    }

    fn draft(
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
            blank: raw.is_empty(),
            unit: Unit::new(expected),
            status: context.status.unwrap_or(ObservationStatus::Normal),
            cumulative: context.cumulative,
            since: context.since.unwrap_or(CumulativeSince::Unknown),
            partial: context.partial,
            averaged: context.averaged,
            unusable: context.unusable,
            note: context.note.clone(),
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
                    draft.value = Err(context.missing.filter(|_| draft.blank).unwrap_or(reason));
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
                Brackets::Reference if draft.meaning == Meaning::Actual => draft.unusable = Some(UnusableReason::ReferenceValue),
                Brackets::Reference => {}
            }
        }
        draft.unit = unit(&number.unit, expected).ok_or_else(|| ProblemReason::UnitContradiction(Unit::new(expected)))?;
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
            return (Some(rekind(period, column.bare_year, defaults.bare_year)), column.bare_year, column.period_printed.clone());
        }
        let printed = |own: &str| if context.period_printed.is_empty() { own.to_owned() } else { context.period_printed.clone() };
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
pub(super) const fn rekind(period: Period, bare: bool, kind: crate::model::mapping::BareYear) -> Period {
    if bare { Reading::Bare(period.first_year(), period.last_year()).period(kind) } else { period }
}

fn certain(resolution: &Resolution) -> Result<AreaCode, ProblemReason> {
    match resolution {
        Resolution::Resolved(code) => Ok(*code),
        Resolution::Ambiguous(candidates) => Err(ProblemReason::AmbiguousArea(candidates.clone())),
        Resolution::Unknown => Err(ProblemReason::UnknownArea),
        Resolution::Contradiction => Err(ProblemReason::AreaContradiction),
        Resolution::Silent => Err(ProblemReason::NoArea),
    }
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
    in_brackets(label).filter(|inner| super::understand::words::is_unit(inner)).unwrap_or_default()
}

fn first_text(cells: &[Cell]) -> String {
    cells.iter().map(text_of).find(|text| !text.is_empty()).unwrap_or_default().into_owned()
}

/// Whether a text begins like a note under a table.
pub(super) fn is_note(text: &str) -> bool {
    let text = fold(text);
    let text = text.trim_start_matches(['(', '（', '【', '<', '〈', '[', '「', '"']);
    ["注", "※", "*", "資料", "出典", "備考", "出所", "参考:", "参考：", "Source", "Note"].iter().any(|mark| text.starts_with(mark))
}

fn is_total(name: &str) -> bool {
    let name = tight(name);
    name.ends_with('計') || matches!(name.as_ref(), "総数" | "総合計" | "平均" | "総計")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn parsed<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// The reason of a gap by its stable key or in words.
fn missing(text: &str) -> Option<MissingReason> {
    text.parse().ok().or_else(|| match absence(text, &[]) {
        Some(Absence::Missing(reason)) => Some(reason),
        _ => None,
    })
}

fn flag(text: &str) -> Option<bool> {
    match text {
        "true" | "TRUE" | "1" => Some(true),
        "false" | "FALSE" | "0" => Some(false),
        _ => None,
    }
}

/// The role of a value by its stable key or by the words of documents.
fn role(text: &str) -> Option<Meaning> {
    if let Ok(role) = text.parse::<Role>() {
        return Meaning::ALL.iter().copied().find(|meaning| meaning.role() == Some(role));
    }
    super::understand::words::meaning(&tight(text))
}
