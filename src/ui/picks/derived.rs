//! What can be defined beside the list: computed indicators, of which the picked one is changed and deleted, and events.

use crate::model::typed::is_derived;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::loaded::Loaded;
use crate::session::typing::defining::Definition;
use crate::session::typing::deriving::Deriving;
use crate::ui::theme::{self, size};
use crate::ui::topbar::Asked;
use egui::{Link, RichText, Role, TextWrapMode, Ui, WidgetInfo};

/// Draws the links.
pub(super) fn show(ui: &mut Ui, session: &Session, loaded: &Loaded, commands: &mut Vec<Command>) -> Option<Asked> {
    if loaded.read_only {
        return None;
    }
    let texts = session.texts();
    let picked = match session.view().indicators.as_slice() {
        [only] if is_derived(only) => Some(only),
        _ => None,
    };
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        // A link that broke into two rows would answer where another one stands.
        ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
        if link(ui, &texts.t("derived-open")) {
            asked = Some(Asked::Derived(None));
        }
        if link(ui, &texts.t("event-open")) {
            asked = Some(Asked::Events);
        }
        let Some(id) = picked else { return };
        if link(ui, &texts.t("derived-edit")) {
            asked = Some(Asked::Derived(Some(id.clone())));
        }
        if link(ui, &texts.t("derived-delete")) {
            commands.push(Command::Define(Definition::Derived(Deriving::Delete(id.clone()))));
        }
    });
    asked
}

fn link(ui: &mut Ui, words: &str) -> bool {
    let text = RichText::new(words).size(size::SMALL).color(theme::accent(theme::look(ui)));
    let link = ui.add(Link::new(text));
    link.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    link.clicked()
}
