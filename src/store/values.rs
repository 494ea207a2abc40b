//! One indicator's numbers without their proof trail, for charts of many municipalities.

use super::Store;
use super::error::StoreError;
use super::period::decode;
use crate::model::id::IndicatorId;
use crate::model::municipality::AreaCode;
use crate::model::period::Period;
use rusqlite::{Connection, OptionalExtension, Result};

/// One number of an indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeriesValue {
    /// The area.
    pub municipality_code: AreaCode,
    /// When.
    pub period: Period,
    /// The value in the unit of its observation.
    pub value: f64,
}

impl Store {
    /// The numbers of one indicator in the current vintages, all municipalities and periods, in the publisher's
    /// order; missing values are left out.
    ///
    /// Where several current vintages hold the indicator, what [`Store::series`] says holds here too.
    ///
    /// # Errors
    /// [`StoreError`] where they cannot be read.
    pub fn values(&self, indicator: &IndicatorId) -> Result<Vec<SeriesValue>, StoreError> {
        let mut found: Option<Vec<SeriesValue>> = None;
        for vintage in self.vintages()?.into_iter().filter(|vintage| vintage.current) {
            let values = self.known(read(&self.conn, vintage.vintage_id.0, indicator))?;
            match (&found, values) {
                (_, None) => {}
                (None, Some(values)) => found = Some(values),
                (Some(_), Some(_)) => return self.values_of_several(indicator),
            }
        }
        Ok(found.unwrap_or_default())
    }

    fn values_of_several(&self, indicator: &IndicatorId) -> Result<Vec<SeriesValue>, StoreError> {
        let value = |row: crate::model::observation::Observation| {
            let value = row.value?.value();
            Some(SeriesValue { municipality_code: row.municipality_code, period: row.period, value })
        };
        Ok(self.series(indicator)?.into_iter().filter_map(value).collect())
    }
}

fn read(conn: &Connection, vintage: i64, indicator: &IndicatorId) -> Result<Option<Vec<SeriesValue>>> {
    let sql = "SELECT indicator_key FROM indicator WHERE indicator_id = ?1 AND vintage_id = ?2";
    let key: Option<i64> =
        conn.prepare_cached(sql)?.query_row((indicator.as_str(), vintage), |row| row.get(0)).optional()?;
    let Some(key) = key else { return Ok(None) };
    let mut statement = conn.prepare_cached(
        "SELECT municipality_code, period_kind, period_start, period_end, value FROM observation
         WHERE vintage_id = ?1 AND indicator_key = ?2 AND value IS NOT NULL",
    )?;
    let mut rows = statement.query((vintage, key))?;
    let mut values = Vec::new();
    while let Some(row) = rows.next()? {
        let area = AreaCode::from_number(row.get(0)?);
        let period = decode(row.get(1)?, row.get(2)?, row.get(3)?);
        if let (Some(municipality_code), Some(period)) = (area, period) {
            values.push(SeriesValue { municipality_code, period, value: row.get(4)? });
        }
    }
    Ok(Some(values))
}
