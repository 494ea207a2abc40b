//! JSON → rows: an array of objects or of arrays, one object a line, or an object with such arrays inside.
//!
//! Keys become the first row, in the order of their first appearance. Because the last object may bring a new key, the
//! file is read twice: once for the keys, once for the rows; neither time is it held in memory. Several arrays in one
//! object are sheets, called by their path. What is nested inside a cell is kept as JSON text.

use super::cell;
use super::decode::{DecodedBytes, TextSource};
use super::error::{Place, ReadError, ReadProblem};
use super::json_classes::{Classes, Named, Walk, is_of_names, is_of_values};
use super::json_rows::{Emit, RowSeed, put_out, scalars};
use super::limits::{MAX_COLUMNS, MAX_DEPTH, MAX_ROW_BYTES, MAX_SHEETS};
use super::pump::{Halt, HeadRoom, Out, contained, fill_head};
use super::sniff::Found;
use crate::model::grid::{Cell, Encoding, SheetHead};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
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
        Err(error) if error.is_eof() || too_deep(&error) || at_end(&error, start) => {}
        Err(_) => return None,
    }
    let squeezed: String = start.chars().filter(|c| !c.is_whitespace()).collect();
    let package = start.starts_with('{') && squeezed.contains("\"resources\":[") && squeezed.contains("\"path\":");
    Some(if package { Look::Package } else { Look::Table })
}

/// Whether a fault stands at the very end of a text: a number that is cut off is one.
fn at_end(error: &serde_json::Error, text: &str) -> bool {
    let last = text.rsplit('\n').next().unwrap_or_default();
    error.line() == text.matches('\n').count() + 1 && error.column() >= last.len()
}

fn too_deep(error: &serde_json::Error) -> bool {
    error.to_string().starts_with("recursion limit")
}

/// What the reader of bytes and the reader of values tell each other.
#[derive(Default)]
pub(super) struct Gauge {
    /// Bytes read since the last value.
    pub(super) since: AtomicU64,
    /// Share of the file that was read, as the bits of a number.
    pub(super) share: AtomicU64,
    /// Why reading stops, where JSON itself is not to blame.
    halt: Mutex<Option<Halt>>,
}

impl Gauge {
    /// Notes why reading stops, and makes the error that stops the JSON library.
    pub(super) fn stop<E: Error>(&self, halt: impl Into<Halt>) -> E {
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
pub(super) struct Table {
    /// Keys that lead to it; none for the whole file.
    pub(super) path: Vec<String>,
    /// Columns by key, in the order of their first appearance.
    pub(super) columns: BTreeMap<String, usize>,
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
    mut each: impl FnMut(
        &mut serde_json::Deserializer<serde_json::de::IoRead<BufReader<Metered>>>,
        &Gauge,
    ) -> serde_json::Result<()>,
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
        // The names of codes are joined to the values that bear them.
        if tables.iter().any(|table| is_of_values(&table.path)) {
            tables.retain(|table| !is_of_names(&table.path));
        }
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

/// What the codes of a table mean; nothing where the file does not say it.
fn classes(found: &Found, table: &Table) -> Result<Classes, Halt> {
    let mut classes = Classes::default();
    if is_of_values(&table.path) {
        documents(found, |json, gauge| Walk { gauge, found: &mut classes, inside: false }.deserialize(json))?;
    }
    Ok(classes)
}

/// Puts out the rows of a table; its keys, where it has any, are the first.
fn emit(found: &Found, table: &Table, out: &mut dyn Out) -> Result<(), Halt> {
    let classes = classes(found, table)?;
    if classes.is_empty() {
        return emit_plain(found, table, out);
    }
    emit_plain(found, table, &mut Named::new(&classes, table, out))
}

/// Puts out the rows of a table by its own keys.
fn emit_plain(found: &Found, table: &Table, out: &mut dyn Out) -> Result<(), Halt> {
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
        let (mut heads, mut room) = (Vec::new(), HeadRoom::new());
        for table in tables {
            // The way to the only table of values names nothing.
            let name = if is_of_values(&table.path) { String::new() } else { table.path.join(".") };
            let mut head = SheetHead { name, ..SheetHead::default() };
            let place = Place::file(&found.name);
            fill_head(&mut head, place, &mut room, |out| emit(found, &table, out))?;
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
