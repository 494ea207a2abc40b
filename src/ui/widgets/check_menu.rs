//! A list of which several entries can be shown; none picked means all.

use crate::text::catalogue::Texts;
use egui::{ComboBox, PopupCloseBehavior, Role, Ui, WidgetInfo};

/// Draws the list; returns the entry that was picked or unpicked.
pub fn show<T: Copy + PartialEq>(
    ui: &mut Ui,
    texts: &Texts,
    name: &str,
    entries: &[T],
    picked: &[T],
    words: impl Fn(T) -> String,
) -> Option<T> {
    let title = if picked.is_empty() {
        texts.pair(name, &texts.t("pick-all"))
    } else {
        texts.list(&picked.iter().map(|entry| words(*entry)).collect::<Vec<_>>())
    };
    let mut changed = None;
    let menu = ComboBox::from_id_salt(name)
        .selected_text(title)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            for entry in entries {
                let mut on = picked.contains(entry);
                if ui.checkbox(&mut on, words(*entry)).changed() {
                    changed = Some(*entry);
                }
            }
        });
    menu.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
    changed
}

/// Picks an entry, or unpicks it.
pub fn toggle<T: PartialEq>(picked: &mut Vec<T>, entry: T) {
    if let Some(at) = picked.iter().position(|other| *other == entry) {
        picked.remove(at);
    } else {
        picked.push(entry);
    }
}
