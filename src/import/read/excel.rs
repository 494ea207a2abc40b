//! Workbooks of Excel (XLSX, XLSB, XLS) → rows; formulas give the value that the workbook last showed.

use super::archive::Archive;
use super::cfb::Told;
use super::error::{Place, ReadError, ReadProblem};
use super::format::Format;
use super::limits::MAX_SHEETS;
use super::pump::{Assembler, Halt, HeadRoom, Out, contained, fill_head};
use super::shown::shown;
use super::sniff::Found;
use super::unseen::{Looks, Unseen};
use super::{binary, book, cell, cfb};
use crate::model::grid::{Cell, FileKind, Merged, NO_RESULT, SheetHead};
use calamine::{Data, Dimensions, Range, Reader, Sheet, SheetType, SheetVisible, Style, Xls, Xlsb, Xlsx};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Seek, SeekFrom};

/// Merged cells of a sheet that are kept; headers have a few hundred at most.
const MAX_MERGED: usize = 20_000;

type Source = BufReader<File>;

/// An open workbook.
struct Workbook {
    kind: Kind,
    /// Number formats by style, where the reader of the cells does not tell them.
    styles: Vec<Format>,
    /// What the sheets say beside their cells, by their names.
    unseen: BTreeMap<String, Unseen>,
}

enum Kind {
    Xlsx(Box<Xlsx<Source>>),
    Xlsb(Box<Xlsb<Source>>),
    Xls(Box<Xls<Source>>),
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
        return open_old(found);
    }
    let mut archive = Archive::open(&found.name, &found.file()?)?;
    let is_binary = found.kind == FileKind::Xlsb;
    let (mut xml, mut records) = (Looks::default(), binary::Looks::default());
    archive.measure(&mut |path, piece| if is_binary { records.look(path, piece) } else { xml.look(path, piece) })?;
    let told = if is_binary {
        let styles = binary::styles(&mut archive)?;
        (binary::parts(&mut archive)?, records.finish(&styles), styles)
    } else {
        (book::parts(&mut archive)?, xml.finish(), Vec::new())
    };
    let (parts, mut looks, styles) = told;
    let of_sheet = |(name, path): (String, String)| looks.remove(&path).map(|unseen| (name, unseen));
    let unseen = parts.into_iter().filter_map(of_sheet).collect();
    let mut file = found.file()?;
    rewind(&found.name, &mut file)?;
    let source = BufReader::new(file);
    let kind = if is_binary {
        let opened = Xlsb::new(source);
        Kind::Xlsb(Box::new(opened.map_err(|error| damaged(place(), &error))?))
    } else {
        let opened = Xlsx::new(source);
        Kind::Xlsx(Box::new(opened.map_err(|error| damaged(place(), &error))?))
    };
    Ok(Workbook { kind, styles, unseen })
}

/// Opens a workbook of Excel 97 to 2003.
fn open_old(found: &Found) -> Result<Workbook, ReadError> {
    let mut file = found.file()?;
    let Told { styles, sheets } = cfb::measure(&found.name, &mut file)?;
    rewind(&found.name, &mut file)?;
    let opened = Xls::new(BufReader::new(file)).map_err(|error| damaged(Place::file(&found.name), &error))?;
    let names = opened.sheets_metadata().iter().map(|sheet| sheet.name.clone());
    let unseen = names.zip(sheets).collect();
    Ok(Workbook { kind: Kind::Xls(Box::new(opened)), styles, unseen })
}

impl Workbook {
    /// The sheets that hold cells, in their order.
    fn sheets(&self) -> Vec<Sheet> {
        let all = match &self.kind {
            Kind::Xlsx(book) => book.sheets_metadata(),
            Kind::Xlsb(book) => book.sheets_metadata(),
            Kind::Xls(book) => book.sheets_metadata(),
        };
        all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect()
    }

    /// The merged cells of a sheet, where the format lets them be read.
    fn merged(&mut self, name: &str) -> Vec<Merged> {
        // Where they cannot be read they are not known; the cells themselves say more about the damage.
        let found = match &mut self.kind {
            Kind::Xlsx(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
            Kind::Xls(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
            Kind::Xlsb(_) => Vec::new(),
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
        let nothing = Unseen::default();
        let unseen = self.unseen.get(name).unwrap_or(&nothing);
        let own = |row: u64, column: u64| unseen.style(row, column).and_then(|style| self.styles.get(style));
        let mut rows = Assembler::new(place.clone(), out);
        match &mut self.kind {
            Kind::Xlsx(book) => {
                let from_1904 = book.has_1904_epoch();
                let mut cells = book.worksheet_cells_reader(name).map_err(|error| fault(&error))?;
                let height = f64::from(cells.dimensions().end.0.max(1));
                let styles: Vec<Format> = cells.styles().iter().map(format).collect();
                while let Some((found, style)) = cells.next_cell_with_style_id().map_err(|error| fault(&error))? {
                    let (row, column) = found.get_position();
                    rows.progress(f64::from(row) / height);
                    let (row, column) = (row.into(), column.into());
                    let value = if unseen.lacks_result(row, column) {
                        Cell::Fault(NO_RESULT.to_owned())
                    } else {
                        shown(cell::from_ref(found.get_value()), styles.get(style), from_1904)
                    };
                    rows.cell(row, column, value)?;
                }
            }
            Kind::Xlsb(book) => {
                let from_1904 = book.has_1904_epoch();
                let mut cells = book.worksheet_cells_reader(name).map_err(|error| fault(&error))?;
                let height = f64::from(cells.dimensions().end.0.max(1));
                while let Some(found) = cells.next_cell().map_err(|error| fault(&error))? {
                    let (row, column) = found.get_position();
                    rows.progress(f64::from(row) / height);
                    let (row, column) = (row.into(), column.into());
                    rows.cell(row, column, shown(cell::from_ref(found.get_value()), own(row, column), from_1904))?;
                }
            }
            Kind::Xls(book) => {
                let range = book.worksheet_range(name).map_err(|error| fault(&error))?;
                read_range(&range, &own, book.has_1904_epoch(), &mut rows)?;
            }
        }
        rows.finish()
    }
}

/// The number format of a style.
fn format(style: &Style) -> Format {
    style.number_format.as_ref().map_or_else(Format::default, |format| Format::parse(&format.format_code))
}

fn read_range<'f>(
    range: &Range<Data>,
    format: &dyn Fn(u64, u64) -> Option<&'f Format>,
    from_1904: bool,
    rows: &mut Assembler<'_>,
) -> Result<(), Halt> {
    let (top, left) = range.start().unwrap_or_default();
    let height = range.height().max(1) as f64;
    for (down, cells) in range.rows().enumerate() {
        rows.progress(down as f64 / height);
        for (right, value) in cells.iter().enumerate() {
            let (row, column) = (u64::from(top) + down as u64, u64::from(left) + right as u64);
            rows.cell(row, column, shown(cell::from_data(value), format(row, column), from_1904))?;
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
            if let Some(unseen) = book.unseen.get_mut(&sheet.name) {
                head.hidden_rows = std::mem::take(&mut unseen.rows);
                head.hidden_columns = std::mem::take(&mut unseen.columns);
            }
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
