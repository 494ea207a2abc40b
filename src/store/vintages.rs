//! Which vintages there are, which are current, and removing one whole.

use super::Store;
use super::error::StoreError;
use crate::model::vintage::{Vintage, VintageId};
use rusqlite::{Connection, OptionalExtension};

/// Tables of a vintage, those that refer to others first, so that each removal is one scan.
const TABLES: [&str; 14] = [
    "comparison_member",
    "comparison",
    "printed_figure",
    "evaluation",
    "target",
    "observation_block",
    "facet",
    "breakdown",
    "indicator_alias",
    "indicator",
    "plan",
    "origin",
    "document",
    "municipality",
];

impl Store {
    /// All vintages in the order in which they were stored.
    ///
    /// # Errors
    /// [`StoreError`] where they cannot be read.
    pub fn vintages(&self) -> Result<Vec<Vintage>, StoreError> {
        self.known(list(&self.conn))
    }

    /// Makes a vintage the current one of its dataset until it is unpinned or removed, also when
    /// newer ones come in.
    ///
    /// # Errors
    /// [`StoreError::NoVintage`] where there is none; [`StoreError`] where the store cannot be written.
    pub fn pin(&mut self, vintage: VintageId) -> Result<(), StoreError> {
        let pinned = self.change(|transaction| {
            transaction.execute(
                "INSERT INTO pin (dataset, vintage_id)
                 SELECT dataset, vintage_id FROM vintage WHERE vintage_id = ?1
                 ON CONFLICT (dataset) DO UPDATE SET vintage_id = excluded.vintage_id",
                [vintage.0],
            )
        })?;
        self.found(pinned, vintage)
    }

    /// Makes the newest vintage of a dataset current again; nothing happens where none is pinned.
    ///
    /// # Errors
    /// [`StoreError`] where the store cannot be written.
    pub fn unpin(&mut self, dataset: &str) -> Result<(), StoreError> {
        self.change(|transaction| transaction.execute("DELETE FROM pin WHERE dataset = ?1", [dataset]).map(drop))
    }

    /// Removes a vintage with all its rows. The last one may go too; the others stay as they are.
    ///
    /// # Errors
    /// [`StoreError::NoVintage`] where there is none; [`StoreError`] where the store cannot be written.
    pub fn remove(&mut self, vintage: VintageId) -> Result<(), StoreError> {
        let removed = self.change(|transaction| remove(transaction, vintage))?;
        self.found(removed, vintage)
    }

    /// Removes vintages in one step, all of them or none; those that are gone already are passed over.
    ///
    /// # Errors
    /// [`StoreError`] where the store cannot be written.
    pub fn remove_all(&mut self, vintages: &[VintageId]) -> Result<(), StoreError> {
        self.change(|transaction| vintages.iter().try_for_each(|vintage| remove(transaction, *vintage).map(drop)))
    }

    fn found(&self, changed: usize, vintage: VintageId) -> Result<(), StoreError> {
        if changed == 0 {
            return Err(StoreError::NoVintage { path: self.path().to_path_buf(), vintage_id: vintage.0 });
        }
        Ok(())
    }
}

/// Removes a vintage with all its rows; says how many vintages that were.
fn remove(conn: &Connection, vintage: VintageId) -> rusqlite::Result<usize> {
    let sql = "SELECT 1 FROM vintage WHERE vintage_id = ?1";
    if conn.query_row(sql, [vintage.0], |_| Ok(())).optional()?.is_none() {
        return Ok(0);
    }
    for table in TABLES {
        conn.execute(&format!("DELETE FROM {table} WHERE vintage_id = ?1"), [vintage.0])?;
    }
    conn.execute("DELETE FROM vintage WHERE vintage_id = ?1", [vintage.0])
}

/// All vintages in the order in which they were stored.
pub(super) fn list(conn: &Connection) -> rusqlite::Result<Vec<Vintage>> {
    let mut statement = conn.prepare_cached(
        "SELECT v.vintage_id, v.dataset, v.version, v.title, v.stored_at, v.observations, v.content_hash,
           p.vintage_id IS v.vintage_id,
           v.vintage_id = coalesce(p.vintage_id, (SELECT max(n.vintage_id) FROM vintage n WHERE n.dataset = v.dataset))
         FROM vintage v LEFT JOIN pin p USING (dataset) ORDER BY v.vintage_id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Vintage {
            vintage_id: VintageId(row.get(0)?),
            dataset: row.get(1)?,
            version: row.get(2)?,
            title: row.get(3)?,
            stored_at: row.get(4)?,
            observations: row.get::<_, i64>(5)?.cast_unsigned(),
            content_hash: row.get(6)?,
            pinned: row.get(7)?,
            current: row.get(8)?,
        })
    })?;
    rows.collect()
}
