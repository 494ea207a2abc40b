//! Names at the ends of lines, and the point that the pointer is near.

use super::labels;
use super::look::{self, Look};
use super::page;
use super::plot::Drawn;
use crate::chart::spec::{CROWD, ChartPoint, ChartSpec, LineSpec, Panel};
use egui::{Align2, Color32, FontId, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo};
use egui_plot::{PlotPoint, PlotTransform};

/// Draws the names; tells the indicator whose name was clicked, and how many names found no room.
pub(super) fn draw(
    ui: &mut Ui,
    panel: &Panel,
    transform: &PlotTransform,
    plot: Rect,
    whole: Rect,
    look: Look,
) -> Drawn {
    if panel.lines.iter().all(|line| line.shown.is_empty()) {
        return Drawn::default();
    }
    let frame = *transform.frame();
    // Where all that is drawn ends long before the edge, a single year for example, names stand beside it: a leader
    // through the empty rest would look like data.
    let points = panel.lines.iter().flat_map(LineSpec::points);
    let reach = points.map(|point| transform.position_from_point(&PlotPoint::new(point.x, point.y)).x);
    let reach = reach.fold(frame.left(), f32::max);
    let edge = plot.right().max(frame.right());
    let left = if reach + LONGEST_LEADER < edge { reach } else { edge } + 14.0;
    let width = whole.right() - left - 2.0;
    let font = FontId::proportional(12.0);
    let bold = FontId::new(12.0, look::bold());
    let mut galleys = Vec::new();
    let mut wanted = Vec::new();
    for line in named(panel) {
        let Some(end) = line.end() else { continue };
        let colour = look.colour(line.style);
        let own = if line.own { bold.clone() } else { font.clone() };
        let mut job = egui::text::LayoutJob::simple(line.shown.clone(), own, colour, width);
        job.wrap.max_rows = if page::on_paper(ui) { 6 } else { 2 };
        let galley = ui.painter().layout_job(job);
        let at = transform.position_from_point(&PlotPoint::new(end.x, end.y));
        wanted.push((at.y.clamp(frame.top(), frame.bottom()), galley.size().y + 1.0));
        galleys.push((line, galley, at));
    }
    let placed = labels::spread(&wanted, whole.top(), frame.bottom());
    let mut clicked = None;
    let ends = |line: &&LineSpec| line.end().is_some();
    // Names that a crowd does without by design are counted, but are no reason to refuse a page.
    let others = panel.lines.iter().filter(ends).count() - named(panel).filter(ends).count();
    let mut left_out = 0;
    for ((line, galley, at), centre) in galleys.into_iter().zip(placed) {
        let Some(centre) = centre else {
            left_out += 1;
            continue;
        };
        let colour = look.colour(line.style);
        let from = Pos2::new(at.x.clamp(frame.left(), frame.right()), at.y.clamp(frame.top(), frame.bottom()));
        let to = Pos2::new(left - 3.0, centre);
        let bend = Pos2::new((left - 14.0).max(from.x), from.y);
        // A line that ends early is found again by its colour and height.
        let start = (from.x + 7.0).max(bend.x - LONGEST_LEADER);
        draw_leader(ui, [Pos2::new(start, from.y), bend, to], look);
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
    if left_out + others > 0 {
        let corner = Pos2::new(left, whole.bottom());
        ui.painter().text(corner, Align2::LEFT_BOTTOM, format!("+{}", left_out + others), font, look.faint());
    }
    Drawn { clicked, left_out }
}

/// The lines whose names may stand beside them: all, but of a crowd the reader's own city and the first ones.
fn named(panel: &Panel) -> impl Iterator<Item = &LineSpec> {
    let crowd = panel.lines.len() > CROWD;
    let all = panel.lines.iter().filter(move |_| !crowd);
    let own = panel.lines.iter().filter(move |line| crowd && line.own);
    let others = panel.lines.iter().filter(move |line| crowd && !line.own && line.end().is_some());
    all.chain(own).chain(others.take(CROWD_NAMES))
}

/// Names in a crowd beside the reader's own city.
const CROWD_NAMES: usize = 12;

/// Greatest length of a leader along the plot, in points; a longer one would be taken for a line of data.
const LONGEST_LEADER: f32 = 40.0;

/// From a line's end to its name: a hairline, short and thinner than anything that is data.
fn draw_leader(ui: &Ui, leader: [Pos2; 3], look: Look) {
    ui.painter().line(leader.to_vec(), Stroke::new(0.5, look.faint().gamma_multiply(0.55)));
}

/// Width of the column of names: what the longest needs, but never so much that the chart loses its room.
pub(super) fn width(ui: &Ui, spec: &ChartSpec, room: f32) -> f32 {
    let most = (room * 0.26).clamp(110.0, 240.0);
    let font = |own: bool| if own { FontId::new(12.0, look::bold()) } else { FontId::proportional(12.0) };
    let long = |line: &LineSpec| {
        ui.painter().layout_no_wrap(line.shown.clone(), font(line.own), Color32::PLACEHOLDER).size().x
    };
    let longest = spec.panels.iter().flat_map(named).map(long).fold(0.0, f32::max);
    (longest + 28.0).min(most)
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
