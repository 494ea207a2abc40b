//! Lays out a page: title, warnings, the figure, and below it the notes that must travel with it.

use super::board;
use super::briefing;
use super::city;
use super::fonts;
use super::key;
use super::look::Look;
use super::matrix;
use super::places;
use super::plot;
use super::population;
use crate::chart::page::{FigurePage, FigureSpec};
use crate::model::status::Status;
use egui::text::LayoutJob;
use egui::{Color32, FontFamily, FontId, Pos2, Rect, Shape, Ui, UiBuilder, UiStackInfo, Vec2};
use std::sync::Arc;

/// Size of the subtitle and of warnings.
const LEAD: f32 = 13.0;

/// Size of the notes.
const NOTES: f32 = 10.5;

/// Height of a line of text, as a multiple of its size.
const LINE: f32 = 1.3;

/// Least height of a figure in points, below which there is nothing to be read from it.
const LEAST_FIGURE: f32 = 150.0;

/// Mark of what is drawn for paper, where nobody can point at anything.
const PAPER: &str = "paper";

/// Whether a figure is drawn for paper: then everything must be said in full, because nothing can be hovered.
#[must_use]
pub fn on_paper(ui: &Ui) -> bool {
    ui.stack().iter().any(|level| level.tags().contains(PAPER))
}

/// Least width in points that a figure needs; on a narrower page it is printed smaller.
#[must_use]
pub fn least_width(figure: &FigureSpec) -> f32 {
    match figure {
        FigureSpec::Board(_) => 560.0,
        // All columns stand on every page: where one is narrower, it is printed smaller.
        FigureSpec::City(_) => 920.0,
        FigureSpec::Matrix(spec) => 110.0 * (spec.heads.len() as f32 + 1.0),
        _ => 0.0,
    }
}

/// How many times smaller a figure may be printed before it goes on on a further page.
#[must_use]
pub const fn most_zoom(figure: &FigureSpec) -> f32 {
    match figure {
        // A matrix is read as a whole, and panels are compared.
        FigureSpec::Matrix(_) => 1.45,
        FigureSpec::Chart(_) => 2.0,
        _ => 1.0,
    }
}

/// Where the parts of a page came to lie, and whether everything found room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Laid {
    /// Bottom of the title.
    pub title: f32,
    /// Bottom of subtitle and warnings.
    pub lead: f32,
    /// Bottom of the figure.
    pub figure: f32,
    /// Bottom of the notes.
    pub notes: f32,
    /// Whether nothing runs over its place.
    pub fits: bool,
}

/// Draws a page into a rectangle.
pub fn draw(ui: &mut Ui, page: &FigurePage, area: Rect) -> Laid {
    let look = Look { dark: false };
    let margin = (area.width().min(area.height()) * 0.035).clamp(10.0, 28.0);
    let inner = area.shrink(margin);
    // A slide is read from the back of a room, a column at arm's length.
    let title_size = (area.width() / 42.0).clamp(16.0, 24.0);
    let mut top = headline(ui, &page.title, title_size, look, inner);
    let title = top;
    if page.subtitle != page.title && !page.subtitle.is_empty() {
        let font = FontId::new(LEAD, FontFamily::Proportional);
        top = line(ui, &page.subtitle, font, look.faint(), inner.left(), top + 3.0, inner.width());
    }
    for warning in &page.warnings {
        top = warn(ui, warning, look, inner, top + 5.0);
    }
    let lead = top;
    let notes_top = notes(ui, page, look, inner);
    let body = Rect::from_min_max(Pos2::new(inner.left(), lead + 8.0), Pos2::new(inner.right(), notes_top - 8.0));
    let fits = body.height() >= LEAST_FIGURE && figure(ui, &page.figure, look, body);
    Laid { title, lead, figure: notes_top - 4.0, notes: inner.bottom() + 1.0, fits }
}

/// Draws the title: a little smaller where that saves a line, else in lines of about the same length.
fn headline(ui: &Ui, title: &str, size: f32, look: Look, inner: Rect) -> f32 {
    let set = |size: f32, width: f32| layout(ui, title, FontId::new(size, fonts::bold()), look.ink(), width);
    let usual = set(size, inner.width());
    let rows = usual.rows.len();
    let smaller = [0.94, 0.88].into_iter().map(|factor| set(size * factor, inner.width()));
    let chosen = smaller.into_iter().find(|galley| galley.rows.len() < rows).unwrap_or_else(|| {
        let narrower = [0.55, 0.65, 0.75, 0.85].into_iter().map(|factor| set(size, inner.width() * factor));
        narrower.into_iter().find(|galley| galley.rows.len() == rows).unwrap_or(usual)
    });
    let bottom = inner.top() + chosen.size().y;
    ui.painter().galley(inner.min, chosen, look.ink());
    bottom
}

/// Draws what a page is about; says whether it found room.
fn figure(ui: &mut Ui, figure: &FigureSpec, look: Look, body: Rect) -> bool {
    let paper = UiStackInfo::default().with_tag(PAPER);
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).ui_stack_info(paper));
    let complete = match figure {
        FigureSpec::Chart(spec) => {
            key::draw(&mut child, spec, look);
            child.add_space(2.0);
            let height = child.available_height();
            plot::draw(&mut child, spec, look, height).left_out == 0
        }
        FigureSpec::Matrix(spec) => {
            matrix::key(&mut child, spec, look);
            child.add_space(4.0);
            let room = child.available_size();
            matrix::draw(&mut child, spec, room, look, None);
            true
        }
        FigureSpec::Places(spec) => {
            let room = child.available_size();
            places::draw(&mut child, spec, room, look, false).fits
        }
        FigureSpec::Board(spec) => {
            board::draw(&mut child, spec, look, &board::Hold::default());
            true
        }
        FigureSpec::Population(figure) => {
            key::draw_marks(&mut child, &figure.key, look);
            child.add_space(2.0);
            let height = child.available_height();
            population::draw(&mut child, figure, look, height).left_out == 0
        }
        FigureSpec::City(spec) => {
            city::sheet::draw(&mut child, spec, look);
            true
        }
        FigureSpec::Contents(entries) => briefing::contents(&mut child, entries, look),
        FigureSpec::Cover(lines) => briefing::cover(&mut child, lines, look),
    };
    let used = child.min_rect();
    complete && used.bottom() <= body.bottom() + 1.0 && used.right() <= body.right() + 1.0
}

fn layout(ui: &Ui, words: &str, font: FontId, colour: Color32, width: f32) -> Arc<egui::Galley> {
    let mut job = LayoutJob::simple(words.to_owned(), font, colour, width);
    for section in &mut job.sections {
        section.format.line_height = Some(section.format.font_id.size * LINE);
    }
    ui.painter().layout_job(job)
}

/// Draws words from a height downwards and returns where they end.
fn line(ui: &Ui, words: &str, font: FontId, colour: Color32, left: f32, top: f32, width: f32) -> f32 {
    let galley = layout(ui, words, font, colour, width);
    let bottom = top + galley.size().y;
    ui.painter().galley(Pos2::new(left, top), galley, colour);
    bottom
}

/// A warning beside a triangle, so that it is seen without colour.
fn warn(ui: &Ui, words: &str, look: Look, inner: Rect, top: f32) -> f32 {
    let colour = look.status(Status::Behind);
    let side = 13.0;
    let font = FontId::new(LEAD, FontFamily::Proportional);
    let bottom = line(ui, words, font, colour, inner.left() + side + 6.0, top, inner.width() - side - 6.0);
    let at = |x: f32, y: f32| Pos2::new(inner.left() + x * side, top + 1.0 + y * side);
    let triangle = vec![at(0.5, 0.0), at(1.0, 0.95), at(0.0, 0.95)];
    ui.painter().add(Shape::convex_polygon(triangle, colour, egui::Stroke::NONE));
    let stroke = egui::Stroke::new(1.5, look.ground());
    ui.painter().line_segment([at(0.5, 0.32), at(0.5, 0.64)], stroke);
    ui.painter().circle_filled(at(0.5, 0.79), 0.9, look.ground());
    bottom
}

/// Draws the notes from the bottom upwards and returns where they begin.
fn notes(ui: &Ui, page: &FigurePage, look: Look, inner: Rect) -> f32 {
    let font = || FontId::new(NOTES, FontFamily::Proportional);
    let number = layout(ui, &page.number, font(), look.faint(), inner.width());
    let room = if page.number.is_empty() { 0.0 } else { number.size().x + 12.0 };
    let corner = Pos2::new(inner.right() - number.size().x, inner.bottom() - number.size().y);
    ui.painter().galley(corner, number, look.faint());
    let all: Vec<Arc<egui::Galley>> =
        page.notes.iter().map(|note| layout(ui, note, font(), look.faint(), inner.width() - room)).collect();
    let height: f32 = all.iter().map(|g| g.size().y + 1.0).sum();
    let top = inner.bottom() - height;
    let mut at = Pos2::new(inner.left(), top);
    for galley in all {
        let next = at + Vec2::new(0.0, galley.size().y + 1.0);
        ui.painter().galley(at, galley, look.faint());
        at = next;
    }
    if !page.notes.is_empty() {
        let rule = egui::Stroke::new(0.8, look.grid());
        let y = top - 4.0;
        ui.painter().line_segment([Pos2::new(inner.left(), y), Pos2::new(inner.right(), y)], rule);
    }
    top
}
