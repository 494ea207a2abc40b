//! A report as CSV: when the values are of and what says so, and every problem with its place, its words and its cure,
//! for whoever has to mend the file.

use crate::model::message::{Explain, Message};
use crate::model::report::ImportReport;
use crate::model::spreadsheet::guarded;

/// The columns, in order; a contract with whoever reads the file.
pub const COLUMNS: [&str; 11] =
    ["severity", "file", "sheet", "row", "column", "heading", "raw_text", "reason", "message", "cure", "dataset"];

/// The problems as CSV with a byte-order mark, so that spreadsheets open it right. `say` puts messages into words.
///
/// # Errors
/// What the writer said, which memory alone could cause.
pub fn csv(reports: &[&ImportReport], say: &dyn Fn(&Message) -> String) -> Result<Vec<u8>, String> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![0xef, 0xbb, 0xbf]);
    writer.write_record(COLUMNS).map_err(|error| error.to_string())?;
    for report in reports {
        let [file, sheet, dataset] = [&report.file, &report.sheet, &report.dataset].map(|text| guarded(text));
        // Severity, row, column, heading, text, reason, words, cure: file, sheet and dataset are the same in every line.
        let mut line = |[severity, row, column, heading, raw, reason, words, cure]: [&str; 8]| {
            let cells = [severity, &file, &sheet, row, column, heading, raw, reason, words, cure, &dataset];
            writer.write_record(cells).map_err(|error: csv::Error| error.to_string())
        };
        for dated in &report.dates {
            let words = guarded(&say(&dated.explain())).into_owned();
            line(["note", "", "", "", &guarded(&dated.text), "period", &words, ""])?;
        }
        for given in &report.given.list {
            let words = guarded(&say(&given.explain())).into_owned();
            line(["note", "", "", "", &guarded(&given.text), given.aspect().key(), &words, ""])?;
        }
        for parted in &report.breakdowns {
            let words = guarded(&say(&parted.explain())).into_owned();
            line(["note", "", "", &guarded(&parted.heading), "", "breakdown", &words, ""])?;
        }
        for proposed in &report.proposed {
            let words = guarded(&say(&proposed.explain())).into_owned();
            line(["note", "", "", &guarded(&proposed.heading), "", "breakdown_proposed", &words, ""])?;
        }
        for problem in &report.problems {
            let number = |n: Option<u64>| n.filter(|n| *n > 0).map(|n| n.to_string()).unwrap_or_default();
            let [words, cure] =
                [problem.reason.explain(), problem.reason.cure()].map(|m| guarded(&say(&m)).into_owned());
            line([
                problem.reason.severity().key(),
                &number(Some(problem.row)),
                &number(problem.column.map(|column| column as u64)),
                &guarded(&problem.heading),
                &guarded(&problem.raw),
                problem.reason.key(),
                &words,
                &cure,
            ])?;
        }
        if report.beyond() > 0 {
            let rest = Message::new("import-report-beyond").number("count", report.beyond() as f64);
            line(["note", "", "", "", "", "beyond", &say(&rest), ""])?;
        }
    }
    writer.into_inner().map_err(|error| error.to_string())
}
