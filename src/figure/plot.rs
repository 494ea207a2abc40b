//! Draws a chart: panels under each other over one time axis, names at the line ends.

use super::fonts;
use super::labels;
use super::look::{Look, line_style, marker_shape};
use super::page;
use crate::chart::spec::{ChartPoint, ChartSpec, LineSpec, Panel};
use crate::text::number;
use egui::{Align2, Color32, FontFamily, FontId, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};
use egui_plot::{
    AxisHints, GridMark, HoverPosition, Line, LineStyle, MarkerShape, Plot, PlotPoint, PlotPoints, PlotTransform,
    PlotUi, Points,
};

/// Least height of a panel in points; below it marks and labels run into each other.
pub const LEAST_PANEL_HEIGHT: f32 = 190.0;

/// What the reader did with the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Drawn {
    /// Place of the indicator whose point or name was clicked.
    pub clicked: Option<usize>,
    /// How many lines found no room for their name.
    pub left_out: usize,
}

/// Draws a chart into the width that is there and the height that is given.
pub fn draw(ui: &mut Ui, spec: &ChartSpec, look: Look, height: f32) -> Drawn {
    let mut drawn = Drawn::default();
    let panels = spec.panels.len().max(1) as f32;
    let each = (height / panels).max(LEAST_PANEL_HEIGHT);
    for (number, panel) in spec.panels.iter().enumerate() {
        let last = number + 1 == spec.panels.len();
        let part = draw_panel(ui, spec, panel, number, look, each, last);
        drawn.clicked = part.clicked.or(drawn.clicked);
        drawn.left_out += part.left_out;
    }
    drawn
}

/// Width of the column of names: what the longest needs, but never so much that the chart loses its room.
fn label_width(ui: &Ui, spec: &ChartSpec, width: f32) -> f32 {
    let most = (width * 0.26).clamp(110.0, 240.0);
    let font = |own: bool| FontId::new(12.0, if own { fonts::bold() } else { FontFamily::Proportional });
    let long =
        |line: &LineSpec| ui.painter().layout_no_wrap(line.name.clone(), font(line.own), Color32::PLACEHOLDER).size().x;
    let longest = spec.panels.iter().flat_map(|p| &p.lines).map(long).fold(0.0, f32::max);
    (longest + 28.0).min(most)
}

fn draw_panel(
    ui: &mut Ui,
    spec: &ChartSpec,
    panel: &Panel,
    number: usize,
    look: Look,
    height: f32,
    last: bool,
) -> Drawn {
    let (outer, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    let small = FontId::proportional(12.0);
    ui.painter().text(outer.min, Align2::LEFT_TOP, &panel.title, small.clone(), look.faint());
    let whole = Rect::from_min_max(outer.min + Vec2::new(0.0, 24.0), outer.max);
    let foot = if last { 50.0 } else { 36.0 };
    let area = Rect::from_min_max(
        whole.min,
        Pos2::new(whole.max.x - label_width(ui, spec, outer.width()), whole.max.y - foot),
    );
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(area));
    let lines = &panel.lines;
    // Another span of time is another picture: what was zoomed before does not carry over.
    let span = spec.axis.range;
    let marks = spec.axis.marks.clone();
    let y_axis =
        AxisHints::new_y().formatter(|mark, _| axis_number(mark.value)).label_spacing(1.0..=2.0).min_thickness(54.0);
    let most = (area.height() / 44.0).max(2.0);
    let plot = Plot::new(("panel", number, span.map(f64::to_bits)))
        .width(area.width())
        .height(area.height())
        .show_axes([false, true])
        .custom_y_axes(vec![y_axis])
        .x_grid_spacer(move |input| year_marks(&marks, input.bounds))
        .y_grid_spacer(move |input| value_marks(input.bounds, f64::from(most)))
        .default_x_bounds(spec.axis.range[0], spec.axis.range[1])
        .set_margin_fraction(Vec2::new(0.0, 0.12))
        .auto_bounds([false, true])
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .show_background(false)
        .show_crosshair(false)
        .grid_color(look.grid())
        .link_axis(egui::Id::unique(("figure-time", span.map(f64::to_bits))), [true, false])
        .label_formatter(move |hover| words(lines, hover));
    let response = plot.show(&mut inner, |plot| {
        for (place, line) in lines.iter().enumerate() {
            draw_line(plot, line, place, look);
        }
    });
    let alt = spec.alt.clone();
    response.response.widget_info(move || WidgetInfo::labeled(Role::Image, true, alt.clone()));
    let frame = response.response.rect;
    draw_time_axis(ui, spec, &response.transform, look, last);
    draw_gaps(ui, panel, &response.transform, look);
    let names = draw_names(ui, panel, &response.transform, frame, whole, look);
    let by_point = response.response.clicked().then(|| nearest(ui, panel, &response.transform)).flatten();
    Drawn { clicked: names.clicked.or(by_point), ..names }
}

/// Labels of the time axis, each centred under its mark: egui_plot sets lines of one label flush left.
fn draw_time_axis(ui: &Ui, spec: &ChartSpec, transform: &PlotTransform, look: Look, last: bool) {
    let frame = *transform.frame();
    let font = FontId::proportional(12.0);
    let line_height = 14.0;
    let mut free = f32::NEG_INFINITY;
    for (value, label) in &spec.axis.marks {
        let x = transform.position_from_point_x(*value);
        let galleys: Vec<_> =
            label.lines().map(|line| ui.painter().layout_no_wrap(line.to_owned(), font.clone(), look.ink())).collect();
        let half = galleys.iter().map(|g| g.size().x).fold(0.0, f32::max) / 2.0;
        if x < frame.left() - 1.0 || x > frame.right() + 1.0 || x - half < free {
            continue;
        }
        free = x + half + 6.0;
        for (row, galley) in galleys.into_iter().enumerate() {
            let corner = Pos2::new(x - galley.size().x / 2.0, frame.bottom() + 4.0 + line_height * row as f32);
            ui.painter().galley(corner, galley, look.ink());
        }
    }
    if last {
        let at = Pos2::new(frame.center().x, frame.bottom() + 4.0 + line_height * 2.0);
        ui.painter().text(at, Align2::CENTER_TOP, &spec.axis.title, font, look.faint());
    }
}

fn year_marks(marks: &[(f64, String)], bounds: (f64, f64)) -> Vec<GridMark> {
    // The step decides how faintly egui_plot draws a mark; one of a third of the width is always drawn fully.
    let step = (bounds.1 - bounds.0) / 3.0;
    marks.iter().map(|(value, _)| GridMark { value: *value, step_size: step }).collect()
}

/// Marks of the value axis at round numbers (1, 2 or 5 times a power of ten), at most `most` of them.
fn value_marks((least, greatest): (f64, f64), most: f64) -> Vec<GridMark> {
    let range = greatest - least;
    if !range.is_finite() || range <= 0.0 {
        return Vec::new();
    }
    let rough = range / most;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * power).find(|s| *s >= rough).unwrap_or(10.0 * power);
    let start = (least / step).ceil() * step;
    let marks = (0u8..).map(|n| start + f64::from(n) * step).take_while(|value| *value <= greatest);
    marks.map(|value| GridMark { value, step_size: range / 3.0 }).collect()
}

/// A round number with no more decimals than it needs.
fn axis_number(value: f64) -> String {
    let settled = (value * 1e6).round() / 1e6;
    number::shortest(settled)
}

/// The name under which a line's points are found again when the pointer is near one.
fn key(place: usize) -> String {
    format!("line-{place}")
}

fn words(lines: &[LineSpec], hover: &HoverPosition<'_>) -> Option<String> {
    let HoverPosition::NearDataPoint { plot_name, index, .. } = hover else { return None };
    let line = lines.iter().enumerate().find(|(place, _)| key(*place) == *plot_name).map(|(_, line)| line)?;
    line.points().nth(*index).map(|point| point.words.join("\n"))
}

fn plot_points(points: &[ChartPoint]) -> PlotPoints<'static> {
    points.iter().map(|p| [p.x, p.y]).collect()
}

fn draw_line(plot: &mut PlotUi<'_>, line: &LineSpec, place: usize, look: Look) {
    let colour = look.colour(line.style);
    let thin = colour.gamma_multiply(0.75);
    let quiet = |points: PlotPoints<'static>| Line::new(String::new(), points).allow_hover(false);
    if let Some([from, to]) = line.path {
        plot.line(quiet(vec![from, to].into()).color(thin).width(1.0).style(LineStyle::Dotted { spacing: 7.0 }));
    }
    if let Some([from, to]) = line.since_baseline {
        plot.line(quiet(vec![from, to].into()).color(thin).width(1.4).style(line_style(line.style.dash)));
    }
    for others in [&line.projection, &line.plan] {
        plot.line(quiet(plot_points(others)).color(thin).width(1.2).style(LineStyle::Dashed { length: 3.0 }));
    }
    let width = if line.own { 3.4 } else { 2.4 };
    for stretch in &line.stretches {
        plot.line(quiet(plot_points(stretch)).color(colour).width(width).style(line_style(line.style.dash)));
    }
    let mark = |points: PlotPoints<'static>| {
        Points::new(String::new(), points).color(colour).shape(marker_shape(line.style.marker)).allow_hover(false)
    };
    let measured: Vec<ChartPoint> = line.stretches.iter().flatten().cloned().collect();
    plot.points(mark(plot_points(&measured)).radius(4.5));
    plot.points(mark(plot_points(&line.loose)).radius(4.5).filled(false));
    plot.points(mark(plot_points(&line.projection)).radius(2.5).filled(false));
    plot.points(mark(plot_points(&line.plan)).radius(2.5).filled(false));
    if let Some(base) = &line.baseline {
        plot.points(mark(vec![[base.x, base.y]].into()).radius(4.5).filled(false));
    }
    if let Some(target) = &line.target {
        plot.points(mark(vec![[target.x, target.y]].into()).shape(MarkerShape::Asterisk).radius(8.0));
    }
    // As good as invisible points (quite invisible ones would get a colour of egui_plot's own), in the order of `LineSpec::points`, so that the nearest one can be put into words.
    let all: PlotPoints<'static> = line.points().map(|p| [p.x, p.y]).collect();
    plot.points(Points::new(key(place), all).color(Color32::from_rgba_premultiplied(0, 0, 0, 1)).radius(6.0));
}

/// Missing values: a small open gap at the foot of the panel, with its reason for those who point at it.
fn draw_gaps(ui: &mut Ui, panel: &Panel, transform: &PlotTransform, look: Look) {
    let frame = *transform.frame();
    for (row, line) in panel.lines.iter().enumerate() {
        for gap in &line.gaps {
            let x = transform.position_from_point(&PlotPoint::new(gap.x, 0.0)).x;
            let y = frame.bottom() - 9.0 - 12.0 * row as f32;
            if !frame.contains(Pos2::new(x, y)) {
                continue;
            }
            let stroke = Stroke::new(1.5, look.colour(line.style));
            let at = |dx: f32, dy: f32| Pos2::new(x + dx, y + dy);
            ui.painter().add(Shape::line_segment([at(-4.0, -4.0), at(4.0, 4.0)], stroke));
            ui.painter().add(Shape::line_segment([at(-4.0, 4.0), at(4.0, -4.0)], stroke));
            let id = ui.scope_id().with(("gap", row, gap.x.to_bits()));
            let response = ui.interact(Rect::from_center_size(at(0.0, 0.0), Vec2::splat(14.0)), id, Sense::hover());
            let name = gap.words.join(" ");
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
            response.on_hover_text(gap.words.join("\n"));
        }
    }
}

fn draw_names(ui: &mut Ui, panel: &Panel, transform: &PlotTransform, plot: Rect, whole: Rect, look: Look) -> Drawn {
    let frame = *transform.frame();
    let left = plot.right().max(frame.right()) + 14.0;
    let width = whole.right() - left - 2.0;
    let font = FontId::proportional(12.0);
    let mut galleys = Vec::new();
    let mut wanted = Vec::new();
    for line in &panel.lines {
        let Some(end) = line.end() else { continue };
        let colour = look.colour(line.style);
        let font = if line.own { FontId::new(font.size, fonts::bold()) } else { font.clone() };
        let mut job = egui::text::LayoutJob::simple(line.name.clone(), font, colour, width);
        job.wrap.max_rows = if page::on_paper(ui) { 6 } else { 2 };
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
        let leader = [from + Vec2::new(7.0, 0.0), bend, to];
        draw_leader(ui, leader, look);
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
    Drawn { clicked, left_out }
}

/// From a line's end to its name: nobody may take it for data, so it is dotted, and on paper (where colour
/// may be gone and paths are dotted as well) as thin as can be.
fn draw_leader(ui: &Ui, leader: [Pos2; 3], look: Look) {
    let colour = look.faint().gamma_multiply(0.55);
    if page::on_paper(ui) {
        ui.painter().line(leader.to_vec(), Stroke::new(0.5, colour));
    } else {
        ui.painter().extend(Shape::dotted_line(&leader, colour, 4.0, 0.7));
    }
}

fn nearest(ui: &Ui, panel: &Panel, transform: &PlotTransform) -> Option<usize> {
    let pointer = ui.input(|i| i.pointer.interact_pos())?;
    let near = |line: &LineSpec| {
        line.points()
            .map(|p| transform.position_from_point(&PlotPoint::new(p.x, p.y)).distance(pointer))
            .fold(f32::INFINITY, f32::min)
    };
    let (distance, indicator) =
        panel.lines.iter().map(|line| (near(line), line.indicator)).min_by(|a, b| a.0.total_cmp(&b.0))?;
    (distance < 24.0).then_some(indicator)
}
