//! A typeface cut down to some characters, for files that carry it with them; and bytes as text.
//!
//! What is cut for a PDF lacks the table from characters to shapes; here it gets one, and the metrics that browsers ask
//! for (OpenType 1.9: `cmap` format 12, `OS/2`).

use super::error::ExportError;
use std::collections::BTreeSet;
use subsetter::GlyphRemapper;
use ttf_parser::{Face, Tag};

fn failed(cause: &dyn std::fmt::Display) -> ExportError {
    ExportError::Format { format: "SVG", cause: cause.to_string() }
}

/// A TrueType typeface with the shapes of these characters only.
///
/// # Errors
/// [`ExportError::Format`] where the bytes are no typeface that can be cut; a fault of the program.
pub fn part(bytes: &[u8], characters: &BTreeSet<char>) -> Result<Vec<u8>, ExportError> {
    let face = Face::parse(bytes, 0).map_err(|cause| failed(&cause))?;
    let mut remapper = GlyphRemapper::new();
    let mut shapes = Vec::with_capacity(characters.len());
    for character in characters {
        if let Some(shape) = face.glyph_index(*character) {
            shapes.push((u32::from(*character), remapper.remap(shape.0)));
        }
    }
    let cut = subsetter::subset(bytes, 0, &remapper).map_err(|cause| failed(&cause))?;
    let cut_face = Face::parse(&cut, 0).map_err(|cause| failed(&cause))?;
    let metrics = Tag::from_bytes(b"OS/2");
    let kept = cut_face.raw_face().table_records.into_iter().map(|record| record.tag);
    let mut tables: Vec<(Tag, Vec<u8>)> =
        kept.filter_map(|tag| Some((tag, cut_face.raw_face().table(tag)?.to_vec()))).collect();
    tables.extend(face.raw_face().table(metrics).map(|table| (metrics, table.to_vec())));
    tables.push((Tag::from_bytes(b"cmap"), character_map(&shapes)));
    tables.sort_by_key(|(tag, _)| *tag);
    tables.dedup_by_key(|(tag, _)| *tag);
    Ok(assemble(tables))
}

/// Pads a table to whole words of four bytes.
fn pad(bytes: &mut Vec<u8>) {
    bytes.resize(bytes.len().next_multiple_of(4), 0);
}

#[expect(clippy::cast_possible_truncation, reason = "a typeface has at most 65,535 shapes, and tables of megabytes")]
fn long(number: usize) -> [u8; 4] {
    (number as u32).to_be_bytes()
}

/// The table from characters to shapes: runs of characters that follow each other, with shapes that do.
fn character_map(shapes: &[(u32, u16)]) -> Vec<u8> {
    let mut runs: Vec<(u32, u32, u32)> = Vec::new();
    for (character, shape) in shapes {
        let shape = u32::from(*shape);
        match runs.last_mut() {
            Some((first, last, start)) if *last + 1 == *character && *start + (*character - *first) == shape => {
                *last = *character;
            }
            _ => runs.push((*character, *character, shape)),
        }
    }
    // One subtable, for Windows (3) with all of Unicode (10), at byte 12.
    let mut table = vec![0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12];
    table.extend([0, 12, 0, 0]);
    table.extend(long(16 + runs.len() * 12));
    table.extend([0; 4]);
    table.extend(long(runs.len()));
    for (first, last, start) in runs {
        for number in [first, last, start] {
            table.extend(number.to_be_bytes());
        }
    }
    table
}

/// The sum of a table's words, as the directory has it.
fn sum(bytes: &[u8]) -> u32 {
    let word = |chunk: &[u8]| chunk.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte));
    bytes.chunks(4).map(word).fold(0, u32::wrapping_add)
}

/// Puts tables into a file, in the order of their names.
fn assemble(tables: Vec<(Tag, Vec<u8>)>) -> Vec<u8> {
    let count = u16::try_from(tables.len()).unwrap_or(u16::MAX);
    let power = count.max(1).ilog2();
    let range = 16_u16 << power;
    let mut head = vec![0, 1, 0, 0];
    for number in [count, range, u16::try_from(power).unwrap_or_default(), (count * 16).wrapping_sub(range)] {
        head.extend(number.to_be_bytes());
    }
    let mut at = head.len() + tables.len() * 16;
    let mut body = Vec::new();
    for (tag, mut table) in tables {
        if tag == Tag::from_bytes(b"head")
            && let Some(adjustment) = table.get_mut(8..12)
        {
            // The sum over the whole file was that of another file; nobody who draws looks at it.
            adjustment.fill(0);
        }
        let length = table.len();
        pad(&mut table);
        head.extend(tag.to_bytes());
        head.extend(sum(&table).to_be_bytes());
        head.extend(long(at));
        head.extend(long(length));
        at += table.len();
        body.extend(table);
    }
    head.extend(body);
    head
}

/// Bytes as text (RFC 4648).
pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or_default());
        let all = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let digit = DIGITS.get((all >> (18 - 6 * place) & 63) as usize).copied().unwrap_or_default();
            text.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_as_text_are_those_of_the_standard() {
        // RFC 4648, section 10.
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn a_cut_typeface_has_its_characters_as_wide_as_before_and_no_others() {
        let whole = crate::figure::fonts::REGULAR;
        let cut = part(whole, &"人口 減,%9".chars().collect()).unwrap();
        assert!(cut.len() < 20_000, "{} bytes", cut.len());
        let (before, after) = (Face::parse(whole, 0).unwrap(), Face::parse(&cut, 0).unwrap());
        for character in "人口 減,%9".chars() {
            let width = |face: &Face<'_>| face.glyph_hor_advance(face.glyph_index(character).unwrap());
            let outline = |face: &Face<'_>| face.glyph_bounding_box(face.glyph_index(character).unwrap());
            assert_eq!(width(&before), width(&after), "{character}");
            assert_eq!(outline(&before), outline(&after), "{character}");
        }
        assert!(after.glyph_index('市').is_none());
    }
}
