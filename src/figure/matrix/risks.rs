//! The targets at greatest risk: status, name, city, bullet, numbers, and the cities that do better.

use super::{Clicked, outline};
use crate::chart::matrix::{BetterCity, RiskPart, RiskRow};
use crate::figure::board::words;
use crate::figure::look::{self, Look};
use crate::figure::{bullet, status};
use egui::{Align, FontId, Pos2, Rangef, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

/// Sizes of words, in points.
const TITLE: f32 = 13.5;
const WORDS: f32 = 12.0;
const SMALL: f32 = 11.0;

/// Left edges of name, city, bullet, shortfall, amounts and better cities, as shares of the width.
const EDGES: [f32; 7] = [0.018, 0.215, 0.29, 0.42, 0.535, 0.83, 1.0];

/// Draws the title of the part, of which so many are listed.
pub fn title(ui: &Ui, place: Rect, part: &RiskPart, count: usize, look: Look) {
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(
        part.titles.get(count.saturating_sub(1)).cloned().unwrap_or_default(),
        FontId::new(TITLE, look::bold()),
        look.ink(),
    );
    let end = place.left() + galley.size().x;
    painter.galley(place.min, galley, look.ink());
    let rest = Rangef::new(end + 14.0, place.right());
    words::text(painter, rest, place.top() + 2.5, &part.order, (SMALL, Align::Min, look.faint()));
}

/// Draws one target into its place; `active` on a screen, where it can be clicked.
pub fn row(ui: &Ui, place: Rect, row: &RiskRow, alone: &str, look: Look, active: bool) -> Option<Clicked> {
    let painter = ui.painter();
    let column = |at: usize| {
        let edge = |at: usize| place.left() + place.width() * EDGES.get(at).copied().unwrap_or(1.0);
        Rangef::new(edge(at), edge(at + 1) - 8.0)
    };
    let middle = place.center().y;
    let (first, small) = (middle - WORDS * 0.62, middle - SMALL * 0.62);
    let mut clicked = None;
    if active {
        let response = ui.interact(place, ui.scope_id().with(("overview-risk", row.row.target)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &row.row.spoken));
        outline(ui, &response, look);
        clicked = response.clicked().then_some(Clicked::Mark(row.row.series));
        response.on_hover_text(row.row.words.join("\n"));
    }
    let side = status::SIDE.min(place.height() - 4.0);
    let square = Rect::from_center_size(Pos2::new(place.left() + side / 2.0, middle), Vec2::splat(side));
    status::paint(painter, square, row.row.status, look);
    let font = FontId::proportional(WORDS);
    words::fitted(painter, column(0), (middle, place.height()), &row.row.label, (font, look.ink()));
    words::area(painter, column(1), first, &row.row.area_name, (WORDS, row.own, look.ink()));
    bullet::paint(painter, column(2), middle, &row.bullet, look);
    let colour = look.status(row.row.status);
    words::text(painter, column(3), small, &row.shortfall, (SMALL, Align::Min, colour));
    words::text(painter, column(4), small, &row.amounts, (SMALL, Align::Min, look.ink()));
    clicked.or(better(ui, column(5), (middle, small), row, alone, look, active))
}

/// The cities that do better, as far as there is room; each opens what it is compared by.
fn better(
    ui: &Ui,
    room: Rangef,
    (middle, top): (f32, f32),
    row: &RiskRow,
    alone: &str,
    look: Look,
    active: bool,
) -> Option<Clicked> {
    let Some(first) = row.better.first() else {
        words::text(ui.painter(), room, top, alone, (SMALL, Align::Min, look.faint()));
        return None;
    };
    let side = SMALL - 1.0;
    let mut left = room.min;
    let mut clicked = None;
    for city in &row.better {
        let is_first = std::ptr::eq(city, first);
        let galley = ui.painter().layout_no_wrap(city.words.clone(), FontId::proportional(SMALL), look.ink());
        let width = side + 4.0 + galley.size().x;
        if !is_first && left + width > room.max {
            break;
        }
        let square = Rect::from_center_size(Pos2::new(left + side / 2.0, middle), Vec2::splat(side));
        status::paint(ui.painter(), square, city.status, look);
        let colour = if active { look.accent() } else { look.ink() };
        let text = Rangef::new(left + side + 4.0, room.max);
        words::text(ui.painter(), text, top, &city.words, (SMALL, Align::Min, colour));
        if active
            && chosen(
                ui,
                Rect::from_x_y_ranges(left..=(left + width).min(room.max), middle - 8.0..=middle + 8.0),
                row,
                city,
                look,
            )
        {
            clicked = Some(Clicked::Better(row.row.series, city.series, city.comparison.clone()));
        }
        left += width + 12.0;
    }
    clicked
}

fn chosen(ui: &Ui, place: Rect, row: &RiskRow, city: &BetterCity, look: Look) -> bool {
    let id = ui.scope_id().with(("overview-better", row.row.target, city.series));
    let response = ui.interact(place, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{} {}", row.row.label, city.words)));
    if response.hovered() || response.has_focus() {
        ui.painter().hline(place.x_range(), place.bottom(), Stroke::new(1.0, look.accent()));
    }
    response.clicked()
}
