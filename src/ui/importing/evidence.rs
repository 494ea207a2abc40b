//! When, where, in which unit and in which role the values of a file are, and what says so: a small table.

use crate::model::dated::Dated;
use crate::model::evidence::Given;
use crate::model::message::{Fact, Message};
use crate::model::report::ImportReport;
use crate::text::catalogue::Texts;
use crate::ui::theme::space;
use egui::{Grid, Label, ScrollArea, Ui};

/// How many rows the table has.
pub(super) fn count(report: &ImportReport) -> u64 {
    (report.dates.len() + report.given.list.len()) as u64
}

/// Draws the table.
pub(super) fn show(ui: &mut Ui, texts: &Texts, report: &ImportReport) {
    let dates = report.dates.iter().map(Dated::parts);
    let rows = dates.chain(report.given.list.iter().map(Given::parts));
    ScrollArea::both().id_salt("evidence").auto_shrink(false).show(ui, |ui| {
        Grid::new("evidence").num_columns(4).spacing([space::WIDE, space::NEAR]).show(ui, |ui| {
            let mut before: Option<Message> = None;
            for (aspect, what, from, values) in rows {
                // What is said stands once, before the first of its rows.
                let name = if before.as_ref() == Some(&aspect) { String::new() } else { texts.say(&aspect) };
                ui.weak(name);
                ui.add(Label::new(texts.say(&what)).extend());
                ui.add(Label::new(texts.say(&from)).extend());
                ui.weak(texts.with("importing-given-count", &[("values", Fact::Number(values as f64))]));
                ui.end_row();
                before = Some(aspect);
            }
        });
    });
}
