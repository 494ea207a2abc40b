//! Draws the status matrix, on screen and for export alike.

use super::look::{self, Look};
use super::status;
use crate::chart::matrix::{CellSpec, CityHead, MatrixSpec};
use crate::model::municipality::AreaCode;
use crate::model::theme::Theme;
use egui::{FontId, Label, Response, RichText, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo};

/// Width of the column of themes, in points; longer names go on in a second line.
const THEME_WIDTH: f32 = 150.0;

/// Least and greatest width of a city's column, in points.
const COLUMN: std::ops::RangeInclusive<f32> = 170.0..=330.0;

/// Distance between columns and between rows, in points.
const GAP: Vec2 = Vec2::new(14.0, 7.0);

/// Sizes of words in points.
const SMALL: f32 = 11.5;
const BODY: f32 = 13.0;
const HEADING: f32 = 15.0;

/// What was clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clicked {
    /// The name of a city.
    City(AreaCode),
    /// A cell.
    Cell(Theme, AreaCode),
}

/// Width of a city's column in the room there is.
#[must_use]
pub fn column_width(room: f32, cities: usize) -> f32 {
    let each = (room - THEME_WIDTH) / cities.max(1) as f32 - GAP.x;
    each.clamp(*COLUMN.start(), *COLUMN.end())
}

/// Draws the meaning of the shapes.
pub fn key(ui: &mut Ui, spec: &MatrixSpec, look: Look) {
    ui.horizontal_wrapped(|ui| {
        for (status, word) in &spec.key {
            status::show(ui, *status, word, SMALL, look);
        }
    });
}

/// Draws the heads of the columns; returns the city that was clicked.
pub fn heads(ui: &mut Ui, spec: &MatrixSpec, width: f32, look: Look) -> Option<Clicked> {
    let mut clicked = None;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = GAP;
        ui.allocate_exact_size(Vec2::new(THEME_WIDTH, 1.0), Sense::hover());
        let shown = in_sight(ui, spec.heads.len(), width);
        leave(ui, shown.start, width);
        for city in spec.heads.get(shown.clone()).unwrap_or_default() {
            if column(ui, width, |ui| head(ui, city, look)) {
                clicked = Some(Clicked::City(city.area));
            }
        }
        leave(ui, spec.heads.len() - shown.end, width);
    });
    clicked
}

/// Leaves the room of columns that are out of sight. Even no room would widen the row by a gap.
fn leave(ui: &mut Ui, columns: usize, width: f32) {
    if columns > 0 {
        ui.add_space(columns as f32 * (width + GAP.x));
    }
}

/// Columns that are all laid out, in sight or not, so that rows keep their height while they are scrolled sideways.
const FEW_COLUMNS: usize = 60;

/// The columns from here on that are in sight; of few columns all.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole numbers, not below zero")]
fn in_sight(ui: &Ui, count: usize, width: f32) -> std::ops::Range<usize> {
    if count <= FEW_COLUMNS {
        return 0..count;
    }
    let (left, step) = (ui.cursor().left(), width + GAP.x);
    let column = |x: f32| ((x - left) / step).max(0.0) as usize;
    let first = column(ui.clip_rect().left()).min(count);
    first..(column(ui.clip_rect().right()) + 1).clamp(first, count)
}

fn column<T>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> T) -> T {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing = Vec2::new(8.0, 2.0);
        // Lines of small words stand as close as in running text.
        ui.spacing_mut().interact_size.y = 14.0;
        add(ui)
    })
    .inner
}

fn head(ui: &mut Ui, city: &CityHead, look: Look) -> bool {
    let clicked = ui
        .horizontal(|ui| {
            super::swatch::show(ui, city.style, look);
            let family = if city.own { look::bold() } else { egui::FontFamily::Proportional };
            let font = FontId::new(HEADING, family);
            let name = Label::new(RichText::new(&city.name).font(font).color(look.colour(city.style)));
            let response = ui.add(name.sense(Sense::click()));
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, &city.name));
            outline(ui, &response, look);
            response.clicked()
        })
        .inner;
    let line = |ui: &mut Ui, words: &str, faint: bool| {
        let colour = if faint { look.faint() } else { look.ink() };
        ui.add(Label::new(RichText::new(words).size(SMALL).color(colour)).wrap());
    };
    if !city.plan.is_empty() {
        line(ui, &city.plan, true);
    }
    line(ui, &city.years, true);
    if let Some(elapsed) = city.elapsed {
        bar(ui, elapsed, look);
    }
    for share in &city.shares {
        line(ui, &share.words, false);
    }
    clicked
}

/// The share of the plan elapsed, as a thin bar; the words above say the same.
#[expect(clippy::cast_possible_truncation, reason = "a share of the width; a 32-bit position is exact enough")]
fn bar(ui: &mut Ui, share: f64, look: Look) {
    let (area, _) = ui.allocate_exact_size(Vec2::new(ui.available_width().min(200.0), 5.0), Sense::hover());
    ui.painter().rect_filled(area, 1.0, look.grid());
    let mut done = area;
    done.set_width(area.width() * share.clamp(0.0, 1.0) as f32);
    ui.painter().rect_filled(done, 1.0, look.faint());
}

/// Draws the rows of themes; returns the cell that was clicked.
pub fn rows(ui: &mut Ui, spec: &MatrixSpec, width: f32, look: Look) -> Option<Clicked> {
    let mut clicked = None;
    for row in &spec.rows {
        let line = Stroke::new(1.0, look.grid());
        let top = ui.cursor().top();
        let right = ui.cursor().left() + THEME_WIDTH + spec.heads.len() as f32 * (width + GAP.x);
        ui.painter().hline(ui.cursor().left()..=right, top, line);
        ui.add_space(4.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = GAP;
            column(ui, THEME_WIDTH, |ui| {
                let name = RichText::new(&row.name).font(FontId::new(BODY, look::bold())).color(look.ink());
                ui.add(Label::new(name).wrap());
            });
            let shown = in_sight(ui, row.cells.len(), width);
            leave(ui, shown.start, width);
            for cell in row.cells.get(shown.clone()).unwrap_or_default() {
                let Some(cell) = cell else {
                    column(ui, width, |ui| ui.label(RichText::new(&spec.nothing).size(SMALL).color(look.faint())));
                    continue;
                };
                if draw_cell(ui, cell, width, look) {
                    clicked = Some(Clicked::Cell(row.theme, cell.area));
                }
            }
            leave(ui, row.cells.len() - shown.end, width);
        });
        ui.add_space(4.0);
    }
    clicked
}

fn draw_cell(ui: &mut Ui, cell: &CellSpec, width: f32, look: Look) -> bool {
    let response = ui
        .scope_builder(UiBuilder::new().sense(Sense::click()), |ui| {
            // Words that can be selected would take the click that opens the cell.
            ui.style_mut().interaction.selectable_labels = false;
            column(ui, width, |ui| content(ui, cell, look));
        })
        .response;
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &cell.spoken));
    outline(ui, &response, look);
    let clicked = response.clicked();
    if !cell.flips.is_empty() {
        response.on_hover_text(cell.flips.join("\n"));
    }
    clicked
}

fn content(ui: &mut Ui, cell: &CellSpec, look: Look) {
    for level in &cell.levels {
        ui.label(RichText::new(&level.words).size(SMALL).color(look.faint()));
        ui.horizontal_wrapped(|ui| {
            for (status, words) in &level.counts {
                // Shape, word and number are one piece, so that no line break parts them.
                status::show(ui, *status, words, SMALL, look);
            }
        });
    }
    if !cell.without_target.is_empty() {
        ui.label(RichText::new(&cell.without_target).size(SMALL).color(look.faint()));
    }
    if !cell.flipped.is_empty() {
        let words = RichText::new(&cell.flipped).font(FontId::new(SMALL, look::bold())).color(look.ink());
        let response = ui.add(Label::new(words));
        let ring = response.rect.expand2(Vec2::new(4.0, 1.0));
        ui.painter().rect_stroke(ring, 3.0, Stroke::new(1.2, look.ink()), StrokeKind::Outside);
    }
}

/// Where the pointer or the keyboard is.
fn outline(ui: &Ui, response: &Response, look: Look) {
    if response.hovered() || response.has_focus() {
        let stroke = Stroke::new(1.0, look.accent());
        ui.painter().rect_stroke(response.rect.expand(2.0), 3.0, stroke, StrokeKind::Outside);
    }
}
