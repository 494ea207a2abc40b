//! What a report says about the parts of a file: by which dimensions values are parted, what headings seem to name, and
//! which columns had rows of the whole.

use crate::model::mapping::{ColumnKind, Mapping};
use crate::model::parts::{Members, Parted, PartsFrom, PartsProposed};
use crate::model::report::ImportReport;

/// Most headings that are proposed.
const MOST: usize = 1_000;

/// The dimensions by which the columns and headings of a file part its values; their members are added as they are met.
pub(super) fn dimensions(mapping: &Mapping) -> Vec<Parted> {
    let mut found: Vec<Parted> = Vec::new();
    for (at, column) in mapping.columns.iter().enumerate() {
        let mut add = |dimension: String, from: PartsFrom| {
            if found.iter().all(|parted| parted.dimension != dimension || parted.from != from) {
                let (heading, why) = (column.heading.clone(), column.guess.why);
                found.push(Parted { dimension, from, heading, why, members: Members::default(), whole: None });
            }
        };
        match column.kind {
            ColumnKind::Breakdown => add(dimension(mapping, at), PartsFrom::Column),
            ColumnKind::Value => {
                column.members.iter().for_each(|part| add(part.dimension.clone(), PartsFrom::Heading));
            }
            _ => {}
        }
    }
    found
}

/// The dimension of a column of members: two columns of one name are two dimensions.
pub(super) fn dimension(mapping: &Mapping, at: usize) -> String {
    let name = mapping.columns.get(at).map_or("", |column| column.dimension());
    let mut before = mapping.columns.iter().take(at);
    let taken = before.any(|other| other.kind == ColumnKind::Breakdown && other.dimension() == name);
    if taken { format!("{name} {}", at + 1) } else { name.to_owned() }
}

/// The headings of columns of values that seem to name parts.
pub(super) fn proposed(mapping: &Mapping) -> Vec<PartsProposed> {
    let open = mapping.columns.iter().filter(|column| column.has_open_offer());
    let proposed = open.filter_map(|column| {
        let mut offer = column.offer.clone()?;
        if offer.indicator.is_empty() {
            offer.indicator.clone_from(&mapping.defaults.indicator);
        }
        Some(PartsProposed { heading: column.heading.clone(), offer })
    });
    proposed.take(MOST).collect()
}

/// Notes that a column had rows of the whole.
pub(super) fn whole_met(report: &mut ImportReport, mapping: &Mapping, column: usize, whole: &str) {
    if let Some(asked) = report.parts.iter_mut().find(|asked| asked.column == column) {
        asked.has_whole = true;
    }
    let decided = mapping.columns.get(column).is_some_and(|column| column.kind == ColumnKind::Breakdown);
    if decided {
        let dimension = dimension(mapping, column);
        let parted = report.breakdowns.iter_mut();
        for parted in parted.filter(|p| p.from == PartsFrom::Column && p.dimension == dimension) {
            parted.whole = Some(whole.to_owned());
        }
    }
}
