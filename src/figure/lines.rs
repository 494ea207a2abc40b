//! Draws one line with its points, path, baseline, target and gaps.

use super::look::{Look, line_style, marker_shape};
use crate::chart::spec::{ChartPoint, ForecastLine, LineSpec, Panel};
use egui::{Color32, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};
use egui_plot::{Line, LineStyle, MarkerShape, PlotPoint, PlotPoints, PlotTransform, PlotUi, Points, Polygon};

/// Width of a line in points, and of the one of the reader's own city.
const WIDTH: f32 = 2.0;
const OWN_WIDTH: f32 = 4.0;

/// Radius of a marker in points, and of the reader's own city.
const RADIUS: f32 = 4.5;
const OWN_RADIUS: f32 = 5.5;

fn plot_points(points: &[ChartPoint]) -> PlotPoints<'static> {
    points.iter().map(|p| [p.x, p.y]).collect()
}

/// Width of a line among very many.
const CROWD_WIDTH: f32 = 0.8;

/// Draws a line of a crowd: its measured values alone, thin and faint, so that the spread shows and not a tangle.
pub(super) fn draw_in_crowd(plot: &mut PlotUi<'_>, line: &LineSpec, look: Look) {
    let colour = look.colour(line.style).gamma_multiply(0.45);
    for stretch in &line.stretches {
        plot.line(Line::new(String::new(), plot_points(stretch)).allow_hover(false).color(colour).width(CROWD_WIDTH));
    }
}

/// Draws a line with everything that belongs to it.
pub(super) fn draw(plot: &mut PlotUi<'_>, line: &LineSpec, look: Look) {
    let colour = look.colour(line.style);
    let thin = colour.gamma_multiply(0.75);
    let (width, radius) = if line.own { (OWN_WIDTH, OWN_RADIUS) } else { (WIDTH, RADIUS) };
    let quiet = |points: PlotPoints<'static>| Line::new(String::new(), points).allow_hover(false);
    if let Some([from, to]) = line.path {
        plot.line(quiet(vec![from, to].into()).color(thin).width(1.0).style(LineStyle::Dotted { spacing: 7.0 }));
    }
    if let Some([from, to]) = line.since_baseline {
        plot.line(quiet(vec![from, to].into()).color(thin).width(1.4).style(line_style(line.style.dash)));
    }
    for others in [&line.projection, &line.plan].into_iter().filter(|others| !others.is_empty()) {
        plot.line(quiet(plot_points(others)).color(thin).width(1.2).style(LineStyle::Dashed { length: 3.0 }));
    }
    if let Some(forecast) = &line.forecast {
        draw_forecast(plot, forecast, colour);
    }
    for stretch in &line.stretches {
        plot.line(quiet(plot_points(stretch)).color(colour).width(width).style(line_style(line.style.dash)));
    }
    let mark = |points: PlotPoints<'static>| {
        Points::new(String::new(), points).color(colour).shape(marker_shape(line.style.marker)).allow_hover(false)
    };
    plot.points(mark(line.stretches.iter().flatten().map(|p| [p.x, p.y]).collect()).radius(radius));
    for (points, radius) in [(&line.loose, radius), (&line.projection, 2.5), (&line.plan, 2.5)] {
        if !points.is_empty() {
            plot.points(mark(plot_points(points)).radius(radius).filled(false));
        }
    }
    if let Some(base) = &line.baseline {
        plot.points(mark(vec![[base.x, base.y]].into()).radius(radius).filled(false));
    }
    if let Some(target) = &line.target {
        plot.points(mark(vec![[target.x, target.y]].into()).shape(MarkerShape::Asterisk).radius(8.0));
    }
}

/// The share of its line's colour that an interval has: it must be seen on paper and let other lines be seen.
const BAND: f32 = 0.14;

/// How the line would go on: long dashes in a pale band, both beginning at the last measured value.
fn draw_forecast(plot: &mut PlotUi<'_>, forecast: &ForecastLine, colour: Color32) {
    let ends = |points: &[ChartPoint]| points.iter().map(|p| [p.x, p.y]).collect::<Vec<_>>();
    let on = |points: &[ChartPoint]| std::iter::once(forecast.from).chain(ends(points)).collect::<Vec<_>>();
    let quiet = |points: Vec<[f64; 2]>| Line::new(String::new(), PlotPoints::from(points)).allow_hover(false);
    if !forecast.low.is_empty() {
        let outline: Vec<[f64; 2]> =
            on(&forecast.high).into_iter().chain(ends(&forecast.low).into_iter().rev()).collect();
        let band = Polygon::new(String::new(), PlotPoints::from(outline)).allow_hover(false);
        plot.polygon(band.fill_color(colour.gamma_multiply(BAND)).stroke(Stroke::NONE));
        for edge in [&forecast.low, &forecast.high] {
            plot.line(quiet(on(edge)).color(colour.gamma_multiply(0.4)).width(0.8));
        }
    }
    plot.line(quiet(on(&forecast.points)).color(colour).width(1.8).style(LineStyle::Dashed { length: 9.0 }));
}

/// Missing values: a small open gap at the foot of the panel, with its reason for those who point at it.
pub(super) fn draw_gaps(ui: &mut Ui, panel: &Panel, transform: &PlotTransform, look: Look) {
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
