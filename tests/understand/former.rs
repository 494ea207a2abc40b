//! Municipalities that are no more: those that go on are taken for their successor and said, the others are refused with
//! the name of what they became, and none is ever taken for another place of its name.

use super::{Grid, lines, reasons};
use machikurabe::import::known::Known;
use machikurabe::import::municipality::former::Formers;
use machikurabe::import::municipality::list::AreaList;
use machikurabe::import::municipality::resolver::{AreaTexts, Resolution, Resolver};
use machikurabe::model::former::Fate;
use machikurabe::model::municipality::AreaCode;
use machikurabe::model::report::ProblemReason;

fn code(text: &str) -> AreaCode {
    AreaCode::parse(text).unwrap()
}

fn table(rows: &str) -> Grid {
    Grid::text("表.csv", &format!("都道府県|市町村|年|人口\n{rows}"))
}

#[test]
fn every_change_is_known_and_leads_to_a_place_of_today() {
    let lines = include_str!("../../assets/municipalities/changes.tsv").lines().count();
    let formers = Formers::national();
    let successors: usize = formers.all().iter().map(|former| former.successors.len()).sum();
    assert_eq!((lines, successors, formers.all().len()), (975, 975, 974));
    let list = AreaList::national();
    for former in formers.all() {
        for successor in &former.successors {
            let is_known = list.area(*successor).is_some() || formers.of_code(successor.number()).is_some();
            assert!(is_known, "{former:?}");
        }
        assert_eq!(formers.today(former).is_some(), former.goes_on, "{former:?}");
        if let Some(today) = formers.today(former) {
            assert_eq!(list.area(today).unwrap().prefecture, former.prefecture);
        }
        assert!((2005..=2024).contains(&former.day.0) && former.day >= (2005, 4, 1), "{former:?}");
    }
}

#[test]
fn no_former_place_is_ever_another_one() {
    let resolver = Resolver::default();
    let list = AreaList::national();
    for former in Formers::national().all() {
        let six = former.code.to_string();
        let right = |found: &Resolution, texts: &str| match found {
            Resolution::Resolved(area) => {
                // Its successor, or the place of today that has kept the code.
                let successor = Formers::national().today(former);
                assert!(successor == Some(*area) || former.code == *area, "{texts}: {area}");
            }
            Resolution::Former(formers) => assert!(formers.contains(&former), "{texts}"),
            Resolution::Unknown | Resolution::Ambiguous(_) | Resolution::Contradiction | Resolution::Silent => {}
        };
        right(&resolver.resolve(AreaTexts { code: &six, ..AreaTexts::default() }), &six);
        right(&resolver.resolve(AreaTexts { code: &six, name: former.name, prefecture: "" }), &six);
        right(&resolver.resolve(AreaTexts { code: &six, name: former.name, prefecture: former.prefecture }), &six);
        let whole = format!("{}{}", former.prefecture, former.name);
        for (name, prefecture) in [(whole.as_str(), ""), (former.name, former.prefecture)] {
            let found = resolver.resolve(AreaTexts { code: "", name, prefecture });
            // A place of today of the same name in the same prefecture is the same or its successor.
            let same = list.named(&whole).0.iter().any(|area| former.successors.contains(&area.code));
            if !same {
                right(&found, &whole);
                assert!(matches!(found, Resolution::Resolved(_) | Resolution::Former(_)), "{whole}: {found:?}");
            }
        }
    }
}

#[test]
fn a_town_that_became_a_city_goes_on_and_is_said_once() {
    let (data, report) = table(
        "宮城県|富谷町|2015年|51,000\n宮城県|富谷町|2014年|50,000\n宮城県|富谷市|2020年|52,000\n兵庫県|篠山市|2018年|42,000",
    )
    .taken();
    assert_eq!(
        lines(&data),
        ["042161 人口 2015 51000", "042161 人口 2014 50000", "042161 人口 2020 52000", "282219 人口 2018 42000"]
    );
    assert_eq!(reasons(&report), [(2, "former_continued"), (5, "former_continued")]);
    assert!(report.is_complete());
    // As the yearly tables of the resident register write them, with code and county.
    let (data, report) = Grid::text(
        "表.csv",
        "団体コード|都道府県名|市区町村名|年|人口\n044237|宮城県|黒川郡富谷町|2014年|50,000\n403059|福岡県|筑紫郡那珂川町|2014年|49,000\n012238|北海道|根室市|2014年|28,000",
    )
    .taken();
    assert_eq!(lines(&data), ["042161 人口 2014 50000", "402311 人口 2014 49000", "012238 人口 2014 28000"]);
    assert_eq!(reasons(&report), [(2, "former_continued"), (3, "former_continued")]);
    for rows in
        ["403059|那珂川町|2017年|3", "402311|那珂川市|2019年|3", "282219|篠山市|2018年|3", "282219|丹波篠山市|2020年|3"]
    {
        let (data, report) = Grid::text("表.csv", &format!("コード|市町村|年|人口\n{rows}")).taken();
        assert_eq!(data.observations.len(), 1, "{rows}: {:?}", report.problems);
        let area = data.observations[0].municipality_code;
        assert!([code("402311"), code("282219")].contains(&area), "{rows}");
    }
}

#[test]
fn a_merged_town_is_refused_with_what_it_became() {
    let (data, report) =
        table("静岡県|新居町|2008年|17,000\n山梨県|上九一色村|2005年|1,500\n静岡県|湖西市|2020年|58,000").taken();
    assert_eq!(lines(&data), ["222216 人口 2020 58000"]);
    let said: Vec<(String, String)> = report
        .problems
        .iter()
        .filter_map(|problem| match &problem.reason {
            ProblemReason::Former(former) if former.fate == Fate::Merged => {
                Some((former.places.clone(), former.successors.clone()))
            }
            _ => None,
        })
        .collect();
    assert_eq!(
        said,
        [
            ("静岡県新居町".to_owned(), "222216 湖西市".to_owned()),
            ("山梨県上九一色村".to_owned(), "192015 甲府市 / 194301 富士河口湖町".to_owned())
        ]
    );
    // Two towns of one name in one prefecture.
    let (_, report) = table("兵庫県|一宮町|2004年|10,000").taken();
    assert!(
        matches!(&report.problems[0].reason, ProblemReason::Former(f) if f.places == "兵庫県一宮町 / 兵庫県一宮町")
    );
}

#[test]
fn a_name_that_two_towns_bore_is_asked_about_for_the_years_of_both() {
    let grid = |year: &str| Grid::text("表.csv", &format!("市町村|年|人口\n那珂川町|{year}|17,000"));
    let (data, report) = grid("2017年").taken();
    assert!(data.observations.is_empty());
    assert_eq!(reasons(&report), [(2, "former_namesake")]);
    assert_eq!(report.questions[0].candidates, [code("094111"), code("402311")]);
    // The one of 福岡県 had become a city by then.
    let (data, _) = grid("2020年").taken();
    assert_eq!(lines(&data), ["094111 人口 2020 17000"]);
    // Somebody says which one it is.
    let mut mapping = grid("2017年").mapping();
    mapping.answers.insert("那珂川町".to_owned(), code("402311"));
    let (data, report) = grid("2017年").import(&mapping, &Known::default()).unwrap();
    assert_eq!(lines(&data), ["402311 人口 2017 17000"]);
    assert!(report.is_complete());
    // A county that nobody knows does not.
    let (data, report) = Grid::text("表.csv", "市町村|年|人口\n筑紫郡那珂川町|2017年|49,000").taken();
    assert_eq!((data.observations.len(), reasons(&report)), (0, vec![(2, "former_namesake")]));
    // A prefecture tells them apart, in the row or for the whole file.
    let (data, _) = table("栃木県|那珂川町|2017年|17,000\n福岡県|那珂川町|2017年|50,000").taken();
    assert_eq!(lines(&data), ["094111 人口 2017 17000", "402311 人口 2017 50000"]);
    // Years as headings: the earliest decides.
    let (data, report) =
        Grid::text("表.csv", "市町村|2017年|2020年\n那珂川町|17,000|16,000\n根室市|25,000|24,000").taken();
    assert_eq!((data.observations.len(), reasons(&report).len()), (2, 1), "{:?}", report.problems);
}
