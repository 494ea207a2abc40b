//! Why no bytes could be made.

use crate::model::message::{Explain, Message};

/// Why a figure could not be put into a format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// The image would need more memory than is sensible.
    #[error("{width}×{height} pixels are too many")]
    TooManyPixels {
        /// Width in pixels.
        width: u64,
        /// Height in pixels.
        height: u64,
    },
    /// The format's own library refused; a fault of the program.
    #[error("{format}: {cause}")]
    Format {
        /// Name of the format.
        format: &'static str,
        /// What the library said.
        cause: String,
    },
}

impl Explain for ExportError {
    fn explain(&self) -> Message {
        match self {
            Self::TooManyPixels { width, height } => {
                Message::new("error-figure-pixels").text("width", width).text("height", height)
            }
            Self::Format { format, cause } => {
                Message::new("error-figure-format").text("format", format).text("cause", cause)
            }
        }
    }
}
