//! A recipe: a mapping kept under the shape of the file, so that next year's file of the same shape is understood alike.

use super::mapping::Mapping;
use super::message::{Explain, Message};
use serde::{Deserialize, Serialize};

/// Version of the form in which recipes are written.
pub const VERSION: u32 = 1;

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
    /// The decisions.
    pub mapping: Mapping,
    /// What the file said of itself at that time, by which a decision is told from what was only read; recipes of
    /// earlier versions do not have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
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

impl Recipe {
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
