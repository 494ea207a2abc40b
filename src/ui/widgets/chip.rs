//! A picked area as a chip: its mark, its name, and a cross that takes it out.

use crate::chart::palette::Style;
use crate::figure::swatch;
use crate::ui::fonts;
use crate::ui::theme::{self, size, space};
use egui::{FontId, Key, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

/// What a chip shows.
#[derive(Debug, Clone, Copy)]
pub struct Chip<'a> {
    /// What tells it from other chips, also of the same name.
    pub key: u32,
    /// The name, cut with an ellipsis where it is wider than the pane.
    pub name: &'a str,
    /// What a screen reader says of the cross.
    pub remove: &'a str,
    /// How the area is drawn.
    pub style: Style,
    /// Whether it is the reader's own city, which stands bold.
    pub own: bool,
}

/// What a chip was asked for.
#[derive(Debug)]
pub struct Answer {
    /// Its name, which opens its menu.
    pub name: Response,
    /// Whether it is to be taken out.
    pub removed: bool,
}

/// Room of the mark and of the cross, in points.
const SIDE: f32 = 16.0;

/// Height of every chip.
#[must_use]
pub fn height(ui: &Ui) -> f32 {
    ui.spacing().interact_size.y
}

/// Draws a chip.
pub fn show(ui: &mut Ui, chip: Chip<'_>) -> Answer {
    let look = theme::look(ui);
    let font = if chip.own { FontId::new(size::BODY, fonts::bold()) } else { FontId::proportional(size::BODY) };
    let room = (ui.max_rect().width() - 2.0f32.mul_add(SIDE, space::STEP)).max(20.0);
    let mut job = egui::text::LayoutJob::simple_singleline(chip.name.to_owned(), font, look.ink());
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = ui.painter().layout_job(job);
    let width = 2.0f32.mul_add(SIDE, galley.size().x + space::STEP);
    let (whole, _) = ui.allocate_exact_size(Vec2::new(width, height(ui)), Sense::hover());
    let id = ui.scope_id().with(("chip", chip.key));
    let [left, right] = [
        whole.with_max_x(whole.right() - SIDE),
        Rect::from_min_max(Pos2::new(whole.right() - SIDE, whole.top()), whole.max),
    ];
    let name = ui.interact(left, id.with("name"), Sense::click());
    name.widget_info(|| WidgetInfo::labeled(Role::Button, true, chip.name));
    let cross = ui.interact(right, id.with("remove"), Sense::click());
    cross.widget_info(|| WidgetInfo::labeled(Role::Button, true, chip.remove));
    if !ui.is_rect_visible(whole) {
        return Answer { name, removed: cross.clicked() };
    }
    let ground = ui.style().visuals.widgets.inactive.weak_bg_fill;
    ui.painter().rect(whole, 3.0, ground, Stroke::NONE, StrokeKind::Inside);
    for (part, at) in [(&name, left), (&cross, right)] {
        if part.hovered() || part.has_focus() {
            let visuals = ui.style().interact(part);
            ui.painter().rect(at, 3.0, visuals.weak_bg_fill, visuals.bg_stroke, StrokeKind::Inside);
        }
    }
    let middle = whole.center().y;
    swatch::marker(
        ui,
        chip.style.marker,
        Pos2::new(whole.left() + SIDE / 2.0 + 1.0, middle),
        4.0,
        look.colour(chip.style),
    );
    let cut = galley.elided;
    ui.painter().galley(Pos2::new(whole.left() + SIDE + 2.0, middle - galley.size().y / 2.0), galley, look.ink());
    let stroke = Stroke::new(1.2, if cross.hovered() || cross.has_focus() { look.ink() } else { look.faint() });
    let (centre, r) = (right.center(), 3.2);
    ui.painter().line_segment([centre + Vec2::new(-r, -r), centre + Vec2::new(r, r)], stroke);
    ui.painter().line_segment([centre + Vec2::new(-r, r), centre + Vec2::new(r, -r)], stroke);
    let erased = (name.has_focus() || cross.has_focus())
        && ui.input(|input| input.key_pressed(Key::Delete) || input.key_pressed(Key::Backspace));
    let removed = cross.on_hover_text(chip.remove).clicked() || erased;
    let name = if cut { name.on_hover_text(chip.name) } else { name };
    Answer { name, removed }
}
