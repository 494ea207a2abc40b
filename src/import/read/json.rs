//! JSON → rows: an array of objects or of arrays, one object a line, or an object with such arrays inside.
//!
//! Keys become the first row, in the order of their first appearance. Because the last object may bring a new key, the
//! file is read twice: once for the keys, once for the rows; neither time is it held in memory. Several arrays in one
//! object are sheets, called by their path. What is nested inside a cell is kept as JSON text.

use super::cell;
use super::decode::{DecodedBytes, TextSource};
use super::error::{Place, ReadError, ReadProblem};
use super::limits::{MAX_CELL_BYTES, MAX_COLUMNS, MAX_DEPTH, MAX_ROW_BYTES, MAX_SHEETS};
use super::pump::{Halt, Out, contained, fill_head};
use super::sniff::Found;
use crate::model::grid::{Cell, Encoding, SheetHead};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, BufReader, Read};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// What a text that begins like JSON is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// JSON that may hold a table.
    Table,
    /// The descriptor of a data package.
    Package,
}

/// Whether a text, of which this is the beginning, is JSON.
pub(super) fn looks_like(start: &str) -> Option<Look> {
    let start = start.trim_start();
    if !start.starts_with(['{', '[']) {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(start).into_iter::<IgnoredAny>();
    match values.next()? {
        Ok(_) => {
            let rest = start.get(values.byte_offset()..).unwrap_or_default().trim_start();
            if !rest.is_empty() && !rest.starts_with(['{', '[']) {
                return None;
            }
        }
        Err(error) if error.is_eof() || too_deep(&error) => {}
        Err(_) => return None,
    }
    let squeezed: String = start.chars().filter(|c| !c.is_whitespace()).collect();
    let package = start.starts_with('{') && squeezed.contains("\"resources\":[") && squeezed.contains("\"path\":");
    Some(if package { Look::Package } else { Look::Table })
}

fn too_deep(error: &serde_json::Error) -> bool {
    error.to_string().starts_with("recursion limit")
}

/// What the reader of bytes and the reader of values tell each other.
#[derive(Default)]
struct Gauge {
    /// Bytes read since the last value.
    since: AtomicU64,
    /// Share of the file that was read, as the bits of a number.
    share: AtomicU64,
    /// Why reading stops, where JSON itself is not to blame.
    halt: Mutex<Option<Halt>>,
}

impl Gauge {
    fn stop<E: Error>(&self, halt: impl Into<Halt>) -> E {
        if let Ok(mut slot) = self.halt.lock() {
            *slot = Some(halt.into());
        }
        E::custom("stopped")
    }
}

/// Bytes of a text that are counted, so that no single value fills memory.
struct Metered {
    bytes: DecodedBytes,
    gauge: Arc<Gauge>,
    place: Place,
}

impl Read for Metered {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.gauge.since.load(Ordering::Relaxed) > MAX_ROW_BYTES as u64 {
            let problem = ReadProblem::RowTooLong((MAX_ROW_BYTES >> 20) as u64);
            let refused: serde_json::Error = self.gauge.stop(self.place.clone().refuse(problem));
            return Err(io::Error::other(refused));
        }
        let read = self.bytes.read(out);
        if let Some(problem) = self.bytes.problem.take() {
            let _: serde_json::Error = self.gauge.stop(self.place.clone().refuse(problem));
        }
        self.gauge.share.store(self.bytes.progress().to_bits(), Ordering::Relaxed);
        let read = read?;
        self.gauge.since.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// A table inside the file.
#[derive(Debug, Clone, Default)]
struct Table {
    /// Keys that lead to it; none for the whole file.
    path: Vec<String>,
    /// Columns by key, in the order of their first appearance.
    columns: BTreeMap<String, usize>,
    /// Whether it has rows of objects, and rows of arrays.
    objects: bool,
    arrays: bool,
    /// Whether each value of the file is a row.
    lines: bool,
}

impl Table {
    fn header(&self) -> Vec<Cell> {
        let mut header = vec![Cell::Empty; self.columns.len()];
        for (name, index) in &self.columns {
            if let Some(slot) = header.get_mut(*index) {
                *slot = cell::text_or_empty(name);
            }
        }
        header
    }
}

/// The place of the JSON library's complaint.
fn refusal(place: &Place, gauge: &Gauge, error: &serde_json::Error) -> Halt {
    let line = error.line() as u64;
    match gauge.halt.lock().ok().and_then(|mut slot| slot.take()) {
        Some(Halt::Refused(mut refused)) => {
            refused.place.row = refused.place.row.or(Some(line));
            Halt::Refused(refused)
        }
        Some(enough) => enough,
        None if too_deep(error) => place.clone().row(line).refuse(ReadProblem::TooDeep(MAX_DEPTH)).into(),
        None => place.clone().row(line).refuse(ReadProblem::Json(error.to_string())).into(),
    }
}

/// Reads every value of the file with `each`.
fn documents(
    found: &Found,
    mut each: impl FnMut(&mut serde_json::Deserializer<serde_json::de::IoRead<BufReader<Metered>>>, &Gauge) -> serde_json::Result<()>,
) -> Result<(), Halt> {
    let place = Place::file(&found.name);
    let encoding = found.encoding.map_or(Encoding::Utf8, |(encoding, _)| encoding);
    let gauge = Arc::new(Gauge::default());
    let bytes = DecodedBytes::new(TextSource::new(found.file()?, encoding, found.bytes));
    let metered = Metered { bytes, gauge: Arc::clone(&gauge), place: place.clone() };
    let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(64 * 1024, metered));
    loop {
        each(&mut json, &gauge).map_err(|error| refusal(&place, &gauge, &error))?;
        match json.end() {
            Ok(()) => return Ok(()),
            // Another value follows: one object a line.
            Err(error) if error.is_syntax() => {}
            Err(error) => return Err(refusal(&place, &gauge, &error)),
        }
    }
}

/// The tables of a file.
fn survey(found: &Found) -> Result<Vec<Table>, Halt> {
    let (mut tables, mut lines, mut count) = (Vec::new(), Table::default(), 0_u64);
    documents(found, |json, gauge| {
        count += 1;
        let mut scratch = Vec::new();
        let inner = if count == 1 { &mut tables } else { &mut scratch };
        Survey { gauge, place: &found.name, path: Vec::new(), tables: inner, top: Some(&mut lines) }.deserialize(json)
    })?;
    if count == 1 && !tables.is_empty() {
        return Ok(tables);
    }
    if lines.objects || (count > 1 && lines.arrays) {
        return Ok(vec![Table { lines: true, ..lines }]);
    }
    Err(Place::file(&found.name).refuse(ReadProblem::JsonShape).into())
}

/// Looks for tables in a value.
struct Survey<'a> {
    gauge: &'a Gauge,
    place: &'a str,
    path: Vec<String>,
    tables: &'a mut Vec<Table>,
    /// Takes the keys where the value itself may be a row.
    top: Option<&'a mut Table>,
}

impl<'de> DeserializeSeed<'de> for Survey<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

/// Scalars hold no table.
macro_rules! scalars {
    ($result:ident => $value:expr) => {
        fn visit_bool<E: Error>(self, _: bool) -> Result<$result, E> {
            Ok($value)
        }
        fn visit_i64<E: Error>(self, _: i64) -> Result<$result, E> {
            Ok($value)
        }
        fn visit_u64<E: Error>(self, _: u64) -> Result<$result, E> {
            Ok($value)
        }
        fn visit_f64<E: Error>(self, _: f64) -> Result<$result, E> {
            Ok($value)
        }
        fn visit_str<E: Error>(self, _: &str) -> Result<$result, E> {
            Ok($value)
        }
        fn visit_unit<E: Error>(self) -> Result<$result, E> {
            Ok($value)
        }
    };
}

type Unit = ();

impl<'de> Visitor<'de> for Survey<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    scalars!(Unit => ());

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { gauge, place, path, tables, mut top } = self;
        while let Some(key) = map.next_key::<String>()? {
            gauge.since.store(0, Ordering::Relaxed);
            if let Some(table) = top.as_deref_mut() {
                table.objects = true;
                add_column(table, &key, gauge, place)?;
            }
            let mut path = path.clone();
            path.push(key);
            map.next_value_seed(Survey { gauge, place, path, tables, top: None })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        let mut table = Table { path: self.path, ..Table::default() };
        while rows.next_element_seed(Columns { gauge: self.gauge, place: self.place, table: &mut table })?.is_some() {
            self.gauge.since.store(0, Ordering::Relaxed);
        }
        if let Some(top) = self.top {
            top.arrays = true;
        }
        if (table.objects || table.arrays) && !self.tables.iter().any(|known| known.path == table.path) {
            if self.tables.len() >= MAX_SHEETS {
                let limit = ReadProblem::TooManyParts(MAX_SHEETS as u64);
                return Err(self.gauge.stop(Place::file(self.place).refuse(limit)));
            }
            self.tables.push(table);
        }
        Ok(())
    }
}

fn add_column<E: Error>(table: &mut Table, key: &str, gauge: &Gauge, place: &str) -> Result<(), E> {
    if table.columns.contains_key(key) {
        return Ok(());
    }
    let index = table.columns.len();
    if index >= usize::try_from(MAX_COLUMNS).unwrap_or(usize::MAX) {
        return Err(gauge.stop(Place::file(place).refuse(ReadProblem::TooManyColumns(MAX_COLUMNS))));
    }
    table.columns.insert(key.to_owned(), index);
    Ok(())
}

/// Looks at one row for its columns.
struct Columns<'a> {
    gauge: &'a Gauge,
    place: &'a str,
    table: &'a mut Table,
}

impl<'de> DeserializeSeed<'de> for Columns<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Columns<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a row")
    }

    scalars!(Unit => ());

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.table.objects = true;
        while let Some(key) = map.next_key::<String>()? {
            add_column(self.table, &key, self.gauge, self.place)?;
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut row: A) -> Result<(), A::Error> {
        self.table.arrays = true;
        while row.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// Goes to the wanted table and puts out its rows.
struct Emit<'a, 'o> {
    gauge: &'a Gauge,
    place: &'a Place,
    table: &'a Table,
    /// How much of the table's path was gone already; none where each value of the file is a row.
    depth: usize,
    number: &'a mut u64,
    out: &'a mut (dyn Out + 'o),
}

impl<'de> DeserializeSeed<'de> for Emit<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Emit<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    scalars!(Unit => ());

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut done = false;
        while let Some(key) = map.next_key::<String>()? {
            self.gauge.since.store(0, Ordering::Relaxed);
            // Of several members with one name the first was surveyed.
            if done || self.table.path.get(self.depth) != Some(&key) {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            done = true;
            let Self { gauge, place, table, depth, .. } = self;
            let (number, out) = (&mut *self.number, &mut *self.out);
            map.next_value_seed(Emit { gauge, place, table, depth: depth + 1, number, out })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        if self.depth != self.table.path.len() {
            while rows.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(());
        }
        loop {
            *self.number += 1;
            let place = self.place.clone().row(*self.number);
            let row = RowSeed { gauge: self.gauge, place: &place, table: self.table };
            let Some(cells) = rows.next_element_seed(row)? else { return Ok(()) };
            put_out(self.gauge, self.out, *self.number, cells)?;
        }
    }
}

fn put_out<E: Error>(gauge: &Gauge, out: &mut dyn Out, number: u64, cells: Vec<Cell>) -> Result<(), E> {
    gauge.since.store(0, Ordering::Relaxed);
    out.progress(f64::from_bits(gauge.share.load(Ordering::Relaxed)));
    out.row(number, cells).map_err(|halt| gauge.stop(halt))
}

/// One row.
struct RowSeed<'a> {
    gauge: &'a Gauge,
    place: &'a Place,
    table: &'a Table,
}

impl RowSeed<'_> {
    fn put<E: Error>(&self, cells: &mut Vec<Cell>, index: usize, cell: Cell) -> Result<(), E> {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let refuse = |problem| Err(self.gauge.stop(self.place.clone().column(number).refuse(problem)));
        if number > MAX_COLUMNS {
            return refuse(ReadProblem::TooManyColumns(MAX_COLUMNS));
        }
        if let Cell::Text(text) = &cell {
            if text.len() > MAX_CELL_BYTES {
                return refuse(ReadProblem::CellTooLong(MAX_CELL_BYTES as u64));
            }
            if text.contains('\0') {
                return refuse(ReadProblem::Nul);
            }
        }
        if cell != Cell::Empty {
            if cells.len() <= index {
                cells.resize(index + 1, Cell::Empty);
            }
            if let Some(slot) = cells.get_mut(index) {
                *slot = cell;
            }
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for RowSeed<'_> {
    type Value = Vec<Cell>;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Vec<Cell>, D::Error> {
        from.deserialize_any(self)
    }
}

type Cells = Vec<Cell>;

impl<'de> Visitor<'de> for RowSeed<'_> {
    type Value = Vec<Cell>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a row")
    }

    scalars!(Cells => Vec::new());

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Vec<Cell>, A::Error> {
        let mut cells = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value::<CellValue>()?;
            if let Some(index) = self.table.columns.get(&key) {
                self.put(&mut cells, *index, value.0)?;
            }
        }
        Ok(cells)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut row: A) -> Result<Vec<Cell>, A::Error> {
        let (mut cells, mut index) = (Vec::new(), 0);
        while let Some(value) = row.next_element::<CellValue>()? {
            self.put(&mut cells, index, value.0)?;
            index += 1;
        }
        Ok(cells)
    }
}

/// One value as a cell.
struct CellValue(Cell);

impl<'de> Deserialize<'de> for CellValue {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(CellVisitor).map(Self)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<Cell, E> {
        Ok(Cell::Bool(yes))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Cell, E> {
        Ok(cell::integer(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Cell, E> {
        Ok(i64::try_from(number).map_or_else(|_| Cell::Text(number.to_string()), cell::integer))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Cell, E> {
        Ok(cell::number_or_fault(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Cell, E> {
        Ok(cell::text_or_empty(text))
    }

    fn visit_unit<E: Error>(self) -> Result<Cell, E> {
        Ok(Cell::Empty)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Cell, A::Error> {
        serde_json::Value::deserialize(MapAccessDeserializer::new(map)).map(|value| Cell::Text(value.to_string()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Cell, A::Error> {
        serde_json::Value::deserialize(SeqAccessDeserializer::new(seq)).map(|value| Cell::Text(value.to_string()))
    }
}

/// Puts out the rows of a table; its keys, where it has any, are the first.
fn emit(found: &Found, table: &Table, out: &mut dyn Out) -> Result<(), Halt> {
    let place = Place::file(&found.name).sheet(&table.path.join("."));
    let mut number = 0_u64;
    if table.objects {
        number = 1;
        out.row(1, table.header())?;
    }
    documents(found, |json, gauge| {
        if table.lines {
            number += 1;
            let place = place.clone().row(number);
            let cells = RowSeed { gauge, place: &place, table }.deserialize(json)?;
            return put_out(gauge, out, number, cells);
        }
        Emit { gauge, place: &place, table, depth: 0, number: &mut number, out }.deserialize(json)
    })
}

/// The heads of all tables.
///
/// # Errors
/// [`ReadError`] where the file cannot be read or holds no table.
pub(super) fn heads(found: &Found) -> Result<Vec<SheetHead>, ReadError> {
    contained(&found.name, || {
        let tables = survey(found).map_err(|halt| unwanted(found, halt))?;
        let mut heads = Vec::new();
        for table in tables {
            let mut head = SheetHead { name: table.path.join("."), ..SheetHead::default() };
            fill_head(&mut head, |out| emit(found, &table, out))?;
            heads.push(head);
        }
        Ok(heads)
    })
}

/// Looking for tables asks for no rows, so that only a refusal can end it.
fn unwanted(found: &Found, halt: Halt) -> ReadError {
    match halt {
        Halt::Refused(error) => error,
        Halt::Enough => Place::file(&found.name).refuse(ReadProblem::JsonShape),
    }
}

/// Puts out the rows of the table at a position.
///
/// # Errors
/// [`Halt`].
pub(super) fn read(found: &Found, sheet: usize, out: &mut dyn Out) -> Result<(), Halt> {
    let tables = survey(found)?;
    match tables.get(sheet) {
        Some(table) => emit(found, table, out),
        None => Err(Place::file(&found.name).refuse(ReadProblem::NoSheet(sheet as u64 + 1)).into()),
    }
}
