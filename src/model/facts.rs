//! What somebody said about one file as a whole. It belongs to that file alone: another file with the same headings may
//! be of another place, another year and another plan.

use super::indicator::{Level, Polarity};
use super::mapping::{BareYear, ColumnKind, ColumnMapping, Mapping, Meaning, PlanDefault, Why};
use super::municipality::AreaCode;
use super::period::Period;
use super::target::TargetKind;
use super::theme::Theme;
use serde::{Deserialize, Serialize};

/// One thing that was said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileFact {
    /// The area as written, with its code where that was chosen.
    Area(String, Option<AreaCode>),
    /// The prefecture that all areas lie in.
    Prefecture(String),
    /// When the values are of.
    Period(Period),
    /// Of which kind bare years are.
    Year(BareYear),
    /// What is measured.
    Indicator(String),
    /// In which unit.
    Unit(String),
    /// Theme of new indicators.
    Theme(Theme),
    /// Level of new indicators.
    Level(Level),
    /// Wanted direction of all indicators.
    Polarity(Polarity),
    /// Arithmetic of all targets.
    TargetKind(TargetKind),
    /// The plan of all targets.
    Plan(PlanDefault),
    /// Which area an ambiguous text means.
    Answer(String, AreaCode),
    /// Which direction is wanted of one indicator.
    Direction(String, Polarity),
}

/// How one file was understood, facts and all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileFacts {
    /// Fingerprint of its bytes; empty where it is not known, so that no file is taken for it.
    #[serde(default)]
    pub hash: String,
    /// Name of the dataset that it became.
    #[serde(default)]
    pub dataset: String,
    /// How it was understood, whole; `None` where only the facts are left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mapping: Option<Mapping>,
    /// What was said about it.
    #[serde(default)]
    pub said: Vec<FileFact>,
}

impl Mapping {
    /// Positions of the columns of a kind.
    pub fn positions(&self, kind: ColumnKind) -> impl Iterator<Item = usize> + '_ {
        self.columns.iter().enumerate().filter(move |(_, column)| column.kind == kind).map(|(at, _)| at)
    }

    /// The first column of a kind.
    #[must_use]
    pub fn position(&self, kind: ColumnKind) -> Option<usize> {
        self.positions(kind).next()
    }

    /// Whether a column or a heading says when values are.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        let value = |column: &ColumnMapping| column.kind == ColumnKind::Value && column.period.is_some();
        self.position(ColumnKind::Period).is_some() || self.columns.iter().any(value)
    }

    /// Whether the file itself says when its values are, in a column or a heading: a person who says it of one column
    /// says nothing of the others.
    #[must_use]
    pub fn dates_itself(&self) -> bool {
        let headed = |column: &ColumnMapping| {
            column.kind == ColumnKind::Value && column.period.is_some() && !column.is_dated_by_choice()
        };
        self.position(ColumnKind::Period).is_some() || self.columns.iter().any(headed)
    }

    /// Whether headings have bare years, or a column may have them.
    #[must_use]
    pub fn has_bare_years(&self) -> bool {
        let value = |column: &ColumnMapping| column.kind == ColumnKind::Value && column.bare_year;
        self.position(ColumnKind::Period).is_some() || self.columns.iter().any(value)
    }

    /// Whether a column or a heading names areas.
    #[must_use]
    pub fn names_areas(&self) -> bool {
        let names = |column: &ColumnMapping| {
            matches!(column.kind, ColumnKind::MunicipalityCode | ColumnKind::MunicipalityName)
                || !column.municipality.is_empty()
        };
        self.columns.iter().any(names)
    }

    /// Takes the one place that names propose for a table that names none.
    pub fn accept_place(&mut self) {
        if let [offer] = self.places.as_slice()
            && self.defaults.municipality.is_empty()
        {
            self.defaults.municipality.clone_from(&offer.name);
        }
    }

    /// Takes the one period that names propose for a table that is not dated.
    pub fn accept_period(&mut self) {
        if let [offer] = self.offers.as_slice()
            && self.defaults.period.is_none()
        {
            self.defaults.choose_period(Some(offer.period));
        }
    }

    /// Whether values may be targets.
    #[must_use]
    pub fn has_targets(&self) -> bool {
        let target = |column: &ColumnMapping| {
            column.kind == ColumnKind::Role || (column.kind == ColumnKind::Value && column.meaning == Meaning::Target)
        };
        self.columns.iter().any(target)
    }
}

/// The dimension of a breakdown whose column has no heading.
const NAMELESS: &str = "内訳";

impl ColumnMapping {
    /// Whether the heading names a month or a quarter of a year that stands elsewhere.
    #[must_use]
    pub const fn is_within_year(&self) -> bool {
        self.month.is_some() || !self.quarter.is_empty()
    }

    /// The dimension that the cells of a breakdown are members of: the lowest part of the heading.
    #[must_use]
    pub fn dimension(&self) -> &str {
        let lowest = self.heading.rsplit(" > ").next().unwrap_or_default().trim().trim_start_matches('/');
        if lowest.is_empty() { NAMELESS } else { lowest }
    }

    /// Whether a person said when the values of the column are of, and not its heading.
    #[must_use]
    pub fn is_dated_by_choice(&self) -> bool {
        self.guess.why == Why::User && !self.heading.contains(self.period_printed.as_str())
    }
}

impl FileFact {
    /// Whether another file, as it is understood now, says nothing of the kind and so may need to be told.
    ///
    /// `asked` are the names of places and indicators that wait for an answer.
    #[must_use]
    pub fn is_open(&self, mapping: &Mapping, asked: &dyn Fn(&str) -> bool) -> bool {
        let defaults = &mapping.defaults;
        let has = |kind: ColumnKind| mapping.position(kind).is_some();
        let some_value = |lacks: &dyn Fn(&ColumnMapping) -> bool| {
            mapping.columns.iter().any(|column| column.kind == ColumnKind::Value && lacks(column))
        };
        match self {
            Self::Area(..) => defaults.municipality.is_empty() && !mapping.names_areas(),
            Self::Prefecture(_) => {
                defaults.prefecture.is_empty() && mapping.names_areas() && !has(ColumnKind::Prefecture)
            }
            Self::Period(_) => defaults.period.is_none() && !mapping.is_dated(),
            Self::Year(_) => mapping.has_bare_years() && defaults.bare_year_guess.why == Why::Usual,
            Self::Indicator(name) => {
                let named = has(ColumnKind::IndicatorLabel) || has(ColumnKind::IndicatorId);
                !named && defaults.indicator != *name && some_value(&|column| column.indicator.is_empty())
            }
            Self::Unit(_) => {
                defaults.unit.is_empty() && !has(ColumnKind::Unit) && some_value(&|column| column.unit.is_empty())
            }
            Self::Theme(theme) => defaults.chosen_theme != Some(*theme) && !has(ColumnKind::Theme),
            Self::Level(level) => defaults.level != *level && !has(ColumnKind::Level),
            Self::Polarity(_) => defaults.polarity == Polarity::Neutral && !has(ColumnKind::Polarity),
            Self::TargetKind(_) => defaults.target_kind.is_none() && mapping.has_targets(),
            Self::Plan(_) => defaults.plan.is_none() && mapping.has_targets(),
            Self::Answer(text, _) => !mapping.answers.contains_key(text) && asked(text),
            Self::Direction(label, _) => !mapping.directions.contains_key(label) && asked(label),
        }
    }

    /// Says it about a file.
    pub fn say(&self, mapping: &mut Mapping) {
        let defaults = &mut mapping.defaults;
        match self {
            Self::Area(text, code) => {
                defaults.municipality.clone_from(text);
                if let Some(code) = code {
                    mapping.answers.insert(text.clone(), *code);
                }
            }
            Self::Prefecture(name) => defaults.prefecture.clone_from(name),
            Self::Period(period) => defaults.choose_period(Some(*period)),
            Self::Year(kind) => defaults.choose_year(*kind),
            Self::Indicator(name) => defaults.indicator.clone_from(name),
            Self::Unit(unit) => defaults.unit.clone_from(unit),
            Self::Theme(theme) => defaults.chosen_theme = Some(*theme),
            Self::Level(level) => defaults.level = *level,
            Self::Polarity(polarity) => defaults.polarity = *polarity,
            Self::TargetKind(kind) => defaults.target_kind = Some(*kind),
            Self::Plan(plan) => defaults.plan = Some(plan.clone()),
            Self::Answer(text, code) => drop(mapping.answers.insert(text.clone(), *code)),
            Self::Direction(label, polarity) => drop(mapping.directions.insert(label.clone(), *polarity)),
        }
    }

    /// The option of the command that says it; `None` where none does.
    #[must_use]
    pub fn option(&self) -> Option<String> {
        let quoted = |text: &str| {
            if text.contains(char::is_whitespace) { format!("\"{text}\"") } else { text.to_owned() }
        };
        Some(match self {
            Self::Area(text, code) => {
                // A code stands for one place whatever the name fits.
                format!("--area {}", code.map_or_else(|| quoted(text), |code| code.to_string()))
            }
            Self::Prefecture(_) => return None,
            Self::Period(period) => format!("--period {}", super::dated::option_text(*period)),
            Self::Year(kind) => format!("--year {}", kind.key()),
            Self::Indicator(name) => format!("--indicator {}", quoted(name)),
            Self::Unit(unit) => format!("--unit {}", quoted(unit)),
            Self::Theme(theme) => format!("--theme {}", theme.key()),
            Self::Level(level) => format!("--level {}", level.key()),
            Self::Polarity(polarity) => format!("--polarity {}", polarity.key()),
            Self::TargetKind(kind) => format!("--target-kind {}", kind.key()),
            Self::Plan(plan) => {
                format!("--plan {}", quoted(&format!("{}:{}-{}", plan.name, plan.first_year, plan.last_year)))
            }
            Self::Answer(text, code) => format!("--answer {}", quoted(&format!("{text}={code}"))),
            Self::Direction(label, polarity) => {
                format!("--direction {}", super::direction::option_text(label, *polarity))
            }
        })
    }
}
