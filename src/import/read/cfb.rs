//! The container of Excel 97 to 2003 (Compound File Binary): what is inside, and how much a reader would hold.
//!
//! Workbooks of this age are held in memory as filled rectangles. A file of a few kilobytes can claim rectangles of
//! terabytes, which no reader survives; here they are measured first.
//!
//! Reference: Microsoft, \[MS-CFB\] Compound File Binary File Format, and \[MS-XLS\] 2.4.

use super::error::{Foreign, Place, ReadError, ReadProblem};
use super::format::Format;
use super::limits::{MAX_SHEETS, MAX_XLS_AREA, MAX_XLS_MB};
use super::unseen::Unseen;
use crate::model::grid::FileKind;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

/// Sector numbers from here on end a chain.
const RESERVED: u32 = 0xFFFF_FFFA;

/// Streams below this many bytes lie in the small sectors.
const SMALL: usize = 4096;

/// Bytes of a directory entry.
const ENTRY: usize = 128;

struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    chain: Vec<u32>,
    directory: Vec<u8>,
    small_chain: Vec<u32>,
    small_sector: usize,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect()
}

/// The bytes of the sectors that a chain names, read from `store`.
fn follow(store: &[u8], skip: usize, sector: usize, chain: &[u32], first: u32) -> Option<Vec<u8>> {
    let (mut out, mut next) = (Vec::new(), first);
    // A chain that comes back to itself would otherwise never end.
    for _ in 0..=chain.len() {
        if next >= RESERVED {
            return Some(out);
        }
        let number = usize::try_from(next).ok()?;
        let start = number.checked_mul(sector)?.checked_add(skip)?;
        out.extend_from_slice(store.get(start..start.checked_add(sector)?.min(store.len()))?);
        next = *chain.get(number)?;
    }
    None
}

impl<'a> Compound<'a> {
    fn parse(bytes: &'a [u8]) -> Option<Self> {
        let sector = 1_usize.checked_shl(u16_at(bytes, 0x1E)?.into()).filter(|size| (512..=4096).contains(size))?;
        let small_sector = 1_usize.checked_shl(u16_at(bytes, 0x20)?.into()).filter(|size| (16..=512).contains(size))?;
        // The table of chains is itself listed: 109 sectors in the header, more in sectors of their own.
        let mut listed = numbers(bytes.get(0x4C..0x4C + 109 * 4)?);
        let (mut next, mut left) = (u32_at(bytes, 0x44)?, bytes.len() / sector + 1);
        while next < RESERVED && left > 0 {
            left -= 1;
            let start = (usize::try_from(next).ok()? + 1).checked_mul(sector)?;
            let mut more = numbers(bytes.get(start..start.checked_add(sector)?)?);
            next = more.pop()?;
            listed.extend(more);
        }
        let mut chain = Vec::new();
        for number in listed.into_iter().filter(|number| *number < RESERVED) {
            if chain.len() > bytes.len() / sector + sector {
                break;
            }
            let start = (usize::try_from(number).ok()? + 1).checked_mul(sector)?;
            chain.extend(numbers(bytes.get(start..start.checked_add(sector)?.min(bytes.len()))?));
        }
        let directory = follow(bytes, sector, sector, &chain, u32_at(bytes, 0x30)?)?;
        let small_chain = numbers(&follow(bytes, sector, sector, &chain, u32_at(bytes, 0x3C)?)?);
        Some(Self { bytes, sector, chain, directory, small_chain, small_sector })
    }

    /// The directory entry of a stream, wherever it lies.
    fn entry(&self, name: &str) -> Option<&[u8]> {
        let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        self.directory.chunks_exact(ENTRY).find(|entry| {
            let length = u16_at(entry, 64).map_or(0, usize::from).saturating_sub(2);
            length == wanted.len() && entry.get(..length) == Some(wanted.as_slice())
        })
    }

    fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entry(name)?;
        let (first, size) = (u32_at(entry, 116)?, usize::try_from(u32_at(entry, 120)?).ok()?);
        let mut content = if size < SMALL {
            let root = self.directory.get(..ENTRY)?;
            let store = follow(self.bytes, self.sector, self.sector, &self.chain, u32_at(root, 116)?)?;
            follow(&store, 0, self.small_sector, &self.small_chain, first)?
        } else {
            follow(self.bytes, self.sector, self.sector, &self.chain, first)?
        };
        content.truncate(size);
        Some(content)
    }
}

fn whole(name: &str, file: &mut File) -> Result<Vec<u8>, ReadError> {
    let place = || Place::file(name);
    let mut bytes = Vec::new();
    let most = MAX_XLS_MB << 20;
    let read = file.seek(SeekFrom::Start(0)).and_then(|_| file.by_ref().take(most + 1).read_to_end(&mut bytes));
    read.map_err(|error| place().refuse(ReadProblem::Unreadable(error.to_string())))?;
    if bytes.len() as u64 > most {
        return Err(place().refuse(ReadProblem::TooLarge(MAX_XLS_MB)));
    }
    Ok(bytes)
}

fn broken(name: &str) -> ReadError {
    Place::file(name).refuse(ReadProblem::Damaged("the container's table cannot be followed".to_owned()))
}

/// What a container holds.
///
/// # Errors
/// [`ReadProblem::Protected`], [`ReadProblem::Unsupported`], [`ReadProblem::Damaged`], [`ReadProblem::TooLarge`].
pub(super) fn kind(name: &str, file: &mut File) -> Result<FileKind, ReadError> {
    let bytes = whole(name, file)?;
    let compound = Compound::parse(&bytes).ok_or_else(|| broken(name))?;
    // Newer workbooks with a password are wrapped into this container.
    if compound.entry("EncryptedPackage").is_some() {
        return Err(Place::file(name).refuse(ReadProblem::Protected));
    }
    if compound.entry("Workbook").or_else(|| compound.entry("Book")).is_some() {
        return Ok(FileKind::Xls);
    }
    Err(Place::file(name).refuse(ReadProblem::Unsupported(Foreign::Document)))
}

/// What the reader of these workbooks does not tell.
pub(super) struct Told {
    /// The number formats by style.
    pub(super) styles: Vec<Format>,
    /// What each sheet hides, and which of its cells a number format changes.
    pub(super) sheets: Vec<Unseen>,
}

/// Refuses a workbook whose sheets span more cells than can be held; else what its sheets say beside their cells.
///
/// # Errors
/// [`ReadProblem::TooManyCells`], [`ReadProblem::TooManyParts`], [`ReadProblem::Protected`],
/// [`ReadProblem::Damaged`].
pub(super) fn measure(name: &str, file: &mut File) -> Result<Told, ReadError> {
    let bytes = whole(name, file)?;
    let compound = Compound::parse(&bytes).ok_or_else(|| broken(name))?;
    let stream = compound.stream("Workbook").or_else(|| compound.stream("Book")).ok_or_else(|| broken(name))?;
    let (mut sheets, mut formats, mut styles) = (Vec::new(), BTreeMap::new(), Vec::new());
    // Numbers of formats that every workbook has.
    formats.extend([(9, Format::parse("0%")), (10, Format::parse("0.00%")), (2, Format::parse("0.00"))]);
    for (kind, data) in records(&stream, 0) {
        match kind {
            0x0085 if sheets.contains(&u32_at(data, 0)) => return Err(broken(name)),
            0x0085 => sheets.push(u32_at(data, 0)),
            0x041E => {
                let code = format_code(data);
                formats.extend(u16_at(data, 0).map(|number| (number, Format::parse(&code))));
            }
            0x00E0 => {
                let format = u16_at(data, 2).and_then(|number| formats.get(&number).cloned());
                styles.push(format.unwrap_or_default());
            }
            0x002F if u16_at(data, 0) != Some(0) => return Err(Place::file(name).refuse(ReadProblem::Protected)),
            0x000A => break,
            _ => {}
        }
        if sheets.len() > MAX_SHEETS {
            return Err(Place::file(name).refuse(ReadProblem::TooManyParts(MAX_SHEETS as u64)));
        }
    }
    let (mut cells, mut told) = (0_u64, Vec::new());
    for start in sheets {
        let start = start.and_then(|start| usize::try_from(start).ok()).unwrap_or(usize::MAX);
        let mut unseen = Unseen::default();
        cells = cells.saturating_add(area(&stream, start, &styles, &mut unseen));
        told.push(unseen.sorted());
        if cells > MAX_XLS_AREA {
            return Err(Place::file(name).refuse(ReadProblem::TooManyCells(MAX_XLS_AREA)));
        }
    }
    Ok(Told { styles, sheets: told })
}

/// The code of a format record.
fn format_code(data: &[u8]) -> String {
    let wide = data.get(4).is_some_and(|flags| flags & 1 == 1);
    let letters = data.get(5..).unwrap_or_default();
    if wide {
        let units: Vec<u16> = letters.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect();
        String::from_utf16_lossy(&units)
    } else {
        letters.iter().copied().map(char::from).collect()
    }
}

/// The records of a stream from a place on: their kind and content.
fn records(stream: &[u8], start: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream.get(start..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(rest, 0)?, usize::from(u16_at(rest, 2)?));
        let data = rest.get(4..4 + length)?;
        rest = rest.get(4 + length..)?;
        Some((kind, data))
    })
}

/// The cells of the rectangle that the cells of a sheet span; what they say beside their values goes to `unseen`.
fn area(stream: &[u8], start: usize, styles: &[Format], unseen: &mut Unseen) -> u64 {
    let (mut top, mut left, mut bottom, mut right) = (u64::MAX, u64::MAX, 0, 0);
    let mut depth = 0_u32;
    for (kind, data) in records(stream, start) {
        match kind {
            // A chart in a sheet is a stream within the stream.
            0x0809 => depth += 1,
            0x000A if depth <= 1 => break,
            0x000A => depth -= 1,
            // A row, and a group of columns, that has no height or width.
            0x0208 if u16_at(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                unseen.hide_row(u64::from(u16_at(data, 0).unwrap_or_default()) + 1);
            }
            0x007D if u16_at(data, 8).is_some_and(|flags| flags & 1 != 0) => {
                let ends = u16_at(data, 0).zip(u16_at(data, 2));
                unseen.columns.extend(ends.map(|(first, last)| (first.into(), last.into())));
            }
            // Formula, number, text, truth value or fault, compressed number, shared text, row of numbers.
            0x0006 | 0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x027E | 0x00FD | 0x00BD => {
                let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
                let many = kind == 0x00BD;
                let last = if many { u16_at(data, data.len().saturating_sub(2)).unwrap_or(first) } else { first };
                let mut style = |column: u16, at: usize| {
                    let number = u16_at(data, at).map(usize::from);
                    let changes = |number: &usize| styles.get(*number).is_some_and(|format| !format.says_nothing());
                    unseen.styled.extend(number.filter(changes).map(|number| (row.into(), column.into(), number)));
                };
                if many {
                    (first..=last).zip((4..).step_by(6)).for_each(|(column, at)| style(column, at));
                } else {
                    style(first, 4);
                }
                // A row of numbers has as many as its length says, whatever its last column says.
                let counted = u64::from(first) + if many { data.len() as u64 / 6 } else { 0 };
                top = top.min(row.into());
                left = left.min(first.into());
                bottom = bottom.max(row.into());
                right = right.max(counted).max(last.into());
            }
            _ => {}
        }
    }
    if top > bottom { 0 } else { (bottom - top + 1) * (right - left + 1) }
}
