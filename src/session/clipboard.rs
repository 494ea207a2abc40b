//! What a reader copies, and whether the clipboard took it: "copied" is said only where it is true.

use super::Session;
use super::command::Command;
use super::notice::Severity;
use crate::export::figure::Pixels;
use crate::model::message::{Explain, Message};
use std::fmt::Debug;

/// What is put on the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Words, or rows with tabs between cells.
    Text(String),
    /// A figure.
    Image(Pixels),
}

/// A wish to copy.
#[derive(Debug, Clone, PartialEq)]
pub struct Copying {
    /// What is copied.
    pub content: Content,
    /// What is said once it is.
    pub said: Message,
}

impl Command {
    /// Copies something, and says so once the clipboard has it.
    #[must_use]
    pub fn copy(content: Content, said: Message) -> Self {
        Self::Copy(Box::new(Copying { content, said }))
    }
}

/// Why nothing was copied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClipboardError {
    /// There is none that the program could reach.
    #[error("no clipboard: {0}")]
    None(String),
    /// It did not take what it was given.
    #[error("the clipboard refused: {0}")]
    Refused(String),
    /// More than it can hand on.
    #[error("{bytes} bytes are more than {most}")]
    TooLarge {
        /// How much it is.
        bytes: usize,
        /// How much it may be.
        most: usize,
    },
}

/// Bytes of a megabyte, as people count them.
const MEGABYTE: usize = 1_000_000;

impl Explain for ClipboardError {
    fn explain(&self) -> Message {
        match self {
            Self::None(cause) => Message::new("error-clipboard-none").text("cause", cause),
            Self::Refused(cause) => Message::new("error-clipboard-refused").text("cause", cause),
            Self::TooLarge { bytes, most } => Message::new("error-clipboard-too-large")
                .number("size", bytes.div_ceil(MEGABYTE) as f64)
                .number("most", (most / MEGABYTE) as f64),
        }
    }
}

/// Where copied things go. Other programs read it, so that only its own answer says whether they will find something.
pub trait Clipboard: Debug {
    /// Puts something there instead of what was there before.
    ///
    /// # Errors
    /// Why nothing was put there.
    fn put(&mut self, content: &Content) -> Result<(), ClipboardError>;
}

/// The clipboard of a session to which nobody gave one.
#[derive(Debug)]
pub(super) struct Missing;

impl Clipboard for Missing {
    fn put(&mut self, _: &Content) -> Result<(), ClipboardError> {
        Err(ClipboardError::None(String::from("none was given")))
    }
}

impl Session {
    /// Copies to this clipboard from now on.
    pub fn use_clipboard(&mut self, clipboard: Box<dyn Clipboard>) {
        self.clipboard = clipboard;
    }

    /// Copies, and says that it was done or why it was not.
    pub(super) fn copy(&mut self, copying: Copying) {
        match self.clipboard.put(&copying.content) {
            Ok(()) => self.notify(Severity::Info, copying.said, None),
            Err(error) => self.notify(Severity::Error, error.explain(), None),
        }
    }
}
