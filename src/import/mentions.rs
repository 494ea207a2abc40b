//! What a file speaks of: the labels, identifiers and periods of its rows, read in passing, so that a store of any size
//! is asked only for what the file is going to meet.

use super::known::label_key;
use super::municipality::resolver::Resolver;
use super::read::Rows;
use super::row::RowReader;
use super::run::ImportError;
use crate::model::grid::Cell;
use crate::model::indicator::Indicator;
use crate::model::mapping::Mapping;
use crate::model::period::Period;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

/// What the rows of a sheet speak of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mentions {
    /// Keys of the labels of indicators.
    labels: BTreeSet<String>,
    /// Identifiers of indicators, as they are written.
    ids: BTreeSet<String>,
    /// When its values are of.
    pub periods: BTreeSet<Period>,
    /// Whether it gives observations identifiers of its own, which may be in use anywhere.
    pub names_observations: bool,
}

impl Mentions {
    /// Whether an indicator is spoken of, by its label or its identifier.
    #[must_use]
    pub fn indicator(&self, indicator: &Indicator) -> bool {
        self.id(indicator.indicator_id.as_str()) || self.labels.contains(&label_key(&indicator.label))
    }

    /// Whether an identifier of an indicator is spoken of.
    #[must_use]
    pub fn id(&self, id: &str) -> bool {
        self.ids.contains(id)
    }
}

/// Reads the rows of a sheet for what they speak of.
///
/// # Errors
/// [`ImportError::Read`] where the file cannot be read; [`ImportError::Cancelled`].
pub fn mentions(
    rows: &mut dyn Rows,
    (mapping, resolver): (&Mapping, &Resolver),
    cancel: &AtomicBool,
) -> Result<Mentions, ImportError> {
    let mut found = Mentions::default();
    let mut labels: BTreeSet<String> = BTreeSet::new();
    let mut reader = RowReader::new(mapping, resolver);
    let (mut cells, mut drafts): (Vec<Cell>, Vec<_>) = (Vec::new(), Vec::new());
    let mut read = 0_usize;
    while let Some(number) = rows.next_row(&mut cells)? {
        if cancel.load(Ordering::Relaxed) {
            return Err(ImportError::Cancelled);
        }
        read += 1;
        if read <= mapping.first_row || mapping.last_row.is_some_and(|last| number > last) {
            continue;
        }
        reader.row(&cells, &mut drafts);
        for (_, draft) in &drafts {
            let Ok(draft) = draft else { continue };
            if !labels.contains(&draft.label) {
                labels.insert(draft.label.clone());
            }
            if !found.ids.contains(&draft.indicator_id) {
                found.ids.insert(draft.indicator_id.clone());
            }
            found.periods.extend(draft.period);
            found.names_observations |= !draft.observation_id.is_empty();
        }
    }
    found.labels = labels.iter().map(|label| label_key(label)).collect();
    Ok(found)
}
