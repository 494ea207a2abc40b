//! The key of a board: what its marks mean.

use super::track;
use super::words::SECOND;
use crate::chart::board::{BoardMark, Edge, Spot, Track, TrackKind};
use crate::chart::palette::{Dash, Marker, Style};
use crate::figure::look::Look;
use egui::{FontId, Pos2, Rangef, Rect, Role, Sense, Shape, Stroke, Ui, Vec2};

/// The marks belong to no city.
const PLAIN: Style = Style { light: [92, 92, 92], dark: [176, 176, 176], dash: Dash::Solid, marker: Marker::Circle };

/// Draws the key; nothing where the board has no marks.
pub fn draw(ui: &mut Ui, key: &[(BoardMark, String)], look: Look) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(14.0, 2.0);
        for (mark, words) in key {
            // Mark and words are one piece, so that no line break parts them.
            let galley = ui.painter().layout_no_wrap(words.clone(), FontId::proportional(SECOND), look.faint());
            let wide = width(*mark);
            let (area, response) =
                ui.allocate_exact_size(Vec2::new(wide + 5.0 + galley.size().x, 20.0), Sense::hover());
            super::name(&response, Role::Label, words);
            let place = Rect::from_min_size(area.min, Vec2::new(wide, area.height()));
            paint(ui, *mark, place, look);
            let corner = Pos2::new(place.right() + 5.0, area.center().y - galley.size().y / 2.0);
            ui.painter().galley(corner, galley, look.faint());
        }
    });
}

const fn width(mark: BoardMark) -> f32 {
    match mark {
        BoardMark::Track(_) => 62.0,
        BoardMark::Edge => 26.0,
        BoardMark::Pace | BoardMark::Median | BoardMark::Threshold => 10.0,
    }
}

fn paint(ui: &Ui, mark: BoardMark, place: Rect, look: Look) {
    let painter = ui.painter();
    match mark {
        BoardMark::Track(kind) => {
            let at = if kind == TrackKind::Attainment { 0.8 } else { 0.55 };
            let now = Some(Spot { at, edge: Edge::Inside });
            track::paint(ui, place.x_range(), place.center().y, Track { kind, now, pace: None }, PLAIN, look);
        }
        BoardMark::Pace => track::pace_tick(painter, place.center() + Vec2::new(0.0, 2.0), look),
        BoardMark::Edge => {
            track::edge(painter, place.center() + Vec2::new(-4.0, 0.0), Edge::Below, look.faint());
            track::edge(painter, place.center() + Vec2::new(4.0, 0.0), Edge::Beyond, look.faint());
        }
        BoardMark::Threshold => {
            let line = [place.center_top() + Vec2::new(0.0, 3.0), place.center_bottom() - Vec2::new(0.0, 3.0)];
            painter.extend(Shape::dashed_line(&line, Stroke::new(1.2, look.faint()), 3.0, 3.0));
        }
        BoardMark::Median => {
            let middle = place.center().y;
            painter.vline(place.center().x, Rangef::new(middle - 7.0, middle + 7.0), Stroke::new(3.0, look.ink()));
        }
    }
}
