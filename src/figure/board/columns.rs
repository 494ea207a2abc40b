//! The columns of a board for the width that is there.

use super::words::{FIRST, SECOND};
use crate::figure::status;
use egui::{FontId, Rangef, Rect, Ui};

/// Between two columns, in points.
const BETWEEN: f32 = 14.0;
/// Width of the numbers, in points.
const NUMBERS: f32 = 118.0;
/// Width of progress and pace, in points.
const SHARES: f32 = 86.0;
/// Width of the button, in points.
const BUTTON: f32 = 24.0;
/// Below this width the word of the status stands below the indicator, in points.
const WIDE: f32 = 820.0;

/// Where the columns stand, from left to right.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    /// Shape of the status, and its word where there is room.
    pub status: Rangef,
    /// Whether the word of the status stands in its column.
    pub status_word: bool,
    /// Indicator and what places it.
    pub name: Rangef,
    /// The track.
    pub track: Rangef,
    /// Actual and gap.
    pub numbers: Rangef,
    /// Progress and pace.
    pub shares: Rangef,
    /// The button; empty where there is none.
    pub button: Rangef,
}

impl Columns {
    /// Lays the columns out; the status has room for the longest of its words.
    #[must_use]
    pub fn of(ui: &Ui, whole: Rect, statuses: &[String], button: bool) -> Self {
        let word = |word: &String| {
            ui.painter().layout_no_wrap(word.clone(), FontId::proportional(FIRST), egui::Color32::PLACEHOLDER).size().x
        };
        let status_word = whole.width() >= WIDE;
        let widest = if status_word { statuses.iter().map(word).fold(0.0, f32::max) + 6.0 } else { 0.0 };
        let right = |end: f32, width: f32| Rangef::new(end - width, end);
        let button = right(whole.right() - 2.0, if button { BUTTON } else { 0.0 });
        let shares = right(
            button.min - if button.span() > 0.0 { 6.0 } else { 0.0 },
            if status_word { SHARES + 26.0 } else { SHARES },
        );
        let numbers = right(shares.min - BETWEEN, NUMBERS.max(whole.width() * 0.1));
        let status = Rangef::new(whole.left() + 4.0, whole.left() + 4.0 + status::SIDE + widest);
        let left = status.max + if status_word { BETWEEN } else { 8.0 };
        let room = (numbers.min - BETWEEN - left).max(0.0);
        // Where no button is, the board is drawn on paper, and names must be read whole.
        let share = if status_word && button.span() > 0.0 { 0.5 } else { 0.6 };
        let name = Rangef::new(left, left + (room - BETWEEN) * share);
        let track = Rangef::new(name.max + BETWEEN, left + room);
        Self { status, status_word, name, track, numbers, shares, button }
    }

    /// Size of words that come second.
    #[must_use]
    pub const fn second() -> f32 {
        SECOND
    }
}
