//! Observations, written: what many of them share is kept once, the rest in blocks of columns.

use super::block::{NO_VALUE, Row, period_number};
use super::write::Writer;
use crate::model::observation::{CumulativeSince, MissingReason, Observation, ObservationStatus, Role, UnusableReason};
use crate::model::quantity::Quantity;
use rusqlite::params;
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

/// An observation with the key of its indicator and its place in the publisher's order.
pub(super) type Placed<'r> = (Option<i64>, i64, &'r Observation);

/// Writes all observations of a vintage, in the order in which they lie on disk: by indicator.
pub(super) fn write(writer: &mut Writer<'_>, rows: &[Observation]) -> rusqlite::Result<()> {
    let indicator = |row: &Observation| writer.indicators.get(row.indicator_id.as_str()).copied();
    let mut order: Vec<Placed<'_>> =
        rows.iter().zip(0_i64..).map(|(row, position)| (indicator(row), position, row)).collect();
    order.sort_unstable_by_key(|(indicator, position, _)| (*indicator, *position));
    for row in order {
        push(writer, row)?;
    }
    writer.blocks.finish()
}

/// Hands a row to the blocks.
pub(super) fn push(writer: &mut Writer<'_>, placed: Placed<'_>) -> rusqlite::Result<()> {
    let (indicator, position, row) = placed;
    let facet = facet(writer, row)?;
    let (id_follows, text_follows) = writer.is_derived(placed);
    let number = |number: i64| u32::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, number));
    let compact = Row {
        indicator: number(indicator.ok_or(rusqlite::Error::QueryReturnedNoRows)?)?,
        position: number(position)?,
        area: row.municipality_code.number(),
        period: period_number(row.period),
        facet: number(facet)?,
        value: row.value.map_or(0.0, Quantity::value),
        decimals: row.value.map_or(NO_VALUE, Quantity::decimals),
        line: row.source.source_line,
        id: None,
        raw_text: None,
    };
    let id = (!id_follows).then_some(row.observation_id.as_str());
    writer.blocks.push(compact, id, (!text_follows).then_some(row.source.raw_text.as_str()))
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
