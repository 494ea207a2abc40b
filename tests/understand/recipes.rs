//! Next year's file of the same shape is understood alike; its years move on.

use super::{Grid, lines};
use machikurabe::import::known::Known;
use machikurabe::import::recipe::{RecipeError, apply, fingerprint, from_json, of, to_json};
use machikurabe::model::mapping::{BareYear, ColumnKind, Guess, Why};
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::recipe::Recipe;

const THIS_YEAR: &str = "市町村|R2|R3|順位|前年比\n泊村|1|2|1|1.0\n根室市|3|4|2|1.1";
const NEXT_YEAR: &str = "題名\n市町村|R2|R3|R4|順位|前年比\n泊村|1|2|5|1|1.0\n根室市|3|4|6|2|1.1";

#[test]
fn years_move_on_and_decisions_stay() {
    let grid = Grid::text("a.csv", THIS_YEAR);
    let mut mapping = grid.mapping();
    mapping.answers.insert("泊村".into(), AreaCode::parse("014036").unwrap());
    mapping.defaults.bare_year = BareYear::Calendar;
    mapping.defaults.unit = "人".into();
    mapping.defaults.indicator = "漁獲量".into();
    mapping.columns[4].kind = ColumnKind::Ignore;
    mapping.columns[4].guess = Guess::USER;
    let json = to_json(&of(&mapping, "人口", "population")).unwrap();
    let recipe = from_json(&json).unwrap();
    assert_eq!(
        (recipe.mapping.clone(), Recipe::key(&recipe.fingerprint)),
        (mapping, format!("recipe:{}", recipe.fingerprint))
    );

    let next = Grid::text("b.csv", NEXT_YEAR);
    let applied = apply(&recipe, &next.mapping()).unwrap();
    assert_eq!(applied.columns[3].guess.why, Why::Recipe);
    let (data, report) = next.import(&applied, &Known::default()).unwrap();
    assert!(report.is_complete() && report.questions.is_empty());
    assert_eq!(lines(&data)[2], "014036 漁獲量 2022 5人");
    assert_eq!(data.observations.len(), 6);
}

#[test]
fn another_shape_is_another_recipe() {
    let one = Grid::text("a.csv", THIS_YEAR).mapping();
    let other = Grid::text("a.csv", "市町村|R2|R3\n根室市|1|2").mapping();
    assert_ne!(fingerprint(&one), fingerprint(&other));
    assert_eq!(apply(&of(&one, "", ""), &other), None);
}

#[test]
fn what_is_no_recipe_is_refused() {
    assert!(matches!(from_json("{}"), Err(RecipeError::Shape(_))));
    assert!(matches!(from_json("not json"), Err(RecipeError::Shape(_))));
    assert_eq!(from_json("{\"version\": 99}"), Err(RecipeError::Newer(99)));
}
