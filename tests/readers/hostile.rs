//! Files that no honest program writes, and kinds of file that hold no table.

use super::compound::{book_stream, compound};
use super::xlsb::zipped;
use super::{all, fault, kept, made, texts};
use machikurabe::import::read::error::{Foreign, ReadProblem};
use machikurabe::import::read::head;
use machikurabe::import::sample::sample;
use machikurabe::model::grid::{Cell, FileKind, ReadOptions};
use machikurabe::store::Store;
use machikurabe::store::path::StoreLocation;
use std::fmt::Write as _;
use std::path::Path;

fn problem(bytes: &[u8]) -> ReadProblem {
    fault(head(&made("t.csv", bytes).path, &ReadOptions::default())).1
}

#[test]
fn kinds_that_hold_no_table() {
    let documents: [(&[u8], Foreign); 8] = [
        (b"%PDF-1.7\n", Foreign::Pdf),
        (b"{\\rtf1", Foreign::Document),
        (b"\x89PNG\r\n\x1a\n", Foreign::Image),
        (b"\x1F\x8B\x08\x00", Foreign::Archive),
        (b"#\x1e-lh5-\x00", Foreign::Archive),
        (b"  <html><table><tr><td>1</td></tr></table></html>", Foreign::WebPage),
        (b"\xEF\xBB\xBF<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>", Foreign::WebPage),
        (b"\x01\x02\x03\x04\x05\x00\x06\xFF\xFE\x07", Foreign::Binary),
    ];
    for (bytes, kind) in documents {
        assert_eq!(problem(bytes), ReadProblem::Unsupported(kind));
    }
    let office = zipped(&[("word/document.xml", b"<x/>".to_vec())]);
    assert_eq!(problem(&office), ReadProblem::Unsupported(Foreign::Document));
    assert_eq!(problem(&compound("WordDocument", b"x")), ReadProblem::Unsupported(Foreign::Document));
    assert_eq!(problem(&compound("EncryptedPackage", b"x")), ReadProblem::Protected);
    assert_eq!(problem(b""), ReadProblem::Empty);
    let none = Path::new("/no such folder/t.csv");
    assert_eq!(fault(head(none, &ReadOptions::default())).1, ReadProblem::Missing);
    assert_eq!(fault(head(&kept("src"), &ReadOptions::default())).1, ReadProblem::Folder);
}

#[test]
fn a_store_is_told_from_other_databases() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.db");
    let location = StoreLocation::at(&path).unwrap();
    drop(Store::open_or_create(&location, "2026-01-31T09:00:00Z", sample).unwrap());
    assert_eq!(head(&path, &ReadOptions::default()).unwrap().kind, FileKind::Store);
    assert_eq!(fault(all(&path, 0)).1, ReadProblem::NoRows);
    let mut other = b"SQLite format 3\0".to_vec();
    other.resize(4096, 0);
    assert_eq!(problem(&other), ReadProblem::Unsupported(Foreign::Database));
}

pub fn xlsx(sheet: &str) -> Vec<u8> {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let book = format!(
        "{head}<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let link = |kind: &str, target: &str| {
        format!("{head}<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/{kind}\" Target=\"{target}\"/></Relationships>")
            .into_bytes()
    };
    zipped(&[
        ("_rels/.rels", link("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", book.into_bytes()),
        ("xl/_rels/workbook.xml.rels", link("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes().to_vec()),
    ])
}

pub fn sheet_of(rows: &str) -> String {
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    )
}

#[test]
fn the_smallest_workbook_is_read() {
    let rows = "<row r=\"2\"><c r=\"B2\"><v>7</v></c></row>";
    assert_eq!(texts(&made("t", &xlsx(&sheet_of(rows))).path, 0), [vec![], vec!["", "7"]]);
}

#[test]
fn entities_are_not_unfolded() {
    let mut entities = String::from("<!ENTITY a0 \"haha\">");
    for level in 1..12 {
        let ten = format!("&a{};", level - 1).repeat(10);
        write!(entities, "<!ENTITY a{level} \"{ten}\">").unwrap();
    }
    let cell = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a11;</t></is></c></row>";
    let sheet = format!("<!DOCTYPE worksheet [{entities}]>{}", sheet_of(cell));
    let read = all(&made("t", &xlsx(&sheet)).path, 0);
    assert!(matches!(fault(read).1, ReadProblem::Damaged(_)));
    let outside = "<!DOCTYPE worksheet [<!ENTITY file SYSTEM \"file:///etc/passwd\">]>";
    let sheet = format!("{outside}{}", sheet_of(&cell.replace("&a11;", "&file;")));
    assert!(matches!(fault(all(&made("t", &xlsx(&sheet)).path, 0)).1, ReadProblem::Damaged(_)));
    let content = ods(
        &format!("<!DOCTYPE x [{entities}]>"),
        "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>&a11;</text:p></table:table-cell></table:table-row>",
    );
    assert!(matches!(problem(&content), ReadProblem::Damaged(_)));
}

#[test]
fn a_workbook_that_unpacks_to_a_giant_is_refused() {
    let blanks = " ".repeat(17 << 20);
    assert!(matches!(problem(&xlsx(&sheet_of(&blanks))), ReadProblem::Ratio { part, .. } if part.contains("sheet1")));
    // The sizes that the zip states are lies, and the bytes are the same.
    let mut lies = xlsx(&sheet_of(&blanks));
    let real = u32::try_from(sheet_of(&blanks).len()).unwrap().to_le_bytes();
    let places: Vec<usize> = lies.windows(4).enumerate().filter(|(_, four)| *four == real).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for place in places {
        lies[place..place + 4].copy_from_slice(&9_u32.to_le_bytes());
    }
    assert!(matches!(problem(&lies), ReadProblem::Ratio { .. } | ReadProblem::Damaged(_)));
}

#[test]
fn parts_that_share_their_bytes_are_refused_before_any_is_unpacked() {
    let mut zip = xlsx(&sheet_of(""));
    let end = zip.windows(4).rposition(|four| four == b"PK\x05\x06").unwrap();
    let number = |at: usize| u32::from_le_bytes(zip[at..at + 4].try_into().unwrap());
    let (size, start) = (number(end + 12), number(end + 16) as usize);
    let count = u16::from_le_bytes(zip[end + 10..end + 12].try_into().unwrap());
    let name = b"sheet1.xml";
    let named = start + zip[start..end].windows(name.len()).position(|text| text == name).unwrap();
    let entry = start + zip[start..named].windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    let next = zip[entry + 4..end].windows(4).position(|four| four == b"PK\x01\x02").map_or(end, |at| entry + 4 + at);
    // A second part of another name that begins where the first does.
    let mut twin = zip[entry..next].to_vec();
    twin[named - entry + 5] = b'9';
    let longer = (size + u32::try_from(twin.len()).unwrap()).to_le_bytes();
    zip[end + 8..end + 10].copy_from_slice(&(count + 1).to_le_bytes());
    zip[end + 10..end + 12].copy_from_slice(&(count + 1).to_le_bytes());
    zip[end + 12..end + 16].copy_from_slice(&longer);
    zip.splice(end..end, twin);
    assert_eq!(problem(&zip), ReadProblem::Damaged("parts overlap".to_owned()));
}

#[test]
fn a_zip_that_says_it_has_many_parts_is_refused_before_they_are_listed() {
    let mut zip = xlsx(&sheet_of(""));
    let end = zip.windows(4).rposition(|four| four == b"PK\x05\x06").unwrap();
    zip[end + 8..end + 12].copy_from_slice(&[0xFE, 0xFF, 0xFE, 0xFF]);
    assert_eq!(problem(&zip), ReadProblem::TooManyParts(20_000));
}

#[test]
fn cells_beyond_the_sheet_are_refused() {
    let beyond = sheet_of("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>");
    assert!(matches!(problem(&xlsx(&beyond)), ReadProblem::TooManyColumns(_) | ReadProblem::Damaged(_)));
    let below = sheet_of("<row r=\"2000000\"><c r=\"A2000000\"><v>1</v></c></row>");
    let read = all(&made("t", &xlsx(&below)).path, 0);
    assert!(matches!(fault(read).1, ReadProblem::TooManyRows(_) | ReadProblem::Damaged(_)));
    let back = sheet_of("<row r=\"5\"><c r=\"A5\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>");
    assert!(matches!(fault(all(&made("t", &xlsx(&back)).path, 0)), (Some(2), ReadProblem::Damaged(_))));
}

#[test]
fn one_long_text_in_many_cells_is_refused() {
    let strings = format!(
        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>{}</t></si></sst>",
        "長".repeat(300_000)
    );
    let cells: String = (0..100).map(|_| "<c t=\"s\"><v>0</v></c>").collect();
    let bytes = xlsx(&sheet_of(&format!("<row r=\"1\">{cells}</row>")));
    let mut zip = zip::ZipWriter::new_append(std::io::Cursor::new(bytes)).unwrap();
    std::io::Write::write_all(
        {
            zip.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
            &mut zip
        },
        strings.as_bytes(),
    )
    .unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    let read = all(&made("t", &with_strings(&bytes)).path, 0);
    assert!(matches!(fault(read), (Some(1), ReadProblem::RowTooLong(16))));
}

/// Links the shared texts, which the small workbook does without.
fn with_strings(bytes: &[u8]) -> Vec<u8> {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> =
        (0..zip.len()).map(|index| zip.name_for_index(index).unwrap().unwrap().into_owned()).collect();
    let mut parts = Vec::new();
    for name in &names {
        let mut content = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut content).unwrap();
        if name.ends_with("workbook.xml.rels") {
            let text = String::from_utf8(content).unwrap();
            let link = "<Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";
            content = text.replace("</Relationships>", link).into_bytes();
        }
        parts.push((name.as_str(), content));
    }
    zipped(&parts)
}

pub fn ods(before: &str, rows: &str) -> Vec<u8> {
    let names = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
                 xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
                 xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
    let content = format!(
        "{before}<office:document-content {names}><office:body><office:spreadsheet><table:table table:name=\"表\">{rows}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("content.xml", content.into_bytes()),
    ])
}

#[test]
fn repeat_counts_are_not_unfolded() {
    let cell = |count: u64| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"{count}\"/>"
        )
    };
    let row = |count: u64, cells: &str| {
        format!("<table:table-row table:number-rows-repeated=\"{count}\">{cells}</table:table-row>")
    };
    // What honest programs write: rows and columns of nothing up to the end of the sheet.
    let blank = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
    let honest = [row(2, &cell(3)), row(1, blank), row(1, &cell(1)), row(1_048_572, blank)].concat();
    let rows = texts(&made("t", &ods("", &honest)).path, 0);
    assert_eq!(rows, [vec!["1", "1", "1"], vec!["1", "1", "1"], vec![], vec!["1"]]);
    assert_eq!(problem(&ods("", &row(1, &cell(1_000_000_000_000)))), ReadProblem::TooManyColumns(16_384));
    let tall = made("t", &ods("", &row(u64::MAX, &cell(1))));
    assert_eq!(head(&tall.path, &ReadOptions::default()).unwrap().sheets[0].rows.len(), 300);
    let spaces = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"9999999999\"/></text:p></table:table-cell></table:table-row>";
    assert!(matches!(problem(&ods("", spaces)), ReadProblem::CellTooLong(_)));
    let far = [row(u64::MAX, blank), row(1, &cell(1))].concat();
    assert_eq!(fault(all(&made("t", &ods("", &far)).path, 0)).1, ReadProblem::TooManyRows(1_048_576));
}

#[test]
fn an_old_workbook_that_spans_terabytes_is_refused() {
    let honest = compound("Workbook", &book_stream(&[(0, 0), (2, 1)]));
    assert_eq!(texts(&made("t", &honest).path, 0), [vec!["1"], vec![], vec!["", "1"]]);
    let hostile = compound("Workbook", &book_stream(&[(0, 0), (65_535, 65_535)]));
    assert_eq!(problem(&hostile), ReadProblem::TooManyCells(20_000_000));
}

#[test]
fn dates_that_the_calendar_lacks_stay_numbers() {
    let style = "<c r=\"A1\" t=\"d\"><v>2021-02-30</v></c><c r=\"B1\" t=\"d\"><v>2021-02-28</v></c>";
    let file = made("t", &xlsx(&sheet_of(&format!("<row r=\"1\">{style}</row>"))));
    let row = all(&file.path, 0).unwrap().remove(0).1;
    assert_eq!(row, [Cell::Text("2021-02-30".into()), Cell::Date(2021, 2, 28)]);
}

#[test]
fn numbers_of_workbooks_are_finite() {
    let cells = "<c><v>1e308</v></c><c><v>1e999</v></c><c><v>NaN</v></c><c><v>-inf</v></c>";
    let file = made("t", &xlsx(&sheet_of(&format!("<row r=\"1\">{cells}</row>"))));
    match all(&file.path, 0) {
        Ok(rows) => assert!(rows[0].1.iter().all(|cell| !matches!(cell, Cell::Number(number) if !number.is_finite()))),
        Err(error) => assert!(matches!(error.problem, ReadProblem::Damaged(_))),
    }
}

#[test]
fn what_a_workbook_holds_once_fills_no_memory_however_often_it_stands_there() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let long = "岩".repeat(10_000);
    for _ in 0..3 {
        let sheet = book.add_worksheet();
        for row in 0..300 {
            for column in 0..16 {
                sheet.write(row, column, &long).unwrap();
            }
        }
    }
    let file = made("shared.xlsx", &book.save_to_buffer().unwrap());
    let found = head(&file.path, &ReadOptions::default()).unwrap();
    for sheet in &found.sheets {
        let bytes: usize = sheet.rows.iter().flatten().map(|cell| super::shown(cell).len()).sum();
        assert!((1 << 20..20 << 20).contains(&bytes), "{bytes}");
        assert_eq!(sheet.total_rows, None, "there are more rows than were looked at");
    }
    // Nothing is lost when the rows themselves are asked for.
    assert_eq!(all(&file.path, 0).unwrap().len(), 300);
}
