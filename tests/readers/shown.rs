//! Workbooks are read as their sheets show them: scaled numbers, units and years in formats, digits, what is hidden.

use super::hostile::{sheet_of, xlsx};
use super::{all, made, shown, texts};
use machikurabe::import::read::head;
use machikurabe::model::grid::{Cell, ReadOptions};
use rust_xlsxwriter::{Format, Workbook};

/// A workbook of one sheet with a number a row, each in its format.
fn numbers(cells: &[(f64, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (number, code)) in (0..).zip(cells) {
        sheet.write_number_with_format(row, 0, *number, &Format::new().set_num_format(*code)).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_number_format_says_scale_unit_year_and_digits() {
    let cells = [
        (98_765_432.0, "#,##0,", "98765 (98765432)"),
        (98_765_432.0, "#,##0,\"千円\"", "98765千円"),
        (98_765_432.0, "0.0,,\"百万円\"", "98.8百万円"),
        (1_234.0, "#,##0\"世帯\"", "1234世帯"),
        (0.4567, "0.0%", "45.67%"),
        (2.0 / 3.0, "0.0%", "66.7%"),
        (2.0 / 3.0, "0.00", "0.67"),
        (-0.039_999_999_999_999_15, "0.00", "-0.04"),
        (43_922.0, "[$-411]ggge\"年度\"", "令和2年度"),
        (43_922.0, "yyyy\"年度\"", "2020年度"),
        (43_922.0, "yyyy\"年\"m\"月\"", "2020年4月"),
        (43_922.0, "[$-411]ggge\"年\"m\"月\"d\"日\"", "2020-04-01"),
        (5.0, "\"令和\"0\"年度\"", "令和5年度"),
        (-7.0, "#,##0;\"▲\"#,##0", "-7"),
    ];
    let book = numbers(&cells.map(|(number, code, _)| (number, code)));
    let read = texts(&made("t.xlsx", &book).path, 0);
    let wanted: Vec<Vec<&str>> = cells.iter().map(|(.., text)| vec![*text]).collect();
    assert_eq!(read, wanted);
}

#[test]
fn a_formula_without_result_is_no_empty_cell() {
    let rows = "<row r=\"1\"><c r=\"A1\"><v>7</v></c><c r=\"B1\"><f>A1*2</f><v/></c><c r=\"C1\"><f>A1*3</f><v>21</v></c></row>\
        <row r=\"2\"><c r=\"A2\"><f>A1</f></c><c r=\"B2\" t=\"str\"><f>\"\"</f><v></v></c></row>";
    let read = all(&made("t.xlsx", &xlsx(&sheet_of(rows))).path, 0).unwrap();
    let read: Vec<Vec<String>> = read.iter().map(|(_, row)| row.iter().map(shown).collect()).collect();
    assert_eq!(read, [vec!["7", "<=>", "21"], vec!["<=>"]]);
}

#[test]
fn hidden_rows_and_columns_are_known() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..400 {
        sheet.write_number(row, 0, f64::from(row)).unwrap();
    }
    for row in [1, 2, 350] {
        sheet.set_row_hidden(row).unwrap();
    }
    sheet.write_number(0, 3, 1.0).unwrap();
    sheet.set_column_hidden(3).unwrap();
    let file = made("t.xlsx", &book.save_to_buffer().unwrap());
    let head = head(&file.path, &ReadOptions::default()).unwrap();
    assert_eq!(head.sheets[0].hidden_rows, [(2, 3), (351, 351)], "beyond the first rows, too");
    assert_eq!(head.sheets[0].hidden_columns, [(3, 3)]);
}

#[test]
fn an_opendocument_sheet_shows_its_own_words() {
    let cell = |kind: &str, value: &str, text: &str| {
        let name = if kind == "date" { "date-value" } else { "value" };
        format!(
            "<table:table-cell office:value-type=\"{kind}\" office:{name}=\"{value}\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = [
        cell("date", "2020-04-01", "令和2年度"),
        cell("date", "2020-04-01", "2020/4/1"),
        cell("float", "98765432", "98,765千円"),
        cell("float", "98765432", "98,765"),
        cell("float", "1234.5", "1,235"),
        "<table:table-cell table:formula=\"of:=[.A1]\"/>".to_owned(),
    ]
    .concat();
    let rows = format!(
        "<table:table-column/><table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/>\
         <table:table-row>{row}</table:table-row><table:table-row table:visibility=\"filter\" \
         table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>"
    );
    let file = made("t.ods", &super::hostile::ods("", &rows));
    let read = all(&file.path, 0).unwrap();
    let first: Vec<String> = read[0].1.iter().map(shown).collect();
    assert_eq!(first, ["令和2年度", "2020-04-01", "98,765千円", "98765 (98765432)", "1234.5", "<=>"]);
    let head = head(&file.path, &ReadOptions::default()).unwrap();
    assert_eq!(head.sheets[0].hidden_rows, [(2, 4)]);
    assert_eq!(head.sheets[0].hidden_columns, [(1, 2)]);
    assert!(matches!(read[0].1[3], Cell::Scaled(scaled) if scaled.power == 3));
}
