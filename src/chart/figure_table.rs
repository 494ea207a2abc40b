//! What a figure displays, as records for spreadsheets: the same values that are drawn.

use super::board::BoardSpec;
use super::city::{CityLine, CitySpec};
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
        FigureSpec::City(spec) => city(spec, texts),
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

/// A row for each KPI, or for each statistic with the values beside it.
fn city(spec: &CitySpec, texts: &Texts) -> Vec<Vec<String>> {
    let keys: &[&str] = if spec.statistics {
        &["column-indicator", "city-column-newest", "column-period", "city-column-others"]
    } else {
        &[
            "column-indicator",
            "column-level",
            "column-status",
            "column-baseline",
            "column-target",
            "column-actual",
            "column-gap",
            "column-progress",
            "city-column-grade",
            "city-column-peers",
            "column-reason",
        ]
    };
    let mut records = vec![heads(keys, texts)];
    for line in &spec.lines {
        match line {
            CityLine::Row(made) => {
                let row = &made.row;
                let peers: Vec<String> = made.peers.iter().map(|peer| peer.words.clone()).collect();
                let level = texts.level(made.level);
                let reason = row.reason.clone().unwrap_or_default();
                let peers = texts.list(&peers);
                let cells = [
                    &row.label,
                    &level,
                    &row.status_words,
                    &row.baseline,
                    &row.to,
                    &row.actual,
                    &made.gap,
                    &row.share,
                    &made.grade,
                    &peers,
                    &reason,
                ];
                records.push(cells.into_iter().cloned().collect());
            }
            CityLine::Statistic(made) => {
                let others: Vec<String> =
                    made.others.iter().map(|other| format!("{} {}", other.name, other.words)).collect();
                records.push(vec![made.label.clone(), made.value.clone(), made.period.clone(), texts.list(&others)]);
            }
            CityLine::Goal(_) | CityLine::Policy(_) | CityLine::Theme(_) => {}
        }
    }
    records
}
