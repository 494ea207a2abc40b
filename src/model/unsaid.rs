//! What a file leaves open about its values, so that a person has to say it before they are taken.

use super::message::Message;
use super::problem::Severity;
use super::unit::Unit;

/// What nobody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsaid {
    /// The heading has a word for targets, forecasts or budgets, and does not say what its values are.
    Meaning(String),
    /// The period has not ended, so that nobody can have measured the value.
    NotEnded,
    /// The heading of a target names another year than the column of such years says.
    Years {
        /// The heading.
        heading: String,
        /// What the column says.
        written: String,
    },
    /// A difference (5ポイント増) stands where a level should.
    Rise,
    /// A note below the table says of years in rows that their values are projections or provisional.
    Note(String),
    /// Another value of the indicator has this unit, and the two cannot be converted, or one has none.
    Units(Unit),
    /// Headings such as this one speak of targets, and no column was taken for them.
    Targets(String),
}

impl Unsaid {
    /// Stable key.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Meaning(_) => "unsaid_meaning",
            Self::NotEnded => "unsaid_not_ended",
            Self::Years { .. } => "unsaid_years",
            Self::Rise => "unsaid_rise",
            Self::Note(_) => "unsaid_note",
            Self::Units(unit) if unit.as_str().is_empty() => "unsaid_unit_beside_none",
            Self::Units(_) => "unsaid_units",
            Self::Targets(_) => "unsaid_targets",
        }
    }

    /// How much it matters.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Targets(_) | Self::Note(_) | Self::Units(_) => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// What is open.
    #[must_use]
    pub fn words(&self) -> Message {
        match self {
            Self::Meaning(heading) => Message::new("import-problem-unsaid_meaning").text("heading", heading),
            Self::NotEnded => Message::new("import-problem-unsaid_not_ended"),
            Self::Years { heading, written } => {
                Message::new("import-problem-unsaid_years").text("heading", heading).text("written", written)
            }
            Self::Rise => Message::new("import-problem-unsaid_rise"),
            Self::Note(note) => Message::new("import-problem-unsaid_note").text("note", note),
            Self::Units(unit) if unit.as_str().is_empty() => Message::new("import-problem-unsaid_unit_beside_none"),
            Self::Units(unit) => Message::new("import-problem-unsaid_units").text("unit", unit),
            Self::Targets(heading) => Message::new("import-problem-unsaid_targets").text("heading", heading),
        }
    }

    /// How it is said.
    #[must_use]
    pub fn cure(&self) -> Message {
        match self {
            Self::Meaning(heading) | Self::Targets(heading) => {
                Message::new("import-cure-unsaid_meaning").text("heading", heading)
            }
            Self::NotEnded => Message::new("import-cure-unsaid_not_ended"),
            Self::Years { .. } => Message::new("import-cure-unsaid_years"),
            Self::Rise => Message::new("import-cure-unsaid_rise"),
            Self::Note(_) => Message::new("import-cure-unsaid_note"),
            Self::Units(_) => Message::new("import-cure-unsaid_units"),
        }
    }

    /// One of each, for tests that look at every sentence.
    #[must_use]
    pub fn examples() -> Vec<Self> {
        let heading = || "目標件数".to_owned();
        vec![
            Self::Meaning(heading()),
            Self::NotEnded,
            Self::Years { heading: heading(), written: "R8年度".to_owned() },
            Self::Rise,
            Self::Note("※2025年は推計値".to_owned()),
            Self::Units(Unit::new("百万円")),
            Self::Units(Unit::default()),
            Self::Targets(heading()),
        ]
    }
}
