//! A cube read from a store holds what its current vintages hold, whichever way rows share identifiers.

use super::{NOW, create};
use crate::fixture;
use machikurabe::frame::Cube;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::observation::Role;
use machikurabe::model::usual::{self, Said};
use proptest::prelude::*;

/// Some identifiers in the usual form, so that they follow from their rows, and some of those written for other rows.
fn with_usual_ids(mut data: Dataset, seed: u64) -> Dataset {
    let areas: Vec<_> = data.indicators.iter().map(|i| (i.indicator_id.clone(), i.municipality_code)).collect();
    let mut taken: Vec<String> = data.observations.iter().map(|o| o.observation_id.0.clone()).collect();
    for (at, row) in data.observations.iter_mut().enumerate().filter(|(at, _)| !(*at as u64 + seed).is_multiple_of(3)) {
        let own = areas.iter().any(|(id, area)| *id == row.indicator_id && area.is_some());
        let said = Said {
            area: (!own).then_some(row.municipality_code),
            period: row.period,
            role: row.role,
            cumulative: row.cumulative,
        };
        let id = usual::id(row.indicator_id.as_str(), &said);
        if !taken.contains(&id) {
            taken[at].clone_from(&id);
            row.observation_id.0 = id;
        }
    }
    // What referred to a row that is called otherwise now refers to nothing.
    for target in &mut data.catalogue.targets {
        target.baseline_observation_id = None;
    }
    for figure in &mut data.catalogue.printed_figures {
        (figure.subject_observation_id, figure.base_observation_id) = (None, None);
    }
    data
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cube_gives_a_delivery_back(seed in any::<u64>(), observations in 0_usize..60) {
        let data = with_usual_ids(fixture::dataset("towns", seed, observations), seed);
        let cube = Cube::new(data.clone());
        prop_assert_eq!(cube.len(), data.observations.len());
        for row in &data.observations {
            let found = cube.observation(&row.observation_id).map(|o| o.to_observation());
            prop_assert_eq!(found.as_ref(), Some(row));
        }
        prop_assert_eq!(cube.to_dataset(), data);
    }

    /// The row by row union is the oracle: where two deliveries have a row of one identifier, the later one stands in
    /// the earlier one's place.
    #[test]
    fn a_cube_of_several_vintages_is_their_union(
        seeds in prop::collection::vec((0_u64..6, 0_usize..40), 1..4),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = create(folder.path(), &Dataset::named("empty", "", ""));
        for (at, (seed, observations)) in seeds.into_iter().enumerate() {
            let mut data = with_usual_ids(fixture::dataset(&format!("towns {at}"), seed, observations), seed + at as u64);
            data.version = format!("{at}");
            store.put(&data, NOW).unwrap();
        }
        prop_assert_eq!(store.cube().unwrap().to_dataset(), store.current().unwrap());
    }
}

/// An identifier that says what a usual one would say, in other words, is another identifier: neither row takes the
/// place of the other.
#[test]
fn rows_whose_identifiers_only_mean_the_same_stand_side_by_side() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), &Dataset::named("empty", "", ""));
    let own = |at: usize| {
        let mut data = with_usual_ids(fixture::dataset(&format!("towns {at}"), 2, 30), 1);
        data.version = format!("{at}");
        data
    };
    let first = own(0);
    let usual = |row: &&machikurabe::model::observation::Observation| {
        row.role == Role::Actual
            && !row.cumulative
            && row.observation_id.as_str().starts_with(row.indicator_id.as_str())
    };
    let id = first.observations.iter().find(usual).unwrap().observation_id.clone();
    let mut second = own(1);
    let row = second.observations.iter_mut().find(|row| row.observation_id == id).unwrap();
    row.observation_id.0.push_str(":actual");
    store.put(&first, NOW).unwrap();
    store.put(&second, NOW).unwrap();
    let current = store.current().unwrap();
    let ids: Vec<&str> = current.observations.iter().map(|row| row.observation_id.as_str()).collect();
    let other = format!("{id}:actual");
    assert!(ids.contains(&id.as_str()) && ids.contains(&other.as_str()), "{id} {ids:?}");
    assert_eq!(store.cube().unwrap().to_dataset(), current);
}
