//! One KPI: sign, name, sparkline, bullet, numbers, own grade, cities to compare with.

use super::columns::Columns;
use super::{Clicked, FIRST, Hold, SECOND, outline};
use crate::chart::board::TrackKind;
use crate::chart::city::{CityRow, PeerMark};
use crate::figure::board::words;
use crate::figure::look::Look;
use crate::figure::{bullet, matrix, status};
use crate::model::status::Status;
use egui::{Align, FontId, Painter, Pos2, Rangef, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

/// Height of two rows of words in a row of the page, in points.
const HIGH: f32 = 27.0;

/// Draws a row into its place.
pub(super) fn draw(
    ui: &Ui,
    place: Rect,
    at: usize,
    made: &CityRow,
    (columns, look): (&Columns, Look),
    hold: &Hold<'_>,
) -> Option<Clicked> {
    let middle = place.center().y;
    let chosen = hold.focus == Some(made.row.series);
    let mut clicked = None;
    if hold.active {
        // A target of two goals stands twice: the line tells the two apart.
        let id = ui.scope_id().with(("city-row", made.row.target, at));
        let response = ui.interact(place, id, Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &made.row.spoken));
        if chosen {
            ui.painter().rect_filled(place.shrink(1.0), 3.0, ui.visuals().selection.bg_fill);
        }
        outline(ui, &response, look);
        clicked = response.clicked().then_some(Clicked::Row(made.row.series));
        response.on_hover_ui(|ui| {
            for line in &made.row.words {
                ui.label(line);
            }
        });
    }
    let painter = ui.painter();
    painter.hline(place.x_range(), place.bottom() - 0.5, Stroke::new(1.0, look.grid()));
    let centre = Pos2::new(columns.status.center(), middle);
    let sign = matrix::Sign { status: made.row.status, level: made.level, changed: false };
    matrix::mark(ui, centre, status::SIDE + 1.0, sign, look);
    let second = middle - SECOND * 0.62;
    // On paper name and reasons break into lines, which the sheet draws.
    if hold.active {
        let font = FontId::proportional(FIRST);
        words::fitted(painter, columns.name, (middle, place.height() - 2.0), &made.row.label, (font, look.ink()));
    }
    spark(painter, columns.trend, middle, &made.spark, made.row.status, look);
    way(ui, columns.way, middle, made, look, hold.active);
    words::number(painter, columns.amounts, second, &made.amounts, (SECOND, Align::Max, look.ink()));
    let of_status = look.status(made.row.status);
    let gap = if made.exceeded { look.status(Status::Achieved) } else { look.ink() };
    words::number(painter, columns.gap, second, &made.gap, (SECOND, Align::Max, gap));
    let share = if made.row.status == Status::WorseThanBaseline { of_status } else { look.ink() };
    words::number(painter, columns.share, second, &made.row.share, (SECOND, Align::Max, share));
    if columns.grade.span() > 0.0 {
        words::text(painter, columns.grade, second, &made.grade, (SECOND, Align::Min, look.ink()));
    }
    clicked.or(peers(ui, columns.peers, place, made, look, hold))
}

/// The bullet, or in words why there is none.
fn way(ui: &Ui, range: Rangef, middle: f32, made: &CityRow, look: Look, active: bool) {
    let top = middle - SECOND * 0.62;
    let fitted = |words: &str, size: f32, colour| {
        words::fitted(ui.painter(), range, (middle, HIGH), words, (FontId::proportional(size), colour));
    };
    match made.bullet.kind {
        TrackKind::None | TrackKind::Held | TrackKind::Missed if !active => {}
        TrackKind::None => {
            let words = made.row.reason.as_deref().unwrap_or(&made.row.status_words);
            fitted(words, SECOND - 0.5, look.faint());
        }
        TrackKind::Held | TrackKind::Missed => {
            words::text(ui.painter(), range, top, &made.row.held, (SECOND, Align::Min, look.ink()));
        }
        _ => bullet::paint(ui.painter(), range, middle, &made.bullet, look),
    }
}

/// The measured values over time, the newest marked in the colour of the status.
pub(super) fn spark(painter: &Painter, range: Rangef, middle: f32, points: &[[f32; 2]], status: Status, look: Look) {
    if range.span() < 20.0 || points.len() < 2 {
        return;
    }
    let inner = Rangef::new(range.min + 3.0, range.max - 5.0);
    let place = |[x, y]: [f32; 2]| Pos2::new(inner.min + inner.span() * x, middle + 8.0 - 16.0 * y);
    let line: Vec<Pos2> = points.iter().map(|point| place(*point)).collect();
    let last = line.last().copied();
    painter.line(line, Stroke::new(1.4, look.faint()));
    if let Some(last) = last {
        painter.circle_filled(last, 3.0, look.tile(status));
    }
}

/// The cities to compare with, as far as there is room; the rest is a number.
fn peers(ui: &Ui, range: Rangef, place: Rect, made: &CityRow, look: Look, hold: &Hold<'_>) -> Option<Clicked> {
    if range.span() <= 0.0 {
        return None;
    }
    let side = status::SIDE - 1.0;
    let middle = place.center().y;
    let mut left = range.min;
    let mut clicked = None;
    for (at, peer) in made.peers.iter().enumerate() {
        let galley = ui.painter().layout_no_wrap(peer.name.clone(), FontId::proportional(SECOND), look.ink());
        let width = side + 3.0 + galley.size().x;
        if left + width > range.max + 1.0 {
            let more = format!("+{}", made.peers.len() - at);
            let rest = Rangef::new(left, range.max);
            words::text(ui.painter(), rest, middle - SECOND * 0.62, &more, (SECOND, Align::Min, look.faint()));
            break;
        }
        let square = Rect::from_center_size(Pos2::new(left + side / 2.0, middle), Vec2::splat(side));
        status::paint(ui.painter(), square, peer.status, look);
        let ink = if hold.active { look.accent() } else { look.ink() };
        ui.painter().galley(Pos2::new(left + side + 3.0, middle - galley.size().y / 2.0), galley, ink);
        if hold.active {
            let hit = Rect::from_x_y_ranges(left..=left + width, place.y_range());
            if chosen(ui, hit, made, peer, look) {
                clicked = Some(Clicked::Peer(made.row.series, peer.series, peer.comparison.clone()));
            }
        }
        left += width + 9.0;
    }
    clicked
}

fn chosen(ui: &Ui, hit: Rect, made: &CityRow, peer: &PeerMark, look: Look) -> bool {
    let id = ui.scope_id().with(("city-peer", made.row.target, peer.series));
    let response = ui.interact(hit, id, Sense::click());
    let spoken = format!("{} {}", made.row.label, peer.words);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &spoken));
    if response.hovered() || response.has_focus() {
        ui.painter().hline(hit.x_range(), hit.bottom() - 5.0, Stroke::new(1.0, look.accent()));
    }
    let clicked = response.clicked();
    response.on_hover_text(&peer.words);
    clicked
}
