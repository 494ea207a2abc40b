//! Sentences on standard error.

use crate::model::message::Message;
use crate::text::catalogue::Texts;
use std::io::Write as _;
use std::process::ExitCode;

/// Says why something could not be done; the exit code that goes with it.
pub(super) fn fail_in(message: &Message, texts: &Texts) -> ExitCode {
    say(message, texts);
    ExitCode::FAILURE
}

/// One sentence on standard error. Where nobody listens there, nothing more can be done.
pub(super) fn say(message: &Message, texts: &Texts) {
    let _ = writeln!(std::io::stderr(), "{}", texts.say(message));
}
