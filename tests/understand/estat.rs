//! What the portal of public statistics hands out: headings below legends and codes, months in columns of their own, and
//! values whose codes are named elsewhere in the file.

use super::{bytes_taken, file_taken, lines, parted, reasons};
use machikurabe::import::known::Known;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::mapping::Mapping;
use machikurabe::model::report::ImportReport;

fn taken(name: &str, text: &str) -> (Mapping, Dataset, ImportReport) {
    file_taken(name, text, &Known::default())
}

#[test]
fn headings_stand_below_legends_and_codes() {
    let (mapping, data, report) = taken(
        "FEI_CITY.csv",
        "\"表題：\",\"町のすがた\"
\"公開日：\",\"2023年07月14日\"

\"***\",\"調査又は集計していないもの\"
\"-\",\"データが得られないもの\"

\"\",\"\",\"\",\"\",\"/項目 コード\",\"A1301\",\"B1101\",\"\"
調査年 コード,調査年,\"地域 コード\",\"地域\",/項目,\"A1301_15歳未満人口【人】\",\"B1101_総面積【ｈａ】\",\"注釈\"
\"2010100000\",\"2010年度\",\"01233\",\"北海道 伊達市\",\"\",\"4,321\",\"44,421\",\"\"
\"2010100000\",\"2010年度\",\"01235\",\"北海道 石狩市\",\"\",\"***\",\"72,242\",\"\"
",
    );
    assert_eq!((mapping.title.as_str(), mapping.header.as_slice()), ("町のすがた", &[7][..]));
    assert_eq!(
        lines(&data),
        [
            "012335 15歳未満人口 FY2010 4321人",
            "012335 総面積 FY2010 44421ha",
            "012351 15歳未満人口 FY2010 not_surveyed人",
            "012351 総面積 FY2010 72242ha",
        ]
    );
    assert_eq!(report.counts, [0; 3], "{:?}", report.problems);
}

#[test]
fn names_that_are_equal_without_their_codes_keep_them() {
    let (_, data, _) = taken(
        "x.csv",
        "市町村,年度,A1101_人口,A1102_人口,A1303_世帯\n函館市,2020年度,10,11,12\n小樽市,2020年度,13,14,15\n",
    );
    let labels: Vec<&str> = data.indicators.iter().map(|indicator| indicator.label.as_str()).collect();
    assert_eq!(labels, ["A1101_人口", "A1102_人口", "世帯"]);
}

#[test]
fn a_month_or_a_quarter_beside_its_year_is_a_period() {
    let (_, data, report) =
        taken("x.csv", "年,月,市区町村,来館者\n2022,11,函館市,5\n2022,12,函館市,6\n2023,1,函館市,7\n");
    let of = |month: &str, value: u8| format!("012025 来館者 {month} {value}");
    assert_eq!(lines(&data), [of("2022-11", 5), of("2022-12", 6), of("2023-01", 7)]);
    assert_eq!(report.counts, [0; 3]);
    let (_, data, _) =
        taken("x.csv", "年度,月,市区町村,来館者\n令和4,3月,函館市,5\n令和4,4月,函館市,6\n令和4,計,函館市,11\n");
    assert_eq!(lines(&data), [of("2023-03", 5), of("2022-04", 6), of("FY2022", 11)]);
    let (_, data, _) =
        taken("x.csv", "年,月,日,市区町村,来館者\n2023,2,28,函館市,5\n2023,3,1,函館市,6\n2023,2,30,函館市,9\n");
    assert_eq!(lines(&data), [of("2023-02-28", 5), of("2023-03-01", 6)], "the calendar has no 30 February");
    let (_, data, report) =
        taken("x.csv", "年度,四半期,市区町村,来館者\n2022年度,第1四半期,函館市,5\n2022年度,計,函館市,20\n");
    assert_eq!((lines(&data), reasons(&report)), (vec![of("2022-04..2022-06", 5), of("FY2022", 20)], vec![]));
    // A day without its month is no value of the whole year.
    let (_, data, report) = taken("x.csv", "年,月,日,市区町村,来館者\n2023,3,1,函館市,6\n2023,,2,函館市,7\n");
    assert_eq!((lines(&data), reasons(&report)), (vec![of("2023-03-01", 6)], vec![(3, "bad_period")]));
    // Months alone are no period.
    let (_, data, report) = taken("x.csv", "月,市区町村,来館者\n4,函館市,5\n5,函館市,6\n");
    assert!(data.observations.is_empty() && report.undated > 0);
}

#[test]
fn codes_of_the_interface_get_the_names_that_stand_beside_the_values() {
    let classes = r#"{"@id":"tab","@name":"表章項目","CLASS":{"@code":"020","@name":"雇用者数","@unit":"人"}},
        {"@id":"cat01","@name":"男女別","CLASS":[{"@code":"0","@name":"総数"},{"@code":"2","@name":"女"}]},
        {"@id":"area","@name":"市区町村","CLASS":[{"@code":"01203","@name":"小樽市"},{"@code":"13112","@name":"世田谷区"}]},
        {"@id":"time","@name":"時間軸(年次)","CLASS":{"@code":"2015000000","@name":"2015年"}}"#;
    let value = |sex: u8, area: &str, value: &str| {
        format!(r#"{{"@tab":"020","@cat01":"{sex}","@area":"{area}","@time":"2015000000","@unit":"人","$":"{value}"}}"#)
    };
    let values = [value(0, "01203", "40"), value(2, "01203", "18"), value(0, "13112", "300"), value(2, "13112", "***")];
    for swapped in [false, true] {
        let (classes, values) = (
            format!(r#""CLASS_INF":{{"CLASS_OBJ":[{classes}]}}"#),
            format!(r#""DATA_INF":{{"NOTE":[{{"@char":"***","$":"得られない"}}],"VALUE":[{}]}}"#, values.join(",")),
        );
        let parts = if swapped { format!("{values},{classes}") } else { format!("{classes},{values}") };
        let text = format!(r#"{{"GET_STATS_DATA":{{"RESULT":{{"STATUS":0}},"STATISTICAL_DATA":{{{parts}}}}}}}"#);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), text.as_bytes()).unwrap();
        let head = machikurabe::import::read::head(&path, &machikurabe::model::grid::ReadOptions::default()).unwrap();
        let all = machikurabe::import::understand::all(&head, &Known::default());
        let best = machikurabe::import::understand::best_sheet(&head, &all);
        assert!(head.sheets.iter().all(|sheet| !sheet.name.contains("CLASS")));
        let (_, data, report) = super::sheet_taken("a.json", text.as_bytes(), best, |_| {});
        assert_eq!(
            parted(&data),
            [
                "012033 雇用者数 2015 40人",
                "012033 雇用者数[男女別=女] 2015 18人",
                "131121 雇用者数 2015 300人",
                "131121 雇用者数[男女別=女] 2015 not_available人",
            ]
        );
        assert_eq!(report.counts, [0; 3], "{:?}", report.problems);
    }
    // Values without names of their codes stay as they are.
    let (_, data, _) = bytes_taken(
        "a.json",
        br#"{"DATA_INF":{"VALUE":[{"city":"\u5c0f\u6a3d\u5e02","year":"2015\u5e74","$":"1"}]}}"#,
        |_| {},
    );
    assert_eq!(data.observations.len(), 1);
}
