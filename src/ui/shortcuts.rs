//! Keyboard shortcuts: one table for handling them and for showing them.

use super::picks;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::view::{Screen, TimeAxis};
use crate::text::catalogue::Texts;
use egui::{Context, Key, KeyboardShortcut, Modifiers, Ui};

/// What a shortcut does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Moves the keyboard to the search field.
    Search,
    /// Takes the last step back.
    Undo,
    /// Takes an undone step again.
    Redo,
    /// Switches the language.
    Language,
    /// Switches the time axis.
    TimeAxis,
    /// Unpicks all indicators.
    Clear,
    /// Shows a screen.
    Show(Screen),
    /// Shows the list of shortcuts.
    Help,
}

/// Every shortcut with the key of its name. `COMMAND` is Ctrl, or ⌘ on macOS.
pub const SHORTCUTS: [(KeyboardShortcut, Action, &str); 15] = [
    (KeyboardShortcut::new(Modifiers::COMMAND, Key::F), Action::Search, "shortcut-search"),
    (KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z), Action::Redo, "shortcut-redo"),
    (KeyboardShortcut::new(Modifiers::COMMAND, Key::Z), Action::Undo, "shortcut-undo"),
    (KeyboardShortcut::new(Modifiers::COMMAND, Key::L), Action::Language, "shortcut-language"),
    (KeyboardShortcut::new(Modifiers::COMMAND, Key::T), Action::TimeAxis, "shortcut-time-axis"),
    (KeyboardShortcut::new(Modifiers::COMMAND, Key::Backspace), Action::Clear, "shortcut-clear"),
    (KeyboardShortcut::new(Modifiers::COMMAND, Key::Num1), Action::Show(Screen::Overview), "screen-overview"),
    (KeyboardShortcut::new(Modifiers::COMMAND, Key::Num2), Action::Show(Screen::City), "screen-city"),
    (KeyboardShortcut::new(Modifiers::COMMAND, Key::Num3), Action::Show(Screen::Compare), "screen-compare"),
    (KeyboardShortcut::new(Modifiers::COMMAND, Key::Num4), Action::Show(Screen::Gaps), "screen-gaps"),
    (KeyboardShortcut::new(Modifiers::COMMAND, Key::Num5), Action::Show(Screen::Population), "screen-population"),
    (KeyboardShortcut::new(Modifiers::COMMAND, Key::Num6), Action::Show(Screen::Activities), "screen-activities"),
    (KeyboardShortcut::new(Modifiers::COMMAND, Key::Num7), Action::Show(Screen::Data), "screen-data"),
    (KeyboardShortcut::new(Modifiers::COMMAND, Key::Num8), Action::Show(Screen::Consistency), "screen-consistency"),
    (KeyboardShortcut::new(Modifiers::NONE, Key::F1), Action::Help, "menu-shortcuts"),
];

/// Takes the shortcuts that were pressed; returns whether the list was asked for.
pub fn handle(ctx: &Context, session: &Session, commands: &mut Vec<Command>) -> bool {
    let mut help = false;
    // In a text field these keys change the text: taking them from it would lose picks without a word.
    let typing = ctx.text_edit_focused();
    for (shortcut, action, _) in SHORTCUTS {
        if typing && matches!(action, Action::Undo | Action::Redo | Action::Clear) {
            continue;
        }
        if !ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
            continue;
        }
        match action {
            Action::Search => ctx.memory_mut(|memory| memory.request_focus(picks::search_field())),
            Action::Undo => commands.push(Command::Undo),
            Action::Redo => commands.push(Command::Redo),
            Action::Language => commands.push(Command::SetLanguage(session.preferences().language.next())),
            Action::TimeAxis => commands.push(Command::SetAxis(match session.view().axis {
                TimeAxis::Calendar => TimeAxis::PlanTime,
                TimeAxis::PlanTime => TimeAxis::Calendar,
            })),
            Action::Clear => commands.push(Command::ClearIndicators),
            Action::Show(screen) => commands.push(Command::Show(screen)),
            Action::Help => help = true,
        }
    }
    help
}

/// Draws the list of shortcuts.
pub fn list(ui: &mut Ui, texts: &Texts) {
    egui::Grid::new("shortcuts").num_columns(2).spacing([24.0, 6.0]).show(ui, |ui| {
        for (shortcut, _, key) in SHORTCUTS {
            ui.label(ui.ctx().format_shortcut(&shortcut));
            ui.label(texts.t(key));
            ui.end_row();
        }
    });
}
