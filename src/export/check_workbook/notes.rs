//! The sheets of the ruler, whose cells a reader may change, and of the sources.

use super::Names;
use super::style;
use crate::chart::check::CheckBook;
use crate::model::ruler::RulerBasis;
use crate::text::catalogue::Texts;
use rust_xlsxwriter::{DataValidation, DataValidationRule, Format, Worksheet, XlsxError};

/// Writes the ruler; its rows are those of [`super::formulas::RULER`].
pub fn ruler(sheet: &mut Worksheet, book: &CheckBook, names: &Names, texts: &Texts) -> Result<(), XlsxError> {
    let heads = [(names.ruler.clone(), 34.0), (texts.t("column-value"), 24.0)];
    style::begin(sheet, &names.ruler, &heads, 0)?;
    let words = style::words();
    style::text(sheet, 1, 0, &texts.t("check-ruler-name"), &words)?;
    style::text(sheet, 1, 1, &texts.ruler(&book.ruler.key), &words)?;
    style::text(sheet, 2, 0, &texts.t("check-ruler-basis"), &words)?;
    style::text(sheet, 2, 1, &texts.ruler_basis(book.ruler.basis), &style::open(words.clone()))?;
    let choices: Vec<String> = RulerBasis::ALL.iter().map(|basis| texts.ruler_basis(*basis)).collect();
    sheet.add_data_validation(2, 1, 2, 1, &DataValidation::new().allow_list_strings(&choices)?)?;
    let thresholds = [
        ("ruler-threshold-on_track", book.ruler.on_track),
        ("ruler-threshold-mostly_on_track", book.ruler.mostly_on_track),
        ("ruler-threshold-slightly_behind", book.ruler.slightly_behind),
    ];
    let open = style::open(Format::new().set_num_format("0.00"));
    for ((key, threshold), row) in thresholds.into_iter().zip(3_u32..) {
        style::text(sheet, row, 0, &texts.t(key), &words)?;
        sheet.write_number_with_format(row, 1, threshold, &open)?;
    }
    let between = DataValidationRule::Between(0.0, 2.0);
    sheet.add_data_validation(3, 1, 5, 1, &DataValidation::new().allow_decimal_number(between))?;
    let keys = [
        "check-note-change",
        "check-note-reach",
        "check-note-accumulate",
        "check-note-increase_stock",
        "check-note-every_year",
        "check-note-average",
        "check-note-maintain",
        "check-note-pace",
        "check-note-ratio",
        "check-note-withheld",
    ];
    let notes = keys.iter().map(|key| texts.t(key)).chain(book.about.iter().cloned());
    let plain = Format::new();
    for (note, row) in notes.zip(7_u32..) {
        style::text(sheet, row, 0, &note, &plain)?;
    }
    Ok(())
}

/// Writes the documents.
pub fn sources(sheet: &mut Worksheet, book: &CheckBook, names: &Names, texts: &Texts) -> Result<(), XlsxError> {
    let heads = [
        ("check-document", 60.0),
        ("check-publisher", 24.0),
        ("check-published", 14.0),
        ("check-kind", 14.0),
        ("column-remarks", 60.0),
    ];
    style::begin(sheet, &names.sources, &heads.map(|(key, width)| (texts.t(key), width)), 0)?;
    let words = style::words();
    for (document, row) in book.documents.iter().zip(1_u32..) {
        for (text, column) in document.iter().zip(0_u16..) {
            style::text(sheet, row, column, text, &words)?;
        }
    }
    Ok(())
}
