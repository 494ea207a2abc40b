//! Draws the page of a city: rows of one height in the groups of its plan, of which only those in sight are laid out.

pub mod columns;
mod row;
pub mod sheet;
mod statistic;

use super::board::words;
use super::look::{self, Look};
use crate::chart::city::{CityLine, CitySpec, GroupHead, LevelStrip};
use crate::model::id::ComparisonId;
use crate::model::place::SeriesPlace;
use columns::Columns;
use egui::{Align, FontId, Pos2, Rangef, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

/// Height of a row, in points.
pub const ROW: f32 = 30.0;
/// Height of the heading of a goal, of a policy, and of the columns, in points.
const GOAL: f32 = 32.0;
const POLICY: f32 = 24.0;
const CAPTIONS: f32 = 22.0;
/// Sizes of words, in points.
const FIRST: f32 = 13.0;
const SECOND: f32 = 11.5;

/// A group whose rows can be folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A goal, by its number.
    Goal(usize),
    /// A policy, by its number.
    Policy(usize),
}

/// What was clicked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clicked {
    /// A row: the place of its series.
    Row(SeriesPlace),
    /// A city to compare with: the row's series, the other one, and the comparison that joins them.
    Peer(SeriesPlace, SeriesPlace, Option<ComparisonId>),
    /// The heading of a group.
    Fold(Group),
}

/// What a screen adds to the page; on paper nothing is held.
pub struct Hold<'a> {
    /// Place of the series whose detail is shown.
    pub focus: Option<SeriesPlace>,
    /// Whether a group is folded.
    pub folded: &'a dyn Fn(Group) -> bool,
    /// What a click on the heading of a group does, in words.
    pub fold_words: &'a dyn Fn(&str) -> String,
    /// Whether it answers to the pointer and the keyboard.
    pub active: bool,
}

/// Draws the counts of the levels as strips beside each other, with their words.
pub fn strips(ui: &mut Ui, strips: &[LevelStrip], look: Look) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(18.0, 4.0);
        for strip in strips {
            let galley = ui.painter().layout_no_wrap(strip.words.clone(), FontId::proportional(SECOND), look.ink());
            let total: usize = strip.statuses.iter().map(|(_, count)| count).sum();
            let width = (total as f32 * 5.0).clamp(60.0, 320.0);
            let size = Vec2::new(width + 8.0 + galley.size().x, 18.0);
            let (area, response) = ui.allocate_exact_size(size, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &strip.words));
            let bar = Rect::from_min_size(Pos2::new(area.left(), area.center().y - 5.0), Vec2::new(width, 10.0));
            super::matrix::shares(ui, bar, &strip.statuses, look);
            let corner = Pos2::new(bar.right() + 8.0, area.center().y - galley.size().y / 2.0);
            ui.painter().galley(corner, galley, look.ink());
        }
    });
}

/// Least size of the words that head the columns.
const SMALLEST: f32 = 8.0;

/// Draws the headings of the columns.
pub fn captions(ui: &mut Ui, spec: &CitySpec, look: Look) {
    let (place, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), CAPTIONS), Sense::hover());
    let columns = Columns::of(spec, place.x_range());
    let painter = ui.painter();
    let ranges = [
        (columns.name, Align::Min),
        (columns.trend, Align::Min),
        (columns.way, Align::Min),
        (columns.amounts, Align::Max),
        (columns.gap, Align::Max),
        (columns.share, Align::Max),
        (columns.grade, Align::Min),
        (columns.peers, Align::Min),
    ];
    let none = Rangef::new(0.0, 0.0);
    let place_of = |at: usize| {
        let (range, align) = ranges.get(at).copied().unwrap_or((none, Align::Min));
        // Of statistics the newest value and the others' share the columns of a target's numbers.
        match at {
            2 if spec.statistics => (columns.way, Align::Min),
            3 if spec.statistics => (Rangef::new(columns.amounts.min, place.right()), Align::Min),
            _ if spec.statistics => (range, Align::Min),
            _ => (range, align),
        }
    };
    let heads = || (0..).map(place_of).zip(&spec.heads).filter(|((range, _), w)| range.span() > 0.0 && !w.is_empty());
    // Smaller words are better than cut ones, and all heads have one size.
    let fits = |((range, _), words): ((Rangef, Align), &String)| {
        let wanted = painter.layout_no_wrap(words.clone(), FontId::proportional(SECOND), look.faint()).size().x;
        range.span() / wanted.max(1.0)
    };
    let least = heads().map(fits).fold(1.0, f32::min);
    let size = if least < 1.0 { (SECOND * least * 0.98).max(SMALLEST) } else { SECOND };
    for ((range, align), words) in heads() {
        words::text(painter, range, place.top() + 4.0, words, (size, align, look.faint()));
    }
    painter.hline(place.x_range(), place.bottom() - 0.5, Stroke::new(1.0, look.faint()));
}

/// Height of a line, in points.
#[must_use]
pub const fn height(line: &CityLine) -> f32 {
    match line {
        CityLine::Goal(_) | CityLine::Theme(_) => GOAL,
        CityLine::Policy(_) => POLICY,
        CityLine::Row(_) | CityLine::Statistic(_) => ROW,
    }
}

/// The lines that are there while some groups are folded.
#[must_use]
pub fn unfolded<'a>(spec: &'a CitySpec, folded: &dyn Fn(Group) -> bool) -> Vec<&'a CityLine> {
    let (mut goal, mut policy) = (false, false);
    spec.lines
        .iter()
        .filter(|line| match line {
            CityLine::Goal(head) => {
                (goal, policy) = (folded(Group::Goal(head.number)), false);
                true
            }
            CityLine::Policy(head) => {
                policy = folded(Group::Policy(head.number));
                !goal
            }
            CityLine::Row(_) => !goal && !policy,
            CityLine::Theme(_) | CityLine::Statistic(_) => true,
        })
        .collect()
}

/// Draws the lines below each other; lines out of sight only take their room.
pub fn lines(ui: &mut Ui, spec: &CitySpec, look: Look, hold: &Hold<'_>) -> Option<Clicked> {
    let lines = unfolded(spec, hold.folded);
    let total: f32 = lines.iter().map(|line| height(line)).sum();
    let (whole, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), total), Sense::hover());
    let columns = Columns::of(spec, whole.x_range());
    // A little more than is seen, so that the keyboard finds the next row.
    let sight = ui.clip_rect().y_range().expand(ROW * 2.0);
    let mut clicked = None;
    let mut top = whole.top();
    for (at, line) in lines.iter().enumerate() {
        let place = Rect::from_x_y_ranges(whole.x_range(), top..=top + height(line));
        top = place.bottom();
        if !sight.intersects(place.y_range()) {
            continue;
        }
        let drawn = match line {
            CityLine::Goal(head) => group(ui, place, Group::Goal(head.number), head, (&columns, look), hold),
            CityLine::Policy(head) => group(ui, place, Group::Policy(head.number), head, (&columns, look), hold),
            CityLine::Theme(words) => {
                theme(ui, place, words, look);
                None
            }
            CityLine::Row(made) => row::draw(ui, place, at, made, (&columns, look), hold),
            CityLine::Statistic(made) => statistic::draw(ui, place, made, (&columns, look), hold),
        };
        clicked = clicked.or(drawn);
    }
    clicked
}

fn theme(ui: &Ui, place: Rect, words: &str, look: Look) {
    let galley = ui.painter().layout_no_wrap(words.to_owned(), FontId::new(FIRST, look::bold()), look.ink());
    let corner = Pos2::new(place.left(), place.bottom() - galley.size().y - 4.0);
    ui.painter().galley(corner, galley, look.ink());
    ui.painter().hline(place.x_range(), place.bottom() - 0.5, Stroke::new(1.0, look.grid()));
}

/// The heading of a goal or policy: name, our counts, the letters of the city's own bodies.
fn group(
    ui: &Ui,
    place: Rect,
    kind: Group,
    head: &GroupHead,
    (columns, look): (&Columns, Look),
    hold: &Hold<'_>,
) -> Option<Clicked> {
    let goal = matches!(kind, Group::Goal(_));
    let painter = ui.painter();
    let (font, colour) = if goal {
        (FontId::new(FIRST + 1.0, look::bold()), look.ink())
    } else {
        (FontId::new(SECOND + 0.5, egui::FontFamily::Proportional), look.ink())
    };
    let indent = if goal { 0.0 } else { 8.0 };
    let sign = if hold.active { 14.0 } else { 0.0 };
    let strip = Rangef::new(columns.gap.min, columns.share.max);
    let room = columns.gap.min - 12.0 - (place.left() + indent + sign);
    let mut job = egui::text::LayoutJob::simple_singleline(head.words.clone(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(40.0));
    let galley = painter.layout_job(job);
    let elided = galley.elided;
    let middle = if goal { place.bottom() - 13.0 } else { place.center().y };
    painter.galley(Pos2::new(place.left() + indent + sign, middle - galley.size().y / 2.0), galley, colour);
    let bar = Rect::from_x_y_ranges(strip, middle - 4.0..=middle + 4.0);
    super::matrix::shares(ui, bar, &head.counts, look);
    if columns.grade.span() > 0.0 && !head.grades.is_empty() {
        let ink = if head.differs { look.status(crate::model::status::Status::Behind) } else { look.ink() };
        let range = Rangef::new(columns.grade.min, columns.peers.max);
        let (end, _) = words::text(painter, range, middle - SECOND * 0.62, &head.grades, (SECOND, Align::Min, ink));
        if head.differs {
            differs(ui, Pos2::new(end + 10.0, middle), look);
        }
    }
    let weight = if goal { Stroke::new(1.2, look.ink()) } else { Stroke::new(1.0, look.grid()) };
    painter.hline(place.x_range(), place.bottom() - 0.5, weight);
    if !hold.active {
        return None;
    }
    let folded = (hold.folded)(kind);
    triangle(ui, Pos2::new(place.left() + indent + 5.0, middle), folded, look);
    let response = ui.interact(place, ui.scope_id().with(("city-group", kind_key(kind))), Sense::click());
    let spoken = [vec![(hold.fold_words)(&head.words)], head.explained.clone()].concat().join(" ");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, !folded, &spoken));
    outline(ui, &response, look);
    let clicked = response.clicked();
    if elided || !head.explained.is_empty() {
        response.on_hover_ui(|ui| {
            ui.label(&head.words);
            for line in &head.explained {
                ui.label(line);
            }
        });
    }
    clicked.then_some(Clicked::Fold(kind))
}

const fn kind_key(group: Group) -> (bool, usize) {
    match group {
        Group::Goal(number) => (true, number),
        Group::Policy(number) => (false, number),
    }
}

/// The sign of a plain disagreement between a letter and our counts.
pub(super) fn differs(ui: &Ui, centre: Pos2, look: Look) {
    let colour = look.status(crate::model::status::Status::Behind);
    let line = |y: f32| [centre + Vec2::new(-4.0, y), centre + Vec2::new(4.0, y)];
    ui.painter().line_segment(line(-2.0), Stroke::new(1.4, colour));
    ui.painter().line_segment(line(2.0), Stroke::new(1.4, colour));
    let slash = [centre + Vec2::new(-3.0, 5.0), centre + Vec2::new(3.0, -5.0)];
    ui.painter().line_segment(slash, Stroke::new(1.4, colour));
}

fn triangle(ui: &Ui, centre: Pos2, folded: bool, look: Look) {
    let at = |x: f32, y: f32| centre + Vec2::new(x, y);
    let points = if folded {
        vec![at(-2.5, -4.0), at(3.0, 0.0), at(-2.5, 4.0)]
    } else {
        vec![at(-4.0, -2.5), at(4.0, -2.5), at(0.0, 3.0)]
    };
    ui.painter().add(egui::Shape::convex_polygon(points, look.faint(), Stroke::NONE));
}

/// Where the pointer or the keyboard is.
pub(super) fn outline(ui: &Ui, response: &Response, look: Look) {
    if response.gained_focus() {
        ui.scroll_to_rect(response.rect, None);
    }
    if response.hovered() || response.has_focus() {
        let stroke = Stroke::new(1.0, look.accent());
        ui.painter().rect_stroke(response.rect.shrink(1.0), 3.0, stroke, egui::StrokeKind::Inside);
    }
}
