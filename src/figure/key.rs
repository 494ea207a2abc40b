//! The key above a chart: what the marks mean that are not a line with a name.

use super::look::Look;
use crate::chart::spec::{ChartSpec, KeyMark};
use egui::{FontId, Label, Pos2, Sense, Shape, Stroke, Ui, Vec2};

/// Room for a mark, in points.
const MARK: Vec2 = Vec2::new(24.0, 14.0);

/// Draws the key; nothing where the chart has no such marks.
pub fn draw(ui: &mut Ui, spec: &ChartSpec, look: Look) {
    draw_marks(ui, &spec.key, look);
}

/// Draws marks with their meaning in one row that wraps.
pub fn draw_marks(ui: &mut Ui, marks: &[(KeyMark, String)], look: Look) {
    ui.horizontal_wrapped(|ui| {
        for (mark, words) in marks {
            // A mark and its words stay together; words longer than a line go on below their beginning.
            let most = ui.max_rect().width() - MARK.x - 4.0;
            let galley = ui.painter().layout(words.clone(), FontId::proportional(12.0), look.faint(), most);
            if ui.available_size_before_wrap().x < MARK.x + 4.0 + galley.size().x {
                ui.end_row();
            }
            let (area, _) = ui.allocate_exact_size(MARK, Sense::hover());
            paint(ui, *mark, area.center(), look);
            ui.add_space(-4.0);
            ui.add(Label::new(galley));
        }
    });
}

fn paint(ui: &Ui, mark: KeyMark, centre: Pos2, look: Look) {
    let colour = look.faint();
    let line = Stroke::new(1.4, colour);
    let at = |x: f32, y: f32| centre + Vec2::new(x, y);
    let ends = [at(-11.0, 0.0), at(11.0, 0.0)];
    let painter = ui.painter();
    match mark {
        KeyMark::Baseline | KeyMark::Partial => {
            painter.circle_stroke(centre, 4.0, line);
        }
        KeyMark::Target => {
            for (dx, dy) in [(0.0, 6.0), (5.2, 3.0), (5.2, -3.0)] {
                painter.line_segment([at(-dx, -dy), at(dx, dy)], line);
            }
        }
        KeyMark::Path => painter.extend(Shape::dotted_line(&ends, colour, 5.0, 0.9)),
        KeyMark::Others => painter.extend(Shape::dashed_line(&ends, line, 3.0, 3.0)),
        KeyMark::Forecast => {
            let band = egui::Rect::from_center_size(centre, Vec2::new(22.0, 10.0));
            painter.rect_filled(band, 0.0, colour.gamma_multiply(0.2));
            painter.extend(Shape::dashed_line(&ends, line, 8.0, 4.0));
        }
        KeyMark::HollowBar => {
            let bar = egui::Rect::from_center_size(centre, Vec2::new(20.0, 9.0));
            painter.rect_stroke(bar, 0.0, line, egui::StrokeKind::Inside);
        }
        KeyMark::First => {
            painter.circle_stroke(at(-7.0, 0.0), 4.0, line);
            painter.line_segment([at(-3.0, 0.0), at(11.0, 0.0)], line);
        }
        KeyMark::Missing => {
            painter.line_segment([at(-4.0, -4.0), at(4.0, 4.0)], line);
            painter.line_segment([at(-4.0, 4.0), at(4.0, -4.0)], line);
        }
    }
}
