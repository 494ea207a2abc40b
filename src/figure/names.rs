//! Names at the ends of lines, and the point that the pointer is near.

use super::ends::{self, Column, End, MARK};
use super::labels;
use super::look::{self, Look};
use super::page;
use super::plot::Drawn;
use crate::chart::spec::{CROWD, ChartPoint, ChartSpec, LineSpec, Panel};
use egui::text::LayoutJob;
use egui::{Align2, Color32, FontId, Galley, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo};
use egui_plot::{PlotPoint, PlotTransform};
use std::sync::Arc;

/// A name with its line.
struct Name<'a> {
    line: &'a LineSpec,
    end: End,
}

/// Draws the names; tells the indicator whose name was clicked, and how many names found no room.
pub(super) fn draw(
    ui: &mut Ui,
    panel: &Panel,
    transform: &PlotTransform,
    plot: Rect,
    whole: Rect,
    look: Look,
) -> Drawn {
    if panel.lines.iter().all(|line| words(line).is_empty()) {
        return Drawn::default();
    }
    let frame = *transform.frame();
    let left = column(panel, transform, plot);
    let room = whole.right() - left - 2.0;
    let mut names = names(ui, panel, transform, room, left, look);
    shorten(ui, &mut names, room, frame.bottom() - whole.top(), look);
    let column = Column { left, top: whole.top(), bottom: frame.bottom(), gap: 1.0 };
    let all: Vec<&End> = names.iter().map(|name| &name.end).collect();
    let corners = ends::corners(ui, &all, (frame, column), look, |end, name| leader(ui, end, name, frame, look));
    let mut clicked = None;
    let ends = |line: &&LineSpec| line.end().is_some();
    // Names that a crowd does without by design are counted, but are no reason to refuse a page.
    let others = panel.lines.iter().filter(ends).count() - named(panel).filter(ends).count();
    let mut left_out = 0;
    for (name, corner) in names.iter().zip(corners) {
        let Some(corner) = corner else {
            left_out += 1;
            continue;
        };
        let galley = &name.end.galley;
        let area = Rect::from_min_size(corner, galley.size());
        ui.painter().galley(corner, Arc::clone(galley), look.colour(name.line.style));
        let id = ui.scope_id().with(("name", name.line.series));
        let response = ui.interact(area, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name.line.name));
        if response.clicked() {
            clicked = Some(name.line.series);
        }
        if galley.elided {
            response.on_hover_text(&name.line.name);
        }
    }
    if left_out + others > 0 {
        let corner = Pos2::new(left, whole.bottom());
        let font = FontId::proportional(SIZE);
        ui.painter().text(corner, Align2::LEFT_BOTTOM, format!("+{}", left_out + others), font, look.faint());
    }
    Drawn { clicked, left_out }
}

/// Where the column is too short for all names with their values, it has the names alone, in fewer and fewer rows:
/// better all names without values than some less.
fn shorten(ui: &Ui, names: &mut [Name<'_>], room: f32, height: f32, look: Look) {
    for rows in if page::on_paper(ui) { [6, 6] } else { [2, 1] } {
        let heights = names.iter().filter(|name| name.end.beside.is_none()).map(|name| name.end.galley.size().y + 1.0);
        if heights.sum::<f32>() <= height {
            return;
        }
        for name in names.iter_mut().filter(|name| name.end.beside.is_none() && !name.line.shown.is_empty()) {
            let room = if name.end.mark.is_some() { room - MARK } else { room };
            name.end.galley = lay(ui, name.line, name.line.shown.clone(), (room, rows), look);
        }
    }
}

/// Size of the names, in points.
const SIZE: f32 = 12.0;

/// Where the column of names begins: beside the plot, or beside what is drawn where all of it ends long before the
/// edge, a single year for example: a leader through the empty rest would look like data.
fn column(panel: &Panel, transform: &PlotTransform, plot: Rect) -> f32 {
    let frame = transform.frame();
    let points = panel.lines.iter().flat_map(LineSpec::points);
    let reach = points.map(|point| at(transform, [point.x, point.y]).x).fold(frame.left(), f32::max);
    let edge = plot.right().max(frame.right());
    if reach + LONGEST_LEADER < edge { reach + 14.0 } else { edge + 8.0 }
}

/// The names of a panel: inside the plot beside lines that end before the others, the others for a column that begins at
/// `left` and is `room` wide.
fn names<'a>(ui: &Ui, panel: &'a Panel, transform: &PlotTransform, room: f32, left: f32, look: Look) -> Vec<Name<'a>> {
    let frame = *transform.frame();
    let on_paper = page::on_paper(ui);
    // In a crowd nothing is free, and looking for it would take long.
    let ways = if panel.lines.len() > CROWD { Vec::new() } else { ways(panel, transform) };
    let mut taken = Vec::new();
    let mut names = Vec::new();
    for line in named(panel) {
        let Some(end) = line.end() else { continue };
        let end = at(transform, [end.x, end.y]);
        let is_early = !ways.is_empty() && end.x + LONGEST_LEADER + 14.0 < left && frame.contains(end);
        let wide = is_early.then(|| galley(ui, line, WIDEST, on_paper, look));
        let beside = wide
            .as_ref()
            .filter(|wide| !wide.elided)
            .and_then(|wide| labels::beside(end, wide.size(), frame, &ways, &taken));
        taken.extend(beside);
        let mark = (is_early && beside.is_none()).then(|| (line.style.marker, look.colour(line.style)));
        let room = if mark.is_some() { room - MARK } else { room };
        let galley = wide.filter(|_| beside.is_some()).unwrap_or_else(|| galley(ui, line, room, on_paper, look));
        names.push(Name { line, end: End { galley, at: end, beside, mark } });
    }
    names
}

/// Greatest width of a name inside the plot, in points.
const WIDEST: f32 = 280.0;

/// What stands at the end of a line: its name where its panel does not say it, and its last value.
fn words(line: &LineSpec) -> String {
    [&line.shown, &line.end_value].into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

/// Name and value in one row where it has room, else one below the other; the name alone where both are too long.
fn galley(ui: &Ui, line: &LineSpec, width: f32, on_paper: bool, look: Look) -> Arc<Galley> {
    let most = if on_paper { 6 } else { 3 };
    let lay = |text: String| lay(ui, line, text, (width, most), look);
    let whole = lay(words(line));
    if whole.rows.len() == 1 || line.shown.is_empty() || line.end_value.is_empty() {
        return whole;
    }
    let broken = lay(format!("{}\n{}", line.shown, line.end_value));
    if broken.elided { lay(line.shown.clone()) } else { broken }
}

fn lay(ui: &Ui, line: &LineSpec, text: String, (width, rows): (f32, usize), look: Look) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text, font(line), look.colour(line.style), width);
    job.wrap.max_rows = rows;
    ui.painter().layout_job(job)
}

fn font(line: &LineSpec) -> FontId {
    if line.own { FontId::new(SIZE, look::bold()) } else { FontId::proportional(SIZE) }
}

fn at(transform: &PlotTransform, [x, y]: [f64; 2]) -> Pos2 {
    transform.position_from_point(&PlotPoint::new(x, y))
}

/// Every piece of what a panel draws, on the screen.
fn ways(panel: &Panel, transform: &PlotTransform) -> Vec<[Pos2; 2]> {
    let mut ways = Vec::new();
    let mut along = |points: &mut dyn Iterator<Item = [f64; 2]>| {
        let mut before = None;
        for point in points {
            let here = at(transform, point);
            ways.push([before.unwrap_or(here), here]);
            before = Some(here);
        }
    };
    for line in &panel.lines {
        for points in line.stretches.iter().chain([&line.projection, &line.plan]) {
            along(&mut points.iter().map(|p| [p.x, p.y]));
        }
        for ends in line.path.iter().chain(&line.since_baseline) {
            along(&mut ends.iter().copied());
        }
        for alone in line.loose.iter().chain(&line.baseline).chain(&line.target) {
            along(&mut std::iter::once([alone.x, alone.y]));
        }
        if let Some(forecast) = &line.forecast {
            for points in [&forecast.points, &forecast.low, &forecast.high] {
                along(&mut std::iter::once(forecast.from).chain(points.iter().map(|p| [p.x, p.y])));
            }
        }
    }
    ways
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

/// Words this near to the height and to the end of their line need no leader, in points.
const NEAR: f32 = 5.0;

/// From a line's end to its name in the column, where the name had to move away from it: a hairline, short and thinner
/// than anything that is data. A line that ends early is found again by its colour and height.
fn leader(ui: &Ui, end: Pos2, name: Pos2, frame: Rect, look: Look) {
    let from = Pos2::new(end.x.clamp(frame.left(), frame.right()), end.y.clamp(frame.top(), frame.bottom()));
    if (name.y - from.y).abs() <= NEAR && name.x - from.x <= LONGEST_LEADER {
        return;
    }
    let bend = Pos2::new((name.x - 10.0).max(from.x), from.y);
    let start = (from.x + 7.0).max(bend.x - LONGEST_LEADER).min(bend.x);
    draw_leader(ui, &[Pos2::new(start, from.y), bend, Pos2::new(name.x - 2.0, name.y)], look);
}

/// From a line's end to its name inside the plot, where the name does not stand right at it.
pub(super) fn leader_to(ui: &Ui, end: Pos2, name: Rect, look: Look) {
    let near = name.clamp(end);
    let way = near - end;
    if way.length() > LONG {
        draw_leader(ui, &[end + way.normalized() * 7.0, near], look);
    }
}

/// Words farther away than this from their end get a leader, in points.
const LONG: f32 = 16.0;

pub(super) fn draw_leader(ui: &Ui, leader: &[Pos2], look: Look) {
    ui.painter().line(leader.to_vec(), Stroke::new(0.5, look.faint().gamma_multiply(0.55)));
}

/// Width of the column of names: what the longest needs, but never so much that the chart loses its room.
pub(super) fn width(ui: &Ui, spec: &ChartSpec, room: f32) -> f32 {
    let most = (room * 0.26).clamp(110.0, 240.0);
    let wide =
        |line: &LineSpec, words: String| ui.painter().layout_no_wrap(words, font(line), Color32::PLACEHOLDER).size().x;
    let lines = || spec.panels.iter().flat_map(named);
    let names = |line: &LineSpec| wide(line, line.shown.clone());
    if lines().count() > MANY {
        // Values would find no room: see the heights in [`draw`].
        return (lines().map(names).fold(0.0, f32::max) + MARGIN).min(most);
    }
    let in_one_row = lines().map(|line| wide(line, words(line))).fold(0.0, f32::max) + MARGIN;
    let in_two_rows = lines().map(|line| names(line).max(wide(line, line.end_value.clone())));
    if in_one_row <= most.min(ROW) { in_one_row } else { (in_two_rows.fold(0.0, f32::max) + MARGIN).min(most) }
}

/// Room between the plot and its names, for a mark before them, and beside them, in points.
const MARGIN: f32 = 12.0 + MARK;

/// Lines beyond which their names alone fill the column.
const MANY: usize = 16;

/// Greatest width of a column whose names and values stand in one row, in points: the plot needs the rest.
const ROW: f32 = 190.0;

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
