//! The left pane: pick lists of areas, themes, comparisons and indicators, with incremental search.

mod cities;
mod city_list;
mod comparisons;
mod derived;
mod indicators;
mod peers;
mod row;
mod sets;

pub use cities::place_field;
pub use city_list::city_list_field;
pub(super) use row::coverage;

use super::fonts;
use super::screens::PickPane;
use super::theme::{size, space};
use super::topbar::Asked;
use crate::model::indicator::Level;
use crate::model::theme::Theme;
use crate::session::Session;
use crate::session::command::{Adjust, Command, Pick};
use crate::session::loaded::Loaded;
use cities::Cities;
use city_list::CityList;
use egui::{FontId, Id, RichText, Ui};

/// The name of the search field, for moving the keyboard there.
#[must_use]
pub fn search_field() -> Id {
    Id::unique("pick-search")
}

/// State of the left pane.
#[derive(Debug, Default)]
pub struct Picks {
    /// Whether the comparisons are shown instead of the indicators.
    comparisons: bool,
    cities: Cities,
    city_list: CityList,
}

impl Picks {
    /// Draws the pane that stands beside a screen.
    ///
    /// Returns what it asks of the window.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        pane: PickPane,
        commands: &mut Vec<Command>,
    ) -> Option<Asked> {
        let Some(loaded) = session.store().value() else {
            // Where it could not be opened, the notice says why and the centre what to do.
            if session.store().failure().is_none() {
                ui.label(session.texts().t("loading-store"));
            }
            return None;
        };
        if pane == PickPane::City {
            self.city_list.show(ui, session, loaded, commands);
            return None;
        }
        self.cities.show(ui, session, loaded, commands);
        filters(ui, session, commands);
        if pane == PickPane::Indicators { self.lists(ui, session, loaded, commands) } else { None }
    }

    fn lists(&mut self, ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) -> Option<Asked> {
        let texts = session.texts();
        ui.add_space(space::STEP);
        ui.horizontal(|ui| {
            for (comparisons, key) in [(false, "pick-indicators"), (true, "pick-compared")] {
                let words = RichText::new(texts.t(key)).font(FontId::new(size::BODY, fonts::bold()));
                if ui.selectable_label(self.comparisons == comparisons, words).clicked() {
                    self.comparisons = comparisons;
                }
            }
        });
        if self.comparisons {
            return comparisons::show(ui, session, loaded, commands);
        }
        let asked = derived::show(ui, session, loaded, commands);
        indicators::show(ui, session, loaded, commands);
        asked
    }
}

/// Themes and levels side by side, where there is room for both.
fn filters(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    ui.add_space(space::STEP);
    let width = ui.available_width();
    if width < BOTH {
        themes(ui, session, width, commands);
        ui.add_space(space::NEAR);
        levels(ui, session, width, commands);
        return;
    }
    ui.horizontal(|ui| {
        let half = (width - ui.spacing().item_spacing.x) / 2.0;
        themes(ui, session, half, commands);
        levels(ui, session, half, commands);
    });
}

/// Width from which themes and levels stand side by side, in points.
const BOTH: f32 = 270.0;

/// The levels that are shown; a plain list, because there are only a few.
fn levels(ui: &mut Ui, session: &Session, width: f32, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let picked = &session.view().levels;
    let title = if picked.is_empty() {
        texts.pair(&texts.t("pick-levels"), &texts.t("pick-all"))
    } else {
        texts.list(&picked.iter().map(|l| texts.level(*l)).collect::<Vec<_>>())
    };
    let chosen = egui::ComboBox::from_id_salt("levels")
        .width(width)
        .truncate()
        .selected_text(title)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            for level in Level::ALL {
                let mut on = picked.contains(level);
                if ui.checkbox(&mut on, texts.level(*level)).changed() {
                    commands.push(Command::Adjust(Adjust::ToggleLevel(*level)));
                }
            }
        });
    let name = texts.t("pick-levels");
    chosen.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
}

fn themes(ui: &mut Ui, session: &Session, width: f32, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let picked = &session.view().themes;
    let title = if picked.is_empty() {
        texts.pair(&texts.t("pick-themes"), &texts.t("pick-all"))
    } else {
        texts.list(&picked.iter().map(|t| texts.theme(*t)).collect::<Vec<_>>())
    };
    let chosen = egui::ComboBox::from_id_salt("themes")
        .width(width)
        .truncate()
        .selected_text(title)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .height(420.0)
        .show_ui(ui, |ui| {
            if ui.selectable_label(picked.is_empty(), texts.t("pick-all")).clicked() {
                commands.push(Command::Pick(Pick::ClearThemes));
            }
            for theme in Theme::ALL {
                let mut on = picked.contains(theme);
                if ui.checkbox(&mut on, texts.theme(*theme)).changed() {
                    commands.push(Command::Pick(Pick::ToggleTheme(*theme)));
                }
            }
        });
    let name = texts.t("pick-themes");
    chosen.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
}
