//! A later vintage never changes an earlier one; pinning, unpinning and removing touch only what they name.

use super::{NOW, create, faults, fixture, small};
use machikurabe::model::catalogue::Catalogue;
use machikurabe::model::id::ObservationId;
use machikurabe::model::indicator::Indicator;
use machikurabe::model::vintage::{Vintage, VintageId};
use machikurabe::store::Store;
use machikurabe::store::error::StoreError;

fn current(store: &Store) -> Vec<VintageId> {
    store.vintages().unwrap().into_iter().filter(|v| v.current).map(|v| v.vintage_id).collect()
}

#[test]
fn the_newest_is_current_until_another_is_pinned() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (small(1), small(2));
    let mut store = create(folder.path(), &first);
    let one = store.vintages().unwrap()[0].vintage_id;
    let two = store.put(&second, "2026-02-01T00:00:00Z").unwrap();
    assert_eq!(
        store.vintages().unwrap()[1],
        Vintage {
            vintage_id: two,
            dataset: "towns".into(),
            version: "v2".into(),
            title: "見本 2".into(),
            content_hash: store.vintages().unwrap()[1].content_hash.clone(),
            stored_at: "2026-02-01T00:00:00Z".into(),
            observations: 40,
            pinned: false,
            current: true,
        }
    );
    assert_eq!((current(&store), store.current().unwrap()), (vec![two], second.clone()));
    assert_eq!(store.vintage(one).unwrap(), first);
    store.pin(one).unwrap();
    let three = store.put(&small(3), NOW).unwrap();
    assert_eq!((current(&store), store.current().unwrap()), (vec![one], first));
    assert!(store.vintages().unwrap()[0].pinned);
    store.pin(two).unwrap();
    assert_eq!((current(&store), store.current().unwrap()), (vec![two], second));
    store.unpin("towns").unwrap();
    store.unpin("no such").unwrap();
    assert_eq!(current(&store), [three]);
}

#[test]
fn removing_takes_a_vintage_whole_and_leaves_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (small(1), small(2));
    let mut store = create(folder.path(), &first);
    let one = store.vintages().unwrap()[0].vintage_id;
    let two = store.put(&second, NOW).unwrap();
    store.pin(two).unwrap();
    store.remove(two).unwrap();
    assert_eq!((current(&store), store.current().unwrap()), (vec![one], first));
    assert!(matches!(store.vintage(two), Err(StoreError::NoVintage { vintage_id, .. }) if vintage_id == two.0));
    assert!(matches!(store.remove(two), Err(StoreError::NoVintage { .. })));
    assert!(matches!(store.pin(two), Err(StoreError::NoVintage { .. })));
    store.remove(one).unwrap();
    assert_eq!((store.vintages().unwrap(), store.current().unwrap().observations), (vec![], vec![]));
    let three = store.put(&second, NOW).unwrap();
    assert!(three > two, "a number is never given twice");
    let path = store.path().to_path_buf();
    store.remove(three).unwrap();
    drop(store);
    // Nothing is left in any table but the counter that numbers vintages.
    let conn = rusqlite::Connection::open(&path).unwrap();
    let mut tables =
        conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").unwrap();
    for table in tables.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap) {
        let rows: i64 = conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 0, "{table}");
    }
    assert_eq!(faults(&path), Vec::<String>::new());
}

#[test]
fn the_same_contents_are_not_stored_twice() {
    let folder = tempfile::tempdir().unwrap();
    let first = small(1);
    let mut store = create(folder.path(), &first);
    let one = store.vintages().unwrap()[0].vintage_id;
    let two = store.put(&small(2), NOW).unwrap();
    assert_eq!(store.put(&first, "2027-01-01T00:00:00Z"), Ok(one));
    assert_eq!((store.vintages().unwrap().len(), current(&store)), (2, vec![two]));
    let mut nearly = first.clone();
    nearly.observations[39].source.raw_text.push('x');
    let three = store.put(&nearly, NOW).unwrap();
    let mut renamed = first.clone();
    renamed.name = "other towns".into();
    let four = store.put(&renamed, NOW).unwrap();
    assert_eq!(store.vintages().unwrap().len(), 4);
    assert_eq!((store.vintage(three).unwrap(), store.vintage(four).unwrap()), (nearly, renamed));
}

#[test]
fn current_datasets_are_read_as_one_and_the_later_row_stands() {
    let folder = tempfile::tempdir().unwrap();
    let first = small(1);
    let mut second = fixture::dataset("other towns", 2, 3);
    second.observations[2].observation_id = ObservationId::new("only here");
    second.targets.iter_mut().for_each(|t| t.baseline_observation_id = None);
    for figure in &mut second.printed_figures {
        (figure.subject_observation_id, figure.base_observation_id) = (None, None);
    }
    let mut store = create(folder.path(), &first);
    store.put(&second, NOW).unwrap();
    let union = store.current().unwrap();
    assert_eq!((union.name.as_str(), union.observations.len()), ("towns + other towns", 41));
    assert_eq!(union.observations[..2], second.observations[..2]);
    assert_eq!(union.observations[2..40], first.observations[2..]);
    assert_eq!(union.observations[40], second.observations[2]);
    assert_eq!(union.indicators, second.indicators, "both have the same identifiers in the same order");
    let id = &second.observations[2].indicator_id;
    let is_it = |of: &Indicator| of.indicator_id == *id;
    let wanted = |data: &Catalogue| data.indicators.iter().map(is_it).collect();
    let series = store.contents().cube_of(&wanted).unwrap().to_dataset().observations;
    assert!(series.contains(&second.observations[2]));
    for row in &series {
        assert_eq!(union.observation(&row.observation_id), Some(row));
    }
}

#[test]
fn several_vintages_go_together_and_what_is_gone_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), &small(1));
    let ids: Vec<VintageId> = (2..5).map(|seed| store.put(&small(seed), NOW).unwrap()).collect();
    store.remove(ids[1]).unwrap();
    store.remove_all(&ids).unwrap();
    assert_eq!(store.vintages().unwrap().len(), 1);
    assert_eq!(store.current(), Ok(small(1)));
}
