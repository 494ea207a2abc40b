//! What people enter themselves comes to the same as what is delivered, and nothing of either is lost.
//!
//! - `derived`: indicators that somebody defines as a formula: kept, drawn, changed, deleted, carried elsewhere.
//! - `events`: events that somebody notes: kept, listed, drawn, deleted, carried elsewhere.
//! - `forms`: the form for indicators, empty and filled, is read back without a question and without news.
//! - `plans`: generated plans of all six kinds, delivered as a package or written into a form, are judged alike.
//! - `typed`: typed values stand over delivered ones until they are dropped, and a conflict is told.
//! - `preview`: what is said about a value while it is typed is what is said once it is saved.
//! - `script`: the program as a script runs it, for the tests of commands.
//! - `command`: `machikurabe template` and `machikurabe set` as a script runs them.

mod command;
mod derived;
mod events;
mod forms;
mod plans;
mod preview;
mod script;
mod typed;

use machikurabe::export::template;
use machikurabe::frame::Cube;
use machikurabe::import::known::Known;
use machikurabe::import::{open, read, understand};
use machikurabe::model::dataset::Dataset;
use machikurabe::model::grid::ReadOptions;
use machikurabe::model::mapping::Mapping;
use machikurabe::model::message::Message;
use machikurabe::session::import::sheets::{self, SourceFile, StoredSheet, Wanted};
use machikurabe::store::Store;
use machikurabe::store::path::StoreLocation;
use machikurabe::text::catalogue::Texts;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use tempfile::TempDir;

/// When the tests store things.
const NOW: &str = "2026-01-31T09:00:00Z";

/// A store in a folder of its own.
struct Desk {
    folder: TempDir,
    store: Store,
}

impl Desk {
    /// A store that begins with this dataset.
    fn with(data: &Dataset) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let location = StoreLocation::at(&folder.path().join("store.sqlite")).unwrap();
        let store = Store::open_or_create(&location, NOW, || Ok::<_, Infallible>(data.clone())).unwrap();
        Self { folder, store }
    }

    fn empty() -> Self {
        Self::with(&Dataset::named("empty", "1", "empty"))
    }

    fn cube(&self) -> Cube {
        self.store.cube().unwrap()
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), bytes).unwrap();
        path
    }

    /// Writes a form into a file.
    fn form(&self, name: &str, form: &template::Form, texts: &Texts) -> PathBuf {
        self.file(name, &template::write(form, texts).unwrap())
    }

    /// Imports the sheet of a file that most looks like a table, as it is understood without a word.
    fn import(&mut self, path: &Path, dataset: &str) -> Result<StoredSheet, Message> {
        let index = self.cube();
        let mapping = understood(path, &index);
        let wanted = [Wanted { mapping: &mapping, dataset }];
        let name = path.file_name().unwrap().to_str().unwrap();
        let hash = open::fingerprint(path).unwrap();
        let source = SourceFile { path, name, hash: &hash, options: ReadOptions::default() };
        let watch: sheets::Watch<'_> = (&|_| {}, &AtomicBool::new(false));
        let mut stored = sheets::store(&mut self.store, source, &wanted, &index, NOW, watch)?;
        Ok(stored.remove(0))
    }
}

/// How the sheet of a file that most looks like a table is understood.
fn understood(path: &Path, index: &Cube) -> Mapping {
    let head = read::head(path, &ReadOptions::default()).unwrap();
    let all = understand::all(&head, &Known::new(index));
    let best = understand::best_sheet(&head, &all);
    all.into_iter().find(|mapping| mapping.sheet == best).unwrap()
}
