//! The small inputs of the pane: pick lists of known values, fields for words, and the confidence of a guess.

use crate::model::mapping::Guess;
use crate::text::catalogue::Texts;
use crate::ui::keys::Composing;
use crate::ui::widgets::heading;
use egui::{ComboBox, Id, Role, TextEdit, Ui, WidgetInfo};
use std::collections::BTreeMap;

/// Width of the names before the inputs, in points.
pub(super) const NAME: f32 = 108.0;

/// What is being typed into the fields of the pane.
#[derive(Debug, Default)]
pub(super) struct Fields {
    typed: BTreeMap<&'static str, String>,
    composing: Composing,
    /// Whether one of the fields had the keyboard in the frame before.
    focused: bool,
    enter: bool,
    /// Words with which an area is searched.
    pub(super) area: String,
    /// A symbol that is being added to the legend.
    pub(super) symbol: String,
}

/// A name with an input beside it.
pub(super) fn row(ui: &mut Ui, name: &str, input: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let size = egui::vec2(NAME, ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(NAME);
            ui.add(egui::Label::new(name).wrap());
        });
        input(ui);
    });
}

/// A pick list over values; returns another one where it was picked.
pub(super) fn pick<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    now: T,
    values: impl IntoIterator<Item = T>,
    words: impl Fn(T) -> String,
) -> Option<T> {
    let mut picked = None;
    row(ui, name, |ui| {
        let width = (ui.available_width() - 4.0).max(80.0);
        let menu = ComboBox::from_id_salt(name).selected_text(words(now)).width(width).truncate();
        let menu = menu.show_ui(ui, |ui| {
            for value in values {
                if ui.selectable_label(value == now, words(value)).clicked() && value != now {
                    picked = Some(value);
                }
            }
        });
        menu.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
    });
    picked
}

impl Fields {
    /// Begins a frame: the Enter that confirms a composition stays with the composition.
    pub(super) fn begin(&mut self, ui: &Ui) {
        self.enter = std::mem::take(&mut self.focused) && self.composing.field_keys(ui.ctx()).enter;
    }

    /// A field for words; returns other words once Enter is pressed or the keyboard has gone elsewhere.
    pub(super) fn words(&mut self, ui: &mut Ui, texts: &Texts, key: &'static str, now: &str) -> Option<String> {
        let name = texts.t(key);
        let mut asked = None;
        row(ui, &name, |ui| {
            let mut typed = self.typed.get(key).cloned().unwrap_or_else(|| now.to_owned());
            let width = (ui.available_width() - 8.0).max(60.0);
            // Several lines, so that a long name is seen whole; the name itself has one.
            let response =
                ui.add(TextEdit::multiline(&mut typed).id(Id::unique(key)).desired_rows(1).desired_width(width));
            response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
            let done = response.lost_focus() || (response.has_focus() && self.enter);
            self.focused |= response.has_focus();
            if response.changed() {
                typed.retain(|c| !c.is_control());
                self.typed.insert(key, typed);
            }
            if done {
                asked = self.typed.remove(key).filter(|typed| typed != now);
            }
        });
        asked
    }
}

/// How sure a guess is, as a key of the catalogues.
pub(super) const fn sureness(guess: Guess) -> &'static str {
    match guess.confidence {
        sure if sure >= 0.9 => "importing-sure",
        likely if likely >= 0.6 => "importing-likely",
        _ => "importing-unsure",
    }
}

/// How sure a guess is, and why, in words.
pub(super) fn confidence(texts: &Texts, guess: Guess) -> String {
    texts.aside(&texts.t(sureness(guess)), &texts.t(&format!("import-why-{}", guess.why.key())))
}

/// Draws the confidence of a guess under what was guessed.
pub(super) fn guess(ui: &mut Ui, texts: &Texts, guess: Guess) {
    heading::faint(ui, &confidence(texts, guess));
}
