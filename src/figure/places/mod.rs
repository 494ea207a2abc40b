//! Draws one indicator over many places: sorted bars, marks along an axis, or marks between two axes.

mod distribution;
mod ranking;
mod scatter;

use super::look::Look;
use crate::chart::arrange::Mark;
use crate::chart::places::{Axis, Dot, PlacesSpec};
use crate::model::place::SeriesPlace;
use egui::{Pos2, Rangef, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

/// What became of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    /// Place of the series that was clicked.
    pub clicked: Option<SeriesPlace>,
    /// Whether everything found room.
    pub fits: bool,
}

/// Size of words, in points.
const WORDS: f32 = 12.0;
const SMALL: f32 = 11.0;

/// Draws the picture into the room that is there; `active` on a screen, where it answers to the pointer.
pub fn draw(ui: &mut Ui, spec: &PlacesSpec, room: Vec2, look: Look, active: bool) -> Drawn {
    match spec.form {
        Mark::Distribution => distribution::draw(ui, spec, room, look, active),
        Mark::Scatter => scatter::draw(ui, spec, room, look, active),
        _ => ranking::draw(ui, spec, room, look, active),
    }
}

/// The place of a value between two ends of the picture.
#[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
fn along(axis: &Axis, range: Rangef, value: f64) -> f32 {
    let [least, most] = axis.range;
    let share = if most > least { (value - least) / (most - least) } else { 0.5 };
    range.min + range.span() * share as f32
}

/// The distance of round marks on an axis, so that there are at most `count` of them.
#[must_use]
pub fn step(axis: &Axis, count: f64) -> f64 {
    let [least, most] = axis.range;
    let rough = (most - least) / count.max(1.0);
    if rough <= 0.0 || !rough.is_finite() {
        return 1.0;
    }
    let power = 10_f64.powf(rough.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * power).find(|step| *step >= rough).unwrap_or(rough)
}

/// Round values of an axis, about as many as find room.
fn marks(axis: &Axis, count: f64) -> Vec<f64> {
    let [least, most] = axis.range;
    let step = step(axis, count);
    let mut marks = Vec::new();
    let mut at = (least / step).ceil() * step;
    while at <= most + step * 1e-9 && marks.len() < 40 {
        marks.push(at);
        at += step;
    }
    marks
}

/// The mark that is nearest to the pointer, no farther than a finger is wide.
fn nearest(pointer: Option<Pos2>, places: &[Pos2]) -> Option<usize> {
    const NEAR: f32 = 14.0;
    let pointer = pointer?;
    let distance = |at: &usize| places.get(*at).map_or(f32::INFINITY, |place| place.distance(pointer));
    let nearest = (0..places.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
    (distance(&nearest) <= NEAR).then_some(nearest)
}

/// The picture as one thing that is pointed at: what stands nearest to the pointer is told and can be clicked.
fn pointed(ui: &Ui, place: Rect, spec: &PlacesSpec, places: &[Pos2], active: bool) -> Option<SeriesPlace> {
    let sense = if active { Sense::click() } else { Sense::hover() };
    let response = ui.interact(place, ui.scope_id().with("places"), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spec.alt));
    if !active {
        return None;
    }
    let dot = nearest(response.hover_pos(), places).and_then(|at| spec.dots.get(at));
    let clicked = dot.filter(|_| response.clicked()).map(|dot: &Dot| dot.series);
    if let Some(dot) = dot {
        response.on_hover_text_at_pointer(&dot.words);
    }
    clicked
}
