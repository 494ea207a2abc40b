//! A target's arithmetic in words: every formula with its numbers filled in, every refusal with its reason.

use crate::analysis::scorecard::ScorecardRow;
use crate::analysis::target_gap::{Case, Figures};
use crate::frame::Cube;
use crate::model::evaluation::Evaluation;
use crate::model::finding::Basis;
use crate::model::message::Fact;
use crate::model::observation::CumulativeSince;
use crate::model::quantity::Quantity;
use crate::model::status::{Reason, Status};
use crate::model::target::{Target, TargetKind};
use crate::text::catalogue::Texts;
use crate::text::number;

/// The sentence for a withheld percentage, with the reason why a value is missing where that is the cause.
#[must_use]
pub fn reason(texts: &Texts, row: &ScorecardRow) -> Option<String> {
    let mut words = texts.reason(row.reason?);
    if let Some(missing) = row.missing {
        words = texts.aside(&words, &texts.missing_reason(missing));
    }
    Some(words)
}

/// What limits the actual of a row: a sum that is only a lower bound, a value of part of its period.
#[must_use]
pub fn limits(texts: &Texts, row: &ScorecardRow) -> Vec<String> {
    let lower = (row.basis == Some(Basis::LowerBound)).then(|| texts.t("table-lower-bound"));
    lower.into_iter().chain(row.partial.then(|| texts.t("chart-partial"))).collect()
}

/// Why a percentage is withheld, and what else a reader of the actual must know.
#[must_use]
pub fn remarks(texts: &Texts, row: &ScorecardRow) -> Vec<String> {
    reason(texts, row).into_iter().chain(limits(texts, row)).collect()
}

/// The sentence for a withheld figure by its reason alone.
#[must_use]
pub fn withheld(texts: &Texts, reason: Option<Reason>) -> String {
    reason.map_or_else(|| texts.t("no-value"), |reason| texts.reason(reason))
}

/// Decimals that a row's amounts are shown with: those of the target and of the printed actual, at most four.
#[must_use]
pub fn decimals(index: &Cube, row: &ScorecardRow) -> u8 {
    let data = index.data();
    let target = data.targets.get(row.target).map_or(0, |t| t.value.decimals());
    let entries = [row.actual, row.baseline].into_iter().flatten();
    let printed = entries.filter_map(|e| index.at(e.observation)).filter_map(|o| o.value);
    // A value printed in another multiplier of the unit (人 beside 万人) has that many decimals more.
    let converted = row.actual.map_or(0, |e| decimals_of(e.value));
    printed.map(Quantity::decimals).fold(target, u8::max).max(converted).min(4)
}

fn decimals_of(value: f64) -> u8 {
    (0u8..4)
        .find(|d| {
            let scaled = value * 10f64.powi(i32::from(*d));
            (scaled - scaled.round()).abs() < 1e-6
        })
        .unwrap_or(4)
}

/// Everything that was computed for a target, line by line.
#[must_use]
pub fn formula(index: &Cube, texts: &Texts, row: &ScorecardRow) -> Vec<String> {
    let Some(target) = index.data().targets.get(row.target) else { return Vec::new() };
    let (Some(case), Some(figures)) = (row.case, row.figures) else {
        return reason(texts, row).into_iter().collect();
    };
    let words = Words { texts, case: &case, figures: &figures, decimals: decimals(index, row), target };
    let since = row.actual.and_then(|e| index.at(e.observation)).and_then(|o| o.cumulative_since);
    let mut lines = vec![words.progress(row, since)];
    if target.kind == TargetKind::Maintain {
        lines.push(texts.t(if case.is_met() { "formula-maintain-met" } else { "formula-maintain-missed" }));
    } else {
        lines.push(words.attainment());
        lines.push(words.pace());
        lines.extend(words.ratio());
    }
    lines.push(words.gap());
    if row.status == Status::WorseThanBaseline {
        let amount = figures.way_from_base.map(|way| texts.difference(way.abs(), words.decimals, &target.unit));
        let amount = amount.map(|a| a.trim_start_matches('+').to_owned());
        lines.extend(amount.map(|a| texts.with("formula-worse", &[("amount", Fact::Text(a))])));
    }
    lines.extend(words.required());
    lines
}

struct Words<'a> {
    texts: &'a Texts,
    case: &'a Case,
    figures: &'a Figures,
    decimals: u8,
    target: &'a Target,
}

impl Words<'_> {
    fn number(&self, value: f64) -> Fact {
        Fact::Text(self.texts.operand(value, self.decimals))
    }

    fn operands(&self) -> Vec<(&'static str, Fact)> {
        let base = self.case.comparable_base().unwrap_or_default();
        vec![
            ("x", self.number(self.case.actual)),
            ("sum", self.number(self.case.actual)),
            ("b", self.number(base)),
            ("t", self.number(self.target.value.value())),
        ]
    }

    fn with(&self, key: &str, result: String) -> String {
        let mut facts = self.operands();
        facts.push(("result", Fact::Text(result)));
        self.texts.with(key, &facts)
    }

    fn withheld(&self, key: &str, reason: Option<Reason>) -> String {
        let words = reason.map(|r| self.texts.reason(r)).unwrap_or_default();
        self.texts.with(key, &[("reason", Fact::Text(words))])
    }

    fn progress(&self, row: &ScorecardRow, since: Option<CumulativeSince>) -> String {
        let key = match (self.case.kind, row.basis, since) {
            (TargetKind::Maintain, ..) => return self.with("formula-maintain", String::new()),
            (TargetKind::Reach, ..) => "formula-reach",
            (TargetKind::Accumulate, Some(Basis::LowerBound), _) => "formula-accumulate-lower-bound",
            (TargetKind::Accumulate, _, Some(CumulativeSince::Scheme)) => "formula-accumulate-scheme",
            (TargetKind::Accumulate, ..) => "formula-accumulate",
            (TargetKind::IncreaseStock, ..) => "formula-increase_stock",
            (TargetKind::EveryYear, ..) => "formula-every_year",
            (TargetKind::Average, ..) => "formula-average",
        };
        match self.figures.progress {
            // Backwards is said in words and, below, in the unit; a percentage under zero would only puzzle.
            Some(progress) if progress < 0.0 => self.with(key, self.texts.status(Status::WorseThanBaseline)),
            Some(progress) => self.with(key, number::percent(progress)),
            None => self.withheld("formula-withheld", self.figures.progress_reason),
        }
    }

    fn attainment(&self) -> String {
        match self.figures.attainment {
            Some(attainment) if self.case.kind == TargetKind::IncreaseStock => {
                self.with("formula-attainment-increase", number::percent(attainment))
            }
            Some(attainment) => self.with("formula-attainment", number::percent(attainment)),
            None => self.withheld("formula-attainment-withheld", self.figures.attainment_reason),
        }
    }

    fn pace(&self) -> String {
        if !self.case.kind.is_paced() {
            return self.texts.t("formula-pace-full");
        }
        let count = |n: u16| Fact::Text(n.to_string());
        let result = Fact::Text(number::percent(self.figures.pace));
        let facts = [("k", count(self.case.position)), ("n", count(self.case.years)), ("result", result)];
        self.texts.with("formula-pace", &facts)
    }

    fn ratio(&self) -> Option<String> {
        let progress = self.figures.progress?;
        let percent = |fraction: f64| Fact::Text(number::percent(fraction));
        let facts = [
            ("progress", percent(progress)),
            ("pace", percent(self.figures.pace)),
            ("result", Fact::Text(number::decimal(progress / self.figures.pace, 2))),
        ];
        (progress >= 0.0).then(|| self.texts.with("formula-ratio", &facts))
    }

    fn gap(&self) -> String {
        let key = match (self.case.kind, self.case.polarity.sign() < 0.0) {
            (TargetKind::IncreaseStock, _) => "formula-gap-increase",
            (_, true) => "formula-gap-lower",
            (_, false) => "formula-gap-higher",
        };
        self.with(key, self.texts.gap(self.figures.gap, self.decimals, &self.target.unit))
    }

    fn required(&self) -> Option<String> {
        if !self.case.kind.is_spread() || self.figures.gap <= 0.0 {
            return None;
        }
        let left = self.case.years.saturating_sub(self.case.position);
        let Some(required) = self.figures.required_per_year else {
            return (left == 0).then(|| self.texts.t("formula-required-over"));
        };
        if self.case.kind == TargetKind::Average {
            let amount = Quantity::new(required, self.decimals)?;
            let words = self.texts.amount(amount, &self.target.unit);
            return Some(self.texts.with("formula-required-average", &[("result", Fact::Text(words))]));
        }
        let facts = [
            ("gap", self.number(self.figures.gap)),
            ("years", Fact::Text(left.to_string())),
            ("result", Fact::Text(self.texts.difference(required, self.decimals.max(1), &self.target.unit))),
        ];
        Some(self.texts.with("formula-required", &facts))
    }
}

/// A grade of one of the city's own bodies in words; one that cannot be read is said to be unknown.
#[must_use]
pub fn own_grade(texts: &Texts, evaluation: &Evaluation) -> String {
    let body = ("body", Fact::Text(texts.evaluation_body(evaluation.body)));
    let Some(grade) = &evaluation.grade else { return texts.with("detail-own-grade-unknown", &[body]) };
    let facts = [
        body,
        ("grade", Fact::Text(grade.clone())),
        ("period", Fact::Text(texts.period_short(evaluation.period))),
        ("scope", Fact::Text(texts.evaluation_scope(evaluation.scope))),
    ];
    texts.with("detail-own-grade-line", &facts)
}
