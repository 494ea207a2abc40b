//! What is shown: the choices that can be undone, and the preferences that are only remembered.

use crate::analysis::ruler;
use crate::model::id::{ComparisonId, IndicatorId};
use crate::model::municipality::AreaCode;
use crate::model::ruler::Ruler;
use crate::model::theme::Theme;
use crate::text::language::Language;
use serde::{Deserialize, Serialize};

keyed_enum! {
    /// What the horizontal axis of a chart counts.
    TimeAxis as "time axis" {
        /// Years of the calendar.
        Calendar = "calendar",
        /// Share of the plan elapsed, so that plans with different years stand side by side.
        PlanTime = "plan_time",
    }
}

keyed_enum! {
    /// The screen in the middle of the window.
    Screen as "screen" {
        /// The status matrix of all themes and cities.
        Overview = "overview",
        /// The comparison chart with its table.
        Compare = "compare",
    }
}

/// The choices of an analyst; every change is one step of undo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ViewSpec {
    /// Picked areas, in the order of the list of areas.
    pub areas: Vec<AreaCode>,
    /// Picked themes; empty means all.
    pub themes: Vec<Theme>,
    /// Picked indicators, in the order of picking.
    pub indicators: Vec<IndicatorId>,
    /// The comparison whose members were picked, while the picks are just these.
    pub comparison: Option<ComparisonId>,
    /// What the horizontal axis counts.
    pub axis: TimeAxis,
    /// The ruler in force.
    pub ruler: Ruler,
}

impl Default for ViewSpec {
    fn default() -> Self {
        Self {
            areas: Vec::new(),
            themes: Vec::new(),
            indicators: Vec::new(),
            comparison: None,
            axis: TimeAxis::Calendar,
            ruler: ruler::default_ruler(),
        }
    }
}

/// What the program remembers about its reader; not part of undo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Preferences {
    /// Language of the screens.
    pub language: Language,
    /// Whether the dark theme is used; light is the default, for briefings.
    pub dark: bool,
    /// The screen shown last.
    #[serde(default = "first_screen")]
    pub screen: Screen,
    /// Last size of the window, in points.
    pub window: Option<[f32; 2]>,
}

/// What a first start shows: the picture of a comparison, which explains itself.
const fn first_screen() -> Screen {
    Screen::Compare
}

impl Default for Preferences {
    fn default() -> Self {
        Self { language: Language::Ja, dark: false, screen: first_screen(), window: None }
    }
}
