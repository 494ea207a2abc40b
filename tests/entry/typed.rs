//! Typed values stand over delivered ones until they are dropped; what disagrees later is told.

use super::plans::one;
use super::{Desk, NOW};
use machikurabe::analysis::ruler::default_ruler;
use machikurabe::analysis::scorecard::scorecard;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::id::IndicatorId;
use machikurabe::model::mapping::Counting;
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::observation::{MissingReason, Role};
use machikurabe::model::report::ProblemReason;
use machikurabe::model::target::Revision;
use machikurabe::model::typed;
use machikurabe::session::typing::read::{self, Typed};
use machikurabe::session::typing::standing::{self, TypedRow};
use machikurabe::session::typing::{self, Entered, Typing};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn city() -> AreaCode {
    AreaCode::parse("012076").unwrap()
}

fn typed(period: &str, value: &str, note: &str) -> Typed {
    Typed {
        period: period.into(),
        role: Some(Role::Actual),
        value: value.into(),
        document: "正誤表".into(),
        page: "3".into(),
        note: note.into(),
        ..Typed::default()
    }
}

/// Types something about the one indicator; the key of the refusal where it is refused.
fn set(desk: &mut Desk, typed: &Typed) -> Result<Entered, &'static str> {
    let cube = desk.cube();
    let indicator = cube.indicator(&IndicatorId::new("kpi-0")).unwrap();
    let (entry, _) = read::entry(typed, (indicator, city()), &cube).map_err(|cause| cause.key)?;
    typing::enter(&mut desk.store, city(), &[Typing::Set(entry)], NOW).map_err(|cause| cause.key)
}

fn drop_typed(desk: &mut Desk, typed: &Typed) -> Result<Entered, &'static str> {
    let cube = desk.cube();
    let indicator = cube.indicator(&IndicatorId::new("kpi-0")).unwrap();
    let place = read::place(typed, (indicator, city()), &cube).map_err(|cause| cause.key)?;
    typing::enter(&mut desk.store, city(), &[Typing::Drop(place)], NOW).map_err(|cause| cause.key)
}

/// The actuals as both readings of the store have them, which must agree.
fn actuals(desk: &Desk) -> BTreeMap<String, String> {
    let words = |value: Option<String>, missing: Option<MissingReason>| {
        value.unwrap_or_else(|| missing.unwrap().key().to_owned())
    };
    let columns: BTreeMap<String, String> = desk
        .cube()
        .observations()
        .filter(|row| row.role == Role::Actual)
        .map(|row| (row.period.to_string(), words(row.value.map(|v| v.to_string()), row.missing_reason)))
        .collect();
    let current = desk.store.current().unwrap();
    let rows = current.observations.iter().filter(|row| row.role == Role::Actual);
    let rows: BTreeMap<String, String> =
        rows.map(|row| (row.period.to_string(), words(row.value.map(|v| v.to_string()), row.missing_reason))).collect();
    assert_eq!(columns, rows);
    columns
}

fn of(rows: &[(&str, &str)]) -> BTreeMap<String, String> {
    rows.iter().map(|(period, value)| ((*period).to_owned(), (*value).to_owned())).collect()
}

fn rows(desk: &Desk) -> Vec<TypedRow> {
    standing::rows(desk.store.contents(), None).unwrap()
}

fn conflicts(desk: &Desk) -> usize {
    rows(desk).iter().filter(|row| row.is_conflict).count()
}

fn edition(version: &str, actuals: &[i32]) -> Dataset {
    let mut data = one(actuals);
    version.clone_into(&mut data.version);
    data
}

#[test]
fn a_typed_value_stands_beside_and_over_what_was_delivered() {
    let mut desk = Desk::with(&one(&[20, 30]));
    let delivered = desk.store.vintages().unwrap()[0].clone();
    let before = desk.store.vintage(delivered.vintage_id).unwrap();
    let entered = set(&mut desk, &typed("R4", "45", "")).unwrap();
    assert_eq!((entered.dataset.as_str(), entered.typed), ("手入力-012076", 1));
    assert_eq!(actuals(&desk), of(&[("FY2020", "20"), ("FY2021", "30"), ("FY2022", "45")]));
    // Another value than the one that stands needs a reason.
    assert_eq!(set(&mut desk, &typed("R3", "33", "")), Err("error-set-reason"));
    set(&mut desk, &typed("令和3年度", "33人", "誤植")).unwrap();
    assert_eq!(actuals(&desk), of(&[("FY2020", "20"), ("FY2021", "33"), ("FY2022", "45")]));
    // The document and the page that were named are those of the value.
    let cube = desk.cube();
    let row = cube.observations().find(|row| row.period.to_string() == "FY2021").unwrap();
    let document = cube.data().document(&row.document_id).unwrap();
    assert_eq!((document.title.as_str(), row.section.as_str(), row.note()), ("正誤表", "p. 3", "誤植"));
    // What is typed is corrected with a reason, and stays in its vintage.
    assert_eq!(set(&mut desk, &typed("R3", "34", "")), Err("error-set-reason"));
    set(&mut desk, &typed("R3", "34", "再訂正")).unwrap();
    assert_eq!(actuals(&desk)["FY2021"], "34");
    let own: Vec<_> = desk.store.vintages().unwrap().into_iter().filter(|v| typed::is_typed(&v.dataset)).collect();
    assert_eq!(own.iter().map(|v| v.observations).collect::<Vec<_>>(), [1, 2, 2]);
    let old = desk.store.vintage(own[1].vintage_id).unwrap();
    assert!(old.observations.iter().any(|row| row.value.is_some_and(|v| v.to_string() == "33") && row.note == "誤植"));
    // The same again is nothing new.
    assert_eq!(set(&mut desk, &typed("R3", "34", "再訂正")).unwrap().vintage, None);
    // What was delivered is untouched, and comes back where the typed value is dropped.
    assert_eq!(desk.store.vintage(delivered.vintage_id).unwrap(), before);
    drop_typed(&mut desk, &typed("R3", "", "")).unwrap();
    assert_eq!(actuals(&desk), of(&[("FY2020", "20"), ("FY2021", "30"), ("FY2022", "45")]));
    assert_eq!(drop_typed(&mut desk, &typed("R3", "", "")), Err("error-set-nothing-typed"));
    drop_typed(&mut desk, &typed("R4", "", "")).unwrap();
    assert_eq!(actuals(&desk), of(&[("FY2020", "20"), ("FY2021", "30")]));
    // Typed again after all of it was dropped, it is shown again, although a vintage with these contents is there.
    set(&mut desk, &typed("R4", "45", "")).unwrap();
    assert_eq!(actuals(&desk)["FY2022"], "45");
}

#[test]
fn a_later_delivery_with_another_value_is_a_conflict_and_no_return() {
    let mut desk = Desk::with(&one(&[20, 30]));
    set(&mut desk, &typed("R3", "33", "誤植")).unwrap();
    assert_eq!(conflicts(&desk), 0);
    // What stood there when it was typed comes again: nothing to decide.
    desk.store.put(&edition("2", &[21, 30]), NOW).unwrap();
    assert_eq!((conflicts(&desk), actuals(&desk)), (0, of(&[("FY2020", "21"), ("FY2021", "33")])));
    // Another value: it does not stand, and is told.
    desk.store.put(&edition("3", &[21, 31]), NOW).unwrap();
    assert_eq!((conflicts(&desk), actuals(&desk)), (1, of(&[("FY2020", "21"), ("FY2021", "33")])));
    let told = &rows(&desk)[0];
    let delivered = told.delivered.as_ref().unwrap().value.unwrap().to_string();
    assert_eq!((told.typed.value.unwrap().to_string(), delivered), ("33".into(), "31".into()));
    // Typing it again says that it stands all the same, which makes no vintage of its own.
    assert_eq!(set(&mut desk, &typed("R3", "33", "誤植")).unwrap().vintage, None);
    assert_eq!((conflicts(&desk), actuals(&desk)["FY2021"].as_str()), (0, "33"));
    // The very value that was typed is no conflict either.
    desk.store.put(&edition("4", &[21, 33]), NOW).unwrap();
    assert_eq!(conflicts(&desk), 0);
    drop_typed(&mut desk, &typed("R3", "", "")).unwrap();
    assert_eq!(actuals(&desk), of(&[("FY2020", "21"), ("FY2021", "33")]));
}

/// A table with another value than the typed one is kept, told at its cell, and not shown.
#[test]
fn a_table_with_another_value_is_told_at_its_cell() {
    let mut desk = Desk::with(&one(&[20, 30]));
    set(&mut desk, &typed("R3", "33", "誤植")).unwrap();
    let text = "市,指標ID,指標,単位,令和2年度実績,令和3年度実績,令和4年度実績\n帯広市,kpi-0,指標0,人,20,32,40\n";
    let path = desk.file("R5.csv", text.as_bytes());
    let done = desk.import(&path, "R5").unwrap();
    let told: Vec<(u64, &str, &ProblemReason)> =
        done.report.problems.iter().map(|p| (p.row, p.heading.as_str(), &p.reason)).collect();
    assert_eq!(told, [(2, "令和3年度実績", &ProblemReason::TypedStands("33人".into()))]);
    let changes = &done.report.changes;
    assert_eq!((changes.new, changes.same, changes.revised, changes.against), (1, 1, 0, 1));
    assert_eq!(actuals(&desk), of(&[("FY2020", "20"), ("FY2021", "33"), ("FY2022", "40")]));
    assert_eq!(conflicts(&desk), 1);
    drop_typed(&mut desk, &typed("R3", "", "")).unwrap();
    assert_eq!(actuals(&desk)["FY2021"], "32");
}

/// Copies of what typed rows refer to never hide what is delivered later.
#[test]
fn what_a_typed_value_refers_to_follows_its_deliveries() {
    let mut desk = Desk::with(&one(&[20, 30]));
    let target = Typed { role: None, ..typed("R6", "90", "計画変更") };
    set(&mut desk, &target).unwrap();
    let mut next = edition("2", &[20, 30]);
    next.indicators[0].label = "新しい名前".into();
    next.observations.iter_mut().filter(|row| row.role == Role::Baseline).for_each(|row| {
        row.value = machikurabe::model::quantity::Quantity::new(12.0, 0);
    });
    desk.store.put(&next, NOW).unwrap();
    let cube = desk.cube();
    assert_eq!(cube.data().indicators[0].label, "新しい名前");
    let row = scorecard(&cube, Revision::Final, &default_ruler()).unwrap().remove(0);
    let case = row.case.unwrap();
    assert_eq!(case.target.to_string(), "90");
    // (30 − 12) / (90 − 12)
    assert!((row.progress().unwrap() - 18.0 / 78.0).abs() < 1e-12, "{row:?}");
    drop_typed(&mut desk, &target).unwrap();
    let row = scorecard(&desk.cube(), Revision::Final, &default_ruler()).unwrap().remove(0);
    assert_eq!(row.case.unwrap().target.to_string(), "100");
}

#[test]
fn what_cannot_be_typed_is_refused_with_its_reason() {
    let mut desk = Desk::with(&one(&[20, 30]));
    let cases = [
        (Typed { document: " ".into(), ..typed("R4", "1", "") }, "error-set-document"),
        (typed("R4", "", ""), "error-set-value"),
        (typed("R4", "たくさん", ""), "error-set-value"),
        (typed("R4", "3件", ""), "error-set-unit"),
        (typed("R4", "(3)", ""), "error-set-value"),
        (typed("来年", "3", ""), "error-set-period"),
        (Typed { role: None, ..typed("R4", "3", "") }, "error-set-no-target"),
        (Typed { role: None, ..typed("R6", "未公表", "") }, "error-set-target-value"),
    ];
    for (typed, key) in cases {
        assert_eq!(set(&mut desk, &typed), Err(key), "{typed:?}");
    }
    assert_eq!(desk.store.vintages().unwrap().len(), 1);
    // A gap with its reason is typed like a value.
    set(&mut desk, &typed("R4", "算定中", "")).unwrap();
    assert_eq!(actuals(&desk)["FY2022"], "being_computed");
    // A pinned vintage would hide what is typed next.
    let own = desk.store.vintages().unwrap().pop().unwrap();
    desk.store.pin(own.vintage_id).unwrap();
    assert_eq!(set(&mut desk, &typed("R5", "3", "")), Err("error-set-pinned"));
    desk.store.unpin(&own.dataset).unwrap();
    assert!(set(&mut desk, &Typed { counting: Some(Counting::Total), ..typed("R5", "3", "") }).is_ok());
}

#[test]
fn leaps_and_years_outside_the_plan_are_pointed_out() {
    let desk = Desk::with(&one(&[20, 30]));
    let cube = desk.cube();
    let indicator = cube.indicator(&IndicatorId::new("kpi-0")).unwrap();
    let doubts = |typed: &Typed| -> Vec<&'static str> {
        let (_, doubts) = read::entry(typed, (indicator, city()), &cube).unwrap();
        doubts.iter().map(|doubt| doubt.key).collect()
    };
    assert_eq!(doubts(&typed("R4", "35", "")), Vec::<&str>::new());
    assert_eq!(doubts(&typed("R4", "350", "")), ["set-doubt-leap"]);
    assert_eq!(doubts(&typed("R4", "35.5", "")), ["set-doubt-decimals"]);
    assert_eq!(doubts(&typed("R8", "35", "")), ["set-doubt-outside-plan"]);
}

/// Another office's typed values never take the place of the store's own without a word.
#[test]
fn typed_values_of_another_office_are_not_taken_under_the_same_name() {
    let mut here = Desk::with(&one(&[20, 30]));
    let mut there = Desk::with(&one(&[20, 30]));
    set(&mut there, &typed("R3", "99", "別の課")).unwrap();
    let name = typed::dataset(city());
    let theirs = there.store.contents().dataset(&name).unwrap().unwrap();
    assert_eq!(typing::may_take(here.store.contents(), &theirs), Ok(()));
    set(&mut here, &typed("R3", "33", "誤植")).unwrap();
    let refused = typing::may_take(here.store.contents(), &theirs).unwrap_err();
    assert_eq!(refused.key, "error-typed-dataset");
    // Under another name they lie below the store's own.
    here.store
        .put(
            &Dataset {
                catalogue: {
                    let mut c = theirs.catalogue.clone();
                    c.name = "別の課".into();
                    c
                },
                ..theirs
            },
            NOW,
        )
        .unwrap();
    assert_eq!(actuals(&here)["FY2021"], "33");
    drop_typed(&mut here, &typed("R3", "", "")).unwrap();
    assert_eq!(actuals(&here)["FY2021"], "99");
}

/// A step of somebody or of a publisher, by years from 2020.
#[derive(Debug, Clone)]
enum Move {
    Deliver(Vec<i32>),
    Type(u16, i32),
    Drop(u16),
}

fn a_move() -> impl Strategy<Value = Move> {
    prop_oneof![
        prop::collection::vec(0..100, 0..4).prop_map(Move::Deliver),
        (0..4_u16, 0..100).prop_map(|(year, value)| Move::Type(year, value)),
        (0..4_u16).prop_map(Move::Drop),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is delivered, typed and dropped in whatever order: a typed value stands, else the latest delivery.
    #[test]
    fn what_is_typed_stands_over_every_delivery(moves in prop::collection::vec(a_move(), 1..10)) {
        let mut desk = Desk::with(&one(&[1]));
        let mut delivered: Vec<i32> = vec![1];
        let mut own: BTreeMap<u16, i32> = BTreeMap::new();
        for (version, step) in moves.iter().enumerate() {
            match step {
                Move::Deliver(values) => {
                    // A delivery like an earlier one would not be the latest.
                    desk.store.put(&edition(&format!("v{version}"), values), NOW).unwrap();
                    delivered.clone_from(values);
                }
                Move::Type(year, value) => {
                    let words = typed(&format!("{}年度", 2020 + year), &value.to_string(), "理由");
                    set(&mut desk, &words).unwrap();
                    own.insert(*year, *value);
                }
                Move::Drop(year) => {
                    let dropped = drop_typed(&mut desk, &typed(&format!("{}年度", 2020 + year), "", ""));
                    prop_assert_eq!(dropped.is_ok(), own.remove(year).is_some());
                }
            }
            let mut wanted: BTreeMap<u16, i32> = (0..).zip(delivered.iter().copied()).collect();
            wanted.extend(&own);
            let wanted: BTreeMap<String, String> =
                wanted.iter().map(|(year, value)| (format!("FY{}", 2020 + year), value.to_string())).collect();
            prop_assert_eq!(actuals(&desk), wanted);
            prop_assert_eq!(rows(&desk).len(), own.len());
        }
    }
}
