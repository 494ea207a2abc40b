//! Words at a place of their own: shortened with an ellipsis, and numbers made smaller rather than shortened.

use crate::figure::look;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Align, Color32, FontFamily, FontId, Galley, Painter, Pos2, Rangef, Rect};
use std::sync::Arc;

/// Size of what comes first, in points.
pub const FIRST: f32 = 13.0;
/// Size of what comes second, in points.
pub const SECOND: f32 = 11.5;
/// Least size of a number that finds little room, in points.
const LEAST: f32 = 8.5;

fn layout(painter: &Painter, words: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(words.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    painter.layout_job(job)
}

fn place(painter: &Painter, galley: Arc<Galley>, range: Rangef, top: f32, align: Align, colour: Color32) -> f32 {
    let width = galley.size().x;
    let left = match align {
        Align::Min => range.min,
        Align::Center => range.center() - width / 2.0,
        Align::Max => range.max - width,
    };
    painter.galley(Pos2::new(left, top), galley, colour);
    left + width
}

/// The family of an area's name: the reader's own stands bold.
#[must_use]
pub fn family(own: bool) -> FontFamily {
    if own { look::bold() } else { FontFamily::Proportional }
}

/// Draws the name of an area; returns where it ends.
pub fn area(painter: &Painter, range: Rangef, top: f32, name: &str, (size, own, colour): (f32, bool, Color32)) -> f32 {
    let galley = layout(painter, name, FontId::new(size, family(own)), colour, range.span());
    place(painter, galley, range, top, Align::Min, colour)
}

/// Draws words between two edges; returns where they end and whether they were shortened.
pub fn text(
    painter: &Painter,
    range: Rangef,
    top: f32,
    words: &str,
    (size, align, colour): (f32, Align, Color32),
) -> (f32, bool) {
    let galley = layout(painter, words, FontId::proportional(size), colour, range.span());
    let elided = galley.elided;
    (place(painter, galley, range, top, align, colour), elided)
}

/// Draws words around a height: in one row, else smaller in two where these are not higher than `high`; returns their
/// area and whether they were shortened all the same.
pub fn fitted(
    painter: &Painter,
    range: Rangef,
    (middle, high): (f32, f32),
    words: &str,
    (font, colour): (FontId, Color32),
) -> (Rect, bool) {
    let mut galley = layout(painter, words, font.clone(), colour, range.span());
    if galley.elided {
        let size = (high / (2.0 * ROW)).min(font.size - 1.5).max(LEAST);
        let mut job = LayoutJob::simple(words.to_owned(), FontId::new(size, font.family), colour, range.span());
        job.wrap.max_rows = 2;
        for section in &mut job.sections {
            section.format.line_height = Some(size * ROW);
        }
        let two = painter.layout_job(job);
        if two.size().y <= high + 1.0 {
            galley = two;
        }
    }
    let corner = Pos2::new(range.min, middle - galley.size().y / 2.0);
    let (area, elided) = (Rect::from_min_size(corner, galley.size()), galley.elided);
    painter.galley(corner, galley, colour);
    (area, elided)
}

/// Height of one of two rows, as a multiple of the size of its words.
const ROW: f32 = 1.16;

/// Draws a number with its unit between two edges, smaller where it does not fit.
pub fn number(painter: &Painter, range: Rangef, top: f32, words: &str, (size, align, colour): (f32, Align, Color32)) {
    // A dash for what is not there is no number.
    if !words.contains(|c: char| c.is_ascii_digit()) {
        text(painter, range, top, words, (size, align, colour));
        return;
    }
    let mut galley = layout(painter, words, FontId::monospace(size), colour, f32::INFINITY);
    if galley.size().x > range.span() {
        let smaller = (size * range.span() / galley.size().x).max(LEAST);
        galley = layout(painter, words, FontId::monospace(smaller), colour, range.span() + 1.0);
    }
    if let Some((digits, unit)) = words.split_once(' ').filter(|_| galley.elided) {
        // A long unit stands below its number, which is never cut.
        let rows = [(digits, size - 1.0, -6.5), (unit, LEAST, 5.5)];
        for (part, size, down) in rows {
            let galley = layout(painter, part, FontId::monospace(size), colour, range.span() + 1.0);
            place(painter, galley, range, top + down, align, colour);
        }
        return;
    }
    let height = galley.size().y;
    let line = painter.layout_no_wrap(String::new(), FontId::monospace(size), colour).size().y;
    place(painter, galley, range, top + (line - height) / 2.0, align, colour);
}

/// Width of a number in points.
pub fn number_width(painter: &Painter, words: &str, size: f32) -> f32 {
    layout(painter, words, FontId::monospace(size), Color32::PLACEHOLDER, f32::INFINITY).size().x
}
