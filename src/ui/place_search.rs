//! A field that finds places of the store by name, reading, code or prefecture, with the keys of a list.

use super::keys::Composing;
use super::theme::{self, size, space};
use super::widgets::filter_field::{FilterField, Names};
use crate::model::municipality::{AreaCode, Municipality};
use crate::session::Session;
use crate::session::loaded::Loaded;
use crate::text::catalogue::Texts;
use egui::{FontId, Id, Key, Pos2, Rect, Response, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo};

/// State of a field for places.
#[derive(Debug, Default)]
pub struct PlaceSearch {
    field: FilterField,
    composing: Composing,
    /// What was typed last.
    words: String,
    /// Whether the field had the keyboard in the last frame; egui takes it away on Escape before anything is drawn.
    focused: bool,
    /// Which of the found places Enter picks.
    pub at: usize,
    /// Found places, and what they were found for.
    found: Vec<AreaCode>,
    found_for: Option<(u64, String)>,
}

/// What the keys asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Keys {
    /// Whether the marked place is picked.
    pub enter: bool,
    /// Whether another place was marked.
    pub moved: bool,
    /// Whether Backspace was pressed in the empty field.
    pub erase: bool,
}

impl PlaceSearch {
    /// What has been typed.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The found places, the likeliest first.
    #[must_use]
    pub fn found(&self) -> &[AreaCode] {
        &self.found
    }

    /// Forgets what was typed and keeps the keyboard in the field, so that the next place can be typed at once.
    pub fn forget(&mut self, ui: &Ui, id: Id) {
        self.words.clear();
        self.at = 0;
        ui.memory_mut(|memory| memory.request_focus(id));
    }

    /// Draws the field over the whole width; `listed` is the number of places that the keys walk where nothing is typed.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        loaded: &Loaded,
        id: Id,
        names: Names<'_>,
        listed: usize,
    ) -> Keys {
        let mut keys = Keys::default();
        let mut steps = 0;
        if self.focused {
            let pressed = self.composing.list_keys(ui.ctx());
            keys.enter = pressed.enter;
            steps = pressed.steps;
            let empty = self.words.is_empty() && self.field.is_idle();
            keys.erase = empty && !self.composing.is_on() && ui.input(|input| input.key_pressed(Key::Backspace));
            if pressed.escape && !self.words.is_empty() {
                self.forget(ui, id);
            }
        }
        let before = self.words.clone();
        ui.horizontal(|ui| {
            let clear = if self.words.is_empty() { 0.0 } else { 30.0 };
            let wide = ui.available_width() - clear - space::STEP;
            if let Some(words) = self.field.show(ui, id, &self.words, names, wide) {
                self.words = words;
            }
        });
        self.focused = ui.memory(|memory| memory.has_focus(id));
        if self.words != before {
            self.at = 0;
        }
        self.find(session, loaded);
        let count = if self.words.is_empty() { listed } else { self.found.len() };
        let moved = usize::try_from(steps.unsigned_abs()).unwrap_or(0);
        let last = count.saturating_sub(1);
        self.at = if steps < 0 { self.at.saturating_sub(moved) } else { (self.at + moved).min(last) };
        keys.moved = steps != 0;
        keys
    }

    /// Whether the field had the keyboard when it was drawn last.
    #[must_use]
    pub const fn is_focused(&self) -> bool {
        self.focused
    }

    fn find(&mut self, session: &Session, loaded: &Loaded) {
        let same = self.found_for.as_ref().is_some_and(|(at, words)| *at == session.revision() && *words == self.words);
        if !same {
            self.found = loaded.places.find(&self.words);
            self.found_for = Some((session.revision(), self.words.clone()));
        }
    }
}

/// What a place is called in the language of the screens; as printed, where it has no other name.
#[must_use]
pub fn called<'a>(texts: &Texts, area: &'a Municipality) -> &'a str {
    texts.place(area)
}

/// One place in a list.
#[derive(Debug, Clone, Copy)]
pub struct PlaceRow<'a> {
    /// Its name.
    pub name: &'a str,
    /// What tells it from places of the same name, at the right.
    pub aside: &'a str,
    /// Whether Enter picks it.
    pub marked: bool,
    /// Whether it is picked.
    pub picked: bool,
    /// Whether it is the reader's own city.
    pub own: bool,
}

/// Height of a row, in points.
pub const ROW: f32 = 24.0;

/// Draws one place.
pub fn row(ui: &mut Ui, row: PlaceRow<'_>) -> Response {
    let look = theme::look(ui);
    let (whole, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::click());
    let spoken = format!("{} {}", row.name, row.aside);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, row.picked, spoken.trim_end()));
    let visuals = ui.style().interact_selectable(&response, row.picked);
    if row.picked || row.marked || response.hovered() || response.has_focus() {
        ui.painter().rect(whole, 3.0, visuals.weak_bg_fill, visuals.bg_stroke, StrokeKind::Inside);
    }
    if row.marked {
        // The marked row is known by its edge too, not by its ground alone.
        let edge = Rect::from_min_size(whole.min, Vec2::new(3.0, whole.height()));
        ui.painter().rect_filled(edge, 0.0, theme::accent(look));
    }
    let aside = ui.painter().layout_no_wrap(row.aside.to_owned(), FontId::proportional(size::SMALL), look.faint());
    let left = whole.left() + space::STEP;
    let middle = whole.center().y;
    let at = Pos2::new(whole.right() - aside.size().x - space::NEAR, middle - aside.size().y / 2.0);
    let font = if row.own { FontId::new(size::BODY, super::fonts::bold()) } else { FontId::proportional(size::BODY) };
    let mut job = egui::text::LayoutJob::simple_singleline(row.name.to_owned(), font, look.ink());
    job.wrap = egui::text::TextWrapping::truncate_at_width((at.x - left - space::NEAR).max(20.0));
    let name = ui.painter().layout_job(job);
    let cut = name.elided;
    ui.painter().galley(Pos2::new(left, middle - name.size().y / 2.0), name, look.ink());
    ui.painter().galley(at, aside, look.faint());
    if cut { response.on_hover_text(spoken) } else { response }
}
