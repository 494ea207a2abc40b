//! Rows on their way to the disk, in whatever order they come.
//!
//! Rows gather in memory until they make a run, which is put into order. As long as runs follow each other, they are
//! blocks of the vintage at once. Otherwise they wait in a temporary table, and are laid together at the end.

use super::{ROWS, Row, Rows, Torn};
use rusqlite::{Connection, OptionalExtension, params};
use std::ops::Range;

/// Rows that are put into order together; more would only cost memory.
const RUN: usize = 16 * ROWS;

/// Takes the rows of one vintage.
#[derive(Debug)]
pub(in crate::store) struct Sink<'t> {
    conn: &'t Connection,
    vintage: i64,
    rows: Rows,
    /// Blocks of the vintage so far.
    blocks: i64,
    /// The last row of them.
    last: Option<(u32, u32)>,
    /// For each run that waits, its blocks in the temporary table.
    waiting: Vec<Range<i64>>,
}

/// How a damaged block is said.
pub(in crate::store) fn torn(error: Torn) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Blob, Box::new(error))
}

impl<'t> Sink<'t> {
    pub(in crate::store) fn new(conn: &'t Connection, vintage: i64) -> Self {
        Self { conn, vintage, rows: Rows::default(), blocks: 0, last: None, waiting: Vec::new() }
    }

    /// Takes a row with its identifier and its text, where they are not the usual ones.
    pub(in crate::store) fn push(
        &mut self,
        row: Row,
        id: Option<&str>,
        raw_text: Option<&str>,
    ) -> rusqlite::Result<()> {
        self.rows.push(row, id, raw_text);
        if self.rows.len() >= RUN { self.end_run() } else { Ok(()) }
    }

    /// Writes all rows.
    pub(in crate::store) fn finish(&mut self) -> rusqlite::Result<()> {
        self.end_run()?;
        if self.waiting.is_empty() { Ok(()) } else { self.lay_together() }
    }

    /// Puts the rows that gathered into order and writes them.
    fn end_run(&mut self) -> rusqlite::Result<()> {
        let mut run = std::mem::take(&mut self.rows);
        if !run.rows.is_sorted_by_key(Row::key) {
            run.rows.sort_unstable_by_key(Row::key);
        }
        let Some(first) = run.rows.first().map(Row::key) else { return Ok(()) };
        if self.waiting.is_empty() && self.last.is_none_or(|last| last < first) {
            self.write_all(&run)?;
        } else {
            if self.waiting.is_empty() {
                self.conn.execute_batch(
                    "CREATE TABLE IF NOT EXISTS temp.waiting_block (block INTEGER PRIMARY KEY, data BLOB NOT NULL);
                     DELETE FROM temp.waiting_block",
                )?;
            }
            let start = self.waiting.last().map_or(0, |range| range.end);
            let mut insert = self.conn.prepare_cached("INSERT INTO temp.waiting_block VALUES (?1, ?2)")?;
            let mut end = start;
            for range in blocks(run.len()) {
                insert.execute(params![end, run.encode(range)])?;
                end += 1;
            }
            self.waiting.push(start..end);
        }
        run.clear();
        self.rows = run;
        Ok(())
    }

    /// Writes rows in order as blocks of the vintage.
    fn write_all(&mut self, rows: &Rows) -> rusqlite::Result<()> {
        for range in blocks(rows.len()) {
            self.write(rows, range)?;
        }
        Ok(())
    }

    fn write(&mut self, rows: &Rows, range: Range<usize>) -> rusqlite::Result<()> {
        let part = rows.rows.get(range.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (part.first(), part.last()) else { return Ok(()) };
        let mut insert = self.conn.prepare_cached(
            "INSERT INTO observation_block (vintage_id, block, first_key, last_key, rows, data)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        let count = i64::try_from(part.len()).unwrap_or(i64::MAX);
        insert.execute(params![
            self.vintage,
            self.blocks,
            first.indicator,
            last.indicator,
            count,
            rows.encode(range)
        ])?;
        self.blocks += 1;
        self.last = Some(last.key());
        Ok(())
    }

    /// Lays the blocks that were written and the runs that wait together.
    ///
    /// Of one indicator, the rows of a later run come later in the publisher's order. So whole stretches of rows of one
    /// indicator follow each other, run after run.
    fn lay_together(&mut self) -> rusqlite::Result<()> {
        let written = self.blocks;
        let mut runs = vec![Run::new(Of::Vintage(self.vintage), 0..written)];
        runs.extend(self.waiting.drain(..).map(|range| Run::new(Of::Waiting, range)));
        for run in &mut runs {
            run.fill(self.conn)?;
        }
        let mut out = Rows::default();
        while let Some(indicator) = runs.iter().filter_map(Run::indicator).min() {
            for run in &mut runs {
                while run.indicator() == Some(indicator) {
                    if let Some((row, id, raw_text)) = run.row() {
                        out.push(*row, id, raw_text);
                    }
                    run.next(self.conn)?;
                    if out.len() == ROWS {
                        self.write_all(&out)?;
                        out.clear();
                    }
                }
            }
        }
        self.write_all(&out)?;
        // The blocks that were written too early made way for those that hold all rows.
        let sql = "DELETE FROM observation_block WHERE vintage_id = ?1 AND block < ?2";
        self.conn.execute(sql, (self.vintage, written))?;
        self.conn.execute_batch("DELETE FROM temp.waiting_block")
    }
}

/// So many rows in blocks.
fn blocks(rows: usize) -> impl Iterator<Item = Range<usize>> {
    (0..rows).step_by(ROWS).map(move |start| start..(start + ROWS).min(rows))
}

/// Where the blocks of a run lie.
#[derive(Debug, Clone, Copy)]
enum Of {
    Vintage(i64),
    Waiting,
}

/// A run that is read, block after block.
#[derive(Debug)]
struct Run {
    of: Of,
    blocks: Range<i64>,
    rows: Rows,
    at: usize,
}

impl Run {
    fn new(of: Of, blocks: Range<i64>) -> Self {
        Self { of, blocks, rows: Rows::default(), at: 0 }
    }

    /// Reads the next block where the one before is used up.
    fn fill(&mut self, conn: &Connection) -> rusqlite::Result<()> {
        while self.at >= self.rows.len() {
            let Some(block) = self.blocks.next() else { return Ok(()) };
            let data: Option<Vec<u8>> = match self.of {
                Of::Vintage(vintage) => conn
                    .prepare_cached("SELECT data FROM observation_block WHERE vintage_id = ?1 AND block = ?2")?
                    .query_row((vintage, block), |row| row.get(0))
                    .optional()?,
                Of::Waiting => conn
                    .prepare_cached("SELECT data FROM temp.waiting_block WHERE block = ?1")?
                    .query_row([block], |row| row.get(0))
                    .optional()?,
            };
            self.rows = Rows::decode(&data.unwrap_or_default()).map_err(torn)?;
            self.at = 0;
        }
        Ok(())
    }

    fn next(&mut self, conn: &Connection) -> rusqlite::Result<()> {
        self.at += 1;
        self.fill(conn)
    }

    fn indicator(&self) -> Option<u32> {
        self.rows.rows.get(self.at).map(|row| row.indicator)
    }

    fn row(&self) -> Option<(&Row, Option<&str>, Option<&str>)> {
        let row = self.rows.rows.get(self.at)?;
        Some((row, self.rows.text(row.id), self.rows.text(row.raw_text)))
    }
}
