//! A Frictionless Data Package (`datapackage.json` and UTF-8 CSV) → one checked dataset.
//!
//! The tables and their columns are fixed; the descriptor says where each file lies and how the
//! dataset is called. A package is taken whole or refused with the place of the first fault, or
//! with every breach of integrity where all cells can be read.
//!
//! Reference: Data Package v2, <https://datapackage.org/standard/data-package/>.

use super::error::PackageError;
use super::source::{FolderSource, PackageSource};
use super::{table, tables};
use crate::model::catalogue::Catalogue;
use crate::model::dataset::Dataset;
use crate::model::id::{ComparisonId, IndicatorId};
use crate::model::integrity::{self, Breach, BreachKind};
use crate::model::municipality::AreaCode;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

/// Name of the descriptor inside a package.
pub const DESCRIPTOR: &str = "datapackage.json";

/// The tables of a dataset by their resource names; the first four are needed by every dataset.
pub const RESOURCES: [&str; 12] = [
    "municipalities",
    "documents",
    "indicators",
    "observations",
    "plans",
    "targets",
    "evaluations",
    "printed_figures",
    "comparisons",
    "comparison_members",
    "breakdown",
    "aliases",
];

/// How many of [`RESOURCES`] no dataset can do without.
const NEEDED: usize = 4;

#[derive(Deserialize)]
struct Descriptor {
    #[serde(default)]
    name: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    title: String,
    resources: Vec<Resource>,
}

#[derive(Deserialize)]
struct Resource {
    name: String,
    path: String,
}

/// Reads the package in a folder.
///
/// # Errors
/// [`PackageError`] as for [`read`].
pub fn read_folder(folder: &Path) -> Result<Dataset, PackageError> {
    read(&FolderSource { folder: folder.to_path_buf() })
}

/// Reads a package whole.
///
/// # Errors
/// [`PackageError`] with the place of the first file, column or cell that cannot be read;
/// [`PackageError::Breaches`] with all breaches where rows contradict each other.
pub fn read(source: &impl PackageSource) -> Result<Dataset, PackageError> {
    let descriptor = descriptor(source)?;
    let paths = paths(&descriptor.resources)?;
    let catalogue = Catalogue {
        municipalities: rows(source, &paths, "municipalities", tables::municipalities)?,
        documents: rows(source, &paths, "documents", tables::documents)?,
        plans: rows(source, &paths, "plans", tables::plans)?,
        indicators: rows(source, &paths, "indicators", tables::indicators)?,
        aliases: rows(source, &paths, "aliases", tables::aliases)?,
        targets: rows(source, &paths, "targets", tables::targets)?,
        evaluations: rows(source, &paths, "evaluations", tables::evaluations)?,
        printed_figures: rows(source, &paths, "printed_figures", tables::printed_figures)?,
        comparisons: rows(source, &paths, "comparisons", tables::comparisons)?,
        comparison_members: rows(source, &paths, "comparison_members", tables::comparison_members)?,
        name: descriptor.name,
        version: descriptor.version,
        title: descriptor.title,
    };
    let observations = rows(source, &paths, "observations", tables::observations)?;
    let mut data = Dataset { catalogue, observations };
    let breakdowns = rows(source, &paths, "breakdown", tables::breakdown)?;
    fold(&mut data);
    let mut breaches = break_down(&mut data, breakdowns);
    breaches.extend(integrity::breaches(&data));
    if breaches.is_empty() { Ok(data) } else { Err(PackageError::Breaches { name: data.catalogue.name, breaches }) }
}

/// Leads members of comparisons and evaluations that bear a former identifier to the indicator it became part of.
///
/// Members that become one that way are one: a comparison is of all areas of its indicators. An evaluation says its own
/// area, and a former identifier leads on only in that area.
fn fold(data: &mut Dataset) {
    let known: BTreeSet<&IndicatorId> = data.indicators.iter().map(|indicator| &indicator.indicator_id).collect();
    let former = data.aliases.iter().filter(|alias| !known.contains(&alias.alias));
    let former: BTreeMap<IndicatorId, (IndicatorId, AreaCode)> =
        former.map(|row| (row.alias.clone(), (row.indicator_id.clone(), row.municipality_code))).collect();
    if former.is_empty() {
        return;
    }
    for row in &mut data.evaluations {
        let now = row.indicator_id.as_ref().and_then(|id| former.get(id));
        if let Some((now, _)) = now.filter(|(_, area)| *area == row.municipality_code) {
            row.indicator_id = Some(now.clone());
        }
    }
    let mut folded: BTreeSet<(ComparisonId, IndicatorId)> = BTreeSet::new();
    let members = std::mem::take(&mut data.comparison_members);
    let own: BTreeSet<(ComparisonId, IndicatorId)> =
        members.iter().map(|row| (row.comparison_id.clone(), row.indicator_id.clone())).collect();
    for mut row in members {
        if let Some((now, _)) = former.get(&row.indicator_id) {
            row.indicator_id = now.clone();
            let key = (row.comparison_id.clone(), row.indicator_id.clone());
            if own.contains(&key) || !folded.insert(key) {
                continue;
            }
        }
        data.comparison_members.push(row);
    }
}

/// Gives the indicators their breakdowns; returns the rows that name none.
fn break_down(data: &mut Dataset, rows: Vec<tables::BreakdownRow>) -> Vec<Breach> {
    let places: BTreeMap<IndicatorId, usize> =
        data.indicators.iter().map(|i| i.indicator_id.clone()).zip(0..).collect();
    let mut breaches = Vec::new();
    for row in rows {
        let indicator = places.get(&row.indicator_id).and_then(|place| data.indicators.get_mut(*place));
        if let Some(indicator) = indicator {
            indicator.breakdown.push(row.breakdown);
        } else {
            let value = row.indicator_id.to_string();
            let problem = BreachKind::Dangling { field: "indicator_id", value: value.clone() };
            breaches.push(Breach { table: "breakdown", row: value, problem });
        }
    }
    breaches
}

/// Name and version of a package, without reading its tables.
///
/// # Errors
/// [`PackageError`] where the descriptor cannot be read.
pub fn identity(source: &impl PackageSource) -> Result<(String, String), PackageError> {
    let descriptor = descriptor(source)?;
    Ok((descriptor.name, descriptor.version))
}

fn descriptor(source: &impl PackageSource) -> Result<Descriptor, PackageError> {
    let bytes = source.bytes(DESCRIPTOR)?;
    let descriptor: Descriptor = serde_json::from_str(table::text(DESCRIPTOR, &bytes)?).map_err(|error| {
        let line = u64::try_from(error.line()).unwrap_or(u64::MAX);
        PackageError::Descriptor { file: DESCRIPTOR.to_owned(), line, detail: error.to_string() }
    })?;
    let fields = [("name", &descriptor.name), ("version", &descriptor.version), ("title", &descriptor.title)];
    if let Some((field, _)) = fields.into_iter().find(|(_, text)| text.trim().is_empty()) {
        return Err(PackageError::DescriptorField { file: DESCRIPTOR.to_owned(), field });
    }
    Ok(descriptor)
}

/// The path of each listed table by its resource name.
fn paths(resources: &[Resource]) -> Result<BTreeMap<&str, &str>, PackageError> {
    let mut paths = BTreeMap::new();
    for Resource { name, path } in resources {
        if !RESOURCES.contains(&name.as_str()) {
            return Err(PackageError::UnknownResource { name: name.clone() });
        }
        // The standard forbids absolute paths and `..`, so that a package cannot reach other files.
        let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if !inside || path.is_empty() || path.contains(['\\', ':']) {
            return Err(PackageError::UnsafePath { name: name.clone(), path: path.clone() });
        }
        if paths.insert(name.as_str(), path.as_str()).is_some() {
            return Err(PackageError::DuplicateResource { name: name.clone() });
        }
    }
    match RESOURCES.into_iter().take(NEEDED).find(|name| !paths.contains_key(name)) {
        Some(name) => Err(PackageError::MissingResource { name }),
        None => Ok(paths),
    }
}

/// The rows of one table; none where the package does not list it.
fn rows<T>(
    source: &impl PackageSource,
    paths: &BTreeMap<&str, &str>,
    name: &str,
    read: fn(&str, &[u8]) -> Result<Vec<T>, PackageError>,
) -> Result<Vec<T>, PackageError> {
    match paths.get(name) {
        Some(path) => read(path, &source.bytes(path)?),
        None => Ok(Vec::new()),
    }
}
