//! The first of the two stages of an import: rows are understood on a thread of their own, while those before them are
//! joined to series.
//!
//! Understanding a row needs nothing of what was joined before it. Rows that were joined go back and are filled again, so
//! that their cells and drafts keep their room, and memory stays constant.

use super::read::Rows;
use super::read::error::ReadError;
use super::row::{Draft, RowRead, RowReader};
use crate::model::grid::Cell;
use crate::model::mapping::Mapping;
use crate::model::municipality::AreaCode;
use crate::model::report::ProblemReason;
use std::sync::mpsc::{Receiver, Sender, SyncSender};

/// Rows and drafts after which a batch is handed over: it must stay in the processor's cache.
const ROWS: usize = 256;
const DRAFTS: usize = 1_024;

/// Batches that wait; more would only cost memory.
pub(super) const WAITING: usize = 2;

/// What a row of the sheet is for the import.
#[derive(Debug)]
pub(super) enum Place {
    /// Above the first row of data.
    Above,
    /// Below the table.
    Below,
    /// Hidden and passed over; whether it has values.
    Hidden(bool),
    /// Part of the table.
    Table(RowRead),
}

/// A row with what it says.
#[derive(Debug)]
pub(super) struct Understood {
    /// Its number in the file, from 1.
    pub(super) number: u64,
    pub(super) cells: Vec<Cell>,
    pub(super) place: Place,
    /// Each value cell of a row of data with its column.
    pub(super) drafts: Vec<(usize, Result<Draft, ProblemReason>)>,
    /// Texts of areas that have to be asked about, with what they may mean.
    pub(super) asked: Vec<(String, Vec<AreaCode>)>,
}

impl Default for Understood {
    fn default() -> Self {
        Self { number: 0, cells: Vec::new(), place: Place::Above, drafts: Vec::new(), asked: Vec::new() }
    }
}

/// Rows in their order.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) rows: Vec<Understood>,
    /// How many of them are filled.
    pub(super) filled: usize,
    /// The share of the file that was read, 0 to 1.
    pub(super) share: f64,
    /// What came after them: nothing yet, the end, or a fault.
    pub(super) end: Option<Result<(), ReadError>>,
}

/// Understands rows until the end, a fault, or until nobody asks any more.
pub(super) fn understand(
    rows: &mut dyn Rows,
    mapping: &Mapping,
    reader: &mut RowReader<'_>,
    sender: &SyncSender<Batch>,
    spare: &Receiver<Vec<Understood>>,
) {
    let mut read = 0_usize;
    loop {
        let mut batch = Batch { rows: spare.try_recv().unwrap_or_default(), ..Batch::default() };
        let mut drafts = 0;
        while batch.filled < ROWS && drafts < DRAFTS && batch.end.is_none() {
            if batch.filled == batch.rows.len() {
                batch.rows.push(Understood::default());
            }
            let Some(row) = batch.rows.get_mut(batch.filled) else { break };
            match rows.next_row(&mut row.cells) {
                Ok(Some(number)) => {
                    row.number = number;
                    read += 1;
                    one(row, read, mapping, reader);
                    drafts += row.drafts.len();
                    batch.filled += 1;
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

/// Understands one row, the `read`th of the sheet.
fn one(row: &mut Understood, read: usize, mapping: &Mapping, reader: &mut RowReader<'_>) {
    row.asked.clear();
    row.place = if read <= mapping.first_row {
        Place::Above
    } else if mapping.last_row.is_some_and(|last| row.number > last) {
        Place::Below
    } else if mapping.passes_over(row.number) {
        Place::Hidden(reader.pass_over(&row.cells))
    } else {
        let found = reader.row(&row.cells, &mut row.drafts);
        if let RowRead::Refused(at, reason) = &found
            && let Some(candidates) = reason.candidates()
        {
            row.asked.push((reader.question(*at, &row.cells), candidates.to_vec()));
        }
        if found == RowRead::Data {
            for (at, draft) in &row.drafts {
                if let Some(candidates) = draft.as_ref().err().and_then(ProblemReason::candidates) {
                    row.asked.push((reader.question(Some(*at), &row.cells), candidates.to_vec()));
                }
            }
        }
        Place::Table(found)
    };
}

/// Gives rows back to be filled again; where the other stage has come to its end, they are not needed any more.
pub(super) fn give_back(spare: &Sender<Vec<Understood>>, rows: Vec<Understood>) {
    spare.send(rows).unwrap_or_default();
}
