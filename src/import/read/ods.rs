//! Workbooks of OpenDocument → rows, streamed: a repeat count is never unfolded in memory.
//!
//! Reference: OASIS, Open Document Format for Office Applications 1.3, part 3, chapters 9 and 19.

use super::archive::{Archive, damaged};
use super::error::{Place, ReadError, ReadProblem};
use super::limits::{MAX_CELL_BYTES, MAX_SHEETS};
use super::pump::{Assembler, Halt, HeadRoom, Out, contained, fill_head};
use super::sniff::Found;
use super::unseen::{OdsLook, Unseen};
use super::{cell, shown};
use crate::model::grid::{Cell, Merged, NO_RESULT, SheetHead};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use zip::ZipArchive;

/// Merged cells of a sheet that are kept; headers have a few hundred at most.
const MAX_MERGED: usize = 20_000;

/// A part of the XML reader's own words, or ours.
fn broken(place: &Place, detail: &dyn std::fmt::Display) -> ReadError {
    place.clone().refuse(ReadProblem::Damaged(detail.to_string()))
}

/// One cell element with its repeat count.
struct Repeated {
    column: u64,
    count: u64,
    cell: Cell,
}

/// A walk through `content.xml`.
struct Walk<R> {
    xml: quick_xml::Reader<R>,
    buffer: Vec<u8>,
    place: Place,
    /// Styles of tables by which they are hidden.
    hidden: BTreeMap<String, bool>,
    /// What the tables hide, in their order.
    unseen: Vec<Unseen>,
}

/// The value of an attribute; none where it is not there.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok()??;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// A count, 1 where it is not told.
fn count(element: &BytesStart<'_>, name: &str) -> u64 {
    attribute(element, name).and_then(|text| text.trim().parse().ok()).unwrap_or(1)
}

impl<R: BufRead> Walk<R> {
    fn new(source: R, place: Place) -> Self {
        let mut xml = quick_xml::Reader::from_reader(source);
        xml.config_mut().expand_empty_elements = true;
        Self { xml, buffer: Vec::new(), place, hidden: BTreeMap::new(), unseen: Vec::new() }
    }

    /// Goes on to the next table; its name, and whether it is hidden.
    fn next_table(&mut self) -> Result<Option<(String, bool)>, ReadError> {
        let mut style = String::new();
        loop {
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer).map_err(|error| broken(&self.place, &error))? {
                Event::Start(element) => match element.name().into_inner() {
                    "style:style" => style = attribute(&element, "style:name").unwrap_or_default(),
                    "style:table-properties" => {
                        let hides = attribute(&element, "table:display").as_deref() == Some("false");
                        self.hidden.insert(style.clone(), hides);
                    }
                    "table:table" => {
                        let name = attribute(&element, "table:name").unwrap_or_default();
                        let style = attribute(&element, "table:style-name").unwrap_or_default();
                        return Ok(Some((name, self.hidden.get(&style).copied().unwrap_or_default())));
                    }
                    _ => {}
                },
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// The next row of the table: how often it is repeated; its cells in `cells`. `None` at the end of the table.
    fn next_row(&mut self, cells: &mut Vec<Repeated>, merged: &mut Vec<Span>) -> Result<Option<u64>, ReadError> {
        cells.clear();
        let (mut repeat, mut column) = (None, 0_u64);
        loop {
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer).map_err(|error| broken(&self.place, &error))? {
                Event::Start(element) => match element.name().into_inner() {
                    "table:table-row" => repeat = Some(count(&element, "table:number-rows-repeated")),
                    "table:table-cell" | "table:covered-table-cell" if repeat.is_some() => {
                        let times = count(&element, "table:number-columns-repeated");
                        let (wide, high) = (
                            count(&element, "table:number-columns-spanned"),
                            count(&element, "table:number-rows-spanned"),
                        );
                        if wide > 1 || high > 1 {
                            merged.push(Span { column, wide, high });
                        }
                        let covered = element.name().into_inner() == "table:covered-table-cell";
                        let about = About::of(&element);
                        let text = self.text()?;
                        let value = if covered { Cell::Empty } else { about.cell(text) };
                        if value != Cell::Empty {
                            cells.push(Repeated { column, count: times, cell: value });
                        }
                        column = column.saturating_add(times);
                    }
                    _ => {}
                },
                Event::End(element) => match element.name().into_inner() {
                    "table:table-row" => return Ok(Some(repeat.unwrap_or(1))),
                    "table:table" => return Ok(None),
                    _ => {}
                },
                Event::Eof => return Err(broken(&self.place, &"the table has no end")),
                _ => {}
            }
        }
    }

    /// The paragraphs of the cell that was just opened, up to its end.
    fn text(&mut self) -> Result<String, ReadError> {
        let (mut text, mut depth, mut paragraph, mut aside) = (String::new(), 1_u32, 0_u32, 0_u32);
        while depth > 0 {
            self.buffer.clear();
            let event = self.xml.read_event_into(&mut self.buffer).map_err(|error| broken(&self.place, &error))?;
            let shown = paragraph > 0 && aside == 0;
            match event {
                Event::Start(element) => {
                    depth += 1;
                    match element.name().into_inner() {
                        // Comments, and readings above kanji, are no part of the text.
                        "office:annotation" | "text:ruby-text" => aside += 1,
                        "text:p" => {
                            if aside == 0 && !text.is_empty() {
                                text.push('\n');
                            }
                            paragraph += 1;
                        }
                        "text:s" if shown => {
                            let spaces = count(&element, "text:c").min(MAX_CELL_BYTES as u64 + 1);
                            text.extend(std::iter::repeat_n(' ', usize::try_from(spaces).unwrap_or(1)));
                        }
                        "text:tab" if shown => text.push('\t'),
                        "text:line-break" if shown => text.push('\n'),
                        _ => {}
                    }
                }
                Event::End(element) => {
                    depth -= 1;
                    match element.name().into_inner() {
                        "office:annotation" | "text:ruby-text" => aside = aside.saturating_sub(1),
                        "text:p" => paragraph = paragraph.saturating_sub(1),
                        _ => {}
                    }
                }
                Event::Text(part) if shown => text.push_str(&part.xml10_content()),
                Event::CData(part) if shown => text.push_str(&part.xml10_content()),
                Event::GeneralRef(entity) => {
                    let named = quick_xml::escape::resolve_predefined_entity(&entity);
                    match (named, entity.resolve_char_ref()) {
                        (Some(known), _) if shown => text.push_str(known),
                        (None, Ok(Some(c))) if shown => text.push(c),
                        (Some(_), _) | (None, Ok(Some(_))) => {}
                        // Entities of a file's own making are how a short file becomes a giant.
                        _ => return Err(broken(&self.place, &"an entity that is not known")),
                    }
                }
                Event::Eof => return Err(broken(&self.place, &"a cell has no end")),
                _ => {}
            }
            if text.len() > MAX_CELL_BYTES {
                return Err(self.place.clone().refuse(ReadProblem::CellTooLong(MAX_CELL_BYTES as u64)));
            }
        }
        Ok(text)
    }
}

/// A cell that covers others.
struct Span {
    column: u64,
    wide: u64,
    high: u64,
}

/// What the attributes of a cell say.
struct About {
    kind: String,
    value: String,
    fault: bool,
    formula: bool,
}

impl About {
    fn of(element: &BytesStart<'_>) -> Self {
        let kind = attribute(element, "office:value-type").unwrap_or_default();
        let name = match kind.as_str() {
            "date" => "office:date-value",
            "boolean" => "office:boolean-value",
            "string" => "office:string-value",
            _ => "office:value",
        };
        let value = attribute(element, name).unwrap_or_default();
        let fault = attribute(element, "calcext:value-type").as_deref() == Some("error");
        let formula = attribute(element, "table:formula").is_some();
        Self { kind, value, fault, formula }
    }

    fn cell(self, text: String) -> Cell {
        if self.fault {
            return Cell::Fault(text);
        }
        if self.formula && self.kind.is_empty() && text.is_empty() {
            return Cell::Fault(NO_RESULT.to_owned());
        }
        match self.kind.as_str() {
            "float" | "currency" => match self.value.parse() {
                Ok(number) => shown::beside_text(number, &text),
                Err(_) => Cell::Text(text),
            },
            "percentage" => self.value.parse().map_or(Cell::Text(text), |number| shown::percent(number, None)),
            "date" => shown::date_beside_text(cell::iso(&self.value), &text),
            "boolean" => Cell::Bool(self.value == "true"),
            "string" if !self.value.is_empty() => Cell::Text(self.value),
            _ => cell::text_or_empty(&text),
        }
    }
}

/// Puts out the rows of the table that the walk is in.
fn read_table<R: BufRead>(
    walk: &mut Walk<R>,
    place: Place,
    merged: &mut Vec<Merged>,
    out: &mut dyn Out,
) -> Result<(), Halt> {
    let mut rows = Assembler::new(place, out);
    let (mut cells, mut spans, mut row) = (Vec::new(), Vec::new(), 0_u64);
    while let Some(repeat) = walk.next_row(&mut cells, &mut spans)? {
        for span in spans.drain(..) {
            let end = |from: u64, count: u64| u32::try_from(from.saturating_add(count.saturating_sub(1))).ok();
            let corners = (u32::try_from(row).ok(), u32::try_from(span.column).ok());
            if let ((Some(top), Some(left)), Some(bottom), Some(right)) =
                (corners, end(row, span.high), end(span.column, span.wide))
                && merged.len() < MAX_MERGED
            {
                merged.push(Merged { top, left, bottom, right });
            }
        }
        if !cells.is_empty() {
            for down in 0..repeat {
                for Repeated { column, count, cell } in &cells {
                    for right in 0..*count {
                        rows.cell(row.saturating_add(down), column.saturating_add(right), cell.clone())?;
                    }
                }
            }
        }
        row = row.saturating_add(repeat);
    }
    rows.finish()
}

/// Runs `work` on the content of the workbook.
fn walk<T>(
    found: &Found,
    work: impl FnOnce(&mut Walk<BufReader<zip::read::ZipFile<'_, BufReader<std::fs::File>>>>) -> Result<T, Halt>,
) -> Result<T, Halt> {
    let place = Place::file(&found.name);
    let file = found.file()?;
    let mut archive = Archive::open(&found.name, &file)?;
    let mut look = OdsLook::default();
    archive.measure(&mut |path, piece| {
        if path == "content.xml" {
            look.look(piece);
        }
    })?;
    let manifest = archive.bytes("META-INF/manifest.xml", 1)?.unwrap_or_default();
    if String::from_utf8_lossy(&manifest).contains("encryption-data") {
        return Err(place.refuse(ReadProblem::Protected).into());
    }
    let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|error| damaged(&found.name, &error))?;
    let content = zip.by_name("content.xml").map_err(|error| damaged(&found.name, &error))?;
    let mut walk = Walk::new(BufReader::new(content), place);
    walk.unseen = look.finish();
    work(&mut walk)
}

/// The heads of all sheets.
///
/// # Errors
/// [`ReadError`] where the workbook or one of its sheets cannot be read.
pub(super) fn heads(found: &Found) -> Result<Vec<SheetHead>, ReadError> {
    let read = contained(&found.name, || {
        walk(found, |walk| {
            let (mut heads, mut room) = (Vec::new(), HeadRoom::new());
            while let Some((name, hidden)) = walk.next_table()? {
                if heads.len() >= MAX_SHEETS {
                    return Err(Place::file(&found.name).refuse(ReadProblem::TooManyParts(MAX_SHEETS as u64)).into());
                }
                let place = Place::file(&found.name).sheet(&name);
                let mut head = SheetHead { name, hidden, ..SheetHead::default() };
                let mut merged = Vec::new();
                fill_head(&mut head, place.clone(), &mut room, |out| read_table(walk, place, &mut merged, out))?;
                head.merged = merged;
                if let Some(unseen) = walk.unseen.get_mut(heads.len()) {
                    head.hidden_rows = std::mem::take(&mut unseen.rows);
                    head.hidden_columns = std::mem::take(&mut unseen.columns);
                }
                heads.push(head);
            }
            Ok(heads)
        })
    });
    read.map_err(|halt| match halt {
        Halt::Refused(error) => error,
        Halt::Enough => Place::file(&found.name).refuse(ReadProblem::Empty),
    })
}

/// Puts out the rows of the sheet at a position.
///
/// # Errors
/// [`Halt`].
pub(super) fn read(found: &Found, sheet: usize, out: &mut dyn Out) -> Result<(), Halt> {
    walk(found, |walk| {
        for _ in 0..sheet {
            walk.next_table()?;
        }
        let Some((name, _)) = walk.next_table()? else {
            return Err(Place::file(&found.name).refuse(ReadProblem::NoSheet(sheet as u64 + 1)).into());
        };
        read_table(walk, Place::file(&found.name).sheet(&name), &mut Vec::new(), out)
    })
}
