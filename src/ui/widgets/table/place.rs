//! Where a table is scrolled to: a row and how much of it is hidden, exact for any number of rows.

use super::ROW;
use crate::ui::theme;
use egui::{Id, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo};
use std::ops::Range;

/// Shortest that the handle of the bar gets, in points.
const HANDLE: f32 = 24.0;

/// The first row in sight and how many points of it are hidden above.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Place {
    top: usize,
    hidden: f32,
}

/// A part of a count, from 0 to the count.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share between 0 and 1 of a count of rows stays between 0 and that count"
)]
fn part_of(count: usize, share: f64) -> usize {
    (count as f64 * share.clamp(0.0, 1.0)).floor() as usize
}

/// A count that was reckoned in points.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never negative, and far below 2^24")]
fn whole(number: f32) -> usize {
    number.max(0.0) as usize
}

/// How many rows are whole in so much height, at least one.
pub(super) fn whole_rows(height: f32) -> usize {
    whole((height / ROW).floor()).max(1)
}

impl Place {
    /// The first row in sight.
    pub(super) const fn first(self) -> usize {
        self.top
    }

    /// Points of a row that are hidden above.
    pub(super) const fn hidden(self) -> f32 {
        self.hidden
    }

    /// The place furthest down at which the last row is still at the bottom.
    fn last(count: usize, height: f32) -> Self {
        let whole = whole_rows(height);
        if count <= whole {
            return Self::default();
        }
        let rest = height - whole as f32 * ROW;
        if rest <= 0.0 {
            return Self { top: count - whole, hidden: 0.0 };
        }
        Self { top: count - whole - 1, hidden: ROW - rest }
    }

    /// Keeps the place within the rows there are.
    pub(super) fn fit(&mut self, count: usize, height: f32) {
        let last = Self::last(count, height);
        if (self.top, self.hidden) > (last.top, last.hidden) {
            *self = last;
        }
    }

    /// The rows that are seen at least in part.
    pub(super) fn seen(self, count: usize, height: f32) -> Range<usize> {
        self.top.min(count)..(self.top + whole_rows(height) + 2).min(count)
    }

    /// Moves down by so many points, up where negative.
    pub(super) fn scroll(&mut self, points: f32, count: usize, height: f32) {
        let target = self.hidden + points;
        let rows = (target / ROW).floor();
        if rows < 0.0 && whole(-rows) > self.top {
            *self = Self::default();
        } else {
            self.hidden = target - rows * ROW;
            self.top = if rows < 0.0 { self.top - whole(-rows) } else { self.top + whole(rows) };
        }
        self.fit(count, height);
    }

    /// Brings a row into sight, whole.
    pub(super) fn reveal(&mut self, row: usize, height: f32) {
        let whole = whole_rows(height);
        if row < self.top || (row == self.top && self.hidden > 0.0) {
            *self = Self { top: row, hidden: 0.0 };
        } else if row + 1 >= self.top + whole {
            let rest = height - whole as f32 * ROW;
            let first = (row + 1).saturating_sub(whole);
            let below = if first == 0 || rest <= 0.0 {
                Self { top: first, hidden: 0.0 }
            } else {
                Self { top: first - 1, hidden: ROW - rest }
            };
            if (below.top, below.hidden) > (self.top, self.hidden) {
                *self = below;
            }
        }
    }

    /// Draws the bar beside the rows and follows it; nothing where all rows are in sight.
    pub(super) fn bar(&mut self, ui: &Ui, id: Id, bar: Rect, count: usize, height: f32) {
        let last = Self::last(count, height);
        if last == Self::default() || !bar.is_positive() {
            return;
        }
        let response = ui.interact(bar, id, Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::new(Role::ScrollBar));
        // The bar itself may be off by a fraction of a point; the place never is.
        let rows = |place: Self| place.top as f32 + place.hidden / ROW;
        let length = (bar.height() * height / ROW / count as f32).max(HANDLE).min(bar.height());
        let way = bar.height() - length;
        if let Some(at) = response.interact_pointer_pos() {
            let share = f64::from((at.y - bar.top() - length / 2.0) / way.max(1.0)).clamp(0.0, 1.0);
            *self = Self { top: part_of(last.top + 1, share), hidden: 0.0 };
            if share >= 1.0 {
                *self = last;
            }
            self.fit(count, height);
        }
        let down = way * rows(*self) / rows(last);
        let handle = Rect::from_min_size(Pos2::new(bar.left(), bar.top() + down), Vec2::new(bar.width(), length));
        let look = theme::look(ui);
        let active = response.hovered() || response.dragged();
        ui.painter().rect_filled(bar, 3.0, ui.visuals().faint_bg_color);
        ui.painter().rect_filled(handle, 3.0, if active { look.faint() } else { look.grid() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten rows and a half fit.
    const HEIGHT: f32 = ROW * 10.5;

    #[test]
    fn few_rows_never_scroll() {
        let mut place = Place::default();
        place.scroll(500.0, 10, HEIGHT);
        assert_eq!(place, Place::default());
        assert_eq!(place.seen(10, HEIGHT), 0..10);
    }

    #[test]
    fn the_last_of_millions_of_rows_stands_at_the_bottom_and_every_row_can_be_reached() {
        let count = 3_482_000;
        let mut place = Place::default();
        place.reveal(count - 1, HEIGHT);
        assert_eq!(place, Place::last(count, HEIGHT));
        assert_eq!(place.seen(count, HEIGHT).end, count);
        // One notch up from there is exactly two rows and two points.
        place.scroll(-50.0, count, HEIGHT);
        assert_eq!((place.top, place.hidden), (count - 13, ROW / 2.0 - 2.0));
        place.reveal(1_234_567, HEIGHT);
        assert_eq!((place.top, place.hidden), (1_234_567, 0.0));
    }

    #[test]
    fn scrolling_down_and_up_comes_back() {
        let mut place = Place::default();
        for _ in 0..100 {
            place.scroll(7.0, 1_000, HEIGHT);
        }
        assert_eq!((place.top, place.hidden), (29, 4.0));
        for _ in 0..100 {
            place.scroll(-7.0, 1_000, HEIGHT);
        }
        assert_eq!(place, Place::default());
        place.scroll(-7.0, 1_000, HEIGHT);
        assert_eq!(place, Place::default());
    }

    #[test]
    fn a_row_in_sight_does_not_move_the_table() {
        let mut place = Place { top: 5, hidden: 0.0 };
        for row in 5..14 {
            place.reveal(row, HEIGHT);
            assert_eq!(place, Place { top: 5, hidden: 0.0 }, "{row}");
        }
        place.reveal(15, HEIGHT);
        assert_eq!(place, Place { top: 5, hidden: ROW / 2.0 });
        place.reveal(4, HEIGHT);
        assert_eq!(place, Place { top: 4, hidden: 0.0 });
    }
}
