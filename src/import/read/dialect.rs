//! How a text separates its cells: comma, tab, semicolon or bar, and which mark quotes.
//!
//! The separator under which the most rows have the same number of cells wins; titles and notes, which have one
//! cell, do not vote.

use super::scan::{self, Scan};
use std::collections::BTreeMap;

/// Rows that are looked at.
const ROWS: usize = 300;

/// How cells are separated and quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    /// Between cells.
    pub(super) separator: u8,
    /// Around cells that hold a separator or a line end.
    pub(super) quote: u8,
}

/// The dialect of a text, from its beginning; `whole` says that nothing follows.
pub(super) fn detect(text: &str, whole: bool) -> Dialect {
    if let Some(separator) = declared(text) {
        return Dialect { separator, quote: b'"' };
    }
    let mut best = (0, 0, Dialect { separator: b',', quote: b'"' });
    for quote in [b'"', b'\''] {
        for separator in [b',', b'\t', b';', b'|'] {
            let dialect = Dialect { separator, quote };
            if quote == b'\'' && !quoted_by(text, dialect) {
                continue;
            }
            let (rows, cells) = agreement(text, whole, dialect);
            if (rows, cells) > (best.0, best.1) {
                best = (rows, cells, dialect);
            }
        }
    }
    best.2
}

/// The separator that a first line `sep=;` declares, as spreadsheets understand it.
pub(super) fn declared(text: &str) -> Option<u8> {
    let line = text.lines().next()?;
    match line.get(..4)?.eq_ignore_ascii_case("sep=").then(|| line.get(4..))?? {
        "," => Some(b','),
        "\t" => Some(b'\t'),
        ";" => Some(b';'),
        "|" => Some(b'|'),
        _ => None,
    }
}

/// Whether single quotation marks enclose cells: at least one line begins or goes on with such a cell, and no double
/// marks do.
fn quoted_by(text: &str, dialect: Dialect) -> bool {
    let encloses = |quote: u8| {
        let (open, close) = (char::from(quote), char::from(dialect.separator));
        let between = format!("{open}{close}{open}");
        text.lines().take(ROWS).filter(|line| line.starts_with(open) && line.contains(&between)).count()
    };
    encloses(b'\'') > 0 && encloses(b'"') == 0
}

/// How many rows have the commonest number of cells above one, and that number.
fn agreement(text: &str, whole: bool, dialect: Dialect) -> (usize, usize) {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let (mut at, mut spans) = (0, Vec::new());
    for _ in 0..ROWS {
        match scan::record(text.as_bytes(), at, dialect, whole, &mut spans) {
            Scan::Record { next } if next > at => at = next,
            _ => break,
        }
        if spans.len() > 1 {
            *counts.entry(spans.len()).or_default() += 1;
        }
    }
    counts.into_iter().map(|(cells, rows)| (rows, cells)).max().unwrap_or_default()
}
