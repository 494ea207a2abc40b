//! Keyboard shortcuts: taken from the table of actions, and shown as a list from the same table.

use super::actions::{ACTIONS, Action, Deed};
use super::theme::space;
use crate::session::Session;
use crate::text::catalogue::Texts;
use egui::{Context, Grid, KeyboardShortcut, RichText, Ui};

/// Takes the shortcuts that were pressed; returns what they ask for.
pub fn handle(ctx: &Context, session: &Session) -> Vec<Deed> {
    // In a text field some keys change the text: taking them from it would lose picks without a word.
    let typing = ctx.text_edit_focused();
    let mut pressed: Vec<(KeyboardShortcut, &Action)> = ACTIONS
        .iter()
        .filter(|action| !(typing && action.of_text))
        .flat_map(|action| action.keys.iter().map(move |keys| (*keys, action)))
        .collect();
    // Keys with Shift are also the keys without it, and so come first.
    pressed.sort_by_key(|(keys, _)| !keys.modifiers.shift);
    let pressed = pressed.into_iter().filter(|(keys, _)| ctx.input_mut(|input| input.consume_shortcut(keys)));
    pressed.filter_map(|(_, action)| (action.deed)(session)).collect()
}

/// The keys of an action as people read them; several are set apart by a space.
#[must_use]
pub fn in_words(ctx: &Context, action: &Action) -> String {
    action.keys.iter().map(|keys| ctx.format_shortcut(keys)).collect::<Vec<_>>().join("  ")
}

/// Height that the list needs, in points.
#[must_use]
pub fn height(ui: &Ui) -> f32 {
    let spacing = ui.spacing();
    let rows = ACTIONS.iter().map(|action| action.keys.len()).sum::<usize>().div_ceil(2) + 1;
    (spacing.interact_size.y + spacing.item_spacing.y) * rows as f32
}

/// Draws the list of shortcuts in two columns.
pub fn list(ui: &mut Ui, texts: &Texts) {
    let with_keys: Vec<&Action> = ACTIONS.iter().filter(|action| !action.keys.is_empty()).collect();
    let half = with_keys.len().div_ceil(2);
    ui.horizontal_top(|ui| {
        for (number, column) in with_keys.chunks(half).enumerate() {
            if number > 0 {
                ui.add_space(space::WIDE);
            }
            Grid::new(("shortcuts", number)).num_columns(2).spacing([space::WIDE, space::NEAR]).show(ui, |ui| {
                for action in column {
                    for keys in action.keys {
                        ui.label(RichText::new(ui.ctx().format_shortcut(keys)).monospace());
                        ui.label(action.words(texts));
                        ui.end_row();
                    }
                }
            });
        }
    });
}
