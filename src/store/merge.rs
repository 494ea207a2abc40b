//! Several datasets as one: where two have a row of one identifier, the later one stands in the earlier one's place.

use crate::model::catalogue::Catalogue;
use crate::model::dataset::Dataset;
use std::collections::{BTreeMap, BTreeSet};

/// Two datasets as one.
pub(super) fn merge(earlier: Dataset, later: Dataset) -> Dataset {
    Dataset {
        catalogue: catalogues(earlier.catalogue, later.catalogue),
        observations: union(earlier.observations, later.observations, |row| row.observation_id.clone()),
    }
}

/// Two catalogues as one; names, versions and titles are kept side by side.
pub(super) fn catalogues(earlier: Catalogue, later: Catalogue) -> Catalogue {
    let both = |a: &str, b: &str| if a == b { a.to_owned() } else { format!("{a} + {b}") };
    Catalogue {
        name: both(&earlier.name, &later.name),
        version: both(&earlier.version, &later.version),
        title: both(&earlier.title, &later.title),
        municipalities: union(earlier.municipalities, later.municipalities, |row| row.municipality_code),
        documents: union(earlier.documents, later.documents, |row| row.document_id.clone()),
        plans: union(earlier.plans, later.plans, |row| row.plan_id.clone()),
        indicators: union(earlier.indicators, later.indicators, |row| row.indicator_id.clone()),
        aliases: union(earlier.aliases, later.aliases, |row| row.alias.clone()),
        targets: union(earlier.targets, later.targets, |row| row.target_id.clone()),
        evaluations: union(earlier.evaluations, later.evaluations, |row| row.evaluation_id.clone()),
        printed_figures: union(earlier.printed_figures, later.printed_figures, |row| row.figure_id.clone()),
        comparisons: union(earlier.comparisons, later.comparisons, |row| row.comparison_id.clone()),
        comparison_members: union(earlier.comparison_members, later.comparison_members, |row| {
            (row.comparison_id.clone(), row.indicator_id.clone())
        }),
    }
}

/// The rows of both; a later row takes the place of the earlier one with the same identifier.
///
/// Of millions of rows no second list is made: the smaller list goes into the room of the larger one.
pub(super) fn union<T, K: Ord>(mut earlier: Vec<T>, mut later: Vec<T>, id: impl Fn(&T) -> K) -> Vec<T> {
    if later.len() > earlier.len() {
        let places: BTreeMap<K, usize> = earlier.iter().map(&id).zip(0..).collect();
        for row in later.extract_if(.., |row| places.contains_key(&id(row))) {
            if let Some(slot) = places.get(&id(&row)).and_then(|place| earlier.get_mut(*place)) {
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
            Some(place) => earlier[*place] = row,
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
            prop_assert_eq!(union(earlier, later, |row| row.0), wanted);
        }
    }
}
