//! Stacked columns, filled so that their parts can be told apart in grey.

use super::scale::Scale;
use super::{Look, Panel, font};
use crate::chart::population::spec::{Column, Fill, Pattern, Segment};
use egui::{Color32, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2};

/// Distance of the lines of a hatch, in points.
const HATCH: f32 = 6.0;

/// Where a part of a column lies.
pub(super) fn place(scale: Scale, column: &Column, segment: &Segment) -> Rect {
    let across = scale.column(column);
    let (one, other) = (scale.y(segment.from), scale.y(segment.to));
    Rect::from_x_y_ranges(across, one.min(other)..=one.max(other))
}

/// The colour of a fill at full strength.
pub(super) fn colour(fill: Fill, look: Look) -> Color32 {
    let [r, g, b] = if look.dark { fill.dark } else { fill.light };
    Color32::from_rgb(r, g, b)
}

/// Draws all columns with the words inside them, where there is room.
pub(super) fn draw(ui: &Ui, panel: &Panel<'_>, look: Look) {
    let scale = panel.scale;
    for column in panel.columns {
        for segment in &column.segments {
            let Some(part) = panel.parts.get(segment.part) else { continue };
            let area = place(scale, column, segment);
            fill(ui, area, part.fill, column.expected, look);
            if let Some(label) = &segment.label {
                words(ui, area, label, look);
            }
        }
    }
}

/// Fills an area: ground, pattern, outline; dashed where the value is not measured.
pub(super) fn fill(ui: &Ui, area: Rect, fill: Fill, expected: bool, look: Look) {
    let strong = colour(fill, look);
    let painter = ui.painter();
    let tint = |share: f32| look.ground().lerp_to_gamma(strong, share);
    match fill.pattern {
        Pattern::Full => {
            painter.rect_filled(area, 0.0, tint(if expected { 0.55 } else { 0.8 }));
        }
        Pattern::Pale => {
            painter.rect_filled(area, 0.0, tint(0.14));
        }
        Pattern::Hatch => {
            painter.rect_filled(area, 0.0, tint(0.08));
            hatch(ui, area, Stroke::new(1.3, tint(if expected { 0.5 } else { 0.8 })));
        }
    }
    let outline = Stroke::new(1.2, strong);
    if expected {
        let corners = [area.left_top(), area.right_top(), area.right_bottom(), area.left_bottom(), area.left_top()];
        painter.extend(Shape::dashed_line(&corners, outline, 4.0, 3.0));
    } else {
        painter.rect_stroke(area, 0.0, outline, StrokeKind::Inside);
    }
}

/// Diagonal lines, cut at the edges by reckoning, so that vector outputs need no clip.
fn hatch(ui: &Ui, area: Rect, stroke: Stroke) {
    // On each line x + y is the same; multiples of the distance let neighbouring areas share their lines.
    let mut sum = ((area.left() + area.top()) / HATCH).ceil() * HATCH;
    while sum <= area.right() + area.bottom() {
        let upper = Pos2::new((sum - area.top()).min(area.right()), (sum - area.right()).max(area.top()));
        let lower = Pos2::new((sum - area.bottom()).max(area.left()), (sum - area.left()).min(area.bottom()));
        ui.painter().line_segment([upper, lower], stroke);
        sum += HATCH;
    }
}

/// Words in the middle of an area, on a ground of their own; first lines only where there is no room for all, and
/// none where not even the first fits.
fn words(ui: &Ui, area: Rect, label: &str, look: Look) {
    let galleys: Vec<_> =
        label.lines().map(|line| ui.painter().layout_no_wrap(line.to_owned(), font(), look.ink())).collect();
    let mut height = 0.0;
    let mut fitting = 0;
    for galley in &galleys {
        if galley.size().x + 2.0 > area.width() || height + galley.size().y + 4.0 > area.height() {
            break;
        }
        height += galley.size().y;
        fitting += 1;
    }
    let shown = galleys.get(..fitting).unwrap_or_default();
    let width = shown.iter().map(|g| g.size().x).fold(0.0, f32::max);
    if fitting == 0 {
        return;
    }
    let plate = Rect::from_center_size(area.center(), Vec2::new(width + 4.0, height));
    ui.painter().rect_filled(plate, 2.0, look.ground().gamma_multiply(0.86));
    let mut top = plate.top();
    for galley in shown {
        let corner = Pos2::new(plate.center().x - galley.size().x / 2.0, top);
        top += galley.size().y;
        ui.painter().galley(corner, galley.clone(), look.ink());
    }
}
