//! The window of a comparison of the reader's own: name, grade, reason, and the indicators that it joins.

use super::keys::Composing;
use super::theme::{self, space};
use super::widgets::{dialog, heading};
use crate::analysis::compare;
use crate::model::comparison::Grade;
use crate::model::id::{ComparisonId, IndicatorId};
use crate::model::message::Fact;
use crate::model::status::Status;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::typing::comparing::{Comparing, OwnComparison};
use crate::ui::picks;
use egui::{Button, Id, Rect, RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

/// State of the window.
#[derive(Debug, Default)]
pub struct ComparisonWindow {
    own: Option<OwnComparison>,
    /// Whether the name gets the keyboard when it is drawn next.
    fresh: bool,
    /// Whether saving was asked for while something was missing.
    refused: bool,
    composing: Composing,
}

impl ComparisonWindow {
    /// Opens the window for what is picked, or for a comparison that is there.
    pub fn open(&mut self, session: &Session, id: Option<&ComparisonId>) {
        let Some(loaded) = session.store().value() else { return };
        let known = id.and_then(|id| loaded.data().comparisons.iter().find(|row| row.comparison_id == *id));
        let own = match known {
            Some(row) => OwnComparison {
                id: Some(row.comparison_id.clone()),
                name: row.name.clone(),
                // What was never said in English is the Japanese text.
                name_en: if row.name_en == row.name { String::new() } else { row.name_en.clone() },
                grade: row.grade,
                reason: row.reason.clone(),
                reason_en: if row.reason_en == row.reason { String::new() } else { row.reason_en.clone() },
                members: compare::members(loaded.data(), row).map(|member| member.indicator_id.clone()).collect(),
            },
            None => OwnComparison {
                id: None,
                name: String::new(),
                name_en: String::new(),
                grade: Grade::Similar,
                reason: String::new(),
                reason_en: String::new(),
                members: session.view().indicators.clone(),
            },
        };
        *self = Self { own: Some(own), fresh: true, ..Self::default() };
    }

    /// Whether the window is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.own.is_some()
    }

    /// Draws the window where it is open.
    pub fn show(&mut self, ui: &Ui, session: &Session, room: Rect, commands: &mut Vec<Command>) {
        if self.own.is_none() {
            return;
        }
        let texts = session.texts();
        let keys = self.composing.field_keys(ui.ctx());
        let (mut open, mut save, mut cancelled) = (true, keys.enter, keys.escape);
        dialog::window(texts.t("comparison-title"), room).id(Id::unique("own-comparison")).open(&mut open).show(
            ui.ctx(),
            |ui| {
                ui.set_width((room.width() * 0.6).clamp(420.0, 680.0));
                self.fields(ui, session, room.height() * 0.3);
                ui.add_space(space::STEP);
                ui.horizontal(|ui| {
                    save |= ui.add(Button::new(texts.t("path-save"))).clicked();
                    cancelled |= ui.button(texts.t("dialog-cancel")).clicked();
                });
            },
        );
        if save && let Some(own) = &self.own {
            self.refused = own.lacks().is_some();
            if !self.refused {
                commands.extend(self.own.take().map(|own| Command::Compare(Comparing::Put(own))));
            }
        } else if cancelled || !open {
            self.own = None;
        }
    }

    fn fields(&mut self, ui: &mut Ui, session: &Session, most: f32) {
        let texts = session.texts();
        let fresh = std::mem::take(&mut self.fresh);
        let refused = self.refused;
        let Some(own) = &mut self.own else { return };
        if text(ui, &texts.t("comparison-name"), &mut own.name, fresh) {
            self.refused = false;
        }
        heading::faint(ui, &texts.t("comparison-grade"));
        for grade in Grade::ALL {
            let words = texts.aside(&texts.grade(*grade), &texts.t(&format!("comparison-grade-{}", grade.key())));
            ui.radio_value(&mut own.grade, *grade, words);
        }
        if text(ui, &texts.t("comparison-reason"), &mut own.reason, false) {
            self.refused = false;
        }
        text(ui, &texts.t("comparison-name-en"), &mut own.name_en, false);
        text(ui, &texts.t("comparison-reason-en"), &mut own.reason_en, false);
        let count = Fact::Number(own.members.len() as f64);
        heading::faint(ui, &texts.with("comparison-members", &[("count", count)]));
        let mut gone: Option<IndicatorId> = None;
        ScrollArea::vertical().id_salt("comparison-members").max_height(most).auto_shrink([false, true]).show(
            ui,
            |ui| {
                for id in &own.members {
                    let Some(loaded) = session.store().value() else { return };
                    let Some(indicator) = loaded.index.indicator(id) else { continue };
                    let name = texts.aside(&texts.indicator(indicator), &picks::coverage(texts, loaded, indicator));
                    ui.horizontal(|ui| {
                        let spoken = texts.with("comparison-leave-out", &[("name", Fact::Text(name.clone()))]);
                        let button = ui.small_button("×").on_hover_text(&spoken);
                        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
                        if button.clicked() {
                            gone = Some(id.clone());
                        }
                        ui.add(egui::Label::new(name).truncate());
                    });
                }
            },
        );
        own.members.retain(|id| gone.as_ref() != Some(id));
        if let Some(lacks) = own.lacks().filter(|_| refused) {
            let colour = theme::status_colour(theme::look(ui), Status::WorseThanBaseline);
            ui.label(RichText::new(texts.say(&lacks)).color(colour));
        }
    }
}

/// A field with its name above it; whether its text has changed.
fn text(ui: &mut Ui, name: &str, words: &mut String, fresh: bool) -> bool {
    heading::faint(ui, name);
    let response = ui.add(TextEdit::singleline(words).desired_width(f32::INFINITY));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    if fresh {
        response.request_focus();
    }
    response.changed()
}
