//! The embedded typeface: BIZ UDPGothic for words, BIZ UDGothic (tabular digits) for numbers, and the kanji that both
//! lack from Noto Sans JP.

use super::look;
use egui::{FontData, FontDefinitions, FontFamily, FontTweak};
use std::sync::{Arc, OnceLock};

// Statics and not constants: a constant is written into the binary again by every part of the program that names it.

/// BIZ UDPGothic, regular.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic_400Regular.ttf");
/// BIZ UDPGothic, bold.
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic_700Bold.ttf");
/// BIZ UDGothic, whose digits all have one width; cut down to what [`REGULAR`] draws otherwise. Kanji are the same in both.
pub static TABULAR: &[u8] = include_bytes!("../../assets/fonts/BIZUDGothic_400Regular.ttf");

/// Noto Sans JP, regular, cut down to what the others lack of JIS X 0213 and of other kanji (𠮷, 丄): names of places and
/// people must not stop a figure.
pub static RARE: &[u8] = include_bytes!("../../assets/fonts/NotoSansJP_400Regular_rare.ttf");

/// What stands for a character that no typeface here has; printers know it for that.
pub const GETA: char = '〓';

/// Whether a character is drawn in [`RARE`].
#[must_use]
pub fn is_rare(character: char) -> bool {
    static RANGES: OnceLock<Vec<[u32; 2]>> = OnceLock::new();
    is_in(RANGES.get_or_init(|| ranges(RARE).unwrap_or_default()), character)
}

/// Whether a character is drawn in [`TABULAR`] where that is asked for; otherwise in [`REGULAR`], where it looks the same.
#[must_use]
pub fn is_tabular(character: char) -> bool {
    static RANGES: OnceLock<Vec<[u32; 2]>> = OnceLock::new();
    is_in(RANGES.get_or_init(|| ranges(TABULAR).unwrap_or_default()), character)
}

fn is_in(ranges: &[[u32; 2]], character: char) -> bool {
    let code = u32::from(character);
    let after = ranges.partition_point(|[first, _]| *first <= code);
    after.checked_sub(1).and_then(|at| ranges.get(at)).is_some_and(|[_, last]| code <= *last)
}

/// Whether a character has no shape of its own: what chooses between shapes of the character before it, or is no more
/// than a hint for breaking lines.
#[must_use]
pub const fn is_shapeless(character: char) -> bool {
    matches!(
        character,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}'
    )
}

/// The characters of a typeface as ranges, in their order; `None` where its tables are not as expected (OpenType 1.9,
/// `cmap` format 12).
fn ranges(bytes: &[u8]) -> Option<Vec<[u32; 2]>> {
    let map = table(bytes, *b"cmap")?;
    let count = usize::from(u16::from_be_bytes(two(bytes, map + 2)?));
    let places = (0..count).filter_map(|at| Some(map + usize::try_from(four(bytes, map + 4 + at * 8 + 4)?).ok()?));
    let whole = places.into_iter().find(|place| two(bytes, *place) == Some([0, 12]))?;
    let groups = usize::try_from(four(bytes, whole + 12)?).ok()?;
    let group = |at: usize| Some([four(bytes, whole + 16 + at * 12)?, four(bytes, whole + 20 + at * 12)?]);
    (0..groups).map(group).collect()
}

/// The family for headings.
#[must_use]
pub fn bold() -> FontFamily {
    look::bold()
}

/// The typeface for all screens and figures; no font of the system is used, so that all machines show the same.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in ["regular", "bold", "tabular"].into_iter().zip(spaced()) {
        // At screen sizes this typeface's own hinting flattens thin bars to nothing, the minus sign among them.
        let tweak = FontTweak { hinting: Some(false), ..FontTweak::default() };
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes).tweak(tweak)));
    }
    fonts.font_data.insert("rare".to_owned(), Arc::new(FontData::from_static(RARE)));
    for (family, name) in [(FontFamily::Proportional, "regular"), (FontFamily::Monospace, "tabular"), (bold(), "bold")]
    {
        // Twice the same name does no harm: the first that has a character draws it.
        fonts.families.insert(family, [name, "regular", "rare"].map(str::to_owned).to_vec());
    }
    fonts
}

/// Room added above and below every line, as a share of the type size.
///
/// The typeface fills its lines to the edge: set without more room, the tails of one line touch the next.
const LEADING: f64 = 0.08;

/// The three typefaces with [`LEADING`]; made once, because there are many megabytes of them.
fn spaced() -> [&'static [u8]; 3] {
    static SPACED: OnceLock<[Vec<u8>; 3]> = OnceLock::new();
    let made = SPACED
        .get_or_init(|| [REGULAR, BOLD, TABULAR].map(|bytes| with_leading(bytes).unwrap_or_else(|| bytes.to_vec())));
    made.each_ref().map(Vec::as_slice)
}

/// A typeface whose lines are taller by [`LEADING`] above and below; `None` where its tables are not as expected.
fn with_leading(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut spaced = bytes.to_vec();
    let units = i16::from_be_bytes(two(bytes, table(bytes, *b"head")? + 18)?);
    #[expect(clippy::cast_possible_truncation, reason = "a small share of a number of 16 bits")]
    let room = (f64::from(units) * LEADING) as i16;
    let heights = table(bytes, *b"hhea")? + 4;
    for (place, change) in [(heights, room), (heights + 2, -room)] {
        let height = i16::from_be_bytes(two(bytes, place)?).checked_add(change)?;
        spaced.get_mut(place..place + 2)?.copy_from_slice(&height.to_be_bytes());
    }
    Some(spaced)
}

/// Where a table of a typeface begins.
fn table(bytes: &[u8], tag: [u8; 4]) -> Option<usize> {
    let count = usize::from(u16::from_be_bytes(two(bytes, 4)?));
    let mut records = bytes.get(12..)?.chunks_exact(16).take(count);
    let record = records.find(|record| record.starts_with(&tag))?;
    let offset = u32::from_be_bytes(record.get(8..12)?.try_into().ok()?);
    usize::try_from(offset).ok()
}

fn four(bytes: &[u8], place: usize) -> Option<u32> {
    bytes.get(place..place + 4)?.try_into().ok().map(u32::from_be_bytes)
}

fn two(bytes: &[u8], place: usize) -> Option<[u8; 2]> {
    bytes.get(place..place + 2)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::{is_rare, is_shapeless};

    #[test]
    fn rare_characters_are_those_of_their_own_typeface() {
        for rare in ['𠮷', '丄'] {
            assert!(is_rare(rare), "{rare}");
        }
        for usual in ['人', '髙', '﨑', '葛', 'A', '〓', '\u{1f34e}', '\u{e0100}'] {
            assert!(!is_rare(usual), "{usual}");
        }
    }

    #[test]
    fn marks_that_choose_a_shape_have_none_themselves() {
        assert!("\u{e0100}\u{fe0f}\u{200d}\u{200b}".chars().all(is_shapeless));
        assert!(!"人a゙".chars().any(is_shapeless));
    }
}
