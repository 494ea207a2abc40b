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
    let failed = |error: csv::Error| error.to_string();
    writer.write_record(COLUMNS).map_err(failed)?;
    for report in reports {
        for dated in &report.dates {
            writer
                .write_record([
                    "note",
                    &guarded(&report.file),
                    &guarded(&report.sheet),
                    "",
                    "",
                    "",
                    &guarded(&dated.text),
                    "period",
                    &guarded(&say(&dated.explain())),
                    "",
                    &guarded(&report.dataset),
                ])
                .map_err(failed)?;
        }
        for parted in &report.breakdowns {
            writer
                .write_record([
                    "note",
                    &guarded(&report.file),
                    &guarded(&report.sheet),
                    "",
                    "",
                    &guarded(&parted.heading),
                    "",
                    "breakdown",
                    &guarded(&say(&parted.explain())),
                    "",
                    &guarded(&report.dataset),
                ])
                .map_err(failed)?;
        }
        for proposed in &report.proposed {
            writer
                .write_record([
                    "note",
                    &guarded(&report.file),
                    &guarded(&report.sheet),
                    "",
                    "",
                    &guarded(&proposed.heading),
                    "",
                    "breakdown_proposed",
                    &guarded(&say(&proposed.explain())),
                    "",
                    &guarded(&report.dataset),
                ])
                .map_err(failed)?;
        }
        for problem in &report.problems {
            let number = |n: Option<u64>| n.filter(|n| *n > 0).map(|n| n.to_string()).unwrap_or_default();
            writer
                .write_record([
                    problem.reason.severity().key(),
                    &guarded(&report.file),
                    &guarded(&report.sheet),
                    &number(Some(problem.row)),
                    &number(problem.column.map(|column| column as u64)),
                    &guarded(&problem.heading),
                    &guarded(&problem.raw),
                    problem.reason.key(),
                    &guarded(&say(&problem.reason.explain())),
                    &guarded(&say(&problem.reason.cure())),
                    &guarded(&report.dataset),
                ])
                .map_err(failed)?;
        }
        if report.beyond() > 0 {
            let rest = Message::new("import-report-beyond").number("count", report.beyond() as f64);
            let words = say(&rest);
            writer
                .write_record([
                    "note",
                    &guarded(&report.file),
                    &guarded(&report.sheet),
                    "",
                    "",
                    "",
                    "",
                    "beyond",
                    &words,
                    "",
                    &guarded(&report.dataset),
                ])
                .map_err(failed)?;
        }
    }
    writer.into_inner().map_err(|error| error.to_string())
}
