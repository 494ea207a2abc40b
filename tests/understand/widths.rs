//! A row of a text that is longer or shorter than its heading is refused wherever it stands, and the others are kept.

use super::{Grid, file_taken, lines, reasons};
use machikurabe::import::known::Known;
use machikurabe::import::municipality::resolver::Resolver;
use machikurabe::import::preview::preview;
use machikurabe::import::{open, read, run, sink, understand};
use machikurabe::model::dataset::Dataset;
use machikurabe::model::message::Explain;
use machikurabe::model::preview::Taken;
use machikurabe::model::report::{ImportReport, ProblemReason};
use machikurabe::text::catalogue::Texts;
use machikurabe::text::language::Language;
use proptest::prelude::*;
use std::fmt::Write as _;

const HEADING: &str = "団体名,指標,年,値";

fn taken(text: &str) -> (Dataset, ImportReport) {
    let (_, data, report) = file_taken("t.csv", text, &Known::default());
    (data, report)
}

fn values(data: &Dataset) -> Vec<String> {
    data.observations.iter().map(|o| o.value.map(|value| value.to_string()).unwrap_or_default()).collect()
}

/// A table of so many rows; those that are named have a separator between thousands and no quotation marks.
fn table(rows: usize, broken: &[usize]) -> String {
    let row = |at: usize| {
        let value = if broken.contains(&at) { format!("{},{:03}", 20 + at % 50, at % 1_000) } else { at.to_string() };
        format!("釧路市,漁獲量{at},2021年,{value}")
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("{HEADING}\n{}\n", rows.join("\n"))
}

#[test]
fn a_number_without_quotation_marks_is_refused_wherever_it_stands() {
    // The first row, the last one, some beyond the rows that a file is judged by, some beyond the first part.
    for (rows, broken) in [
        (4, vec![0]),
        (4, vec![1]),
        (4, vec![3]),
        (4, vec![0, 1]),
        (400, vec![350]),
        (4_000, vec![7, 299, 300, 2_500, 3_999]),
    ] {
        let (data, report) = taken(&table(rows, &broken));
        let kept: Vec<String> = (0..rows).filter(|at| !broken.contains(at)).map(|at| at.to_string()).collect();
        assert_eq!(values(&data), kept, "{rows} {broken:?}");
        let said: Vec<(u64, &str)> = broken.iter().map(|at| (*at as u64 + 2, "row_width")).collect();
        assert_eq!(reasons(&report), said);
        assert_eq!(report.problems[0].reason, ProblemReason::RowWidth(5, 4));
        assert!(!report.is_complete() && report.rows_refused == broken.len() as u64);
    }
}

#[test]
fn the_sentence_says_how_many_cells_and_the_cure() {
    let reason = ProblemReason::RowWidth(5, 4);
    let said = |language| {
        let texts = Texts::new(language);
        format!("{}. {}", texts.say(&reason.explain()), texts.say(&reason.cure()))
    };
    assert_eq!(
        said(Language::En),
        "The row has 5 cells, but there are 4 headings. Put numbers with thousands separators in quotation marks (\"12,345\"), and check the separators of the row."
    );
    assert!(said(Language::Ja).starts_with("セルが5個ありますが、見出しは4個です"));
}

#[test]
fn short_rows_and_rows_of_another_separator_are_refused_in_every_kind_of_text() {
    for mark in [",", "\t", ";"] {
        let other = if mark == ";" { "\t" } else { ";" };
        let row = |cells: &[&str]| cells.join(mark);
        let text = [
            row(&["団体名", "指標", "年", "値", "備考"]),
            row(&["釧路市", "a", "2021年", "1", ""]),
            row(&["釧路市", "b", "2021年", "2"]),
            row(&["釧路市", "c", "2021年"]),
            ["釧路市", "d", "2021年", "4", ""].join(other),
            row(&["釧路市", "e", "2021年", "5", "", "6"]),
            row(&["釧路市", "f", "2021年", "7", "", ""]),
            row(&["釧路市", "g", "2021年", "8", "注あり"]),
        ]
        .join("\n");
        let (data, report) = taken(&text);
        assert_eq!(values(&data), ["1", "8"], "{mark:?}");
        assert_eq!(reasons(&report), [3, 4, 5, 6, 7].map(|row| (row, "row_width")), "{mark:?}");
    }
}

#[test]
fn separators_at_the_end_of_every_row_part_nothing() {
    for text in [
        "団体名,指標,年,値,\n釧路市,a,2021年,1,\n釧路市,b,2021年,2,\n",
        "団体名,指標,年,値\n釧路市,a,2021年,1,\n釧路市,b,2021年,2,\n",
        "団体名,指標,年,値,,\n釧路市,a,2021年,1\n釧路市,b,2021年,2\n",
    ] {
        let (data, report) = taken(text);
        assert_eq!((values(&data), report.is_complete()), (vec!["1".to_owned(), "2".into()], true), "{text}");
    }
    // Among such rows a torn number is still found.
    let (data, report) = taken("団体名,指標,年,値\n釧路市,a,2021年,1,\n釧路市,b,2021年,2,\n釧路市,c,2021年,24,636,\n");
    assert_eq!((values(&data), reasons(&report)), (vec!["1".to_owned(), "2".into()], vec![(4, "row_width")]));
}

#[test]
fn titles_notes_blank_lines_and_totals_are_no_torn_rows() {
    let text = "漁獲量の推移\n\n団体名,令和3年度,令和4年度\n釧路市,1,2\n\n石狩振興局\n根室市,3,4\n合計,4,6\n\n注1：速報値を含む\n資料：港湾課,水産課\n団体名,令和3年度,令和4年度\n苫小牧市,5,6\n";
    let (data, report) = taken(text);
    assert_eq!(values(&data), ["1", "2", "3", "4", "5", "6"]);
    assert!(report.is_complete(), "{:?}", report.problems);
}

#[test]
fn rows_that_repeat_what_stood_in_a_torn_row_are_refused_with_it() {
    // Cells merged downwards in a spreadsheet: the name stands in the first row of its group only.
    let text = "団体名,指標,年,値\n釧路市,漁獲量,2019年,1\n,,2020年,2\n根室市,水揚げ, サケ,2019年,3\n,,2020年,4\n苫小牧市,漁獲量,2019年,5\n,,2020年,6\n";
    let (data, report) = taken(text);
    assert_eq!(values(&data), ["1", "2", "5", "6"]);
    assert_eq!(reasons(&report), [(4, "row_width"), (5, "torn")]);
    assert!(lines(&data).iter().all(|line| !line.contains("サケ") && !line.contains("水揚げ")));
}

#[test]
fn the_preview_shows_which_row_is_torn() {
    let grid = Grid::text("t.csv", "団体名|指標|年|値\n釧路市|a|2021年|1\n釧路市|b|2021年|24|636");
    let mapping = grid.mapping();
    let seen = preview(&grid.head(), &mapping, &Resolver::new(&mapping));
    assert_eq!(seen.rows[2].cells[4], Taken::Refused(ProblemReason::RowWidth(5, 4)));
    assert_eq!((seen.values, seen.refused, mapping.columns.len()), (1, 1, 4));
}

#[test]
fn rows_of_sheets_have_no_length_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["団体名", "指標", "年", "値", "備考"]).unwrap();
    sheet.write_row(1, 0, ["釧路市", "a", "2021年"]).unwrap();
    sheet.write(1, 3, 1).unwrap();
    sheet.write_row(2, 0, ["釧路市", "b", "2021年"]).unwrap();
    sheet.write(2, 3, 2).unwrap();
    sheet.write(2, 4, "注あり").unwrap();
    book.save(&path).unwrap();
    let options = machikurabe::model::grid::ReadOptions::default();
    let open::Opened::Table(head) = open::open(&path, &options).unwrap() else { panic!("a table") };
    let known = Known::default();
    let mapping = understand::understand(&head, 0, &known);
    assert_eq!(mapping.width, None);
    let resolver = Resolver::new(&mapping);
    let source = run::Source { file: "t.xlsx", hash: "0123456789abcdef", dataset: "t" };
    let plan = run::Plan { mapping: &mapping, resolver: &resolver, known: &known, source };
    let mut out = sink::Collected::default();
    let never = std::sync::atomic::AtomicBool::new(false);
    let report = run::run(read::rows(&path, &options, 0).unwrap().as_mut(), plan, &mut out, &|_| {}, &never).unwrap();
    assert_eq!((values(&out.data), report.is_complete()), (vec!["1".to_owned(), "2".into()], true));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever rows are torn, only what stands whole in the file is stored.
    #[test]
    fn no_torn_number_is_ever_stored(
        rows in prop::collection::vec((1_u32..2_000_000, 0_u8..4), 2..40),
        heading_ends in any::<bool>(),
    ) {
        // 0: plain; 1: in quotation marks; 2: torn; 3: torn where there are thousands, quoted elsewhere.
        let grouped = |n: u32| {
            let digits = n.to_string();
            let first = digits.len() % 3;
            let mut parts: Vec<&str> = Vec::new();
            if first > 0 { parts.push(&digits[..first]); }
            parts.extend((first..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
            parts.join(",")
        };
        let end = if heading_ends { "," } else { "" };
        let mut text = format!("団体名,指標,年,値{end}\n");
        let mut whole = Vec::new();
        for (at, (number, kind)) in rows.iter().enumerate() {
            let grouped = grouped(*number);
            let torn = *kind >= 2 && grouped.contains(',');
            let cell = match kind { 0 => number.to_string(), 1 => format!("\"{grouped}\""), _ => grouped };
            writeln!(text, "釧路市,指標{at},2021年,{cell}{end}").unwrap();
            if !torn { whole.push(number.to_string()); }
        }
        let torn = rows.len() - whole.len();
        prop_assume!(whole.len() > torn);
        let (data, report) = taken(&text);
        prop_assert_eq!(values(&data), whole);
        prop_assert_eq!(report.rows_refused, torn as u64);
    }
}
