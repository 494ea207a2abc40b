//! From the second schema to the third: rows of a table become blocks of columns.

use super::block::{NO_VALUE, Row, Sink};
use rusqlite::Transaction;
use rusqlite_migration::HookResult;

/// Brings all rows over and drops their table.
pub(super) fn bring_over(transaction: &Transaction<'_>) -> HookResult {
    let mut vintages = transaction.prepare("SELECT vintage_id FROM vintage ORDER BY vintage_id")?;
    let vintages: Vec<i64> = vintages.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for vintage in vintages {
        rows(transaction, vintage)?;
    }
    transaction.execute_batch("DROP TRIGGER observation_goes_with_vintage; DROP TABLE observation")?;
    Ok(())
}

fn rows(transaction: &Transaction<'_>, vintage: i64) -> rusqlite::Result<()> {
    let mut sink = Sink::new(transaction, vintage);
    let mut statement = transaction.prepare(
        "SELECT indicator_key, position, municipality_code, period_kind, period_start, period_end, facet_key, value,
           decimals, source_line, observation_id, raw_text
         FROM observation WHERE vintage_id = ?1 ORDER BY indicator_key, position",
    )?;
    let mut rows = statement.query([vintage])?;
    while let Some(row) = rows.next()? {
        let (kind, start, end): (u8, u32, Option<u16>) = (row.get(3)?, row.get(4)?, row.get(5)?);
        let compact = Row {
            indicator: row.get(0)?,
            position: row.get(1)?,
            area: row.get(2)?,
            period: super::block::period_code(kind, start, end),
            facet: row.get(6)?,
            value: row.get::<_, Option<f64>>(7)?.unwrap_or_default(),
            decimals: row.get::<_, Option<u8>>(8)?.unwrap_or(NO_VALUE),
            line: row.get(9)?,
            id: None,
            raw_text: None,
        };
        sink.push(compact, row.get_ref(10)?.as_str_or_null()?, row.get_ref(11)?.as_str_or_null()?)?;
    }
    sink.finish()
}
