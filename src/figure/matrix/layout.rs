//! Where the parts of the overview stand in the room there is.

use super::head;
use crate::chart::matrix::{LEAST_RISKS, MatrixSpec};
use crate::figure::look;
use egui::{FontId, Ui, Vec2};

/// Greatest share of the width that the names of themes take, and the least of it in points.
const THEMES: (f32, f32) = (0.17, 90.0);
/// Between two columns, in points.
pub const BETWEEN: f32 = 16.0;
/// Largest and least distance between two marks, in points; below it shares are drawn instead of marks.
const PITCH: (f32, f32) = (31.0, 9.0);
/// Distance of marks that low rows may have.
const NEAR: f32 = 23.0;
/// Distance of marks where the columns run out of the window to the side, in points.
const SCROLLED_PITCH: f32 = 16.0;
/// Least and greatest height of a row, in points.
const ROW: (f32, f32) = (16.0, 42.0);
/// Room above the targets at risk, in points.
const ABOVE_RISKS: f32 = 8.0;
/// Least and greatest height of a target at risk, in points.
const RISK: (f32, f32) = (16.0, 26.0);

/// Size of the names of themes in rows of one height, in points.
#[must_use]
pub fn theme_size(row: f32) -> f32 {
    (row * 0.62).clamp(10.0, 13.0).max(row * 0.36)
}

/// The measures of the overview.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Width of the names of themes.
    pub themes: f32,
    /// Left edge and width of each city's column, from the left edge of the whole.
    pub columns: Vec<(f32, f32)>,
    /// Distance between two marks; `None` where shares are drawn instead.
    pub pitch: Option<f32>,
    /// Height of the heads.
    pub head: f32,
    /// Height of a row.
    pub row: f32,
    /// Height of the title above the targets at risk; zero where there are none.
    pub risk_head: f32,
    /// Height of a target at risk.
    pub risk: f32,
    /// How many of them are listed.
    pub risk_count: usize,
}

impl Layout {
    /// Lays the overview out; what finds no room in `room` is as small as it may be.
    #[must_use]
    pub fn of(ui: &Ui, spec: &MatrixSpec, room: Vec2) -> Self {
        let offers = |city: usize| {
            let cells = spec.rows.iter().filter_map(move |row| row.cells.get(city)?.as_ref());
            cells.map(|cell| head::measure(ui, &cell.offer, FontId::proportional(11.0))).fold(0.0, f32::max) + 2.0
        };
        let least: Vec<f32> =
            spec.heads.iter().enumerate().map(|(at, city)| head::width(ui, city).max(offers(at))).collect();
        let heads = head::height(spec);
        // At least a few are listed; where rows are as high as they may be, more of them take the room that is left.
        let least_risks = spec.risks.rows.len().min(LEAST_RISKS);
        let risk_head = if least_risks == 0 { 0.0 } else { 24.0 };
        let fixed = heads + if least_risks > 0 { risk_head + ABOVE_RISKS } else { 0.0 };
        let rows = spec.rows.len().max(1) as f32;
        // Marks and targets at risk share the height in the proportion of their lines.
        let each = (room.y - fixed) / (rows + least_risks as f32 * 0.8);
        let row = each.clamp(ROW.0, ROW.1);
        let risk = (each * 0.8).clamp(RISK.0, RISK.1);
        let spare = room.y - fixed - rows * row - least_risks as f32 * risk;
        let further = spec.risks.rows.len() - least_risks;
        let risk_count = least_risks + (0..further).take_while(|at| (*at + 1) as f32 * risk <= spare).count();
        let font = FontId::new(theme_size(row), look::bold());
        let names = spec.rows.iter().map(|row| head::measure(ui, &row.name, font.clone()));
        let themes = (names.fold(0.0, f32::max) + 14.0).clamp(THEMES.1, (room.x * THEMES.0).max(THEMES.1));
        // Marks are as far apart as rows are high, at most.
        let widest = PITCH.0.min(row.max(NEAR));
        let most = marks_by_city(spec);
        let width = |city: usize, pitch: f32| {
            let least = least.get(city).copied().unwrap_or_default();
            most.get(city).map_or(least, |marks| least.max(*marks as f32 * pitch))
        };
        let total = |pitch: f32| (0..least.len()).map(|city| width(city, pitch) + BETWEEN).sum::<f32>();
        let there = room.x - themes;
        let steps = (0_u8..).map(|step| widest - f32::from(step) * 0.5).take_while(|pitch| *pitch >= PITCH.1);
        let fits_at_all = least.iter().map(|width| width + BETWEEN).sum::<f32>() <= there;
        let pitch =
            if fits_at_all { steps.into_iter().find(|pitch| total(*pitch) <= there) } else { Some(SCROLLED_PITCH) };
        let mut left = themes;
        let equal = there / least.len().max(1) as f32 - BETWEEN;
        let columns = (0..least.len()).map(|city| {
            let width = pitch.map_or(equal, |pitch| width(city, pitch));
            left += width + BETWEEN;
            (left - width - BETWEEN, width)
        });
        let columns = columns.collect();
        Self { themes, columns, pitch, head: heads, row, risk_head, risk, risk_count }
    }

    /// Width and height of the whole.
    #[must_use]
    pub fn size(&self, spec: &MatrixSpec, room: Vec2) -> Vec2 {
        let right = self.columns.last().map_or(self.themes, |(left, width)| left + width);
        let risks = self.risk_count as f32;
        let below = if risks > 0.0 { ABOVE_RISKS + self.risk_head + risks * self.risk } else { 0.0 };
        Vec2::new(right.max(room.x), self.head + self.row * spec.rows.len() as f32 + below)
    }

    /// Height at which the targets at risk begin, from the top of the rows.
    #[must_use]
    pub fn risks_at(&self, spec: &MatrixSpec) -> f32 {
        self.row * spec.rows.len() as f32 + ABOVE_RISKS
    }
}

/// The most marks that a city has in one theme.
fn marks_by_city(spec: &MatrixSpec) -> Vec<usize> {
    let of_city = |city: usize| {
        let marks = spec.rows.iter().filter_map(|row| row.cells.get(city)?.as_ref()).map(|cell| cell.marks.len());
        marks.max().unwrap_or_default()
    };
    (0..spec.heads.len()).map(of_city).collect()
}
