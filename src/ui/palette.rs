//! The command palette: every action by its name, its reading or a part of them.

use super::actions::{ACTIONS, Deed};
use super::keys::Composing;
use super::palette_items::{self, Item};
use super::shortcuts;
use super::theme::{self, size, space};
use crate::model::message::Fact;
use crate::session::Session;
use crate::text::search::{self, Query};
use egui::{
    Align, Align2, Color32, FontId, Id, Modal, Pos2, Response, Role, ScrollArea, Sense, TextEdit, Ui, Vec2, WidgetInfo,
};

/// Most rows that are shown; who looks for more types more.
const MOST: usize = 200;

/// State of the palette.
#[derive(Debug, Default)]
pub struct Palette {
    open: bool,
    typed: String,
    chosen: usize,
    composing: Composing,
    /// The session's revision and the words for which `found` was made.
    made_for: Option<(u64, String)>,
    items: Vec<Item>,
    found: Vec<Item>,
    more: usize,
}

impl Palette {
    /// Opens the palette with nothing typed.
    pub fn open(&mut self) {
        *self = Self { open: true, ..Self::default() };
    }

    /// Whether the palette is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// Draws the palette where it is open; returns what was chosen.
    pub fn show(&mut self, ui: &Ui, session: &Session) -> Option<Deed> {
        if !self.open {
            return None;
        }
        let keys = self.composing.list_keys(ui.ctx());
        self.find(ui, session);
        let last = self.found.len().saturating_sub(1);
        let moved = usize::try_from(keys.steps.unsigned_abs()).unwrap_or(0);
        self.chosen = if keys.steps < 0 { self.chosen.saturating_sub(moved) } else { (self.chosen + moved).min(last) };
        let mut deed = None;
        if keys.enter {
            deed = self.found.get(self.chosen).map(|item| item.deed.clone());
        }
        let room = ui.ctx().content_rect();
        let wide = (room.width() * 0.5).clamp(420.0, 720.0);
        let id = Id::unique("palette");
        let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, Vec2::new(0.0, room.height() * 0.1));
        let shown = Modal::new(id).area(area).show(ui.ctx(), |ui| {
            ui.set_width(wide);
            self.field(ui, session);
            ui.add_space(space::NEAR);
            self.list(ui, session, room.height() * 0.6, keys.steps != 0)
        });
        deed = deed.or(shown.inner);
        if deed.is_some() || keys.escape || shown.backdrop_response.clicked() {
            self.open = false;
        }
        deed
    }

    fn field(&mut self, ui: &mut Ui, session: &Session) {
        let hint = session.texts().t("palette-hint");
        let field = TextEdit::singleline(&mut self.typed)
            .id(Id::unique("palette-field"))
            .hint_text(&hint)
            .align(Align2::LEFT_CENTER)
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &hint));
        response.request_focus();
        if response.changed() {
            self.chosen = 0;
        }
    }

    /// Finds anew where the words or the session have changed.
    fn find(&mut self, ui: &Ui, session: &Session) {
        let now = (session.revision(), self.typed.clone());
        if self.made_for.as_ref() == Some(&now) {
            return;
        }
        if self.made_for.as_ref().is_none_or(|(revision, _)| *revision != now.0) {
            let texts = session.texts();
            let fixed = ACTIONS.iter().filter(|action| action.name != "palette-title").filter_map(|action| {
                let item = Item::new(action.words(texts), (action.deed)(session)?);
                let reading = format!("reading-{}", action.name);
                let item = if texts.has(&reading) { item.found_by(&[&texts.t(&reading)]) } else { item };
                Some(Item { keys: shortcuts::in_words(ui.ctx(), action), ..item })
            });
            self.items = fixed.chain(palette_items::of_choices(session)).collect();
        }
        let query = Query::new(&self.typed);
        let mut found: Vec<Item> = self.items.iter().filter(|item| query.matches(&item.search)).cloned().collect();
        let begins = search::normalise(&self.typed);
        found.sort_by_key(|item| !search::normalise(&item.name).starts_with(&begins));
        if !query.is_empty() {
            found.extend(palette_items::of_indicators(session, &query));
        }
        self.more = found.len().saturating_sub(MOST);
        found.truncate(MOST);
        self.found = found;
        self.made_for = Some(now);
    }

    fn list(&mut self, ui: &mut Ui, session: &Session, height: f32, moved: bool) -> Option<Deed> {
        let texts = session.texts();
        let mut deed = None;
        if self.found.is_empty() {
            ui.label(texts.with("palette-nothing", &[("text", Fact::Text(self.typed.clone()))]));
            return None;
        }
        ScrollArea::vertical()
            .id_salt("palette-list")
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                // The bar of the list floats over its right edge.
                ui.set_max_width(ui.available_width() - space::STEP);
                for (place, item) in self.found.iter().enumerate() {
                    let response = row(ui, item, place == self.chosen);
                    if place == self.chosen && moved {
                        response.scroll_to_me(Some(Align::Center));
                    }
                    if response.clicked() {
                        deed = Some(item.deed.clone());
                    }
                }
                if self.more > 0 {
                    super::widgets::heading::faint(
                        ui,
                        &texts.with("palette-more", &[("count", Fact::Number(self.more as f64))]),
                    );
                }
            });
        deed
    }
}

/// One action: its name at the left, its keys at the right.
fn row(ui: &mut Ui, item: &Item, chosen: bool) -> Response {
    let look = theme::look(ui);
    let (whole, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &item.name));
    let visuals = ui.style().interact_selectable(&response, chosen);
    if chosen || response.hovered() {
        ui.painter().rect_filled(whole, 3.0, visuals.weak_bg_fill);
    }
    if chosen {
        // The chosen row is known by its edge too, not by its ground alone.
        let edge = egui::Rect::from_min_size(whole.min, Vec2::new(3.0, whole.height()));
        ui.painter().rect_filled(edge, 0.0, theme::accent(look));
    }
    let middle = |galley: &egui::Galley, left: f32| Pos2::new(left, whole.center().y - galley.size().y / 2.0);
    let keys = ui.painter().layout_no_wrap(item.keys.clone(), FontId::monospace(size::SMALL), look.faint());
    let at = middle(&keys, whole.right() - keys.size().x - space::STEP);
    let font = FontId::proportional(size::BODY);
    let mut job = egui::text::LayoutJob::simple_singleline(item.name.clone(), font, look.ink());
    job.wrap = egui::text::TextWrapping::truncate_at_width(at.x - whole.left() - space::WIDE - space::STEP);
    let name = ui.painter().layout_job(job);
    let cut = name.elided;
    ui.painter().galley(middle(&name, whole.left() + space::STEP + space::NEAR), name, Color32::PLACEHOLDER);
    ui.painter().galley(at, keys, Color32::PLACEHOLDER);
    if cut { response.on_hover_text(&item.name) } else { response }
}
