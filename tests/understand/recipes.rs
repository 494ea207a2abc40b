//! Next year's file of the same shape is understood alike; its years move on.

use super::{Grid, lines};
use machikurabe::import::known::Known;
use machikurabe::import::recipe::{
    Fresh, Kept, RecipeError, applied, apply, carried, fingerprint, from_json, misfit, of, to_json, with_facts,
};
use machikurabe::model::facts::FileFact;
use machikurabe::model::indicator::{Level, Polarity};
use machikurabe::model::mapping::{BareYear, ColumnKind, Guess, Mapping, PlanDefault, Why};
use machikurabe::model::message::Explain;
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::period::Period;
use machikurabe::model::recipe::Recipe;
use machikurabe::model::target::TargetKind;
use machikurabe::model::theme::Theme;
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;

const THIS_YEAR: &str = "市町村|R2|R3|順位|前年比\n泊村|1|2|1|1.0\n根室市|3|4|2|1.1";
const NEXT_YEAR: &str = "題名\n市町村|R2|R3|R4|順位|前年比\n泊村|1|2|5|1|1.0\n根室市|3|4|6|2|1.1";

fn kept<'a>(mapping: &'a Mapping, fresh: &'a Mapping, file: &'a str, dataset: &'a str) -> Kept<'a> {
    Kept { mapping, fresh, file, dataset }
}

fn fresh<'a>(mapping: &'a Mapping, dataset: &'a str) -> Fresh<'a> {
    Fresh { mapping, dataset, hash: "" }
}

#[test]
fn years_move_on_and_the_shape_stays() {
    let grid = Grid::text("a.csv", THIS_YEAR);
    let mut mapping = grid.mapping();
    mapping.answers.insert("泊村".into(), AreaCode::parse("014036").unwrap());
    mapping.defaults.choose_year(BareYear::Calendar);
    mapping.defaults.unit = "人".into();
    mapping.defaults.indicator = "漁獲量".into();
    mapping.columns[4].kind = ColumnKind::Ignore;
    mapping.columns[4].guess = Guess::USER;
    let json = to_json(&[of(kept(&mapping, &grid.mapping(), "a", "population"))]).unwrap();
    assert!(!json.contains("014036"), "an answer about one file is in no recipe: {json}");
    let recipes = from_json(&json).unwrap();
    assert_eq!(recipes[0].key(), format!("recipe:{}", recipes[0].fingerprint));

    let next = Grid::text("b.csv", NEXT_YEAR);
    let applied = apply(&recipes, fresh(&next.mapping(), "b")).unwrap();
    assert_eq!(applied.dataset, "b", "a file of another name is another dataset");
    assert_eq!(applied.mapping.columns[3].guess.why, Why::Recipe);
    assert_eq!(applied.mapping.columns[5].kind, ColumnKind::Ignore, "as the other file's column was decided");
    let (_, report) = next.import(&applied.mapping, &Known::default()).unwrap();
    assert!(report.kindless > 0, "the kind of years was said about the other file");
    let mut mapping = applied.mapping;
    mapping.defaults.choose_year(BareYear::Calendar);
    let (data, report) = next.import(&mapping, &Known::default()).unwrap();
    assert_eq!(report.questions.len(), 1, "the village is asked about again");
    assert_eq!(lines(&data)[2], "012238 b 2022 6", "kind of year as decided, name and unit of its own");
}

#[test]
fn the_very_same_file_is_understood_as_it_was_and_no_other() {
    let grid = Grid::text("a.csv", "年度|来館者\nR2|1\nR3|2");
    let mut mapping = grid.mapping();
    mapping.defaults.municipality = "根室市".into();
    mapping.defaults.unit = "人".into();
    let kept = with_facts(kept(&mapping, &grid.mapping(), "a", "来館"), "hash of a");
    let recipes = from_json(&to_json(&[kept]).unwrap()).unwrap();
    let read = grid.mapping();
    let same = apply(&recipes, Fresh { mapping: &read, dataset: "copy of a", hash: "hash of a" }).unwrap();
    assert!(same.same && same.dataset == "来館");
    assert_eq!(same.mapping.defaults, mapping.defaults);
    let other = apply(&recipes, Fresh { mapping: &read, dataset: "a", hash: "hash of b" }).unwrap();
    assert!(!other.same && other.mapping.defaults.municipality.is_empty() && other.mapping.defaults.unit.is_empty());
    assert_eq!(other.said, [FileFact::Area("根室市".into(), None), FileFact::Unit("人".into())], "to be said again");
}

#[test]
fn what_was_chosen_for_one_column_of_a_file_stays_with_the_file_too() {
    let grid = Grid::text("a.csv", "指標|値|比較\n来館者|1|2\n貸出|3|4");
    let read = grid.mapping();
    let mut mapping = read.clone();
    for (at, area) in [(1, "根室市"), (2, "釧路市")] {
        let column = &mut mapping.columns[at];
        column.kind = ColumnKind::Value;
        column.municipality = area.into();
        column.unit = "千人".into();
        column.period = Some(Period::Fiscal(2021));
        column.period_printed = "R3年度".into();
        column.guess = Guess::USER;
    }
    let recipes = [of(kept(&mapping, &read, "a", "a"))];
    let json = to_json(&recipes).unwrap();
    assert!(!json.contains("釧路市") && !json.contains("FY2021") && !json.contains("千人"), "{json}");
    // An earlier program kept them: they decide nothing either.
    let mut old = recipes[0].clone();
    old.mapping = mapping;
    for recipe in [recipes[0].clone(), old] {
        let applied = applied(&recipe, fresh(&read, "b")).mapping;
        assert!(applied.columns.iter().all(|c| c.municipality.is_empty() && c.period.is_none() && c.unit.is_empty()));
        assert_eq!(applied.columns[2].kind, ColumnKind::Value, "what a column is stays decided");
    }
}

#[test]
fn a_recipe_of_the_earlier_form_is_read_and_its_facts_are_set_aside() {
    let grid = Grid::text("a.csv", "年度|来館者|目標値\nR2|1|3\nR3|2|4");
    let read = grid.mapping();
    let mut mapping = read.clone();
    let defaults = &mut mapping.defaults;
    (defaults.municipality, defaults.unit) = ("根室市".into(), "人".into());
    (defaults.polarity, defaults.target_kind) = (Polarity::LowerIsBetter, Some(TargetKind::Reach));
    defaults.plan = Some(PlanDefault { name: "計画".into(), first_year: 2020, last_year: 2024 });
    defaults.period = Some(Period::Fiscal(2021));
    mapping.answers.insert("泊村".into(), AreaCode::parse("014036").unwrap());
    let old = Recipe { mapping: mapping.clone(), ..of(kept(&mapping, &read, "a", "a")) };
    let recipe = from_json(&to_json(&[old]).unwrap()).unwrap().remove(0);
    let said = recipe.last_said().to_vec();
    assert_eq!(said.len(), 7, "{said:?}");
    let applied = applied(&recipe, fresh(&read, "b"));
    assert_eq!(applied.mapping.defaults, read.defaults, "nothing of it is applied");
    assert!(applied.mapping.answers.is_empty());
    // Said again, all of it holds.
    let mut told = applied.mapping;
    for fact in &said {
        fact.say(&mut told);
    }
    assert_eq!((told.defaults, told.answers), (mapping.defaults, mapping.answers));
}

#[test]
fn another_shape_is_another_recipe() {
    let one = Grid::text("a.csv", THIS_YEAR).mapping();
    let other = Grid::text("a.csv", "市町村|R2|R3\n根室市|1|2").mapping();
    assert_ne!(fingerprint(&one), fingerprint(&other));
    let recipes = [of(kept(&one, &one, "a", "a"))];
    assert_eq!(apply(&recipes, fresh(&other, "a")), None);
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
    (defaults.chosen_theme, defaults.level) = (Some(Theme::Childcare), Level::PolicyKpi);
    (defaults.polarity, defaults.target_kind) = (Polarity::HigherIsBetter, Some(TargetKind::Reach));
    defaults.plan = Some(PlanDefault { name: "第2期".into(), first_year: 2020, last_year: 2024 });
    defaults.unit = "件".into();
    (fresh, mapping)
}

#[test]
fn moved_columns_and_more_rows_are_understood_by_the_shape_and_told_what_holds_for_them() {
    let (read, mapping) = decided();
    let recipes = from_json(&to_json(&[with_facts(kept(&mapping, &read, "KPI_R3", "KPI_R3"), "3")]).unwrap()).unwrap();
    let next = Grid::text(
        "KPI_R4.csv",
        "令和4年度の結果\n\n備考|指標|目標値|R3|R4|基準値\n|相談件数|200|120|130|100\n|訪問件数|20|12|15|10\n新|講座|40|5|8|4",
    );
    let read = next.mapping();
    assert_eq!(misfit(&recipes[0], &read), None);
    let applied = apply(&recipes, fresh(&read, "KPI_R4")).unwrap();
    assert_eq!(applied.dataset, "KPI_R3", "the next year of the same file");
    let mut mapping = applied.mapping;
    let (data, report) = next.import(&mapping, &Known::default()).unwrap();
    assert!(data.observations.is_empty() && report.unplaced > 0, "of which city nobody has said");
    for fact in &applied.said {
        fact.say(&mut mapping);
    }
    let (data, report) = next.import(&mapping, &Known::default()).unwrap();
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
    let (read, mapping) = decided();
    let recipe = of(kept(&mapping, &read, "KPI_R3", "KPI_R3"));
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
    let read = births.mapping();
    let mut mapping = read.clone();
    mapping.defaults.unit = "人".into();
    let recipes = [of(kept(&mapping, &read, "出生数R3", "出生数R3"))];
    let deaths = Grid::text("死亡数R3.csv", "市町村|R2|R3\n根室市|5|6\n釧路市|7|8");
    let applied = apply(&recipes, fresh(&deaths.mapping(), "死亡数R3")).unwrap();
    assert_eq!((applied.mapping.defaults.indicator.as_str(), applied.dataset.as_str()), ("死亡数R3", "死亡数R3"));
    assert_eq!(applied.mapping.defaults.unit, "", "a unit was said for the other file");
    let later = Grid::text("出生数R4.csv", "市町村|R3|R4\n根室市|2|9\n釧路市|4|9");
    let applied = apply(&recipes, fresh(&later.mapping(), "出生数R4")).unwrap();
    assert_eq!((applied.mapping.defaults.indicator.as_str(), applied.dataset.as_str()), ("出生数R3", "出生数R3"));
}
