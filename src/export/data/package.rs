//! A Frictionless Data Package (version 2): `datapackage.json` with its schemas, and a CSV file for each table.

use super::tables::{self, Table};
use super::{DataError, delimited};
use crate::model::dataset::Dataset;
use serde_json::{Map, Value, json};
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

/// Name of the descriptor.
pub const DESCRIPTOR: &str = "datapackage.json";

/// The schemas of all tables stand once, in the sample package's own descriptor.
const SCHEMAS: &str = include_str!("../../../sample-data/datapackage.json");

/// Writes all tables that hold rows, and those that no package can do without, into an empty folder.
///
/// # Errors
/// [`DataError::Io`] where a file cannot be written.
pub fn write(data: &Dataset, folder: &Path) -> Result<(), DataError> {
    let needed = ["municipalities", "documents", "indicators", "observations"];
    let mut names = Vec::new();
    for table in tables::all(data).into_iter().filter(|t| t.count > 0 || needed.contains(&t.name)) {
        names.push(table.name);
        write_table(table, folder)?;
    }
    let descriptor =
        descriptor(data, &names).map_err(|cause| DataError::Format { format: DESCRIPTOR, cause: cause.to_string() })?;
    let mut file = File::create_new(folder.join(DESCRIPTOR))?;
    file.write_all(descriptor.as_bytes())?;
    file.sync_all()?;
    Ok(())
}

fn write_table(table: Table<'_>, folder: &Path) -> Result<(), DataError> {
    let mut file = BufWriter::new(File::create_new(folder.join(format!("{}.csv", table.name)))?);
    delimited::write(table, false, &mut file)?;
    file.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
    Ok(())
}

/// The descriptor of a dataset that has these tables.
fn descriptor(data: &Dataset, names: &[&str]) -> Result<String, serde_json::Error> {
    let mut whole: Map<String, Value> = serde_json::from_str(SCHEMAS)?;
    for (key, text) in [("name", &data.name), ("version", &data.version), ("title", &data.title)] {
        whole.insert(key.to_owned(), json!(text));
    }
    // What is said of the sample need not hold of this.
    for key in ["description", "keywords", "licenses", "contributors", "sources", "created", "homepage"] {
        whole.shift_remove(key);
    }
    if let Some(resources) = whole.get_mut("resources").and_then(Value::as_array_mut) {
        resources.retain(|r| r.get("name").and_then(Value::as_str).is_some_and(|name| names.contains(&name)));
        let path = |resource: &mut Value| {
            let name = resource.get("name").and_then(Value::as_str).map(|name| format!("{name}.csv"));
            if let (Some(object), Some(name)) = (resource.as_object_mut(), name) {
                object.insert("path".to_owned(), json!(name));
            }
        };
        resources.iter_mut().for_each(path);
    }
    let mut text = serde_json::to_string_pretty(&whole)?;
    text.push('\n');
    Ok(text)
}
