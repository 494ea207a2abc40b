//! What a workbook shows is what is meant; where that is not clear it is asked about, and nothing is stored before.

use super::command::Desk;
use super::{Grid, bytes_taken, lines, reasons};
use crate::readers::{sheet_of, xlsx};
use machikurabe::import::municipality::resolver::Resolver;
use machikurabe::import::preview::preview;
use machikurabe::model::dataset::Dataset;
use machikurabe::model::hidden::Hidden;
use machikurabe::model::observation::MissingReason;
use machikurabe::model::preview::Taken;
use machikurabe::model::report::{ImportReport, ProblemReason};
use rust_xlsxwriter::{Format, Workbook};

fn taken(bytes: &[u8]) -> (Dataset, ImportReport) {
    let (_, data, report) = bytes_taken("t.xlsx", bytes, |_| {});
    (data, report)
}

/// 函館市 and 小樽市 in two years, in a number format, under a heading for what is counted.
fn amounts(indicator: &str, code: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let format = Format::new().set_num_format(code);
    let sheet = book.add_worksheet();
    for (column, text) in ["市町村", "指標", "令和2年度", "令和3年度"].iter().enumerate() {
        sheet.write_string(0, u16::try_from(column).unwrap(), *text).unwrap();
    }
    for (row, (city, first, second)) in
        (1..).zip([("函館市", 4_567_890.0, 5_678_901.0), ("小樽市", 3_456_789.0, 2_345_678.0)])
    {
        sheet.write_string(row, 0, city).unwrap();
        sheet.write_string(row, 1, indicator).unwrap();
        sheet.write_number_with_format(row, 2, first, &format).unwrap();
        sheet.write_number_with_format(row, 3, second, &format).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_scaled_number_is_what_its_unit_says_or_refused() {
    let (data, report) = taken(&amounts("予算額（千円）", "#,##0,"));
    let wanted = [
        "012025 予算額（千円） FY2020 4568千円",
        "012025 予算額（千円） FY2021 5679千円",
        "012033 予算額（千円） FY2020 3457千円",
        "012033 予算額（千円） FY2021 2346千円",
    ];
    assert_eq!((lines(&data), report.counts), (wanted.map(String::from).to_vec(), [0; 3]));
    let (data, _) = taken(&amounts("予算額（百万円）", "0.0,,"));
    assert_eq!(lines(&data)[0], "012025 予算額（百万円） FY2020 4.6百万円");
    // Neither 円 nor nothing says whether 4,568 or 4,567,890 is meant.
    for indicator in ["予算額（円）", "予算額"] {
        let (data, report) = taken(&amounts(indicator, "#,##0,"));
        assert!(data.observations.is_empty());
        assert_eq!(report.values_refused, 4);
        assert!(
            matches!(&report.problems[0].reason, ProblemReason::Scaled { shown, held, .. } if shown == "4568" && held == "4567890")
        );
    }
    let (data, _) = taken(&amounts("予算額", "#,##0,\"千円\""));
    assert_eq!(lines(&data)[0], "012025 予算額 FY2020 4568千円");
}

#[test]
fn a_date_that_is_shown_as_a_year_is_that_year() {
    let book = |code: &str| {
        let mut book = Workbook::new();
        let format = Format::new().set_num_format(code);
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "市町村").unwrap();
        sheet.write_string(0, 1, "指標").unwrap();
        sheet.write_string(1, 0, "函館市").unwrap();
        sheet.write_string(1, 1, "相談件数").unwrap();
        for (column, day) in (2..).zip([43_556.0, 43_922.0]) {
            sheet.write_number_with_format(0, column, day, &format).unwrap();
            sheet.write_number(1, column, f64::from(column)).unwrap();
        }
        book.save_to_buffer().unwrap()
    };
    for (code, first, second) in [
        ("[$-411]ggge\"年度\"", "FY2019", "FY2020"),
        ("yyyy\"年度\"", "FY2019", "FY2020"),
        ("yyyy\"年\"", "2019", "2020"),
        ("yyyy/m/d", "2019-04-01", "2020-04-01"),
    ] {
        let (data, _) = taken(&book(code));
        let wanted = [format!("012025 相談件数 {first} 2"), format!("012025 相談件数 {second} 3")];
        assert_eq!(lines(&data), wanted, "{code}");
    }
}

#[test]
fn a_formula_that_was_never_computed_is_said_with_its_cell() {
    let text = |place: &str, text: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |row: u32, year: &str, value: &str| {
        let cells = [("A", "函館市"), ("B", "相談件数"), ("C", year)].map(|(c, t)| text(&format!("{c}{row}"), t));
        format!("<row r=\"{row}\">{}<c r=\"D{row}\">{value}</c></row>", cells.concat())
    };
    let head = [("A1", "市町村"), ("B1", "指標"), ("C1", "年度"), ("D1", "値")].map(|(place, t)| text(place, t));
    let rows = [
        format!("<row r=\"1\">{}</row>", head.concat()),
        row(2, "令和2年度", "<v>31</v>"),
        row(3, "令和3年度", "<f>D2+4</f><v></v>"),
        row(4, "令和4年度", ""),
    ];
    let (data, report) = taken(&xlsx(&sheet_of(&rows.concat())));
    assert_eq!(lines(&data), ["012025 相談件数 FY2020 31", "012025 相談件数 FY2022 not_yet"]);
    assert_eq!(reasons(&report), [(3, "no_result")]);
    assert_eq!(report.problems[0].reason, ProblemReason::NoResult("S!D3".to_owned()));
}

#[test]
fn an_empty_cell_before_later_values_is_past_and_not_to_come() {
    let long = Grid::text(
        "x.csv",
        "団体名|指標|年度|値
函館市|相談件数|令和元年度|4
函館市|相談件数|令和2年度|
函館市|相談件数|令和3年度|6
函館市|相談件数|令和4年度|
小樽市|相談件数|令和2年度|",
    );
    let wide = Grid::text(
        "x.csv",
        "団体名|指標|令和元年度|令和2年度|令和3年度|令和4年度\n函館市|相談件数|4||6|\n小樽市|相談件数||||",
    );
    for grid in [&long, &wide] {
        let (data, report) = grid.taken();
        let mut found = lines(&data);
        found.retain(|line| line.contains("012025"));
        found.sort_unstable();
        let of = |year: u32, value: &str| format!("012025 相談件数 FY{year} {value}");
        assert_eq!(found, [of(2019, "4"), of(2020, "unknown"), of(2021, "6"), of(2022, "not_yet")]);
        assert_eq!(report.blanks, 1);
        let mapping = grid.mapping();
        let seen = preview(&grid.head(), &mapping, &Resolver::new(&mapping));
        let count =
            |reason| seen.rows.iter().flat_map(|row| &row.cells).filter(|c| **c == Taken::Missing(reason)).count();
        assert_eq!(count(MissingReason::Unknown), 1, "what was shown is what is stored");
    }
}

fn with_hidden() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in ["市町村", "指標", "令和2年度", "令和3年度"].iter().enumerate() {
        sheet.write_string(0, u16::try_from(column).unwrap(), *text).unwrap();
    }
    for (row, city) in (1..).zip(["函館市", "小樽市", "旭川市"]) {
        sheet.write_string(row, 0, city).unwrap();
        sheet.write_string(row, 1, "相談件数").unwrap();
        sheet.write_number(row, 2, f64::from(row)).unwrap();
        sheet.write_number(row, 3, f64::from(row * 10)).unwrap();
    }
    sheet.set_row_hidden(2).unwrap();
    sheet.set_column_hidden(3).unwrap();
    let notes = book.add_worksheet().set_name("控え").unwrap();
    notes.set_hidden(true).write_string(0, 0, "控え").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn hidden_rows_and_columns_wait_for_a_word() {
    let book = with_hidden();
    let of = |fate: Hidden| bytes_taken("t.xlsx", &book, |mapping| mapping.hidden = fate);
    let (mapping, data, report) = of(Hidden::Ask);
    assert!(mapping.has_hidden());
    assert_eq!(lines(&data), ["012025 相談件数 FY2020 1", "012041 相談件数 FY2020 3"]);
    assert_eq!(reasons(&report), [(3, "hidden_row"), (1, "hidden_column")]);
    assert!(!report.is_complete());
    let (_, data, report) = of(Hidden::Take);
    assert_eq!((data.observations.len(), report.counts), (6, [0; 3]));
    assert_eq!((report.hidden.rows, report.hidden.columns.as_slice()), (1, &["令和3年度".to_owned()][..]));
    let (_, data, report) = of(Hidden::Leave);
    assert_eq!((data.observations.len(), report.counts, report.rows_left_out), (2, [0; 3], 1));
    assert!(report.is_complete());
}

#[test]
fn the_command_says_what_is_hidden_and_asks() {
    let desk = Desk::new();
    let path = desk.path("相談.xlsx");
    std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), &with_hidden()).unwrap();
    let (code, said) = desk.import(&path, &["--dry-run"]);
    assert_eq!(code, 3);
    assert!(said.contains("--hidden take") && said.contains("控え"), "{said}");
    let (code, said) = desk.import(&path, &["--hidden", "leave"]);
    assert_eq!(code, 0, "{said}");
    let series = desk.series();
    assert_eq!(series.lines().filter(|line| line.starts_with("import-") && line.contains("相談件数")).count(), 2);
}
