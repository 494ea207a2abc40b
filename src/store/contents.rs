//! What is current in a store, read as far as it is wanted: all of it, the catalogue alone, or with the observations
//! that somebody is going to meet.

use super::Store;
use super::derived::Derives;
use super::error::StoreError;
use super::merge::merge;
use super::observations::{self, Glance};
use super::period::encode;
use super::read::{frame_of, read_vintage};
use crate::model::dataset::Dataset;
use crate::model::document::Document;
use crate::model::id::IndicatorId;
use crate::model::indicator::Indicator;
use crate::model::municipality::AreaCode;
use crate::model::observation::{Observation, Role};
use crate::model::period::Period;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::path::Path;

/// Observations that are wanted of a store.
///
/// Of each series of a wanted indicator at least one observation of each document comes along, so that the series is
/// known to exist; and all baselines, and all that indicators with targets have.
#[derive(Clone, Copy)]
pub struct Part<'w> {
    /// Whether an indicator is wanted.
    pub indicator: &'w dyn Fn(&Indicator) -> bool,
    /// The periods that are wanted.
    pub periods: &'w BTreeSet<Period>,
    /// Vintages that have such a document are wanted with all their indicators.
    pub document: &'w dyn Fn(&Document) -> bool,
    /// Whether all periods of those vintages are wanted.
    pub whole: bool,
}

/// What is current in a store.
#[derive(Debug, Clone, Copy)]
pub struct Contents<'c> {
    pub(super) conn: &'c Connection,
    pub(super) path: &'c Path,
}

impl Store {
    /// What is in the store now.
    #[must_use]
    pub fn contents(&self) -> Contents<'_> {
        Contents { conn: &self.conn, path: &self.location.path }
    }
}

impl Contents<'_> {
    fn known<T>(&self, result: rusqlite::Result<T>) -> Result<T, StoreError> {
        result.map_err(|error| StoreError::from_sqlite(self.path, &error))
    }

    /// Reads within one transaction, so that nothing changes in between; a step is one already.
    fn whole<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        if self.conn.is_autocommit() {
            let transaction = self.known(self.conn.unchecked_transaction())?;
            return self.known(read(&transaction));
        }
        self.known(read(self.conn))
    }

    /// Number of current observations.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be read.
    pub fn observations(&self) -> Result<u64, StoreError> {
        let vintages = self.whole(super::vintages::list)?;
        Ok(vintages.iter().filter(|vintage| vintage.current).map(|vintage| vintage.observations).sum())
    }

    /// All current data; see [`Store::current`].
    ///
    /// # Errors
    /// [`StoreError`] where they cannot be read.
    pub fn all(&self) -> Result<Dataset, StoreError> {
        self.whole(|conn| current(conn, read_vintage))
    }

    /// The current data without their observations.
    ///
    /// # Errors
    /// [`StoreError`] where they cannot be read.
    pub fn catalogue(&self) -> Result<Dataset, StoreError> {
        self.whole(|conn| current(conn, |conn, vintage| Ok(frame_of(conn, vintage)?.map(|(data, _)| data))))
    }

    /// The current data with the observations of a part.
    ///
    /// # Errors
    /// [`StoreError`] where they cannot be read.
    pub fn part(&self, part: &Part<'_>) -> Result<Dataset, StoreError> {
        self.whole(|conn| {
            current(conn, |conn, vintage| {
                let Some((mut data, _)) = frame_of(conn, vintage)? else { return Ok(None) };
                data.observations = part_of(conn, vintage, &data, part)?;
                Ok(Some(data))
            })
        })
    }
}

/// The current vintages as one, each as it is read.
fn current(
    conn: &Connection,
    read: impl Fn(&Connection, i64) -> rusqlite::Result<Option<Dataset>>,
) -> rusqlite::Result<Dataset> {
    let mut union: Option<Dataset> = None;
    for vintage in super::vintages::list(conn)?.into_iter().filter(|vintage| vintage.current) {
        let Some(data) = read(conn, vintage.vintage_id.0)? else { continue };
        union = Some(match union {
            Some(earlier) => merge(earlier, data),
            None => data,
        });
    }
    Ok(union.unwrap_or_default())
}

/// The observations of a vintage that belong to a part, in the publisher's order.
fn part_of(conn: &Connection, vintage: i64, data: &Dataset, part: &Part<'_>) -> rusqlite::Result<Vec<Observation>> {
    let own = data.documents.iter().any(|document| (part.document)(document));
    let aimed: BTreeSet<&IndicatorId> = data.targets.iter().map(|target| &target.indicator_id).collect();
    let periods: BTreeSet<(u8, u32, Option<u16>)> = part.periods.iter().copied().map(encode).collect();
    let wanted = |indicator: &Indicator| own || (part.indicator)(indicator);
    let wanted: Vec<bool> = data.indicators.iter().map(wanted).collect();
    let all: Vec<bool> =
        data.indicators.iter().map(|i| (own && part.whole) || aimed.contains(&i.indicator_id)).collect();
    let mut found: Vec<(i64, Observation)> = Vec::new();
    let mut first = 0;
    // Neighbours are read together.
    for run in wanted.chunk_by(|one, next| one == next) {
        let range = first..first + run.len();
        first = range.end;
        let (Some(indicators), Ok(key)) = (data.indicators.get(range.clone()), i64::try_from(range.start)) else {
            continue;
        };
        if run.first() != Some(&true) {
            continue;
        }
        let derives: Vec<Derives> = indicators.iter().map(Derives::of).collect();
        let mut last = key;
        let mut met: BTreeSet<(AreaCode, u32)> = BTreeSet::new();
        let mut keep = |glance: &Glance| {
            if std::mem::replace(&mut last, glance.indicator) != glance.indicator {
                met.clear();
            }
            let whole = usize::try_from(glance.indicator).ok().and_then(|at| all.get(at)).copied().unwrap_or(false);
            let first = met.insert((glance.area, glance.document));
            whole || first || glance.role == Role::Baseline || periods.contains(&glance.period)
        };
        observations::read_some(conn, vintage, key, &derives, &mut keep, |position, row| {
            found.push((position, row));
            Ok(())
        })?;
    }
    found.sort_unstable_by_key(|(position, _)| *position);
    Ok(found.into_iter().map(|(_, row)| row).collect())
}
