//! Why a figure could not be drawn.

use crate::model::message::{Explain, Message};

/// Why a figure could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FigureError {
    /// Title, notes and chart together need more room than the page has.
    #[error("the figure does not fit into its size")]
    NoRoom,
    /// The typeface has no glyph for a character of a text.
    #[error("no glyph for {character:?} in {text:?}")]
    NoGlyph {
        /// The character.
        character: char,
        /// The text in which it stands.
        text: String,
    },
}

impl Explain for FigureError {
    fn explain(&self) -> Message {
        match self {
            Self::NoRoom => Message::new("error-figure-no-room"),
            Self::NoGlyph { character, text } => {
                // A character that cannot be drawn is named by its number as well.
                let character = format!("{character} (U+{:04X})", u32::from(*character));
                Message::new("error-figure-glyph").text("character", character).text("text", text)
            }
        }
    }
}
