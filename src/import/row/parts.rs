//! The parts of a whole that rows and cells are of: members of the columns that hold them, and of headings.

use super::RowReader;
use super::context::{one_line, put};
use crate::import::parted::dimension;
use crate::import::understand::breakdown::is_whole;
use crate::model::breakdown::{self, Breakdown};
use crate::model::grid::Cell;
use crate::model::mapping::{ColumnKind, Mapping};
use crate::model::report::ProblemReason;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most combinations of members that are kept for the rows to come; a hostile file has a new one in each.
const MOST_KEPT: usize = 100_000;

/// The parts of one value; none where it is of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::import) struct Parts {
    /// What they are told by.
    pub(in crate::import) key: String,
    /// As printed, without members that stand for the whole.
    pub(in crate::import) list: Vec<Breakdown>,
}

impl Parts {
    pub(in crate::import) fn new(list: Vec<Breakdown>) -> Self {
        Self { key: breakdown::key(&list), list }
    }
}

/// A column of members.
#[derive(Debug)]
struct Dimension {
    column: usize,
    name: String,
    heading: String,
    /// The member that stands for the whole, as the file prints it.
    whole: Option<String>,
}

/// What the columns of members say, from row to row.
#[derive(Debug, Default)]
pub(super) struct PartsReader {
    dimensions: Vec<Dimension>,
    /// Columns whose rows are left out: all that say something, or all but those of the whole.
    left_out: Vec<(usize, ColumnKind)>,
    /// The members of the row before, and what they are.
    key: String,
    row: Arc<Parts>,
    known: BTreeMap<String, Arc<Parts>>,
    /// The parts that the headings of columns of values name, by the column.
    headings: BTreeMap<usize, Arc<Parts>>,
}

impl PartsReader {
    pub(super) fn new(mapping: &Mapping) -> Self {
        let mut read = Self::default();
        for (column, said) in mapping.columns.iter().enumerate() {
            match said.kind {
                ColumnKind::Breakdown => {
                    let name = dimension(mapping, column);
                    let heading = said.heading.clone();
                    read.dimensions.push(Dimension { column, name, heading, whole: None });
                }
                ColumnKind::TotalOnly | ColumnKind::SkipRows => read.left_out.push((column, said.kind)),
                ColumnKind::Value if !said.members.is_empty() => {
                    let parts = said.members.iter().filter(|part| !is_whole(&part.dimension, &part.member));
                    read.headings.insert(column, Arc::new(Parts::new(parts.cloned().collect())));
                }
                _ => {}
            }
        }
        read
    }

    /// The columns of members with the words for the whole that they had.
    pub(super) fn wholes(&self) -> impl Iterator<Item = (usize, &str)> {
        self.dimensions.iter().filter_map(|dimension| Some((dimension.column, dimension.whole.as_deref()?)))
    }
}

impl RowReader<'_> {
    /// Reads the members of a row.
    pub(super) fn read_parts(&mut self, cells: &[Cell]) -> Result<(), (Option<usize>, ProblemReason)> {
        if self.parts.dimensions.is_empty() {
            return Ok(());
        }
        let mut key = std::mem::take(&mut self.room);
        key.clear();
        for at in 0..self.parts.dimensions.len() {
            let Some(column) = self.parts.dimensions.get(at).map(|dimension| dimension.column) else { continue };
            let text = self.text_at(column, cells);
            if text.is_empty() {
                let heading = self.parts.dimensions.get(at).map(|d| d.heading.clone()).unwrap_or_default();
                self.room = key;
                return Err((Some(column), ProblemReason::NoMember(heading)));
            }
            key.push_str(&text);
            key.push('\u{1f}');
        }
        let parts = &mut self.parts;
        if key != parts.key {
            let found = parts.known.get(&key).cloned();
            parts.row = found.unwrap_or_else(|| {
                let members = key.split('\u{1f}').zip(&mut parts.dimensions);
                let list = members.filter_map(|(member, dimension)| {
                    let member = one_line(member);
                    if is_whole(&dimension.heading, &member) {
                        dimension.whole.get_or_insert(member);
                        return None;
                    }
                    Some(Breakdown { dimension: dimension.name.clone(), member })
                });
                let made = Arc::new(Parts::new(list.collect()));
                if parts.known.len() < MOST_KEPT {
                    parts.known.insert(key.clone(), Arc::clone(&made));
                }
                made
            });
            put(&mut parts.key, &key);
        }
        self.room = key;
        Ok(())
    }

    /// Whether somebody decided that the row is left out, for what stands in a column.
    pub(super) fn is_left_out(&mut self, cells: &[Cell]) -> Result<bool, (Option<usize>, ProblemReason)> {
        for at in 0..self.parts.left_out.len() {
            let Some((column, kind)) = self.parts.left_out.get(at).copied() else { continue };
            let text = self.text_at(column, cells);
            let heading = self.mapping.columns.get(column).map_or("", |column| column.heading.as_str());
            match kind {
                ColumnKind::TotalOnly if text.is_empty() => {
                    return Err((Some(column), ProblemReason::NoMember(heading.to_owned())));
                }
                ColumnKind::TotalOnly if is_whole(heading, &text) => {}
                ColumnKind::SkipRows if text.is_empty() => {}
                _ => return Ok(true),
            }
        }
        Ok(false)
    }

    /// The parts of a cell: those of its row and those that the heading of its column names.
    pub(super) fn parts_of(&self, at: usize) -> Result<Arc<Parts>, ProblemReason> {
        let Some(heading) = self.parts.headings.get(&at) else { return Ok(Arc::clone(&self.parts.row)) };
        if self.parts.row.list.is_empty() {
            return Ok(Arc::clone(heading));
        }
        let mut list = self.parts.row.list.clone();
        for part in &heading.list {
            match list.iter().find(|known| known.dimension == part.dimension) {
                None => list.push(part.clone()),
                Some(known) if known.same_member(&part.member) => {}
                // The row says 男 and the heading 女.
                Some(known) => {
                    return Err(ProblemReason::Breakdown(known.dimension.clone(), known.member.clone()));
                }
            }
        }
        Ok(Arc::new(Parts::new(list)))
    }
}
