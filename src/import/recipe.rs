//! Recipes: recognising a file of a known shape, and understanding it as the one before.

use super::known::label_key;
use crate::model::mapping::{ColumnMapping, Guess, Mapping, Why};
use crate::model::recipe::{Recipe, VERSION};

/// Why a text is no recipe.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecipeError {
    /// No JSON, or not of the expected shape.
    #[error("not a recipe: {0}")]
    Shape(String),
    /// Written by a newer program.
    #[error("recipe version {0}")]
    Newer(u32),
}

impl crate::model::message::Explain for RecipeError {
    fn explain(&self) -> crate::model::message::Message {
        use crate::model::message::Message;
        match self {
            Self::Shape(detail) => Message::new("error-recipe-shape").text("detail", detail),
            Self::Newer(version) => Message::new("error-recipe-newer").text("version", version),
        }
    }
}

/// The shape of a file: its headings in order, with neighbouring columns that differ in their year only as one.
#[must_use]
pub fn fingerprint(mapping: &Mapping) -> String {
    let mut shape: Vec<String> = Vec::new();
    for column in &mapping.columns {
        let heading = without_year(column);
        if column.period.is_none() || shape.last() != Some(&heading) {
            shape.push(heading);
        }
    }
    let hash = blake3::hash(shape.join("\u{1f}").as_bytes());
    hash.to_hex().chars().take(16).collect()
}

/// A heading without the year it names, so that next year's is the same.
fn without_year(column: &ColumnMapping) -> String {
    let key = label_key(&column.heading);
    if column.period.is_none() {
        return key;
    }
    let printed = label_key(&column.period_printed);
    if printed.is_empty() { "#".to_owned() } else { key.replacen(&printed, "#", 1) }
}

/// A recipe of what was decided.
#[must_use]
pub fn of(mapping: &Mapping, name: &str, dataset: &str) -> Recipe {
    Recipe {
        version: VERSION,
        name: name.to_owned(),
        dataset: dataset.to_owned(),
        fingerprint: fingerprint(mapping),
        mapping: mapping.clone(),
    }
}

/// The mapping of a new file as the recipe decides; `None` where the file has another shape.
///
/// Rows, years and the number of year columns are those of the new file; everything decided is the recipe's.
#[must_use]
pub fn apply(recipe: &Recipe, fresh: &Mapping) -> Option<Mapping> {
    (fingerprint(fresh) == recipe.fingerprint).then(|| carried(recipe, fresh))
}

/// [`apply`] also where the shape differs: what has the same heading is decided alike, the rest as understood.
#[must_use]
pub fn carried(recipe: &Recipe, fresh: &Mapping) -> Mapping {
    let mut mapping = fresh.clone();
    let old = &recipe.mapping;
    let mut used: Vec<usize> = Vec::new();
    for column in &mut mapping.columns {
        let key = without_year(column);
        let same = |(at, candidate): &(usize, &ColumnMapping)| {
            // Years may be more or fewer than before; every other column has its one counterpart.
            without_year(candidate) == key && (candidate.period.is_some() || !used.contains(at))
        };
        let Some((at, decided)) = old.columns.iter().enumerate().find(same) else { continue };
        used.push(at);
        let (heading, period, printed, bare) =
            (column.heading.clone(), column.period, column.period_printed.clone(), column.bare_year);
        column.clone_from(decided);
        column.heading = heading;
        if column.period.is_some() && period.is_some() {
            (column.period, column.period_printed, column.bare_year) = (period, printed, bare);
        }
        column.guess = Guess::new(1.0, Why::Recipe);
    }
    let (period, reading) = (mapping.defaults.period, mapping.defaults.code_reading);
    mapping.defaults.clone_from(&old.defaults);
    // What the new file says of itself stays.
    mapping.defaults.period = period.or(old.defaults.period);
    mapping.defaults.code_reading = reading.or(old.defaults.code_reading);
    mapping.layout = old.layout;
    mapping.layout_guess = Guess::new(1.0, Why::Recipe);
    mapping.answers.clone_from(&old.answers);
    for entry in &old.legend {
        if !mapping.legend.iter().any(|known| known.symbol == entry.symbol) {
            mapping.legend.push(entry.clone());
        }
    }
    mapping
}

/// The recipe as a small JSON text.
///
/// # Errors
/// [`RecipeError::Shape`] where it cannot be written, which plain values rule out.
pub fn to_json(recipe: &Recipe) -> Result<String, RecipeError> {
    serde_json::to_string_pretty(recipe).map(|text| text + "\n").map_err(|error| RecipeError::Shape(error.to_string()))
}

/// Reads a recipe.
///
/// # Errors
/// [`RecipeError`] where the text is none, or a newer program wrote it.
pub fn from_json(text: &str) -> Result<Recipe, RecipeError> {
    let text = text.trim_start_matches('\u{feff}');
    let value: serde_json::Value = serde_json::from_str(text).map_err(|error| RecipeError::Shape(error.to_string()))?;
    let version = value.get("version").and_then(serde_json::Value::as_u64).and_then(|v| u32::try_from(v).ok());
    match version {
        Some(version) if version > VERSION => Err(RecipeError::Newer(version)),
        _ => serde_json::from_value(value).map_err(|error| RecipeError::Shape(error.to_string())),
    }
}
