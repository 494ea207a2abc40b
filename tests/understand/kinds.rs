//! Kinds of tables that stored something wrong without a word, each with one small example: what they say is taken, and
//! what they do not say is asked.

use super::{Grid, bytes_taken, lines, parted, reasons};
use machikurabe::import::known::Known;
use machikurabe::model::dated::OfferedBy;
use machikurabe::model::grid::Merged;
use machikurabe::model::mapping::{BareYear, ColumnKind, Mapping};
use machikurabe::model::report::ImportReport;

fn taken(text: &str) -> (Vec<String>, ImportReport) {
    let (data, report) = Grid::text("公園.csv", text).taken();
    (parted(&data), report)
}

fn mapped(text: &str) -> Mapping {
    Grid::text("公園.csv", text).mapping()
}

#[test]
fn names_of_files_sheets_and_makers_propose_a_place_and_titles_say_it() {
    let rows = "年度|公園数\nR3年度|12\nR4年度|13";
    let grid = Grid::text("釧路市_公園.csv", rows);
    let mapping = grid.mapping();
    let offered: Vec<_> = mapping.places.iter().map(|offer| (offer.name.as_str(), offer.by)).collect();
    assert_eq!(offered, [("釧路市", OfferedBy::FileName)]);
    let (data, report) = grid.taken();
    assert_eq!((data.observations.len(), report.unplaced), (0, 2));
    // Who published a table says nothing about whose values it has.
    for maker in ["資料：小樽市統計書", "作成：小樽市 企画課", "担当　小樽市公園課", "（出典）小樽市"]
    {
        let mapping = mapped(&format!("公園の状況\n{maker}\n{rows}"));
        assert_eq!(mapping.defaults.municipality, "", "{maker}");
        assert_eq!(mapping.places[0].name, "小樽市", "{maker}");
        assert_eq!(mapped(&format!("帯広市の公園\n{maker}\n{rows}")).defaults.municipality, "帯広市", "{maker}");
    }
    // Two places in the titles are no answer.
    assert_eq!(mapped(&format!("帯広市と釧路市の公園\n{rows}")).defaults.municipality, "");
}

#[test]
fn a_year_of_unknown_kind_is_asked_about_and_the_nearest_words_tell_it() {
    let (stored, report) = taken("団体名|R3|R4\n釧路市|12|13\n帯広市|5|6");
    assert_eq!((stored.len(), report.kindless), (0, 4));
    let kind = |text: &str| mapped(text).defaults.bare_year;
    let rows = "釧路市|12|13";
    assert_eq!(kind(&format!("団体名|年度|\n|R3|R4\n{rows}")), BareYear::Fiscal);
    assert_eq!(kind(&format!("公園数の推移（年次別）\n団体名|2021|2022\n{rows}")), BareYear::Calendar);
    // The heading of another column says less than the title.
    let text = "年次別の公園\n団体名|指標|基準年度|基準値|2021|2022\n釧路市|公園|令和元年度|10|12|13";
    assert_eq!(kind(text), BareYear::Calendar);
    // An edition and the name of a file say nothing about it.
    let grid = Grid::text("令和3年度公園.csv", &format!("公園統計書（令和5年度版）\n団体名|2021|2022\n{rows}"));
    assert_eq!((grid.taken().0.observations.len(), grid.taken().1.kindless), (0, 2));
}

#[test]
fn months_in_headings_are_months_of_the_year_above_them() {
    let months: Vec<String> = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3].map(|month| format!("{month}月")).to_vec();
    let values = |from: u32| (from..from + 12).map(|value| value.to_string()).collect::<Vec<_>>().join("|");
    let head = format!("団体名|令和3年度{}\n|{}|計", "|".repeat(12), months.join("|"));
    let (stored, report) = taken(&format!("来園者数\n{head}\n釧路市|{}|999\n帯広市|{}|888", values(101), values(201)));
    assert_eq!(stored[0], "012068 来園者数 2021-04 101");
    assert_eq!(stored[11], "012068 来園者数 2022-03 112", "January to March lie in the next year");
    assert_eq!(stored[12], "012068 来園者数 FY2021 999", "the sum of twelve months is the year");
    assert!(report.is_complete());
    // The year may stand in a title, or in the rows.
    let titled =
        format!("令和3年度 来園者数\n団体名|{}\n釧路市|{}\n帯広市|{}", months.join("|"), values(101), values(201));
    assert_eq!(taken(&titled).0[11], "012068 令和3年度 来園者数 2022-03 112");
    let by_rows =
        format!("釧路市の来園者数\n年度|{}\nR3年度|{}\nR4年度|{}", months.join("|"), values(101), values(201));
    assert_eq!(taken(&by_rows).0[23], "012068 釧路市の来園者数 2023-03 212");
    // From April to March under a year of the calendar is a contradiction, and a sum of some months is of no year.
    let wrong =
        format!("令和3年 来園者数\n団体名|{}\n釧路市|{}\n帯広市|{}", months.join("|"), values(101), values(201));
    assert!(reasons(&taken(&wrong).1).iter().all(|(_, reason)| *reason == "month_of_year"));
    let some = "令和3年度 来園者数\n団体名|4月|5月|計\n釧路市|1|2|3\n帯広市|4|5|9";
    assert_eq!(taken(some).0.len(), 4, "nobody stores 3 as the year");
}

#[test]
fn a_row_of_one_unit_and_units_in_brackets_of_names_are_units() {
    for text in [
        "団体名|指標|令和3年度|令和4年度\n||世帯|世帯\n釧路市|相談|12|13",
        "団体名|指標|令和3年度|令和4年度\n釧路市|相談（世帯）|12|13",
        "団体名|指標|令和3年度|令和4年度\n釧路市|相談（世帯）（再掲）|12|13",
        "団体名|指標|相談の状況|\n||令和3年度|令和4年度\n釧路市|相談【世帯】|12|13",
    ] {
        let (data, _) = Grid::text("公園.csv", text).taken();
        let units: Vec<&str> = data.observations.iter().map(|o| o.unit.as_str()).collect();
        assert_eq!(units, ["世帯", "世帯"], "{text}");
    }
}

#[test]
fn a_place_in_a_heading_is_the_lowest_one_and_sums_beside_places_are_nobodys() {
    let (stored, report) = taken("|北海道||\n年|釧路市|帯広市|合計\n2021年|12|13|25\n2022年|14|15|29");
    assert_eq!(stored.len(), 4, "{stored:?} {:?}", report.problems.first());
    assert!(stored.iter().all(|line| line.starts_with("012068") || line.starts_with("012076")), "{stored:?}");
    let (stored, _) = taken("年|指標|012068|012076\n2021年|公園|12|13\n2022年|公園|14|15");
    assert_eq!(stored[0], "012068 公園 2021 12", "a row of codes heads columns");
}

#[test]
fn what_is_merged_downwards_is_no_group_of_the_columns_beside_it() {
    let mut grid = Grid::text(
        "公園.xlsx",
        "団体名|指標|基準値|実績値|\n||||\n|||2021年|2022年\n釧路市|公園|10|12|13\n帯広市|公園|20|22|23",
    );
    let down = |column: u32| Merged { top: 0, left: column, bottom: 2, right: column };
    grid.merged = vec![down(0), down(1), down(2), Merged { top: 0, left: 3, bottom: 0, right: 4 }];
    let mapping = grid.mapping();
    let meanings: Vec<&str> =
        mapping.columns.iter().filter(|c| c.kind == ColumnKind::Value).map(|c| c.meaning.key()).collect();
    assert_eq!(meanings, ["baseline", "actual", "actual"]);
}

#[test]
fn another_title_above_the_same_headings_begins_another_table() {
    let text = "（1）公園数\n団体名|2021年|2022年\n釧路市|12|13\n帯広市|5|6\n（2）来園者数\n団体名|2021年|2022年\n函館市|700|800";
    let (stored, report) = taken(text);
    assert_eq!(stored.len(), 4);
    assert!(stored.iter().all(|line| line.contains("公園数")), "{stored:?}");
    assert_eq!(reasons(&report).last(), Some(&(7, "table_below")));
    // A page that goes on is the same table.
    let text = "公園数\n団体名|2021年|2022年\n釧路市|12|13\n公園数（続き）\n団体名|2021年|2022年\n帯広市|5|6";
    assert_eq!(taken(text).0.len(), 4);
    // Another unit, period or place in a line among the rows holds for what stands below it.
    for (title, line) in
        [("（単位：人）", "（単位：千人）"), ("令和3年度 公園", "令和4年度"), ("釧路市の公園", "帯広市の公園")]
    {
        let places = if title.contains('市') { ["甲", "乙"] } else { ["釧路市", "帯広市"] };
        let head = if title.contains("年度") { "団体名|指標|値" } else { "団体名|指標|2021年度" };
        let head = if title.contains('市') { head.replace("団体名", "区分名") } else { head.to_owned() };
        let text = format!("{title}\n{head}\n{}|公園|12\n{line}||\n{}|公園|13", places[0], places[1]);
        let (stored, report) = taken(&text);
        assert_eq!(reasons(&report).last().map(|(_, reason)| *reason), Some("table_below"), "{text} {stored:?}");
    }
}

#[test]
fn a_second_table_beside_the_first_is_told_by_its_gap() {
    let text = "公園数||||来園者数\n年齢|2021年|2022年||年齢|2021年|2022年\n0～14歳|1|2||0～14歳|700|800\n65歳以上|3|4||65歳以上|701|801";
    let (stored, report) = taken(&format!("釧路市\n{text}"));
    assert_eq!(
        stored,
        [
            "012068 公園数[年齢=0～14歳] 2021 1",
            "012068 公園数[年齢=0～14歳] 2022 2",
            "012068 公園数[年齢=65歳以上] 2021 3",
            "012068 公園数[年齢=65歳以上] 2022 4"
        ]
    );
    assert!(reasons(&report).iter().any(|(_, reason)| *reason == "table_beside"));
}

#[test]
fn the_sum_of_a_county_is_no_towns_and_a_ward_is_its_citys() {
    let text =
        "団体コード|団体名|2021年\n|厚岸郡|900\n016624|厚岸町|500\n016632|浜中町|400\n|川上郡|70\n016641|標茶町|70";
    let (stored, _) = taken(text);
    assert_eq!(
        stored,
        ["016624 公園 2021 500", "016632 公園 2021 400", "016641 公園 2021 70"],
        "the code of the town above is not the county's"
    );
    let (data, report) =
        Grid::text("公園.csv", "団体名|2021年\n札幌市|900\n中央区|500\n北区|400\n函館市|3\n南区|9").taken();
    assert_eq!(lines(&data)[1..3], ["011011 公園 2021 500", "011029 公園 2021 400"]);
    assert_eq!(reasons(&report), [(6, "ambiguous_area")], "below another city it may be anybody's");
}

#[test]
fn values_that_look_like_years_head_nothing() {
    let text = "令和4年度\n団体名|指標|値\n釧路市|公園|2036\n帯広市|公園|2001\n函館市|公園|1990";
    let (stored, report) = taken(text);
    assert_eq!(stored[0], "012068 公園 FY2022 2036");
    assert_eq!((stored.len(), report.is_complete()), (3, true));
}

#[test]
fn notes_and_numbers_of_pages_are_no_gaps() {
    let text = "釧路市（令和3年度）\n指標|値\n公園|12\n街路|5\n「…」は不詳、「X」は秘匿を表す。|\n- 12 -|";
    let (stored, _) = taken(text);
    assert_eq!(stored.len(), 2, "{stored:?}");
    // In the first column of a table of values alone, too.
    let text = "釧路市の公園\n2021年|2022年\n12|13\n※令和4年の値は速報値である。|";
    let (stored, report) = taken(text);
    assert_eq!((stored.len(), report.is_complete()), (2, true));
}

#[test]
fn headings_of_several_rows_keep_what_they_say() {
    // The last row of a heading may hold one text only, and its first row fewer than the last.
    let (stored, _) = taken("団体名|年度|状況\n||公園数\n釧路市|R3年度|12\n帯広市|R3年度|5");
    assert!(stored[0].contains("公園数"), "{stored:?}");
    let text = "団体名|性別|令和3年度||\n||4月|5月|6月\n釧路市|男|1|2|3\n釧路市|女|4|5|6";
    let (stored, _) = taken(text);
    assert!(stored[0].starts_with("012068 公園[性別=男] 2021-04 1"), "{stored:?}");
    // 時点 over years is no column of periods.
    let (stored, _) = taken("公園数\n団体名|時点|\n|2021年|2022年\n釧路市|12|13\n帯広市|5|6");
    assert_eq!(stored[0], "012068 公園数 2021 12");
    // All rows of a heading may come again.
    let head = "団体名|公園|\n|2021年|2022年";
    let (stored, _) = taken(&format!("{head}\n釧路市|12|13\n{head}\n帯広市|5|6"));
    assert_eq!(stored.len(), 4);
}

#[test]
fn a_column_with_a_total_is_parted_by_the_others() {
    let (stored, report) = taken("公園数\n団体名|部門|2021年|2022年\n釧路市|合計|12|13\n釧路市|甲|5|6\n釧路市|乙|7|7");
    assert_eq!(stored, ["012068 公園数 2021 12", "012068 公園数 2022 13"]);
    assert_eq!(report.parts.iter().map(|asked| asked.heading.as_str()).collect::<Vec<_>>(), ["部門"]);
}

#[test]
fn a_recipe_keeps_the_kind_of_years_that_somebody_said_and_no_other() {
    use machikurabe::import::recipe::{Fresh, Kept, applied, of};
    let first = Grid::text("a.csv", "団体名|指標|令和3年度\n釧路市|公園|12\n帯広市|公園|5");
    let (fresh, mapping) = (first.mapping(), first.mapping());
    let recipe = of(Kept { mapping: &mapping, fresh: &fresh, file: "a", dataset: "a" });
    let next = Grid::text("b.csv", "年次別\n団体名|指標|2022\n釧路市|公園|13\n帯広市|公園|6");
    let fresh = next.mapping();
    let found = applied(&recipe, Fresh { mapping: &fresh, dataset: "b", hash: "" });
    let (data, _) = next.import(&found.mapping, &Known::default()).unwrap();
    assert_eq!(lines(&data)[0], "012068 公園 2022 13", "a file without bare years decided nothing");
}

#[test]
fn codes_of_a_workbook_in_several_rows_of_headings_are_no_class_codes() {
    let text = "公園数\n団体コード||\n|時点|\n|2021年|2022年\n012068|12|13\n012076|5|6\n";
    let (_, data, _) = bytes_taken("公園.csv", text.replace('|', ",").as_bytes(), |_| {});
    assert_eq!(lines(&data)[0], "012068 公園数 2021 12");
}
