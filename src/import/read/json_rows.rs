//! The rows of one table inside a JSON file, value by value.

use super::cell;
use super::error::{Place, ReadProblem};
use super::json::{Gauge, Table};
use super::limits::{MAX_CELL_BYTES, MAX_COLUMNS};
use super::pump::Out;
use crate::model::grid::Cell;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::sync::atomic::Ordering;

/// The visits of single values, which hold no row.
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

pub(super) use scalars;

type Unit = ();

/// Goes to the wanted table and puts out its rows.
pub(super) struct Emit<'a, 'o> {
    pub(super) gauge: &'a Gauge,
    pub(super) place: &'a Place,
    pub(super) table: &'a Table,
    /// How much of the table's path was gone already; none where each value of the file is a row.
    pub(super) depth: usize,
    pub(super) number: &'a mut u64,
    pub(super) out: &'a mut (dyn Out + 'o),
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

/// Puts out a row, and says how far reading has come.
pub(super) fn put_out<E: Error>(gauge: &Gauge, out: &mut dyn Out, number: u64, cells: Vec<Cell>) -> Result<(), E> {
    gauge.since.store(0, Ordering::Relaxed);
    out.progress(f64::from_bits(gauge.share.load(Ordering::Relaxed)));
    out.row(number, cells).map_err(|halt| gauge.stop(halt))
}

/// One row.
pub(super) struct RowSeed<'a> {
    pub(super) gauge: &'a Gauge,
    pub(super) place: &'a Place,
    pub(super) table: &'a Table,
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
