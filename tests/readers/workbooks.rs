//! Workbooks: all sheets, merged cells, dates, faults, percent, formulas by their last value.

use super::xlsb::{book_of, record, wide};
use super::{all, fault, kept, made, shown, texts};
use machikurabe::import::read::error::ReadProblem;
use machikurabe::import::read::head;
use machikurabe::model::grid::{FileKind, Merged, ReadOptions};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::path::Path;

fn kind(path: &Path) -> FileKind {
    head(path, &ReadOptions::default()).unwrap().kind
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let plain = Format::new();
    let sheet = book.add_worksheet().set_name("根室市").unwrap();
    sheet.merge_range(0, 0, 0, 3, "題名", &plain).unwrap();
    sheet.merge_range(2, 1, 3, 1, "縦", &plain).unwrap();
    sheet.write_number(2, 0, 1.5).unwrap();
    let date = Format::new().set_num_format("yyyy/m/d");
    sheet.write_datetime_with_format(4, 0, ExcelDateTime::from_ymd(2021, 3, 31).unwrap(), &date).unwrap();
    sheet.write_formula(4, 1, Formula::new("=1+1").set_result("2")).unwrap();
    sheet.write_formula(4, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write_boolean(4, 3, true).unwrap();
    sheet.write_number_with_format(5, 0, 0.553, &Format::new().set_num_format("0.0%")).unwrap();
    sheet.write_number_with_format(5, 1, 1e12, &date).unwrap();
    sheet.write_string(5, 2, "二\n行").unwrap();
    sheet.write_blank(5, 9, &date).unwrap();
    let hidden = book.add_worksheet().set_name("作業用").unwrap();
    hidden.set_hidden(true).write_string(0, 0, "控え").unwrap();
    book.add_worksheet().set_name("空").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn an_xlsx_is_read_as_it_is_shown() {
    let file = made("exported.csv", &workbook());
    let head = head(&file.path, &ReadOptions::default()).unwrap();
    assert_eq!((head.kind, head.encoding, head.separator), (FileKind::Xlsx, None, None));
    let names: Vec<(&str, bool)> = head.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(names, [("根室市", false), ("作業用", true), ("空", false)]);
    let merged = [(0, 0, 0, 3), (2, 1, 3, 1)].map(|(top, left, bottom, right)| Merged { top, left, bottom, right });
    assert_eq!(head.sheets[0].merged, merged);
    let rows = all(&file.path, 0).unwrap();
    let shown: Vec<(u64, Vec<String>)> =
        rows.iter().map(|(number, row)| (*number, row.iter().map(shown).collect())).collect();
    let row = |number: u64, cells: &[&str]| (number, cells.iter().map(|cell| (*cell).to_owned()).collect());
    let wanted: Vec<(u64, Vec<String>)> = vec![
        row(1, &["題名"]),
        row(2, &[]),
        row(3, &["1.5", "縦"]),
        row(4, &[]),
        row(5, &["2021-03-31", "2", "<#DIV/0!>", "true"]),
        row(6, &["55.3%", "1000000000000", "二\n行"]),
    ];
    assert_eq!(shown, wanted);
    assert_eq!(head.sheets[0].total_rows, Some(6));
    assert_eq!(texts(&file.path, 1), [["控え"]]);
    assert!(all(&file.path, 2).unwrap().is_empty());
    assert_eq!(fault(all(&file.path, 3)).1, ReadProblem::NoSheet(4));
}

/// The same workbook, written by a spreadsheet program in three formats.
#[test]
fn xls_and_ods_hold_what_the_xlsx_holds() {
    let xlsx = kept("sample-data/examples/three-plans.xlsx");
    let (xls, ods) = (kept("tests/readers/files/three-plans.xls"), kept("tests/readers/files/three-plans.ods"));
    assert_eq!([kind(&xlsx), kind(&xls), kind(&ods)], [FileKind::Xlsx, FileKind::Xls, FileKind::Ods]);
    let options = ReadOptions::default();
    let [original, others @ ..] = [&xlsx, &xls, &ods].map(|path| head(path, &options).unwrap());
    for other in others {
        assert_eq!(other.sheets.len(), original.sheets.len());
        for (sheet, same) in other.sheets.iter().zip(&original.sheets) {
            assert_eq!((&sheet.name, sheet.hidden), (&same.name, same.hidden), "{}", other.name);
            let sorted = |merged: &[Merged]| {
                let mut corners: Vec<[u32; 4]> =
                    merged.iter().map(|area| [area.top, area.left, area.bottom, area.right]).collect();
                corners.sort_unstable();
                corners
            };
            assert_eq!(sorted(&sheet.merged), sorted(&same.merged), "{} {}", other.name, sheet.name);
        }
    }
    for sheet in 0..3 {
        let original = all(&xlsx, sheet).unwrap();
        assert_eq!(all(&ods, sheet).unwrap(), original);
        assert_eq!(all(&xls, sheet).unwrap(), original);
    }
}

#[test]
fn percent_is_shown_without_traces_of_the_multiplication() {
    let rows = texts(&kept("sample-data/examples/three-plans.xlsx"), 0);
    assert_eq!(rows[5], ["生産年齢人口割合", "%", "53.8%", "55.4%", "55.4%", "54.1%"]);
    assert_eq!(rows[6][2..5], ["2.44%", "2.21%", "2.8%"]);
}

#[test]
fn number_formats_that_change_what_a_number_means() {
    let cases = [
        ("0.0%", "55.3%"),
        ("0.00%;[Red]-0.00%", "55.3%"),
        // The sign is a text here, so that the number is not a hundredth of what is shown.
        ("0.0\"%\"", "0.553%"),
        ("0.0\\%", "0.553%"),
        ("#,##0_%", "0.553"),
        ("General", "0.553"),
        ("0.0E+00", "0.553"),
    ];
    let eras = [
        ("[$-411]ggge\"年\"", "令和3年"),
        ("[$-411]ge.m.d", "2021-03-31"),
        ("[$-ja-JP-x-gannen]ggge\"年\"m\"月\"d\"日\";@", "2021-03-31"),
    ];
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (code, _)) in (0..).zip(cases) {
        sheet.write_number_with_format(row, 0, 0.553, &Format::new().set_num_format(code)).unwrap();
    }
    for (row, (code, _)) in (0..).zip(eras) {
        // 44,286 is 31 March 2021, R3.
        sheet.write_number_with_format(row, 1, 44_286.0, &Format::new().set_num_format(code)).unwrap();
    }
    let file = made("t", &book.save_to_buffer().unwrap());
    let rows = texts(&file.path, 0);
    for (row, (code, shown)) in cases.iter().enumerate() {
        assert_eq!(rows[row][0], *shown, "{code}");
    }
    for (row, (code, shown)) in eras.iter().enumerate() {
        assert_eq!(rows[row][1], *shown, "{code}");
    }
}

#[test]
fn an_xlsb_is_read() {
    let file = made("t.xlsb", &super::xlsb::workbook());
    let head = head(&file.path, &ReadOptions::default()).unwrap();
    assert_eq!((head.kind, head.sheets[0].name.as_str()), (FileKind::Xlsb, "釧路市"));
    assert_eq!(texts(&file.path, 0), [vec!["項目", "値"], vec![], vec!["", "12.5", "true"]]);
    assert_eq!((&head.sheets[0].hidden_rows, &head.sheets[0].hidden_columns), (&Vec::new(), &Vec::new()));
}

/// Row 1: 0.456 shown as 45.6% and 98,765,432 as thousands; row 2 is hidden, and so is column 2.
fn styled() -> Vec<u8> {
    let row = |number: u32, flags: u8| record(0, &[&number.to_le_bytes()[..], &[0; 7], &[flags], &[0; 5]].concat());
    let number = |column: u32, style: u8, value: f64| {
        record(5, &[&column.to_le_bytes()[..], &[style, 0, 0, 0], &value.to_le_bytes()].concat())
    };
    let hidden = [&1_u32.to_le_bytes()[..], &1_u32.to_le_bytes(), &[0; 8], &[1, 0]].concat();
    let sheet = [
        record(0x81, &[]),
        record(0x94, &[0_u32, 1, 0, 1].map(u32::to_le_bytes).concat()),
        record(0x186, &[]),
        record(0x3C, &hidden),
        record(0x187, &[]),
        record(0x91, &[]),
        row(0, 0),
        number(0, 1, 0.456),
        number(1, 2, 98_765_432.0),
        row(1, 0x10),
        number(0, 0, 7.0),
        record(0x92, &[]),
        record(0x82, &[]),
    ];
    let one = 1_u32.to_le_bytes();
    let style = |format: u16| record(0x2F, &[&[0, 0][..], &format.to_le_bytes(), &[0; 12]].concat());
    let styles = [
        record(0x116, &[]),
        record(0x267, &one),
        record(0x2C, &[200_u16.to_le_bytes().to_vec(), wide("#,##0,")].concat()),
        record(0x268, &[]),
        record(0x269, &3_u32.to_le_bytes()),
        style(0),
        style(10),
        style(200),
        record(0x26A, &[]),
        record(0x117, &[]),
    ];
    book_of(&sheet.concat(), Some(styles.concat()))
}

#[test]
fn an_xlsb_is_read_as_it_is_shown() {
    let file = made("t.xlsb", &styled());
    assert_eq!(texts(&file.path, 0), [vec!["45.6%", "98765 (98765432)"], vec!["7"]]);
    let head = head(&file.path, &ReadOptions::default()).unwrap();
    assert_eq!((&head.sheets[0].hidden_rows, &head.sheets[0].hidden_columns), (&vec![(2, 2)], &vec![(1, 1)]));
}
