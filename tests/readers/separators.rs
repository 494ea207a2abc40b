//! Separators, quotation marks and line ends of text files, and the numbers of their lines.

use super::{all, fault, made, shown, texts, told};
use machikurabe::import::read::error::ReadProblem;
use machikurabe::import::read::head;
use machikurabe::model::grid::{Cell, ReadOptions};

fn separator(text: &str) -> Option<char> {
    head(&made("t.txt", text.as_bytes()).path, &ReadOptions::default()).unwrap().separator
}

fn numbers(text: &str) -> Vec<u64> {
    all(&made("t.csv", text.as_bytes()).path, 0).unwrap().into_iter().map(|(number, _)| number).collect()
}

#[test]
fn the_separator_is_the_one_that_makes_a_table() {
    assert_eq!(separator("市,値\n根室,1\n釧路,2\n"), Some(','));
    assert_eq!(separator("市\t値\n根室\t1,234\n釧路\t5,678\n"), Some('\t'));
    assert_eq!(separator("市;値;年\n根室;1,5;2\n釧路;2,5;3\n"), Some(';'));
    assert_eq!(separator("人口、世帯;その他\n\n市,値,年\n根室,1,2\n"), Some(','));
    assert_eq!(separator("\"a;b;c\",1\n\"d;e;f\",2\n"), Some(','));
    assert_eq!(separator("ただの文章です。\n"), Some(','));
    assert_eq!(separator("sep=;\n市;値\n"), Some(';'));
}

#[test]
fn a_declared_separator_is_no_row() {
    let file = made("t.csv", b"SEP=;\r\na;b\r\n1;2\r\n");
    let rows = all(&file.path, 0).unwrap();
    assert_eq!(rows.iter().map(|(number, row)| (*number, row.len())).collect::<Vec<_>>(), [(2, 2), (3, 2)]);
}

#[test]
fn what_a_person_says_about_the_separator_counts() {
    let file = made("t.csv", b"a;b,c\n");
    let rows = told(&file.path, ReadOptions { encoding: None, separator: Some(';') }, 0).unwrap();
    assert_eq!(rows[0].1, [Cell::Text("a".into()), Cell::Text("b,c".into())]);
}

#[test]
fn quotation_marks() {
    let file = made("t.csv", "\"a \"\"b\"\" c\",\" d\", \"e\",f\"g,\"h\"i,\"\"\n'j',k\n".as_bytes());
    let rows = texts(&file.path, 0);
    assert_eq!(rows[0], ["a \"b\" c", " d", " \"e\"", "f\"g", "hi", ""]);
    assert_eq!(rows[1], ["'j'", "k"]);
    let single = made("t.csv", b"'code','name'\n'01223','it''s'\n'01210','a,b'\n");
    assert_eq!(texts(&single.path, 0), [["code", "name"], ["01223", "it's"], ["01210", "a,b"]]);
}

#[test]
fn every_line_end_counts_once() {
    assert_eq!(numbers("a,1\nb,2\r\nc,3\rd,4\n\ne,5"), [1, 2, 3, 4, 5, 6]);
    assert_eq!(numbers("a,\"x\ny\r\nz\rw\"\nb,2\n"), [1, 5]);
    assert_eq!(numbers("a\r\r\nb\n\rc"), [1, 2, 3, 4, 5]);
    assert_eq!(numbers("a,b\n"), [1]);
}

#[test]
fn blank_lines_are_empty_rows_and_blank_cells_are_cells() {
    let file = made("t.csv", b"\na,b\n\n,,\nc\n");
    let rows: Vec<Vec<Cell>> = all(&file.path, 0).unwrap().into_iter().map(|(_, row)| row).collect();
    assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [0, 2, 0, 3, 1]);
    assert_eq!(rows[3], [Cell::Empty, Cell::Empty, Cell::Empty]);
}

#[test]
fn rows_keep_their_own_length_and_never_a_cell_of_the_row_before() {
    let file = made("t.csv", b"a,b,c\n1\n2,3\n,,4,5\n6\n");
    let rows = texts(&file.path, 0);
    assert_eq!(rows, [vec!["a", "b", "c"], vec!["1"], vec!["2", "3"], vec!["", "", "4", "5"], vec!["6"]]);
}

#[test]
fn the_head_and_the_rows_agree() {
    let file = made("t.csv", "題名\n\n市,\"二\n行\"\n根室,1\n".as_bytes());
    let head = head(&file.path, &ReadOptions::default()).unwrap();
    let rows = all(&file.path, 0).unwrap();
    let sheet = &head.sheets[0];
    assert_eq!(sheet.numbers, [1, 2, 3, 5]);
    let of_head: Vec<(u64, Vec<Cell>)> = sheet.numbers.iter().copied().zip(sheet.rows.iter().cloned()).collect();
    assert_eq!(of_head, rows);
}

#[test]
fn a_mark_without_its_end_is_named_by_the_line_where_it_stands() {
    let file = made("t.csv", b"a,b\n1,\"2\n3,4\n5,6\n");
    assert_eq!(fault(all(&file.path, 0)), (Some(2), ReadProblem::OpenQuote));
    let mut long = b"a,b\n1,\"2".to_vec();
    long.resize(20 << 20, b'x');
    let file = made("t.csv", &long);
    assert_eq!(fault(all(&file.path, 0)), (Some(2), ReadProblem::OpenQuote));
}

#[test]
fn a_nul_is_named_by_its_line() {
    let file = made("t.csv", b"a,b\n1,2\n3,\x004\n5,6\n");
    assert_eq!(fault(all(&file.path, 0)), (Some(3), ReadProblem::Nul));
}

#[test]
fn a_million_columns_and_giant_cells_are_refused() {
    let wide = [b"a,b\n".to_vec(), b",".repeat(1_000_000), b"\n".to_vec()].concat();
    assert_eq!(fault(all(&made("t.csv", &wide).path, 0)), (Some(2), ReadProblem::TooManyColumns(16_384)));
    let cell = [b"a,b\n1,".to_vec(), b"x".repeat(1_100_000), b"\n".to_vec()].concat();
    let error = all(&made("t.csv", &cell).path, 0).unwrap_err();
    assert_eq!((error.place.row, error.place.column), (Some(2), Some(2)));
    assert_eq!(error.problem, ReadProblem::CellTooLong(1 << 20));
    let row = [b"a,b\n1,".to_vec(), b"x".repeat(17 << 20)].concat();
    assert!(matches!(fault(all(&made("t.csv", &row).path, 0)).1, ReadProblem::RowTooLong(16)));
}

#[test]
fn the_widest_and_longest_that_is_allowed_is_read() {
    let wide = b",".repeat(16_383);
    assert_eq!(all(&made("t.csv", &wide).path, 0).unwrap()[0].1.len(), 16_384);
    let cell = [b"a,".to_vec(), b"x".repeat(1 << 20)].concat();
    assert_eq!(shown(&all(&made("t.csv", &cell).path, 0).unwrap()[0].1[1]).len(), 1 << 20);
}

#[test]
fn numbers_of_text_files_stay_as_they_are_written() {
    let file = made("t.csv", b"NaN,inf,1e308,1e999,-0,007\n");
    assert_eq!(texts(&file.path, 0), [["NaN", "inf", "1e308", "1e999", "-0", "007"]]);
}
