//! The window of events: all of them in the order of time, and the fields of the one that is noted or changed.

use super::keys::Composing;
use super::theme::{self, space};
use super::widgets::{dialog, heading};
use crate::chart::request::area_name;
use crate::model::event::Event;
use crate::model::id::DocumentId;
use crate::model::message::Fact;
use crate::model::municipality::AreaCode;
use crate::model::status::Status;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::loaded::Loaded;
use crate::session::typing::chronicle::{Chronicle, OwnEvent};
use crate::session::typing::defining::Definition;
use crate::text::catalogue::Texts;
use egui::{Button, ComboBox, Grid, Id, Rect, RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

/// State of the window.
#[derive(Debug, Default)]
pub struct EventsWindow {
    open: bool,
    own: OwnEvent,
    /// Whether saving was asked for while something was missing.
    refused: bool,
    composing: Composing,
}

impl EventsWindow {
    /// Opens the window.
    pub fn open(&mut self) {
        *self = Self { open: true, ..Self::default() };
    }

    /// Whether the window is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// Draws the window where it is open.
    pub fn show(&mut self, ui: &Ui, session: &Session, room: Rect, commands: &mut Vec<Command>) {
        let Some(loaded) = session.store().value().filter(|_| self.open) else { return };
        let texts = session.texts();
        let keys = self.composing.field_keys(ui.ctx());
        let mut open = !keys.escape;
        dialog::window(texts.t("event-title"), room).id(Id::unique("events-window")).open(&mut open).show(
            ui.ctx(),
            |ui| {
                ui.set_width((room.width() * 0.6).clamp(440.0, 700.0));
                heading::faint(ui, &texts.t("event-about"));
                self.list(ui, texts, loaded, room.height() * 0.35, commands);
                ui.separator();
                self.fields(ui, session, loaded);
                let words = texts.t(if self.own.id.is_some() { "event-change" } else { "event-add" });
                let save = ui.add_enabled(!loaded.read_only, Button::new(words)).clicked();
                if save || (keys.enter && !loaded.read_only) {
                    self.refused = self.own.event(DocumentId::new("")).is_err();
                    if !self.refused {
                        let own = std::mem::take(&mut self.own);
                        commands.push(Command::Define(Definition::Event(Chronicle::Put(own))));
                    }
                }
            },
        );
        self.open = open;
    }

    fn list(&mut self, ui: &mut Ui, texts: &Texts, loaded: &Loaded, most: f32, commands: &mut Vec<Command>) {
        let mut events: Vec<Event> = loaded.data().documents.iter().filter_map(Event::of).collect();
        events.sort_by_key(|event| event.period);
        if events.is_empty() {
            ui.label(texts.t("event-none"));
            return;
        }
        ScrollArea::vertical().id_salt("events").max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            Grid::new("events").num_columns(4).striped(true).spacing([space::STEP, space::NEAR]).show(ui, |ui| {
                for event in &events {
                    ui.label(texts.period_short(event.period));
                    ui.label(place(texts, loaded, event.area));
                    ui.label(texts.event(event));
                    ui.horizontal(|ui| {
                        let named = [("text", Fact::Text(texts.event(event).to_owned()))];
                        let mut button = |key: &str, spoken: &str| {
                            let response = ui.add_enabled(!loaded.read_only, Button::new(texts.t(key)).small());
                            let name = texts.with(spoken, &named);
                            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                            response.clicked()
                        };
                        if button("event-change", "event-change-of") {
                            self.own = OwnEvent::of(event);
                        }
                        if button("event-delete", "event-delete-of") {
                            let delete = Chronicle::Delete(event.id.clone());
                            commands.push(Command::Define(Definition::Event(delete)));
                        }
                    });
                    ui.end_row();
                }
            });
        });
    }

    fn fields(&mut self, ui: &mut Ui, session: &Session, loaded: &Loaded) {
        let texts = session.texts();
        let own = &mut self.own;
        for (key, words) in
            [("event-when", &mut own.period), ("event-what", &mut own.text), ("event-what-en", &mut own.text_en)]
        {
            let name = texts.t(key);
            heading::faint(ui, &name);
            let response = ui.add(TextEdit::singleline(words).desired_width(f32::INFINITY));
            response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        }
        // The picked areas, and the one that the event is of already.
        let mut areas: Vec<Option<AreaCode>> = vec![None];
        areas.extend(session.view().areas.iter().copied().map(Some));
        if !areas.contains(&own.area) {
            areas.push(own.area);
        }
        let title = texts.pair(&texts.t("event-where"), &place(texts, loaded, own.area));
        let combo =
            ComboBox::from_id_salt("event-where").selected_text(&title).truncate().width(280.0).show_ui(ui, |ui| {
                for area in areas {
                    ui.selectable_value(&mut own.area, area, place(texts, loaded, area));
                }
            });
        combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &title));
        if let Some(problem) = own.event(DocumentId::new("")).err().filter(|_| self.refused) {
            let colour = theme::status_colour(theme::look(ui), Status::WorseThanBaseline);
            ui.label(RichText::new(texts.say(&problem)).color(colour));
        }
        ui.add_space(space::STEP);
    }
}

fn place(texts: &Texts, loaded: &Loaded, area: Option<AreaCode>) -> String {
    area.map_or_else(|| texts.t("event-everywhere"), |area| area_name(&loaded.index, texts, area))
}
