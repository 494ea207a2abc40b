//! Draws the KPI sheet of a city as a table; the page around it carries title and notes.

use super::look::{self, Look};
use super::status;
use crate::chart::kpi::{KpiAmount, KpiRow, KpiSheet};
use egui::text::LayoutJob;
use egui::{Align, Color32, FontId, Galley, Pos2, Rect, Sense, Stroke, Ui, Vec2};
use std::sync::Arc;

/// Sizes of words in points.
const WORDS: f32 = 12.0;
const SMALL: f32 = 10.0;

/// Height of a line of text, as a multiple of its size.
const LINE: f32 = 1.2;

/// Distance between columns and within rows, in points.
const GAP: f32 = 10.0;
const PAD: f32 = 4.0;

/// Shares of the width that the columns take.
const SHARES: [f32; 7] = [0.285, 0.125, 0.125, 0.125, 0.09, 0.13, 0.12];

/// Columns whose words stand at their right: amounts and progress.
const NUMBERS: std::ops::RangeInclusive<usize> = 1..=4;

/// Draws the table; says whether all of it found room.
pub fn draw(ui: &mut Ui, sheet: &KpiSheet, look: Look) -> bool {
    let table = Table { left: ui.cursor().left(), width: ui.available_width(), look };
    let bottom = ui.max_rect().bottom();
    table.head(ui, sheet);
    let mut group = (String::new(), String::new());
    for row in &sheet.rows {
        let this = (row.level.clone(), row.goal.clone());
        if this != group {
            table.group(ui, row);
            group = this;
        }
        table.row(ui, row);
        if ui.cursor().top() > bottom + 20.0 {
            return false;
        }
    }
    true
}

struct Table {
    left: f32,
    width: f32,
    look: Look,
}

impl Table {
    /// Left and right edge of a column.
    fn column(&self, number: usize) -> (f32, f32) {
        let before: f32 = SHARES.iter().take(number).sum();
        let share = SHARES.get(number).copied().unwrap_or_default();
        (self.left + before * self.width, self.left + (before + share) * self.width - GAP)
    }

    fn set(ui: &Ui, words: &str, font: FontId, colour: Color32, width: f32, align: Align) -> Arc<Galley> {
        let mut job = LayoutJob::simple(words.to_owned(), font, colour, width);
        job.halign = align;
        for section in &mut job.sections {
            section.format.line_height = Some(section.format.font_id.size * LINE);
        }
        ui.painter().layout_job(job)
    }

    /// Words in a column from a height downwards; the height they take.
    fn cell(&self, ui: &Ui, number: usize, top: f32, (words, font, colour): (&str, FontId, Color32)) -> f32 {
        let (left, right) = self.column(number);
        let at_right = NUMBERS.contains(&number);
        let align = if at_right { Align::RIGHT } else { Align::LEFT };
        let galley = Self::set(ui, words, font, colour, right - left, align);
        let height = galley.size().y;
        ui.painter().galley(Pos2::new(if at_right { right } else { left }, top), galley, colour);
        height
    }

    fn place(&self, ui: &mut Ui, height: f32) {
        ui.allocate_exact_size(Vec2::new(self.width, height), Sense::hover());
    }

    fn rule(&self, ui: &Ui, y: f32, stroke: Stroke) {
        ui.painter().line_segment([Pos2::new(self.left, y), Pos2::new(self.left + self.width, y)], stroke);
    }

    fn head(&self, ui: &mut Ui, sheet: &KpiSheet) {
        let top = ui.cursor().top();
        let mut height: f32 = 0.0;
        for (number, head) in sheet.heads.iter().enumerate() {
            let font = FontId::new(WORDS, look::bold());
            height = height.max(self.cell(ui, number, top, (head, font, self.look.ink())));
        }
        self.place(ui, height + PAD);
        self.rule(ui, top + height + PAD - 1.0, Stroke::new(1.2, self.look.ink()));
    }

    fn group(&self, ui: &mut Ui, row: &KpiRow) {
        let top = ui.cursor().top() + PAD;
        let words = if row.goal.is_empty() { row.level.clone() } else { format!("{}  {}", row.level, row.goal) };
        let font = FontId::new(WORDS, look::bold());
        let galley = Self::set(ui, &words, font, self.look.faint(), self.width, Align::LEFT);
        let height = galley.size().y;
        ui.painter().galley(Pos2::new(self.left, top), galley, self.look.faint());
        self.place(ui, height + PAD * 2.0);
    }

    fn row(&self, ui: &mut Ui, row: &KpiRow) {
        let top = ui.cursor().top() + PAD;
        let (ink, faint) = (self.look.ink(), self.look.faint());
        let words = || FontId::proportional(WORDS);
        let small = || FontId::proportional(SMALL);
        let mut height = self.cell(ui, 0, top, (&row.indicator, words(), ink));
        if !row.measure.is_empty() {
            height += self.cell(ui, 0, top + height, (&row.measure, small(), faint));
        }
        for (number, amount) in [(1, &row.baseline), (2, &row.target), (3, &row.actual)] {
            height = height.max(self.amount(ui, number, top, amount));
        }
        height = height.max(self.cell(ui, 4, top, (&row.progress_words, FontId::monospace(WORDS), ink)));
        height = height.max(self.status(ui, row, top));
        height = height.max(self.cell(ui, 6, top, (&row.source, small(), faint)));
        if !row.remarks.is_empty() {
            let galley = Self::set(ui, &row.remarks, small(), faint, self.width - GAP * 2.0, Align::LEFT);
            let at = Pos2::new(self.left + GAP, top + height + 1.0);
            height += galley.size().y + 1.0;
            ui.painter().galley(at, galley, faint);
        }
        self.place(ui, height + PAD * 2.0);
        self.rule(ui, top + height + PAD - 0.5, Stroke::new(0.6, self.look.grid()));
    }

    fn amount(&self, ui: &Ui, number: usize, top: f32, amount: &KpiAmount) -> f32 {
        let font = FontId::monospace(WORDS);
        let height = self.cell(ui, number, top, (&amount.words, font, self.look.ink()));
        if amount.period.is_empty() {
            return height;
        }
        height + self.cell(ui, number, top + height, (&amount.period, FontId::proportional(SMALL), self.look.faint()))
    }

    /// The status as a shape and a word; a long word goes on in a second line.
    fn status(&self, ui: &Ui, row: &KpiRow, top: f32) -> f32 {
        let (left, right) = self.column(5);
        let colour = self.look.status(row.status);
        let side = status::SIDE;
        let square = Rect::from_min_size(Pos2::new(left, top + 1.0), Vec2::splat(side));
        status::paint(ui.painter(), square, row.status, self.look);
        let room = right - left - side - 5.0;
        let galley = Self::set(ui, &row.status_words, FontId::proportional(WORDS), colour, room, Align::LEFT);
        let height = galley.size().y;
        ui.painter().galley(Pos2::new(left + side + 5.0, top), galley, colour);
        height
    }
}
