//! The registry of screens: each is one file with one state struct, listed here once.

pub mod activities;
pub mod city;
pub mod compare;
pub mod consistency;
pub mod data;
pub mod gaps;
pub mod overview;
pub mod population;

use crate::session::Session;
use crate::session::command::Command;
use crate::session::view::Screen;
use egui::Ui;

/// A screen: reads the session, returns commands, keeps only what it has built or how it is folded.
pub trait Part: std::fmt::Debug {
    /// Draws the screen into the room that is left between the panes.
    fn show(&mut self, ui: &mut Ui, session: &Session, commands: &mut Vec<Command>);
}

/// What the left pane offers beside a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PickPane {
    /// Nothing: the pane is not there.
    None,
    /// Cities and themes.
    Areas,
    /// Cities, themes, indicators and comparisons.
    Indicators,
}

/// One screen with the panes that stand beside it.
#[derive(Debug)]
pub struct Entry {
    /// Which screen it is.
    pub screen: Screen,
    /// What can be picked at the left.
    pub picks: PickPane,
    /// Whether the detail of an indicator stands at the right.
    pub detail: bool,
    /// The screen itself.
    pub part: Box<dyn Part>,
}

/// Every screen, in the order of the tabs.
#[must_use]
pub fn all() -> Vec<Entry> {
    let entry = |screen, picks, detail, part| Entry { screen, picks, detail, part };
    vec![
        entry(Screen::Overview, PickPane::Areas, false, Box::new(overview::Overview::default()) as Box<dyn Part>),
        entry(Screen::City, PickPane::None, true, Box::<city::City>::default()),
        entry(Screen::Compare, PickPane::Indicators, true, Box::<compare::Compare>::default()),
        entry(Screen::Gaps, PickPane::Areas, true, Box::<gaps::Gaps>::default()),
        entry(Screen::Population, PickPane::None, false, Box::<population::Population>::default()),
        entry(Screen::Activities, PickPane::Areas, true, Box::<activities::Activities>::default()),
        entry(Screen::Data, PickPane::Indicators, true, Box::<data::Data>::default()),
        entry(Screen::Consistency, PickPane::Areas, true, Box::<consistency::Consistency>::default()),
    ]
}
