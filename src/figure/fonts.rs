//! The embedded typeface: BIZ UDPGothic for words, BIZ UDGothic (tabular digits) for numbers.

use super::look;
use egui::{FontData, FontDefinitions, FontFamily, FontTweak};
use std::sync::Arc;

/// BIZ UDPGothic, regular.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic_400Regular.ttf");
/// BIZ UDPGothic, bold.
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic_700Bold.ttf");
/// BIZ UDGothic, whose digits all have one width.
pub const TABULAR: &[u8] = include_bytes!("../../assets/fonts/BIZUDGothic_400Regular.ttf");

/// The family for headings.
#[must_use]
pub fn bold() -> FontFamily {
    look::bold()
}

/// The typeface for all screens and figures; no font of the system is used, so that all machines show the same.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in [("regular", REGULAR), ("bold", BOLD), ("tabular", TABULAR)] {
        // At screen sizes this typeface's own hinting flattens thin bars to nothing, the minus sign among them.
        let tweak = FontTweak { hinting: Some(false), ..FontTweak::default() };
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes).tweak(tweak)));
    }
    fonts.families.insert(FontFamily::Proportional, vec!["regular".to_owned()]);
    fonts.families.insert(FontFamily::Monospace, vec!["tabular".to_owned()]);
    fonts.families.insert(bold(), vec!["bold".to_owned()]);
    fonts
}
