//! Draws a population figure: stacked columns, lines, names at their ends.

mod columns;
mod lines;
mod names;
mod scale;

use super::look::Look;
use super::plot::Drawn;
use crate::chart::population::spec::PopulationFigure;
use egui::{Align2, FontId, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};
use scale::Scale;

/// Size of words in a figure, in points.
const WORDS: f32 = 12.0;

/// Height of one line of labels under the axis, in points.
const LINE: f32 = 14.0;

/// Least height of a figure in points; below it names run into each other.
pub const LEAST_HEIGHT: f32 = 230.0;

fn font() -> FontId {
    FontId::proportional(WORDS)
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
        whole.min + Vec2::new(58.0, 22.0),
        Pos2::new(whole.max.x - names::width(size.x), whole.max.y - foot),
    );
    ui.painter().text(whole.min, Align2::LEFT_TOP, &figure.value_title, font(), look.faint());
    let scale = Scale::new(plot, figure.axis.range, figure.values);
    let response = ui.interact(plot, ui.scope_id().with(("population", figure.topic.key())), Sense::click());
    let alt = figure.alt.clone();
    response.widget_info(move || WidgetInfo::labeled(Role::Image, true, alt.clone()));
    grid(ui, scale, look);
    columns::draw(ui, figure, scale, look);
    zero(ui, scale, look);
    axis(ui, figure, scale, rows, look);
    for line in &figure.series {
        lines::draw(ui, line, scale, look);
    }
    lines::gaps(ui, figure, scale, look);
    let mut drawn = Drawn { clicked: names::draw(ui, figure, scale, whole, look) };
    if let Some(hit) = response.hover_pos().and_then(|at| hit(figure, scale, at)) {
        if let Some(ring) = hit.ring {
            ui.painter().circle_stroke(ring, 8.0, Stroke::new(1.5, look.ink()));
        }
        if response.clicked() {
            drawn.clicked = hit.indicator;
        }
        response.on_hover_text_at_pointer(hit.words.join("\n"));
    }
    drawn
}

/// What lies under the pointer.
struct Hit<'a> {
    words: &'a [String],
    indicator: Option<usize>,
    ring: Option<Pos2>,
}

/// The nearest point within reach, else the part of a column under the pointer.
fn hit(figure: &PopulationFigure, scale: Scale, at: Pos2) -> Option<Hit<'_>> {
    let points = figure.series.iter().flat_map(|line| line.points().map(move |point| (line, point)));
    let near = points.map(|(line, point)| (scale.at(point.x, point.y), line, point));
    let nearest = near.min_by(|a, b| a.0.distance(at).total_cmp(&b.0.distance(at)));
    if let Some((place, line, point)) = nearest.filter(|(place, ..)| place.distance(at) < 11.0) {
        return Some(Hit { words: &point.words, indicator: line.indicator, ring: Some(place) });
    }
    let column = figure.columns.iter().find(|c| scale.column(c).contains(at.x))?;
    let segment = column.segments.iter().find(|s| columns::place(scale, column, s).contains(at))?;
    Some(Hit { words: &segment.words, indicator: Some(segment.indicator), ring: None })
}

fn grid(ui: &Ui, scale: Scale, look: Look) {
    for value in scale.marks() {
        let y = scale.y(value);
        let ends = [Pos2::new(scale.plot.left(), y), Pos2::new(scale.plot.right(), y)];
        ui.painter().line_segment(ends, Stroke::new(1.0, look.grid()));
        let at = Pos2::new(scale.plot.left() - 6.0, y);
        let font = FontId::monospace(WORDS);
        ui.painter().text(at, Align2::RIGHT_CENTER, scale::number(value), font, look.faint());
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
