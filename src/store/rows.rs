//! Observations, read: row after row as it lies on disk, as observations or straight into a cube.

use super::block::{self, NO_VALUE, period_parts};
use super::cells::Cells;
use super::derived::Derives;
use super::period::decode;
use crate::frame::{CubeBuilder, Facet, NewRow, Own};
use crate::model::catalogue::Catalogue;
use crate::model::id::{DocumentId, IndicatorId, ObservationId};
use crate::model::municipality::AreaCode;
use crate::model::observation::{Observation, Role};
use crate::model::period::Period;
use crate::model::place::IndicatorPlace;
use crate::model::quantity::Quantity;
use crate::model::unit::Unit;
use crate::model::usual;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// What many rows share, as it is read.
struct Shared {
    facet: Facet,
    note: String,
    /// The document by a number of this reading.
    document: u32,
    /// The facet's numbers in the cube that is being built, of rows without and with a line.
    numbers: [Option<u32>; 2],
}

fn read_facet(conn: &Connection, vintage: i64, key: i64) -> rusqlite::Result<Shared> {
    let mut statement = conn.prepare_cached(
        "SELECT role, period_assumed, period_printed, unit, status, missing_reason, cumulative, cumulative_since, partial,
           averaged, unusable_reason, facet.note, document_id, section
         FROM facet JOIN origin USING (vintage_id, origin_key) JOIN document USING (vintage_id, document_key)
         WHERE vintage_id = ?1 AND facet_key = ?2",
    )?;
    statement.query_row((vintage, key), |row| {
        let mut cells = Cells::new(row);
        let (role, period_assumed, period_printed) = (cells.key()?, cells.get()?, cells.get()?);
        let (unit, status, missing_reason) = (Unit(cells.get()?), cells.key()?, cells.optional_key()?);
        let (cumulative, cumulative_since, partial) = (cells.get()?, cells.optional_key()?, cells.get()?);
        let (averaged, unusable_reason, note) = (cells.get()?, cells.optional_key()?, cells.get()?);
        let (document_id, section) = (DocumentId(cells.get()?), cells.get()?);
        let facet = Facet {
            role,
            period_assumed,
            period_printed,
            unit,
            status,
            missing_reason,
            cumulative,
            cumulative_since,
            partial,
            averaged,
            unusable_reason,
            document_id,
            section,
            has_line: false,
        };
        Ok(Shared { facet, note, document: 0, numbers: [None; 2] })
    })
}

/// The facets of one reading by their keys, read when they are met first.
#[derive(Default)]
struct Met {
    facets: BTreeMap<i64, Shared>,
    documents: Vec<DocumentId>,
}

impl Met {
    fn facet(&mut self, conn: &Connection, vintage: i64, key: i64) -> rusqlite::Result<&mut Shared> {
        if !self.facets.contains_key(&key) {
            let mut shared = read_facet(conn, vintage, key)?;
            let at = self.documents.iter().position(|document| *document == shared.facet.document_id);
            shared.document = u32::try_from(at.unwrap_or(self.documents.len())).unwrap_or(u32::MAX);
            if at.is_none() {
                self.documents.push(shared.facet.document_id.clone());
            }
            self.facets.insert(key, shared);
        }
        self.facets.get_mut(&key).ok_or(rusqlite::Error::QueryReturnedNoRows)
    }
}

/// What a row is, before it is read whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glance {
    /// The key of its indicator.
    pub(super) indicator: usize,
    /// Where.
    pub(super) area: AreaCode,
    /// When, as [`super::period::encode`] writes it.
    pub(super) period: (u8, u32, Option<u16>),
    /// What it is in its series.
    pub(super) role: Role,
    /// The document that prints it, by a number of this reading.
    pub(super) document: u32,
}

/// A row as it lies on disk.
struct Stored<'r> {
    /// Key of its indicator.
    indicator: usize,
    /// Place in the publisher's order.
    position: u32,
    area: AreaCode,
    period: Period,
    value: Option<Quantity>,
    line: Option<u32>,
    /// The identifier, where it is not the usual one.
    id: Option<&'r str>,
    /// The text, where it is not the usual one.
    raw_text: Option<&'r str>,
}

/// Walks over the rows of a vintage in the order of the disk: all of them, or those of wanted indicators, by key.
fn walk(
    conn: &Connection,
    (vintage, wanted): (i64, Option<&[bool]>),
    keep: &mut dyn FnMut(&Glance) -> bool,
    mut each: impl FnMut(&Stored<'_>, &mut Shared) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let is_wanted = |key: usize| wanted.is_none_or(|wanted| wanted.get(key).copied().unwrap_or(false));
    let mut blocks = conn.prepare_cached(
        "SELECT block, first_key, last_key, rows FROM observation_block WHERE vintage_id = ?1 ORDER BY block",
    )?;
    let mut data = conn.prepare_cached("SELECT data FROM observation_block WHERE vintage_id = ?1 AND block = ?2")?;
    let mut met = Met::default();
    let mut blocks = blocks.query([vintage])?;
    while let Some(block) = blocks.next()? {
        let (number, first, last): (i64, u32, u32) = (block.get(0)?, block.get(1)?, block.get(2)?);
        let count: u32 = block.get(3)?;
        if !(first as usize..=last as usize).any(is_wanted) {
            continue;
        }
        let rows = data.query_row((vintage, number), |row| Ok(block::Rows::decode(row.get_ref(0)?.as_blob()?)))?;
        let rows = rows.map_err(block::torn)?;
        if rows.len() != count as usize || rows.keys() != Some((first, last)) {
            return Err(block::torn(block::Torn));
        }
        for (row, id, raw_text) in rows.iter() {
            let indicator = row.indicator as usize;
            if !is_wanted(indicator) {
                continue;
            }
            let shared = met.facet(conn, vintage, row.facet.into())?;
            let torn = || block::torn(block::Torn);
            let area = AreaCode::from_number(row.area).ok_or_else(torn)?;
            let (kind, start, end) = period_parts(row.period).ok_or_else(torn)?;
            let (role, document) = (shared.facet.role, shared.document);
            if !keep(&Glance { indicator, area, period: (kind, start, end), role, document }) {
                continue;
            }
            let period = decode(kind, start, end).ok_or_else(torn)?;
            let value = match row.decimals {
                NO_VALUE => None,
                decimals => Some(Quantity::new(row.value, decimals).ok_or_else(torn)?),
            };
            let (position, line) = (row.position, row.line);
            each(&Stored { indicator, position, area, period, value, line, id, raw_text }, shared)?;
        }
    }
    Ok(())
}

/// Makes sure that no block of a vintage with so many observations is missing.
pub(super) fn whole(conn: &Connection, vintage: i64, count: i64) -> rusqlite::Result<()> {
    let sql = "SELECT coalesce(sum(rows), 0) FROM observation_block WHERE vintage_id = ?1";
    let found: i64 = conn.prepare_cached(sql)?.query_row([vintage], |row| row.get(0))?;
    if found == count { Ok(()) } else { Err(block::torn(block::Torn)) }
}

/// Reads all observations of a vintage in the order of the disk, and hands each over with its position in the
/// publisher's order.
///
/// `indicators` gives by key what their identifiers follow from.
pub(super) fn read(
    conn: &Connection,
    vintage: i64,
    indicators: &[Derives],
    mut each: impl FnMut(u32, Observation) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    walk(conn, (vintage, None), &mut |_| true, |row, Shared { facet, note, .. }| {
        let indicator = indicators.get(row.indicator).ok_or_else(|| block::torn(block::Torn))?;
        let made = || indicator.id(row.area, row.period, facet.role, facet.cumulative);
        let observation = facet.observation(Own {
            observation_id: ObservationId(row.id.map_or_else(made, str::to_owned)),
            indicator_id: IndicatorId(indicator.id.clone()),
            area: row.area,
            period: row.period,
            value: row.value,
            note: note.clone(),
            line: row.line,
            raw_text: row.raw_text.map_or_else(|| usual::text(row.value), str::to_owned),
        });
        each(row.position, observation)
    })
}

/// The indicators of a vintage in a cube that may hold others as well.
pub(super) struct Places {
    /// By key: the place in the cube's catalogue.
    positions: Vec<Option<IndicatorPlace>>,
    /// By key: what identifiers follow from, where the cube's catalogue would have them follow from something else.
    other: BTreeMap<usize, Derives>,
}

impl Places {
    /// Where a builder has the indicators of a vintage.
    pub(super) fn new(builder: &CubeBuilder, catalogue: &Catalogue) -> Self {
        let mut places = Self { positions: Vec::with_capacity(catalogue.indicators.len()), other: BTreeMap::new() };
        for (key, indicator) in catalogue.indicators.iter().enumerate() {
            let position = builder.indicator(indicator.indicator_id.as_str());
            let merged = position.and_then(|at| builder.catalogue().indicator_at(at));
            if merged.is_some_and(|m| m.municipality_code.is_some() != indicator.municipality_code.is_some()) {
                places.other.insert(key, Derives::of(indicator));
            }
            places.positions.push(position);
        }
        places
    }
}

/// Reads observations straight into a cube: all of a vintage, or those of wanted indicators, by key.
pub(super) fn read_into(
    conn: &Connection,
    chosen: (i64, Option<&[bool]>),
    places: &Places,
    keep: &mut dyn FnMut(&Glance) -> bool,
    builder: &mut CubeBuilder,
) -> rusqlite::Result<()> {
    walk(conn, chosen, keep, |row, shared| {
        let key = row.indicator;
        let indicator = places.positions.get(key).copied().flatten().ok_or_else(|| block::torn(block::Torn))?;
        let has_line = row.line.is_some();
        let number = &mut shared.numbers[usize::from(has_line)];
        let facet = match number {
            Some(number) => *number,
            None => *number.insert(builder.facet(Facet { has_line, ..shared.facet.clone() })),
        };
        let derived = || {
            let Facet { role, cumulative, .. } = shared.facet;
            places.other.get(&key).map(|derives| derives.id(row.area, row.period, role, cumulative))
        };
        let other = if row.id.is_none() { derived() } else { None };
        builder.push(&NewRow {
            indicator,
            area: row.area,
            period: row.period,
            value: row.value,
            facet,
            position: row.position,
            line: row.line.unwrap_or_default(),
            id: row.id.or(other.as_deref()),
            raw_text: row.raw_text.filter(|text| row.value.is_some() || !text.is_empty()),
            note: &shared.note,
        });
        Ok(())
    })
}
