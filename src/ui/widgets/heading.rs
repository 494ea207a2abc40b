//! Headings of panes and of the parts of a detail.

use crate::ui::fonts;
use crate::ui::theme::{self, size, space};
use egui::{FontId, RichText, Ui};

/// The heading of a pane.
pub fn pane(ui: &mut Ui, words: &str) {
    ui.add_space(space::NEAR);
    self::words(ui, words);
    ui.add_space(space::TIGHT);
}

/// The words of a pane's heading, where something else stands on the same line.
pub fn words(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(FontId::new(size::HEADING, fonts::bold())));
}

/// The heading of a part.
pub fn part(ui: &mut Ui, words: &str) {
    ui.add_space(space::STEP);
    ui.label(RichText::new(words).font(FontId::new(size::BODY, fonts::bold())));
}

/// Words that come second.
pub fn faint(ui: &mut Ui, words: &str) {
    let colour = theme::look(ui).faint();
    ui.label(RichText::new(words).size(size::SMALL).color(colour));
}

/// One named fact; nothing where the fact is empty.
pub fn fact(ui: &mut Ui, name: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    faint(ui, name);
    ui.label(words);
}
