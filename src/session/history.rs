//! Undo and redo of choices and of the collected figures, in named steps.

use super::basket::Basket;
use super::entering::draft::Draft;
use super::view::ViewSpec;
use crate::model::municipality::AreaCode;
use std::collections::BTreeMap;

/// Most steps that are kept; older ones fall off.
const DEPTH: usize = 200;

keyed_enum! {
    /// What a step changed; its name is shown beside undo and redo.
    Step as "step" {
        /// The picked areas.
        Areas = "cities",
        /// The picked themes.
        Themes = "themes",
        /// The picked indicators.
        Indicators = "indicators",
        /// A picked comparison.
        Comparison = "comparison",
        /// The time axis.
        Axis = "time-axis",
        /// The ruler.
        Ruler = "ruler",
        /// A cell of the overview.
        Cell = "cell",
        /// A filter set or taken away.
        Filter = "filter",
        /// The years shown.
        Years = "years",
        /// What the value axis counts, or how panels are laid out.
        Layout = "layout",
        /// The city whose profile is shown.
        City = "city",
        /// A saved view opened.
        View = "view",
        /// Everything cleared.
        Clear = "cleared",
        /// The order of the board of gaps.
        Order = "order",
        /// A figure collected.
        Collect = "basket-add",
        /// A collected figure taken out.
        TakeOut = "basket-remove",
        /// Collected figures in another order.
        Move = "basket-move",
        /// A title of a collected figure, or of the pack.
        Retitle = "basket-title",
        /// A note on a collected figure.
        Note = "basket-note",
        /// Values typed and not saved yet.
        Typed = "typed",
        /// Typed values saved.
        SaveTyped = "typed-save",
        /// A comparison of the reader's own saved.
        SaveComparison = "comparison-save",
        /// A plan added, with its city.
        AddPlan = "plan-add",
        /// An indicator added.
        AddKpi = "kpi-add",
        /// A grade of a city's own body added.
        AddGrade = "grade-add",
        /// An indicator of the reader's own saved.
        SaveDerived = "derived-save",
        /// An event noted.
        SaveEvent = "event-save",
        /// An event deleted.
        DeleteEvent = "event-delete",
        /// An indicator of the reader's own deleted.
        DeleteDerived = "derived-delete",
        /// A comparison of the reader's own deleted.
        DeleteComparison = "comparison-delete",
    }
}

impl Step {
    /// Whether it changed the collected figures rather than the view.
    #[must_use]
    pub const fn is_of_basket(self) -> bool {
        matches!(self, Self::Collect | Self::TakeOut | Self::Move | Self::Retitle | Self::Note)
    }
}

/// What a step changed, as it was before.
#[derive(Debug, Clone, PartialEq)]
pub enum Before {
    /// The choices.
    View(Box<ViewSpec>),
    /// The collected figures.
    Basket(Basket),
    /// What was typed of a city and not saved.
    Draft(AreaCode, Box<Draft>),
    /// A save of typed values, by its number: taken back where it is done, done again where it is taken back.
    Saved(u64),
}

/// Everything that steps change, as it is now.
#[derive(Debug, Clone, Copy)]
pub struct Now<'a> {
    /// The choices.
    pub view: &'a ViewSpec,
    /// The collected figures.
    pub basket: &'a Basket,
    /// What is typed and not saved.
    pub drafts: &'a BTreeMap<AreaCode, Draft>,
}

impl Before {
    /// The same thing as it is now.
    fn now(&self, now: Now<'_>) -> Self {
        match self {
            Self::View(_) => Self::View(Box::new(now.view.clone())),
            Self::Basket(_) => Self::Basket(now.basket.clone()),
            Self::Draft(area, _) => Self::Draft(*area, Box::new(now.drafts.get(area).cloned().unwrap_or_default())),
            Self::Saved(number) => Self::Saved(*number),
        }
    }
}

/// The steps taken and the steps taken back.
#[derive(Debug, Clone, Default)]
pub struct History {
    past: Vec<(Step, Before)>,
    future: Vec<(Step, Before)>,
}

impl History {
    /// Records what a step changes as it was before; what had been undone cannot be redone any more.
    pub fn record(&mut self, step: Step, before: Before) {
        self.future.clear();
        self.past.push((step, before));
        if self.past.len() > DEPTH {
            self.past.remove(0);
        }
    }

    /// Whether the last step changed nothing but the words to filter by: what is typed on belongs to it.
    #[must_use]
    pub fn only_words_since(&self, now: &ViewSpec) -> bool {
        let words = |before: &ViewSpec| ViewSpec { words: now.words.clone(), ..before.clone() };
        let only_words = |before: &Before| matches!(before, Before::View(before) if words(before) == *now);
        self.past.last().is_some_and(|(step, before)| *step == Step::Filter && only_words(before))
    }

    /// Goes on with the last step; what had been undone cannot be redone any more.
    pub fn go_on(&mut self) {
        self.future.clear();
    }

    /// Takes the last step back: returns it and what was before it.
    pub fn undo(&mut self, now: Now<'_>) -> Option<(Step, Before)> {
        let (step, before) = self.past.pop()?;
        self.future.push((step, before.now(now)));
        Some((step, before))
    }

    /// Takes an undone step again: returns it and what was after it.
    pub fn redo(&mut self, now: Now<'_>) -> Option<(Step, Before)> {
        let (step, after) = self.future.pop()?;
        self.past.push((step, after.now(now)));
        Some((step, after))
    }

    /// Whether a step is among those that can be taken back or again.
    #[must_use]
    pub fn knows(&self, before: &Before) -> bool {
        self.past.iter().chain(&self.future).any(|(_, known)| known == before)
    }

    /// The step that undo would take back.
    #[must_use]
    pub fn undoable(&self) -> Option<Step> {
        self.past.last().map(|(step, _)| *step)
    }

    /// The step that redo would take again.
    #[must_use]
    pub fn redoable(&self) -> Option<Step> {
        self.future.last().map(|(step, _)| *step)
    }
}
