//! Draws a panel as rows: from the baseline, or the first value, over the present value to the target.

use super::bars::{self, Axis, SIZE};
use super::crosshair;
use super::look::Look;
use super::plot::heading;
use super::swatch;
use crate::chart::spec::{BarSpec, ChartPoint, Panel};
use crate::model::place::SeriesPlace;
use egui::text::LayoutJob;
use egui::{FontId, Galley, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};
use std::sync::Arc;

/// Size of the words that say where a row begins and ends.
const SMALL: f32 = 10.5;

/// How much of the width the words at the right may take.
const MOST_WORDS: f32 = 0.42;

/// Draws the rows; returns the indicator whose row was clicked.
pub(super) fn draw(ui: &mut Ui, panel: &Panel, outer: Rect, head: f32, look: Look) -> Option<SeriesPlace> {
    heading(ui, panel, outer, look);
    let body = Rect::from_min_max(outer.min + Vec2::new(0.0, head), outer.max);
    let row = bars::row_height(ui, panel, body.height());
    let names = bars::name_width(ui, panel, body.width());
    let most = body.width() * MOST_WORDS;
    let said: Vec<[Arc<Galley>; 2]> = panel.bars.iter().map(|bar| words(ui, bar, look, most)).collect();
    let labels = said.iter().flatten().map(|galley| galley.size().x).fold(0.0, f32::max);
    let left = body.left() + names + 20.0;
    let right = (body.right() - labels - 18.0).max(left + 60.0);
    let axis = Axis {
        left,
        right,
        range: panel.range.filter(|[least, greatest]| greatest > least).unwrap_or_else(|| range(panel)),
    };
    bars::grid(ui, axis, body.top(), body.top() + row * panel.bars.len() as f32, look);
    let mut clicked = None;
    for (place, (bar, said)) in panel.bars.iter().zip(&said).enumerate() {
        let top = body.top() + row * place as f32;
        let area = Rect::from_min_max(Pos2::new(body.left(), top), Pos2::new(body.right(), top + row));
        bars::draw_name(ui, bar, area, names, look);
        way(ui, bar, area, axis, look);
        // A row without baseline and target has one line of words, which stands beside its mark.
        let said = || said.iter().filter(|galley| !galley.text().is_empty());
        let height: f32 = said().map(|galley| galley.size().y).sum();
        let mut at = Pos2::new(right + 14.0, area.center().y - 5.0 - height / 2.0);
        for galley in said() {
            ui.painter().galley(at, Arc::clone(galley), look.ink());
            at.y += galley.size().y;
        }
        let id = ui.scope_id().with(("row", bar.series));
        let response = ui.interact(area, id, Sense::click());
        let spoken = bars::spoken(bar);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &spoken));
        crosshair::show_focus(ui, &response, area.shrink(2.0));
        if response.clicked() {
            clicked = Some(bar.series);
        }
        response.on_hover_text(bars::hover(bar));
    }
    clicked
}

/// Least and greatest value with room at both ends: marks need no zero to begin at.
fn range(panel: &Panel) -> [f64; 2] {
    let least = panel.points().map(|p| p.y).fold(f64::INFINITY, f64::min);
    let most = panel.points().map(|p| p.y).fold(f64::NEG_INFINITY, f64::max);
    match most - least {
        spread if !spread.is_finite() => [0.0, 1.0],
        spread if spread > 0.0 => [least - spread * 0.04, most + spread * 0.04],
        _ => [least - most.abs().max(1.0) * 0.1, most + most.abs().max(1.0) * 0.1],
    }
}

/// The value, and below it where the row begins and ends; lines break where they would take the rows' room.
fn words(ui: &Ui, bar: &BarSpec, look: Look, most: f32) -> [Arc<Galley>; 2] {
    let (value, colour) = match &bar.value {
        Some(point) => (point.said.clone(), look.ink()),
        None => (bar.missing.clone(), look.faint()),
    };
    let ends: Vec<&str> =
        bar.first.iter().chain(&bar.baseline).chain(&bar.target).map(|point| point.said.as_str()).collect();
    let set =
        |words: String, font: FontId, colour| ui.painter().layout_job(LayoutJob::simple(words, font, colour, most));
    [set(value, bars::family(bar), colour), set(ends.join(" → "), FontId::proportional(SMALL), look.faint())]
}

/// The way of one row: a thick line as far as it has come, dots for what is still to come.
fn way(ui: &Ui, bar: &BarSpec, area: Rect, axis: Axis, look: Look) {
    let colour = look.colour(bar.style);
    let middle = area.center().y - 5.0;
    let at = |point: &ChartPoint| Pos2::new(axis.x(point.y), middle);
    let begin = bar.baseline.as_ref().or(bar.first.as_ref()).map(at);
    let (now, aim) = (bar.value.as_ref().map(at), bar.target.as_ref().map(at));
    if let Some((from, to)) = now.or(begin).zip(aim) {
        ui.painter().extend(Shape::dotted_line(&[from, to], look.faint(), 4.0, 0.9));
    }
    if let Some((from, to)) = begin.zip(now) {
        ui.painter().line_segment([from, to], Stroke::new(if bar.own { 4.0 } else { 3.0 }, colour.gamma_multiply(0.6)));
    }
    if let Some(begin) = begin {
        ui.painter().circle(begin, 4.5, look.ground(), Stroke::new(1.6, colour));
    }
    if let Some(now) = now {
        let radius = if bar.own { SIZE * 0.55 } else { SIZE * 0.45 };
        if bar.is_hollow() {
            ui.painter().circle(now, radius, look.ground(), Stroke::new(2.0, colour));
        } else {
            swatch::marker(ui, bar.style.marker, now, radius, colour);
        }
    }
    // On top, because a target that is met lies under the value's mark.
    if let Some(aim) = aim {
        bars::draw_target(ui, aim, look);
    }
}
