//! Names of parts and lines at the right, beside where they end.

use super::{Look, Panel, columns, font};
use crate::chart::population::spec::{PopulationFigure, Series};
use crate::figure::labels;
use crate::figure::plot::Drawn;
use egui::text::LayoutJob;
use egui::{Align2, Color32, Galley, Pos2, Rect, Role, Sense, Shape, Ui, Vec2, WidgetInfo};
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

/// A name on its way to its place.
struct Name {
    words: String,
    galley: Arc<Galley>,
    /// Where what it names ends.
    end: Pos2,
    indicator: Option<usize>,
    /// Which name it is, for the identity of its widget.
    number: usize,
}

/// Draws the names; says which was clicked, and how many found no room.
pub(super) fn draw(ui: &mut Ui, panel: &Panel<'_>, whole: Rect, look: Look) -> Drawn {
    let left = panel.scale.plot.right() + 14.0;
    let room = whole.right() - left - 2.0;
    let names = names(ui, panel, room, look);
    let frame = panel.scale.plot;
    let wanted: Vec<(f32, f32)> =
        names.iter().map(|n| (n.end.y.clamp(frame.top(), frame.bottom()), n.galley.size().y + 3.0)).collect();
    let placed = labels::spread(&wanted, whole.top(), whole.bottom());
    let mut clicked = None;
    let mut left_out = 0;
    for (name, centre) in names.into_iter().zip(placed) {
        let Some(centre) = centre else {
            left_out += 1;
            continue;
        };
        let bend = Pos2::new(frame.right().max(name.end.x), name.end.y);
        let leader = [name.end + Vec2::new(7.0, 0.0), bend, Pos2::new(left - 3.0, centre)];
        ui.painter().extend(Shape::dotted_line(&leader, look.faint().gamma_multiply(0.6), 4.0, 0.7));
        let corner = Pos2::new(left, centre - name.galley.size().y / 2.0);
        let area = Rect::from_min_size(corner, name.galley.size());
        let elided = name.galley.elided;
        ui.painter().galley(corner, name.galley, look.ink());
        let Some(indicator) = name.indicator else { continue };
        let id = ui.scope_id().with(("name", panel.key, name.number));
        let response = ui.interact(area, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name.words));
        if response.hovered() || response.has_focus() {
            ui.painter().line_segment([area.left_bottom(), area.right_bottom()], (1.0, look.faint()));
        }
        if response.clicked() {
            clicked = Some(indicator);
        }
        if elided {
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
fn names(ui: &Ui, panel: &Panel<'_>, room: f32, look: Look) -> Vec<Name> {
    let layout = |words: &str, colour: Color32| {
        let mut job = LayoutJob::simple(words.to_owned(), font(), colour, room);
        job.wrap.max_rows = 3;
        for section in &mut job.sections {
            // Two lines of one name do not touch.
            section.format.line_height = Some(section.format.font_id.size * LINE);
        }
        ui.painter().layout_job(job)
    };
    let mut names = Vec::new();
    for line in panel.series {
        let Some(end) = line.end() else { continue };
        let colour = look.colour(line.style);
        let mut galley = layout(&line.end_words(), colour);
        if galley.rows.len() > 1 {
            // Better a break between name and value than one within the value.
            galley = layout(&format!("{}\n{}", line.name, line.end_value), colour);
        }
        let end = panel.scale.at(end.x, end.y);
        let number = names.len();
        names.push(Name { words: line.end_words(), galley, end, indicator: line.indicator, number });
    }
    for (part, kind) in panel.parts.iter().enumerate() {
        let holding = panel.columns.iter().filter_map(|c| Some((c, c.segments.iter().find(|s| s.part == part)?)));
        let Some((column, segment)) = holding.max_by(|a, b| a.0.x.total_cmp(&b.0.x)) else { continue };
        let area = columns::place(panel.scale, column, segment);
        let galley = layout(&kind.name, columns::colour(kind.fill, look));
        let end = Pos2::new(area.right() - 6.0, area.center().y);
        let (words, number) = (kind.name.clone(), names.len());
        names.push(Name { words, galley, end, indicator: Some(segment.indicator), number });
    }
    names
}
