//! Draws the status matrix on paper: shapes with their numbers and no words but the level's, so that all themes stand
//! on one page. The key above says what the shapes mean.

use super::look::{self, Look};
use super::status;
use super::swatch;
use crate::chart::matrix::{CellSpec, CityHead, MatrixSpec, ThemeRow};
use crate::model::status::Status;
use egui::text::LayoutJob;
use egui::{Color32, FontFamily, FontId, Galley, Pos2, Rangef, Rect, Stroke, Ui, UiBuilder, Vec2};
use std::sync::Arc;

/// Sizes of words that are tried, the largest first, in points.
const SIZES: [f32; 4] = [13.5, 12.5, 11.5, 10.5];

/// Share of the width that the names of themes take, and the most they take, in points.
const THEMES: (f32, f32) = (0.16, 170.0);

/// Distance between columns, in points.
const BETWEEN: f32 = 12.0;

/// Greatest width of a city's column, in points.
const WIDEST: f32 = 330.0;

/// Height of a line of text, as a multiple of its size.
const LINE: f32 = 1.24;

/// Least and greatest room above and below the words of a row, in points.
const PAD: (f32, f32) = (2.5, 8.0);

/// Between the pieces of a line, in points.
const APART: f32 = 7.0;

/// Draws the table into the room that is there, as large as it fits; says whether it fits.
pub fn draw(ui: &mut Ui, spec: &MatrixSpec, look: Look) -> bool {
    let place = ui.available_rect_before_wrap();
    let tables = SIZES.map(|size| Table::new(ui, spec, look, size, place));
    let fitting = tables.iter().find(|table| table.height(PAD.0) <= place.height());
    let Some(table) = fitting.or(tables.last()) else { return true };
    let rows = spec.rows.len().max(1) as f32;
    let spare = (place.height() - table.height(PAD.0)).max(0.0) / rows / 2.0;
    table.draw(ui, (PAD.0 + spare).min(PAD.1));
    fitting.is_some()
}

/// A piece of a line: words, or a shape with its number.
struct Piece {
    status: Option<Status>,
    words: Arc<Galley>,
}

/// Lines of pieces.
type Lines = Vec<Vec<Piece>>;

/// The table, set in one size of words.
struct Table<'a> {
    spec: &'a MatrixSpec,
    look: Look,
    size: f32,
    place: Rect,
    themes: f32,
    column: f32,
    heads: Vec<Vec<(Arc<Galley>, Color32)>>,
    rows: Vec<(Arc<Galley>, Vec<Lines>)>,
}

impl<'a> Table<'a> {
    fn new(ui: &Ui, spec: &'a MatrixSpec, look: Look, size: f32, place: Rect) -> Self {
        let themes = (place.width() * THEMES.0).min(THEMES.1);
        let cities = spec.heads.len().max(1) as f32;
        let column = ((place.width() - themes) / cities - BETWEEN).clamp(20.0, WIDEST);
        let mut table = Self {
            spec,
            look,
            size,
            place,
            themes,
            column,
            heads: Vec::new(),
            rows: Vec::with_capacity(spec.rows.len()),
        };
        table.heads = spec.heads.iter().map(|city| table.head(ui, city)).collect();
        for row in &spec.rows {
            let made = table.row(ui, row);
            table.rows.push(made);
        }
        table
    }

    fn set(ui: &Ui, words: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
        let mut job = LayoutJob::simple(words.to_owned(), font, colour, width);
        for section in &mut job.sections {
            section.format.line_height = Some(section.format.font_id.size * LINE);
        }
        ui.painter().layout_job(job)
    }

    fn plain(&self) -> FontId {
        FontId::proportional(self.size)
    }

    /// Plan, years and shares of a city, from above.
    fn head(&self, ui: &Ui, city: &CityHead) -> Vec<(Arc<Galley>, Color32)> {
        let faint = [&city.plan, &city.years].into_iter().filter(|words| !words.is_empty());
        let lines = faint.map(|words| (words, self.look.faint()));
        let shares = city.shares.iter().map(|share| (&share.words, self.look.ink()));
        let small = FontId::proportional(self.size - 0.5);
        lines.chain(shares).map(|(words, c)| (Self::set(ui, words, small.clone(), c, self.column), c)).collect()
    }

    fn row(&self, ui: &Ui, row: &ThemeRow) -> (Arc<Galley>, Vec<Lines>) {
        let font = FontId::new(self.size, look::bold());
        let name = Self::set(ui, &row.name, font, self.look.ink(), self.themes - BETWEEN);
        let cell = |cell: &Option<CellSpec>| match cell {
            Some(cell) => self.cell(ui, cell),
            None => vec![vec![self.words(ui, &self.spec.nothing)]],
        };
        (name, row.cells.iter().map(cell).collect())
    }

    fn words(&self, ui: &Ui, words: &str) -> Piece {
        Piece { status: None, words: Self::set(ui, words, self.plain(), self.look.faint(), self.column) }
    }

    /// A line for each level, in a second one what finds no room; indicators without a target only where nothing else is.
    fn cell(&self, ui: &Ui, cell: &CellSpec) -> Lines {
        let mut lines = Lines::new();
        for level in &cell.levels {
            let mut line = vec![self.words(ui, &level.words)];
            for (status, number) in &level.numbers {
                let words = Self::set(ui, &number.to_string(), self.plain(), self.look.status(*status), f32::INFINITY);
                let piece = Piece { status: Some(*status), words };
                let taken: f32 = line.iter().map(|piece| self.width(piece) + APART).sum();
                if !line.is_empty() && taken + self.width(&piece) > self.column {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(piece);
            }
            lines.push(line);
        }
        if lines.is_empty() {
            lines.push(vec![self.words(ui, &cell.without_target)]);
        }
        lines
    }

    fn side(&self) -> f32 {
        status::SIDE * self.size / SIZES[1]
    }

    fn width(&self, piece: &Piece) -> f32 {
        let shape = if piece.status.is_some() { self.side() + 3.0 } else { 0.0 };
        shape + piece.words.size().x
    }

    fn name_height(&self) -> f32 {
        (self.size + 2.0) * LINE + 2.0
    }

    fn head_height(&self) -> f32 {
        let of = |lines: &Vec<(Arc<Galley>, Color32)>| lines.iter().map(|(galley, _)| galley.size().y).sum::<f32>();
        self.name_height() + self.heads.iter().map(of).fold(0.0, f32::max) + 4.0
    }

    fn lines_height(lines: &Lines) -> f32 {
        let line = |line: &Vec<Piece>| line.iter().map(|piece| piece.words.size().y).fold(0.0, f32::max);
        lines.iter().map(line).sum()
    }

    fn row_height((name, cells): &(Arc<Galley>, Vec<Lines>)) -> f32 {
        cells.iter().map(Self::lines_height).fold(name.size().y, f32::max)
    }

    /// Height of the whole table with so much room above and below the words of each row.
    fn height(&self, pad: f32) -> f32 {
        self.head_height() + self.rows.iter().map(|row| Self::row_height(row) + pad * 2.0).sum::<f32>()
    }

    fn left(&self, city: usize) -> f32 {
        self.place.left() + self.themes + (self.column + BETWEEN) * city as f32
    }

    fn draw(&self, ui: &mut Ui, pad: f32) {
        let (whole, _) = ui.allocate_exact_size(Vec2::new(self.place.width(), self.height(pad)), egui::Sense::hover());
        for (number, (city, lines)) in self.spec.heads.iter().zip(&self.heads).enumerate() {
            let left = self.left(number);
            let name = Rect::from_min_size(Pos2::new(left, whole.top()), Vec2::new(self.column, self.name_height()));
            let mut child = ui.new_child(UiBuilder::new().max_rect(name));
            swatch::show(&mut child, city.style, self.look);
            let family = if city.own { look::bold() } else { FontFamily::Proportional };
            let colour = self.look.colour(city.style);
            let words = Self::set(ui, &city.name, FontId::new(self.size + 2.0, family), colour, f32::INFINITY);
            ui.painter().galley(Pos2::new(left + 38.0, whole.top()), words, colour);
            let mut top = name.bottom();
            for (galley, colour) in lines {
                ui.painter().galley(Pos2::new(left, top), Arc::clone(galley), *colour);
                top += galley.size().y;
            }
        }
        let right = self.left(self.spec.heads.len()) - BETWEEN;
        let mut top = whole.top() + self.head_height();
        for (at, row) in self.rows.iter().enumerate() {
            let line = if at == 0 { Stroke::new(1.2, self.look.ink()) } else { Stroke::new(0.8, self.look.grid()) };
            ui.painter().hline(Rangef::new(self.place.left(), right), top, line);
            let (name, cells) = row;
            ui.painter().galley(Pos2::new(self.place.left(), top + pad), Arc::clone(name), self.look.ink());
            for (city, lines) in cells.iter().enumerate() {
                self.lines(ui, lines, Pos2::new(self.left(city), top + pad));
            }
            top += Self::row_height(row) + pad * 2.0;
        }
    }

    fn lines(&self, ui: &Ui, lines: &Lines, corner: Pos2) {
        let mut top = corner.y;
        for line in lines {
            let height = line.iter().map(|piece| piece.words.size().y).fold(0.0, f32::max);
            let mut left = corner.x;
            for piece in line {
                let mut words = left;
                if let Some(status) = piece.status {
                    let side = self.side();
                    let centre = Pos2::new(left + side / 2.0, top + height / 2.0);
                    status::paint(ui.painter(), Rect::from_center_size(centre, Vec2::splat(side)), status, self.look);
                    words += side + 3.0;
                }
                ui.painter().galley(Pos2::new(words, top), Arc::clone(&piece.words), Color32::PLACEHOLDER);
                left += self.width(piece) + APART;
            }
            top += height;
        }
    }
}
