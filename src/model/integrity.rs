//! What must hold inside one dataset before it may be stored.

use super::dataset::Dataset;
use super::indicator::Polarity;
use super::message::{Explain, Message};
use super::observation::{Observation, ObservationStatus, Role};
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// One breach of integrity: which row of which table, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{table} {row}: {problem}")]
pub struct Breach {
    /// Table name as in the data package.
    pub table: &'static str,
    /// The row's identifier.
    pub row: String,
    /// What is wrong.
    pub problem: BreachKind,
}

/// The kinds of breach.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BreachKind {
    /// Two rows have the same identifier.
    #[error("identifier is used twice")]
    DuplicateId,
    /// A row refers to one that is not there.
    #[error("refers to {field} {value}, which is not in the dataset")]
    Dangling {
        /// The referring column.
        field: &'static str,
        /// What it refers to.
        value: String,
    },
    /// A value is present although the row says missing, or the other way round.
    #[error("value, status and missing_reason contradict each other")]
    MissingContradiction,
    /// A running total does not say since when, or a plain value does.
    #[error("cumulative and cumulative_since contradict each other")]
    CumulativeContradiction,
    /// An indicator with a target has no wanted direction.
    #[error("has a target but neutral polarity")]
    NeutralWithTarget,
    /// A plan ends before it begins.
    #[error("plan ends before it begins")]
    PlanYears,
}

impl Explain for Breach {
    fn explain(&self) -> Message {
        let message = |key| Message::new(key).text("table", self.table).text("row", &self.row);
        match &self.problem {
            BreachKind::DuplicateId => message("error-breach-duplicate"),
            BreachKind::Dangling { field, value } => {
                message("error-breach-dangling").text("field", field).text("value", value)
            }
            BreachKind::MissingContradiction => message("error-breach-missing"),
            BreachKind::CumulativeContradiction => message("error-breach-cumulative"),
            BreachKind::NeutralWithTarget => message("error-breach-neutral"),
            BreachKind::PlanYears => message("error-breach-plan-years"),
        }
    }
}

struct Checker<'a> {
    breaches: Vec<Breach>,
    areas: BTreeSet<u32>,
    documents: BTreeSet<&'a str>,
    plans: BTreeSet<&'a str>,
    indicators: BTreeSet<&'a str>,
    observations: BTreeSet<&'a str>,
}

impl<'a> Checker<'a> {
    fn unique(&mut self, table: &'static str, ids: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.breaches.push(Breach { table, row: id.to_owned(), problem: BreachKind::DuplicateId });
            }
        }
        seen
    }

    fn require(&mut self, known: bool, table: &'static str, row: &str, field: &'static str, value: &str) {
        if !known {
            let problem = BreachKind::Dangling { field, value: value.to_owned() };
            self.breaches.push(Breach { table, row: row.to_owned(), problem });
        }
    }

    fn document(&mut self, table: &'static str, row: &str, id: &str) {
        self.require(self.documents.contains(id), table, row, "document_id", id);
    }

    fn indicator(&mut self, table: &'static str, row: &str, field: &'static str, id: &str) {
        self.require(self.indicators.contains(id), table, row, field, id);
    }

    fn observation(&mut self, table: &'static str, row: &str, field: &'static str, id: &str) {
        self.require(self.observations.contains(id), table, row, field, id);
    }

    fn plan(&mut self, table: &'static str, row: &str, id: &str) {
        self.require(self.plans.contains(id), table, row, "plan_id", id);
    }

    fn area(&mut self, table: &'static str, row: &str, code: super::municipality::AreaCode) {
        if !self.areas.contains(&code.number()) {
            self.require(false, table, row, "municipality_code", &code.to_string());
        }
    }
}

/// All breaches of integrity in a dataset, in table order; empty for a sound one.
#[must_use]
pub fn breaches(data: &Dataset) -> Vec<Breach> {
    let mut c = Checker {
        breaches: Vec::new(),
        areas: data.municipalities.iter().map(|m| m.municipality_code.number()).collect(),
        documents: BTreeSet::new(),
        plans: BTreeSet::new(),
        indicators: BTreeSet::new(),
        observations: BTreeSet::new(),
    };
    c.documents = c.unique("documents", data.documents.iter().map(|d| d.document_id.as_str()));
    c.plans = c.unique("plans", data.plans.iter().map(|p| p.plan_id.as_str()));
    c.indicators = c.unique("indicators", data.indicators.iter().map(|i| i.indicator_id.as_str()));
    let observation_ids = || data.observations.iter().map(|o| o.observation_id.as_str());
    if !surely_unique(observation_ids()) {
        c.unique("observations", observation_ids());
    }
    c.observations = referred_observations(data);
    c.unique("targets", data.targets.iter().map(|t| t.target_id.as_str()));
    c.unique("evaluations", data.evaluations.iter().map(|e| e.evaluation_id.as_str()));
    c.unique("printed_figures", data.printed_figures.iter().map(|f| f.figure_id.as_str()));
    c.unique("aliases", data.aliases.iter().map(|a| a.alias.as_str()));
    c.unique("comparisons", data.comparisons.iter().map(|x| x.comparison_id.as_str()));
    check_pairs(&mut c, data);
    check_frame(&mut c, data);
    check_targets(&mut c, data);
    check_observations(&mut c, data);
    check_rest(&mut c, data);
    c.breaches
}

/// Whether all texts differ, by their hashes: `false` only means that a closer look is needed.
///
/// Sorting numbers is much cheaper than a tree of millions of identifiers.
fn surely_unique<'a>(ids: impl Iterator<Item = &'a str>) -> bool {
    let mut hashes: Vec<u64> = ids
        .map(|id| {
            let mut hasher = DefaultHasher::new();
            id.hash(&mut hasher);
            hasher.finish()
        })
        .collect();
    hashes.sort_unstable();
    hashes.is_sorted_by(|a, b| a < b)
}

/// The observations that targets and printed figures refer to, as far as they are there.
fn referred_observations(data: &Dataset) -> BTreeSet<&str> {
    let baselines = data.targets.iter().filter_map(|t| t.baseline_observation_id.as_ref());
    let figures =
        data.printed_figures.iter().flat_map(|f| [&f.subject_observation_id, &f.base_observation_id]).flatten();
    let referred: BTreeSet<&str> = baselines.chain(figures).map(super::id::ObservationId::as_str).collect();
    data.observations.iter().map(|o| o.observation_id.as_str()).filter(|id| referred.contains(id)).collect()
}

/// Rows that are known by something other than one text identifier.
fn check_pairs(c: &mut Checker<'_>, data: &Dataset) {
    let mut duplicate = |table, row| c.breaches.push(Breach { table, row, problem: BreachKind::DuplicateId });
    let mut areas = BTreeSet::new();
    for area in &data.municipalities {
        if !areas.insert(area.municipality_code) {
            duplicate("municipalities", area.municipality_code.to_string());
        }
    }
    let mut members = BTreeSet::new();
    for member in &data.comparison_members {
        if !members.insert((&member.comparison_id, &member.indicator_id)) {
            duplicate("comparison_members", format!("{} {}", member.comparison_id, member.indicator_id));
        }
    }
}

fn check_frame<'a>(c: &mut Checker<'a>, data: &'a Dataset) {
    for document in &data.documents {
        c.area("documents", document.document_id.as_str(), document.municipality_code);
    }
    for plan in &data.plans {
        c.area("plans", plan.plan_id.as_str(), plan.municipality_code);
        c.document("plans", plan.plan_id.as_str(), plan.document_id.as_str());
        if plan.last_year < plan.first_year {
            let row = plan.plan_id.to_string();
            c.breaches.push(Breach { table: "plans", row, problem: BreachKind::PlanYears });
        }
    }
    for indicator in &data.indicators {
        let row = indicator.indicator_id.as_str();
        if let Some(area) = indicator.municipality_code {
            c.area("indicators", row, area);
        }
        c.document("indicators", row, indicator.source.document_id.as_str());
        if let Some(plan) = &indicator.plan_id {
            c.plan("indicators", row, plan.as_str());
        }
        if let Some(original) = &indicator.repeat_of {
            c.indicator("indicators", row, "repeat_of", original.as_str());
        }
    }
}

fn check_targets<'a>(c: &mut Checker<'a>, data: &'a Dataset) {
    let neutral: BTreeSet<&str> =
        data.indicators.iter().filter(|i| i.polarity == Polarity::Neutral).map(|i| i.indicator_id.as_str()).collect();
    for target in &data.targets {
        let row = target.target_id.as_str();
        c.indicator("targets", row, "indicator_id", target.indicator_id.as_str());
        c.plan("targets", row, target.plan_id.as_str());
        c.document("targets", row, target.source.document_id.as_str());
        if let Some(baseline) = &target.baseline_observation_id {
            c.observation("targets", row, "baseline_observation_id", baseline.as_str());
        }
        if neutral.contains(target.indicator_id.as_str()) {
            c.breaches.push(Breach { table: "targets", row: row.to_owned(), problem: BreachKind::NeutralWithTarget });
        }
    }
}

fn check_observations<'a>(c: &mut Checker<'a>, data: &'a Dataset) {
    for observation in &data.observations {
        let row = observation.observation_id.as_str();
        c.indicator("observations", row, "indicator_id", observation.indicator_id.as_str());
        c.area("observations", row, observation.municipality_code);
        c.document("observations", row, observation.source.document_id.as_str());
        if let Some(problem) = contradiction(observation) {
            c.breaches.push(Breach { table: "observations", row: row.to_owned(), problem });
        }
    }
}

/// How an observation contradicts itself; `None` for a sound one.
#[must_use]
pub fn contradiction(observation: &Observation) -> Option<BreachKind> {
    let missing = observation.status == ObservationStatus::Missing;
    if missing == observation.value.is_some() || missing != observation.missing_reason.is_some() {
        return Some(BreachKind::MissingContradiction);
    }
    let unusable_elsewhere = observation.unusable_reason.is_some() && observation.role != Role::Actual;
    let cumulative = observation.cumulative != observation.cumulative_since.is_some();
    (cumulative || unusable_elsewhere).then_some(BreachKind::CumulativeContradiction)
}

fn check_rest<'a>(c: &mut Checker<'a>, data: &'a Dataset) {
    for evaluation in &data.evaluations {
        let row = evaluation.evaluation_id.as_str();
        c.area("evaluations", row, evaluation.municipality_code);
        c.plan("evaluations", row, evaluation.plan_id.as_str());
        c.document("evaluations", row, evaluation.source.document_id.as_str());
        if let Some(indicator) = &evaluation.indicator_id {
            c.indicator("evaluations", row, "indicator_id", indicator.as_str());
        }
    }
    for figure in &data.printed_figures {
        let row = figure.figure_id.as_str();
        c.indicator("printed_figures", row, "indicator_id", figure.indicator_id.as_str());
        c.document("printed_figures", row, figure.source.document_id.as_str());
        if let Some(subject) = &figure.subject_observation_id {
            c.observation("printed_figures", row, "subject_observation_id", subject.as_str());
        }
        if let Some(base) = &figure.base_observation_id {
            c.observation("printed_figures", row, "base_observation_id", base.as_str());
        }
    }
    let comparisons: BTreeSet<&str> = data.comparisons.iter().map(|x| x.comparison_id.as_str()).collect();
    for alias in &data.aliases {
        let row = alias.alias.as_str();
        c.area("aliases", row, alias.municipality_code);
        c.indicator("aliases", row, "indicator_id", alias.indicator_id.as_str());
    }
    for member in &data.comparison_members {
        let row = format!("{} {}", member.comparison_id, member.indicator_id);
        let known = comparisons.contains(member.comparison_id.as_str());
        c.require(known, "comparison_members", &row, "comparison_id", member.comparison_id.as_str());
        c.indicator("comparison_members", &row, "indicator_id", member.indicator_id.as_str());
    }
}
