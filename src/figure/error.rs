//! Why a figure could not be drawn.

use crate::model::message::{Explain, Message};

/// Why a figure could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FigureError {
    /// Title, notes and chart together need more room than the page has.
    #[error("the figure does not fit into its size")]
    NoRoom,
}

impl Explain for FigureError {
    fn explain(&self) -> Message {
        match self {
            Self::NoRoom => Message::new("error-figure-no-room"),
        }
    }
}
