//! The columns of the page of a city for the width that is there.

use crate::chart::city::CitySpec;
use crate::figure::status;
use egui::Rangef;

/// Between two columns, in points.
const BETWEEN: f32 = 12.0;
/// Widths below which the trend, and then grade and peers, find no room, in points.
const NARROW: f32 = 860.0;
const NARROWEST: f32 = 640.0;
/// Shares of the width: name, trend, way, amounts, gap, share, grade, peers.
const SHARES: [f32; 8] = [0.24, 0.07, 0.185, 0.155, 0.095, 0.07, 0.08, 0.105];

/// Where the columns stand; an empty one is left out.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    /// Sign of the status.
    pub status: Rangef,
    /// Name of the indicator.
    pub name: Rangef,
    /// Sparkline.
    pub trend: Rangef,
    /// Bullet.
    pub way: Rangef,
    /// Actual and target.
    pub amounts: Rangef,
    /// Gap in the unit.
    pub gap: Rangef,
    /// Progress.
    pub share: Rangef,
    /// The city's own grade.
    pub grade: Rangef,
    /// Cities to compare with.
    pub peers: Rangef,
}

impl Columns {
    /// Lays the columns out between two edges.
    #[must_use]
    pub fn of(spec: &CitySpec, whole: Rangef) -> Self {
        let width = whole.span();
        let there = |at: usize| match at {
            1 => width >= NARROWEST,
            6 => width >= NARROW && spec.graded,
            7 => width >= NARROW,
            _ => true,
        };
        let used: f32 = SHARES.iter().enumerate().filter(|(at, _)| there(*at)).map(|(_, share)| share).sum();
        let sign = status::SIDE + 10.0;
        let room = width - sign;
        let mut left = whole.min + sign;
        let mut ranges = SHARES.iter().enumerate().map(|(at, share)| {
            if !there(at) {
                return Rangef::new(left, left);
            }
            let start = left;
            left += room * share / used;
            Rangef::new(start, (left - BETWEEN).max(start))
        });
        let mut next = || ranges.next().unwrap_or(Rangef::new(whole.max, whole.max));
        Self {
            status: Rangef::new(whole.min, whole.min + status::SIDE),
            name: next(),
            trend: next(),
            way: next(),
            amounts: next(),
            gap: next(),
            share: next(),
            grade: next(),
            peers: next(),
        }
    }
}
