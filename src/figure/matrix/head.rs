//! The heads of the columns: city, years of its plan, and the share of each status among its targets of one level.

use super::Clicked;
use crate::chart::matrix::{CityHead, MatrixSpec};
use crate::figure::board::words;
use crate::figure::look::{self, Look};
use egui::{Align, FontId, Pos2, Rangef, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

/// Sizes of the name and of what stands beside and below it, in points.
const NAME: f32 = 15.0;
const SMALL: f32 = 11.0;
/// Least and greatest width of a head, in points.
const WIDTH: (f32, f32) = (96.0, 250.0);

/// Height of the heads: those without any share need no strip.
#[must_use]
pub fn height(spec: &MatrixSpec) -> f32 {
    if spec.heads.iter().any(|city| city.share.is_some()) { 58.0 } else { 42.0 }
}

/// Width of words in one line, in points.
pub fn measure(ui: &Ui, words: &str, font: FontId) -> f32 {
    ui.painter().layout_no_wrap(words.to_owned(), font, egui::Color32::PLACEHOLDER).size().x
}

fn name_font(own: bool) -> FontId {
    FontId::new(NAME, if own { look::bold() } else { words::family(false) })
}

/// Width that a head needs.
#[must_use]
pub fn width(ui: &Ui, city: &CityHead) -> f32 {
    let small = |words: &str| measure(ui, words, FontId::proportional(SMALL));
    let name = measure(ui, &city.name, name_font(city.own));
    let share = city.share.as_ref().map_or(0.0, |share| small(&share.words));
    name.max(small(&city.years)).max(share).clamp(WIDTH.0, WIDTH.1)
}

/// Draws a head into its place; `active` on a screen, where it can be clicked.
pub fn draw(ui: &Ui, place: Rect, city: &CityHead, look: Look, active: bool) -> Option<Clicked> {
    let painter = ui.painter();
    let across = place.x_range();
    let galley = painter.layout_no_wrap(city.name.clone(), name_font(city.own), look.ink());
    let name = Rect::from_min_size(place.min, galley.size());
    painter.galley(place.min, galley, look.ink());
    let faint = (SMALL, Align::Min, look.faint());
    words::text(painter, across, place.top() + 19.0, &city.years, faint);
    if let Some(share) = &city.share {
        let strip = Rect::from_min_size(Pos2::new(place.left(), place.top() + 35.0), Vec2::new(across.span(), 6.0));
        shares(ui, strip, &share.statuses, look);
        words::text(painter, across, place.top() + 43.0, &share.words, (SMALL, Align::Min, look.ink()));
    }
    if !active {
        return None;
    }
    let response = ui.interact(name, ui.scope_id().with(("overview-city", city.area)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &city.name));
    super::outline(ui, &response, look);
    let clicked = response.clicked().then_some(Clicked::City(city.area));
    let rest = Rect::from_min_max(Pos2::new(place.left(), name.bottom()), place.max);
    let about = ui.interact(rest, ui.scope_id().with(("overview-head", city.area)), Sense::hover());
    let spoken = city.words.join(" ");
    about.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    if !city.words.is_empty() {
        about.on_hover_text(city.words.join("\n"));
    }
    clicked
}

/// A strip of the shares of statuses, the worst at the left.
pub fn shares(ui: &Ui, strip: Rect, statuses: &[(crate::model::status::Status, usize)], look: Look) {
    let total: usize = statuses.iter().map(|(_, count)| count).sum();
    let mut left = strip.left();
    for (status, count) in statuses {
        let width = strip.width() * *count as f32 / total.max(1) as f32;
        let part = Rect::from_x_y_ranges(Rangef::new(left, left + width), strip.y_range());
        let gap = if width > 3.0 { 0.6 } else { 0.0 };
        let part = part.shrink2(Vec2::new(gap, 0.0));
        if status.is_assessed() {
            ui.painter().rect_filled(part, 0.0, look.tile(*status));
        } else {
            ui.painter().rect_stroke(part, 0.0, Stroke::new(1.0, look.status(*status)), StrokeKind::Inside);
        }
        left += width;
    }
}
