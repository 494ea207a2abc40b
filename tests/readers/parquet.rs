//! Parquet: every type that a cell can hold, row group by row group.

use super::{all, fault, kept, texts};
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
