//! Draws the overview, on screen and on paper alike: a mark for each target, themes × cities, and what is at risk.

mod head;
mod layout;
mod marks;
mod risks;

pub use head::shares;
pub use marks::{Sign, mark};

use super::board::words;
use super::look::{self, Look};
use super::status;
use crate::chart::matrix::{MatrixSpec, TargetMark};
use crate::model::id::ComparisonId;
use crate::model::municipality::AreaCode;
use crate::model::place::SeriesPlace;
use crate::model::status::Status;
use crate::model::theme::Theme;
use egui::{
    Align, Color32, FontId, Pos2, Rangef, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};
use layout::Layout;

/// Size of words beside signs, in points.
const SMALL: f32 = 11.5;

/// What was clicked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clicked {
    /// The name of a city.
    City(AreaCode),
    /// The name of a theme.
    Theme(Theme),
    /// The mark of a target: the place of its series.
    Mark(SeriesPlace),
    /// A cell that shows no single marks, or what it offers to compare.
    Cell(Theme, AreaCode),
    /// A city that does better: the series at risk, the better one, and the comparison that joins them.
    Better(SeriesPlace, SeriesPlace, Option<ComparisonId>),
}

/// What is said of a mark that is pointed at.
pub struct Said<'a> {
    /// The mark in one line.
    pub label: &'a dyn Fn(&TargetMark) -> String,
    /// All that is known of it, line by line.
    pub lines: &'a dyn Fn(&TargetMark) -> Vec<String>,
    /// What a click on the name of a theme does.
    pub theme: &'a dyn Fn(&str) -> String,
}

/// Draws the meaning of signs, outlines and sizes.
pub fn key(ui: &mut Ui, spec: &MatrixSpec, look: Look) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(12.0, 2.0);
        for (status, word) in &spec.key {
            status::show(ui, *status, word, SMALL, look);
        }
        for (level, words) in &spec.key_levels {
            let galley = ui.painter().layout_no_wrap(words.clone(), FontId::proportional(SMALL), look.faint());
            let size = Vec2::new(status::SIDE + 7.0 + galley.size().x, galley.size().y);
            let (area, response) = ui.allocate_exact_size(size, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
            let sign = Sign { status: Status::NotAssessable, level: *level, changed: false };
            let centre = Pos2::new(area.left() + status::SIDE / 2.0 + 1.0, area.center().y);
            mark(ui, centre, status::SIDE, sign, look);
            let corner = Pos2::new(area.left() + status::SIDE + 7.0, area.center().y - galley.size().y / 2.0);
            ui.painter().galley(corner, galley, Color32::PLACEHOLDER);
        }
    });
}

/// Draws the overview into the room that is there; on a screen `said` makes it answer to the pointer and the keyboard.
pub fn draw(ui: &mut Ui, spec: &MatrixSpec, room: Vec2, look: Look, said: Option<&Said<'_>>) -> Option<Clicked> {
    let layout = Layout::of(ui, spec, room);
    let (whole, _) = ui.allocate_exact_size(layout.size(spec, room), Sense::hover());
    let sight = ui.clip_rect();
    let seen = |left: f32, width: f32| left + width >= sight.left() && left <= sight.right();
    let mut clicked = None;
    for (city, (left, width)) in spec.heads.iter().zip(&layout.columns) {
        let left = whole.left() + left;
        if seen(left, *width) {
            let place = Rect::from_min_size(Pos2::new(left, whole.top()), Vec2::new(*width, layout.head));
            clicked = clicked.or(head::draw(ui, place, city, look, said.is_some()));
        }
    }
    let top = whole.top() + layout.head;
    for (at, row) in spec.rows.iter().enumerate() {
        let place = Rect::from_min_size(
            Pos2::new(whole.left(), top + at as f32 * layout.row),
            Vec2::new(whole.width(), layout.row),
        );
        if place.bottom() < sight.top() || place.top() > sight.bottom() {
            continue;
        }
        let stroke = if at == 0 { Stroke::new(1.0, look.faint()) } else { Stroke::new(1.0, look.grid()) };
        ui.painter().hline(place.x_range(), place.top(), stroke);
        clicked =
            clicked.or(theme(ui, place.with_max_x(place.left() + layout.themes), (row.theme, &row.name), look, said));
        for (cell, (left, width)) in row.cells.iter().zip(&layout.columns) {
            let left = whole.left() + left;
            if !seen(left, *width) {
                continue;
            }
            let place = Rect::from_x_y_ranges(left..=left + width, place.y_range());
            let drawn = cell.as_ref().map(|cell| marks::cell(ui, place, (row.theme, cell), layout.pitch, look, said));
            if drawn.is_none() {
                nothing(ui, place, &spec.nothing, look);
            }
            clicked = clicked.or(drawn.flatten());
        }
    }
    clicked.or(at_risk(ui, spec, whole, top, &layout, look, said.is_some()))
}

/// The targets at risk, over the width in sight.
fn at_risk(
    ui: &Ui,
    spec: &MatrixSpec,
    whole: Rect,
    top: f32,
    layout: &Layout,
    look: Look,
    active: bool,
) -> Option<Clicked> {
    if spec.risks.rows.is_empty() {
        return None;
    }
    let mut top = top + layout.risks_at(spec);
    let sight = ui.clip_rect();
    let across = Rangef::new(whole.left().max(sight.left()), whole.right().min(sight.right()));
    let line = |top: f32, height: f32| Rect::from_x_y_ranges(across, top..=top + height);
    risks::title(ui, line(top, layout.risk_head), &spec.risks, layout.risk_count, look);
    top += layout.risk_head;
    let mut clicked = None;
    for row in spec.risks.rows.iter().take(layout.risk_count) {
        clicked = clicked.or(risks::row(ui, line(top, layout.risk), row, &spec.risks.alone, look, active));
        top += layout.risk;
    }
    clicked
}

fn theme(ui: &Ui, place: Rect, (theme, name): (Theme, &str), look: Look, said: Option<&Said<'_>>) -> Option<Clicked> {
    let size = layout::theme_size(place.height());
    let font = FontId::new(size, look::bold());
    let across = Rangef::new(place.left(), place.right() - 6.0);
    let (words, _) = words::fitted(ui.painter(), across, (place.center().y, place.height()), name, (font, look.ink()));
    let said = said?;
    let spoken = (said.theme)(name);
    let response = ui.interact(words, ui.scope_id().with(("overview-theme", theme)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &spoken));
    outline(ui, &response, look);
    let clicked = response.clicked();
    response.on_hover_text(spoken);
    clicked.then_some(Clicked::Theme(theme))
}

fn nothing(ui: &Ui, place: Rect, words: &str, look: Look) {
    let top = place.center().y - 11.0 * 0.62;
    words::text(ui.painter(), place.x_range(), top, words, (11.0, Align::Min, look.faint().gamma_multiply(0.6)));
}

/// Where the pointer or the keyboard is.
fn outline(ui: &Ui, response: &Response, look: Look) {
    if response.hovered() || response.has_focus() {
        let stroke = Stroke::new(1.0, look.accent());
        ui.painter().rect_stroke(response.rect.expand(1.0), 3.0, stroke, StrokeKind::Outside);
    }
}
