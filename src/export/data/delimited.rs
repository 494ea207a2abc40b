//! CSV (RFC 4180) in UTF-8, with a byte order mark where spreadsheets are to open it.

use super::DataError;
use super::tables::{Table, Value};
use std::io::Write;

/// The mark by which spreadsheets know UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Writes a table with its column names.
///
/// # Errors
/// [`DataError::Io`] where it cannot be written.
pub fn write(table: Table<'_>, mark: bool, mut into: impl Write) -> Result<(), DataError> {
    if mark {
        into.write_all(MARK)?;
    }
    let mut writer = csv::Writer::from_writer(into);
    let failed = |error: csv::Error| match error.into_kind() {
        csv::ErrorKind::Io(cause) => DataError::Io(cause),
        other => DataError::Format { format: "CSV", cause: format!("{other:?}") },
    };
    writer.write_record(&table.columns).map_err(failed)?;
    for row in table.rows {
        for value in &row {
            let cell = match value {
                Value::Empty => "",
                Value::Text(text) => text,
                Value::Number(digits) => digits,
                Value::Flag(true) => "true",
                Value::Flag(false) => "false",
            };
            writer.write_field(cell).map_err(failed)?;
        }
        writer.write_record(None::<&[u8]>).map_err(failed)?;
    }
    writer.flush()?;
    Ok(())
}
