//! Wrong arguments, help and version: what clap found, said in the reader's language.

use super::output;
use super::say::{fail_in, say};
use crate::model::message::Message;
use crate::text::catalogue::Texts;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::process::ExitCode;

/// Exit code for arguments that are not understood, as everywhere on the command line.
const WRONG_USAGE: u8 = 2;

/// Prints help or version on standard output, or what is wrong on standard error.
pub fn report(error: &clap::Error, texts: &Texts) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return match output::print(&error.render().to_string()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => fail_in(&message, texts),
        };
    }
    say(&message(error, texts), texts);
    ExitCode::from(WRONG_USAGE)
}

/// Says what is wrong with arguments that clap takes.
pub fn refuse(wrong: &Message, texts: &Texts) -> ExitCode {
    say(wrong, texts);
    ExitCode::from(WRONG_USAGE)
}

fn message(error: &clap::Error, texts: &Texts) -> Message {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(list)) => Some(texts.list(list)),
        _ => None,
    };
    let argument = context(ContextKind::InvalidArg);
    // `--city <CITY>` and `--lang <ja|en>` are clap's spelling; the option alone is what was typed.
    let option = || argument.as_deref().and_then(|a| a.split_whitespace().next()).unwrap_or_default().to_owned();
    // What a number may be stands in the cause, in clap's language: 99 is not in 1..=10.
    let range = || {
        let cause = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
        cause.split_once(" is not in ").map_or(cause.clone(), |(_, range)| range.replace("..=", "–"))
    };
    let value = context(ContextKind::InvalidValue).filter(|value| !value.is_empty());
    match (error.kind(), value) {
        (ErrorKind::InvalidSubcommand, _) => {
            let text = context(ContextKind::InvalidSubcommand).unwrap_or_default();
            Message::new("error-usage-command").text("text", text)
        }
        (ErrorKind::UnknownArgument, _) => {
            Message::new("error-usage-unknown").text("text", argument.unwrap_or_default())
        }
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, Some(value)) => Message::new("error-usage-value")
            .text("text", value)
            .text("option", option())
            .text("known", context(ContextKind::ValidValue).unwrap_or_else(range)),
        (
            ErrorKind::InvalidValue
            | ErrorKind::NoEquals
            | ErrorKind::TooFewValues
            | ErrorKind::MissingRequiredArgument,
            _,
        ) => Message::new("error-usage-no-value").text("option", option()),
        (ErrorKind::ArgumentConflict, _) => Message::new("error-usage-twice").text("option", option()),
        _ => Message::new("error-usage"),
    }
}
