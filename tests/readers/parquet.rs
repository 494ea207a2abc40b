//! Parquet: every type that a cell can hold, row group by row group.

use super::{all, fault, kept, made, texts};
use machikurabe::import::read::error::ReadProblem;
use machikurabe::import::read::head;
use machikurabe::model::grid::{Cell, FileKind, ReadOptions};

/// Written by another library: see the values in the comments.
#[test]
fn values_of_every_type() {
    let path = kept("tests/readers/files/odd.parquet");
    let head = head(&path, &ReadOptions::default()).unwrap();
    assert_eq!((head.kind, head.sheets[0].total_rows), (FileKind::Parquet, Some(3)));
    let rows = texts(&path, 0);
    let wanted = [
        ("small", "-5", ""),
        // 2^64 − 1 is no 64-bit float.
        ("large", "18446744073709551615", "7"),
        // decimal(12, 2)
        ("exact", "-0.5", "12345678.9"),
        // 2^31 − 1 days after 1970 is no year of four digits; 719,162 days before is 1 January of year 1.
        ("day", "<1970-01-01+2147483647d>", "1-01-01"),
        // 1,617,235,199 s is 31 March 2021, 23:59:59; a nanosecond before 1970 is in 1969.
        ("moment", "2021-03-31", "1969-12-31"),
        ("odd", "<NaN>", "<+Inf>"),
        ("single", "0.1", "2.5"),
        ("bytes", "根室", "<2 B>"),
        ("nothing", "", ""),
        ("city", "釧路市", "釧路市"),
    ];
    for (name, first, second) in wanted {
        let column = rows[0].iter().position(|header| header == name).unwrap();
        assert_eq!((rows[1][column].as_str(), rows[2][column].as_str()), (first, second), "{name}");
    }
    let huge = rows[0].iter().position(|header| header == "huge").unwrap();
    let values: Vec<Cell> = all(&path, 0).unwrap().into_iter().skip(1).map(|(_, row)| row[huge].clone()).collect();
    assert_eq!(values, [Cell::Number(1e308), Cell::Number(-1e308)]);
}

#[test]
fn lists_are_no_cells() {
    let problem = fault(head(&kept("tests/readers/files/nested.parquet"), &ReadOptions::default())).1;
    assert!(matches!(problem, ReadProblem::ColumnType { name, .. } if name == "years"));
}

#[test]
fn all_row_groups_in_their_order() {
    let path = kept("sample-data/examples/actuals.parquet");
    let rows = all(&path, 0).unwrap();
    assert_eq!(rows.len() as u64, head(&path, &ReadOptions::default()).unwrap().sheets[0].total_rows.unwrap());
    assert!(rows.iter().map(|(number, _)| *number).eq(1..=rows.len() as u64));
    // The fiscal year ends on 31 March of the next year, in every row.
    for (_, row) in rows.iter().skip(1) {
        let (Cell::Number(year), Cell::Date(end, 3, 31)) = (&row[3], &row[4]) else { panic!("{row:?}") };
        assert!((f64::from(*end) - year - 1.0).abs() < f64::EPSILON);
    }
    assert_eq!(fault(all(&path, 1)).1, ReadProblem::NoSheet(2));
}

/// Where the footer of a Parquet file begins.
fn footer(bytes: &[u8]) -> usize {
    let length: [u8; 4] = bytes[bytes.len() - 8..bytes.len() - 4].try_into().unwrap();
    bytes.len() - 8 - u32::from_le_bytes(length) as usize
}

/// A file with another footer.
fn with_footer(bytes: &[u8], footer: &[u8]) -> Vec<u8> {
    let length = u32::try_from(footer.len()).unwrap().to_le_bytes();
    [&bytes[..self::footer(bytes)], footer, length.as_slice(), b"PAR1"].concat()
}

/// Reads a file whole; that it comes back at all is what is asked for.
fn survives(bytes: &[u8]) -> Result<usize, ReadProblem> {
    let file = made("mutant.parquet", bytes);
    let _ = head(&file.path, &ReadOptions::default());
    all(&file.path, 0).map(|rows| rows.len()).map_err(|error| error.problem)
}

#[test]
fn a_list_in_the_footer_claims_no_more_than_the_file_holds() {
    for name in ["tests/readers/files/odd.parquet", "tests/readers/files/nested.parquet"] {
        let good = std::fs::read(kept(name)).unwrap();
        let all = good[footer(&good)..good.len() - 8].to_vec();
        let mut refused = 0;
        // Whatever byte is the head of a list of numbers, texts or structures: it now has a count of ten digits.
        for at in (0..all.len()).filter(|at| matches!(all[*at] & 15, 5 | 8 | 12)) {
            for count in
                [[0xFF, 0xFF, 0xFF, 0xFF, 0x07], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x80, 0x80, 0x80, 0x80, 0x01]]
            {
                let mut mutant = all.clone();
                mutant.splice(at..=at, std::iter::once(0xF0 | all[at] & 15).chain(count));
                if survives(&with_footer(&good, &mutant)).is_err() {
                    refused += 1;
                }
            }
        }
        assert!(refused > 30, "{refused} of {name}");
    }
}

/// Numbers that repeat from their seed (SplitMix64).
fn random(state: &mut u64) -> usize {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (*state ^ (*state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    usize::try_from((z ^ (z >> 31)) >> 1).unwrap()
}

#[test]
fn no_flipped_bit_ends_the_process() {
    for (name, mutants) in [("tests/readers/files/odd.parquet", 1_500), ("sample-data/examples/actuals.parquet", 500)] {
        let good = std::fs::read(kept(name)).unwrap();
        let (start, mut state) = (footer(&good), 1);
        for round in 0..mutants {
            let mut mutant = good.clone();
            for _ in 0..=random(&mut state) % 3 {
                // Every second flip hits the footer, the others the pages and their headers.
                let from = if round % 2 == 0 { start } else { 4 };
                let at = from + random(&mut state) % (good.len() - 8 - from);
                mutant[at] ^= 1 << (random(&mut state) % 8);
            }
            let _ = survives(&mutant);
        }
    }
}

/// A Parquet file of one column, as another program writes it.
fn written(values: &[&str]) -> Vec<u8> {
    use polars::prelude::{Column, DataFrame};
    use polars_io::parquet::write::{ParquetCompression, ParquetWriter};
    let mut frame = DataFrame::new(values.len(), vec![Column::new("市".into(), values)]).unwrap();
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).with_compression(ParquetCompression::Uncompressed).finish(&mut frame).unwrap();
    bytes
}

#[test]
fn a_page_claims_no_more_than_it_holds() {
    let good = written(&["根室市", "釧路市", "根室市"]);
    assert_eq!(survives(&good), Ok(4));
    let start = footer(&good);
    let mut refused = 0;
    for at in 4..start {
        for value in (0..8).map(|bit| good[at] ^ 1 << bit).chain([0x7F, 0xFF]) {
            let mut mutant = good.clone();
            mutant[at] = value;
            refused += usize::from(survives(&mutant).is_err());
        }
    }
    assert!(refused > 100, "{refused}");
}

#[test]
fn a_text_that_is_stored_once_fills_no_memory() {
    // 300 rows of 1 MB each, from a dictionary of one text.
    let long = "あ".repeat(1 << 18);
    let file = made("amplified.parquet", &written(&vec![long.as_str(); 400]));
    let head = head(&file.path, &ReadOptions::default()).unwrap();
    let kept: usize = head.sheets[0].rows.iter().flatten().map(|cell| super::shown(cell).len()).sum();
    assert!((1 << 20..20 << 20).contains(&kept), "{kept} bytes are held");
    assert_eq!(all(&file.path, 0).unwrap().len(), 401);
}
