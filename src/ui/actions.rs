//! Every action with its name and keys: one table for the keyboard, the palette and the list of keys.

use super::topbar::Asked;
use crate::session::Session;
use crate::session::basket::Change;
use crate::session::command::{Adjust, Command, Pick};
use crate::session::entering::Enter;
use crate::session::sieve::Filter;
use crate::session::view::{Screen, TimeAxis};
use crate::text::catalogue::Texts;
use egui::{Key, KeyboardShortcut, Modifiers};

/// What an action does.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// Asks the session for something, in this order.
    Commands(Vec<Command>),
    /// Asks the window for something.
    Ask(Asked),
}

impl Deed {
    /// Asks the session for one thing.
    #[must_use]
    pub fn of(command: Command) -> Self {
        Self::Commands(vec![command])
    }
}

/// An action that can always be found by its name.
#[derive(Debug, Clone, Copy)]
pub struct Action {
    /// Key of its name in the catalogues; `reading-` before it gives what else it is found by.
    pub name: &'static str,
    /// Its keys, the first one shown first. `COMMAND` is Ctrl, or ⌘ on macOS.
    pub keys: &'static [KeyboardShortcut],
    /// Whether its keys change the text while one is being typed, and stay with the text then.
    pub of_text: bool,
    /// What it does now; `None` where there is nothing to do.
    pub deed: fn(&Session) -> Option<Deed>,
}

impl Action {
    /// What it is called in the palette and in the list of keys.
    #[must_use]
    pub fn words(&self, texts: &Texts) -> String {
        let name = texts.t(self.name);
        if self.name.starts_with("screen-") { texts.pair(&texts.t("palette-screen"), &name) } else { name }
    }
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

macro_rules! keys {
    ($($key:expr),*) => { const { &[$($key),*] } };
}

const fn action(name: &'static str, keys: &'static [KeyboardShortcut], deed: fn(&Session) -> Option<Deed>) -> Action {
    Action { name, keys, of_text: false, deed }
}

const fn of_text(action: Action) -> Action {
    Action { of_text: true, ..action }
}

#[expect(clippy::unnecessary_wraps, reason = "the table asks each action whether there is something to do")]
const fn ask(asked: Asked) -> Option<Deed> {
    Some(Deed::Ask(asked))
}

#[expect(clippy::unnecessary_wraps, reason = "the table asks each action whether there is something to do")]
fn show(screen: Screen) -> Option<Deed> {
    Some(Deed::of(Command::Show(screen)))
}

/// Every action with a fixed name, in the order of the lists.
pub const ACTIONS: &[Action] = &[
    action("palette-title", keys![ctrl(Key::K), ctrl_shift(Key::P)], |_| ask(Asked::Palette)),
    action("shortcut-search", keys![ctrl(Key::F)], |_| ask(Asked::Search)),
    of_text(action("shortcut-undo", keys![ctrl(Key::Z)], |session| {
        session.history().undoable().map(|_| Deed::of(Command::Undo))
    })),
    of_text(action("shortcut-redo", keys![ctrl_shift(Key::Z)], |session| {
        session.history().redoable().map(|_| Deed::of(Command::Redo))
    })),
    action("screen-overview", keys![ctrl(Key::Num1)], |_| show(Screen::Overview)),
    action("screen-city", keys![ctrl(Key::Num2)], |_| show(Screen::City)),
    action("screen-compare", keys![ctrl(Key::Num3)], |_| show(Screen::Compare)),
    action("screen-population", keys![ctrl(Key::Num4)], |_| show(Screen::Population)),
    action("screen-data", keys![ctrl(Key::Num5)], |_| show(Screen::Data)),
    action("screen-activities", keys![ctrl(Key::Num6)], |_| show(Screen::Activities)),
    action("screen-consistency", keys![ctrl(Key::Num7)], |_| show(Screen::Consistency)),
    action("screen-gaps", keys![ctrl(Key::Num8)], |_| show(Screen::Gaps)),
    action("views-save-now", keys![ctrl(Key::S)], |session| {
        // Where values are being typed, they are what is to be saved.
        if session.is_entering() { Some(Deed::of(Command::Enter(Enter::Save))) } else { ask(Asked::Views) }
    }),
    action("menu-paste", keys![], |session| session.store().value().is_some().then_some(Deed::Ask(Asked::Paste))),
    action("city-add", keys![], |session| session.store().value().is_some().then_some(Deed::Ask(Asked::AddPlan(None)))),
    action("comparison-save-as", keys![], |session| {
        (session.view().indicators.len() > 1).then_some(Deed::Ask(Asked::Comparison(None)))
    }),
    action("derived-open", keys![], |session| {
        let can = session.store().value().is_some_and(|loaded| !loaded.read_only);
        can.then_some(Deed::Ask(Asked::Derived(None)))
    }),
    action("event-open", keys![], |session| session.store().value().is_some().then_some(Deed::Ask(Asked::Events))),
    action("entering-open", keys![ctrl(Key::I)], |session| {
        session.store().value().is_some().then(|| Deed::of(Command::Enter(Enter::Open)))
    }),
    action("views-list", keys![ctrl(Key::J)], |_| ask(Asked::Views)),
    action("views-save-file", keys![ctrl_shift(Key::S)], |_| ask(Asked::SaveViewFile)),
    action("views-open-file", keys![ctrl_shift(Key::O)], |_| ask(Asked::OpenViewFile)),
    action("figure-export", keys![ctrl(Key::E)], |session| {
        session.has_figure().then_some(Deed::Ask(Asked::ExportFigure))
    }),
    action("figure-copy-image", keys![ctrl_shift(Key::C)], |session| {
        session.has_figure().then_some(Deed::Ask(Asked::CopyImage))
    }),
    action("figure-copy-data", keys![ctrl_shift(Key::T)], |session| {
        session.has_figure().then_some(Deed::Ask(Asked::CopyData))
    }),
    action("basket-add", keys![ctrl(Key::B)], |session| {
        session.has_figure().then(|| Deed::of(Command::Basket(Change::Add)))
    }),
    action("basket-open", keys![ctrl_shift(Key::B)], |_| ask(Asked::Basket)),
    of_text(action("shortcut-clear", keys![ctrl(Key::Backspace)], |session| {
        (!session.view().indicators.is_empty()).then(|| Deed::of(Command::Pick(Pick::ClearIndicators)))
    })),
    of_text(action("action-clear-filters", keys![ctrl_shift(Key::Backspace)], |session| {
        (!Filter::active(session.view()).is_empty()).then(|| Deed::of(Command::Adjust(Adjust::ClearFilters)))
    })),
    action("shortcut-time-axis", keys![ctrl(Key::T)], |session| {
        Some(Deed::of(Command::Adjust(Adjust::SetAxis(match session.view().axis {
            TimeAxis::Calendar => TimeAxis::PlanTime,
            TimeAxis::PlanTime => TimeAxis::Calendar,
        }))))
    }),
    action("shortcut-language", keys![ctrl(Key::L)], |session| {
        Some(Deed::of(Command::SetLanguage(session.preferences().language.next())))
    }),
    action("action-dark", keys![ctrl(Key::D)], |session| Some(Deed::of(Command::SetDark(!session.preferences().dark)))),
    action("action-left-pane", keys![ctrl_shift(Key::L)], |_| ask(Asked::FoldLeft)),
    action("action-close-detail", keys![ctrl_shift(Key::R)], |session| {
        session.focus().is_some().then_some(Deed::Ask(Asked::CloseDetail))
    }),
    action("menu-zoom-in", keys![ctrl(Key::Plus)], |_| ask(Asked::Zoom(1))),
    action("menu-zoom-out", keys![ctrl(Key::Minus)], |_| ask(Asked::Zoom(-1))),
    action("menu-zoom-reset", keys![ctrl(Key::Num0)], |_| ask(Asked::Zoom(0))),
    action("menu-open-file", keys![ctrl(Key::O)], |_| ask(Asked::OpenFile)),
    action("menu-new-form", keys![ctrl(Key::N)], |session| {
        session.store().value().is_some().then_some(Deed::Ask(Asked::NewForm))
    }),
    action("menu-open-store", keys![ctrl_shift(Key::D)], |_| ask(Asked::OpenDialog)),
    action("menu-vintages", keys![ctrl(Key::G)], |_| ask(Asked::Vintages)),
    action("action-dismiss-all", keys![ctrl(Key::M)], |session| {
        let dismiss = session.notices().iter().map(|notice| Command::Dismiss(notice.id));
        (!session.notices().is_empty()).then(|| Deed::Commands(dismiss.collect()))
    }),
    action("menu-shortcuts", keys![KeyboardShortcut::new(Modifiers::NONE, Key::F1)], |_| ask(Asked::Shortcuts)),
    action("menu-quit", keys![ctrl(Key::Q)], |_| ask(Asked::Quit)),
];
