//! Lines of a board on paper, where nobody can point at a shortened word: each is as high as its words need.

use super::columns::Columns;
use super::row::{self, UPPER};
use super::words::{self, FIRST, SECOND};
use super::{ROW_HEIGHT, Setting};
use crate::chart::board::{BoardRow, BoardSpec, Heading};
use crate::figure::look::Look;
use crate::figure::{status, swatch};
use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Pos2, Rangef, Rect, Sense, Stroke, Ui, Vec2};
use std::sync::Arc;

/// Height of a line of text, as a multiple of its size.
const LINE: f32 = 1.2;

/// Least height of a row, in points.
const LEAST: f32 = 40.0;

/// Below the last words of a line, in points.
const FOOT: f32 = 5.0;

/// Between words of one line that say different things, in points.
const APART: f32 = 8.0;

/// Room for the marker of an area before its name, in points.
const MARKER: f32 = 14.0;

/// Draws every heading and every row below each other.
pub fn draw(ui: &mut Ui, spec: &BoardSpec, look: Look) {
    // Each line brings its own room.
    ui.spacing_mut().item_spacing.y = 0.0;
    let width = ui.available_width();
    let columns =
        Columns::of(ui, Rect::from_min_size(ui.cursor().min, Vec2::new(width, 1.0)), &spec.head.statuses, false);
    let setting = Setting { columns: &columns, look, own: spec.head.own };
    for group in &spec.groups {
        heading(ui, &group.heading, &columns, look);
        for row in &group.rows {
            line(ui, row, &setting);
        }
    }
}

fn wrapped(ui: &Ui, words: &str, size: f32, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple(words.to_owned(), FontId::proportional(size), colour, width.max(1.0));
    space(&mut job);
    ui.painter().layout_job(job)
}

/// Lines do not touch.
fn space(job: &mut LayoutJob) {
    for section in &mut job.sections {
        section.format.line_height = Some(section.format.font_id.size * LINE);
    }
}

/// The name of a group in as many lines as it needs, and the headings of the columns.
fn heading(ui: &mut Ui, heading: &Heading, columns: &Columns, look: Look) {
    let whole = Rangef::new(columns.status.min, columns.button.max);
    let count = wrapped(ui, &heading.count, SECOND, look.faint(), f32::INFINITY);
    let name = wrapped(ui, &heading.name, FIRST + 1.0, look.ink(), whole.span() - count.size().x - 12.0);
    let one = wrapped(ui, "　", FIRST + 1.0, look.ink(), f32::INFINITY).size().y;
    let more = (name.size().y - one).max(0.0);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW_HEIGHT + more), Sense::hover());
    let top = rect.top() + UPPER;
    ui.painter().galley(Pos2::new(whole.max - count.size().x, top + 1.0), count, look.faint());
    ui.painter().galley(Pos2::new(whole.min, top), name, look.ink());
    row::captions(ui, rect.with_min_y(rect.top() + more), heading, columns, look);
}

fn line(ui: &mut Ui, row: &BoardRow, setting: &Setting<'_>) {
    let Setting { columns, look, .. } = *setting;
    let label = wrapped(ui, &row.label, FIRST, look.ink(), columns.name.span());
    let (second, area) = second(ui, row, setting);
    let height = (UPPER + label.size().y + 2.0 + second.size().y + FOOT).max(LEAST);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    let painter = ui.painter();
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, look.grid()));
    let middle = rect.top() + UPPER + 8.0;
    let square =
        Rect::from_center_size(Pos2::new(columns.status.min + status::SIDE / 2.0, middle), Vec2::splat(status::SIDE));
    status::paint(painter, square, row.status, look);
    if columns.status_word {
        let range = Rangef::new(square.right() + 6.0, columns.status.max);
        let style = (FIRST, egui::Align::Min, look.status(row.status));
        words::text(painter, range, rect.top() + UPPER, &row.status_words, style);
    }
    let lower = Pos2::new(columns.name.min, rect.top() + UPPER + label.size().y + 2.0);
    painter.galley(Pos2::new(columns.name.min, rect.top() + UPPER), label, look.ink());
    let place = second.pos_from_cursor(CCursor::new(area)).translate(lower.to_vec2());
    painter.galley(lower, second, look.faint());
    let centre = Pos2::new(place.left() - MARKER + 4.5, place.center().y);
    swatch::marker(ui, row.style.marker, centre, 4.0, look.colour(row.style));
    row::figures(ui, rect, row, columns, look);
}

/// The status where it has no column, the area, and what places the indicator; and at which character the area begins.
fn second(ui: &Ui, row: &BoardRow, setting: &Setting<'_>) -> (Arc<Galley>, usize) {
    let Setting { columns, look, own } = *setting;
    let mut job = LayoutJob::default();
    job.wrap.max_width = columns.name.span().max(1.0);
    let plain = FontId::proportional(SECOND);
    let mut before = 0;
    if !columns.status_word {
        job.append(&row.status_words, 0.0, TextFormat::simple(plain.clone(), look.status(row.status)));
        before = row.status_words.chars().count();
    }
    let font = FontId::new(SECOND, words::family(own == Some(row.area)));
    let indent = if before > 0 { APART + MARKER } else { MARKER };
    job.append(&row.area_name, indent, TextFormat::simple(font, look.colour(row.style)));
    job.append(&row.second, APART, TextFormat::simple(plain, look.faint()));
    space(&mut job);
    (ui.painter().layout_job(job), before)
}
