//! Undo and redo of choices, in named steps.

use super::view::ViewSpec;

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
    }
}

/// The steps taken and the steps taken back.
#[derive(Debug, Clone, Default)]
pub struct History {
    past: Vec<(Step, ViewSpec)>,
    future: Vec<(Step, ViewSpec)>,
}

impl History {
    /// Records the view as it was before a step; what had been undone cannot be redone any more.
    pub fn record(&mut self, step: Step, before: ViewSpec) {
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
        self.past.last().is_some_and(|(step, before)| *step == Step::Filter && words(before) == *now)
    }

    /// Goes on with the last step; what had been undone cannot be redone any more.
    pub fn go_on(&mut self) {
        self.future.clear();
    }

    /// Takes the last step back: returns it and the view before it.
    pub fn undo(&mut self, now: &ViewSpec) -> Option<(Step, ViewSpec)> {
        let (step, before) = self.past.pop()?;
        self.future.push((step, now.clone()));
        Some((step, before))
    }

    /// Takes an undone step again: returns it and the view after it.
    pub fn redo(&mut self, now: &ViewSpec) -> Option<(Step, ViewSpec)> {
        let (step, after) = self.future.pop()?;
        self.past.push((step, now.clone()));
        Some((step, after))
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
