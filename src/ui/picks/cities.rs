//! The picked areas as chips, and the field that adds more.

use super::peers::PeersWindow;
use super::sets;
use crate::chart::palette::{Style, Styles};
use crate::model::message::Fact;
use crate::model::municipality::{AreaCode, AreaKind, Municipality};
use crate::session::Session;
use crate::session::command::{Command, Pick};
use crate::session::loaded::Loaded;
use crate::text::catalogue::Texts;
use crate::ui::place_search::{self, PlaceRow, PlaceSearch, called};
use crate::ui::theme::space;
use crate::ui::widgets::filter_field::Names;
use crate::ui::widgets::{chip, heading};
use egui::{Align, Id, Layout, Popup, PopupCloseBehavior, Rect, ScrollArea, Ui};

/// The name of the field that adds places, for moving the keyboard there.
#[must_use]
pub fn place_field() -> Id {
    Id::unique("pick-place")
}

/// Most chips that are drawn; the rest is a number.
const MOST_CHIPS: usize = 24;

/// Most rows of chips that are seen at once; more are scrolled to.
const CHIP_ROWS: f32 = 4.0;

/// Most found places that are shown; who looks for others types more.
const MOST_FOUND: usize = 8;

/// One picked area.
#[derive(Debug)]
struct Picked {
    code: AreaCode,
    name: String,
    style: Style,
    own: bool,
    is_city: bool,
}

/// State of the part for areas.
#[derive(Debug, Default)]
pub(super) struct Cities {
    search: PlaceSearch,
    peers: PeersWindow,
    /// The chips, kept until the session's revision grows, and the number of picked areas beyond them.
    chips: Option<(u64, Vec<Picked>, usize)>,
}

impl Cities {
    /// Draws the part.
    pub(super) fn show(&mut self, ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
        let texts = session.texts();
        if self.chips.as_ref().is_none_or(|(revision, ..)| *revision != session.revision()) {
            let (chips, more) = chips(session, loaded);
            self.chips = Some((session.revision(), chips, more));
        }
        ui.horizontal(|ui| {
            heading::words(ui, &texts.t("pick-cities"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if !session.view().areas.is_empty() && ui.link(texts.t("pick-areas-clear")).clicked() {
                    commands.push(Command::Pick(Pick::PickAllAreas(false)));
                }
            });
        });
        let Some((_, chips, more)) = &self.chips else { return };
        show_chips(ui, texts, chips, *more, commands);
        let (hint, clear) = (texts.t("pick-add-city"), texts.t("pick-place-clear"));
        let names = Names { hint: &hint, clear: &clear };
        let top = ui.cursor().top();
        let keys = self.search.show(ui, session, loaded, place_field(), names, 0);
        let field = Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.min_rect().bottom());
        let mut picked = None;
        if keys.enter && !self.search.words().is_empty() {
            picked = self.search.found().get(self.search.at).copied();
        }
        if keys.erase
            && let Some(last) = session.view().areas.iter().rev().find(|area| !is_own(session, **area))
        {
            commands.push(Command::Pick(Pick::ToggleArea(*last)));
        } else if keys.erase
            && let Some(own) = session.view().areas.first()
        {
            commands.push(Command::Pick(Pick::ToggleArea(*own)));
        }
        if !self.search.words().is_empty() {
            picked = self.found(ui, session, loaded, field).or(picked);
        }
        if let Some(area) = picked {
            if !session.view().areas.contains(&area) {
                commands.push(Command::Pick(Pick::ToggleArea(area)));
            }
            self.search.forget(ui, place_field());
        }
        ui.horizontal_wrapped(|ui| {
            if sets::menu(ui, session, loaded, commands) {
                self.peers.open();
            }
            sets::own_city(ui, session, loaded, commands);
        });
        self.peers.show(ui, session, loaded, commands);
    }

    /// The found places below the field; returns the one that was clicked.
    fn found(&mut self, ui: &Ui, session: &Session, loaded: &Loaded, field: Rect) -> Option<AreaCode> {
        let texts = session.texts();
        let mut clicked = None;
        let found = self.search.found();
        let shown = found.len().min(MOST_FOUND);
        self.search.at = self.search.at.min(shown.saturating_sub(1));
        let width = field.width().max(230.0);
        let popup = Popup::new(place_field().with("found"), ui.ctx().clone(), field, ui.layer_id())
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .anchor_widget(place_field())
            .width(width)
            .gap(space::TIGHT);
        popup.show(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            if self.search.found().is_empty() {
                let text = Fact::Text(self.search.words().to_owned());
                ui.label(texts.with("pick-place-none", &[("text", text)]));
            }
            for (at, code) in self.search.found().iter().take(shown).enumerate() {
                let Some(area) = loaded.data().municipality(*code) else { continue };
                let picked = session.view().areas.contains(code);
                let mut aside = loaded.places.aside(area);
                if area.kind != AreaKind::Municipality {
                    aside = texts.area_kind(area.kind);
                }
                if picked {
                    let said = [aside, texts.t("pick-place-picked")];
                    aside = said.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ");
                }
                let (name, own) = (called(texts, area), is_own(session, *code));
                let row = PlaceRow { name, aside: &aside, marked: at == self.search.at, picked, own };
                if place_search::row(ui, row).clicked() {
                    clicked = Some(*code);
                }
            }
            let more = self.search.found().len() - shown;
            if more > 0 {
                ui.add_space(space::NEAR);
                heading::faint(ui, &texts.with("pick-place-more", &[("count", Fact::Number(more as f64))]));
            }
        });
        clicked
    }
}

fn is_own(session: &Session, area: AreaCode) -> bool {
    session.preferences().own_city == Some(area)
}

/// The picked areas, the reader's own first, and how many are left out.
fn chips(session: &Session, loaded: &Loaded) -> (Vec<Picked>, usize) {
    let (data, texts) = (loaded.data(), session.texts());
    let areas = &session.view().areas;
    let styles = Styles::among(data, areas);
    let own = areas.iter().filter(|area| is_own(session, **area));
    let others = areas.iter().filter(|area| !is_own(session, **area));
    let chip = |code: &AreaCode| {
        let area = data.municipality(*code);
        Picked {
            code: *code,
            name: area.map_or_else(|| code.to_string(), |area| apart(texts, loaded, area)),
            style: styles.get(data, *code),
            own: is_own(session, *code),
            is_city: area.is_none_or(|area| area.kind == AreaKind::Municipality),
        }
    };
    let chips: Vec<Picked> = own.chain(others).take(MOST_CHIPS).map(chip).collect();
    let more = areas.len() - chips.len();
    (chips, more)
}

/// The name of an area, with what tells it from its namesakes.
fn apart(texts: &Texts, loaded: &Loaded, area: &Municipality) -> String {
    let name = called(texts, area);
    if loaded.places.has_namesake(area.municipality_code) {
        texts.aside(name, &loaded.places.aside(area))
    } else {
        name.to_owned()
    }
}

fn show_chips(ui: &mut Ui, texts: &Texts, chips: &[Picked], more: usize, commands: &mut Vec<Command>) {
    if chips.is_empty() {
        heading::faint(ui, &texts.t("pick-no-city"));
        return;
    }
    let row = chip::height(ui) + ui.spacing().item_spacing.y;
    let scroll = ScrollArea::vertical().id_salt("chips").max_height(row * CHIP_ROWS).auto_shrink([false, true]);
    scroll.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        ui.horizontal_wrapped(|ui| {
            for picked in chips {
                let fact = [("name", Fact::Text(picked.name.clone()))];
                let remove = texts.with("pick-chip-remove", &fact);
                let chip = chip::Chip {
                    key: picked.code.number(),
                    name: &picked.name,
                    remove: &remove,
                    style: picked.style,
                    own: picked.own,
                };
                let answer = chip::show(ui, chip);
                if answer.removed {
                    commands.push(Command::Pick(Pick::ToggleArea(picked.code)));
                }
                Popup::menu(&answer.name).show(|ui| menu(ui, texts, picked, commands));
            }
            if more > 0 {
                heading::faint(ui, &texts.with("pick-chips-more", &[("count", Fact::Number(more as f64))]));
            }
        });
    });
}

/// What can be done with one picked area.
fn menu(ui: &mut Ui, texts: &Texts, picked: &Picked, commands: &mut Vec<Command>) {
    let code = picked.code;
    let named = |key: &str, fact: &'static str| texts.with(key, &[(fact, Fact::Text(picked.name.clone()))]);
    if picked.is_city {
        if picked.own {
            if ui.button(texts.t("pick-own-unset")).clicked() {
                commands.push(Command::SetOwnCity(None));
            }
        } else if ui.button(named("city-own-set", "municipality")).clicked() {
            commands.push(Command::SetOwnCity(Some(code)));
        }
        if ui.button(named("palette-city", "name")).clicked() {
            commands.push(Command::Pick(Pick::OpenCity(code)));
        }
    }
    if ui.button(named("pick-chip-only", "name")).clicked() {
        commands.push(Command::Pick(Pick::PickAreas(vec![code])));
    }
}
