//! Files that the command writes: whole or not at all.

use crate::model::message::Message;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

/// Writes a file beside its place and moves it there.
///
/// # Errors
/// `error-import-write` where it cannot be written; what was there before stays.
pub fn whole(path: &Path, bytes: &[u8]) -> Result<(), Message> {
    let failed =
        |cause: std::io::Error| Message::new("error-import-write").text("path", path.display()).text("cause", cause);
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let draft = Path::new(&name);
    let written = File::create(draft).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(draft, path)).map_err(|cause| {
        // What is left of the draft helps nobody.
        let _ = fs::remove_file(draft);
        failed(cause)
    })
}
