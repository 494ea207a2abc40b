//! Everything a screen may ask for. Screens send commands; only the session changes anything.

use super::basket::Change;
use super::clipboard::Copying;
use super::entering::Enter;
use super::import::Import;
use super::notice::Offer;
use super::peer_sets::PeerSets;
use super::shelf::Views;
use super::sieve::Filter;
use super::typing::comparing::Comparing;
use super::typing::defining::Definition;
use super::typing::grading::NewGrade;
use super::typing::planning::{NewKpi, NewPlan};
use super::view::{self, Mark, Panels, Scale, Screen, TimeAxis};
use super::writing::Order;
use crate::model::id::{ComparisonId, IndicatorId, SeriesId};
use crate::model::indicator::Level;
use crate::model::municipality::AreaCode;
use crate::model::ruler::Ruler;
use crate::model::status::Status;
use crate::model::theme::Theme;
use crate::model::vintage::VintageId;
use crate::text::language::Language;
use std::path::PathBuf;

/// A request of the reader.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Picks what is shown; can be undone.
    Pick(Pick),
    /// Filters or lays out what is picked; can be undone.
    Adjust(Adjust),
    /// Lists indicators of which no picked area has values too, or not.
    ListElsewhere(bool),
    /// Shows the detail of a series; `None` closes it.
    Focus(Option<SeriesId>),
    /// Shows a screen.
    Show(Screen),
    /// Says which city is the reader's own; `None` for none.
    SetOwnCity(Option<AreaCode>),
    /// Takes away the marks of what the last change of the ruler changed.
    ForgetFlips,
    /// Searches the indicators.
    Search(String),
    /// Takes the last step back.
    Undo,
    /// Takes an undone step again.
    Redo,
    /// Switches the language.
    SetLanguage(Language),
    /// Switches between light and dark.
    SetDark(bool),
    /// Remembers the window's size, in points.
    SetWindow([f32; 2]),
    /// Makes a vintage current, whatever comes later.
    PinVintage(VintageId),
    /// Lets the newest vintage of a dataset be current again.
    UnpinDataset(String),
    /// Removes a vintage whole.
    RemoveVintage(VintageId),
    /// Opens another store.
    OpenStore(PathBuf),
    /// Does what a notice offers.
    Accept(u64, Offer),
    /// Removes a notice.
    Dismiss(u64),
    /// Saves, opens, renames or deletes a view.
    Views(Views),
    /// Saves or deletes a set of cities.
    PeerSets(PeerSets),
    /// Changes the collected figures.
    Basket(Change),
    /// Writes a figure, or the collected ones.
    Write(Box<Order>),
    /// Stops what is being written.
    CancelWriting,
    /// Writes the form for indicators and targets.
    SaveForm {
        /// Where to.
        path: PathBuf,
        /// Whether a file that lies there is replaced.
        replace: bool,
    },
    /// Remembers the folder of the last file that was chosen.
    RememberFolder(PathBuf),
    /// Brings files in.
    Import(Import),
    /// Enters values of a city.
    Enter(Enter),
    /// Changes the reader's own comparisons.
    Compare(Comparing),
    /// Changes what the reader has defined: computed indicators, events.
    Define(Definition),
    /// Adds a plan, and its city where that is new.
    AddPlan(Box<NewPlan>),
    /// Adds an indicator to a plan of a city.
    AddKpi(AreaCode, Box<NewKpi>),
    /// Adds a grade of one of a city's own bodies.
    AddGrade(AreaCode, Box<NewGrade>),
    /// Brings in cells that were pasted.
    Paste(String),
    /// Copies something, and says so once it is copied.
    Copy(Box<Copying>),
    /// Shows a message as a notice.
    Say(crate::model::message::Message),
    /// Shows a message as a warning.
    Warn(crate::model::message::Message),
}

/// What is picked: areas, themes, indicators, comparisons, and the ways that pick and show at once.
#[derive(Debug, Clone, PartialEq)]
pub enum Pick {
    /// Picks or unpicks an area.
    ToggleArea(AreaCode),
    /// Picks all municipalities of the store, or no area at all. The nation and prefectures, with which cities are
    /// compared, are only ever picked one by one.
    PickAllAreas(bool),
    /// Picks these areas instead of the present ones: a ready set.
    PickAreas(Vec<AreaCode>),
    /// Picks or unpicks a theme.
    ToggleTheme(Theme),
    /// Shows all themes.
    ClearThemes,
    /// Picks or unpicks an indicator, and shows its detail when picked.
    ToggleIndicator(IndicatorId),
    /// Unpicks indicators: all members of a family.
    UnpickIndicators(Vec<IndicatorId>),
    /// Picks or unpicks a part of a whole: a member of a dimension, beside what is picked of the same family.
    ToggleMember {
        /// Any indicator of the family.
        of: IndicatorId,
        /// The dimension.
        dimension: String,
        /// Its member; `None` is the whole.
        member: Option<String>,
    },
    /// Picks the members of a comparison instead of the present picks.
    PickComparison(ComparisonId),
    /// Unpicks all indicators.
    ClearIndicators,
    /// Shows the indicators of a theme in the comparison; the picked cities stay.
    OpenTheme(Theme),
    /// Shows the indicators of a theme in the comparison, with this city among the picked ones.
    OpenCell(Theme, AreaCode),
    /// Shows the profile of a city.
    OpenCity(AreaCode),
    /// Shows an indicator alone on the comparison chart, for the areas that are picked.
    Show(IndicatorId),
    /// Shows an indicator alone on the comparison chart, with the area of the series among the picked ones.
    Compare(SeriesId),
}

/// How what is picked is narrowed down, judged and laid out.
#[derive(Debug, Clone, PartialEq)]
pub enum Adjust {
    /// Lists only indicators of which at least two cities have values, or all.
    SetSeveral(bool),
    /// Shows or hides a level.
    ToggleLevel(Level),
    /// Shows or hides a status.
    ToggleStatus(Status),
    /// Shows only rows that contain these words.
    Filter(String),
    /// Takes one filter away.
    ClearFilter(Filter),
    /// Takes all filters away.
    ClearFilters,
    /// Shows only these Western years; `None` shows all.
    SetYears(Option<(u16, u16)>),
    /// Chooses the year that bars show.
    SetYear(Option<u16>),
    /// Chooses what the value axis counts.
    SetScale(Scale),
    /// Chooses how picks are spread over panels.
    SetPanels(Panels),
    /// Chooses between one scale for all panels of a unit and one for each.
    SetOwnScales(bool),
    /// Chooses by how many years lines are continued by our own forecast.
    SetForecast(u8),
    /// Chooses the year from which changes are counted.
    SetSince(Option<u16>),
    /// Chooses the form.
    SetMark(Mark),
    /// Chooses how the board of gaps is ordered.
    SetOrder(view::Order),
    /// Chooses how the rows of a city are ordered.
    SetCityOrder(view::CityOrder),
    /// Chooses the time axis.
    SetAxis(TimeAxis),
    /// Puts a ruler in force.
    SetRuler(Ruler),
}
