//! Sentences on standard error.

use crate::model::message::Message;
use crate::text::catalogue::Texts;
use std::io::Write as _;
use std::process::ExitCode;

/// Exit code where everything was done and something after that failed.
pub(super) const AFTERWARDS: u8 = 4;

/// Says why something could not be done; the exit code that goes with it.
pub(super) fn fail_in(message: &Message, texts: &Texts) -> ExitCode {
    say(message, texts);
    // A file that was written is there, whether or not that could be said.
    if message.tells("error-output-after") { ExitCode::from(AFTERWARDS) } else { ExitCode::FAILURE }
}

/// One sentence on standard error. Where nobody listens there, nothing more can be done.
pub(super) fn say(message: &Message, texts: &Texts) {
    let _ = writeln!(std::io::stderr(), "{}", texts.say(message));
}
