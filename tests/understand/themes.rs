//! The theme of an indicator is said by its column, by a person, by its own name or by a title; else it has none yet.

use super::{Grid, Known};
use machikurabe::model::theme::Theme;
use std::collections::BTreeMap;

/// The themes of the indicators of a file, by label.
fn themes(grid: &Grid, chosen: Option<Theme>) -> BTreeMap<String, Theme> {
    let mut mapping = grid.mapping();
    mapping.defaults.chosen_theme = chosen;
    let (data, report) = grid.import(&mapping, &Known::default()).unwrap();
    assert!(report.is_complete(), "{:?}", report.problems);
    data.indicators.iter().map(|indicator| (indicator.label.clone(), indicator.theme)).collect()
}

const WIDE: &str = "市町村,年度,総人口,可住地面積,労働力人口,医師数,人口1人当たり所得\n\
    小樽市,令和3年度,110426,142,51000,380,2400\n江別市,令和3年度,119701,91,57000,210,2600";

fn wide(text: &str) -> Grid {
    Grid::text("表.csv", &text.replace(',', "|"))
}

#[test]
fn columns_of_one_file_have_each_the_theme_that_their_own_names_speak_of() {
    let found = themes(&wide(WIDE), None);
    let expected = [
        ("総人口", Theme::PopulationBirth),
        ("可住地面積", Theme::Unset),
        ("労働力人口", Theme::Employment),
        ("医師数", Theme::Health),
        ("人口1人当たり所得", Theme::Unset),
    ];
    assert_eq!(found, expected.map(|(label, theme)| (label.to_owned(), theme)).into());
}

#[test]
fn a_title_speaks_for_names_that_say_nothing_and_a_person_for_all() {
    let titled = wide(&format!("観光統計のまとめ\n\n{WIDE}"));
    let found = themes(&titled, None);
    assert_eq!((found["可住地面積"], found["医師数"]), (Theme::Tourism, Theme::Health));
    for theme in [Theme::Education, Theme::Unset] {
        assert!(themes(&titled, Some(theme)).values().all(|found| *found == theme), "{theme:?}");
    }
}

#[test]
fn names_of_files_and_sheets_give_no_theme() {
    let mut grid =
        Grid::text("人口.csv", "市町村|指標|年度|値\n小樽市|可住地面積|令和3年度|142\n江別市|可住地面積|令和3年度|91");
    grid.sheet = "人口".into();
    assert_eq!(themes(&grid, None), [("可住地面積".to_owned(), Theme::Unset)].into());
}

#[test]
fn a_column_of_themes_goes_before_everything_else_even_where_it_says_that_there_is_none() {
    let grid = Grid::text(
        "人口.csv",
        "市町村|指標|テーマ|年度|値\n小樽市|総人口|教育|令和3年度|1\n小樽市|出生数|テーマ未設定|令和3年度|2\n\
         小樽市|死亡数|No theme|令和3年度|3\n小樽市|面積|unset|令和3年度|4\n小樽市|世帯数||令和3年度|5",
    );
    let found = themes(&grid, Some(Theme::Digital));
    let expected = [
        ("総人口", Theme::Education),
        ("出生数", Theme::Unset),
        ("死亡数", Theme::Unset),
        ("面積", Theme::Unset),
        ("世帯数", Theme::Digital),
    ];
    assert_eq!(found, expected.map(|(label, theme)| (label.to_owned(), theme)).into());
}

#[test]
fn what_has_no_theme_is_none_of_the_fourteen_and_stands_last() {
    assert_eq!(Theme::NAMED.len(), 14);
    assert!(!Theme::NAMED.contains(&Theme::Unset));
    assert_eq!(Theme::ALL.last(), Some(&Theme::Unset));
    assert!(Theme::NAMED.iter().all(|theme| *theme < Theme::Unset));
}
