//! Observations as they lie on disk: blocks of rows, each column of a block by itself.
//!
//! A vintage never changes, so its rows are written once, in the order in which they are read: by indicator, then in the
//! publisher's order. A block is one value of a table; its last bytes are a checksum of all others, so that a damaged
//! one is known before a number of it is shown.

mod bytes;
mod ints;
mod sink;

use self::bytes::Reader;
pub(super) use self::bytes::Torn;
pub(super) use self::sink::{Sink, torn};
use crate::model::period::Period;
use std::ops::Range;

/// Most rows of a block.
pub(super) const ROWS: usize = 16_384;

/// The first byte of a block: by which rules it was written.
const VERSION: u8 = 1;

/// Bytes of the checksum.
const CHECK: usize = 8;

/// Decimals of a row without a value.
pub(super) const NO_VALUE: u8 = u8::MAX;

/// How values are kept: as whole numbers of their last decimal, or, where those would not come back as they were, as
/// they are in memory.
const SCALED: u8 = 0;
const PLAIN: u8 = 1;

/// A row without its texts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Row {
    /// Key of the indicator.
    pub(super) indicator: u32,
    /// Place in the publisher's order.
    pub(super) position: u32,
    /// Number of the area's code.
    pub(super) area: u32,
    /// When, as [`super::period::encode`] writes it, in one number.
    pub(super) period: u64,
    /// Key of what it shares with others.
    pub(super) facet: u32,
    /// The value; 0 where there is none.
    pub(super) value: f64,
    /// Printed decimals; [`NO_VALUE`] where there is no value.
    pub(super) decimals: u8,
    /// Line in the document.
    pub(super) line: Option<u32>,
    /// The identifier, where it is not the usual one, as a range of the texts beside the rows.
    pub(super) id: Option<(u32, u32)>,
    /// The text as printed, where it is not the usual one.
    pub(super) raw_text: Option<(u32, u32)>,
}

impl Row {
    /// What rows of a vintage are ordered by.
    const fn key(&self) -> (u32, u32) {
        (self.indicator, self.position)
    }
}

/// A period in one number.
pub(super) const fn period_number(period: Period) -> u64 {
    let (kind, start, end) = super::period::encode(period);
    period_code(kind, start, end)
}

/// The three integers of a period as one number.
pub(super) const fn period_code(kind: u8, start: u32, end: Option<u16>) -> u64 {
    let end = match end {
        Some(end) => end as u64 + 1,
        None => 0,
    };
    (kind as u64) << 56 | (start as u64) << 20 | end
}

/// The three integers of a period in one number; `None` where they are none of ours.
pub(super) fn period_parts(number: u64) -> Option<(u8, u32, Option<u16>)> {
    let kind = u8::try_from(number >> 56).ok()?;
    let start = u32::try_from(number >> 20 & 0xF_FFFF_FFFF).ok()?;
    let end = (number & 0xF_FFFF).checked_sub(1).map(u16::try_from).transpose().ok()?;
    Some((kind, start, end))
}

/// Rows with their texts.
#[derive(Debug, Default)]
pub(super) struct Rows {
    rows: Vec<Row>,
    texts: String,
}

impl Rows {
    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Keys of the indicators of the first and the last row.
    pub(super) fn keys(&self) -> Option<(u32, u32)> {
        Some((self.rows.first()?.indicator, self.rows.last()?.indicator))
    }

    fn text(&self, range: Option<(u32, u32)>) -> Option<&str> {
        range.and_then(|(start, end)| self.texts.get(start as usize..end as usize))
    }

    /// The rows in their order, each with its identifier and its text where they are not the usual ones.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Row, Option<&str>, Option<&str>)> {
        self.rows.iter().map(|row| (row, self.text(row.id), self.text(row.raw_text)))
    }

    /// Adds a row with its texts.
    pub(super) fn push(&mut self, row: Row, id: Option<&str>, raw_text: Option<&str>) {
        let id = id.map(|text| keep(&mut self.texts, text));
        let raw_text = raw_text.map(|text| keep(&mut self.texts, text));
        self.rows.push(Row { id, raw_text, ..row });
    }

    fn clear(&mut self) {
        self.rows.clear();
        self.texts.clear();
    }

    /// The bytes of some rows.
    fn encode(&self, range: Range<usize>) -> Vec<u8> {
        let rows = self.rows.get(range).unwrap_or_default();
        let mut out = Vec::with_capacity(64 + rows.len() * 24);
        out.push(VERSION);
        out.extend_from_slice(&(rows.len() as u64).to_le_bytes());
        let mut room: Vec<u64> = Vec::with_capacity(rows.len());
        let mut column = |out: &mut Vec<u8>, of: &dyn Fn(&Row) -> u64| {
            room.clear();
            room.extend(rows.iter().map(of));
            ints::put(out, &room);
        };
        column(&mut out, &|row| row.indicator.into());
        column(&mut out, &|row| row.position.into());
        column(&mut out, &|row| row.area.into());
        let mut periods: Vec<u64> = rows.iter().map(|row| row.period).collect();
        periods.sort_unstable();
        periods.dedup();
        out.extend_from_slice(&(periods.len() as u64).to_le_bytes());
        ints::put(&mut out, &periods);
        column(&mut out, &|row| periods.binary_search(&row.period).unwrap_or_default() as u64);
        column(&mut out, &|row| row.facet.into());
        column(&mut out, &|row| row.decimals.into());
        let scaled: Option<Vec<u64>> = rows.iter().map(|row| scaled(row).map(ints::zigzag)).collect();
        if let Some(scaled) = scaled {
            out.push(SCALED);
            ints::put(&mut out, &scaled);
        } else {
            out.push(PLAIN);
            for row in rows {
                out.extend_from_slice(&row.value.to_bits().to_le_bytes());
            }
        }
        column(&mut out, &|row| row.line.map_or(0, |line| u64::from(line) + 1));
        self.put_texts(&mut out, rows, |row| row.id);
        self.put_texts(&mut out, rows, |row| row.raw_text);
        out.extend_from_slice(&checksum(&out));
        out
    }

    /// Those rows that have a text, then its lengths, then the texts.
    fn put_texts(&self, out: &mut Vec<u8>, rows: &[Row], of: impl Fn(&Row) -> Option<(u32, u32)>) {
        let texts: Vec<(u64, &str)> =
            (0_u64..).zip(rows).filter_map(|(at, row)| Some((at, self.text(of(row))?))).collect();
        out.extend_from_slice(&(texts.len() as u64).to_le_bytes());
        if texts.is_empty() {
            return;
        }
        ints::put(out, &texts.iter().map(|(at, _)| *at).collect::<Vec<_>>());
        ints::put(out, &texts.iter().map(|(_, text)| text.len() as u64).collect::<Vec<_>>());
        for (_, text) in texts {
            out.extend_from_slice(text.as_bytes());
        }
    }

    /// The rows of a block.
    ///
    /// # Errors
    /// [`Torn`] where the bytes are not those that were written.
    pub(super) fn decode(block: &[u8]) -> Result<Self, Torn> {
        let (bytes, check) = block.split_last_chunk::<CHECK>().ok_or(Torn)?;
        if checksum(bytes) != *check {
            return Err(Torn);
        }
        let mut reader = Reader::new(bytes);
        if reader.byte()? != VERSION {
            return Err(Torn);
        }
        let count = reader.count(ROWS)?;
        let indicators = ints::take(&mut reader, count)?;
        let positions = ints::take(&mut reader, count)?;
        let areas = ints::take(&mut reader, count)?;
        let known = reader.count(count)?;
        let periods = ints::take(&mut reader, known)?;
        let period_places = ints::take(&mut reader, count)?;
        let facets = ints::take(&mut reader, count)?;
        let decimals = ints::take(&mut reader, count)?;
        let values = values(&mut reader, &decimals)?;
        let lines = ints::take(&mut reader, count)?;
        let small = |number: u64| u32::try_from(number).map_err(|_| Torn);
        let mut rows = Self { rows: Vec::with_capacity(count), texts: String::new() };
        for at in 0..count {
            let period = usize::try_from(period_places[at]).ok().and_then(|place| periods.get(place));
            rows.rows.push(Row {
                indicator: small(indicators[at])?,
                position: small(positions[at])?,
                area: small(areas[at])?,
                period: *period.ok_or(Torn)?,
                facet: small(facets[at])?,
                value: values[at],
                decimals: u8::try_from(decimals[at]).map_err(|_| Torn)?,
                line: lines[at].checked_sub(1).map(small).transpose()?,
                id: None,
                raw_text: None,
            });
        }
        rows.take_texts(&mut reader, |row, text| row.id = Some(text))?;
        rows.take_texts(&mut reader, |row, text| row.raw_text = Some(text))?;
        if reader.is_at_end() { Ok(rows) } else { Err(Torn) }
    }

    fn take_texts(&mut self, reader: &mut Reader<'_>, put: impl Fn(&mut Row, (u32, u32))) -> Result<(), Torn> {
        let count = reader.count(self.rows.len())?;
        if count == 0 {
            return Ok(());
        }
        let places = ints::take(reader, count)?;
        let lengths = ints::take(reader, count)?;
        for (place, length) in places.into_iter().zip(lengths) {
            let bytes = reader.slice(usize::try_from(length).map_err(|_| Torn)?)?;
            let range = keep(&mut self.texts, std::str::from_utf8(bytes).map_err(|_| Torn)?);
            let row = usize::try_from(place).ok().and_then(|place| self.rows.get_mut(place)).ok_or(Torn)?;
            put(row, range);
        }
        Ok(())
    }
}

/// Keeps a text behind the others; says where.
fn keep(texts: &mut String, text: &str) -> (u32, u32) {
    let start = u32::try_from(texts.len()).unwrap_or(u32::MAX);
    texts.push_str(text);
    (start, u32::try_from(texts.len()).unwrap_or(u32::MAX))
}

fn values(reader: &mut Reader<'_>, decimals: &[u64]) -> Result<Vec<f64>, Torn> {
    match reader.byte()? {
        SCALED => {
            let scaled = ints::take(reader, decimals.len())?;
            let value = |(number, decimals): (&u64, &u64)| {
                let decimals = usize::try_from(*decimals).map_err(|_| Torn)?;
                Ok(unscaled(ints::unzigzag(*number), POWERS.get(decimals).copied().unwrap_or(1.0)))
            };
            scaled.iter().zip(decimals).map(value).collect()
        }
        PLAIN => {
            let bytes = reader.slice(decimals.len().checked_mul(8).ok_or(Torn)?)?;
            Ok(bytes.as_chunks::<8>().0.iter().map(|bytes| f64::from_bits(u64::from_le_bytes(*bytes))).collect())
        }
        _ => Err(Torn),
    }
}

/// Powers of ten by decimals.
const POWERS: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// Whole numbers up to here are exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A value in whole numbers of its last decimal; `None` where it would come back as another number.
fn scaled(row: &Row) -> Option<i64> {
    if row.decimals == NO_VALUE {
        return (row.value.to_bits() == 0).then_some(0);
    }
    let power = *POWERS.get(usize::from(row.decimals))?;
    let number = (row.value * power).round();
    #[expect(clippy::cast_possible_truncation, reason = "whole, and checked to be below 2^53")]
    let whole = (number.abs() < EXACT).then_some(number as i64)?;
    (unscaled(whole, power).to_bits() == row.value.to_bits()).then_some(whole)
}

fn unscaled(number: i64, power: f64) -> f64 {
    number as f64 / power
}

fn checksum(bytes: &[u8]) -> [u8; CHECK] {
    let mut check = [0; CHECK];
    check.copy_from_slice(&blake3::hash(bytes).as_bytes()[..CHECK]);
    check
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row() -> impl Strategy<Value = (Row, Option<String>, Option<String>)> {
        let value = prop_oneof![
            Just((0.0, NO_VALUE)),
            (any::<i32>(), 0_u8..6).prop_map(|(n, d)| (f64::from(n) / POWERS[usize::from(d)], d)),
            (prop::num::f64::NORMAL, 0_u8..=15),
        ];
        let numbers = (0_u32..4, any::<u32>(), 0_u32..480_000, 0_u64..9, 0_u32..5, prop::option::of(any::<u32>()));
        let texts = (prop::option::of("[a-zあ-う:]{0,9}"), prop::option::of("[0-9,△]{0,9}"));
        (numbers, value, texts).prop_map(
            |((indicator, position, area, period, facet, line), (value, decimals), (id, raw))| {
                let row =
                    Row { indicator, position, area, period, facet, value, decimals, line, id: None, raw_text: None };
                (row, id, raw)
            },
        )
    }

    fn rows(list: &[(Row, Option<String>, Option<String>)]) -> Rows {
        let mut rows = Rows::default();
        for (row, id, raw) in list {
            rows.push(*row, id.as_deref(), raw.as_deref());
        }
        rows
    }

    fn told(rows: &Rows) -> Vec<(Row, Option<String>, Option<String>)> {
        let bare = |row: &Row| Row { id: None, raw_text: None, ..*row };
        rows.iter().map(|(row, id, raw)| (bare(row), id.map(str::to_owned), raw.map(str::to_owned))).collect()
    }

    proptest! {
        #[test]
        fn every_block_comes_back(list in prop::collection::vec(row(), 0..80)) {
            let bytes = rows(&list).encode(0..list.len());
            prop_assert_eq!(told(&Rows::decode(&bytes).unwrap()), list);
        }

        #[test]
        fn a_flipped_bit_is_known(list in prop::collection::vec(row(), 1..20), at in any::<prop::sample::Index>(), bit in 0_u32..8) {
            let mut bytes = rows(&list).encode(0..list.len());
            let at = at.index(bytes.len());
            bytes[at] ^= 1_u8 << bit;
            prop_assert!(Rows::decode(&bytes).is_err());
        }

        /// Somebody who means harm may write the checksum as well.
        #[test]
        fn any_bytes_are_read_or_refused(list in prop::collection::vec(row(), 1..20), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
            let mut bytes = rows(&list).encode(0..list.len());
            let end = bytes.len() - CHECK;
            for (at, byte) in changes {
                bytes[at.index(end)] = byte;
            }
            let check = checksum(&bytes[..end]);
            bytes[end..].copy_from_slice(&check);
            if let Ok(read) = Rows::decode(&bytes) {
                prop_assert!(read.len() <= ROWS);
            }
        }
    }

    #[test]
    fn periods_come_back_from_one_number() {
        for text in ["FY2021", "2021", "2020-12", "2020-02-29", "FY2015..FY2019", "2015..2019"] {
            let period = Period::parse(text).unwrap();
            let (kind, start, end) = period_parts(period_number(period)).unwrap();
            assert_eq!(super::super::period::decode(kind, start, end), Some(period), "{text}");
        }
    }

    #[test]
    fn a_usual_row_takes_a_few_bytes() {
        // A national table: one indicator, 1,700 towns, populations, one line after the other.
        let list: Vec<_> = (0..1_700_u32)
            .map(|at| {
                let value = f64::from(at * 7_919 % 300_000);
                let row = Row {
                    indicator: 0,
                    position: at,
                    area: 10_006 + at * 11,
                    period: 1,
                    facet: 0,
                    value,
                    decimals: 0,
                    line: Some(at + 2),
                    id: None,
                    raw_text: None,
                };
                (row, None, None)
            })
            .collect();
        let bytes = rows(&list).encode(0..list.len());
        assert!(bytes.len() < 1_700 * 4 + 400, "{}", bytes.len());
    }
}
