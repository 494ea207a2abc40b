//! The part of a store that a file is going to meet: a store of millions of rows is asked only for those.

use crate::frame::Cube;
use crate::import::known::document_prefix;
use crate::import::mentions::{Mentions, mentions};
use crate::import::municipality::resolver::Resolver;
use crate::import::read::Rows;
use crate::model::document::Document;
use crate::model::id::IndicatorId;
use crate::model::indexed::Indexed;
use crate::model::indicator::Indicator;
use crate::model::mapping::Mapping;
use crate::model::message::{Explain, Message};
use crate::store::contents::{Contents, Part};
use crate::store::error::StoreError;
use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

/// Current observations up to which a store is read whole: reading a file once more would take longer.
pub const FEW: u64 = 200_000;

/// A sheet that is going to meet a store.
#[derive(Debug, Clone, Copy)]
pub struct Meeting<'a> {
    /// How it is understood.
    pub mapping: &'a Mapping,
    /// Who resolves its areas.
    pub resolver: &'a Resolver,
    /// Name of the dataset.
    pub dataset: &'a str,
    /// Whether it is going to be stored: what it does not have of its dataset is then taken over from the store.
    pub stores: bool,
}

/// The current data of a store as far as a sheet meets them: the catalogue whole, and of a store with more than `few`
/// observations those of the series, periods and datasets that the sheet speaks of. An import against it comes to the
/// same as against all data.
///
/// # Errors
/// What happened, for people.
pub fn met(
    contents: Contents<'_>,
    meeting: Meeting<'_>,
    few: u64,
    rows: impl FnOnce() -> Result<Box<dyn Rows>, Message>,
    cancel: &AtomicBool,
) -> Result<Cube, Message> {
    let failed = |error: StoreError| error.explain();
    let all = || contents.cube().map_err(failed);
    if contents.observations().map_err(failed)? <= few {
        return all();
    }
    let Meeting { mapping, resolver, dataset, stores } = meeting;
    let found = mentions(rows()?.as_mut(), (mapping, resolver), cancel).map_err(|error| error.explain())?;
    // An identifier of an observation may be in use anywhere.
    if found.names_observations {
        return all();
    }
    let joined = joined(&Indexed::new(contents.catalogue().map_err(failed)?, Vec::new()), mapping, &found);
    let prefix = document_prefix(dataset);
    let part = Part {
        indicator: &|indicator: &Indicator| found.indicator(indicator) || joined.contains(&indicator.indicator_id),
        periods: &found.periods,
        document: &|document: &Document| document.document_id.as_str().starts_with(&prefix),
        whole: stores,
    };
    contents.part(&part).map_err(failed)
}

/// The indicators that labels are joined to, and those that former identifiers in the file lead to.
fn joined(catalogue: &Indexed, mapping: &Mapping, found: &Mentions) -> BTreeSet<IndicatorId> {
    let aliases = catalogue.data().aliases.iter().filter(|alias| found.id(alias.alias.as_str()));
    let joins = mapping.joins.values().map(|id| catalogue.resolve(id).unwrap_or_else(|| id.clone()));
    aliases.map(|alias| alias.indicator_id.clone()).chain(joins).collect()
}
