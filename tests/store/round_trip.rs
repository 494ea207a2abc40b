//! A dataset comes back exactly as it was stored: every field, every row, every order.

use super::{NOW, create, fixture, location, small};
use machikurabe::import::sample::sample;
use machikurabe::model::catalogue::Catalogue;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::id::IndicatorId;
use machikurabe::model::indicator::Indicator;
use machikurabe::model::observation::Observation;
use machikurabe::store::Store;
use machikurabe::store::error::StoreError;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_stored_comes_back(seed in any::<u64>(), observations in 0_usize..60) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = create(folder.path(), &Dataset::named("empty", "", ""));
        let data = fixture::dataset("towns", seed, observations);
        let id = store.put(&data, NOW).unwrap();
        prop_assert_eq!(&store.vintage(id).unwrap(), &data);
        drop(store);
        let reopened = Store::open(&location(folder.path())).unwrap();
        prop_assert_eq!(&reopened.vintage(id).unwrap(), &data);
    }
}

#[test]
fn the_sample_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample().unwrap();
    assert_eq!(create(folder.path(), &data).current().unwrap(), data);
}

#[test]
fn a_cube_of_some_indicators_holds_their_rows_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let data = small(1);
    let store = create(folder.path(), &data);
    for indicator in &data.indicators {
        let rows: Vec<Observation> =
            data.observations.iter().filter(|o| o.indicator_id == indicator.indicator_id).cloned().collect();
        assert!(!rows.is_empty());
        let is_it = |of: &Indicator| of.indicator_id == indicator.indicator_id;
        let wanted = |data: &Catalogue| data.indicators.iter().map(is_it).collect();
        let read = store.contents().cube_of(&wanted).unwrap().to_dataset();
        assert_eq!((read.observations, read.catalogue), (rows, data.catalogue.clone()));
    }
}

#[test]
fn a_dataset_that_contradicts_itself_is_not_stored() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), &small(1));
    let before = store.vintages().unwrap();
    let mut faulty = small(2);
    faulty.observations[3].indicator_id = IndicatorId::new("no such");
    let Err(StoreError::Breaches { name, breaches }) = store.put(&faulty, NOW) else { panic!("must be refused") };
    assert_eq!((name.as_str(), breaches.len()), ("towns", 1));
    assert_eq!(store.vintages().unwrap(), before);
}

#[test]
fn settings_come_back_until_they_are_replaced_or_removed() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), &small(1));
    assert_eq!(store.setting("window"), Ok(None));
    store.set_setting("window", Some("{\"width\": 1280}")).unwrap();
    store.set_setting("ruler", Some("\"多摩市\"")).unwrap();
    store.set_setting("window", Some("[1, null]")).unwrap();
    assert!(matches!(store.set_setting("window", Some("{width")), Err(StoreError::BadSetting { .. })));
    drop(store);
    let mut store = Store::open(&location(folder.path())).unwrap();
    assert_eq!(store.setting("window").unwrap().as_deref(), Some("[1, null]"));
    assert_eq!(store.setting("ruler").unwrap().as_deref(), Some("\"多摩市\""));
    store.set_setting("ruler", None).unwrap();
    assert_eq!(store.setting("ruler"), Ok(None));
}

#[test]
fn settings_under_a_prefix_are_listed_and_several_change_together() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), &small(1));
    let set = |key: &str, json: Option<&str>| (key.to_owned(), json.map(str::to_owned));
    store.set_settings(&[set("view:二", Some("2")), set("view:一_%", Some("1")), set("viewer", Some("0"))]).unwrap();
    let listed = |store: &Store| store.settings_under("view:").unwrap();
    assert_eq!(listed(&store), [("一_%".to_owned(), "1".to_owned()), ("二".to_owned(), "2".to_owned())]);
    // All or none: the second is no JSON, so the first is not removed either.
    assert!(store.set_settings(&[set("view:二", None), set("view:三", Some("{"))]).is_err());
    assert_eq!(listed(&store).len(), 2);
    store.set_settings(&[set("view:二", None), set("view:三", Some("3"))]).unwrap();
    assert_eq!(listed(&store).iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["一_%", "三"]);
}
