//! Parquet → rows: the names of the columns first, then the values, slice by slice of each row group.
//!
//! The pages are decoded without data frames, because a frame of this build knows no dates; and every page is bounded.

mod footer;
mod thrift;

use super::cell;
use super::error::{Place, ReadError, ReadProblem};
use super::limits::{MAX_CHUNK_MB, MAX_COLUMNS};
use super::pump::{Halt, HeadRoom, Out, contained, fill_head};
use super::sniff::Found;
use crate::model::grid::{Cell, SheetHead};
use polars_arrow::array::{Array, BinaryViewArray, BooleanArray, PrimitiveArray, StaticArray, Utf8ViewArray};
use polars_arrow::datatypes::{ArrowDataType as Type, Field, TimeUnit};
use polars_parquet::read::{
    BasicDecompressor, ColumnChunkMetadata, FileMetadata, Filter, PageReader, RowGroupMetadata, column_iter_to_arrays,
    infer_schema,
};
use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};

/// Cells that are decoded at once.
const SLICE_CELLS: usize = 1 << 20;

/// Rows that are decoded at once, at least, because every slice passes over the pages before it.
const SLICE_ROWS: usize = 16 * 1024;

fn broken(place: &Place, error: &dyn std::fmt::Display) -> ReadError {
    place.clone().refuse(ReadProblem::Damaged(error.to_string()))
}

/// An open file and what its footer says.
struct Table {
    place: Place,
    file: File,
    about: FileMetadata,
    fields: Vec<Field>,
}

impl Table {
    fn open(found: &Found) -> Result<Self, ReadError> {
        let place = Place::file(&found.name);
        let mut file = found.file()?;
        let about = footer::read(&mut file).map_err(|problem| place.clone().refuse(problem))?;
        let schema = infer_schema(&about).map_err(|error| broken(&place, &error))?;
        if schema.len() > usize::try_from(MAX_COLUMNS).unwrap_or(usize::MAX) {
            return Err(place.refuse(ReadProblem::TooManyColumns(MAX_COLUMNS)));
        }
        let mut fields = Vec::new();
        for field in schema.iter_values() {
            let dtype = plain(&field.dtype).ok_or_else(|| {
                let (name, kind) = (field.name.to_string(), format!("{:?}", field.dtype));
                place.clone().refuse(ReadProblem::ColumnType { name, kind })
            })?;
            fields.push(Field::new(field.name.clone(), dtype, field.is_nullable));
        }
        Ok(Self { place, file, about, fields })
    }

    /// Puts out the header and all rows.
    fn read(&mut self, out: &mut dyn Out) -> Result<(), Halt> {
        let names = self.fields.iter().map(|field| cell::text_or_empty(&field.name)).collect();
        out.row(1, names)?;
        let (mut done, total) = (0_u64, self.about.num_rows.max(1) as f64);
        let rows = (SLICE_CELLS / self.fields.len().max(1)).max(SLICE_ROWS);
        for group in std::mem::take(&mut self.about.row_groups) {
            let chunks = self.chunks(&group)?;
            let height = group.num_rows();
            let mut from = 0;
            while from < height {
                let to = from.saturating_add(rows).min(height);
                let mut columns = Vec::new();
                for ((about, bytes), field) in chunks.iter().zip(&self.fields) {
                    columns.push(self.decode(about, bytes, field, from..to)?);
                }
                for row in 0..to - from {
                    let cells = columns.iter().map(|column| value(column.as_ref(), row)).collect();
                    done += 1;
                    out.progress(done as f64 / total);
                    // The header is row 1.
                    out.row(done + 1, trimmed(cells))?;
                }
                from = to;
            }
        }
        Ok(())
    }

    /// The bytes of each column of a row group.
    fn chunks<'a>(
        &mut self,
        group: &'a RowGroupMetadata,
    ) -> Result<Vec<(&'a ColumnChunkMetadata, Vec<u8>)>, ReadError> {
        let mut chunks = Vec::new();
        for field in &self.fields {
            let found = group.columns_under_root_iter(&field.name).and_then(|mut columns| columns.next());
            let about = found.ok_or_else(|| broken(&self.place, &format!("{} is missing", field.name)))?;
            let range = about.byte_range();
            let length = range.end.saturating_sub(range.start);
            let unpacked = u64::try_from(about.uncompressed_size()).unwrap_or(u64::MAX);
            if length.max(unpacked) > MAX_CHUNK_MB << 20 {
                let part = field.name.to_string();
                return Err(self.place.clone().refuse(ReadProblem::Inflated { part, limit: MAX_CHUNK_MB }));
            }
            let mut bytes = Vec::new();
            let read = self.file.seek(SeekFrom::Start(range.start));
            let read = read.and_then(|_| self.file.by_ref().take(length).read_to_end(&mut bytes));
            read.map_err(|error| self.place.clone().refuse(ReadProblem::Unreadable(error.to_string())))?;
            let pages = footer::pages(&bytes, about, group.num_rows() as u64);
            chunks.push((about, pages.map_err(|problem| self.place.clone().refuse(problem))?));
        }
        Ok(chunks)
    }

    fn decode(
        &self,
        about: &ColumnChunkMetadata,
        bytes: &[u8],
        field: &Field,
        rows: std::ops::Range<usize>,
    ) -> Result<Box<dyn Array>, ReadError> {
        let wanted = rows.len();
        let most = usize::try_from(MAX_CHUNK_MB << 20).unwrap_or(usize::MAX);
        let pages = PageReader::new(Cursor::new(bytes.to_vec().into()), about, Vec::new(), most);
        let pages = BasicDecompressor::new(pages, Vec::new());
        let kind = &about.descriptor().descriptor.primitive_type;
        let filter = Some(Filter::Range(rows));
        let (arrays, _) = column_iter_to_arrays(vec![pages], vec![kind], field.clone(), filter)
            .map_err(|error| broken(&self.place, &error))?;
        let mut arrays = arrays.into_iter().filter(|array| !array.is_empty());
        match (arrays.next(), arrays.next()) {
            (Some(array), None) if array.len() == wanted => Ok(array),
            _ => Err(broken(&self.place, &format!("{} has too few values", field.name))),
        }
    }
}

/// The type in which a column is decoded; `None` where a cell cannot hold it.
fn plain(dtype: &Type) -> Option<Type> {
    Some(match dtype {
        Type::Utf8 | Type::LargeUtf8 | Type::Utf8View => Type::Utf8View,
        Type::Binary | Type::LargeBinary | Type::BinaryView => Type::BinaryView,
        Type::Dictionary(_, inner, _) => return plain(inner),
        Type::Extension(inner) => return plain(&inner.inner),
        Type::Null
        | Type::Boolean
        | Type::Int8
        | Type::Int16
        | Type::Int32
        | Type::Int64
        | Type::UInt8
        | Type::UInt16
        | Type::UInt32
        | Type::UInt64
        | Type::Float32
        | Type::Float64
        | Type::Date32
        | Type::Timestamp(..)
        | Type::Decimal(..)
        | Type::Decimal32(..)
        | Type::Decimal64(..) => dtype.clone(),
        _ => return None,
    })
}

/// A value of a primitive column.
fn primitive<T: polars_arrow::types::NativeType>(array: &dyn Array, row: usize) -> Option<T> {
    array.as_any().downcast_ref::<PrimitiveArray<T>>()?.get(row)
}

/// One cell of a decoded column.
fn value(array: &dyn Array, row: usize) -> Cell {
    if array.is_null(row) {
        return Cell::Empty;
    }
    let found = match array.dtype() {
        Type::Utf8View => {
            let texts = array.as_any().downcast_ref::<Utf8ViewArray>();
            texts.and_then(|texts| texts.get(row)).map(cell::text_or_empty)
        }
        Type::BinaryView => {
            let texts = array.as_any().downcast_ref::<BinaryViewArray>();
            texts.and_then(|texts| texts.get(row)).map(binary)
        }
        Type::Boolean => {
            let truths = array.as_any().downcast_ref::<BooleanArray>();
            truths.and_then(|truths| truths.get(row)).map(Cell::Bool)
        }
        Type::Int8 => primitive::<i8>(array, row).map(|number| cell::integer(number.into())),
        Type::Int16 => primitive::<i16>(array, row).map(|number| cell::integer(number.into())),
        Type::Int32 => primitive::<i32>(array, row).map(|number| cell::integer(number.into())),
        Type::Int64 => primitive::<i64>(array, row).map(cell::integer),
        Type::UInt8 => primitive::<u8>(array, row).map(|number| cell::integer(number.into())),
        Type::UInt16 => primitive::<u16>(array, row).map(|number| cell::integer(number.into())),
        Type::UInt32 => primitive::<u32>(array, row).map(|number| cell::integer(number.into())),
        Type::UInt64 => primitive::<u64>(array, row)
            .map(|number| i64::try_from(number).map_or_else(|_| Cell::Text(number.to_string()), cell::integer)),
        // The shortest digits that give the same 32 bits, not the 64 bits of their exact value.
        Type::Float32 => primitive::<f32>(array, row)
            .map(|number| cell::number_or_fault(number.to_string().parse().unwrap_or(number.into()))),
        Type::Float64 => primitive::<f64>(array, row).map(cell::number_or_fault),
        Type::Date32 => primitive::<i32>(array, row).map(|days| day(days.into())),
        Type::Timestamp(unit, _) => {
            let of_day = match unit {
                TimeUnit::Second => 86_400,
                TimeUnit::Millisecond => 86_400_000,
                TimeUnit::Microsecond => 86_400_000_000,
                TimeUnit::Nanosecond => 86_400_000_000_000,
            };
            primitive::<i64>(array, row).map(|moment| day(moment.div_euclid(of_day)))
        }
        Type::Decimal(_, scale) => primitive::<i128>(array, row).map(|number| decimal(number, *scale)),
        _ => None,
    };
    found.unwrap_or_default()
}

/// A date; one that the calendar lacks is shown as a fault.
fn day(days: i64) -> Cell {
    cell::from_days(days).unwrap_or_else(|| Cell::Fault(format!("1970-01-01{days:+}d")))
}

fn decimal(number: i128, scale: usize) -> Cell {
    let digits = format!("{:0>1$}", number.unsigned_abs(), scale.min(64) + 1);
    let (whole, rest) = digits.split_at(digits.len() - scale.min(64));
    let sign = if number < 0 { "-" } else { "" };
    let point = if rest.is_empty() { "" } else { "." };
    let text = format!("{sign}{whole}{point}{rest}");
    // A number would drop digits that a decimal promises to keep.
    let exact = digits.trim_start_matches('0').len() <= 15;
    if exact { text.parse().map_or(Cell::Text(text), Cell::Number) } else { Cell::Text(text) }
}

fn binary(bytes: &[u8]) -> Cell {
    match std::str::from_utf8(bytes) {
        Ok(text) => cell::text_or_empty(text),
        Err(_) => Cell::Fault(format!("{} B", bytes.len())),
    }
}

fn trimmed(mut cells: Vec<Cell>) -> Vec<Cell> {
    while cells.last() == Some(&Cell::Empty) {
        cells.pop();
    }
    cells
}

/// The head of the one table.
///
/// # Errors
/// [`ReadError`] where the file cannot be read.
pub(super) fn heads(found: &Found) -> Result<Vec<SheetHead>, ReadError> {
    contained(&found.name, || {
        let mut table = Table::open(found)?;
        let mut head = SheetHead::default();
        let rows = table.about.num_rows as u64 + 1;
        fill_head(&mut head, Place::file(&found.name), &mut HeadRoom::new(), |out| table.read(out))?;
        head.total_rows = Some(rows);
        Ok(vec![head])
    })
}

/// Puts out the rows.
///
/// # Errors
/// [`Halt`].
pub(super) fn read(found: &Found, sheet: usize, out: &mut dyn Out) -> Result<(), Halt> {
    if sheet > 0 {
        return Err(Place::file(&found.name).refuse(ReadProblem::NoSheet(sheet as u64 + 1)).into());
    }
    Table::open(found)?.read(out)
}
