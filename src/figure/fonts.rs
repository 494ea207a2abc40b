//! The embedded typeface: BIZ UDPGothic for words, BIZ UDGothic (tabular digits) for numbers.

use super::look;
use egui::{FontData, FontDefinitions, FontFamily, FontTweak};
use std::sync::{Arc, OnceLock};

// Statics and not constants: a constant is written into the binary again by every part of the program that names it.

/// BIZ UDPGothic, regular.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic_400Regular.ttf");
/// BIZ UDPGothic, bold.
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic_700Bold.ttf");
/// BIZ UDGothic, whose digits all have one width.
pub static TABULAR: &[u8] = include_bytes!("../../assets/fonts/BIZUDGothic_400Regular.ttf");

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
    fonts.families.insert(FontFamily::Proportional, vec!["regular".to_owned()]);
    fonts.families.insert(FontFamily::Monospace, vec!["tabular".to_owned()]);
    fonts.families.insert(bold(), vec!["bold".to_owned()]);
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

fn two(bytes: &[u8], place: usize) -> Option<[u8; 2]> {
    bytes.get(place..place + 2)?.try_into().ok()
}
