//! What says of which area, in which unit, in which role and about which theme values are: counted in the report, kept
//! with the document.

use super::{Grid, Known};
use machikurabe::model::dated::DatedBy;
use machikurabe::model::evidence::{Aspect, Evidence, What};
use machikurabe::model::mapping::{Guess, Mapping, Meaning};
use machikurabe::model::period::Period;
use machikurabe::model::report::ImportReport;
use machikurabe::model::theme::Theme;

/// What was given: aspect, source, the words of the file, and how many values.
fn given(report: &ImportReport) -> Vec<(Aspect, Evidence, &str, u64)> {
    report.given.list.iter().map(|given| (given.aspect(), given.by, given.text.as_str(), given.values)).collect()
}

#[test]
fn a_long_file_says_everything_in_its_columns() {
    let grid = Grid::text(
        "kpi.csv",
        "市町村名|指標|テーマ|年度|単位|区分|値\n小樽市|講座|教育|令和3年度|回|実績値|4\n小樽市|講座|教育|令和4年度|回|計画値|5\n\
         江別市|講座|教育|令和3年度|回|実績値|7",
    );
    let (data, report) = grid.taken();
    assert_eq!(
        given(&report),
        [
            (Aspect::Place, Evidence::Column, "市町村名", 3),
            (Aspect::Unit, Evidence::Column, "単位", 3),
            (Aspect::Role, Evidence::Column, "区分", 2),
            (Aspect::Role, Evidence::Column, "区分", 1),
            (Aspect::Theme, Evidence::Column, "テーマ", 1),
        ]
    );
    let first = &report.given.list[0];
    assert!(matches!(&first.what, What::Areas(areas) if areas.len() == 2));
    assert_eq!(first.names, "小樽市 / 江別市");
    let roles: Vec<&What> = report.given.list.iter().skip(2).take(2).map(|given| &given.what).collect();
    assert_eq!(roles, [&What::Role(Meaning::Actual), &What::Role(Meaning::Plan)]);
    let note = &data.documents[0].note;
    for line in [
        "place: column 市町村名",
        "unit: column 単位",
        "role: column 区分",
        "theme: column テーマ",
        "period: column 年度",
    ] {
        assert!(note.lines().any(|found| found == line), "{line} in {note}");
    }
}

#[test]
fn headings_titles_names_and_cells_are_told_apart_and_what_nothing_says_is_said_too() {
    let grid = Grid::text(
        "表.csv",
        "小樽市の概要\n単位：件\n年度|講座数（回）|相談件数|利用料|率【％】\n令和3年度|4|10|300|2.5\n令和4年度|5|11|310|2.6",
    );
    let mapping = grid.mapping();
    let (data, report) = grid.import(&mapping, &Known::default()).unwrap();
    let units: Vec<_> = given(&report).into_iter().filter(|given| given.0 == Aspect::Unit).collect();
    assert_eq!(given(&report)[0], (Aspect::Place, Evidence::Title, "小樽市", report.values), "{:?}", data.documents);
    assert!(units.contains(&(Aspect::Unit, Evidence::Heading, "講座数(回)", 4)), "{units:?}");
    assert!(given(&report).contains(&(Aspect::Role, Evidence::Usual, "", report.values)));
    assert!(given(&report).contains(&(Aspect::Theme, Evidence::Usual, "", 4)), "{:?}", given(&report));
    assert!(data.documents[0].note.contains("\nplace: title 小樽市"), "{}", data.documents[0].note);
    // The same file where a person says another unit and another place.
    let mut chosen: Mapping = mapping;
    (chosen.defaults.municipality, chosen.defaults.unit) = ("江別市".into(), "人".into());
    chosen.defaults.chosen_theme = Some(Theme::Education);
    let (data, report) = grid.import(&chosen, &Known::default()).unwrap();
    assert_eq!((given(&report)[0].0, given(&report)[0].1), (Aspect::Place, Evidence::User));
    let units: Vec<Evidence> =
        given(&report).iter().filter(|given| given.0 == Aspect::Unit).map(|given| given.1).collect();
    assert!(units.contains(&Evidence::User) && !units.contains(&Evidence::Title), "{units:?}");
    assert!(given(&report).contains(&(Aspect::Theme, Evidence::User, "", 4)));
    assert!(data.documents[0].note.contains("\ntheme: education user"), "{}", data.documents[0].note);
}

#[test]
fn a_title_that_looks_ahead_is_the_evidence_of_a_projection() {
    let grid =
        Grid::text("表.csv", "将来推計人口\n\n市町村|令和12年|令和22年\n小樽市|90000|70000\n江別市|110000|100000");
    let (_, report) = grid.taken();
    let roles: Vec<_> = report.given.list.iter().filter(|given| given.aspect() == Aspect::Role).collect();
    assert!(
        matches!(roles.as_slice(), [one] if one.what == What::Role(Meaning::Projection) && one.by == Evidence::Title)
    );
    let units: Vec<_> = report.given.list.iter().filter(|given| given.aspect() == Aspect::Unit).collect();
    assert!(matches!(units.as_slice(), [one] if one.by == Evidence::Usual && one.values == 4), "{units:?}");
}

#[test]
fn a_period_said_for_one_column_is_a_statement_and_one_for_all_columns_an_assumption() {
    let grid = Grid::text("統計_2022.csv", "市町村|公園数|診療所数|商店数\n小樽市|12|80|900\n江別市|9|60|400");
    let mut mapping = grid.mapping();
    assert_eq!(mapping.defaults.period, None, "the year in the name is no evidence");
    for (at, year) in [(1, 2020), (2, 2019)] {
        let column = &mut mapping.columns[at];
        (column.period, column.guess) = (Some(Period::Calendar(year)), Guess::USER);
        column.period_printed = format!("{year}年");
    }
    let (data, report) = grid.import(&mapping, &Known::default()).unwrap();
    assert_eq!((report.values, report.undated), (4, 2), "the third column is of no period yet");
    assert!(data.observations.iter().all(|o| !o.period_assumed));
    assert_eq!(report.dates.iter().map(|dated| dated.by).collect::<Vec<_>>(), [DatedBy::User]);
    assert!(data.documents[0].note.contains("\nperiod: user 公園数"), "{}", data.documents[0].note);
    mapping.defaults.choose_period(Some(Period::Calendar(2018)));
    let (data, _) = grid.import(&mapping, &Known::default()).unwrap();
    let assumed: Vec<(u16, bool)> =
        data.observations.iter().take(3).map(|o| (o.period.first_year(), o.period_assumed)).collect();
    assert_eq!(assumed, [(2020, false), (2019, false), (2018, true)]);
}
