//! Rows of a file into the store, on two threads: one reads and understands, the store's own writes.
//!
//! The command line and the window import through here, so that both store the same: one transaction, all of it or
//! nothing. What waits between the threads is bounded, so that memory does not grow with the file.

use crate::import::beside::Beside;
use crate::import::read::Rows;
use crate::import::run::{self, Collisions, ImportError, Plan};
use crate::import::sink::Sink;
use crate::model::dataset::Dataset;
use crate::model::id::DocumentId;
use crate::model::message::{Explain, Message};
use crate::model::report::ImportReport;
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::intake::{Head, Intake, TakeError, Taken};
use crate::store::step::Step;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

/// Parts that wait between the threads; more would only cost memory.
const WAITING: usize = 8;

/// What an import came to.
#[derive(Debug)]
pub struct Imported {
    /// What was read, kept and refused.
    pub report: ImportReport,
    /// What became of the rows; `None` where they say nothing that the store does not have, so that nothing was stored.
    pub taken: Option<Taken>,
}

/// Why nothing was stored although nothing is wrong with the store.
enum Stop {
    /// The file says nothing new.
    NothingNew(Box<ImportReport>),
    /// Reading ended before its end.
    Failed(ImportError),
}

/// What the reading thread hands on.
#[expect(clippy::large_enum_variant, reason = "nearly all are parts, and only a few wait at once")]
enum Item {
    Part(Dataset),
    /// The share of the file that was read, 0 to 1.
    Progress(f64),
}

/// Imports the rows of a sheet as one vintage stored as of `stored_at` (UTC), in one transaction.
///
/// `progress` is told on the calling thread; `cancel` ends the import from any thread.
///
/// # Errors
/// What happened, for people; the store is as it was.
pub fn import(
    store: &mut Store,
    rows: &mut dyn Rows,
    plan: Plan<'_>,
    stored_at: &str,
    progress: &dyn Fn(f64),
    cancel: &AtomicBool,
) -> Result<Imported, Message> {
    let work = |step: &mut Step<'_>| {
        import_in(step, rows, plan, stored_at, (progress, cancel), None).map_err(TakeError::Delivery)
    };
    store.together(work).map_err(|error| match error {
        TakeError::Delivery(message) => message,
        TakeError::Store(error) => error.explain(),
    })
}

/// Imports the rows of a sheet as one vintage of a step, which may go on afterwards, also where it fails. `seen` takes
/// in what the rows say.
///
/// # Errors
/// What happened, for people; the step is as it was before.
pub fn import_in(
    step: &mut Step<'_>,
    rows: &mut dyn Rows,
    plan: Plan<'_>,
    stored_at: &str,
    (progress, cancel): (&dyn Fn(f64), &AtomicBool),
    mut seen: Option<&mut Beside>,
) -> Result<Imported, Message> {
    let version = plan.source.version();
    let head = Head { name: plan.source.dataset, version: &version, title: plan.source.title(plan.mapping) };
    let mut report = None;
    let mut collisions = Collisions::default();
    let mut take = |rows: &mut dyn Rows, collisions: &Collisions| {
        step.take(head, stored_at, |intake| {
            let (read, said) = deliver(intake, rows, (plan, collisions), seen.is_some(), (progress, cancel))?;
            if let Some(seen) = seen.as_deref_mut() {
                seen.join(said);
                seen.ask(&read);
            }
            if !read.has_news() {
                return Err(TakeError::Delivery(Stop::NothingNew(Box::new(read))));
            }
            report = Some(read);
            Ok(())
        })
    };
    let mut taken = take(rows, &collisions);
    // Rows that collide were handed on before it was known: all of it is thrown away and read again without them.
    for _ in 1..run::READINGS {
        let Err(TakeError::Delivery(Stop::Failed(ImportError::Collides(found)))) = &taken else { break };
        if !rows.begin_again().map_err(|error| error.explain())? {
            break;
        }
        collisions.clone_from(found);
        taken = take(rows, &collisions);
    }
    match taken {
        Ok(taken) => Ok(Imported { report: report.unwrap_or_default(), taken: Some(taken) }),
        Err(TakeError::Delivery(Stop::NothingNew(report))) => Ok(Imported { report: *report, taken: None }),
        Err(TakeError::Delivery(Stop::Failed(error))) => Err(error.explain()),
        Err(TakeError::Store(error)) => Err(error.explain()),
    }
}

/// Reads on a thread of its own and writes on this one, which owns the transaction.
fn deliver(
    intake: &mut Intake<'_>,
    rows: &mut dyn Rows,
    (plan, collisions): (Plan<'_>, &Collisions),
    remembers: bool,
    (progress, cancel): (&dyn Fn(f64), &AtomicBool),
) -> Result<(ImportReport, Beside), TakeError<Stop>> {
    let (sender, items) = sync_channel(WAITING);
    let (give_back, written) = channel();
    thread::scope(|scope| {
        let reading = scope.spawn(move || {
            let beat = sender.clone();
            let document = remembers.then(|| plan.source.document());
            let mut out = Channel { sender, written, document, said: Beside::default() };
            // Whoever writes has stopped where nobody listens any more; the next part will find out.
            let report = |share| beat.send(Item::Progress(share)).unwrap_or_default();
            let read = run::run_without(rows, plan, collisions, &mut out, &report, cancel);
            (read, out.said)
        });
        // The list of items is dropped with this call, so that the reading thread cannot wait for ever.
        let stored = write(intake, items, &give_back, progress);
        let (read, said) = reading.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        // Where the store refused a row the reading ended only because of that.
        stored?;
        let read = read.map_err(|error| TakeError::Delivery(Stop::Failed(error)))?;
        Ok((read, said))
    })
}

fn write(
    intake: &mut Intake<'_>,
    items: Receiver<Item>,
    give_back: &Sender<Dataset>,
    progress: &dyn Fn(f64),
) -> Result<(), StoreError> {
    for item in items {
        match item {
            Item::Part(part) => {
                intake_part(intake, &part)?;
                // Where the reading thread has ended, the part ends here.
                give_back.send(part).unwrap_or_default();
            }
            Item::Progress(share) => progress(share),
        }
    }
    Ok(())
}

/// Hands a part of a dataset to an open delivery, row by row.
fn intake_part(intake: &mut Intake<'_>, part: &Dataset) -> Result<(), StoreError> {
    part.municipalities.iter().try_for_each(|row| intake.municipality(row))?;
    part.documents.iter().try_for_each(|row| intake.document(row))?;
    part.plans.iter().try_for_each(|row| intake.plan(row))?;
    part.indicators.iter().try_for_each(|row| intake.indicator(row))?;
    part.targets.iter().try_for_each(|row| intake.target(row))?;
    intake.observations(&part.observations)
}

/// Hands the parts to the writing thread.
///
/// What was written comes back: its memory serves the next parts, and the threads need not wait for each other in
/// the allocator.
struct Channel {
    sender: SyncSender<Item>,
    written: Receiver<Dataset>,
    /// The file's document, where what its rows say is to be remembered.
    document: Option<DocumentId>,
    said: Beside,
}

impl Sink for Channel {
    fn take(&mut self, part: Dataset) -> Result<(), Message> {
        if let Some(document) = &self.document {
            self.said.take(&part, document);
        }
        // The writing thread says itself why it stopped.
        self.sender.send(Item::Part(part)).map_err(|_| Message::new("error-import-cancelled"))
    }

    fn used(&mut self) -> Option<Dataset> {
        self.written.try_recv().ok()
    }
}
