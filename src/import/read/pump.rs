//! Rows from readers that push → rows that are asked for, through a thread and a short queue.
//!
//! The readers of workbooks, Parquet and JSON walk a file on their own and borrow from it. Each runs in a thread that
//! waits when the queue is full, so that memory stays constant, and stops when nobody asks any more. A reader of
//! others' making that panics on a damaged file becomes a refusal.

use super::error::{Place, ReadError, ReadProblem};
use super::limits::{MAX_CELL_BYTES, MAX_COLUMNS, MAX_HEAD_BYTES, MAX_HEADS_BYTES, MAX_ROW_BYTES, MAX_SHEET_ROWS};
use super::{HEAD_ROWS, Rows};
use crate::model::grid::{Cell, SheetHead};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Cells and bytes after which a batch is handed over.
const BATCH: usize = 16 * 1024;
const BATCH_BYTES: usize = 1 << 20;

/// Why a reader stops before the end.
#[derive(Debug)]
pub(super) enum Halt {
    /// Nobody needs more.
    Enough,
    /// The file is refused.
    Refused(ReadError),
}

impl From<ReadError> for Halt {
    fn from(error: ReadError) -> Self {
        Self::Refused(error)
    }
}

/// Where a reader puts its rows.
pub(super) trait Out {
    /// Takes a row with its number from 1.
    ///
    /// # Errors
    /// [`Halt::Enough`] when no more is needed.
    fn row(&mut self, number: u64, cells: Vec<Cell>) -> Result<(), Halt>;

    /// Hears which share of the file was read, 0 to 1.
    fn progress(&mut self, _share: f64) {}
}

/// The memory that is left for the first rows of all sheets of a file. A text that a workbook holds once may stand in
/// any number of cells, and a cell may stand for thousands of empty ones before it.
pub(super) struct HeadRoom(usize);

impl HeadRoom {
    /// The room of a file.
    pub(super) const fn new() -> Self {
        Self(MAX_HEADS_BYTES)
    }
}

/// What cells take in memory, about.
fn weight(cells: &[Cell]) -> usize {
    let text = |cell: &Cell| match cell {
        Cell::Text(text) | Cell::Fault(text) => text.len(),
        _ => 0,
    };
    size_of_val(cells) + cells.iter().map(text).sum::<usize>()
}

/// The head of a sheet takes its first rows, as far as they are not too large.
struct HeadOut<'a> {
    head: &'a mut SheetHead,
    place: Place,
    room: &'a mut HeadRoom,
    taken: usize,
}

impl Out for HeadOut<'_> {
    fn row(&mut self, number: u64, cells: Vec<Cell>) -> Result<(), Halt> {
        if self.head.rows.len() >= HEAD_ROWS || self.taken >= MAX_HEAD_BYTES {
            return Err(Halt::Enough);
        }
        let weight = weight(&cells);
        let Some(room) = self.room.0.checked_sub(weight) else {
            let part = self.place.sheet.clone().unwrap_or_else(|| self.place.file.clone());
            let limit = (MAX_HEADS_BYTES >> 20) as u64;
            return Err(self.place.clone().refuse(ReadProblem::Inflated { part, limit }).into());
        };
        self.room.0 = room;
        self.taken += weight;
        self.head.rows.push(cells);
        self.head.numbers.push(number);
        Ok(())
    }
}

/// Fills the head of a sheet by a reader; the number of rows is known where the reader came to the end.
///
/// # Errors
/// [`ReadError`] of the reader; [`ReadProblem::Inflated`] where the heads of the file's sheets leave no room.
pub(super) fn fill_head(
    head: &mut SheetHead,
    place: Place,
    room: &mut HeadRoom,
    read: impl FnOnce(&mut dyn Out) -> Result<(), Halt>,
) -> Result<(), ReadError> {
    match read(&mut HeadOut { head, place, room, taken: 0 }) {
        Ok(()) => {
            head.total_rows = Some(head.rows.len() as u64);
            Ok(())
        }
        Err(Halt::Enough) => Ok(()),
        Err(Halt::Refused(error)) => Err(error),
    }
}

/// Runs a reader of others' making; a panic in it is a damaged file.
///
/// # Errors
/// The reader's own, or [`ReadProblem::Damaged`].
pub(super) fn contained<T, E: From<ReadError>>(name: &str, run: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
        let detail = said.unwrap_or("unexpected content").to_owned();
        Err(Place::file(name).refuse(ReadProblem::Damaged(detail)).into())
    })
}

enum Message {
    Rows(Vec<(u64, Vec<Cell>)>),
    End(Option<ReadError>),
}

struct Sender {
    queue: SyncSender<Message>,
    batch: Vec<(u64, Vec<Cell>)>,
    weight: usize,
    share: Arc<AtomicU64>,
}

impl Sender {
    fn hand_over(&mut self) -> Result<(), Halt> {
        self.weight = 0;
        let batch = std::mem::take(&mut self.batch);
        self.queue.send(Message::Rows(batch)).map_err(|_| Halt::Enough)
    }
}

impl Out for Sender {
    fn row(&mut self, number: u64, cells: Vec<Cell>) -> Result<(), Halt> {
        self.weight += 1 + weight(&cells) / (BATCH_BYTES / BATCH);
        self.batch.push((number, cells));
        if self.weight >= BATCH { self.hand_over() } else { Ok(()) }
    }

    fn progress(&mut self, share: f64) {
        self.share.store(share.clamp(0.0, 1.0).to_bits(), Ordering::Relaxed);
    }
}

/// Rows that a reader in a thread of its own puts out.
pub(super) struct Pump {
    queue: Receiver<Message>,
    batch: std::vec::IntoIter<(u64, Vec<Cell>)>,
    share: Arc<AtomicU64>,
    ended: bool,
}

impl Pump {
    /// Starts a reader.
    pub(super) fn start(name: &str, read: impl FnOnce(&mut dyn Out) -> Result<(), Halt> + Send + 'static) -> Self {
        let (queue, receiver) = sync_channel(2);
        let share = Arc::new(AtomicU64::new(0));
        let (name, batch) = (name.to_owned(), Vec::new());
        let mut sender = Sender { queue, batch, weight: 0, share: Arc::clone(&share) };
        std::thread::spawn(move || {
            let ended = contained(&name, || read(&mut sender).and_then(|()| sender.hand_over()));
            let refusal = if let Err(Halt::Refused(error)) = ended { Some(error) } else { None };
            if refusal.is_some() {
                // The rows before the fault are good.
                let _ = sender.hand_over();
            }
            // Nobody listens any more where the rows were dropped.
            let _ = sender.queue.send(Message::End(refusal));
        });
        Self { queue: receiver, batch: Vec::new().into_iter(), share, ended: false }
    }
}

impl Rows for Pump {
    fn next_row(&mut self, row: &mut Vec<Cell>) -> Result<Option<u64>, ReadError> {
        loop {
            if let Some((number, cells)) = self.batch.next() {
                *row = cells;
                return Ok(Some(number));
            }
            row.clear();
            if self.ended {
                return Ok(None);
            }
            match self.queue.recv() {
                Ok(Message::Rows(batch)) => self.batch = batch.into_iter(),
                Ok(Message::End(Some(error))) => {
                    self.ended = true;
                    return Err(error);
                }
                Ok(Message::End(None)) | Err(_) => self.ended = true,
            }
        }
    }

    fn progress(&self) -> f64 {
        if self.ended { 1.0 } else { f64::from_bits(self.share.load(Ordering::Relaxed)) }
    }
}

/// Puts cells that come with their position into rows, and refuses what breaks a limit.
pub(super) struct Assembler<'a> {
    out: &'a mut dyn Out,
    place: Place,
    /// Number of the row that is being filled, from 1.
    number: u64,
    row: Vec<Cell>,
    bytes: usize,
}

impl<'a> Assembler<'a> {
    /// Rows of the sheet at `place`.
    pub(super) fn new(place: Place, out: &'a mut dyn Out) -> Self {
        Self { out, place, number: 1, row: Vec::new(), bytes: 0 }
    }

    /// Takes a cell; row and column count from 0, rows never go back.
    ///
    /// # Errors
    /// [`Halt`].
    pub(super) fn cell(&mut self, row: u64, column: u64, cell: Cell) -> Result<(), Halt> {
        if row >= MAX_SHEET_ROWS {
            return Err(self.place.clone().refuse(ReadProblem::TooManyRows(MAX_SHEET_ROWS)).into());
        }
        let at = |place: &Place| place.clone().row(row + 1);
        if row + 1 < self.number {
            let detail = format!("row {} after row {}", row + 1, self.number);
            return Err(at(&self.place).refuse(ReadProblem::Damaged(detail)).into());
        }
        let Ok(index) = usize::try_from(column) else { return Ok(()) };
        if column >= u64::from(MAX_COLUMNS) {
            return Err(at(&self.place).refuse(ReadProblem::TooManyColumns(MAX_COLUMNS)).into());
        }
        self.advance(row + 1)?;
        if let Cell::Text(text) | Cell::Fault(text) = &cell {
            self.bytes += text.len();
            let here = || at(&self.place).column(u32::try_from(column + 1).unwrap_or(u32::MAX));
            if text.len() > MAX_CELL_BYTES {
                return Err(here().refuse(ReadProblem::CellTooLong(MAX_CELL_BYTES as u64)).into());
            }
            if text.contains('\0') {
                return Err(here().refuse(ReadProblem::Nul).into());
            }
            if self.bytes > MAX_ROW_BYTES {
                let limit = (MAX_ROW_BYTES >> 20) as u64;
                return Err(at(&self.place).refuse(ReadProblem::RowTooLong(limit)).into());
            }
        }
        if cell == Cell::Empty {
            return Ok(());
        }
        if self.row.len() <= index {
            self.row.resize(index + 1, Cell::Empty);
        }
        if let Some(slot) = self.row.get_mut(index) {
            *slot = cell;
        }
        Ok(())
    }

    /// Hands out all rows before `number`, blank ones too.
    fn advance(&mut self, number: u64) -> Result<(), Halt> {
        while self.number < number {
            self.bytes = 0;
            self.out.row(self.number, std::mem::take(&mut self.row))?;
            self.number += 1;
        }
        Ok(())
    }

    /// Says which share of the file was read, 0 to 1.
    pub(super) fn progress(&mut self, share: f64) {
        self.out.progress(share);
    }

    /// Hands out the last row, where it holds anything.
    ///
    /// # Errors
    /// [`Halt::Enough`].
    pub(super) fn finish(mut self) -> Result<(), Halt> {
        if self.row.is_empty() {
            return Ok(());
        }
        self.advance(self.number + 1)
    }
}
