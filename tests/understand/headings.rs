//! Words of headings that once were taken for a year, a unit or a name: right, or asked about, never a wrong value.

use super::{Grid, lines, parted, reasons};
use machikurabe::import::known::Known;
use machikurabe::import::recipe::{self, Kept};
use machikurabe::model::dataset::Dataset;
use machikurabe::model::mapping::{ColumnKind, Guess, Mapping};
use machikurabe::model::period::Period;
use machikurabe::model::report::ImportReport;

fn taken(text: &str) -> (Vec<String>, ImportReport) {
    let (data, report) = Grid::text("統計.csv", text).taken();
    (lines(&data), report)
}

fn keys(report: &ImportReport) -> Vec<&'static str> {
    reasons(report).into_iter().map(|(_, key)| key).collect()
}

/// As understood, with one period for all values.
fn dated(text: &str) -> (Dataset, ImportReport) {
    let grid = Grid::text("統計.csv", text);
    let mut mapping = grid.mapping();
    mapping.defaults.choose_period(Some(Period::Fiscal(2022)));
    grid.import(&mapping, &Known::default()).unwrap()
}

/// As understood, with the columns of these headings said to be of a kind.
fn said(text: &str, headings: &[&str], kind: ColumnKind) -> Vec<String> {
    let grid = Grid::text("統計.csv", text);
    let mut mapping: Mapping = grid.mapping();
    for column in mapping.columns.iter_mut().filter(|column| headings.contains(&column.heading.as_str())) {
        (column.kind, column.guess) = (kind, Guess::USER);
    }
    parted(&grid.import(&mapping, &Known::default()).unwrap().0)
}

#[test]
fn square_and_cubic_metres_are_units_and_no_years_of_meiji() {
    for (heading, unit) in [
        ("床面積（㎡）", "m2"),
        ("床面積 [m2]", "m2"),
        ("床面積（M2）", "M2"),
        ("給水量（㎥）", "m3"),
        ("流量（m3/s）", "m3/s"),
        ("混雑（人/㎡）", "人/m2"),
    ] {
        let (stored, report) = taken(&format!("団体名|年度|{heading}\n帯広市|令和4年度|71\n釧路市|令和4年度|82"));
        assert_eq!(stored.len(), 2, "{heading}");
        assert!(stored[0].ends_with(&format!("FY2022 71{unit}")), "{heading}: {}", stored[0]);
        assert_eq!(keys(&report), [""; 0], "{heading}");
    }
    // In a row of units, and in a title, which says no year then.
    let (stored, _) = taken("団体名|年度|床面積|給水量\n||㎡|㎥\n帯広市|R4年度|5|6\n釧路市|R4年度|6|7");
    assert_eq!(stored[..2], ["012076 床面積 FY2022 5m2", "012076 給水量 FY2022 6m3"]);
    let (stored, report) = taken("体育館の面積（㎡）\n団体名|面積\n帯広市|5\n釧路市|8");
    assert_eq!((stored.len(), report.undated), (0, 2));
    // Where the letters are meant as eras, 年 says so; those that are in use need none.
    let (stored, _) = taken("団体名|T9年|S60年|R3年\n帯広市|1|2|3");
    assert_eq!(stored, ["012076 統計 1920 1", "012076 統計 1985 2", "012076 統計 2021 3"]);
}

#[test]
fn a_heading_and_a_row_of_different_years_are_asked_about() {
    let (stored, report) = taken("団体名|年度|利用者|H1\n帯広市|令和4年度|5|6");
    assert_eq!((stored, keys(&report)), (vec!["012076 利用者 FY2022 5".to_owned()], vec!["heading_and_row"]));
    let text = "団体名|年度|2015年調査人口\n帯広市|令和4年度|6";
    let (stored, report) = taken(text);
    assert_eq!((stored.len(), keys(&report)), (0, vec!["heading_and_row"]));
    assert_eq!(said(text, &["2015年調査人口"], ColumnKind::Value), ["012076 調査人口 2015 6"]);
    // What agrees is taken, and a target lies ahead of its row.
    let (stored, report) = taken("団体名|年度|令和4年度利用者\n帯広市|R4年度|6");
    assert_eq!((stored, keys(&report)), (vec!["012076 利用者 FY2022 6".to_owned()], vec![]));
}

#[test]
fn a_year_in_a_name_is_no_period() {
    for name in [
        "昭和55年以前建築の住宅数",
        "1998年以降の転入者",
        "平成22年基準指数",
        "2001年度以前加入者",
        "1985年生まれ",
        "1980年代生まれ",
        "2019年比",
        "昭和45年～昭和55年建築",
    ] {
        let (stored, report) = taken(&format!("団体名|年度|人口|{name}\n帯広市|令和4年度|24|7\n釧路市|令和4年度|23|8"));
        let name = name.replace('～', "~");
        assert!(stored.contains(&format!("012076 {name} FY2022 7")), "{name}: {stored:?}");
        assert_eq!((stored.len(), keys(&report)), (4, vec![]), "{name}");
        // Without a period of its own the table is asked about, title or not.
        for title in ["", "昭和55年以前建築の住宅\n"] {
            let (stored, report) = taken(&format!("{title}団体名|{name}|戸数\n帯広市|7|8"));
            assert_eq!((stored.len(), report.undated), (0, 2), "{title}{name}");
        }
    }
    // Classes of age stand beside each other, those between two years too.
    let text = "団体名|昭和55年以前|昭和56年～平成2年|平成3年以降\n帯広市|5|6|7";
    let stored = lines(&dated(text).0);
    assert_eq!(
        stored,
        ["012076 昭和55年以前 FY2022 5", "012076 昭和56年~平成2年 FY2022 6", "012076 平成3年以降 FY2022 7"]
    );
    // Years that do date values still do.
    let (stored, _) = taken("団体名|2015年~2019年の出生|平成27年基準値\n帯広市|5|6");
    assert_eq!(stored[0], "012076 の出生 2015..2019 5");
}

#[test]
fn a_column_of_totals_never_names_indicators() {
    for total in ["合計", "計", "総数"] {
        for text in [
            format!("年度|釧路市|根室市|{total}\n令和4年度|1|2|3\n令和5年度|2|3|5"),
            format!("年度|{total}|釧路市|根室市\n令和4年度|3|1|2\n令和5年度|5|2|3"),
        ] {
            let (stored, _) = taken(&text);
            assert_eq!(stored[..2], ["012068 統計 FY2022 1", "012238 統計 FY2022 2"], "{text}");
            assert_eq!(stored[2..], ["012068 統計 FY2023 2", "012238 統計 FY2023 3"], "{text}");
        }
        let (stored, _) =
            taken(&format!("団体名|年度|4月|5月|{total}\n釧路市|令和4年度|1|6|7\n釧路市|令和5年度|2|7|9"));
        // 総数 beside months is a name of its own, of the whole year.
        let named = |line: &String| line.starts_with("012068 統計 202") || line.starts_with("012068 総数 FY202");
        assert!(stored.iter().all(named), "{stored:?}");
    }
}

#[test]
fn parts_of_a_year_are_never_the_year() {
    let alone = [
        "令和4年度上期",
        "令和4年度 下半期",
        "2023年3月期",
        "令和4年度（4～9月）",
        "令和4年度※途中",
        "令和4年4月～9月",
        "令和4年度4月以降",
    ];
    for heading in alone {
        let (stored, report) = taken(&format!("団体名|{heading}|令和4年度\n帯広市|1|3"));
        assert_eq!(stored, ["012076 統計 FY2022 3"], "{heading}");
        assert_eq!(keys(&report), ["heading_part_of_year"], "{heading}");
        assert!(!report.is_complete(), "{heading}");
    }
    for heading in ["上期", "5月累計", "1Q"] {
        let (stored, report) = taken(&format!("団体名|年度|4月|{heading}\n帯広市|R4年度|1|3"));
        assert_eq!(stored, ["012076 統計 2022-04 1"], "{heading}");
        assert_eq!(keys(&report), ["heading_part_of_year"], "{heading}");
    }
    // Two rows of headings, and the title of a whole table.
    let (stored, report) = taken("団体名|令和4年度||令和5年度\n|上期|下期|\n帯広市|1|2|3");
    assert_eq!(stored, ["012076 統計 FY2023 3"]);
    assert_eq!(keys(&report), ["heading_part_of_year"; 2]);
    let (stored, report) = taken("令和4年度上期の来館者\n団体名|来館者\n帯広市|5");
    assert_eq!((stored.len(), report.undated), (0, 1));
    // People in the second half of old age are no half of a year.
    let (stored, _) = taken("団体名|令和4年度後期高齢者\n帯広市|5");
    assert_eq!(stored, ["012076 後期高齢者 FY2022 5"]);
}

#[test]
fn the_year_of_a_heading_contradicts_the_one_above_it_or_agrees() {
    let (stored, report) = taken("団体名|令和4年度||\n|人口|世帯|面積（令和元年度）\n帯広市|1|2|3");
    assert_eq!(stored, ["012076 人口 FY2022 1", "012076 世帯 FY2022 2"]);
    assert_eq!(keys(&report), ["heading_two_times"]);
    let (stored, report) = taken("団体名|令和4年||\n|人口|面積（2022年）|職員（令和4年4月1日）\n帯広市|1|2|3");
    assert_eq!(stored, ["012076 人口 2022 1", "012076 面積 2022 2", "012076 職員 2022-04-01 3"]);
    assert_eq!(keys(&report), [""; 0]);
}

#[test]
fn months_that_begin_anew_below_one_year_are_asked_about() {
    let (stored, report) =
        taken("年|月|団体名|人口\n令和4年|11月|帯広市|1\n|12月|帯広市|2\n|1月|帯広市|3\n|2月|帯広市|4");
    assert_eq!(stored, ["012076 人口 2022-11 1", "012076 人口 2022-12 2"]);
    assert_eq!(reasons(&report), [(4, "month_of_row"), (5, "month_of_row")]);
    // The year that is written, another place, and the way back are no new year.
    let (stored, report) = taken(
        "年|月|団体名|人口\n令和4年|11月|帯広市|1\n|12月|帯広市|2\n|11月|釧路市|3\n|12月|釧路市|4\n令和5年|1月|帯広市|5\n|2月|帯広市|6",
    );
    assert_eq!((stored.len(), keys(&report)), (6, vec![]));
    let (stored, report) =
        taken("年度|月|団体名|人口\nR4年度|12月|帯広市|1\n|1月|帯広市|2\n|2月|帯広市|3\n|4月|帯広市|4");
    assert_eq!(stored.last().map(String::as_str), Some("012076 人口 2023-02 3"));
    assert_eq!(reasons(&report), [(5, "month_of_row")]);
}

#[test]
fn kinds_of_what_is_counted_are_asked_about_although_no_rows_collide() {
    let asked = |text: &str| {
        let (stored, report) = taken(text);
        (stored.len(), report.parts.iter().map(|asked| asked.heading.clone()).collect::<Vec<_>>())
    };
    let text = "団体名|年度|施設種別|利用者数\n帯広市|R4年度|図書館|10\n釧路市|R4年度|博物館|20";
    assert_eq!(asked(text), (0, vec!["施設種別".to_owned()]));
    assert_eq!(
        said(text, &["施設種別"], ColumnKind::Breakdown),
        ["012076 利用者数[施設種別=図書館] FY2022 10", "012068 利用者数[施設種別=博物館] FY2022 20"]
    );
    let text = "転出元|転入先|年|人数\n帯広市|釧路市|2022年|5\n釧路市|帯広市|2022年|7";
    assert_eq!(asked(text), (0, vec!["転入先".to_owned()]));
    let text = "団体名|年度|乗り物|利用者数\n帯広市|R4年度|鉄道|1\n帯広市|R5年度|船|2\n釧路市|R4年度|船|3\n釧路市|R5年度|鉄道|4";
    assert_eq!(asked(text), (0, vec!["乗り物".to_owned()]));
    // What only describes an indicator, a year or a place parts nothing.
    for text in [
        "団体名|年度|指標|指標分類|値\n帯広市|R4年度|出生|自然|1\n帯広市|R4年度|転入|社会|2\n釧路市|R4年度|出生|自然|3\n釧路市|R4年度|転入|社会|4",
        "元号|年|団体名|人口\n平成|2018年|帯広市|1\n令和|2020年|帯広市|2\n令和|2021年|帯広市|3",
        "団体名|雰囲気|年度|人口\n帯広市|静か|R4年度|1\n帯広市|静か|R5年度|2\n釧路市|霧|R4年度|3\n釧路市|霧|R5年度|4",
    ] {
        assert_eq!(asked(text).1, [""; 0], "{text}");
    }
}

#[test]
fn the_unit_of_a_title_is_given_to_no_ratio_and_to_no_other_count() {
    let (stored, report) =
        taken("（単位：人）\n団体名|年度|高齢者数|高齢化率|世帯数\n帯広市|R4年度|10|33.1|5\n釧路市|R4年度|11|34.1|6");
    assert_eq!(stored[..3], ["012076 高齢者数 FY2022 10人", "012076 高齢化率 FY2022 33.1", "012076 世帯数 FY2022 5"]);
    // Said once for each of the two, and nothing is refused.
    assert_eq!(keys(&report), ["title_unit"; 2]);
    assert!(report.is_complete());
    let (stored, report) = taken("（単位：％）\n団体名|年度|高齢化率\n帯広市|R4年度|33.1");
    assert_eq!((stored, keys(&report)), (vec!["012076 高齢化率 FY2022 33.1%".to_owned()], vec![]));
}

#[test]
fn a_column_without_heading_among_others_is_not_taken() {
    let text = "団体名|年度|人口||増減\n帯広市|令和4年度|24|5|1\n釧路市|令和4年度|23|6|2";
    let (stored, report) = taken(text);
    assert_eq!(stored, ["012076 人口 FY2022 24", "012068 人口 FY2022 23"]);
    assert_eq!(keys(&report), ["heading_nameless"]);
    // The only values of a table are named by its title.
    let (stored, _) = taken("公園数\n団体名|年度|\n帯広市|令和4年度|24\n釧路市|令和4年度|23");
    assert_eq!(stored[0], "012076 公園数 FY2022 24");
}

#[test]
fn the_year_of_an_event_dates_no_values() {
    for heading in ["市制施行年", "開始年度", "設立年月日", "竣工年", "供用開始年度"] {
        let (stored, report) = taken(&format!("団体名|{heading}|面積\n帯広市|1933年|7\n釧路市|1922年|8"));
        assert_eq!((stored.len(), report.undated), (0, 2), "{heading}");
    }
    let (stored, _) = taken("団体名|年度|開始年度|事業費\n帯広市|R4年度|R2年度|7\n釧路市|R4年度|R3年度|8");
    assert_eq!(stored, ["012076 事業費 FY2022 7", "012068 事業費 FY2022 8"]);
}

#[test]
fn thousands_that_a_separator_parted_are_no_two_values() {
    for (text, refused) in [
        ("団体名|年度|人口|備考\n帯広市|令和4年度|165|077\n根室市|令和4年度|23|001", 1),
        ("団体名|年度|人口||\n帯広市|令和4年度|24|636|\n根室市|令和4年度|23|001|", 2),
    ] {
        let (stored, report) = taken(text);
        assert_eq!(stored, [""; 0], "{text}");
        assert_eq!(keys(&report), vec!["heading_thousands"; refused], "{text}");
    }
    let text = "団体名|令和4年度|令和5年度\n帯広市|24|636\n根室市|23|001";
    let (stored, report) = taken(text);
    assert_eq!((stored.len(), keys(&report)), (0, vec!["heading_thousands"; 2]));
    assert_eq!(said(text, &["令和4年度", "令和5年度"], ColumnKind::Value).len(), 4);
    // Small numbers beside larger ones stay what they are.
    let (stored, _) = taken("団体名|令和4年度|令和5年度\n帯広市|24|636\n根室市|23|101");
    assert_eq!(stored.len(), 4);
}

#[test]
fn what_stands_above_a_table_or_on_its_sheet_is_never_dropped() {
    let rows = "団体名|令和4年度|令和5年度\n帯広市|1|5\n釧路市|2|6";
    // A line above, a sheet, a title: in the name, and proposed as a part.
    let sheet = |name: &str, text: &str| Grid { sheet: name.to_owned(), ..Grid::text("統計.csv", text) };
    for (grid, name, member) in [
        (Grid::text("統計.csv", &format!("男||\n{rows}")), "統計", "男"),
        (Grid::text("統計.csv", &format!("住民の人口||\n（女）||\n{rows}")), "住民の人口", "女"),
        (sheet("男", &format!("住民の人口||\n{rows}")), "住民の人口", "男"),
        (sheet("女性", &format!("住民の人口||\n{rows}")), "住民の人口", "女性"),
        (sheet("外国人住民", &format!("住民の人口||\n{rows}")), "住民の人口", "外国人"),
    ] {
        let (data, report) = grid.taken();
        assert_eq!(lines(&data)[0], format!("012076 {name}（{member}） FY2022 1"), "{name} {member}");
        assert_eq!((report.proposed.len(), data.observations.len()), (2, 4), "{name} {member}");
        let mut mapping = grid.mapping();
        assert!(mapping.columns[1].accept_offer() && mapping.columns[2].accept_offer());
        let dimension = if member == "外国人" { "国籍" } else { "性別" };
        let stored = parted(&grid.import(&mapping, &Known::default()).unwrap().0);
        assert_eq!(stored[0], format!("012076 {name}[{dimension}={member}] FY2022 1"));
    }
    // A sheet of the whole, and titles about both, say no part.
    for grid in [
        sheet("総数", &format!("住民の人口||\n{rows}")),
        sheet("男女計", &format!("住民の人口||\n{rows}")),
        sheet("", &format!("住民の人口||\n（外国人を含む）||\n{rows}")),
    ] {
        let (data, report) = grid.taken();
        assert_eq!((lines(&data)[0].as_str(), report.proposed.len()), ("012076 住民の人口 FY2022 1", 0));
    }
    // Over columns of the sexes the title is another dimension; what columns say themselves is said once.
    let (data, _) = dated("外国人住民||\n団体名|男|女\n帯広市|1|2");
    assert_eq!(lines(&data)[0], "012076 男（外国人） FY2022 1");
    let (data, _) = dated("外国人住民||\n団体名|外国人男|外国人女\n帯広市|1|2");
    assert_eq!(lines(&data)[0], "012076 外国人男 FY2022 1");
    // Of two tables side by side the first title is the one of the table that is read.
    let (data, report) =
        Grid::text("統計.csv", "男|||女|\n団体名|令和4年度||団体名|令和4年度\n帯広市|1||帯広市|5").taken();
    assert_eq!(lines(&data), ["012076 統計（男） FY2022 1"]);
    assert_eq!(keys(&report), ["table_beside"]);
}

#[test]
fn what_was_decided_for_one_sheet_makes_no_part_of_another_one() {
    let grid = |sheet: &str| Grid {
        sheet: sheet.to_owned(),
        ..Grid::text("統計.csv", "住民の人口||\n団体名|令和4年度|令和5年度\n帯広市|1|5\n釧路市|2|6")
    };
    let fresh = grid("男").mapping();
    let mut decided = fresh.clone();
    decided.columns.iter_mut().for_each(|column| {
        column.accept_offer();
    });
    let kept = Kept { mapping: &decided, fresh: &fresh, file: "統計", dataset: "統計" };
    let recipe = recipe::of(kept);
    for (sheet, expected) in [
        ("男", "012076 住民の人口[性別=男] FY2022 1"),
        ("女", "012076 住民の人口[性別=女] FY2022 1"),
        ("総数", "012076 住民の人口 FY2022 1"),
    ] {
        let grid = grid(sheet);
        let mapping = recipe::carried(&recipe, &grid.mapping());
        assert_eq!(parted(&grid.import(&mapping, &Known::default()).unwrap().0)[0], expected, "{sheet}");
    }
    // And an open doubt about a heading stays open in next year's file.
    let grid = Grid::text("統計.csv", "団体名|令和4年度上期|令和4年度\n帯広市|1|3");
    let fresh = grid.mapping();
    let recipe = recipe::of(Kept { mapping: &fresh, fresh: &fresh, file: "統計", dataset: "統計" });
    let again = recipe::carried(&recipe, &grid.mapping());
    let again = recipe::carried(&recipe::of(Kept { mapping: &again, ..kept }), &again);
    assert_eq!(keys(&grid.import(&again, &Known::default()).unwrap().1), ["heading_part_of_year"]);
}
