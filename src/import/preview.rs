//! What a mapping makes of the head of a sheet, computed anew whenever a guess is corrected.

use super::municipality::resolver::Resolver;
use super::row::{Draft, RowRead, RowReader, text_of};
use crate::model::grid::{Cell, FileHead};
use crate::model::mapping::{ColumnKind, Mapping};
use crate::model::preview::{Preview, PreviewRow, RowKind, Taken};
use crate::model::report::{ImportReport, ProblemReason};

/// The preview of the mapped sheet; empty where the file has no such sheet.
#[must_use]
pub fn preview(head: &FileHead, mapping: &Mapping, resolver: &Resolver) -> Preview {
    let rows = head.sheets.get(mapping.sheet).map(|sheet| sheet.rows.as_slice()).unwrap_or_default();
    let mut reader = RowReader::new(mapping, resolver);
    let mut found = Preview::default();
    let mut asked = ImportReport::default();
    let mut cells_read = Vec::new();
    for (at, cells) in rows.iter().enumerate() {
        let row = if let Some(kind) = outside(at, cells, mapping) {
            let taken = |cell: &Cell| if text_of(cell).is_empty() { Taken::Nothing } else { Taken::Text };
            PreviewRow { kind, cells: cells.iter().map(taken).collect() }
        } else {
            let read = reader.row(cells, &mut cells_read);
            ask(&read, &cells_read, &reader, cells, &mut asked);
            data(cells, mapping, &read, &cells_read)
        };
        for cell in &row.cells {
            match cell {
                Taken::Value(..) | Taken::Missing(_) => found.values += 1,
                Taken::Refused(_) => found.refused += 1,
                _ => {}
            }
        }
        found.rows.push(row);
    }
    found.questions = asked.questions;
    found
}

/// The kind of a row that does not lie in the data; `None` for one that does.
fn outside(at: usize, cells: &[Cell], mapping: &Mapping) -> Option<RowKind> {
    if mapping.header.contains(&at) {
        return Some(RowKind::Header);
    }
    if mapping.unit_row == Some(at) {
        return Some(RowKind::Units);
    }
    let blank = cells.iter().all(|cell| text_of(cell).is_empty());
    match (at < mapping.first_row, blank) {
        (_, true) => Some(RowKind::Blank),
        (true, false) => Some(RowKind::Above),
        (false, false) => None,
    }
}

fn ask(
    read: &RowRead,
    cells_read: &[(usize, Result<Draft, ProblemReason>)],
    reader: &RowReader<'_>,
    cells: &[Cell],
    asked: &mut ImportReport,
) {
    if let RowRead::Refused(at, ProblemReason::AmbiguousArea(candidates)) = read {
        asked.ask(&reader.question(*at, cells), candidates);
    }
    for (at, result) in cells_read {
        if let Err(ProblemReason::AmbiguousArea(candidates)) = result {
            asked.ask(&reader.question(Some(*at), cells), candidates);
        }
    }
}

/// A row in the data, cell by cell.
fn data(
    cells: &[Cell],
    mapping: &Mapping,
    read: &RowRead,
    cells_read: &[(usize, Result<Draft, ProblemReason>)],
) -> PreviewRow {
    let kind = match read {
        RowRead::Blank => RowKind::Blank,
        RowRead::Aside(..) => RowKind::Note,
        RowRead::Data | RowRead::Refused(..) => RowKind::Data,
    };
    let sound = cells_read.iter().find_map(|(_, result)| result.as_ref().ok());
    // Cells that a short row does not have are empty ones.
    let width = cells.len().max(if kind == RowKind::Data { mapping.columns.len() } else { 0 });
    let taken = (0..width).map(|at| {
        let cell = cells.get(at).unwrap_or(&Cell::Empty);
        let empty = text_of(cell).is_empty();
        if kind == RowKind::Note {
            return if empty { Taken::Nothing } else { Taken::Text };
        }
        if let RowRead::Refused(column, reason) = read
            && *column == Some(at)
        {
            return Taken::Refused(reason.clone());
        }
        match mapping.columns.get(at).map(|column| column.kind) {
            None | Some(ColumnKind::Ignore) => Taken::Nothing,
            Some(ColumnKind::Value) => match cells_read.iter().find(|(column, _)| *column == at) {
                Some((_, Ok(draft))) => match draft.value {
                    Ok(value) => Taken::Value(value, draft.unit.clone()),
                    Err(reason) => Taken::Missing(reason),
                },
                Some((_, Err(reason))) => Taken::Refused(reason.clone()),
                None => Taken::Nothing,
            },
            Some(_) if empty => Taken::Nothing,
            Some(ColumnKind::MunicipalityCode | ColumnKind::MunicipalityName) => {
                sound.map_or(Taken::Text, |draft| Taken::Area(draft.area))
            }
            Some(ColumnKind::Period) => sound.and_then(|draft| draft.period).map_or(Taken::Text, Taken::Period),
            Some(_) => Taken::Text,
        }
    });
    PreviewRow { kind, cells: taken.collect() }
}
