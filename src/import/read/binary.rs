//! What a sheet of a binary workbook (XLSB) says beside its cells: hidden rows and columns, and the styles of cells,
//! which the workbook's reader does not tell.
//!
//! Reference: Microsoft, \[MS-XLSB\] 2.1.4 Record, 2.4.x BrtRowHdr, BrtColInfo, BrtFmt, BrtXF, BrtBundleSh.

use super::archive::Archive;
use super::book;
use super::error::ReadError;
use super::format::Format;
use super::unseen::{Unseen, key};
use std::collections::BTreeMap;

/// Unpacked megabytes of the styles, and of the list of sheets.
const MOST_MB: u64 = 16;

/// Bytes of a record of a sheet that are looked at.
const LOOKED_AT: usize = 20;

/// Most cells whose style is kept.
const MOST_CELLS: usize = 16 << 20;

/// Records that come in pieces: their number and their first bytes.
#[derive(Debug, Default)]
struct Records {
    head: Vec<u8>,
    data: Vec<u8>,
    /// The record that is being read: its number, and how many bytes of it are left.
    open: Option<(u16, usize)>,
}

impl Records {
    fn read(&mut self, mut piece: &[u8], most: usize, each: &mut dyn FnMut(u16, &[u8])) {
        loop {
            if let Some((kind, left)) = self.open {
                let (part, rest) = piece.split_at(left.min(piece.len()));
                let room = most.saturating_sub(self.data.len()).min(part.len());
                self.data.extend_from_slice(part.get(..room).unwrap_or_default());
                piece = rest;
                if part.len() < left {
                    self.open = Some((kind, left - part.len()));
                    return;
                }
                each(kind, &self.data);
                self.open = None;
                self.data.clear();
            }
            let Some((first, rest)) = piece.split_first() else { return };
            self.head.push(*first);
            piece = rest;
            self.open = header(&self.head);
            // A head has six bytes at most.
            if self.open.is_some() || self.head.len() > 6 {
                self.head.clear();
            }
        }
    }
}

/// The number and the length of a record, seven bits a byte; `None` while bytes are wanting.
fn header(bytes: &[u8]) -> Option<(u16, usize)> {
    let (first, mut rest) = bytes.split_first()?;
    let mut kind = u16::from(first & 0x7F);
    if first & 0x80 != 0 {
        let (second, others) = rest.split_first()?;
        kind |= u16::from(second & 0x7F) << 7;
        rest = others;
    }
    let mut length = 0;
    for (at, byte) in rest.iter().take(4).enumerate() {
        length |= usize::from(byte & 0x7F) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((kind, length));
        }
    }
    None
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

/// A text with its length before it, and what follows.
fn wide(bytes: &[u8]) -> Option<(String, &[u8])> {
    let length = usize::try_from(u32_at(bytes, 0)?).ok()?.checked_mul(2)?;
    let text = bytes.get(4..length.checked_add(4)?)?;
    let units: Vec<u16> = text.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect();
    Some((String::from_utf16_lossy(&units), bytes.get(4 + length..)?))
}

/// What the sheets of a workbook say, by the path of their part in lower case.
#[derive(Debug, Default)]
pub(super) struct Looks {
    open: Option<(String, Records)>,
    row: u64,
    done: BTreeMap<String, Unseen>,
}

impl Looks {
    pub(super) fn look(&mut self, path: &str, piece: &[u8]) {
        let sheet = path.contains("worksheets") && !path.contains("_rels");
        if !sheet {
            return;
        }
        if self.open.as_ref().is_none_or(|(open, _)| open != path) {
            self.open = Some((path.to_owned(), Records::default()));
            self.row = 0;
        }
        let Some((path, records)) = &mut self.open else { return };
        let (row, found) = (&mut self.row, self.done.entry(key(path)).or_default());
        records.read(piece, LOOKED_AT, &mut |kind, data| match kind {
            0x0000 => {
                *row = u32_at(data, 0).unwrap_or_default().into();
                if data.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                    found.hide_row(*row + 1);
                }
            }
            0x003C if u16_at(data, 16).is_some_and(|flags| flags & 1 != 0) => {
                let end = |at: usize| usize::try_from(u32_at(data, at)?).ok();
                found.hide_columns(end(0).zip(end(4)));
            }
            // Numbers, as they are and as results of formulas.
            0x0002 | 0x0005 | 0x0009 => {
                let style = u32_at(data, 4).map(|style| style & 0x00FF_FFFF);
                if let (Some(column), Some(style)) =
                    (u32_at(data, 0), style.and_then(|style| usize::try_from(style).ok()))
                    && style > 0
                    && found.styled.len() < MOST_CELLS
                {
                    found.styled.push((*row, column.into(), style));
                }
            }
            _ => {}
        });
    }

    /// What was found; of the styles only those that say something.
    pub(super) fn finish(self, styles: &[Format]) -> BTreeMap<String, Unseen> {
        let says = |style: usize| styles.get(style).is_some_and(|format| !format.says_nothing());
        let mut done = self.done;
        for unseen in done.values_mut() {
            unseen.styled.retain(|(.., style)| says(*style));
            *unseen = std::mem::take(unseen).sorted();
        }
        done
    }
}

/// The number formats by style.
///
/// # Errors
/// [`ReadError`] where the part breaks a limit.
pub(super) fn styles(archive: &mut Archive) -> Result<Vec<Format>, ReadError> {
    let bytes = archive.bytes("xl/styles.bin", MOST_MB)?.unwrap_or_default();
    let mut formats: BTreeMap<u16, Format> =
        [(2, "0.00"), (9, "0%"), (10, "0.00%")].map(|(number, code)| (number, Format::parse(code))).into();
    let (mut styles, mut of_cells) = (Vec::new(), false);
    Records::default().read(&bytes, usize::MAX, &mut |kind, data| match kind {
        0x002C => {
            let code = data.get(2..).and_then(wide).map(|(code, _)| Format::parse(&code));
            formats.extend(u16_at(data, 0).zip(code));
        }
        // Between these two stand the styles of cells; those of named styles have records of the same kind.
        0x0269 => of_cells = true,
        0x026A => of_cells = false,
        0x002F if of_cells => {
            let format = u16_at(data, 2).and_then(|number| formats.get(&number).cloned());
            styles.push(format.unwrap_or_default());
        }
        _ => {}
    });
    Ok(styles)
}

/// The path of each sheet's part, by the name of the sheet.
///
/// # Errors
/// [`ReadError`] where a part breaks a limit.
pub(super) fn parts(archive: &mut Archive) -> Result<BTreeMap<String, String>, ReadError> {
    let bytes = archive.bytes("xl/workbook.bin", MOST_MB)?.unwrap_or_default();
    let targets = book::targets(archive, "xl/_rels/workbook.bin.rels")?;
    let mut parts = BTreeMap::new();
    Records::default().read(&bytes, usize::MAX, &mut |kind, data| {
        if kind == 0x009C
            && let Some((id, rest)) = data.get(8..).and_then(wide)
            && let (Some((name, _)), Some(path)) = (wide(rest), targets.get(&id))
        {
            parts.insert(name, path.clone());
        }
    });
    Ok(parts)
}
