//! Several deliveries of one step are kept together or not at all.

use super::{NOW, create, faults, location, small};
use machikurabe::model::dataset::Dataset;
use machikurabe::store::Store;
use machikurabe::store::error::StoreError;
use machikurabe::store::intake::{Head, TakeError};
use machikurabe::store::step::Step;

/// What these tests deliver.
fn other(name: &str, seed: u64) -> Dataset {
    let mut data = small(seed);
    data.name = name.into();
    data
}

fn stopped(step: &mut Step<'_>) -> Result<(), TakeError<&'static str>> {
    let head = Head { name: "third", version: "1", title: "" };
    let taken = step.take(head, NOW, |intake| {
        for area in &small(3).municipalities {
            intake.municipality(area)?;
        }
        Err(TakeError::Delivery("the file ends"))
    });
    taken.map(drop)
}

#[test]
fn where_the_last_one_fails_none_is_kept_and_the_next_step_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), &small(1));
    let refused = store.together(|step| {
        step.put(&other("first", 2), NOW)?;
        step.put(&other("second", 3), NOW)?;
        assert_eq!(step.contents().all()?.name, "towns + first + second", "a step sees what it has kept");
        stopped(step)
    });
    assert!(matches!(refused, Err(TakeError::Delivery("the file ends"))), "{refused:?}");
    assert_eq!(store.vintages().unwrap().len(), 1);
    assert_eq!(store.current(), Ok(small(1)));
    let done = store.together(|step| -> Result<_, StoreError> {
        let first = step.put(&other("first", 2), NOW)?;
        // What fails is taken back alone, and the step goes on.
        assert!(stopped(step).is_err());
        Ok((first, step.put(&other("second", 3), NOW)?, step.put(&other("first", 2), NOW)?))
    });
    let ((first, known), second, again) = done.unwrap();
    assert!(!known && !second.1 && again == (first, true));
    let names: Vec<String> = store.vintages().unwrap().into_iter().map(|vintage| vintage.dataset).collect();
    assert_eq!(names, ["towns", "first", "second"]);
    let path = store.path().to_path_buf();
    drop(store);
    assert_eq!(faults(&path), Vec::<String>::new());
}

#[test]
fn another_program_sees_nothing_of_a_step_before_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), &small(1));
    let seen = || Store::open(&location(folder.path())).unwrap().vintages().unwrap().len();
    store
        .together(|step| -> Result<(), StoreError> {
            step.put(&other("first", 2), NOW)?;
            step.put(&other("second", 3), NOW)?;
            assert_eq!(seen(), 1);
            Ok(())
        })
        .unwrap();
    assert_eq!(seen(), 3);
}

#[test]
fn the_catalogue_has_everything_but_observations() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), &small(1));
    store.put(&other("second", 7), NOW).unwrap();
    let whole = store.current().unwrap();
    assert_eq!(store.contents().catalogue().unwrap(), whole.catalogue);
    assert_eq!(
        store.contents().observations().unwrap(),
        store.vintages().unwrap().iter().map(|v| v.observations).sum::<u64>()
    );
}
