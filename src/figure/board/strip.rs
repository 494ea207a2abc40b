//! The dot strips: one row per city over one scale, with places of their own for what lies beyond its ends.

use super::words::{self, FIRST, SECOND};
use super::{Drawn, FEW_STRIPS, Hit, Hold, STRIP_HEIGHT};
use crate::chart::board::strip::{Dot, StripRow, StripSpec};
use crate::chart::board::{BoardHead, Edge};
use crate::figure::look::Look;
use crate::figure::swatch;
use crate::model::municipality::AreaCode;
use egui::{Align, Pos2, Rangef, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

/// From the centre of a dot to its edge, in points.
const DOT: f32 = 3.0;
/// From dot to dot, in points.
const PITCH: f32 = 6.5;
/// Dots below and above the middle of a strip.
const LANES: [f32; 5] = [0.0, 1.0, -1.0, 2.0, -2.0];
/// Height of the labels of the scale, in points.
const FOOT: f32 = 18.0;
/// Height of the title, in points.
const HEAD: f32 = 18.0;

/// Where the parts of the strips stand.
struct Place {
    name: Rangef,
    below: Rangef,
    scale: Rangef,
    beyond: Rangef,
    counts: Rangef,
}

impl Place {
    fn of(ui: &Ui, head: &BoardHead, whole: Rect) -> Self {
        let spec = &head.strip;
        let wide = |text: &str, size: f32| {
            let font = egui::FontId::proportional(size);
            ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER).size().x
        };
        // Of very many only the longest are measured.
        let widest = |mut all: Vec<&String>, size: f32| {
            all.sort_by_key(|words| std::cmp::Reverse(words.chars().count()));
            all.into_iter().take(8).map(|words| wide(words, size)).fold(0.0, f32::max)
        };
        let bold = |row: &&StripRow| head.own == Some(row.area);
        let own = spec.rows.iter().find(bold).map_or(0.0, |row| {
            let font = egui::FontId::new(FIRST, words::family(true));
            ui.painter().layout_no_wrap(row.name.clone(), font, egui::Color32::PLACEHOLDER).size().x
        });
        let names = widest(spec.rows.iter().map(|row| &row.name).collect(), FIRST).max(own);
        let counts = widest(spec.rows.iter().flat_map(|row| &row.counts).collect(), SECOND);
        let name = Rangef::new(whole.left() + 4.0, whole.left() + 22.0 + names.min(whole.width() * 0.2));
        let counts = Rangef::new(whole.right() - counts.min(whole.width() * 0.34), whole.right());
        let pile = |edge: Edge, title: &str| {
            let most =
                spec.rows.iter().map(|r| r.dots.iter().filter(|d| d.spot.edge == edge).count()).max().unwrap_or(0);
            let columns = most.div_ceil(LANES.len()) as f32;
            (columns * PITCH + 8.0).max(wide(title, SECOND) + 8.0).min(whole.width() * 0.16)
        };
        let left = name.max + 10.0;
        let below = Rangef::new(left, left + pile(Edge::Below, &spec.below));
        let right = counts.min - 12.0;
        let beyond = Rangef::new(right - pile(Edge::Beyond, &spec.beyond), right);
        let scale = Rangef::new(below.max + 10.0, (beyond.min - 10.0).max(below.max + 20.0));
        Self { name, below, scale, beyond, counts }
    }

    fn x(&self, at: f64) -> f32 {
        super::along(self.scale, at)
    }
}

/// Draws the strips with their scale below.
pub fn draw(ui: &mut Ui, head: &BoardHead, look: Look, hold: &Hold) -> Drawn {
    let (spec, mut drawn) = (&head.strip, Drawn::default());
    if spec.rows.is_empty() {
        return drawn;
    }
    // Of many cities the foot is out of sight: then the labels of the scale stand above as well.
    let many = spec.rows.len() > FEW_STRIPS;
    let above = if many { HEAD + FOOT } else { HEAD };
    let height = STRIP_HEIGHT * spec.rows.len() as f32 + above + FOOT;
    let (whole, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    super::name(&response, Role::Image, &head.alt);
    words::text(ui.painter(), whole.x_range(), whole.top(), &spec.title, (SECOND, Align::Min, look.faint()));
    let body = Rect::from_min_max(whole.min + Vec2::new(0.0, above), whole.max - Vec2::new(0.0, FOOT));
    let place = Place::of(ui, head, body);
    scale(ui, spec, &place, body, look);
    labels(ui, spec, &place, body.bottom() + 3.0, look);
    if many {
        labels(ui, spec, &place, body.top() - FOOT + 3.0, look);
    }
    for (number, row) in spec.rows.iter().enumerate() {
        let top = body.top() + STRIP_HEIGHT * number as f32;
        let rect = Rect::from_x_y_ranges(body.x_range(), top..=top + STRIP_HEIGHT);
        // A thousand cities have a thousand strips, of which few are in sight.
        if ui.clip_rect().intersects(rect) {
            drawn = drawn.and(strip(ui, row, &place, rect, look, (hold, head.own)));
        }
    }
    drawn
}

/// The labels of the scale and of the two places beyond it.
fn labels(ui: &Ui, spec: &StripSpec, place: &Place, top: f32, look: Look) {
    let painter = ui.painter();
    let label = (SECOND, Align::Center, look.faint());
    words::text(painter, place.below, top, &spec.below, label);
    words::text(painter, place.beyond, top, &spec.beyond, label);
    for (at, words) in &spec.marks {
        let x = place.x(*at);
        words::text(painter, Rangef::new(x - 20.0, x + 20.0), top, words, label);
    }
}

/// The scale with the ruler's thresholds, and the two places beyond it.
fn scale(ui: &Ui, spec: &StripSpec, place: &Place, body: Rect, look: Look) {
    let painter = ui.painter();
    for range in [place.below, place.beyond] {
        let area = Rect::from_x_y_ranges(range, body.y_range()).shrink2(Vec2::new(0.0, 2.0));
        painter.rect(area, 2.0, ui.visuals().faint_bg_color, Stroke::new(1.0, look.grid()), StrokeKind::Inside);
    }
    for (at, _) in &spec.marks {
        let x = place.x(*at);
        painter.vline(x, body.y_range(), Stroke::new(1.0, look.grid()));
    }
    for at in &spec.thresholds {
        let line = [Pos2::new(place.x(*at), body.top()), Pos2::new(place.x(*at), body.bottom())];
        painter.extend(egui::Shape::dashed_line(&line, Stroke::new(1.2, look.faint()), 3.0, 3.0));
    }
}

fn strip(
    ui: &Ui,
    row: &StripRow,
    place: &Place,
    rect: Rect,
    look: Look,
    (hold, own): (&Hold, Option<AreaCode>),
) -> Drawn {
    let painter = ui.painter();
    let colour = look.colour(row.style);
    let middle = rect.center().y;
    swatch::marker(ui, row.style.marker, Pos2::new(place.name.min + 5.0, middle), 4.5, colour);
    let name = Rangef::new(place.name.min + 16.0, place.name.max);
    words::area(painter, name, middle - 8.0, &row.name, (FIRST, own == Some(row.area), colour));
    for (words, top) in row.counts.iter().zip([middle - 15.0, middle + 1.0]) {
        words::text(painter, place.counts, top, words, (SECOND, Align::Max, look.faint()));
    }
    painter.hline(place.scale, middle, Stroke::new(1.0, look.grid()));
    let mut drawn = Drawn::default();
    for (dot, at) in spread(row, place, middle) {
        drawn = drawn.and(draw_dot(ui, row, dot, at, look, hold));
    }
    median(ui, row, place, rect, look);
    drawn
}

/// A place for every dot: those on the scale at their value, moved up or down where they would cover another;
/// those beyond it in piles.
fn spread<'a>(row: &'a StripRow, place: &Place, middle: f32) -> Vec<(&'a Dot, Pos2)> {
    let mut placed = Vec::with_capacity(row.dots.len());
    let mut ends = [f32::NEG_INFINITY; LANES.len()];
    let mut piled = [0usize; 2];
    for dot in &row.dots {
        let (x, lane) = match dot.spot.edge {
            Edge::Inside => {
                let x = place.x(dot.spot.at);
                let free = ends.iter().position(|end| x - end >= PITCH);
                // Where all lanes are taken, the one whose last dot lies furthest away is covered least.
                let least = || ends.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(lane, _)| lane);
                let lane = free.unwrap_or_else(least);
                if let Some(end) = ends.get_mut(lane) {
                    *end = x;
                }
                (x, lane)
            }
            edge => {
                let (pile, range) =
                    if edge == Edge::Below { (&mut piled[0], place.below) } else { (&mut piled[1], place.beyond) };
                let (column, lane) = (*pile / LANES.len(), *pile % LANES.len());
                *pile += 1;
                ((range.min + 7.0 + PITCH * column as f32).min(range.max - DOT), lane)
            }
        };
        let lift = LANES.get(lane).copied().unwrap_or_default() * PITCH;
        placed.push((dot, Pos2::new(x, middle + lift)));
    }
    placed
}

fn draw_dot(ui: &Ui, row: &StripRow, dot: &Dot, at: Pos2, look: Look, hold: &Hold) -> Drawn {
    let id = ui.scope_id().with(("board-dot", dot.target));
    let response = ui.interact(Rect::from_center_size(at, Vec2::splat(PITCH)), id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &dot.words));
    let chosen = hold.focus == Some(dot.series);
    swatch::marker(ui, row.style.marker, at, DOT, look.colour(row.style));
    if chosen || response.hovered() {
        ui.painter().circle_stroke(at, DOT + 3.5, Stroke::new(1.8, look.ink()));
    }
    let clicked = response.clicked();
    response.on_hover_text(&dot.words);
    let hit = Hit { target: dot.target, series: dot.series };
    Drawn { clicked: clicked.then_some(hit), on_strip: clicked, ..Drawn::default() }
}

fn median(ui: &Ui, row: &StripRow, place: &Place, rect: Rect, look: Look) {
    let Some(ratio) = row.median else { return };
    let at = ratio / crate::chart::board::strip::MOST;
    let x = match at {
        at if at < 0.0 => place.below.center(),
        at if at > 1.0 => place.beyond.center(),
        at => place.x(at),
    };
    let tick = Rangef::new(rect.top() + 3.0, rect.bottom() - 3.0);
    ui.painter().vline(x, tick, Stroke::new(5.0, look.ground()));
    ui.painter().vline(x, tick, Stroke::new(3.0, look.ink()));
}
