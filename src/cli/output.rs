//! One list of records as a table for people, as CSV or as JSON.
//!
//! CSV and JSON are the contract with other programs: every column, English keys, exact numbers, no
//! byte-order mark and every text as it is. `csv-bom`, also asked for as `--excel`, is the same CSV for spreadsheets. The table is for reading: fewer columns, in words, with units; long texts are cut.

use super::args::Format;
use crate::model::message::{Fact, Message};
use crate::model::quantity::Quantity;
use crate::model::spreadsheet::guarded;
use crate::text::catalogue::Texts;
use crate::text::number;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// One value of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Missing: empty in CSV, `null` in JSON.
    Empty,
    /// A text or a stable key.
    Text(String),
    /// A number in plain ASCII digits, which CSV and JSON both take as it stands.
    Number(String),
    /// Yes or no.
    Flag(bool),
}

impl Cell {
    /// A text; an empty one is missing.
    pub fn text(text: impl std::fmt::Display) -> Self {
        let text = text.to_string();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A number in its shortest exact form.
    pub fn exact(value: Option<f64>) -> Self {
        value.map_or(Self::Empty, |v| Self::number(number::data_exact(v)))
    }

    /// A number with its printed decimals.
    pub fn printed(value: Option<Quantity>) -> Self {
        value.map_or(Self::Empty, |v| Self::number(v.to_string()))
    }

    /// A whole number, for example a count or a line.
    pub fn whole(value: Option<usize>) -> Self {
        value.map_or(Self::Empty, |v| Self::number(v.to_string()))
    }

    /// A line of a document's text edition.
    pub fn line(value: Option<u32>) -> Self {
        value.map_or(Self::Empty, |v| Self::number(v.to_string()))
    }

    /// A stable key.
    pub fn key(key: Option<&'static str>) -> Self {
        key.map_or(Self::Empty, |k| Self::Text(k.to_owned()))
    }

    fn number(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Number(text) }
    }
}

/// A column of CSV and JSON: its key, and how a record fills it.
pub type Column<R> = (&'static str, fn(&R) -> Cell);

/// A column of the table that people read.
#[derive(Debug)]
pub struct Shown<R> {
    /// Catalogue key of its heading.
    pub heading: &'static str,
    /// Widest that it gets, in cells of a terminal (a kanji is two); longer texts are cut.
    pub most: usize,
    /// Whether its texts are numbers, which stand at the right.
    pub number: bool,
    /// How a record fills it.
    pub of: fn(&R) -> String,
}

impl<R> Shown<R> {
    /// A column of words.
    pub const fn words(heading: &'static str, most: usize, of: fn(&R) -> String) -> Self {
        Self { heading, most, number: false, of }
    }

    /// A column of numbers.
    pub const fn number(heading: &'static str, of: fn(&R) -> String) -> Self {
        Self { heading, most: 24, number: true, of }
    }
}

/// A list of records with both sets of columns and the remarks that stand below the table.
#[derive(Debug)]
pub struct Report<'a, R> {
    /// Columns of CSV and JSON, in order.
    pub columns: &'a [Column<R>],
    /// Columns of the table, in order.
    pub shown: &'a [Shown<R>],
    /// The records.
    pub records: &'a [R],
    /// Lines below the table.
    pub remarks: Vec<String>,
}

impl<R> Report<'_, R> {
    /// The whole output in a format.
    ///
    /// # Errors
    /// `error-output-write` where CSV cannot be formed, which only a full memory could cause.
    pub fn render(&self, format: Format, texts: &Texts) -> Result<String, Message> {
        match format {
            Format::Table => Ok(self.table(texts)),
            Format::Csv => self.csv(false),
            Format::CsvBom => self.csv(true),
            Format::Json => Ok(self.json()),
        }
    }

    fn csv(&self, for_spreadsheets: bool) -> Result<String, Message> {
        let text = self.delimited(for_spreadsheets);
        let text = text.map_err(|cause| Message::new("error-output-write").text("cause", cause))?;
        Ok(if for_spreadsheets { format!("\u{feff}{text}") } else { text })
    }

    fn delimited(&self, for_spreadsheets: bool) -> Result<String, Box<dyn std::error::Error>> {
        // The line ends that RFC 4180 names and spreadsheets write; line tools want the plain ones.
        let end = if for_spreadsheets { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new().terminator(end).from_writer(Vec::new());
        writer.write_record(self.columns.iter().map(|(key, _)| *key))?;
        for record in self.records {
            writer.write_record(self.columns.iter().map(|(_, of)| match of(record) {
                Cell::Empty => String::new(),
                Cell::Text(text) if for_spreadsheets => guarded(&text).into_owned(),
                Cell::Text(text) | Cell::Number(text) => text,
                Cell::Flag(flag) => flag.to_string(),
            }))?;
        }
        Ok(String::from_utf8(writer.into_inner().map_err(|e| e.to_string())?)?)
    }

    /// One object a line, so that line tools can search and compare.
    fn json(&self) -> String {
        let mut text = String::from("[");
        for (place, record) in self.records.iter().enumerate() {
            text.push_str(if place == 0 { "\n{" } else { ",\n{" });
            for (at, (key, of)) in self.columns.iter().enumerate() {
                let comma = if at == 0 { "" } else { "," };
                let value = match of(record) {
                    Cell::Empty => "null".to_owned(),
                    Cell::Text(words) => serde_json::Value::String(words).to_string(),
                    Cell::Number(digits) => digits,
                    Cell::Flag(flag) => flag.to_string(),
                };
                // Writing to a String cannot fail.
                let _ = write!(text, "{comma}\"{key}\":{value}");
            }
            text.push('}');
        }
        text.push_str(if self.records.is_empty() { "]\n" } else { "\n]\n" });
        text
    }

    fn table(&self, texts: &Texts) -> String {
        let mut lines: Vec<Vec<String>> = vec![self.shown.iter().map(|column| texts.t(column.heading)).collect()];
        for record in self.records {
            lines.push(self.shown.iter().map(|column| cut(&one_line(&(column.of)(record)), column.most)).collect());
        }
        let widths: Vec<usize> = (0..self.shown.len())
            .map(|at| lines.iter().filter_map(|line| line.get(at)).map(|text| text.width()).max().unwrap_or(0))
            .collect();
        lines.insert(1, widths.iter().map(|width| "-".repeat(*width)).collect());
        let mut text = String::new();
        for line in &lines {
            let cells = line.iter().zip(&widths).zip(self.shown);
            let padded: Vec<String> = cells.map(|((cell, width), column)| pad(cell, *width, column.number)).collect();
            text.push_str(padded.join("  ").trim_end());
            text.push('\n');
        }
        if self.records.is_empty() {
            let _ = write!(text, "\n{}\n", texts.t("table-empty"));
        }
        if !self.remarks.is_empty() {
            text.push('\n');
        }
        for remark in &self.remarks {
            let _ = writeln!(text, "{remark}");
        }
        text
    }
}

/// How many rows a table has, in words.
pub fn count(texts: &Texts, rows: usize) -> String {
    texts.with("table-rows", &[("count", Fact::Number(rows as f64))])
}

/// Line breaks and tabs inside a text would break the table's lines.
fn one_line(text: &str) -> String {
    text.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text of at most so many cells; a longer one ends in `…`.
fn cut(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for character in text.chars() {
        used += character.width().unwrap_or(0);
        if used > most {
            break;
        }
        kept.push(character);
    }
    kept.push('…');
    kept
}

fn pad(text: &str, width: usize, right: bool) -> String {
    let space = " ".repeat(width.saturating_sub(text.width()));
    if right { space + text } else { text.to_owned() + &space }
}

/// Writes to standard output. Whoever reads it may stop whenever it has enough (`| head`).
///
/// # Errors
/// `error-output-write` where the output cannot be written, for example on a full disk.
pub fn print(text: &str) -> Result<(), Message> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => {
            Err(Message::new("error-output-write").text("cause", cause))
        }
        _ => Ok(()),
    }
}

/// Says on standard output that a file was written.
///
/// # Errors
/// `error-output-after` where the output cannot be written: the file is there all the same.
pub fn print_done(done: &str, texts: &Texts) -> Result<(), Message> {
    print(&format!("{done}\n")).map_err(|cause| {
        let cause = texts.say(&cause);
        Message::new("error-output-after").text("done", done).text("cause", cause)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::Language;

    #[test]
    fn cuts_by_cells_and_never_inside_a_character() {
        assert_eq!(cut("人口減少率", 10), "人口減少率");
        assert_eq!(cut("人口減少率", 9), "人口減少…");
        assert_eq!(cut("人口減少率", 8), "人口減…");
        assert_eq!(cut("ｱｲｳ abc", 5), "ｱｲｳ …");
        assert_eq!(cut("", 3), "");
        for most in 1..12 {
            assert!(cut("人口a減少b率", most).width() <= most);
        }
    }

    #[test]
    fn numbers_are_the_same_digits_in_csv_and_json_and_missing_is_empty() {
        let columns: [Column<(&str, Option<f64>)>; 3] =
            [("name", |r| Cell::text(r.0)), ("value", |r| Cell::exact(r.1)), ("known", |r| Cell::Flag(r.1.is_some()))];
        let shown = [
            Shown::<(&str, Option<f64>)>::words("column-indicator", 8, |r| r.0.to_owned()),
            Shown::number("column-value", |r| r.1.map(|v| v.to_string()).unwrap_or_default()),
        ];
        let records = [("根室,\"市\"\n", Some(-0.5)), ("", None), ("x", Some(1e7))];
        let report = Report { columns: &columns, shown: &shown, records: &records, remarks: vec!["n".into()] };
        let texts = Texts::new(Language::Ja);
        let csv = "name,value,known\n\"根室,\"\"市\"\"\n\",-0.5,true\n,,false\nx,10000000,true\n";
        assert_eq!(report.render(Format::Csv, &texts).unwrap(), csv);
        let json = "[\n{\"name\":\"根室,\\\"市\\\"\\n\",\"value\":-0.5,\"known\":true},\n\
                    {\"name\":null,\"value\":null,\"known\":false},\n{\"name\":\"x\",\"value\":10000000,\"known\":true}\n]\n";
        assert_eq!(report.render(Format::Json, &texts).unwrap(), json);
        let table = "指標           値\n-------  --------\n根室,\"…      -0.5\n\nx        10000000\n\nn\n";
        assert_eq!(report.render(Format::Table, &texts).unwrap(), table);
        let none = Report { columns: &columns, shown: &shown, records: &[], remarks: Vec::new() };
        assert_eq!(none.render(Format::Csv, &texts).unwrap(), "name,value,known\n");
        assert_eq!(none.render(Format::Json, &texts).unwrap(), "[]\n");
        assert!(none.render(Format::Table, &texts).unwrap().contains(&texts.t("table-empty")));
    }
}
