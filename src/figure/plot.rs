//! Draws a chart: panels under each other or in a grid, names at the line ends or beside the bars; or its table.

use super::crosshair::{self, Crosshair};
use super::look::{self, Look};
use super::{bars, dumbbell, events, lines, names, table};
use crate::chart::arrange::Mark;
use crate::chart::spec::{CROWD, ChartSpec, LineSpec, Panel};
use crate::model::place::SeriesPlace;
use crate::text::number;
use egui::{Align2, FontId, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};
use egui_plot::{AxisHints, GridMark, Plot, PlotResponse, PlotTransform};

/// Least height of a panel in points; below it marks and labels run into each other.
pub const LEAST_PANEL_HEIGHT: f32 = 190.0;

/// Least width of a small multiple in points.
const LEAST_PANEL_WIDTH: f32 = 300.0;

/// Distance between small multiples side by side.
const GUTTER: f32 = 20.0;

/// What the reader did with the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Drawn {
    /// Place of the series whose point or name was clicked.
    pub clicked: Option<SeriesPlace>,
    /// How many lines found no room for their name.
    pub left_out: usize,
}

/// Where one panel is drawn.
#[derive(Debug, Clone, Copy)]
struct Slot {
    number: usize,
    outer: Rect,
    /// Whether it stands at the foot, where the axis is named.
    last: bool,
}

/// Draws a chart into the width that is there and the height that is given; more where the panels need more.
pub fn draw(ui: &mut Ui, spec: &ChartSpec, look: Look, height: f32) -> Drawn {
    if let Some(numbers) = &spec.table {
        return Drawn { clicked: table::draw(ui, numbers, look), left_out: 0 };
    }
    let mut drawn = Drawn::default();
    let mut crosshair = Crosshair::of(ui, spec);
    for slot in slots(ui, spec, height) {
        let Some(panel) = spec.panels.get(slot.number) else { continue };
        let part = if panel.bars.is_empty() {
            draw_panel(ui, spec, panel, slot, look, &mut crosshair)
        } else {
            let draw = if spec.form == Mark::Dumbbell { dumbbell::draw } else { bars::draw };
            Drawn { clicked: draw(ui, panel, slot.outer, head_height(spec), look), left_out: 0 }
        };
        drawn.clicked = part.clicked.or(drawn.clicked);
        drawn.left_out += part.left_out;
    }
    crosshair.keep(ui);
    drawn
}

/// Least height of a panel.
fn least_height(spec: &ChartSpec, panel: &Panel) -> f32 {
    if panel.bars.is_empty() { LEAST_PANEL_HEIGHT } else { bars::least_height(panel) + head_height(spec) }
}

/// Greatest height of a panel; lines take all there is.
fn most_height(ui: &Ui, spec: &ChartSpec, panel: &Panel) -> f32 {
    if panel.bars.is_empty() { f32::INFINITY } else { bars::most_height(ui, panel) + head_height(spec) }
}

/// Places for all panels, taken from the room that is there: rows of the grid get what is left over in equal parts.
fn slots(ui: &mut Ui, spec: &ChartSpec, height: f32) -> Vec<Slot> {
    let count = spec.panels.len().max(1);
    let fits = |n: &usize| LEAST_PANEL_WIDTH * *n as f32 + GUTTER * (n - 1) as f32 <= ui.available_width();
    let most = if spec.multiples { (1..=count).take_while(fits).last().unwrap_or(1) } else { 1 };
    // As few columns as make no more rows than the most columns would.
    let columns = count.div_ceil(count.div_ceil(most));
    let tallest = |row: &[Panel], of: &dyn Fn(&Panel) -> f32| row.iter().map(of).fold(0.0, f32::max);
    let (least, most) = (|panel: &Panel| least_height(spec, panel), |panel: &Panel| most_height(ui, spec, panel));
    let rows: Vec<(f32, f32)> =
        spec.panels.chunks(columns).map(|row| (tallest(row, &least), tallest(row, &most))).collect();
    let between = ui.spacing().item_spacing.y * rows.len().saturating_sub(1) as f32;
    let spare = (height - between - rows.iter().map(|row| row.0).sum::<f32>()).max(0.0) / rows.len().max(1) as f32;
    let mut slots = Vec::new();
    for (row, (least, most)) in rows.iter().enumerate() {
        let height = (least + spare).min(*most);
        let (whole, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
        let width = (whole.width() - GUTTER * (columns - 1) as f32) / columns as f32;
        for column in 0..columns.min(count - row * columns) {
            let corner = Pos2::new(whole.left() + (width + GUTTER) * column as f32, whole.top());
            let outer = Rect::from_min_size(corner, Vec2::new(width, whole.height()));
            slots.push(Slot { number: row * columns + column, outer, last: row + 1 == rows.len() });
        }
    }
    slots.retain(|slot| slot.number < spec.panels.len());
    slots
}

/// Height of a panel's heading: that of a small multiple may need two rows, and words above the first mark of a dumbbell
/// stand clear of them.
fn head_height(spec: &ChartSpec) -> f32 {
    match (spec.multiples, spec.form) {
        (true, Mark::Dumbbell) => 46.0,
        (true, _) => 36.0,
        (false, _) => 24.0,
    }
}

/// The heading of a panel; where it names the only series, a click on it is a click on that series.
pub(super) fn heading(ui: &Ui, panel: &Panel, outer: Rect, look: Look) -> Option<SeriesPlace> {
    let only = panel.lines.first().filter(|line| panel.lines.len() == 1 && line.shown.is_empty());
    let bar = panel.bars.first().filter(|bar| panel.bars.len() == 1 && bar.shown.is_empty());
    let own = only.is_some_and(|line| line.own) || bar.is_some_and(|bar| bar.own);
    let family = if own { look::bold() } else { egui::FontFamily::Proportional };
    let colour = if only.is_some() || bar.is_some() { look.ink() } else { look.faint() };
    let mut job = egui::text::LayoutJob::simple(panel.title.clone(), FontId::new(12.0, family), colour, outer.width());
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    let (area, elided) = (Rect::from_min_size(outer.min, galley.size()), galley.elided);
    ui.painter().galley(outer.min, galley, colour);
    let id = ui.scope_id().with(("heading", &panel.title));
    let Some(line) = only else {
        if elided {
            ui.interact(area, id, Sense::hover()).on_hover_text(&panel.title);
        }
        return None;
    };
    let response = ui.interact(area, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &line.name));
    crosshair::show_focus(ui, &response, area);
    let clicked = response.clicked();
    if elided {
        response.on_hover_text(&panel.title);
    }
    clicked.then_some(line.series)
}

/// Width for the names beside the lines.
fn label_width(ui: &Ui, spec: &ChartSpec, panel: &Panel, width: f32) -> f32 {
    let is_bare = |line: &LineSpec| line.shown.is_empty() && line.end_value.is_empty();
    if panel.lines.iter().all(is_bare) { 12.0 } else { names::width(ui, spec, width) }
}

fn draw_panel(
    ui: &mut Ui,
    spec: &ChartSpec,
    panel: &Panel,
    slot: Slot,
    look: Look,
    crosshair: &mut Crosshair,
) -> Drawn {
    let outer = slot.outer;
    let by_heading = heading(ui, panel, outer, look);
    let whole = Rect::from_min_max(outer.min + Vec2::new(0.0, head_height(spec)), outer.max);
    let foot = if slot.last { 50.0 } else { 36.0 };
    let right = whole.max.x - label_width(ui, spec, panel, outer.width());
    let area = Rect::from_min_max(whole.min, Pos2::new(right, whole.max.y - foot));
    let band = events::height(ui, &spec.around.events, panel, spec.axis.range, area);
    let area = area.with_min_y(area.top() + band);
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(area));
    let response = plot(&mut inner, spec, panel, slot.number, area, look);
    let frame = response.response.rect;
    crosshair.read(ui, spec, slot.number, &response);
    let alt = crosshair.alt(spec);
    response.response.widget_info(move || WidgetInfo::labeled(Role::Image, true, alt.clone()));
    crosshair::show_focus(ui, &response.response, frame);
    draw_time_axis(ui, spec, &response.transform, look, slot.last);
    draw_zero(ui, &response.transform, look);
    let untold = events::draw(ui, &spec.around.events, panel, &response.transform, whole.top(), look);
    lines::draw_gaps(ui, panel, &response.transform, look);
    crosshair.draw(ui, spec, panel, slot.number, &response.transform, look);
    let names = names::draw(ui, panel, &response.transform, frame, whole, look);
    let clicked = response.response.clicked();
    let by_point = clicked.then(|| names::nearest(ui, panel, &response.transform)).flatten();
    let clicked = by_heading.or(names.clicked).or(by_point.map(|(line, _)| line.series));
    Drawn { clicked, left_out: names.left_out + untold }
}

/// Room above and below the drawn values, as a share of their extent.
const MARGIN: f64 = 0.12;

/// Values reach nearer to zero than this share of the farthest: then the axis begins at zero.
const NEAR_ZERO: f64 = 0.4;

/// Least and greatest value of the axis: with zero where the values come near it, else around them alone, which
/// [`draw_zero`] then shows.
fn bounds(panel: &Panel) -> [f64; 2] {
    let [least, greatest] = panel.range.or_else(|| panel.extent()).unwrap_or([0.0, 1.0]);
    let from_zero = least >= 0.0 && least < greatest * NEAR_ZERO;
    let to_zero = greatest <= 0.0 && greatest > least * NEAR_ZERO;
    let (foot, head) = (if from_zero { 0.0 } else { least }, if to_zero { 0.0 } else { greatest });
    let margin = if head > foot { (head - foot) * MARGIN } else { (head.abs() * MARGIN).max(1.0) };
    // A mark on the axis itself must be seen whole.
    let at_zero = margin / 4.0;
    [foot - if from_zero { at_zero } else { margin }, head + if to_zero { at_zero } else { margin }]
}

/// The line of zero, or the mark that the axis does not reach down (or up) to it.
fn draw_zero(ui: &Ui, transform: &PlotTransform, look: Look) {
    let frame = *transform.frame();
    let bounds = transform.bounds();
    let (least, greatest) = (bounds.min()[1], bounds.max()[1]);
    if least <= 0.0 && greatest >= 0.0 {
        let y = transform.position_from_point_y(0.0);
        ui.painter().hline(frame.x_range(), y, Stroke::new(1.0, look.faint().gamma_multiply(0.7)));
        return;
    }
    let (y, inwards) = if least > 0.0 { (frame.bottom(), -1.0) } else { (frame.top(), 1.0) };
    let at = |dx: f32, dy: f32| Pos2::new(frame.left() + dx, y + dy * inwards);
    let stroke = Stroke::new(1.2, look.faint());
    ui.painter().line(vec![at(-5.0, 3.0), at(5.0, 6.0), at(-5.0, 9.0), at(5.0, 12.0)], stroke);
}

fn plot(ui: &mut Ui, spec: &ChartSpec, panel: &Panel, number: usize, area: Rect, look: Look) -> PlotResponse<()> {
    // Another span of time or another scale is another picture: what was zoomed before does not carry over.
    let span = spec.axis.range;
    let extent = bounds(panel).map(f64::to_bits);
    let marks = spec.axis.marks.clone();
    let y_axis =
        AxisHints::new_y().formatter(|mark, _| axis_number(mark.value)).label_spacing(1.0..=2.0).min_thickness(54.0);
    let most = (area.height() / 38.0).max(2.0);
    let mut plot = Plot::new(("panel", number, span.map(f64::to_bits), extent, &panel.title))
        .width(area.width())
        .height(area.height())
        .show_axes([false, true])
        .custom_y_axes(vec![y_axis])
        .x_grid_spacer(move |input| year_marks(&marks, input.bounds))
        .y_grid_spacer(move |input| value_marks(input.bounds, f64::from(most)))
        .default_x_bounds(span[0], span[1])
        .auto_bounds([false, false])
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .show_background(false)
        .show_crosshair(false)
        .grid_color(look.grid())
        .link_axis(egui::Id::unique(("figure-time", span.map(f64::to_bits))), [true, false])
        // The crosshair says everything; egui_plot's own label would stand on top of it.
        .label_formatter(|_| None);
    let [least, greatest] = bounds(panel);
    plot = plot.default_y_bounds(least, greatest);
    plot.show(ui, |plot| {
        // The reader's own city lies on top.
        let crowd = panel.lines.len() > CROWD;
        for line in panel.lines.iter().filter(|l| !l.own).chain(panel.lines.iter().filter(|l| l.own)) {
            if crowd && !line.own {
                lines::draw_in_crowd(plot, line, look);
            } else {
                lines::draw(plot, line, look);
            }
        }
    })
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

/// Marks that a value axis should have at least.
const LEAST_MARKS: f64 = 3.0;

/// How many times closer than usual marks may stand where there would be too few.
const FINER: f64 = 2.5;

/// Marks of the value axis at round numbers (1, 2 or 5 times a power of ten), at most `most` of them.
pub(super) fn value_marks((least, greatest): (f64, f64), most: f64) -> Vec<GridMark> {
    let range = greatest - least;
    if !range.is_finite() || range <= 0.0 {
        return Vec::new();
    }
    let rough = range / most;
    let power = 10f64.powf(rough.log10().floor());
    let steps = [10.0, 5.0, 2.0, 1.0, 0.5].map(|n| n * power);
    let usual = steps.into_iter().rev().find(|s| *s >= rough).unwrap_or(10.0 * power);
    let count = |step: f64| (greatest / step).floor() - (least / step).ceil() + 1.0;
    // One mark alone gives no measure: then a finer step, whose labels still stand clear of each other.
    let finer = |s: &f64| *s < usual && *s * FINER >= rough && count(*s) >= LEAST_MARKS;
    let step = if count(usual) < LEAST_MARKS { steps.into_iter().find(finer).unwrap_or(usual) } else { usual };
    let start = (least / step).ceil() * step;
    let marks = (0..=u16::MAX).map(|n| start + f64::from(n) * step).take_while(|value| *value <= greatest);
    marks.map(|value| GridMark { value, step_size: range / 3.0 }).collect()
}

/// A round number with no more decimals than it needs.
pub(super) fn axis_number(value: f64) -> String {
    let settled = (value * 1e6).round() / 1e6;
    number::shortest(settled)
}
