//! An observation in words: the same on screens and in commands.

use crate::model::indicator::Indicator;
use crate::model::observation::{Observation, ObservationStatus};
use crate::text::catalogue::Texts;

/// An observation with what its words are made from.
#[derive(Debug, Clone, Copy)]
pub struct Observed<'a> {
    /// The words.
    pub texts: &'a Texts,
    /// The indicator observed.
    pub indicator: &'a Indicator,
    /// The observation.
    pub observation: &'a Observation,
}

impl Observed<'_> {
    /// The value with its unit; a dash where there is none.
    #[must_use]
    pub fn amount(&self) -> String {
        let words = self.observation.value.map(|value| self.texts.amount(value, &self.observation.unit));
        words.unwrap_or_else(|| self.texts.t("no-value"))
    }

    /// Why there is no value; a dash where no reason is known.
    #[must_use]
    pub fn missing(&self) -> String {
        let reason = self.observation.missing_reason.map(|reason| self.texts.missing_reason(reason));
        reason.unwrap_or_else(|| self.texts.t("no-value"))
    }

    /// What is particular about the value, except that there is none.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let (texts, observation) = (self.texts, self.observation);
        let provisional = !matches!(observation.status, ObservationStatus::Normal | ObservationStatus::Missing);
        let words = [
            provisional.then(|| texts.observation_status(observation.status)),
            observation.cumulative_since.map(|since| texts.cumulative_since(since)),
            observation.averaged.then(|| texts.t("table-averaged")),
            observation.partial.then(|| texts.t("chart-partial")),
            observation.unusable_reason.map(|reason| texts.unusable_reason(reason)),
            observation.period_assumed.then(|| texts.t("table-period-assumed")),
        ];
        words.into_iter().flatten().collect()
    }
}

/// The project or else the policy of an indicator: many labels (就職者数) say little without it.
#[must_use]
pub fn measure(indicator: &Indicator) -> &str {
    let policy = || indicator.policy.rsplit(" > ").next().unwrap_or_default();
    if indicator.project.is_empty() { policy() } else { &indicator.project }
}
