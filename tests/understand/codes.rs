//! A column of area codes has one reading for all its cells, and a name that contradicts its code refuses the row.

use super::{Grid, reasons};
use machikurabe::import::known::Known;
use machikurabe::import::municipality::list::{AreaList, Rank};
use machikurabe::import::municipality::resolver::{AreaTexts, Resolution, Resolver, reading_beside};
use machikurabe::import::understand::with_rows;
use machikurabe::model::mapping::CodeReading;
use machikurabe::model::municipality::AreaCode;
use proptest::prelude::*;
use std::fmt::Write as _;

/// Codes and values.
type Stored = Vec<(String, String)>;

/// What was stored for which area, and what was refused.
fn stored(text: &str) -> (Stored, Vec<(u64, &'static str)>) {
    let (data, report) = Grid::text("t.csv", text).taken();
    let found = data.observations.iter().map(|o| (o.municipality_code.to_string(), o.value.unwrap().to_string()));
    (found.collect(), reasons(&report))
}

fn pairs(list: &[(&str, &str)]) -> Stored {
    list.iter().map(|(code, value)| ((*code).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn a_dissolved_place_is_not_read_as_another_one() {
    // Five digits without check digit; 12342 (下総町) and 15521 (安塚町) were dissolved, 015521 is 佐呂間町.
    let text = "コード|市区町村|年|人口\n12100|千葉市|2020年|1\n12203|市川市|2020年|2\n15521|（旧：安塚町）|2020年|3\n12343|大栄町|2020年|4\n12343||2020年|5";
    let (found, problems) = stored(text);
    assert_eq!(found, pairs(&[("121002", "1"), ("122033", "2")]));
    assert_eq!(problems, [(4, "unknown_area"), (5, "former_merged"), (6, "former_merged")]);
    // The same without names: nothing says how the column is read, so nothing of five digits is read.
    let bare: String = text
        .lines()
        .map(|line| {
            let mut cells: Vec<&str> = line.split('|').collect();
            cells.remove(1);
            cells.join("|") + "\n"
        })
        .collect();
    let (found, problems) = stored(&bare);
    assert_eq!(found, []);
    assert!(problems.iter().all(|(_, reason)| *reason == "ambiguous_area"), "{problems:?}");
}

#[test]
fn a_code_that_fits_only_the_other_reading_is_refused_wherever_it_stands() {
    // The column is with check digit; 13103 is 港区 without it.
    let text = "コード|年|値\n012238|2020年|1\n12131|2020年|2\n13103|2020年|3\n1210|2020年|4";
    let (found, problems) = stored(text);
    assert_eq!(found, pairs(&[("012238", "1")]), "the column mixes both readings, and six digits alone are sure");
    assert_eq!(problems, [3, 4, 5].map(|row| (row, "ambiguous_area")));
}

#[test]
fn a_name_that_contradicts_refuses_the_row() {
    let text = "コード|市町村|年|値\n012238|根室市|2020年|1\n012131|釧路市|2020年|2\n012106|岩見沢市（再掲）|2020年|3\n012343|大栄町|2020年|4\n012068|北海道 釧路市 Kushiro|2020年|5\n012068|根室|2020年|6";
    let (found, problems) = stored(text);
    assert_eq!(found, pairs(&[("012238", "1"), ("012106", "3"), ("012068", "5")]));
    assert_eq!(problems, [3, 5, 7].map(|row| (row, "area_contradiction")));
}

#[test]
fn other_spellings_of_a_name_contradict_nothing() {
    let resolve = |code, name| Resolver::default().resolve(AreaTexts { code, name, prefecture: "" });
    for (code, name) in [("042030", "塩釜市"), ("042030", "塩竈市"), ("394050", "檮原町"), ("282219", "篠山市")]
    {
        assert!(matches!(resolve(code, name), Resolution::Resolved(_)), "{name}: {:?}", resolve(code, name));
    }
    assert_eq!(resolve("012343", "（旧：大栄町）"), Resolution::Contradiction);
}

#[test]
fn codes_as_headings_have_one_reading_too() {
    let stored = |text: &str| {
        let grid = Grid::text("t.csv", text);
        let mapping = with_rows(&grid.head(), &grid.mapping(), &[0], 1, &Known::default());
        let (data, report) = grid.import(&mapping, &Known::default()).unwrap();
        let found: Vec<String> = data.observations.iter().map(|o| o.municipality_code.to_string()).collect();
        (found, reasons(&report))
    };
    let (found, problems) = stored("年|12238|12106|13103\n2020年|1|2|3");
    assert_eq!((found, problems), (vec!["122386".to_owned(), "121061".into(), "131032".into()], vec![]));
    let (found, problems) = stored("年|12238|12106\n2020年|1|2");
    assert_eq!((found, problems), (vec![], vec![(2, "ambiguous_area"), (2, "ambiguous_area")]));
}

#[test]
fn names_decide_how_a_column_is_read() {
    let read = |rows: &[(&'static str, &'static str)]| reading_beside(rows.iter().copied());
    assert_eq!(read(&[("12238", "根室市"), ("13103", "")]), Some(CodeReading::WithCheckDigit));
    assert_eq!(read(&[("12238", "いすみ市"), ("12343", "大栄町")]), Some(CodeReading::WithoutCheckDigit));
    assert_eq!(read(&[("12238", "いすみ市"), ("12106", "岩見沢市")]), None);
}

/// A code as a column writes it.
fn written(code: AreaCode, with: bool, lost: bool) -> String {
    let six = code.to_string();
    let text = if with { six.as_str() } else { &six[..5] };
    if lost { text.trim_start_matches('0').to_owned() } else { text.to_owned() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// However a column writes its codes, no value goes to another place than its own.
    #[test]
    fn no_value_goes_to_another_place(
        places in prop::collection::vec((0_usize..1_747, 0_u8..6), 1..30),
        with in any::<bool>(),
        lost in any::<bool>(),
        named in any::<bool>(),
    ) {
        let list = AreaList::national();
        let all: Vec<_> = list.areas().iter().filter(|area| area.rank == Rank::Municipality).collect();
        let mut text = if named { "コード|市町村|年|値" } else { "コード|年|値" }.to_owned();
        let mut truth = Vec::new();
        for (at, (place, kind)) in places.iter().enumerate() {
            let area = all[*place % all.len()];
            // Beside names some rows are of places that are no more: their code may be another one's in the other reading.
            let gone = (1..1_000).map(|more| area.code.number() / 10 + more).find(|five| list.area_of_five(*five).is_none()).unwrap();
            if named && *kind == 0 {
                let code = AreaCode::from_number(gone * 10 + AreaCode::check_digit(gone)).unwrap();
                write!(text, "\n{}|旧架空町|2020年|{}", written(code, with, lost), 9_000 + at).unwrap();
                continue;
            }
            let name = if named { format!("{}{}|", area.prefecture, area.name) } else { String::new() };
            write!(text, "\n{}|{name}2020年|{at}", written(area.code, with, lost)).unwrap();
            truth.push((area.code.to_string(), at.to_string()));
        }
        let (found, _) = stored(&text);
        for one in &found {
            prop_assert!(truth.contains(one), "{:?} in\n{}", one, text);
        }
    }
}
