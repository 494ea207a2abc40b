//! A folder of Parquet files parted by theme and year in the manner of Hive, which `DuckDB`, Spark and polars read as one
//! table: the long table, its `theme` and a `year` in the names of the folders.
//!
//! The year is the one in which a period begins: 2021 for the fiscal year 2021 and for the calendar year 2021, the
//! year of a date, the first year of a span.

use super::long::Long;
use super::{DataError, parquet};
use crate::model::dataset::Dataset;
use crate::model::observation::Observation;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

/// The value of a partition whose rows have none.
const NONE: &str = "__HIVE_DEFAULT_PARTITION__";

/// The columns of which the folders are named, in the order of the folders.
const KEYS: [&str; 2] = ["theme", "year"];

/// The name of the only file of a partition.
const FILE: &str = "part-0.parquet";

/// Writes a dataset into an empty folder. The bytes depend on the data alone.
///
/// # Errors
/// [`DataError`] where a file cannot be written.
pub fn write(data: &Dataset, folder: &Path) -> Result<(), DataError> {
    let long = Long::new(data);
    let mut parts: BTreeMap<(Option<&str>, u16), Vec<&Observation>> = BTreeMap::new();
    for row in &data.observations {
        let theme = long.indicator(row).map(|indicator| indicator.theme.key());
        parts.entry((theme, row.period.first_year())).or_default().push(row);
    }
    for ((theme, year), rows) in parts {
        let place = folder.join(named(KEYS[0], theme)).join(named(KEYS[1], Some(&year.to_string())));
        fs::create_dir_all(&place)?;
        let mut file = BufWriter::new(File::create_new(place.join(FILE))?);
        // What a folder is named of does not stand in its files a second time.
        parquet::write(long.table(rows.len(), rows.into_iter(), &KEYS), &mut file)?;
        file.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
    }
    Ok(())
}

/// The name of a folder: `theme=tourism`. What means something in a path is written as Hive does, `%` and two digits.
fn named(key: &str, value: Option<&str>) -> String {
    let mut name = format!("{key}=");
    let Some(value) = value.filter(|value| !value.is_empty()) else { return name + NONE };
    for letter in value.chars() {
        if letter.is_ascii_control() || "\"#%'*/:=?\\{[]^".contains(letter) {
            // Writing into a text cannot fail.
            write!(name, "%{:02X}", letter as u32).unwrap_or_default();
        } else {
            name.push(letter);
        }
    }
    name
}

/// What lies in a folder that no such export has written; `None` where it holds nothing else.
///
/// # Errors
/// Where it cannot be read.
pub(in crate::export) fn foreign(folder: &Path) -> std::io::Result<Option<PathBuf>> {
    let mut open = vec![(folder.to_path_buf(), 0)];
    while let Some((folder, depth)) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let kind = entry.file_type()?;
            match KEYS.get(depth) {
                Some(key) if kind.is_dir() && name.starts_with(&format!("{key}=")) => {
                    open.push((entry.path(), depth + 1));
                }
                None if kind.is_file() && name == FILE => {}
                _ => return Ok(Some(entry.path())),
            }
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_named_as_hive_names_them() {
        assert_eq!(named("theme", Some("tourism")), "theme=tourism");
        assert_eq!(named("theme", Some("a/b=c%d:e")), "theme=a%2Fb%3Dc%25d%3Ae");
        assert_eq!(named("theme", Some("人口 出生\n")), "theme=人口 出生%0A");
        for nothing in [None, Some("")] {
            assert_eq!(named("theme", nothing), "theme=__HIVE_DEFAULT_PARTITION__");
        }
    }
}
