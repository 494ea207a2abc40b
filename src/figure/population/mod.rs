//! Draws a population figure: stacked columns, lines, names at their ends.

mod columns;
mod lines;
mod names;
mod scale;

use super::look::Look;
use super::plot::Drawn;
use crate::chart::population::spec::{Column, Part, PopulationFigure, Series};
use crate::model::place::SeriesPlace;
use egui::{Align2, FontId, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};
use scale::Scale;

/// Size of words in a figure, in points.
const WORDS: f32 = 12.0;

/// Height of one line of labels under the axis, in points.
const LINE: f32 = 14.0;

/// Height of the words above a panel, in points.
const TITLE: f32 = 22.0;

/// Least height of a figure in points; below it names run into each other.
pub const LEAST_HEIGHT: f32 = 230.0;

fn font() -> FontId {
    FontId::proportional(WORDS)
}

/// One panel: columns and lines on one scale.
struct Panel<'a> {
    /// Which panel it is, for the identity of its widgets.
    key: &'static str,
    scale: Scale,
    /// What its value axis counts.
    title: &'a str,
    parts: &'a [Part],
    columns: &'a [Column],
    series: &'a [Series],
}

/// Draws a figure into the width that is there and the height that is given; nothing where it is empty.
pub fn draw(ui: &mut Ui, figure: &PopulationFigure, look: Look, height: f32) -> Drawn {
    if figure.is_empty() {
        return Drawn::default();
    }
    let size = Vec2::new(ui.available_width(), height.max(LEAST_HEIGHT));
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    let rows = figure.axis.marks.iter().map(|(_, label)| label.lines().count()).max().unwrap_or(0);
    let foot = LINE * (rows as f32 + 1.0) + 8.0;
    let plot = Rect::from_min_max(
        whole.min + Vec2::new(marks_width(ui, figure, size), TITLE),
        Pos2::new(whole.max.x - names::width(ui, figure, size.x), whole.max.y - foot),
    );
    let response = ui.interact(plot, ui.scope_id().with(("population", figure.topic.key())), Sense::click());
    let alt = figure.alt.clone();
    response.widget_info(move || WidgetInfo::labeled(Role::Image, true, alt.clone()));
    let panels = panels(figure, plot);
    let mut drawn = Drawn::default();
    for panel in &panels {
        let part = draw_panel(ui, panel, whole, look);
        drawn.clicked = part.clicked.or(drawn.clicked);
        drawn.left_out += part.left_out;
    }
    if let Some(last) = panels.last() {
        axis(ui, figure, last.scale, rows, look);
    }
    let pointed = response.hover_pos().and_then(|at| {
        let panel = panels.iter().find(|panel| panel.scale.plot.expand(8.0).contains(at))?;
        hit(panel, at)
    });
    if let Some(hit) = pointed {
        if let Some(ring) = hit.ring {
            ui.painter().circle_stroke(ring, 8.0, Stroke::new(1.5, look.ink()));
        }
        if response.clicked() {
            drawn.clicked = hit.series;
        }
        response.on_hover_text_at_pointer(hit.words.join("\n"));
    }
    drawn
}

/// Room for the marks of the value axes: what the longest needs.
fn marks_width(ui: &Ui, figure: &PopulationFigure, size: Vec2) -> f32 {
    let plot = Rect::from_min_size(Pos2::ZERO, size);
    let scales = [figure.values, figure.net_values].map(|values| Scale::new(plot, figure.axis.range, values));
    let marks = scales.into_iter().flat_map(Scale::marks).map(scale::number);
    let wide = marks.map(|mark| ui.painter().layout_no_wrap(mark, font(), egui::Color32::PLACEHOLDER).size().x);
    wide.fold(28.0, f32::max) + 8.0
}

/// The columns with their lines, and below them the lines that need a scale of their own.
fn panels(figure: &PopulationFigure, plot: Rect) -> Vec<Panel<'_>> {
    let is_upper = !(figure.columns.is_empty() && figure.series.is_empty());
    let both = is_upper && !figure.net.is_empty();
    let middle = plot.top() + plot.height() * 0.55;
    let upper = Rect::from_min_max(plot.min, Pos2::new(plot.right(), if both { middle } else { plot.bottom() }));
    // The last label of the upper scale may stand half below its panel.
    let top = if both { middle + TITLE + 10.0 } else { plot.top() };
    let lower = Rect::from_min_max(Pos2::new(plot.left(), top), plot.max);
    let columns = is_upper.then(|| Panel {
        key: figure.topic.key(),
        scale: Scale::new(upper, figure.axis.range, figure.values),
        title: &figure.value_title,
        parts: &figure.parts,
        columns: &figure.columns,
        series: &figure.series,
    });
    let net = (!figure.net.is_empty()).then(|| Panel {
        key: "net",
        scale: Scale::new(lower, figure.axis.range, figure.net_values),
        title: &figure.net_title,
        parts: &[],
        columns: &[],
        series: &figure.net,
    });
    columns.into_iter().chain(net).collect()
}

/// Draws a panel; says whose name was clicked, and how many found no room.
fn draw_panel(ui: &mut Ui, panel: &Panel<'_>, whole: Rect, look: Look) -> Drawn {
    let plot = panel.scale.plot;
    let corner = Pos2::new(whole.left(), plot.top() - TITLE);
    ui.painter().text(corner, Align2::LEFT_TOP, panel.title, font(), look.faint());
    grid(ui, panel.scale, look);
    columns::draw(ui, panel, look);
    zero(ui, panel.scale, look);
    for line in panel.series {
        lines::draw(ui, line, panel.scale, look);
    }
    lines::gaps(ui, panel, look);
    let room = Rect::from_x_y_ranges(whole.x_range(), plot.top() - 8.0..=plot.bottom() + 8.0);
    let mut taken = Vec::new();
    let drawn = names::draw(ui, panel, room, look, &mut taken);
    lines::labels(ui, panel, look, taken);
    drawn
}

/// What lies under the pointer.
struct Hit<'a> {
    words: &'a [String],
    series: Option<SeriesPlace>,
    ring: Option<Pos2>,
}

/// The nearest point within reach, else the part of a column under the pointer.
fn hit<'a>(panel: &Panel<'a>, at: Pos2) -> Option<Hit<'a>> {
    let points = panel.series.iter().flat_map(|line| line.points().map(move |point| (line, point)));
    let near = points.map(|(line, point)| (panel.scale.at(point.x, point.y), line, point));
    let nearest = near.min_by(|a, b| a.0.distance(at).total_cmp(&b.0.distance(at)));
    if let Some((place, line, point)) = nearest.filter(|(place, ..)| place.distance(at) < 11.0) {
        return Some(Hit { words: &point.words, series: line.series, ring: Some(place) });
    }
    let column = panel.columns.iter().find(|c| panel.scale.column(c).contains(at.x))?;
    let segment = column.segments.iter().find(|s| columns::place(panel.scale, column, s).contains(at))?;
    Some(Hit { words: &segment.words, series: Some(segment.series), ring: None })
}

fn grid(ui: &Ui, scale: Scale, look: Look) {
    for value in scale.marks() {
        let y = scale.y(value);
        let ends = [Pos2::new(scale.plot.left(), y), Pos2::new(scale.plot.right(), y)];
        ui.painter().line_segment(ends, Stroke::new(1.0, look.grid()));
        let at = Pos2::new(scale.plot.left() - 6.0, y);
        ui.painter().text(at, Align2::RIGHT_CENTER, scale::number(value), font(), look.faint());
    }
}

/// The line from which columns grow, above their grounds.
fn zero(ui: &Ui, scale: Scale, look: Look) {
    let ends = [Pos2::new(scale.plot.left(), scale.y(0.0)), Pos2::new(scale.plot.right(), scale.y(0.0))];
    if scale.plot.y_range().contains(ends[0].y) {
        ui.painter().line_segment(ends, Stroke::new(1.2, look.faint()));
    }
}

/// Labels of the horizontal axis, each centred under its mark; one that would cover the one before is left out.
fn axis(ui: &Ui, figure: &PopulationFigure, scale: Scale, rows: usize, look: Look) {
    let mut free = f32::NEG_INFINITY;
    let plot = scale.plot;
    for (value, label) in &figure.axis.marks {
        let x = scale.x(*value);
        let galleys: Vec<_> =
            label.lines().map(|line| ui.painter().layout_no_wrap(line.to_owned(), font(), look.ink())).collect();
        let half = galleys.iter().map(|g| g.size().x).fold(0.0, f32::max) / 2.0;
        if x < plot.left() - 1.0 || x > plot.right() + 1.0 || x - half < free {
            continue;
        }
        free = x + half + 4.0;
        if figure.columns.is_empty() {
            let ends = [Pos2::new(x, plot.bottom()), Pos2::new(x, plot.bottom() + 3.0)];
            ui.painter().add(Shape::line_segment(ends, Stroke::new(1.0, look.faint())));
        }
        for (row, galley) in galleys.into_iter().enumerate() {
            let corner = Pos2::new(x - galley.size().x / 2.0, plot.bottom() + 4.0 + LINE * row as f32);
            ui.painter().galley(corner, galley, look.ink());
        }
    }
    let at = Pos2::new(plot.center().x, plot.bottom() + 4.0 + LINE * rows as f32);
    ui.painter().text(at, Align2::CENTER_TOP, &figure.axis.title, font(), look.faint());
}
