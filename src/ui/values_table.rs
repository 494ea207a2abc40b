//! The numbers of the chart as a table: periods as columns, series as rows, to be read and to be copied.

use super::theme::{self, size};
use super::widgets::heading;
use crate::chart::spec::ChartSpec;
use crate::chart::table::{self, Cell, Part, Row, Table};
use crate::model::message::{Fact, Message};
use crate::session::Session;
use crate::session::clipboard::Content;
use crate::session::command::Command;
use egui::{Align, Layout, RichText, Ui};
use egui_extras::{Column, TableBuilder};

/// Height of a row in points.
const ROW: f32 = 22.0;

/// The table, kept until the session's revision grows.
#[derive(Debug, Default)]
pub struct ValuesTable {
    built: Option<(u64, Table)>,
}

/// A line of the table on the screen.
enum Line<'a> {
    Part(&'a Part),
    Row(&'a Row),
}

impl ValuesTable {
    /// Draws the table of a chart.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, spec: Option<&ChartSpec>, commands: &mut Vec<Command>) {
        let texts = session.texts();
        let Some(spec) = spec else {
            heading::pane(ui, &texts.t("compare-table-heading"));
            ui.label(texts.t("compare-table-empty"));
            return;
        };
        if self.built.as_ref().is_none_or(|(revision, _)| *revision != session.revision()) {
            self.built = Some((session.revision(), table::table(spec, texts)));
        }
        let Some((_, table)) = &self.built else { return };
        ui.horizontal(|ui| {
            heading::pane(ui, &texts.t("compare-table-heading"));
            heading::faint(ui, &texts.with("table-rows", &[("count", Fact::Number(table.len() as f64))]));
            if !table.is_empty() && ui.button(texts.t("compare-table-copy")).clicked() {
                let said = Message::new("notice-copied-rows").number("count", table.len() as f64);
                commands.push(Command::copy(Content::Text(table.tsv()), said));
            }
        });
        if table.is_empty() {
            ui.label(texts.t("compare-table-empty"));
            return;
        }
        egui::ScrollArea::horizontal().id_salt("values-wide").auto_shrink(false).show(ui, |ui| {
            ui.visuals_mut().widgets.noninteractive.bg_stroke = egui::Stroke::NONE;
            body(ui, session, table, commands);
        });
    }
}

fn body(ui: &mut Ui, session: &Session, table: &Table, commands: &mut Vec<Command>) {
    let lines: Vec<Line<'_>> = table
        .parts
        .iter()
        .flat_map(|part| std::iter::once(Line::Part(part)).chain(part.rows.iter().map(Line::Row)))
        .collect();
    let width = table.headings.iter().map(|words| text_width(ui, words) + 24.0).fold(72.0, f32::max);
    let mut builder = TableBuilder::new(ui)
        .id_salt("values")
        .striped(true)
        .auto_shrink(false)
        .min_scrolled_height(0.0)
        .sense(egui::Sense::CLICK)
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(Column::initial(220.0).at_least(120.0).clip(true).resizable(true))
        .column(Column::initial(96.0).at_least(60.0).clip(true).resizable(true));
    for _ in &table.columns {
        builder = builder.column(Column::exact(width).clip(true));
    }
    let table_ui = builder.header(24.0, |mut header| {
        for words in [&table.series, &table.kind] {
            header.col(|ui| {
                ui.label(head(words));
            });
        }
        for words in &table.headings {
            header.col(|ui| right(ui, head(words)));
        }
    });
    table_ui.body(|body| {
        body.rows(ROW, lines.len(), |mut line| match lines.get(line.index()) {
            Some(Line::Part(part)) => {
                line.col(|ui| {
                    ui.add(egui::Label::new(head(&part.title)).truncate());
                });
                // The stripe goes on to the end of the row.
                for _ in 0..=table.columns.len() {
                    line.col(|_| {});
                }
            }
            Some(Line::Row(row)) => {
                line.col(|ui| {
                    let words = if row.own { head(&row.name).size(size::BODY) } else { RichText::new(&row.name) };
                    ui.add(egui::Label::new(words).truncate());
                });
                line.col(|ui| {
                    ui.add(egui::Label::new(&row.kind).truncate());
                });
                for cell in &row.cells {
                    line.col(|ui| value(ui, session, cell));
                }
                if line.response().clicked() {
                    let loaded = session.store().value();
                    let indicator = loaded.and_then(|l| l.index.series(row.series));
                    commands.push(Command::Focus(indicator.map(|s| s.id())));
                }
            }
            None => {}
        });
    });
}

fn head(words: &str) -> RichText {
    RichText::new(words).font(egui::FontId::new(size::SMALL, super::fonts::bold()))
}

fn text_width(ui: &Ui, words: &str) -> f32 {
    let font = egui::FontId::new(size::SMALL, super::fonts::bold());
    ui.painter().layout_no_wrap(words.to_owned(), font, egui::Color32::PLACEHOLDER).size().x
}

fn right(ui: &mut Ui, words: RichText) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.add(egui::Label::new(words).truncate()));
}

fn value(ui: &mut Ui, session: &Session, cell: &Cell) {
    let faint = theme::look(ui).faint();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| match cell {
        Cell::Value { shown, words, .. } => {
            ui.label(RichText::new(shown).monospace()).on_hover_text(words.join("\n"));
        }
        Cell::Missing(reason) => {
            let label = egui::Label::new(RichText::new(reason).size(size::SMALL).color(faint)).truncate();
            ui.add(label).on_hover_text(reason);
        }
        Cell::Nothing => {
            let words = session.texts().t("no-value");
            ui.label(RichText::new(words).color(faint)).on_hover_text(session.texts().t("chart-reading-none"));
        }
    });
}
