//! The one large table, written: observations with what many of them share kept once.

use super::period::encode;
use super::write::Writer;
use crate::model::observation::{CumulativeSince, MissingReason, Observation, ObservationStatus, Role, UnusableReason};
use crate::model::quantity::Quantity;
use rusqlite::{CachedStatement, Connection, Statement, ToSql, params};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What many observations share.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Facet<T> {
    origin: i64,
    role: Role,
    period_assumed: bool,
    period_printed: T,
    unit: T,
    status: ObservationStatus,
    missing_reason: Option<MissingReason>,
    cumulative: bool,
    cumulative_since: Option<CumulativeSince>,
    partial: bool,
    averaged: bool,
    unusable_reason: Option<UnusableReason>,
    note: T,
}

impl Facet<&str> {
    fn owned(&self) -> Facet<String> {
        Facet {
            origin: self.origin,
            role: self.role,
            period_assumed: self.period_assumed,
            period_printed: self.period_printed.to_owned(),
            unit: self.unit.to_owned(),
            status: self.status,
            missing_reason: self.missing_reason,
            cumulative: self.cumulative,
            cumulative_since: self.cumulative_since,
            partial: self.partial,
            averaged: self.averaged,
            unusable_reason: self.unusable_reason,
            note: self.note.to_owned(),
        }
    }

    fn same(&self, other: &Facet<String>) -> bool {
        self.origin == other.origin
            && (self.role, self.status, self.missing_reason, self.unusable_reason)
                == (other.role, other.status, other.missing_reason, other.unusable_reason)
            && (self.cumulative, self.cumulative_since) == (other.cumulative, other.cumulative_since)
            && (self.period_assumed, self.partial, self.averaged)
                == (other.period_assumed, other.partial, other.averaged)
            && self.unit == other.unit
            && self.period_printed == other.period_printed
            && self.note == other.note
    }

    fn hashed(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

/// The facets written so far, by their hash, so that the usual row is looked up without a copy.
#[derive(Debug, Default)]
pub(super) struct Facets {
    /// By their keys.
    known: Vec<Facet<String>>,
    by_hash: BTreeMap<u64, Vec<usize>>,
    /// After each facet, the one that came next the last time: series repeat the same years in the same order.
    after: Vec<usize>,
    last: usize,
}

impl Facets {
    /// The place of a facet that was written.
    fn find(&self, facet: &Facet<&str>) -> Option<usize> {
        let same = |at: &usize| self.known.get(*at).is_some_and(|known| facet.same(known));
        let likely = [Some(self.last), self.after.get(self.last).copied()];
        if let Some(at) = likely.into_iter().flatten().find(same) {
            return Some(at);
        }
        self.by_hash.get(&facet.hashed())?.iter().copied().find(same)
    }

    fn met(&mut self, at: usize) {
        if let Some(after) = self.after.get_mut(self.last).filter(|_| at != self.last) {
            *after = at;
        }
        self.last = at;
    }

    fn add(&mut self, facet: &Facet<&str>) {
        let at = self.known.len();
        self.by_hash.entry(facet.hashed()).or_default().push(at);
        self.known.push(facet.owned());
        self.after.push(at);
        self.met(at);
    }
}

/// Rows that one statement writes: each statement costs as much as some rows.
const TOGETHER: usize = 16;

/// Columns of the table, and parameters of a row.
const COLUMNS: usize = 13;

/// An observation with the key of its indicator and its place in the publisher's order.
pub(super) type Placed<'r> = (Option<i64>, i64, &'r Observation);

/// The statements that write one observation, and several.
pub(super) struct Statements<'t> {
    one: CachedStatement<'t>,
    together: CachedStatement<'t>,
}

impl<'t> Statements<'t> {
    /// Prepares both; they are held, because looking them up for each of millions of rows would cost.
    pub(super) fn new(transaction: &'t Connection) -> rusqlite::Result<Self> {
        Ok(Self {
            one: transaction.prepare_cached(&insert(1))?,
            together: transaction.prepare_cached(&insert(TOGETHER))?,
        })
    }
}

/// The statement that writes so many rows.
fn insert(rows: usize) -> String {
    let row = format!("({})", vec!["?"; COLUMNS].join(", "));
    format!(
        "INSERT INTO observation (vintage_id, indicator_key, position, municipality_code, period_kind, period_start,
           period_end, value, decimals, facet_key, observation_id, source_line, raw_text)
         VALUES {}",
        vec![row; rows].join(", ")
    )
}

/// Writes all observations of a vintage, in the order in which they lie on disk: by indicator.
pub(super) fn write(writer: &mut Writer<'_>, rows: &[Observation]) -> rusqlite::Result<()> {
    let indicator = |row: &Observation| writer.indicators.get(row.indicator_id.as_str()).copied();
    let mut order: Vec<Placed<'_>> =
        rows.iter().zip(0_i64..).map(|(row, position)| (indicator(row), position, row)).collect();
    order.sort_unstable_by_key(|(indicator, position, _)| (*indicator, *position));
    insert_all(writer, &order)
}

/// Writes observations in the order in which they are given.
pub(super) fn insert_all(writer: &mut Writer<'_>, rows: &[Placed<'_>]) -> rusqlite::Result<()> {
    let mut chunks = rows.chunks_exact(TOGETHER);
    for chunk in &mut chunks {
        for (slot, row) in chunk.iter().enumerate() {
            let facet = facet(writer, row.2)?;
            let derived = writer.is_derived(*row);
            bind(&mut writer.observation.together, slot * COLUMNS, writer.vintage, *row, facet, derived)?;
        }
        writer.observation.together.raw_execute()?;
    }
    for row in chunks.remainder() {
        let facet = facet(writer, row.2)?;
        let derived = writer.is_derived(*row);
        bind(&mut writer.observation.one, 0, writer.vintage, *row, facet, derived)?;
        writer.observation.one.raw_execute()?;
    }
    Ok(())
}

/// Gives a statement the values of a row, behind the parameters of those before it.
fn bind(
    statement: &mut Statement<'_>,
    before: usize,
    vintage: i64,
    (indicator, position, row): Placed<'_>,
    facet: i64,
    (id_follows, text_follows): (bool, bool),
) -> rusqlite::Result<()> {
    let (kind, start, end) = encode(row.period);
    let values: [&dyn ToSql; COLUMNS] = [
        &vintage,
        &indicator,
        &position,
        &row.municipality_code.number(),
        &kind,
        &start,
        &end,
        &row.value.map(Quantity::value),
        &row.value.map(Quantity::decimals),
        &facet,
        &(!id_follows).then_some(row.observation_id.as_str()),
        &row.source.source_line,
        &(!text_follows).then_some(row.source.raw_text.as_str()),
    ];
    values.iter().zip(before + 1..).try_for_each(|(value, at)| statement.raw_bind_parameter(at, value))
}

/// The key of what this observation shares with others, which is written when it is met first.
fn facet(writer: &mut Writer<'_>, row: &Observation) -> rusqlite::Result<i64> {
    let facet = Facet {
        origin: writer.origin(&row.source)?,
        role: row.role,
        period_assumed: row.period_assumed,
        period_printed: row.period_printed.as_str(),
        unit: row.unit.as_str(),
        status: row.status,
        missing_reason: row.missing_reason,
        cumulative: row.cumulative,
        cumulative_since: row.cumulative_since,
        partial: row.partial,
        averaged: row.averaged,
        unusable_reason: row.unusable_reason,
        note: row.note.as_str(),
    };
    let number = |at: usize| i64::try_from(at).unwrap_or(i64::MAX);
    if let Some(at) = writer.facets.find(&facet) {
        writer.facets.met(at);
        return Ok(number(at));
    }
    let key = number(writer.facets.known.len());
    let mut insert = writer.transaction.prepare_cached(
        "INSERT INTO facet (vintage_id, facet_key, origin_key, role, period_assumed, period_printed, unit, status,
           missing_reason, cumulative, cumulative_since, partial, averaged, unusable_reason, note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?;
    insert.execute(params![
        writer.vintage,
        key,
        facet.origin,
        facet.role.key(),
        facet.period_assumed,
        facet.period_printed,
        facet.unit,
        facet.status.key(),
        facet.missing_reason.map(MissingReason::key),
        facet.cumulative,
        facet.cumulative_since.map(CumulativeSince::key),
        facet.partial,
        facet.averaged,
        facet.unusable_reason.map(UnusableReason::key),
        facet.note
    ])?;
    writer.facets.add(&facet);
    Ok(key)
}
