//! Cells of a spreadsheet that were copied, brought in as a file of their own would be.

use super::Session;
use super::clock;
use super::import::Import;
use super::notice::Severity;
use crate::model::message::Message;
use std::path::{Path, PathBuf};

/// The folder of what was pasted since the program started; it goes with the program.
#[derive(Debug, Default)]
pub(super) struct Pasted {
    folder: Option<PathBuf>,
    count: u32,
}

impl Pasted {
    /// Lays a text down as a file.
    fn lay(&mut self, name: &str, text: &str) -> std::io::Result<PathBuf> {
        if self.folder.is_none() {
            let own = format!("machikurabe-{}-{}", std::process::id(), clock::now().replace(':', ""));
            let folder = std::env::temp_dir().join(own);
            std::fs::create_dir_all(&folder)?;
            self.folder = Some(folder);
        }
        let folder = self.folder.as_deref().unwrap_or_else(|| Path::new("."));
        self.count += 1;
        // What is pasted twice in a minute are two tables.
        let again = if self.count > 1 { format!(" ({})", self.count) } else { String::new() };
        let path = folder.join(format!("{name}{again}.tsv"));
        // With a mark, so that nobody has to guess the encoding.
        let text = format!("\u{feff}{}\n", text.trim_end_matches(['\r', '\n']));
        std::io::Write::write_all(&mut std::fs::File::create_new(&path)?, text.as_bytes())?;
        Ok(path)
    }
}

impl Drop for Pasted {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            // What cannot be removed now is removed with the system's other temporary files.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

/// Whether a text has cells: a tab between two of them, or several lines.
fn has_cells(text: &str) -> bool {
    let text = text.trim_matches(['\r', '\n']);
    text.contains('\t') || text.contains('\n')
}

impl Session {
    /// Opens the preview of what was pasted, or says that it is no table.
    pub(super) fn paste(&mut self, text: &str) {
        if !has_cells(text) {
            return self.notify(Severity::Info, Message::new("error-paste-cells"), None);
        }
        let now = clock::now();
        let (date, time) = (now.get(..10).unwrap_or_default(), now.get(11..16).unwrap_or_default().replace(':', ""));
        let name = format!("{} {date} {time}", self.texts.t("paste-name"));
        match self.pasted.lay(&name, text) {
            Ok(path) => self.arrange_imports(Import::Open(vec![path])),
            Err(cause) => {
                let message = Message::new("error-paste-write").text("cause", cause);
                self.notify(Severity::Error, message, None);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_no_table() {
        assert!(!has_cells("根室市") && !has_cells("根室市\r\n"));
        assert!(has_cells("市\t値") && has_cells("1\n2"));
    }
}
