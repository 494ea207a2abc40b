//! Names at the ends of lines on their way to their places: beside the end, or in the column right of the plot.

use super::labels;
use super::look::Look;
use super::names::leader_to;
use super::swatch;
use crate::chart::palette::Marker;
use egui::{Color32, Galley, Pos2, Rect, Ui, Vec2};
use std::sync::Arc;

/// Room for a mark before a name in the column, in points.
pub(super) const MARK: f32 = 14.0;

/// A name with the end that it names.
pub(super) struct End {
    pub(super) galley: Arc<Galley>,
    /// Where what it names ends.
    pub(super) at: Pos2,
    /// Its place inside the plot, where its line ends early and nothing is in the way.
    pub(super) beside: Option<Rect>,
    /// The mark of a line that ends far from the column of names, which its name then needs.
    pub(super) mark: Option<(Marker, Color32)>,
}

/// The column of names: its left edge, and how far names may move up and down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// Distance between two names.
    pub(super) gap: f32,
}

/// Where each name is written, `None` where it finds no room; draws what leads from its end to it. `plot` is where lines
/// may end, `leader` draws the way to a name in the column.
pub(super) fn corners(
    ui: &Ui,
    ends: &[&End],
    (plot, column): (Rect, Column),
    look: Look,
    leader: impl Fn(Pos2, Pos2),
) -> Vec<Option<Pos2>> {
    let wanted = |end: &&&End| (end.at.y.clamp(plot.top(), plot.bottom()), end.galley.size().y + column.gap);
    let wanted: Vec<(f32, f32)> = ends.iter().filter(|end| end.beside.is_none()).map(|end| wanted(&end)).collect();
    let mut placed = labels::spread(&wanted, column.top, column.bottom).into_iter();
    let corner = |end: &&End| {
        if let Some(area) = end.beside {
            leader_to(ui, end.at, area, look);
            return Some(area.min);
        }
        let centre = placed.next().flatten()?;
        let corner = Pos2::new(column.left, centre - end.galley.size().y / 2.0);
        let Some((shape, colour)) = end.mark else {
            leader(end.at, Pos2::new(column.left, centre));
            return Some(corner);
        };
        swatch::marker(ui, shape, corner + Vec2::splat(MARK / 2.0), 3.6, colour);
        Some(corner + Vec2::new(MARK, 0.0))
    };
    ends.iter().map(corner).collect()
}
