//! An observation in words: the same on screens and in commands.

use crate::frame::ObservationRef;
use crate::model::indicator::Indicator;
use crate::model::observation::ObservationStatus;
use crate::text::catalogue::Texts;

/// An observation with what its words are made from.
#[derive(Debug, Clone, Copy)]
pub struct Observed<'a> {
    /// The words.
    pub texts: &'a Texts,
    /// The indicator observed.
    pub indicator: &'a Indicator,
    /// The observation.
    pub observation: ObservationRef<'a>,
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
        remarks(self.texts, self.observation)
    }
}

/// What is particular about a value, except that there is none: provisional or estimated, a running total, a mean, a part
/// of its period, not usable and why, a period that was assumed.
#[must_use]
pub fn remarks(texts: &Texts, observation: ObservationRef<'_>) -> Vec<String> {
    let provisional = !matches!(observation.status, ObservationStatus::Normal | ObservationStatus::Missing);
    [
        provisional.then(|| texts.observation_status(observation.status)),
        observation.cumulative_since.map(|since| texts.cumulative_since(since)),
        observation.averaged.then(|| texts.t("table-averaged")),
        observation.partial.then(|| texts.t("chart-partial")),
        observation.unusable_reason.map(|reason| texts.unusable_reason(reason)),
        observation.period_assumed.then(|| texts.t("table-period-assumed")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether nothing is particular about a value: [`remarks`] has nothing to say.
#[must_use]
pub fn is_plain(observation: ObservationRef<'_>) -> bool {
    matches!(observation.status, ObservationStatus::Normal | ObservationStatus::Missing)
        && observation.cumulative_since.is_none()
        && !observation.averaged
        && !observation.partial
        && observation.unusable_reason.is_none()
        && !observation.period_assumed
}

/// A value with its unit, or the reason why there is none.
#[must_use]
pub fn amount(texts: &Texts, observation: ObservationRef<'_>) -> String {
    match (observation.value, observation.missing_reason) {
        (Some(value), _) => texts.amount(value, &observation.unit),
        (None, Some(reason)) => texts.missing_reason(reason),
        (None, None) => texts.t("no-value"),
    }
}

/// Words for a value, followed by what is particular about it.
#[must_use]
pub fn remarked(texts: &Texts, words: String, observation: ObservationRef<'_>) -> String {
    remarks(texts, observation).iter().fold(words, |words, remark| texts.aside(&words, remark))
}

/// The project or else the policy of an indicator: many labels (就職者数) say little without it.
#[must_use]
pub fn measure(indicator: &Indicator) -> &str {
    let policy = || indicator.policy.rsplit(" > ").next().unwrap_or_default();
    if indicator.project.is_empty() { policy() } else { &indicator.project }
}
