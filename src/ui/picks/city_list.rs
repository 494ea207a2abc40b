//! The list of all cities beside the screen that shows one of them.

use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
use crate::session::Session;
use crate::session::command::{Command, Pick};
use crate::session::loaded::Loaded;
use crate::ui::place_search::{self, PlaceRow, PlaceSearch, ROW, called};
use crate::ui::theme::space;
use crate::ui::topbar::{self, Asked};
use crate::ui::widgets::filter_field::Names;
use crate::ui::widgets::{heading, list_row};
use egui::{Align, Id, Layout, ScrollArea, Ui};

/// The name of the field above the list, for moving the keyboard there.
#[must_use]
pub fn city_list_field() -> Id {
    Id::unique("city-list")
}

/// State of the list.
#[derive(Debug, Default)]
pub(super) struct CityList {
    search: PlaceSearch,
    /// The cities in the order of the list, and the revision and words they were listed for.
    listed: Option<(u64, String, Vec<AreaCode>)>,
}

impl CityList {
    /// Draws the list with its field.
    pub(super) fn show(&mut self, ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) {
        let texts = session.texts();
        ui.horizontal(|ui| {
            heading::words(ui, &texts.t("pick-cities"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if !loaded.read_only && ui.small_button(texts.t("city-add")).clicked() {
                    topbar::ask(ui.ctx(), Asked::AddPlan(None));
                }
            });
        });
        let (hint, clear) = (texts.t("pick-search-cities-hint"), texts.t("pick-place-clear"));
        let count = self.listed.as_ref().map_or(0, |(.., listed)| listed.len());
        let keys =
            self.search.show(ui, session, loaded, city_list_field(), Names { hint: &hint, clear: &clear }, count);
        self.list(session, loaded);
        let Some((.., listed)) = &self.listed else { return };
        ui.add_space(space::NEAR);
        if listed.is_empty() {
            let text = Fact::Text(self.search.words().to_owned());
            ui.label(texts.with("pick-place-none", &[("text", text)]));
            return;
        }
        self.search.at = self.search.at.min(listed.len() - 1);
        if keys.enter
            && let Some(code) = listed.get(self.search.at)
        {
            commands.push(Command::Pick(Pick::OpenCity(*code)));
        }
        let shown = session.city_shown();
        let own = session.preferences().own_city;
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut scroll = ScrollArea::vertical().id_salt("city-list").auto_shrink(false);
        if keys.moved {
            // The marked row in the upper third, so that its neighbours are seen too.
            let room = ui.available_height();
            scroll = scroll.vertical_scroll_offset((self.search.at as f32).mul_add(ROW, -room / 3.0).max(0.0));
        }
        scroll.show_rows(ui, ROW, listed.len(), |ui, rows| {
            for at in rows {
                let Some(code) = listed.get(at) else { continue };
                let Some(area) = loaded.data().municipality(*code) else { continue };
                let row = PlaceRow {
                    name: called(texts, area),
                    aside: &loaded.places.aside(area),
                    marked: self.search.is_focused() && at == self.search.at,
                    picked: shown == Some(*code),
                    own: own == Some(*code),
                };
                let response = ui.push_id(code.number(), |ui| place_search::row(ui, row)).inner;
                if response.clicked() {
                    commands.push(Command::Pick(Pick::OpenCity(*code)));
                }
                list_row::follow_keyboard(ui, city_list_field().with("list"), &response);
            }
        });
    }

    /// Lists anew where the session or the words have changed.
    fn list(&mut self, session: &Session, loaded: &Loaded) {
        let words = self.search.words();
        if self.listed.as_ref().is_some_and(|(at, of, _)| *at == session.revision() && of == words) {
            return;
        }
        let listed = if words.is_empty() {
            loaded.places.cities(session.preferences().own_city)
        } else {
            self.search.found().iter().copied().filter(|code| loaded.places.is_city(*code)).collect()
        };
        self.listed = Some((session.revision(), words.to_owned(), listed));
    }
}
