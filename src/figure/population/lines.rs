//! Lines with their marks, over columns or alone.

use super::scale::Scale;
use super::{Look, Panel, font};
use crate::chart::palette::{Dash, Marker};
use crate::chart::population::spec::{Series, Weight};
use crate::chart::spec::ChartPoint;
use egui::{Align2, Color32, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};

/// Draws one line: its way, its marks, its targets.
pub(super) fn draw(ui: &Ui, line: &Series, scale: Scale, look: Look) {
    let colour = look.colour(line.style);
    let at = |point: &ChartPoint| scale.at(point.x, point.y);
    let is_thin = line.weight == Weight::Expected;
    if let Some([from, to]) = line.lead {
        let ends = [scale.at(from[0], from[1]), scale.at(to[0], to[1])];
        ui.painter().extend(Shape::dotted_line(&ends, colour, 5.0, 0.9));
    }
    for stretch in &line.stretches {
        let way: Vec<Pos2> = stretch.iter().map(at).collect();
        let width = if is_thin { 1.4 } else { 2.4 };
        if !is_thin {
            // A seam in the ground's colour keeps a line readable on a hatch.
            ui.painter().add(Shape::line(way.clone(), Stroke::new(width + 2.6, look.ground())));
        }
        dashed(ui, &way, line.style.dash, Stroke::new(width, colour));
    }
    for point in line.stretches.iter().flatten() {
        let r = if is_thin { 3.6 } else { 4.5 };
        marker(ui, line.style.marker, at(point), r, colour, is_thin.then(|| look.ground()), look);
    }
    for point in &line.loose {
        marker(ui, line.style.marker, at(point), 4.5, colour, Some(look.ground()), look);
    }
    for target in &line.targets {
        asterisk(ui, at(target), 7.5, Stroke::new(4.2, look.ground()));
        asterisk(ui, at(target), 7.0, Stroke::new(1.6, colour));
    }
}

/// Words beside connected points: above a line of the city's own, below one of others; where they would cover others,
/// they are left out. The last point has its words at the end of the line.
/// `taken` are the places of the names.
pub(super) fn labels(ui: &Ui, panel: &Panel<'_>, look: Look, mut taken: Vec<Rect>) {
    for line in panel.series.iter().filter(|line| !line.labels.is_empty()) {
        let points: Vec<&ChartPoint> = line.stretches.iter().flatten().collect();
        let before_last = points.len().saturating_sub(1);
        for (point, label) in points.into_iter().zip(&line.labels).take(before_last) {
            let at = panel.scale.at(point.x, point.y);
            let (align, corner) = match line.style.marker {
                Marker::Down => (Align2::RIGHT_TOP, at + Vec2::new(-2.0, 5.0)),
                _ => (Align2::LEFT_BOTTOM, at + Vec2::new(2.0, -6.0)),
            };
            let galley = ui.painter().layout_no_wrap(label.clone(), font(), look.colour(line.style));
            let area = align.anchor_size(corner, galley.size());
            let is_free = taken.iter().all(|other| !other.intersects(area));
            if is_free && panel.scale.plot.expand(4.0).contains_rect(area) {
                ui.painter().galley(area.min, galley, look.colour(line.style));
                taken.push(area);
            }
        }
    }
}

fn dashed(ui: &Ui, way: &[Pos2], dash: Dash, stroke: Stroke) {
    let painter = ui.painter();
    match dash {
        Dash::Solid => {
            painter.add(Shape::line(way.to_vec(), stroke));
        }
        Dash::Long => painter.extend(Shape::dashed_line(way, stroke, 10.0, 5.0)),
        Dash::Short => painter.extend(Shape::dashed_line(way, stroke, 4.0, 3.5)),
        Dash::Dots => painter.extend(Shape::dotted_line(way, stroke.color, 5.0, stroke.width * 0.7)),
    }
}

fn asterisk(ui: &Ui, centre: Pos2, r: f32, stroke: Stroke) {
    for (dx, dy) in [(0.0, 1.0), (0.866, 0.5), (0.866, -0.5)] {
        let arm = Vec2::new(dx, dy) * r;
        ui.painter().line_segment([centre - arm, centre + arm], stroke);
    }
}

/// A marker; hollow where `inside` is given.
fn marker(ui: &Ui, shape: Marker, centre: Pos2, r: f32, colour: Color32, inside: Option<Color32>, look: Look) {
    let painter = ui.painter();
    let at = |x: f32, y: f32| centre + Vec2::new(x, y) * r;
    // Filled marks get a thin seam, hollow ones their outline.
    let stroke = inside.map_or(Stroke::new(1.0, look.ground()), |_| Stroke::new(1.5, colour));
    let fill = inside.unwrap_or(colour);
    let corners = match shape {
        Marker::Circle => {
            painter.circle(centre, r, fill, stroke);
            return;
        }
        Marker::Cross => {
            for (a, b) in [(at(-0.9, -0.9), at(0.9, 0.9)), (at(-0.9, 0.9), at(0.9, -0.9))] {
                painter.line_segment([a, b], Stroke::new(2.0, colour));
            }
            return;
        }
        Marker::Square => vec![at(-0.9, -0.9), at(0.9, -0.9), at(0.9, 0.9), at(-0.9, 0.9)],
        Marker::Up => vec![at(0.0, -1.15), at(1.05, 0.8), at(-1.05, 0.8)],
        Marker::Down => vec![at(-1.05, -0.8), at(1.05, -0.8), at(0.0, 1.15)],
        Marker::Diamond => vec![at(0.0, -1.2), at(1.2, 0.0), at(0.0, 1.2), at(-1.2, 0.0)],
    };
    painter.add(Shape::convex_polygon(corners, fill, stroke));
}

/// Missing values: a cross at the foot, with the reason beside it where there is room and on pointing at it.
pub(super) fn gaps(ui: &mut Ui, panel: &Panel<'_>, look: Look) {
    let scale = panel.scale;
    for (row, line) in panel.series.iter().enumerate() {
        let colour = look.colour(line.style);
        for gap in &line.gaps {
            let centre = Pos2::new(scale.x(gap.x), scale.plot.bottom() - 10.0 - 13.0 * row as f32);
            let stroke = Stroke::new(1.5, colour);
            for dy in [-4.0, 4.0] {
                let arm = Vec2::new(4.0, dy);
                ui.painter().line_segment([centre - arm, centre + arm], stroke);
            }
            let id = ui.scope_id().with(("gap", panel.key, row, gap.x.to_bits()));
            let response = ui.interact(Rect::from_center_size(centre, Vec2::splat(14.0)), id, Sense::hover());
            let name = gap.words.join(" ");
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
            response.on_hover_text(gap.words.join("\n"));
        }
    }
}
