//! What somebody adds of a city's own: a plan with its years, and indicators with their targets.
//!
//! They stand in the dataset of what is typed about the city, under documents of its own, as values do.

use super::draft::Draft;
use super::read::{amount, period_of};
use crate::frame::Cube;
use crate::import::known::{factor, label_key};
use crate::model::direction::is_worse;
use crate::model::document::Provenance;
use crate::model::id::{IndicatorId, PlanId, TargetId};
use crate::model::indicator::{Indicator, Level, Polarity};
use crate::model::message::{Fact, Message};
use crate::model::municipality::{AreaCode, Municipality};
use crate::model::observation::{Observation, Role};
use crate::model::period::Period;
use crate::model::plan::Plan;
use crate::model::quantity::Quantity;
use crate::model::target::{BaselineReason, Revision, Target, TargetKind};
use crate::model::theme::Theme;
use crate::model::unit::Unit;
use crate::model::usual::{self, Said};

/// Most years that a plan may have; more are a slip.
const MOST_YEARS: u16 = 30;

/// A plan that is new, and the city that it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlan {
    /// The city; it may be new in the store as well.
    pub city: Municipality,
    /// Its name.
    pub name: String,
    /// Its first fiscal year.
    pub first_year: u16,
    /// Its last fiscal year.
    pub last_year: u16,
    /// Title of the document that states it.
    pub document: String,
}

/// An indicator of a plan as somebody types it, as texts and choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKpi {
    /// The plan.
    pub plan: PlanId,
    /// Heading of the goal.
    pub goal: String,
    /// Heading of the policy.
    pub policy: String,
    /// Its name.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// Level in the plan.
    pub level: Level,
    /// Theme.
    pub theme: Theme,
    /// Wanted direction; `None` until somebody says it.
    pub polarity: Option<Polarity>,
    /// Why that direction is wanted.
    pub polarity_reason: String,
    /// Arithmetic of the target; `None` until somebody says it.
    pub kind: Option<TargetKind>,
    /// Baseline; empty where none is printed.
    pub baseline: String,
    /// When the baseline is of.
    pub baseline_period: String,
    /// Target.
    pub target: String,
    /// By when; empty for the last year of the plan.
    pub target_period: String,
    /// Title of the document.
    pub document: String,
    /// The page there.
    pub page: String,
}

/// A field of the form for an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KpiField {
    /// Its name.
    Label,
    /// Wanted direction.
    Polarity,
    /// Why.
    Reason,
    /// Arithmetic of the target.
    Kind,
    /// Baseline.
    Baseline,
    /// Its period.
    BaselinePeriod,
    /// Target.
    Target,
    /// Its period.
    TargetPeriod,
    /// Document.
    Document,
}

/// What the texts of an indicator come to.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadKpi {
    unit: Unit,
    polarity: Polarity,
    kind: TargetKind,
    baseline: Option<(Quantity, Unit, Period)>,
    target: (Quantity, Unit),
    target_period: Period,
}

impl NewPlan {
    /// What is wrong with it.
    #[must_use]
    pub fn problem(&self) -> Option<Message> {
        let key = if self.name.trim().is_empty() {
            "error-plan-name"
        } else if self.last_year < self.first_year || self.last_year - self.first_year >= MOST_YEARS {
            "error-plan-years"
        } else if self.document.trim().is_empty() {
            "error-plan-document"
        } else {
            return None;
        };
        Some(Message::new(key))
    }
}

impl NewKpi {
    /// A form without words for a plan.
    #[must_use]
    pub const fn of(plan: PlanId) -> Self {
        Self {
            plan,
            goal: String::new(),
            policy: String::new(),
            label: String::new(),
            unit: String::new(),
            level: Level::PolicyKpi,
            theme: Theme::Unset,
            polarity: None,
            polarity_reason: String::new(),
            kind: None,
            baseline: String::new(),
            baseline_period: String::new(),
            target: String::new(),
            target_period: String::new(),
            document: String::new(),
            page: String::new(),
        }
    }

    /// Reads the texts.
    ///
    /// # Errors
    /// The first field that is wrong, and what is wrong with it.
    pub fn read(&self, plan: &Plan) -> Result<ReadKpi, (KpiField, Message)> {
        let lacks = |field, key| (field, Message::new(key));
        if self.label.trim().is_empty() {
            return Err(lacks(KpiField::Label, "error-kpi-label"));
        }
        let polarity = self.polarity.filter(|polarity| *polarity != Polarity::Neutral);
        let polarity = polarity.ok_or_else(|| lacks(KpiField::Polarity, "error-kpi-polarity"))?;
        if self.polarity_reason.trim().is_empty() {
            return Err(lacks(KpiField::Reason, "error-kpi-reason"));
        }
        let kind = self.kind.ok_or_else(|| lacks(KpiField::Kind, "error-kpi-kind"))?;
        let unit = Unit::new(self.unit.trim());
        let number = |field, text: &str| amount(text, &unit).map_err(|cause| (field, cause));
        let target = number(KpiField::Target, &self.target)?;
        let target_period = match self.target_period.trim() {
            "" => Period::Fiscal(plan.last_year),
            text => period_of(text).map_err(|cause| (KpiField::TargetPeriod, cause))?,
        };
        let baseline = match self.baseline.trim() {
            "" => None,
            text => {
                let (value, unit) = number(KpiField::Baseline, text)?;
                let period = period_of(&self.baseline_period).map_err(|cause| (KpiField::BaselinePeriod, cause))?;
                Some((value, unit, period))
            }
        };
        if self.document.trim().is_empty() {
            return Err(lacks(KpiField::Document, "error-plan-document"));
        }
        Ok(ReadKpi { unit, polarity, kind, baseline, target, target_period })
    }

    /// What a person should look at although it can be kept.
    #[must_use]
    pub fn doubts(&self, read: &ReadKpi, plan: &Plan) -> Vec<Message> {
        let mut found = Vec::new();
        let year = read.target_period.fiscal_year();
        if !(plan.first_year..=plan.last_year).contains(&year) {
            let message = Message::new("set-doubt-outside-plan").fact("period", Fact::Period(read.target_period));
            found.push(message.text("plan", &plan.name));
        }
        if let Some((baseline, unit, _)) = &read.baseline {
            let factor = factor(&read.target.1, unit).unwrap_or(1.0);
            if is_worse(read.kind, read.polarity, *baseline, read.target.0, factor) {
                found.push(Message::new("kpi-doubt-direction"));
            }
        } else if read.kind.has_way() {
            found.push(Message::new("kpi-doubt-baseline"));
        }
        found
    }
}

/// The identifier of something that somebody adds to an area, from the texts that tell it from others.
pub(super) fn id(kind: &str, area: AreaCode, texts: &[&str]) -> String {
    let digest = blake3::hash(texts.join("\n").as_bytes()).to_hex();
    format!("typed-{kind}-{area}-{}", digest.get(..12).unwrap_or_default())
}

/// The plan that is kept.
pub(super) fn plan(draft: &mut Draft, new: &NewPlan, current: &Cube) -> Result<(), Message> {
    if let Some(problem) = new.problem() {
        return Err(problem);
    }
    let area = new.city.municipality_code;
    let name = new.name.trim();
    let is_it = |plan: &&Plan| plan.municipality_code == area && label_key(&plan.name) == label_key(name);
    if current.data().plans.iter().chain(&draft.own.plans).any(|plan| is_it(&plan)) {
        return Err(Message::new("error-plan-known").text("name", name));
    }
    let source = draft.note_document(area, new.document.trim(), "", "");
    if current.data().municipality(area).is_none() {
        draft.own.municipalities.retain(|known| known.municipality_code != area);
        draft.own.municipalities.push(new.city.clone());
    }
    let years = format!("{}-{}", new.first_year, new.last_year);
    draft.own.plans.push(Plan {
        plan_id: PlanId(id("plan", area, &[name, &years])),
        municipality_code: area,
        name: name.to_owned(),
        name_en: name.to_owned(),
        first_year: new.first_year,
        last_year: new.last_year,
        document_id: source.document_id,
        source_line: None,
    });
    Ok(())
}

/// The indicator with its target that is kept.
pub(super) fn kpi(draft: &mut Draft, new: &NewKpi, current: &Cube, area: AreaCode) -> Result<(), Message> {
    let plan = draft.own.plans.iter().find(|plan| plan.plan_id == new.plan).or_else(|| current.data().plan(&new.plan));
    let plan = plan.filter(|plan| plan.municipality_code == area).cloned();
    let plan = plan.ok_or_else(|| Message::new("error-template-plan").text("text", &new.plan).text("known", ""))?;
    let read = new.read(&plan).map_err(|(_, cause)| cause)?;
    let label = new.label.trim();
    let alike = |row: &&Indicator| {
        row.plan_id.as_ref() == Some(&new.plan)
            && label_key(&row.label) == label_key(label)
            && (row.goal.as_str(), row.policy.as_str()) == (new.goal.trim(), new.policy.trim())
    };
    if current.data().indicators.iter().chain(&draft.own.indicators).any(|row| alike(&row)) {
        return Err(Message::new("error-kpi-known").text("label", label));
    }
    let texts = [new.plan.as_str(), new.goal.trim(), new.policy.trim(), label, read.unit.as_str()];
    let indicator_id = IndicatorId(id("kpi", area, &texts));
    let (document, page) = (new.document.trim(), new.page.trim());
    let mut source = |raw: &str| draft.note_document(area, document, page, raw);
    let (of_label, of_target, of_baseline) = (source(label), source(new.target.trim()), source(new.baseline.trim()));
    let baseline = read
        .baseline
        .clone()
        .map(|(value, unit, period)| baseline(&indicator_id, area, (value, unit, period), of_baseline));
    draft.targets.push(Target {
        target_id: TargetId(format!("{indicator_id}:target:{}", read.target_period)),
        indicator_id: indicator_id.clone(),
        revision: Revision::Final,
        plan_id: plan.plan_id.clone(),
        goal: new.goal.trim().to_owned(),
        kind: read.kind,
        value: read.target.0,
        rounded_rate: read.target.0.decimals() > 0 || read.target.1.is_percent(),
        unit: read.target.1.clone(),
        target_period: read.target_period,
        baseline_reason: baseline.is_none().then_some(BaselineReason::NonePrinted),
        baseline_observation_id: baseline.as_ref().map(|row| row.observation_id.clone()),
        actual_comparable: true,
        note: String::new(),
        source: of_target,
    });
    draft.observations.extend(baseline);
    draft.own.indicators.push(Indicator {
        label_en: String::new(),
        indicator_id,
        municipality_code: Some(area),
        plan_id: Some(plan.plan_id),
        level: new.level,
        theme: new.theme,
        concept: None,
        goal: new.goal.trim().to_owned(),
        policy: new.policy.trim().to_owned(),
        project: String::new(),
        department: String::new(),
        label: label.to_owned(),
        unit: read.unit,
        breakdown: Vec::new(),
        polarity: read.polarity,
        polarity_reason: new.polarity_reason.trim().to_owned(),
        definition_note: String::new(),
        review_flag: String::new(),
        repeat_of: None,
        source: of_label,
    });
    Ok(())
}

fn baseline(
    indicator: &IndicatorId,
    area: AreaCode,
    (value, unit, period): (Quantity, Unit, Period),
    source: Provenance,
) -> Observation {
    let said = Said { area: None, period, role: Role::Baseline, cumulative: false };
    Observation {
        observation_id: crate::model::id::ObservationId(usual::id(indicator.as_str(), &said)),
        indicator_id: indicator.clone(),
        municipality_code: area,
        role: Role::Baseline,
        period,
        period_assumed: false,
        period_printed: String::new(),
        value: Some(value),
        unit,
        status: crate::model::observation::ObservationStatus::Normal,
        missing_reason: None,
        cumulative: false,
        cumulative_since: None,
        partial: false,
        averaged: false,
        unusable_reason: None,
        note: String::new(),
        source,
    }
}
