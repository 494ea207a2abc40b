//! From values and years to points of the screen, and round marks on the value axis.

use crate::chart::population::spec::Column;
use crate::text::number;
use egui::{Pos2, Rangef, Rect};

/// Where a figure's values lie on the screen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// The room for columns and lines.
    pub(super) plot: Rect,
    across: [f64; 2],
    up: [f64; 2],
}

impl Scale {
    pub(super) const fn new(plot: Rect, across: [f64; 2], up: [f64; 2]) -> Self {
        Self { plot, across, up }
    }

    pub(super) fn x(self, value: f64) -> f32 {
        let share = (value - self.across[0]) / (self.across[1] - self.across[0]);
        self.plot.left() + self.plot.width() * narrow(share)
    }

    pub(super) fn y(self, value: f64) -> f32 {
        let share = (value - self.up[0]) / (self.up[1] - self.up[0]);
        self.plot.bottom() - self.plot.height() * narrow(share)
    }

    pub(super) fn at(self, x: f64, y: f64) -> Pos2 {
        Pos2::new(self.x(x), self.y(y))
    }

    /// From the left to the right edge of a column.
    pub(super) fn column(self, column: &Column) -> Rangef {
        let (mut left, mut right) = (self.x(column.x - column.width / 2.0), self.x(column.x + column.width / 2.0));
        // A single year must not fill the whole figure, and a column must stay visible among many.
        let (middle, half) = (f32::midpoint(left, right), ((right - left) / 2.0).clamp(2.0, 40.0));
        (left, right) = (middle - half, middle + half);
        Rangef::new(left, right)
    }

    /// Marks at round numbers (1, 2 or 5 times a power of ten), as many as fit without crowding.
    pub(super) fn marks(self) -> Vec<f64> {
        let range = self.up[1] - self.up[0];
        if !range.is_finite() || range <= 0.0 {
            return Vec::new();
        }
        let rough = range / f64::from((self.plot.height() / 40.0).max(2.0));
        let power = 10f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * power).find(|s| *s >= rough).unwrap_or(10.0 * power);
        let start = (self.up[0] / step).ceil() * step;
        (0u8..=40).map(|n| start + f64::from(n) * step).take_while(|value| *value <= self.up[1]).collect()
    }
}

/// A share of the figure, for the screen.
#[expect(clippy::cast_possible_truncation, reason = "a ten-millionth of a figure is less than a pixel")]
const fn narrow(share: f64) -> f32 {
    share as f32
}

/// A round number with no more decimals than it needs.
pub(super) fn number(value: f64) -> String {
    number::shortest((value * 1e6).round() / 1e6 + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_round_and_lie_within_the_range() {
        let plot = Rect::from_min_max(Pos2::ZERO, Pos2::new(300.0, 200.0));
        let marks = Scale::new(plot, [0.0, 1.0], [-4475.0, 3230.0]).marks();
        assert_eq!(marks, [-4000.0, -2000.0, 0.0, 2000.0]);
    }

    #[test]
    fn greater_values_stand_higher() {
        let plot = Rect::from_min_max(Pos2::ZERO, Pos2::new(300.0, 200.0));
        let scale = Scale::new(plot, [2015.0, 2025.0], [0.0, 100.0]);
        assert_eq!(scale.at(2020.0, 25.0), Pos2::new(150.0, 150.0));
    }
}
