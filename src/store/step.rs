//! Several changes as one step: deliveries that are kept together, or not at all.

use super::Store;
use super::contents::Contents;
use super::error::StoreError;
use super::intake::{Head, Intake, TakeError, Taken};
use super::watch::Watch;
use super::write;
use crate::model::dataset::Dataset;
use crate::model::vintage::VintageId;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::Path;

/// An open step of a store: one transaction, which other programs see whole or not at all.
#[derive(Debug)]
pub struct Step<'s> {
    transaction: Transaction<'s>,
    path: &'s Path,
    /// Whether anything was kept that was not there before.
    changed: bool,
}

impl Store {
    /// Does several deliveries as one step: all of them are kept, or none where `work` fails, is cancelled, or the
    /// program ends in the middle.
    ///
    /// # Errors
    /// What `work` says; [`StoreError`] as for [`Store::put`]. In each case the store is as it was.
    pub fn together<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Step<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let path = self.location.path.clone();
        if self.read_only {
            return Err(StoreError::ReadOnly { path }.into());
        }
        self.unmoved()?;
        let (done, changed) = whole(&mut self.conn, &self.watch, &path, work)?;
        if changed {
            self.watch.settle(&self.conn, &path);
        }
        Ok(done)
    }
}

/// Does the work in one transaction; says also whether it changed anything.
fn whole<T, E: From<StoreError>>(
    conn: &mut Connection,
    watch: &Watch,
    path: &Path,
    work: impl FnOnce(&mut Step<'_>) -> Result<T, E>,
) -> Result<(T, bool), E> {
    let failed = |error: rusqlite::Error| StoreError::from_sqlite(path, &error);
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    let mut step = Step { transaction, path, changed: false };
    let done = work(&mut step)?;
    let Step { transaction, changed, .. } = step;
    if changed {
        super::commit(transaction, watch, path)?;
    } else if watch.is_there(path) {
        transaction.rollback().map_err(failed)?;
    } else {
        return Err(StoreError::Replaced { path: path.to_path_buf() }.into());
    }
    Ok((done, changed))
}

impl Step<'_> {
    /// Takes in a dataset that is delivered row by row, as one vintage stored as of `stored_at`
    /// (UTC, `2026-01-31T09:00:00Z`).
    ///
    /// # Errors
    /// [`TakeError::Delivery`] where `deliver` fails; [`TakeError::Store`] as for [`Store::put`]. In each case the step
    /// is as it was before, and may go on.
    pub fn take<E>(
        &mut self,
        head: Head<'_>,
        stored_at: &str,
        deliver: impl FnOnce(&mut Intake<'_>) -> Result<(), TakeError<E>>,
    ) -> Result<Taken, TakeError<E>> {
        let failed = |error: rusqlite::Error| TakeError::Store(StoreError::from_sqlite(self.path, &error));
        // Whatever is not kept in the end goes with the savepoint.
        let savepoint = self.transaction.savepoint().map_err(failed)?;
        let taken = super::intake::take(&savepoint, self.path, (head, stored_at), deliver)?;
        if !taken.known {
            savepoint.commit().map_err(failed)?;
            self.changed = true;
        }
        Ok(taken)
    }

    /// Keeps a dataset as a new vintage; where its contents are there already, as that one. Says which, and whether it
    /// was there.
    ///
    /// # Errors
    /// [`StoreError`] as for [`Store::put`].
    pub fn put(&mut self, data: &Dataset, stored_at: &str) -> Result<(VintageId, bool), StoreError> {
        write::check(data)?;
        let failed = |error: rusqlite::Error| StoreError::from_sqlite(self.path, &error);
        let savepoint = self.transaction.savepoint().map_err(failed)?;
        let (vintage, known) = write::keep(&savepoint, data, stored_at).map_err(failed)?;
        savepoint.commit().map_err(failed)?;
        self.changed |= !known;
        Ok((vintage, known))
    }

    /// What was done beside deliveries is to be kept as well.
    pub(super) const fn note_change(&mut self) {
        self.changed = true;
    }

    pub(super) fn connection(&self) -> &Connection {
        &self.transaction
    }

    pub(super) const fn path(&self) -> &Path {
        self.path
    }

    /// What is in the store now, what this step has kept so far included.
    #[must_use]
    pub fn contents(&self) -> Contents<'_> {
        Contents { conn: &self.transaction, path: self.path }
    }
}
