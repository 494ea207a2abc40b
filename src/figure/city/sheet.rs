//! The page of a city on paper, where nobody can point at a shortened word: each line is as high as its words need.

use super::columns::Columns;
use super::row;
use super::{FIRST, Hold, ROW, SECOND, captions, strips};
use crate::chart::board::TrackKind;
use crate::chart::city::{CityLine, CityRow, CitySpec, GroupHead, StatisticRow};
use crate::figure::board::words;
use crate::figure::look::{self, Look};
use crate::model::status::Status;
use egui::text::LayoutJob;
use egui::{Align, Color32, FontFamily, FontId, Galley, Pos2, Rangef, Rect, Sense, Stroke, Ui, Vec2};
use std::sync::Arc;

/// Least height of a line on paper and room below its words, in points.
const LEAST: f32 = 24.0;
const FOOT: f32 = 6.0;
/// Height of a line of words, as a multiple of their size.
const LINE: f32 = 1.2;

/// Draws counts, headings and every line below each other.
pub fn draw(ui: &mut Ui, spec: &CitySpec, look: Look) {
    if !spec.strips.is_empty() {
        strips(ui, &spec.strips, look);
        ui.add_space(4.0);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    captions(ui, spec, look);
    let hold = Hold { focus: None, folded: &|_| false, fold_words: &|_| String::new(), active: false };
    let columns = Columns::of(spec, ui.available_rect_before_wrap().x_range());
    for (at, line) in spec.lines.iter().enumerate() {
        match line {
            CityLine::Goal(head) => group(ui, head, true, (&columns, look)),
            CityLine::Policy(head) => group(ui, head, false, (&columns, look)),
            CityLine::Theme(name) => theme(ui, name, look),
            CityLine::Row(made) => kpi(ui, at, made, (&columns, look), &hold),
            CityLine::Statistic(made) => statistic(ui, made, (&columns, look)),
        }
    }
}

fn wrapped(ui: &Ui, words: &str, (size, family): (f32, FontFamily), colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple(words.to_owned(), FontId::new(size, family), colour, width.max(1.0));
    for section in &mut job.sections {
        section.format.line_height = Some(section.format.font_id.size * LINE);
    }
    ui.painter().layout_job(job)
}

fn line(ui: &mut Ui, height: f32) -> Rect {
    ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover()).0
}

fn centred(ui: &Ui, galley: Arc<Galley>, left: f32, middle: f32, colour: Color32) {
    let top = middle - galley.size().y / 2.0;
    ui.painter().galley(Pos2::new(left, top), galley, colour);
}

fn theme(ui: &mut Ui, name: &str, look: Look) {
    let galley = wrapped(ui, name, (FIRST, look::bold()), look.ink(), ui.available_width());
    let place = line(ui, galley.size().y + 2.0 * FOOT);
    ui.painter().galley(Pos2::new(place.left(), place.top() + FOOT), galley, look.ink());
    ui.painter().hline(place.x_range(), place.bottom() - 0.5, Stroke::new(1.0, look.grid()));
}

fn group(ui: &mut Ui, head: &GroupHead, goal: bool, (columns, look): (&Columns, Look)) {
    let font = if goal { (FIRST, look::bold()) } else { (SECOND, FontFamily::Proportional) };
    let indent = if goal { 0.0 } else { 8.0 };
    let left = columns.status.min + indent;
    let name = wrapped(ui, &head.words, font, look.ink(), columns.gap.min - 12.0 - left);
    let place = line(ui, (name.size().y + 2.0 * FOOT).max(LEAST));
    let middle = place.center().y;
    centred(ui, name, left, middle, look.ink());
    let strip = Rangef::new(columns.gap.min, columns.share.max);
    let bar = Rect::from_x_y_ranges(strip, middle - 4.0..=middle + 4.0);
    crate::figure::matrix::shares(ui, bar, &head.counts, look);
    if columns.grade.span() > 0.0 && !head.grades.is_empty() {
        let ink = if head.differs { look.status(Status::Behind) } else { look.ink() };
        let range = Rangef::new(columns.grade.min, columns.peers.max);
        let (end, _) =
            words::text(ui.painter(), range, middle - SECOND * 0.62, &head.grades, (SECOND, Align::Min, ink));
        if head.differs {
            super::differs(ui, Pos2::new(end + 10.0, middle), look);
        }
    }
    let weight = if goal { Stroke::new(1.2, look.ink()) } else { Stroke::new(1.0, look.grid()) };
    ui.painter().hline(place.x_range(), place.bottom() - 0.5, weight);
}

fn kpi(ui: &mut Ui, at: usize, made: &CityRow, (columns, look): (&Columns, Look), hold: &Hold<'_>) {
    let plain = FontFamily::Proportional;
    let name = wrapped(ui, &made.row.label, (FIRST - 1.0, plain.clone()), look.ink(), columns.name.span());
    let reason = match made.bullet.kind {
        TrackKind::None => {
            let words = made.row.reason.as_deref().unwrap_or(&made.row.status_words);
            Some(wrapped(ui, words, (SECOND - 1.0, plain), look.faint(), columns.way.span()))
        }
        TrackKind::Held | TrackKind::Missed => {
            Some(wrapped(ui, &made.row.held, (SECOND - 1.0, plain), look.ink(), columns.way.span()))
        }
        _ => None,
    };
    let words = reason.iter().chain([&name]).map(|galley| galley.size().y).fold(0.0, f32::max);
    let place = line(ui, (words + FOOT).max(LEAST));
    let middle = place.center().y;
    row::draw(ui, place, at, made, (columns, look), hold);
    centred(ui, name, columns.name.min, middle, look.ink());
    if let Some(reason) = reason {
        centred(ui, reason, columns.way.min, middle, look.faint());
    }
}

fn statistic(ui: &mut Ui, made: &StatisticRow, (columns, look): (&Columns, Look)) {
    let plain = FontFamily::Proportional;
    let name =
        wrapped(ui, &made.label, (FIRST - 1.0, plain.clone()), look.ink(), columns.name.max - columns.status.min);
    let value = format!("{}　{}", made.value, made.period);
    let value = wrapped(ui, &value, (FIRST - 1.0, plain.clone()), look.ink(), columns.way.span());
    let others: Vec<String> = made.others.iter().map(|other| format!("{} {}", other.name, other.words)).collect();
    let right = ui.available_rect_before_wrap().right();
    let others = wrapped(ui, &others.join("　"), (SECOND, plain), look.faint(), right - columns.amounts.min);
    let words = [&name, &value, &others].into_iter().map(|galley| galley.size().y).fold(0.0, f32::max);
    let place = line(ui, (words + FOOT).max(LEAST.min(ROW)));
    let middle = place.center().y;
    ui.painter().hline(place.x_range(), place.bottom() - 0.5, Stroke::new(1.0, look.grid()));
    row::spark(ui.painter(), columns.trend, middle, &made.spark, Status::NotAssessable, look);
    centred(ui, name, columns.status.min, middle, look.ink());
    centred(ui, value, columns.way.min, middle, look.ink());
    centred(ui, others, columns.amounts.min, middle, look.faint());
}
