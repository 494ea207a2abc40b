//! What the columns beside the values say about a whole row: area, indicator, period, unit, role.

use super::former::told;
use super::{Facts, RowReader, text_of};
use crate::import::municipality::list::{AreaList, Rank};
use crate::import::municipality::resolver::{AreaTexts, Resolution};
use crate::import::notation::fold::{is_dash, tight};
use crate::import::notation::missing::{Absence, absence};
use crate::import::notation::period::{Reading, period};
use crate::import::understand::{dimension, kpi, words};
use crate::model::former::Fate;
use crate::model::grid::{Cell, NO_RESULT};
use crate::model::mapping::{ColumnKind, Meaning};
use crate::model::municipality::AreaCode;
use crate::model::observation::{CumulativeSince, MissingReason, ObservationStatus, Role, UnusableReason};
use crate::model::report::ProblemReason;
use std::borrow::Cow;
use std::str::FromStr;

/// Most texts whose meaning is kept for the rows to come; a hostile file has a new one in each.
const MOST_KEPT: usize = 100_000;

/// Nothing, or the column for which nothing of a row can be taken.
pub(super) type Read = Result<(), (Option<usize>, ProblemReason)>;

/// What the columns beside the values say about the whole row.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    pub(super) area: Option<AreaCode>,
    pub(super) indicator_id: String,
    pub(super) label: String,
    pub(super) period: Option<Reading>,
    /// The period as the row writes it.
    pub(super) period_written: String,
    /// When the baseline and the target of the row are of, with the words that say it.
    pub(super) baseline_period: Option<(Reading, String)>,
    pub(super) target_period: Option<(Reading, String)>,
    pub(super) unit: String,
    pub(super) meaning: Option<Meaning>,
    pub(super) note: String,
    pub(super) missing: Option<MissingReason>,
    pub(super) status: Option<ObservationStatus>,
    pub(super) cumulative: Option<bool>,
    pub(super) since: Option<CumulativeSince>,
    pub(super) partial: bool,
    pub(super) averaged: bool,
    pub(super) unusable: Option<UnusableReason>,
    pub(super) period_printed: String,
    pub(super) period_assumed: bool,
    pub(super) observation_id: String,
    pub(super) facts: Option<Box<Facts>>,
}

impl RowReader<'_> {
    /// The text of the first column of a kind, with the one above where the column repeats it.
    pub(super) fn text<'c>(&mut self, kind: ColumnKind, cells: &'c [Cell]) -> Cow<'c, str> {
        match self.position(kind) {
            Some(at) => self.text_at(at, cells),
            None => Cow::Borrowed(""),
        }
    }

    pub(super) fn text_at<'c>(&mut self, at: usize, cells: &'c [Cell]) -> Cow<'c, str> {
        let text = cells.get(at).map_or(Cow::Borrowed(""), text_of);
        if self.mapping.columns.get(at).is_some_and(|column| column.repeats_above) {
            if text.is_empty() {
                return Cow::Owned(self.above.get(&at).cloned().unwrap_or_default());
            }
            self.above.insert(at, text.to_string());
        }
        text
    }

    /// Keeps the texts that cells below may mean, whatever becomes of the row: those of a row that is refused stand above
    /// the next one all the same.
    pub(super) fn follow(&mut self, cells: &[Cell]) {
        for at in 0..self.repeating.len() {
            if let Some(at) = self.repeating.get(at).copied() {
                self.text_at(at, cells);
            }
        }
    }

    pub(super) fn read_context(&mut self, cells: &[Cell], context: &mut Context) -> Read {
        self.follow(cells);
        self.refuse_faults(cells)?;
        context.area = self.area(cells)?;
        self.read_parts(cells)?;
        put(&mut context.indicator_id, &self.text(ColumnKind::IndicatorId, cells));
        context.label.clear();
        for place in 0..self.labels.len() {
            let Some(at) = self.labels.get(place).copied() else { continue };
            let text = self.text_at(at, cells);
            if !text.is_empty() {
                if !context.label.is_empty() {
                    context.label.push(' ');
                }
                // Line breaks inside a label are those of a narrow cell.
                if text.contains(char::is_control) || text.contains("  ") {
                    context.label.push_str(&one_line(&text));
                } else {
                    context.label.push_str(&text);
                }
            }
        }
        self.read_period(cells, context)?;
        self.look_for_namesake(context)?;
        put(&mut context.unit, &self.text(ColumnKind::Unit, cells));
        if context.unit.contains('％') {
            context.unit = context.unit.replace('％', "%");
        }
        put(&mut context.note, &self.text(ColumnKind::Note, cells));
        self.own_columns(cells, context)
    }

    /// Reads when the row is of.
    pub(super) fn read_period(&mut self, cells: &[Cell], context: &mut Context) -> Read {
        let at = self.position(ColumnKind::Period);
        let written = self.text(ColumnKind::Period, cells);
        context.period = match written.as_ref() {
            "" => None,
            written => Some(self.reading(written).ok_or((at, ProblemReason::BadPeriod))?),
        };
        put(&mut context.period_written, &written);
        self.within_year(cells, context)
    }

    /// Refuses a row that a fault of the spreadsheet, or a formula without result, says something about.
    fn refuse_faults(&self, cells: &[Cell]) -> Result<(), (Option<usize>, ProblemReason)> {
        for (at, cell) in cells.iter().enumerate() {
            if let Cell::Fault(fault) = cell
                && let Some(column) = self.mapping.columns.get(at)
                && !matches!(column.kind, ColumnKind::Ignore | ColumnKind::Value | ColumnKind::Note)
            {
                let reason =
                    if fault == NO_RESULT { ProblemReason::NoResult(String::new()) } else { ProblemReason::Fault };
                return Err((Some(at), reason));
            }
        }
        Ok(())
    }

    /// Columns that only files of this program have.
    fn own_columns(&mut self, cells: &[Cell], context: &mut Context) -> Result<(), (Option<usize>, ProblemReason)> {
        context.meaning = self.key(ColumnKind::Role, cells, role)?;
        context.missing = self.key(ColumnKind::MissingReason, cells, missing)?;
        context.status = self.key(ColumnKind::Status, cells, parsed)?;
        context.cumulative = self.key(ColumnKind::Cumulative, cells, counted)?;
        context.since = self.key(ColumnKind::CumulativeSince, cells, parsed)?;
        context.partial = self.key(ColumnKind::Partial, cells, flag)?.unwrap_or(false);
        context.averaged = self.key(ColumnKind::Averaged, cells, flag)?.unwrap_or(false);
        context.period_assumed = self.key(ColumnKind::PeriodAssumed, cells, flag)?.unwrap_or(false);
        context.unusable = self.key(ColumnKind::UnusableReason, cells, parsed)?;
        put(&mut context.period_printed, &self.text(ColumnKind::PeriodPrinted, cells));
        put(&mut context.observation_id, &self.text(ColumnKind::ObservationId, cells));
        context.baseline_period = self.own_period(ColumnKind::BaselinePeriod, cells)?;
        context.target_period = self.own_period(ColumnKind::TargetPeriod, cells)?;
        self.sources(cells, &mut context.note);
        context.facts = self.facts(cells)?.map(Box::new);
        Ok(())
    }

    pub(super) fn key<T>(
        &mut self,
        kind: ColumnKind,
        cells: &[Cell],
        read: fn(&str) -> Option<T>,
    ) -> Result<Option<T>, (Option<usize>, ProblemReason)> {
        let at = self.position(kind);
        match self.text(kind, cells) {
            text if text.is_empty() => Ok(None),
            text => read(&text).map(Some).ok_or((at, ProblemReason::UnknownKey)),
        }
    }

    /// The area of the row; `None` where the columns of values name their own.
    fn area(&mut self, cells: &[Cell]) -> Result<Option<AreaCode>, (Option<usize>, ProblemReason)> {
        // A sum of a county has a name and no code: the code of the town above is not its own.
        let own = |kind: ColumnKind| {
            let at = self.position(kind);
            at.and_then(|at| cells.get(at)).is_some_and(|cell| !text_of(cell).is_empty())
        };
        let (has_code, has_name) = (own(ColumnKind::MunicipalityCode), own(ColumnKind::MunicipalityName));
        let mut code = self.text(ColumnKind::MunicipalityCode, cells);
        let mut name = self.text(ColumnKind::MunicipalityName, cells);
        match (has_code, has_name) {
            (false, true) => code = Cow::Borrowed(""),
            (true, false) => name = Cow::Borrowed(""),
            _ => {}
        }
        let prefecture = self.text(ColumnKind::Prefecture, cells);
        let county = self.text(ColumnKind::County, cells);
        let kinds = [ColumnKind::MunicipalityName, ColumnKind::MunicipalityCode, ColumnKind::Prefecture];
        let at = kinds.iter().find_map(|kind| self.position(*kind));
        // The same few texts come again in millions of rows.
        self.area_key.clear();
        for text in [&code, "\u{1f}", &name, "\u{1f}", &prefecture, "\u{1f}", &county] {
            self.area_key.push_str(text);
        }
        let last = self.last_area.as_ref().filter(|(key, _)| *key == self.area_key);
        let found = if let Some((_, found)) = last {
            found.clone()
        } else {
            let found = if let Some(found) = self.areas.get(&self.area_key) {
                found.clone()
            } else {
                let texts = AreaTexts { code: &code, name: &name, prefecture: &prefecture };
                let place = if is_total(&name) || (is_blank(&name) && is_total(&prefecture)) {
                    None
                } else {
                    // 東津軽郡 among its towns is their sum.
                    let found = self.place(texts, &county);
                    let is_sum =
                        matches!(found, Resolution::Unknown) && dimension::is_group_name(tight(&name).as_ref());
                    (!is_sum).then_some(found)
                };
                let found = self.placed(place, texts);
                if self.areas.len() < MOST_KEPT {
                    self.areas.insert(self.area_key.clone(), found.clone());
                }
                found
            };
            self.last_area = Some((self.area_key.clone(), found.clone()));
            found
        };
        self.namesake = found.namesake;
        let found = self.below_city(found.found);
        match found.ok_or((at, ProblemReason::Total))? {
            Resolution::Silent if self.values.iter().all(|(.., area)| area.is_some()) => Ok(None),
            Resolution::Silent => match &self.default_area {
                Some(area) => certain(area).map(Some).map_err(|reason| (at, reason)),
                // Of the columns that name no area the values are refused one by one.
                None if self.values.iter().any(|(.., area)| area.is_some()) => Ok(None),
                None => Err((at, ProblemReason::NoArea)),
            },
            found => certain(&found).map(Some).map_err(|reason| (at, reason)),
        }
    }

    /// A ward below the row of its city is one of that city, whatever other cities have wards of its name.
    fn below_city(&mut self, found: Option<Resolution>) -> Option<Resolution> {
        let list = AreaList::national();
        let rank = |code: &AreaCode| list.area(*code).map(|area| area.rank);
        match &found {
            Some(Resolution::Ambiguous(wards)) if wards.iter().any(|ward| rank(ward) == Some(Rank::Ward)) => {
                let city = self.city.and_then(|city| list.area(city));
                let of_city = |ward: &&AreaCode| {
                    let ward = list.area(**ward);
                    city.zip(ward).is_some_and(|(city, ward)| ward.name.starts_with(city.name.as_str()))
                };
                let mut own = wards.iter().filter(of_city);
                match (own.next(), own.next()) {
                    (Some(ward), None) => Some(Resolution::Resolved(*ward)),
                    _ => found,
                }
            }
            Some(Resolution::Resolved(code)) => {
                if rank(code) != Some(Rank::Ward) {
                    self.city = Some(*code);
                }
                found
            }
            _ => {
                self.city = None;
                found
            }
        }
    }

    /// The area that texts stand for; a county tells towns and villages of one name apart.
    fn place(&self, texts: AreaTexts<'_>, county: &str) -> Resolution {
        let county = tight(county);
        let below = county.ends_with('郡') && texts.name.ends_with(['町', '村']) && !texts.name.contains('郡');
        if below {
            let name = format!("{county}{}", texts.name);
            let found = self.resolver.resolve(AreaTexts { name: &name, ..texts });
            if matches!(found, Resolution::Resolved(_)) {
                return found;
            }
        }
        self.resolver.resolve(texts)
    }

    pub(super) fn reading(&mut self, text: &str) -> Option<Reading> {
        if let Some(reading) = self.periods.get(text) {
            return *reading;
        }
        let reading = period(text);
        // Texts that are none differ from row to row in hostile files; only what helps is kept.
        if self.periods.len() < MOST_KEPT {
            self.periods.insert(text.to_owned(), reading);
        }
        reading
    }
}

pub(super) fn certain(resolution: &Resolution) -> Result<AreaCode, ProblemReason> {
    match resolution {
        Resolution::Resolved(code) => Ok(*code),
        Resolution::Ambiguous(candidates) => Err(ProblemReason::AmbiguousArea(candidates.clone())),
        Resolution::Unknown => Err(ProblemReason::UnknownArea),
        Resolution::Former(formers) => Err(ProblemReason::Former(told(formers, Fate::Merged, &[]))),
        Resolution::Contradiction => Err(ProblemReason::AreaContradiction),
        Resolution::Silent => Err(ProblemReason::NoArea),
    }
}

/// Puts a text into the room of another one.
pub(super) fn put(room: &mut String, text: &str) {
    room.clear();
    room.push_str(text);
}

/// Whether nothing stands in a cell, or a dash that says so.
fn is_blank(name: &str) -> bool {
    tight(name).chars().all(is_dash)
}

fn is_total(name: &str) -> bool {
    let name = tight(name);
    name.ends_with('計') || matches!(name.as_ref(), "総数" | "総合計" | "平均" | "総計")
}

pub(super) fn one_line(text: &str) -> String {
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

/// Whether a value is a total so far, by our own keys or by the words of offices.
fn counted(text: &str) -> Option<bool> {
    flag(text).or_else(|| kpi::counted(text))
}

/// The role of a value by its stable key or by the words of documents.
fn role(text: &str) -> Option<Meaning> {
    if let Ok(role) = text.parse::<Role>() {
        return Meaning::ALL.iter().copied().find(|meaning| meaning.role() == Some(role));
    }
    words::meaning(&tight(text))
}
