//! What holds for a whole file where neither row nor column says anything.

use super::breakdown::Breakdown;
use super::dated::DatedBy;
use super::indicator::{Level, Polarity};
use super::mapping::{BareYear, Brackets, CodeReading, ColumnKind, Guess, Mapping, Meaning, Why};
use super::period::Period;
use super::target::TargetKind;
use super::theme::Theme;
use serde::{Deserialize, Serialize};

keyed_enum! {
    /// What the values of a file count, where the store sums up those of each year beside printed totals.
    Counting as "what values count" {
        /// Each is of its year alone.
        Year = "year",
        /// Each is the total so far.
        Total = "total",
    }
}

/// A plan that the file's targets belong to where the store knows none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanDefault {
    /// Name for people.
    pub name: String,
    /// First fiscal year.
    pub first_year: u16,
    /// Last fiscal year, not before the first.
    pub last_year: u16,
}

impl Mapping {
    /// Whether the sheet says itself which values are totals so far, so that nobody has to be asked about the others.
    #[must_use]
    pub fn tells_totals(&self) -> bool {
        self.columns.iter().any(|column| column.kind == ColumnKind::Cumulative || column.cumulative.is_some())
    }
}

/// What titles and notes of a file say of all its values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnWords {
    /// Area, as written.
    pub municipality: String,
    /// Unit.
    pub unit: String,
}

/// What holds where neither row nor column says anything.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Defaults {
    /// Name of the indicator.
    #[serde(default)]
    pub indicator: String,
    /// Parts that the title or the name of the sheet gives to all values. As long as nobody takes them for parts, they
    /// are words of the indicator's name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub around: Vec<Breakdown>,
    /// Unit.
    #[serde(default)]
    pub unit: String,
    /// Area, as written.
    #[serde(default)]
    pub municipality: String,
    /// Prefecture that all areas lie in, as written; decides between places of one name.
    #[serde(default)]
    pub prefecture: String,
    /// Period.
    #[serde(default)]
    pub period: Option<Period>,
    /// What says so; `None` where a person does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period_from: Option<DatedBy>,
    /// The words that say so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub period_printed: String,
    /// What a bare year means.
    pub bare_year: BareYear,
    /// How sure that is.
    pub bare_year_guess: Guess,
    /// How area codes are read; `None` while nothing decides it.
    #[serde(default)]
    pub code_reading: Option<CodeReading>,
    /// What brackets mean.
    pub brackets: Brackets,
    /// Theme that a title speaks of: of new indicators whose own names speak of none.
    pub theme: Theme,
    /// Theme that a person chose for all new indicators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen_theme: Option<Theme>,
    /// Level of new indicators.
    pub level: Level,
    /// Wanted direction of new indicators; neutral until someone says it.
    pub polarity: Polarity,
    /// Which arithmetic is right for targets of the file; `None` until someone says it, and they are refused.
    #[serde(default)]
    pub target_kind: Option<TargetKind>,
    /// The plan of these targets.
    #[serde(default)]
    pub plan: Option<PlanDefault>,
    /// What its values count; `None` until someone says it, and values that would be added to a total are refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counting: Option<Counting>,
    /// What values of years are that have not ended; `None` until someone says it, and they are refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ahead: Option<Meaning>,
}

impl Defaults {
    /// Takes years that are neither 年 nor 年度 for what a person says.
    pub fn choose_year(&mut self, kind: BareYear) {
        (self.bare_year, self.bare_year_guess) = (kind, Guess::USER);
    }

    /// Takes the period that a person chose, or none.
    pub fn choose_period(&mut self, period: Option<Period>) {
        self.period = period;
        (self.period_from, self.period_printed) = (None, String::new());
    }
}

impl Default for Defaults {
    fn default() -> Self {
        Self {
            indicator: String::new(),
            around: Vec::new(),
            unit: String::new(),
            municipality: String::new(),
            prefecture: String::new(),
            period: None,
            period_from: None,
            period_printed: String::new(),
            bare_year: BareYear::Fiscal,
            bare_year_guess: Guess::new(0.5, Why::Usual),
            code_reading: None,
            brackets: Brackets::Refuse,
            theme: Theme::Unset,
            chosen_theme: None,
            level: Level::Statistic,
            polarity: Polarity::Neutral,
            target_kind: None,
            plan: None,
            counting: None,
            ahead: None,
        }
    }
}
