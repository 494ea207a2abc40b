//! Names of parts and lines at the right, beside where they end.

use super::{Look, Panel, columns, font};
use crate::chart::population::spec::{PopulationFigure, Series};
use crate::chart::spec::ChartPoint;
use crate::figure::ends::{self, Column, End, MARK};
use crate::figure::labels;
use crate::figure::names::draw_leader;
use crate::figure::plot::Drawn;
use crate::model::place::SeriesPlace;
use egui::text::LayoutJob;
use egui::{Align2, Color32, Pos2, Rect, Role, Sense, Ui, WidgetInfo};
use std::sync::Arc;

/// Room for names at the right of a figure this wide: what the longest needs, up to a good quarter.
pub(super) fn width(ui: &Ui, figure: &PopulationFigure, whole: f32) -> f32 {
    let lines = figure.series.iter().chain(&figure.net).map(Series::end_words);
    let words = lines.chain(figure.parts.iter().map(|part| part.name.clone()));
    let needed = words.map(|w| ui.painter().layout_no_wrap(w, font(), Color32::BLACK).size().x);
    needed.fold(0.0, f32::max).min((whole * 0.28).clamp(120.0, 240.0)) + 18.0
}

/// Height of a line of a name, as a multiple of its size.
const LINE: f32 = 1.15;

/// A name with what it names.
struct Name {
    words: String,
    end: End,
    series: Option<SeriesPlace>,
    /// Which name it is, for the identity of its widget.
    number: usize,
}

/// Draws the names and puts the places of those inside the plot into `taken`; says which was clicked, and how many
/// found no room.
pub(super) fn draw(ui: &mut Ui, panel: &Panel<'_>, whole: Rect, look: Look, taken: &mut Vec<Rect>) -> Drawn {
    let frame = panel.scale.plot;
    let left = frame.right() + 8.0;
    let names = names(ui, panel, whole.right() - left - 2.0, look, taken);
    let column = Column { left, top: whole.top(), bottom: whole.bottom(), gap: 3.0 };
    let all: Vec<&End> = names.iter().map(|name| &name.end).collect();
    let corners = ends::corners(ui, &all, (frame, column), look, |end, name| leader(ui, end, name, look));
    let mut clicked = None;
    let mut left_out = 0;
    for (name, corner) in names.iter().zip(corners) {
        let Some(corner) = corner else {
            left_out += 1;
            continue;
        };
        let galley = &name.end.galley;
        let area = Rect::from_min_size(corner, galley.size());
        ui.painter().galley(corner, Arc::clone(galley), look.ink());
        let Some(indicator) = name.series else { continue };
        let id = ui.scope_id().with(("name", panel.key, name.number));
        let response = ui.interact(area, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name.words));
        if response.hovered() || response.has_focus() {
            ui.painter().line_segment([area.left_bottom(), area.right_bottom()], (1.0, look.faint()));
        }
        if response.clicked() {
            clicked = Some(indicator);
        }
        if galley.elided {
            response.on_hover_text(&name.words);
        }
    }
    if left_out > 0 {
        // Above all names: beside the title of the panel nothing else stands.
        let corner = Pos2::new(left, frame.top() - super::TITLE);
        ui.painter().text(corner, Align2::LEFT_TOP, format!("+{left_out}"), font(), look.faint());
    }
    Drawn { clicked, left_out }
}

/// Lines first: where room is short, the last loses its name first.
fn names(ui: &Ui, panel: &Panel<'_>, room: f32, look: Look, taken: &mut Vec<Rect>) -> Vec<Name> {
    let layout = |words: &str, colour: Color32, width: f32| {
        let mut job = LayoutJob::simple(words.to_owned(), font(), colour, width);
        job.wrap.max_rows = 3;
        for section in &mut job.sections {
            // Two lines of one name do not touch.
            section.format.line_height = Some(section.format.font_id.size * LINE);
        }
        ui.painter().layout_job(job)
    };
    let ways = ways(panel);
    let mut names = Vec::new();
    for line in panel.series {
        let Some(end) = line.end() else { continue };
        let colour = look.colour(line.style);
        // Better a break between name and value than one within the value.
        let broken = format!("{}\n{}", line.name, line.end_value);
        let end = panel.scale.at(end.x, end.y);
        let is_early = panel.columns.is_empty() && end.x + EARLY < panel.scale.plot.right();
        let wide = [line.end_words(), broken.clone()].map(|words| layout(&words, colour, f32::INFINITY));
        let places = wide.into_iter().filter(|_| is_early).find_map(|galley| {
            let place = labels::beside(end, galley.size(), panel.scale.plot, &ways, taken)?;
            Some((galley, place))
        });
        let mark = (is_early && places.is_none()).then_some((line.style.marker, colour));
        let (galley, beside) = places.map_or_else(
            || {
                let room = if mark.is_some() { room - MARK } else { room };
                let one = layout(&line.end_words(), colour, room);
                (if one.rows.len() > 1 { layout(&broken, colour, room) } else { one }, None)
            },
            |(galley, place)| (galley, Some(place)),
        );
        taken.extend(beside);
        let number = names.len();
        let end = End { galley, at: end, beside, mark };
        names.push(Name { words: line.end_words(), end, series: line.series, number });
    }
    for (part, kind) in panel.parts.iter().enumerate() {
        let holding = panel.columns.iter().filter_map(|c| Some((c, c.segments.iter().find(|s| s.part == part)?)));
        let Some((column, segment)) = holding.max_by(|a, b| a.0.x.total_cmp(&b.0.x)) else { continue };
        let area = columns::place(panel.scale, column, segment);
        let galley = layout(&kind.name, columns::colour(kind.fill, look), room);
        let end = Pos2::new(area.right() - 6.0, area.center().y);
        let (words, number) = (kind.name.clone(), names.len());
        let end = End { galley, at: end, beside: None, mark: None };
        names.push(Name { words, end, series: Some(segment.series), number });
    }
    names
}

/// Lines that end farther than this from the right edge of the plot have their name inside it, in points.
const EARLY: f32 = 60.0;

/// Every piece of the lines of a panel, and every target, on the screen.
fn ways(panel: &Panel<'_>) -> Vec<[Pos2; 2]> {
    let at = |point: &ChartPoint| panel.scale.at(point.x, point.y);
    let mut ways = Vec::new();
    for line in panel.series {
        for stretch in &line.stretches {
            ways.extend(stretch.iter().zip(stretch.iter().skip(1)).map(|(one, other)| [at(one), at(other)]));
        }
        ways.extend(line.points().map(|point| [at(point), at(point)]));
        ways.extend(line.lead.map(|[from, to]| [panel.scale.at(from[0], from[1]), panel.scale.at(to[0], to[1])]));
    }
    ways
}

/// From a line's end to its name in the column, where the name had to move away from it: a hairline outside the plot.
fn leader(ui: &Ui, end: Pos2, name: Pos2, look: Look) {
    if (name.y - end.y).abs() <= 5.0 {
        return;
    }
    let from = Pos2::new((name.x - 7.0).max(end.x + 6.0).min(name.x - 3.0), end.y);
    draw_leader(ui, &[from, Pos2::new(name.x - 2.0, name.y)], look);
}
