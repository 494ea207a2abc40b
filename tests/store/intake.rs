//! A delivery row by row ends as if the whole dataset had been put, or leaves the store as it was.

use super::*;
use machikurabe::import::sample;
use machikurabe::model::catalogue::Catalogue;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::integrity::BreachKind;
use machikurabe::store::error::StoreError;
use machikurabe::store::intake::{Head, Intake, TakeError};
use std::convert::Infallible;

/// The observations of the sample with what they refer to, and nothing else.
fn plain() -> Dataset {
    let Dataset { catalogue, observations } = sample::sample().unwrap();
    let catalogue = Catalogue {
        name: "plain".into(),
        evaluations: Vec::new(),
        printed_figures: Vec::new(),
        comparisons: Vec::new(),
        comparison_members: Vec::new(),
        aliases: Vec::new(),
        ..catalogue
    };
    Dataset { catalogue, observations }
}

fn head(data: &Dataset) -> Head<'_> {
    Head { name: data.name.as_str(), version: data.version.as_str(), title: data.title.as_str() }
}

fn deliver<E>(intake: &mut Intake<'_>, data: &Dataset) -> Result<(), TakeError<E>> {
    data.municipalities.iter().try_for_each(|row| intake.municipality(row))?;
    data.documents.iter().try_for_each(|row| intake.document(row))?;
    data.plans.iter().try_for_each(|row| intake.plan(row))?;
    data.indicators.iter().try_for_each(|row| intake.indicator(row))?;
    data.targets.iter().try_for_each(|row| intake.target(row))?;
    intake.observations(&data.observations)?;
    Ok(())
}

/// An empty store in a folder of its own.
fn empty(folder: &Path) -> Store {
    let none = || Ok::<_, Infallible>(Dataset::named("empty", "", ""));
    Store::open_or_create(&StoreLocation::at(&folder.join("store.sqlite")).unwrap(), NOW, none).unwrap()
}

#[test]
fn rows_that_came_one_by_one_are_the_dataset_that_was_put() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = empty(folder.path());
    let data = plain();
    let taken = store.take::<Infallible>(head(&data), NOW, |intake| deliver(intake, &data)).unwrap();
    assert_eq!((taken.observations, taken.known), (data.observations.len() as u64, false));
    assert_eq!(store.vintage(taken.vintage).unwrap(), data);
    // The same contents are known again, whichever way they come.
    assert_eq!(store.put(&data, "2026-02-01T09:00:00Z").unwrap(), taken.vintage);
    let again = store.take::<Infallible>(head(&data), NOW, |intake| deliver(intake, &data)).unwrap();
    assert_eq!((again.vintage, again.known), (taken.vintage, true));
    assert_eq!(store.vintages().unwrap().len(), 2);
    let vintage = store.vintages().unwrap().pop().unwrap();
    assert_eq!(vintage.observations, data.observations.len() as u64);
}

#[test]
fn a_delivery_that_stops_leaves_the_store_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = empty(folder.path());
    let (data, before) = (plain(), store.vintages().unwrap());
    let stopped = store.take(head(&data), NOW, |intake| {
        deliver(intake, &data)?;
        Err(TakeError::Delivery("cancelled"))
    });
    assert!(matches!(stopped, Err(TakeError::Delivery("cancelled"))));
    assert_eq!(store.vintages().unwrap(), before);
    // And the next delivery finds nothing in its way.
    assert!(!store.take::<Infallible>(head(&data), NOW, |intake| deliver(intake, &data)).unwrap().known);
}

#[test]
fn a_row_that_contradicts_the_others_is_refused_with_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = empty(folder.path());
    let data = plain();
    let refused = |store: &mut Store, change: &dyn Fn(&mut Dataset)| {
        let mut wrong = data.clone();
        change(&mut wrong);
        match store.take::<Infallible>(head(&wrong), NOW, |intake| deliver(intake, &wrong)) {
            Err(TakeError::Store(StoreError::Breaches { breaches, .. })) => breaches[0].clone(),
            other => panic!("{other:?}"),
        }
    };
    let twice = refused(&mut store, &|d| d.observations[7].observation_id = d.observations[3].observation_id.clone());
    assert_eq!(
        (twice.row.as_str(), twice.problem),
        (data.observations[3].observation_id.as_str(), BreachKind::DuplicateId)
    );
    // Also where both identifiers follow from their rows, so that the store does not keep them.
    let twice = refused(&mut store, &|d| {
        let last = d.observations.last().unwrap().clone();
        assert!(last.indicator_id.as_str().starts_with("register"));
        d.observations.push(last);
    });
    assert_eq!(twice.problem, BreachKind::DuplicateId, "{twice:?}");
    let lost = refused(&mut store, &|d| drop(d.indicators.pop()));
    assert!(matches!(lost.problem, BreachKind::Dangling { field: "indicator_id", .. }), "{lost:?}");
    let nowhere = refused(&mut store, &|d| drop(d.municipalities.pop()));
    assert!(matches!(nowhere.problem, BreachKind::Dangling { field: "municipality_code", .. }), "{nowhere:?}");
    assert_eq!(store.vintages().unwrap().len(), 1);
}
