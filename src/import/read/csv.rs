//! Text with separators → rows, streamed in constant memory.
//!
//! Cells are texts as they stand; nothing is trimmed, and rows keep the length that they have. Only in a file with a
//! byte order mark, which is how tables are written for spreadsheets, a text that was marked so that it calculates
//! nothing loses that mark.

use super::Rows;
use super::decode::TextSource;
use super::dialect::{self, Dialect};
use super::error::{Place, ReadError, ReadProblem};
use super::limits::{MAX_CELL_BYTES, MAX_COLUMNS, MAX_ROW_BYTES};
use super::scan::{self, Scan, Span};
use crate::model::grid::{Cell, Encoding};
use crate::model::spreadsheet::plain;
use std::fs::File;

/// Bytes of text by which the dialect is told.
const SAMPLE: usize = 64 * 1024;

/// The rows of a text file.
pub(super) struct CsvRows {
    name: String,
    source: TextSource,
    dialect: Dialect,
    /// Decoded text from `at` on is still to be read.
    text: String,
    at: usize,
    /// Line on which `at` stands, from 1.
    line: u64,
    /// Whether the source has nothing more.
    ended: bool,
    spans: Vec<Span>,
    /// Texts of cells that became empty, kept for those that will not be.
    spare: Vec<String>,
}

impl CsvRows {
    /// Opens a text file whose encoding is known, and finds out its separator unless that is told.
    ///
    /// # Errors
    /// [`ReadError`] where the very beginning cannot be read.
    pub(super) fn open(
        name: &str,
        file: File,
        total: u64,
        encoding: Encoding,
        separator: Option<u8>,
    ) -> Result<Self, ReadError> {
        let source = TextSource::new(file, encoding, total);
        let dialect = Dialect { separator: b',', quote: b'"' };
        let (spans, spare) = (Vec::new(), Vec::new());
        let (name, text) = (name.to_owned(), String::new());
        let mut rows = Self { name, source, dialect, text, at: 0, line: 1, ended: false, spans, spare };
        while !rows.ended && rows.text.len() < SAMPLE {
            // A fault in the sample waits until the rows before it were read.
            match rows.source.fill(&mut rows.text, SAMPLE) {
                Ok(more) => rows.ended = !more,
                Err(problem) if rows.text.is_empty() => return Err(rows.place(1).refuse(problem)),
                Err(problem) => {
                    rows.source.postpone(problem);
                    break;
                }
            }
        }
        rows.dialect = dialect::detect(&rows.text, rows.ended);
        if dialect::declared(&rows.text).is_some() {
            let line = rows.text.find('\n').map_or(rows.text.len(), |at| at + 1);
            rows.line += scan::lines(rows.text.as_bytes().get(..line).unwrap_or_default());
            rows.at = line;
        }
        if let Some(separator) = separator {
            rows.dialect.separator = separator;
        }
        Ok(rows)
    }

    /// The separator that is used.
    pub(super) const fn separator(&self) -> char {
        self.dialect.separator as char
    }

    fn place(&self, line: u64) -> Place {
        Place::file(&self.name).row(line)
    }

    /// Reads more text behind the part that is still to be read; a long record doubles what is read at once.
    fn fill(&mut self) -> Result<(), ReadError> {
        self.text.drain(..self.at);
        self.at = 0;
        let wanted = self.text.len();
        match self.source.fill(&mut self.text, wanted) {
            Ok(more) => {
                self.ended = !more;
                Ok(())
            }
            Err(problem) => {
                let line = self.line + scan::lines(self.text.as_bytes());
                Err(self.place(line).refuse(problem))
            }
        }
    }

    /// The record at `at`: its cells in `spans`, and where the next one begins; `None` at the end.
    fn scan(&mut self) -> Result<Option<usize>, ReadError> {
        loop {
            if self.at == self.text.len() {
                if self.ended {
                    return Ok(None);
                }
                self.fill()?;
                continue;
            }
            match scan::record(self.text.as_bytes(), self.at, self.dialect, self.ended, &mut self.spans) {
                Scan::Record { next } => return Ok(Some(next)),
                Scan::Incomplete { quoted } => {
                    let long = self.text.len() - self.at > MAX_ROW_BYTES;
                    if quoted && (self.ended || long) {
                        return Err(self.place(self.line).refuse(ReadProblem::OpenQuote));
                    }
                    self.refuse_wide()?;
                    if long {
                        let limit = (MAX_ROW_BYTES >> 20) as u64;
                        return Err(self.place(self.line).refuse(ReadProblem::RowTooLong(limit)));
                    }
                    self.fill()?;
                }
            }
        }
    }

    fn refuse_wide(&self) -> Result<(), ReadError> {
        let most = usize::try_from(MAX_COLUMNS).unwrap_or(usize::MAX);
        if self.spans.len() <= most {
            return Ok(());
        }
        Err(self.place(self.line).refuse(ReadProblem::TooManyColumns(MAX_COLUMNS)))
    }

    /// Puts the cells of `spans` into `row`.
    fn take(&mut self, row: &mut Vec<Cell>) -> Result<(), ReadError> {
        self.refuse_wide()?;
        if let [only] = self.spans.as_slice()
            && only.start == only.tail
        {
            // A blank line has no cells.
            self.spans.clear();
        }
        while row.len() > self.spans.len() {
            keep_spare(&mut self.spare, row.pop());
        }
        for (index, span) in self.spans.iter().enumerate() {
            if span.end - span.start > MAX_CELL_BYTES {
                let column = u32::try_from(index + 1).unwrap_or(u32::MAX);
                let limit = MAX_CELL_BYTES as u64;
                return Err(self.place(self.line).column(column).refuse(ReadProblem::CellTooLong(limit)));
            }
            if row.len() == index {
                row.push(Cell::Empty);
            }
            let Some(cell) = row.get_mut(index) else { break };
            let content = self.text.get(span.start..span.end).unwrap_or_default();
            let after = if span.quoted { self.text.get(span.end + 1..span.tail).unwrap_or_default() } else { "" };
            if content.is_empty() && after.is_empty() {
                keep_spare(&mut self.spare, Some(std::mem::take(cell)));
                continue;
            }
            let mut text = match std::mem::take(cell) {
                Cell::Text(text) => text,
                _ => self.spare.pop().unwrap_or_default(),
            };
            text.clear();
            put(&mut text, content, span.doubled.then_some(char::from(self.dialect.quote)));
            text.push_str(after);
            // What is written for spreadsheets carries the mark, and so do their own texts.
            if self.source.is_marked() {
                let kept = plain(&text).len();
                text.drain(..text.len() - kept);
            }
            *cell = Cell::Text(text);
        }
        Ok(())
    }
}

/// Keeps the allocation of a text that is no longer needed; a few are enough.
fn keep_spare(spare: &mut Vec<String>, cell: Option<Cell>) {
    if let Some(Cell::Text(text)) = cell
        && spare.len() < 64
    {
        spare.push(text);
    }
}

fn put(text: &mut String, content: &str, doubled: Option<char>) {
    let Some(quote) = doubled else {
        text.push_str(content);
        return;
    };
    let mut marks = 0;
    for c in content.chars() {
        marks = if c == quote { marks + 1 } else { 0 };
        if marks % 2 == 0 || c != quote {
            text.push(c);
        }
    }
}

impl CsvRows {
    fn next(&mut self, row: &mut Vec<Cell>) -> Result<Option<u64>, ReadError> {
        let Some(next) = self.scan()? else {
            row.clear();
            return Ok(None);
        };
        self.take(row)?;
        let line = self.line;
        self.line += scan::lines(self.text.as_bytes().get(self.at..next).unwrap_or_default());
        self.at = next;
        Ok(Some(line))
    }
}

impl Rows for CsvRows {
    fn next_row(&mut self, row: &mut Vec<Cell>) -> Result<Option<u64>, ReadError> {
        self.next(row).inspect_err(|_| {
            // What is left of the text belongs to the row that was refused.
            row.clear();
            self.text.clear();
            self.at = 0;
            self.ended = true;
        })
    }

    fn progress(&self) -> f64 {
        self.source.progress()
    }
}
