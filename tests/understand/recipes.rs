//! Next year's file of the same shape is understood alike; its years move on.

use super::{Grid, lines};
use machikurabe::import::known::Known;
use machikurabe::import::recipe::{Fresh, RecipeError, apply, carried, fingerprint, from_json, misfit, of, to_json};
use machikurabe::model::indicator::{Level, Polarity};
use machikurabe::model::mapping::{BareYear, ColumnKind, Guess, Mapping, PlanDefault, Why};
use machikurabe::model::message::Explain;
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::target::TargetKind;
use machikurabe::model::theme::Theme;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;

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
    let json = to_json(&[of(&mapping, &grid.mapping(), "a", "population")]).unwrap();
    let recipes = from_json(&json).unwrap();
    assert_eq!((recipes[0].mapping.clone(), recipes[0].key()), (mapping, format!("recipe:{}", recipes[0].fingerprint)));

    let next = Grid::text("b.csv", NEXT_YEAR);
    let (_, applied, dataset) = apply(&recipes, Fresh { mapping: &next.mapping(), dataset: "b" }).unwrap();
    assert_eq!(dataset, "population", "a name that was given stays");
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
    let recipes = [of(&one, &one, "a", "a")];
    assert_eq!(apply(&recipes, Fresh { mapping: &other, dataset: "a" }), None);
}

#[test]
fn what_is_no_recipe_is_refused() {
    assert!(matches!(from_json("{}"), Err(RecipeError::Shape(_))));
    assert!(matches!(from_json("not json"), Err(RecipeError::Shape(_))));
    assert_eq!(from_json("{\"version\": 99}"), Err(RecipeError::Newer(99)));
}

/// A file of one year with targets, and everything decided about it.
fn decided() -> (Mapping, Mapping) {
    let fresh =
        Grid::text("KPI_R3.csv", "指標|基準値|R3|目標値|備考\n相談件数|100|120|200|済\n訪問件数|10|12|20|").mapping();
    let mut mapping = fresh.clone();
    let defaults = &mut mapping.defaults;
    defaults.municipality = "根室市".into();
    (defaults.theme, defaults.level) = (Theme::Childcare, Level::PolicyKpi);
    (defaults.polarity, defaults.target_kind) = (Polarity::HigherIsBetter, Some(TargetKind::Reach));
    defaults.plan = Some(PlanDefault { name: "第2期".into(), first_year: 2020, last_year: 2024 });
    defaults.unit = "件".into();
    (fresh, mapping)
}

#[test]
fn moved_columns_and_more_rows_are_understood_by_all_that_was_decided() {
    let (fresh, mapping) = decided();
    let recipes = from_json(&to_json(&[of(&mapping, &fresh, "KPI_R3", "KPI_R3")]).unwrap()).unwrap();
    let next = Grid::text(
        "KPI_R4.csv",
        "令和4年度の結果\n\n備考|指標|目標値|R3|R4|基準値\n|相談件数|200|120|130|100\n|訪問件数|20|12|15|10\n新|講座|40|5|8|4",
    );
    let read = next.mapping();
    assert_eq!(misfit(&recipes[0], &read), None);
    let (_, applied, dataset) = apply(&recipes, Fresh { mapping: &read, dataset: "KPI_R4" }).unwrap();
    assert_eq!(dataset, "KPI_R3", "the next year of the same file");
    let (data, report) = next.import(&applied, &Known::default()).unwrap();
    assert!(report.is_complete(), "{:?}", report.problems);
    assert_eq!((data.indicators.len(), data.targets.len(), report.rows_kept), (3, 3, 3));
    assert!(lines(&data).contains(&"012238 相談件数 FY2022 130件".to_owned()), "{:?}", lines(&data));
    assert!(data.indicators.iter().all(|i| (i.theme, i.level) == (Theme::Childcare, Level::PolicyKpi)));
    assert!(data.indicators.iter().all(|i| i.polarity == Polarity::HigherIsBetter));
    assert!(data.targets.iter().all(|t| t.kind == TargetKind::Reach));
    assert_eq!((data.plans[0].first_year, data.plans[0].last_year), (2020, 2024));
}

#[test]
fn a_file_that_no_longer_fits_says_what_differs() {
    let (fresh, mapping) = decided();
    let recipe = of(&mapping, &fresh, "KPI_R3", "KPI_R3");
    let other = Grid::text("KPI_R4.csv", "名称|基準値|R4|達成度\n相談件数|100|130|0.3").mapping();
    let found = misfit(&recipe, &other).unwrap();
    assert_eq!(
        (found.missing.clone(), found.fresh.clone()),
        (vec!["指標".to_owned(), "目標値".into()], vec!["名称".to_owned(), "達成度".into()])
    );
    let words = Texts::new(Language::En).say(&found.explain());
    assert_eq!(
        words,
        "The file does not fit the recipe “KPI_R3”: these columns are missing: 指標 / 目標値; these are not in the recipe: 名称 / 達成度. Check the headings, or choose the columns anew."
    );
    // What the recipe does not know is not taken for a value.
    let more = Grid::text("KPI_R4.csv", "指標|基準値|R4|目標値|備考|達成度\n相談件数|100|130|200||0.3").mapping();
    assert_eq!(misfit(&recipe, &more), None);
    let applied = carried(&recipe, &more);
    assert_eq!((applied.columns[5].kind, applied.columns[2].kind), (ColumnKind::Ignore, ColumnKind::Value));
}

#[test]
fn a_file_of_the_same_shape_about_something_else_keeps_what_it_says_of_itself() {
    let births = Grid::text("出生数R3.csv", "市町村|R2|R3\n根室市|1|2\n釧路市|3|4");
    let fresh = births.mapping();
    let mut mapping = fresh.clone();
    mapping.defaults.unit = "人".into();
    let recipes = [of(&mapping, &fresh, "出生数R3", "出生数R3")];
    let deaths = Grid::text("死亡数R3.csv", "市町村|R2|R3\n根室市|5|6\n釧路市|7|8");
    let (_, applied, dataset) = apply(&recipes, Fresh { mapping: &deaths.mapping(), dataset: "死亡数R3" }).unwrap();
    assert_eq!((applied.defaults.indicator.as_str(), dataset.as_str()), ("死亡数R3", "死亡数R3"));
    assert_eq!(applied.defaults.unit, "人", "what was decided is decided for the shape");
    let later = Grid::text("出生数R4.csv", "市町村|R3|R4\n根室市|2|9\n釧路市|4|9");
    let (_, applied, dataset) = apply(&recipes, Fresh { mapping: &later.mapping(), dataset: "出生数R4" }).unwrap();
    assert_eq!((applied.defaults.indicator.as_str(), dataset.as_str()), ("出生数R3", "出生数R3"));
}
