//! Properties over made tables and made garbage.

use super::{all, made, shown, told};
use machikurabe::import::read::error::ReadProblem;
use machikurabe::import::read::head;
use machikurabe::model::grid::{Encoding, ReadOptions};
use proptest::prelude::*;

/// Cells that every encoding here can write, with everything that needs quotation marks.
fn cells() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            Just('"'),
            Just(','),
            Just('\t'),
            Just(';'),
            Just('\n'),
            Just('\r'),
            Just(' '),
            Just('\''),
            Just('根'),
            Just('ｱ'),
            Just('①'),
            Just('髙'),
            Just('▲'),
            Just('…'),
            proptest::char::range('!', '~'),
        ],
        0..8,
    )
    .prop_map(|chars| chars.into_iter().collect())
}

fn tables() -> impl Strategy<Value = Vec<Vec<String>>> {
    (1_usize..6).prop_flat_map(|width| proptest::collection::vec(proptest::collection::vec(cells(), width), 1..12))
}

fn written(table: &[Vec<String>], separator: u8, end: csv::Terminator) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .terminator(end)
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(Vec::new());
    for row in table {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_was_written_comes_back(
        table in tables(),
        separator in prop_oneof![Just(b','), Just(b'\t'), Just(b';')],
        end in prop_oneof![Just(csv::Terminator::CRLF), Just(csv::Terminator::Any(b'\n'))],
        encoding in prop_oneof![
            Just(Encoding::Utf8), Just(Encoding::Cp932), Just(Encoding::EucJp), Just(Encoding::Utf16Le),
            Just(Encoding::Iso2022Jp),
        ],
    ) {
        // The encoder of ISO-2022-JP writes half-width kana as full-width ones.
        let full = |cell: &String| {
            let (bytes, ..) = encoding_rs::ISO_2022_JP.encode(cell);
            encoding_rs::ISO_2022_JP.decode(&bytes).0.into_owned()
        };
        let table: Vec<Vec<String>> = match encoding {
            Encoding::Iso2022Jp => table.iter().map(|row| row.iter().map(full).collect()).collect(),
            _ => table,
        };
        let text = written(&table, separator, end);
        let bytes = match encoding {
            Encoding::Utf8 => text.clone().into_bytes(),
            Encoding::Cp932 => encoding_rs::SHIFT_JIS.encode(&text).0.into_owned(),
            Encoding::EucJp => encoding_rs::EUC_JP.encode(&text).0.into_owned(),
            Encoding::Iso2022Jp => encoding_rs::ISO_2022_JP.encode(&text).0.into_owned(),
            _ => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        };
        let file = made("t.csv", &bytes);
        let options = ReadOptions { encoding: Some(encoding), separator: Some(char::from(separator)) };
        let rows = told(&file.path, options, 0).unwrap();
        let read: Vec<Vec<String>> = rows.iter().map(|(_, row)| row.iter().map(shown).collect()).collect();
        prop_assert_eq!(&read, &table);
        // The line on which each row begins, counted in the text itself.
        let lines = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n").matches('\n').count() as u64;
        let mut before = String::new();
        for (row, (number, _)) in table.iter().zip(&rows) {
            prop_assert_eq!(*number, lines(&before) + 1);
            before.push_str(&written(std::slice::from_ref(row), separator, end));
        }
    }

    #[test]
    fn records_are_those_of_the_csv_crate(text in "[ab\",\n\r ]{0,40}") {
        let file = made("t.csv", text.as_bytes());
        let options = ReadOptions { encoding: Some(Encoding::Utf8), separator: Some(',') };
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let theirs: Vec<Vec<String>> =
            reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        match told(&file.path, options, 0) {
            Ok(rows) => {
                let ours: Vec<Vec<String>> = rows
                    .iter()
                    .map(|(_, row)| row.iter().map(shown).collect::<Vec<_>>())
                    .filter(|row| !row.is_empty())
                    .collect();
                prop_assert_eq!(ours, theirs);
            }
            Err(error) => prop_assert!(text.is_empty() || error.problem == ReadProblem::OpenQuote),
        }
    }

    #[test]
    fn garbage_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), mark in 0_usize..10) {
        let marks: [&[u8]; 10] = [
            b"", b"PK\x03\x04", b"PAR1", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"[{", b"{\"a\":[", b"\xFF\xFE",
            b"\xEF\xBB\xBF", b"SQLite format 3\0", b"a,b\n1,",
        ];
        let file = made("t", &[marks[mark], &bytes].concat());
        let head = head(&file.path, &ReadOptions::default());
        let rows = all(&file.path, 0);
        if let (Ok(head), Ok(rows)) = (head, rows) {
            prop_assert_eq!(head.sheets[0].rows.len(), rows.len().min(300));
        }
    }
}
