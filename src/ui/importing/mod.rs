//! The pane in which a file is brought in: what was understood at the left, the raw grid at the right, below it the
//! report, and the buttons that store or let go. Nothing is stored before the reader says so.

mod alike;
mod asked;
mod chosen;
mod defaults;
mod drop_zone;
mod evidence;
mod foot;
mod grid;
mod heads;
mod legend;
mod parts;
mod picks;
mod questions;
mod report;
mod sheets;
mod stripes;
mod understood;
mod whole;

pub use drop_zone::take as take_dropped;

use super::shell::{keep_size, pane};
use super::theme::{size, space};
use super::widgets::heading;
use crate::model::mapping::{ColumnKind, Mapping};
use crate::session::Session;
use crate::session::command::Command;
use crate::session::import::Import;
use crate::session::import::book::{Book, Table};
use crate::session::import::draft::{Content, Draft, Under};
use egui::{CentralPanel, FontId, Panel, RichText, ScrollArea, Ui};
use std::path::PathBuf;

/// What the pane asks of the window itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportAsked {
    /// To choose where the report is written.
    SaveReport,
    /// To choose where the recipe is written.
    SaveRecipe,
    /// To choose a recipe file.
    OpenRecipe,
}

/// State of the pane: what is chosen, scrolled and folded.
#[derive(Debug, Default)]
pub struct Importing {
    /// The file and the sheet that the rest is about.
    of: Option<(PathBuf, usize)>,
    at: At,
    grid: grid::Grid,
    report: report::Report,
    fields: picks::Fields,
}

/// What of the grid is chosen.
#[derive(Debug, Clone, Copy, Default)]
struct At {
    column: usize,
    /// By its number in the file.
    row: Option<u64>,
}

/// Changes to a mapping, made only where the reader asks for one.
struct Edit<'m> {
    now: &'m Mapping,
    changed: Option<Mapping>,
}

impl Edit<'_> {
    fn change(&mut self, change: impl FnOnce(&mut Mapping)) {
        change(self.changed.get_or_insert_with(|| self.now.clone()));
    }
}

impl Importing {
    /// Draws the pane of the present file.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) -> Option<ImportAsked> {
        let draft = session.import()?;
        let sheet = draft.book().map_or(0, |book| book.shown);
        if self.of.as_ref().is_none_or(|(path, at)| *path != draft.path || *at != sheet) {
            *self = Self {
                of: Some((draft.path.clone(), sheet)),
                at: At { column: usize::MAX, row: None },
                ..Self::default()
            };
        }
        let mut asked = None;
        Panel::bottom("import-foot").frame(pane(ui)).resizable(false).show(ui, |ui| {
            foot::show(ui, session, draft, commands);
        });
        match &draft.content {
            None => reading(ui, session, draft),
            Some(Content::Whole(whole)) => {
                CentralPanel::default().frame(pane(ui)).show(ui, |ui| whole::show(ui, session, draft, whole));
            }
            Some(Content::Sheets(book)) => {
                if let Some(table) = book.table() {
                    asked = self.table(ui, session, (draft, book, table), commands);
                }
            }
        }
        asked
    }

    fn table(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        (draft, book, table): (&Draft, &Book, &Table),
        commands: &mut Vec<Command>,
    ) -> Option<ImportAsked> {
        let mut asked = None;
        let room = ui.available_size();
        let mut edit = Edit { now: &table.mapping, changed: None };
        // At first the column with the values: it is what most needs a look.
        if self.at.column == usize::MAX {
            self.at.column = table.mapping.position(ColumnKind::Value).unwrap_or(0);
        }
        self.at.column = self.at.column.min(table.mapping.columns.len().saturating_sub(1));
        Panel::left("import-understood")
            .frame(pane(ui))
            .default_size((room.x * 0.27).clamp(300.0, 420.0))
            .size_range(280.0..=520.0)
            .show(ui, |ui| {
                keep_size(ui);
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    ui.add_enabled_ui(draft.under == Under::Nothing, |ui| {
                        asked = self.left(ui, session, (book, table), &mut edit, commands);
                    });
                });
            });
        Panel::bottom("import-report")
            .frame(pane(ui))
            .default_size(room.y * 0.4)
            .size_range(130.0..=(room.y * 0.75).max(140.0))
            .resizable(true)
            .show(ui, |ui| {
                keep_size(ui);
                let shown = self.report.show(ui, session, (book, table), commands);
                if let Some(row) = shown.row {
                    self.grid.reveal(row, shown.column);
                    self.at.row = Some(row);
                    commands.extend(grid::Grid::asked_for(table, row).map(Command::Import));
                }
                asked = shown.asked.or(asked);
            });
        CentralPanel::default().frame(pane(ui)).show(ui, |ui| {
            asked::show(ui, session, table, &mut self.fields, &mut edit, commands);
            questions::show(ui, session, table, &mut edit, commands);
            parts::show(ui, session, table, &mut edit);
            alike::show(ui, session, table, &mut edit);
            self.grid.show(ui, session, table, &mut self.at, commands);
        });
        if let Some(mapping) = edit.changed {
            commands.push(Command::Import(Import::Correct(Box::new(mapping))));
        }
        asked
    }

    fn left(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        (book, table): (&Book, &Table),
        edit: &mut Edit<'_>,
        commands: &mut Vec<Command>,
    ) -> Option<ImportAsked> {
        let asked = understood::show(ui, session, (book, table), &mut self.fields, edit, commands);
        understood::rows(ui, session, table, self.at.row, commands, edit);
        chosen::show(ui, session, table, &mut self.at, &mut self.fields, edit);
        defaults::show(ui, session, &mut self.fields, edit);
        legend::show(ui, session, &mut self.fields, edit);
        asked
    }
}

/// A file that is still being opened.
fn reading(ui: &mut Ui, session: &Session, draft: &Draft) {
    let texts = session.texts();
    CentralPanel::default().frame(pane(ui)).show(ui, |ui| {
        title(ui, session, draft);
        ui.add_space(space::WIDE);
        ui.horizontal(|ui| {
            ui.spinner();
            ui.label(texts.t("importing-reading"));
        });
    });
}

/// The file's name, and how many wait behind it.
fn title(ui: &mut Ui, session: &Session, draft: &Draft) {
    let font = FontId::new(size::TITLE, super::fonts::bold());
    ui.label(RichText::new(&draft.name).font(font));
    if let Some(folder) = draft.path.parent() {
        heading::faint(ui, &folder.display().to_string());
    }
    if let Some((now, all)) = session.import_place() {
        let number = |n: usize| crate::model::message::Fact::Number(n as f64);
        let facts = [("now", number(now)), ("all", number(all))];
        heading::faint(ui, &session.texts().with("importing-place", &facts));
    }
}
