//! What a figure displays, as records for spreadsheets: the same values that are drawn.

use super::board::BoardSpec;
use super::kpi::KpiSheet;
use super::matrix::MatrixSpec;
use super::page::{FigurePage, FigureSpec};
use super::places::PlacesSpec;
use super::population::spec::PopulationFigure;
use super::table;
use crate::model::spreadsheet::guarded;
use crate::text::catalogue::Texts;

/// The displayed data of a figure, the headings first; empty where a page displays none (a cover).
#[must_use]
pub fn records(page: &FigurePage, texts: &Texts) -> Vec<Vec<String>> {
    match &page.figure {
        FigureSpec::Chart(spec) => table::table(spec, texts).records(),
        FigureSpec::Matrix(spec) => matrix(spec, texts),
        FigureSpec::Places(spec) => places(spec, texts),
        FigureSpec::Board(spec) => board(spec, texts),
        FigureSpec::Population(spec) => population(spec, texts),
        FigureSpec::Kpi(sheet) => kpi(sheet, texts),
        FigureSpec::Contents(_) | FigureSpec::Cover(_) => Vec::new(),
    }
}

/// The records as tab-separated text for the clipboard; tabs and line breaks inside a cell become spaces, and no cell
/// is one that a spreadsheet would calculate.
#[must_use]
pub fn tsv(records: &[Vec<String>]) -> String {
    let clean = |cell: &String| guarded(&cell.replace(['\t', '\n', '\r'], " ")).into_owned();
    let line = |cells: &Vec<String>| cells.iter().map(clean).collect::<Vec<_>>();
    records.iter().map(|cells| line(cells).join("\t") + "\n").collect()
}

fn heads(keys: &[&str], texts: &Texts) -> Vec<String> {
    keys.iter().map(|key| texts.t(key)).collect()
}

/// A row for each status of each level in each cell.
fn matrix(spec: &MatrixSpec, texts: &Texts) -> Vec<Vec<String>> {
    let mut records = vec![heads(&["column-theme", "column-municipality", "column-level", "column-status"], texts)];
    for row in &spec.rows {
        for (head, cell) in spec.heads.iter().zip(&row.cells) {
            for level in cell.iter().flat_map(|cell| &cell.levels) {
                for (_, words) in &level.counts {
                    records.push(vec![row.name.clone(), head.name.clone(), level.words.clone(), words.clone()]);
                }
            }
        }
    }
    records
}

/// A row for each place, in the order of the values.
fn places(spec: &PlacesSpec, texts: &Texts) -> Vec<Vec<String>> {
    let mut heading = vec![texts.t("column-municipality")];
    heading.extend(spec.axes.iter().map(|axis| axis.name.clone()));
    let exact = crate::text::number::data_exact;
    let row = |dot: &super::places::Dot| {
        let mut cells = vec![dot.name.clone(), exact(dot.value)];
        cells.extend(dot.second.map(exact));
        cells
    };
    std::iter::once(heading).chain(spec.dots.iter().map(row)).collect()
}

fn board(spec: &BoardSpec, texts: &Texts) -> Vec<Vec<String>> {
    let keys = [
        "column-municipality",
        "column-indicator",
        "column-level",
        "column-status",
        "column-baseline",
        "column-target",
        "column-actual",
        "column-gap",
        "column-progress",
        "column-pace",
        "column-reason",
    ];
    let mut records = vec![heads(&keys, texts)];
    for row in spec.groups.iter().flat_map(|group| &group.rows) {
        let cells = [
            &row.area_name,
            &row.label,
            &row.second,
            &row.status_words,
            &row.baseline,
            &row.to,
            &row.actual,
            &row.gap,
            &row.share,
            &row.pace,
        ];
        let mut record: Vec<String> = cells.into_iter().cloned().collect();
        record.push(row.reason.clone().unwrap_or_default());
        records.push(record);
    }
    records
}

fn population(spec: &PopulationFigure, texts: &Texts) -> Vec<Vec<String>> {
    let mut head = vec![texts.t("table-series")];
    head.extend(spec.table.periods.iter().cloned());
    let rows = spec.table.rows.iter().map(|(name, cells)| {
        let mut record = vec![name.clone()];
        record.extend(cells.iter().map(|cell| cell.clone().unwrap_or_default()));
        record
    });
    std::iter::once(head).chain(rows).collect()
}

fn kpi(sheet: &KpiSheet, texts: &Texts) -> Vec<Vec<String>> {
    let mut head = sheet.heads.to_vec();
    head.push(texts.t("column-remarks"));
    let rows = sheet.rows.iter().map(|row| {
        let cells = [
            &row.indicator,
            &row.baseline.words,
            &row.target.words,
            &row.actual.words,
            &row.progress_words,
            &row.status_words,
            &row.source,
            &row.remarks,
        ];
        cells.into_iter().cloned().collect()
    });
    std::iter::once(head).chain(rows).collect()
}
