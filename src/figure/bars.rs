//! Draws a panel of bars: names at the left, values at the bar ends, baseline and target as marks on the bars.

use super::crosshair;
use super::look::{self, Look};
use super::page;
use super::plot::{axis_number, heading, value_marks};
use crate::chart::spec::{BarSpec, Panel};
use crate::model::place::SeriesPlace;
use egui::{FontId, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

/// Least and greatest height of one bar with the room around it, in points.
const ROW: std::ops::RangeInclusive<f32> = 34.0..=48.0;

/// How much higher bars may be on paper, where a few of them would leave half a page empty.
const ON_PAPER: f32 = 1.5;

/// Height of the value axis below the bars.
const FOOT: f32 = 24.0;

/// Size of words.
pub(super) const SIZE: f32 = 12.0;

/// Least height of the bars of a panel with their axis.
pub(super) fn least_height(panel: &Panel) -> f32 {
    ROW.start() * panel.bars.len() as f32 + FOOT + 8.0
}

/// Greatest height of one bar with the room around it, in points.
fn most_row(ui: &Ui) -> f32 {
    if page::on_paper(ui) { ROW.end() * ON_PAPER } else { *ROW.end() }
}

/// Greatest height that is of any use to them.
pub(super) fn most_height(ui: &Ui, panel: &Panel) -> f32 {
    most_row(ui) * panel.bars.len() as f32 + FOOT + 8.0
}

/// From a value to its place between the names and the room for the last label.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis {
    pub left: f32,
    pub right: f32,
    pub range: [f64; 2],
}

impl Axis {
    #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
    pub fn x(&self, value: f64) -> f32 {
        let [least, greatest] = self.range;
        let share = (value - least) / (greatest - least);
        self.left + share as f32 * (self.right - self.left)
    }
}

/// Height of one bar with the room around it in a panel of this height.
pub(super) fn row_height(ui: &Ui, panel: &Panel, height: f32) -> f32 {
    ((height - FOOT) / panel.bars.len().max(1) as f32).clamp(*ROW.start(), most_row(ui))
}

/// Draws the bars; returns the indicator whose bar was clicked.
pub(super) fn draw(ui: &mut Ui, panel: &Panel, outer: Rect, head: f32, look: Look) -> Option<SeriesPlace> {
    heading(ui, panel, outer, look);
    let body = Rect::from_min_max(outer.min + Vec2::new(0.0, head), outer.max);
    let row = row_height(ui, panel, body.height());
    let names = name_width(ui, panel, body.width());
    let labels = panel.bars.iter().map(|bar| label(ui, bar, look).size().x).fold(0.0, f32::max);
    let left = body.left() + names + 12.0;
    let right = (body.right() - labels - 22.0).max(left + 60.0);
    let axis = Axis {
        left,
        right,
        range: panel.range.filter(|[least, greatest]| greatest > least).unwrap_or_else(|| range(panel)),
    };
    let bottom = body.top() + row * panel.bars.len() as f32;
    grid(ui, axis, body.top(), bottom, look);
    let mut clicked = None;
    for (place, bar) in panel.bars.iter().enumerate() {
        let top = body.top() + row * place as f32;
        let area = Rect::from_min_max(Pos2::new(body.left(), top), Pos2::new(body.right(), top + row));
        draw_name(ui, bar, area, names, look);
        draw_bar(ui, bar, area, axis, look);
        let id = ui.scope_id().with(("bar", bar.series));
        let response = ui.interact(area, id, Sense::click());
        let spoken = spoken(bar);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &spoken));
        crosshair::show_focus(ui, &response, area.shrink(2.0));
        if response.clicked() {
            clicked = Some(bar.series);
        }
        response.on_hover_text(hover(bar));
    }
    clicked
}

/// Least and greatest value with zero between or at one end.
fn range(panel: &Panel) -> [f64; 2] {
    let values = || panel.points().map(|p| p.y);
    let [least, greatest] = [values().fold(0.0, f64::min), values().fold(0.0, f64::max)];
    if greatest > least { [least, greatest] } else { [0.0, 1.0] }
}

/// What a screen reader says: name, value, baseline, target.
pub(super) fn spoken(bar: &BarSpec) -> String {
    let value = bar.value.as_ref().map_or(bar.missing.as_str(), |point| point.said.as_str());
    let marks = bar.first.iter().chain(&bar.baseline).chain(&bar.target).map(|point| point.said.as_str());
    std::iter::once(bar.name.as_str()).chain([value]).chain(marks).collect::<Vec<_>>().join(" ")
}

pub(super) fn hover(bar: &BarSpec) -> String {
    let mut lines: Vec<&str> = Vec::new();
    if bar.value.is_none() {
        lines.extend([bar.name.as_str(), bar.missing.as_str()]);
    }
    // The name heads the words of every point; once is enough.
    for point in bar.points() {
        lines.extend(point.words.iter().map(String::as_str).filter(|words| !lines.contains(words)).collect::<Vec<_>>());
    }
    lines.join("\n")
}

pub(super) fn family(bar: &BarSpec) -> FontId {
    if bar.own { FontId::new(SIZE, look::bold()) } else { FontId::proportional(SIZE) }
}

/// Room for the names: as much as they want, up to a third of the panel.
pub(super) fn name_width(ui: &Ui, panel: &Panel, width: f32) -> f32 {
    let wanted = |bar: &BarSpec| {
        ui.painter().layout_no_wrap(bar.shown.clone(), family(bar), egui::Color32::PLACEHOLDER).size().x
    };
    panel.bars.iter().map(wanted).fold(0.0, f32::max).min(width * 0.34)
}

pub(super) fn draw_name(ui: &Ui, bar: &BarSpec, area: Rect, width: f32, look: Look) {
    let mut job = egui::text::LayoutJob::simple(bar.shown.clone(), family(bar), look.ink(), width);
    job.wrap.max_rows = 2;
    job.halign = egui::Align::RIGHT;
    let galley = ui.painter().layout_job(job);
    let corner = Pos2::new(area.left() + width, area.center().y - 5.0 - galley.size().y / 2.0);
    ui.painter().galley(corner, galley, look.ink());
}

fn label(ui: &Ui, bar: &BarSpec, look: Look) -> std::sync::Arc<egui::Galley> {
    let (words, colour) = match &bar.value {
        Some(point) => (point.said.clone(), look.ink()),
        None => (bar.missing.clone(), look.faint()),
    };
    ui.painter().layout_no_wrap(words, family(bar), colour)
}

fn draw_bar(ui: &Ui, bar: &BarSpec, area: Rect, axis: Axis, look: Look) {
    let colour = look.colour(bar.style);
    let zero = axis.x(0.0);
    let middle = area.center().y - 5.0;
    let half = if bar.own { 9.0 } else { 7.0 } * (area.height() / ROW.end()).max(1.0);
    let mut body = Rect::from_x_y_ranges(zero..=zero, middle - half..=middle + half);
    if let Some(point) = &bar.value {
        let tip = axis.x(point.y);
        body = Rect::from_x_y_ranges(zero.min(tip)..=zero.max(tip), body.y_range());
        if bar.is_hollow() {
            ui.painter().rect_stroke(body, 0.0, Stroke::new(1.6, colour), StrokeKind::Inside);
        } else {
            ui.painter().rect_filled(body, 0.0, colour);
        }
    }
    // Marks hang below the bar, so that its value stands at its end whatever they mark; a tick leads to them.
    let below = |x: f32| Pos2::new(x, body.bottom() + 8.0);
    for point in bar.baseline.iter().chain(&bar.target) {
        let x = axis.x(point.y);
        if body.x_range().contains(x) {
            ui.painter().vline(x, body.y_range(), Stroke::new(4.0, look.ground()));
            ui.painter().vline(x, body.y_range(), Stroke::new(1.6, look.ink()));
        }
    }
    if let Some(point) = &bar.baseline {
        ui.painter().circle(below(axis.x(point.y)), 4.0, look.ground(), Stroke::new(1.6, look.ink()));
    }
    if let Some(point) = &bar.target {
        draw_target(ui, below(axis.x(point.y)), look);
    }
    let galley = label(ui, bar, look);
    let left = body.right().max(zero) + 6.0;
    ui.painter().galley(Pos2::new(left, middle - galley.size().y / 2.0), galley, look.ink());
}

/// The same asterisk as at the end of a path.
pub(super) fn draw_target(ui: &Ui, centre: Pos2, look: Look) {
    for (dx, dy) in [(0.0, 6.5), (5.6, 3.25), (5.6, -3.25)] {
        let ends = [centre - Vec2::new(dx, dy), centre + Vec2::new(dx, dy)];
        ui.painter().line_segment(ends, Stroke::new(1.8, look.ink()));
    }
}

pub(super) fn grid(ui: &Ui, axis: Axis, top: f32, bottom: f32, look: Look) {
    let font = FontId::proportional(SIZE);
    let most = f64::from(((axis.right - axis.left) / 70.0).max(2.0));
    let mut free = f32::NEG_INFINITY;
    for mark in value_marks((axis.range[0], axis.range[1]), most) {
        let x = axis.x(mark.value);
        let zero = mark.value.abs() < f64::EPSILON;
        let colour = if zero { look.faint() } else { look.grid() };
        ui.painter().vline(x, top..=bottom, Stroke::new(1.0, colour));
        let galley = ui.painter().layout_no_wrap(axis_number(mark.value), font.clone(), look.ink());
        if x - galley.size().x / 2.0 < free {
            continue;
        }
        free = x + galley.size().x / 2.0 + 8.0;
        ui.painter().galley(Pos2::new(x - galley.size().x / 2.0, bottom + 4.0), galley, look.ink());
    }
}
