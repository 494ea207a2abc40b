//! The sample package that is part of the program: the strategies of four cities.

use super::datapackage;
use super::error::PackageError;
use super::source::MemorySource;
use crate::model::dataset::Dataset;
use std::collections::BTreeMap;

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$( ($name, include_bytes!(concat!("../../sample-data/", $name)).as_slice()) ),+]
    };
}

/// The files of the sample package as they lie in `sample-data/`.
pub const FILES: &[(&str, &[u8])] = files![
    "datapackage.json",
    "municipalities.csv",
    "documents.csv",
    "plans.csv",
    "indicators.csv",
    "targets.csv",
    "observations.csv",
    "evaluations.csv",
    "printed_figures.csv",
    "comparisons.csv",
    "comparison_members.csv",
    "breakdown.csv",
    "aliases.csv",
];

fn embedded() -> MemorySource<'static> {
    let files: BTreeMap<&str, &[u8]> = FILES.iter().copied().collect();
    MemorySource { files }
}

/// The sample dataset.
///
/// # Errors
/// [`PackageError`] where the package is faulty, which a test rules out for every build.
pub fn sample() -> Result<Dataset, PackageError> {
    datapackage::read(&embedded())
}

/// Name and version of the sample data, without reading its tables.
///
/// # Errors
/// [`PackageError`] where the embedded descriptor is not one, which a test rules out.
pub fn identity() -> Result<(String, String), PackageError> {
    datapackage::identity(&embedded())
}
