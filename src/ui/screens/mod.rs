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
use crate::ui::picks;
use crate::ui::widgets::filter_field;
use egui::{Id, Ui};

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
    /// The list of cities, of which the screen shows one.
    City,
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
    /// The field that Ctrl+F goes to; `None` where the screen has none.
    pub search: Option<Id>,
    /// Whether the detail of an indicator stands at the right.
    pub detail: bool,
    /// The screen itself.
    pub part: Box<dyn Part>,
}

/// Every screen.
#[must_use]
pub fn all() -> Vec<Entry> {
    let entry = |screen, picks, search, detail, part| Entry { screen, picks, search, detail, part };
    let (none, table) = (None, Some(filter_field::table_field()));
    let overview = Box::new(overview::Overview::default()) as Box<dyn Part>;
    vec![
        entry(Screen::Overview, PickPane::Areas, none, true, overview),
        entry(Screen::City, PickPane::City, Some(picks::city_list_field()), true, Box::<city::City>::default()),
        entry(
            Screen::Compare,
            PickPane::Indicators,
            Some(picks::search_field()),
            true,
            Box::<compare::Compare>::default(),
        ),
        entry(Screen::Gaps, PickPane::Areas, Some(gaps::filter_field()), true, Box::<gaps::Gaps>::default()),
        entry(Screen::Population, PickPane::None, none, false, Box::<population::Population>::default()),
        entry(Screen::Activities, PickPane::Areas, table, true, Box::<activities::Activities>::default()),
        entry(Screen::Data, PickPane::Indicators, table, true, Box::<data::Data>::default()),
        entry(Screen::Consistency, PickPane::Areas, table, true, Box::<consistency::Consistency>::default()),
    ]
}
