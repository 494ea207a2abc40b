//! A recipe: a mapping kept under the shape of the file, so that next year's file of the same shape is understood alike.

use super::mapping::Mapping;
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
}

impl Recipe {
    /// The key under which a store remembers the recipe of a shape.
    #[must_use]
    pub fn key(fingerprint: &str) -> String {
        format!("recipe:{fingerprint}")
    }
}
