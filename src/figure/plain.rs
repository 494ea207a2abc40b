//! Painted shapes into plain marks.
//!
//! Texts become one run for each row and each change of face or colour; strokes and dots that follow each
//! other with the same pen become one mark, because dashed lines come as hundreds of shapes.

use super::fonts;
use super::picture::{Face, Ink, Mark, Pen, Place, Run};
use egui::epaint::{CircleShape, ClippedShape, ColorMode, PathShape, PathStroke, RectShape, TextShape};
use egui::text::LayoutSection;
use egui::{Color32, FontFamily, FontId, Pos2, Rect, Shape, Stroke};

/// Coverage up to which a colour is meant to be invisible (points that only serve pointing at them).
const INVISIBLE: u8 = 2;

/// A mark with what may be seen of it and the box in which it lies.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// The mark.
    pub mark: Mark,
    /// What may be seen.
    pub clip: Rect,
    /// Where it lies.
    pub bounds: Rect,
}

/// The visible marks of painted shapes, from the back to the front.
#[must_use]
pub fn marks(shapes: &[ClippedShape]) -> Vec<Drawn> {
    let mut found = Vec::new();
    for shape in shapes {
        visit(&shape.shape, shape.clip_rect, &mut found);
    }
    found
}

fn visit(shape: &Shape, clip: Rect, found: &mut Vec<Drawn>) {
    match shape {
        Shape::Noop | Shape::Callback(_) => {}
        Shape::Vec(shapes) => shapes.iter().for_each(|inner| visit(inner, clip, found)),
        Shape::Text(text) => {
            for (run, area) in text_runs(text) {
                push(found, Mark::Text(run), clip, area);
            }
        }
        Shape::Mesh(mesh) => {
            for triangle in mesh.triangles() {
                let corners: Vec<_> = triangle.iter().filter_map(|i| mesh.vertices.get(*i as usize)).collect();
                let Some(colour) = corners.first().map(|v| v.color) else { continue };
                let points = corners.iter().map(|v| v.pos).collect();
                let path = PathShape { points, closed: true, fill: colour, stroke: PathStroke::NONE };
                path_mark(&path, clip, found);
            }
        }
        Shape::LineSegment { points, stroke } => {
            let ends = vec![points.map(place)];
            let area = Rect::from_points(points).expand(stroke.width / 2.0);
            if let Some(pen) = pen(*stroke) {
                push(found, Mark::Strokes { ends, pen }, clip, area);
            }
        }
        Shape::Path(path) => path_mark(path, clip, found),
        Shape::Circle(circle) => circle_mark(circle, clip, found),
        Shape::Rect(rect) => rect_mark(rect, clip, found),
        Shape::Ellipse(ellipse) => {
            let turn = |n: u8| std::f32::consts::TAU * f32::from(n) / 48.0;
            let at = |angle: f32| {
                ellipse.center + egui::vec2(angle.cos() * ellipse.radius.x, angle.sin() * ellipse.radius.y)
            };
            let points = (0..48).map(|n| at(turn(n))).collect();
            path_mark(
                &PathShape { points, closed: true, fill: ellipse.fill, stroke: ellipse.stroke.into() },
                clip,
                found,
            );
        }
        Shape::QuadraticBezier(curve) => {
            let points = curve.flatten(Some(0.1));
            path_mark(
                &PathShape { points, closed: curve.closed, fill: curve.fill, stroke: curve.stroke.clone() },
                clip,
                found,
            );
        }
        Shape::CubicBezier(curve) => {
            for points in curve.flatten_closed(Some(0.1), None) {
                let stroke = curve.stroke.clone();
                path_mark(&PathShape { points, closed: curve.closed, fill: curve.fill, stroke }, clip, found);
            }
        }
        Shape::Band(band) => {
            let lower = band.points.iter().map(|p| Pos2::new(p.x, p.y.min));
            let upper = band.points.iter().rev().map(|p| Pos2::new(p.x, p.y.max));
            let points = lower.chain(upper).collect();
            path_mark(&PathShape { points, closed: true, fill: band.fill, stroke: band.stroke.into() }, clip, found);
        }
    }
}

/// Adds a mark, or lengthens the one before where it is drawn the same way in the same place.
fn push(found: &mut Vec<Drawn>, mark: Mark, clip: Rect, bounds: Rect) {
    if !clip.intersects(bounds) {
        return;
    }
    if let Some(last) = found.last_mut().filter(|last| last.clip == clip) {
        match (&mut last.mark, &mark) {
            (Mark::Strokes { ends, pen }, Mark::Strokes { ends: more, pen: same }) if pen == same => {
                ends.extend_from_slice(more);
                last.bounds = last.bounds.union(bounds);
                return;
            }
            (
                Mark::Circles { centres, radius, fill, pen },
                Mark::Circles { centres: more, radius: r, fill: f, pen: p },
            ) if (&*radius, &*fill, &*pen) == (r, f, p) => {
                centres.extend_from_slice(more);
                last.bounds = last.bounds.union(bounds);
                return;
            }
            _ => {}
        }
    }
    found.push(Drawn { mark, clip, bounds });
}

const fn place(at: Pos2) -> Place {
    [at.x, at.y]
}

fn ink(colour: Color32) -> Option<Ink> {
    let [r, g, b, a] = colour.to_srgba_unmultiplied();
    (a > INVISIBLE).then(|| Ink { rgb: [r, g, b], alpha: f32::from(a) / 255.0 })
}

fn pen(stroke: Stroke) -> Option<Pen> {
    ink(stroke.color).filter(|_| stroke.width > 0.0).map(|ink| Pen { ink, width: stroke.width })
}

fn path_pen(stroke: &PathStroke) -> Option<Pen> {
    match &stroke.color {
        ColorMode::Solid(colour) => pen(Stroke::new(stroke.width, *colour)),
        ColorMode::UV(colour_at) => pen(Stroke::new(stroke.width, colour_at(Rect::ZERO, Pos2::ZERO))),
    }
}

fn path_mark(path: &PathShape, clip: Rect, found: &mut Vec<Drawn>) {
    let (fill, pen) = (ink(path.fill).filter(|_| path.closed), path_pen(&path.stroke));
    if path.points.len() < 2 || (fill.is_none() && pen.is_none()) {
        return;
    }
    let area = Rect::from_points(&path.points).expand(pen.map_or(0.0, |p| p.width / 2.0));
    let places = path.points.iter().copied().map(place).collect();
    push(found, Mark::Path { places, closed: path.closed, fill, pen }, clip, area);
}

fn circle_mark(circle: &CircleShape, clip: Rect, found: &mut Vec<Drawn>) {
    let (fill, pen) = (ink(circle.fill), pen(circle.stroke));
    if fill.is_none() && pen.is_none() {
        return;
    }
    let reach = circle.radius + pen.map_or(0.0, |p| p.width / 2.0);
    let area = Rect::from_center_size(circle.center, egui::Vec2::splat(reach * 2.0));
    let centres = vec![place(circle.center)];
    push(found, Mark::Circles { centres, radius: circle.radius, fill, pen }, clip, area);
}

fn rect_mark(rect: &RectShape, clip: Rect, found: &mut Vec<Drawn>) {
    let (fill, pen) = (ink(rect.fill), pen(rect.stroke));
    if (fill.is_none() && pen.is_none()) || !rect.rect.is_finite() || rect.rect.is_negative() {
        return;
    }
    // A line inside or outside of the edge is a line in the middle of a smaller or larger rectangle.
    let shift = pen.map_or(0.0, |p| p.width / 2.0);
    let edge = match rect.stroke_kind {
        egui::StrokeKind::Inside => rect.rect.shrink(shift),
        egui::StrokeKind::Middle => rect.rect,
        egui::StrokeKind::Outside => rect.rect.expand(shift),
    };
    let area = [edge.left(), edge.top(), edge.width(), edge.height()];
    let corner = f32::from(rect.corner_radius.nw);
    push(found, Mark::Rectangle { area, corner, fill, pen }, clip, edge.expand(shift));
}

/// The section of a text that holds the byte at a place.
fn section_at(sections: &[LayoutSection], byte: usize) -> Option<&LayoutSection> {
    sections.iter().find(|s| s.byte_range.start.0 <= byte && byte < s.byte_range.end.0).or_else(|| sections.last())
}

fn face(font: &FontId) -> Face {
    if font.family == fonts::bold() {
        Face::Bold
    } else if font.family == FontFamily::Monospace {
        Face::Tabular
    } else {
        Face::Regular
    }
}

fn text_runs(text: &TextShape) -> Vec<(Run, Rect)> {
    let galley = &text.galley;
    let turn = egui::emath::Rot2::from_angle(text.angle);
    let mut runs = Vec::new();
    let mut byte = 0;
    for row in &galley.rows {
        let mut open: Option<(usize, Run)> = None;
        for glyph in &row.glyphs {
            let here = byte;
            byte += glyph.chr.len_utf8();
            let Some(section) = section_at(&galley.job.sections, here) else { continue };
            let format = &section.format;
            let start = section.byte_range.start.0;
            if fonts::is_shapeless(glyph.chr) {
                continue;
            }
            let corner = row.pos.to_vec2() + glyph.pos.to_vec2();
            let face = match face(&format.font_id) {
                _ if fonts::is_rare(glyph.chr) => Face::Rare,
                Face::Tabular if !fonts::is_tabular(glyph.chr) => Face::Regular,
                face => face,
            };
            match &mut open {
                Some((same, run)) if *same == start && run.face == face => {
                    run.text.push(glyph.chr);
                    run.width = corner.x + glyph.advance_width - (run.at[0] - text.pos.x);
                }
                _ => {
                    runs.extend(open.take().map(|(_, run)| run));
                    let own = if format.color == Color32::PLACEHOLDER { text.fallback_color } else { format.color };
                    let colour = text.override_text_color.unwrap_or(own).gamma_multiply(text.opacity_factor);
                    let Some(ink) = ink(colour) else { continue };
                    let run = Run {
                        text: glyph.chr.to_string(),
                        at: place(text.pos + corner),
                        width: glyph.advance_width,
                        size: format.font_id.size,
                        face,
                        ink,
                        turned: text.angle.to_degrees(),
                    };
                    open = Some((start, run));
                }
            }
        }
        runs.extend(open.take().map(|(_, run)| run));
        byte += usize::from(row.ends_with_newline);
    }
    runs.retain(|run| !run.text.trim().is_empty());
    runs.into_iter()
        .map(|mut run| {
            let from = Pos2::from(run.at);
            let area = Rect::from_min_max(
                from - egui::vec2(0.0, run.size * 0.9),
                from + egui::vec2(run.width, run.size * 0.2),
            );
            if text.angle == 0.0 {
                return (run, area);
            }
            let turned = |at: Pos2| text.pos + turn * (at - text.pos);
            run.at = place(turned(from));
            let corners = [area.left_top(), area.right_top(), area.left_bottom(), area.right_bottom()];
            (run, Rect::from_points(&corners.map(turned)))
        })
        .collect()
}
