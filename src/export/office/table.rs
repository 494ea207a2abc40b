//! What a figure displays, as a native table.

use crate::chart::figure_table;
use crate::chart::kpi::{KpiAmount, KpiSheet};
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

/// The KPI sheet of a city.
pub fn kpi(sheet: &KpiSheet, texts: &Texts) -> NativeTable {
    let mut heads = sheet.heads.to_vec();
    heads.push(texts.t("column-remarks"));
    let mut rows = Vec::new();
    let mut group = (String::new(), String::new());
    let amount = |amount: &KpiAmount| match amount.period.as_str() {
        "" => amount.words.clone(),
        period => texts.aside(&amount.words, period),
    };
    for row in &sheet.rows {
        let this = (row.level.clone(), row.goal.clone());
        if this != group {
            rows.push(Row::Group(if row.goal.is_empty() {
                row.level.clone()
            } else {
                format!("{}  {}", row.level, row.goal)
            }));
            group = this;
        }
        rows.push(Row::Cells(vec![
            [row.indicator.as_str(), row.measure.as_str()].join("\n").trim_end().to_owned(),
            amount(&row.baseline),
            amount(&row.target),
            amount(&row.actual),
            row.progress_words.clone(),
            row.status_words.clone(),
            row.source.clone(),
            row.remarks.clone(),
        ]));
    }
    NativeTable {
        heads,
        shares: vec![0.22, 0.12, 0.12, 0.12, 0.08, 0.1, 0.09, 0.15],
        right: vec![false, true, true, true, true, false, false, false],
        rows,
    }
}

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
