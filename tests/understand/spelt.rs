//! What is spelt in unusual ways is understood or asked about: years that are named twice, headings that are years, values
//! in several units or none, headings of three levels without merged cells, codes of classes, names of places.

use super::{Grid, lines, reasons};
use machikurabe::frame::Cube;
use machikurabe::import::known::Known;
use machikurabe::model::mapping::{BareYear, ColumnKind};

#[test]
fn years_count_nothing_however_their_column_is_called() {
    for heading in ["西暦（年）", "調査年（西暦）", "年（西暦）", "年次（年）"] {
        let text = format!("{heading}|団体名|人口\n2020|釧路市|165,077\n2021|釧路市|163,110");
        let mut mapping = Grid::text("表.csv", &text).mapping();
        assert_eq!(mapping.columns[0].kind, ColumnKind::Period, "{heading}");
        mapping.defaults.choose_year(BareYear::Calendar);
        let (data, _) = Grid::text("表.csv", &text).import(&mapping, &Known::default()).unwrap();
        assert_eq!(lines(&data), ["012068 人口 2020 165077", "012068 人口 2021 163110"], "{heading}");
    }
    // Beside the era's years, the other name of the years is no indicator.
    let (data, _) =
        Grid::text("表.csv", "西暦（年）|和暦|団体名|人口\n2020|令和2年|釧路市|165,077\n2021|令和3年|釧路市|163,110")
            .taken();
    assert_eq!(lines(&data), ["012068 人口 2020 165077", "012068 人口 2021 163110"]);
    for heading in ["建築年", "計画の始まる年度", "評価年度（西暦）", "first year"] {
        let text = format!("団体名|年度|{heading}|件数\n釧路市|R3年度|1985|24\n根室市|R3年度|2001|23");
        let grid = Grid::text("表.csv", &text);
        assert!(grid.mapping().columns[2].kind != ColumnKind::Value, "{heading}");
    }
}

#[test]
fn an_amount_of_four_digits_is_no_year() {
    let (data, _) =
        Grid::text("表.csv", "団体名|年度|出生数|人口\n根室市|R3年度|2001|1985\n釧路市|R3年度|1999|2010").taken();
    assert_eq!(data.observations.len(), 4);
}

#[test]
fn values_with_and_without_a_unit_are_of_different_indicators() {
    let rows = ["釧路市|歳出|R3年度|100|百万円", "釧路市|歳出|R4年度|200000|千円", "根室市|歳出|R4年度|300000|"];
    for order in [[0, 1, 2], [2, 1, 0], [0, 2, 1]] {
        let table: Vec<&str> = order.iter().map(|at| rows[*at]).collect();
        let text = format!("団体名|指標|年度|値|単位\n{}", table.join("\n"));
        let (data, report) = Grid::text("表.csv", &text).taken();
        let mut of: Vec<(String, String)> =
            data.observations.iter().map(|o| (o.unit.to_string(), o.indicator_id.to_string())).collect();
        of.sort();
        assert_eq!(of.len(), 3);
        // 百万円 and 千円 count the same.
        assert_eq!(of[1].1, of[2].1, "{order:?}");
        assert!(of[0].1 != of[1].1, "{order:?}");
        assert_eq!(reasons(&report).iter().filter(|(_, key)| key.starts_with("unsaid_unit")).count(), 1, "{order:?}");
    }
    // Shares in percent and as fractions of one are not of one indicator either, in whichever cities they are.
    let (data, _) = Grid::text(
        "表.csv",
        "団体名|指標|年度|値|単位\n釧路市|空き家率|R3年度|5|%\n根室市|空き家率|R3年度|0.05|\n帯広市|空き家率|R3年度|5|ポイント",
    )
    .taken();
    assert_eq!(data.indicators.len(), 3);
}

#[test]
fn a_later_file_in_another_unit_never_enters_the_indicator_of_the_first() {
    let first = Grid::text("歳出.csv", "団体名|年度|歳出（百万円）\n釧路市|R3年度|100").taken().0;
    let later = Grid::text("歳出.csv", "団体名|年度|歳出（人）\n根室市|R3年度|7");
    let id = first.observations[0].indicator_id.clone();
    let index = Cube::new(first);
    let (data, _) = later.import(&later.mapping(), &Known::new(&index)).unwrap();
    assert!(!data.observations.is_empty() && data.observations.iter().all(|o| o.indicator_id != id));
}

#[test]
fn headings_of_three_levels_without_merged_cells() {
    let (data, report) = Grid::text(
        "表.csv",
        "団体名|令和3年| | | |令和4年| | | \n |出生| |死亡| |出生| |死亡| \n |男|女|男|女|男|女|男|女\n釧路市|1|2|3|4|5|6|7|8\n根室市|11|12|13|14|15|16|17|18",
    )
    .taken();
    assert_eq!(report.values_refused, 0, "{:?}", report.problems);
    let found = lines(&data);
    for (at, expected) in [(0, "012068 出生 男 2021 1"), (1, "012068 出生 女 2021 2"), (7, "012068 死亡 女 2022 8")]
    {
        assert_eq!(found[at], expected);
    }
    assert_eq!(found.len(), 16);
}

#[test]
fn codes_of_classes_above_the_headings_are_no_values() {
    for codes in [" | | |0010|0020", " | | |100|200"] {
        let text = format!(
            "{codes}\n団体コード|団体名|年度|総人口|世帯数\n012068|釧路市|R3年度|5|6\n012238|根室市|R3年度|7|8"
        );
        let (data, _) = Grid::text("表.csv", &text).taken();
        assert_eq!(lines(&data)[0], "012068 総人口 FY2021 5", "{codes}");
        assert_eq!(data.observations.len(), 4, "{codes}");
    }
}

#[test]
fn names_of_places_with_their_island_or_county() {
    let (data, report) = Grid::text(
        "表.csv",
        "市町村|年|人口\n三宅島三宅村|2020年|1\n八丈島八丈町|2020年|2\n鶴居村（阿寒郡）|2020年|3\n泊村（古宇郡）|2020年|4\n青ヶ島村|2020年|5",
    )
    .taken();
    assert_eq!(
        lines(&data),
        ["133817 人口 2020 1", "134015 人口 2020 2", "016675 人口 2020 3", "014036 人口 2020 4", "134023 人口 2020 5"]
    );
    assert!(report.is_complete());
}

#[test]
fn a_second_table_below_whose_years_are_other_ones_is_never_read_with_those_of_the_first() {
    let text = "（1）模擬件数\n市区町村名|指標|年度| \n | |R3|R4\n釧路市|件数|41412|580\n根室市|件数|452|35015\n | | | \n（2）仮想戸数\n市区町村名|指標|年度| \n | |R4|R5\n釧路市|件数|1716|183\n根室市|件数|29616|216";
    let (data, report) = Grid::text("表.csv", text).taken();
    assert_eq!(lines(&data)[..2], ["012068 件数 FY2021 41412", "012068 件数 FY2022 580"]);
    assert_eq!(data.observations.len(), 4, "{:?}", lines(&data));
    assert!(reasons(&report).iter().any(|(_, key)| *key == "table_below"));
    // The same headings again, as on every page, part nothing.
    let pages =
        text.replace("（2）仮想戸数\n", "").replace("R4|R5", "R3|R4").replace("釧路市|件数|1716", "函館市|件数|1716");
    let pages = pages.replace("根室市|件数|29616", "小樽市|件数|29616");
    let (data, report) = Grid::text("表.csv", &pages).taken();
    assert_eq!(data.observations.len(), 8, "{:?}", report.problems);
}

#[test]
fn a_title_with_a_unit_names_what_is_counted_and_no_column_of_words_does() {
    let (data, report) = Grid::text(
        "表.csv",
        "仮の本数（件）\n市町村|部門|2020年度|2021年度\n釧路市|甲|37752|105\n釧路市|乙|12213|88665",
    )
    .taken();
    assert!(
        data.observations.is_empty() && reasons(&report).iter().all(|(_, key)| *key == "breakdown"),
        "{:?}",
        lines(&data)
    );
}

#[test]
fn a_year_typed_alone_is_the_calendar_year_until_somebody_says_otherwise() {
    use machikurabe::model::period::Period;
    use machikurabe::session::import::layout::typed_period;
    let mut mapping = Grid::text("表.csv", "団体名|人口\n釧路市|165077").mapping();
    let typed = |mapping: &machikurabe::model::mapping::Mapping, text: &str| typed_period(text, mapping);
    assert_eq!(typed(&mapping, " 2020 "), Some(Period::Calendar(2020)), "as --period 2020");
    assert_eq!(typed(&mapping, "2020年度"), Some(Period::Fiscal(2020)));
    assert_eq!(typed(&mapping, "R2"), None, "either kind of year");
    mapping.defaults.choose_year(BareYear::Fiscal);
    assert_eq!(typed(&mapping, "2020"), Some(Period::Fiscal(2020)));
    assert_eq!(typed(&mapping, "R2"), Some(Period::Fiscal(2020)));
}
