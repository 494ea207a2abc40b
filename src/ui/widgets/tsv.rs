//! Rows for the clipboard: cells parted by tabs, as spreadsheets take them.

use super::table::rows_to_copy;
use crate::model::message::{Fact, Message};
use crate::model::spreadsheet::guarded;
use crate::session::clipboard::Content;
use crate::session::command::Command;
use crate::text::catalogue::Texts;
use egui::Ui;
use std::ops::{Range, RangeInclusive};

/// Most rows that are copied at once: the clipboard holds them in memory several times over.
pub const MOST: usize = 100_000;

/// Headings and rows as lines of cells parted by tabs; line breaks and tabs inside a cell become spaces, and no cell is
/// one that a spreadsheet would calculate.
#[must_use]
pub fn lines(headings: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = String::new();
    for cells in std::iter::once(headings.to_vec()).chain(rows) {
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                text.push('\t');
            }
            let cell: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            text.push_str(&guarded(&cell));
        }
        text.push('\n');
    }
    text
}

/// Copies rows with their headings and says so, or says why there are too many.
pub fn copy(
    headings: &[String],
    rows: Range<usize>,
    record: impl Fn(usize) -> Vec<String>,
    commands: &mut Vec<Command>,
) {
    let count = rows.len() as f64;
    if rows.len() > MOST {
        let too_many = Message::new("notice-copy-too-many").number("count", count).number("most", MOST as f64);
        commands.push(Command::Say(too_many));
        return;
    }
    if rows.is_empty() {
        return;
    }
    let text = Content::Text(lines(headings, rows.map(record)));
    commands.push(Command::copy(text, Message::new("notice-copied-rows").number("count", count)));
}

/// The button that offers to copy the selected rows, and all that are shown.
pub fn menu(
    ui: &mut Ui,
    texts: &Texts,
    headings: &[String],
    selected: Option<&RangeInclusive<usize>>,
    count: usize,
    record: impl Fn(usize) -> Vec<String>,
    commands: &mut Vec<Command>,
) {
    ui.menu_button(texts.t("table-copy"), |ui| {
        let offers = [
            ("table-copy-selected", selected.map(|rows| rows_to_copy(Some(rows.clone()), count))),
            ("table-copy-all", Some(0..count)),
        ];
        for (key, rows) in offers {
            let Some(rows) = rows else { continue };
            let words = texts.with(key, &[("count", Fact::Number(rows.len() as f64))]);
            if ui.add_enabled(!rows.is_empty(), egui::Button::new(words)).clicked() {
                copy(headings, rows, &record, commands);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_break_a_line_becomes_a_space() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let rows = [row(["根室市", "1\t2\r\n3"]), row(["", "−4"]), row(["\t=1+1", "-4"])];
        let text = lines(&row(["都市", "値"]), rows.into_iter());
        assert_eq!(text, "都市\t値\n根室市\t1 2  3\n\t−4\n' =1+1\t-4\n");
    }
}
