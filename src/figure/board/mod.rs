//! Draws a board of gaps: strips, key, and rows of one fixed height of which only those in sight are laid out.

pub mod columns;
mod key;
mod row;
mod sheet;
mod strip;
mod track;
pub(super) mod words;

use super::look::Look;
use crate::chart::board::{BoardHead, BoardRow, BoardSpec, Heading};
use crate::model::municipality::AreaCode;
use crate::model::place::SeriesPlace;
use columns::Columns;
use egui::{Rect, Role, Sense, Ui, Vec2, WidgetInfo};
use std::borrow::Cow;

/// Height of every heading and row, in points.
pub const ROW_HEIGHT: f32 = 44.0;

/// Height of the strip of a city, in points.
pub const STRIP_HEIGHT: f32 = 34.0;

/// Cities up to which their strips are seen at once.
pub const FEW_STRIPS: usize = 12;

/// What the reader has chosen, and may do, in a board on screen.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hold {
    /// Place of the series whose detail is shown.
    pub focus: Option<SeriesPlace>,
    /// Place of the target on which the keyboard stands; of two rows of one indicator only one is it.
    pub current: Option<usize>,
    /// Whether each row has a button that opens the comparison.
    pub compare: bool,
}

/// A target that the reader acted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Place of the target in the dataset.
    pub target: usize,
    /// Place of its series.
    pub series: SeriesPlace,
}

/// What the reader did with the board.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Drawn {
    /// The target that was clicked, in a row or on a strip.
    pub clicked: Option<Hit>,
    /// Whether it was clicked on a strip, so that its row may be out of sight.
    pub on_strip: bool,
    /// The target that was double-clicked, or whose button was clicked.
    pub compare: Option<Hit>,
    /// Where the rows stand, those out of sight included.
    pub rows: Option<Rect>,
}

impl Drawn {
    /// What was done in either of two parts.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            clicked: self.clicked.or(other.clicked),
            on_strip: self.on_strip || other.on_strip,
            compare: self.compare.or(other.compare),
            rows: self.rows.or(other.rows),
        }
    }
}

/// A line of the board.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "one at a time, for as long as it takes to draw it")]
pub enum Line<'a> {
    /// The heading of a group.
    Heading(&'a Heading),
    /// A row; worded for this frame, or kept.
    Row(Cow<'a, BoardRow>),
}

/// Draws the strips of a board into the width that is there.
pub fn strips(ui: &mut Ui, head: &BoardHead, look: Look, hold: &Hold) -> Drawn {
    strip::draw(ui, head, look, hold)
}

/// Draws the key of a board.
pub fn key(ui: &mut Ui, head: &BoardHead, look: Look) {
    key::draw(ui, &head.key, look);
}

/// Draws lines below each other; only those inside the clip of the `ui` are asked for.
pub fn lines<'a>(
    ui: &mut Ui,
    head: &BoardHead,
    count: usize,
    line: impl Fn(usize) -> Option<Line<'a>>,
    look: Look,
    hold: &Hold,
) -> Drawn {
    let size = Vec2::new(ui.available_width(), ROW_HEIGHT * count as f32);
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    let columns = Columns::of(ui, whole, &head.statuses, hold.compare);
    let clip = ui.clip_rect();
    let shown = line_at(clip.top() - whole.top())..count.min(line_at(clip.bottom() - whole.top()) + 1);
    let mut drawn = Drawn { rows: Some(whole), ..Drawn::default() };
    for at in shown {
        let rect = row_rect(whole, at);
        match line(at) {
            Some(Line::Heading(heading)) => row::heading(ui, rect, heading, &columns, look),
            Some(Line::Row(made)) => {
                drawn =
                    drawn.and(row::draw(ui, rect, &made, &Setting { columns: &columns, look, own: head.own }, hold));
            }
            None => {}
        }
    }
    drawn
}

/// The line at a height below the first one's top; the first where that is above it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number, not below zero")]
fn line_at(height: f32) -> usize {
    (height / ROW_HEIGHT).floor().max(0.0) as usize
}

/// The place of a fraction, 0 to 1, between two edges.
#[expect(clippy::cast_possible_truncation, reason = "a fraction of a screen needs no more than six digits")]
fn along(range: egui::Rangef, at: f64) -> f32 {
    range.min + range.span() * at as f32
}

/// Where a line stands among the lines.
#[must_use]
pub fn row_rect(whole: Rect, at: usize) -> Rect {
    let top = whole.top() + ROW_HEIGHT * at as f32;
    Rect::from_x_y_ranges(whole.x_range(), top..=top + ROW_HEIGHT)
}

/// Draws a whole board, every row of it, for a figure; title, remarks and sources belong to the figure's frame.
pub fn draw(ui: &mut Ui, spec: &BoardSpec, look: Look, hold: &Hold) -> Drawn {
    let above = strips(ui, &spec.head, look, hold);
    key(ui, &spec.head, look);
    sheet::draw(ui, spec, look);
    above
}

/// What all rows of a board share.
struct Setting<'a> {
    columns: &'a Columns,
    look: Look,
    own: Option<AreaCode>,
}

/// Gives a drawn part its name.
fn name(response: &egui::Response, role: Role, words: &str) {
    response.widget_info(|| WidgetInfo::labeled(role, true, words));
}
