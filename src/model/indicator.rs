//! Indicators: what is measured, on which level of a plan; which areas have it is said by its values.

use super::breakdown::Breakdown;
use super::document::Provenance;
use super::id::{IndicatorId, PlanId};
use super::municipality::AreaCode;
use super::theme::Theme;
use super::unit::Unit;
use serde::{Deserialize, Serialize};

keyed_enum! {
    /// Where in a plan an indicator stands. Counts never mix levels.
    Level as "level" {
        /// 基本目標の数値目標.
        GoalTarget = "goal_target",
        /// 施策の重要業績評価指標（KPI）.
        PolicyKpi = "policy_kpi",
        /// 事業の重要業績評価指標（KPI）.
        ProjectKpi = "project_kpi",
        /// 事業量・活動量: a measure of activity without a target.
        ProjectMeasure = "project_measure",
        /// 統計: a statistic that is no target of its own.
        Statistic = "statistic",
    }
}

keyed_enum! {
    /// Which direction is wanted. Data with a reason, never inferred from a target.
    Polarity as "polarity" {
        /// More is better.
        HigherIsBetter = "higher_is_better",
        /// Less is better.
        LowerIsBetter = "lower_is_better",
        /// Neither; only for indicators without a target.
        Neutral = "neutral",
    }
}

keyed_enum! {
    /// A standard quantity that calculations look for, whatever a document calls it.
    Concept as "concept" {
        /// Total population as a city's own documents give it.
        PopulationTotal = "population_total",
        /// Total population on 1 January by the Basic Resident Register (住民基本台帳).
        PopulationRegister = "population_register",
        /// Total population on 1 October of a census year.
        PopulationCensus = "population_census",
        /// 年少人口: residents of 0 to 14 years.
        Age0To14 = "age_0_14",
        /// 生産年齢人口: residents of 15 to 64 years.
        Age15To64 = "age_15_64",
        /// 老年人口: residents of 65 years and over.
        Age65Over = "age_65_over",
        /// Residents of 0 to 14 years as a share of all, in percent.
        Age0To14Share = "age_0_14_share",
        /// Residents of 15 to 64 years as a share of all, in percent.
        Age15To64Share = "age_15_64_share",
        /// Residents of 65 years and over as a share of all, in percent.
        Age65OverShare = "age_65_over_share",
        /// 出生: births in a year.
        Births = "births",
        /// 死亡: deaths in a year.
        Deaths = "deaths",
        /// 自然増減: births less deaths.
        NaturalChange = "natural_change",
        /// 転入: residents who moved in during a year, all of them.
        InMigration = "in_migration",
        /// 転出: residents who moved away during a year.
        OutMigration = "out_migration",
        /// 社会増減: moved in less moved away; negative where more leave.
        SocialChange = "social_change",
        /// 合計特殊出生率 of a single year, by whatever method its source says.
        TotalFertilityRate = "total_fertility_rate",
    }
}

impl Concept {
    /// The total populations, in the order in which they are asked for values per 1,000 residents: the register has
    /// every year and one definition for all cities, the census every fifth, a city's own figures are its own.
    pub const POPULATIONS: [Self; 3] = [Self::PopulationRegister, Self::PopulationCensus, Self::PopulationTotal];

    /// Whether it is a total population, from whichever source.
    #[must_use]
    pub fn is_population(self) -> bool {
        Self::POPULATIONS.contains(&self)
    }
}

impl Polarity {
    /// +1 where more is better, −1 where less is better, 0 where neither.
    #[must_use]
    pub const fn sign(self) -> f64 {
        match self {
            Self::HigherIsBetter => 1.0,
            Self::LowerIsBetter => -1.0,
            Self::Neutral => 0.0,
        }
    }
}

/// What is measured, as its document prints it: one row for all areas that have values of it.
///
/// Together with an area it is a series ([`crate::model::indexed::Series`]).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// Identifier.
    pub indicator_id: IndicatorId,
    /// The area that the publisher gives for all its values, always so for indicators of a plan; `None` where
    /// values of several areas are meant, or none are there yet.
    pub municipality_code: Option<AreaCode>,
    /// The plan it belongs to; `None` for statistics.
    pub plan_id: Option<PlanId>,
    /// Level in the plan.
    pub level: Level,
    /// Theme under which cities are laid side by side.
    pub theme: Theme,
    /// The standard quantity it is, where it is one.
    pub concept: Option<Concept>,
    /// Heading of the goal (基本目標), verbatim; empty where there is none.
    pub goal: String,
    /// Heading of the policy (施策), verbatim.
    pub policy: String,
    /// Name of the project (事業), verbatim.
    pub project: String,
    /// Department in charge as printed.
    pub department: String,
    /// Label as printed, verbatim.
    pub label: String,
    /// The label in English: a translation and never evidence; empty where there is none.
    #[serde(default)]
    pub label_en: String,
    /// Unit as printed.
    pub unit: Unit,
    /// The part of a whole that is counted, one member for each dimension; empty for the whole.
    #[serde(default)]
    pub breakdown: Vec<Breakdown>,
    /// Wanted direction.
    pub polarity: Polarity,
    /// One line saying why.
    pub polarity_reason: String,
    /// Facts about definition and source that are printed with the row, in our words.
    pub definition_note: String,
    /// Marks of a plan's mid-term review (`kpi_changed`, `target_changed`, …), separated by spaces.
    pub review_flag: String,
    /// The indicator that this one only repeats (再掲, 共通指標): repeats are never counted twice.
    pub repeat_of: Option<IndicatorId>,
    /// Where the label stands.
    pub source: Provenance,
}
