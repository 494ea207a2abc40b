//! Workbooks of Excel (XLSX, XLSB, XLS) → rows; formulas give the value that the workbook last showed.

use super::archive::Archive;
use super::cfb::Styled;
use super::error::{Place, ReadError, ReadProblem};
use super::format::Shown;
use super::limits::MAX_SHEETS;
use super::pump::{Assembler, Halt, HeadRoom, Out, contained, fill_head};
use super::sniff::Found;
use super::{cell, cfb, format};
use crate::model::grid::{Cell, FileKind, Merged, SheetHead};
use calamine::{Data, Dimensions, Range, Reader, Sheet, SheetType, SheetVisible, Style, Xls, Xlsb, Xlsx};
use std::fs::File;
use std::io::{BufReader, Seek, SeekFrom};

/// Merged cells of a sheet that are kept; headers have a few hundred at most.
const MAX_MERGED: usize = 20_000;

type Source = BufReader<File>;

/// An open workbook.
enum Workbook {
    Xlsx(Box<Xlsx<Source>>),
    Xlsb(Box<Xlsb<Source>>),
    /// With the cells of each sheet that a number format changes.
    Xls(Box<Xls<Source>>, Vec<Styled>),
}

/// The refusal for what the workbook reader says.
fn damaged(place: Place, error: &impl std::error::Error) -> ReadError {
    let said = error.to_string();
    let locked = said.to_ascii_lowercase().contains("password");
    place.refuse(if locked { ReadProblem::Protected } else { ReadProblem::Damaged(said) })
}

fn rewind(name: &str, file: &mut File) -> Result<(), ReadError> {
    let rewound = file.seek(SeekFrom::Start(0)).map(drop);
    rewound.map_err(|error| Place::file(name).refuse(ReadProblem::Unreadable(error.to_string())))
}

fn open(found: &Found) -> Result<Workbook, ReadError> {
    let place = || Place::file(&found.name);
    if found.kind == FileKind::Xls {
        let mut file = found.file()?;
        let styled = cfb::measure(&found.name, &mut file)?;
        rewind(&found.name, &mut file)?;
        let opened = Xls::new(BufReader::new(file));
        return opened.map(|book| Workbook::Xls(Box::new(book), styled)).map_err(|error| damaged(place(), &error));
    }
    Archive::open(&found.name, &found.file()?)?.measure()?;
    let mut file = found.file()?;
    rewind(&found.name, &mut file)?;
    let source = BufReader::new(file);
    if found.kind == FileKind::Xlsb {
        let opened = Xlsb::new(source);
        opened.map(|book| Workbook::Xlsb(Box::new(book))).map_err(|error| damaged(place(), &error))
    } else {
        let opened = Xlsx::new(source);
        opened.map(|book| Workbook::Xlsx(Box::new(book))).map_err(|error| damaged(place(), &error))
    }
}

impl Workbook {
    /// The sheets that hold cells, in their order.
    fn sheets(&self) -> Vec<Sheet> {
        let all = match self {
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Xlsb(book) => book.sheets_metadata(),
            Self::Xls(book, _) => book.sheets_metadata(),
        };
        all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect()
    }

    /// The merged cells of a sheet, where the format lets them be read.
    fn merged(&mut self, name: &str) -> Vec<Merged> {
        // Where they cannot be read they are not known; the cells themselves say more about the damage.
        let found = match self {
            Self::Xlsx(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
            Self::Xls(book, _) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
            Self::Xlsb(_) => Vec::new(),
        };
        let merged =
            |area: &Dimensions| Merged { top: area.start.0, left: area.start.1, bottom: area.end.0, right: area.end.1 };
        found.iter().take(MAX_MERGED).map(merged).collect()
    }

    /// Puts out the rows of a sheet.
    fn read(&mut self, place: &Place, name: &str, out: &mut dyn Out) -> Result<(), Halt> {
        let fault = |error: &dyn std::error::Error| {
            Halt::Refused(place.clone().refuse(ReadProblem::Damaged(error.to_string())))
        };
        let mut rows = Assembler::new(place.clone(), out);
        match self {
            Self::Xlsx(book) => {
                let from_1904 = book.has_1904_epoch();
                let mut cells = book.worksheet_cells_reader(name).map_err(|error| fault(&error))?;
                let height = f64::from(cells.dimensions().end.0.max(1));
                let styles: Vec<Shown> = cells.styles().iter().map(shown).collect();
                while let Some((found, style)) = cells.next_cell_with_style_id().map_err(|error| fault(&error))? {
                    let (row, column) = found.get_position();
                    rows.progress(f64::from(row) / height);
                    let value = match cell::from_ref(found.get_value()) {
                        Cell::Number(number) => as_shown(number, styles.get(style).copied(), from_1904),
                        other => other,
                    };
                    rows.cell(row.into(), column.into(), value)?;
                }
            }
            Self::Xlsb(book) => {
                let mut cells = book.worksheet_cells_reader(name).map_err(|error| fault(&error))?;
                let height = f64::from(cells.dimensions().end.0.max(1));
                while let Some(found) = cells.next_cell().map_err(|error| fault(&error))? {
                    let (row, column) = found.get_position();
                    rows.progress(f64::from(row) / height);
                    rows.cell(row.into(), column.into(), cell::from_ref(found.get_value()))?;
                }
            }
            Self::Xls(book, styled) => {
                let position = book.sheets_metadata().iter().position(|sheet| sheet.name == name);
                let styled = position.and_then(|position| styled.get(position));
                let range = book.worksheet_range(name).map_err(|error| fault(&error))?;
                read_range(&range, styled, book.has_1904_epoch(), &mut rows)?;
            }
        }
        rows.finish()
    }
}

/// How a style shows numbers.
fn shown(style: &Style) -> Shown {
    style.number_format.as_ref().map_or(Shown::Plain, |format| format::shown(&format.format_code))
}

/// A number as its style shows it.
fn as_shown(number: f64, style: Option<Shown>, from_1904: bool) -> Cell {
    match style {
        Some(Shown::Percent) => cell::percent(number),
        Some(Shown::Era) => cell::serial(number, from_1904),
        Some(Shown::Plain) | None => Cell::Number(number),
    }
}

fn read_range(
    range: &Range<Data>,
    styled: Option<&Styled>,
    from_1904: bool,
    rows: &mut Assembler<'_>,
) -> Result<(), Halt> {
    let (top, left) = range.start().unwrap_or_default();
    let height = range.height().max(1) as f64;
    for (down, cells) in range.rows().enumerate() {
        rows.progress(down as f64 / height);
        for (right, value) in cells.iter().enumerate() {
            let (row, column) = (u64::from(top) + down as u64, u64::from(left) + right as u64);
            let value = match cell::from_data(value) {
                Cell::Number(number) => as_shown(number, styled.and_then(|styled| styled.of(row, column)), from_1904),
                other => other,
            };
            rows.cell(row, column, value)?;
        }
    }
    Ok(())
}

/// The heads of all sheets.
///
/// # Errors
/// [`ReadError`] where the workbook or one of its sheets cannot be read.
pub(super) fn heads(found: &Found) -> Result<Vec<SheetHead>, ReadError> {
    contained(&found.name, || {
        let mut book = open(found)?;
        let sheets = book.sheets();
        if sheets.len() > MAX_SHEETS {
            return Err(Place::file(&found.name).refuse(ReadProblem::TooManyParts(MAX_SHEETS as u64)));
        }
        let (mut heads, mut room) = (Vec::new(), HeadRoom::new());
        for sheet in sheets {
            let hidden = sheet.visible != SheetVisible::Visible;
            let mut head = SheetHead { name: sheet.name.clone(), hidden, ..SheetHead::default() };
            let place = Place::file(&found.name).sheet(&sheet.name);
            fill_head(&mut head, place.clone(), &mut room, |out| book.read(&place, &sheet.name, out))?;
            head.merged = book.merged(&sheet.name);
            heads.push(head);
        }
        Ok(heads)
    })
}

/// Puts out the rows of the sheet at a position among those that hold cells.
///
/// # Errors
/// [`Halt`].
pub(super) fn read(found: &Found, sheet: usize, out: &mut dyn Out) -> Result<(), Halt> {
    let mut book = open(found)?;
    let sheets = book.sheets();
    let Some(wanted) = sheets.get(sheet) else {
        return Err(Place::file(&found.name).refuse(ReadProblem::NoSheet(sheet as u64 + 1)).into());
    };
    book.read(&Place::file(&found.name).sheet(&wanted.name), &wanted.name, out)
}
