//! Two tables side by side: the values of the right one are those of its own places, and never stored under the left ones'.

use super::{Grid, lines, reasons};

#[test]
fn the_right_table_is_refused_and_the_left_one_is_read() {
    for text in [
        // Years as headings.
        "市町村|R4年度||市町村|R5年度\n釧路市|310||標茶町|7\n根室市|25||別海町|15",
        "市町村|R4年度|市町村|R5年度\n釧路市|310|標茶町|7\n根室市|25|別海町|15",
        // Several years of each, with codes.
        "団体コード|市町村|R4年度||団体コード|市町村|R5年度\n012068|釧路市|310||016641|標茶町|7\n012238|根室市|25||016918|別海町|15",
    ] {
        let (data, report) = Grid::text("t.csv", text).taken();
        let stored = lines(&data);
        assert!(stored.iter().all(|line| line.contains("FY2022")) && stored.len() == 2, "{text}: {stored:?}");
        assert!(stored[0].starts_with("012068") && stored[0].contains("310"), "{stored:?}");
        assert_eq!(reasons(&report), [(1, "table_beside")], "{text}");
        assert!(!report.is_complete());
    }
}

#[test]
fn named_values_of_the_right_table_are_refused_too() {
    let text =
        "年度|市名|受講者数（市）|町村名|受講者数（町村）\nR4年度|釧路市|310|標茶町|7\nR4年度|根室市|25|別海町|15";
    let (data, report) = Grid::text("t.csv", text).taken();
    let stored = lines(&data);
    assert!(stored.len() == 2 && stored.iter().all(|line| !line.contains("町村")), "{stored:?}");
    assert_eq!(reasons(&report), [(1, "table_beside")]);
}

#[test]
fn a_code_and_a_name_of_one_row_or_a_place_behind_the_values_are_no_second_table() {
    for text in [
        "団体コード|市町村|受講者数|年度\n012068|釧路市|310|R4年度\n012238|根室市|25|R4年度",
        "市町村|年度|受講者数|団体コード\n釧路市|R4年度|310|012068\n根室市|R4年度|25|012238",
        "年度|受講者数|市町村\nR4年度|310|釧路市\nR4年度|25|根室市",
    ] {
        let (data, report) = Grid::text("t.csv", text).taken();
        assert_eq!(lines(&data).len(), 2, "{text}");
        assert!(report.is_complete(), "{text}: {:?}", report.problems);
    }
}

#[test]
fn a_table_below_with_other_headings_is_refused_and_a_repeated_heading_is_none() {
    let first = "市町村|指標|令和元年度|令和2年度\n函館市|相談|1|2\n小樽市|相談|3|4";
    let (data, report) = Grid::text(
        "x.csv",
        &format!("{first}\n|||\n市町村|指標|令和3年度|令和4年度\n函館市|来館|22|21\n小樽市|来館|42|41"),
    )
    .taken();
    assert_eq!((data.observations.len(), report.values), (4, 4));
    assert_eq!(reasons(&report), [(5, "table_below"), (6, "table_below"), (7, "table_below")]);
    // The heading of the next page is the same one.
    let (data, report) =
        Grid::text("x.csv", &format!("{first}\n市町村|指標|令和元年度|令和2年度\n旭川市|相談|5|6")).taken();
    assert_eq!((data.observations.len(), report.counts), (6, [0; 3]));
}
