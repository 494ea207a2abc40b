//! All municipalities by two indicators; the picked ones are marked and named.

use super::{Drawn, SMALL, WORDS, along, marks, pointed};
use crate::chart::places::PlacesSpec;
use crate::figure::board::words;
use crate::figure::look::{self, Look};
use crate::figure::swatch;
use crate::text::number;
use egui::{Align, Align2, FontId, Pos2, Rangef, Rect, Sense, Stroke, Ui, Vec2};

/// Room below and left of the marks, in points.
const FOOT: f32 = 40.0;
const SIDE: f32 = 64.0;
/// Room above for the name of the upright axis, in points.
const HEAD: f32 = 20.0;

/// Draws the marks.
pub(super) fn draw(ui: &mut Ui, spec: &PlacesSpec, room: Vec2, look: Look, active: bool) -> Drawn {
    let [x_axis, y_axis] = spec.axes.as_slice() else { return Drawn { clicked: None, fits: true } };
    let (whole, _) = ui.allocate_exact_size(Vec2::new(room.x, room.y.max(200.0)), Sense::hover());
    let across = Rangef::new(whole.left() + SIDE, whole.right() - 16.0);
    let upright = Rangef::new(whole.bottom() - FOOT, whole.top() + HEAD);
    let painter = ui.painter();
    words::text(painter, whole.x_range(), whole.top(), &y_axis.name, (SMALL, Align::Min, look.faint()));
    for mark in marks(x_axis, f64::from(across.span() / 90.0)) {
        let x = along(x_axis, across, mark);
        painter.vline(x, Rangef::new(upright.max, upright.min), Stroke::new(1.0, look.grid()));
        painter.text(
            Pos2::new(x, upright.min + 4.0),
            Align2::CENTER_TOP,
            number::shortest(mark),
            FontId::proportional(SMALL),
            look.faint(),
        );
    }
    for mark in marks(y_axis, f64::from((upright.min - upright.max) / 50.0)) {
        let y = along(y_axis, upright, mark);
        painter.hline(across, y, Stroke::new(1.0, look.grid()));
        painter.text(
            Pos2::new(across.min - 6.0, y),
            Align2::RIGHT_CENTER,
            number::shortest(mark),
            FontId::proportional(SMALL),
            look.faint(),
        );
    }
    words::text(painter, across, upright.min + 21.0, &x_axis.name, (SMALL, Align::Max, look.faint()));
    let place = |dot: &crate::chart::places::Dot| {
        Pos2::new(along(x_axis, across, dot.value), along(y_axis, upright, dot.second.unwrap_or_default()))
    };
    let places: Vec<Pos2> = spec.dots.iter().map(place).collect();
    for place in spec.dots.iter().zip(&places).filter(|(dot, _)| !dot.picked).map(|(_, place)| place) {
        painter.circle_filled(*place, 2.6, look.faint().gamma_multiply(0.3));
    }
    let fits = named(ui, spec, &places, whole, look);
    let clicked = pointed(ui, whole, spec, &places, active);
    Drawn { clicked, fits }
}

/// Marks and names of the picked places; a name that would cover another stands on the other side, or is left out.
fn named(ui: &Ui, spec: &PlacesSpec, places: &[Pos2], whole: Rect, look: Look) -> bool {
    let mut taken: Vec<Rect> = Vec::new();
    let mut complete = true;
    for (dot, place) in spec.dots.iter().zip(places).filter(|(dot, _)| dot.picked) {
        let colour = look.colour(dot.style);
        swatch::marker(ui, dot.style.marker, *place, if dot.own { 6.5 } else { 5.0 }, colour);
        let family = if dot.own { look::bold() } else { egui::FontFamily::Proportional };
        let galley = ui.painter().layout_no_wrap(dot.name.clone(), FontId::new(WORDS, family), colour);
        let size = galley.size();
        let corners = [
            *place + Vec2::new(8.0, -size.y / 2.0),
            *place + Vec2::new(-8.0 - size.x, -size.y / 2.0),
            *place + Vec2::new(-size.x / 2.0, -size.y - 7.0),
            *place + Vec2::new(-size.x / 2.0, 7.0),
        ];
        let free = corners
            .into_iter()
            .map(|corner| Rect::from_min_size(corner, size))
            .find(|area| whole.contains_rect(*area) && !taken.iter().any(|other| other.expand(2.0).intersects(*area)));
        match free {
            Some(area) => {
                ui.painter().galley(area.min, galley, colour);
                taken.push(area);
            }
            None => complete = false,
        }
    }
    complete
}
