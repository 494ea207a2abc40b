//! Sorted bars of the picked cities, with their place, the median and the reader's own city.

use super::{Drawn, SMALL, WORDS, along};
use crate::chart::places::PlacesSpec;
use crate::figure::board::words;
use crate::figure::look::{self, Look};
use egui::{Align, FontId, Pos2, Rangef, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};

/// Least and greatest height of a bar with its room, in points.
const ROW: (f32, f32) = (13.0, 30.0);
/// Height of the line that names axis and median, in points.
const HEAD: f32 = 36.0;

/// Draws the bars; rows out of sight only take their room.
pub(super) fn draw(ui: &mut Ui, spec: &PlacesSpec, room: Vec2, look: Look, active: bool) -> Drawn {
    let Some(axis) = spec.axes.first() else { return Drawn { clicked: None, fits: true } };
    let count = spec.dots.len().max(1) as f32;
    let row = ((room.y - HEAD) / count).clamp(ROW.0, ROW.1);
    let (whole, _) = ui.allocate_exact_size(Vec2::new(room.x, HEAD + row * count), Sense::hover());
    let size = (row * 0.62).clamp(9.0, WORDS);
    let measure =
        |words: &str| ui.painter().layout_no_wrap(words.to_owned(), FontId::proportional(size), look.ink()).size().x;
    let names = spec.dots.iter().map(|dot| measure(&dot.name)).fold(0.0, f32::max).min(room.x * 0.3);
    let ranks = measure(&format!("{0} / {0}", spec.dots.len())) + 8.0;
    let amounts = spec.dots.iter().map(|dot| measure(&dot.amount)).fold(0.0, f32::max);
    let bars = Rangef::new(whole.left() + ranks + names + 10.0, whole.right() - amounts - 10.0);
    let top = whole.top() + HEAD;
    let zero = along(axis, bars, 0.0_f64.max(axis.range[0]));
    words::text(
        ui.painter(),
        Rangef::new(whole.left(), whole.right()),
        whole.top(),
        &axis.name,
        (SMALL, Align::Min, look.faint()),
    );
    let sight = ui.clip_rect().y_range().expand(row);
    let mut clicked = None;
    for (at, dot) in spec.dots.iter().enumerate() {
        let place = Rect::from_x_y_ranges(whole.x_range(), top + row * at as f32..=top + row * (at + 1) as f32);
        if !sight.intersects(place.y_range()) {
            continue;
        }
        let middle = place.center().y;
        let painter = ui.painter();
        let words_top = middle - size * 0.62;
        let rank = Rangef::new(whole.left(), whole.left() + ranks - 8.0);
        words::text(painter, rank, words_top, &dot.rank, (size, Align::Max, look.faint()));
        let name = Rangef::new(whole.left() + ranks, bars.min - 8.0);
        words::area(painter, name, words_top, &dot.name, (size, dot.own, look.ink()));
        let end = along(axis, bars, dot.value);
        let bar = Rect::from_x_y_ranges(
            zero.min(end)..=zero.max(end),
            place.top() + row * 0.16..=place.bottom() - row * 0.16,
        );
        let fill = if dot.own { look.accent() } else { look.accent().gamma_multiply(0.45) };
        painter.rect_filled(bar, 1.0, fill);
        let amount = Rangef::new(bar.right() + 6.0, whole.right());
        let family = if dot.own { look::bold() } else { egui::FontFamily::Proportional };
        let galley = painter.layout_no_wrap(dot.amount.clone(), FontId::new(size, family), look.ink());
        painter.galley(Pos2::new(amount.min, middle - galley.size().y / 2.0), galley, look.ink());
        if active {
            let response = ui.interact(place, ui.scope_id().with(("ranking", dot.series)), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{} {}", dot.words, dot.rank)));
            super::super::city::outline(ui, &response, look);
            if response.clicked() {
                clicked = Some(dot.series);
            }
            response.on_hover_text(&dot.words);
        }
    }
    ui.painter().vline(zero, Rangef::new(top, whole.bottom()), Stroke::new(1.0, look.faint()));
    if let Some((median, words)) = &axis.median {
        let x = along(axis, bars, *median);
        let line = [Pos2::new(x, top - 3.0), Pos2::new(x, whole.bottom())];
        ui.painter().extend(Shape::dashed_line(&line, Stroke::new(1.3, look.ink()), 4.0, 3.0));
        let galley = ui.painter().layout_no_wrap(words.clone(), FontId::proportional(SMALL), look.ink());
        let left = (x - galley.size().x / 2.0).clamp(bars.min, (whole.right() - galley.size().x).max(bars.min));
        ui.painter().galley(Pos2::new(left, top - 6.0 - galley.size().y), galley, look.ink());
    }
    Drawn { clicked, fits: whole.height() <= room.y + 1.0 }
}
