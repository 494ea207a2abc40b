//! Recipes: recognising a file of a known shape, and understanding its table as the one before.

use super::facts;
use super::known::label_key;
use crate::model::breakdown::Breakdown;
use crate::model::facts::{FileFact, FileFacts};
use crate::model::mapping::{ColumnKind, ColumnMapping, Defaults, Guess, Layout, Mapping, Why};
use crate::model::recipe::{Misfit, Recipe, Said, VERSION};

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

/// The shape of a file: its headings in any order, with columns that differ in their year only as one.
#[must_use]
pub fn fingerprint(mapping: &Mapping) -> String {
    let mut shape: Vec<String> = Vec::new();
    for column in &mapping.columns {
        let heading = without_year(column);
        if column.period.is_none() || !shape.contains(&heading) {
            shape.push(heading);
        }
    }
    shape.sort_unstable();
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

/// A file whose understanding is kept: how it is understood, how it was at first, and what it is.
#[derive(Debug, Clone, Copy)]
pub struct Kept<'a> {
    /// How it is understood.
    pub mapping: &'a Mapping,
    /// How it was understood before anybody decided anything.
    pub fresh: &'a Mapping,
    /// The dataset's name after the file.
    pub file: &'a str,
    /// Name of the dataset that it becomes a vintage of.
    pub dataset: &'a str,
}

/// A recipe of the shape of a file, without facts about the file.
#[must_use]
pub fn of(kept: Kept<'_>) -> Recipe {
    let defaults = &kept.fresh.defaults;
    let mapping = facts::shape(kept.mapping);
    Recipe {
        version: VERSION,
        name: kept.dataset.to_owned(),
        dataset: kept.dataset.to_owned(),
        fingerprint: fingerprint(&mapping),
        mapping: Mapping { columns: mapping.columns.iter().map(kept_column).collect(), ..mapping },
        said: Some(Said {
            dataset: kept.file.to_owned(),
            municipality: defaults.municipality.clone(),
            prefecture: defaults.prefecture.clone(),
            indicator: defaults.indicator.clone(),
            unit: defaults.unit.clone(),
        }),
        facts: Vec::new(),
    }
}

/// A column as a recipe keeps it: of one that is not taken it stays known what it said, if always the same.
fn kept_column(column: &ColumnMapping) -> ColumnMapping {
    let only = match (column.kind, &column.only) {
        (ColumnKind::Ignore, None) if column.breakdown => Some(String::new()),
        (ColumnKind::Ignore, only) => only.clone(),
        _ => None,
    };
    ColumnMapping { only, ..column.clone() }
}

/// How sure it is that a column is not taken, as a recipe decided before. What nobody decided stays undecided, and so
/// does what was decided of a column that said something else: 性別 = 女 left out on purpose leaves no 男 out.
fn left_out(decided: &ColumnMapping, only: Option<&str>, breakdown: bool) -> Guess {
    if !decided.is_left_out() {
        return decided.guess;
    }
    let same = match &decided.only {
        Some(then) => then == only.unwrap_or_default(),
        // It parts nothing; or the recipe is of an earlier version, or written by hand.
        None => !breakdown || decided.guess.why == Why::User,
    };
    if same { Guess::new(1.0, Why::Recipe) } else { Guess::new(0.5, Why::Remains) }
}

/// The same with the facts about the file, whose bytes have this fingerprint.
#[must_use]
pub fn with_facts(kept: Kept<'_>, hash: &str) -> Recipe {
    let mut mapping = kept.mapping.clone();
    mapping.offers.clear();
    mapping.places.clear();
    let facts = FileFacts {
        hash: hash.to_owned(),
        dataset: kept.dataset.to_owned(),
        said: facts::said(kept.mapping, kept.fresh),
        mapping: Some(mapping),
    };
    Recipe { facts: vec![facts], ..of(kept) }
}

/// A file that a recipe is about: how it is understood without one, the dataset's name after the file, and the
/// fingerprint of its bytes, empty where it is not known.
#[derive(Debug, Clone, Copy)]
pub struct Fresh<'a> {
    /// How it is understood.
    pub mapping: &'a Mapping,
    /// The dataset's name.
    pub dataset: &'a str,
    /// The fingerprint.
    pub hash: &'a str,
}

/// A file as a recipe decides.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    /// Name of the recipe.
    pub recipe: String,
    /// How it is understood.
    pub mapping: Mapping,
    /// Name of the dataset.
    pub dataset: String,
    /// What was said about the file that the recipe was made from. It was said about this file too where `same` holds;
    /// else it is not in the mapping, and may be said again.
    pub said: Vec<FileFact>,
    /// Whether this is the very file that it was said about.
    pub same: bool,
}

/// A new file as a recipe of its shape decides; `None` where no recipe has its shape.
///
/// The very same bytes are understood as before, facts and all. Else of several recipes the one of the same sheet is
/// taken. Rows, years, number of year columns and all facts about the file are those of the new file; what its columns
/// are is the recipe's. A file that goes by another name is another dataset.
#[must_use]
pub fn apply(recipes: &[Recipe], fresh: Fresh<'_>) -> Option<Applied> {
    if let Some(same) = same_file(recipes, fresh) {
        return Some(same);
    }
    let shape = fingerprint(fresh.mapping);
    let fits = |recipe: &&Recipe| fingerprint(&recipe.mapping) == shape;
    let near = |recipe: &&Recipe| (!other_sheet(recipe, fresh.mapping), is_next(recipe, fresh.dataset));
    let recipe = recipes.iter().filter(fits).max_by_key(near)?;
    let mut applied = applied(recipe, fresh);
    // Nobody chose this recipe: what somebody said about the years of one file is not said about the next one.
    if let Some(year) = facts::said_year(&recipe.mapping).filter(|_| fresh.mapping.has_bare_years()) {
        let (now, own) = (&mut applied.mapping.defaults, &fresh.mapping.defaults);
        (now.bare_year, now.bare_year_guess) = (own.bare_year, own.bare_year_guess);
        applied.said.push(year);
    }
    Some(applied)
}

/// A file as a recipe decides that somebody chose, whatever the shape.
#[must_use]
pub fn applied(recipe: &Recipe, fresh: Fresh<'_>) -> Applied {
    let own = other_sheet(recipe, fresh.mapping) || !is_next(recipe, fresh.dataset);
    Applied {
        recipe: recipe.name.clone(),
        mapping: carried(recipe, fresh.mapping),
        dataset: if own { fresh.dataset.to_owned() } else { recipe.dataset.clone() },
        said: recipe.last_said().to_vec(),
        same: false,
    }
}

/// The very file that was understood before.
fn same_file(recipes: &[Recipe], fresh: Fresh<'_>) -> Option<Applied> {
    if fresh.hash.is_empty() {
        return None;
    }
    recipes.iter().find_map(|recipe| {
        let found = recipe.facts.iter().rev().find_map(|facts| {
            let mapping = facts.mapping.as_ref().filter(|_| facts.hash == fresh.hash)?;
            let alike = mapping.sheet == fresh.mapping.sheet && mapping.columns.len() == fresh.mapping.columns.len();
            alike.then_some((facts, mapping))
        });
        found.map(|(facts, mapping)| Applied {
            recipe: recipe.name.clone(),
            mapping: found_anew(mapping, fresh.mapping),
            dataset: facts.dataset.clone(),
            said: facts.said.clone(),
            same: true,
        })
    })
}

/// A mapping as it was kept, with what is found out anew for every file: what names propose, which columns part values
/// and what headings seem to name.
fn found_anew(kept: &Mapping, fresh: &Mapping) -> Mapping {
    let (offers, places, hidden_rows) = (fresh.offers.clone(), fresh.places.clone(), fresh.hidden_rows.clone());
    let own = fresh.own.clone();
    let mut mapping = Mapping { hidden_rows, offers, places, own, ..kept.clone() };
    for (column, fresh) in mapping.columns.iter_mut().zip(&fresh.columns) {
        column.offer.clone_from(&fresh.offer);
        column.hidden = fresh.hidden;
        column.doubt = fresh.doubt_left(column);
        column.breakdown = fresh.breakdown || fresh.kind == ColumnKind::Breakdown;
    }
    mapping
}

/// Whether a file is by its name the next one of those that a recipe was made for.
fn is_next(recipe: &Recipe, file: &str) -> bool {
    let said = recipe.said.as_ref().map_or(recipe.dataset.as_str(), |said| said.dataset.as_str());
    alike(said, file)
}

fn other_sheet(recipe: &Recipe, fresh: &Mapping) -> bool {
    let (then, now) = (&recipe.mapping.sheet_name, &fresh.sheet_name);
    !then.is_empty() && !now.is_empty() && then != now
}

/// Whether two names or titles differ in nothing but years and other numbers.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        let mut kept: Vec<char> = Vec::new();
        for letter in label_key(text).chars() {
            if letter.is_ascii_digit() {
                // The letter of an era belongs to its number: R3, H30.
                if kept.last().is_some_and(|last| matches!(last, 'r' | 'h' | 's')) {
                    kept.pop();
                }
            } else if letter.is_alphanumeric() {
                kept.push(letter);
            }
        }
        let plain: String = kept.into_iter().collect();
        ["令和", "平成", "昭和", "年度", "年", "元"].iter().fold(plain, |text, word| text.replace(word, ""))
    };
    plain(one) == plain(other)
}

/// A new file as a recipe decides that somebody chose, whatever the shape: what has the same heading is decided alike;
/// a column that the recipe does not know is not taken, unless it is one more area or indicator beside the others.
#[must_use]
pub fn carried(recipe: &Recipe, fresh: &Mapping) -> Mapping {
    let mut mapping = fresh.clone();
    let old = &recipe.mapping;
    let mut used: Vec<usize> = Vec::new();
    for column in &mut mapping.columns {
        let Some(at) = counterpart(column, &old.columns, &used) else {
            let beside = match old.layout {
                Layout::WideByMunicipality => !column.municipality.is_empty(),
                Layout::WideByIndicator => !column.indicator.is_empty(),
                Layout::WideByYear => column.period.is_some(),
                Layout::Long => false,
            };
            if !beside || column.kind != ColumnKind::Value {
                let (only, breakdown, offer) = (column.only.take(), column.breakdown, column.offer.take());
                // A new dimension parts the values whatever the recipe says.
                let parts = breakdown || column.kind == ColumnKind::Breakdown;
                let dropped = ColumnMapping::ignored(column.heading.clone(), Guess::new(0.5, Why::Remains));
                *column = ColumnMapping { offer, only, breakdown: parts, hidden: column.hidden, ..dropped };
            }
            continue;
        };
        used.push(at);
        let Some(decided) = old.columns.get(at) else { continue };
        let breakdown = column.breakdown || column.kind == ColumnKind::Breakdown;
        // An earlier version knew no breakdowns; what nobody left out on purpose is what the file says of itself.
        if decided.kind == ColumnKind::Ignore && column.kind == ColumnKind::Breakdown && !decided.is_left_out() {
            continue;
        }
        let (only, offer, doubt) = (column.only.take(), column.offer.take(), column.doubt_left(decided));
        let guess = match decided.kind {
            ColumnKind::Ignore => left_out(decided, only.as_deref(), breakdown),
            _ if doubt.is_some() => column.guess,
            _ => Guess::new(1.0, Why::Recipe),
        };
        *column = ColumnMapping { offer, only, breakdown, doubt, guess, ..facts::column(decided, column) };
    }
    mapping.defaults = defaults(recipe, fresh);
    around(&mut mapping, &old.defaults.around);
    mapping.layout = old.layout;
    mapping.layout_guess = Guess::new(1.0, Why::Recipe);
    mapping.joins.clone_from(&old.joins);
    for entry in &old.legend {
        if !mapping.legend.iter().any(|known| known.symbol == entry.symbol) {
            mapping.legend.push(entry.clone());
        }
    }
    mapping
}

/// Puts the parts that title and sheet of this file say into the place of those that the other file said: what was
/// decided for the sheet 男 makes no 男 of the sheet 女.
fn around(mapping: &mut Mapping, then: &[Breakdown]) {
    let now = &mapping.defaults.around;
    for column in mapping.columns.iter_mut().filter(|_| then != now.as_slice()) {
        let before = column.members.len();
        column.members.retain(|part| !then.contains(part));
        if column.members.len() < before {
            let own: Vec<Breakdown> = now
                .iter()
                .filter(|part| column.members.iter().all(|p| p.dimension != part.dimension))
                .cloned()
                .collect();
            column.members.extend(own);
        }
    }
}

/// The place of the column of a recipe that is the same as a new one. Years may be more or fewer than before; every
/// other column has its one counterpart.
fn counterpart(column: &ColumnMapping, old: &[ColumnMapping], used: &[usize]) -> Option<usize> {
    let key = without_year(column);
    let same = |(at, candidate): &(usize, &ColumnMapping)| {
        without_year(candidate) == key && (candidate.period.is_some() || !used.contains(at))
    };
    old.iter().enumerate().find(same).map(|(at, _)| at)
}

/// What holds for the whole file: what the new file says of itself. How signs are read is the recipe's. Next year's
/// file of the same name goes on with the name of the indicator.
fn defaults(recipe: &Recipe, fresh: &Mapping) -> Defaults {
    let (old, now) = (&recipe.mapping.defaults, &fresh.defaults);
    let said = recipe.said.as_ref().map_or(old.indicator.as_str(), |said| said.indicator.as_str());
    let goes_on = !old.indicator.is_empty() && !other_sheet(recipe, fresh) && alike(said, &now.indicator);
    // What somebody said about the kind of years is part of the shape; what one file says of its own is not.
    let said_kind = matches!(old.bare_year_guess.why, Why::User | Why::Recipe);
    let kind = if said_kind { old } else { now };
    Defaults {
        indicator: if goes_on { old.indicator.clone() } else { now.indicator.clone() },
        bare_year: kind.bare_year,
        bare_year_guess: kind.bare_year_guess,
        code_reading: now.code_reading.or(old.code_reading),
        brackets: old.brackets,
        counting: now.counting.or(old.counting),
        ..now.clone()
    }
}

/// Whether values are something else without such a column.
const fn is_needed(kind: ColumnKind) -> bool {
    use ColumnKind::{Department, Goal, Ignore, Note, Policy, Project};
    !matches!(kind, Ignore | Note | Goal | Policy | Project | Department)
}

/// What is missing in a file so that a recipe cannot be used for it; `None` where nothing is.
#[must_use]
pub fn misfit(recipe: &Recipe, fresh: &Mapping) -> Option<Misfit> {
    let mut used: Vec<usize> = Vec::new();
    let mut unknown = Vec::new();
    for column in &fresh.columns {
        match counterpart(column, &recipe.mapping.columns, &used) {
            Some(at) => used.push(at),
            None if !column.heading.is_empty() => unknown.push(column.heading.clone()),
            None => {}
        }
    }
    let known = recipe.mapping.columns.iter().enumerate();
    let years: Vec<String> = known.filter(|(at, _)| used.contains(at)).map(|(_, c)| without_year(c)).collect();
    let missing: Vec<String> = recipe
        .mapping
        .columns
        .iter()
        .enumerate()
        .filter(|(at, column)| {
            // Of columns that differ in their year only, one is enough.
            let year = column.period.is_some() && years.contains(&without_year(column));
            is_needed(column.kind) && !used.contains(at) && !year
        })
        .map(|(_, column)| column.heading.clone())
        .collect();
    (!missing.is_empty()).then(|| Misfit { recipe: recipe.name.clone(), missing, fresh: unknown })
}

/// Recipes as a small JSON text: one alone, or a list of one for each sheet.
///
/// # Errors
/// [`RecipeError::Shape`] where it cannot be written, which plain values rule out.
pub fn to_json(recipes: &[Recipe]) -> Result<String, RecipeError> {
    let text = match recipes {
        [one] => serde_json::to_string_pretty(one),
        several => serde_json::to_string_pretty(several),
    };
    text.map(|text| text + "\n").map_err(|error| RecipeError::Shape(error.to_string()))
}

/// Reads one recipe or a list of them; at least one.
///
/// # Errors
/// [`RecipeError`] where the text is none, or a newer program wrote it.
pub fn from_json(text: &str) -> Result<Vec<Recipe>, RecipeError> {
    let text = text.trim_start_matches('\u{feff}');
    match serde_json::from_str(text).map_err(|error| RecipeError::Shape(error.to_string()))? {
        serde_json::Value::Array(list) if !list.is_empty() => list.into_iter().map(one).collect(),
        value => one(value).map(|recipe| vec![recipe]),
    }
}

fn one(value: serde_json::Value) -> Result<Recipe, RecipeError> {
    let version = value.get("version").and_then(serde_json::Value::as_u64).and_then(|v| u32::try_from(v).ok());
    match version {
        Some(version) if version > VERSION => Err(RecipeError::Newer(version)),
        _ => serde_json::from_value(value).map(shape_only).map_err(|error| RecipeError::Shape(error.to_string())),
    }
}

/// A recipe of the earlier form holds facts about its file among its decisions: they are set aside, so that they can be
/// named, and decide nothing.
fn shape_only(mut recipe: Recipe) -> Recipe {
    let said = recipe.said.clone().unwrap_or_default();
    let held = facts::held(&recipe.mapping, &said.municipality, &said.prefecture, &said.unit);
    if !held.is_empty() {
        let dataset = recipe.dataset.clone();
        recipe.facts.push(FileFacts { hash: String::new(), dataset, mapping: None, said: held });
    }
    recipe.mapping = facts::shape(&recipe.mapping);
    recipe
}

/// The recipe of a list for a sheet: the only one, else that of the sheet's name, else the one of its shape.
#[must_use]
pub fn for_sheet<'r>(recipes: &'r [Recipe], fresh: &Mapping) -> Option<&'r Recipe> {
    if let [only] = recipes {
        return Some(only);
    }
    let named = recipes.iter().find(|recipe| recipe.mapping.sheet_name == fresh.sheet_name);
    named.or_else(|| recipes.iter().find(|recipe| fingerprint(&recipe.mapping) == fingerprint(fresh)))
}
