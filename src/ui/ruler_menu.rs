//! Choosing and editing the ruler: presets, three thresholds, and the words that print them.

use super::theme::space;
use crate::analysis::ruler;
use crate::model::ruler::Ruler;
use crate::session::Session;
use crate::session::command::{Adjust, Command};
use crate::text::catalogue::Texts;
use egui::{Slider, Ui};

/// The ruler's name and thresholds in words, as they stand on every output.
#[must_use]
pub fn words(texts: &Texts, ruler: &Ruler) -> String {
    texts.ruler_in_words(ruler)
}

/// Highest threshold that can be chosen.
const MOST: f64 = 2.0;

/// Draws the menu.
pub fn show(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let texts = session.texts();
    let now = &session.view().ruler;
    ui.set_max_width(360.0);
    for preset in ruler::presets() {
        if ui.radio(preset.key == now.key, texts.ruler(&preset.key)).clicked() {
            commands.push(Command::Adjust(Adjust::SetRuler(preset)));
        }
    }
    ui.separator();
    let mut edited = now.clone();
    let mut changed = false;
    let thresholds = [
        ("ruler-threshold-on_track", &mut edited.on_track, (now.mostly_on_track, MOST)),
        ("ruler-threshold-mostly_on_track", &mut edited.mostly_on_track, (now.slightly_behind, now.on_track)),
        ("ruler-threshold-slightly_behind", &mut edited.slightly_behind, (0.0, now.mostly_on_track)),
    ];
    egui::Grid::new("thresholds").num_columns(2).spacing([space::WIDE, space::NEAR]).show(ui, |ui| {
        for (key, value, (least, most)) in thresholds {
            let name = texts.t(key);
            let label = ui.label(&name);
            // One scale for all three, so that their places can be compared; each stops at its neighbours.
            let field = Slider::new(value, 0.0..=MOST).step_by(0.01).fixed_decimals(2);
            changed |= ui.add(field).labelled_by(label.id).changed();
            *value = value.clamp(least, most);
            ui.end_row();
        }
    });
    if changed {
        ruler::CUSTOM.clone_into(&mut edited.key);
        commands.push(Command::Adjust(Adjust::SetRuler(edited)));
    }
    ui.add_space(space::NEAR);
    ui.label(words(texts, now));
}
