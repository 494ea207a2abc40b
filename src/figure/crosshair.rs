//! The crosshair: all series read at one place of the time axis, by the pointer or with the arrow keys.
//!
//! It belongs to the reader's look at the figure, not to the figure: without pointer and keyboard nothing is drawn.

use super::look::{self, Look};
use super::{names, swatch};
use crate::chart::reading::{self, Reading};
use crate::chart::spec::{ChartSpec, Panel};
use egui::{
    Align2, Area, EventFilter, FontId, Frame, Id, Key, Modifiers, Order, Pos2, Rect, Response, RichText, Ui, Vec2,
};
use egui_plot::{PlotResponse, PlotTransform};

/// Most series that the readout lists; the table has them all.
const MOST_ROWS: usize = 14;

/// Width of the readout's names in points.
const NAME_WIDTH: f32 = 210.0;

/// Which place is read, and in which panel the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct At {
    stop: usize,
    panel: usize,
}

/// The crosshair of one figure in one frame.
#[derive(Debug)]
pub(super) struct Crosshair {
    id: Id,
    before: Option<At>,
    now: Option<At>,
}

/// Shows where the keyboard is.
pub(super) fn show_focus(ui: &Ui, response: &Response, area: Rect) {
    if response.has_focus() {
        let stroke = ui.visuals().widgets.hovered.bg_stroke;
        ui.painter().rect_stroke(area.expand(2.0), 2.0, stroke, egui::StrokeKind::Inside);
    }
}

impl Crosshair {
    /// The crosshair as the last frame left it.
    pub fn of(ui: &Ui, spec: &ChartSpec) -> Self {
        let id = ui.scope_id().with("figure-crosshair");
        let before: Option<At> = ui.data(|data| data.get_temp(id));
        Self { id, before: before.filter(|at| at.stop < spec.axis.stops.len()), now: None }
    }

    /// Keeps it for the next frame.
    pub fn keep(&self, ui: &Ui) {
        if self.now == self.before {
            return;
        }
        ui.data_mut(|data| match self.now {
            Some(now) => {
                data.insert_temp(self.id, now);
            }
            None => data.remove::<At>(self.id),
        });
        ui.ctx().request_repaint();
    }

    /// Reads where the pointer is, or where the arrow keys lead.
    pub fn read(&mut self, ui: &Ui, spec: &ChartSpec, panel: usize, plot: &PlotResponse<()>) {
        let stops = &spec.axis.stops;
        let frame = *plot.transform.frame();
        let inside = |p: &Pos2| frame.contains(*p) && ui.rect_contains_pointer(frame);
        if let Some(pointer) = ui.input(|i| i.pointer.hover_pos()).filter(inside) {
            let x = plot.transform.value_from_position(pointer).x;
            self.now = reading::nearest(stops, x).map(|stop| At { stop, panel });
        } else if plot.response.has_focus() && self.now.is_none() {
            let last = stops.len().saturating_sub(1);
            let before = self.before.map_or(last, |at| at.stop);
            let stop =
                if self.before.is_some() { before.saturating_add_signed(arrows(ui, &plot.response)) } else { last };
            self.now = (!stops.is_empty()).then_some(At { stop: stop.min(last), panel });
        }
    }

    /// The figure in words, with what is read.
    pub fn alt(&self, spec: &ChartSpec) -> String {
        let stop = self.now.or(self.before).and_then(|at| spec.axis.stops.get(at.stop));
        stop.map_or_else(|| spec.alt.clone(), |stop| format!("{}\n{}", spec.alt, reading::words(spec, stop)))
    }

    /// Draws the line, and in the panel where the reader is the readout.
    pub fn draw(&self, ui: &Ui, spec: &ChartSpec, panel: &Panel, number: usize, transform: &PlotTransform, look: Look) {
        let Some(at) = self.now.or(self.before) else { return };
        let Some(stop) = spec.axis.stops.get(at.stop) else { return };
        let frame = *transform.frame();
        let x = transform.position_from_point_x(stop.x);
        if x < frame.left() || x > frame.right() {
            return;
        }
        ui.painter().vline(x, frame.y_range(), egui::Stroke::new(1.0, look.faint()));
        if at.panel != number {
            return;
        }
        let near = names::nearest(ui, panel, transform).filter(|_| ui.rect_contains_pointer(frame));
        if let Some((_, point)) = near {
            let centre = transform.position_from_point(&egui_plot::PlotPoint::new(point.x, point.y));
            ui.painter().circle_stroke(centre, 9.0, egui::Stroke::new(1.5, look.ink()));
        }
        // On the side with more room, names at the line ends included, and no wider than that room.
        let (before, behind) = (x - ui.max_rect().left(), ui.max_rect().right() - x);
        let (pivot, dx) = if behind >= before { (Align2::LEFT_TOP, 14.0) } else { (Align2::RIGHT_TOP, -14.0) };
        let names = (before.max(behind) - 260.0).clamp(90.0, NAME_WIDTH);
        Area::new(self.id.with("readout"))
            .order(Order::Tooltip)
            .interactable(false)
            .pivot(pivot)
            .fixed_pos(Pos2::new(x + dx, frame.top() + 6.0))
            .constrain(true)
            .show(ui.ctx(), |ui| {
                Frame::popup(ui.style()).show(ui, |ui| {
                    readout(ui, &stop.heading, &reading::readings(spec, stop), look, names);
                    if let Some((line, point)) = near {
                        ui.separator();
                        ui.set_max_width(names + 170.0);
                        if point.words.is_empty() {
                            ui.label(RichText::new(&line.name).size(11.5));
                            ui.label(RichText::new(&point.said).size(11.5).color(look.faint()));
                        }
                        for words in &point.words {
                            ui.label(RichText::new(words).size(11.5).color(look.faint()));
                        }
                    }
                });
            });
    }
}

/// How many stops the arrow keys lead on; they belong to the figure while it has the keyboard.
fn arrows(ui: &Ui, response: &Response) -> isize {
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input_mut(|i| i.count_and_consume_key(Modifiers::NONE, key));
    let (right, left) = (pressed(Key::ArrowRight), pressed(Key::ArrowLeft));
    right.cast_signed() - left.cast_signed()
}

fn readout(ui: &mut Ui, heading: &str, rows: &[Reading<'_>], look: Look, names: f32) {
    let bold = FontId::new(13.0, look::bold());
    ui.label(RichText::new(heading).font(bold.clone()));
    let font = |own: bool| if own { FontId::new(12.0, bold.family.clone()) } else { FontId::proportional(12.0) };
    // Laid out by hand: names get no more than their share, values all they need, both in columns.
    let laid: Vec<_> = rows
        .iter()
        .take(MOST_ROWS)
        .map(|row| {
            let mut job =
                egui::text::LayoutJob::simple(row.name.to_owned(), font(row.own), look.colour(row.style), names);
            job.wrap.max_rows = 1;
            let said = ui.painter().layout_no_wrap(row.said.to_owned(), font(row.own), look.ink());
            (row.style, ui.painter().layout_job(job), said)
        })
        .collect();
    let width = laid.iter().map(|(_, name, _)| name.size().x).fold(0.0, f32::max);
    let widest = laid.iter().map(|(_, _, said)| said.size().x).fold(0.0, f32::max);
    for (style, name, said) in laid {
        ui.horizontal(|ui| {
            swatch::show(ui, style, look);
            let (row, _) = ui.allocate_exact_size(Vec2::new(width + 14.0 + widest, 16.0), egui::Sense::hover());
            let name_at = Rect::from_min_size(row.left_top(), name.size());
            let said_at = Rect::from_min_size(Pos2::new(row.right() - said.size().x, row.top()), said.size());
            ui.put(name_at, egui::Label::new(name));
            ui.put(said_at, egui::Label::new(said));
        });
    }
    if rows.len() > MOST_ROWS {
        ui.label(RichText::new(format!("+{}", rows.len() - MOST_ROWS)).size(12.0).color(look.faint()));
    }
}
