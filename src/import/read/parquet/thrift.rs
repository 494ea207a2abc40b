//! Thrift's compact protocol, copied field by field: only what a shape names, each field of the kind that the shape
//! says, and every count bounded by the bytes that are there.
//!
//! The decoder inside polars takes each count at its word and reserves memory for it, so that one flipped bit can end
//! the process. It also takes a field for what its number says, whatever kind the file declares. A copy that was
//! written here holds neither surprise.
//!
//! Reference: <https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md>

use super::super::limits::MAX_DEPTH;

/// Why bytes are no such structure; a part of the sentence about a damaged file.
pub(super) type Fault = String;

/// What a field is to hold.
#[derive(Debug, Clone, Copy)]
pub(super) enum Field {
    /// Yes or no.
    Flag,
    /// A whole number of 8, 32 or 64 bits, 0 or more where it counts or points.
    Byte,
    /// 32 bits.
    Int,
    /// 64 bits, 0 or more.
    Count,
    /// A text or bytes.
    Text,
    /// 32-bit numbers.
    Ints,
    /// Texts.
    Texts,
    /// A structure.
    Of(&'static Shape),
    /// A structure of which exactly one field is set; left out where that is one that no shape here knows.
    OneOf(&'static Shape),
    /// Structures.
    List(&'static Shape),
}

/// The fields of a structure that are copied, by number; all others are passed over.
#[derive(Debug)]
pub(super) struct Shape {
    /// What it is called.
    pub name: &'static str,
    /// The fields.
    pub fields: &'static [(i16, Field)],
    /// Those that must be there: a count may not claim structures of which nothing is in the file.
    pub needed: &'static [i16],
}

/// The whole numbers of a structure, by field.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Numbers {
    seen: u32,
    values: [i64; 16],
}

impl Numbers {
    fn see(&mut self, id: i16, value: Option<i64>) {
        let Some(place) = usize::try_from(id).ok().filter(|place| *place < self.values.len()) else { return };
        self.seen |= 1 << place;
        if let (Some(slot), Some(value)) = (self.values.get_mut(place), value) {
            *slot = value;
        }
    }

    /// Whether the structure has the field.
    pub(super) fn has(&self, id: i16) -> bool {
        u32::try_from(id).is_ok_and(|place| place < 16 && self.seen & (1 << place) != 0)
    }

    /// A whole number; 0 where there is none.
    pub(super) fn get(&self, id: i16) -> i64 {
        usize::try_from(id).ok().and_then(|place| self.values.get(place)).copied().unwrap_or_default()
    }
}

// Kinds of value, as the protocol numbers them.
const TRUE: u8 = 1;
const FALSE: u8 = 2;
const BYTE: u8 = 3;
const I16: u8 = 4;
const I32: u8 = 5;
const I64: u8 = 6;
const DOUBLE: u8 = 7;
const BINARY: u8 = 8;
const LIST: u8 = 9;
const SET: u8 = 10;
const MAP: u8 = 11;
const STRUCT: u8 = 12;

impl Field {
    const fn takes(self, kind: u8) -> bool {
        match self {
            Self::Flag => matches!(kind, TRUE | FALSE),
            Self::Byte => kind == BYTE,
            Self::Int => kind == I32,
            Self::Count => kind == I64,
            Self::Text => kind == BINARY,
            Self::Ints | Self::Texts | Self::List(_) => kind == LIST,
            Self::Of(_) | Self::OneOf(_) => kind == STRUCT,
        }
    }

    /// The kind of the elements of a list.
    const fn element(self) -> u8 {
        match self {
            Self::Ints => I32,
            Self::Texts => BINARY,
            _ => STRUCT,
        }
    }
}

/// Hears of every structure that was copied, also those inside others, which come first.
pub(super) type Hear<'h> = dyn FnMut(&'static Shape, &Numbers) -> Result<(), Fault> + 'h;

/// Copies the structure that begins at `at`; returns the copy, its numbers, and where it ended.
///
/// # Errors
/// What is not as the shape says, or what `hear` says.
pub(super) fn copy(
    bytes: &[u8],
    at: usize,
    shape: &'static Shape,
    hear: &mut Hear<'_>,
) -> Result<(Vec<u8>, Numbers, usize), Fault> {
    let mut copier = Copier { from: Bytes { bytes, at }, to: Vec::new(), hear };
    let numbers = copier.structure(shape, MAX_DEPTH)?;
    Ok((copier.to, numbers, copier.from.at))
}

struct Bytes<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Bytes<'a> {
    fn rest(&self) -> usize {
        self.bytes.len().saturating_sub(self.at)
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], Fault> {
        let end = self.at.checked_add(count);
        let found = end.and_then(|end| self.bytes.get(self.at..end));
        let found = found.ok_or_else(|| format!("{count} bytes are claimed where {} are left", self.rest()))?;
        self.at += count;
        Ok(found)
    }

    fn byte(&mut self) -> Result<u8, Fault> {
        self.take(1).map(|bytes| bytes.first().copied().unwrap_or_default())
    }

    fn unsigned(&mut self) -> Result<u64, Fault> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err("a number of more than 64 bits".to_owned())
    }

    fn signed(&mut self) -> Result<i64, Fault> {
        let zigzag = self.unsigned()?;
        let half = i64::try_from(zigzag >> 1).unwrap_or(i64::MAX);
        Ok(if zigzag & 1 == 0 { half } else { -half - 1 })
    }

    fn text(&mut self) -> Result<&'a [u8], Fault> {
        let length = usize::try_from(self.unsigned()?).unwrap_or(usize::MAX);
        self.take(length)
    }

    /// The kind and the number of the elements of a list: each takes a byte at least.
    fn list(&mut self) -> Result<(u8, usize), Fault> {
        let head = self.byte()?;
        let count = if head >> 4 == 15 { self.unsigned()? } else { u64::from(head >> 4) };
        match usize::try_from(count) {
            Ok(count) if count <= self.rest() => Ok((head & 15, count)),
            _ => Err(format!("a list of {count} entries where {} bytes are left", self.rest())),
        }
    }

    /// The kind and the number of the next field; `None` at the end of the structure.
    fn field(&mut self, last: i16) -> Result<Option<(u8, i16)>, Fault> {
        let head = self.byte()?;
        let kind = head & 15;
        if kind == 0 {
            return Ok(None);
        }
        let id = match head >> 4 {
            0 => i16::try_from(self.signed()?).ok(),
            step => last.checked_add(step.into()),
        };
        id.map(|id| Some((kind, id))).ok_or_else(|| "a field without a possible number".to_owned())
    }

    /// Passes over a value.
    fn skip(&mut self, kind: u8, depth: u32) -> Result<(), Fault> {
        let Some(deeper) = depth.checked_sub(1) else { return Err("structures nested too deeply".to_owned()) };
        match kind {
            TRUE | FALSE => Ok(()),
            BYTE => self.take(1).map(drop),
            I16 | I32 | I64 => self.unsigned().map(drop),
            DOUBLE => self.take(8).map(drop),
            BINARY => self.text().map(drop),
            LIST | SET => {
                let (kind, count) = self.list()?;
                // In a list, unlike in a field, yes and no take a byte.
                let kind = if matches!(kind, TRUE | FALSE) { BYTE } else { kind };
                (0..count).try_for_each(|_| self.skip(kind, deeper))
            }
            MAP => {
                let count = self.unsigned()?;
                let kinds = if count == 0 { 0 } else { self.byte()? };
                for _ in 0..count {
                    for kind in [kinds >> 4, kinds & 15] {
                        self.skip(if matches!(kind, TRUE | FALSE) { BYTE } else { kind }, deeper)?;
                    }
                }
                Ok(())
            }
            STRUCT => {
                let mut last = 0;
                while let Some((kind, id)) = self.field(last)? {
                    last = id;
                    self.skip(kind, deeper)?;
                }
                Ok(())
            }
            other => Err(format!("a value of the unknown kind {other}")),
        }
    }
}

struct Copier<'a, 'h> {
    from: Bytes<'a>,
    to: Vec<u8>,
    hear: &'a mut Hear<'h>,
}

impl Copier<'_, '_> {
    fn structure(&mut self, shape: &'static Shape, depth: u32) -> Result<Numbers, Fault> {
        let Some(deeper) = depth.checked_sub(1) else { return Err("structures nested too deeply".to_owned()) };
        let (mut last, mut written) = (0, 0);
        let mut numbers = Numbers::default();
        while let Some((kind, id)) = self.from.field(last)? {
            last = id;
            let Some((_, field)) = shape.fields.iter().find(|(known, _)| *known == id) else {
                self.from.skip(kind, deeper)?;
                continue;
            };
            if !field.takes(kind) || numbers.has(id) {
                return Err(format!("field {id} of {} is not what it should be", shape.name));
            }
            let before = self.to.len();
            self.head(kind, id, written);
            let (number, is_kept) = self.value(*field, (id, shape), deeper)?;
            numbers.see(id, number);
            if is_kept {
                written = id;
            } else {
                self.to.truncate(before);
            }
        }
        if let Some(missing) = shape.needed.iter().find(|id| !numbers.has(**id)) {
            return Err(format!("field {missing} of {} is missing", shape.name));
        }
        self.to.push(0);
        (self.hear)(shape, &numbers)?;
        Ok(numbers)
    }

    /// Copies the value of a field; says its number, if it is one, and whether it is kept.
    fn value(
        &mut self,
        field: Field,
        (id, shape): (i16, &'static Shape),
        depth: u32,
    ) -> Result<(Option<i64>, bool), Fault> {
        match field {
            Field::Flag => {}
            Field::Byte => {
                let byte = self.from.byte()?;
                self.to.push(byte);
            }
            Field::Int | Field::Count => {
                let number = self.from.signed()?;
                let fits = match field {
                    Field::Int => i32::try_from(number).is_ok(),
                    _ => number >= 0,
                };
                if !fits {
                    return Err(format!("field {id} of {} is {number}", shape.name));
                }
                self.signed(number);
                return Ok((Some(number), true));
            }
            Field::Text => self.text()?,
            Field::Ints | Field::Texts | Field::List(_) => {
                let (kind, count) = self.from.list()?;
                if kind != field.element() && count > 0 {
                    return Err(format!("the list in field {id} of {} is not what it should be", shape.name));
                }
                self.list(field.element(), count);
                for _ in 0..count {
                    match field {
                        Field::List(shape) => drop(self.structure(shape, depth)?),
                        Field::Texts => self.text()?,
                        _ => {
                            let number = self.from.signed()?;
                            self.signed(number);
                        }
                    }
                }
            }
            Field::Of(shape) => drop(self.structure(shape, depth)?),
            Field::OneOf(shape) => {
                let found = self.structure(shape, depth)?;
                return Ok((None, found.seen.is_power_of_two()));
            }
        }
        Ok((None, true))
    }

    fn text(&mut self) -> Result<(), Fault> {
        let text = self.from.text()?;
        self.unsigned(text.len() as u64);
        self.to.extend_from_slice(text);
        Ok(())
    }

    fn head(&mut self, kind: u8, id: i16, last: i16) {
        if let Ok(step @ 1..=15) = u8::try_from(id.wrapping_sub(last)) {
            self.to.push(step << 4 | kind);
        } else {
            self.to.push(kind);
            self.signed(id.into());
        }
    }

    fn list(&mut self, kind: u8, count: usize) {
        if let Ok(count @ 0..=14) = u8::try_from(count) {
            self.to.push(count << 4 | kind);
        } else {
            self.to.push(0xF0 | kind);
            self.unsigned(count as u64);
        }
    }

    fn unsigned(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.to.push(value.to_le_bytes()[0] | 0x80);
            value >>= 7;
        }
        self.to.push(value.to_le_bytes()[0]);
    }

    fn signed(&mut self, value: i64) {
        self.unsigned((value.cast_unsigned() << 1) ^ (value >> 63).cast_unsigned());
    }
}
