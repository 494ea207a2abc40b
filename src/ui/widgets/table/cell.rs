//! One cell: words or a number, with a mark before it; what does not fit ends in an ellipsis.

use super::PAD;
use crate::chart::palette::Style;
use crate::figure::swatch;
use crate::ui::theme::{self, size};
use egui::text::{LayoutJob, TextWrapping};
use egui::{FontFamily, FontId, Galley, Pos2, Rect, Shape, Stroke, Ui};
use std::borrow::Cow;
use std::sync::Arc;

/// Room that a mark takes before the words, in points.
const MARK: f32 = 16.0;

/// What stands before the words of a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub enum Mark {
    /// Nothing.
    #[default]
    None,
    /// The marker of an area.
    Area(Style),
    /// A triangle that unfolds or folds the row; whether it is unfolded.
    Fold(bool),
    /// Room only: the row belongs to the one above it.
    Under,
}

/// What a cell shows and says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// The words or the number.
    pub words: String,
    /// Whether it is a number: tabular figures, never shortened.
    pub number: bool,
    /// Whether it comes second, such as the reason why there is no value.
    pub faint: bool,
    /// What stands before the words.
    pub mark: Mark,
    /// What pointing at it shows, beside words that were shortened.
    pub hint: String,
    /// What a screen reader says; empty for the words themselves.
    pub spoken: String,
}

impl Cell {
    /// Words.
    pub fn words(words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }

    /// A number with its unit.
    pub fn number(words: impl Into<String>) -> Self {
        Self { words: words.into(), number: true, ..Self::default() }
    }

    /// Words that come second.
    pub fn faint(words: impl Into<String>) -> Self {
        Self { words: words.into(), faint: true, ..Self::default() }
    }

    /// The cell with a mark before its words.
    #[must_use]
    pub fn marked(mut self, mark: Mark) -> Self {
        self.mark = mark;
        self
    }

    /// The cell with what pointing at it shows.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// The cell with other words for a screen reader.
    #[must_use]
    pub fn spoken_as(mut self, spoken: impl Into<String>) -> Self {
        self.spoken = spoken.into();
        self
    }

    /// The cell's accessible name.
    #[must_use]
    pub fn name(&self) -> &str {
        if self.spoken.is_empty() { &self.words } else { &self.spoken }
    }

    fn galley(&self, ui: &Ui, room: f32) -> Arc<Galley> {
        let look = theme::look(ui);
        let family = if self.number { FontFamily::Monospace } else { FontFamily::Proportional };
        let colour = if self.faint { look.faint() } else { look.ink() };
        let mut job =
            LayoutJob::simple_singleline(plain(&self.words).into_owned(), FontId::new(size::BODY, family), colour);
        job.wrap = TextWrapping::truncate_at_width(room);
        ui.painter().layout_job(job)
    }

    const fn mark_width(&self) -> f32 {
        if matches!(self.mark, Mark::None) { 0.0 } else { MARK }
    }

    /// Width that the cell needs to be whole.
    pub(super) fn needs(&self, ui: &Ui) -> f32 {
        (self.galley(ui, f32::INFINITY).size().x + 2.0 * PAD + self.mark_width()).ceil() + 1.0
    }

    /// Paints the cell; returns whether its words were shortened.
    pub(super) fn paint(&self, ui: &Ui, place: Rect, at_right: bool) -> bool {
        let inner = place.shrink2(egui::vec2(PAD, 0.0));
        let galley = self.galley(ui, (inner.width() - self.mark_width()).max(0.0));
        let left = if at_right { inner.right() - galley.size().x } else { inner.left() + self.mark_width() };
        let corner = Pos2::new(left, inner.center().y - galley.size().y / 2.0);
        let shortened = galley.elided;
        let centre = Pos2::new(left - MARK + 6.0, inner.center().y);
        self.paint_mark(ui, centre);
        ui.painter().galley(corner, galley, theme::look(ui).ink());
        shortened
    }

    fn paint_mark(&self, ui: &Ui, centre: Pos2) {
        let look = theme::look(ui);
        match self.mark {
            Mark::None | Mark::Under => {}
            Mark::Area(style) => swatch::marker(ui, style.marker, centre, 4.0, look.colour(style)),
            Mark::Fold(open) => {
                let at = |x: f32, y: f32| Pos2::new(centre.x + 4.0 * x, centre.y + 4.0 * y);
                let points = if open {
                    vec![at(-1.0, -0.6), at(1.0, -0.6), at(0.0, 0.9)]
                } else {
                    vec![at(-0.6, -1.0), at(0.9, 0.0), at(-0.6, 1.0)]
                };
                ui.painter().add(Shape::convex_polygon(points, look.ink(), Stroke::NONE));
            }
        }
    }
}

/// Words in one line: line breaks and tabs of a document become spaces.
fn plain(words: &str) -> Cow<'_, str> {
    if words.contains(char::is_control) { words.replace(char::is_control, " ").into() } else { words.into() }
}
