//! The basket: figures collected for a briefing, in an order, with titles and notes.

// What can be written is the export's own vocabulary.
pub use crate::export::briefing::PackFormat;
pub use crate::export::figure::{FigureFormat, Pixels};
pub use crate::export::office::OfficeFormat;
pub use crate::export::png::Resolution;
pub use crate::export::svg::SvgText;

use super::Session;
use super::figures::{self, Collected, Ground, Panel};
use super::history::{Before, Step};
use super::notice::Severity;
use super::view::Screen;
use super::writing::{Order, Writing, drawn};
use crate::chart::page::{DataFacts, FigurePage, PageChoice};
use crate::export::figure;
use crate::model::message::{Explain, Message};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The collected figures.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Basket {
    /// Title of the pack; empty for the usual one.
    #[serde(default)]
    pub title: String,
    /// The figures in their order.
    #[serde(default)]
    pub items: Vec<Collected>,
}

/// A change of the basket.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Adds the figures of the screen that is shown.
    Add,
    /// Adds one of several figures of the screen that is shown.
    AddPanel(Panel),
    /// Takes a figure out.
    Remove(usize),
    /// Moves a figure one place up.
    Up(usize),
    /// Moves a figure one place down.
    Down(usize),
    /// Gives a figure a title of the reader's own; an empty one is made from the data again.
    Retitle(usize, String),
    /// Gives a figure a note.
    Note(usize, String),
    /// Gives the pack a title.
    Title(String),
}

impl Change {
    /// The name under which it is taken back.
    const fn step(&self) -> Step {
        match self {
            Self::Add | Self::AddPanel(_) => Step::Collect,
            Self::Remove(_) => Step::TakeOut,
            Self::Up(_) | Self::Down(_) => Step::Move,
            Self::Retitle(..) | Self::Title(_) => Step::Retitle,
            Self::Note(..) => Step::Note,
        }
    }
}

/// The session's part of the basket.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) basket: Basket,
    pub(super) writing: Option<Writing>,
    /// What was not written because something lies there, by the notice that says so.
    pub(super) refused: BTreeMap<u64, Order>,
}

impl Kept {
    /// The basket of another store.
    pub(super) fn of(basket: Option<Basket>) -> Self {
        Self { basket: basket.unwrap_or_default(), ..Self::default() }
    }

    /// Makes a change; returns the basket before it, where it changed anything.
    fn change(&mut self, change: Change, added: Option<Collected>) -> Option<Basket> {
        let before = self.basket.clone();
        let items = &mut self.basket.items;
        match change {
            Change::Add | Change::AddPanel(_) => items.extend(added),
            Change::Remove(at) if at < items.len() => drop(items.remove(at)),
            Change::Up(at) if at > 0 && at < items.len() => items.swap(at, at - 1),
            Change::Down(at) if at + 1 < items.len() => items.swap(at, at + 1),
            Change::Retitle(at, title) => {
                if let Some(item) = items.get_mut(at) {
                    item.title = Some(title).filter(|title| !title.trim().is_empty());
                }
            }
            Change::Note(at, note) => {
                if let Some(item) = items.get_mut(at) {
                    item.note = note;
                }
            }
            Change::Title(title) => self.basket.title = title,
            Change::Remove(_) | Change::Up(_) | Change::Down(_) => {}
        }
        (self.basket != before).then_some(before)
    }
}

impl Session {
    /// The collected figures.
    #[must_use]
    pub fn basket(&self) -> &Basket {
        &self.kept.basket
    }

    /// Which data figures are made from.
    #[must_use]
    pub fn facts(&self) -> DataFacts {
        let Some(loaded) = self.store().value() else { return DataFacts::default() };
        let stored = loaded.vintages.iter().filter(|v| v.current).map(|v| v.stored_at.clone()).max();
        DataFacts {
            title: loaded.data().title.clone(),
            version: loaded.data().version.clone(),
            stored_at: stored.unwrap_or_default(),
        }
    }

    /// The figure of the screen that is shown, or one of several; `None` where it has none.
    #[must_use]
    pub fn collected_now(&self, panel: Option<Panel>) -> Option<Collected> {
        let mut now = Collected { panel, ..Collected::new(self.preferences().screen, self.view().clone()) };
        now.found = self.figure_pages(&now, &PageChoice::default()).first().map(|page| page.title.clone())?;
        Some(now)
    }

    /// The figures of the screen that is shown, each with its finding, where it shows several.
    #[must_use]
    pub fn panels_now(&self) -> Vec<(Panel, String)> {
        let Some(loaded) = self.store().value() else { return Vec::new() };
        let facts = self.facts();
        let ground = Ground { index: &loaded.index, facts: &facts, texts: self.texts() };
        ground.panels(self.preferences().screen, self.view())
    }

    /// Whether the screen that is shown has a figure; quickly, for a button.
    #[must_use]
    pub fn has_figure(&self) -> bool {
        let screen = self.preferences().screen;
        let picked = screen != Screen::Compare || !self.picks().is_empty();
        figures::has_figure(screen) && picked && !self.view().areas.is_empty() && self.store().value().is_some()
    }

    /// The pages of a figure; none where no store is open or the data have nothing that it names.
    #[must_use]
    pub fn figure_pages(&self, collected: &Collected, choice: &PageChoice) -> Vec<FigurePage> {
        let Some(loaded) = self.store().value() else { return Vec::new() };
        let facts = self.facts();
        let ground = Ground { index: &loaded.index, facts: &facts, texts: self.texts() };
        ground.pages(collected, choice).unwrap_or_default()
    }

    /// The image of the figure that is shown, for the clipboard.
    ///
    /// # Errors
    /// Why there is none.
    pub fn figure_image(&self, panel: Option<Panel>, choice: &PageChoice) -> Result<Pixels, Message> {
        let nothing = || Message::new("error-figure-none");
        let now = self.collected_now(panel).ok_or_else(nothing)?;
        let pages = self.figure_pages(&now, choice);
        drawn(&pages, self.texts())?;
        figure::pixels(pages.first().ok_or_else(nothing)?).map_err(|error| error.explain())
    }

    /// Does what is asked about the basket.
    pub(super) fn change_basket(&mut self, change: Change) {
        let adds = match change {
            Change::Add => Some(None),
            Change::AddPanel(panel) => Some(Some(panel)),
            _ => None,
        };
        let added = adds.and_then(|panel| self.collected_now(panel));
        if adds.is_some() {
            let Some(added) = &added else {
                return self.notify(Severity::Warning, Message::new("error-figure-none"), None);
            };
            let message = Message::new("basket-added").text("title", &added.found);
            self.notify(Severity::Info, message, None);
        }
        let step = change.step();
        if let Some(before) = self.kept.change(change, added) {
            self.history.record(step, Before::Basket(before));
            self.worker.remember("basket", &self.kept.basket);
        }
    }

    /// Puts a basket of before in force again.
    pub(super) fn put_basket(&mut self, basket: Basket) {
        self.kept.basket = basket;
        self.worker.remember("basket", &self.kept.basket);
    }
}
