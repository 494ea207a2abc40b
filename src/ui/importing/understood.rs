//! What was understood of the file and its rows, each with pick lists that correct it.

use super::picks::{self, Fields};
use super::{Edit, ImportAsked, grid, sheets};
use crate::model::grid::{Encoding, ReadOptions};
use crate::model::mapping::{Layout, Mapping};
use crate::model::message::Fact;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::import::Import;
use crate::session::import::book::{Book, Table};
use crate::session::import::layout;
use crate::text::catalogue::Texts;
use crate::text::number;
use crate::ui::theme::space;
use crate::ui::widgets::heading;
use egui::Ui;

/// Separators that can be chosen.
const SEPARATORS: [char; 4] = [',', '\t', ';', '|'];

fn separator(texts: &Texts, separator: char) -> String {
    texts.t(match separator {
        ',' => "importing-separator-comma",
        '\t' => "importing-separator-tab",
        ';' => "importing-separator-semicolon",
        _ => "importing-separator-bar",
    })
}

/// Size of a file in words.
fn bytes(texts: &Texts, bytes: u64) -> String {
    let kilo = bytes as f64 / 1_000.0;
    let (key, size) =
        if kilo < 1_000.0 { ("importing-kilobytes", kilo) } else { ("importing-megabytes", kilo / 1_000.0) };
    texts.with(key, &[("size", Fact::Text(number::decimal(size, 1)))])
}

/// Draws what the file is.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    (book, table): (&Book, &Table),
    fields: &mut Fields,
    edit: &mut Edit<'_>,
    commands: &mut Vec<Command>,
) -> Option<ImportAsked> {
    let texts = session.texts();
    fields.begin(ui);
    if let Some(draft) = session.import() {
        super::title(ui, session, draft);
    }
    let kind = texts.t(&format!("importing-file-{}", table.head.kind.key()));
    heading::faint(ui, &texts.list(&[kind, bytes(texts, table.head.bytes)]));
    ui.add_space(space::NEAR);
    sheets::show(ui, session, book, commands);
    file(ui, texts, table, commands);
    if let Some(name) = fields.words(ui, texts, "importing-dataset", &table.dataset) {
        commands.push(Command::Import(Import::Name(name)));
    }
    let asked = recipes(ui, session, table, commands);
    heading::part(ui, &texts.t("importing-shape"));
    let words = |layout: Layout| texts.t(&format!("import-layout-{}", layout.key()));
    let now = table.mapping.layout;
    if let Some(other) = picks::pick(ui, &texts.t("importing-layout"), now, Layout::ALL.iter().copied(), words) {
        edit.change(|mapping| layout::set_layout(mapping, other));
    }
    picks::guess(ui, texts, table.mapping.layout_guess);
    asked
}

/// Encoding and separator, where the file has them.
fn file(ui: &mut Ui, texts: &Texts, table: &Table, commands: &mut Vec<Command>) {
    let head = &table.head;
    if let Some(now) = head.encoding {
        let words = |encoding: Encoding| texts.t(&format!("importing-encoding-{}", encoding.key()));
        let name = texts.t("importing-encoding");
        if let Some(other) = picks::pick(ui, &name, now, Encoding::ALL.iter().copied(), words) {
            let options = ReadOptions { encoding: Some(other), ..table.options };
            commands.push(Command::Import(Import::Reread(options)));
        }
        let key = match (table.options.encoding.is_some(), head.encoding_certain) {
            (true, _) => "import-why-user",
            (false, true) => "importing-sure",
            (false, false) => "importing-likely",
        };
        heading::faint(ui, &texts.t(key));
    }
    if let Some(now) = head.separator {
        let name = texts.t("importing-separator");
        if let Some(other) = picks::pick(ui, &name, now, SEPARATORS, |c| separator(texts, c)) {
            let options = ReadOptions { separator: Some(other), ..table.options };
            commands.push(Command::Import(Import::Reread(options)));
        }
    }
}

/// The recipe that was used, others that can be, and files of recipes.
fn recipes(ui: &mut Ui, session: &Session, table: &Table, commands: &mut Vec<Command>) -> Option<ImportAsked> {
    let texts = session.texts();
    let mut asked = None;
    let known = session.recipes();
    let now = table.recipe.as_ref().and_then(|name| known.iter().position(|recipe| recipe.name == *name));
    let choices = std::iter::once(None).chain((0..known.len()).map(Some));
    let words = |at: Option<usize>| match at.and_then(|at| known.get(at)) {
        Some(recipe) => recipe.name.clone(),
        None => table.recipe.clone().unwrap_or_else(|| texts.t("importing-recipe-none")),
    };
    if !known.is_empty()
        && let Some(Some(at)) = picks::pick(ui, &texts.t("importing-recipe"), now, choices, words)
        && let Some(recipe) = known.get(at)
    {
        commands.push(Command::Import(Import::UseRecipe(recipe.key())));
    } else if known.is_empty()
        && let Some(name) = &table.recipe
    {
        heading::faint(ui, &texts.pair(&texts.t("importing-recipe"), name));
    }
    ui.horizontal_wrapped(|ui| {
        if ui.link(texts.t("importing-recipe-open")).clicked() {
            asked = Some(ImportAsked::OpenRecipe);
        }
        if ui.link(texts.t("importing-recipe-save")).clicked() {
            asked = Some(ImportAsked::SaveRecipe);
        }
    });
    asked
}

/// Draws which rows are headings and which are data, and what the chosen row can be made.
pub(super) fn rows(
    ui: &mut Ui,
    session: &Session,
    table: &Table,
    chosen: Option<u64>,
    commands: &mut Vec<Command>,
    edit: &mut Edit<'_>,
) {
    let texts = session.texts();
    let mapping = &table.mapping;
    let Some(sheet) = table.head.sheets.get(mapping.sheet) else { return };
    let number = |row: usize| sheet.numbers.get(row).copied().unwrap_or(row as u64 + 1).to_string();
    let headings: Vec<String> = mapping.header.iter().map(|row| number(*row)).collect();
    let headings = if headings.is_empty() { texts.t("importing-rows-none") } else { texts.list(&headings) };
    ui.label(texts.pair(&texts.t("importing-rows-header"), &headings));
    let first = number(mapping.first_row);
    let data = match mapping.last_row {
        None => texts.with("importing-rows-from", &[("first", Fact::Text(first))]),
        Some(last) => {
            let facts = [("first", Fact::Text(first)), ("last", Fact::Text(last.to_string()))];
            texts.with("importing-rows-between", &facts)
        }
    };
    ui.label(texts.pair(&texts.t("importing-rows-data"), &data));
    picks::guess(ui, texts, mapping.header_guess);
    let Some(chosen) = chosen else {
        heading::faint(ui, &texts.t("importing-rows-hint"));
        return;
    };
    ui.label(texts.with("importing-row-chosen", &[("row", Fact::Text(chosen.to_string()))]));
    ui.horizontal_wrapped(|ui| {
        // A row beyond the first ones is too far down to be a heading.
        if let Some(row) = grid::Grid::row_of(table, chosen) {
            headings_and_first(ui, texts, mapping, row, commands);
        }
        if ui.button(texts.t("importing-row-last")).clicked() {
            edit.change(|mapping| mapping.last_row = Some(chosen));
        }
        if mapping.last_row.is_some() && ui.button(texts.t("importing-row-no-last")).clicked() {
            edit.change(|mapping| mapping.last_row = None);
        }
    });
}

/// What a row of the head can be made.
fn headings_and_first(ui: &mut Ui, texts: &Texts, mapping: &Mapping, row: usize, commands: &mut Vec<Command>) {
    let ask = |commands: &mut Vec<Command>, mut header: Vec<usize>, first: usize| {
        header.sort_unstable();
        header.dedup();
        commands.push(Command::Import(Import::Rows(header, first)));
    };
    if mapping.header.contains(&row) {
        if ui.button(texts.t("importing-row-no-header")).clicked() {
            let rest = mapping.header.iter().copied().filter(|at| *at != row).collect();
            ask(commands, rest, mapping.first_row);
        }
    } else if ui.button(texts.t("importing-row-header")).clicked() {
        let header = mapping.header.iter().copied().chain([row]).collect();
        ask(commands, header, mapping.first_row.max(row + 1));
    }
    if ui.button(texts.t("importing-row-first")).clicked() {
        let header = mapping.header.iter().copied().filter(|at| *at < row).collect();
        ask(commands, header, row);
    }
}
