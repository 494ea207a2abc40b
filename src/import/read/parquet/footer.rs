//! What a Parquet file says about itself, checked against its size before anything is reserved for it.
//!
//! Reference: <https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift>

use super::thrift::{self, Fault, Field, Numbers, Shape};
use crate::import::read::error::ReadProblem;
use crate::import::read::limits::{MAX_CHUNK_MB, MAX_COLUMNS, MAX_DEPTH, MAX_FOOTER_MB, MAX_PAGE_MB};
use polars_parquet::parquet::compression::Compression;
use polars_parquet::parquet::metadata::Descriptor;
use polars_parquet::parquet::read::deserialize_metadata;
use polars_parquet::parquet::schema::types::PhysicalType;
use polars_parquet::read::{ColumnChunkMetadata, FileMetadata};
use std::io::{Read, Seek, SeekFrom};

/// The length of the footer and the four letters after it.
const TAIL: u64 = 8;

static NOTHING: Shape = Shape { name: "a type", fields: &[], needed: &[] };

static UNIT: Shape = Shape {
    name: "a unit of time",
    fields: &[(1, Field::Of(&NOTHING)), (2, Field::Of(&NOTHING)), (3, Field::Of(&NOTHING))],
    needed: &[],
};

static TIME: Shape = Shape { name: "a time", fields: &[(1, Field::Flag), (2, Field::OneOf(&UNIT))], needed: &[1, 2] };

static DECIMAL: Shape =
    Shape { name: "a decimal number", fields: &[(1, Field::Int), (2, Field::Int)], needed: &[1, 2] };

static INTEGER: Shape = Shape { name: "an integer", fields: &[(1, Field::Byte), (2, Field::Flag)], needed: &[1, 2] };

static LOGICAL: Shape = Shape {
    name: "a logical type",
    fields: &[
        (1, Field::Of(&NOTHING)),
        (2, Field::Of(&NOTHING)),
        (3, Field::Of(&NOTHING)),
        (4, Field::Of(&NOTHING)),
        (5, Field::Of(&DECIMAL)),
        (6, Field::Of(&NOTHING)),
        (7, Field::Of(&TIME)),
        (8, Field::Of(&TIME)),
        (10, Field::Of(&INTEGER)),
        (11, Field::Of(&NOTHING)),
        (12, Field::Of(&NOTHING)),
        (13, Field::Of(&NOTHING)),
        (14, Field::Of(&NOTHING)),
        (15, Field::Of(&NOTHING)),
    ],
    needed: &[],
};

/// Field of [`COLUMN`]: how many of the elements after it are its own.
const CHILDREN: i16 = 5;

static COLUMN: Shape = Shape {
    name: "a column",
    fields: &[
        (1, Field::Int),
        (2, Field::Int),
        (3, Field::Int),
        (4, Field::Text),
        (CHILDREN, Field::Int),
        (6, Field::Int),
        (7, Field::Int),
        (8, Field::Int),
        (9, Field::Int),
        (10, Field::OneOf(&LOGICAL)),
    ],
    needed: &[4],
};

// Fields of `CHUNK`.
const SIZE: i16 = 7;
const DATA: i16 = 9;
const DICTIONARY: i16 = 11;

static CHUNK: Shape = Shape {
    name: "a column chunk",
    fields: &[
        (1, Field::Int),
        (2, Field::Ints),
        (3, Field::Texts),
        (4, Field::Int),
        (5, Field::Count),
        (6, Field::Count),
        (SIZE, Field::Count),
        (DATA, Field::Count),
        (DICTIONARY, Field::Count),
    ],
    needed: &[1, 2, 3, 4, 5, 6, SIZE, DATA],
};

static PLACE: Shape =
    Shape { name: "a place of a chunk", fields: &[(2, Field::Count), (3, Field::Of(&CHUNK))], needed: &[3] };

static GROUP: Shape = Shape {
    name: "a row group",
    fields: &[(1, Field::List(&PLACE)), (2, Field::Count), (3, Field::Count)],
    needed: &[1, 2, 3],
};

/// Statistics and the schemas of other programs stay behind: the one may be large and is not asked for, the other is a
/// tree of any depth.
static FILE: Shape = Shape {
    name: "the file",
    fields: &[(1, Field::Int), (2, Field::List(&COLUMN)), (3, Field::Count), (4, Field::List(&GROUP))],
    needed: &[1, 2, 3, 4],
};

fn damaged(detail: impl std::fmt::Display) -> ReadProblem {
    ReadProblem::Damaged(detail.to_string())
}

/// Reads what a file says about its columns and row groups.
///
/// # Errors
/// [`ReadProblem::Damaged`] where it claims what the file cannot hold; [`ReadProblem::Unreadable`].
pub(super) fn read(file: &mut (impl Read + Seek)) -> Result<FileMetadata, ReadProblem> {
    let unreadable = |error: std::io::Error| ReadProblem::Unreadable(error.to_string());
    let size = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
    let Some(end) = size.checked_sub(TAIL).filter(|end| *end >= 4) else {
        return Err(damaged("shorter than a footer"));
    };
    let mut tail = [0; 8];
    file.seek(SeekFrom::Start(end)).and_then(|_| file.read_exact(&mut tail)).map_err(unreadable)?;
    let [a, b, c, d, mark @ ..] = tail;
    if mark != *b"PAR1" {
        return Err(damaged("no PAR1 at the end"));
    }
    let length = u64::from(u32::from_le_bytes([a, b, c, d]));
    let Some(start) = end.checked_sub(length) else {
        return Err(damaged(format!("a footer of {length} bytes in a file of {size}")));
    };
    if length > MAX_FOOTER_MB << 20 {
        return Err(ReadProblem::Inflated { part: "footer".to_owned(), limit: MAX_FOOTER_MB });
    }
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(start)).map_err(unreadable)?;
    file.by_ref().take(length).read_to_end(&mut bytes).map_err(unreadable)?;
    let mut tree = Tree::default();
    // All chunks together cannot be longer than the file: no two of them share a byte.
    let mut left = start;
    let mut hear = |shape: &'static Shape, numbers: &Numbers| {
        if std::ptr::eq(shape, &raw const COLUMN) {
            tree.element(numbers)
        } else if std::ptr::eq(shape, &raw const CHUNK) {
            chunk(numbers, start, &mut left)
        } else {
            Ok(())
        }
    };
    let (copy, ..) = thrift::copy(&bytes, 0, &FILE, &mut hear).map_err(damaged)?;
    tree.end().map_err(damaged)?;
    let about = deserialize_metadata(copy.into()).map_err(damaged)?;
    let rows = about.row_groups.iter().map(|group| group.num_rows() as u64).fold(0, u64::saturating_add);
    if rows != about.num_rows as u64 {
        return Err(damaged(format!("{} rows in all, and {rows} in the row groups", about.num_rows)));
    }
    Ok(about)
}

/// The elements of the schema, a tree in one list.
#[derive(Default)]
struct Tree {
    /// How many children are still to come, for each element that is open.
    open: Vec<u64>,
    count: u32,
}

impl Tree {
    fn element(&mut self, numbers: &Numbers) -> Result<(), Fault> {
        let children = u64::try_from(numbers.get(CHILDREN)).map_err(|_| "fewer than no columns".to_owned())?;
        match self.open.last_mut() {
            Some(left) => *left -= 1,
            None if self.count > 0 => return Err("columns after the last one".to_owned()),
            None => {}
        }
        self.count += 1;
        // Nested columns are refused with their name later, so there may be some more of them.
        if self.count > 4 * MAX_COLUMNS {
            return Err(format!("more than {MAX_COLUMNS} columns"));
        }
        self.open.push(children);
        while self.open.last() == Some(&0) {
            self.open.pop();
        }
        if self.open.len() > MAX_DEPTH as usize { Err("columns nested too deeply".to_owned()) } else { Ok(()) }
    }

    fn end(&self) -> Result<(), Fault> {
        if self.open.is_empty() && self.count > 0 { Ok(()) } else { Err("columns are missing".to_owned()) }
    }
}

/// Whether a chunk lies in the file, whose data end at `end`.
fn chunk(numbers: &Numbers, end: u64, left: &mut u64) -> Result<(), Fault> {
    let number = |id| u64::try_from(numbers.get(id)).unwrap_or(u64::MAX);
    let start = if numbers.has(DICTIONARY) { number(DICTIONARY) } else { number(DATA) };
    let size = number(SIZE);
    let inside = start.checked_add(size).is_some_and(|last| last <= end);
    let rest = left.checked_sub(size).filter(|_| inside);
    *left = rest.ok_or_else(|| format!("a column chunk of {size} bytes at {start} in a file of {end}"))?;
    Ok(())
}

// Fields of the structures before each page.
const KIND: i16 = 1;
const UNPACKED: i16 = 2;
const PACKED: i16 = 3;
const VALUES: i16 = 1;
const DEFINITIONS: i16 = 5;
const REPETITIONS: i16 = 6;

static DATA_PAGE: Shape = Shape {
    name: "a data page",
    fields: &[(VALUES, Field::Int), (2, Field::Int), (3, Field::Int), (4, Field::Int)],
    needed: &[VALUES, 2, 3, 4],
};

static DICTIONARY_PAGE: Shape = Shape {
    name: "a dictionary page",
    fields: &[(VALUES, Field::Int), (2, Field::Int), (3, Field::Flag)],
    needed: &[VALUES, 2],
};

static NEW_DATA_PAGE: Shape = Shape {
    name: "a data page of version 2",
    fields: &[
        (VALUES, Field::Int),
        (2, Field::Int),
        (3, Field::Int),
        (4, Field::Int),
        (DEFINITIONS, Field::Int),
        (REPETITIONS, Field::Int),
        (7, Field::Flag),
    ],
    needed: &[VALUES, 2, 3, 4, DEFINITIONS, REPETITIONS],
};

static PAGE: Shape = Shape {
    name: "a page",
    fields: &[
        (KIND, Field::Int),
        (UNPACKED, Field::Int),
        (PACKED, Field::Int),
        (5, Field::Of(&DATA_PAGE)),
        (7, Field::Of(&DICTIONARY_PAGE)),
        (8, Field::Of(&NEW_DATA_PAGE)),
    ],
    needed: &[KIND, UNPACKED, PACKED],
};

/// The pages of a chunk of `rows` rows with headers that claim no more than there is.
///
/// # Errors
/// [`ReadProblem::Damaged`]; [`ReadProblem::Inflated`] where a page or all of them together would unpack to too much.
pub(super) fn pages(bytes: &[u8], about: &ColumnChunkMetadata, rows: u64) -> Result<Vec<u8>, ReadProblem> {
    let descriptor = &about.descriptor().descriptor;
    if u64::try_from(about.num_values()).ok() != Some(rows) {
        return Err(damaged(format!("{} values in {rows} rows", about.num_values())));
    }
    let (mut copy, mut at, mut left, mut unpacked) = (Vec::with_capacity(bytes.len()), 0, rows, 0_u64);
    let mut is_first = true;
    while left > 0 {
        let page = Page::read(bytes, at).map_err(damaged)?;
        unpacked += page.unpacked;
        let (part, limit) = if page.unpacked > MAX_PAGE_MB << 20 {
            ("page", MAX_PAGE_MB)
        } else if unpacked > MAX_CHUNK_MB << 20 {
            ("column", MAX_CHUNK_MB)
        } else {
            copy.extend_from_slice(&page.header);
            copy.extend_from_slice(page.data);
            left = page.after(left, is_first, about.compression(), descriptor).map_err(damaged)?;
            (at, is_first) = (page.end, false);
            continue;
        };
        return Err(ReadProblem::Inflated { part: part.to_owned(), limit });
    }
    Ok(copy)
}

/// A page as its header has it.
struct Page<'a> {
    header: Vec<u8>,
    data: &'a [u8],
    /// Where the next one begins.
    end: usize,
    is_dictionary: bool,
    unpacked: u64,
    values: u64,
    /// Bytes of levels that are never packed.
    levels: u64,
}

impl<'a> Page<'a> {
    fn read(bytes: &'a [u8], at: usize) -> Result<Self, Fault> {
        let (mut values, mut levels, mut negative) = (0, 0, false);
        let mut count = |numbers: &Numbers, id| {
            u64::try_from(numbers.get(id)).unwrap_or_else(|_| {
                negative = true;
                0
            })
        };
        let mut hear = |shape: &'static Shape, numbers: &Numbers| {
            if std::ptr::eq(shape, &raw const NEW_DATA_PAGE) {
                levels = count(numbers, DEFINITIONS) + count(numbers, REPETITIONS);
            }
            if !std::ptr::eq(shape, &raw const PAGE) {
                values = count(numbers, VALUES);
            }
            Ok(())
        };
        let (header, numbers, start) = thrift::copy(bytes, at, &PAGE, &mut hear)?;
        let (unpacked, packed) = (count(&numbers, UNPACKED), count(&numbers, PACKED));
        // Each kind has its own structure, and no page has two.
        let kind = match numbers.get(KIND) {
            0 => 5,
            2 => 7,
            3 => 8,
            other => return Err(format!("a page of kind {other}")),
        };
        if negative || [5, 7, 8].into_iter().any(|id| numbers.has(id) != (id == kind)) {
            return Err("a page that contradicts itself".to_owned());
        }
        let end = usize::try_from(packed).ok().and_then(|length| start.checked_add(length));
        let data = end.and_then(|end| bytes.get(start..end));
        let (Some(data), Some(end)) = (data, end) else {
            return Err(format!("a page of {packed} bytes where {} are left", bytes.len().saturating_sub(start)));
        };
        Ok(Self { header, data, end, is_dictionary: kind == 7, unpacked, values, levels })
    }

    /// How many of `left` rows are to come after this page.
    fn after(&self, left: u64, is_first: bool, packing: Compression, of: &Descriptor) -> Result<u64, Fault> {
        if self.levels > self.unpacked.min(self.data.len() as u64) {
            return Err(format!("{} bytes of levels in a page of {}", self.levels, self.unpacked));
        }
        if packing == Compression::Uncompressed && self.unpacked != self.data.len() as u64 {
            return Err(format!("a page of {} bytes is said to have {}", self.data.len(), self.unpacked));
        }
        if self.is_dictionary {
            let width = match of.primitive_type.physical_type {
                PhysicalType::Int64 | PhysicalType::Double => 8,
                PhysicalType::Int96 => 12,
                PhysicalType::FixedLenByteArray(width) => width.max(1) as u64,
                // A text has its length before it.
                _ => 4,
            };
            let fits = is_first && self.values.checked_mul(width).is_some_and(|bytes| bytes <= self.unpacked);
            return if fits { Ok(left) } else { Err(format!("{} values in a dictionary", self.values)) };
        }
        left.checked_sub(self.values).ok_or_else(|| format!("a page of {} values where {left} are left", self.values))
    }
}
