//! What is shown: the choices that can be undone, and the preferences that are only remembered.

// What a chart can be asked for is the chart's own vocabulary.
pub use crate::chart::arrange::{Mark, Panels, Scale};
pub use crate::chart::board::order::Order;
pub use crate::chart::city::Order as CityOrder;

use crate::analysis::ruler;
use crate::chart::arrange::Arrangement;
use crate::chart::places::PlacesRequest;
use crate::frame::Cube;
use crate::model::id::{ComparisonId, IndicatorId};
use crate::model::indicator::Level;
use crate::model::municipality::AreaCode;
use crate::model::place::SeriesPlace;
use crate::model::ruler::Ruler;
use crate::model::status::Status;
use crate::model::theme::Theme;
use crate::text::language::Language;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

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
        /// One city: its goals, with the grades of its own bodies beside ours.
        City = "city",
        /// The comparison chart with its table.
        Compare = "compare",
        /// Every target on one common way from baseline to target.
        Gaps = "gaps",
        /// Population: projections, targets, age groups, movement, fertility.
        Population = "population",
        /// Measures without targets, by theme.
        Activities = "activities",
        /// Every observation, with its proof.
        Data = "data",
        /// Printed figures that disagree with what follows from the printed values.
        Consistency = "consistency",
    }
}

impl Screen {
    /// The five tabs, in their order.
    pub const TABS: [Self; 5] = [Self::Overview, Self::City, Self::Compare, Self::Population, Self::Data];

    /// The tab under which a screen stands: the targets of all cities beside the comparison, measures and
    /// disagreements beside the values.
    #[must_use]
    pub const fn tab(self) -> Self {
        match self {
            Self::Overview => Self::Overview,
            Self::City => Self::City,
            Self::Compare | Self::Gaps => Self::Compare,
            Self::Population => Self::Population,
            Self::Data | Self::Activities | Self::Consistency => Self::Data,
        }
    }

    /// The screens of a tab, the one that it opens first.
    pub fn of_tab(tab: Self) -> impl Iterator<Item = Self> {
        let further = Self::ALL.iter().copied().filter(move |screen| *screen != tab && screen.tab() == tab);
        std::iter::once(tab).chain(further)
    }
}

/// The choices of an analyst; every change is one step of undo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ViewSpec {
    /// Picked areas, in the order of picking.
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
    /// Shown levels; empty means all.
    #[serde(default)]
    pub levels: Vec<Level>,
    /// Shown statuses; empty means all.
    #[serde(default)]
    pub statuses: Vec<Status>,
    /// Words that a row must contain; empty means any.
    #[serde(default)]
    pub words: String,
    /// First and last Western year shown; `None` means all.
    #[serde(default)]
    pub years: Option<(u16, u16)>,
    /// What the value axis counts.
    #[serde(default = "own_values")]
    pub scale: Scale,
    /// How picks are spread over panels.
    #[serde(default = "by_unit")]
    pub panels: Panels,
    /// Whether each panel has a scale of its own instead of one for all of the same unit.
    #[serde(default)]
    pub own_scales: bool,
    /// The form; views of before there was a choice are lines.
    #[serde(default = "lines")]
    pub mark: Mark,
    /// The Western year that bars show; `None` means each city's newest.
    #[serde(default)]
    pub year: Option<u16>,
    /// The Western year from which changes are counted; `None` means the first shown value of each series.
    #[serde(default)]
    pub since: Option<u16>,
    /// The city whose profile is shown.
    #[serde(default)]
    pub city: Option<AreaCode>,
    /// How the rows of a city are ordered.
    #[serde(default = "by_plan")]
    pub city_order: CityOrder,
    /// How the board of gaps is ordered and grouped.
    #[serde(default = "behind")]
    pub order: Order,
    /// Whether the list beside the comparison offers only indicators of which at least two cities have values. What is
    /// picked and drawn does not depend on it.
    #[serde(default = "only_several")]
    pub several: bool,
    /// By how many years lines are continued by our own forecast; 0 for none.
    #[serde(default)]
    pub forecast: u8,
}

const fn only_several() -> bool {
    true
}

const fn own_values() -> Scale {
    Scale::Own
}

const fn by_unit() -> Panels {
    Panels::ByUnit
}

const fn behind() -> Order {
    Order::Behind
}

const fn by_plan() -> CityOrder {
    CityOrder::Plan
}

const fn lines() -> Mark {
    Mark::Lines
}

impl ViewSpec {
    /// The places of the picked series: the picked indicators in the order of picking, each in the picked areas.
    #[must_use]
    pub fn picks(&self, index: &Cube) -> Vec<SeriesPlace> {
        let of = |id| self.areas.iter().filter_map(move |area| index.place_in(id, *area));
        self.indicators.iter().flat_map(of).collect()
    }

    /// The picture of many places that the view asks for.
    #[must_use]
    pub fn places<'a>(&'a self, index: &'a Cube, own: Option<AreaCode>) -> PlacesRequest<'a> {
        PlacesRequest {
            index,
            indicators: &self.indicators,
            areas: &self.areas,
            own,
            form: self.mark,
            year: self.year,
            scale: self.scale,
            since: self.since,
        }
    }

    /// The arrangement of the chart that the view asks for; the reader's own city is drawn bold.
    #[must_use]
    pub const fn arrangement(&self, own_city: Option<AreaCode>) -> Arrangement {
        Arrangement {
            scale: self.scale,
            panels: self.panels,
            own_scales: self.own_scales,
            mark: self.mark,
            year: self.year,
            since: self.since,
            years: self.years,
            own_city,
            forecast: self.forecast,
        }
    }
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
            levels: Vec::new(),
            statuses: Vec::new(),
            words: String::new(),
            years: None,
            scale: Scale::Own,
            panels: Panels::ByUnit,
            own_scales: false,
            mark: Mark::Auto,
            year: None,
            since: None,
            city: None,
            city_order: CityOrder::Plan,
            order: Order::Behind,
            several: only_several(),
            forecast: 0,
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
    /// The reader's own city, which is drawn bold.
    #[serde(default)]
    pub own_city: Option<AreaCode>,
    /// The folder of the last file that was chosen.
    #[serde(default)]
    pub folder: Option<PathBuf>,
}

/// What a first start shows: where every city stands.
const fn first_screen() -> Screen {
    Screen::Overview
}

impl Default for Preferences {
    fn default() -> Self {
        Self { language: Language::Ja, dark: false, screen: first_screen(), window: None, own_city: None, folder: None }
    }
}
