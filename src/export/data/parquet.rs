//! Apache Parquet: the long table as columns, values as numbers.

use super::DataError;
use super::tables::{Table, Value};
use polars::prelude::{Column, DataFrame, NamedFrom as _, Series};
use polars_io::parquet::write::ParquetWriter;
use std::io::Write;

/// Rows that are held as columns at once: a row group.
const GROUP: usize = 500_000;

/// Columns of numbers beside texts and flags.
const NUMBERS: [&str; 3] = ["value", "value_decimals", "source_line"];

/// Writes a table.
///
/// # Errors
/// [`DataError`] where it cannot be written.
pub fn write(table: Table<'_>, into: impl Write) -> Result<(), DataError> {
    let failed = |cause: polars::error::PolarsError| match cause {
        polars::error::PolarsError::IO { error, .. } => {
            DataError::Io(std::io::Error::new(error.kind(), error.to_string()))
        }
        other => DataError::Format { format: "Parquet", cause: other.to_string() },
    };
    let Table { columns, mut rows, .. } = table;
    let mut group: Vec<Vec<Value<'_>>> = rows.by_ref().take(GROUP).collect();
    let first = frame(&columns, &group).map_err(failed)?;
    let mut writer = ParquetWriter::new(into).batched(first.schema()).map_err(failed)?;
    writer.write_batch(&first).map_err(failed)?;
    loop {
        group = rows.by_ref().take(GROUP).collect();
        if group.is_empty() {
            break;
        }
        writer.write_batch(&frame(&columns, &group).map_err(failed)?).map_err(failed)?;
    }
    writer.finish().map_err(failed)?;
    Ok(())
}

fn frame(names: &[&str], rows: &[Vec<Value<'_>>]) -> polars::prelude::PolarsResult<DataFrame> {
    let mut columns: Vec<Column> = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        let cells = || rows.iter().map(|row| row.get(at).unwrap_or(&Value::Empty));
        let flags = cells().all(|cell| matches!(cell, Value::Flag(_))) && !rows.is_empty();
        let series = if NUMBERS.contains(name) {
            let number = |cell: &Value<'_>| if let Value::Number(digits) = cell { digits.parse().ok() } else { None };
            Series::new((*name).into(), cells().map(number).collect::<Vec<Option<f64>>>())
        } else if flags {
            Series::new((*name).into(), cells().map(|cell| *cell == Value::Flag(true)).collect::<Vec<bool>>())
        } else {
            Series::new((*name).into(), cells().map(text).collect::<Vec<Option<&str>>>())
        };
        columns.push(series.into());
    }
    DataFrame::new(rows.len(), columns)
}

fn text<'v>(cell: &'v Value<'_>) -> Option<&'v str> {
    match cell {
        Value::Empty => None,
        Value::Text(text) => Some(text),
        Value::Number(digits) => Some(digits),
        Value::Flag(true) => Some("true"),
        Value::Flag(false) => Some("false"),
    }
}
