//! The arguments of what people enter themselves: the form, single values, and comparisons.

use super::args::{Format, format, keyed};
use crate::model::comparison::Grade;
use crate::model::derived::Operation;
use crate::model::mapping::Counting;
use crate::model::observation::{ObservationStatus, Role};
use clap::Args;
use clap::builder::{StringValueParser, TypedValueParser};
use std::path::PathBuf;

/// Arguments of `template`.
#[derive(Debug, Args)]
pub struct Template {
    /// Code or name of a city.
    #[arg(id = "template-city", long = "city", value_name = "CITY")]
    pub city: Option<String>,
    /// Name or identifier of the plan that fills the form.
    #[arg(id = "template-from-plan", long = "from-plan", value_name = "PLAN")]
    pub from_plan: Option<String>,
    /// First and last fiscal year of an empty form.
    #[arg(id = "template-years", long = "years", value_name = "YEAR-YEAR", value_parser = years(), conflicts_with = "template-from-plan")]
    pub years: Option<(u16, u16)>,
    /// Whether a file that is there is replaced.
    #[arg(long)]
    pub overwrite: bool,
    /// The file.
    #[arg(id = "template-out", long = "out", value_name = "FILE.xlsx")]
    pub out: PathBuf,
}

/// `2025-2029`: a first and a last fiscal year.
fn years() -> impl TypedValueParser<Value = (u16, u16)> {
    StringValueParser::new().try_map(|text| {
        let year = |text: &str| text.trim().parse().ok().filter(|year| (1_900..=2_200).contains(year));
        let read = || {
            let (first, last) = text.split_once(['-', '–', '～'])?;
            Some((year(first)?, year(last)?)).filter(|(first, last)| first <= last && last - first < 50)
        };
        read().ok_or("2025-2029")
    })
}

keyed_enum! {
    /// What a typed value is in its series.
    TypedRole as "role of a typed value" {
        /// 実績値.
        Actual = "actual",
        /// 基準値.
        Baseline = "baseline",
        /// 推計.
        Projection = "projection",
        /// 計画値.
        Plan = "plan",
        /// 参考値.
        Reference = "reference",
        /// 目標値, which is no observation.
        Target = "target",
    }
}

impl TypedRole {
    /// The role of an observation; `None` for a target.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Actual => Some(Role::Actual),
            Self::Baseline => Some(Role::Baseline),
            Self::Projection => Some(Role::Projection),
            Self::Plan => Some(Role::Plan),
            Self::Reference => Some(Role::Reference),
            Self::Target => None,
        }
    }
}

/// Statuses that a value may have; a gap says its reason as its value.
const STATUSES: &[ObservationStatus] =
    &[ObservationStatus::Normal, ObservationStatus::Provisional, ObservationStatus::Estimated];

/// Arguments of `set`.
#[derive(Debug, Args)]
pub struct Set {
    /// Identifier or name of the indicator.
    #[arg(id = "set-indicator", long = "indicator", value_name = "ID", required_unless_present = "set-list")]
    pub indicator: Option<String>,
    /// Code or name of the city.
    #[arg(id = "set-city", long = "city", value_name = "CITY", required_unless_present = "set-list")]
    pub city: Option<String>,
    /// The period.
    #[arg(id = "set-period", long = "period", value_name = "PERIOD", required_unless_present = "set-list")]
    pub period: Option<String>,
    /// What the value is there.
    #[arg(id = "set-role", long = "role", value_name = "KEY", value_parser = keyed(TypedRole::ALL, TypedRole::key), default_value = "actual", hide_default_value = true, hide_possible_values = true)]
    pub role: TypedRole,
    /// The value, or the word for a gap.
    #[arg(id = "set-value", long = "value", value_name = "VALUE", allow_hyphen_values = true, required_unless_present_any = ["set-list", "set-drop"])]
    pub value: Option<String>,
    /// Title of the document.
    #[arg(id = "set-document", long = "document", value_name = "TITLE", required_unless_present_any = ["set-list", "set-drop"])]
    pub document: Option<String>,
    /// The page there.
    #[arg(id = "set-page", long = "page", value_name = "PAGE")]
    pub page: Option<String>,
    /// What a reader must know.
    #[arg(id = "set-note", long = "note", value_name = "TEXT")]
    pub note: Option<String>,
    /// Status of the value.
    #[arg(id = "set-status", long = "status", value_name = "KEY", value_parser = keyed(STATUSES, ObservationStatus::key), hide_possible_values = true)]
    pub status: Option<ObservationStatus>,
    /// Whether the value is of its year or a total so far.
    #[arg(id = "set-counting", long = "counting", value_name = "year|total", value_parser = keyed(Counting::ALL, Counting::key), hide_possible_values = true)]
    pub counting: Option<Counting>,
    /// Whether what was typed there is dropped.
    #[arg(id = "set-drop", long = "drop", conflicts_with_all = ["set-value", "set-document", "set-list"])]
    pub drop: bool,
    /// Whether what is typed is listed.
    #[arg(id = "set-list", long = "list", conflicts_with_all = ["set-indicator", "set-period", "set-value", "set-document"])]
    pub list: bool,
    /// How the list is written.
    #[arg(id = "set-format", long = "format", value_name = "table|csv|csv-bom|json", value_parser = format(), default_value = "table", hide_default_value = true, hide_possible_values = true)]
    pub format: Format,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub struct Compare {
    /// Name of the comparison.
    #[arg(id = "compare-name", long = "name", value_name = "NAME")]
    pub name: String,
    /// How far its members may be compared.
    #[arg(id = "compare-grade", long = "grade", value_name = "same|similar|look_alike", value_parser = keyed(Grade::ALL, Grade::key), hide_possible_values = true, required_unless_present = "compare-delete")]
    pub grade: Option<Grade>,
    /// Why.
    #[arg(id = "compare-reason", long = "reason", value_name = "TEXT", required_unless_present = "compare-delete")]
    pub reason: Option<String>,
    /// An indicator; may be given several times.
    #[arg(
        id = "compare-indicator",
        long = "indicator",
        value_name = "ID|NAME:CITY",
        required_unless_present = "compare-delete"
    )]
    pub indicator: Vec<String>,
    /// Its name in English.
    #[arg(id = "compare-name-en", long = "name-en", value_name = "NAME")]
    pub name_en: Option<String>,
    /// Why, in English.
    #[arg(id = "compare-reason-en", long = "reason-en", value_name = "TEXT")]
    pub reason_en: Option<String>,
    /// Whether it is deleted.
    #[arg(id = "compare-delete", long = "delete", conflicts_with_all = ["compare-grade", "compare-reason", "compare-indicator"])]
    pub delete: bool,
}

/// Arguments of `derive`.
#[derive(Debug, Args)]
pub struct Derive {
    /// Name of the indicator.
    #[arg(id = "derive-name", long = "name", value_name = "NAME")]
    pub name: String,
    /// How it is computed.
    #[arg(id = "derive-op", long = "op", value_name = "ratio|difference|share|growth", value_parser = keyed(Operation::ALL, Operation::key), hide_possible_values = true, required_unless_present = "derive-delete")]
    pub op: Option<Operation>,
    /// The first source.
    #[arg(id = "derive-a", long = "a", value_name = "ID", required_unless_present = "derive-delete")]
    pub a: Option<String>,
    /// The second source; of a share the other parts.
    #[arg(id = "derive-b", long = "b", value_name = "ID")]
    pub b: Vec<String>,
    /// What a ratio is multiplied by.
    #[arg(id = "derive-factor", long = "factor", value_name = "NUMBER", allow_hyphen_values = true)]
    pub factor: Option<f64>,
    /// Over how many years growth is counted.
    #[arg(id = "derive-years", long = "years", value_name = "N")]
    pub years: Option<u16>,
    /// The unit of a ratio.
    #[arg(id = "derive-unit", long = "unit", value_name = "UNIT")]
    pub unit: Option<String>,
    /// Its name in English.
    #[arg(id = "derive-name-en", long = "name-en", value_name = "NAME")]
    pub name_en: Option<String>,
    /// Whether it is deleted.
    #[arg(id = "derive-delete", long = "delete", conflicts_with_all = ["derive-op", "derive-a", "derive-b", "derive-factor", "derive-years", "derive-unit"])]
    pub delete: bool,
}

/// Arguments of `event`.
#[derive(Debug, Args)]
pub struct Event {
    /// When.
    #[arg(id = "event-period", long = "period", value_name = "PERIOD", required_unless_present = "event-list")]
    pub period: Option<String>,
    /// What, in a few words.
    #[arg(id = "event-text", long = "text", value_name = "TEXT", required_unless_present = "event-list")]
    pub text: Option<String>,
    /// Where; without it everywhere.
    #[arg(id = "event-city", long = "city", value_name = "CITY")]
    pub city: Option<String>,
    /// What, in English.
    #[arg(id = "event-text-en", long = "text-en", value_name = "TEXT")]
    pub text_en: Option<String>,
    /// Whether it is deleted.
    #[arg(id = "event-delete", long = "delete", conflicts_with = "event-list")]
    pub delete: bool,
    /// Whether all are listed.
    #[arg(id = "event-list", long = "list", conflicts_with_all = ["event-period", "event-text", "event-city"])]
    pub list: bool,
    /// How the list is written.
    #[arg(id = "event-format", long = "format", value_name = "table|csv|csv-bom|json", value_parser = format(), default_value = "table", hide_default_value = true, hide_possible_values = true)]
    pub format: Format,
}
