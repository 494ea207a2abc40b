//! Several datasets as one: where two have a row of one identifier, the later one stands in the earlier one's place,
//! unless somebody typed the earlier one.

use crate::model::catalogue::Catalogue;
use crate::model::dataset::Dataset;
use crate::model::document::Provenance;
use crate::model::id::{DocumentId, ObservationId};
use crate::model::observation::{Observation, Spot};
use crate::model::typed::{self, is_typed_document};
use std::collections::{BTreeMap, BTreeSet};

/// What a later dataset does to the rows that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Later {
    /// Its rows stand in the place of earlier ones, but not of typed ones.
    Delivered,
    /// It holds what somebody typed, beside copies of what that refers to: only what was typed stands in the place of
    /// anything, and the copies fill in what is not there.
    Typed,
}

impl Later {
    /// What a dataset of this name does.
    pub(super) fn of(dataset: &str) -> Self {
        if typed::is_typed(dataset) { Self::Typed } else { Self::Delivered }
    }

    /// Whether a later row stands in the place of an earlier one; each is known by its document.
    fn stands(self, earlier: &DocumentId, later: &DocumentId) -> bool {
        is_typed_document(later) || (self == Self::Delivered && !is_typed_document(earlier))
    }
}

/// Two datasets as one.
pub(super) fn merge(earlier: Dataset, mut later: Dataset, mode: Later) -> Dataset {
    if mode == Later::Typed {
        let spots: BTreeSet<Spot> = later.observations.iter().map(Observation::spot).collect();
        let there = earlier.observations.iter().map(|row| (row.spot(), row.observation_id.clone()));
        let there = there.filter(|(spot, _)| spots.contains(spot)).collect();
        let renamed = adopt(&mut later.observations, &there);
        for baseline in later.targets.iter_mut().filter_map(|row| row.baseline_observation_id.as_mut()) {
            if let Some(id) = renamed.get(baseline) {
                baseline.clone_from(id);
            }
        }
    }
    let rows = (earlier.observations, later.observations);
    Dataset {
        catalogue: catalogues(earlier.catalogue, later.catalogue, mode),
        observations: union(
            rows,
            |row| row.observation_id.clone(),
            |old, new| mode.stands(&old.source.document_id, &new.source.document_id),
        ),
    }
}

/// Gives typed rows the identifiers of the rows in whose place they stand; says which were called otherwise. A publisher
/// calls a value as it likes, also one that somebody typed before it was delivered, and others refer to it by that name.
pub(super) fn adopt(
    typed: &mut [Observation],
    there: &BTreeMap<Spot, ObservationId>,
) -> BTreeMap<ObservationId, ObservationId> {
    let mut renamed = BTreeMap::new();
    for row in typed.iter_mut().filter(|row| is_typed_document(&row.source.document_id)) {
        if let Some(id) = there.get(&row.spot()).filter(|id| **id != row.observation_id) {
            renamed.insert(std::mem::replace(&mut row.observation_id, id.clone()), id.clone());
        }
    }
    renamed
}

/// Two catalogues as one; names, versions and titles are kept side by side.
pub(super) fn catalogues(earlier: Catalogue, later: Catalogue, mode: Later) -> Catalogue {
    let both = |a: &str, b: &str| if a == b { a.to_owned() } else { format!("{a} + {b}") };
    let is_delivered = mode == Later::Delivered;
    let stands = |old: &Provenance, new: &Provenance| mode.stands(&old.document_id, &new.document_id);
    Catalogue {
        name: both(&earlier.name, &later.name),
        version: both(&earlier.version, &later.version),
        title: both(&earlier.title, &later.title),
        municipalities: union(
            (earlier.municipalities, later.municipalities),
            |row| row.municipality_code,
            |_, _| is_delivered,
        ),
        documents: union(
            (earlier.documents, later.documents),
            |row| row.document_id.clone(),
            |old, new| mode.stands(&old.document_id, &new.document_id),
        ),
        plans: union(
            (earlier.plans, later.plans),
            |row| row.plan_id.clone(),
            |old, new| mode.stands(&old.document_id, &new.document_id),
        ),
        indicators: union(
            (earlier.indicators, later.indicators),
            |row| row.indicator_id.clone(),
            |old, new| stands(&old.source, &new.source),
        ),
        aliases: union((earlier.aliases, later.aliases), |row| row.alias.clone(), |_, _| is_delivered),
        targets: union(
            (earlier.targets, later.targets),
            |row| row.target_id.clone(),
            |old, new| stands(&old.source, &new.source),
        ),
        evaluations: union(
            (earlier.evaluations, later.evaluations),
            |row| row.evaluation_id.clone(),
            |old, new| stands(&old.source, &new.source),
        ),
        printed_figures: union(
            (earlier.printed_figures, later.printed_figures),
            |row| row.figure_id.clone(),
            |old, new| stands(&old.source, &new.source),
        ),
        comparisons: union(
            (earlier.comparisons, later.comparisons),
            |row| row.comparison_id.clone(),
            |_, _| is_delivered,
        ),
        comparison_members: union(
            (earlier.comparison_members, later.comparison_members),
            |row| (row.comparison_id.clone(), row.indicator_id.clone()),
            |_, _| is_delivered,
        ),
    }
}

/// The rows of both; where two have one identifier, `stands` says of the earlier and the later one whether the later
/// one takes the place of the earlier.
///
/// Of millions of rows no second list is made: the smaller list goes into the room of the larger one.
pub(super) fn union<T, K: Ord>(
    (mut earlier, mut later): (Vec<T>, Vec<T>),
    id: impl Fn(&T) -> K,
    stands: impl Fn(&T, &T) -> bool,
) -> Vec<T> {
    if later.len() > earlier.len() {
        let places: BTreeMap<K, usize> = earlier.iter().map(&id).zip(0..).collect();
        for row in later.extract_if(.., |row| places.contains_key(&id(row))) {
            if let Some(slot) = places.get(&id(&row)).and_then(|place| earlier.get_mut(*place))
                && stands(slot, &row)
            {
                *slot = row;
            }
        }
        later.splice(0..0, earlier);
        return later;
    }
    let repeated: BTreeSet<K> = later.iter().map(&id).collect();
    let places = earlier.iter().map(&id).zip(0..).filter(|(key, _)| repeated.contains(key));
    let places: BTreeMap<K, usize> = places.collect();
    for row in later {
        match places.get(&id(&row)) {
            Some(place) => {
                if earlier.get(*place).is_some_and(|old| stands(old, &row)) {
                    earlier[*place] = row;
                }
            }
            None => earlier.push(row),
        }
    }
    earlier
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Whichever list is the longer one, the rows and their order are the same.
        #[test]
        fn a_later_row_takes_the_place_of_the_earlier_one_and_the_others_follow(
            first in prop::collection::btree_map(0u8..20, 0u8..3, 0..12),
            second in prop::collection::btree_map(0u8..20, 3u8..6, 0..12),
        ) {
            let (earlier, later): (Vec<_>, Vec<_>) = (first.clone().into_iter().collect(), second.clone().into_iter().collect());
            let mut wanted: Vec<(u8, u8)> =
                first.iter().map(|(id, value)| (*id, *second.get(id).unwrap_or(value))).collect();
            wanted.extend(later.iter().filter(|(id, _)| !first.contains_key(id)));
            let kept: Vec<(u8, u8)> = first.clone().into_iter().chain(later.iter().filter(|(id, _)| !first.contains_key(id)).copied()).collect();
            prop_assert_eq!(union((earlier.clone(), later.clone()), |row| row.0, |_, _| false), kept);
            prop_assert_eq!(union((earlier, later), |row| row.0, |_, _| true), wanted);
        }
    }
}
