//! Draws the numbers of a chart as a table: series as rows, periods as columns; what finds no room at the right goes on
//! below, so that nothing is left out.

use super::look::{self, Look};
use super::{crosshair, page};
use crate::chart::table::{Cell, Row, Table};
use crate::model::place::SeriesPlace;
use egui::text::LayoutJob;
use egui::{Align, Color32, FontFamily, FontId, Galley, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};
use std::ops::Range;
use std::sync::Arc;

/// Size of words and of headings, in points.
const SIZE: f32 = 12.0;
const HEAD: f32 = 11.0;
/// Room between columns and above and below words, in points.
const GAP: f32 = 14.0;
const PAD: f32 = 4.0;
/// Greatest width of a column of values, whose reasons for a gap break into lines.
const MOST_CELL: f32 = 110.0;

/// The columns beside the values, and how wide each column is.
struct Columns {
    name: f32,
    kind: f32,
    cells: Vec<f32>,
}

/// Draws the table; returns the indicator of a row that was clicked.
pub(super) fn draw(ui: &mut Ui, table: &Table, look: Look) -> Option<SeriesPlace> {
    let width = ui.available_width();
    let columns = columns(ui, table, width);
    let mut clicked = None;
    for block in blocks(&columns, width) {
        heads(ui, table, &columns, &block, look);
        for part in &table.parts {
            part_head(ui, &part.title, width, look);
            for row in &part.rows {
                clicked = draw_row(ui, row, &columns, &block, look).or(clicked);
            }
        }
        ui.add_space(GAP);
    }
    clicked
}

/// What the rows of a part measure.
fn part_head(ui: &mut Ui, title: &str, width: f32, look: Look) {
    let galley = set(ui, title, (HEAD, false), look.faint(), width);
    let (area, _) = ui.allocate_exact_size(Vec2::new(width, galley.size().y + 2.0 * PAD), Sense::hover());
    ui.painter().galley(Pos2::new(area.left(), area.bottom() - galley.size().y - 2.0), galley, look.faint());
}

fn font(size: f32, bold: bool) -> FontId {
    FontId::new(size, if bold { look::bold() } else { FontFamily::Proportional })
}

fn set(ui: &Ui, words: &str, (size, bold): (f32, bool), colour: Color32, width: f32) -> Arc<Galley> {
    ui.painter().layout_job(LayoutJob::simple(words.to_owned(), font(size, bold), colour, width))
}

/// The words of a cell.
fn words(cell: &Cell) -> &str {
    match cell {
        Cell::Nothing => "",
        Cell::Value { shown, .. } => shown,
        Cell::Missing(reason) => reason,
    }
}

/// About how wide words are: a kanji counts as two digits. Of very many cells only the widest is measured.
fn about(words: &str) -> usize {
    words.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn columns(ui: &Ui, table: &Table, width: f32) -> Columns {
    let measure = |words: &str, bold: bool| {
        ui.painter().layout_no_wrap(words.to_owned(), font(SIZE, bold), Color32::PLACEHOLDER).size().x.ceil() + 1.0
    };
    let rows = || table.parts.iter().flat_map(|part| &part.rows);
    let widest = |of: &mut dyn Iterator<Item = &str>, bold: bool| {
        of.max_by_key(|words| about(words)).map_or(0.0, |words| measure(words, bold))
    };
    let name = widest(&mut rows().map(|row| row.name.as_str()).chain([table.series.as_str()]), true);
    let kind = widest(&mut rows().map(|row| row.kind.as_str()).chain([table.kind.as_str()]), false);
    let cells = table.headings.iter().enumerate().map(|(at, heading)| {
        let cells = &mut rows().filter_map(|row| row.cells.get(at)).map(words);
        widest(cells, false).min(MOST_CELL).max(measure(heading, true)).max(28.0)
    });
    let cells = cells.collect();
    Columns { name: name.min(width * 0.34), kind: kind.min(width * 0.2), cells }
}

/// The columns that stand beside each other, for one block below the other.
fn blocks(columns: &Columns, width: f32) -> Vec<Range<usize>> {
    let room = width - columns.name - columns.kind - GAP;
    let mut blocks = Vec::new();
    let (mut first, mut used) = (0, 0.0);
    for (at, cell) in columns.cells.iter().enumerate() {
        if at > first && used + cell + GAP > room {
            blocks.push(first..at);
            (first, used) = (at, 0.0);
        }
        used += cell + GAP;
    }
    blocks.push(first..columns.cells.len());
    blocks
}

/// Where the columns of a block begin and end, after series and kind.
fn places(columns: &Columns, block: &Range<usize>, left: f32) -> Vec<(usize, f32)> {
    let mut right = left + columns.name + GAP + columns.kind;
    block
        .clone()
        .map(|at| {
            right += GAP + columns.cells.get(at).copied().unwrap_or_default();
            (at, right)
        })
        .collect()
}

fn heads(ui: &mut Ui, table: &Table, columns: &Columns, block: &Range<usize>, look: Look) {
    let (area, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), SIZE + 3.0 * PAD), Sense::hover());
    let head = |words: &str, width: f32| set(ui, words, (HEAD, true), look.faint(), width);
    let base = |galley: &Galley| area.bottom() - galley.size().y - PAD;
    let name = head(&table.series, columns.name);
    ui.painter().galley(Pos2::new(area.left(), base(&name)), name, look.faint());
    let kind = head(&table.kind, f32::INFINITY);
    ui.painter().galley(Pos2::new(area.left() + columns.name + GAP, base(&kind)), kind, look.faint());
    for (at, right) in places(columns, block, area.left()) {
        let Some(words) = table.headings.get(at) else { continue };
        let galley = head(words, f32::INFINITY);
        ui.painter().galley(Pos2::new(right - galley.size().x, base(&galley)), galley, look.faint());
    }
    let right = places(columns, block, area.left()).last().map_or(area.right(), |(_, right)| *right);
    ui.painter().hline(area.left()..=right, area.bottom(), Stroke::new(1.2, look.ink()));
}

fn draw_row(ui: &mut Ui, row: &Row, columns: &Columns, block: &Range<usize>, look: Look) -> Option<SeriesPlace> {
    let name = |ui: &Ui| set(ui, &row.name, (SIZE, row.own), look.ink(), columns.name);
    let missing = |cell: &Cell| matches!(cell, Cell::Missing(reason) if about(reason) > 8);
    // Lines are counted only where words may break.
    let mut height = SIZE * 1.3;
    if about(&row.name) > 12 {
        height = height.max(name(ui).size().y);
    }
    if about(&row.kind) > 12 {
        height = height.max(set(ui, &row.kind, (HEAD, false), look.faint(), columns.kind).size().y);
    }
    for cell in row.cells.get(block.clone()).unwrap_or_default().iter().filter(|cell| missing(cell)) {
        height = height.max(set(ui, words(cell), (HEAD, false), look.faint(), MOST_CELL).size().y);
    }
    let (area, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height + 2.0 * PAD), Sense::hover());
    if !ui.is_rect_visible(area) {
        return None;
    }
    let top = area.top() + PAD;
    ui.painter().galley(Pos2::new(area.left(), top), name(ui), look.ink());
    let kind = set(ui, &row.kind, (HEAD, false), look.faint(), columns.kind);
    ui.painter().galley(Pos2::new(area.left() + columns.name + GAP, top), kind, look.faint());
    let mut hovered = None;
    for (at, right) in places(columns, block, area.left()) {
        let Some(cell) = row.cells.get(at) else { continue };
        let (size, colour) = if matches!(cell, Cell::Missing(_)) { (HEAD, look.faint()) } else { (SIZE, look.ink()) };
        let mut job = LayoutJob::simple(words(cell).to_owned(), font(size, row.own), colour, MOST_CELL);
        job.halign = Align::RIGHT;
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(Pos2::new(right, top), galley, colour);
        let place = Rect::from_min_max(
            Pos2::new(right - columns.cells.get(at).copied().unwrap_or_default(), area.top()),
            Pos2::new(right, area.bottom()),
        );
        if let (Cell::Value { words, .. }, true) = (cell, ui.rect_contains_pointer(place)) {
            hovered = Some(words.join("\n"));
        }
    }
    let right = places(columns, block, area.left()).last().map_or(area.right(), |(_, right)| *right);
    ui.painter().hline(area.left()..=right, area.bottom(), Stroke::new(0.8, look.grid()));
    if page::on_paper(ui) {
        return None;
    }
    let id = ui.scope_id().with(("numbers", row.series, &row.kind, block.start));
    let response = ui.interact(area, id, Sense::click());
    response.widget_info(|| {
        let cells = row.cells.iter().map(words).filter(|words| !words.is_empty());
        let spoken: Vec<&str> = [row.name.as_str(), row.kind.as_str()].into_iter().chain(cells).collect();
        WidgetInfo::labeled(Role::Link, true, spoken.join(" "))
    });
    crosshair::show_focus(ui, &response, area.shrink(1.0));
    let clicked = response.clicked().then_some(row.series);
    if let Some(hovered) = hovered {
        response.on_hover_text(hovered);
    }
    clicked
}
