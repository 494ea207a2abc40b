//! Draws the cover of a pack and its contents.

use super::look::Look;
use crate::chart::page::ContentsEntry;
use egui::text::LayoutJob;
use egui::{Color32, FontId, Pos2, Sense, Stroke, Ui, Vec2};

/// Size of the lines of a cover, in points.
const COVER: f32 = 15.0;

/// Size of the lines of contents, in points.
const ENTRY: f32 = 13.0;

/// Height of a line of text, as a multiple of its size.
const LINE: f32 = 1.3;

/// Distance between lines, in points.
const GAP: f32 = 7.0;

/// Width for the numbers of pages, in points.
const NUMBER: f32 = 44.0;

/// Draws the lines of a cover; says whether all found room.
pub fn cover(ui: &mut Ui, lines: &[String], look: Look) -> bool {
    let (left, width) = (ui.cursor().left(), ui.available_width());
    let top = ui.cursor().top();
    ui.painter().line_segment([Pos2::new(left, top), Pos2::new(left + width, top)], Stroke::new(2.0, look.ink()));
    ui.add_space(GAP * 3.0);
    for words in lines {
        let height = set(ui, words, COVER, look.ink(), (left, width));
        ui.allocate_exact_size(Vec2::new(width, height + GAP), Sense::hover());
    }
    true
}

/// Draws contents: titles with the numbers of their pages at the right; says whether all found room.
pub fn contents(ui: &mut Ui, entries: &[ContentsEntry], look: Look) -> bool {
    let (left, width) = (ui.cursor().left(), ui.available_width());
    for entry in entries {
        let top = ui.cursor().top();
        let height = set(ui, &entry.title, ENTRY, look.ink(), (left, width - NUMBER));
        let number = FontId::monospace(ENTRY);
        let galley = ui.painter().layout_no_wrap(entry.page.clone(), number, look.ink());
        let baseline = top + height;
        ui.painter().galley(Pos2::new(left + width - galley.size().x, baseline - galley.size().y), galley, look.ink());
        let y = baseline + GAP / 2.0;
        ui.painter().line_segment([Pos2::new(left, y), Pos2::new(left + width, y)], Stroke::new(0.6, look.grid()));
        ui.allocate_exact_size(Vec2::new(width, height + GAP), Sense::hover());
    }
    true
}

fn set(ui: &Ui, words: &str, size: f32, colour: Color32, (left, width): (f32, f32)) -> f32 {
    let mut job = LayoutJob::simple(words.to_owned(), FontId::proportional(size), colour, width);
    for section in &mut job.sections {
        section.format.line_height = Some(size * LINE);
    }
    let galley = ui.painter().layout_job(job);
    let height = galley.size().y;
    ui.painter().galley(Pos2::new(left, ui.cursor().top()), galley, colour);
    height
}
