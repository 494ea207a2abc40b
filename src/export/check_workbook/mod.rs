//! XLSX: a workbook that computes the scorecard again, in formulas over the values as printed.
//!
//! - `formulas`: what stands in the cells, as formulas with references.
//! - `kpi`: the KPI sheet of a city, as numbers and words.
//! - `results`, `inputs`, `notes`: the sheets.
//! - `style`: formats, widths, and the writing of cells.
//!
//! Nothing depends on the clock: the workbook's date is that of the store.

mod formulas;
mod inputs;
mod kpi;
mod notes;
mod results;
pub(super) mod style;

use super::data::DataError;
use crate::chart::check::CheckBook;
use crate::chart::kpi::KpiSheet;
use crate::text::catalogue::Texts;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// The names of the sheets, in the language of the workbook.
struct Names {
    results: String,
    targets: String,
    data: String,
    ruler: String,
    sources: String,
}

impl Names {
    fn new(texts: &Texts) -> Self {
        Self {
            results: texts.t("check-sheet-results"),
            targets: texts.t("check-sheet-targets"),
            data: texts.t("check-sheet-data"),
            ruler: texts.t("check-sheet-ruler"),
            sources: texts.t("check-sheet-sources"),
        }
    }
}

/// The bytes of a workbook: the KPI sheets given, then (where there is one) the check-workbook.
///
/// # Errors
/// [`DataError::TooManyRows`] where there are more targets or values than a sheet holds; [`DataError::Format`] else.
pub fn write(book: &CheckBook, sheets: &[KpiSheet], texts: &Texts) -> Result<Vec<u8>, DataError> {
    let most = super::data::workbook::MOST_ROWS - 1;
    let rows = book.rows.len().max(book.values.len());
    if rows > most {
        return Err(DataError::TooManyRows { format: "XLSX", rows, most });
    }
    fill(book, sheets, texts).map_err(|cause| DataError::Format { format: "XLSX", cause: cause.to_string() })
}

fn fill(book: &CheckBook, sheets: &[KpiSheet], texts: &Texts) -> Result<Vec<u8>, XlsxError> {
    let names = Names::new(texts);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(book));
    for sheet in sheets {
        kpi::fill(workbook.add_worksheet(), sheet)?;
    }
    results::fill(workbook.add_worksheet(), book, &names, texts)?;
    inputs::targets(workbook.add_worksheet(), book, &names, texts)?;
    inputs::values(workbook.add_worksheet(), book, &names, texts)?;
    notes::ruler(workbook.add_worksheet(), book, &names, texts)?;
    notes::sources(workbook.add_worksheet(), book, &names, texts)?;
    for (name, row) in formulas::RULER {
        workbook.define_name(name, &format!("={}", style::absolute(&names.ruler, row, 1)))?;
    }
    workbook.save_to_buffer()
}

/// The workbook's own facts; without a store's date the earliest one a workbook can have, never today.
fn properties(book: &CheckBook) -> DocProperties {
    let stored = ExcelDateTime::parse_from_str(book.stored_at.trim_end_matches('Z'));
    let created = stored.or_else(|_| ExcelDateTime::from_ymd(1980, 1, 1));
    let title = book.about.first().cloned().unwrap_or_default();
    let properties = DocProperties::new().set_title(title);
    match created {
        Ok(moment) => properties.set_creation_datetime(&moment),
        Err(_) => properties,
    }
}
