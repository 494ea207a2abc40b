//! CSV (RFC 4180) in UTF-8, with a byte order mark where spreadsheets are to open it.
//!
//! What carries the mark carries no text that a spreadsheet would calculate, and the reader of this program, which
//! knows the mark, takes those texts back as they were.

use super::DataError;
use super::tables::{Table, Value};
use crate::model::spreadsheet::guarded;
use std::borrow::Cow;
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
                Value::Empty => Cow::Borrowed(""),
                Value::Text(text) if mark => guarded(text),
                Value::Text(text) => Cow::Borrowed(text.as_ref()),
                Value::Number(digits) => Cow::Borrowed(digits.as_str()),
                Value::Flag(true) => Cow::Borrowed("true"),
                Value::Flag(false) => Cow::Borrowed("false"),
            };
            writer.write_field(cell.as_bytes()).map_err(failed)?;
        }
        writer.write_record(None::<&[u8]>).map_err(failed)?;
    }
    writer.flush()?;
    Ok(())
}
