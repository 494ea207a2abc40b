//! Rows of a text, read ahead on a thread of their own.
//!
//! Understanding a row takes longer than cutting it into cells, so the two run side by side. Rows that were used go back
//! and are filled again: their cells keep their room, and memory stays constant.

use super::Rows;
use super::error::{Place, ReadError, ReadProblem};
use crate::model::grid::Cell;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

/// Rows that are handed over together.
const BATCH: usize = 512;

/// Batches that wait; more would only cost memory.
const WAITING: usize = 4;

/// Bytes of cells after which a batch is handed over although it has few rows.
const BYTES: usize = 1 << 20;

/// Rows in their order with their numbers, and what came after them.
struct Batch {
    rows: Vec<(u64, Vec<Cell>)>,
    /// How many of them are filled.
    filled: usize,
    end: Option<Result<(), ReadError>>,
    /// The share of the file that was read, 0 to 1.
    share: f64,
}

/// Rows that another thread reads.
pub(super) struct Ahead {
    name: String,
    batches: Receiver<Batch>,
    used: Sender<Vec<(u64, Vec<Cell>)>>,
    batch: Batch,
    /// The next row of the batch.
    at: usize,
}

impl Ahead {
    /// Starts to read a file of this name.
    pub(super) fn start(name: &str, rows: impl Rows + 'static) -> Self {
        let (sender, batches) = sync_channel(WAITING);
        let (used, spare) = channel();
        std::thread::spawn(move || read(rows, &sender, &spare));
        let batch = Batch { rows: Vec::new(), filled: 0, end: None, share: 0.0 };
        Self { name: name.to_owned(), batches, used, batch, at: 0 }
    }
}

/// Reads until the end, a fault, or until nobody asks any more.
fn read(mut rows: impl Rows, sender: &SyncSender<Batch>, spare: &Receiver<Vec<(u64, Vec<Cell>)>>) {
    loop {
        let mut batch = Batch { rows: spare.try_recv().unwrap_or_default(), filled: 0, end: None, share: 0.0 };
        let mut bytes = 0;
        while batch.filled < BATCH && bytes < BYTES && batch.end.is_none() {
            if batch.filled == batch.rows.len() {
                batch.rows.push((0, Vec::new()));
            }
            let Some((number, cells)) = batch.rows.get_mut(batch.filled) else { break };
            match rows.next_row(cells) {
                Ok(Some(read)) => {
                    *number = read;
                    batch.filled += 1;
                    bytes += cells.iter().map(size).sum::<usize>();
                }
                Ok(None) => batch.end = Some(Ok(())),
                Err(error) => batch.end = Some(Err(error)),
            }
        }
        batch.share = rows.progress();
        let is_last = batch.end.is_some();
        if sender.send(batch).is_err() || is_last {
            return;
        }
    }
}

fn size(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.len() + size_of::<Cell>(),
        _ => size_of::<Cell>(),
    }
}

impl Rows for Ahead {
    fn next_row(&mut self, row: &mut Vec<Cell>) -> Result<Option<u64>, ReadError> {
        loop {
            if self.at < self.batch.filled
                && let Some((number, cells)) = self.batch.rows.get_mut(self.at)
            {
                self.at += 1;
                std::mem::swap(row, cells);
                return Ok(Some(*number));
            }
            match &mut self.batch.end {
                Some(Ok(())) => {
                    row.clear();
                    return Ok(None);
                }
                Some(end) => {
                    row.clear();
                    return std::mem::replace(end, Ok(())).map(|()| None);
                }
                None => {}
            }
            self.at = 0;
            let Ok(next) = self.batches.recv() else {
                // The thread says how it ended, unless it panicked: then nobody knows what the rest of the file says.
                row.clear();
                let detail = "reading ended early".to_owned();
                return Err(Place::file(&self.name).refuse(ReadProblem::Damaged(detail)));
            };
            let used = std::mem::replace(&mut self.batch, next).rows;
            // Where the other thread has come to the end, the rows end here.
            self.used.send(used).unwrap_or_default();
        }
    }

    fn progress(&self) -> f64 {
        self.batch.share
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many rows of different lengths, then a fault or the end.
    struct Counted(u64, u64, bool);

    impl Rows for Counted {
        fn next_row(&mut self, row: &mut Vec<Cell>) -> Result<Option<u64>, ReadError> {
            row.clear();
            if self.0 == self.1 {
                return if self.2 {
                    Err(Place::file("x").row(self.0).refuse(ReadProblem::OpenQuote))
                } else {
                    Ok(None)
                };
            }
            self.0 += 1;
            row.extend((0..self.0 % 5).map(|at| Cell::Text(format!("{} {at}", self.0))));
            Ok(Some(self.0))
        }

        fn progress(&self) -> f64 {
            self.0 as f64 / self.1.max(1) as f64
        }
    }

    #[test]
    fn rows_come_as_they_would_without_the_thread() {
        for (count, fault) in
            [(0, false), (0, true), (1, false), (511, true), (512, false), (512, true), (5_000, false)]
        {
            let (mut plain, mut ahead) = (Counted(0, count, fault), Ahead::start("x", Counted(0, count, fault)));
            let (mut expected, mut found) = (Vec::new(), Vec::new());
            for _ in 0..=count {
                let told = (plain.next_row(&mut expected), ahead.next_row(&mut found));
                assert_eq!((&told.0, &expected), (&told.1, &found));
            }
            assert_eq!(ahead.next_row(&mut found), Ok(None), "after the end there is nothing");
        }
    }

    #[test]
    fn whoever_stops_asking_ends_the_thread() {
        let mut ahead = Ahead::start("x", Counted(0, u64::MAX, false));
        let mut row = Vec::new();
        assert_eq!(ahead.next_row(&mut row), Ok(Some(1)));
        let Ahead { batches, .. } = ahead;
        // Dropping the list lets the thread's next handing over fail, and with it its loop.
        drop(batches);
    }
}
