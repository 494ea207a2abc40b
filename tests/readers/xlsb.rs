//! A binary workbook of one sheet, record by record, because no program here writes the format.
//!
//! Reference: Microsoft, \[MS-XLSB\] 2.1.4: a record is its number and its length, seven bits a byte, then its content.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn seven_bits(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(number & 0x7F).unwrap();
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// A record: its number, its length, its content.
pub fn record(kind: usize, content: &[u8]) -> Vec<u8> {
    [seven_bits(kind), seven_bits(content.len()), content.to_vec()].concat()
}

/// A text with its length before it.
pub fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(units.len()).unwrap().to_le_bytes();
    [length.to_vec(), units.iter().flat_map(|unit| unit.to_le_bytes()).collect()].concat()
}

/// Column, style, then the value.
fn cell(kind: usize, column: u32, value: &[u8]) -> Vec<u8> {
    record(kind, &[&column.to_le_bytes(), &[0; 4], value].concat())
}

/// A zip of these parts.
pub fn zipped(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in parts {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// 釧路市: row 1 `項目`, `値`; row 3 a number in column 2 and a truth value in column 3.
pub fn workbook() -> Vec<u8> {
    let row = |number: u32| record(0, &[&number.to_le_bytes()[..], &[0; 13]].concat());
    let sheet = [
        record(0x81, &[]),
        record(0x94, &[0_u32, 2, 0, 2].map(u32::to_le_bytes).concat()),
        record(0x91, &[]),
        row(0),
        cell(6, 0, &wide("項目")),
        cell(6, 1, &wide("値")),
        row(2),
        cell(5, 1, &12.5_f64.to_le_bytes()),
        cell(4, 2, &[1]),
        record(0x92, &[]),
        record(0x82, &[]),
    ];
    book_of(&sheet.concat(), None)
}

/// A workbook of one sheet, with styles.
pub fn book_of(sheet: &[u8], styles: Option<Vec<u8>>) -> Vec<u8> {
    let bundle = [vec![0; 4], 1_u32.to_le_bytes().to_vec(), wide("rId1"), wide("釧路市")].concat();
    let book = [record(0x83, &[]), record(0x8F, &[]), record(0x9C, &bundle), record(0x90, &[]), record(0x84, &[])];
    let relations = |target: &str, kind: &str| {
        format!(
            "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" \
             Target=\"{target}\"/></Relationships>"
        )
        .into_bytes()
    };
    let mut parts = vec![
        ("_rels/.rels", relations("xl/workbook.bin", "officeDocument")),
        ("xl/workbook.bin", book.concat()),
        ("xl/_rels/workbook.bin.rels", relations("worksheets/sheet1.bin", "worksheet")),
        ("xl/worksheets/sheet1.bin", sheet.to_vec()),
    ];
    parts.extend(styles.map(|styles| ("xl/styles.bin", styles)));
    zipped(&parts)
}
