//! Where the cells of one record lie in a text: quoted cells, doubled marks, any line end.
//!
//! The `csv` crate reads our own packages. Files of others need what it does not give: the line on which a record
//! begins with every kind of line end and after blank lines, a bound on what one record may swallow, and the
//! difference between the end of a file and a quotation that never ends. A test holds both against each other.

use super::dialect::Dialect;

/// Where a cell lies, in bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// First byte of the content.
    pub(super) start: usize,
    /// Byte after the content.
    pub(super) end: usize,
    /// Byte after what follows the closing mark up to the separator; `end` plus the mark where nothing does.
    pub(super) tail: usize,
    /// Whether marks enclose it.
    pub(super) quoted: bool,
    /// Whether doubled marks stand inside.
    pub(super) doubled: bool,
}

/// What lies at a place of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scan {
    /// A whole record; the next one begins at `next`.
    Record {
        /// Byte after its line end.
        next: usize,
    },
    /// More text is needed to tell.
    Incomplete {
        /// Whether a quoted cell is open.
        quoted: bool,
    },
}

/// How many lines end in these bytes: LF, CR, or both together.
pub(super) fn lines(bytes: &[u8]) -> u64 {
    let mut count = 0;
    let mut after_return = false;
    for byte in bytes {
        count += u64::from(*byte == b'\r' || (*byte == b'\n' && !after_return));
        after_return = *byte == b'\r';
    }
    count
}

/// Finds the cells of the record that begins at `at`. `whole` says that nothing follows the text.
///
/// An open quotation at the end of the whole text is [`Scan::Incomplete`], too.
pub(super) fn record(bytes: &[u8], at: usize, dialect: Dialect, whole: bool, spans: &mut Vec<Span>) -> Scan {
    spans.clear();
    let mut start = at;
    loop {
        let span = if bytes.get(start) == Some(&dialect.quote) {
            match quoted(bytes, start, dialect, whole) {
                Some(span) => span,
                None => return Scan::Incomplete { quoted: true },
            }
        } else {
            let end = cell_end(bytes, start, dialect.separator);
            Span { start, end, tail: end, quoted: false, doubled: false }
        };
        spans.push(span);
        match bytes.get(span.tail) {
            Some(b'\n') => return Scan::Record { next: span.tail + 1 },
            Some(b'\r') => match bytes.get(span.tail + 1) {
                Some(b'\n') => return Scan::Record { next: span.tail + 2 },
                None if !whole => return Scan::Incomplete { quoted: false },
                _ => return Scan::Record { next: span.tail + 1 },
            },
            Some(_) => start = span.tail + 1,
            None if whole => return Scan::Record { next: bytes.len() },
            None => return Scan::Incomplete { quoted: false },
        }
    }
}

/// The first separator or line end from `from`, or the end of the text.
fn cell_end(bytes: &[u8], from: usize, separator: u8) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let ends = |byte: &u8| *byte == separator || *byte == b'\n' || *byte == b'\r';
    rest.iter().position(ends).map_or(bytes.len(), |at| from + at)
}

/// The quoted cell whose opening mark stands at `open`; `None` where its end is not in sight.
fn quoted(bytes: &[u8], open: usize, dialect: Dialect, whole: bool) -> Option<Span> {
    let (mut from, mut doubled) = (open + 1, false);
    loop {
        let close = from + bytes.get(from..)?.iter().position(|byte| *byte == dialect.quote)?;
        match bytes.get(close + 1) {
            Some(next) if *next == dialect.quote => {
                doubled = true;
                from = close + 2;
            }
            None if !whole => return None,
            _ => {
                let tail = cell_end(bytes, close + 1, dialect.separator);
                return Some(Span { start: open + 1, end: close, tail, quoted: true, doubled });
            }
        }
    }
}
