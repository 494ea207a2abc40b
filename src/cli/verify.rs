//! `machikurabe verify`: whether the store still holds what was stored. Nothing in it is changed.

use super::output;
use super::say::{fail_in, say};
use crate::model::message::{Explain, Message};
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::path::StoreLocation;
use crate::store::verify::Verified;
use crate::text::catalogue::Texts;
use std::process::ExitCode;

/// Exit code where the store is not as it was stored.
const DAMAGED: u8 = 3;

/// Looks through the store and lists what is damaged.
pub fn run(location: &StoreLocation, texts: &Texts) -> ExitCode {
    // A look must not change what it looks at: an older store is brought over in a temporary copy.
    let location = StoreLocation { read_only: true, ..location.clone() };
    match Store::open(&location).and_then(|store| store.verify(u64::MAX, &|| true)) {
        Ok(found) => tell(&found.unwrap_or_default(), &location, texts),
        // Too damaged to be opened.
        Err(error @ (StoreError::Damaged { .. } | StoreError::NotAStore { .. })) => {
            say(&error.explain(), texts);
            ExitCode::from(DAMAGED)
        }
        Err(error) => fail_in(&error.explain(), texts),
    }
}

fn tell(found: &Verified, location: &StoreLocation, texts: &Texts) -> ExitCode {
    let mut lines: Vec<String> = found.faults.iter().map(|fault| texts.say(&fault.explain())).collect();
    for vintage in &found.unproven {
        let message = Message::new("verify-unproven").text("dataset", &vintage.dataset);
        lines.push(texts.say(&message.text("version", &vintage.version)));
    }
    let summary = Message::new(if found.is_sound() { "verify-sound" } else { "verify-damaged" });
    let summary = summary.text("path", location.path.display()).number("faults", found.faults.len() as f64);
    let summary = summary.number("vintages", found.proven as f64).number("rows", found.observations as f64);
    if found.is_sound() {
        lines.push(texts.say(&summary));
    }
    let mut text = lines.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    let printed = output::print(&text);
    if !found.is_sound() {
        say(&summary, texts);
        return ExitCode::from(DAMAGED);
    }
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => fail_in(&message, texts),
    }
}
