//! The two sheets of the form: the table, and the choices of its lists.

use super::{Column, Form, FormCell, FormRow};
use crate::export::check_workbook::style;
use crate::model::grid::column_letters;
use crate::model::indicator::{Level, Polarity};
use crate::model::target::TargetKind;
use crate::model::theme::Theme;
use crate::text::catalogue::Texts;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, Format, Formula, IgnoreError, Note, Worksheet, XlsxError,
};

/// Rows that the drop-down lists serve beyond those that are filled.
const ROOM: u32 = 500;

/// Ground of the row that is an example.
const EXAMPLE: Color = Color::RGB(0x00F3_F3F0);

/// Colour of its words.
const FAINT: Color = Color::RGB(0x0052_5B66);

/// The choices of the drop-down lists.
pub(super) struct Lists(Vec<(Column, Vec<String>)>);

impl Lists {
    pub(super) fn new(texts: &Texts) -> Self {
        // A target has a direction, so that neither is no choice.
        let wanted = Polarity::ALL.iter().filter(|polarity| **polarity != Polarity::Neutral);
        // Measures and statistics have no targets.
        let levels = Level::ALL.iter().filter(|level| !matches!(level, Level::ProjectMeasure | Level::Statistic));
        Self(vec![
            (Column::Polarity, wanted.map(|polarity| texts.polarity(*polarity)).collect()),
            (Column::Kind, TargetKind::ALL.iter().map(|kind| texts.target_kind(*kind)).collect()),
            (Column::Level, levels.map(|level| texts.level(*level)).collect()),
            (Column::Theme, Theme::ALL.iter().map(|theme| texts.theme(*theme)).collect()),
        ])
    }
}

/// Position of a column in the sheet.
fn place(column: Column, actuals: usize) -> u16 {
    let at = Column::ALL.iter().position(|other| *other == column).unwrap_or_default();
    let at = if at < Column::BEFORE.len() { at } else { at + actuals };
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// Writes the table.
pub(super) fn table(sheet: &mut Worksheet, form: &Form, lists: &Lists, texts: &Texts) -> Result<(), XlsxError> {
    let heading = |column: &Column| (texts.t(&format!("template-column-{}", column.key())), column.width());
    let actuals = form.actuals.iter().map(|column| (column.heading.clone(), 13.0));
    let heads: Vec<(String, f64)> =
        Column::BEFORE.iter().map(heading).chain(actuals).chain(Column::BEHIND.iter().map(heading)).collect();
    // The city and everything up to the indicator stay in sight only on wide screens; the heading always does.
    style::begin(sheet, &texts.t("template-sheet"), &heads, 0)?;
    for column in Column::ALL {
        let words = texts.t(&format!("template-note-{}", column.key()));
        note(sheet, place(*column, form.actuals.len()), &words)?;
    }
    for (column, at) in form.actuals.iter().zip(Column::BEFORE.len()..) {
        let words = texts.t(if column.is_total { "template-note-total" } else { "template-note-actual" });
        note(sheet, u16::try_from(at).unwrap_or(u16::MAX), &words)?;
    }
    let shown = Format::new().set_background_color(EXAMPLE).set_font_color(FAINT).set_italic();
    row(sheet, 1, &form.example, &shown)?;
    for (filled, at) in form.rows.iter().zip(2_u32..) {
        row(sheet, at, filled, &Format::new())?;
    }
    let last = u32::try_from(form.rows.len()).unwrap_or(u32::MAX).saturating_add(1 + ROOM);
    for ((column, _), at) in lists.0.iter().zip(0_usize..) {
        let column = place(*column, form.actuals.len());
        sheet.add_data_validation(2, column, last.min(1_048_575), column, &offered(lists, at, texts))?;
    }
    Ok(())
}

/// What a heading means, in one sentence at its cell.
fn note(sheet: &mut Worksheet, column: u16, words: &str) -> Result<(), XlsxError> {
    let note = Note::new(words).add_author_prefix(false).set_width(260).set_height(90);
    sheet.insert_note(0, column, &note).map(|_| ())
}

/// The list of a column, whose choices stand on the other sheet.
fn offered(lists: &Lists, at: usize, texts: &Texts) -> DataValidation {
    let count = lists.0.get(at).map_or(0, |(_, choices)| choices.len());
    let (name, letters) = (texts.t("template-sheet-words"), column_letters(at));
    let range = Formula::new(format!("='{name}'!${letters}$2:${letters}${}", count + 1));
    // The importer also knows other words and says where it does not, so that the sheet only warns.
    DataValidation::new().allow_list_formula(range).set_error_style(DataValidationErrorStyle::Warning)
}

fn row(sheet: &mut Worksheet, at: u32, row: &FormRow, format: &Format) -> Result<(), XlsxError> {
    let (before, behind) = row.cells.split_at(Column::BEFORE.len().min(row.cells.len()));
    let cells = before.iter().chain(&row.actuals).chain(behind);
    for (cell, column) in cells.zip(0_u16..) {
        match cell {
            FormCell::Empty => drop(sheet.write_blank(at, column, format)?),
            FormCell::Text(words) => style::text(sheet, at, column, words, format)?,
            FormCell::Number(number) => {
                let decimals = usize::from(number.decimals());
                let exact = number.value().to_string().split_once('.').map_or(0, |(_, digits)| digits.len());
                if exact == decimals {
                    sheet.write_number_with_format(at, column, number.value(), format)?;
                } else {
                    // A cell with a number keeps no zeros at its end (3.20), which say how it was measured.
                    sheet.write_string_with_format(at, column, number.to_string(), format)?;
                    sheet.ignore_error(at, column, IgnoreError::NumberStoredAsText)?;
                }
            }
        }
    }
    Ok(())
}

/// Writes the choices, a column for each list.
pub(super) fn words(sheet: &mut Worksheet, lists: &Lists, texts: &Texts) -> Result<(), XlsxError> {
    let heads: Vec<(String, f64)> =
        lists.0.iter().map(|(column, _)| (texts.t(&format!("template-column-{}", column.key())), 28.0)).collect();
    style::begin(sheet, &texts.t("template-sheet-words"), &heads, 0)?;
    let plain = Format::new();
    for ((_, choices), column) in lists.0.iter().zip(0_u16..) {
        for (choice, at) in choices.iter().zip(1_u32..) {
            style::text(sheet, at, column, choice, &plain)?;
        }
    }
    Ok(())
}
