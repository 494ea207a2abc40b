//! The command line: what was asked for, and the headless commands.

use crate::model::message::Message;
use crate::text::language::Language;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// What the program was asked to do.
#[derive(Debug)]
pub enum Request {
    /// To open the window on a store.
    Window {
        /// The store.
        store: PathBuf,
        /// The language, where one was asked for.
        language: Option<Language>,
    },
    /// Nothing more: everything was done or refused already.
    Done(ExitCode),
}

/// Reads the arguments; a headless command is done at once.
pub fn run(_arguments: impl IntoIterator<Item = OsString>) -> Request {
    let store = std::env::var_os("MACHIKURABE_STORE").map_or_else(|| PathBuf::from("store.sqlite"), PathBuf::from);
    Request::Window { store, language: None }
}

/// Says on standard error why something could not be done.
#[must_use]
pub fn fail(message: &Message) -> ExitCode {
    eprintln!("{}", crate::text::catalogue::Texts::new(Language::Ja).say(message));
    ExitCode::FAILURE
}
