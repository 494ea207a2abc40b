//! How a chart is arranged: what its value axis counts, how series are spread over panels, lines or bars.

use crate::model::municipality::AreaCode;
use crate::model::period::Period;

keyed_enum! {
    /// What the value axis of a chart counts.
    Scale as "scale" {
        /// Values as printed.
        Own = "own",
        /// The first shown year of each series is 100.
        Index = "index",
        /// Values per 1,000 residents.
        PerThousand = "per_1000",
        /// How far each value lies above or below that of one year.
        Change = "change",
    }
}

keyed_enum! {
    /// How the picked indicators are spread over panels.
    Panels as "panels" {
        /// One panel for each unit.
        ByUnit = "unit",
        /// One panel for each city.
        ByCity = "city",
        /// One panel for each indicator.
        ByIndicator = "indicator",
    }
}

keyed_enum! {
    /// What a chart draws values as.
    Mark as "mark" {
        /// Lines over the years.
        Lines = "lines",
        /// Bars of one year.
        Bars = "bars",
        /// The picked cities in the order of their values, with n and median.
        Ranking = "ranking",
        /// All municipalities along one axis, the picked ones named.
        Distribution = "distribution",
        /// All municipalities by two indicators, the picked ones named.
        Scatter = "scatter",
        /// A row for each series: from its baseline over its value to its target.
        Dumbbell = "dumbbell",
        /// The numbers themselves.
        Table = "table",
        /// Rows where no series has more than two points, lines elsewhere.
        Auto = "auto",
    }
}

impl Mark {
    /// The forms that a reader chooses among.
    pub const FORMS: [Self; 7] =
        [Self::Lines, Self::Bars, Self::Dumbbell, Self::Ranking, Self::Distribution, Self::Scatter, Self::Table];

    /// Whether each series shows its value of one time, with baseline and target as marks.
    #[must_use]
    pub const fn is_of_one_time(self) -> bool {
        matches!(self, Self::Bars | Self::Dumbbell)
    }

    /// Whether it shows many places at one time instead of series over time.
    #[must_use]
    pub const fn is_of_places(self) -> bool {
        matches!(self, Self::Ranking | Self::Distribution | Self::Scatter)
    }
}

/// The arrangement of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrangement {
    /// What the value axis counts.
    pub scale: Scale,
    /// How series are spread over panels. Series of different units never share one, unless both are indexed.
    pub panels: Panels,
    /// Whether each panel has a scale of its own instead of one for all of the same unit.
    pub own_scales: bool,
    /// The form: lines over the years, bars or rows of one year, a table.
    pub mark: Mark,
    /// The Western year that bars show; `None` means the newest of each series.
    pub year: Option<u16>,
    /// The Western year from which changes are counted; `None` means the first shown value of each series.
    pub since: Option<u16>,
    /// First and last Western year shown; `None` means all.
    pub years: Option<(u16, u16)>,
    /// The reader's own city, which is drawn bold.
    pub own_city: Option<AreaCode>,
    /// By how many years lines are continued by our own forecast; 0 for none.
    pub forecast: u8,
}

impl Arrangement {
    /// Values as printed, as lines over all years, one panel for each unit.
    pub const PLAIN: Self = Self {
        scale: Scale::Own,
        panels: Panels::ByUnit,
        own_scales: false,
        mark: Mark::Lines,
        year: None,
        since: None,
        years: None,
        own_city: None,
        forecast: 0,
    };

    /// Whether a period lies among the years shown, by the year that it ends in.
    #[must_use]
    pub fn shows(&self, period: Period) -> bool {
        self.years.is_none_or(|(first, last)| (first..=last).contains(&period.last_year()))
    }
}
