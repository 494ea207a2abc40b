//! The sheets of a workbook: which are stored, which one is shown, and what all of them come to.

use crate::model::message::Fact;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::import::Import;
use crate::session::import::book::{Book, Table};
use crate::session::import::draft::Blocked;
use crate::text::catalogue::Texts;
use crate::text::number;
use crate::ui::theme::space;
use crate::ui::widgets::heading;
use crate::ui::widgets::table::{Cell, Column, Rows, Shown, Table as Listing};
use egui::{Role, ScrollArea, Ui, WidgetInfo};

/// Most height that the list of sheets takes, in points.
const HIGH: f32 = 150.0;

/// Columns of the report of all sheets with the key of their heading and their first width.
const COLUMNS: [(&str, f32); 8] = [
    ("importing-sheet", 110.0),
    ("importing-dataset", 200.0),
    ("importing-sheet-rows", 64.0),
    ("importing-sheet-values", 64.0),
    ("importing-sheet-refused", 76.0),
    ("importing-sheet-new", 64.0),
    ("importing-sheet-revised", 64.0),
    ("importing-sheet-state", 300.0),
];

/// Draws the sheets with a box each; nothing where there is only one.
pub(super) fn show(ui: &mut Ui, session: &Session, book: &Book, commands: &mut Vec<Command>) {
    if book.tables.len() < 2 {
        return;
    }
    let texts = session.texts();
    heading::part(ui, &texts.t("importing-sheets"));
    heading::faint(ui, &texts.t("importing-sheets-hint"));
    ScrollArea::vertical().id_salt("sheets").max_height(HIGH).auto_shrink([false, true]).show(ui, |ui| {
        for (at, table) in book.tables.iter().enumerate() {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::TIGHT;
                let mut picked = book.picked.contains(&at);
                let name = texts.with("importing-sheet-pick", &[("sheet", Fact::Text(table.sheet_name().to_owned()))]);
                let response = ui.checkbox(&mut picked, "");
                response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, picked, &name));
                if response.on_hover_text(&name).changed() {
                    commands.push(Command::Import(Import::Pick(at, picked)));
                }
                if ui.selectable_label(book.shown == at, label(texts, table)).clicked() {
                    commands.push(Command::Import(Import::Sheet(at)));
                }
            });
        }
    });
    if ui.link(texts.t("importing-sheets-all")).clicked() {
        commands.push(Command::Import(Import::PickAll));
    }
    ui.add_space(space::NEAR);
}

/// The name of a sheet, and whether the workbook hides it.
fn label(texts: &Texts, table: &Table) -> String {
    let hidden = table.head.sheets.get(table.mapping.sheet).is_some_and(|sheet| sheet.hidden);
    let name = table.sheet_name().to_owned();
    if hidden { texts.aside(&name, &texts.t("importing-sheet-hidden")) } else { name }
}

/// Draws what each picked sheet comes to; choosing one shows it.
pub(super) fn report(ui: &mut Ui, texts: &Texts, book: &Book, listing: &mut Listing, commands: &mut Vec<Command>) {
    let columns: Vec<Column> = COLUMNS
        .iter()
        .enumerate()
        .map(|(at, (key, width))| match at {
            2..=6 => Column::words(texts, key, *width).of_numbers(),
            7 => Column::words(texts, key, *width).growing(),
            _ => Column::words(texts, key, *width),
        })
        .collect();
    let places: Vec<usize> = book.picked.iter().copied().collect();
    let rows = SheetRows { texts, book, places: &places };
    let name = texts.t("importing-sheets");
    let asked = listing.show(ui, &Shown { name: &name, texts, columns: &columns, sort: None }, &rows);
    if let Some(place) = asked.open.and_then(|row| places.get(row)).filter(|place| **place != book.shown) {
        commands.push(Command::Import(Import::Sheet(*place)));
    }
}

struct SheetRows<'a> {
    texts: &'a Texts,
    book: &'a Book,
    places: &'a [usize],
}

impl SheetRows<'_> {
    fn words(&self, table: &Table, column: usize) -> String {
        let report = table.checked.value().map(|checked| &checked.report);
        let count = |of: &dyn Fn(&crate::model::report::ImportReport) -> u64| {
            report.map(|report| number::decimal(of(report) as f64, 0)).unwrap_or_default()
        };
        match column {
            0 => table.sheet_name().to_owned(),
            1 => table.dataset.clone(),
            2 => count(&|report| report.rows_kept),
            3 => count(&|report| report.values + report.missing + report.targets),
            4 => count(&|report| report.values_refused.max(report.rows_refused)),
            5 => count(&|report| report.changes.new),
            6 => count(&|report| report.changes.revised + report.changes.gone),
            _ => match table.blocked() {
                None => self.texts.t("importing-sheet-ready"),
                Some(Blocked::Busy) => self.texts.t("importing-counting"),
                Some(reason) => self.texts.say(&crate::model::message::Explain::explain(&reason)),
            },
        }
    }
}

impl Rows for SheetRows<'_> {
    fn count(&self) -> usize {
        self.places.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let Some(table) = self.places.get(row).and_then(|at| self.book.tables.get(*at)) else { return Cell::default() };
        let words = self.words(table, column);
        if (2..=6).contains(&column) { Cell::number(words) } else { Cell::words(words) }
    }

    fn spoken(&self, row: usize) -> String {
        let cell = |column| self.cell(row, column).words;
        self.texts.pair(&self.texts.list(&[cell(0), cell(1)]), &cell(7))
    }
}
