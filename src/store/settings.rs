//! What the program remembers beside data: rulers, saved views, the state of the window.

use super::Store;
use super::error::StoreError;
use super::step::Step;
use rusqlite::{Connection, OptionalExtension};

impl Store {
    /// The JSON text stored under a key, or `None`.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be read.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        let read = || {
            let mut statement = self.conn.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
            statement.query_row([key], |row| row.get(0)).optional()
        };
        self.known(read())
    }

    /// Stores a JSON text under a key, in place of the one before; `None` removes it.
    ///
    /// # Errors
    /// [`StoreError::BadSetting`] for a text that is no JSON; [`StoreError`] where the store cannot be written.
    pub fn set_setting(&mut self, key: &str, json: Option<&str>) -> Result<(), StoreError> {
        if let Some(json) = json {
            serde_json::from_str::<serde::de::IgnoredAny>(json)
                .map_err(|error| StoreError::BadSetting { key: key.to_owned(), detail: error.to_string() })?;
        }
        self.set_settings(&[(key.to_owned(), json.map(str::to_owned))])
    }

    /// Stores several JSON texts under their keys in one step, all or none; `None` removes a key.
    ///
    /// # Errors
    /// [`StoreError`] where the store cannot be written, or where a text is no JSON; nothing is changed then.
    pub fn set_settings(&mut self, settings: &[(String, Option<String>)]) -> Result<(), StoreError> {
        self.change(|transaction| write(transaction, settings))
    }

    /// Every setting whose key begins with a prefix: the rest of the key and the JSON text, in the order of the keys.
    ///
    /// # Errors
    /// [`StoreError`] where they cannot be read.
    pub fn settings_under(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreError> {
        self.known(under(&self.conn, prefix))
    }
}

impl Step<'_> {
    /// Stores JSON texts under their keys as a part of the step; `None` removes a key.
    ///
    /// # Errors
    /// [`StoreError`] where the store cannot be written.
    pub fn set_settings(&mut self, settings: &[(String, Option<String>)]) -> Result<(), StoreError> {
        write(self.connection(), settings).map_err(|error| StoreError::from_sqlite(self.path(), &error))?;
        self.note_change();
        Ok(())
    }
}

fn write(conn: &Connection, settings: &[(String, Option<String>)]) -> rusqlite::Result<()> {
    for (key, json) in settings {
        match json {
            Some(json) => conn.execute(
                "INSERT INTO setting (key, value) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                [key, json],
            )?,
            None => conn.execute("DELETE FROM setting WHERE key = ?1", [key])?,
        };
    }
    Ok(())
}

/// Every setting whose key begins with a prefix.
pub(super) fn under(conn: &Connection, prefix: &str) -> rusqlite::Result<Vec<(String, String)>> {
    let sql = "SELECT substr(key, length(?1) + 1), value FROM setting
               WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([prefix], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}
