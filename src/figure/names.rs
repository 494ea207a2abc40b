//! Names at the ends of lines, and the point that the pointer is near.

use super::labels;
use super::look::{self, Look};
use crate::chart::spec::{ChartPoint, LineSpec, Panel};
use egui::{Align2, FontId, Pos2, Rect, Role, Sense, Shape, Ui, Vec2, WidgetInfo};
use egui_plot::{PlotPoint, PlotTransform};

/// Draws the names; returns the indicator whose name was clicked.
pub(super) fn draw(
    ui: &mut Ui,
    panel: &Panel,
    transform: &PlotTransform,
    plot: Rect,
    whole: Rect,
    look: Look,
) -> Option<usize> {
    if panel.lines.iter().all(|line| line.shown.is_empty()) {
        return None;
    }
    let frame = *transform.frame();
    let left = plot.right().max(frame.right()) + 14.0;
    let width = whole.right() - left - 2.0;
    let font = FontId::proportional(12.0);
    let bold = FontId::new(12.0, look::bold());
    let mut galleys = Vec::new();
    let mut wanted = Vec::new();
    for line in &panel.lines {
        let Some(end) = line.end() else { continue };
        let colour = look.colour(line.style);
        let own = if line.own { bold.clone() } else { font.clone() };
        let mut job = egui::text::LayoutJob::simple(line.shown.clone(), own, colour, width);
        job.wrap.max_rows = 2;
        let galley = ui.painter().layout_job(job);
        let at = transform.position_from_point(&PlotPoint::new(end.x, end.y));
        wanted.push((at.y.clamp(frame.top(), frame.bottom()), galley.size().y + 3.0));
        galleys.push((line, galley, at));
    }
    let placed = labels::spread(&wanted, whole.top(), frame.bottom());
    let mut clicked = None;
    let mut left_out = 0;
    for ((line, galley, at), centre) in galleys.into_iter().zip(placed) {
        let Some(centre) = centre else {
            left_out += 1;
            continue;
        };
        let colour = look.colour(line.style);
        let from = Pos2::new(at.x.clamp(frame.left(), frame.right()), at.y.clamp(frame.top(), frame.bottom()));
        let to = Pos2::new(left - 3.0, centre);
        let bend = Pos2::new(frame.right().max(from.x), from.y);
        // A leader in the ink of the grid, dotted: nobody may take it for data.
        let leader = [from + Vec2::new(7.0, 0.0), bend, to];
        ui.painter().extend(Shape::dotted_line(&leader, look.faint().gamma_multiply(0.55), 4.0, 0.7));
        let corner = Pos2::new(left, centre - galley.size().y / 2.0);
        let area = Rect::from_min_size(corner, galley.size());
        let elided = galley.elided;
        ui.painter().galley(corner, galley, colour);
        let id = ui.scope_id().with(("name", line.indicator));
        let response = ui.interact(area, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &line.name));
        if response.clicked() {
            clicked = Some(line.indicator);
        }
        if elided {
            response.on_hover_text(&line.name);
        }
    }
    if left_out > 0 {
        let corner = Pos2::new(left, whole.bottom());
        ui.painter().text(corner, Align2::LEFT_BOTTOM, format!("+{left_out}"), font, look.faint());
    }
    clicked
}

/// The point nearest to the pointer with its line, while it is near enough.
pub(super) fn nearest<'a>(
    ui: &Ui,
    panel: &'a Panel,
    transform: &PlotTransform,
) -> Option<(&'a LineSpec, &'a ChartPoint)> {
    let pointer = ui.input(|i| i.pointer.interact_pos())?;
    let far = |point: &ChartPoint| transform.position_from_point(&PlotPoint::new(point.x, point.y)).distance(pointer);
    let all = panel.lines.iter().flat_map(|line| line.points().map(move |point| (line, point)));
    let (line, point) = all.min_by(|a, b| far(a.1).total_cmp(&far(b.1)))?;
    (far(point) < 24.0).then_some((line, point))
}
