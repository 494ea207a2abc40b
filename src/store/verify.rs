//! Whether a store still holds what was stored: its structure and its references as SQLite checks them, and every
//! vintage read whole and compared with the fingerprint that it got when it came in.

use super::Store;
use super::error::StoreError;
use super::hash::content_hash;
use crate::model::message::{Explain, Message};
use crate::model::vintage::{Vintage, VintageId};
use std::collections::BTreeSet;

/// Most faults of one kind that are listed: a torn file has one for every page.
const LISTED: usize = 100;

/// How fingerprints begin that were taken before indicators of several areas were one: what those vintages hold now was
/// folded since, and has no fingerprint of its own.
const FOLDED: &str = "1:";

/// Something in a store is not as it was stored.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// The structure of the file: pages, indexes, or rows that break their table's rules.
    Structure(String),
    /// Rows of a table name others that are not there.
    Reference {
        /// The table.
        table: String,
        /// Where they should be.
        parent: String,
        /// How many rows.
        rows: usize,
    },
    /// A vintage cannot be read.
    Unreadable {
        /// The vintage.
        vintage: Vintage,
        /// What stopped it.
        cause: Message,
    },
    /// A vintage holds something else than was stored.
    Changed(Vintage),
}

/// What a look through a store has found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Verified {
    /// What is not as it was stored; empty in a sound store.
    pub faults: Vec<Fault>,
    /// Number of vintages whose contents are those of their fingerprint.
    pub proven: usize,
    /// Number of observations in them.
    pub observations: u64,
    /// Vintages without a fingerprint of their own: they can be read, and no more is known.
    pub unproven: Vec<Vintage>,
    /// Vintages that were not looked at, because they are larger than was asked for.
    pub left_out: usize,
}

impl Verified {
    /// Whether nothing was found.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }
}

impl Store {
    /// Looks through the whole store. Vintages of more than `most` observations are left out: a vintage is read whole.
    ///
    /// `go_on` is asked before each step.
    ///
    /// # Errors
    /// [`StoreError`] where the store cannot be looked through at all, for example because another program holds it;
    /// what is damaged in it is no error, but found. `Ok(None)` where `go_on` said no.
    pub fn verify(&self, most: u64, go_on: &dyn Fn() -> bool) -> Result<Option<Verified>, StoreError> {
        let mut found = Verified::default();
        if !go_on() {
            return Ok(None);
        }
        self.structure(&mut found)?;
        self.references(&mut found)?;
        let vintages = match self.vintages() {
            Ok(vintages) => vintages,
            Err(StoreError::Damaged { detail, .. }) => {
                found.faults.push(Fault::Structure(detail));
                return Ok(Some(found));
            }
            Err(other) => return Err(other),
        };
        for vintage in vintages {
            if !go_on() {
                return Ok(None);
            }
            if vintage.observations > most {
                found.left_out += 1;
            } else {
                self.contents_of(vintage, &mut found)?;
            }
        }
        Ok(Some(found))
    }

    fn structure(&self, found: &mut Verified) -> Result<(), StoreError> {
        let sql = format!("PRAGMA integrity_check({LISTED})");
        let lines = self.lines(&sql, |row| row.get::<_, String>(0));
        let lines = damage(lines, found)?;
        found.faults.extend(lines.into_iter().filter(|line| line != "ok").map(Fault::Structure));
        Ok(())
    }

    fn references(&self, found: &mut Verified) -> Result<(), StoreError> {
        let pairs =
            self.lines("PRAGMA foreign_key_check", |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(2)?)));
        let pairs = damage(pairs, found)?;
        for (table, parent) in pairs.iter().collect::<BTreeSet<_>>() {
            let rows = pairs.iter().filter(|pair| pair.0 == *table && pair.1 == *parent).count();
            found.faults.push(Fault::Reference { table: table.clone(), parent: parent.clone(), rows });
        }
        Ok(())
    }

    fn lines<T>(
        &self,
        sql: &str,
        read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let read = || self.conn.prepare(sql)?.query_map([], read)?.collect();
        self.known(read())
    }

    fn contents_of(&self, vintage: Vintage, found: &mut Verified) -> Result<(), StoreError> {
        let VintageId(id) = vintage.vintage_id;
        match self.vintage(vintage.vintage_id) {
            // Another program has removed it since the list was read.
            Err(StoreError::NoVintage { .. }) => {}
            Err(cause @ (StoreError::Damaged { .. } | StoreError::Unexpected { .. })) => {
                tracing::debug!(id, %cause, "vintage not readable");
                found.faults.push(Fault::Unreadable { vintage, cause: cause.explain() });
            }
            Err(other) => return Err(other),
            Ok(data) if content_hash(&data) == vintage.content_hash => {
                found.proven += 1;
                found.observations += vintage.observations;
            }
            Ok(_) if vintage.content_hash.starts_with(FOLDED) => found.unproven.push(vintage),
            Ok(_) => found.faults.push(Fault::Changed(vintage)),
        }
        Ok(())
    }
}

/// Lines that a check gave; where the damage stopped the check itself, that is what was found.
fn damage<T>(lines: Result<Vec<T>, StoreError>, found: &mut Verified) -> Result<Vec<T>, StoreError> {
    match lines {
        Err(StoreError::Damaged { detail, .. } | StoreError::Unexpected { detail, .. }) => {
            found.faults.push(Fault::Structure(detail));
            Ok(Vec::new())
        }
        other => other,
    }
}

impl Explain for Fault {
    fn explain(&self) -> Message {
        let of = |key, vintage: &Vintage| {
            let message = Message::new(key).text("dataset", &vintage.dataset).text("version", &vintage.version);
            message.text("stored", &vintage.stored_at)
        };
        match self {
            Self::Structure(detail) => Message::new("verify-structure").text("detail", detail),
            Self::Reference { table, parent, rows } => {
                let message = Message::new("verify-reference").text("table", table).text("parent", parent);
                message.number("rows", *rows as f64)
            }
            Self::Unreadable { vintage, cause } => of("verify-unreadable", vintage).message("cause", cause.clone()),
            Self::Changed(vintage) => of("verify-changed", vintage),
        }
    }
}
