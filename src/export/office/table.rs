//! What a figure displays, as a native table.

use crate::chart::figure_table;
use crate::chart::page::FigurePage;
use crate::text::catalogue::Texts;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A heading over the rows that follow.
    Group(String),
    /// A cell for each column.
    Cells(Vec<String>),
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct NativeTable {
    /// What heads the columns.
    pub heads: Vec<String>,
    /// How much of the width each column takes, in any unit.
    pub shares: Vec<f32>,
    /// Columns whose words stand at their right.
    pub right: Vec<bool>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// Periods beside each other up to which a table of numbers lies as it does in a spreadsheet.
const WIDE: usize = 9;

/// The numbers of a figure; `None` where it displays none.
pub fn numbers(page: &FigurePage, texts: &Texts) -> Option<NativeTable> {
    let mut records = figure_table::records(page, texts);
    if records.len() < 2 {
        return None;
    }
    // Many periods of a few series are read downwards.
    if records.first().is_some_and(|heads| heads.len() > WIDE.max(records.len())) {
        records = turned(&records);
    }
    let heads = records.remove(0);
    let is_number = |text: &String| text.parse::<f64>().is_ok();
    let right = (0..heads.len()).map(|at| {
        let mut cells = records.iter().filter_map(|record| record.get(at)).filter(|cell| !cell.is_empty()).peekable();
        cells.peek().is_some() && cells.all(is_number)
    });
    let longest = |at: usize| {
        let cells = records.iter().filter_map(|record| record.get(at)).chain(heads.get(at));
        cells.map(|cell| super::text::width(cell)).fold(3.0, f32::max).min(22.0)
    };
    let (right, shares) = (right.collect(), (0..heads.len()).map(longest).collect());
    Some(NativeTable { heads, shares, right, rows: records.into_iter().map(Row::Cells).collect() })
}

/// The numbers of a chart that is a table: what several parts measure stands above their rows, not in a column.
pub fn chart(page: &FigurePage, texts: &Texts) -> Option<NativeTable> {
    let mut table = numbers(page, texts)?;
    let measure = texts.t("table-measure");
    let Some(at) = table.heads.iter().position(|head| *head == measure) else { return Some(table) };
    let (mut rows, mut group) = (Vec::new(), String::new());
    for row in table.rows {
        let Row::Cells(mut cells) = row else { continue };
        let of = if at < cells.len() { cells.remove(at) } else { String::new() };
        if of != group {
            rows.push(Row::Group(of.clone()));
            group = of;
        }
        rows.push(Row::Cells(cells));
    }
    table.heads.remove(at);
    table.shares.remove(at);
    table.right.remove(at);
    Some(NativeTable { rows, ..table })
}

/// Rows as columns.
fn turned(records: &[Vec<String>]) -> Vec<Vec<String>> {
    let columns = records.iter().map(Vec::len).max().unwrap_or(0);
    (0..columns).map(|at| records.iter().map(|row| row.get(at).cloned().unwrap_or_default()).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::turned;

    #[test]
    fn rows_and_columns_change_places() {
        let records = [vec!["a".to_owned(), "b".to_owned()], vec!["c".to_owned(), "d".to_owned()]];
        assert_eq!(turned(&records), [["a", "c"], ["b", "d"]]);
        assert_eq!(turned(&turned(&records)), records);
    }
}
