//! What a sheet of a zipped workbook says beside its cells: which rows and columns it hides, and which formulas have no
//! result. The workbook's reader tells neither.
//!
//! The bytes are looked at while the parts of the zip are counted, so that nothing is unpacked a second time.

use super::limits::{MAX_SHEET_ROWS, MAX_SHEETS};
use super::tags::{self, Tags};
use std::collections::BTreeMap;

/// Most ranges of hidden rows, or cells without result, that are kept; a hostile sheet alternates a million times.
const MOST: usize = 1_048_576;

/// What a sheet says beside its cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Unseen {
    /// Hidden rows, by their numbers from 1, both ends included, in order.
    pub(super) rows: Vec<(u64, u64)>,
    /// Hidden columns from 0, both ends included.
    pub(super) columns: Vec<(usize, usize)>,
    /// Cells with a formula whose result is not there: row and column from 0.
    pub(super) no_result: Vec<(u64, u64)>,
    /// Cells of sheets that tell no styles, whose style changes what is shown: row and column from 0, and the style.
    pub(super) styled: Vec<(u64, u64, usize)>,
}

impl Unseen {
    /// Adds a hidden row, which comes after those before it.
    pub(super) fn hide_row(&mut self, number: u64) {
        let room = self.rows.len() < MOST;
        match self.rows.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            Some((_, last)) if *last >= number => {}
            _ if room => self.rows.push((number, number)),
            _ => {}
        }
    }

    /// Adds hidden columns, from 0, both ends included.
    pub(super) fn hide_columns(&mut self, ends: Option<(usize, usize)>) {
        let room = self.columns.len() < MOST;
        self.columns.extend(ends.filter(|(first, last)| room && first <= last));
    }

    /// Whether the cell at a place, from 0, has a formula without result.
    pub(super) fn lacks_result(&self, row: u64, column: u64) -> bool {
        !self.no_result.is_empty() && self.no_result.binary_search(&(row, column)).is_ok()
    }

    /// The style of the cell at a place, from 0.
    pub(super) fn style(&self, row: u64, column: u64) -> Option<usize> {
        let found = self.styled.binary_search_by_key(&(row, column), |(row, column, _)| (*row, *column)).ok()?;
        self.styled.get(found).map(|(.., style)| *style)
    }

    /// Puts everything in order, so that it can be looked up.
    pub(super) fn sorted(mut self) -> Self {
        self.no_result.sort_unstable();
        self.styled.sort_unstable();
        self
    }
}

/// What the tags of a sheet say, one after the other.
#[derive(Debug, Default)]
pub(super) struct SheetLook {
    tags: Tags,
    sheet: Sheet,
}

impl SheetLook {
    pub(super) fn look(&mut self, piece: &[u8]) {
        let sheet = &mut self.sheet;
        self.tags.read(piece, &mut |tag, text_before| sheet.tag(tag, text_before));
    }

    pub(super) fn finish(self) -> Unseen {
        self.sheet.found.sorted()
    }
}

#[derive(Debug, Default)]
struct Sheet {
    found: Unseen,
    in_value: bool,
    /// Number of the row from 1, and the column from 0.
    row: u64,
    column: u64,
    /// The tag of the cell, whether it has a formula, and whether it has a value.
    cell: Vec<u8>,
    formula: bool,
    value: bool,
}

impl Sheet {
    fn tag(&mut self, tag: &[u8], text_before: bool) {
        if std::mem::take(&mut self.in_value) && text_before {
            self.value = true;
        }
        let (closes, is_empty) = (tag.first() == Some(&b'/'), tag.last() == Some(&b'/'));
        match tags::local_name(tag) {
            b"row" if !closes => {
                self.row = number(tag, b"r").unwrap_or(self.row + 1);
                self.column = 0;
                if is_true(tag, b"hidden") || is_zero(tag, b"ht") {
                    self.found.hide_row(self.row);
                }
            }
            b"col" if !closes && (is_true(tag, b"hidden") || is_zero(tag, b"width")) => {
                let end = |name: &[u8]| usize::try_from(number(tag, name)?.checked_sub(1)?).ok();
                self.found.hide_columns(end(b"min").zip(end(b"max")));
            }
            b"c" if closes => {
                if self.formula && !self.value && tags::attribute(&self.cell, b"t") != Some("str") {
                    let place = tags::attribute(&self.cell, b"r").and_then(place);
                    let place = place.unwrap_or((self.row.saturating_sub(1), self.column));
                    if self.found.no_result.len() < MOST {
                        self.found.no_result.push(place);
                    }
                }
                self.formula = false;
                self.column += 1;
            }
            b"c" => {
                if let Some((_, column)) = tags::attribute(tag, b"r").and_then(place) {
                    self.column = column;
                }
                (self.formula, self.value) = (false, false);
                self.cell.clear();
                self.cell.extend_from_slice(tag);
                self.column += u64::from(is_empty);
            }
            b"f" if !closes => self.formula = true,
            b"v" if !closes && !is_empty => self.in_value = true,
            b"is" => self.value = true,
            _ => {}
        }
    }
}

fn is_true(tag: &[u8], name: &[u8]) -> bool {
    matches!(tags::attribute(tag, name), Some("1" | "true" | "on"))
}

/// Whether a height or width is nothing.
fn is_zero(tag: &[u8], name: &[u8]) -> bool {
    tags::attribute(tag, name).and_then(|text| text.parse::<f64>().ok()) == Some(0.0)
}

fn number(tag: &[u8], name: &[u8]) -> Option<u64> {
    tags::attribute(tag, name)?.trim().parse().ok()
}

/// `D3` as row and column from 0.
fn place(text: &str) -> Option<(u64, u64)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = text.split_at_checked(letters)?;
    let number = column.bytes().try_fold(0_u64, |sum, letter| {
        sum.checked_mul(26)?.checked_add(u64::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    Some((row.parse::<u64>().ok()?.checked_sub(1)?, number.checked_sub(1)?))
}

/// What the tables of an OpenDocument workbook hide, in their order.
#[derive(Debug, Default)]
pub(super) struct OdsLook {
    tags: Tags,
    tables: Vec<Unseen>,
    /// Rows and columns of the table so far.
    rows: u64,
    columns: u64,
}

impl OdsLook {
    pub(super) fn look(&mut self, piece: &[u8]) {
        let Self { tags, tables, rows, columns } = self;
        tags.read(piece, &mut |tag, _| {
            if tag.first() == Some(&b'/') {
                return;
            }
            // By hand, or by a filter.
            let hides = || matches!(tags::attribute(tag, b"table:visibility"), Some("collapse" | "filter"));
            let times = |name: &[u8]| number(tag, name).unwrap_or(1).max(1);
            match tags::local_name(tag) {
                b"table" if tables.len() <= MAX_SHEETS => {
                    tables.push(Unseen::default());
                    (*rows, *columns) = (0, 0);
                }
                b"table-row" => {
                    let count = times(b"table:number-rows-repeated");
                    if let Some(table) = tables.last_mut().filter(|_| hides()) {
                        let last = rows.saturating_add(count).min(MAX_SHEET_ROWS);
                        (*rows + 1..=last).for_each(|number| table.hide_row(number));
                    }
                    *rows = rows.saturating_add(count);
                }
                b"table-column" => {
                    let count = times(b"table:number-columns-repeated");
                    if let Some(table) = tables.last_mut().filter(|_| hides()) {
                        let ends = (usize::try_from(*columns), usize::try_from(columns.saturating_add(count - 1)));
                        table.hide_columns(ends.0.ok().zip(ends.1.ok()));
                    }
                    *columns = columns.saturating_add(count);
                }
                _ => {}
            }
        });
    }

    pub(super) fn finish(self) -> Vec<Unseen> {
        self.tables
    }
}

/// What the sheets of a workbook say, by the path of their part in lower case.
#[derive(Debug, Default)]
pub(super) struct Looks {
    open: Option<(String, SheetLook)>,
    done: BTreeMap<String, Unseen>,
}

impl Looks {
    pub(super) fn look(&mut self, path: &str, piece: &[u8]) {
        if self.open.as_ref().is_some_and(|(open, _)| open != path) {
            self.close();
        }
        if path.contains("worksheets") {
            self.open.get_or_insert_with(|| (path.to_owned(), SheetLook::default())).1.look(piece);
        }
    }

    fn close(&mut self) {
        if let Some((path, look)) = self.open.take() {
            self.done.insert(key(&path), look.finish());
        }
    }

    pub(super) fn finish(mut self) -> BTreeMap<String, Unseen> {
        self.close();
        self.done
    }
}

/// Some writers use backslashes, and Excel ignores case.
pub(super) fn key(path: &str) -> String {
    path.replace('\\', "/").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = "<x:worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min='5' max='5'/>\
        <col min='7' max='7' width=\"0\" customWidth=\"1\"/></cols>\
        <sheetData><row r=\"1\"><c r=\"A1\"><f>B1</f><v>1</v></c></row><row r=\"2\" hidden=\"true\"/>\
        <row hidden=\"1\"><c><v>1</v></c><c><f>A1</f><v/></c></row>\
        <x:row r=\"7\"><x:c r=\"C7\"><x:f>A1</x:f><x:v></x:v></x:c><c r=\"D7\" t=\"str\"><f>\"\"</f><v></v></c>\
        <c r=\"E7\"><f t=\"shared\" si=\"0\"/></c></x:row><row r=\"9\" spans=\"1:2\" ht=\"0\" customHeight=\"1\"/>";

    #[test]
    fn hidden_parts_and_open_formulas_are_found_however_the_bytes_come() {
        let wanted = Unseen {
            rows: vec![(2, 3), (9, 9)],
            columns: vec![(1, 2), (6, 6)],
            no_result: vec![(2, 1), (6, 2), (6, 4)],
            styled: Vec::new(),
        };
        for size in [1, 3, 7, 4096] {
            let mut look = SheetLook::default();
            SHEET.as_bytes().chunks(size).for_each(|piece| look.look(piece));
            assert_eq!(look.finish(), wanted, "{size}");
        }
    }
}
