//! A recipe: a mapping kept under the shape of the file, so that next year's file of the same shape is understood alike.
//!
//! It says which column is what and how signs are read. What was said about one file as a whole stays with that file.

use super::facts::{FileFact, FileFacts};
use super::mapping::Mapping;
use super::message::{Explain, Message};
use serde::{Deserialize, Serialize};

/// Version of the form in which recipes are written: 2 knows breakdowns, 1 did not.
pub const VERSION: u32 = 2;

/// What was decided for files of one shape.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recipe {
    /// Version of the form.
    pub version: u32,
    /// Name for people.
    pub name: String,
    /// Name of the dataset that such files bring a new vintage of.
    pub dataset: String,
    /// The shape: the headings without their years.
    pub fingerprint: String,
    /// The decisions about the shape.
    pub mapping: Mapping,
    /// What the file said of itself at that time, by which a decision is told from what was only read; recipes of
    /// earlier versions do not have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
    /// What was said about the files of the shape, the latest last. A store keeps it, so that the same file is
    /// understood as before; recipe files do not hold it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FileFacts>,
}

/// What titles, sheet and name of a file say about all of its values, before anybody decided anything.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Said {
    /// Name of the dataset after the file.
    #[serde(default)]
    pub dataset: String,
    /// Area.
    #[serde(default)]
    pub municipality: String,
    /// Prefecture.
    #[serde(default)]
    pub prefecture: String,
    /// Indicator.
    #[serde(default)]
    pub indicator: String,
    /// Unit.
    #[serde(default)]
    pub unit: String,
}

/// Most files of a shape whose facts are kept.
const MOST_FACTS: usize = 24;

impl Recipe {
    /// What was said about the last file of the shape; it holds for no other one.
    #[must_use]
    pub fn last_said(&self) -> &[FileFact] {
        self.facts.last().map(|facts| facts.said.as_slice()).unwrap_or_default()
    }

    /// Takes over what was said about earlier files.
    pub fn keep_facts(&mut self, earlier: Vec<FileFacts>) {
        let known = |old: &FileFacts| !old.hash.is_empty() && self.facts.iter().all(|new| new.hash != old.hash);
        let mut all: Vec<FileFacts> = earlier.into_iter().filter(known).collect();
        all.append(&mut self.facts);
        let beyond = all.len().saturating_sub(MOST_FACTS);
        self.facts = all.split_off(beyond);
    }

    /// The key under which a store remembers the recipe of a shape. Sheets of one shape have a recipe each.
    #[must_use]
    pub fn key(&self) -> String {
        if self.mapping.sheet_name.is_empty() {
            format!("recipe:{}", self.fingerprint)
        } else {
            format!("recipe:{}:{}", self.fingerprint, self.mapping.sheet_name)
        }
    }
}

/// How a file differs from the one that a recipe was made for, so that it cannot be understood alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// Name of the recipe.
    pub recipe: String,
    /// Headings that the recipe takes and the file does not have.
    pub missing: Vec<String>,
    /// Headings of the file that the recipe does not know.
    pub fresh: Vec<String>,
}

impl Explain for Misfit {
    fn explain(&self) -> Message {
        let key = if self.fresh.is_empty() { "error-recipe-misfit" } else { "error-recipe-misfit-fresh" };
        let message = Message::new(key).text("recipe", &self.recipe).text("missing", self.missing.join(" / "));
        if self.fresh.is_empty() { message } else { message.text("fresh", self.fresh.join(" / ")) }
    }
}
