//! A saved view: choices under a name, with the vintages they were made on, in the store or as a file.
//!
//! The file is JSON for people: it names what it shows, so that what a later store lacks can be said.

use super::Session;
use super::view::{Screen, ViewSpec};
use crate::export::file::WriteError;
use crate::export::guard::OutputGuard;
use crate::frame::Cube;
use crate::model::message::{Explain, Message};
use crate::model::ruler::Ruler;
use crate::model::vintage::Vintage;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The file name extension, without its first dot.
pub const EXTENSION: &str = "machikurabe-view.json";

/// Marks a JSON file as a view of this program.
const FORMAT: &str = "machikurabe-view";

/// The newest form of the file that this program knows.
const VERSION: u32 = 1;

/// A view file is a few kilobytes; anything beyond this is something else.
const LARGEST: u64 = 1 << 20;

/// Most characters of a name, and of words searched for.
const LONGEST: usize = 200;

/// A vintage that a view saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenVintage {
    /// Name of the dataset.
    pub dataset: String,
    /// Its title for people.
    pub title: String,
    /// The publisher's version text.
    pub version: String,
    /// Fingerprint of its contents.
    pub content_hash: String,
    /// When it was brought in, UTC, `2026-01-31T09:00:00Z`.
    pub stored_at: String,
}

impl SeenVintage {
    /// What a view remembers of a vintage.
    #[must_use]
    pub fn of(vintage: &Vintage) -> Self {
        Self {
            dataset: vintage.dataset.clone(),
            title: vintage.title.clone(),
            version: vintage.version.clone(),
            content_hash: vintage.content_hash.clone(),
            stored_at: vintage.stored_at.clone(),
        }
    }
}

/// Names of what a view shows, by identifier, for the day on which a store lacks it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SeenNames {
    /// Picked areas and the shown city.
    #[serde(default)]
    pub areas: BTreeMap<String, String>,
    /// Picked indicators.
    #[serde(default)]
    pub indicators: BTreeMap<String, String>,
    /// The picked comparison.
    #[serde(default)]
    pub comparison: Option<String>,
}

/// Choices under a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SavedView {
    /// The reader's name for it.
    pub name: String,
    /// The screen it shows.
    pub screen: Screen,
    /// The choices.
    pub view: ViewSpec,
    /// The current vintages when it was saved.
    #[serde(default)]
    pub vintages: Vec<SeenVintage>,
    /// Names of what it shows.
    #[serde(default)]
    pub names: SeenNames,
}

impl SavedView {
    /// The choices as far as a dataset has what they name.
    #[must_use]
    pub fn fitted(&self, index: &Cube) -> ViewSpec {
        let data = index.data();
        let mut view = self.view.clone();
        view.areas.retain(|area| data.municipality(*area).is_some());
        let now = std::mem::take(&mut view.indicators).into_iter().filter_map(|id| index.resolve(&id));
        // Former indicators of several areas may have become one.
        for id in now {
            if !view.indicators.contains(&id) {
                view.indicators.push(id);
            }
        }
        view.comparison = view.comparison.filter(|id| data.comparisons.iter().any(|c| c.comparison_id == *id));
        view.city = view.city.filter(|area| data.municipality(*area).is_some());
        view
    }

    /// Whether the choices mean something, whoever wrote them.
    fn check(&self) -> Result<(), Problem> {
        let short = |words: &str| words.chars().count() <= LONGEST && !words.chars().any(char::is_control);
        if self.name.trim().is_empty() || !short(&self.name) {
            return Err(Problem::Name);
        }
        if !short(&self.view.words) {
            return Err(Problem::Words);
        }
        let ruler = &self.view.ruler;
        let thresholds = [ruler.on_track, ruler.mostly_on_track, ruler.slightly_behind];
        if !short(&ruler.key) || Ruler::new(&ruler.key, ruler.basis, thresholds).is_err() {
            return Err(Problem::Ruler);
        }
        if self.view.years.is_some_and(|(first, last)| first > last) {
            return Err(Problem::Years);
        }
        Ok(())
    }

    /// Reads a view as the store keeps it.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn from_json(json: &str) -> Result<Self, String> {
        let view: Self = serde_json::from_str(json).map_err(|error| error.to_string())?;
        view.check().map_err(|problem| problem.key().to_owned())?;
        Ok(view)
    }
}

impl Session {
    /// The choices of this moment under a name, with the vintages they were made on.
    #[must_use]
    pub fn view_now(&self, name: &str) -> SavedView {
        let mut saved = SavedView {
            name: name.trim().to_owned(),
            screen: self.preferences().screen,
            view: self.view().clone(),
            vintages: Vec::new(),
            names: SeenNames::default(),
        };
        let Some(loaded) = self.store().value() else { return saved };
        saved.vintages = loaded.vintages.iter().filter(|v| v.current).map(SeenVintage::of).collect();
        let areas = saved.view.areas.iter().chain(&saved.view.city).filter_map(|a| loaded.data().municipality(*a));
        saved.names.areas = areas.map(|m| (m.municipality_code.to_string(), m.name.clone())).collect();
        let indicators = saved.view.indicators.iter().filter_map(|id| loaded.index.indicator(id));
        saved.names.indicators = indicators.map(|i| (i.indicator_id.0.clone(), i.label.clone())).collect();
        let comparison =
            loaded.data().comparisons.iter().find(|c| saved.view.comparison.as_ref() == Some(&c.comparison_id));
        saved.names.comparison = comparison.map(|c| c.name.clone());
        saved
    }
}

keyed_enum! {
    /// What makes no sense in a view that can be read otherwise.
    Problem as "view problem" {
        /// No name, or one that is too long.
        Name = "name",
        /// Words searched for that are too long.
        Words = "words",
        /// Thresholds that are no ruler.
        Ruler = "ruler",
        /// A first year after the last.
        Years = "years",
    }
}

/// Why a view file cannot be read or written. Whatever the reason, no file and no choice was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ViewFileError {
    /// The file cannot be read.
    #[error("{path}: cannot be read: {detail}", path = .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        detail: String,
    },
    /// The file is no view of this program.
    #[error("{path}: no view file", path = .path.display())]
    NotAView {
        /// The file.
        path: PathBuf,
    },
    /// The file was written by a newer program.
    #[error("{path}: form {found}, this program knows up to {VERSION}", path = .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its form.
        found: u32,
    },
    /// A value in the file cannot be read.
    #[error("{path}:{line}: {detail}", path = .path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What was expected.
        detail: String,
    },
    /// A value in the file can be read and makes no sense.
    #[error("{path}: {problem:?}", path = .path.display())]
    Senseless {
        /// The file.
        path: PathBuf,
        /// Which value.
        problem: Problem,
    },
}

impl Explain for ViewFileError {
    fn explain(&self) -> Message {
        let named = |key, path: &Path| Message::new(key).text("path", path.display());
        match self {
            Self::Unreadable { path, detail } => named("error-view-unreadable", path).text("detail", detail),
            Self::NotAView { path } => named("error-view-not-a-view", path),
            Self::Newer { path, .. } => named("error-view-newer", path),
            Self::Malformed { path, line, detail } => {
                named("error-view-malformed", path).text("line", line).text("detail", detail)
            }
            Self::Senseless { path, problem } => {
                let key = match problem {
                    Problem::Name => "error-view-name",
                    Problem::Words => "error-view-words",
                    Problem::Ruler => "error-view-ruler",
                    Problem::Years => "error-view-years",
                };
                named(key, path)
            }
        }
    }
}

/// The head of a view file, which every form of it has.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

/// A view file.
#[derive(Serialize, Deserialize)]
struct ViewFile {
    format: String,
    version: u32,
    view: SavedView,
}

/// Reads a view file.
///
/// # Errors
/// [`ViewFileError`] for everything but a view of this program or an older one.
pub fn read(path: &Path) -> Result<SavedView, ViewFileError> {
    let unreadable = |error: std::io::Error| ViewFileError::Unreadable { path: path.into(), detail: error.to_string() };
    let foreign = || ViewFileError::NotAView { path: path.into() };
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(foreign());
    }
    // Editors of some systems put a byte order mark before the text.
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let head: Head = serde_json::from_slice(text).map_err(|_| foreign())?;
    if head.format != FORMAT {
        return Err(foreign());
    }
    if head.version > VERSION {
        return Err(ViewFileError::Newer { path: path.into(), found: head.version });
    }
    let file: ViewFile = serde_json::from_slice(text).map_err(|error| {
        let whole = error.to_string();
        let detail = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(what, _)| what).to_owned();
        ViewFileError::Malformed { path: path.into(), line: error.line(), detail }
    })?;
    file.view.check().map_err(|problem| ViewFileError::Senseless { path: path.into(), problem })?;
    Ok(file.view)
}

/// Writes a view file, whole or not at all; an existing file is replaced only where `replace` says so.
///
/// # Errors
/// [`WriteError`]; the place is as it was then.
pub fn write(guard: &OutputGuard, path: &Path, view: SavedView, replace: bool) -> Result<(), WriteError> {
    let file = ViewFile { format: FORMAT.to_owned(), version: VERSION, view };
    let mut text = serde_json::to_vec_pretty(&file)
        .map_err(|error| WriteError::Other { path: path.to_path_buf(), cause: error.into() })?;
    text.push(b'\n');
    guard.write(path, &text, replace)
}
