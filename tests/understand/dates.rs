//! When values are of: what stands in the file is taken and said; what only a name says is proposed; publication dates,
//! links and versions say nothing.

use super::Grid;
use super::command::Desk;
use machikurabe::model::dated::{DatedBy, OfferedBy};
use machikurabe::model::mapping::{ColumnKind, Mapping};

const TABLE: &str = "市町村|公園数\n釧路市|120\n小樽市|90";

/// The period that a table is taken for, and those that are proposed.
fn read(mapping: &Mapping) -> (String, Vec<String>) {
    let headings = mapping.columns.iter().find_map(|column| column.period);
    let taken = mapping.defaults.period.or(headings).map(|period| period.to_string()).unwrap_or_default();
    (taken, mapping.offers.iter().map(|offer| offer.period.to_string()).collect())
}

fn named(file: &str) -> (String, Vec<String>) {
    read(&Grid::text(file, TABLE).mapping())
}

fn titled(lines: &str) -> (String, Vec<String>) {
    read(&Grid::text("公園.csv", &format!("{lines}\n{TABLE}")).mapping())
}

#[test]
fn a_name_of_a_file_or_sheet_proposes_and_never_decides() {
    for (file, offered) in [
        ("公園_2021.csv", &["FY2021", "2021"][..]),
        ("07-公園2021.csv", &["FY2021", "2021"]),
        ("令和3年度公園.csv", &["FY2021"]),
        ("公園_R3.csv", &["FY2021", "2021"]),
        ("公園（令和3年）.csv", &["2021"]),
        ("KPI-A-2021.csv", &["FY2021", "2021"]),
        // Versions, copies and days of export say nothing.
        ("r4.csv", &[]),
        ("S4.csv", &[]),
        ("S4_backup.csv", &[]),
        ("R4_copy.csv", &[]),
        ("park_v2021.csv", &[]),
        ("export_20210704.csv", &[]),
        ("公園_20210704更新.csv", &[]),
        ("公園_2021年版.csv", &[]),
        ("公園.csv", &[]),
    ] {
        assert_eq!(named(file), (String::new(), offered.iter().map(ToString::to_string).collect()), "{file}");
    }
    for (sheet, offered) in [("R3", &["FY2021", "2021"][..]), ("2021年度", &["FY2021"]), ("Sheet1", &[]), ("v2", &[])]
    {
        let grid = Grid { sheet: sheet.into(), ..Grid::text("公園.xlsx", TABLE) };
        let mapping = grid.mapping();
        assert_eq!(read(&mapping), (String::new(), offered.iter().map(ToString::to_string).collect()), "{sheet}");
        assert!(mapping.offers.iter().all(|offer| offer.by == OfferedBy::SheetName));
    }
}

#[test]
fn titles_and_notes_decide_unless_they_speak_of_publication() {
    for (lines, taken) in [
        ("令和3年度 都市公園の状況", "FY2021"),
        ("都市公園（令和3年3月31日現在）", "2021-03-31"),
        ("都市公園|令和3年10月1日時点", "2021-10-01"),
        ("都市公園の状況（2021年）", "2021"),
        ("基準日|2021-10-01", "2021-10-01"),
        ("令和3年度 都市公園\n更新日：2022年6月21日", "FY2021"),
        ("都市公園\n令和3年度末現在|公開日|2022年6月21日", "2022-03-31"),
    ] {
        assert_eq!(titled(lines).0, taken, "{lines}");
    }
    for lines in [
        "表題：|都市公園の状況\n公開日：|2022年06月21日",
        "公開日：2022年6月21日",
        "都市公園 最終更新日 2022-06-21",
        "都市公園（2022年6月21日更新）",
        "令和4年公表",
        "統計書 令和4年版",
        "https://www.city.example.jp/data_2021_park.html",
        "データ作成日|2022/6/21",
        "2022年6月21日 公表",
        "ダウンロード日時|2022/06/21 10:30",
    ] {
        assert_eq!(titled(lines), (String::new(), vec![]), "{lines}");
    }
    // What may be the day of a paper, an edition of a source or one of two years is asked.
    for (lines, offered) in [
        ("都市公園の状況|令和4年6月21日", &["2022-06-21"][..]),
        ("令和4年6月 建設部公園課", &["2022-06"]),
        ("出典：公園年鑑（令和2年）", &["2020"]),
        ("平成27年度と令和2年度の都市公園", &["FY2015", "FY2020"]),
        ("平成27年度 令和2年度 都市公園", &["FY2015", "FY2020"]),
    ] {
        let (taken, proposed) = titled(lines);
        assert_eq!((taken.as_str(), proposed), ("", offered.iter().map(ToString::to_string).collect()), "{lines}");
    }
}

#[test]
fn columns_and_headings_of_publication_date_nothing() {
    for (heading, cells) in [
        ("更新日", ["2022/6/21", "2022/6/22"]),
        ("公開日", ["令和4年6月21日", "令和4年6月21日"]),
        ("最終更新日時", ["2022-06-21T10:30", "2022-06-21T10:31"]),
        ("作成年月日", ["20220621", "20220622"]),
    ] {
        let grid = Grid::text(
            "公園.csv",
            &format!("市町村|公園数|{heading}\n釧路市|120|{}\n小樽市|90|{}", cells[0], cells[1]),
        );
        let mapping = grid.mapping();
        assert_eq!(mapping.columns[2].kind, ColumnKind::Ignore, "{heading}");
        let (data, report) = grid.taken();
        assert_eq!((data.observations.len(), report.undated), (0, 2), "{heading}");
    }
    let grid = Grid::text("公園.csv", "市町村|公園数（2022年6月21日更新）\n釧路市|120\n小樽市|90");
    assert!(grid.taken().0.observations.is_empty(), "the heading speaks of an update");
    // What is counted may be updates.
    let grid = Grid::text("公園.csv", "市町村|R3更新件数\n釧路市|120\n小樽市|90");
    assert_eq!(grid.mapping().columns[1].kind, ColumnKind::Value);
}

#[test]
fn a_report_says_what_dates_the_values() {
    let said = |grid: &Grid| {
        let (_, report) = grid.taken();
        report.dates.iter().map(|d| (d.by, d.first.to_string(), d.text.clone(), d.values)).collect::<Vec<_>>()
    };
    let grid = Grid::text("公園.csv", "市町村|年度|公園数\n釧路市|R3年度|120\n釧路市|R4年度|121");
    assert_eq!(said(&grid), [(DatedBy::Column, "FY2021".into(), "年度".into(), 2)]);
    let grid = Grid::text("公園.csv", "市町村||公園数\n釧路市|R3年度|120\n釧路市|R4年度|121");
    assert_eq!(
        said(&grid),
        [(DatedBy::Column, "FY2021".into(), "2".into(), 2)],
        "by its place where it has no heading"
    );
    let grid = Grid::text("公園.csv", "市町村|R3年度|R4年度\n釧路市|120|121");
    assert_eq!(said(&grid), [(DatedBy::Heading, "FY2021".into(), "R3年度".into(), 2)]);
    let grid = Grid::text("公園.csv", "令和3年度 都市公園\n市町村|公園数\n釧路市|120\n小樽市|5");
    assert_eq!(said(&grid), [(DatedBy::Title, "FY2021".into(), "令和3年度 都市公園".into(), 2)]);
    let mut mapping = Grid::text("公園.csv", TABLE).mapping();
    mapping.defaults.choose_period(machikurabe::model::period::Period::parse("FY2021").ok());
    let (_, report) =
        Grid::text("公園.csv", TABLE).import(&mapping, &machikurabe::import::known::Known::default()).unwrap();
    assert_eq!((report.dates[0].by, report.dates[0].values), (DatedBy::User, 2));
}

#[test]
fn without_evidence_the_command_refuses_and_names_the_option() {
    let desk = Desk::new();
    let before = desk.series();
    let text = "市町村,公園数\n釧路市,120\n小樽市,90\n";
    let report = desk.path("report.csv");
    let saved = report.to_str().unwrap();
    for (name, proposed) in [("06-公園_2021.csv", "--period 2021年度 / --period 2021年"), ("S4.csv", "（例：--period")]
    {
        for more in [&[][..], &["--dry-run"], &["--report", saved, "--overwrite"]] {
            let (code, said) = desk.import(&desk.file(name, text), more);
            assert_eq!(code, 1, "{said}");
            assert!(said.contains("いつの値か") && said.contains(proposed), "{said}");
        }
    }
    assert_eq!(desk.series(), before);
    assert!(std::fs::read_to_string(&report).unwrap().contains(",no_period,"));
    let file = desk.path("06-公園_2021.csv");
    let (code, said) = desk.import(&file, &["--period", "2021年", "--report", saved, "--overwrite"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("時期：2021年（令和3年）、選択による"), "{said}");
    let written = std::fs::read_to_string(&report).unwrap();
    assert!(
        written.contains("note,06-公園_2021.csv,") && written.contains(",period,") && written.contains("選択による")
    );
    // Where a column or title says it, the report says so too.
    let titled = desk.file("公園.csv", "令和4年度 都市公園\n市町村,公園数\n釧路市,121\n小樽市,91\n");
    let (code, said) = desk.import(&titled, &["--report", saved, "--overwrite", "--lang", "en"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("from the title or note “令和4年度 都市公園”"), "{said}");
    assert!(std::fs::read_to_string(&report).unwrap().contains("from the title or note"));
}
