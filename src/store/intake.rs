//! Taking in a dataset row by row: any size, in one transaction, in constant memory for each row.

use super::Store;
use super::derived::Derives;
use super::error::StoreError;
use super::hash::{self, Digests, Feed};
use super::observations;
use super::rows;
use super::write::Writer;
use crate::model::document::Document;
use crate::model::id::{DocumentId, IndicatorId, ObservationId};
use crate::model::indicator::Indicator;
use crate::model::integrity::{self, Breach, BreachKind};
use crate::model::municipality::{AreaCode, Municipality};
use crate::model::observation::Observation;
use crate::model::plan::Plan;
use crate::model::target::Target;
use crate::model::vintage::VintageId;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// What a dataset is called.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// Name of the dataset, stable over its versions.
    pub name: &'a str,
    /// The publisher's version text.
    pub version: &'a str,
    /// Title for people.
    pub title: &'a str,
}

/// Why nothing was taken in.
#[derive(Debug, thiserror::Error)]
pub enum TakeError<E> {
    /// The store cannot be written, or a row contradicts the others.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Whoever delivered the rows stopped.
    #[error("the delivery stopped")]
    Delivery(E),
}

/// What became of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// The vintage; the one that was there before where its contents are the same.
    pub vintage: VintageId,
    /// Number of its observations.
    pub observations: u64,
    /// Whether the same contents were in the store already, so that nothing was stored.
    pub known: bool,
}

/// The fingerprint of the observations so far.
struct Seal {
    digest: Feed,
    /// A hash of each identifier, to find one that comes twice.
    ids: Vec<u64>,
}

impl Seal {
    fn new() -> Self {
        Self { digest: Feed::new(), ids: Vec::new() }
    }

    fn rows(&mut self, rows: &[Observation]) {
        for row in rows {
            self.ids.push(id_hash(&row.observation_id));
            self.digest.row(row, hash::observation);
        }
    }
}

fn id_hash(id: &ObservationId) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.as_str().hash(&mut hasher);
    hasher.finish()
}

/// An open delivery. Rows refer only to rows that came before them; only an indicator may repeat a later one.
pub struct Intake<'t> {
    writer: Writer<'t>,
    digests: Digests,
    /// Number of observations so far.
    taken: i64,
    seal: Seal,
    /// What the observation before this one referred to, which is there: most rows refer to the same.
    last: Option<(IndicatorId, i64, AreaCode, DocumentId)>,
    /// Indicators that repeat one which has not come yet.
    repeats: Vec<(String, String)>,
    path: &'t Path,
    name: &'t str,
}

impl Store {
    /// Takes in a dataset that is delivered row by row, as one vintage stored as of `stored_at`
    /// (UTC, `2026-01-31T09:00:00Z`), in one transaction: whatever happens, all of it or nothing.
    ///
    /// # Errors
    /// [`TakeError::Delivery`] where `deliver` fails, for example because it was cancelled;
    /// [`TakeError::Store`] as for [`Store::put`]. In each case the store is as it was.
    pub fn take<E>(
        &mut self,
        head: Head<'_>,
        stored_at: &str,
        deliver: impl FnOnce(&mut Intake<'_>) -> Result<(), TakeError<E>>,
    ) -> Result<Taken, TakeError<E>> {
        self.together(|step| step.take(head, stored_at, deliver))
    }
}

/// Takes in a dataset within a transaction. What was written is to be taken back where it fails, or was known.
pub(super) fn take<E>(
    conn: &Connection,
    path: &Path,
    (head, stored_at): (Head<'_>, &str),
    deliver: impl FnOnce(&mut Intake<'_>) -> Result<(), TakeError<E>>,
) -> Result<Taken, TakeError<E>> {
    let failed = |error: rusqlite::Error| TakeError::Store(StoreError::from_sqlite(path, &error));
    let names = (head.name, head.version, head.title);
    // Until the last row is in, the contents have no fingerprint; this one can be nobody else's.
    let writer = Writer::new(conn, names, "", stored_at).map_err(failed)?;
    let digests = Digests::new(head.name, head.version, head.title);
    let mut intake =
        Intake { writer, digests, taken: 0, seal: Seal::new(), last: None, repeats: Vec::new(), path, name: head.name };
    deliver(&mut intake)?;
    let finished = intake.writer.blocks.finish();
    intake.wrote(finished)?;
    intake.repeats()?;
    let observations = intake.unique()?;
    let (writer, hash) = intake.end();
    let sql = "SELECT vintage_id FROM vintage WHERE dataset = ?1 AND content_hash = ?2";
    let known = conn.query_row(sql, (head.name, &hash), |row| row.get(0)).optional().map_err(failed)?;
    if let Some(vintage) = known {
        return Ok(Taken { vintage: VintageId(vintage), observations, known: true });
    }
    let vintage = writer.finish(&hash, i64::try_from(observations).unwrap_or(i64::MAX)).map_err(failed)?;
    Ok(Taken { vintage, observations, known: false })
}

impl<'t> Intake<'t> {
    fn end(mut self) -> (Writer<'t>, String) {
        self.digests.observations = self.seal.digest;
        (self.writer, self.digests.finish())
    }
}

impl Intake<'_> {
    fn wrote(&self, result: rusqlite::Result<()>) -> Result<(), StoreError> {
        result.map_err(|error| StoreError::from_sqlite(self.path, &error))
    }

    fn refuse(&self, table: &'static str, row: &str, problem: BreachKind) -> StoreError {
        let breaches = vec![Breach { table, row: row.to_owned(), problem }];
        StoreError::Breaches { name: self.name.to_owned(), breaches }
    }

    fn need(&self, known: bool, row: (&'static str, &str), field: &'static str, value: &str) -> Result<(), StoreError> {
        if known {
            return Ok(());
        }
        Err(self.refuse(row.0, row.1, BreachKind::Dangling { field, value: value.to_owned() }))
    }

    /// Takes an area.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be written.
    pub fn municipality(&mut self, row: &Municipality) -> Result<(), StoreError> {
        self.digests.municipalities.row(row, hash::municipality);
        let result = self.writer.municipality(row);
        self.wrote(result)
    }

    /// Takes a document of an area that is there.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be written or its area is missing.
    pub fn document(&mut self, row: &Document) -> Result<(), StoreError> {
        let area = row.municipality_code;
        let id = row.document_id.as_str();
        self.need(self.writer.areas.contains(&area), ("documents", id), "municipality_code", &area.to_string())?;
        self.digests.documents.row(row, hash::document);
        let result = self.writer.document(row);
        self.wrote(result)
    }

    /// Takes a plan.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be written or its document is missing.
    pub fn plan(&mut self, row: &Plan) -> Result<(), StoreError> {
        let document = row.document_id.as_str();
        self.need(self.writer.knows_document(document), ("plans", row.plan_id.as_str()), "document_id", document)?;
        self.digests.plans.row(row, hash::plan);
        let result = self.writer.plan(row);
        self.wrote(result)
    }

    /// Takes an indicator.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be written, is there already, or its area or document is missing.
    pub fn indicator(&mut self, row: &Indicator) -> Result<(), StoreError> {
        let id = row.indicator_id.as_str();
        if self.writer.indicators.contains_key(id) {
            return Err(self.refuse("indicators", id, BreachKind::DuplicateId));
        }
        let document = row.source.document_id.as_str();
        if let Some(area) = row.municipality_code {
            let known = self.writer.areas.contains(&area);
            self.need(known, ("indicators", id), "municipality_code", &area.to_string())?;
        }
        self.need(self.writer.knows_document(document), ("indicators", id), "document_id", document)?;
        if let Some(original) = row.repeat_of.as_ref().filter(|o| !self.writer.indicators.contains_key(o.as_str())) {
            self.repeats.push((id.to_owned(), original.0.clone()));
        }
        self.digests.indicators.row(row, hash::indicator);
        let result = self.writer.indicator(row);
        self.wrote(result)
    }

    /// Takes a target.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be written or its indicator is missing.
    pub fn target(&mut self, row: &Target) -> Result<(), StoreError> {
        let (id, indicator) = (row.target_id.as_str(), row.indicator_id.as_str());
        self.need(self.writer.indicators.contains_key(indicator), ("targets", id), "indicator_id", indicator)?;
        self.digests.targets.row(row, hash::target);
        let result = self.writer.target(row);
        self.wrote(result)
    }

    /// Takes observations.
    ///
    /// # Errors
    /// [`StoreError`] where one cannot be written, contradicts itself, or what it refers to is missing.
    pub fn observations(&mut self, rows: &[Observation]) -> Result<(), StoreError> {
        self.seal.rows(rows);
        for row in rows {
            let (indicator, position) = self.check(row)?;
            let result = observations::push(&mut self.writer, (Some(indicator), position, row));
            self.wrote(result)?;
        }
        Ok(())
    }

    /// The key of the indicator of a row that may be kept, and its place in the publisher's order.
    fn check(&mut self, row: &Observation) -> Result<(i64, i64), StoreError> {
        let id = row.observation_id.as_str();
        if let Some(problem) = integrity::contradiction(row) {
            return Err(self.refuse("observations", id, problem));
        }
        let last = self.last.as_ref().filter(|(indicator, _, area, document)| {
            *indicator == row.indicator_id && *area == row.municipality_code && *document == row.source.document_id
        });
        let indicator = match last {
            Some((_, key, ..)) => *key,
            None => self.refers(row)?,
        };
        let position = self.taken;
        self.taken += 1;
        Ok((indicator, position))
    }

    /// The key of the indicator of an observation whose references are all there.
    fn refers(&mut self, row: &Observation) -> Result<i64, StoreError> {
        let id = row.observation_id.as_str();
        let (area, document) = (row.municipality_code, row.source.document_id.as_str());
        let known = self.writer.areas.contains(&area);
        self.need(known, ("observations", id), "municipality_code", &area.to_string())?;
        self.need(self.writer.knows_document(document), ("observations", id), "document_id", document)?;
        let indicator = row.indicator_id.as_str();
        let Some(key) = self.writer.indicators.get(indicator).copied() else {
            let problem = BreachKind::Dangling { field: "indicator_id", value: indicator.to_owned() };
            return Err(self.refuse("observations", id, problem));
        };
        self.last = Some((row.indicator_id.clone(), key, area, row.source.document_id.clone()));
        Ok(key)
    }

    /// Leads repeats to what they repeat, now that everything has come.
    fn repeats(&mut self) -> Result<(), StoreError> {
        let sql = "UPDATE indicator SET repeat_of = ?3 WHERE vintage_id = ?1 AND indicator_key = ?2";
        for (id, original) in std::mem::take(&mut self.repeats) {
            let keys = (self.writer.indicators.get(&id), self.writer.indicators.get(&original));
            self.need(keys.1.is_some(), ("indicators", &id), "repeat_of", &original)?;
            let result = self.writer.transaction.execute(sql, rusqlite::params![self.writer.vintage, keys.0, keys.1]);
            self.wrote(result.map(drop))?;
        }
        Ok(())
    }

    /// Makes sure that no identifier came twice; returns the number of observations.
    fn unique(&mut self) -> Result<u64, StoreError> {
        let taken = u64::try_from(self.taken).unwrap_or_default();
        let seal = &mut self.seal;
        seal.ids.sort_unstable();
        if seal.ids.is_sorted_by(|a, b| a < b) {
            return Ok(taken);
        }
        // Two hashes are equal: rarely by chance, mostly because an identifier came twice; the rows themselves know.
        let equal: BTreeSet<u64> = seal.ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        match self.twice(&equal) {
            Ok(None) => Ok(taken),
            Ok(Some(id)) => Err(self.refuse("observations", &id, BreachKind::DuplicateId)),
            Err(error) => Err(StoreError::from_sqlite(self.path, &error)),
        }
    }

    /// An identifier that more than one of the written rows has, among those with one of these hashes.
    fn twice(&self, equal: &BTreeSet<u64>) -> rusqlite::Result<Option<String>> {
        let mut seen = BTreeSet::new();
        let mut found = None;
        let indicators: Vec<Derives> = self.writer.derives.values().cloned().collect();
        rows::read(self.writer.transaction, self.writer.vintage, &indicators, |_, row| {
            let id = row.observation_id;
            if found.is_none() && equal.contains(&id_hash(&id)) && !seen.insert(id.clone()) {
                found = Some(id.0);
            }
            Ok(())
        })?;
        Ok(found)
    }
}
