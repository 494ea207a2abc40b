//! The head of the sheet: city, year, document and page of all values; saving, discarding, closing.

use super::{EnteringPane, Ground, document_field, filter_field, page_field};
use crate::model::message::Fact;
use crate::model::period::Period;
use crate::model::status::Status;
use crate::model::typed::is_definition;
use crate::session::command::Command;
use crate::session::entering::Enter;
use crate::session::entering::check::Missing;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::typed_field::Look;
use egui::{
    Button, FontId, Key, KeyboardShortcut, Modifiers, Rect, Response, RichText, Role, ScrollArea, Sense, Ui, Vec2,
    WidgetInfo,
};

/// Height of a field, in points.
const FIELD: f32 = 22.0;

impl EnteringPane {
    /// Draws the head.
    pub(super) fn head(&mut self, ui: &mut Ui, ground: Ground<'_>, commands: &mut Vec<Command>) {
        self.first_line(ui, ground, commands);
        ui.add_space(space::TIGHT);
        if self.discarding {
            self.question(ui, ground, commands);
        } else {
            self.second_line(ui, ground, commands);
        }
        if let Some(refused) = ground.session.entering().refused() {
            let key = match refused {
                Missing::Values => "entering-lacks-values",
                Missing::Document(_) => "entering-lacks-document",
                Missing::Value(_) => "entering-lacks-value",
                Missing::Reason(_) => "entering-lacks-reason",
            };
            let colour = theme::status_colour(theme::look(ui), Status::WorseThanBaseline);
            ui.label(RichText::new(ground.texts.t(key)).color(colour));
        }
        ui.add_space(space::NEAR);
    }

    fn first_line(&mut self, ui: &mut Ui, ground: Ground<'_>, commands: &mut Vec<Command>) {
        let (texts, sheet) = (ground.texts, ground.sheet);
        let city = ground.loaded.data().municipality(sheet.area).map(|city| texts.place(city).to_owned());
        let count = ground.draft.count();
        ui.horizontal_wrapped(|ui| {
            let title = texts.with("entering-title", &[("city", Fact::Text(city.unwrap_or_default()))]);
            ui.label(RichText::new(title).font(FontId::new(size::TITLE, crate::ui::fonts::bold())));
            ui.add_space(space::STEP);
            for (sign, key, year) in [
                ("<", "entering-year-before", sheet.year.saturating_sub(1)),
                (">", "entering-year-after", sheet.year + 1),
            ] {
                let name = texts.t(key);
                let button = ui.add_enabled((1_900..2_200).contains(&year), Button::new(sign)).on_hover_text(&name);
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if button.clicked() {
                    commands.push(Command::Enter(Enter::Year(year)));
                }
                if sign == "<" {
                    let year = texts.period_short(Period::Fiscal(sheet.year));
                    let words = texts.with("entering-year", &[("year", Fact::Text(year))]);
                    ui.label(RichText::new(words).font(FontId::new(size::HEADING, crate::ui::fonts::bold())));
                }
            }
            ui.add_space(space::WIDE);
            let saves = texts.with("entering-save", &[("count", Fact::Number(count as f64))]);
            let keys = ui.ctx().format_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, Key::S));
            let hint = texts.with("entering-save-hint", &[("keys", Fact::Text(keys))]);
            let ready = !ground.session.entering().is_saving();
            if ui.add_enabled(ready && count > 0, Button::new(saves)).on_hover_text(hint).clicked() {
                commands.push(Command::Enter(Enter::Save));
            }
            if ui
                .add_enabled(ready && !ground.draft.cells.is_empty(), Button::new(texts.t("entering-discard")))
                .clicked()
            {
                self.discarding = true;
            }
            if ui.button(texts.t("entering-close")).clicked() {
                commands.push(Command::Enter(Enter::Close));
            }
        });
    }

    fn question(&mut self, ui: &mut Ui, ground: Ground<'_>, commands: &mut Vec<Command>) {
        let texts = ground.texts;
        ui.horizontal_wrapped(|ui| {
            let count = Fact::Number(ground.draft.cells.len() as f64);
            ui.label(texts.with("entering-discard-ask", &[("count", count)]));
            if ui.button(texts.t("entering-discard")).clicked() {
                self.discarding = false;
                commands.push(Command::Enter(Enter::Discard));
            }
            if ui.button(texts.t("entering-discard-back")).clicked() {
                self.discarding = false;
            }
        });
    }

    fn second_line(&mut self, ui: &mut Ui, ground: Ground<'_>, commands: &mut Vec<Command>) {
        let (texts, draft) = (ground.texts, ground.draft);
        ui.horizontal(|ui| {
            let width = (ui.available_width() * 0.36).clamp(160.0, 380.0);
            let needs = matches!(ground.session.entering().refused(), Some(Missing::Document(_)));
            let edge = needs.then(|| theme::status_colour(theme::look(ui), Status::WorseThanBaseline));
            let (name, hint) = (texts.t("entering-document"), texts.t("entering-document-hint"));
            ui.label(&name);
            let look = Look { name: &name, hint: &hint, right: false, edge, takes_tab: false };
            let (_, said) = self.field(ui, width, document_field(), &draft.document, look);
            commands.extend(said.map(|words| Command::Enter(Enter::Document(words))));
            documents(ui, ground, commands);
            let name = texts.t("entering-page");
            ui.label(&name);
            let look = Look { name: &name, hint: "", right: false, edge: None, takes_tab: false };
            let (page, said) = self.field(ui, 56.0, page_field(), &draft.page, look);
            commands.extend(said.map(|words| Command::Enter(Enter::Page(words))));
            page.on_hover_text(texts.t("entering-applied"));
            ui.add_space(space::WIDE);
            let hint = texts.t("entering-filter");
            let look = Look { name: &hint, hint: &hint, right: false, edge: None, takes_tab: false };
            let filter = self.filter.clone();
            let (_, said) = self.field(ui, 170.0, filter_field(), &filter, look);
            self.filter = said.unwrap_or(filter);
            if !self.filter.is_empty() {
                let name = texts.t("entering-filter-clear");
                let button = ui.button("×").on_hover_text(&name);
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if button.clicked() {
                    self.filter.clear();
                }
            }
        });
    }

    /// A field of a width on the line that is being laid out.
    pub(super) fn field(
        &mut self,
        ui: &mut Ui,
        width: f32,
        id: egui::Id,
        words: &str,
        look: Look<'_>,
    ) -> (Response, Option<String>) {
        let (place, _) = ui.allocate_exact_size(Vec2::new(width, FIELD), Sense::hover());
        let (response, said) = ui
            .scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
                self.fields.show(ui, Rect::from_min_size(place.min, place.size()), id, words, look)
            })
            .inner;
        (response, said)
    }
}

/// The documents of the city, to be chosen instead of being typed.
fn documents(ui: &mut Ui, ground: Ground<'_>, commands: &mut Vec<Command>) {
    let data = ground.loaded.data();
    let mut titles: Vec<&str> = Vec::new();
    let of_city = data.documents.iter().rev().filter(|document| document.municipality_code == ground.sheet.area);
    let of_city = of_city.filter(|document| !is_definition(&document.document_id));
    for document in of_city {
        if !document.title.is_empty() && !titles.contains(&document.title.as_str()) {
            titles.push(&document.title);
        }
    }
    if titles.is_empty() {
        return;
    }
    let name = ground.texts.t("entering-documents");
    let menu = ui.menu_button("…", |ui| {
        ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
            for title in titles {
                if ui.button(title).clicked() {
                    commands.push(Command::Enter(Enter::Document(title.to_owned())));
                }
            }
        });
    });
    menu.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    menu.response.on_hover_text(name);
}
