//! All municipalities as faint marks along one axis, stacked where they are many; the picked ones are named.

use super::{Drawn, SMALL, WORDS, along, marks, pointed};
use crate::chart::places::PlacesSpec;
use crate::figure::board::words;
use crate::figure::look::{self, Look};
use crate::figure::swatch;
use crate::text::number;
use egui::{Align, Align2, FontId, Pos2, Rangef, Rect, Sense, Shape, Stroke, Ui, Vec2};

/// Height of the axis below the marks, in points.
const FOOT: f32 = 40.0;
/// Greatest radius of a faint mark, in points.
const RADIUS: f32 = 3.0;

/// Draws the marks.
pub(super) fn draw(ui: &mut Ui, spec: &PlacesSpec, room: Vec2, look: Look, active: bool) -> Drawn {
    let Some(axis) = spec.axes.first() else { return Drawn { clicked: None, fits: true } };
    let (whole, _) = ui.allocate_exact_size(Vec2::new(room.x, room.y.max(160.0)), Sense::hover());
    let across = Rangef::new(whole.left() + 16.0, whole.right() - 16.0);
    let base = whole.bottom() - FOOT;
    // The upper half holds the names of the picked ones, the lower half the marks.
    let ceiling = whole.top() + (whole.height() - FOOT) * 0.45;
    let painter = ui.painter();
    if let Some([first, third]) = axis.quartiles {
        let band = Rect::from_x_y_ranges(along(axis, across, first)..=along(axis, across, third), ceiling..=base);
        painter.rect_filled(band, 0.0, look.grid().gamma_multiply(0.6));
    }
    for mark in marks(axis, f64::from(across.span() / 90.0)) {
        let x = along(axis, across, mark);
        painter.vline(x, Rangef::new(base, base + 4.0), Stroke::new(1.0, look.faint()));
        painter.text(
            Pos2::new(x, base + 6.0),
            Align2::CENTER_TOP,
            number::shortest(mark),
            FontId::proportional(SMALL),
            look.faint(),
        );
    }
    painter.hline(across, base, Stroke::new(1.0, look.faint()));
    words::text(painter, across, base + 22.0, &axis.name, (SMALL, Align::Min, look.faint()));
    let places = stacked(spec, axis, across, base, base - ceiling);
    for place in spec.dots.iter().zip(&places).filter(|(dot, _)| !dot.picked).map(|(_, place)| place) {
        painter.circle_filled(*place, RADIUS, look.faint().gamma_multiply(0.35));
    }
    if let Some((median, said)) = &axis.median {
        let x = along(axis, across, *median);
        let line = [Pos2::new(x, ceiling - 4.0), Pos2::new(x, base)];
        painter.extend(Shape::dashed_line(&line, Stroke::new(1.3, look.ink()), 4.0, 3.0));
        painter.text(Pos2::new(x, ceiling - 6.0), Align2::CENTER_BOTTOM, said, FontId::proportional(SMALL), look.ink());
    }
    let fits = named(ui, spec, axis, across, [whole.top(), ceiling - 24.0], &places, look);
    let body = Rect::from_min_max(whole.min, Pos2::new(whole.right(), base));
    let clicked = pointed(ui, body, spec, &places, active);
    Drawn { clicked, fits }
}

/// Where each mark stands: on the axis, or above those that stand there already.
#[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
fn stacked(spec: &PlacesSpec, axis: &crate::chart::places::Axis, across: Rangef, base: f32, height: f32) -> Vec<Pos2> {
    let wide = RADIUS * 2.0 + 0.6;
    let slot = |x: f32| ((x - across.min) / wide).floor() as i32;
    let mut counts: std::collections::BTreeMap<i32, f32> = std::collections::BTreeMap::new();
    for dot in &spec.dots {
        *counts.entry(slot(along(axis, across, dot.value))).or_default() += 1.0;
    }
    let most = counts.values().copied().fold(1.0, f32::max);
    let step = ((height - RADIUS * 2.0) / most).min(wide);
    let mut filled: std::collections::BTreeMap<i32, f32> = std::collections::BTreeMap::new();
    spec.dots
        .iter()
        .map(|dot| {
            let x = along(axis, across, dot.value);
            let level = filled.entry(slot(x)).or_default();
            let y = base - RADIUS - 1.0 - *level * step;
            *level += 1.0;
            Pos2::new(x, y)
        })
        .collect()
}

/// Names of the picked places in lines above the marks, each with a hairline to its mark; says whether all found room.
fn named(
    ui: &Ui,
    spec: &PlacesSpec,
    axis: &crate::chart::places::Axis,
    across: Rangef,
    [top, bottom]: [f32; 2],
    places: &[Pos2],
    look: Look,
) -> bool {
    let line = WORDS * 1.5;
    let mut picked: Vec<(usize, f32)> = spec
        .dots
        .iter()
        .enumerate()
        .filter(|(_, dot)| dot.picked)
        .map(|(at, dot)| (at, along(axis, across, dot.value)))
        .collect();
    // From the right: a name begins at its hairline, so that the hairlines of names further left pass by its side.
    picked.sort_by(|a, b| b.1.total_cmp(&a.1));
    let (mut row, mut leftmost) = (0.0, f32::INFINITY);
    let mut complete = true;
    for (at, x) in picked {
        let (Some(dot), Some(place)) = (spec.dots.get(at), places.get(at)) else { continue };
        let family = if dot.own { look::bold() } else { egui::FontFamily::Proportional };
        let words = format!("{} {}", dot.name, dot.amount);
        let colour = look.colour(dot.style);
        let galley = ui.painter().layout_no_wrap(words, FontId::new(WORDS, family), colour);
        swatch::marker(ui, dot.style.marker, *place, if dot.own { 6.0 } else { 5.0 }, colour);
        let left = (x - 4.0).min(across.max - galley.size().x).max(across.min);
        row = if left + galley.size().x + 10.0 <= leftmost { 0.0 } else { row + 1.0 };
        leftmost = leftmost.min(left);
        let y = bottom - line * (row + 1.0);
        if y < top {
            complete = false;
            continue;
        }
        let hair = Stroke::new(0.8, look.faint().gamma_multiply(0.7));
        ui.painter().vline(x, Rangef::new(y + line - 2.0, place.y - 6.0), hair);
        ui.painter().galley(Pos2::new(left, y), galley, colour);
    }
    complete
}
