//! The one large table, read: row after row as it lies on disk, as observations or straight into a cube.

use super::cells::Cells;
use super::derived::Derives;
use super::period::decode;
use crate::frame::{CubeBuilder, Facet, NewRow, Own};
use crate::model::catalogue::Catalogue;
use crate::model::id::{DocumentId, IndicatorId, ObservationId};
use crate::model::municipality::AreaCode;
use crate::model::observation::{Observation, Role};
use crate::model::period::Period;
use crate::model::quantity::Quantity;
use crate::model::unit::Unit;
use crate::model::usual;
use rusqlite::types::Type;
use rusqlite::{Connection, Row};
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
    pub(super) indicator: i64,
    /// Where.
    pub(super) area: AreaCode,
    /// When, as the table keeps it.
    pub(super) period: (u8, u32, Option<u16>),
    /// What it is in its series.
    pub(super) role: Role,
    /// The document that prints it, by a number of this reading.
    pub(super) document: u32,
}

/// Which rows are read.
#[derive(Clone, Copy)]
pub(super) struct Range {
    pub(super) vintage: i64,
    /// Key of the first indicator.
    pub(super) first: i64,
    /// Number of indicators from there on.
    pub(super) count: usize,
}

/// A row as it lies on disk.
struct Stored<'r> {
    /// Key of its indicator.
    indicator: i64,
    /// Place in the publisher's order.
    position: i64,
    area: AreaCode,
    period: Period,
    value: Option<Quantity>,
    line: Option<u32>,
    /// The identifier, where it is not the usual one.
    id: Option<&'r str>,
    /// The text, where it is not the usual one.
    raw_text: Option<&'r str>,
}

/// Walks over rows in the order of the disk.
fn walk(
    conn: &Connection,
    range: Range,
    keep: &mut dyn FnMut(&Glance) -> bool,
    mut each: impl FnMut(&Stored<'_>, &mut Shared) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let Some(last_key) = i64::try_from(range.count).ok().map(|count| range.first + count - 1) else {
        return Ok(());
    };
    let mut statement = conn.prepare_cached(
        "SELECT indicator_key, position, facet_key, municipality_code, period_kind, period_start, period_end, value,
           decimals, observation_id, source_line, raw_text
         FROM observation WHERE vintage_id = ?1 AND indicator_key BETWEEN ?2 AND ?3
         ORDER BY indicator_key, position",
    )?;
    let mut met = Met::default();
    let mut rows = statement.query((range.vintage, range.first, last_key))?;
    while let Some(row) = rows.next()? {
        let mut cells = Cells::new(row);
        let (indicator, position, facet) = (cells.get()?, cells.get()?, cells.get()?);
        let shared = met.facet(conn, range.vintage, facet)?;
        let area = cells.area()?;
        let (kind, start, end) = (cells.get()?, cells.get()?, cells.get()?);
        let (role, document) = (shared.facet.role, shared.document);
        if !keep(&Glance { indicator, area, period: (kind, start, end), role, document }) {
            continue;
        }
        let period = decode(kind, start, end)
            .ok_or_else(|| rusqlite::Error::InvalidColumnType(4, "period_kind".to_owned(), Type::Integer))?;
        let value = cells.optional_quantity()?;
        let (id, raw_text) = (text(row, 9)?, text(row, 11)?);
        let line = row.get(10)?;
        each(&Stored { indicator, position, area, period, value, line, id, raw_text }, shared)?;
    }
    Ok(())
}

fn text<'r>(row: &'r Row<'_>, column: usize) -> rusqlite::Result<Option<&'r str>> {
    Ok(row.get_ref(column)?.as_str_or_null()?)
}

/// Reads observations in the order of the disk, and hands each over with its position in the publisher's order.
///
/// `indicators` gives what the identifiers of the keys from `first_key` on follow from.
pub(super) fn read(
    conn: &Connection,
    vintage: i64,
    first_key: i64,
    indicators: &[Derives],
    mut each: impl FnMut(i64, Observation) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let range = Range { vintage, first: first_key, count: indicators.len() };
    walk(conn, range, &mut |_| true, |row, Shared { facet, note, .. }| {
        let unknown = || rusqlite::Error::IntegralValueOutOfRange(0, row.indicator);
        let at = usize::try_from(row.indicator - first_key).map_err(|_| unknown())?;
        let indicator = indicators.get(at).ok_or_else(unknown)?;
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
    /// By key: the position in the cube's catalogue.
    positions: Vec<Option<u32>>,
    /// By key: what identifiers follow from, where the cube's catalogue would have them follow from something else.
    other: BTreeMap<usize, Derives>,
}

impl Places {
    /// Where a builder has the indicators of a vintage.
    pub(super) fn new(builder: &CubeBuilder, catalogue: &Catalogue) -> Self {
        let mut places = Self { positions: Vec::with_capacity(catalogue.indicators.len()), other: BTreeMap::new() };
        for (key, indicator) in catalogue.indicators.iter().enumerate() {
            let position = builder.indicator(indicator.indicator_id.as_str());
            let merged = position.and_then(|at| builder.catalogue().indicators.get(at as usize));
            if merged.is_some_and(|m| m.municipality_code.is_some() != indicator.municipality_code.is_some()) {
                places.other.insert(key, Derives::of(indicator));
            }
            places.positions.push(position);
        }
        places
    }
}

/// Reads observations straight into a cube.
pub(super) fn read_into(
    conn: &Connection,
    range: Range,
    places: &Places,
    keep: &mut dyn FnMut(&Glance) -> bool,
    builder: &mut CubeBuilder,
) -> rusqlite::Result<()> {
    walk(conn, range, keep, |row, shared| {
        let unknown = || rusqlite::Error::IntegralValueOutOfRange(0, row.indicator);
        let key = usize::try_from(row.indicator).map_err(|_| unknown())?;
        let indicator = places.positions.get(key).copied().flatten().ok_or_else(unknown)?;
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
            position: u32::try_from(row.position).map_err(|_| unknown())?,
            line: row.line.unwrap_or_default(),
            id: row.id.or(other.as_deref()),
            raw_text: row.raw_text.filter(|text| row.value.is_some() || !text.is_empty()),
            note: &shared.note,
        });
        Ok(())
    })
}
